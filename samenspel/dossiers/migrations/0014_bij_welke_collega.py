"""Who works for the municipality and does not reach the dossier hears of it too, by the same narrow question, and from which colleague it is (ADR 25).

Out of sight is what the wall says is out of sight. The intake desk hears no name, as before.
"""

from __future__ import annotations

import importlib

from django.db import migrations

OUD = importlib.import_module("samenspel.dossiers.migrations.0011_spoor_bij_collega").BIJ_COLLEGA
BIJ_COLLEGA = """
drop function if exists dossiers_bij_collega(bytea[], text[], text, timestamptz);
create function dossiers_bij_collega(nummers bytea[], namen text[], dag text, nu timestamptz, out collega text, out misschien boolean, out bij text)
language sql volatile security definer set search_path = public, pg_temp as $$
  with hier as (
    select d.id, coalesce(h.contactpersoon_id, d.contactpersoon_id) as van_wie,
      coalesce(h.id, d.id) not in (select toegang_bereikbare_dossiers('')) as van_collega
    from dossiers_dossier d left join dossiers_dossier h on h.id = d.samengevoegd_in_id
    where d.gemeente_id = current_setting('app.gemeente')::uuid and not toegang_hele_gemeente()
      and toegang_bereik() = any ('{onverdeeld,gemeente}')
      and d.id in (
        select n.dossier_id from personen_nummer n
          where n.gemeente_id = current_setting('app.gemeente')::uuid and n.blind = any (nummers)
        union all
        select z.dossier_id from personen_zoekterm z where z.gemeente_id = current_setting('app.gemeente')::uuid
          and dag <> '' and z.term = any (namen)
          and exists (select from personen_persoon p where p.dossier_id = z.dossier_id and left(p.geboortedatum, 4) = left(dag, 4)))
  ), genoemd as (
    select h.id, h.van_collega, h.van_wie, case when not h.van_collega then null
           when exists (select from personen_nummer n where n.dossier_id = h.id and n.blind = any (nummers)) then 'nummer'
           when dag <> '' and exists (select from personen_persoon p where p.dossier_id = h.id and p.geboortedatum = dag
             and string_to_array(p.sorteernaam, ' ') @> namen and string_to_array(p.sorteernaam, ' ') <@ namen) then 'naam' end as hoe
    from hier h
  ), spoor as (
    insert into toegang_inzage (id, gemeente_id, dossier_id, door_id, wat, categorie, reden, op)
    select gen_random_uuid(), current_setting('app.gemeente')::uuid, g.id, nullif(current_setting('app.gebruiker'), '')::uuid,
      'hoorde: dossier bij een collega', case g.hoe when 'nummer' then 'C02' else 'C01' end,
      case g.hoe when 'nummer' then 'Zocht op BSN of V-nummer.' else 'Zocht op naam en geboortedatum.' end, nu
    from genoemd g where g.hoe is not null
  )
  select coalesce(max(g.hoe), ''), coalesce(bool_or(not g.van_collega), false),
    coalesce(max(u.naam) filter (where g.hoe is not null and toegang_bereik() = 'gemeente'), '')
  from genoemd g left join toegang_gebruiker u on u.id = g.van_wie
$$;
revoke all on function dossiers_bij_collega(bytea[], text[], text, timestamptz) from public;
grant execute on function dossiers_bij_collega(bytea[], text[], text, timestamptz) to samenspel_app;
"""
TERUG = f"drop function if exists dossiers_bij_collega(bytea[], text[], text, timestamptz); {OUD}"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_samengevoegd_volgt"), ("toegang", "0027_kring")]

    operations = [migrations.RunSQL(BIJ_COLLEGA, TERUG)]

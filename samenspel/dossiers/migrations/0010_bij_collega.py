"""Whether somebody has a dossier with a colleague: the one thing that the intake desk hears of dossiers that it does not see.

By the very number, or by the whole name with the birth date exactly as it is written there; nothing else crosses the wall, and who sees the municipality asks
nothing here. `misschien`: whether a look among the dossiers in sight can find anybody, so that it is not asked in vain.
"""

from __future__ import annotations

from django.db import migrations

BIJ_COLLEGA = """
create function dossiers_bij_collega(nummers bytea[], namen text[], dag text, out collega text, out misschien boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with hier as (
    select d.id, coalesce(h.contactpersoon_id, d.contactpersoon_id) is not null as van_collega
    from dossiers_dossier d left join dossiers_dossier h on h.id = d.samengevoegd_in_id
    where d.gemeente_id = current_setting('app.gemeente')::uuid and toegang_bereik() = 'onverdeeld'
      and d.id in (
        select n.dossier_id from personen_nummer n
          where n.gemeente_id = current_setting('app.gemeente')::uuid and n.blind = any (nummers)
        union all
        select z.dossier_id from personen_zoekterm z where z.gemeente_id = current_setting('app.gemeente')::uuid
          and dag <> '' and z.term = any (namen)
          and exists (select from personen_persoon p where p.dossier_id = z.dossier_id and left(p.geboortedatum, 4) = left(dag, 4)))
  )
  select coalesce(max(case when not h.van_collega then null
           when exists (select from personen_nummer n where n.dossier_id = h.id and n.blind = any (nummers)) then 'nummer'
           when dag <> '' and exists (select from personen_persoon p where p.dossier_id = h.id and p.geboortedatum = dag
             and string_to_array(p.sorteernaam, ' ') @> namen and string_to_array(p.sorteernaam, ' ') <@ namen) then 'naam' end), ''),
         coalesce(bool_or(not h.van_collega), false)
  from hier h
$$;
revoke all on function dossiers_bij_collega(bytea[], text[], text) from public;
grant execute on function dossiers_bij_collega(bytea[], text[], text) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_lbt_voor_de_wet"), ("personen", "0003_minder_indexen")]

    operations = [migrations.RunSQL(BIJ_COLLEGA, "drop function if exists dossiers_bij_collega(bytea[], text[], text)")]

"""The two functions of the desk: ask after one person, and pass on that they want to be called (ADR 31).

They run as the owner and look at who asks. What the desk may see of whom was found stands in the minimal views; here nothing comes out but a word.
"""

from __future__ import annotations

from django.db import migrations

_KOP = "language plpgsql volatile security definer set search_path = public, pg_temp"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_HIER = "current_setting('app.gemeente')::uuid"
PER_UUR, OPEN = 30, "10 minutes"

FUNCTIES = f"""
create function balie_vraag(welke uuid, namen text[], dag text) returns text {_KOP} as $$
declare
  ik uuid := {_IK};
  hier uuid := {_HIER};
  gevonden uuid[] := '{{}}';
  een uuid;
begin
  if toegang_bereik() <> 'gezocht' or ik is null then
    raise exception 'alleen de balie vraagt dit' using errcode = '42501';
  end if;
  -- one question of one person at a time, so that questions at the same moment are counted too
  perform pg_advisory_xact_lock(hashtextextended('balie_vraag' || ik::text, 0));
  if (select count(*) from toegang_balievraag v where v.gebruiker_id = ik and v.op > now() - interval '1 hour') >= {PER_UUR} then
    return 'wacht';
  end if;
  if cardinality(namen) > 0 and dag <> '' then
    select coalesce(array_agg(distinct b.id), '{{}}') into gevonden
      from personen_zoekterm z
      join personen_persoon p on p.dossier_id = z.dossier_id and p.geboortedatum = dag
        and string_to_array(p.sorteernaam, ' ') @> namen and string_to_array(p.sorteernaam, ' ') <@ namen
      join dossiers_dossier d on d.id = p.dossier_id
      join dossiers_dossier b on b.id = coalesce(d.samengevoegd_in_id, d.id) and b.gemeente_id = hier and b.gesloten_op is null
      where z.gemeente_id = hier and z.term = replace(dag, '-', '')
        and not exists (select from avg_beperking s where s.dossier_id = b.id and s.opgeheven_op is null);
  end if;
  een := case cardinality(gevonden) when 1 then gevonden[1] end;
  delete from toegang_balievraag v where v.gebruiker_id = ik and v.dossier_id is null and v.op < now() - interval '1 day';
  insert into toegang_balievraag (id, gemeente_id, gebruiker_id, dossier_id, contactpersoon_id, op, tot)
    values (welke, hier, ik, een, (select d.contactpersoon_id from dossiers_dossier d where d.id = een), now(),
      case when een is null then now() else now() + interval '{OPEN}' end);
  return case cardinality(gevonden) when 0 then 'niemand' when 1 then 'gevonden' else 'meer' end;
end $$;

create function balie_terugbelverzoek(welke uuid, nieuw uuid, dag date, moment timestamptz) returns text {_KOP} as $$
declare
  v toegang_balievraag;
begin
  if toegang_bereik() <> 'gezocht' then
    raise exception 'alleen de balie vraagt dit' using errcode = '42501';
  end if;
  select * into v from toegang_balievraag b where b.id = welke and b.gemeente_id = {_HIER} and b.gebruiker_id = {_IK}
    and b.dossier_id in (select toegang_gevonden_dossiers()) and b.tot > statement_timestamp() for update;
  if v.id is null then
    return 'voorbij';
  end if;
  if exists (select from dossiers_herinnering h where h.dossier_id = v.dossier_id and h.soort = 'terugbellen' and h.door_id = v.gebruiker_id
      and h.klaar_op is null) then
    return 'stond_al';
  end if;
  insert into dossiers_herinnering (id, gemeente_id, dossier_id, soort, op, wie, termijn_code, door_id, vastgelegd_op)
    values (nieuw, v.gemeente_id, v.dossier_id, 'terugbellen', dag, 'gevraagd aan de balie', '', v.gebruiker_id, moment);
  return 'gezet';
end $$;
revoke all on function balie_vraag(uuid, text[], text), balie_terugbelverzoek(uuid, uuid, date, timestamptz) from public;
grant execute on function balie_vraag(uuid, text[], text), balie_terugbelverzoek(uuid, uuid, date, timestamptz) to samenspel_app;
"""  # noqa: S608  # our own words
TERUG = "drop function if exists balie_vraag(uuid, text[], text), balie_terugbelverzoek(uuid, uuid, date, timestamptz)"


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0040_balie"),
        ("dossiers", "0014_bij_welke_collega"),
        ("personen", "0005_inburgeraar_met_bsn"),
        ("avg", "0009_ontvanger"),
        ("keten", "0009_balie"),
    ]

    operations = [migrations.RunSQL(FUNCTIES, TERUG)]

"""Files are of one municipality; what they made belongs to a dossier. And the one way to erase what came in by mistake."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut, schut_gemeente

# Only dossiers that this file made, of the own municipality, for a role that may write status facts, and only the tables
# that reading in fills. A row in any other table makes the foreign keys refuse, and nothing is erased.
WIS = """
create function koppelingen_wis_ingelezen(welke uuid, ids uuid[], wie uuid, moment timestamptz) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  hier uuid := current_setting('app.gemeente')::uuid;
  te_wissen uuid[];
  tabel text;
begin
  if not toegang_mag('C05', 'schrijf') then
    raise exception 'mag niet';
  end if;
  select coalesce(array_agg(d.id), '{}') into te_wissen from dossiers_dossier d
    where d.id = any (ids) and d.gemeente_id = hier and exists (
      select from koppelingen_inlezingspoor s where s.dossier_id = d.id and s.inlezing_id = welke and s.soort = 'dossier');
  insert into dossiers_gewistdossier (id, gemeente_id, nummer, reden, gewist_op, door_id)
    select gen_random_uuid(), d.gemeente_id, d.nummer, 'inlezing_ongedaan', moment, wie from dossiers_dossier d where d.id = any (te_wissen);
  foreach tabel in array array['dossiers_duomelding', 'dossiers_bewaaktetermijn', 'dossiers_gebeurtenis', 'dossiers_notitie',
      'personen_nummer', 'personen_contactgegeven', 'personen_zoekterm', 'personen_persoon', 'koppelingen_inlezingspoor'] loop
    execute format('delete from %I where dossier_id = any ($1)', tabel) using te_wissen;
  end loop;
  delete from dossiers_dossier where id = any (te_wissen);
  set constraints all immediate;
  set constraints all deferred;
  return cardinality(te_wissen);
end $$;
revoke all on function koppelingen_wis_ingelezen(uuid, uuid[], uuid, timestamptz) from public;
grant execute on function koppelingen_wis_ingelezen(uuid, uuid[], uuid, timestamptz) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0001_initial"), ("dossiers", "0002_muur"), ("personen", "0002_muur")]

    operations = [
        schut_gemeente("koppelingen_inlezing", daden="IU"),
        schut_gemeente("koppelingen_kolomkeuze", daden="IU"),
        schut("koppelingen_inlezingspoor", categorie="C05", daden="I"),
        migrations.RunSQL(WIS, "drop function if exists koppelingen_wis_ingelezen(uuid, uuid[], uuid, timestamptz)"),
    ]

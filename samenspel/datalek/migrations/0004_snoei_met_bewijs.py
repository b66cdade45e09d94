"""What retention takes out of the change history is said in the chain of the log, as any lawful deletion; and a restored backup is cut down again.

`avg_verwijderd` has a line for each dossier that was cut down, under a name that is no table. What was cut down before the backup was made is
not done again: somebody may have come back since.
"""

from __future__ import annotations

from django.db import migrations

_KOP = "security definer set search_path = public, pg_temp"
_SNOEI = f"""
create or replace function bewaren_snoei(p_dossiers uuid[], p_kernvelden jsonb, p_dag date) returns int language plpgsql volatile {_KOP} as $$
declare v int; v_ids uuid[]; v_inloggers uuid[]; v_gemeente uuid := current_setting('app.gemeente')::uuid;
begin
  select coalesce(array_agg(id), '{{}}') into v_ids from dossiers_dossier where id = any (p_dossiers) and gemeente_id = v_gemeente;
  select coalesce(array_agg(gebruiker_id), '{{}}') into v_inloggers from toegang_aanstelling where dossier_id = any (v_ids);
  perform set_config('avg.verwijdert', 'ja', true);
  v := bewaren_snoei_rijen(p_dossiers, p_kernvelden, p_dag);
  perform set_config('avg.verwijdert', '', true);
  perform logboek_wis_wijzigingen(array(
    select id from logboek_wijziging where dossier_id = any (v_ids)
    union all select w.id from logboek_wijziging w where w.tabel = 'toegang_gebruiker' and w.rij_id = any (v_inloggers)
      and not exists (select from toegang_gebruiker u where u.id = w.rij_id and u.is_active)));
  insert into avg_verwijderd (id, gemeente_id, tabel, rij_id, grond, op, buiten)
    select gen_random_uuid(), v_gemeente, 'bewaren_snoei', d, 'bewaren:snoei', p_dag::timestamp at time zone 'UTC', false from unnest(v_ids) d
    on conflict (rij_id, tabel) do update set op = excluded.op, buiten = false;
  return v;
end $$;
create function bewaren_snoei_opnieuw(p_gemeente uuid, p_dossier uuid, p_kernvelden jsonb, p_op timestamptz) returns int language plpgsql volatile {_KOP} as $$
begin
  if exists (select from avg_verwijderd where tabel = 'bewaren_snoei' and rij_id = p_dossier and op >= p_op)
    or not exists (select from dossiers_dossier where id = p_dossier and gemeente_id = p_gemeente) then
    return 0;
  end if;
  perform set_config('app.gemeente', p_gemeente::text, true), set_config('app.rol', 'systeem', true), set_config('app.gebruiker', '', true),
    set_config('app.doel', 'avg:verwijder_opnieuw', true);
  return bewaren_snoei(array[p_dossier], p_kernvelden, (p_op at time zone 'UTC')::date);
end $$;
revoke all on function bewaren_snoei_opnieuw(uuid, uuid, jsonb, timestamptz) from public;
"""  # noqa: S608  # no value from outside


class Migration(migrations.Migration):
    dependencies = [
        ("datalek", "0003_snoei_zonder_geschiedenis"),
        ("logboek", "0007_zegels_muur"),
        ("avg", "0004_verwijderd"),
    ]

    operations = [
        migrations.RunSQL(_SNOEI, "drop function if exists bewaren_snoei_opnieuw(uuid, uuid, jsonb, timestamptz)")
    ]

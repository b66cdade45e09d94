"""What retention takes out of the change history is said in the chain of the log, as any lawful deletion."""

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
  return v;
end $$;
"""  # noqa: S608  # no value from outside


class Migration(migrations.Migration):
    dependencies = [("datalek", "0003_snoei_zonder_geschiedenis"), ("logboek", "0007_zegels_muur")]

    operations = [migrations.RunSQL(_SNOEI, migrations.RunSQL.noop)]

"""Retention is a lawful deletion too: what is pruned leaves nothing in the change history, and what was written before goes along."""

from __future__ import annotations

from django.db import migrations

_KOP = "security definer set search_path = public, pg_temp"
_SNOEI = f"""
alter function bewaren_snoei(uuid[], jsonb, date) rename to bewaren_snoei_rijen;
revoke all on function bewaren_snoei_rijen(uuid[], jsonb, date) from samenspel_app;
create function bewaren_snoei(p_dossiers uuid[], p_kernvelden jsonb, p_dag date) returns int language plpgsql volatile {_KOP} as $$
declare v int; v_ids uuid[]; v_inloggers uuid[]; v_gemeente uuid := current_setting('app.gemeente')::uuid;
begin
  select coalesce(array_agg(id), '{{}}') into v_ids from dossiers_dossier where id = any (p_dossiers) and gemeente_id = v_gemeente;
  select coalesce(array_agg(gebruiker_id), '{{}}') into v_inloggers from toegang_aanstelling where dossier_id = any (v_ids);
  perform set_config('avg.verwijdert', 'ja', true);
  v := bewaren_snoei_rijen(p_dossiers, p_kernvelden, p_dag);
  perform set_config('avg.verwijdert', '', true);
  perform set_config('logboek.wist', 'ja', true);
  delete from logboek_wijziging where dossier_id = any (v_ids);
  delete from logboek_wijziging w where w.tabel = 'toegang_gebruiker' and w.rij_id = any (v_inloggers)
    and not exists (select from toegang_gebruiker u where u.id = w.rij_id and u.is_active);
  perform set_config('logboek.wist', '', true);
  return v;
end $$;
revoke all on function bewaren_snoei(uuid[], jsonb, date) from public;
grant execute on function bewaren_snoei(uuid[], jsonb, date) to samenspel_app;
"""  # noqa: S608  # no value from outside
_TERUG = """
drop function bewaren_snoei(uuid[], jsonb, date);
alter function bewaren_snoei_rijen(uuid[], jsonb, date) rename to bewaren_snoei;
grant execute on function bewaren_snoei(uuid[], jsonb, date) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("datalek", "0002_muur"), ("bewaren", "0002_muur"), ("logboek", "0005_wijziging_muur")]

    operations = [migrations.RunSQL(_SNOEI, _TERUG)]

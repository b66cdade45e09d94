"""Keys are of one municipality. The application reads and adds them; only the system of the municipality destroys one, through a function."""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente

VERNIETIG = """
create function kluis_vernietig(wat uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.rol') <> 'systeem' then
    raise exception 'alleen het systeem vernietigt een sleutel' using errcode = '42501';
  end if;
  delete from kluis_dossiersleutel where dossier_id = wat and gemeente_id = current_setting('app.gemeente')::uuid;
  return found;
end $$;
revoke all on function kluis_vernietig(uuid) from public;
grant execute on function kluis_vernietig(uuid) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("kluis", "0001_initial")]

    operations = [
        schut_gemeente("kluis_dossiersleutel", daden="I"),
        schut_gemeente("kluis_logsleutel", daden="I"),
        migrations.RunSQL("grant usage on sequence kluis_logsleutel_id_seq to samenspel_app", migrations.RunSQL.noop),
        migrations.RunSQL(VERNIETIG, "drop function if exists kluis_vernietig(uuid)"),
    ]

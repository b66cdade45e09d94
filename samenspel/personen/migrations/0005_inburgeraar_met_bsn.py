"""Whose login is it that a provider (DigiD) says this BSN of? Asked by the login role, which reads no number; it gets an account or nothing.

The number itself does not come in: its blind index does. Only an account that the municipality let in, today.
"""

from __future__ import annotations

from django.db import migrations

ZOEK = """
create function personen_inburgeraar_met_bsn(in_gemeente uuid, blind_bsn bytea) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.gebruiker_id from personen_nummer n
    join toegang_aanstelling a on a.gemeente_id = n.gemeente_id and a.rol = 'inburgeraar'
    join toegang_gebruiker g on g.id = a.gebruiker_id and g.is_active
  where n.gemeente_id = in_gemeente and n.soort = 'bsn' and n.blind = blind_bsn
    and a.vanaf <= (now() at time zone 'Europe/Amsterdam')::date
    and (a.tot is null or a.tot >= (now() at time zone 'Europe/Amsterdam')::date)
    and (a.dossier_id = n.dossier_id or toegang_eigen_dossier(a.id) = n.dossier_id)
  order by a.dossier_id = n.dossier_id desc, a.vanaf desc, a.id limit 1
$$;
revoke all on function personen_inburgeraar_met_bsn(uuid, bytea) from public;
grant execute on function personen_inburgeraar_met_bsn(uuid, bytea) to samenspel_login;
"""


class Migration(migrations.Migration):
    dependencies = [("personen", "0004_nummer_kort"), ("toegang", "0021_niveau")]

    operations = [migrations.RunSQL(ZOEK, "drop function if exists personen_inburgeraar_met_bsn(uuid, bytea)")]

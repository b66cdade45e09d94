"""Whether somebody also logs in elsewhere, or as a newcomer: yes or no, and nothing else crosses the wall."""

from __future__ import annotations

from django.db import migrations

WERKT_ELDERS = """
create function toegang_werkt_elders(wie uuid, op date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from toegang_aanstelling a
      where a.gebruiker_id = wie and (a.tot is null or a.tot >= op)
        and (a.rol = 'inburgeraar' or a.gemeente_id <> current_setting('app.gemeente')::uuid))
$$;
revoke all on function toegang_werkt_elders(uuid, date) from public;
grant execute on function toegang_werkt_elders(uuid, date) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0002_muur")]

    operations = [migrations.RunSQL(WERKT_ELDERS, "drop function if exists toegang_werkt_elders(uuid, date)")]

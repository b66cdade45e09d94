"""Where somebody is employed is asked of who was appointed here from there, or of oneself; no longer of any id (ADR 34).

The functions of the wall ask `toegang_in_dienst` as the owner. A login, which comes before anybody is somewhere, asks about every appointment of its own.
"""

from __future__ import annotations

from django.db import migrations

LEENT_UIT = """
create function toegang_leent_uit(wie uuid, waar uuid, dag date) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (current_setting('role') <> 'samenspel_app' or exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.thuisgemeente_id = waar
      and (a.gemeente_id = nullif(current_setting('app.gemeente', true), '')::uuid or wie = nullif(current_setting('app.gebruiker', true), '')::uuid)))
    and toegang_in_dienst(wie, waar, dag);
end $$;
revoke all on function toegang_leent_uit(uuid, uuid, date) from public;
grant execute on function toegang_leent_uit(uuid, uuid, date) to samenspel_app, samenspel_eigenaar, samenspel_login;
revoke execute on function toegang_in_dienst(uuid, uuid, date) from samenspel_app, samenspel_login;
"""
LEENT_UIT_WEG = """
grant execute on function toegang_in_dienst(uuid, uuid, date) to samenspel_app, samenspel_login;
drop function if exists toegang_leent_uit(uuid, uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0083_partners_per_cel")]

    operations = [migrations.RunSQL(LEENT_UIT, LEENT_UIT_WEG)]

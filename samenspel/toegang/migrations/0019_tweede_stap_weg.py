"""Who lost telephone and codes: the manager takes the second step away, of somebody else, who works in this municipality alone.

The application cannot reach the table of second steps; this function of the owner looks by itself who asks.
"""

from __future__ import annotations

from django.db import migrations

WEG = """
create function toegang_haal_tweede_stap_weg(wie uuid) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  hier uuid := nullif(current_setting('app.gemeente', true), '')::uuid;
  ik uuid := nullif(current_setting('app.gebruiker', true), '')::uuid;
  vandaag date := (now() at time zone 'Europe/Amsterdam')::date;
  weg integer;
begin
  if current_setting('app.rol', true) is distinct from 'functioneel_beheerder' or ik is null or ik = wie
     or toegang_werkt_elders(wie, vandaag)
     or not exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id = hier) then
    raise exception 'deze tweede stap haalt u niet weg' using errcode = '42501';
  end if;
  delete from mfa_authenticator m where m.user_id = wie;
  get diagnostics weg = row_count;
  return weg;
end $$;
revoke all on function toegang_haal_tweede_stap_weg(uuid) from public;
grant execute on function toegang_haal_tweede_stap_weg(uuid) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0018_inlogrem"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunSQL(WEG, "drop function if exists toegang_haal_tweede_stap_weg(uuid)")]

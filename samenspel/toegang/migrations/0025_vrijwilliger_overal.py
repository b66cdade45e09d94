"""The account of a volunteer is appointed by nobody: not in another municipality either, where its own appointment lies behind the wall (ADR 23)."""

from __future__ import annotations

from django.db import migrations

BEWAAK = """
create function toegang_is_vrijwilliger(wie uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from toegang_vrijwilliger v where v.gebruiker_id = wie)
    or exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.rol = 'mb_vrijwilliger')
$$;
revoke all on function toegang_is_vrijwilliger(uuid) from public;
grant execute on function toegang_is_vrijwilliger(uuid) to samenspel_app;
create function toegang_bewaak_elders() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.rol <> 'mb_vrijwilliger' and toegang_is_vrijwilliger(new.gebruiker_id) or new.rol = 'mb_vrijwilliger' and exists (
    select from toegang_vrijwilliger v where v.gebruiker_id = new.gebruiker_id and v.gemeente_id <> new.gemeente_id
  ) then
    raise exception 'een vrijwilliger logt in met een link van een coordinator, en krijgt geen andere aanstelling' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_elders() from public;
create trigger bewaak_elders before insert or update of gebruiker_id, gemeente_id, rol on toegang_aanstelling
  for each row execute function toegang_bewaak_elders();
"""
TERUG = """
drop trigger bewaak_elders on toegang_aanstelling;
drop function toegang_bewaak_elders();
drop function toegang_is_vrijwilliger(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0024_vrijwilliger")]

    operations = [migrations.RunSQL(BEWAAK, TERUG)]

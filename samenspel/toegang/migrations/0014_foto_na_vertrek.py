"""The photo of who works nowhere any more goes: when the last appointment is ended, and every night for those that ended by themselves.

Whether somebody still works in another municipality lies behind the wall; so the database looks, deletes no other photo, and says whose.
"""

from __future__ import annotations

from django.db import migrations

VERWIJDER = """
create function toegang_verwijder_fotos(wie uuid, na date) returns setof uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  hier uuid := current_setting('app.gemeente')::uuid;
  daarna date := least(na, (now() at time zone 'Europe/Amsterdam')::date);
begin
  if current_setting('app.rol') not in ('systeem', 'functioneel_beheerder') then
    raise exception 'alleen beheer ruimt foto''s op' using errcode = '42501';
  end if;
  return query
    with weg as (
      delete from toegang_foto f
      where case when wie is null then f.gemeente_id = hier
          else f.gebruiker_id = wie and exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id = hier) end
        and not exists (select from toegang_aanstelling a
          where a.gebruiker_id = f.gebruiker_id and a.rol <> 'inburgeraar' and (a.tot is null or a.tot > daarna))
      returning f.gebruiker_id
    ), leeg as (
      update toegang_gebruiker g set foto_op = null where g.id in (select w.gebruiker_id from weg w)
    )
    select w.gebruiker_id from weg w;
end $$;
revoke all on function toegang_verwijder_fotos(uuid, date) from public;
grant execute on function toegang_verwijder_fotos(uuid, date) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0013_rol_past")]

    operations = [migrations.RunSQL(VERWIJDER, "drop function if exists toegang_verwijder_fotos(uuid, date)")]

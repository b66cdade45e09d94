"""Erasure is an act of the owner: the application role may call it, under its own identity, and nothing more."""

from __future__ import annotations

from django.db import migrations

WIS = """
create function dossiers_wis(wat uuid, waarom text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  gemeente uuid := current_setting('app.gemeente')::uuid;
  mens uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
  doel record;
  inloggers uuid[];
begin
  if current_setting('app.rol') <> 'regievoerder' or mens is null then
    raise exception 'alleen een regievoerder wist een dossier' using errcode = '42501';
  end if;
  if waarom <> 'verkeerd_regime' then
    raise exception 'onbekende reden' using errcode = '22023';
  end if;
  if not exists (select from dossiers_dossier where id = wat and gemeente_id = gemeente) then
    raise exception 'dit dossier bestaat niet in deze gemeente' using errcode = '42501';
  end if;
  if exists (select from dossiers_dossier where samengevoegd_in_id = wat or (id = wat and samengevoegd_in_id is not null)) then
    raise exception 'dit dossier is samengevoegd' using errcode = '55000';
  end if;
  insert into dossiers_gewistdossier (id, gemeente_id, nummer, reden, gewist_op, door_id)
    select gen_random_uuid(), gemeente_id, nummer, waarom, now(), mens from dossiers_dossier where id = wat;
  -- the login of the newcomer goes too, when it was for this dossier alone
  select coalesce(array_agg(gebruiker_id), '{}') into inloggers from toegang_aanstelling a
    where dossier_id = wat and not exists
      (select from toegang_aanstelling b where b.gebruiker_id = a.gebruiker_id and b.dossier_id is distinct from wat);
  -- every table that knows a dossier, also one that a later version adds
  for doel in
    select c.oid::regclass as tabel from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
  loop
    execute format('delete from %s where dossier_id = $1', doel.tabel) using wat;
  end loop;
  -- every other column that points at a dossier: the row belongs to another dossier and only loses the pointer
  update personen_gezinslid set eigen_dossier_id = null where eigen_dossier_id = wat;
  delete from dossiers_samenvoeging where blijft_id = wat;
  for doel in
    select k.conrelid::regclass as tabel, a.attname as kolom from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'toegang_gebruiker'::regclass
        and k.conrelid::regclass::text in ('account_emailaddress', 'mfa_authenticator', 'usersessions_usersession')
  loop
    execute format('delete from %s where %I = any ($1)', doel.tabel, doel.kolom) using inloggers;
  end loop;
  delete from dossiers_dossier where id = wat;
  delete from toegang_gebruiker where id = any (inloggers);
  set constraints all immediate;
  set constraints all deferred;
end $$;
revoke all on function dossiers_wis(uuid, text) from public;
grant execute on function dossiers_wis(uuid, text) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0002_muur"),
        ("personen", "0002_muur"),
        ("toegang", "0002_muur"),
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [migrations.RunSQL(WIS, "drop function if exists dossiers_wis(uuid, text)")]

"""Closing, reopening, merging and taking apart: each fact and row belongs to its act, and the act to who directs the dossier.

`0004_balie` guards the dossier itself. Here the facts that say the same (figures count them) and the row that joins two records.
"""

from __future__ import annotations

from django.db import migrations

LEVENSLOOP = """
create function dossiers_bewaak_levensloop() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if new.soort = 'intrekking' then
    if exists (select from dossiers_gebeurtenis where id = new.trekt_in_id
        and soort in ('dossier_gesloten', 'dossier_heropend', 'samengevoegd', 'samenvoeging_ongedaan')) then
      raise exception 'dit feit hoort bij een handeling: heropen het dossier, of haal de dossiers uit elkaar' using errcode = '42501';
    end if;
  elsif toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie een dossier regisseert, sluit het of voegt het samen' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function dossiers_bewaak_levensloop() from public;
create trigger bewaak_levensloop before insert on dossiers_gebeurtenis for each row
  when (current_user = 'samenspel_app' and new.soort in ('intrekking', 'dossier_gesloten', 'dossier_heropend', 'samengevoegd',
    'samenvoeging_ongedaan'))
  execute function dossiers_bewaak_levensloop();

create function dossiers_bewaak_samenvoeging() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  wijst uuid := (select samengevoegd_in_id from dossiers_dossier where id = new.dossier_id);
begin
  if toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie een dossier regisseert, sluit het of voegt het samen' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and (wijst is distinct from new.blijft_id or new.ongedaan_op is not null) then
    raise exception 'een samenvoeging hoort bij een dossier dat in het andere is opgegaan' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and (wijst is not null or old.ongedaan_op is not null or new.ongedaan_op is null
      or (to_jsonb(new) - 'ongedaan_op' - 'ongedaan_door_id') <> (to_jsonb(old) - 'ongedaan_op' - 'ongedaan_door_id')) then
    raise exception 'een samenvoeging verandert niet; zij wordt een keer ongedaan gemaakt' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function dossiers_bewaak_samenvoeging() from public;
create trigger bewaak_samenvoeging before insert or update on dossiers_samenvoeging for each row
  when (current_user = 'samenspel_app')
  execute function dossiers_bewaak_samenvoeging();

create or replace function dossiers_bewaak_sluiten() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie een dossier regisseert, sluit het of voegt het samen' using errcode = '42501';
  end if;
  if new.samengevoegd_in_id is not null and not exists (
      select from dossiers_dossier where id = new.samengevoegd_in_id and gemeente_id = new.gemeente_id) then
    raise exception 'dossiers van twee gemeenten gaan niet samen' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak_gesloten_begin before insert on dossiers_dossier for each row
  when (current_user = 'samenspel_app' and (new.gesloten_op is not null or new.samengevoegd_in_id is not null))
  execute function dossiers_bewaak_sluiten();
"""
LEVENSLOOP_WEG = """
drop trigger if exists bewaak_gesloten_begin on dossiers_dossier;
drop trigger if exists bewaak_samenvoeging on dossiers_samenvoeging;
drop function if exists dossiers_bewaak_samenvoeging();
drop trigger if exists bewaak_levensloop on dossiers_gebeurtenis;
drop function if exists dossiers_bewaak_levensloop();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_besluiten")]

    operations = [migrations.RunSQL(LEVENSLOOP, LEVENSLOOP_WEG)]

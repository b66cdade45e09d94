"""The intake desk fills new dossiers in; closing, reopening and merging are for who directs them."""

from __future__ import annotations

from django.db import migrations

BALIE = """
create function dossiers_bewaak_sluiten() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie een dossier regisseert, sluit het of voegt het samen' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function dossiers_bewaak_sluiten() from public;
create trigger bewaak_sluiten before update on dossiers_dossier for each row
  when (current_user = 'samenspel_app' and (old.gesloten_op is distinct from new.gesloten_op
    or old.samengevoegd_in_id is distinct from new.samengevoegd_in_id))
  execute function dossiers_bewaak_sluiten();
"""
BALIE_WEG = """
drop trigger if exists bewaak_sluiten on dossiers_dossier;
drop function if exists dossiers_bewaak_sluiten();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_wissen")]

    operations = [migrations.RunSQL(BALIE, BALIE_WEG)]

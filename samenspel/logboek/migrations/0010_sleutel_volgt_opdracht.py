"""The key of an auditor has the last day of the assignment as it is now: when that becomes shorter the key does too, and what is over is gone at once (ADR 33)."""

from __future__ import annotations

from django.db import migrations

VOLGT = """
create function logboek_controlesleutel_volgt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update logboek_controlesleutel k set tot = new.tot where k.aanstelling_id = new.id;
  delete from logboek_controlesleutel k where k.tot < (now() at time zone 'Europe/Amsterdam')::date;
  return null;
end $$;
revoke all on function logboek_controlesleutel_volgt() from public;
create trigger controlesleutel after update of tot on toegang_aanstelling for each row
  when (new.rol = 'auditor_rekenkamer' and new.tot is distinct from old.tot) execute function logboek_controlesleutel_volgt();
update logboek_controlesleutel k set tot = a.tot from toegang_aanstelling a where a.id = k.aanstelling_id and a.tot < k.tot;
"""
VOLGT_WEG = """
drop trigger if exists controlesleutel on toegang_aanstelling;
drop function if exists logboek_controlesleutel_volgt();
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0009_hele_dagen")]

    operations = [migrations.RunSQL(VOLGT, VOLGT_WEG)]

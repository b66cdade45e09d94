"""A hold with an end holds until that day, in the database too: closing a dossier as a wrong regime erased past it.

A restored backup is another thing: what was removed after it was made goes again, also when the hold that was lifted since stands there still.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.avg.functies import OPNIEUW, VERWIJDER

_WACHTER = """
create or replace function bewaren_bewaak_vasthouding() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare vrij text[] := array['opgeheven_op', 'opgeheven_door_id', 'opgeheven_reden'];
  v_dag date := coalesce(nullif(current_setting('avg.dag', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date);  -- the day of the removal
begin
  if tg_op = 'DELETE' then
    if old.opgeheven_op is null and (old.tot is null or old.tot >= v_dag)
      and not (current_user = 'samenspel_eigenaar' and current_setting('avg.herstelt', true) is not distinct from 'ja') then
      raise exception 'dit dossier wordt vastgehouden: hef dat eerst op' using errcode = 'SB017';
    end if;
    return old;
  end if;
  if to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
    raise exception 'een vasthouding verandert niet, zij wordt opgeheven' using errcode = '42501';
  end if;
  return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("bewaren", "0002_muur"), ("avg", "0007_slot_zonder_gemeente")]

    operations = [migrations.RunSQL(_WACHTER + VERWIJDER + OPNIEUW, migrations.RunSQL.noop)]

"""A plan template is of one municipality, made by its functional manager, and what was adopted stays.

The same sentences as `bevoegdheden_leefplan.mag_plansjablonen_maken` and `handelingen.plansjablonen`, underneath them.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente

BEWAAK = """
create function plan_bewaak_plansjabloon() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  mag text[] := array['ingetrokken_door_id', 'ingetrokken_op'];
begin
  if current_setting('app.rol') <> 'functioneel_beheerder' then
    raise exception 'een plansjabloon maakt alleen een functioneel beheerder' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if new.vastgesteld_op is not null or new.ingetrokken_op is not null then
      raise exception 'een plansjabloon begint als concept' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.gemeente_id, new.nummer, new.versie, new.opgesteld_door_id, new.opgesteld_op)
      is distinct from (old.gemeente_id, old.nummer, old.versie, old.opgesteld_door_id, old.opgesteld_op) then
    raise exception 'een versie blijft van haar sjabloon, en van wie haar opstelde' using errcode = '42501';
  end if;
  if old.ingetrokken_op is not null then
    mag := array[]::text[];
  end if;
  if (old.vastgesteld_op is not null or old.ingetrokken_op is not null)
      and (to_jsonb(new) - mag) is distinct from (to_jsonb(old) - mag) then
    raise exception 'wat vastgesteld of ingetrokken is, verandert niet: maak een nieuwe versie' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function plan_bewaak_plansjabloon() from public;
create trigger bewaak_plansjabloon before insert or update on plan_plansjabloon for each row
  when (current_user = 'samenspel_app') execute function plan_bewaak_plansjabloon();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak_plansjabloon on plan_plansjabloon;
drop function if exists plan_bewaak_plansjabloon();
"""


class Migration(migrations.Migration):
    dependencies = [("plan", "0012_plansjabloon")]

    operations = [
        schut_gemeente("plan_plansjabloon", daden="IU"),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
    ]

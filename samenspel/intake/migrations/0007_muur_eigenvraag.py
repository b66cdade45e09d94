"""Own questions are of one municipality, made by its functional manager, and what was adopted stays.

The same sentences as `bevoegdheden.mag_vragen_maken` and `handelingen.eigenvragen`, underneath them.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut_gemeente

BEWAAK = """
create function intake_bewaak_eigenvraag() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  mag text[] := array['nagekeken', 'ingetrokken_door_id', 'ingetrokken_op'];
begin
  if current_setting('app.rol') <> 'functioneel_beheerder' then
    raise exception 'een vraag van de gemeente maakt alleen een functioneel beheerder' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if new.vastgesteld_op is not null or new.ingetrokken_op is not null then
      raise exception 'een vraag begint als concept' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.gemeente_id, new.nummer, new.versie) is distinct from (old.gemeente_id, old.nummer, old.versie) then
    raise exception 'een versie blijft van haar vraag' using errcode = '42501';
  end if;
  if old.ingetrokken_op is not null then
    mag := array['nagekeken'];
  end if;
  if (old.vastgesteld_op is not null or old.ingetrokken_op is not null)
      and (to_jsonb(new) - mag) is distinct from (to_jsonb(old) - mag) then
    raise exception 'wat vastgesteld of ingetrokken is, verandert niet: maak een nieuwe versie' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function intake_bewaak_eigenvraag() from public;
create trigger bewaak_eigenvraag before insert or update on intake_eigenvraag for each row
  when (current_user = 'samenspel_app') execute function intake_bewaak_eigenvraag();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak_eigenvraag on intake_eigenvraag;
drop function if exists intake_bewaak_eigenvraag();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_eigenvraag")]

    operations = [
        schut_gemeente("intake_eigenvraag", daden="IU"),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
    ]

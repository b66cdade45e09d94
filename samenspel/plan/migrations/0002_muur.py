"""The wall around the tables of a PIP, and the lock on what was adopted.

`plan_bewaak_pip` lets an adopted version only go on to its next state; `plan_bewaak_deel` keeps every part of an
adopted version as it was. Both bind the owner too, in a data migration as well.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut

_TABELLEN = {
    "plan_pip": ("C06", "IU"),
    "plan_afweging": ("C06", "IU"),
    "plan_beoordeling": ("C06", "IU"),
    "plan_pipgezin": ("C04", "IU"),
    "plan_pipinkomen": ("C09", "IU"),
    "plan_pipbelastbaarheid": ("C11", "IU"),
    "plan_pipbesluit": ("C17", "I"),
    "plan_pipbrief": ("C17", "I"),
    "plan_pipbezwaar": ("C17", "IU"),
}
_DELEN = ("plan_afweging", "plan_beoordeling", "plan_pipgezin", "plan_pipinkomen", "plan_pipbelastbaarheid")

BEWAKING = """
create function plan_bewaak_pip() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  vrij text[] := array['stand', 'geeindigd_op'];
begin
  if old.stand in ('concept', 'besproken') then
    return new;
  end if;
  if old.bekendgemaakt_op is null then
    vrij := vrij || array['bekendgemaakt_op', 'bekendgemaakt_hoe'];
  end if;
  if to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
    raise exception 'een vastgesteld PIP verandert niet: maak een nieuwe versie' using errcode = '23514';
  end if;
  if new.stand <> old.stand and not (
       (old.stand = 'vastgesteld' and new.stand in ('bekendgemaakt', 'gewijzigd', 'vervallen'))
    or (old.stand = 'bekendgemaakt' and new.stand in ('gewijzigd', 'vervallen'))
  ) then
    raise exception 'een PIP gaat niet van % terug naar %', old.stand, new.stand using errcode = '23514';
  end if;
  return new;
end $$;

create function plan_bewaak_deel() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from plan_pip where id = new.pip_id and stand not in ('concept', 'besproken')) then
    raise exception 'een vastgesteld PIP verandert niet: maak een nieuwe versie' using errcode = '23514';
  end if;
  if tg_op = 'UPDATE' and new.pip_id <> old.pip_id then
    raise exception 'een deel van een PIP blijft bij dat PIP' using errcode = '23514';
  end if;
  return new;
end $$;
revoke all on function plan_bewaak_pip() from public;
revoke all on function plan_bewaak_deel() from public;
create trigger bewaak before update on plan_pip for each row execute function plan_bewaak_pip();
"""
BEWAKING_WEG = """
drop trigger if exists bewaak on plan_pip;
drop function if exists plan_bewaak_pip();
drop function if exists plan_bewaak_deel();
"""


def _bewaak_deel(tabel: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"create trigger bewaak before insert or update on {tabel} for each row execute function plan_bewaak_deel()",
        f"drop trigger if exists bewaak on {tabel}",
    )


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("dossiers", "0002_muur"), ("toegang", "0002_muur")]

    operations = [
        *(schut(tabel, categorie=categorie, daden=daden) for tabel, (categorie, daden) in _TABELLEN.items()),
        migrations.RunSQL(BEWAKING, BEWAKING_WEG),
        *(_bewaak_deel(tabel) for tabel in _DELEN),
    ]

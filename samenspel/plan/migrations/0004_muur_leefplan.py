"""The wall around the living plan: the words in their own category, the task of a partner in C16 for its own rows.

Lines and practice are only added. An agreed support plan keeps what was agreed: only its state goes on.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import schut

_ALLEEN_BIJ = {
    "plan_planregeltaal": "C07",
    "plan_planregelwerk": "C08",
    "plan_planregelfinancien": "C10",
    "plan_planregelwelbevinden": "C12",
    "plan_planregelontmoeten": "C13",
    "plan_praktijkplan": "C06",
    "plan_praktijkgezin": "C04",
    "plan_praktijkinkomen": "C09",
    "plan_doel": "C06",
}

BEWAKING = """
create function plan_bewaak_steunplan() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if old.stand = 'concept' then
    return new;
  end if;
  if to_jsonb(new) - 'stand' <> to_jsonb(old) - 'stand' or (new.stand <> old.stand and new.stand <> 'vervangen') then
    raise exception 'een vastgesteld ondersteuningsplan verandert niet: maak een nieuwe versie' using errcode = '23514';
  end if;
  return new;
end $$;
revoke all on function plan_bewaak_steunplan() from public;
create trigger bewaak before update on plan_steunplan for each row execute function plan_bewaak_steunplan();
"""
BEWAKING_WEG = """
drop trigger if exists bewaak on plan_steunplan;
drop function if exists plan_bewaak_steunplan();
"""


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_leefplan"), ("dossiers", "0002_muur"), ("toegang", "0002_muur")]

    operations = [
        *(schut(tabel, categorie=categorie, daden="I") for tabel, categorie in _ALLEEN_BIJ.items()),
        schut("plan_actie", categorie="C16", daden="IU", organisatie_kolom="organisatie_id"),
        schut("plan_steunplan", categorie="C06", daden="IU"),
        migrations.RunSQL(BEWAKING, BEWAKING_WEG),
    ]

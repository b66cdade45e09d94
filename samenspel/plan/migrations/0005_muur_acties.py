"""A partner, or the newcomer, answers an own action and nothing more: what was agreed is not theirs to write.

The policy lets them reach the row, the trigger says which columns: done on, in which words, and when to look whether
it helped. Once reported it stays as it was reported; a colleague of the municipality takes it from there.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import GEMEENTE

ACTIES = f"""
drop policy app_maak on plan_actie;
create policy app_maak on plan_actie for insert to samenspel_app
  with check ({GEMEENTE} and (select toegang_mag('C16', 'schrijf')) and (select toegang_bereik()) = 'gemeente');

create function plan_bewaak_actie() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  vrij text[] := array['klaar_op', 'terugmelding', 'toets_op', 'gewijzigd_op'];
begin
  if toegang_bereik() = 'gemeente' then
    return new;
  end if;
  if toegang_bereik() = 'zichzelf' and old.eigenaar <> 'inburgeraar' then
    raise exception 'deze actie is van een ander' using errcode = '42501';
  end if;
  if old.klaar_op is not null or old.vervallen_op is not null or to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
    raise exception 'wie een actie uitvoert, meldt haar klaar en wijzigt haar niet' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function plan_bewaak_actie() from public;
create trigger bewaak before update on plan_actie for each row
  when (current_user = 'samenspel_app') execute function plan_bewaak_actie();
"""  # noqa: S608  # no value from outside
ACTIES_WEG = f"""
drop trigger if exists bewaak on plan_actie;
drop function if exists plan_bewaak_actie();
drop policy if exists app_maak on plan_actie;
create policy app_maak on plan_actie for insert to samenspel_app
  with check ({GEMEENTE} and (select toegang_mag('C16', 'schrijf')));
"""  # no value from outside


class Migration(migrations.Migration):
    dependencies = [("plan", "0004_muur_leefplan")]

    operations = [migrations.RunSQL(ACTIES, ACTIES_WEG)]

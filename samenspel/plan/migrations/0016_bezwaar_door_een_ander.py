"""Who took the decision does not decide on the objection against it, whatever mandates they hold, and whoever decides stands with it.

Grondslag: Algemene wet bestuursrecht, artikel 10:3 lid 3. The act said so (`mag_op_bezwaar_beslissen`), and the database now too. Withdrawing is no decision.
"""

from __future__ import annotations

from django.db import migrations

BEWAAK = """
create function plan_bewaak_bezwaar() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.uitkomst, old.beslist_door_id, old.pip_id) is not distinct from (new.uitkomst, new.beslist_door_id, new.pip_id) then
    return new;
  end if;
  if new.beslist_door_id is distinct from nullif(current_setting('app.gebruiker'), '')::uuid then
    raise exception 'wie op een bezwaar beslist, staat erbij' using errcode = '42501';
  end if;
  if new.uitkomst <> 'ingetrokken' and exists (select from plan_pip p where p.id = new.pip_id and p.vastgesteld_door_id = new.beslist_door_id) then
    raise exception 'over een bezwaar beslist een ander dan wie het besluit nam' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function plan_bewaak_bezwaar() from public;
create trigger bewaak_ander before insert or update on plan_pipbezwaar for each row
  when (new.uitkomst <> '' and current_user = 'samenspel_app') execute function plan_bewaak_bezwaar();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak_ander on plan_pipbezwaar;
drop function if exists plan_bewaak_bezwaar();
"""


class Migration(migrations.Migration):
    dependencies = [("plan", "0015_versleuteld")]

    operations = [migrations.RunSQL(BEWAAK, BEWAAK_WEG)]

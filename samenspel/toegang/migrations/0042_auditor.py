"""An auditor can log in, for one assignment with a last day (ADR 33). What the role reads of the log stands in `logboek` 0008."""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.migrations._rollen import met_rol
from samenspel.toegang.rls import vervang_in

ROLLEN = met_rol("0041_contractmanager", "auditor_rekenkamer", "auditor", voor="taalaanbieder")
_LAATSTE = "'gemachtigde'])"
OPDRACHT = """
create function toegang_bewaak_controle() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.tot is null or new.tot > new.vanaf + 366 then
    raise exception 'een auditor komt voor een opdracht van hooguit een jaar' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_naast_controle() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from toegang_aanstelling a where a.gebruiker_id = new.gebruiker_id and a.gemeente_id = new.gemeente_id and a.id <> new.id
      and (a.rol = 'auditor_rekenkamer') <> (new.rol = 'auditor_rekenkamer')
      and a.vanaf <= coalesce(new.tot, 'infinity') and coalesce(a.tot, 'infinity') >= new.vanaf) then
    raise exception 'een auditor heeft geen andere rol in deze gemeente' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_controle(), toegang_bewaak_naast_controle() from public;
create trigger bewaak_controle before insert or update on toegang_aanstelling for each row
  when (new.rol = 'auditor_rekenkamer') execute function toegang_bewaak_controle();
-- after the others, in the order of their names: with another role here the own lines of the log say whose the pseudonyms are
create trigger zonder_andere_rol before insert or update on toegang_aanstelling for each row
  execute function toegang_bewaak_naast_controle();
"""
OPDRACHT_WEG = (
    "drop trigger if exists zonder_andere_rol on toegang_aanstelling; drop trigger if exists bewaak_controle on toegang_aanstelling;"
    " drop function if exists toegang_bewaak_controle(), toegang_bewaak_naast_controle()"
)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0041_contractmanager")]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        vervang_in("toegang_rol_past(text, text)", _LAATSTE, f"'auditor_rekenkamer', {_LAATSTE}"),
        migrations.RunSQL(OPDRACHT, OPDRACHT_WEG),
    ]

"""A fact that is a decision of the college is written by who holds the mandate, and our own decisions stay.

The same two sentences as `bevoegdheden.mag_besluit_vastleggen` and `vastleggen.mag_intrekken`, underneath them.
"""

from __future__ import annotations

from django.db import migrations, models

BESLUITEN = """
create function dossiers_bewaak_besluit() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  wat text := new.soort;
  kwam text := '';
  dag date := (new.vastgelegd_op at time zone 'Europe/Amsterdam')::date;
begin
  if new.soort = 'intrekking' then
    select soort, bron into wat, kwam from dossiers_gebeurtenis where id = new.trekt_in_id;
    if kwam = 'handeling' then
      raise exception 'dit feit hoort bij een handeling: een nieuwe versie vervangt het' using errcode = '42501';
    end if;
  end if;
  if current_setting('app.rol') = 'systeem' or wat not in ('pip_dagtekening', 'pip_wijziging', 'pip_bekendgemaakt',
      'leerroute_gewijzigd', 'afgeschaald', 'urennorm_verlaagd', 'beslissing_op_bezwaar') then
    return new;
  end if;
  if current_setting('app.rol') <> 'regievoerder' or not exists (
      select from toegang_kwalificatie k where k.gemeente_id = new.gemeente_id and k.soort = 'mandaat_pip'
        and k.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid
        and k.vanaf <= dag and (k.tot is null or k.tot >= dag)) then
    raise exception 'een besluit legt alleen vast wie mandaat heeft' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function dossiers_bewaak_besluit() from public;
create trigger bewaak_besluit before insert on dossiers_gebeurtenis for each row
  when (current_user = 'samenspel_app' and new.soort in ('intrekking', 'pip_dagtekening', 'pip_wijziging',
    'pip_bekendgemaakt', 'leerroute_gewijzigd', 'afgeschaald', 'urennorm_verlaagd', 'beslissing_op_bezwaar'))
  execute function dossiers_bewaak_besluit();
"""
BESLUITEN_WEG = """
drop trigger if exists bewaak_besluit on dossiers_gebeurtenis;
drop function if exists dossiers_bewaak_besluit();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_balie"), ("toegang", "0002_muur")]

    operations = [
        migrations.AlterField(
            "gebeurtenis",
            "bron",
            models.CharField(
                max_length=10,
                default="hand",
                choices=[
                    ("hand", "met de hand"),
                    ("duo", "DUO"),
                    ("coa", "COA"),
                    ("brp", "BRP"),
                    ("partner", "ketenpartner"),
                    ("bestand", "bestand"),
                    ("handeling", "handeling in Samenspel"),
                    ("systeem", "Samenspel"),
                ],
            ),
        ),
        migrations.RunSQL(BESLUITEN, BESLUITEN_WEG),
    ]

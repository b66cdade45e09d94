"""A decision is recorded with a mandate that a second pair of eyes has confirmed: the same question as `0005`, one condition more."""

from __future__ import annotations

from django.db import migrations

_BEVESTIGD = """
        and k.vier_ogen <> 'wacht'
        and (k.bevestigd_op is null or (k.bevestigd_op at time zone 'Europe/Amsterdam')::date <= dag)"""


def _functie(ook: str) -> str:
    return f"""
create or replace function dossiers_bewaak_besluit() returns trigger
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
        and k.vanaf <= dag and (k.tot is null or k.tot >= dag){ook}) then
    raise exception 'een besluit legt alleen vast wie mandaat heeft' using errcode = '42501';
  end if;
  return new;
end $$;
"""  # noqa: S608  # no value from outside


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_levensloop"), ("toegang", "0005_vier_ogen")]

    operations = [migrations.RunSQL(_functie(_BEVESTIGD), _functie(""))]

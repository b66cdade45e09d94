"""What a booking opens: of the dossier the name in short, and of appointments the booked one (ADR 30)."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.rls import vernieuw_minimaal, vervang_in

_WAS = import_module("samenspel.keten.migrations.0009_balie").MIJN
_MIJN = "else a.met_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid) end"
_GEBOEKT = (
    "when (select current_setting('app.rol')) = 'tolk' then a.id in (select b.afspraak_id from toegang_tolkboeking b"
    " where b.gebruiker_id = (select nullif(current_setting('app.gebruiker', true), '')::uuid))"
)
assert _MIJN in _WAS
MIJN = _WAS.replace(_MIJN, f"{_GEBOEKT}\n{_MIJN}")
_GEMACHTIGD = "select g.id from toegang_gemachtigd(cat) g (id)"


class Migration(migrations.Migration):
    dependencies = [("keten", "0070_bezwaar_ingetrokken"), ("toegang", "0081_tolk"), ("avg", "0011_machtiging")]

    operations = [
        vernieuw_minimaal("kort_c16_mijn", categorie="C16", select=MIJN, was=_WAS),
        vervang_in(
            "toegang_bereikbare_dossiers(text)",
            _GEMACHTIGD,
            f"{_GEMACHTIGD}\n     union all\n     select b.id from toegang_geboekt() b (id)",  # noqa: S608  # our own words
        ),
    ]

"""A budget coach reaches a dossier by an involvement that is about coaching (C10), and no other of the organisation; and works where people are guided.

What stands in the functions is changed in place, so that what another app added to them stays.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_WIE = "b.organisatie_id = toegang_organisatie()"
_COACHT = "(current_setting('app.rol') <> 'budgetcoach' or 'C10' = any (b.categorieen))"
_DELEN = (
    ("toegang_bereikbare_dossiers(text)", _WIE, f"{_WIE} and {_COACHT}"),
    ("toegang_beantwoord_verzoek(uuid, boolean, text, timestamptz)", _WIE, f"{_WIE} and {_COACHT}"),
    ("toegang_nalopende_dossiers(text)", _WIE, f"{_WIE} and {_COACHT}"),
    (
        "toegang_rol_past(text, text)",
        "then rol in ('mb_coordinator', 'mb_vrijwilliger')",
        "then rol in ('mb_coordinator', 'mb_vrijwilliger', 'budgetcoach')",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("keten", "0007_maatje")]

    operations = [vervang_in(functie, was, wordt) for functie, was, wordt in _DELEN]

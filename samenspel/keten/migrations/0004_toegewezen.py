"""The wall asks which families a volunteer helps this week; and a volunteer works at an organisation for guidance (ADR 23).

What stands in the functions is changed in place, so that what another app added to them stays.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_BEREIK = "toegang_bereik() = 'betrokken'"
_OOK = f"({_BEREIK} or toegang_bereik() = 'toegewezen' and b.dossier_id in (select toegang_toegewezen_dossiers()))"
_ROL, _ROLLEN = "then rol = 'mb_coordinator'", "then rol in ('mb_coordinator', 'mb_vrijwilliger')"


_DELEN = (
    ("toegang_bereikbare_dossiers(text)", _BEREIK, _OOK),
    ("toegang_bereikbare_cellen()", _BEREIK, _OOK),
    ("toegang_rol_past(text, text)", _ROL, _ROLLEN),
)


class Migration(migrations.Migration):
    dependencies = [
        ("keten", "0003_dag_van_hier"),
        ("avg", "0006_muur_zaak"),
        ("bewaren", "0002_muur"),
        ("toegang", "0024_vrijwilliger"),
    ]

    operations = [vervang_in(functie, was, wordt) for functie, was, wordt in _DELEN]

"""What the PIP adds to the dossier page: its tab, and the next act when one waits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.bladen import Blok, Tabblad, meld_blok_aan, meld_tabblad_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.bevoegdheden import krijgt_een_pip
from samenspel.plan.models import Pip
from samenspel.plan.overzicht import kort
from samenspel.toegang.matrix import recht


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_tabblad_aan(
        Tabblad(
            code="pip",
            titel=gettext_lazy("PIP"),
            url_naam="plan:pip",
            volgorde=30,
            telling=telling,
            past=lambda dossier, wie: bool(krijgt_een_pip(dossier)),
        )
    )
    meld_blok_aan(
        Blok(code="volgende_stap_pip", volgorde=15, plek="hoofd", template="plan/blok_pip.html", gegevens=volgende_stap)
    )


def telling(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    """`concept`, `nog bekendmaken` or `bezwaar`: what asks for attention."""
    if not recht(wie.rol, "C06").lees or not krijgt_een_pip(dossier):
        return ""
    stand = kort(dossier, wie)
    if stand.bezwaar:
        return _("bezwaar")
    if stand.stand_open:
        return _("concept")
    return _("nog bekendmaken") if stand.stand_geldend == Pip.Stand.VASTGESTELD else ""


def volgende_stap(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """The act that waits; stays away when nothing does, and for who may not write it."""
    if not recht(wie.rol, "C06").schrijf or not krijgt_een_pip(dossier) or dossier.gesloten_op:
        return None
    stand = kort(dossier, wie)
    if stand.stand_geldend == Pip.Stand.VASTGESTELD:
        zin = _("Het PIP is vastgesteld maar nog niet bekendgemaakt. De drie jaar loopt al.")
        return {
            "zin": zin,
            "knop": _("Maak het PIP bekend"),
            "url": reverse("plan:bekendmaking", args=[dossier.pk]),
            "dringend": True,
        }
    if stand.stand_open == Pip.Stand.CONCEPT:
        zin = _("Er is een concept. Weeg de drie leerroutes af en bespreek het plan.")
        return {"zin": zin, "knop": _("Ga verder met het PIP"), "url": reverse("plan:pip", args=[dossier.pk])}
    if stand.stand_open == Pip.Stand.BESPROKEN:
        zin = _("Het concept is besproken. Maak het compleet en stel het vast.")
        return {"zin": zin, "knop": _("Stel het PIP vast"), "url": reverse("plan:vaststelling", args=[dossier.pk])}
    return None

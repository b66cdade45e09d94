"""On the page of partners of a dossier: what the newcomer shared with whom, and who opened the emergency door."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.avg.bevoegdheden import mag_toestemming_vastleggen, noodcategorieen
from samenspel.avg.delen import gedeeld_van
from samenspel.avg.noodlijst import alle, regels
from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bladen import Blok, meld_blok_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.toegang.matrix import recht


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_blok_aan(Blok(code="gedeeld", volgorde=10, plek="partners", template="avg/blok_gedeeld.html", gegevens=_gedeeld))  # fmt: skip
    meld_blok_aan(Blok(code="nood", volgorde=20, plek="partners", template="avg/blok_nood.html", gegevens=_nood))


def _gedeeld(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    if not recht(wie.rol, "C19").kort:
        return None
    regels_ = gedeeld_van(samen(dossier, wie=wie), wie=wie, op=op)
    mag = bool(mag_toestemming_vastleggen(wie))
    return {"regels": regels_, "dossier": dossier, "mag": mag} if regels_ or mag else None


def _nood(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    if not recht(wie.rol, "C19").kort:
        return None
    rijen = regels(alle(wie).filter(dossier_id__in=samen(dossier, wie=wie)), wie=wie, nu=nu())
    mag = bool(noodcategorieen(wie))
    return {"noden": rijen, "dossier": dossier, "mag_beginnen": mag} if rijen or mag else None

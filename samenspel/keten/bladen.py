"""On the dossier page of who may know a category in short and not in full (a team leader): that, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bladen import Blok, meld_blok_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.kort import in_het_kort


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_blok_aan(
        Blok(code="in_het_kort", volgorde=60, plek="zij", template="keten/blok_kort.html", gegevens=kort_blok)
    )


def kort_blok(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """None for who reads these categories in full, or not at all."""
    blokken = in_het_kort(samen(dossier, wie=wie), wie=wie, op=op, ook_wie_alles_leest=False)
    return {"blokken": blokken} if blokken else None

"""On the dossier page of who may know a category in short and not in full (a team leader): that, and no more. And beside the partners."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bladen import Blok, meld_blok_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.kort import in_het_kort
from samenspel.keten.models import EigenInzage, LeveringKort
from samenspel.toegang.categorieen import namen

_KEREN = 10
_BLIKKEN = 100
"""Of these the moments are made; who opens ten pages a minute still sees ten moments."""


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_blok_aan(
        Blok(code="in_het_kort", volgorde=60, plek="zij", template="keten/blok_kort.html", gegevens=kort_blok)
    )
    meld_blok_aan(
        Blok(code="levering", volgorde=30, plek="partners", template="keten/blok_levering.html", gegevens=_levering)
    )
    meld_blok_aan(
        Blok(code="eigen_inzage", volgorde=40, plek="partners", template="keten/blok_eigen_inzage.html", gegevens=_eigen_inzage)
    )  # fmt: skip


def _levering(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """How long it took (V of C18)."""
    rijen = LeveringKort.objects.zichtbaar_voor(wie).filter(dossier_id__in=samen(dossier, wie=wie), dagen__isnull=False)
    leveringen = list(rijen.select_related("organisatie").order_by("vanaf", "pk"))
    return {"leveringen": leveringen} if leveringen else None


def _eigen_inzage(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """The last ten moments that one looked oneself (V of C19). One minute is one moment, whatever pages were opened in it."""
    rijen = EigenInzage.objects.zichtbaar_voor(wie).filter(dossier_id__in=samen(dossier, wie=wie))[:_BLIKKEN]
    per_minuut = groupby(rijen, key=lambda rij: rij.tijd.replace(second=0, microsecond=0))
    keren = [
        {"tijd": tijd, "soorten": namen(sorted({c for rij in blikken for c in rij.categorieen}))}
        for tijd, blikken in per_minuut
    ]
    return {"keren": keren[:_KEREN]} if keren else None


def kort_blok(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """None for who reads these categories in full, or not at all."""
    blokken = in_het_kort(samen(dossier, wie=wie), wie=wie, op=op, ook_wie_alles_leest=False)
    return {"blokken": blokken} if blokken else None

"""Signals of `wet` on the list: from the rows that are there already, and from the partial birth date of a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import wet
from samenspel.werkvoorraad.models import ACHTTIEN, BEKEND, KENNISGEVING, LEERBAARHEID, ONTZORGEN, PVT, TIENWEKEN
from wet.grondslag import WI2021, Grondslag
from wet.signalen import (
    Signaal,
    kind_wordt_18,
    later_bekendgemaakt,
    lbt_niet_aangemeld,
    ontzorgreview_na_termijn,
    pip_voor_kennisgeving,
    pvt_onder_12_uur,
    tienweken_verschil,
)

TERMIJNEN: Final = frozenset({"T06", "T07", "T12", "T15", "T17"})


@dataclass(frozen=True, slots=True)
class Melding:
    """One signal of one dossier, which is known by its number. `sinds` is the day that tells it from the next one of its kind, `dag` when it matters."""

    id: UUID
    nummer: str
    code: str
    sinds: date
    dag: date
    tekst: str
    grondslag: str
    dringend: bool


def geboren_tussen(op: date) -> tuple[str, str]:
    """(oldest, youngest) birth date, as text, of who may turn eighteen within half a year; wide: `wet` decides."""
    return f"{op.year - 19:04}", f"{op.year - 17:04}-12-31"


def uit_termijnen(rijen: Iterable[tuple[UUID, str, wet.Rij]], op: date) -> Iterator[Melding]:
    """From (id, number of the dossier, row) of the terms on this list: no statement, no event."""
    per: dict[str, dict[str, tuple[UUID, wet.Rij]]] = defaultdict(dict)
    for id_, nummer, rij in rijen:
        if rij.code in _MET_SIGNAAL:
            yield from (melding for melding in _uit_de_rij(id_, rij, nummer, op) if melding.sinds <= op)
        elif rij.code in TERMIJNEN:
            per[nummer][rij.code] = id_, rij
    for nummer, codes in per.items():
        if "T15" in codes and (melding := _later(*codes["T15"], nummer, op)):
            yield melding
        if "T06" in codes and "T07" in codes and (melding := _ontzorgen(codes["T06"][1], *codes["T07"], nummer, op)):
            yield melding


_MET_SIGNAAL: Final = frozenset({"T12", "T17"})
"""The ten weeks and the three years keep in their row what `wet` found beside them: one of the two is open."""


def _uit_de_rij(id_: UUID, rij: wet.Rij, nummer: str, op: date) -> Iterator[Melding]:
    """DUO counts from another day, the PIP is older than the notice, signed with too few hours, not registered for the test."""
    rest = rij.rest
    if "eigen" in rest and rij.start is not None:
        yield _gewoon(id_, nummer, TIENWEKEN, tienweken_verschil(rij.start, date.fromisoformat(rest["eigen"])))
    if "kennisgeving" in rest:
        dagen = date.fromisoformat(rest["pip"]), date.fromisoformat(rest["kennisgeving"])
        yield _gewoon(id_, nummer, KENNISGEVING, pip_voor_kennisgeving(*dagen))
    if "pvt" in rest:
        yield _gewoon(id_, nummer, PVT, pvt_onder_12_uur(date.fromisoformat(rest["pvt"]), float(rest["pvt_uren"])))
    if (toets := lbt_niet_aangemeld(rij, op)) is not None:
        yield _gewoon(id_, nummer, LEERBAARHEID, toets)


def _gewoon(id_: UUID, nummer: str, code: str, signaal: Signaal) -> Melding:
    """A signal that matters since the day of its own event, and presses nobody."""
    return Melding(
        id_, nummer, code, signaal.op, signaal.op, signaal.tekst, " · ".join(signaal.grondslag), dringend=False
    )


def _later(id_: UUID, bezwaar: wet.Rij, nummer: str, op: date) -> Melding | None:
    """While the newcomer can still object: afterwards the dossier itself keeps saying it."""
    dagen = bezwaar.rest.get("later")
    if not dagen or bezwaar.start is None or bezwaar.uiterlijk is None or wet.stand(bezwaar, op) != "loopt":
        return None
    tekst, grond = later_bekendgemaakt(bezwaar.start, int(dagen)), str(Grondslag(WI2021, "11", "2"))
    return Melding(id_, nummer, BEKEND, bezwaar.start, bezwaar.start, tekst, grond, dringend=True)


def _ontzorgen(periode: wet.Rij, id_: UUID, review: wet.Rij, nummer: str, op: date) -> Melding | None:
    signaal = ontzorgreview_na_termijn(periode, review, op)
    if signaal is None or periode.uiterlijk is None:
        return None
    return Melding(
        id_, nummer, ONTZORGEN, signaal.op, periode.uiterlijk, signaal.tekst, signaal.grondslag[0], dringend=True
    )


def van_kind(id_: UUID, nummer: str, geboren: str, op: date) -> Melding | None:
    """A child that turns eighteen within half a year."""
    signaal = kind_wordt_18(geboren, op) if geboren else None
    if signaal is None:
        return None
    gronden = " · ".join(signaal.grondslag)
    return Melding(id_, nummer, ACHTTIEN, signaal.op, signaal.op, signaal.tekst, gronden, dringend=False)

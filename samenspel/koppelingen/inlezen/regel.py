"""The outcome of one row, and the person it is about: plain values, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

import wet
from samenspel.dossiers.soorten import SOORTEN
from samenspel.kern.plat import plat


class Uitkomst(StrEnum):
    """What a row does. `naam` is what the user reads."""

    NIEUW = "nieuw"
    BIJGEWERKT = "bijgewerkt"
    BEKEND = "bekend"
    OVERGESLAGEN = "overgeslagen"
    FOUT = "fout"

    @property
    def naam(self) -> str:
        return str(_NAMEN[self])


_NAMEN = {
    Uitkomst.NIEUW: _("nieuw dossier"),
    Uitkomst.BIJGEWERKT: _("aangevuld"),
    Uitkomst.BEKEND: _("al bekend"),
    Uitkomst.OVERGESLAGEN: _("overgeslagen"),
    Uitkomst.FOUT: _("fout"),
}


@dataclass(frozen=True, slots=True)
class Bericht:
    """A sentence about one column of one row; `erg` stops the row."""

    kolom: str
    tekst: str
    erg: bool = False


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact to record."""

    soort: str
    op: date
    gegevens: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lid:
    """A partner or a child; the birth date may be partly unknown or empty."""

    relatie: str
    naam: str
    geboortedatum: str

    @property
    def sleutel(self) -> tuple[str, str]:
        """When two members of one household are the same."""
        return self.relatie, plat(self.naam)


@dataclass(frozen=True, slots=True)
class Nulmeting:
    """One measurement of before: `soort` is `taal_<skill>`, `pg_` or `zrm_<domain>`."""

    soort: str
    op: date
    waarden: dict[str, Any]
    beoordelaar: str = ""


@dataclass(slots=True)
class Doel:
    """The dossier a row is about: one that exists, or one that this file will make."""

    dossier_id: UUID
    nieuw: bool
    doelgroep: str  # as it is now
    nummer: str = ""
    regime: str = "wi2021"
    gesloten: bool = False
    bereikbaar: bool = True
    contactpersoon_id: UUID | None = None
    bekend: dict[str, list[tuple[date, dict[str, Any]]]] = field(default_factory=dict)
    nummers: dict[str, str | bytes] = field(default_factory=dict)
    contacten: set[tuple[str, str]] = field(default_factory=set)
    gezin: set[tuple[str, str]] = field(default_factory=set)
    metingen: dict[tuple[str, date], dict[str, Any]] = field(default_factory=dict)
    eerste_rij: int = 0
    doelgroep_begin: str = ""  # as it was at the start, when it changed since

    def feiten(self, gemeente: str) -> wet.Feiten:
        """What is known to have happened, as the law wants it."""
        rijen = (wet.Gebeurtenis(soort, op, gegevens) for soort, dagen in self.bekend.items() for op, gegevens in dagen)
        voor_wet = tuple(rij for rij in rijen if SOORTEN[rij.soort].voor_wet)
        return wet.Feiten(gemeente, self.doelgroep_begin or self.doelgroep, gebeurtenissen=voor_wet)


@dataclass(slots=True)
class Regel:
    """One row: what will happen, to whom, and what there is to say about it."""

    rij: int
    naam: str = ""
    uitkomst: Uitkomst = Uitkomst.OVERGESLAGEN
    doel: Doel | None = None
    berichten: list[Bericht] = field(default_factory=list)
    persoon: dict[str, Any] = field(default_factory=dict)
    nummers: dict[str, str] = field(default_factory=dict)
    contacten: list[tuple[str, str]] = field(default_factory=list)
    feiten: list[Feit] = field(default_factory=list)
    gezin: list[Lid] = field(default_factory=list)
    metingen: list[Nulmeting] = field(default_factory=list)
    notitie: str = ""
    contactpersoon_id: UUID | None = None

    def zeg(self, kolom: object, tekst: str, *, erg: bool = False) -> None:
        """Add a sentence; an `erg` one makes the row a fault."""
        self.berichten.append(Bericht(str(kolom), tekst, erg))
        if erg:
            self.uitkomst = Uitkomst.FOUT

    @property
    def boekt(self) -> bool:
        """Does this row change anything?"""
        return self.uitkomst in {Uitkomst.NIEUW, Uitkomst.BIJGEWERKT}

    def is_fout(self) -> bool:
        """Whether something about this row stops it."""
        return self.uitkomst is Uitkomst.FOUT

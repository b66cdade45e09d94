"""Holding a talk: one act for one person, a household or a group, each with its own dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import Gesprek
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class Gespreksverslag:
    """What is kept of a talk: who sat there (roles), what it was about, what was told and given."""

    op: date
    vorm: str = Gesprek.Vorm.PERSOON
    minuten: int | None = None
    deelnemers: Sequence[str] = ()
    tolk_taal: str = ""
    onderwerpen: Sequence[str] = ()
    recht_alleen_gezegd: bool = False
    folders: str = ""
    folder_taal: str = ""
    groepsgrootte: int = 1


def houd_welkomgesprek(
    dossiers: Sequence[Dossier], verslag: Gespreksverslag, *, door: Aanwezige, sessie: UUID | None = None, vastgelegd_op: datetime | None = None
) -> list[Gesprek]:  # fmt: skip
    """The first talk; for the law it is a fact of its own (not for the ondertussengroep)."""
    return _houd(Gesprek.Kind.WELKOM, dossiers, verslag, door=door, sessie=sessie, vastgelegd_op=vastgelegd_op)


def houd_eindgesprek(
    dossiers: Sequence[Dossier], verslag: Gespreksverslag, *, door: Aanwezige, sessie: UUID | None = None, vastgelegd_op: datetime | None = None
) -> list[Gesprek]:  # fmt: skip
    """The last talk of the intake: what was found is discussed before the plan is made."""
    return _houd(Gesprek.Kind.EINDE, dossiers, verslag, door=door, sessie=sessie, vastgelegd_op=vastgelegd_op)


def houd_vervolggesprek(
    dossiers: Sequence[Dossier], verslag: Gespreksverslag, *, door: Aanwezige, sessie: UUID | None = None, vastgelegd_op: datetime | None = None
) -> list[Gesprek]:  # fmt: skip
    """A talk in between, or a group session about one subject."""
    return _houd(Gesprek.Kind.VERVOLG, dossiers, verslag, door=door, sessie=sessie, vastgelegd_op=vastgelegd_op)


@transaction.atomic
def _houd(
    kind: str, dossiers: Sequence[Dossier], verslag: Gespreksverslag, *, door: Aanwezige, sessie: UUID | None, vastgelegd_op: datetime | None
) -> list[Gesprek]:  # fmt: skip
    """The same `sessie` twice is once: a double click or a lost connection does no harm."""
    moment = vastgelegd_op or nu()
    _controleer(dossiers, verslag, moment)
    sleutel = sessie or uuid7()
    return [_leg_gesprek_vast(kind, dossier, verslag, door=door, sessie=sleutel, moment=moment) for dossier in dossiers]


def _controleer(dossiers: Sequence[Dossier], verslag: Gespreksverslag, moment: datetime) -> None:
    if not dossiers:
        raise Weigering("Kies voor wie dit gesprek was.")
    if verslag.op > dag_van(moment):
        raise Weigering("De dag van het gesprek ligt in de toekomst. Maak er een afspraak van.")
    if "tolk" in verslag.deelnemers and not verslag.tolk_taal.strip():
        raise Weigering("Er was een tolk bij. Vul de taal van de tolk in.")
    if verslag.folders.strip() and not verslag.folder_taal.strip():
        raise Weigering("U gaf folders mee. Vul in welke taal zij hebben.")


def _leg_gesprek_vast(
    kind: str, dossier: Dossier, verslag: Gespreksverslag, *, door: Aanwezige, sessie: UUID, moment: datetime
) -> Gesprek:
    mag_in_dossier_schrijven(door, dossier, "C06").of_weiger()
    bestaand = Gesprek.objects.zichtbaar_voor(door).filter(dossier=dossier, sessie=sessie).first()
    if bestaand is not None:
        return bestaand
    gesprek = Gesprek.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, kind=kind, vorm=verslag.vorm, op=verslag.op, minuten=verslag.minuten,
        deelnemers=list(verslag.deelnemers), tolk_taal=verslag.tolk_taal.strip(), onderwerpen=list(verslag.onderwerpen),
        recht_alleen_gezegd=verslag.recht_alleen_gezegd, folders=verslag.folders.strip(), folder_taal=verslag.folder_taal.strip(),
        groepsgrootte=verslag.groepsgrootte, sessie=sessie, gebeurtenis=_feit(kind, dossier, verslag.op, door, moment),
        door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip
    werk_stand_bij(dossier, door=door)
    return gesprek


def _feit(kind: str, dossier: Dossier, op: date, door: Aanwezige, moment: datetime) -> Gebeurtenis | None:
    if kind != Gesprek.Kind.WELKOM or dossier.regime == Regime.WI2013:
        return None
    return leg_vast(dossier, "welkomgesprek", op=op, door=door, vastgelegd_op=moment)

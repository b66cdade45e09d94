"""Questions about emergency accesses: which wait, run, must be judged, came too late, or are too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from samenspel.avg.bevoegdheden import mag_beoordelen, mag_goedkeuren
from samenspel.avg.models import NoodtoegangKort
from samenspel.huisstijl.datums import als_datum
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.toegang.categorieen import NAMEN
from wet.kalender import plus_werkdagen

WERKDAGEN = 5
HOOGUIT, PERIODE = 3, timedelta(days=30)
"""More than so many by one person in so long asks for a look (D6)."""


@dataclass(frozen=True, slots=True)
class Noodregel:
    """One emergency access, and what is to be done about it today."""

    nood: NoodtoegangKort
    gegevens: str
    stand: str  # wacht | loopt | te_beoordelen | te_laat | opnieuw | beoordeeld
    uiterlijk: date
    vaak: int
    mag_goedkeuren: bool
    mag_beoordelen: bool

    @property
    def valt_op(self) -> bool:
        """More than three by the same person in thirty days."""
        return self.vaak > HOOGUIT


def uiterlijk_beoordeeld(dag: date) -> date:
    """Five working days on."""
    return plus_werkdagen(dag, WERKDAGEN)


def stand_van(nood: NoodtoegangKort, nu: datetime) -> str:
    """Where it is. Withdrawn before it began counts as judged: nothing was seen."""
    if nood.beoordeeld_op is not None:
        return "opnieuw" if nood.opnieuw_op is not None and nood.opnieuw_op <= dag_van(nu) else "beoordeeld"
    if nood.begin is None:
        open_ = nood.gestopt_op is None and nu < nood.gevraagd_op + timedelta(minutes=60)
        return "wacht" if open_ else "beoordeeld"
    if nood.gestopt_op is None and nood.einde is not None and nood.einde > nu:
        return "loopt"
    return "te_laat" if uiterlijk_beoordeeld(als_datum(nood.gevraagd_op)) < als_datum(nu) else "te_beoordelen"


def alle(wie: Aanwezige) -> QuerySet[NoodtoegangKort]:
    """What the reader may know of, the newest first."""
    return (
        NoodtoegangKort.objects.zichtbaar_voor(wie)
        .select_related("door", "tweede", "beoordeeld_door")
        .order_by("-gevraagd_op", "-pk")
    )


def regels(noden: Iterable[NoodtoegangKort], *, wie: Aanwezige, nu: datetime) -> list[Noodregel]:
    """In words, with what the reader may do."""
    lijst = list(noden)
    return [
        Noodregel(
            nood, ", ".join(str(NAMEN.get(c, KLUIS)) for c in nood.categorieen), stand_van(nood, nu),
            uiterlijk_beoordeeld(als_datum(nood.gevraagd_op)), _hoe_vaak(nood, lijst),
            bool(mag_goedkeuren(wie, nood, nu)), stand_van(nood, nu) not in {"wacht", "loopt"} and nood.begin is not None and bool(mag_beoordelen(wie, nood)),
        )
        for nood in lijst
    ]  # fmt: skip


KLUIS = "wat apart wordt bewaard (veiligheid)"


def _hoe_vaak(nood: NoodtoegangKort, lijst: Iterable[NoodtoegangKort]) -> int:
    """How many by the same person in the thirty days up to this one."""
    return sum(
        ander.door_id == nood.door_id and nood.gevraagd_op - PERIODE <= ander.gevraagd_op <= nood.gevraagd_op
        for ander in lijst
    )

"""What a screen says about one objection: its last day, how that came about, and what it means when something is late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from samenspel.plan.models import BezwaarStap, PipBezwaar
from samenspel.plan.termijnen import beslistermijn_van, bezwaar_uiterlijk
from wet.bezwaar import (
    COMMISSIE,
    COMMISSIE_MELDEN,
    MEDEDELEN,
    ONZEKER,
    OPSCHORTEN,
    VERDAGEN,
    VERDER_UITSTEL,
    Beslistermijn,
    Zin,
    over_te_laat,
)  # fmt: skip

_LAAT_WETEN = Zin("Laat dit schriftelijk weten aan wie bezwaar maakte", MEDEDELEN)
OVER_DE_STAP: Final = {
    "commissie": (
        Zin("Geeft een commissie advies over dit bezwaar, dan heeft u 12 weken om te beslissen in plaats van 6", COMMISSIE),
        Zin("Laat zo snel mogelijk aan wie bezwaar maakte weten dat er een commissie is", COMMISSIE_MELDEN),
    ),
    "herstel_gevraagd": (
        Zin(
            "Mist er iets, bijvoorbeeld waarom iemand bezwaar maakt? Geef tijd om dat aan te vullen."
            " De beslistermijn staat stil tot de aanvulling er is, en hoogstens tot de dag die u noemt", OPSCHORTEN,
        ),
        _LAAT_WETEN,
    ),
    "hersteld": (
        Zin("De aanvulling is er. Vanaf deze dag loopt de beslistermijn weer", OPSCHORTEN),
        _LAAT_WETEN,
    ),
    "verdaagd": (
        Zin(
            "Lukt beslissen niet op tijd? U mag de beslissing met hoogstens 6 weken uitstellen."
            " Dat kan alleen zolang de beslistermijn nog loopt", VERDAGEN,
        ),
        _LAAT_WETEN,
    ),
    "uitgesteld": (
        Zin(
            "Is er nog meer tijd nodig? Dat mag als wie bezwaar maakte daarmee instemt en niemand anders er nadeel van heeft,"
            " of als een wettelijk voorschrift over de procedure het nodig maakt", VERDER_UITSTEL,
        ),
        _LAAT_WETEN,
    ),
}  # fmt: skip


class Bezwaarblad(NamedTuple):
    """One objection as it stands on a day; `stap` is about the step that the reader is taking."""

    bezwaar: PipBezwaar
    stappen: tuple[BezwaarStap, ...]
    termijn: Beslistermijn
    te_laat: tuple[Zin, ...]
    voorbij: bool
    stap: tuple[Zin, ...] = ()
    onzeker: str = ONZEKER


def bezwaarblad(
    bezwaar: PipBezwaar, stappen: Iterable[BezwaarStap], bekendgemaakt_op: date, op: date, *, stap: str = ""
) -> Bezwaarblad:
    """Every day in it is counted by `wet`."""
    rij = tuple(stappen)
    termijn = beslistermijn_van(bekendgemaakt_op, rij)
    te_laat = over_te_laat(bezwaar_uiterlijk(bekendgemaakt_op), bezwaar.ontvangen_op, termijn, op=op)
    return Bezwaarblad(bezwaar, rij, termijn, te_laat, termijn.uiterlijk < op, OVER_DE_STAP.get(stap, ()))

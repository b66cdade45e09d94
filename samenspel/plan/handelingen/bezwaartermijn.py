"""What changes the term to decide on an objection: each an act with a day and its article (Awb 7:10 lid 2-4, 7:13)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from samenspel.dossiers.handelingen.notities import rond_af
from samenspel.dossiers.models import Herinnering
from samenspel.dossiers.verversing import namens
from samenspel.huisstijl.datums import als_datum, voluit
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mag_bezwaar_vastleggen, mens_van
from samenspel.plan.handelingen.slot import slot
from samenspel.plan.models import BezwaarStap, PipBezwaar
from samenspel.plan.termijnen import beslistermijn_van
from wet.bezwaar import WEKEN_VERDAGING, Beslistermijn

TERUG_VOORAF = timedelta(days=14)
OVER_BEZWAAR = "beslis op het bezwaar"


def termijn_van(bezwaar: PipBezwaar) -> Beslistermijn:
    """The last day to decide, as it stands."""
    if bezwaar.pip.bekendgemaakt_op is None:
        raise Weigering("Dit PIP is nog niet bekendgemaakt. Maak het eerst bekend; dan begint de bezwaartermijn.")
    return beslistermijn_van(bezwaar.pip.bekendgemaakt_op, BezwaarStap.objects.filter(bezwaar=bezwaar))


@transaction.atomic
def stel_commissie_in(bezwaar: PipBezwaar, *, door: Aanwezige, op: date, nu: datetime | None = None) -> BezwaarStap:
    """A committee advises: twelve weeks instead of six (Awb 7:13, 7:10 lid 1)."""
    bezwaar, termijn, moment = _open(bezwaar, door, op, nu)
    if bezwaar.stappen.filter(soort="commissie").exists():
        raise Weigering("Dit bezwaar ligt al bij de adviescommissie.")
    _nog_niet_voorbij(termijn, op, "De commissie kwam na de beslistermijn")
    return _leg_vast(bezwaar, "commissie", door=door, op=op, moment=moment)


@transaction.atomic
def vraag_om_aanvulling(
    bezwaar: PipBezwaar, *, door: Aanwezige, op: date, tot: date, nu: datetime | None = None
) -> BezwaarStap:
    """Something is missing; until it is added the term stands still, at most until `tot` (Awb 6:6, 7:10 lid 2)."""
    bezwaar, termijn, moment = _open(bezwaar, door, op, nu)
    if tot <= op:
        raise Weigering("De laatste dag om aan te vullen ligt na de dag waarop u het vraagt.")
    if _openstaande_vraag(bezwaar) is not None:
        raise Weigering("U vroeg al om aanvulling. Leg eerst vast wanneer die kwam.")
    _nog_niet_voorbij(termijn, op, "U vroeg om aanvulling na de beslistermijn")
    return _leg_vast(bezwaar, "herstel_gevraagd", door=door, op=op, moment=moment, tot=tot)


@transaction.atomic
def leg_aanvulling_vast(bezwaar: PipBezwaar, *, door: Aanwezige, op: date, nu: datetime | None = None) -> BezwaarStap:
    """What was missing came in; from that day the term runs again (Awb 7:10 lid 2)."""
    bezwaar, _termijn, moment = _open(bezwaar, door, op, nu)
    vraag = _openstaande_vraag(bezwaar)
    if vraag is None:
        raise Weigering("Er is niet om aanvulling gevraagd. Leg dat eerst vast.")
    if op < vraag.op:
        raise Weigering(f"U vroeg om aanvulling op {voluit(vraag.op)}. Die kan niet eerder komen.")
    return _leg_vast(bezwaar, "hersteld", door=door, op=op, moment=moment)


@transaction.atomic
def verdaag(bezwaar: PipBezwaar, *, door: Aanwezige, op: date, weken: int, nu: datetime | None = None) -> BezwaarStap:
    """The college takes at most six weeks more, while the term still runs (Awb 7:10 lid 3)."""
    bezwaar, termijn, moment = _open(bezwaar, door, op, nu)
    al = sum(bezwaar.stappen.filter(soort="verdaagd").values_list("weken", flat=True))
    if not 1 <= weken <= WEKEN_VERDAGING - al:
        over = f"Er is al {al} weken verdaagd. " if al else ""
        raise Weigering(f"{over}Verdagen kan met hoogstens {WEKEN_VERDAGING} weken samen (artikel 7:10 lid 3).")
    _nog_niet_voorbij(termijn, op, "Verdagen kan alleen zolang de beslistermijn loopt")
    return _leg_vast(bezwaar, "verdaagd", door=door, op=op, moment=moment, weken=weken)


@transaction.atomic
def stel_beslissing_uit(
    bezwaar: PipBezwaar, *, door: Aanwezige, op: date, tot: date, grond: str, toelichting: str, nu: datetime | None = None
) -> BezwaarStap:  # fmt: skip
    """Further delay: with consent, or because the law on procedure needs it (Awb 7:10 lid 4). The ground is a judgement with its reason."""
    bezwaar, termijn, moment = _open(bezwaar, door, op, nu)
    if grond not in BezwaarStap.Grond.values:
        raise Weigering("Kies waarom verder uitstel mag.")
    if not toelichting.strip():
        raise Weigering("Schrijf waaruit de instemming blijkt, of welk voorschrift het uitstel nodig maakt.")
    if tot <= termijn.uiterlijk:
        raise Weigering(f"U kunt nu al beslissen tot en met {voluit(termijn.uiterlijk)}. Kies een latere dag.")
    return _leg_vast(
        bezwaar, "uitgesteld", door=door, op=op, moment=moment, tot=tot, grond=grond, toelichting=toelichting.strip()
    )  # fmt: skip


def _open(
    bezwaar: PipBezwaar, door: Aanwezige, op: date, nu: datetime | None
) -> tuple[PipBezwaar, Beslistermijn, datetime]:
    """The objection as it is now, locked, on which was not decided yet."""
    moment = nu or klok.nu()
    with namens(door, "C06"):  # a jurist reads the PIP, and the house holds it
        slot(bezwaar.pip)
    vers = PipBezwaar.objects.select_related(
        "pip__dossier__gemeente", "pip__dossier__samengevoegd_in__gemeente", "dossier__gemeente"
    ).get(pk=bezwaar.pk)
    mag_bezwaar_vastleggen(door, vers.pip.hoofddossier).of_weiger()
    if vers.uitkomst:
        raise Weigering("Op dit bezwaar is al beslist.")
    if op > als_datum(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    if op < vers.ontvangen_op:
        raise Weigering(f"Het bezwaar kwam op {voluit(vers.ontvangen_op)}. Dit kan niet eerder zijn.")
    return vers, termijn_van(vers), moment


def _openstaande_vraag(bezwaar: PipBezwaar) -> BezwaarStap | None:
    laatste = (
        bezwaar.stappen.filter(soort__in=["herstel_gevraagd", "hersteld"]).order_by("-vastgelegd_op", "-pk").first()
    )
    return laatste if laatste is not None and laatste.soort == "herstel_gevraagd" else None


def _nog_niet_voorbij(termijn: Beslistermijn, op: date, zin: str) -> None:
    if op > termijn.uiterlijk:
        raise Weigering(
            f"{zin}: die eindigde op {voluit(termijn.uiterlijk)}. Verder uitstel kan met instemming (artikel 7:10 lid 4)."
        )


def _leg_vast(
    bezwaar: PipBezwaar, soort: str, *, door: Aanwezige, op: date, moment: datetime, **velden: Any
) -> BezwaarStap:
    stap = BezwaarStap.objects.create(
        gemeente_id=bezwaar.gemeente_id, dossier=bezwaar.dossier, bezwaar=bezwaar, soort=soort, op=op,
        door_id=mens_van(door), vastgelegd_op=moment, **velden,
    )  # fmt: skip
    zet_herinnering(bezwaar, door=door, moment=moment)
    return stap


def zet_herinnering(bezwaar: PipBezwaar, *, door: Aanwezige, moment: datetime) -> None:
    """One line in the work list, two weeks before the last day as it now is."""
    sluit_herinnering(bezwaar, door=door, moment=moment)
    op, wie = regel_over(termijn_van(bezwaar), als_datum(moment))
    with namens(door, "C16"):
        Herinnering.objects.create(
            gemeente_id=bezwaar.gemeente_id, dossier=bezwaar.pip.hoofddossier, soort=Herinnering.Soort.KOM_TERUG, op=op, wie=wie,
            door_id=mens_van(door), vastgelegd_op=moment,
        )  # fmt: skip


def regel_over(termijn: Beslistermijn, nu: date) -> tuple[date, str]:
    """When it comes back in the work list, and in which words."""
    uiterlijk = termijn.uiterlijk
    wanneer = f": de laatste dag was {voluit(uiterlijk)}" if uiterlijk < nu else f", uiterlijk {voluit(uiterlijk)}"
    return max(uiterlijk - TERUG_VOORAF, nu), f"{OVER_BEZWAAR}{wanneer}"


def sluit_herinnering(bezwaar: PipBezwaar, *, door: Aanwezige, moment: datetime) -> None:
    """The day changed, or the decision was taken: the old line is done."""
    open_ = Herinnering.objects.filter(
        dossier=bezwaar.pip.hoofddossier, klaar_op__isnull=True, wie__startswith=OVER_BEZWAAR
    )
    with namens(door, "C16") as huis:
        for herinnering in open_:
            rond_af(herinnering, door=huis, nu=moment)

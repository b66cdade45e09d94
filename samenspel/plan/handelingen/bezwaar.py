"""An objection against a PIP: registered with its terms, and decided by somebody else (Awb 6:7, 7:10, 7:12, 10:3)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen
from samenspel.dossiers.handelingen.meewerken import ALS_JURIST, laat_meewerken
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Gebeurtenis
from samenspel.dossiers.verversing import namens
from samenspel.huisstijl.datums import als_datum, voluit
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mag_bezwaar_vastleggen, mag_op_bezwaar_beslissen, mens_van
from samenspel.plan.bezwaarzicht import BEROEP_KAN_NOG
from samenspel.plan.handelingen.bezwaartermijn import sluit_herinnering, zet_herinnering
from samenspel.plan.handelingen.slot import slot
from samenspel.plan.models import Pip, PipBezwaar
from samenspel.plan.termijnen import bezwaar_uiterlijk
from samenspel.toegang.models import Gebruiker, Meewerking, Rol


@transaction.atomic
def teken_bezwaar_aan(
    pip: Pip, *, door: Aanwezige, ontvangen_op: date, gronden: str = "", nu: datetime | None = None
) -> PipBezwaar:
    """Received on that day. Too late is not refused: whether that can be excused is for the decision."""
    moment = nu or klok.nu()
    with namens(door, "C06"):  # a jurist reads the PIP, and the house holds it
        pip = slot(pip)
    mag_bezwaar_vastleggen(door, pip.hoofddossier).of_weiger()
    if door.rol == Rol.JURIST_BEZWAAR:  # whose reach hangs on an objection does not begin one
        raise Weigering("Een bezwaar schrijft de regievoerder in. Vraag de regievoerder van dit dossier.")
    if pip.bekendgemaakt_op is None:
        raise Weigering("Dit PIP is nog niet bekendgemaakt. Maak het eerst bekend; dan begint de bezwaartermijn.")
    if ontvangen_op > als_datum(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies de dag waarop u het bezwaar ontving.")
    if pip.dagtekening and ontvangen_op < pip.dagtekening:
        raise Weigering(f"Het PIP is van {voluit(pip.dagtekening)}. Een bezwaar kan niet eerder zijn.")
    if PipBezwaar.objects.filter(pip=pip, uitkomst="").exists():
        raise Weigering("Er loopt al een bezwaar tegen dit PIP.")
    bezwaar = PipBezwaar.objects.create(
        gemeente_id=pip.gemeente_id, dossier=pip.dossier, pip=pip, ontvangen_op=ontvangen_op, gronden=gronden.strip(),
        buiten_termijn=ontvangen_op > bezwaar_uiterlijk(pip.bekendgemaakt_op), door_id=mens_van(door), vastgelegd_op=moment,
    )  # fmt: skip
    bron = Gebeurtenis.Bron.HANDELING
    leg_vast(pip.hoofddossier, "bezwaar", op=ontvangen_op, door=door, bron=bron, vastgelegd_op=moment)
    zet_herinnering(bezwaar, door=door, moment=moment)
    return bezwaar


@transaction.atomic
def beslis_op_bezwaar(
    bezwaar: PipBezwaar, *, door: Aanwezige, op: date, uitkomst: str, motivering: str, nu: datetime | None = None
) -> PipBezwaar:
    """The decision, with its reasons. A well-founded objection leads to a new version, which is its own act."""
    if uitkomst == PipBezwaar.Uitkomst.INGETROKKEN:
        return trek_bezwaar_in(bezwaar, door=door, op=op, toelichting=motivering, nu=nu)
    moment = nu or klok.nu()
    bezwaar = _vers(bezwaar, door)
    mag_op_bezwaar_beslissen(door, bezwaar, op).of_weiger()
    if bezwaar.uitkomst:
        raise Weigering("Op dit bezwaar is al beslist.")
    if uitkomst not in PipBezwaar.Uitkomst.values or not uitkomst:
        raise Weigering("Kies wat er op het bezwaar is besloten.")
    _weiger_dag(bezwaar, op, moment, "Beslissen")
    if not motivering.strip():
        raise Weigering(
            "Schrijf waarom. Een beslissing op bezwaar heeft een motivering (Algemene wet bestuursrecht, artikel 7:12)."
        )
    return _sluit(bezwaar, uitkomst, "beslissing_op_bezwaar", op=op, motivering=motivering, door=door, moment=moment)


@transaction.atomic
def trek_bezwaar_in(
    bezwaar: PipBezwaar, *, door: Aanwezige, op: date, toelichting: str = "", nu: datetime | None = None
) -> PipBezwaar:
    """Who objected takes it back; nothing is decided any more, and nothing holds the record because of it from the next day.

    Grondslag: Algemene wet bestuursrecht, artikel 6:21 (uit het hoofd, nog na te lezen).
    """
    moment = nu or klok.nu()
    bezwaar = _vers(bezwaar, door)
    mag_bezwaar_vastleggen(door, bezwaar.pip.hoofddossier).of_weiger()
    if bezwaar.uitkomst:
        raise Weigering("Op dit bezwaar is al beslist. Intrekken kan niet meer.")
    _weiger_dag(bezwaar, op, moment, "Intrekken")
    ingetrokken = PipBezwaar.Uitkomst.INGETROKKEN
    return _sluit(bezwaar, ingetrokken, "bezwaar_ingetrokken", op=op, motivering=toelichting, door=door, moment=moment)


@transaction.atomic
def vraag_jurist(bezwaar: PipBezwaar, jurist: Gebruiker, *, door: Aanwezige, vanaf: date, nu: datetime) -> Meewerking:
    """A jurist of the municipality looks at this objection: sees the dossier while it runs, and for seven weeks after (ADR 28).

    Grondslag: Algemene wet bestuursrecht, artikel 7:11 en 10:3 lid 3.
    """
    dossier = bezwaar.pip.hoofddossier
    mag_meewerken_regelen(door, dossier).of_weiger()
    if bezwaar.uitkomst == PipBezwaar.Uitkomst.INGETROKKEN:
        raise Weigering("Dit bezwaar is ingetrokken. Er is niets meer te beoordelen.")
    if bezwaar.beslist_op is not None and bezwaar.beslist_op + BEROEP_KAN_NOG < dag_van(nu):
        raise Weigering("Op dit bezwaar is al beslist, en de tijd voor beroep is voorbij.")
    if bezwaar.pip.vastgesteld_door_id == jurist.pk:
        raise Weigering(
            f"{jurist.naam} stelde dit PIP zelf vast. Vraag een ander (Algemene wet bestuursrecht, artikel 10:3 lid 3)."
        )
    waarvoor = f"het bezwaar van {voluit(bezwaar.ontvangen_op)} tegen het PIP"
    return laat_meewerken(dossier, jurist, door=door, waarvoor=waarvoor, vanaf=vanaf, nu=nu, als=ALS_JURIST)


def _vers(bezwaar: PipBezwaar, door: Aanwezige) -> PipBezwaar:
    """As it is now, with the PIP locked."""
    with namens(door, "C06"):
        slot(bezwaar.pip)
    return PipBezwaar.objects.select_related(
        "dossier__gemeente", "pip__dossier__gemeente", "pip__dossier__samengevoegd_in__gemeente"
    ).get(pk=bezwaar.pk)


def _weiger_dag(bezwaar: PipBezwaar, op: date, moment: datetime, wat: str) -> None:
    if op > als_datum(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    if op < bezwaar.ontvangen_op:
        raise Weigering(f"Het bezwaar kwam op {voluit(bezwaar.ontvangen_op)}. {wat} kan niet eerder.")


def _sluit(
    bezwaar: PipBezwaar, uitkomst: str, feit: str, *, op: date, motivering: str, door: Aanwezige, moment: datetime
) -> PipBezwaar:
    """How it ended, as a fact and on the objection; nobody is reminded of it any more. The row last: with it ends what a jurist reaches."""
    bron = Gebeurtenis.Bron.HANDELING
    leg_vast(bezwaar.pip.hoofddossier, feit, op=op, door=door, bron=bron, vastgelegd_op=moment)
    sluit_herinnering(bezwaar, door=door, moment=moment)
    bezwaar.uitkomst, bezwaar.beslist_op, bezwaar.motivering = uitkomst, op, motivering.strip()
    bezwaar.beslist_door_id = door.gebruiker_id
    bezwaar.save(update_fields=["uitkomst", "beslist_op", "motivering", "beslist_door"])
    return bezwaar

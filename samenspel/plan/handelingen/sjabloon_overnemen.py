"""Take over a plan template in one plan: the goals and actions that were chosen, by the same acts as typed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.volgorde import om_de_beurt
from samenspel.plan.bevoegdheden_leefplan import mag_plan_bijhouden
from samenspel.plan.handelingen.leefplan_acties import spreek_actie_af
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.handelingen.leefplan_schrijven import (
    VAN_INBURGERAAR,
    Eigenaar,
    van_medewerker,
    van_niemand,
    van_organisatie,
)
from samenspel.plan.leefplan import leefplan_van, vergeet
from samenspel.plan.models import Doel, Plansjabloon
from samenspel.plan.plansoort import plansoort_van
from samenspel.plan.sjabloonvoorstel import (
    Actievoorstel,
    Doelvoorstel,
    Eigenaarsvoorstel,
    eigen_id,
    plek,
    zelfde_actie,
    zelfde_doel,
)


@dataclass(frozen=True, slots=True)
class Gekozen:
    """What was chosen of one goal. `woorden`: what the newcomer says, "" when the goal itself is not set anew."""

    doel: Doelvoorstel
    acties: Sequence[Actievoorstel]
    woorden: str = ""
    taal: str = "nl"

    @property
    def codes(self) -> set[str]:
        eigen = {self.doel.doel.code} if self.woorden else set()
        return eigen | {actie.actie.code for actie in self.acties}


@transaction.atomic
def neem_sjabloon_over(
    dossier: Dossier, rij: Plansjabloon, keuzes: Iterable[Gekozen], *, door: Aanwezige, op: date, sleutel: UUID,
    vastgelegd_op: datetime | None = None,
) -> tuple[int, int]:  # fmt: skip
    """All that was chosen, or nothing. Gives how many goals and actions; the same `sleutel` twice is once.

    Raises `Weigering` when the template went out of use, and when a colleague put the same in the plan meanwhile.
    """
    mag_plan_bijhouden(door, dossier).of_weiger()
    _op_volgorde(dossier)
    _keur_sjabloon(rij, dossier, door)
    gekozen = [keuze for keuze in keuzes if keuze.codes]
    if not gekozen:
        raise Weigering("Vink ten minste één doel of actie aan.")
    _weiger_wat_er_intussen_staat(dossier, rij, gekozen, door=door, sleutel=sleutel)
    for keuze in gekozen:
        _leg(dossier, rij, keuze, door=door, op=op, sleutel=sleutel, vastgelegd_op=vastgelegd_op)
    return sum(bool(k.woorden) for k in gekozen), sum(len(k.acties) for k in gekozen)


def _op_volgorde(dossier: Dossier) -> None:
    """Two people at once in one plan go one after the other; the second reads what the first did."""
    om_de_beurt("plansjabloon", dossier.pk)
    vergeet(dossier)


def _keur_sjabloon(rij: Plansjabloon, dossier: Dossier, door: Aanwezige) -> None:
    """Also an earlier version may be finished, when it was on the screen; not what went out of use."""
    vers = Plansjabloon.objects.filter(gemeente_id=door.gemeente_id, pk=rij.pk).first()
    if vers is None or vers.vastgesteld_op is None:
        raise Weigering("Dit sjabloon is niet vastgesteld in uw gemeente. Kies een ander.")
    if vers.ingetrokken_op is not None:
        raise Weigering("Dit sjabloon is intussen uit gebruik. Kies een ander, of schrijf de doelen zelf op.")
    if vers.plansoort != plansoort_van(dossier).value:
        raise Weigering("Dit sjabloon is voor een ander soort plan. Kies een ander.")


def _weiger_wat_er_intussen_staat(
    dossier: Dossier, rij: Plansjabloon, gekozen: Sequence[Gekozen], *, door: Aanwezige, sleutel: UUID
) -> None:
    """What came into the plan after the page was made, and so was chosen by nobody who saw it."""
    plan = leefplan_van(dossier, door)
    for keuze in gekozen:
        doel = keuze.doel.doel
        nu: list[str] = []
        if keuze.woorden and keuze.doel.al is None and (al := zelfde_doel(doel, plan, rij.nummer, sleutel)):
            nu.append(al.tekst)
        for actie in (a.actie for a in keuze.acties if a.al is None):
            if daar := zelfde_actie(actie, doel.domein, plan, rij.nummer, sleutel):
                nu.append(daar.wat)
        if nu:
            raise Weigering(
                f"Een collega zette dit net in het plan: ‘{nu[0]}’. Kijk wat u nog wilt toevoegen en bewaar opnieuw."
            )


def _leg(
    dossier: Dossier, rij: Plansjabloon, keuze: Gekozen, *, door: Aanwezige, op: date, sleutel: UUID, vastgelegd_op: datetime | None
) -> None:  # fmt: skip
    doel = keuze.doel.doel
    if keuze.doel.kan_niet:
        raise Weigering(keuze.doel.kan_niet)
    if keuze.woorden:
        bij = stel_doel(
            dossier, door=door, op=op, domein=doel.domein, tekst=keuze.woorden, taal=keuze.taal, vastgelegd_op=vastgelegd_op,
            sleutel=eigen_id(sleutel, doel.code), herkomst=plek(rij.nummer, doel.code),
        )  # fmt: skip
    elif keuze.doel.lopend is not None:
        bij = Doel.objects.zichtbaar_voor(door).get(pk=keuze.doel.lopend.id)
    else:
        raise Weigering("Een actie hoort bij een doel. Vink ook het doel aan.")
    for voorstel in keuze.acties:
        actie = voorstel.actie
        spreek_actie_af(
            bij, door=door, op=op, wat=actie.wat, eigenaar=_eigenaar(voorstel.eigenaar, voorstel), opdracht=actie.opdracht,
            gepland_op=voorstel.gepland_op, begint_op=voorstel.begint_op, onderwerp=actie.onderwerp, vastgelegd_op=vastgelegd_op,
            sleutel=eigen_id(sleutel, actie.code), herkomst=plek(rij.nummer, actie.code),
        )  # fmt: skip


def _eigenaar(wie: Eigenaarsvoorstel, voorstel: Actievoorstel) -> Eigenaar:
    if wie.medewerker is not None:
        return van_medewerker(wie.medewerker)
    if wie.organisatie is not None:
        return van_organisatie(wie.organisatie)
    if wie.inburgeraar:
        return VAN_INBURGERAAR
    return van_niemand(wie.uiterlijk or voorstel.gepland_op)

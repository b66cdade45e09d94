"""Goals: set, reword, reach, let go. The newcomer's own words, in the language in which they were said."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.beeld import beleid_bij
from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.bevoegdheden_leefplan import dossier_van_het_plan, mag_domein_bijhouden
from samenspel.plan.domeinen import DOMEIN, bij_de_gemeente
from samenspel.plan.ggm import Ggmdoel
from samenspel.plan.handelingen.leefplan_acties import laat_actie_vallen
from samenspel.plan.handelingen.leefplan_schrijven import domein_van_doel, moment_van, nieuwe_regel, taalcode, zin
from samenspel.plan.leefplan import vergeet
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Doel, Planregel

S = Planregel.Soort


@transaction.atomic
def stel_doel(
    dossier: Dossier, *, door: Aanwezige, op: date, domein: str, tekst: str, taal: str = "nl", bovendoel: Doel | None = None,
    naar: Ggmdoel | None = None, vastgelegd_op: datetime | None = None, sleutel: UUID | None = None, herkomst: str = "",
) -> Doel:  # fmt: skip
    """A goal of the newcomer, or a sub-goal on the way to it. The same `sleutel` twice is one goal.

    `naar`: the sub-goal of GGM that the words were chosen from. It stands with the words, in the category of the domain.
    `herkomst`: the place in a plan template that prompted it (`sjabloonvoorstel.plek`).
    """
    mag_domein_bijhouden(door, dossier, domein).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    if sleutel is not None and (al := Doel.objects.filter(pk=sleutel, dossier=dossier).first()):
        return al
    woorden = zin(tekst, "Schrijf het doel op, in de woorden van de inburgeraar.")
    if bovendoel is None:
        _weiger_ongebruikt(dossier, domein, op)
    else:
        _controleer_bovendoel(bovendoel, dossier, domein, door)
    doel = Doel.objects.create(
        id=sleutel or uuid7(), gemeente_id=dossier.gemeente_id, dossier=dossier, bovendoel=bovendoel, gesteld_op=op,
        vastgelegd_op=moment,
    )  # fmt: skip
    gegevens = {"bovendoel": str(bovendoel.pk)} if bovendoel is not None else {}
    gegevens |= {"sjabloon": herkomst} if herkomst else {}
    gegevens |= {"ggm": naar.code} if naar is not None else {}
    nieuwe_regel(
        dossier, domein, S.GESTELD, doel_id=doel.pk, door=door, op=op, moment=moment, tekst=woorden, taal=taalcode(taal),
        gegevens=gegevens,
    ).save()  # fmt: skip
    vergeet(dossier)
    return doel


def _weiger_ongebruikt(dossier: Dossier, domein: str, op: date) -> None:
    """A municipality leaves a domain out for new goals (R15); what stands there goes on, with its steps."""
    (hier,) = bij_de_gemeente([DOMEIN[domein]], beleid_bij(dossier), op)
    if not hier.gebruikt:
        zin_ = f"Uw gemeente stelt geen nieuwe doelen bij ‘{hier.naam}’. Kies een ander onderdeel van het plan."
        raise Weigering(zin_, veld="domein")


def _controleer_bovendoel(bovendoel: Doel, dossier: Dossier, domein: str, door: Aanwezige) -> None:
    if bovendoel.dossier_id != dossier.pk:
        raise Weigering("Dit hoofddoel hoort bij een ander dossier.")
    if bovendoel.bovendoel_id is not None:
        raise Weigering("Een subdoel heeft zelf geen subdoelen. Hang het onder het hoofddoel.")
    if domein_van_doel(bovendoel, door) != domein:
        raise Weigering("Een subdoel hoort bij hetzelfde onderdeel als zijn hoofddoel.")
    _weiger_gesloten(bovendoel, domein)


@transaction.atomic
def wijzig_doel(
    doel: Doel, *, door: Aanwezige, op: date, tekst: str, taal: str, reden: str, vastgelegd_op: datetime | None = None
) -> None:
    """Other words for the goal, with the reason; the old words stay readable."""
    domein, moment = _begin(doel, door, op, vastgelegd_op)
    woorden = zin(tekst, "Schrijf het doel op, in de woorden van de inburgeraar.")
    waarom = zin(reden, "Schrijf waarom het doel verandert.")
    _leg(doel, domein, S.GEWIJZIGD, door, op, moment, tekst=woorden, taal=taalcode(taal), reden=waarom)


@transaction.atomic
def bereik_doel(
    doel: Doel, *, door: Aanwezige, op: date, resultaat: str, vastgelegd_op: datetime | None = None, toch: Toch | None = None
) -> None:  # fmt: skip
    """Reached, and how that shows."""
    domein, moment = _begin(doel, door, op, vastgelegd_op)
    _sluit_acties(doel, domein, door=door, op=op, moment=moment, toch=toch)
    _leg(
        doel,
        domein,
        S.BEREIKT,
        door,
        op,
        moment,
        tekst=zin(resultaat, "Schrijf waaraan u ziet dat het doel is bereikt."),
    )


@transaction.atomic
def laat_doel_los(
    doel: Doel, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None, toch: Toch | None = None
) -> None:  # fmt: skip
    """The newcomer no longer wants this, or it cannot be. Open actions are dropped first, each with its own reason, or with it."""
    domein, moment = _begin(doel, door, op, vastgelegd_op)
    _sluit_acties(doel, domein, door=door, op=op, moment=moment, toch=toch)
    _leg(doel, domein, S.LOSGELATEN, door, op, moment, tekst=zin(reden, "Schrijf waarom dit doel niet meer geldt."))


def _sluit_acties(
    doel: Doel, domein: str, *, door: Aanwezige, op: date, moment: datetime, toch: Toch | None
) -> None:  # fmt: skip
    """A goal closes when its actions are done (our own rule). Who goes on drops them, with the reason that was given."""
    lopend = list(Actie.objects.filter(doel=doel, klaar_op__isnull=True, vervallen_op__isnull=True).select_for_update())
    if not lopend:
        return
    zin_ = (
        "Er loopt nog een actie bij dit doel. Rond die af, of laat haar vervallen. Gaat u toch door? Dan vervalt zij."
    )
    dossier = dossier_van_het_plan(doel.dossier)
    houd_aan(dossier, "doel_met_open_actie", zin_, door=door, op=op, moment=moment, toch=toch)
    for actie in lopend:
        laat_actie_vallen(actie, door=door, op=op, reden=toch.reden if toch else "", vastgelegd_op=moment)


def _begin(doel: Doel, door: Aanwezige, op: date, vastgelegd_op: datetime | None) -> tuple[str, datetime]:
    domein = domein_van_doel(doel, door)
    mag_domein_bijhouden(door, dossier_van_het_plan(doel.dossier), domein).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    if op < doel.gesteld_op:
        raise Weigering("Deze dag ligt voor de dag waarop het doel is gesteld.")
    _weiger_gesloten(doel, domein)
    return domein, moment


def _weiger_gesloten(doel: Doel, domein: str) -> None:
    if PLANREGELS[domein].objects.filter(doel=doel, soort__in=[S.BEREIKT, S.LOSGELATEN]).exists():
        raise Weigering("Dit doel is al afgesloten. Stel een nieuw doel.")


def _leg(
    doel: Doel, domein: str, soort: str, door: Aanwezige, op: date, moment: datetime, *, tekst: str, taal: str = "",
    reden: str = "",
) -> None:  # fmt: skip
    gegevens = {"reden": reden} if reden else {}
    nieuwe_regel(
        doel.dossier, domein, soort, doel_id=doel.pk, door=door, op=op, moment=moment, tekst=tekst, taal=taal,
        gegevens=gegevens,
    ).save()  # fmt: skip
    vergeet(doel.dossier)

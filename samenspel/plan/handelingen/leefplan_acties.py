"""Actions: agree on one, give it to somebody, move it, finish it, ask whether it helped, drop it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.bevoegdheden_leefplan import (
    dossier_van_het_plan,
    is_eigen_actie,
    mag_actie_afronden,
    mag_domein_bijhouden,
)
from samenspel.plan.handelingen.leefplan_schrijven import (
    Eigenaar,
    controleer_eigenaar,
    domein_van_doel,
    moment_van,
    nieuwe_regel,
    opdracht_voor,
    zin,
)
from samenspel.plan.leefplan import vergeet
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Doel, Planregel
from samenspel.toegang.matrix import Bereik, bereik

S = Planregel.Soort


@transaction.atomic
def spreek_actie_af(
    doel: Doel, *, door: Aanwezige, op: date, wat: str, eigenaar: Eigenaar, gepland_op: date, begint_op: date | None = None,
    opdracht: str = "", onderwerp: str = "", vastgelegd_op: datetime | None = None, sleutel: UUID | None = None,
    herkomst: str = "",
) -> Actie:  # fmt: skip
    """Somebody does something before a day. Without an owner the plan is talked about, but not adopted.

    The same `sleutel` twice is one action. `herkomst`: its place in a plan template (`sjabloonvoorstel.plek`).
    """
    domein = domein_van_doel(doel, door)
    mag_domein_bijhouden(door, dossier_van_het_plan(doel.dossier), domein).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    if sleutel is not None and (al := Actie.objects.filter(pk=sleutel, doel=doel).first()):
        return al
    woorden = zin(wat, "Schrijf wat er gaat gebeuren.")
    begin = begint_op or op
    _controleer_dagen(doel, domein, begin, gepland_op, op)
    controleer_eigenaar(eigenaar, doel.dossier, op=op, door=door, nu=moment)
    actie = Actie.objects.create(
        id=sleutel or uuid7(), gemeente_id=doel.gemeente_id, dossier=doel.dossier, doel=doel, opdracht=opdracht_voor(eigenaar, domein, woorden, opdracht),
        onderwerp=onderwerp, begint_op=begin, gepland_op=gepland_op, vastgelegd_op=moment, gewijzigd_op=moment, **eigenaar.velden(),
    )  # fmt: skip
    gegevens = {
        "begint_op": begin.isoformat(), "gepland_op": gepland_op.isoformat(), "onderwerp": onderwerp, **eigenaar.gegevens(),
        **({"sjabloon": herkomst} if herkomst else {}),
    }  # fmt: skip
    _leg(actie, domein, S.AFGESPROKEN, door, op, moment, tekst=woorden, **gegevens)
    return actie


def _controleer_dagen(doel: Doel, domein: str, begin: date, einde: date, op: date) -> None:
    if PLANREGELS[domein].objects.filter(doel=doel, soort__in=[S.BEREIKT, S.LOSGELATEN]).exists():
        raise Weigering("Dit doel is al afgesloten. Stel een nieuw doel.")
    if einde < op:
        raise Weigering("De dag waarop dit klaar moet zijn, is al voorbij. Kies een latere dag.")
    if einde < begin:
        raise Weigering("De actie is klaar voor zij begint. Kies een latere dag.")


@transaction.atomic
def wijs_actie_toe(
    actie: Actie,
    *,
    door: Aanwezige,
    op: date,
    eigenaar: Eigenaar,
    opdracht: str = "",
    vastgelegd_op: datetime | None = None,
) -> None:
    """Another owner, or the first."""
    domein, moment = _begin(actie, door, op, vastgelegd_op)
    controleer_eigenaar(eigenaar, actie.dossier, op=op, door=door, nu=moment)
    wat = PLANREGELS[domein].objects.get(actie=actie, soort=S.AFGESPROKEN).tekst
    _zet(actie, moment, opdracht=opdracht_voor(eigenaar, domein, wat, opdracht), **eigenaar.velden())
    _leg(actie, domein, S.TOEGEWEZEN, door, op, moment, **eigenaar.gegevens())


@transaction.atomic
def verzet_actie(
    actie: Actie, *, door: Aanwezige, op: date, gepland_op: date, reden: str, vastgelegd_op: datetime | None = None
) -> None:
    """Another day, with the reason. Nothing else follows from it."""
    domein, moment = _begin(actie, door, op, vastgelegd_op)
    waarom = zin(reden, "Schrijf waarom de actie op een andere dag klaar is.")
    if gepland_op < op:
        raise Weigering("De nieuwe dag is al voorbij. Kies een latere dag.")
    if gepland_op == actie.gepland_op:
        raise Weigering("De actie staat al op deze dag. Kies een andere dag.")
    oud, begin = actie.gepland_op, min(actie.begint_op, gepland_op)
    _zet(actie, moment, gepland_op=gepland_op, begint_op=begin)
    gegevens = {"van": oud.isoformat(), "gepland_op": gepland_op.isoformat(), "begint_op": begin.isoformat()}
    _leg(actie, domein, S.VERZET, door, op, moment, tekst=waarom, **gegevens)


@transaction.atomic
def rond_actie_af(
    actie: Actie, *, door: Aanwezige, op: date, resultaat: str, toets_op: date | None = None,
    vastgelegd_op: datetime | None = None,
) -> None:  # fmt: skip
    """Done, and with what result. A partner, or the newcomer, reports in the action itself: their words stay with their task."""
    mag_actie_afronden(door, actie).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    wat_er_kwam = zin(resultaat, "Schrijf kort wat het resultaat is.")
    if toets_op is not None and toets_op < op:
        raise Weigering("Het effect gaat u later na. Kies een dag na vandaag.")
    if is_eigen_actie(door, actie):
        if len(wat_er_kwam) > 500:
            raise Weigering("Kort het resultaat in tot 500 tekens.")
        _zet(actie, moment, klaar_op=op, terugmelding=wat_er_kwam, toets_op=toets_op)
        return
    domein = domein_van_doel(actie.doel, door)
    mag_domein_bijhouden(door, dossier_van_het_plan(actie.dossier), domein).of_weiger()
    _zet(actie, moment, klaar_op=op, toets_op=toets_op)
    gegevens = {"toets_op": toets_op.isoformat()} if toets_op else {}
    _leg(actie, domein, S.AFGEROND, door, op, moment, tekst=wat_er_kwam, **gegevens)


@transaction.atomic
def toets_effect(
    actie: Actie, *, door: Aanwezige, op: date, effect: str, toelichting: str, vastgelegd_op: datetime | None = None
) -> None:
    """Did the action give what the newcomer hoped for? (bronnen/001: 'of de uitgezette acties het gewenste resultaat hebben')"""
    _alleen_regie(door)
    domein = domein_van_doel(actie.doel, door)
    mag_domein_bijhouden(door, dossier_van_het_plan(actie.dossier), domein).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    if actie.klaar_op is None:
        raise Weigering("Deze actie is nog niet klaar. Rond haar eerst af.")
    if op < actie.klaar_op:
        raise Weigering("Deze dag ligt voor de dag waarop de actie klaar was.")
    if effect not in Actie.Effect.values:
        raise Weigering("Kies of het hielp: ja, een beetje of nee.")
    tekst = zin(toelichting, "Schrijf hoe u dit weet: wat zegt de inburgeraar?")
    _zet(actie, moment, getoetst_op=op, effect=effect)
    _leg(actie, domein, S.GETOETST, door, op, moment, tekst=tekst, effect=effect)


@transaction.atomic
def laat_actie_vallen(
    actie: Actie, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None
) -> None:
    """No longer needed, or not possible; with the reason."""
    domein, moment = _begin(actie, door, op, vastgelegd_op)
    waarom = zin(reden, "Schrijf waarom de actie vervalt. Een collega moet het later begrijpen.")
    _zet(actie, moment, vervallen_op=op)
    _leg(actie, domein, S.VERVALLEN, door, op, moment, tekst=waarom)


def _alleen_regie(door: Aanwezige) -> None:
    """Before any read: a partner sees neither goal nor dossier."""
    if bereik(door.rol) is not Bereik.GEMEENTE:
        raise Weigering("Uw rol wijzigt het plan niet. Vraag de contactpersoon van dit dossier.")


def _begin(actie: Actie, door: Aanwezige, op: date, vastgelegd_op: datetime | None) -> tuple[str, datetime]:
    _alleen_regie(door)
    domein = domein_van_doel(actie.doel, door)
    mag_domein_bijhouden(door, dossier_van_het_plan(actie.dossier), domein).of_weiger()
    if not actie.open:
        raise Weigering("Deze actie is al klaar of vervallen. Spreek een nieuwe af.")
    return domein, moment_van(op, vastgelegd_op)


def _zet(actie: Actie, moment: datetime, **velden: Any) -> None:
    for naam, waarde in {**velden, "gewijzigd_op": moment}.items():
        setattr(actie, naam, waarde)
    actie.save(update_fields=[*velden, "gewijzigd_op"])


def _leg(
    actie: Actie,
    domein: str,
    soort: str,
    door: Aanwezige,
    op: date,
    moment: datetime,
    *,
    tekst: str = "",
    **gegevens: Any,
) -> None:
    nieuwe_regel(
        actie.dossier, domein, soort, doel_id=actie.doel_id, actie_id=actie.pk, door=door, op=op, moment=moment, tekst=tekst,
        gegevens=gegevens,
    ).save()  # fmt: skip
    vergeet(actie.dossier)

"""The support plan: begin, agree, change. No decision, no term, no fine, and nothing for DUO."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden_leefplan import mag_steunplan_maken
from samenspel.plan.handelingen.leefplan_schrijven import moment_van, zin
from samenspel.plan.leefplan import acties_zonder_eigenaar, vergeet, zin_zonder_eigenaar
from samenspel.plan.models.leefplan import Actie, Doel
from samenspel.plan.models.steunplan import Steunplan


@transaction.atomic
def begin_steunplan(
    dossier: Dossier, *, door: Aanwezige, op: date, grondslag: str, toestemming_op: date | None = None,
    vastgelegd_op: datetime | None = None,
) -> Steunplan:  # fmt: skip
    """A first version, on consent, on the Participatiewet, or as guidance under the old act (Wi2021 art. 54 lid 5)."""
    mag_steunplan_maken(door, dossier).of_weiger()
    moment_van(op, vastgelegd_op)
    if Steunplan.objects.filter(dossier=dossier).exists():
        raise Weigering("Er is al een ondersteuningsplan. Wijzig dat plan.")
    toestemming = _controleer_grondslag(grondslag, toestemming_op, op)
    return Steunplan.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, versie=1, grondslag=grondslag, toestemming_op=toestemming,
        begonnen_op=op, begonnen_door_id=door.mens(),
    )  # fmt: skip


@transaction.atomic
def stel_steunplan_vast(
    plan: Steunplan, *, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None, verversen: bool = True,
    toch: Toch | None = None,
) -> Steunplan:  # fmt: skip
    """Agreed with the newcomer. The first time it counts as a plan; a later version is a change of the same plan."""
    mag_steunplan_maken(door, plan.dossier).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    if plan.vastgesteld:
        raise Weigering("Deze versie is al vastgesteld. Maak een nieuwe versie om het plan te wijzigen.")
    if op < plan.begonnen_op:
        raise Weigering("Deze dag ligt voor de dag waarop u aan het plan begon.")
    _controleer_inhoud(plan.dossier, door, op, moment, toch)
    if plan.versie > 1:
        eerder = Steunplan.objects.filter(dossier=plan.dossier, stand=Steunplan.Stand.VASTGESTELD)
        eerder.update(stand=Steunplan.Stand.VERVANGEN)
    soort = "steunplan_vastgesteld" if plan.versie == 1 else "steunplan_gewijzigd"
    plan.gebeurtenis = leg_vast(
        plan.dossier,
        soort,
        op=op,
        door=door,
        bron=Gebeurtenis.Bron.HANDELING,
        vastgelegd_op=moment,
        verversen=verversen,
    )
    plan.stand, plan.vastgesteld_op, plan.vastgelegd_op = Steunplan.Stand.VASTGESTELD, op, moment
    plan.vastgesteld_door_id = door.mens()
    plan.save(update_fields=["stand", "vastgesteld_op", "vastgelegd_op", "vastgesteld_door", "gebeurtenis"])
    return plan


@transaction.atomic
def wijzig_steunplan(
    plan: Steunplan, *, door: Aanwezige, op: date, reden: str, grondslag: str = "", toestemming_op: date | None = None,
    vastgelegd_op: datetime | None = None,
) -> Steunplan:  # fmt: skip
    """A new version with its reason; the agreed version stays in force, and readable, until the new one is agreed."""
    mag_steunplan_maken(door, plan.dossier).of_weiger()
    moment_van(op, vastgelegd_op)
    waarom = zin(reden, "Schrijf waarom het plan verandert.")
    if not plan.vastgesteld:
        raise Weigering("Deze versie is nog niet vastgesteld. U kunt haar gewoon aanpassen.")
    if Steunplan.objects.filter(dossier=plan.dossier, stand=Steunplan.Stand.CONCEPT).exists():
        raise Weigering("Er is al een nieuwe versie in voorbereiding. Werk daarin verder.")
    gekozen = grondslag or plan.grondslag
    toestemming = _controleer_grondslag(gekozen, toestemming_op or plan.toestemming_op, op)
    laatste = Steunplan.objects.filter(dossier=plan.dossier).order_by("-versie").values_list("versie", flat=True)[0]
    return Steunplan.objects.create(
        gemeente_id=plan.gemeente_id, dossier=plan.dossier, versie=laatste + 1, reden=waarom, grondslag=gekozen,
        toestemming_op=toestemming, begonnen_op=op, begonnen_door_id=door.mens(),
    )  # fmt: skip


def _controleer_grondslag(grondslag: str, toestemming_op: date | None, op: date) -> date | None:
    if grondslag not in Steunplan.Grondslag.values:
        raise Weigering("Kies waarom de gemeente dit plan mag maken: toestemming of een wet.")
    if grondslag != Steunplan.Grondslag.TOESTEMMING:
        return None
    if toestemming_op is None:
        raise Weigering("Schrijf op welke dag de inburgeraar toestemming gaf.")
    if toestemming_op > op:
        raise Weigering("De toestemming ligt na vandaag. Kies de dag waarop zij gegeven is.")
    return toestemming_op


def _controleer_inhoud(dossier: Dossier, door: Aanwezige, op: date, moment: datetime, toch: Toch | None) -> None:
    """A plan has at least one goal, and every open action has somebody; both are our own rules."""
    hier = Q(dossier=dossier) | Q(dossier__samengevoegd_in=dossier)
    if not Doel.objects.filter(hier).exists():
        zin_ = "Er staat nog geen doel in het plan. Schrijf eerst op wat de inburgeraar wil."
        houd_aan(dossier, "steunplan_zonder_doel", zin_, door=door, op=op, moment=moment, toch=toch)
    open_ = Actie.objects.filter(hier, klaar_op__isnull=True, vervallen_op__isnull=True)
    if open_.filter(eigenaar=Actie.Eigenaar.NIEMAND).exists():
        vergeet(dossier)
        zin_ = zin_zonder_eigenaar(acties_zonder_eigenaar(dossier, door))
        houd_aan(dossier, "actie_zonder_eigenaar", zin_, door=door, op=op, moment=moment, toch=toch)

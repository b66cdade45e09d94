"""Municipalities that work with one team: record what they signed, say yes for the own one, leave it (D7, ADR 34)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.tekst import binnen
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.models import EEN_OP_EEN, VAN_EEN_DOSSIER, Aanstelling, Deelnemer, Gebruiker, Rol, Samenwerking
from samenspel.toegang.overeenkomsten import GRENZEN, WAARSCHUW_VOORAF

ROLLEN = tuple(
    rol
    for rol in Rol
    if bereik(rol.value) is not Bereik.BETROKKEN and rol not in {*EEN_OP_EEN, *VAN_EEN_DOSSIER, Rol.AUDITOR_REKENKAMER}
)
"""Who works for a municipality itself. An organisation has an agreement of its own with each municipality."""
VORMEN = tuple(vorm for vorm in Samenwerking.Vorm if vorm != Samenwerking.Vorm.OVERGANG)


def mag_samenwerkingen_beheren(wie: Aanwezige) -> Oordeel:
    """The functional manager, who sees no dossier."""
    if wie.rol == "functioneel_beheerder":
        return JA
    return nee("Alleen een functioneel beheerder regelt samenwerking met andere gemeenten. Vraag die van uw gemeente.")


@transaction.atomic
def leg_samenwerking_vast(
    *, door: Aanwezige, naam: str, vorm: str, doelen: str, rollen: list[str], gemeenten: Iterable[Gemeente], ondertekend_op: date | None,
    vanaf: date, op: date, nu: datetime, tot: date | None = None, kenmerk: str = "",
) -> Samenwerking:  # fmt: skip
    """Record what was signed. The own municipality has said yes with it; the others are asked, and open nothing until they say so themselves."""
    mag_samenwerkingen_beheren(door).of_weiger()
    anderen = [gemeente for gemeente in gemeenten if gemeente.pk != door.gemeente_id]
    if not anderen:
        raise Weigering("Kies met welke gemeente u samenwerkt.", veld="gemeenten")
    if vorm not in VORMEN:
        raise Weigering("Kies hoe u samenwerkt.", veld="vorm")
    if not doelen.strip():
        raise Weigering("Schrijf waarvoor u samenwerkt.", veld="doelen")
    if not rollen or set(rollen) - set(ROLLEN):
        raise Weigering("Kies welke rollen iemand van een andere gemeente hier mag hebben.", veld="rollen")
    if ondertekend_op is None or ondertekend_op > op:
        raise Weigering("Leg de samenwerking vast als zij is ondertekend, met de dag.", veld="ondertekend_op")
    if vanaf < ondertekend_op:
        raise Weigering("Een samenwerking geldt niet voordat zij is ondertekend. Kies een latere dag.", veld="vanaf")
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.", veld="tot")
    samen = Samenwerking.objects.create(
        gemeente_id=door.gemeente_id, naam=binnen(naam, 80), vorm=vorm, doelen=binnen(doelen, 1000), rollen=sorted(set(rollen)),
        kenmerk=binnen(kenmerk, 80), ondertekend_op=ondertekend_op, vanaf=vanaf, tot=tot, vastgelegd_door_id=door.mens(), vastgelegd_op=nu,
    )  # fmt: skip
    Deelnemer.objects.create(
        samenwerking=samen, gemeente_id=door.gemeente_id, gevraagd_op=nu, ja_door_id=door.mens(), ja_op=nu
    )
    Deelnemer.objects.bulk_create(
        Deelnemer(samenwerking=samen, gemeente=gemeente, gevraagd_op=nu) for gemeente in anderen
    )
    return samen


@transaction.atomic
def doe_mee(deelnemer: Deelnemer, *, door: Aanwezige, op: date, nu: datetime) -> None:
    """The own municipality says yes. Two people in two municipalities: nobody says it for both."""
    _weiger_voor_een_ander(deelnemer, door)
    if deelnemer.ja_op is not None or deelnemer.gestopt_op is not None:
        raise Weigering("Uw gemeente heeft hier al op geantwoord.")
    if (tot := deelnemer.samenwerking.tot) is not None and tot < op:
        raise Weigering(f"Deze samenwerking is voorbij sinds {voluit(tot)}. Leg een nieuwe vast.")
    if Deelnemer.objects.filter(samenwerking_id=deelnemer.samenwerking_id, ja_door_id=door.mens()).exists():
        raise Weigering("U zei al ja namens een andere gemeente. Een andere functioneel beheerder doet het voor deze.")
    deelnemer.ja_door_id, deelnemer.ja_op = door.mens(), nu
    deelnemer.save(update_fields=["ja_door", "ja_op"])


@transaction.atomic
def stop_deelname(deelnemer: Deelnemer, *, door: Aanwezige, tot: date, reden: str, op: date, nu: datetime) -> None:
    """`tot` is the last day for the own municipality, or nothing ever began: then it said no. The others go on among themselves."""
    _weiger_voor_een_ander(deelnemer, door)
    einde = min((dag for dag in (deelnemer.tot, deelnemer.samenwerking.tot) if dag is not None), default=None)
    if einde is not None and einde <= tot:
        raise Weigering(f"Deze samenwerking eindigt voor uw gemeente al op {voluit(einde)}.", veld="tot")
    if tot < op - timedelta(days=1):
        raise Weigering(
            "Deze dag is al voorbij. Kies gisteren, dan is het meteen dicht, of een latere dag. Wat vandaag al is besloten, blijft geldig.",
            veld="tot",
        )
    if not reden.strip():
        raise Weigering("Schrijf waarom uw gemeente niet (meer) meedoet.", veld="reden")
    deelnemer.tot, deelnemer.reden = tot, binnen(reden, 200)
    deelnemer.gestopt_door_id, deelnemer.gestopt_op = door.mens(), nu
    deelnemer.save(update_fields=["tot", "reden", "gestopt_door", "gestopt_op"])


def _weiger_voor_een_ander(deelnemer: Deelnemer, door: Aanwezige) -> None:
    mag_samenwerkingen_beheren(door).of_weiger()
    if deelnemer.gemeente_id != door.gemeente_id:
        raise Weigering("Elke gemeente antwoordt zelf. Vraag de functioneel beheerder van die gemeente.")


def eigen_deelnames(wie: Aanwezige) -> QuerySet[Deelnemer]:
    """The place of the own municipality in each agreement."""
    return Deelnemer.objects.filter(gemeente_id=wie.gemeente_id).select_related("samenwerking")


def wacht_op_ons(wie: Aanwezige, op: date) -> QuerySet[Deelnemer]:
    """Agreements that another municipality recorded, and that this one has not answered."""
    loopt = Q(samenwerking__tot__isnull=True) | Q(samenwerking__tot__gte=op)
    return eigen_deelnames(wie).filter(loopt, ja_op__isnull=True, gestopt_op__isnull=True)


def van_elders(wie: Aanwezige, op: date) -> QuerySet[Aanstelling]:
    """Who works here and is employed by another municipality, also when it is shut now; not who has left."""
    hier = Aanstelling.objects.filter(Q(tot__isnull=True) | Q(tot__gte=op), gemeente_id=wie.gemeente_id)
    open_ = Aanstelling.objects.geldig(op).filter(pk=OuterRef("pk"))
    return (
        hier.filter(thuisgemeente__isnull=False)
        .annotate(is_open=Exists(open_))
        .select_related("gebruiker", "thuisgemeente")
    )


@dataclass(frozen=True, slots=True)
class Uitgeleend:
    """One of ours who also works for another municipality."""

    naam: str
    gemeente: str
    rol: str
    vanaf: date
    tot: date | None


def van_ons_elders(wie: Aanwezige) -> list[Uitgeleend]:
    """An employer knows for whom its people work. Their appointments lie behind the wall: the database tells the functional manager that and no more."""
    mag_samenwerkingen_beheren(wie).of_weiger()
    with connection.cursor() as cursor:
        cursor.execute("select wie, waar, welke, van, tot_en_met from toegang_elders_van_ons()")
        rijen = cursor.fetchall()
    mensen = dict(Gebruiker.objects.filter(pk__in={rij[0] for rij in rijen}).values_list("pk", "naam"))
    plekken = dict(Gemeente.objects.filter(pk__in={rij[1] for rij in rijen}).values_list("pk", "naam"))
    gevonden = [
        Uitgeleend(mensen[mens], plekken[waar], str(Rol(rol).label), van, tot) for mens, waar, rol, van, tot in rijen
    ]
    return sorted(gevonden, key=lambda rij: (rij.naam, rij.gemeente))


@dataclass(frozen=True, slots=True)
class Dekking:
    """One agreement as it covers two municipalities: for which roles, and from and until when."""

    gemeente_id: UUID
    rollen: frozenset[str]
    vanaf: date
    tot: date


def dekkingen(wie: Aanwezige) -> list[Dekking]:
    """Of the own municipality with each other one. Without an end it is `date.max`."""
    rijen = list(Deelnemer.objects.filter(ja_op__isnull=False).select_related("samenwerking"))
    wij = {rij.samenwerking_id: rij for rij in rijen if rij.gemeente_id == wie.gemeente_id}
    zij = [rij for rij in rijen if rij.gemeente_id != wie.gemeente_id and rij.samenwerking_id in wij]
    return [_dekking(rij, wij[rij.samenwerking_id]) for rij in zij]


def _dekking(zij: Deelnemer, wij: Deelnemer) -> Dekking:
    samen = zij.samenwerking
    einde = min(dag or date.max for dag in (samen.tot, zij.tot, wij.tot))
    return Dekking(zij.gemeente_id, frozenset(samen.rollen), samen.vanaf, einde)


def laatste_dag(aanstelling: Aanstelling, dekking: Iterable[Dekking], op: date) -> date | None:
    """Until when agreements let this person of elsewhere work here, one after the other; None when nothing ends, and yesterday when nothing holds."""
    over = [d for d in dekking if d.gemeente_id == aanstelling.thuisgemeente_id and aanstelling.rol in d.rollen]
    dag = op - timedelta(days=1)
    while verder := max((d.tot for d in over if d.vanaf <= dag + timedelta(days=1) <= d.tot), default=None):
        if verder == date.max:
            return None
        dag = verder
    return dag


@dataclass(frozen=True, slots=True)
class Dichtgang:
    """Somebody of elsewhere who cannot get in any more after `dag`: in so many days, which is within `grens`."""

    aanstelling: Aanstelling
    dag: date
    dagen: int
    grens: int


def gaat_dicht(wie: Aanwezige, op: date) -> list[Dichtgang]:
    """Who of elsewhere loses access within ninety days because an agreement ends, the first one first."""
    rijen = list(van_elders(wie, op))
    dekking = dekkingen(wie) if rijen else []
    gevonden = [
        Dichtgang(rij, dag, (dag - op).days, next(grens for grens in GRENZEN if (dag - op).days <= grens))
        for rij in rijen
        if (dag := laatste_dag(rij, dekking, op)) is not None and dag <= op + WAARSCHUW_VOORAF and not (rij.tot and rij.tot <= dag)
    ]  # fmt: skip
    return sorted(gevonden, key=lambda rij: (rij.dag, rij.aanstelling.gebruiker.naam))

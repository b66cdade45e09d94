"""The register of agreements between the college and organisations: without a valid one an organisation sees nothing (R231)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.tekst import binnen
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import mogelijk, namen
from samenspel.toegang.contracten import eigen_contracten, is_contractmanager, organisaties_voor
from samenspel.toegang.models import Overeenkomst

GRENZEN = (7, 30, 90)
"""Days before its last day on which an agreement asks for attention, each time more: a new one has to be signed by two parties."""
WAARSCHUW_VOORAF = timedelta(days=GRENZEN[-1])


def mag_overeenkomsten_beheren(wie: Aanwezige) -> Oordeel:
    """The functional manager, and who manages contracts, of the own contract only (`organisaties_voor`). Neither sees a dossier."""
    if wie.rol == "functioneel_beheerder" or is_contractmanager(wie):
        return JA
    return nee(
        "Alleen een functioneel beheerder of contractmanager legt overeenkomsten vast. Vraag die van uw gemeente."
    )


def overeenkomsten_voor(wie: Aanwezige) -> QuerySet[Overeenkomst]:
    """Those of the municipality; for who manages contracts, those with the organisations of the own contract."""
    hier = Overeenkomst.objects.filter(gemeente_id=wie.gemeente_id)
    return hier.filter(organisatie__in=eigen_contracten(wie)) if is_contractmanager(wie) else hier


def weiger_ander_contract(organisatie: Organisatie, wie: Aanwezige) -> None:
    """Raises `Weigering` for an organisation that is not of the own contract, or does not work here."""
    if not organisaties_voor(wie).filter(pk=organisatie.pk).exists():
        raise Weigering(
            "Het contract met deze organisatie beheert u niet. Vraag de functioneel beheerder."
            if is_contractmanager(wie)
            else "Deze organisatie werkt niet voor uw gemeente.",
            veld="organisatie",
        )


@transaction.atomic
def leg_overeenkomst_vast(
    organisatie: Organisatie, *, door: Aanwezige, soort: str, doelen: str, categorieen: list[str], ondertekend_op: date | None, vanaf: date,
    op: date, nu: datetime, tot: date | None = None, kenmerk: str = "", subverwerkers: str = "",
) -> Overeenkomst:  # fmt: skip
    """Record what was signed, or what the law says itself. `op` is today: a paper that nobody signed yet opens nothing."""
    mag_overeenkomsten_beheren(door).of_weiger()
    weiger_ander_contract(organisatie, door)
    if not doelen.strip():
        raise Weigering("Schrijf waarvoor deze organisatie gegevens krijgt.", veld="doelen")
    if soort == Overeenkomst.Soort.WETTELIJKE_TAAK:
        ondertekend_op = None
        if not kenmerk.strip():
            raise Weigering("Schrijf in welk artikel deze taak staat.", veld="kenmerk")
    else:
        _weiger_handtekening(ondertekend_op, vanaf, op)
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.", veld="tot")
    weiger_categorieen(organisatie, categorieen)
    return Overeenkomst.objects.create(
        gemeente_id=door.gemeente_id, organisatie=organisatie, soort=soort, doelen=binnen(doelen, 1000), categorieen=sorted(set(categorieen)),
        subverwerkers=binnen(subverwerkers, 1000), kenmerk=binnen(kenmerk, 80), ondertekend_op=ondertekend_op, vanaf=vanaf, tot=tot,
        vastgelegd_door_id=door.mens(), vastgelegd_op=nu,
    )  # fmt: skip


def _weiger_handtekening(ondertekend_op: date | None, vanaf: date, op: date) -> None:
    if ondertekend_op is None:
        raise Weigering("Schrijf wanneer de overeenkomst is ondertekend.", veld="ondertekend_op")
    if ondertekend_op > op:
        raise Weigering(
            "Deze dag is nog niet geweest. Leg de overeenkomst vast als zij is ondertekend.", veld="ondertekend_op"
        )
    if vanaf < ondertekend_op:
        raise Weigering("Een overeenkomst geldt niet voordat zij is ondertekend. Kies een latere dag.", veld="vanaf")


def weiger_categorieen(organisatie: Organisatie, categorieen: list[str]) -> None:
    """What the matrix cannot open to an organisation of this kind, cannot be agreed."""
    if not categorieen:
        raise Weigering("Kies welke gegevens de organisatie mag krijgen.", veld="categorieen")
    if te_veel := [c for c in categorieen if c not in mogelijk(organisatie.soort)]:
        raise Weigering(
            f"Een organisatie van dit soort ({organisatie.get_soort_display()}) krijgt niet: {namen(te_veel)}. Haal dat weg.", veld="categorieen"
        )  # fmt: skip


@transaction.atomic
def beeindig_overeenkomst(
    overeenkomst: Overeenkomst, *, door: Aanwezige, tot: date, reden: str, op: date, nu: datetime
) -> None:
    """`tot` is the last day on which it holds; the day after, the organisation sees nothing of any dossier. `op` is today."""
    mag_overeenkomsten_beheren(door).of_weiger()
    weiger_ander_contract(overeenkomst.organisatie, door)
    if overeenkomst.tot is not None and overeenkomst.tot <= tot:
        raise Weigering(f"Deze overeenkomst eindigt al op {voluit(overeenkomst.tot)}.", veld="tot")
    if tot < op:
        raise Weigering("Deze dag is al voorbij. Kies vandaag of later.", veld="tot")
    if tot < overeenkomst.vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.", veld="tot")
    if not reden.strip():
        raise Weigering("Schrijf waarom de overeenkomst eindigt.", veld="reden")
    overeenkomst.tot, overeenkomst.einde_reden = tot, binnen(reden, 200)
    overeenkomst.beeindigd_door_id, overeenkomst.beeindigd_op = door.mens(), nu
    overeenkomst.save(update_fields=["tot", "einde_reden", "beeindigd_door", "beeindigd_op"])


def gedekt(organisatie: Organisatie, *, wie: Aanwezige, op: date) -> tuple[str, ...]:
    """The categories that agreements open to this organisation on that day; empty when there is none."""
    rijen = Overeenkomst.objects.geldig(op).filter(gemeente_id=wie.gemeente_id, organisatie=organisatie)
    return tuple(sorted({c for categorieen in rijen.values_list("categorieen", flat=True) for c in categorieen}))


@dataclass(frozen=True, slots=True)
class Sluiting:
    """What shuts the day after an agreement ends: so many days are left, which categories no other agreement keeps open, in how many dossiers.

    `dossiers` is None for who may not count them.
    """

    dagen: int
    grens: int
    categorieen: tuple[str, ...]
    dossiers: int | None


def sluiting(overeenkomst: Overeenkomst, *, wie: Aanwezige, op: date) -> Sluiting | None:
    """None when it does not end soon, or another agreement keeps all of it open. Dossiers are counted, never named: who asks sees none."""
    tot = overeenkomst.tot
    if tot is None or not overeenkomst.vanaf <= op <= tot <= op + WAARSCHUW_VOORAF:
        return None
    daarna = gedekt(overeenkomst.organisatie, wie=wie, op=tot + timedelta(days=1))
    dicht = tuple(c for c in overeenkomst.categorieen if c not in daarna)
    if not dicht:
        return None
    dagen = (tot - op).days
    grens = next(grens for grens in GRENZEN if dagen <= grens)
    return Sluiting(dagen, grens, dicht, None if is_contractmanager(wie) else _tel_deelnames(overeenkomst, tot, dicht))


def _tel_deelnames(overeenkomst: Overeenkomst, na: date, soorten: tuple[str, ...]) -> int:
    """In how many dossiers the organisation takes part after that day: a number of the database, for who may read none of the rows."""
    with connection.cursor() as cursor:
        cursor.execute("select toegang_tel_deelnames(%s, %s, %s)", [overeenkomst.organisatie_id, na, list(soorten)])
        return int(cursor.fetchone()[0])


def bijna_voorbij(wie: Aanwezige, op: date) -> QuerySet[Overeenkomst]:
    """Those that end soon, and that no later one with the same organisation follows."""
    hier = Overeenkomst.objects.filter(gemeente_id=wie.gemeente_id)
    later = hier.filter(Q(tot__isnull=True) | Q(tot__gt=OuterRef("tot")), organisatie=OuterRef("organisatie"))
    return hier.geldig(op).filter(~Exists(later), tot__lte=op + WAARSCHUW_VOORAF)

"""Questions about requests under the AVG: which there are, until when they wait, and who must hear of the outcome (article 19)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.avg.models import AvgZaakKort, BeperkingKort
from samenspel.kern.identiteit import Aanwezige
from samenspel.logboek.models import Betrokkene
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Betrokkenheid
from wet.kalender import plus_maanden

MAANDEN, MET_VERLENGING = 1, 3
"""AVG 12 lid 3: within a month of receipt, or two more. The day is not moved past a weekend: sooner is never wrong."""
HERINNER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """One request and where its clock stands: open, bijna (a week left), te_laat, beslist."""

    zaak: AvgZaakKort
    stand: str
    laatste_dag: date
    over: int
    gegevens: str


def laatste_dag(zaak: AvgZaakKort) -> date:
    """The last day to answer."""
    return zaak.verlengd_tot or zaak.uiterlijk


def uiterlijk_van(gevraagd_op: date) -> date:
    """One month after it came in (AVG 12 lid 3)."""
    return plus_maanden(gevraagd_op, MAANDEN)


def verlengd_van(gevraagd_op: date) -> date:
    """Two months more."""
    return plus_maanden(gevraagd_op, MET_VERLENGING)


def stand_van(zaak: AvgZaakKort, op: date) -> str:
    """Where the clock stands on that day."""
    if zaak.beslist_op is not None:
        return "beslist"
    dag = laatste_dag(zaak)
    return "te_laat" if dag < op else "bijna" if dag - op <= HERINNER else "open"


def alle(wie: Aanwezige) -> QuerySet[AvgZaakKort]:
    """What the reader may know of, the newest first."""
    return (
        AvgZaakKort.objects.zichtbaar_voor(wie)
        .select_related("behandelaar", "beslist_door")
        .order_by("-gevraagd_op", "-pk")
    )


def regels(zaken: Iterable[AvgZaakKort], *, op: date) -> list[Zaakregel]:
    """With their clocks, the most urgent first."""
    uit = [
        Zaakregel(zaak, stand_van(zaak, op), laatste_dag(zaak), (laatste_dag(zaak) - op).days, str(NAMEN.get(zaak.betreft, "")))
        for zaak in zaken
    ]  # fmt: skip
    return sorted(uit, key=lambda regel: (regel.stand == "beslist", regel.laatste_dag))


def lopende_beperkingen(dossier_ids: Sequence[UUID], *, wie: Aanwezige) -> QuerySet[BeperkingKort]:
    """What is only stored now, of these records."""
    return (
        BeperkingKort.objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=dossier_ids, opgeheven_op__isnull=True)
        .order_by("vanaf")
    )


def staande_beperkingen(wie: Aanwezige) -> QuerySet[BeperkingKort]:
    """What is only stored now, anywhere in sight."""
    return BeperkingKort.objects.zichtbaar_voor(wie).filter(opgeheven_op__isnull=True)


def met_verklaring(wie: Aanwezige) -> QuerySet[AvgZaakKort]:
    """Requests with words of the newcomer that stand beside a fact (AVG 16)."""
    return AvgZaakKort.objects.zichtbaar_voor(wie).exclude(verklaring="")


def ontvangers(dossier_ids: Sequence[UUID], categorie: str) -> list[Organisatie]:
    """Who got these data: takes or took part for them, or looked (AVG 19). Asked by the house, which reads the log."""
    ja = Q(stand=Betrokkenheid.Stand.GEACCEPTEERD)
    ja |= Q(stand=Betrokkenheid.Stand.INGETROKKEN, weigerreden="", beantwoord_op__isnull=False)
    mee = Betrokkenheid.objects.filter(ja, dossier_id__in=dossier_ids)
    keek = Betrokkene.objects.filter(dossier_id__in=dossier_ids, regel__organisatie_id__isnull=False)
    if categorie:
        mee, keek = mee.filter(categorieen__contains=[categorie]), keek.filter(categorieen__contains=[categorie])
    ids = {*mee.values_list("organisatie_id", flat=True), *keek.values_list("regel__organisatie_id", flat=True)}
    return list(Organisatie.objects.filter(pk__in=ids).order_by("naam"))

"""The proposal: every night the list that waits for a signature is made anew, from what may go soon and stands on no other list."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from samenspel.bewaren.dagen import Groep, groepen, vasthoudingen_van
from samenspel.bewaren.models import Bewaardag, Deel, Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.tabellen import telling
from samenspel.kern.klok import dag_van

VOORUIT = timedelta(days=91)
"""So long before its first day a part is proposed, so that a signature need not wait for the day itself."""
PER_KEER = 500


def binnenkort(gemeente_id: UUID, dag: date) -> QuerySet[Bewaardag]:
    """What may go within `VOORUIT` and stands on no signed list."""
    getekend = Vernietigingsregel.objects.filter(
        dossier_id=OuterRef("dossier_id"), deel=OuterRef("deel"), stand=Vernietigingsregel.Stand.OPEN
    ).exclude(lijst__stand=Vernietigingslijst.Stand.VOORSTEL)
    te_doen = Bewaardag.objects.filter(
        gemeente_id=gemeente_id, vernietigd_op__isnull=True, laatste_dag__lt=dag + VOORUIT
    )
    return te_doen.filter(~Exists(getekend)).order_by("laatste_dag", "dossier_id", "deel")


def stel_voor(gemeente_id: UUID, *, nu: datetime) -> Vernietigingslijst | None:
    """Make the proposal anew; None when there is nothing to propose. Runs as the house, in the transaction of the caller.

    A part of which there is nothing is done by itself on its day: there is nothing to sign for.
    """
    dag = dag_van(nu)
    regels: list[Vernietigingsregel] = []
    te_doen = list(binnenkort(gemeente_id, dag))
    for begin in range(0, len(te_doen), PER_KEER):
        regels += _regels(te_doen[begin : begin + PER_KEER], dag, nu)
    lijst = Vernietigingslijst.objects.filter(gemeente_id=gemeente_id, stand=Vernietigingslijst.Stand.VOORSTEL).first()
    if lijst is not None:
        lijst.regels.all().delete()
        if not regels:
            lijst.delete()
    if not regels:
        return None
    if lijst is None:
        lijst = Vernietigingslijst.objects.create(gemeente_id=gemeente_id, opgesteld_op=nu)
    for regel in regels:
        regel.lijst = lijst
    Vernietigingsregel.objects.bulk_create(regels)
    return lijst


def _regels(dagen: list[Bewaardag], dag: date, nu: datetime) -> list[Vernietigingsregel]:
    per_deel: dict[str, list[Bewaardag]] = defaultdict(list)
    for rij in dagen:
        per_deel[rij.deel].append(rij)
    groep_van = groepen({rij.dossier_id for rij in dagen})
    vast = vasthoudingen_van(groep_van)
    gevonden: list[Vernietigingsregel] = []
    leeg: list[UUID] = []
    for deel, rijen in per_deel.items():
        aantal = _aantallen(deel, rijen, groep_van)
        for rij in rijen:
            assert rij.laatste_dag is not None  # asked for: `binnenkort`
            if not aantal[rij.dossier_id]:
                leeg += [rij.pk] if rij.laatste_dag < dag else []
                continue
            groep = groep_van.get(rij.dossier_id)
            zinnen = [v.reden for v in vast.get(rij.dossier_id, []) if v.geldt(dag)]
            gevonden.append(
                Vernietigingsregel(
                    gemeente_id=rij.gemeente_id, dossier_id=rij.dossier_id, nummer=groep.hoofd.nummer if groep else "", deel=deel,
                    laatste_dag=rij.laatste_dag, reden=rij.uitleg, grond=rij.grond, onzeker=rij.onzeker, vast=" ".join(zinnen)[:300],
                    rijen=aantal[rij.dossier_id],
                )
            )  # fmt: skip
    Bewaardag.objects.filter(pk__in=leeg).update(vernietigd_op=nu)
    return gevonden


def _aantallen(deel: str, rijen: Iterable[Bewaardag], groep_van: dict[UUID, Groep]) -> dict[UUID, int]:
    """Rows per person. Of the log: there is a day only where there are lines."""
    if deel == Deel.LOGBOEK:
        return {rij.dossier_id: 1 for rij in rijen}
    hoofd_van = {
        lid: rij.dossier_id for rij in rijen if rij.dossier_id in groep_van for lid in groep_van[rij.dossier_id].leden
    }
    som: dict[UUID, int] = defaultdict(int)
    for lid, aantal in telling(deel, hoofd_van).items():
        som[hoofd_van[lid]] += aantal
    return som


def stempel(lijst: Vernietigingslijst) -> str:
    """Changes when the list does: who signs, signs for what stood on the screen."""
    som = hashlib.sha256()
    for rij in lijst.regels.order_by("dossier_id", "deel").values_list("dossier_id", "deel", "laatste_dag", "rijen"):
        som.update(repr(rij).encode())
    return som.hexdigest()[:20]

"""The first wall's own answer to what a consent or an emergency opens now. PostgreSQL answers by itself (migration 0002)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from samenspel.avg.models import MAATJE, AvgZaakKort, Deling, NoodtoegangKort, Slot
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.toegang import deuren
from samenspel.toegang.gebonden import betrokken_dossiers
from samenspel.toegang.kring import in_kring
from samenspel.toegang.matrix import Bereik, bereik, recht
from samenspel.toegang.models import MACHTIGING

NOG_IN_ZICHT = timedelta(days=42)
"""So long after the answer the data protection officer still reaches the record."""


def meld_aan() -> None:
    """Called once, from `ready`."""
    deuren.meld_aan(
        deuren.Deuren(gedeeld=gedeelde_rijen, nood=nooddossiers, zaak=zaakdossiers, slot=op_slot, maatje=met_maatje,
                      machtiging=machtigingen)
    )  # fmt: skip


def delingen(wie: Aanwezige, categorie: str) -> QuerySet[Deling]:
    """Consents to the own organisation that hold today: agreed, taking part, not over and not taken back."""
    if not recht(wie.rol, categorie).gedeeld:
        return Deling.objects.none()
    if bereik(wie.rol) is Bereik.GEMEENTE:
        return _met_mij(wie, categorie)
    if wie.organisatie_id is None:
        return Deling.objects.none()
    return Deling.objects.filter(
        gemeente_id=wie.gemeente_id, organisatie_id=wie.organisatie_id, betreft=categorie, ingetrokken_op__isnull=True,
        tot__gte=vandaag(), dossier_id__in=betrokken_dossiers(wie, categorie),
        ontvanger_id=wie.gebruiker_id if bereik(wie.rol) is Bereik.TOEGEWEZEN else None,
    )  # fmt: skip


def _met_mij(wie: Aanwezige, categorie: str) -> QuerySet[Deling]:
    """Of somebody who is of no organisation: what was shared with this one person, in dossiers in reach."""
    hier = Dossier.objects.filter(in_kring(wie), gemeente_id=wie.gemeente_id).values("pk")
    return Deling.objects.filter(
        gemeente_id=wie.gemeente_id, organisatie_id__isnull=True, ontvanger_id=wie.gebruiker_id, betreft=categorie, ingetrokken_op__isnull=True,
        tot__gte=vandaag(), dossier_id__in=hier,
    )  # fmt: skip


def met_maatje(wie: Aanwezige) -> QuerySet[Any, UUID]:
    """Where the newcomer said yes to one person of the own organisation, and did not take it back."""
    hun = {"gemeente_id": wie.gemeente_id, "organisatie_id": wie.organisatie_id}
    hier = Deling.objects.filter(tabel=MAATJE, **hun)
    return hier.filter(ingetrokken_op__isnull=True, tot__gte=vandaag()).values_list("dossier_id", flat=True)


def machtigingen(wie: Aanwezige) -> QuerySet[Any, UUID]:
    """What the newcomer gave this person to look along, and did not take back."""
    hier = Deling.objects.filter(gemeente_id=wie.gemeente_id, tabel=MACHTIGING, ontvanger_id=wie.gebruiker_id)
    return hier.filter(ingetrokken_op__isnull=True, tot__gte=vandaag()).values_list("rij_id", flat=True)


def gedeelde_rijen(wie: Aanwezige, categorie: str) -> QuerySet[Any, UUID]:
    """Their rows, and no other row of the category."""
    return delingen(wie, categorie).values_list("rij_id", flat=True)


def lopende(wie: Aanwezige) -> QuerySet[NoodtoegangKort]:
    """One's own emergency accesses that run now, by the clock of the database: at the sixtieth minute they are over by themselves."""
    if wie.gebruiker_id is None:
        return NoodtoegangKort.objects.none()
    return NoodtoegangKort.objects.filter(
        gemeente_id=wie.gemeente_id, door_id=wie.gebruiker_id, rol=wie.rol, begin__lte=Now(), einde__gt=Now(), gestopt_op__isnull=True
    )  # fmt: skip


def nooddossiers(wie: Aanwezige, categorie: str) -> QuerySet[Any, UUID]:
    """The dossier of the running emergency, when it names this category."""
    if not recht(wie.rol, categorie).nood:
        return NoodtoegangKort.objects.none().values_list("dossier_id", flat=True)
    return lopende(wie).filter(categorieen__contains=[categorie]).values_list("dossier_id", flat=True)


def zaakdossiers(wie: Aanwezige) -> QuerySet[Any, UUID]:
    """Every dossier in which there was an emergency, or a request that is open or was answered in the last six weeks."""
    noden = NoodtoegangKort.objects.filter(gemeente_id=wie.gemeente_id).values_list("dossier_id", flat=True)
    open_ = Q(beslist_op__isnull=True) | Q(beslist_op__gt=Now() - NOG_IN_ZICHT)
    return noden.union(
        AvgZaakKort.objects.filter(open_, gemeente_id=wie.gemeente_id).values_list("dossier_id", flat=True), all=True
    )


def op_slot(wie: Aanwezige, categorie: str) -> QuerySet[Any, UUID]:
    """Dossiers of the municipality of which this category, or all, is only stored now."""
    hier = Q(categorieen__len=0) | Q(categorieen__contains=[categorie])
    return Slot.objects.filter(hier, gemeente_id=wie.gemeente_id).values_list("dossier_id", flat=True)

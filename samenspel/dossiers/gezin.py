"""The household of a dossier: its adults with a dossier of their own, for whom one act may count as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db.models import QuerySet

from samenspel.dossiers.beeld import Kop, kop_van
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.personen.geboorte import zeker_volwassen


@dataclass(frozen=True, slots=True)
class Huisgenoot:
    """An adult of the household, and the dossier that this person has."""

    dossier_id: UUID
    naam: str


def volwassenen(kop: Kop, *, op: date) -> list[Huisgenoot]:
    """Partner, grown children and parents with a dossier of their own, from the header: no query."""
    gezin = [
        Huisgenoot(UUID(str(lid["eigen_dossier"])), str(lid["naam"]))
        for lid in kop.gezin
        if lid["eigen_dossier"] and (lid["relatie"] == "partner" or zeker_volwassen(lid["geboortedatum"] or "", op))
    ]
    ouders = [Huisgenoot(UUID(str(rij["dossier"])), str(rij["naam"] or rij["nummer"])) for rij in kop.ouders]
    bekend = {mens.dossier_id for mens in gezin}
    return gezin + [ouder for ouder in ouders if ouder.dossier_id not in bekend]


def huisgenoten(dossier: Dossier, *, wie: Aanwezige, op: date) -> list[Huisgenoot]:
    """Those of them whose dossier is in sight and open, so that an act can count for them too."""
    volwassen = volwassenen(kop_van(dossier, wie=wie), op=op)
    if not volwassen:
        return []
    open_ = set(_open(wie, [mens.dossier_id for mens in volwassen]).values_list("pk", flat=True))
    return [mens for mens in volwassen if mens.dossier_id in open_]


def samen_met(dossier: Dossier, ids: Sequence[UUID], *, sleutel: UUID, wie: Aanwezige) -> list[tuple[Dossier, UUID]]:
    """This dossier and the chosen ones, each with a once-only key of its own. Raises `Weigering` when one is gone."""
    anderen = list(_open(wie, list(ids)).select_related("gemeente").order_by("pk")) if ids else []
    if len(anderen) != len(set(ids)):
        raise Weigering("Een van de dossiers is intussen gesloten of van een collega. Open dit formulier opnieuw.")
    return [(dossier, sleutel), *((ander, uuid5(sleutel, str(ander.pk))) for ander in anderen)]


def _open(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Dossier]:
    return Dossier.objects.zichtbaar_voor(wie).open().filter(pk__in=ids)

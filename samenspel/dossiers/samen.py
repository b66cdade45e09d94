"""Two records of one person: what stands in either is read in the dossier that stays; its rows stay where they are."""

from __future__ import annotations

from uuid import UUID

from samenspel.dossiers.models import Dossier


def ids_van(dossier: Dossier) -> list[UUID]:
    """The dossier and what was merged into it; a page already knows."""
    bekend = dossier.__dict__.get("kop_samengevoegd")
    samen = Dossier.objects.filter(samengevoegd_in=dossier).values_list("pk", flat=True) if bekend is None else bekend
    return [dossier.pk, *(samen or [])]


def hoofd_van(dossier: Dossier) -> Dossier:
    """The dossier in which this one goes on: itself when it was not merged."""
    return dossier.samengevoegd_in or dossier

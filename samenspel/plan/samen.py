"""Two records of one person: a plan is read and carried on in the dossier that stays; its rows stay where they are."""

from __future__ import annotations

from samenspel.dossiers.models import Dossier
from samenspel.plan.models import Pip


def zet_dossier(pip: Pip, dossier: Dossier) -> Pip:
    """Let a version know the dossier of the page, without moving it out of its own record."""
    if pip.dossier_id == dossier.pk:
        pip.dossier = dossier
    else:
        pip.dossier.samengevoegd_in = dossier
    return pip

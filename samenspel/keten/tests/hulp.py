"""Each wall asked alone: where one hides a row, a test of both would not notice that the other forgot it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.personen.models import Persoon
from samenspel.toegang.matrix import SYSTEEM


def in_de_databank(wie: Aanwezige, model: Any = Persoon) -> set[UUID]:
    """What PostgreSQL shows, whatever Python asks."""
    with identiteit(wie):
        return set(model.objects.values_list("dossier_id", flat=True))


def in_python(wie: Aanwezige, model: Any = Persoon) -> set[UUID]:
    """What `zichtbaar_voor` shows where PostgreSQL shows everything."""
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=wie.gemeente_id, rol=SYSTEEM, doel="proef")):
        return set(model.objects.zichtbaar_voor(wie).values_list("dossier_id", flat=True))


def muren(wie: Aanwezige, model: Any = Persoon) -> tuple[bool, bool]:
    """Whether each wall shows a row of that table."""
    return bool(in_de_databank(wie, model)), bool(in_python(wie, model))

"""A form that arrives twice has one effect: its key is the id of the row that it makes."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.gebonden import DossierGebonden

M = TypeVar("M", bound=DossierGebonden)


def al_gemaakt(tabel: type[M], sleutel: UUID | None, dossier: Dossier, door: Aanwezige) -> M | None:
    """The row that this form made when it came in before. Waits for a twin that is on its way at this moment."""
    if sleutel is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(sleutel)])
    rijen: Any = tabel._default_manager
    gevonden: M | None = rijen.zichtbaar_voor(door).filter(pk=sleutel, dossier=dossier).first()
    return gevonden

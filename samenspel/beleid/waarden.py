"""The policy of one municipality, as `wet` asks for it: the value in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import wet
from samenspel.beleid.models import Beleidswaarde


def beleid_van(gemeente_id: UUID) -> wet.Beleid:
    """All values of a municipality, ready for `wet`: one query. No shipped value is mixed in."""
    rijen = Beleidswaarde.objects.filter(gemeente_id=gemeente_id).order_by("parameter", "vanaf")
    waarden: dict[str, list[tuple[date, Any, str]]] = {}
    for parameter, vanaf, waarde, bron in rijen.values_list("parameter", "vanaf", "waarde", "bron"):
        waarden.setdefault(parameter, []).append((vanaf, waarde, bron))
    return wet.beleid_uit(waarden)

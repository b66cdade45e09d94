"""What opens beyond what the matrix gives at any time: a consent, an emergency, a case of the data protection officer.

The rows stand in `avg`, above this app. It announces here how it answers; until then every one of these doors is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige

Ids = QuerySet[Any, UUID] | Collection[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deuren:
    """`gedeeld`: the rows of a category that the own organisation got by consent. `nood`: dossiers of one's running emergency in a category.

    `zaak`: the dossiers in which there is something for the data protection officer. `slot`: dossiers of which a category is only stored
    (AVG 18), and no organisation reads it. `maatje`: where the newcomer said yes to somebody one on one of the own organisation.
    `machtiging`: which authorisations of this person hold. All as sub-queries, so that they cost no statement.
    """

    gedeeld: Callable[[Aanwezige, str], Ids]
    nood: Callable[[Aanwezige, str], Ids]
    zaak: Callable[[Aanwezige], Ids]
    slot: Callable[[Aanwezige, str], Ids]
    maatje: Callable[[Aanwezige], Ids]
    machtiging: Callable[[Aanwezige], Ids]


_deuren: list[Deuren] = []
_bezwaren: list[Callable[[Aanwezige], Ids]] = []


def meld_aan(deuren: Deuren) -> None:
    """Called from `ready`; a second call replaces the first."""
    _deuren[:] = [deuren]


def meld_bezwaren_aan(vraag: Callable[[Aanwezige], Ids]) -> None:
    """Called from `ready` of the app that keeps objections; a second call replaces the first."""
    _bezwaren[:] = [vraag]


def bezwaardossiers(wie: Aanwezige) -> Ids:
    """Dossiers in which an objection runs, or was decided on and can still be appealed (ADR 28)."""
    return _bezwaren[0](wie) if _bezwaren else ()


def gedeelde_rijen(wie: Aanwezige, categorie: str) -> Ids:
    """Rows of this category that were shared with the own organisation (T of the matrix)."""
    return _deuren[0].gedeeld(wie, categorie) if _deuren else ()


def nooddossiers(wie: Aanwezige, categorie: str) -> Ids:
    """Dossiers of which this person may see the category now, because of an emergency (N of the matrix)."""
    return _deuren[0].nood(wie, categorie) if _deuren else ()


def op_slot(wie: Aanwezige, categorie: str) -> Ids:
    """Dossiers that are shut for organisations, as far as this category goes."""
    return _deuren[0].slot(wie, categorie) if _deuren else ()


def met_maatje(wie: Aanwezige) -> Ids:
    """Dossiers in which the newcomer agreed to one person of the own organisation."""
    return _deuren[0].maatje(wie) if _deuren else ()


def machtigingen(wie: Aanwezige) -> Ids:
    """Which authorisations of this person were given and not taken back (ADR 29)."""
    return _deuren[0].machtiging(wie) if _deuren else ()


def zaakdossiers(wie: Aanwezige) -> Ids:
    """Dossiers with a case for the data protection officer."""
    return _deuren[0].zaak(wie) if _deuren else ()

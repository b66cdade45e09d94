"""Who is here: the one door through which a database transaction gets its identity.

Identity is transaction-local (`set_config(..., true)`), so it cannot leak through a pool, and it is
restored when contexts nest. Without it the login role may read no domain table at all: a forgotten
identity is an error, never an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction

ROL_APP = "samenspel_app"
ROL_EIGENAAR = "samenspel_eigenaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanwezige:
    """A person (or a job) in one appointment: municipality, role, purpose.

    `organisatie_id` is the own organisation of a chain partner; `dossier_id` the own dossier of a
    newcomer. `aanstelling_id` is null for a job of the system itself.
    """

    gebruiker_id: UUID | None
    gemeente_id: UUID
    rol: str
    doel: str
    aanstelling_id: UUID | None = None
    organisatie_id: UUID | None = None
    dossier_id: UUID | None = None
    naam: str = ""


_huidig: ContextVar[Aanwezige | None] = ContextVar("huidige_aanwezige", default=None)

_ZET = (
    "select set_config('role', %s, true), set_config('app.gebruiker', %s, true),"
    " set_config('app.gemeente', %s, true), set_config('app.rol', %s, true),"
    " set_config('app.doel', %s, true), set_config('app.organisatie', %s, true),"
    " set_config('app.dossier', %s, true)"
)


def _waarden(wie: Aanwezige | None) -> list[str]:
    if wie is None:
        return ["none", "", "", "", "", "", ""]
    return [
        ROL_APP,
        str(wie.gebruiker_id or ""),
        str(wie.gemeente_id),
        wie.rol,
        wie.doel,
        str(wie.organisatie_id or ""),
        str(wie.dossier_id or ""),
    ]


@contextmanager
def identiteit(wie: Aanwezige, *, using: str = DEFAULT_DB_ALIAS) -> Iterator[Aanwezige]:
    """Run one transaction as `wie`; restores the outer identity when nested.

    An exception rolls the savepoint back, and PostgreSQL then restores the settings by itself.
    """
    buiten = _huidig.get()
    genest = connections[using].in_atomic_block
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute(_ZET, _waarden(wie))
        merk = _huidig.set(wie)
        try:
            yield wie
        finally:
            _huidig.reset(merk)
        if genest:
            with connections[using].cursor() as cursor:
                cursor.execute(_ZET, _waarden(buiten))


@contextmanager
def als_eigenaar(*, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Run as the owner: only tests, the demo generator and migrations can, for the login role is no member."""
    buiten = _huidig.get()
    genest = connections[using].in_atomic_block
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("select set_config('role', %s, true)", [ROL_EIGENAAR])
        yield
        if genest:
            with connections[using].cursor() as cursor:
                cursor.execute(_ZET, _waarden(buiten))


def huidige() -> Aanwezige | None:
    """The identity of the running transaction, for checks and logging only."""
    return _huidig.get()

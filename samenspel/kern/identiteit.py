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

from samenspel.kern.oordeel import Weigering

ROL_APP = "samenspel_app"
SYSTEEM = "systeem"
"""The role of the house itself, by itself or on behalf of a person."""
ROL_EIGENAAR = "samenspel_eigenaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanwezige:
    """A person (or a job) in one appointment: municipality, role, purpose.

    `organisatie_id` is the own organisation of a chain partner; `dossier_id` the own dossier of a
    newcomer. `aanstelling_id` is null for a job of the system itself. `niveau` says how sure it is that this is
    the newcomer (`toegang.niveau`); empty is unsure.
    """

    gebruiker_id: UUID | None
    gemeente_id: UUID
    rol: str
    doel: str
    aanstelling_id: UUID | None = None
    organisatie_id: UUID | None = None
    dossier_id: UUID | None = None
    naam: str = ""
    niveau: str = ""

    def mens(self) -> UUID:
        """Whose name stands under an act that a person must do; a job of the system is refused."""
        if self.gebruiker_id is None:
            raise Weigering("Dit doet een medewerker, niet het systeem. Log in en doe het zelf.")
        return self.gebruiker_id


_huidig: ContextVar[Aanwezige | None] = ContextVar("huidige_aanwezige", default=None)

_ZET = (
    "select set_config('role', %s, true), set_config('app.gebruiker', %s, true),"
    " set_config('app.gemeente', %s, true), set_config('app.rol', %s, true),"
    " set_config('app.doel', %s, true), set_config('app.organisatie', %s, true),"
    " set_config('app.dossier', %s, true), set_config('app.niveau', %s, true), set_config('app.trace', %s, true),"
    " set_config('statement_timeout', %s, true)"
)
_ZET_MENS = _ZET.replace("set_config('app.rol', %s, true)", "set_config('app.rol', toegang_rol(%s, %s, %s), true)")
"""The same for a person: the database looks whether who is employed elsewhere may still work here, and gives no role to who may not (ADR 34)."""


_NIEMAND = ("none", "", "", "", "", "", "", "", "", "0")
_zetting: ContextVar[tuple[str, ...]] = ContextVar("zetting_van_de_transactie", default=_NIEMAND)


def _waarden(wie: Aanwezige, limiet: str, trace: str) -> tuple[str, ...]:
    return (
        ROL_APP,
        str(wie.gebruiker_id or ""),
        str(wie.gemeente_id),
        wie.rol,
        wie.doel,
        str(wie.organisatie_id or ""),
        str(wie.dossier_id or ""),
        wie.niveau,
        trace,
        limiet,
    )


@contextmanager
def _als(waarden: tuple[str, ...], wie: Aanwezige | None, using: str) -> Iterator[None]:
    """One transaction with these settings. An exception rolls the savepoint back, and the settings with it."""
    buiten = _zetting.get()
    genest = connections[using].in_atomic_block
    with transaction.atomic(using=using):
        _zet(waarden, using)
        merken = _zetting.set(waarden), _huidig.set(wie)
        try:
            yield
        finally:
            _zetting.reset(merken[0])
            _huidig.reset(merken[1])
        if genest:
            _zet(buiten, using)


def _zet(waarden: tuple[str, ...], using: str) -> None:
    databankrol, gebruiker, gemeente = waarden[:3]
    with connections[using].cursor() as cursor:
        if gebruiker and databankrol == ROL_APP:
            cursor.execute(_ZET_MENS, (*waarden[:3], gebruiker, gemeente, *waarden[3:]))
        else:
            cursor.execute(_ZET, waarden)


_taakspoor: ContextVar[str] = ContextVar("spoor_van_taak", default="")


@contextmanager
def spoor_van_taak(trace: bytes) -> Iterator[None]:
    """What a job changes inside has this trace, in all its transactions."""
    merk = _taakspoor.set(trace.hex())
    try:
        yield
    finally:
        _taakspoor.reset(merk)


@contextmanager
def identiteit(
    wie: Aanwezige, *, using: str = DEFAULT_DB_ALIAS, tijdslimiet: float | None = None, trace: bytes | None = None
) -> Iterator[Aanwezige]:
    """Run one transaction as `wie`; restores the outer identity when nested.

    `tijdslimiet`: how many seconds one statement may take, for a request that somebody waits for. Nested it is the
    outer one; a job or a command has none. `trace`: of the request, for the change history; nested it is the outer one.
    """
    spoor = (_zetting.get()[-2] or _taakspoor.get()) if trace is None else trace.hex()
    limiet = _zetting.get()[-1] if tijdslimiet is None else str(int(tijdslimiet * 1000))
    with _als(_waarden(wie, limiet, spoor), wie, using):
        yield wie


def daarna_als(wie: Aanwezige, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Inside `identiteit`, for what goes along all municipalities: the rest of its transaction is done as `wie`."""
    if _huidig.get() is None:
        raise RuntimeError("Er is geen identiteit om mee verder te gaan.")
    waarden = _waarden(wie, _zetting.get()[-1], _zetting.get()[-2])
    _zet(waarden, using)
    _zetting.set(waarden)
    _huidig.set(wie)


@contextmanager
def als_eigenaar(*, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Run as the owner: only tests, the demo generator and migrations can, for the login role is no member."""
    with _als((ROL_EIGENAAR, *_NIEMAND[1:]), None, using):
        yield


def huidige() -> Aanwezige | None:
    """The identity of the running transaction, for checks and logging only."""
    return _huidig.get()

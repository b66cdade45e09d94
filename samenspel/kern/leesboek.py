"""What this request read: of which dossiers, and which categories of each. The log is written from it.

Rows note themselves: every question about a table with personal data (`toegang.gebonden`, and kept ones of `eenmaal`) has a reader that
knows where a row says whose it is. A page cannot forget to say what it read. Reading by the system itself, for a computation, is not
somebody looking.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samenspel.kern.identiteit import SYSTEEM, huidige

Lezer = Callable[[Sequence[Any]], None]


@dataclass(slots=True)
class Leesboek:
    """Categories by dossier, in the order of first reading."""

    gelezen: dict[UUID, set[str]] = field(default_factory=dict)


_open: ContextVar[Leesboek | None] = ContextVar("leesboek", default=None)


@contextmanager
def leesboek() -> Iterator[Leesboek]:
    """Note what is read inside; nested, the inner one notes for itself."""
    boek = Leesboek()
    merk = _open.set(boek)
    try:
        yield boek
    finally:
        _open.reset(merk)


def leest_mee() -> bool:
    """Is somebody reading, of whom we note it?"""
    wie = huidige()
    return _open.get() is not None and wie is not None and wie.gebruiker_id is not None and wie.rol != SYSTEEM


def noteer(dossiers: Iterable[UUID], categorieen: Collection[str]) -> None:
    """These dossiers were read, as far as these categories go; outside a request of a person it does nothing."""
    boek = _open.get()
    if boek is None or not leest_mee():
        return
    for dossier_id in dossiers:
        boek.gelezen.setdefault(dossier_id, set()).update(categorieen)


_maker: list[Callable[[Any], Lezer | None]] = []


def meld_lezers_aan(maker: Callable[[Any], Lezer | None]) -> None:
    """Who knows the tables (`toegang`) says here how to read the rows of a query set."""
    _maker[:] = [maker]


def lezer_van(vraag: Any) -> Lezer | None:
    """The function that notes the rows of this query set; None when it asks nothing about a person."""
    return _maker[0](vraag) if _maker else None


def toont_alleen(dossiers: Iterable[UUID]) -> None:
    """Of all that was read until now, only these are on the page: a list that counts many and shows some."""
    boek = _open.get()
    if boek is None or not leest_mee():
        return
    blijft = set(dossiers)
    boek.gelezen = {sleutel: soorten for sleutel, soorten in boek.gelezen.items() if sleutel in blijft}

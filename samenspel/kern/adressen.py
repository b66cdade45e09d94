"""Addresses of a page with many of them: a `reverse` for each would cost more than the row that it stands in."""

from __future__ import annotations

from functools import cache
from typing import Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse

_LEEG: Final = UUID(int=0)


@cache
def _vorm(naam: str, *rest: str) -> tuple[str, str]:
    """What stands before and after the id in the address; raises `NoReverseMatch` when there is no such screen."""
    kaal, _hekje, anker = naam.partition("#")
    voor, na = reverse(kaal, args=[_LEEG, *rest]).split(str(_LEEG))
    return voor, f"{na}#{anker}" if anker else na


def adres(id_: UUID, naam: str, *rest: str) -> str:
    """As `reverse` with one id, at the price of a concatenation."""
    voor, na = _vorm(naam, *rest)
    return f"{voor}{id_}{na}"


def adres_bestaat(naam: str, *rest: str) -> bool:
    """Whether there is such a screen yet."""
    try:
        _vorm(naam, *rest)
    except NoReverseMatch:
        return False
    return True


@cache
def _stukken(naam: str, aantal: int) -> tuple[str, ...]:
    merken = [UUID(int=nummer) for nummer in range(1, aantal + 1)]
    pad, stukken = reverse(naam, args=merken), []
    for merk in merken:
        voor, pad = pad.split(str(merk))
        stukken.append(voor)
    return (*stukken, pad)


def adres_van(naam: str, *ids: UUID) -> str:
    """As `reverse` with these ids and nothing else."""
    *stukken, einde = _stukken(naam, len(ids))
    return "".join([deel for stuk, id_ in zip(stukken, ids, strict=True) for deel in (stuk, str(id_))]) + einde

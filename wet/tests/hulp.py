"""Short words for facts in tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import wet


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def g(soort: str, op: str, **extra: Any) -> wet.Gebeurtenis:
    """An event; `id` and `vastgelegd_op` as keywords, the rest are its own fields."""
    kenmerk, vastgelegd = extra.pop("id", None), extra.pop("vastgelegd_op", None)
    return wet.Gebeurtenis(soort, dag(op), extra, kenmerk, vastgelegd)


def pip(op: str, leerroute: str = "B1") -> wet.Gebeurtenis:
    return g("pip_dagtekening", op, leerroute=leerroute)


def feiten(*gebeurtenissen: wet.Gebeurtenis, groep: str = "ASIEL_A", gemeente: str = "wet", **extra: Any) -> wet.Feiten:
    return wet.Feiten(gemeente, groep, gebeurtenissen=gebeurtenissen, **extra)


def alle(
    op: str,
    *gebeurtenissen: wet.Gebeurtenis,
    groep: str = "ASIEL_A",
    gemeente: str = "wet",
    beleid: wet.Beleid | None = None,
) -> dict[str, wet.Termijn]:
    """Every deadline on a day, by code."""
    gevonden = wet.termijnen(feiten(*gebeurtenissen, groep=groep), beleid or wet.beleid_voor(gemeente), dag(op))
    return {termijn.code: termijn for termijn in gevonden}


def kern(termijn: wet.Termijn) -> tuple[str | None, str | None, str, str | None]:
    """Start, last day, state, fulfilled; days as text."""
    return (_tekst(termijn.start), _tekst(termijn.uiterlijk), termijn.stand, _tekst(termijn.voldaan_op))


def _tekst(waarde: date | None) -> str | None:
    return waarde.isoformat() if waarde is not None else None


def signalen(
    op: str, *gebeurtenissen: wet.Gebeurtenis, groep: str = "ASIEL_A", gemeente: str = "wet", **extra: Any
) -> dict[str, wet.Signaal]:
    gevonden = wet.signalen(feiten(*gebeurtenissen, groep=groep, **extra), wet.beleid_voor(gemeente), dag(op))
    return {signaal.code: signaal for signaal in gevonden}

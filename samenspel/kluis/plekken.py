"""Where encrypted values stand outside the columns of `velden`: each app says its own (`AppConfig.ready`), so that rotation misses none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_REGISTER: list[Plek] = []


@dataclass(frozen=True, slots=True)
class Plek:
    """A column with ciphertext, in words of SQL. `plek` is what the value is bound to; `dossier` says under whose key it should be."""

    tabel: str
    kolom: str
    plek: str
    dossier: bool = False
    gemeente: str = "gemeente_id"
    sleutel: str = "id"
    """The primary key of the table."""
    lees: str = ""
    """The bytes, where the column itself is not bytes."""
    zet: str = ""
    """What the column becomes, with %s for the new bytes."""

    @property
    def leest(self) -> str:
        return self.lees or self.kolom

    @property
    def zetten(self) -> str:
        return f"{self.kolom} = {self.zet or '%s'}"


BLIND_VELD: Final = ("personen_nummer", "blind")
"""The one table with a blind index, and its column."""


def meld(*plekken: Plek) -> None:
    """Register; twice is once."""
    _REGISTER.extend(plek for plek in plekken if plek not in _REGISTER)


def alle_plekken() -> list[Plek]:
    """Every place, in the order in which apps are loaded."""
    return list(_REGISTER)

"""Where encrypted values stand outside the columns of `velden`: each app says its own (`AppConfig.ready`), so that rotation misses none."""

from __future__ import annotations

from dataclasses import dataclass

_REGISTER: list[Plek] = []


@dataclass(frozen=True, slots=True)
class Plek:
    """A column with ciphertext. Its values are bound to table, column and the columns `aan`; `dossier` says under whose key they should be.

    Whoever encrypts asks `waar`, rotation asks `waar_in_sql`: the same words, said once.
    """

    tabel: str
    kolom: str
    aan: tuple[str, ...]
    kop: str = ""
    """What the words begin with, where that is not table and column."""
    dossier: bool = False
    gemeente: str = "gemeente_id"
    sleutel: str = "id"
    """The primary key of the table."""
    lees: str = ""
    """The bytes, where the column itself is not bytes."""
    zet: str = ""
    """What the column becomes, with %s for the new bytes."""

    def _kop(self) -> str:
        return self.kop or f"{self.tabel}|{self.kolom}"

    def waar(self, *waarden: object) -> str:
        """What the value of this row is bound to; `waarden` are those of the columns `aan`."""
        assert len(waarden) == len(self.aan), f"{self.tabel} hangt aan {self.aan}"
        return "|".join((self._kop(), *map(str, waarden)))

    @property
    def waar_in_sql(self) -> str:
        """The same in a statement."""
        return " || '|' || ".join((f"'{self._kop()}'", *self.aan))

    @property
    def leest(self) -> str:
        return self.lees or self.kolom

    @property
    def zetten(self) -> str:
        return f"{self.kolom} = {self.zet or '%s'}"


def meld(*plekken: Plek) -> None:
    """Register; twice is once."""
    _REGISTER.extend(plek for plek in plekken if plek not in _REGISTER)


def alle_plekken() -> list[Plek]:
    """Every place, in the order in which apps are loaded."""
    return list(_REGISTER)

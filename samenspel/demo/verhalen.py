"""Stories: people about whom one thing is strange, open, urgent, late or finished. Dates count from `op`.

Each has a line for the handleiding, a login to open it with, and a test of what is strange about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from samenspel.demo.bouwer import Bouwer
from samenspel.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Verhaal:
    """One story: key, municipality, the login that opens it, one Dutch sentence, and how it is made."""

    code: str
    gemeente: str
    login: str
    zin: str
    maak: Callable[[Bouwer, date], Dossier]


VERHALEN: dict[str, Verhaal] = {}
_LOGIN = {
    "assen": "marieke@assen.test", "tynaarlo": "ines@tynaarlo.test", "aa-en-hunze": "harm@aaenhunze.test",
    "almelo": "esra@almelo.test", "noordoostpolder": "gerda@nop.test", "venlo": "peer@venlo.test",
}  # fmt: skip

Maker = Callable[[Bouwer, date], Dossier]


def verhaal(code: str, gemeente: str, zin: str) -> Callable[[Maker], Maker]:
    """Register a story under its key."""

    def neem_op(maak: Maker) -> Maker:
        VERHALEN[code] = Verhaal(code, gemeente, _LOGIN[gemeente], zin, maak)
        return maak

    return neem_op


def dagen(op: date, aantal: int) -> date:
    """`aantal` days from `op`; negative is the past."""
    return op + timedelta(days=aantal)


def maanden(op: date, aantal: int) -> date:
    """`aantal` months from `op`, on the same day number or the last day of that month."""
    index = op.year * 12 + op.month - 1 + aantal
    jaar, maand = divmod(index, 12)
    volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)
    return min(date(jaar, maand + 1, 1) + timedelta(days=op.day - 1), volgende - timedelta(days=1))


def asiel(
    bouwer: Bouwer,
    op: date,
    *,
    gekoppeld: int,
    ingeschreven: int | None = None,
    gemeld: int | None = None,
    **velden: object,
) -> Dossier:
    """A status holder: coupled, registered and reported so many days from `op` (negative is the past)."""
    dossier = bouwer.dossier(dagen(op, gekoppeld), doelgroep="ASIEL_A", **velden)  # type: ignore[arg-type]
    bouwer.feit(dossier, "koppeling_gemeente", dagen(op, gekoppeld), bron="coa")
    if ingeschreven is not None:
        bouwer.feit(dossier, "brp_inschrijving", dagen(op, ingeschreven), bron="brp")
        bouwer.feit(dossier, "mb_gestart", dagen(op, ingeschreven))
    if gemeld is not None:
        bouwer.feit(dossier, "plicht_start", dagen(op, gemeld), bron="duo")
        bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, gemeld), bron="duo")
    return dossier

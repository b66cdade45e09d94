"""Looking that may not belong to the work: signals for the data protection officer to see after (standaarden V42). Never a verdict.

Each pattern is one statement over the log of some weeks, as the house itself, and gives who, on which day, and how often; never whose data.
A limit is a choice, beside its reason; what the law or BIO2 asks is that somebody looks (BIO2 8.15, AP on OLVG, 2020), not how many is too many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db import connection

from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.logboek.models import Nazien
from samenspel.toegang.models import Gebruiker

WEKEN: Final = timedelta(days=28)
PER_DAG: Final = 40
"""Different dossiers opened one by one on a day. A caseload is 60, and nobody sees all of it in a day."""
ZONDER_REDEN: Final = 6
"""Dossiers of a colleague opened on a day without cover, appointment or action there."""
GEWEIGERD: Final = 10
"""Refusals within an hour: somebody tries addresses."""
NACHT: Final = 3
"""Pages with data of people between eleven at night and six in the morning, on one date (BIO2 5.17.01: times when nobody works)."""
TERUG: Final = 5
"""Days on which the same dossier of a colleague was opened, without a reason in sight."""
MISLUKT: Final = 10
"""Failed logins on one account within an hour."""

PATRONEN: Final = ("veel", "zonder_reden", "steeds_terug", "eigen_naam", "nacht", "geweigerd", "mislukt")
"""Each is a file in `patronen/`; what they start from is in `basis.sql`."""


@cache
def _opdracht(patroon: str) -> str:
    map_ = Path(__file__).parent / "patronen"
    return "\n".join((map_ / f"{naam}.sql").read_text(encoding="utf-8") for naam in ("basis", patroon))


@dataclass(frozen=True, slots=True)
class Signaal:
    """One thing to see after: which pattern, who, on which day, how often; and what was found, once somebody looked."""

    patroon: str
    gebruiker: Gebruiker
    dag: date
    aantal: int
    nazien: Nazien | None = None

    @property
    def sleutel(self) -> str:
        """What names it: a pattern, a person and a day."""
        return f"{self.patroon}.{self.gebruiker.pk}.{self.dag.isoformat()}"


def signalen(wie: Aanwezige, nu: datetime) -> list[Signaal]:
    """The newest day first; also those that somebody has looked after."""
    grenzen = {
        "vanaf": nu - WEKEN, "per_dag": PER_DAG, "zonder_reden": ZONDER_REDEN, "geweigerd": GEWEIGERD, "nacht": NACHT, "terug": TERUG, "mislukt": MISLUKT,
    }  # fmt: skip
    huis = Aanwezige(gebruiker_id=None, gemeente_id=wie.gemeente_id, rol=SYSTEEM, doel="logboek:signalen")
    with identiteit(huis), connection.cursor() as cursor:
        gevonden = [(patroon, *rij) for patroon in PATRONEN for rij in _vraag(cursor, patroon, grenzen)]
    gezien = {n.sleutel: n for n in Nazien.objects.filter(gemeente_id=wie.gemeente_id).select_related("door")}
    mensen = Gebruiker.objects.in_bulk({gebruiker_id for _p, gebruiker_id, *_r in gevonden if gebruiker_id})
    kaal = [Signaal(patroon, mensen[g], dag, aantal) for patroon, g, dag, aantal in gevonden if g in mensen]
    return sorted(
        (Signaal(s.patroon, s.gebruiker, s.dag, s.aantal, gezien.get(s.sleutel)) for s in kaal),
        key=lambda s: (-s.dag.toordinal(), s.patroon, s.gebruiker.naam),
    )


def _vraag(cursor: Any, patroon: str, grenzen: dict[str, object]) -> list[tuple[UUID | None, date, int]]:
    cursor.execute(_opdracht(patroon), grenzen)
    rijen: list[tuple[UUID | None, date, int]] = cursor.fetchall()
    return rijen

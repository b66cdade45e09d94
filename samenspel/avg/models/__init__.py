"""What `avg` keeps: consents and emergencies, and what was removed."""

from __future__ import annotations

from samenspel.avg.models.delen import (
    Deling,
    Gedeeld,
    Nood,
    Noodtoegang,
    NoodtoegangKort,
    Toestemming,
    ToestemmingKort,
    Wijze,
)
from samenspel.avg.models.verwijderd import Verwijderd

__all__ = [
    "Deling",
    "Gedeeld",
    "Nood",
    "Noodtoegang",
    "NoodtoegangKort",
    "Toestemming",
    "ToestemmingKort",
    "Verwijderd",
    "Wijze",
]

"""What `avg` keeps: consents and emergencies, requests under the AVG, and what was removed."""

from __future__ import annotations

from samenspel.avg.models.delen import (
    MAATJE,
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
from samenspel.avg.models.zaak import (
    Achtergehouden,
    AvgZaak,
    AvgZaakKort,
    Beperking,
    BeperkingKort,
    Inzagekopie,
    Slot,
    Zaak,
)

__all__ = [
    "MAATJE",
    "Achtergehouden",
    "AvgZaak",
    "AvgZaakKort",
    "Beperking",
    "BeperkingKort",
    "Deling",
    "Gedeeld",
    "Inzagekopie",
    "Nood",
    "Noodtoegang",
    "NoodtoegangKort",
    "Slot",
    "Toestemming",
    "ToestemmingKort",
    "Verwijderd",
    "Wijze",
    "Zaak",
]

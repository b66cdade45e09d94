"""Small builders for the tests of reading in: a file of these rows, tried out or booked."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.handelingen import (
    bevestig,
    keuring,
    kies_bestand,
    lees_stuk,
    open_bestand,
)
from samenspel.koppelingen.inlezen.regel import Regel
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tests.bestandmakers import proef_bsn, xlsx
from tests.wereld import NU, VANDAAG

KOPPEN = ["Naam", "Geboortedatum", "BSN", "V-nummer", "Doelgroep", "Kennisgeving DUO", "Datum PIP", "Leerroute"]


def kies(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload") -> Inlezing:
    return kies_bestand(xlsx(rijen), "lijst.xlsx", soort, door=wie, nu=NU)


def keur(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload") -> list[Regel]:
    inlezing = kies(rijen, wie, soort)
    tabel = open_bestand(inlezing, wie=wie).tabel
    return [regel for stuk in keuring(inlezing, wie=wie, vandaag=VANDAAG).stukken(tabel) for regel in stuk]


def lees_in(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload", *, al_gemeld: bool = True) -> Inlezing:
    inlezing = kies(rijen, wie, soort)
    assert bevestig(inlezing, door=wie, al_gemeld=al_gemeld)
    return lees_stuk(inlezing.pk, door=wie, vandaag=VANDAAG, nu=NU)


def zinnen(regel: Regel) -> str:
    return " ".join(bericht.tekst for bericht in regel.berichten)


def een_rij(naam: str = "Sara Proef", **anders: Any) -> list[Any]:
    waarden = {
        "geboren": date(1990, 5, 1),
        "bsn": proef_bsn(7),
        "v": "",
        "groep": "gezinsmigrant",
        "kennis": date(2026, 5, 1),
        "pip": "",
        "route": "",
        **anders,
    }
    return [naam, *(waarden[sleutel] for sleutel in ("geboren", "bsn", "v", "groep", "kennis", "pip", "route"))]

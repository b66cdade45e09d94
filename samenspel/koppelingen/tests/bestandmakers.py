"""Files as municipalities keep them, made up here: names from nowhere, BSNs from the 999 range."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from xlsxwriter import Workbook

VOORNAMEN = ("Sara", "Yusuf", "Lien", "Tesfay", "Olena", "Bahar", "Omid", "Hanan", "Ruta", "José", "Zoë", "Łukasz")
ACHTERNAMEN = (
    "Test el Haddad",
    "Proef",
    "Voorbeeld-Öz",
    "van der Test",
    "Ghebre Proef",
    "Kovalenko Test",
    "O'Proef",
    "de Voorbeeld",
)


def proef_bsn(nummer: int) -> str:
    """A BSN of the 999 range that passes the elfproef; another for each number under 50,000."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2)
    for eind in range(10):
        bsn = f"999{nummer:05}" + str(eind)
        if (sum(int(c) * g for c, g in zip(bsn[:8], gewichten, strict=True)) - eind) % 11 == 0:
            return bsn
    return proef_bsn(nummer + 50_000)


def xlsx(
    rijen: Sequence[Sequence[Any]], *, blad: str = "Blad1", meer: dict[str, Sequence[Sequence[Any]]] | None = None
) -> bytes:
    """A workbook with real dates for `date` cells; `samen` cells as the caller wrote them."""
    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True})
    datum = boek.add_format({"num_format": "dd-mm-yyyy"})
    for naam, inhoud in {blad: rijen, **(meer or {})}.items():
        vel = boek.add_worksheet(naam)
        for nummer, rij in enumerate(inhoud):
            for kolom, cel in enumerate(rij):
                if isinstance(cel, date):
                    vel.write_datetime(nummer, kolom, cel, datum)
                elif cel is not None and cel != "":
                    vel.write(nummer, kolom, cel)
    boek.close()
    return uit.getvalue()


CASELOAD_KOPPEN = (
    "Naam cliënt", "Geb. datum", "BSN", "Doelgroep", "Tel.nr", "Datum koppeling", "Inschrijving BRP", "Kennisgeving DUO",
    "Welkomgesprek", "Datum PIP", "Leerroute", "Klantmanager",
)  # fmt: skip


def caseload(aantal: int, *, zaad: int = 1, vandaag: date = date(2026, 6, 3)) -> list[list[Any]]:
    """Rows of a caseload as it lives in a spreadsheet today, header included."""
    toeval = random.Random(zaad)  # test data, no secret
    rijen: list[list[Any]] = [list(CASELOAD_KOPPEN)]
    for nummer in range(aantal):
        koppeling = vandaag - timedelta(days=toeval.randrange(60, 900))
        brp = koppeling + timedelta(days=42)
        melding = koppeling + timedelta(days=50)
        pip = melding + timedelta(days=55)
        heeft_pip = pip < vandaag and toeval.random() < 0.7
        rijen.append([
            f"{toeval.choice(VOORNAMEN)} {toeval.choice(ACHTERNAMEN)} {nummer}",
            date(1960, 1, 1) + timedelta(days=toeval.randrange(16_000)),
            int(proef_bsn(zaad * 3000 + nummer)),
            toeval.choice(("asielstatushouder", "nareiziger", "gezinsmigrant")),
            f"06{toeval.randrange(10**8):08}",
            koppeling, brp if brp < vandaag else "", melding if melding < vandaag else "",
            koppeling + timedelta(days=30), pip if heeft_pip else "", toeval.choice(("B1-route", "Z-route")) if heeft_pip else "", "",
        ])  # fmt: skip
    return rijen

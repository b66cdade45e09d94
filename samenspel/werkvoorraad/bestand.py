"""CSV and Excel in which no cell can do anything: a name that starts with = stays a name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from xlsxwriter import Workbook

_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def onschadelijk(cel: object) -> str:
    """Text for a CSV: what could be a formula gets an apostrophe; dates the Dutch way."""
    if isinstance(cel, date):
        return f"{cel.day}-{cel.month}-{cel.year}"
    tekst = "" if cel is None else str(cel)
    return f"'{tekst}" if tekst.lstrip(" ").startswith(_FORMULE) else tekst


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """Semicolons and a byte order mark: opens in a Dutch Excel by a double click."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(koppen)
    schrijver.writerows([onschadelijk(cel) for cel in rij] for rij in rijen)
    return b"\xef\xbb\xbf" + uit.getvalue().encode()


def als_xlsx(koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """Cells are text or a real date; formulas and links are never made."""
    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True})
    blad, datum = boek.add_worksheet("werkvoorraad"), boek.add_format({"num_format": "d-m-yyyy"})
    for nummer, rij in enumerate([koppen, *rijen]):
        for kolom, cel in enumerate(rij):
            if isinstance(cel, date):
                blad.write_datetime(nummer, kolom, cel, datum)
            else:
                blad.write_string(nummer, kolom, "" if cel is None else str(cel))
    blad.set_column(0, len(koppen) - 1, 26)
    blad.freeze_panes(1, 0)
    boek.close()
    return uit.getvalue()

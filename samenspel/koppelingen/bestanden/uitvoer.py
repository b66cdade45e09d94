"""Out: CSV and Excel in which no cell can do anything (a name that starts with = stays a name)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from xlsxwriter import Workbook

_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def veilig(cel: object) -> str:
    """Text for a spreadsheet: what looks like a formula gets an apostrophe, dates are written the Dutch way."""
    if isinstance(cel, date):
        return f"{cel.day}-{cel.month}-{cel.year}"
    tekst = "" if cel is None else str(cel).replace("\x00", "")
    return f"'{tekst}" if tekst.lstrip(" ").startswith(_GEVAARLIJK) else tekst


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """Semicolons and a UTF-8 mark: opens in a Dutch Excel by a double click."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([veilig(kop) for kop in koppen])
    schrijver.writerows([veilig(cel) for cel in rij] for rij in rijen)
    return b"\xef\xbb\xbf" + uit.getvalue().encode("utf-8", errors="replace")


def als_xlsx(blad: str, koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """A workbook of text cells and real dates; formulas, links and numbers from text are switched off."""
    uit = io.BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    boek = Workbook(uit, opties)
    vel = boek.add_worksheet(blad[:31])
    vet = boek.add_format({"bold": True})
    datum = boek.add_format({"num_format": "d-m-yyyy"})
    for kolom, kop in enumerate(koppen):
        vel.write_string(0, kolom, kop, vet)
        vel.set_column(kolom, kolom, min(max(len(kop) + 2, 12), 40))
    for nummer, rij in enumerate(rijen, start=1):
        for kolom, cel in enumerate(rij):
            if isinstance(cel, date):
                vel.write_datetime(nummer, kolom, cel, datum)
            else:
                vel.write_string(nummer, kolom, ("" if cel is None else str(cel))[:32_767])
    vel.freeze_panes(1, 0)
    boek.close()
    return uit.getvalue()

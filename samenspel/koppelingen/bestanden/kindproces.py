"""Opens one workbook in a process of its own, with little memory and little time, and says what is in it.

Started by `lezen.py` as a plain script: bytes come in on standard input, rows go out on standard output
(marshal), nothing is written anywhere. Whatever a hostile file does to the reader stays in here: a sheet
that claims a cell in the last column of the last row asks for gigabytes, and the limit says no.
"""

from __future__ import annotations

import datetime
import io
import marshal
import resource
import sys
from collections.abc import Iterator
from typing import Any

GEHEUGEN = 640 * 1024 * 1024
REKENTIJD = 5
MAX_RIJEN = 200_000
MAX_KOLOMMEN = 300
MAX_TEKENS = 150_000_000
WACHTWOORD, TE_GROOT, KAPOT = 3, 4, 5


def tekst(cel: Any) -> str:
    """A cell as people read it: `1.0` is 1, a date is ISO."""
    if isinstance(cel, str):
        return cel
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float):
        return str(int(cel)) if cel.is_integer() and abs(cel) < 1e15 else repr(cel)
    if isinstance(cel, datetime.datetime):
        return cel.date().isoformat() if cel.time() == datetime.time() else cel.isoformat(" ", "minutes")
    return cel.isoformat() if isinstance(cel, datetime.date | datetime.time) else str(cel)


def rijen(blad: Any) -> Iterator[list[str]]:
    """The rows of a sheet from its first line on, as text; stops the process at the limits."""
    tekens = 0
    for nummer, rij in enumerate(blad.iter_rows(), start=1):
        uit = [tekst(cel) for cel in rij]
        tekens += sum(map(len, uit))
        if tekens > MAX_TEKENS or (nummer > MAX_RIJEN + 50 and any(uit)) or len(uit) > MAX_KOLOMMEN:
            raise MemoryError
        yield uit


def lees(inhoud: bytes, gekozen: str) -> tuple[list[str], str, list[list[str]]]:
    """Names of the visible sheets, the name of the one that was read, and its rows."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # after the limits

    boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
    namen = [
        meta.name
        for meta in boek.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
    ]
    te_lezen = [gekozen] if gekozen in namen else namen
    beste: tuple[str, list[list[str]]] = (te_lezen[0] if te_lezen else "", [])
    for naam in te_lezen[:30]:
        gelezen = list(rijen(boek.get_sheet_by_name(naam)))
        if sum(1 for rij in gelezen if any(rij)) >= 2:
            return namen, naam, gelezen
        if len(gelezen) > len(beste[1]):
            beste = (naam, gelezen)
    return namen, *beste


def main() -> int:
    """Exit code 0 with rows on standard output, or the reason as exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (REKENTIJD, REKENTIJD + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from python_calamine import CalamineError, PasswordError  # after the limits

    gekozen = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        uit = marshal.dumps(lees(sys.stdin.buffer.read(), gekozen))
    except MemoryError:
        return TE_GROOT
    except PasswordError:
        return WACHTWOORD
    except (CalamineError, ValueError, OSError) as fout:
        return WACHTWOORD if "assword" in str(fout) else KAPOT
    sys.stdout.buffer.write(uit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

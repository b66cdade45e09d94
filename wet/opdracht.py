"""The command line: `termijnen` and `voldaan` read one JSON object and print one (`--op JJJJ-MM-DD` sets the day)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper
from typing import Any, TextIO

from wet.beleidswaarden import beleid_voor
from wet.feiten import Feiten
from wet.kalender import amsterdam
from wet.lezen import Fout, Fouten, keur_dag, lees_feiten
from wet.signalen import Signaal, signalen
from wet.termijn import Termijn
from wet.termijn import termijnen as alle_termijnen

GEBRUIK = "gebruik: {} [--op JJJJ-MM-DD] < feiten.json"


def termijnen(argv: Sequence[str], stdin: TextIO | None, stdout: TextIO, stderr: TextIO) -> int:
    """Print every deadline and signal of the facts on standard input. Returns 0, or 2 with one line per fault."""
    return _beantwoord("termijnen", _alle_termijnen, argv, stdin, stdout, stderr)


def voldaan(argv: Sequence[str], stdin: TextIO | None, stdout: TextIO, stderr: TextIO) -> int:
    """Print what is asked of the person and whether it is done. Returns 0, or 2 with one line per fault."""
    return _beantwoord("voldaan", _wat_is_voldaan, argv, stdin, stdout, stderr)


def _beantwoord(
    naam: str,
    antwoord: Callable[[Feiten, date], dict[str, Any]],
    argv: Sequence[str],
    stdin: TextIO | None,
    stdout: TextIO,
    stderr: TextIO,
) -> int:
    try:
        op = _peildag(argv, GEBRUIK.format(naam))
        feiten = lees_feiten(_lees_json(stdin))
    except Fouten as fouten:
        _schrijf(stderr, "".join(f"{fout}\n" for fout in fouten.fouten))
        return 2
    _schrijf(stdout, json.dumps(antwoord(feiten, op), ensure_ascii=False, indent=1) + "\n")
    return 0


def _alle_termijnen(feiten: Feiten, op: date) -> dict[str, Any]:
    beleid = beleid_voor(feiten.gemeente)
    return {
        "termijnen": [_termijn(termijn) for termijn in alle_termijnen(feiten, beleid, op)],
        "signalen": [_signaal(signaal) for signaal in signalen(feiten, beleid, op)],
    }


def _wat_is_voldaan(feiten: Feiten, op: date) -> dict[str, Any]:
    from wet.voldaan import voldaan as wat_is_voldaan

    uitslag = wat_is_voldaan(feiten, op)
    return {
        "klaar_voor_melding": uitslag.klaar_voor_melding,
        "onderdelen": [onderdeel._asdict() for onderdeel in uitslag.onderdelen],
    }


def _schrijf(stroom: TextIO, tekst: str) -> None:
    """UTF-8 whatever the machine's locale is; half a character in a fault is shown, not refused."""
    if isinstance(stroom, TextIOWrapper):
        stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    stroom.write(tekst)


def _peildag(argv: Sequence[str], gebruik: str) -> date:
    over = list(argv)
    op = None
    while over:
        woord = over.pop(0)
        naam, is_teken, waarde = woord.partition("=")
        if naam != "--op" or op is not None:
            raise Fouten([Fout(_kort(woord), f"onbekend; {gebruik}")])
        if not is_teken:
            if not over:
                raise Fouten([Fout("--op", f"er ontbreekt een dag; {gebruik}")])
            waarde = over.pop(0)
        if zin := keur_dag(waarde):
            raise Fouten([Fout("--op", zin)])
        op = date.fromisoformat(waarde)
    return op if op is not None else vandaag()


def vandaag() -> date:
    """Today in Europe/Amsterdam."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    except ZoneInfoNotFoundError:  # a machine without time zone data: the European rule for summer time
        return amsterdam(datetime.now(UTC)).date()


def _lees_json(stdin: TextIO | None) -> Any:
    """The JSON on standard input; UTF-8 whatever the machine's locale is."""
    if stdin is None:
        raise Fouten([Fout("invoer", "ontbreekt")])
    try:
        rauw = stdin.buffer.read() if hasattr(stdin, "buffer") else stdin.read().encode()
        return json.loads(rauw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Fouten([Fout("invoer", "is geen UTF-8")]) from None
    except json.JSONDecodeError as fout:
        raise Fouten([Fout("invoer", f"is geen geldige JSON, regel {fout.lineno} teken {fout.colno}")]) from None
    except (RecursionError, ValueError):
        raise Fouten([Fout("invoer", "is geen leesbare JSON")]) from None


def _kort(tekst: str) -> str:
    return " ".join(tekst.split())[:60] or "leeg argument"


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag is not None else None


def _termijn(t: Termijn) -> dict[str, Any]:
    return {
        "code": t.code,
        "naam": t.naam,
        "start": _iso(t.start),
        "uiterlijk": _iso(t.uiterlijk),
        "stand": t.stand,
        "voldaan_op": _iso(t.voldaan_op),
        "eigenaar": t.eigenaar,
        "grondslag": list(t.grondslag),
        "geldig_vanaf": t.geldig_vanaf.isoformat(),
        "onzeker": t.onzeker,
        "uitleg": t.uitleg,
    }


def _signaal(s: Signaal) -> dict[str, Any]:
    return {"code": s.code, "ernst": s.ernst, "op": s.op.isoformat(), "tekst": s.tekst, "grondslag": list(s.grondslag)}

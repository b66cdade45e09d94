"""`run.py bewijs bewaren` (V37): 20,000 made-up dossiers over sixty simulated years; each part goes on its day, and nothing is left.

Part i of n takes its own lives. The days come from a second reading of the rules that imports nothing of ours (`tests/bewaren/leven.py`).
An engine that forgets a table, that looks at no hold, that does not cut down to the named set or that goes a day early must be seen.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock
from urllib.parse import urlsplit

from bewijzen._opstelling import eigen_database, einde, zeg
from tests.mallen import kopieer_mal

LEVENS, ZAAD, PER_KEER, CONTROLE = 20_000, 2037, 2_000, 40
IN_EEN_KEER, KLEINE_STAPPEN = 400, 7
"""Dossiers in one transaction of the engine: many in the large worlds, few in the small ones, so that a night there takes several."""


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    eigen = range(LEVENS * (i - 1) // n, LEVENS * i // n)
    mis: Counter[str] = Counter()
    tel: Counter[str] = Counter()
    with eigen_database("bewaren"):
        for begin in range(eigen.start, eigen.stop, PER_KEER):
            aantal = min(PER_KEER, eigen.stop - begin)
            uit = _proef(begin, aantal, IN_EEN_KEER)
            mis += uit.mis
            tel.update(levens=aantal, gezien=uit.gezien, nachten=uit.nachten, rijen=uit.rijen)
            zeg(
                f"{begin} tot {begin + aantal}: {uit.rijen} rijen weg in {uit.nachten} nachten, {uit.mis.total()} anders"
            )
        if i == n:  # the small world of the controls, with an engine that is whole
            heel = _proef(1_000_000, CONTROLE, KLEINE_STAPPEN)
            mis += heel.mis
            tel.update(levens=CONTROLE, gezien=heel.gezien, nachten=heel.nachten, rijen=heel.rijen)
        for naam, fout in _FOUTEN.items() if i == 1 else ():
            with fout():
                gezien = _gezien()
            tel["fouten gezien" if gezien else "fouten gemist"] += 1
            mis.update({f"niet gezien: {naam}": not gezien})
            tel["gezien"] += 1
    return einde(tel["gezien"], +mis, **tel)


def _proef(begin: int, aantal: int, in_een_keer: int, *, tot_het_eerste: bool = False):  # type: ignore[no-untyped-def]  # Uitslag, of a module that needs Django
    """One world over an empty copy of the database."""
    import psycopg
    from django.db import connections

    from samenspel.bewaren import vernietigen
    from tests.bewaren.leven import levens
    from tests.bewaren.proef import loop
    from tests.bewaren.wereld import bouw

    connections.close_all()
    naam = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/")
    with mock.patch.dict(os.environ, {v: os.environ[f"{v}_SERVER"] for v in ("DATABASE_URL", "DATABASE_URL_EIGENAAR")}):
        kopieer_mal(naam)
    alle = levens(ZAAD, begin, aantal)
    with (
        psycopg.connect(os.environ["DATABASE_URL_EIGENAAR"], autocommit=True) as eigenaar,
        mock.patch.object(vernietigen, "PER_KEER", in_een_keer),
    ):
        return loop(eigenaar, alle, bouw(eigenaar, alle), tot_het_eerste=tot_het_eerste)


def _gezien() -> bool:
    """Whether the proof sees what is wrong now; a wall that refuses it is seeing it too."""
    from django.db import DatabaseError

    try:
        return bool(_proef(1_000_000, CONTROLE, KLEINE_STAPPEN, tot_het_eerste=True).mis.total())
    except DatabaseError:
        return True


@contextmanager
def _vergeet_een_tabel() -> Iterator[None]:
    from samenspel.bewaren import tabellen

    eerder = tabellen.tabellen
    with mock.patch.object(
        tabellen, "tabellen", lambda deel: tuple(p for p in eerder(deel) if p[0] != "dossiers_notitie")
    ):
        yield


@contextmanager
def _let_op_geen_vasthouding() -> Iterator[None]:
    from samenspel.bewaren import lijst, vernietigen

    with (
        mock.patch.object(vernietigen, "vasthoudingen_van", return_value={}),
        mock.patch.object(lijst, "vasthoudingen_van", return_value={}),
    ):
        yield


@contextmanager
def _snoei_niet() -> Iterator[None]:
    from samenspel.bewaren import vernietigen

    with mock.patch.object(vernietigen, "_snoei", return_value=None):
        yield


@contextmanager
def _een_dag_te_vroeg() -> Iterator[None]:
    from datetime import timedelta

    from samenspel.bewaren import vernietigen

    eerder = vernietigen.dag_van
    with mock.patch.object(vernietigen, "dag_van", lambda moment: eerder(moment) + timedelta(days=1)):
        yield


@contextmanager
def _kijk_niet_opnieuw() -> Iterator[None]:
    from samenspel.bewaren import dagen, vernietigen

    with (
        mock.patch.object(vernietigen, "_laatste_dag", lambda regel, *_: regel.laatste_dag),
        mock.patch.object(
            dagen, "_TE_TELLEN", dagen._TE_TELLEN.replace("s.op is null or g.op >= s.op", "s.op is null")
        ),
    ):
        yield


_FOUTEN: dict[str, Callable[[], object]] = {
    "een tabel vergeten": _vergeet_een_tabel,
    "niet kijken naar wat vastgehouden wordt": _let_op_geen_vasthouding,
    "niet snoeien": _snoei_niet,
    "een dag te vroeg": _een_dag_te_vroeg,
    "niet opnieuw kijken naar de feiten": _kijk_niet_opnieuw,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

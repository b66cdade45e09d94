"""N made-up dossiers by COPY, skewed over 342 municipalities: the volume on which the benches run.

A pool of lives is told through the acts, in a transaction that is undone; each dossier of the volume is one of those
lives for another person, some weeks earlier. `bench/schaal.py` tells a sample again and compares every row.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections.abc import Callable, Iterable
from datetime import date
from multiprocessing.pool import Pool
from typing import Any

import psycopg

from samenspel.demo.invullen import kolommen
from samenspel.demo.levensloop import LEVENS
from samenspel.demo.muur import databaseadres, zonder_muur
from samenspel.demo.sjabloon import Sjabloon
from samenspel.demo.toeval import ZAAD
from samenspel.demo.volume import Deel, bereid_voor, geladen, porties
from samenspel.demo.werker import begin, begin_te_vertellen, schrijf, vertel

Meld = Callable[[str], None]
_PORTIE = 16  # lives at a time, so that all cores are busy until the end


def laad(aantal: int, op: date, *, meld: Meld, zaad: int = ZAAD) -> None:
    """Load `aantal` dossiers next to the demo world, on all cores, with progress."""
    if staat_er := geladen():
        meld(
            f"er staan al {staat_er} verzonnen dossiers; een ander aantal kan met: python3 run.py demo --opnieuw --schaal N"
        )
        return
    klok = Stopwatch(meld)
    delen = bereid_voor(aantal, op, zaad)
    klok("gemeenten en medewerkers klaar")
    poel = _vertel(op, meld)
    klok("levens verteld")
    url, tabellen = databaseadres(), sorted(kolommen(poel))
    with zonder_muur(url, tabellen):
        klaar = _schrijf_alles(url, pickle.dumps(poel), porties(delen), aantal, meld)
        klok("rijen geschreven; nu de sleutels en indexen")
    klok("sleutels en indexen klaar")
    with psycopg.connect(url, autocommit=True) as verbinding:
        verbinding.execute(f"vacuum (analyze) {', '.join(tabellen)}".encode())
    klok("geteld voor de planner")
    meld(f"{klaar} dossiers geladen")


class Stopwatch:
    """Says after each step how long it took."""

    def __init__(self, meld: Meld) -> None:
        self._meld, self._begin = meld, time.monotonic()

    def __call__(self, stap: str) -> None:
        nu = time.monotonic()
        self._meld(f"{stap} ({nu - self._begin:.1f} s)")
        self._begin = nu


def _processen(begin: Callable[..., None], *beginwaarden: Any) -> Pool:
    """As many processes as there are cores, started bare."""
    return multiprocessing.get_context("spawn").Pool(os.cpu_count() or 1, initializer=begin, initargs=beginwaarden)


def _vertel(op: date, meld: Meld) -> dict[int, Sjabloon]:
    """Every life of the pool, told by all cores together."""
    poel: dict[int, Sjabloon] = {}
    with _processen(begin_te_vertellen, op) as werkers:
        porties = [range(van, min(van + _PORTIE, LEVENS)) for van in range(0, LEVENS, _PORTIE)]
        for n, deel in enumerate(werkers.imap_unordered(vertel, porties), start=1):
            poel |= deel
            if n % 3 == 0:
                meld(f"{len(poel)} van {LEVENS} levens verteld")
    return poel


def _schrijf_alles(url: str, poel: bytes, taken: Iterable[list[Deel]], aantal: int, meld: Meld) -> int:
    klaar = 0
    with _processen(begin, url, poel) as werkers:
        for geschreven in werkers.imap_unordered(schrijf, taken):
            klaar += geschreven
            if klaar % 10_000 < geschreven:
                meld(f"{klaar} van {aantal} dossiers")
    return klaar

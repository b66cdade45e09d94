"""`run.py test`: the tests, and an honest count of what this machine could not run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from huis.omgeving import zorg_voor_omgeving
from huis.pakketten import zorg_voor_pakketten
from huis.plekken import STAAT, WORTEL, Stop, met_python, zeg
from huis.postgres import Cluster
from huis.slot import Slot
from huis.stap import stap

PG15 = Path("/usr/lib/postgresql/15/bin")
_TWEE = ("-n", "2", "--dist", "loadgroup")


@dataclass(frozen=True, slots=True)
class Eis:
    """What a marker needs of the machine."""

    merk: str
    waarom: str
    aanwezig: bool


def eisen() -> list[Eis]:
    """Every marker, what is missing without it, and whether it is there."""
    browser = bool(shutil.which("chromium") or shutil.which("chromium-browser"))
    return [
        Eis("browser", "geen Chromium", browser),
        Eis("poppler", "geen pdftotext", bool(shutil.which("pdftotext"))),
        Eis("netwerk", "geen eigen netwerk", _eigen_netwerk()),
        Eis("gedeeld", "geen ../shared", (WORTEL.parent / "shared/duo").is_dir()),
    ]


def _eigen_netwerk() -> bool:
    """Whether this machine gives a process a network of its own, without a way out."""
    if not shutil.which("unshare"):
        return False
    wijzen = (["unshare", "--net", "true"], ["unshare", "--user", "--net", "true"])
    return any(subprocess.run(wijze, check=False, capture_output=True).returncode == 0 for wijze in wijzen)


def test(rest: list[str]) -> int:
    """Run pytest on our cluster, and what is marked `pg15` on PostgreSQL 15 as well."""
    alles = "--alles" in rest
    paden = [deel for deel in rest if deel != "--alles"]
    zorg_voor_omgeving(ontwikkel=True)
    zorg_voor_pakketten()
    ontbreekt = [eis for eis in eisen() if not eis.aanwezig]
    zonder = [f"not {eis.merk}" for eis in ontbreekt]
    slot, plek = vrije_plek()
    cluster = Cluster("proef")
    cluster.start()
    try:
        omgeving = _omgeving(cluster, plek)
        niet = [(_tel(eis.merk, paden, omgeving), eis.waarom) for eis in ontbreekt]
        keuze = ["-m", " and ".join(zonder)] if zonder else []
        with _wereld_vooraf(omgeving, nodig=not paden and not {"browser"} & {eis.merk for eis in ontbreekt}):
            code = max(_pytest([*ronde, *keuze], omgeving) for ronde in _rondes(paden))
        code15, niet15 = _op_pg15(paden, plek, zonder)
    finally:
        cluster.stop()
        slot.laat_los()
    niet += niet15
    aantal = sum(n for n, _ in niet)
    waarom = "; ".join(f"{n} {reden}" for n, reden in niet if n)
    zeg(f"niet gedraaid: {aantal}" + (f" ({waarom})" if waarom else ""))
    return code or code15 or (1 if alles and aantal else 0)


def vrije_plek() -> tuple[Slot, str]:
    """A name for the test database that no other run in this clone uses now."""
    for nummer in range(1, 10):
        slot = Slot(STAAT / f"proef{nummer}.slot")
        if slot.neem():
            return slot, f"run{nummer}"
        slot.laat_los()
    raise Stop("Er lopen al negen proeven in deze map. Wacht tot er een klaar is.")


def _rondes(paden: list[str]) -> list[list[str]]:
    """What pytest is called with. Everything: on two processes, first the tests and then the stories, which share a server per process."""
    if paden:
        return [paden]
    return [[*_TWEE, "--ignore=tests/verhalen"], [*_TWEE, "tests/verhalen"]]


@contextmanager
def _wereld_vooraf(omgeving: dict[str, str], *, nodig: bool) -> Iterator[None]:
    """The world of the stories is made beside the other tests, so that nobody waits for it; a story that finds none makes it itself."""
    if not nodig:
        yield
        return
    opdracht = met_python("-m", "tests.verhalen.demowereld")
    with subprocess.Popen(opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.DEVNULL) as maker:
        try:
            yield
        finally:
            maker.terminate()


def _omgeving(cluster: Cluster, plek: str) -> dict[str, str]:
    return {**os.environ, **cluster.omgeving(), "SAMENSPEL_TESTDB": plek}


def _pytest(argumenten: list[str], omgeving: dict[str, str]) -> int:
    code = subprocess.run(
        met_python("-m", "pytest", "-q", *argumenten), cwd=WORTEL, env=omgeving, check=False
    ).returncode
    return 0 if code == 5 and argumenten else code  # 5: nothing selected by these paths


def _tel(merk: str, paden: list[str], omgeving: dict[str, str]) -> int:
    """How many tests carry this marker."""
    opdracht = met_python("-m", "pytest", "--collect-only", "-q", "-m", merk, *paden)
    with stap("Tellen wat niet kan"):
        uit = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=False, capture_output=True, text=True).stdout
    treffer = re.search(r"(\d+)(?:/\d+)? tests? (?:collected|selected)", uit)
    return int(treffer.group(1)) if treffer else 0


def _op_pg15(paden: list[str], plek: str, zonder: list[str]) -> tuple[int, list[tuple[int, str]]]:
    """The tests marked `pg15`, on Debian's PostgreSQL 15 in a cluster of its own."""
    if not (PG15 / "postgres").exists():
        cluster = Cluster("proef")
        return 0, [(_tel("pg15", paden, _omgeving(cluster, plek)), "geen PostgreSQL 15")]
    cluster = Cluster("proef15", bindir=PG15)
    cluster.start()
    try:
        zeg("Op PostgreSQL 15:")
        omgeving = {**_omgeving(cluster, plek), "SAMENSPEL_WERELD": "klein"}
        keuze = ["-m", " and ".join(["pg15", *zonder])]
        return _pytest([*(paden or _TWEE), *keuze], omgeving), []
    finally:
        cluster.stop()

"""Two runs at once, a run that was killed, and what it left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from huis import demo, plekken, postgres
from huis.plekken import Stop
from huis.slot import Slot


@contextmanager
def _houder(bestand: Path) -> Iterator[None]:
    """Another process holds the lock until it is killed."""
    tekst = (
        "import sys, time; from pathlib import Path; from huis.slot import Slot;"
        "slot = Slot(Path(sys.argv[1])); print(slot.neem(), flush=True); time.sleep(60)"
    )
    opdracht = [sys.executable, "-c", tekst, str(bestand)]
    with subprocess.Popen(opdracht, cwd=plekken.WORTEL, stdout=subprocess.PIPE, text=True) as houder:
        assert houder.stdout is not None
        assert houder.stdout.readline().strip() == "True"
        try:
            yield
        finally:
            houder.kill()


def test_een_gedode_houder_laat_vanzelf_los(tmp_path: Path) -> None:
    slot = Slot(tmp_path / "x.slot")
    with _houder(tmp_path / "x.slot"):
        assert not slot.neem()
    assert slot.neem()
    slot.laat_los()


def test_gebruikers_delen_en_de_laatste_merkt_dat(tmp_path: Path) -> None:
    een, twee = Slot(tmp_path / "x.slot"), Slot(tmp_path / "x.slot")
    assert een.neem(gedeeld=True)
    assert twee.neem(gedeeld=True)
    een.laat_los()
    assert not een.neem()
    twee.laat_los()
    assert een.neem()
    een.laat_los()


def test_een_tweede_demo_in_dezelfde_map_stopt_de_eerste_niet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "STAAT", tmp_path)
    (tmp_path / "lopend.txt").write_text("1\n")
    with _houder(tmp_path / "demo.slot"), pytest.raises(Stop, match="De demo draait al in deze map"):
        demo.demo([])
    assert (tmp_path / "lopend.txt").exists()


@pytest.mark.parametrize(
    ("naam", "waar", "stopt"), [("granian", "hier", True), ("granian", "elders", False), ("iets", "hier", False)]
)
def test_na_een_gedode_start_stopt_alleen_wat_zeker_van_ons_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str, waar: str, stopt: bool
) -> None:
    if not Path("/proc/self/cmdline").exists():
        pytest.fail("deze proef leest /proc")
    monkeypatch.setattr(demo, "STAAT", tmp_path)
    opdracht = [sys.executable, "-c", "import time; time.sleep(60)", naam]
    proces = subprocess.Popen(opdracht, cwd=plekken.WORTEL if waar == "hier" else tmp_path)
    try:
        (tmp_path / "lopend.txt").write_text(f"{proces.pid}\nkapot\n")
        _wacht(lambda: naam.encode() in Path(f"/proc/{proces.pid}/cmdline").read_bytes())
        demo.ruim_vorige_op()
        assert not (tmp_path / "lopend.txt").exists()
        if stopt:
            proces.wait(timeout=10)  # it was told to; dying takes a moment
        else:
            assert proces.poll() is None
    finally:
        proces.kill()
        proces.wait()


def test_zonder_vorige_start_is_er_niets_op_te_ruimen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "STAAT", tmp_path)
    demo.ruim_vorige_op()
    assert not demo.is_van_ons(os.getpid())


def test_opnieuw_beginnen_kan_niet_terwijl_een_ander_de_database_gebruikt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "datamap", lambda: tmp_path)
    cluster = postgres.Cluster("demo")
    (cluster.data).mkdir(parents=True)
    with _houder(cluster.map / "gebruik.slot"), pytest.raises(Stop, match="gebruikt de database"):
        cluster.gooi_weg()
    assert cluster.data.exists()
    cluster.gooi_weg()
    assert not cluster.data.exists()


def _wacht(klaar: Callable[[], bool]) -> None:
    for _ in range(50):
        if klaar():
            return
        time.sleep(0.1)
    raise AssertionError("te lang gewacht")

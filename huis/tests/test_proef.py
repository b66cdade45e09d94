"""`run.py test` counts honestly, and two runs in one clone do not share a test database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from huis import proef


@pytest.fixture
def kaal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """A machine without browser, PostgreSQL 15 and poppler; what would be run is written down."""
    gedraaid: list[list[str]] = []

    class Nep:
        def __init__(self, *_: object, **__: object) -> None: ...
        def start(self) -> None: ...
        def stop(self) -> None: ...
        def omgeving(self) -> dict[str, str]:
            return {}

    monkeypatch.setattr(proef, "STAAT", tmp_path)
    monkeypatch.setattr(proef, "PG15", tmp_path / "geen")
    monkeypatch.setattr(proef, "Cluster", Nep)
    monkeypatch.setattr(proef, "zorg_voor_omgeving", lambda **_: None)
    monkeypatch.setattr(proef, "zorg_voor_pakketten", lambda: None)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(proef, "_tel", lambda merk, *_: {"browser": 20, "poppler": 3, "pg15": 65}.get(merk, 0))

    def draai(argumenten: list[str], _: dict[str, str]) -> int:
        gedraaid.append(argumenten)
        return 0

    monkeypatch.setattr(proef, "_pytest", draai)
    return gedraaid


def test_wat_niet_kan_wordt_geteld_met_de_reden(kaal: list[list[str]], capfd: pytest.CaptureFixture[str]) -> None:
    assert proef.test(["wet"]) == 0
    zin = capfd.readouterr().err
    assert "niet gedraaid: 88 (20 geen Chromium; 3 geen pdftotext; 65 geen PostgreSQL 15)" in zin
    assert "not browser and not poppler" in kaal[0][-1]


def test_zonder_eigen_netwerk_telt_wat_het_vraagt_als_niet_gedraaid(
    kaal: list[list[str]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proef, "_tel", lambda merk, *_: int(merk == "netwerk"))
    assert proef.test(["--alles", "wet"]) == 1
    assert "niet gedraaid: 1 (1 geen eigen netwerk)" in capfd.readouterr().err
    assert "not netwerk" in kaal[0][-1]


def test_met_alles_is_een_overgeslagen_proef_een_fout(kaal: list[list[str]]) -> None:
    assert proef.test(["--alles"]) == 1


def test_met_alles_en_niets_overgeslagen_is_het_goed(kaal: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proef, "_tel", lambda *_: 0)
    assert proef.test(["--alles"]) == 0


def test_alle_proeven_draaien_op_twee_kernen_en_enkele_op_een(kaal: list[list[str]]) -> None:
    proef.test([])
    proef.test(["wet"])
    assert ["-n" in argumenten for argumenten in kaal] == [True, True, False]
    assert "--ignore=tests/verhalen" in kaal[0]
    assert "tests/verhalen" in kaal[1]
    assert kaal[2][0] == "wet"


def test_de_wereld_van_de_verhalen_wordt_naast_de_andere_proeven_gemaakt(
    kaal: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    gestart: list[str] = []

    class Maker:
        def __init__(self, opdracht: list[str], **_: object) -> None:
            gestart.append(opdracht[-1])

        def __enter__(self) -> Maker:
            return self

        def __exit__(self, *_: object) -> None: ...
        def terminate(self) -> None:
            gestart.append("klaar")

    monkeypatch.setattr("subprocess.Popen", Maker)
    proef.test(["wet"])
    assert gestart == []
    monkeypatch.setattr("shutil.which", lambda naam: None if naam == "unshare" else f"/usr/bin/{naam}")
    proef.test([])
    assert gestart == ["tests.verhalen.demowereld", "klaar"]


def test_twee_proeven_tegelijk_krijgen_elk_een_database(kaal: list[list[str]]) -> None:
    with _plek() as een, _plek() as twee:
        assert {een, twee} == {"run1", "run2"}
    with _plek() as weer:
        assert weer == "run1"


@contextmanager
def _plek() -> Iterator[str]:
    slot, naam = proef.vrije_plek()
    try:
        yield naam
    finally:
        slot.laat_los()

"""What can be wrong with a machine gets one sentence."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from huis import demo, omgeving, plekken, postgres
from huis.plekken import Stop, controleer_ruimte, sokkelmap


def test_een_volle_schijf_wordt_op_tijd_gezegd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100 * 1024**2))
    with pytest.raises(Stop, match=r"te weinig ruimte in .*: 100 MB vrij, 300 MB nodig. Maak ruimte"):
        controleer_ruimte(tmp_path, 300)
    controleer_ruimte(tmp_path, 99)


def test_zonder_python3_venv_staat_er_hoe_het_komt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(omgeving, "python", lambda: tmp_path / "geen")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(Stop, match=r"python3-venv ontbreekt. Installeer het met: apt-get install python3-venv"):
        omgeving._maak(None)


def test_een_bezette_poort_noemt_een_andere() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(Stop, match=f"Poort {poort} is bezet.*--poort {poort + 1}"):
            demo.controleer_poort(poort)
    demo.controleer_poort(poort)


@pytest.mark.parametrize("poort", [-1, 0, 65_536, 99_999])
def test_een_poort_die_niet_bestaat_wordt_geweigerd(poort: int) -> None:
    with pytest.raises(Stop, match=rf"Poort {poort} bestaat niet. Kies een getal van 1 tot en met 65535"):
        demo.controleer_poort(poort)


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (PermissionError(errno.EACCES, "niet van u"), r"Poort 80 mag alleen de beheerder .* Kies een hogere: .*8000"),
        (OSError(errno.EADDRINUSE, "bezet"), r"Poort 80 is bezet.*--poort 81"),
    ],
)
def test_niet_mogen_is_iets_anders_dan_bezet(fout: OSError, zin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object) -> None:
        raise fout

    monkeypatch.setattr(socket.socket, "bind", weiger)
    with pytest.raises(Stop, match=zin):
        demo.controleer_poort(80)


def test_na_de_laatste_poort_komt_geen_volgende(monkeypatch: pytest.MonkeyPatch) -> None:
    def bezet(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "bezet")

    monkeypatch.setattr(socket.socket, "bind", bezet)
    with pytest.raises(Stop, match="--poort 8000"):
        demo.controleer_poort(65_535)


def test_de_map_van_de_sokkel_is_kort_genoeg(tmp_path: Path) -> None:
    lang = tmp_path / ("x" * 120)
    assert len(str(sokkelmap(lang) / ".s.PGSQL.5432")) < 107
    assert sokkelmap(Path("/var/lib/x")) == Path("/var/lib/x")


def test_als_root_staan_de_gegevens_buiten_de_map_van_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert plekken.WORTEL not in plekken.datamap().parents
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert plekken.datamap() == plekken.STAAT
    assert postgres._huurder() is None


@pytest.mark.parametrize("versie", ["15", "19"])
def test_gegevens_van_een_andere_hoofdversie_krijgen_een_weg_vooruit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versie: str
) -> None:
    monkeypatch.setattr(postgres, "datamap", lambda: tmp_path)
    cluster = postgres.Cluster("demo")
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text(versie + "\n")
    nep = tmp_path / "bin"
    nep.mkdir()
    (nep / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 18.4'\n")
    (nep / "postgres").chmod(0o755)
    with pytest.raises(Stop, match=rf"van PostgreSQL {versie}; dit is 18. Zet PG_BINDIR op versie {versie}.*herstel"):
        cluster._controleer_versie(nep)
    (cluster.data / "PG_VERSION").write_text("18\n")
    cluster._controleer_versie(nep)


def test_wachtwoorden_en_sleutels_zijn_alleen_voor_de_eigenaar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "datamap", lambda: tmp_path)
    cluster = postgres.Cluster("demo")
    eerste = cluster._wachtwoorden()
    assert eerste == cluster._wachtwoorden()
    assert len(set(eerste.values())) == 4
    bestanden = [cluster.map / "wachtwoorden.txt", *sorted(cluster.geheimen().iterdir())]
    assert {oct(bestand.stat().st_mode & 0o777) for bestand in bestanden} == {"0o600"}
    assert len(bestanden) == 4

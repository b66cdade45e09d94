"""Progress, and what a failing step says."""

from __future__ import annotations

import os
import re
import sys
import time

import pytest

from huis import bewijzen, controle, proef
from huis.opdrachten import voer_uit as opdracht
from huis.plekken import Stop
from huis.postgres import Cluster
from huis.stap import stap, voer_uit


def test_een_lange_stap_zegt_waar_hij_mee_bezig_is(capfd: pytest.CaptureFixture[str]) -> None:
    with stap("Iets groots"):
        time.sleep(2.3)
    assert "Iets groots" in capfd.readouterr().err


def test_een_korte_stap_zegt_niets(capfd: pytest.CaptureFixture[str]) -> None:
    with stap("Iets kleins"):
        pass
    assert capfd.readouterr().err == ""


_TRAAG = (
    "import time; time.sleep(.4); print('een regel onderweg'); time.sleep(.4); print('{\"checked\": 1, \"wrong\": 0}')"
)


@pytest.fixture
def ongeduldig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huis.stap.GEDULD", 0.05)


@pytest.mark.usefixtures("ongeduldig")
def test_elke_controle_zegt_waar_zij_mee_bezig_is(capfd: pytest.CaptureFixture[str]) -> None:
    class Nep(Cluster):
        def omgeving(self) -> dict[str, str]:
            return {}

    assert controle._stap("types", [sys.executable, "-c", _TRAAG], Nep("proef")) == 0
    assert re.match(r"Types \.+ 1 s\ngoed  types", capfd.readouterr().err)


@pytest.mark.usefixtures("ongeduldig")
def test_tellen_wat_niet_kan_zegt_dat_het_telt(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proef, "met_python", lambda *_: [sys.executable, "-c", "import time; time.sleep(.4)"])
    proef._tel("browser", [], dict(os.environ))
    assert "Tellen wat niet kan ." in capfd.readouterr().err


@pytest.mark.usefixtures("ongeduldig")
def test_een_bewijs_zegt_elke_regel_als_die_komt(capfd: pytest.CaptureFixture[str]) -> None:
    code, uitkomst = bewijzen._loop_mee("proef", [sys.executable, "-c", _TRAAG], dict(os.environ))
    assert (code, uitkomst) == (0, {"checked": 1, "wrong": 0})
    assert re.match(r"Bewijs proef \.+een regel onderweg\n\.+ \d s", capfd.readouterr().err)


def test_een_bewijs_zonder_uitkomst_is_een_fout() -> None:
    with pytest.raises(Stop, match="gaf geen uitkomst"):
        bewijzen._loop_mee("proef", [sys.executable, "-c", "print('niets')"], dict(os.environ))


def test_een_stap_die_mislukt_toont_het_einde_en_de_weg_vooruit(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stop, match=r"Proef lukte niet. Is er netwerk?"):
        voer_uit("Proef", [sys.executable, "-c", "print('dit ging mis'); raise SystemExit(3)"], hulp="Is er netwerk?")
    assert "dit ging mis" in capfd.readouterr().err


@pytest.mark.parametrize("naam", ["bewijs", "bench"])
def test_een_onbekende_meting_of_bewijs_noemt_de_keuzes(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huis.bewijzen.zorg_voor_omgeving", lambda **_: None)
    monkeypatch.setattr("huis.metingen.zorg_voor_omgeving", lambda **_: None)
    with pytest.raises(Stop, match="Kies"):
        opdracht(naam, ["bestaatniet"])


def test_herstellen_zonder_bestand_noemt_de_opdracht() -> None:
    with pytest.raises(Stop, match=r"python3 run.py herstel BESTAND"):
        opdracht("herstel", [])

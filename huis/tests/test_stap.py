"""Progress, and what a failing step says."""

from __future__ import annotations

import sys
import time

import pytest

from huis.opdrachten import voer_uit as opdracht
from huis.plekken import Stop
from huis.stap import stap, voer_uit


def test_een_lange_stap_zegt_waar_hij_mee_bezig_is(capfd: pytest.CaptureFixture[str]) -> None:
    with stap("Iets groots"):
        time.sleep(2.3)
    assert "Iets groots" in capfd.readouterr().err


def test_een_korte_stap_zegt_niets(capfd: pytest.CaptureFixture[str]) -> None:
    with stap("Iets kleins"):
        pass
    assert capfd.readouterr().err == ""


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

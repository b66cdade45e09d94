"""Settings that would let the wrong one in are refused at the start; and the one way out goes nowhere that was not named."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from samenspel.kern.uitgaand import Bestemming, UitgaandFout, vraag
from samenspel.toegang.oidc.aanbieders import gebreken_van_oidc
from samenspel.toegang.startinstellingen import gebreken_van_de_instellingen

GOED: dict[str, Any] = {
    "naam": "DigiD", "voor": "inburgeraars", "gemeenten": ["assen"], "issuer": "https://makelaar.voorbeeld.nl", "client_id": "samenspel",
    "geheim": "oidc_digid", "acr": {"midden": "urn:m", "substantieel": ["urn:s", "urn:h"]},
}  # fmt: skip


@pytest.fixture
def geheimen(settings: Settings, tmp_path: Path) -> Path:
    settings.SAMENSPEL_GEHEIMEN, settings.PROEF = str(tmp_path), False
    (tmp_path / "oidc_digid").write_text("geheim")
    (tmp_path / "oidc_digid").chmod(0o600)
    return tmp_path


def test_goede_instellingen_hebben_geen_gebrek(settings: Settings, geheimen: Path) -> None:
    settings.OIDC = {"digid": GOED, "assen": {**GOED, "voor": "medewerkers", "bewijs": "client_secret_basic"}}
    assert gebreken_van_oidc() == []


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"issuer": "http://makelaar.voorbeeld.nl"}, "https://"),
        ({"bewijs": "client_secret_basic"}, "voor inburgeraars is bewijs private_key_jwt"),
        ({"bewijs": "none", "voor": "medewerkers"}, "bewijs is"),
        ({"algoritmen": ["HS256"]}, "algoritmen"),
        ({"algoritmen": ["RS256", "none"]}, "algoritmen"),
        ({"algoritmen": []}, "algoritmen"),
        ({"gemeenten": ["assen", "tynaarlo"]}, "precies een gemeente"),
        ({"gemeenten": []}, "gemeenten ontbreekt"),
        ({"acr": {}}, "niveaus"),
        ({"acr": {"basis": "urn:b"}}, "niveaus"),
        ({"scopes": ["profile"]}, "openid"),
        ({"voor": "iedereen"}, "medewerkers of inburgeraars"),
        ({"geheim": "../sleutel_kek"}, "naam van een bestand"),
        ({"geheim": "er_niet"}, "ontbreekt in SAMENSPEL_GEHEIMEN"),
        ({"client_secret": "hier"}, "onbekende instelling client_secret"),
        ({"client_id": ""}, "client_id ontbreekt"),
    ],
)
def test_elk_gebrek_wordt_genoemd(settings: Settings, geheimen: Path, anders: dict[str, Any], zin: str) -> None:
    settings.OIDC = {"digid": {**GOED, **anders}}
    (gebrek,) = gebreken_van_oidc()
    assert zin in gebrek
    assert gebrek.startswith("OIDC-aanbieder digid: ")


def test_de_server_start_er_niet_mee(settings: Settings, geheimen: Path) -> None:
    settings.OIDC = {"digid": {**GOED, "issuer": "http://makelaar.voorbeeld.nl"}}
    assert any("OIDC-aanbieder digid" in zin for zin in gebreken_van_de_instellingen())
    settings.OIDC = {"digid": GOED}
    assert not any("OIDC" in zin for zin in gebreken_van_de_instellingen())


def test_een_geheim_dat_anderen_lezen(settings: Settings, geheimen: Path) -> None:
    settings.OIDC = {"digid": GOED}
    (geheimen / "oidc_digid").chmod(0o644)
    assert "leesbaar voor iedereen" in gebreken_van_oidc()[0]


@pytest.mark.parametrize("blok", ["tekst", 3, []])
def test_iets_dat_geen_blok_is(settings: Settings, geheimen: Path, blok: Any) -> None:
    settings.OIDC = {"digid": blok}
    assert gebreken_van_oidc()


def _wijst_naar(monkeypatch: pytest.MonkeyPatch, *adressen: str) -> None:
    rijen = [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 443)) for a in adressen]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rijen)


def _reden(adres: str, **velden: Any) -> str:
    with pytest.raises(UitgaandFout) as fout:
        vraag(adres, Bestemming(frozenset({"makelaar.voorbeeld.nl", "127.0.0.1"}), **velden))
    return str(fout.value)


@pytest.mark.parametrize(
    "adres",
    [
        "https://elders.voorbeeld.nl/", "https://makelaar.voorbeeld.nl.elders.nl/", "https://makelaar.voorbeeld.nl@elders.nl/", "file:///etc/passwd",
        "https://ik:wachtwoord@makelaar.voorbeeld.nl/", "https:///pad", "//makelaar.voorbeeld.nl", "",
    ],
)  # fmt: skip
def test_alleen_een_genoemde_host(adres: str) -> None:
    assert _reden(adres) in {"host", "zonder_tls"}


def test_nooit_zonder_tls(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.PROEF = False
    for adres in ("http://makelaar.voorbeeld.nl/", "http://127.0.0.1/", "gopher://makelaar.voorbeeld.nl/"):
        assert _reden(adres) == "zonder_tls"


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "fe80::1", "10.0.0.1", "192.168.1.1", "172.16.0.9", "fd00::1", "0.0.0.0", "224.0.0.1", "100.64.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"],
)  # fmt: skip
def test_een_naam_die_naar_binnen_wijst(monkeypatch: pytest.MonkeyPatch, settings: Settings, ip: str) -> None:
    """Also when one of several addresses does."""
    settings.PROEF = True  # where loopback exists, it is for that address alone and not for a name
    for adressen in ([ip], ["9.9.9.9", ip]):
        _wijst_naar(monkeypatch, *adressen)
        assert _reden("https://makelaar.voorbeeld.nl/") == "binnen"


def test_binnen_het_eigen_netwerk_alleen_als_de_instellingen_het_zeggen(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Any] = []

    def verbind(adres: Any, *_: Any) -> Any:
        gevraagd.append(adres)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", verbind)
    _wijst_naar(monkeypatch, "10.0.0.1")
    assert _reden("https://makelaar.voorbeeld.nl/", intern=True) == "onbereikbaar"
    assert gevraagd == [("10.0.0.1", 443)]
    for ip in ("127.0.0.1", "169.254.169.254", "::1"):
        _wijst_naar(monkeypatch, ip)
        assert _reden("https://makelaar.voorbeeld.nl/", intern=True) == "binnen"
    assert len(gevraagd) == 1
    _wijst_naar(monkeypatch, "9.9.9.9")
    assert _reden("https://makelaar.voorbeeld.nl/") == "onbereikbaar"
    assert gevraagd[1:] == [("9.9.9.9", 443)]

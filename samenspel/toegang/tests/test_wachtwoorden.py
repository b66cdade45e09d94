"""Which passwords are refused, and that nothing else is asked of one (V17)."""

from __future__ import annotations

import gzip
from pathlib import Path

import django.contrib.auth
import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from samenspel.toegang.models import Gebruiker
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
_LIJST = Path(django.contrib.auth.__file__).parent / "common-passwords.txt.gz"


def _mag(wachtwoord: str, wie: Gebruiker | None = None) -> bool:
    try:
        validate_password(wachtwoord, wie)
    except ValidationError:
        return False
    return True


GOED = (
    "vier losse paarden in de regen", "een heel ander wachtwoord 26", "correct horse battery staple", "kruk lamp fiets wolk",
    "mijn tante bakt graag appeltaart", "zeven groene olifanten dansen", "QmVx8-kTzr4-Lw2py", "x9!kLm#2pQr$7vT", "الطقس جميل اليوم في المدينة", "ጸሓይ ትበርቕ ኣላ ሎሚ", "сьогодні гарна погода",
    "kalmpjes aan lopen we naar huis", "de trein van half negen", "rood-wit-blauw-oranje-paars", "        spaties tellen mee", "drie keer raden mag niet",
)  # fmt: skip
SLECHT = (
    "kort", "elf tekens", "Samenspel2026!", "samenspel-samenspel", "Welkom12345!", "welkom01welkom", "Inburgering2026", "inburgeraar123!", "Gemeente2026!!",
    "Wachtwoord2026", "P@ssw0rd12345", "qwertyuiop12", "azertyuiop123", "1q2w3e4r5t6y", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "210987654321",
    "abcdefghijklm", "Zomer2026!!!!", "herfst-2026-!!", "Maandag12345", "Regievoerder1!", "test-test-test", "geheimgeheim", "w3lk0m-w3lk0m", "!@#$%^&*()_+",
    "Assen2026!!!!", "tynaarlo-2026", "Gemeente Assen", "Januari-2027!", "admin123456!!", "letmeinletmein", "iloveyou2026!",
)  # fmt: skip


@pytest.mark.parametrize("wachtwoord", GOED)
def test_een_zin_van_eigen_woorden_mag(wereld: Wereld, wachtwoord: str) -> None:
    assert _mag(wachtwoord)


@pytest.mark.parametrize("wachtwoord", SLECHT)
def test_wat_iedereen_hier_als_eerste_zou_proberen_mag_niet(wereld: Wereld, wachtwoord: str) -> None:
    assert not _mag(wachtwoord)


@pytest.mark.parametrize("wachtwoord", ["Sanne de Wit 2026", "sannedewit!!", "sanne@voorbeeld.test", "deWit-sanne-99"])
def test_de_eigen_naam_of_het_eigen_adres_mag_niet(wereld: Wereld, wachtwoord: str) -> None:
    assert not _mag(wachtwoord, wereld.gebruikers["sanne"])


@pytest.mark.parametrize("lengte", range(1, 12))
def test_korter_dan_twaalf_mag_niet(wereld: Wereld, lengte: int) -> None:
    assert not _mag("kvmxqzwpjhnb"[:lengte])


@pytest.mark.parametrize(
    ("lengte", "mag"), [(12, True), (15, True), (64, True), (128, True), (129, False), (5_000, False)]
)
def test_van_twaalf_tot_en_met_honderdachtentwintig_tekens(wereld: Wereld, lengte: int, mag: bool) -> None:
    zin = "paarden lopen zacht over het natte gras van de oude boerderij achter de dijk waar niemand woont sinds de grote storm van toen "
    assert _mag((zin * 50)[:lengte].strip().ljust(lengte, "x")) is mag


def _bekende() -> list[str]:
    with gzip.open(_LIJST, "rt") as regels:
        alle = [regel.strip() for regel in regels]
    lang = [wachtwoord for wachtwoord in alle if len(wachtwoord) >= 12]
    return lang[:: max(1, len(lang) // 200)][:200]


@pytest.mark.parametrize("wachtwoord", _bekende())
def test_een_bekend_wachtwoord_mag_niet(wereld: Wereld, wachtwoord: str) -> None:
    assert not _mag(wachtwoord)


def test_elk_startwachtwoord_mag(wereld: Wereld) -> None:
    from samenspel.toegang.beheer import nieuw_startwachtwoord

    assert all(_mag(nieuw_startwachtwoord()) for _keer in range(200))

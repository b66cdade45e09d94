"""Where you are logged in: devices in plain Dutch, never what a browser calls itself."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.toegang.toestel import toestel
from tests.wereld import WACHTWOORD, Wereld

WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("kenmerk", "naam"),
    [
        (WINDOWS, "Chrome op Windows"),
        (f"{WINDOWS} Edg/142.0.0.0", "Edge op Windows"),
        (f"{WINDOWS} OPR/120.0", "Opera op Windows"),
        (IPHONE, "Safari op iPhone"),
        (IPHONE.replace("Version/18.1", "CriOS/142.0"), "Chrome op iPhone"),
        (IPHONE.replace("Version/18.1", "FxiOS/144.0"), "Firefox op iPhone"),
        (IPHONE.replace("Version/18.1", "EdgiOS/142.0"), "Edge op iPhone"),
        (IPHONE.replace("iPhone;", "iPad;"), "Safari op iPad"),
        (f"{ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome op Android"),
        (f"{ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "Samsung Internet op Android"),
        (f"{ANDROID} Version/4.0 Mobile Safari/537.36", "onbekende browser op Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15", "Safari op Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox op Linux"),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36", "Chrome op Chromebook"),
        ("Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer op Windows"),
        ("python-requests/2.32", "onbekend apparaat"),
        ("", "onbekend apparaat"),
        ("<script>alert(1)</script>", "onbekend apparaat"),
        ("Chrome/142.0", "Chrome"),
    ],
)  # fmt: skip
def test_een_toestel_heet_zoals_mensen_het_noemen(kenmerk: str, naam: str) -> None:
    assert toestel(kenmerk) == naam


@pytest.mark.django_db
def test_het_blad_met_toestellen_laat_geen_kenmerk_zien(wereld: Wereld) -> None:
    client = Client(headers={"user-agent": IPHONE})
    client.post(reverse("account_login"), {"login": "amira@voorbeeld.test", "password": WACHTWOORD})
    blad = client.get(reverse("usersessions_list")).content.decode()
    assert "Safari op iPhone" in blad
    assert "Mozilla" not in blad

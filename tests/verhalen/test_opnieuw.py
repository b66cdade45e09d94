"""Beheer asks once more who somebody is; the form that was half filled in stands there again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from samenspel.demo.organisaties import WACHTWOORD
from tests.mallen import omgeving_voor
from tests.verhalen.conftest import WORTEL, Bezoek, _demo_database

pytestmark = pytest.mark.browser

Open = Callable[..., Bezoek]
_OUDER = """
from importlib import import_module
from django.conf import settings
from django.contrib.sessions.models import Session
Store = import_module(settings.SESSION_ENGINE).SessionStore
for rij in Session.objects.all():
    sessie = Store(rij.session_key)
    for record in sessie.get("account_authentication_methods", []):
        record["at"] -= 400
        sessie.modified = True
    sessie.save()
"""


def _zes_minuten_later() -> None:
    omgeving = {**omgeving_voor(_demo_database()), "SAMENSPEL_PROEF": "ja"}
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", _OUDER], cwd=WORTEL, env=omgeving, check=True, capture_output=True
    )


def test_wie_te_lang_over_een_formulier_doet_raakt_het_niet_kwijt(bezoek: Open) -> None:
    wie = bezoek(1280)
    pagina = wie.log_in("fatma@assen.test")
    pagina.wait_for_url("**/beheer/")
    wie.naar("/beheer/nieuw/")
    pagina.fill("input[name=naam]", "Nieuwe Collega")
    pagina.fill("input[name=email]", "nieuw@assen.test")
    _zes_minuten_later()
    pagina.click("main form button[type=submit]")
    pagina.wait_for_selector("text=Bent u het zelf?")
    for breedte in (360, 1280):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        wie.is_toegankelijk()
    pagina.fill("input[name=password]", WACHTWOORD)
    pagina.click("main button[type=submit]")
    pagina.wait_for_url("**/beheer/nieuw/")
    assert pagina.input_value("input[name=naam]") == "Nieuwe Collega"
    assert pagina.input_value("input[name=email]") == "nieuw@assen.test"
    assert "Wat u eerder typte" in pagina.inner_text("main")

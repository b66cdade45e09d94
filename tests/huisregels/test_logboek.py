"""House rule: no personal data reaches the log of the server or an e-mail."""

from __future__ import annotations

import logging
import logging.config
from io import StringIO

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Gebruiker
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def _log(doe: object) -> str:
    """What the handler of the settings writes about an exception."""
    vorm = settings.LOGGING["formatters"]["kort"]
    opmaak = logging.config.DictConfigurator({"version": 1}).configure_formatter(dict(vorm))
    uit = StringIO()
    scherm = logging.StreamHandler(uit)
    scherm.setFormatter(opmaak)
    logboek = logging.getLogger("proef.logboek")
    logboek.addHandler(scherm)
    try:
        logboek.error("fout: %s", doe, exc_info=(isinstance(doe, BaseException) and doe) or None)
    finally:
        logboek.removeHandler(scherm)
    return uit.getvalue()


def test_een_fout_van_de_database_noemt_geen_waarden(wereld: Wereld) -> None:
    adres = Gebruiker.objects.get(naam__startswith="Sanne").email  # a traceback quotes source lines: no literal here
    with als_eigenaar(), pytest.raises(IntegrityError) as fout, transaction.atomic():
        Gebruiker.objects.create(email=adres, naam="Sanne Nog Eens")
    assert adres in str(fout.value)
    geschreven = _log(fout.value)
    assert "duplicate key" in geschreven
    assert adres not in geschreven


def test_niemand_stuurt_een_brief_naar_het_logboek(wereld: Wereld, capfd: pytest.CaptureFixture[str]) -> None:
    """Forgotten passwords are for a person to replace; the page that would mail a link is closed."""
    antwoord = Client().post("/inloggen/password/reset/", {"email": "sanne@voorbeeld.test"})
    assert antwoord.status_code == 404
    assert "sanne@voorbeeld.test" not in "".join(capfd.readouterr())
    assert settings.EMAIL_BACKEND.endswith(("dummy.EmailBackend", "locmem.EmailBackend"))
    assert "nieuw startwachtwoord" in Client().get("/inloggen/").content.decode()

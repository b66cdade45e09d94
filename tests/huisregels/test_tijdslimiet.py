"""A statement that runs away is stopped, and says so; a job takes the time that it needs."""

from __future__ import annotations

import time

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from pytest_django import Settings

from samenspel.config.urls import urlpatterns as alle
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import identiteit
from samenspel.toegang.verzoek import Verzoek
from tests.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


def _limiet() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('statement_timeout')")
        return str(cursor.fetchone()[0])


def traag(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select pg_sleep(20)")
    return HttpResponse("klaar")


def genest(request: Verzoek) -> HttpResponse:
    with identiteit(als_systeem(request.wie)):
        return HttpResponse(_limiet())


urlpatterns = [path("traag/", traag, name="traag"), path("genest/", genest, name="genest"), *alle]


@pytest.mark.urls(__name__)
def test_een_opdracht_die_te_lang_duurt_stopt_met_een_zin(wereld: Wereld, settings: Settings) -> None:
    settings.TIJDSLIMIET = 0.2
    begin = time.monotonic()
    antwoord = wereld.client("sanne").get("/traag/")
    assert antwoord.status_code == 503
    assert "Zoek met meer letters" in antwoord.content.decode()
    assert time.monotonic() - begin < 15
    assert wereld.client("sanne").get("/traag/").status_code == 503  # the connection is fit for the next request


@pytest.mark.urls(__name__)
def test_wat_de_pagina_namens_iemand_doet_valt_onder_dezelfde_limiet(wereld: Wereld, settings: Settings) -> None:
    settings.TIJDSLIMIET = 7
    assert wereld.client("sanne").get("/genest/").content == b"7s"


def test_een_taak_heeft_geen_limiet_en_de_limiet_van_binnen_blijft_binnen(wereld: Wereld) -> None:
    with identiteit(wereld.sanne):
        assert _limiet() == "0"
        with identiteit(wereld.sanne, tijdslimiet=3):
            assert _limiet() == "3s"
        assert _limiet() == "0"

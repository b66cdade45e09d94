"""Beheer shows when a job last ran, and says so when the worker is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu
from samenspel.toegang.taken import takenstand
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def _werker(geleden: timedelta) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s)", [nu() - geleden])


def _taak(stand: str, geleden: timedelta) -> None:
    """A job that was asked for and ended, or still waits, as the worker would have written it."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (task_name, status, queue_name) values ('proef', %s, 'kort') returning id",
            [stand],
        )
        if stand != "todo":
            (nummer,) = cursor.fetchone()
            cursor.execute(
                "insert into procrastinate_events (job_id, type, at) values (%s, %s, %s)",
                [nummer, stand, nu() - geleden],
            )


def _beheer(wereld: Wereld) -> str:
    return wereld.client("fatma").get(reverse("toegang:beheer")).content.decode()


def test_zonder_werker_staat_er_een_waarschuwing(wereld: Wereld) -> None:
    tekst = _beheer(wereld)
    assert "De werker draait niet." in tekst
    assert "Er is nog geen taak gedraaid." in tekst


def test_een_werker_die_stilviel_telt_niet(wereld: Wereld) -> None:
    _werker(timedelta(minutes=5))
    assert "De werker draait niet." in _beheer(wereld)
    _werker(timedelta(seconds=9))
    assert "De werker draait niet." not in _beheer(wereld)


@pytest.mark.parametrize(("uren", "te_lang"), [(3, False), (30, True)])
def test_de_laatste_taak_en_of_die_te_lang_geleden_is(wereld: Wereld, uren: int, te_lang: bool) -> None:
    _werker(timedelta())
    _taak("succeeded", timedelta(hours=uren))
    tekst = _beheer(wereld)
    assert "Laatste taak klaar op" in tekst
    assert ("De laatste taak is langer dan een dag geleden." in tekst) == te_lang
    assert "De werker draait niet." not in tekst


def test_wat_wacht_en_wat_mislukte_wordt_geteld(wereld: Wereld) -> None:
    for stand, dagen in (("todo", 0), ("todo", 0), ("failed", 1), ("failed", 20)):
        _taak(stand, timedelta(days=dagen))
    with wereld.als("fatma"):
        taken = takenstand(nu())
    assert (taken.wacht, taken.mislukt) == (2, 1)
    tekst = _beheer(wereld)
    assert "Er wachten 2 taken." in tekst
    assert "In de afgelopen week is 1 taak mislukt." in tekst


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte", "bert", "amira"])
def test_een_ander_ziet_de_taken_niet(wereld: Wereld, naam: str) -> None:
    assert "Taken op de achtergrond" in _beheer(wereld)
    assert "Taken op de achtergrond" not in wereld.client(naam).get(reverse("toegang:beheer")).content.decode()

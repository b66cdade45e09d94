"""The time line: everything on one line, newest first, filtered by kind and word, by page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import noteer, noteer_contact
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.kern.uuid7 import uuid7
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevuld(wereld: Wereld) -> Wereld:
    """Sixty contacts, a note in Arabic, and what the world gives."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        for n in range(60):
            noteer_contact(
                [dossier], door=sanne, soort="gesproken", op=date(2026, 1, 1) + timedelta(days=n), regel=f"Gesprek {n}", sleutel=uuid7(), nu=NU
            )  # fmt: skip
        noteer(dossier, door=sanne, tekst=f"Zij slaapt beter. تنام أفضل {'Nog een zin. ' * 60}Oma past op.", nu=NU)
        leg_vast(dossier, "welkomgesprek", op=date(2026, 3, 1), door=sanne)
    return wereld


def blad(wereld: Wereld, **vraag: str):
    return wereld.client("sanne").get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id]), vraag)


def test_alles_staat_op_volgorde_en_per_bladzijde(gevuld: Wereld) -> None:
    eerste, tweede = blad(gevuld), blad(gevuld, blad="2")
    assert len(eerste.context["punten"]) == 50
    alles = [*eerste.context["punten"], *tweede.context["punten"]]
    assert [punt.datum for punt in alles] == sorted((punt.datum for punt in alles), reverse=True)
    assert "50 van" in eerste.content.decode()


def test_een_soort_kiezen(gevuld: Wereld) -> None:
    assert {punt.soort for punt in blad(gevuld, soort="feit").context["punten"]} == {"feit"}
    assert [punt.wat for punt in blad(gevuld, soort="notitie").context["punten"]] == ["Notitie"]
    assert len(blad(gevuld, soort="vreemd").context["punten"]) == 50


@pytest.mark.parametrize(
    ("zoek", "aantal"), [("gesprek 59", 1), ("SLÁÁPT", 1), ("أفضل", 1), ("welkom", 1), ("oma", 1), ("bestaat niet", 0)]
)
def test_zoeken_in_de_tijdlijn(gevuld: Wereld, zoek: str, aantal: int) -> None:
    antwoord = blad(gevuld, zoek=zoek)
    assert len(antwoord.context["punten"]) == aantal
    if not aantal:
        assert "Niets gevonden" in antwoord.content.decode()

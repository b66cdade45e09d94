"""Dates as Dutch people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from samenspel.huisstijl import datums
from samenspel.huisstijl.formulieren import lees_dag

OP = date(2026, 6, 3)


def test_kort_lang_en_voluit() -> None:
    dag = date(2026, 6, 19)
    assert (datums.kort(dag), datums.lang(dag), datums.voluit(dag)) == (
        "vr 19 juni",
        "vrijdag 19 juni 2026",
        "19 juni 2026",
    )


def test_een_ander_jaar_wordt_genoemd() -> None:
    assert datums.kort(date(2027, 1, 12), OP) == "di 12 januari 2027"
    assert datums.smal(date(2026, 9, 16), OP) == "16 sept."


@pytest.mark.parametrize(
    ("dag", "woorden"),
    [
        (date(2026, 6, 3), "vandaag"),
        (date(2026, 6, 4), "morgen"),
        (date(2026, 6, 19), "over 16 dagen"),
        (date(2026, 6, 2), "gisteren"),
        (date(2026, 5, 27), "7 dagen geleden"),
    ],
)
def test_relatief(dag: date, woorden: str) -> None:
    assert datums.relatief(dag, OP) == woorden


@pytest.mark.parametrize(
    ("laatste_dag", "woorden"),
    [
        (date(2026, 6, 3), "vandaag"),  # the last day itself is not late
        (date(2026, 6, 2), "1 dag te laat"),
        (date(2026, 5, 27), "7 dagen te laat"),
        (date(2026, 6, 19), "over 16 dagen"),
    ],
)
def test_tot_een_termijn(laatste_dag: date, woorden: str) -> None:
    assert datums.tot_termijn(laatste_dag, OP) == woorden


def test_een_moment_telt_als_de_dag_in_nederland() -> None:
    """22.30 UTC in summer is half past midnight here."""
    moment = datetime(2026, 6, 3, 22, 30, tzinfo=UTC)
    assert datums.voluit(moment) == "4 juni 2026"
    assert datums.tijd(moment) == "0.30"


@pytest.mark.parametrize(
    "tekst",
    [
        "11-6-2026",
        "11 6 2026",
        "11/06/2026",
        "11.6.2026",
        "11 juni 2026",
        "11 jun 2026",
        "donderdag 11 juni 2026",
        "2026-06-11",
    ],
)
def test_een_dag_lezen(tekst: str) -> None:
    assert lees_dag(tekst) == date(2026, 6, 11)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("31-6-2026", "31 juni bestaat niet. Juni heeft 30 dagen."),
        ("29-2-2027", "29 februari bestaat niet. Februari heeft 28 dagen."),
        ("11-13-2026", "Maand 13 bestaat niet. Schrijf een getal van 1 tot en met 12."),
        ("11-6-26", "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."),
        ("morgen", "Schrijf dag, maand en jaar, bijvoorbeeld 11-6-2026."),
        ("11 ju 2026", "De maand ‘ju’ kennen wij niet. Schrijf een getal van 1 tot en met 12."),
        ("2026-02-30", "30 februari bestaat niet. Februari heeft 28 dagen."),
    ],
)
def test_een_dag_die_niet_kan_krijgt_een_zin(tekst: str, zin: str) -> None:
    with pytest.raises(ValidationError) as fout:
        lees_dag(tekst)
    assert fout.value.messages == [zin]

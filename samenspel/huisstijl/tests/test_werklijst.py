"""A row of the work list: who, why, by when, what now."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError

from samenspel.huisstijl.gegevens import Werkrij

OP = date(2026, 6, 3)


def rij(**meer: Any) -> Werkrij:
    basis: dict[str, Any] = {
        "stand": "te_laat",
        "naam": "Amira",
        "bij": "A25-0388",
        "wat": "Nog geen cursus",
        "dag": date(2026, 5, 27),
    }
    return Werkrij(**{**basis, "knop": "Leg aanbod vast", "url": "/d/1/", "actie_url": "/d/1/aanbod/", **meer})


def toon(*rijen: Werkrij) -> str:
    return Template("{% load componenten %}{% werkrijen rijen op %}").render(Context({"rijen": rijen, "op": OP}))


def test_een_rij_zegt_wie_waarom_wanneer_en_wat_nu() -> None:
    html = toon(rij())
    for deel in (
        "Te laat",
        "Amira",
        "Nog geen cursus",
        "wo 27 mei",
        "7 dagen te laat",
        "Leg aanbod vast",
        'href="/d/1/aanbod/"',
    ):
        assert deel in html


def test_vandaag_staat_er_een_keer() -> None:
    assert toon(rij(dag=OP)).count("vandaag") == 1


def test_zonder_dag_staat_er_geen_datum() -> None:
    assert "<time" not in toon(rij(dag=None, nog="geen wettelijke termijn"))


def test_alles_wordt_ontsnapt() -> None:
    kwaad = '"><script>'
    tekst = {naam: kwaad for naam in Werkrij.__slots__ if naam not in {"stand", "dag", "icoon", "gekozen"}}
    assert "<script>" not in toon(rij(**tekst))


def test_elke_toets_heeft_een_knop_die_ook_voorgelezen_wordt() -> None:
    html = toon(rij(bel_url="tel:1", notitie_url="/n/", wacht_url="/w/", klaar_url="/k/"))
    for soort in ("data-doe", "data-bel", "data-notitie", "data-wacht", "data-klaar", "data-open"):
        assert soort in html
    assert "Notitie over Amira" in html


def test_alleen_de_gekozen_rij_is_gemerkt() -> None:
    assert toon(rij(), rij(gekozen=True)).count("aria-current") == 1


def test_een_onbekende_stand_is_een_fout() -> None:
    with pytest.raises(TemplateSyntaxError, match="laat"):
        toon(rij(stand="laat"))


def test_een_verschreven_naam_is_een_fout() -> None:
    with pytest.raises(TypeError, match="naam_van"):
        Template("{% load componenten %}{% werkrij r op %}").render(Context({"r": {"naam_van": "x"}, "op": OP}))

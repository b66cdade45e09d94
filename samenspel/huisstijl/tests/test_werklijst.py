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
        "wo </span>27 mei",
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
    tekst = {
        naam: kwaad for naam in Werkrij.__slots__ if naam not in {"stand", "dag", "icoon", "gekozen", "ook", "meer"}
    }
    assert "<script>" not in toon(rij(**tekst, ook=(kwaad,), meer=1))


def test_elke_toets_heeft_een_knop_die_ook_voorgelezen_wordt() -> None:
    html = toon(rij(bel_url="tel:1", notitie_url="/n/", wacht_url="/w/", klaar_url="/k/"))
    for soort in ("data-doe", "data-bel", "data-notitie", "data-wacht", "data-klaar", "data-open"):
        assert soort in html
    assert "Notitie over Amira" in html


def test_alleen_de_gekozen_rij_is_gemerkt() -> None:
    assert toon(rij(), rij(gekozen=True)).count("aria-current") == 1


def test_wat_verder_bij_het_dossier_hoort_staat_onder_de_rij() -> None:
    html = toon(rij(uitleg="Het PIP is van 27 februari.", ook=("MAP nog niet afgerond, vr 5 juni",), meer=3))
    assert "en nog 3" in html
    assert "Ook bij dit dossier:</strong> MAP nog niet afgerond, vr 5 juni; en nog 2." in html


def test_paars_is_alleen_voor_wat_laat_uit_de_keten_kwam() -> None:
    html = toon(rij(merk="DUO-bericht kwam 12 dagen later", bijmerk="wacht op het COA tot vr 5 juni"))
    assert html.count('data-toon="paars"') == 1
    assert '<span class="merk">wacht op het COA' in html


def test_een_ander_jaar_staat_erbij_met_een_korte_maand() -> None:
    assert "ma </span>1 sept. 2025" in toon(rij(dag=date(2025, 9, 1)))


def test_een_onbekende_stand_is_een_fout() -> None:
    with pytest.raises(TemplateSyntaxError, match="laat"):
        toon(rij(stand="laat"))


def test_een_verschreven_naam_is_een_fout() -> None:
    with pytest.raises(TypeError, match="naam_van"):
        Template("{% load componenten %}{% werkrij r op %}").render(Context({"r": {"naam_van": "x"}, "op": OP}))

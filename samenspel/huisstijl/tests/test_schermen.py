"""The living page and the example screens: they render, and nothing is inline (content security policy)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from samenspel.huisstijl import voorbeelden

SJABLONEN = sorted(Path(__file__).parents[2].glob("*/templates/**/*.html"))
BINNENIN = re.compile(r"\sstyle=|<style\b|\son[a-z]+=|hx-on|javascript:|<script(?![^>]*\bsrc=)", re.IGNORECASE)


class Telling(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.koppen: list[str] = []
        self.ids: list[str] = []
        self.zonder_alt: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigen = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.koppen.append(tag)
        if eigen.get("id"):
            self.ids.append(str(eigen["id"]))
        if tag == "img" and "alt" not in eigen:
            self.zonder_alt.append(str(attrs))


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda pad: f"{pad.parents[1].name}/{pad.name}")
def test_geen_stijl_of_script_in_een_sjabloon(sjabloon: Path) -> None:
    tekst = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", sjabloon.read_text(), flags=re.DOTALL)
    assert BINNENIN.findall(tekst) == []


@pytest.mark.parametrize("naam", voorbeelden.SCHERMEN)
def test_elk_scherm_heeft_een_kop_en_unieke_ids(naam: str) -> None:
    sjabloon, context = voorbeelden.SCHERMEN[naam]
    html = render_to_string(sjabloon, {**context(), "user": SimpleNamespace(pk="1", is_authenticated=False)})
    telling = Telling()
    telling.feed(html)
    assert telling.koppen.count("h1") == 1
    assert len(telling.ids) == len(set(telling.ids))
    assert BINNENIN.findall(html) == []
    assert 'lang="nl"' in html


def test_de_levende_pagina_toont_alles() -> None:
    html = render_to_string("huisstijl/huisstijl.html", voorbeelden.alles())
    telling = Telling()
    telling.feed(html)
    assert telling.koppen.count("h1") == 1
    assert len(telling.ids) == len(set(telling.ids))
    assert telling.zonder_alt == []


def test_de_titel_begint_met_fout_als_het_formulier_fouten_heeft() -> None:
    sjabloon, context = voorbeelden.SCHERMEN["formulier"]
    assert "<title>Fout: Oproepen" in render_to_string(sjabloon, context())
    sjabloon, context = voorbeelden.SCHERMEN["dossier"]
    assert "<title>Dossier A26-0417" in render_to_string(sjabloon, context())


def test_wie_niet_is_ingelogd_ziet_de_huisstijl_niet() -> None:
    for adres in (reverse("huisstijl:huisstijl"), reverse("huisstijl:scherm", args=["dossier"])):
        assert Client().get(adres).status_code == 302


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_elke_foutpagina_zegt_wat_er_is_en_wat_nu(code: int) -> None:
    html = render_to_string(f"{code}.html")
    assert "<h1>" in html
    assert html.count("<p") >= 2
    assert str(code) not in re.sub(r"<[^>]+>", "", html)  # never a code alone

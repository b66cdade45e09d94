"""Icons and states: nothing that does not exist, and never colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError

from samenspel.huisstijl.iconen import ICONEN, ICOON_SVG, STANDEN, VORM_SVG

SJABLONEN = sorted(Path(__file__).parents[2].glob("*/templates/**/*.html"))
NODIG = [
    "search",
    "menu",
    "close",
    "phone",
    "pen",
    "check",
    "clock",
    "home",
    "people",
    "speech",
    "euro",
    "heart",
    "school",
    "briefcase",
    "calendar",
    "filter",
    "lock",
    "doc",
    "globe",
    "plus",
    "minus",
    "info",
    "warning",
    "arrow",
]


def toon(sjabloon: str, **context: object) -> str:
    return Template("{% load componenten %}" + sjabloon).render(Context(context))


@pytest.mark.parametrize("naam", NODIG)
def test_elk_afgesproken_icoon_is_er(naam: str) -> None:
    assert 'aria-hidden="true"' in ICOON_SVG[naam]


def test_elk_icoon_in_een_sjabloon_bestaat() -> None:
    genoemd = {
        (bestand.name, naam)
        for bestand in SJABLONEN
        for naam in re.findall(r'\{% icoon "([^"]+)"|icoon="([^"]+)"', bestand.read_text())
        for naam in naam
        if naam
    }
    assert genoemd
    assert {paar for paar in genoemd if paar[1] not in ICONEN} == set()


def test_een_onbekend_icoon_is_een_fout() -> None:
    with pytest.raises(TemplateSyntaxError, match="eenhoorn"):
        toon('{% icoon "eenhoorn" %}')


@pytest.mark.parametrize("stand", STANDEN)
def test_elke_stand_is_vorm_en_woord(stand: str) -> None:
    html = toon("{% stand s %}", s=stand)
    assert "<svg" in html
    assert STANDEN[stand][0] in html
    assert "currentColor" in html  # forced colours decide


@pytest.mark.parametrize("stand", STANDEN)
def test_een_vorm_zonder_zichtbaar_woord_wordt_voorgelezen(stand: str) -> None:
    assert STANDEN[stand][0] in toon("{% standvorm s %}", s=stand)


def test_in_grijs_zijn_de_standen_te_onderscheiden() -> None:
    """Same shape only where the word always stands beside it and the meaning is the same kind of warning."""
    vormen: dict[str, list[str]] = {}
    for stand, (_, vorm) in STANDEN.items():
        vormen.setdefault(vorm, []).append(stand)
    assert sorted(groep for groep in vormen.values() if len(groep) > 1) == [
        ["deze_week", "gepland"],
        ["dringend", "let_op"],
    ]
    assert len({woord for woord, _ in STANDEN.values()}) == len(STANDEN)
    assert set(VORM_SVG) == set(STANDEN)

"""House rule: no page carries code or style in itself; the Content-Security-Policy would refuse it, silently."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
SJABLONEN = sorted(WORTEL.glob("samenspel/*/templates/**/*.html"))
TAGS = sorted(WORTEL.glob("samenspel/*/templatetags/*.py"))

_OPMERKING = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
_VERBODEN = {
    "een script in de pagina": re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE
    ),
    "een stijl in de pagina": re.compile(r"<style\b|\sstyle\s*=\s*[\"']", re.IGNORECASE),
    "een handelaar in een attribuut": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "javascript in een adres": re.compile(r"(?:href|src|action)\s*=\s*[\"']\s*javascript:", re.IGNORECASE),
    "iets van een andere server": re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//(?!{{)", re.IGNORECASE),
}


def bezwaren(tekst: str) -> list[str]:
    """What is wrong with a template; its comments do not reach the page."""
    pagina = _OPMERKING.sub("", tekst)
    return [naam for naam, patroon in _VERBODEN.items() if patroon.search(pagina)]


def test_er_zijn_sjablonen() -> None:
    assert len(SJABLONEN) > 50


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: pad.relative_to(WORTEL).as_posix())
def test_een_sjabloon_heeft_geen_code_of_stijl_in_zich(pad: Path) -> None:
    assert bezwaren(pad.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("pad", TAGS, ids=lambda pad: pad.name)
def test_een_component_maakt_geen_stijl_in_de_pagina(pad: Path) -> None:
    patronen = list(_VERBODEN.items())[:3]
    assert [naam for naam, patroon in patronen if patroon.search(pad.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("tekst", "bezwaar"),
    [
        ("<script>alert(1)</script>", ["een script in de pagina"]),
        ('<script defer src="{% static "x.js" %}"></script>', []),
        ('<p style="color:red">', ["een stijl in de pagina"]),
        ('<button onclick="x()">', ["een handelaar in een attribuut"]),
        ('<a href="javascript:x()">', ["javascript in een adres"]),
        ('<img src="https://elders.nl/x.png">', ["iets van een andere server"]),
        ('<a href="/dossiers/">', []),
    ],
)
def test_de_regel_ziet_wat_niet_mag(tekst: str, bezwaar: list[str]) -> None:
    assert bezwaren(tekst) == bezwaar

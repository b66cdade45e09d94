"""WCAG 2.2 AA is arithmetic on the tokens: text 4.5, graphics and borders of controls 3.0."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static/huisstijl/css"
TOKENS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", (CSS / "tokens.css").read_text()))

TEKST = [
    ("inkt", "blad"), ("inkt", "grond"), ("inkt-2", "blad"), ("inkt-2", "grond"), ("inkt-3", "blad"), ("inkt-3", "grond"),
    ("inkt-3", "grond-2"), ("inkt-2", "rij-gekozen"), ("inkt-3", "rij-gekozen"), ("rood", "rij-gekozen"), ("accent", "blad"),
    ("accent", "grond"), ("accent", "accent-zacht"), ("accent-diep", "accent-zacht"), ("op-accent", "accent"), ("op-accent", "accent-diep"),
    ("rood", "blad"), ("rood", "rood-zacht"), ("oker", "blad"), ("oker", "oker-zacht"), ("groen", "blad"), ("groen", "groen-zacht"),
    ("paars", "blad"), ("paars", "paars-zacht"), ("grijs", "blad"), ("grijs", "grijs-zacht"), ("inkt", "oker-zacht"), ("inkt-3", "besluit"),
    ("inkt-2", "oker-zacht"), ("inkt-2", "grijs-zacht"),
]  # fmt: skip
GRAFIEK = [
    ("rand", "blad"), ("rand", "grond"), ("oker-vlak", "blad"), ("grafiek-1", "blad"), ("grafiek-2", "blad"), ("accent", "grond"),
]  # fmt: skip


def helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(voor: str, achter: str) -> float:
    licht, donker = sorted((helderheid(TOKENS[voor]), helderheid(TOKENS[achter])), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


@pytest.mark.parametrize(("voor", "achter"), TEKST)
def test_tekst_is_leesbaar(voor: str, achter: str) -> None:
    assert contrast(voor, achter) >= 4.5


@pytest.mark.parametrize(("voor", "achter"), GRAFIEK)
def test_rand_en_grafiek_zijn_te_zien(voor: str, achter: str) -> None:
    assert contrast(voor, achter) >= 3.0


def test_de_berekening_klopt_met_wit_op_zwart() -> None:
    assert (helderheid("#FFFFFF") + 0.05) / (helderheid("#000000") + 0.05) == pytest.approx(21)


def test_elk_css_bestand_staat_in_een_laag() -> None:
    """A file outside the layers would beat all of them."""
    genoemd = dict(re.findall(r'@import url\("([^"]+)"\)( layer\([a-z.]+\))?', (CSS / "stijl.css").read_text()))
    eigen = {str(bestand.relative_to(CSS)) for bestand in CSS.rglob("*.css")} - {"stijl.css"}
    assert eigen == {naam for naam in genoemd if not naam.startswith("..")}
    assert [naam for naam, laag in genoemd.items() if not laag] == ["lettertypen.css"]


def test_alleen_logische_eigenschappen() -> None:
    """The same page must work from right to left."""
    fysiek = re.compile(
        r"(?<![-\w])(margin|padding|border)-(left|right|top|bottom)\b|(?<![-\w])(left|right|top|bottom)\s*:|text-align: (left|right)"
    )
    fout = [f"{b.name}: {m.group()}" for b in CSS.rglob("*.css") for m in fysiek.finditer(b.read_text())]
    assert fout == []


def test_elk_pakket_dat_de_css_noemt_staat_op_de_lijst() -> None:
    lijst = set((CSS.parents[2] / "pakketten.txt").read_text().split())
    genoemd = {
        m for b in ("stijl.css", "lettertypen.css") for m in re.findall(r'pakketten/([^"]+)"', (CSS / b).read_text())
    }
    assert genoemd == lijst

"""A part of the proofs over HTTP in every run of CI, in processes of their own; `run.py bewijs NAAM` does all of it."""

from __future__ import annotations

import pytest

from tests.bewijs import bewijs
from tests.crawl import verwacht
from tests.crawl.formulieren import lees_formulieren
from tests.crawl.kruiper import schrijft, zonder_rij
from tests.crawl.verwacht import Plaats, mag_volgens
from tests.matrix import naief


@pytest.mark.parametrize(
    ("naam", "minstens"),
    [
        ("canaries", 3_000),
        ("crawl", 20_000),
        ("csrf", 70),
        ("headers", 200),
        ("idor", 400),
        ("massa", 6_000),
        pytest.param("xss", 5_000, marks=pytest.mark.browser),
    ],
)
def test_een_tiende_van_het_bewijs(naam: str, minstens: int) -> None:
    assert bewijs(naam, "1/10")["checked"] >= minstens


@pytest.mark.netwerk
def test_een_tiende_van_de_adressen_naar_buiten_in_een_netwerk_zonder_uitweg() -> None:
    uitkomst = bewijs("ssrf", "1/10")
    assert uitkomst["checked"] >= 150
    assert uitkomst["counts"]["eigen_netwerk"]


def test_elke_route_heeft_een_rij_die_zegt_wie_haar_mag() -> None:
    """A new page says in `tests/crawl/routes.csv` who may read it and who may send it, before anybody sees it."""
    assert zonder_rij() == []


def test_ook_wat_een_opdracht_in_delen_schrijft_wordt_gezien() -> None:
    """`kern.vullen` writes the rows of several tables in one statement; a lock is no writing."""
    een = 'with nieuw as (insert into "dossiers_contactmoment" ("id") select 1 on conflict do nothing returning id), mee as (insert into "dossiers_herinnering" ("id") select 2) select id from nieuw'
    assert schrijft(een) == ["dossiers_contactmoment", "dossiers_herinnering"]
    assert schrijft('UPDATE "plan_pip" SET "stand" = 1') == ["plan_pip"]
    assert schrijft('WITH rij as (select 1 from "plan_pip" for update of plan_pip) select 1') == []
    assert schrijft("select 1 for update") == []


def test_een_voorwaarde_is_een_rij_woorden_die_alle_gelden() -> None:
    regie, balie = Plaats("regievoerder", "geen"), Plaats("intakebalie", "onverdeeld")
    assert mag_volgens("L:C12", regie)
    assert not mag_volgens("L:C12", balie)
    assert mag_volgens("@staf S:C05", balie)
    assert not mag_volgens("S:C05", Plaats("intakebalie", "geen"))
    assert not mag_volgens("geen", regie)
    assert mag_volgens("open", Plaats(verwacht.ANONIEM))
    assert not mag_volgens("ingelogd", Plaats(verwacht.ANONIEM))
    assert mag_volgens("L:C06|L:C16", Plaats("teamleider", "geen"))


def test_elk_woord_van_de_tabel_is_bekend() -> None:
    """A word that is misspelled is nobody's role, and would shut a page for everybody."""
    bekend = {
        "open",
        "ingelogd",
        "aangesteld",
        "dicht",
        "geen",
        "?",
        "~",
        "zoekt",
        "leeg",
        *naief.principalen(),
        *verwacht._GROEPEN,
    }
    for route in verwacht.routes():
        for woord in f"{route.lezen} {route.schrijven}".replace("|", " ").split():
            soort, _punt, rest = woord.partition(":")
            goed = (
                woord in bekend
                or (soort in {"L", "S", "V", "eigen"} and rest in naief.CATEGORIEEN)
                or (soort == "behalve" and rest in bekend)
            )
            assert goed, f"{route.titel}: {woord}"


def test_een_formulier_wordt_ingevuld_zoals_een_mens_het_doet() -> None:
    html = """<form method="post" action="/x/"><input type="hidden" name="sleutel" value="1"><input name="op"><textarea name="reden"></textarea>
    <select name="soort"><option value=""></option><option value="a">A</option></select><input type="radio" name="k" value="p"><input type="file" name="b"></form>
    <form method="get"><input name="zoek"></form>"""
    (formulier,) = lees_formulieren(html)
    assert set(formulier.velden) == {"sleutel", "op", "reden", "soort", "k"}
    assert (formulier.velden["soort"], formulier.velden["k"], formulier.bestanden) == (["a"], ["p"], ["b"])

"""A draft of an agreement: whole by the article, filled in, marked, and it opens nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Overeenkomst
from samenspel.toegang.modelteksten import SOORTEN, Modeltekst, modeltekst
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def _maak(wereld: Wereld, soort: str, naam: str = "fatma", **velden: Any) -> Modeltekst:
    vast: dict[str, Any] = {
        "doelen": "Begeleiding in de wijk.",
        "categorieen": ["C01", "C16"],
        "vanaf": date(2026, 7, 1),
    }
    with wereld.als(naam) as wie:
        return modeltekst(soort, wereld.vluchtelingenwerk, door=wie, **{**vast, **velden})


@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_soort_is_ingevuld_en_noemt_per_artikel_de_bron(wereld: Wereld, soort: str) -> None:
    model = _maak(wereld, soort)
    alles = " ".join(f"{a.kop} {a.tekst}" for a in model.artikelen)
    for woord in (
        "Assen",
        "VluchtelingenWerk Noord",
        "Begeleiding in de wijk",
        "naam, geboortedatum en taal, afspraken en taken",
        "vanaf 1 juli 2026",
    ):
        assert woord in alles
    assert "{" not in alles
    assert all(a.bron for a in model.artikelen)


def test_een_verwerkersovereenkomst_heeft_a_tot_en_met_h(wereld: Wereld) -> None:
    bronnen = " ".join(a.bron for a in _maak(wereld, Overeenkomst.Soort.VERWERKERSOVEREENKOMST).artikelen)
    assert all(f"onder {letter}" in bronnen for letter in "abcdefgh")


def test_wat_uit_het_hoofd_is_geschreven_zegt_dat(wereld: Wereld) -> None:
    onzeker = {soort for soort in SOORTEN if _maak(wereld, soort).onzeker}
    assert onzeker == {Overeenkomst.Soort.MANDAAT, Overeenkomst.Soort.GEGEVENSUITWISSELING}


def test_wat_iemand_typt_wordt_niet_zelf_ingevuld(wereld: Wereld) -> None:
    model = _maak(wereld, Overeenkomst.Soort.MANDAAT, doelen="{gemeente} en {onzin}")
    assert "{gemeente} en {onzin}" in model.artikelen[0].tekst


def test_wat_deze_organisatie_niet_krijgt_staat_niet_in_een_concept(wereld: Wereld) -> None:
    with pytest.raises(Weigering, match="krijgt niet: BSN"):
        _maak(wereld, Overeenkomst.Soort.MANDAAT, categorieen=["C02"])
    with pytest.raises(Weigering, match="functioneel beheerder"):
        _maak(wereld, Overeenkomst.Soort.MANDAAT, "sanne")


def test_een_concept_is_een_bestand_en_geen_overeenkomst(wereld: Wereld) -> None:
    with wereld.als("fatma"):
        aantal = Overeenkomst.objects.count()
    velden = {
        "organisatie": str(wereld.vluchtelingenwerk.pk), "soort": "verwerkersovereenkomst", "doelen": "<b>Begeleiding</b>", "categorieen": ["C01"],
        "vanaf": "1-7-2026",
    }  # fmt: skip
    antwoord = wereld.client("fatma").post(reverse("toegang:modeltekst"), velden)
    assert antwoord["Content-Disposition"] == 'attachment; filename="concept-verwerkersovereenkomst.html"'
    tekst = antwoord.content.decode()
    assert "Laat dit door een jurist lezen" in tekst
    assert "<b>Begeleiding" not in tekst
    with wereld.als("fatma"):
        assert Overeenkomst.objects.count() == aantal

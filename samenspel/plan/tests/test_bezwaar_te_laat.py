"""An objection that came in after its term (Awb 6:11), and a day to decide that did not move along (Awb 7:10 lid 1)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from samenspel.dossiers.models import Herinnering
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan
from samenspel.plan.models import PipBezwaar
from samenspel.plan.tests.hulp import bekend_pip, dag, na, tweede_regievoerder
from tests.wereld import Wereld
from wet.bezwaar import ONZEKER

pytestmark = pytest.mark.django_db
NET_TE_LAAT, LANG_DAARNA = (
    43,
    120,
)  # 16 July and 1 October 2026; objecting could until 15 July, deciding until 26 August


def bezwaar_na(wereld: Wereld, dagen: int) -> PipBezwaar:
    with wereld.als("sanne") as sanne:
        return teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(dagen), nu=na(dagen))


def blad(wereld: Wereld, monkeypatch: pytest.MonkeyPatch, op: date, naam: str = "pip", *rest: object) -> str:
    for module in ("besluit", "bezwaar"):
        monkeypatch.setattr(f"samenspel.plan.views.{module}.vandaag", lambda: op)
    return wereld.client("sanne").get(reverse(f"plan:{naam}", args=[wereld.dossier_id, *rest])).content.decode()


def test_artikel_7_10_een_beslisdag_die_al_voorbij_was_wordt_uitgelegd(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezwaar = bezwaar_na(wereld, LANG_DAARNA)
    for naam, rest in (("pip", ()), ("beslissing", (bezwaar.pk,)), ("bezwaarstap", (bezwaar.pk, "uitgesteld"))):
        tekst = " ".join(blad(wereld, monkeypatch, dag(LANG_DAARNA), naam, *rest).split())
        assert "Beslis uiterlijk" not in tekst
        assert "Bezwaar van 1 oktober 2026. De laatste dag om te beslissen was 26 augustus 2026" in tekst
        assert "Bezwaar maken kon tot en met 15 juli 2026" in tekst
        assert "al voorbij toen het bezwaar kwam" in tekst
        for artikel in ("6:7", "6:11", "7:12, lid 1", "7:10, lid 1", "7:10, lid 4"):
            assert f"<small>Algemene wet bestuursrecht, artikel {artikel}</small>" in tekst
        assert ONZEKER in tekst
    herinnering = Herinnering.objects.get
    with wereld.als("sanne"):
        assert herinnering().wie == "beslis op het bezwaar: de laatste dag was 26 augustus 2026"


def test_artikel_6_11_te_laat_maar_de_beslistermijn_loopt_nog(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    bezwaar_na(wereld, NET_TE_LAAT)
    tekst = " ".join(blad(wereld, monkeypatch, dag(NET_TE_LAAT)).split())
    assert "Bezwaar van 16 juli 2026. Beslis uiterlijk 26 augustus 2026." in tekst
    assert "Samenspel kiest niet" in tekst
    assert "al voorbij" not in tekst


def test_op_tijd_en_niet_te_laat_beslist_zegt_niets_over_te_laat(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezwaar = bezwaar_na(wereld, 7)
    tekst = blad(wereld, monkeypatch, dag(8), "beslissing", bezwaar.pk)
    assert "6:11" not in tekst
    assert escape("Te laat: wat nu?") not in tekst


@pytest.mark.parametrize("uitkomst", ["niet_ontvankelijk", "gegrond"])
def test_artikel_6_11_een_mens_kiest_of_een_laat_bezwaar_wordt_behandeld(wereld: Wereld, uitkomst: str) -> None:
    """Neither outcome is closed by the system; both have reasons (7:12)."""
    bezwaar = bezwaar_na(wereld, LANG_DAARNA)
    joost = tweede_regievoerder(wereld)
    with wereld.als("joost"):
        motivering = "Lag in het ziekenhuis; dat telt wel of niet."
        beslis_op_bezwaar(bezwaar, door=joost, op=dag(121), uitkomst=uitkomst, motivering=motivering, nu=na(121))
        assert PipBezwaar.objects.get().uitkomst == uitkomst


def test_het_formulier_vraagt_bij_een_laat_bezwaar_ook_naar_de_reden(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezwaar = bezwaar_na(wereld, NET_TE_LAAT)
    assert "Schrijf ook waarom het bezwaar later kwam" in blad(
        wereld, monkeypatch, dag(NET_TE_LAAT), "beslissing", bezwaar.pk
    )

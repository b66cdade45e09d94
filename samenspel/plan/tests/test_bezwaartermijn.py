"""The term to decide on an objection (Awb 7:10 lid 2-5, 7:13): each change is an act with a day, a reason and its article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.models import Herinnering
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bezwaarblad import OVER_DE_STAP
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan
from samenspel.plan.handelingen.bezwaartermijn import (
    leg_aanvulling_vast,
    stel_beslissing_uit,
    stel_commissie_in,
    termijn_van,
    verdaag,
    vraag_om_aanvulling,
)
from samenspel.plan.models import BezwaarStap, PipBezwaar
from samenspel.plan.tests.hulp import bekend_pip, dag, na, tweede_regievoerder
from tests.wereld import Wereld
from wet.bezwaar import ONZEKER

pytestmark = pytest.mark.django_db
UITERLIJK = date(2026, 8, 26)  # made known on 3 June; six weeks to object, six to decide


def bezwaar_van(wereld: Wereld, sanne: Aanwezige) -> PipBezwaar:
    return teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))


def test_artikel_7_13_met_een_commissie_twaalf_weken_en_de_werkvoorraad_gaat_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
        assert termijn_van(bezwaar).uiterlijk == UITERLIJK
        stel_commissie_in(bezwaar, door=sanne, op=dag(10), nu=na(10))
        assert termijn_van(bezwaar).uiterlijk == date(2026, 10, 7)
        herinnering = Herinnering.objects.get(klaar_op__isnull=True)
        assert herinnering.wie == "beslis op het bezwaar, uiterlijk 7 oktober 2026"
        with pytest.raises(Weigering, match="al bij de adviescommissie"):
            stel_commissie_in(bezwaar, door=sanne, op=dag(11), nu=na(11))


def test_artikel_7_10_lid_2_de_termijn_staat_stil_tot_de_aanvulling(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
        with pytest.raises(Weigering, match="niet om aanvulling gevraagd"):
            leg_aanvulling_vast(bezwaar, door=sanne, op=dag(50), nu=na(50))
        vraag_om_aanvulling(bezwaar, door=sanne, op=dag(47), tot=dag(68), nu=na(47))
        with pytest.raises(Weigering, match="al om aanvulling"):
            vraag_om_aanvulling(bezwaar, door=sanne, op=dag(47), tot=dag(68), nu=na(47))
        leg_aanvulling_vast(bezwaar, door=sanne, op=dag(57), nu=na(57))
        assert termijn_van(bezwaar).uiterlijk == date(2026, 9, 4)  # nine days stood still
        assert "lid 2" in termijn_van(bezwaar).uitleg


def test_artikel_7_10_lid_3_hoogstens_zes_weken_samen_en_alleen_op_tijd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
        verdaag(bezwaar, door=sanne, op=dag(60), weken=2, nu=na(60))
        assert termijn_van(bezwaar).uiterlijk == date(2026, 9, 9)
        with pytest.raises(Weigering, match="al 2 weken verdaagd"):
            verdaag(bezwaar, door=sanne, op=dag(61), weken=5, nu=na(61))
        with pytest.raises(Weigering, match="eindigde op 9 september 2026"):
            verdaag(bezwaar, door=sanne, op=dag(120), weken=1, nu=na(120))
        verdaag(bezwaar, door=sanne, op=dag(62), weken=4, nu=na(62))
        assert termijn_van(bezwaar).uiterlijk == date(2026, 10, 7)


def test_artikel_7_10_lid_4_verder_uitstel_vraagt_een_grond_en_waaruit_die_blijkt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
        later = {"door": sanne, "op": dag(60), "tot": date(2026, 12, 1), "nu": na(60)}
        with pytest.raises(Weigering, match="waarom verder uitstel"):
            stel_beslissing_uit(bezwaar, grond="d", toelichting="x", **later)  # type: ignore[arg-type]
        with pytest.raises(Weigering, match="waaruit de instemming blijkt"):
            stel_beslissing_uit(bezwaar, grond="b", toelichting=" ", **later)  # type: ignore[arg-type]
        with pytest.raises(Weigering, match="tot en met 26 augustus 2026"):
            stel_beslissing_uit(bezwaar, grond="b", toelichting="x", **later | {"tot": UITERLIJK})  # type: ignore[arg-type]
        stel_beslissing_uit(bezwaar, grond="b", toelichting="E-mail van 2 augustus.", **later)  # type: ignore[arg-type]
        assert termijn_van(bezwaar).uiterlijk == date(2026, 12, 1)


def test_na_de_beslissing_verandert_de_termijn_niet_en_is_de_herinnering_klaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
    joost = tweede_regievoerder(wereld)
    with wereld.als("joost"):
        beslis_op_bezwaar(bezwaar, door=joost, op=dag(20), uitkomst="ongegrond", motivering="Klopt.", nu=na(20))
        assert not Herinnering.objects.filter(klaar_op__isnull=True).exists()
        with pytest.raises(Weigering, match="al beslist"):
            verdaag(bezwaar, door=joost, op=dag(21), weken=1, nu=na(21))


@pytest.mark.parametrize("daad", [stel_commissie_in, leg_aanvulling_vast])
def test_een_coach_legt_dit_niet_vast(wereld: Wereld, daad: Callable[..., Any]) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
    with pytest.raises(Weigering, match="legt de regievoerder vast"), wereld.als("kees") as kees:
        daad(bezwaar, door=kees, op=dag(10), nu=na(10))


def test_door_de_schermen_met_een_zin_bij_het_veld(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = bezwaar_van(wereld, sanne)
    client = wereld.client("sanne")

    def url(soort: str) -> str:
        return reverse("plan:bezwaarstap", args=[wereld.dossier_id, bezwaar.pk, soort])

    assert client.get(url("bestaat-niet")).status_code == 404
    for soort in BezwaarStap.Soort.values:
        blad = client.get(url(soort)).content.decode()
        assert str(OVER_DE_STAP[soort][0].grondslag) in blad
        assert OVER_DE_STAP[soort][-1].zin in blad  # whom to tell
        assert ONZEKER in blad
    fout = client.post(url("verdaagd"), {"op": "17-6-2026", "weken": "7"})
    assert fout.status_code == 422
    assert "hoogstens 6 weken" in fout.content.decode()
    assert client.post(url("verdaagd"), {"op": "17-6-2026", "weken": "6"}).status_code == 302
    blad = client.get(reverse("plan:pip", args=[wereld.dossier_id])).content.decode()
    assert "Verdaagd met 6 weken" in blad
    assert "7 oktober 2026" in blad

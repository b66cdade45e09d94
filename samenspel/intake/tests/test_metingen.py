"""Measurements: scores within their scale, sides apart, each in the table of its category."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.intake.handelingen.metingen import (
    ZRM_TABEL,
    leg_belemmering_vast,
    meet_digitale_vaardigheid,
    meet_netwerk,
    meet_positieve_gezondheid,
    meet_taal,
    meet_zelfredzaamheid,
)
from samenspel.intake.instrument import zrm_domeinen, zrm_standaard
from samenspel.intake.models import (
    BelemmeringGezondheid,
    IntakeStand,
    PositieveGezondheidMeting,
    TaalMeting,
    ZrmScoreGezondheid,
)
from samenspel.intake.overzicht import taalmetingen, taalverschillen
from samenspel.intake.tests.hulp import TOETS, VANDAAG
from samenspel.intake.views.metingsoorten import Taalmoment, Taalrij, spinnenwebben, taal_over_de_tijd
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld, beleid

ZES = dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, 6)


def test_zes_scores_over_de_tijd_in_een_web(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        meet_positieve_gezondheid(dossier, ZES, door=sanne, op=date(2026, 3, 2), vastgelegd_op=NU)
        meet_positieve_gezondheid(dossier, {**ZES, "meedoen": 9}, door=sanne, op=TOETS, vastgelegd_op=NU)
        (web,) = spinnenwebben(dossier, sanne)
    assert web.dimensies[4] == "Meedoen"
    assert [reeks.waarden[4] for reeks in web.reeksen] == [9, 6]


def test_van_meer_dan_vier_metingen_toont_het_web_de_eerste_en_de_laatste_drie_of_wat_de_lezer_kiest(
    wereld: Wereld,
) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        metingen = [
            meet_positieve_gezondheid(
                dossier, {**ZES, "meedoen": maand}, door=sanne, op=date(2026, maand, 1), vastgelegd_op=NU
            )
            for maand in range(1, 7)
        ]
        (web,) = spinnenwebben(dossier, sanne)
        assert [reeks.waarden[4] for reeks in web.reeksen] == [6, 5, 4, 1]
        assert [keuze.gekozen for keuze in web.keuzes] == [True, True, True, False, False, True]
        (web,) = spinnenwebben(dossier, sanne, [str(metingen[1].pk), str(metingen[2].pk)])
        assert [reeks.waarden[4] for reeks in web.reeksen] == [3, 2]
        (web,) = spinnenwebben(dossier, sanne, [str(meting.pk) for meting in metingen])
        assert len(web.reeksen) == 4


def test_eigen_en_professioneel_oordeel_komen_niet_in_een_web(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        meet_positieve_gezondheid(dossier, ZES, door=sanne, op=date(2026, 3, 2), vastgelegd_op=NU)
        meet_positieve_gezondheid(dossier, ZES, door=sanne, op=TOETS, kant="professional", vastgelegd_op=NU)
        webben = spinnenwebben(dossier, sanne)
    assert [(web.kant, len(web.reeksen)) for web in webben] == [("zelf", 1), ("professional", 1)]


@pytest.mark.parametrize(("scores", "zin"), [({**ZES, "meedoen": 11}, "0 tot en met 10"), ({"meedoen": 5}, "alle zes")])
def test_een_score_buiten_de_schaal_wordt_geweigerd(wereld: Wereld, scores: dict[str, int], zin: str) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match=zin):
        meet_positieve_gezondheid(wereld.dossier(), scores, door=sanne, op=TOETS, vastgelegd_op=NU)


def test_taal_per_vaardigheid_met_doel_en_verschil_met_de_school(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        meet_taal(
            dossier,
            {"lezen": "A1", "spreken": "A1"},
            door=sanne,
            op=date(2026, 5, 19),
            bron="gesprek",
            vastgelegd_op=NU,
        )
        meet_taal(dossier, {"lezen": "A2"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU)
        meet_taal(dossier, {"lezen": "B1"}, door=sanne, op=TOETS, bron="gesprek", doel=True, vastgelegd_op=NU)
        (verschil,) = taalverschillen(taalmetingen(dossier, sanne))
        assert [(m.bron, m.niveau) for m in verschil.metingen] == [("gesprek", "A1"), ("school", "A2")]
        momenten, rijen = taal_over_de_tijd(dossier, sanne)
        assert [moment.dag for moment in momenten] == ["19 mei 2026", "26 mei 2026"]
        assert rijen == [Taalrij("Lezen", ["A1", "A2"], "B1"), Taalrij("Spreken", ["A1", ""], "")]
        assert "taalniveau" in IntakeStand.objects.get(dossier=dossier).onderdelen


def test_twee_bronnen_op_een_dag_staan_naast_elkaar_met_hun_naam(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        meet_taal(dossier, {"lezen": "A2"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU)
        meet_taal(dossier, {"lezen": "PRE_A1"}, door=sanne, op=TOETS, bron="zelf", kant="zelf", vastgelegd_op=NU)
        momenten, rijen = taal_over_de_tijd(dossier, sanne)
    assert momenten == [
        Taalmoment("26 mei 2026", "intake of toets van de taalschool"),
        Taalmoment("26 mei 2026", "eigen inschatting van de inburgeraar"),
    ]
    assert rijen == [Taalrij("Lezen", ["A2", "onder A1"], "")]


def test_een_streefniveau_bewijst_geen_taalniveau(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        meet_taal(wereld.dossier(), {"lezen": "B1"}, door=sanne, op=TOETS, bron="gesprek", doel=True, vastgelegd_op=NU)
        assert "taalniveau" not in IntakeStand.objects.get(dossier_id=wereld.dossier_id).onderdelen


def test_zelfredzaamheid_landt_per_domein_in_de_eigen_categorie(wereld: Wereld) -> None:
    codes = [domein.code for domein in zrm_domeinen(zrm_standaard())]
    assert len(codes) == 11
    with wereld.als("sanne") as sanne:
        scores = meet_zelfredzaamheid(wereld.dossier(), dict.fromkeys(codes, 3), door=sanne, op=TOETS, vastgelegd_op=NU)
        assert {type(score) for score in scores} == set(ZRM_TABEL.values())
        opnieuw = meet_zelfredzaamheid(wereld.dossier(), {"financien": 4}, door=sanne, op=TOETS, vastgelegd_op=NU)
        assert opnieuw[0].score == 4
    with wereld.als("rob") as rob:
        assert not ZrmScoreGezondheid.objects.zichtbaar_voor(rob).exists()


def test_de_uitgave_van_de_matrix_kiest_de_gemeente_en_staat_bij_elke_score(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (standaard,) = meet_zelfredzaamheid(
            wereld.dossier(), {"tijdsbesteding": 3}, door=sanne, op=TOETS, vastgelegd_op=NU
        )
        assert standaard.editie == zrm_standaard() == "2017"
    beleid(wereld.assen, zrm_uitgave="2013")
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="domeinen van deze uitgave"):
            meet_zelfredzaamheid(wereld.dossier(), {"tijdsbesteding": 3}, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        (score,) = meet_zelfredzaamheid(wereld.dossier(), {"dagbesteding": 3}, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert score.editie == "2013"
    adres = reverse("intake:meting", args=[wereld.dossier_id, "zelfredzaamheid"])
    client = wereld.client("sanne")
    pagina = client.get(adres).content.decode()
    assert 'name="dagbesteding"' in pagina
    assert 'name="tijdsbesteding"' not in pagina
    assert 'name="tijdsbesteding"' in client.get(f"{adres}?uitgave=2017").content.decode()


@pytest.mark.parametrize("scores", [{}, {"justitie": 3}, {"financien": 6}, {"financien": 0}])
def test_een_onbekend_domein_of_score_wordt_geweigerd(wereld: Wereld, scores: dict[str, int]) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering):
        meet_zelfredzaamheid(wereld.dossier(), scores, door=sanne, op=TOETS, vastgelegd_op=NU)


def test_netwerk_en_digitaal(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        assert meet_netwerk(wereld.dossier(), 0, door=sanne, op=TOETS, vastgelegd_op=NU).contacten == 0
        with pytest.raises(Weigering, match="500"):
            meet_netwerk(wereld.dossier(), 501, door=sanne, op=TOETS, vastgelegd_op=NU)
        meting = meet_digitale_vaardigheid(
            wereld.dossier(), door=sanne, op=TOETS, telefoon="zelf", formulier="hulp", digid="niet", vastgelegd_op=NU
        )
        assert meting.get_digid_display() == "kan dit nog niet"


def test_belemmering_en_hulp_moeten_bij_elkaar_passen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="welke van de twee"):
            leg_belemmering_vast(
                wereld.dossier(),
                door=sanne,
                op=TOETS,
                lichamelijk="geen",
                psychisch="geen",
                hulp="gestart",
                vastgelegd_op=NU,
            )
        leg_belemmering_vast(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            lichamelijk="geen",
            psychisch="licht",
            hulp="geweigerd",
            vastgelegd_op=NU,
        )
        assert "gezondheid" in IntakeStand.objects.get(dossier_id=wereld.dossier_id).onderdelen
    for naam in ("rob", "bert"):
        with wereld.als(naam):
            assert not BelemmeringGezondheid.objects.exists()


def test_een_meting_van_morgen_bestaat_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="toekomst"):
        meet_taal(wereld.dossier(), {"lezen": "A1"}, door=sanne, op=date(2026, 6, 4), bron="gesprek", vastgelegd_op=NU)


def test_een_teamleider_meet_niet(wereld: Wereld) -> None:
    with wereld.als("rob") as rob, pytest.raises(Weigering, match="Uw rol"):
        meet_taal(wereld.dossier(), {"lezen": "A1"}, door=rob, op=VANDAAG, bron="gesprek", vastgelegd_op=NU)
    with wereld.als("sanne"):
        assert not TaalMeting.objects.exists()

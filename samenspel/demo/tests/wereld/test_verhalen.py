"""Each story of the demo world has what is strange about it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from samenspel.bewaren.models import Vernietigingslijst
from samenspel.datalek.models import Datalek
from samenspel.demo.tests.wereld.hulp import OP, systeem_van, termijnen_van
from samenspel.demo.verhalen import VERHALEN
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis, Herinnering
from samenspel.intake.models import LbtOntheffing, PositieveGezondheidMeting, SecondOpinion
from samenspel.intake.overzicht import overzicht_van
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.personen.models import Gezinslid, NummerKort, Persoon
from samenspel.plan.models import Pip, Steunplan
from samenspel.plan.naast import vergelijking_van
from samenspel.plan.stand import geldend
from samenspel.plan.uit_de_intake import vondsten_zonder_actie
from samenspel.plan.weging import bekend_over

STAND = [
    ("aanbod_te_laat", "T18", "te_laat"),
    ("duo_bericht_laat", "T12", "loopt"),
    ("pip_vandaag", "T12", "loopt"),
    ("wacht_op_derde", "T12", "open"),
    ("niet_ingeschreven", "T12", "niet_gestart"),
    ("nareiziger", "T12", "loopt"),
    ("ontzorgen_stopt", "T06", "loopt"),
    ("verhuisd_met_pip", "T13", "loopt"),
    ("oproep_deze_week", "T08", "loopt"),
    ("welkomgesprek_te_laat", "T01", "te_laat"),
    ("vragenlijst_loopt", "T02", "loopt"),
    ("meedoen_niet_begonnen", "T21", "te_laat"),
    ("onderwijs_niet_begonnen", "T19", "te_laat"),
    ("tijdelijk_vrijgesteld", "T17", "vervallen"),
    ("ontheven", "T17", "vervallen"),
    ("andere_groep", "T18", "vervallen"),
    ("bezwaar_loopt", "T15", "gehaald"),
    ("gehaald", "T17", "gehaald"),
    ("verkeerd_regime", "T37", "te_laat"),
    ("ingetrokken_kennisgeving", "T12", "loopt"),
    ("samengevoegd", "T12", "loopt"),
]


@pytest.mark.parametrize(("code", "termijn", "stand"), STAND)
def test_de_termijn_van_een_verhaal(verhalen: dict[str, str], code: str, termijn: str, stand: str) -> None:
    termijnen, _ = termijnen_van(code, verhalen[code])
    assert termijnen[termijn].stand == stand


SIGNAAL = [
    ("tienweken_verschil", "tienweken_verschil"),
    ("pip_voor_kennisgeving", "pip_voor_kennisgeving"),
    ("pip_later_verstuurd", "pip_later_bekendgemaakt"),
    ("review_na_termijn", "ontzorgreview_na_termijn"),
    ("pvt_te_weinig_uren", "pvt_onder_12_uur"),
    ("kind_bijna_18", "kind_wordt_18"),
]


@pytest.mark.parametrize(("code", "signaal"), SIGNAAL)
def test_het_signaal_van_een_verhaal(verhalen: dict[str, str], code: str, signaal: str) -> None:
    assert signaal in termijnen_van(code, verhalen[code])[1]


def _dossier(code: str, dossier_id: str) -> Dossier:
    with identiteit(systeem_van(code)):
        return Dossier.objects.get(pk=UUID(dossier_id))


def test_pip_vandaag_is_vandaag(verhalen: dict[str, str]) -> None:
    assert termijnen_van("pip_vandaag", verhalen["pip_vandaag"])[0]["T12"].uiterlijk == OP


def test_meer_tijd_vragen_kan_over_acht_dagen(verhalen: dict[str, str]) -> None:
    termijn = termijnen_van("meer_tijd_vragen", verhalen["meer_tijd_vragen"])[0]["T32"]
    assert termijn.start is not None
    assert 0 < (termijn.start - OP).days <= 10


def test_duo_wint_van_onze_berekening(verhalen: dict[str, str]) -> None:
    termijn = termijnen_van("duo_verlengd", verhalen["duo_verlengd"])[0]["T17"]
    assert termijn.uiterlijk is not None
    assert termijn.start is not None
    assert (termijn.uiterlijk - termijn.start).days > 3 * 366


def test_van_sommigen_weten_we_niet_alles(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("alleen_geboortejaar")):
        assert Persoon.objects.get(dossier_id=verhalen["alleen_geboortejaar"]).geboortedatum == "1988"
    with identiteit(systeem_van("v_nummer_eerst")):
        assert list(
            NummerKort.objects.filter(dossier_id=verhalen["v_nummer_eerst"]).values_list("soort", flat=True)
        ) == ["v_nummer"]
    with identiteit(systeem_van("arabisch_schrift")):
        assert "نور" in Persoon.objects.get(dossier_id=verhalen["arabisch_schrift"]).naam


def test_twee_volwassenen_hebben_elk_een_dossier(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("twee_volwassenen")):
        leden = Gezinslid.objects.filter(dossier_id=verhalen["twee_volwassenen"])
        assert leden.filter(relatie="partner", eigen_dossier__isnull=False).count() == 1
        assert leden.filter(relatie="kind").count() == 1


def test_een_persoon_staat_er_twee_keer_in(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("dubbel")):
        blind = NummerKort.objects.get(dossier_id=verhalen["dubbel"], soort="bsn").blind
        assert NummerKort.objects.filter(blind=blind).count() == 2


def test_gesloten_onverdeeld_en_wachtend(verhalen: dict[str, str]) -> None:
    assert _dossier("overleden", verhalen["overleden"]).gesloten_op is not None
    assert _dossier("van_niemand", verhalen["van_niemand"]).contactpersoon_id is None
    with identiteit(systeem_van("wacht_op_school")):
        soorten = set(Herinnering.objects.filter(klaar_op__isnull=True).values_list("soort", flat=True))
    assert {"wacht_op", "terugbellen"} <= soorten


def test_de_vernietigingslijst_en_het_datalek_zijn_niet_leeg(verhalen: dict[str, str]) -> None:
    """What Ilse signs and what Femke has on the clock: pages that were empty say nothing."""
    dossier = _dossier("op_de_vernietigingslijst", verhalen["op_de_vernietigingslijst"])
    with als_eigenaar():
        (lijst,) = Vernietigingslijst.objects.filter(gemeente__code="assen", stand=Vernietigingslijst.Stand.VOORSTEL)
        assert dossier.nummer in set(lijst.regels.values_list("nummer", flat=True))
        (zaak,) = Datalek.objects.all()
        (getroffene,) = zaak.getroffenen.all()
        assert getroffene.categorieen
        assert [besluit.soort for besluit in zaak.besluiten.all()] == ["ap_melden"]


@pytest.mark.parametrize(
    ("code", "stand"),
    [("pip_besproken", "besproken"), ("twee_van_drie", "concept"), ("bezwaar_tegen_pip", "bekendgemaakt")],
)
def test_de_stand_van_het_pip_in_een_verhaal(verhalen: dict[str, str], code: str, stand: str) -> None:
    with identiteit(systeem_van(code)):
        pip = Pip.objects.get(dossier_id=UUID(verhalen[code]))
        assert pip.stand == stand
        assert pip.afwegingen.count() == (2 if code == "twee_van_drie" else 3)


def test_besluit_en_plan_verschillen_op_lesuren_en_opvang(verhalen: dict[str, str]) -> None:
    dossier_id = UUID(verhalen["besluit_en_plan_verschillen"])
    with identiteit(systeem_van("besluit_en_plan_verschillen")) as wie:
        dossier = Dossier.objects.select_related("gemeente").get(pk=dossier_id)
        pip = geldend(dossier, wie)
        assert pip is not None
        rijen = {
            rij.code: rij for rij in vergelijking_van(dossier, pip, beeld_van(dossier, wie=wie, op=OP), wie=wie, op=OP)
        }
    assert {code for code, rij in rijen.items() if rij.verschil} == {"leerroute", "vve"}
    assert rijen["leerroute"].nu.startswith("8 uur per week")


def test_wat_de_intake_vond_staat_er_zonder_actie(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("opvang_zonder_actie")) as wie:
        dossier = Dossier.objects.select_related("gemeente").get(pk=UUID(verhalen["opvang_zonder_actie"]))
        assert [vondst.code for vondst in vondsten_zonder_actie(dossier, wie)] == ["opvang", "diploma"]
        assert Pip.objects.get(dossier=dossier).stand == Pip.Stand.BESPROKEN


def test_elk_verhaal_komt_in_een_proef_voor() -> None:
    """A story without a test of what is strange about it would lose it unseen."""
    teksten = "".join(pad.read_text(encoding="utf-8") for pad in Path(__file__).parent.glob("test_*.py"))
    assert {code for code in VERHALEN if f'"{code}"' not in teksten} == set()


def test_een_gezinsmigrant_krijgt_een_pip_maar_geen_aanbod(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("gezinsmigrant")):
        rijen = BewaakteTermijn.objects.filter(dossier_id=verhalen["gezinsmigrant"], uiterlijk__isnull=False)
        codes = set(rijen.values_list("code", flat=True))
    assert "T12" in codes
    assert "T18" not in codes


def test_bij_een_toets_die_niet_past_is_een_tweede_mening_gevraagd(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("toets_tegen_school")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["toets_tegen_school"]))
        assert [punt.code for punt in bekend_over(dossier, wie, OP).tegenspraken] == ["tegenspraak", "tegenspraak"]
        feiten = Gebeurtenis.objects.filter(dossier_id=verhalen["toets_tegen_school"])
        assert feiten.get(soort="lbt_uitslag").gegevens["score"] == 24
        assert not feiten.filter(soort="second_opinion").exists()  # asked, and not answered yet
        assert SecondOpinion.objects.get(dossier_id=verhalen["toets_tegen_school"]).uitkomst == ""
        assert not Pip.objects.filter(dossier_id=verhalen["toets_tegen_school"]).exists()


def test_na_afschalen_staat_een_vaardigheid_op_a2(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("afgeschaald")):
        eerste, tweede = Pip.objects.filter(dossier_id=verhalen["afgeschaald"]).order_by("begonnen_op")
    assert tweede.reden == Pip.Reden.AFSCHALEN
    assert (tweede.niveau_schrijven, tweede.niveau_lezen) == ("A2", "B1")
    assert eerste.niveau_schrijven != "A2"


def test_de_ondertussengroep_heeft_een_plan_zonder_besluit_en_zonder_termijn(verhalen: dict[str, str]) -> None:
    dossier_id = verhalen["ondertussengroep_nu"]
    with identiteit(systeem_van("ondertussengroep_nu")):
        assert Steunplan.objects.get(dossier_id=dossier_id).stand == Steunplan.Stand.VASTGESTELD
        assert not Pip.objects.filter(dossier_id=dossier_id).exists()
        assert not BewaakteTermijn.objects.filter(dossier_id=dossier_id, uiterlijk__isnull=False).exists()


def test_een_gewijzigd_steunplan_telt_als_een_plan(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("steunplan_gewijzigd")):
        soorten = Gebeurtenis.objects.filter(
            dossier_id=UUID(verhalen["steunplan_gewijzigd"]), soort__startswith="steunplan"
        )
        assert sorted(soorten.values_list("soort", flat=True)) == ["steunplan_gewijzigd", "steunplan_vastgesteld"]


def test_de_intake_van_selam_wacht_alleen_op_een_handtekening(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("intake_klaar")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["intake_klaar"]))
        stand = stand_van(dossier, wie)
        assert (stand.ontbreekt, "brede_intake_afgerond" in stand.feiten) == ((), False)
        assert PositieveGezondheidMeting.objects.filter(dossier=dossier).count() == 2  # a chart over time
        overzicht = overzicht_van(dossier, stand, wie)
        assert {verschil.vraag.code for verschil in overzicht.verschillen} == {"hoofd", "opleiding_niveau"}
        assert [verschil.vaardigheid for verschil in overzicht.taalverschillen] == ["lezen"]


def test_een_toets_die_niet_kan_wordt_niet_gevraagd(verhalen: dict[str, str]) -> None:
    with identiteit(systeem_van("toets_kan_niet")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["toets_kan_niet"]))
        assert "leerbaarheidstoets" not in {onderdeel.wet.code for onderdeel in stand_van(dossier, wie).ontbreekt}
        assert LbtOntheffing.objects.get(dossier=dossier).beperking == "horen"

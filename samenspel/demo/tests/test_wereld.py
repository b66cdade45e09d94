"""The demo world reproduces what was published, and each story has what is strange about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.bewaren.models import Vernietigingslijst
from samenspel.datalek.models import Datalek
from samenspel.demo.gepubliceerd import GEPUBLICEERD, Gepubliceerd, Noemer
from samenspel.demo.handleiding import verhalenpagina
from samenspel.demo.organisaties import INBURGERAARS, MAATJE
from samenspel.demo.pilot import AZC_GESPREKKEN, PLANNEN
from samenspel.demo.tests.passend import tegenstrijdig
from samenspel.demo.verhalen import VERHALEN
from samenspel.demo.wereld import CASELOAD, bouw_wereld
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis, Herinnering
from samenspel.huisstijl.foto import ZIJDE, Maat, maat_van
from samenspel.intake.models import (
    AntwoordWerk,
    IntakeOndertekening,
    LbtOntheffing,
    PositieveGezondheidMeting,
    SecondOpinion,
)
from samenspel.intake.overzicht import overzicht_van
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.keten.models import NaamKort
from samenspel.monitor.berekening import cijfer
from samenspel.monitor.feitenbank import Vraag
from samenspel.organisaties.models import Gemeente
from samenspel.personen.models import Gezinslid, NummerKort, Persoon
from samenspel.plan.models import Actie, Pip, Steunplan
from samenspel.plan.naast import vergelijking_van
from samenspel.plan.stand import geldend
from samenspel.plan.uit_de_intake import vondsten_zonder_actie
from samenspel.plan.weging import bekend_over
from samenspel.toegang.fotos import foto_van
from samenspel.toegang.models import Aanstelling, Gebruiker

OP = date(2026, 11, 24)


@pytest.fixture(scope="module")
def verhalen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """The whole world once for this module, rolled back at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield bouw_wereld(OP, meld=lambda zin: None)
        connection.set_rollback(True)


@pytest.fixture(autouse=True)
def _mag_de_database_in(verhalen: dict[str, str], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def _gemeenten(*codes: str) -> tuple[Gemeente, ...]:
    with als_eigenaar():
        return tuple(Gemeente.objects.filter(code__in=codes).order_by("code"))


def _wie(code: str) -> Aanwezige:
    verhaal = VERHALEN[code]
    (gemeente,) = _gemeenten(verhaal.gemeente)
    return Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")


def _termijnen(code: str, dossier_id: str) -> tuple[dict[str, wet.Termijn], set[str]]:
    with identiteit(_wie(code)):
        dossier = Dossier.objects.select_related("gemeente").get(pk=UUID(dossier_id))
        feiten, beleid = feiten_van(dossier), beleid_van(dossier.gemeente_id)
    return {t.code: t for t in wet.termijnen(feiten, beleid, OP)}, {s.code for s in wet.signalen(feiten, beleid, OP)}


def test_er_zijn_minstens_dertig_verhalen_met_een_login() -> None:
    assert len(VERHALEN) >= 30
    with als_eigenaar():
        logins = set(Gebruiker.objects.values_list("email", flat=True))
    assert {verhaal.login for verhaal in VERHALEN.values()} <= logins


def test_de_handleiding_noemt_elk_verhaal_en_elke_login() -> None:
    """Written by `python3 run.py demo_verhalen`."""
    assert (settings.BASE_DIR / "docs/handleiding/demowereld.md").read_text(encoding="utf-8") == verhalenpagina()


def test_een_inburgeraar_ziet_alleen_het_eigen_dossier(verhalen: dict[str, str]) -> None:
    for code, email in INBURGERAARS.items():
        with als_eigenaar():
            aanstelling = Aanstelling.objects.get(gebruiker__email=email)
        wie = Aanwezige(
            gebruiker_id=aanstelling.gebruiker_id, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="proef",
            aanstelling_id=aanstelling.pk, dossier_id=aanstelling.dossier_id,
        )  # fmt: skip
        with identiteit(wie):
            assert [str(pk) for pk in Persoon.objects.values_list("dossier_id", flat=True)] == [verhalen[code]]


def test_drie_collegas_in_assen_hebben_een_getekend_gezicht(verhalen: dict[str, str]) -> None:
    """Shapes that differ, of the size of a photo that was uploaded, shown to a colleague; nobody else has one."""
    met_foto = ["joost@assen.test", "kees@assen.test", "marieke@assen.test"]
    with als_eigenaar():
        mensen = list(Gebruiker.objects.filter(foto_op__isnull=False).order_by("email"))
        rob = Aanstelling.objects.get(gebruiker__email="rob@assen.test")
        assert [mens.email for mens in mensen] == met_foto
    wie = Aanwezige(gebruiker_id=rob.gebruiker_id, gemeente_id=rob.gemeente_id, rol=rob.rol, doel="proef")
    with identiteit(wie):
        fotos = {foto_van(mens.pk, wie=wie, op=OP) for mens in mensen}
    assert len(fotos) == 3
    assert {maat_van(foto or b"") for foto in fotos} == {Maat("png", ZIJDE, ZIJDE)}


def test_assen_heeft_een_eigen_termijn_voor_de_aanmelding_bij_de_toets(verhalen: dict[str, str]) -> None:
    """R211: made up, and said to be; some people in the demo are on the work list by it, and nobody elsewhere is."""
    with als_eigenaar():
        rijen = BewaakteTermijn.objects.filter(rest__has_key="lbt_bron")
        assert set(rijen.values_list("gemeente__code", "rest__lbt_bron")) == {
            ("assen", "werkafspraak team inburgering (verzonnen)")
        }
        assert rijen.filter(rest__lbt__lte=OP.isoformat()).exists()


@pytest.mark.parametrize("cijfer_", GEPUBLICEERD, ids=lambda c: c.cijfer)
def test_de_wereld_geeft_wat_gepubliceerd_is(cijfer_: Gepubliceerd) -> None:
    """Numerators and denominators exactly; a denominator is there when it was published or when we chose it."""
    gemeenten = _gemeenten(*PLANNEN) if cijfer_.gemeente == "sda" else _gemeenten(cijfer_.gemeente)
    vraag = Vraag(gemeenten=gemeenten, op=cijfer_.op)
    uitkomst = cijfer(cijfer_.cijfer, vraag, gemeente=cijfer_.gemeente, uitsplitsing=cijfer_.uitsplitsing)
    assert (uitkomst.totaal.teller, uitkomst.totaal.noemer) == (cijfer_.teller, cijfer_.noemer)
    assert {rij.groep: rij.teller for rij in uitkomst.rijen} == cijfer_.delen
    assert (cijfer_.noemer is None) == (cijfer_.herkomst == Noemer.GEEN)
    if cijfer_.noemer is not None and cijfer_.herkomst == Noemer.GEKOZEN:
        assert cijfer_.noemer == sum(cijfer_.delen.values())


def test_een_dag_later_bekend_geeft_hetzelfde_en_een_jaar_eerder_minder() -> None:
    """The second clock: what was recorded after the day asked is left out."""
    gemeenten = _gemeenten(*PLANNEN)
    later = cijfer("I04", Vraag(gemeenten=gemeenten, op=date(2022, 7, 1), bekend_op=date(2022, 7, 2)), gemeente="sda")
    eerder = cijfer("I04", Vraag(gemeenten=gemeenten, op=date(2022, 7, 1), bekend_op=date(2021, 7, 1)), gemeente="sda")
    assert later.totaal.teller == 450
    assert 0 < (eerder.totaal.teller or 0) < 450


def test_tien_mensen_zijn_in_het_azc_gesproken() -> None:
    aantal = 0
    for gemeente in _gemeenten(*AZC_GESPREKKEN):
        with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")):
            aantal += Dossier.objects.filter(gebeurtenis_set__soort="azc_gesprek").count()
    assert aantal == 10


@pytest.mark.parametrize("op", [date(2023, 4, 7), OP])
def test_noordoostpolder_heeft_de_routes_van_het_antwoord(op: date) -> None:
    """About 20 Z, 20 B1 and 8 onderwijs: 41.7, 41.7 and 16.7 percent of 48 (bronnen/002)."""
    uitkomst = cijfer(
        "I02",
        Vraag(gemeenten=_gemeenten("noordoostpolder"), op=op),
        gemeente="noordoostpolder",
        uitsplitsing="leerroute",
    )
    assert {rij.groep: (rij.teller, rij.waarde) for rij in uitkomst.rijen} == {
        "Z": (20, 41.7),
        "B1": (20, 41.7),
        "ONDERWIJS": (8, 16.7),
    }


def test_de_plannen_van_de_pilot_hebben_geen_besluit_en_geen_termijn() -> None:
    (assen,) = _gemeenten("assen")
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=assen.pk, rol="systeem", doel="proef")):
        codes = set(Dossier.objects.filter(regime="wi2013").values_list("bewaaktetermijn_set__code", flat=True))
    assert codes <= {None, "T37"}


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
    termijnen, _ = _termijnen(code, verhalen[code])
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
    assert signaal in _termijnen(code, verhalen[code])[1]


def _dossier(code: str, dossier_id: str) -> Dossier:
    with identiteit(_wie(code)):
        return Dossier.objects.get(pk=UUID(dossier_id))


def test_pip_vandaag_is_vandaag(verhalen: dict[str, str]) -> None:
    assert _termijnen("pip_vandaag", verhalen["pip_vandaag"])[0]["T12"].uiterlijk == OP


def test_meer_tijd_vragen_kan_over_acht_dagen(verhalen: dict[str, str]) -> None:
    termijn = _termijnen("meer_tijd_vragen", verhalen["meer_tijd_vragen"])[0]["T32"]
    assert termijn.start is not None
    assert 0 < (termijn.start - OP).days <= 10


def test_duo_wint_van_onze_berekening(verhalen: dict[str, str]) -> None:
    termijn = _termijnen("duo_verlengd", verhalen["duo_verlengd"])[0]["T17"]
    assert termijn.uiterlijk is not None
    assert termijn.start is not None
    assert (termijn.uiterlijk - termijn.start).days > 3 * 366


def test_van_sommigen_weten_we_niet_alles(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("alleen_geboortejaar")):
        assert Persoon.objects.get(dossier_id=verhalen["alleen_geboortejaar"]).geboortedatum == "1988"
    with identiteit(_wie("v_nummer_eerst")):
        assert list(
            NummerKort.objects.filter(dossier_id=verhalen["v_nummer_eerst"]).values_list("soort", flat=True)
        ) == ["v_nummer"]
    with identiteit(_wie("arabisch_schrift")):
        assert "نور" in Persoon.objects.get(dossier_id=verhalen["arabisch_schrift"]).naam


def test_twee_volwassenen_hebben_elk_een_dossier(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("twee_volwassenen")):
        leden = Gezinslid.objects.filter(dossier_id=verhalen["twee_volwassenen"])
        assert leden.filter(relatie="partner", eigen_dossier__isnull=False).count() == 1
        assert leden.filter(relatie="kind").count() == 1


def test_een_persoon_staat_er_twee_keer_in(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("dubbel")):
        blind = NummerKort.objects.get(dossier_id=verhalen["dubbel"], soort="bsn").blind
        assert NummerKort.objects.filter(blind=blind).count() == 2


def test_gesloten_onverdeeld_en_wachtend(verhalen: dict[str, str]) -> None:
    assert _dossier("overleden", verhalen["overleden"]).gesloten_op is not None
    assert _dossier("van_niemand", verhalen["van_niemand"]).contactpersoon_id is None
    with identiteit(_wie("wacht_op_school")):
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
    with identiteit(_wie(code)):
        pip = Pip.objects.get(dossier_id=UUID(verhalen[code]))
        assert pip.stand == stand
        assert pip.afwegingen.count() == (2 if code == "twee_van_drie" else 3)


def test_elk_vastgesteld_pip_van_de_demo_heeft_een_bevroren_besluit(verhalen: dict[str, str]) -> None:
    with als_eigenaar():
        vast = Pip.objects.exclude(stand__in=["concept", "besproken", "vervallen"])
        assert vast.count() > 50
        assert not vast.filter(besluit__isnull=True).exists()


def test_besluit_en_plan_verschillen_op_lesuren_en_opvang(verhalen: dict[str, str]) -> None:
    dossier_id = UUID(verhalen["besluit_en_plan_verschillen"])
    with identiteit(_wie("besluit_en_plan_verschillen")) as wie:
        dossier = Dossier.objects.select_related("gemeente").get(pk=dossier_id)
        pip = geldend(dossier, wie)
        assert pip is not None
        rijen = {
            rij.code: rij for rij in vergelijking_van(dossier, pip, beeld_van(dossier, wie=wie, op=OP), wie=wie, op=OP)
        }
    assert {code for code, rij in rijen.items() if rij.verschil} == {"leerroute", "vve"}
    assert rijen["leerroute"].nu.startswith("8 uur per week")


def test_wat_de_intake_vond_staat_er_zonder_actie(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("opvang_zonder_actie")) as wie:
        dossier = Dossier.objects.select_related("gemeente").get(pk=UUID(verhalen["opvang_zonder_actie"]))
        assert [vondst.code for vondst in vondsten_zonder_actie(dossier, wie)] == ["opvang", "diploma"]
        assert Pip.objects.get(dossier=dossier).stand == Pip.Stand.BESPROKEN


def test_elk_verhaal_komt_in_een_proef_voor() -> None:
    """A story without a test of what is strange about it would lose it unseen."""
    teksten = "".join(pad.read_text(encoding="utf-8") for pad in Path(__file__).parent.glob("test_*.py"))
    assert {code for code in VERHALEN if f'"{code}"' not in teksten} == set()


def test_een_gezinsmigrant_krijgt_een_pip_maar_geen_aanbod(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("gezinsmigrant")):
        rijen = BewaakteTermijn.objects.filter(dossier_id=verhalen["gezinsmigrant"], uiterlijk__isnull=False)
        codes = set(rijen.values_list("code", flat=True))
    assert "T12" in codes
    assert "T18" not in codes


def test_bij_een_toets_die_niet_past_is_een_tweede_mening_gevraagd(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("toets_tegen_school")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["toets_tegen_school"]))
        assert [punt.code for punt in bekend_over(dossier, wie, OP).tegenspraken] == ["tegenspraak", "tegenspraak"]
        feiten = Gebeurtenis.objects.filter(dossier_id=verhalen["toets_tegen_school"])
        assert feiten.get(soort="lbt_uitslag").gegevens["score"] == 24
        assert not feiten.filter(soort="second_opinion").exists()  # asked, and not answered yet
        assert SecondOpinion.objects.get(dossier_id=verhalen["toets_tegen_school"]).uitkomst == ""
        assert not Pip.objects.filter(dossier_id=verhalen["toets_tegen_school"]).exists()


def test_geen_besluit_spreekt_de_toets_of_de_intake_tegen() -> None:
    """Route, test, answers, measurements and reasons fit each other, or a school was asked, or it says why not."""
    gevonden, aantal = [], 0
    for gemeente in _gemeenten(*CASELOAD):
        with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")) as wie:
            for pip in Pip.objects.filter(vastgesteld_op__isnull=False).select_related("dossier"):
                aantal += 1
                gevonden += [f"{pip.dossier.nummer}: {zin}" for zin in tegenstrijdig(pip, wie)]
                pip.leerroute = "B1" if pip.leerroute == "Z" else "Z"
                assert tegenstrijdig(pip, wie)  # another route would not fit
    assert gevonden == []
    assert aantal > 100


def test_na_afschalen_staat_een_vaardigheid_op_a2(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("afgeschaald")):
        eerste, tweede = Pip.objects.filter(dossier_id=verhalen["afgeschaald"]).order_by("begonnen_op")
    assert tweede.reden == Pip.Reden.AFSCHALEN
    assert (tweede.niveau_schrijven, tweede.niveau_lezen) == ("A2", "B1")
    assert eerste.niveau_schrijven != "A2"


def test_de_ondertussengroep_heeft_een_plan_zonder_besluit_en_zonder_termijn(verhalen: dict[str, str]) -> None:
    dossier_id = verhalen["ondertussengroep_nu"]
    with identiteit(_wie("ondertussengroep_nu")):
        assert Steunplan.objects.get(dossier_id=dossier_id).stand == Steunplan.Stand.VASTGESTELD
        assert not Pip.objects.filter(dossier_id=dossier_id).exists()
        assert not BewaakteTermijn.objects.filter(dossier_id=dossier_id, uiterlijk__isnull=False).exists()


def test_een_gewijzigd_steunplan_telt_als_een_plan(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("steunplan_gewijzigd")):
        soorten = Gebeurtenis.objects.filter(
            dossier_id=UUID(verhalen["steunplan_gewijzigd"]), soort__startswith="steunplan"
        )
        assert sorted(soorten.values_list("soort", flat=True)) == ["steunplan_gewijzigd", "steunplan_vastgesteld"]


def test_elk_plan_van_de_pilot_heeft_een_doel_en_overal_een_eigenaar(verhalen: dict[str, str]) -> None:
    """450 support plans with goals in the five domains; nothing of the pilot stays open."""
    aantal = 0
    for gemeente in _gemeenten(*PLANNEN):
        with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")):
            plannen = Steunplan.objects.filter(vastgesteld_op__lte=date(2022, 7, 1), versie=1)
            aantal += plannen.count()
            assert not plannen.exclude(dossier__doel_set__isnull=False).exists()
            assert not Actie.objects.filter(dossier__in=plannen.values("dossier_id"), klaar_op__isnull=True).exists()
    assert aantal == 450


def test_de_intake_van_selam_wacht_alleen_op_een_handtekening(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("intake_klaar")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["intake_klaar"]))
        stand = stand_van(dossier, wie)
        assert (stand.ontbreekt, "brede_intake_afgerond" in stand.feiten) == ((), False)
        assert PositieveGezondheidMeting.objects.filter(dossier=dossier).count() == 2  # a chart over time
        overzicht = overzicht_van(dossier, stand, wie)
        assert {verschil.vraag.code for verschil in overzicht.verschillen} == {"hoofd", "opleiding_niveau"}
        assert [verschil.vaardigheid for verschil in overzicht.taalverschillen] == ["lezen"]


def test_een_toets_die_niet_kan_wordt_niet_gevraagd(verhalen: dict[str, str]) -> None:
    with identiteit(_wie("toets_kan_niet")) as wie:
        dossier = Dossier.objects.get(pk=UUID(verhalen["toets_kan_niet"]))
        assert "leerbaarheidstoets" not in {onderdeel.wet.code for onderdeel in stand_van(dossier, wie).ontbreekt}
        assert LbtOntheffing.objects.get(dossier=dossier).beperking == "horen"


@pytest.mark.parametrize("code", ["assen", "noordoostpolder", "almelo"])
def test_achter_elk_pip_ligt_een_hele_ondertekende_intake(code: str) -> None:
    (gemeente,) = _gemeenten(code)
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")):
        met_pip = set(Pip.objects.values_list("dossier_id", flat=True))
        getekend = set(IntakeOndertekening.objects.values_list("dossier_id", flat=True))
        assert len(met_pip) > 20
        assert met_pip <= getekend
        antwoorden = AntwoordWerk.objects.filter(dossier_id__in=met_pip, vraag="werk_wens")
        assert set(antwoorden.values_list("dossier_id", flat=True)) == met_pip


def test_noor_is_taalmaatje_van_een_gezin() -> None:
    """ADR 27: asked in by Ilse after a yes; she sees one name, and nothing of anybody else."""
    with als_eigenaar():
        aanstelling = Aanstelling.objects.get(gebruiker__email=MAATJE.email)
    noor = Aanwezige(
        gebruiker_id=aanstelling.gebruiker_id, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="proef",
        organisatie_id=aanstelling.organisatie_id,
    )  # fmt: skip
    with identiteit(noor):
        assert NaamKort.objects.count() == NaamKort.objects.zichtbaar_voor(noor).count() == 1

"""Two records of one person: the screens of the intake read both, and each has its own again when they are taken apart."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.models import Dossier, Gebeurtenis, Samenvoeging
from samenspel.intake.antwoorden import geldende
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek
from samenspel.intake.handelingen.intrekken import neem_terug
from samenspel.intake.handelingen.leerbaarheid import leg_second_opinion_vast, vraag_second_opinion
from samenspel.intake.handelingen.metingen import meet_positieve_gezondheid, meet_taal
from samenspel.intake.handelingen.ondertekenen import is_klaar_om_te_ondertekenen, onderteken_intake
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import (
    AntwoordTaal,
    Gesprek,
    IntakeOndertekening,
    IntakeStand,
    LbtAfname,
    PositieveGezondheidMeting,
    SecondOpinion,
)
from samenspel.intake.overzicht import overzicht_van
from samenspel.intake.stand import Stand, stand_van
from samenspel.intake.tests.hulp import MINIMUM, TOETS, VANDAAG, VRAGEN, WELKOM, vul_minimum, vul_vragen
from samenspel.intake.verslag import verslag_van
from samenspel.intake.views.metingsoorten import METINGEN, spinnenwebben
from samenspel.intake.vragenblad import Vragenblad
from samenspel.intake.vragenlijst import domeinen
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.personen.handelingen import leg_gezinslid_vast
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
SCORES = dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, 4)


def nieuw(door: Aanwezige) -> Dossier:
    """A second record of Amira."""
    return open_dossier(
        Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=door, op=date(2026, 5, 1), vastgelegd_op=NU
    )


def samen(wereld: Wereld, blijft: Dossier, door: Aanwezige) -> Dossier:
    """Amira's record goes on inside that one, read afresh."""
    voeg_samen(wereld.dossier(), in_=blijft, door=door, op=VANDAAG, reden="zelfde persoon", nu=NU)
    return vers(blijft)


def vers(dossier: Dossier) -> Dossier:
    return Dossier.objects.select_related("gemeente").get(pk=dossier.pk)


def uit_elkaar(door: Aanwezige) -> None:
    haal_uit_elkaar(Samenvoeging.objects.get(), door=door, op=VANDAAG, nu=NU)


def codes(stand: Stand) -> set[str]:
    return {deel.wet.code for deel in stand.ontbreekt}


def blad(dossier: Dossier, wie: Aanwezige, domein: str) -> Vragenblad:
    return Vragenblad(dossier, wie, domeinen()[domein], "zelf", met_eerdere=True)


def test_het_wettelijk_minimum_telt_over_beide_dossiers_en_per_deel_over_de_vragen(wereld: Wereld) -> None:
    """One half of the questions in the one record, the other half, the talk and the test in the other."""
    helft = dict(list(MINIMUM.items())[::2])
    with wereld.als("sanne") as sanne:
        vul_minimum(wereld, wereld.dossier(), sanne)
        for code in MINIMUM.keys() - helft.keys():
            beantwoord(wereld.dossier(), code, "", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        blijft = nieuw(sanne)
        for code, waarde in helft.items():
            beantwoord(wereld.dossier(), code, "", door=sanne, op=VRAGEN, vastgelegd_op=NU)
            beantwoord(blijft, code, waarde, door=sanne, op=VRAGEN, vastgelegd_op=NU)
        for code in MINIMUM.keys() - helft.keys():
            beantwoord(wereld.dossier(), code, MINIMUM[code], door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert codes(stand_van(wereld.dossier(), sanne))
        assert codes(stand_van(vers(blijft), sanne))
        blijft = samen(wereld, blijft, sanne)
        assert codes(stand_van(blijft, sanne)) == set()
        assert stand_van(blijft, sanne).telling == "10 van 10"
        assert sum(stand_van(blijft, sanne).antwoorden.values()) == len(MINIMUM)
        assert is_klaar_om_te_ondertekenen(blijft, sanne)
        uit_elkaar(sanne)
        assert "leerbaarheidstoets" in codes(stand_van(vers(blijft), sanne))
        assert "leerbaarheidstoets" not in codes(stand_van(wereld.dossier(), sanne))
        assert not is_klaar_om_te_ondertekenen(vers(blijft), sanne)


def test_de_handtekening_onder_het_andere_dossier_staat_en_een_tweede_is_niet_nodig(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vul_minimum(wereld, wereld.dossier(), sanne)
        onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU)
        blijft = samen(wereld, nieuw(sanne), sanne)
        handtekening = stand_van(blijft, sanne).handtekening
        assert handtekening is not None
        assert handtekening.geldt
        assert overzicht_van(blijft, stand_van(blijft, sanne), sanne).ondertekening == IntakeOndertekening.objects.get()
        with pytest.raises(Weigering, match="al ondertekend"):
            onderteken_intake(blijft, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        neem_terug(LbtAfname.objects.get(), door=sanne, op=VANDAAG, reden="van iemand anders", vastgelegd_op=NU)
        assert codes(stand_van(vers(blijft), sanne)) == {"leerbaarheidstoets"}


def test_gesprekken_toets_tweede_mening_en_voorbereiders_staan_op_het_overzicht(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vul_minimum(wereld, wereld.dossier(), sanne)
        vraag_second_opinion(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            school="Taalschool",
            reden="Spreekt al veel beter.",
            vastgelegd_op=NU,
        )
        blijft = nieuw(sanne)
        houd_eindgesprek([blijft], Gespreksverslag(op=VANDAAG), door=sanne, vastgelegd_op=NU)
        blijft = samen(wereld, blijft, sanne)
        overzicht = overzicht_van(blijft, stand_van(blijft, sanne), sanne)
        assert [deel.stand for deel in overzicht.delen] == ["gehaald", "loopt", "gehaald", "gehaald"]
        assert [mening.school for mening in overzicht.opinions] == ["Taalschool"]
        assert [naam for _pk, naam in overzicht.voorbereiders] == ["Sanne de Wit"]
        mening = SecondOpinion.objects.select_related("dossier__samengevoegd_in").get()
        leg_second_opinion_vast(
            mening, door=sanne, op=VANDAAG, uitkomst="haalbaar", gevolg="B1 blijft in beeld.", vastgelegd_op=NU
        )
    client = wereld.client("sanne")
    toets = client.get(reverse("intake:leerbaarheidstoets", args=[blijft.pk])).content.decode()
    assert "31 van 40" in toets
    assert "Taalschool" in toets
    gesprek = client.get(reverse("intake:gesprek", args=[blijft.pk, Gesprek.Kind.WELKOM])).content.decode()
    assert "6 mei 2026" in gesprek
    with wereld.als("sanne") as sanne:
        uit_elkaar(sanne)
    assert "31 van 40" not in client.get(reverse("intake:leerbaarheidstoets", args=[blijft.pk])).content.decode()


def test_metingen_en_het_spinnenweb_over_de_tijd_tonen_beide(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        meet_positieve_gezondheid(wereld.dossier(), SCORES, door=sanne, op=WELKOM, vastgelegd_op=NU)
        meet_taal(wereld.dossier(), {"lezen": "A1"}, door=sanne, op=WELKOM, bron="school", vastgelegd_op=NU)
        blijft = nieuw(sanne)
        meet_positieve_gezondheid(blijft, SCORES, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        blijft = samen(wereld, blijft, sanne)

        def lijnen(dossier: Dossier) -> int:
            (web,) = spinnenwebben(dossier, sanne)
            return len(web.reeksen)

        assert lijnen(blijft) == 2
        assert METINGEN["taal"].laatste_dag(blijft, sanne) == WELKOM
        assert len(METINGEN["taal"].staande(blijft, sanne)[1]) == 1
        uit_elkaar(sanne)
        assert (lijnen(vers(blijft)), lijnen(wereld.dossier())) == (1, 1)
        assert METINGEN["taal"].laatste_dag(vers(blijft), sanne) is None


def test_een_meting_van_het_andere_dossier_trekt_u_hier_in(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        meting = meet_positieve_gezondheid(wereld.dossier(), SCORES, door=sanne, op=WELKOM, vastgelegd_op=NU)
        blijft = samen(wereld, nieuw(sanne), sanne)
    adres = reverse("intake:intrekken", args=[blijft.pk, "positieve-gezondheid", meting.pk])
    assert wereld.client("sanne").post(adres, {"reden": "Van een ander."}).status_code == 302
    with wereld.als("sanne") as sanne:
        assert spinnenwebben(vers(blijft), sanne) == []


def test_de_vragenlijst_toont_het_laatste_antwoord_en_laat_dat_van_het_andere_dossier_heel(wereld: Wereld) -> None:
    sleutel = ("hoofd", "", "zelf")
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "hoofd", "vaak", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        blijft = samen(wereld, nieuw(sanne), sanne)
        assert geldende(blijft, sanne)[sleutel].waarde == "vaak"
        merk = geldende(blijft, sanne)[sleutel].merk
        with pytest.raises(Weigering, match="antwoord van 19 mei 2026"):  # else it would not become the current one
            beantwoord(blijft, "hoofd", "soms", door=sanne, op=WELKOM, gezien=merk, vastgelegd_op=NU)
        beantwoord(blijft, "hoofd", "soms", door=sanne, op=VANDAAG, gezien=merk, vastgelegd_op=NU)
        assert geldende(blijft, sanne)[sleutel].waarde == "soms"
        assert Gebeurtenis.objects.filter(soort="vragenlijst_start").count() == 1
        domein = geldende(blijft, sanne)[sleutel].gevraagd.domein
        regel = blad(blijft, sanne, domein).regel("hoofd", "")
        assert regel is not None
        assert [eerder.gegeven.waarde for eerder in regel.eerder] == ["vaak"]
        uit_elkaar(sanne)
        assert geldende(wereld.dossier(), sanne)[sleutel].waarde == "vaak"
        assert geldende(vers(blijft), sanne)[sleutel].waarde == "soms"


def test_een_antwoord_weghalen_haalt_het_in_beide_weg(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "hoofd", "vaak", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        blijft = nieuw(sanne)
        beantwoord(blijft, "hoofd", "soms", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        blijft = samen(wereld, blijft, sanne)
        beantwoord(blijft, "hoofd", "", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert ("hoofd", "", "zelf") not in geldende(blijft, sanne)


def test_de_rij_van_de_stand_telt_over_beide_en_na_het_uit_elkaar_halen_elk_voor_zich(wereld: Wereld) -> None:
    """One row answers on every page: a merged record costs no statement more than another."""

    def rijen() -> dict[UUID, int]:
        return {rij.dossier_id: sum(rij.antwoorden.values()) for rij in IntakeStand.objects.all()}

    with wereld.als("sanne") as sanne:
        vul_vragen(wereld.dossier(), sanne)
        blijft = samen(wereld, nieuw(sanne), sanne)
        assert rijen()[blijft.pk] == len(MINIMUM)
        beantwoord(blijft, "talen", "Tigrinya", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert AntwoordTaal.objects.filter(dossier=blijft).count() == 1
        assert rijen() == {wereld.dossier_id: len(MINIMUM), blijft.pk: len(MINIMUM) + 1}
        uit_elkaar(sanne)
        assert rijen() == {wereld.dossier_id: len(MINIMUM), blijft.pk: 1}


def test_verslag_en_kinderen_komen_uit_beide(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vul_vragen(wereld.dossier(), sanne)
        for naam, geboren in (("Noor el Haddad", "2020-01-01"), ("Sami el Haddad", "2022-01-01")):
            leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam=naam, geboortedatum=geboren)
        blijft = nieuw(sanne)
        leg_gezinslid_vast(blijft.pk, door=sanne, relatie="kind", naam="Noor el Haddad", geboortedatum="2020-01-01")
        blijft = samen(wereld, blijft, sanne)
        assert [naam for _id, naam in blad(blijft, sanne, next(iter(domeinen()))).kinderen] == ["Noor", "Sami"]
        assert sum(len(regels) for _domein, regels in verslag_van(blijft, sanne)["domeinen"]) == len(MINIMUM)
    client = wereld.client("sanne")
    assert "Sami" in client.get(reverse("intake:papier", args=[blijft.pk])).content.decode()
    assert client.get(reverse("intake:verslag", args=[blijft.pk])).status_code == 200


def test_in_het_samengevoegde_dossier_schrijft_niemand_meer_en_de_zin_zegt_waar_wel(wereld: Wereld) -> None:
    def probeer(sanne: Aanwezige) -> list[Any]:
        oud = wereld.dossier()
        return [
            lambda: beantwoord(oud, "hoofd", "vaak", door=sanne, op=VRAGEN, vastgelegd_op=NU),
            lambda: houd_eindgesprek([oud], Gespreksverslag(op=VANDAAG), door=sanne, vastgelegd_op=NU),
            lambda: meet_positieve_gezondheid(oud, SCORES, door=sanne, op=VANDAAG, vastgelegd_op=NU),
            lambda: onderteken_intake(oud, door=sanne, op=VANDAAG, vastgelegd_op=NU),
        ]

    with wereld.als("sanne") as sanne:
        vul_minimum(wereld, wereld.dossier(), sanne)
        blijft = samen(wereld, nieuw(sanne), sanne)
        for daad in probeer(sanne):
            with pytest.raises(Weigering, match=f"Ga verder in {blijft.nummer}"):
                daad()
    pagina = wereld.client("sanne").get(reverse("intake:intake", args=[wereld.dossier_id])).content.decode()
    assert f"Ga verder in {blijft.nummer}" in pagina
    with wereld.als("sanne") as sanne:
        uit_elkaar(sanne)
        probeer(sanne)[0]()


def test_wat_een_inburgeraar_zelf_invult_telt_in_het_dossier_dat_blijft(wereld: Wereld) -> None:
    """She goes on in the record that her own access is for, and sees no other; the college reads both."""
    with wereld.als("sanne") as sanne:
        blijft = nieuw(sanne)
        beantwoord(blijft, "interesses", "koken", door=sanne, op=WELKOM, vastgelegd_op=NU)
        blijft = samen(wereld, blijft, sanne)
    with wereld.als("amira") as amira:
        assert geldende(wereld.dossier(), amira) == {}
        beantwoord(wereld.dossier(), "interesses", "zingen", door=amira, op=VANDAAG, wijze="zelf", vastgelegd_op=NU)
    with wereld.als("sanne") as sanne:
        assert geldende(blijft, sanne)["interesses", "", "zelf"].waarde == "zingen"
    assert wereld.client("amira").get(reverse("portaal:vragen")).status_code == 200


def test_de_bladzijde_van_een_gewoon_dossier_kost_niets_meer(
    wereld: Wereld, django_assert_max_num_queries: Any
) -> None:
    """Whether something was merged into it comes with the dossier itself."""
    client = wereld.client("sanne")
    adres = reverse("intake:vragen", args=[wereld.dossier_id, next(iter(domeinen()))])
    client.get(adres)
    with django_assert_max_num_queries(30) as gesteld:
        client.get(adres)
    los = [q["sql"] for q in gesteld.captured_queries if 'WHERE "dossiers_dossier"."samengevoegd_in_id" =' in q["sql"]]
    assert los == []


def test_wie_het_andere_dossier_niet_ziet_haalt_zijn_bewijs_niet_weg(wereld: Wereld) -> None:
    """Amira answers from her own record while the rest stands in the one that went into it, and the other way round."""
    with wereld.als("sanne") as sanne:
        vul_vragen(wereld.dossier(), sanne)
        blijft = samen(wereld, nieuw(sanne), sanne)
        voor = stand_van(vers(blijft), sanne).antwoorden
        smal = vers(blijft)
        smal.__dict__["kop_samengevoegd"] = []  # what a page of hers knows of it
        werk_stand_bij(smal, door=sanne)
        werk_stand_bij(wereld.dossier(), door=sanne)
        assert stand_van(vers(blijft), sanne).antwoorden == voor

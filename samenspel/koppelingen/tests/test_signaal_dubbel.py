"""A signal by hand about somebody who is here by another number: asked first, and never a second dossier unseen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from samenspel.dossiers.dubbelen import BIJ_COLLEGA, wie_lijkt_erop
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.tests.test_signaal import post
from samenspel.personen.models import NummerKort
from samenspel.toegang.models import Inzage
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
BSN, ANDER_BSN = "999990020", "999990032"
YARED = {"naam": "Yared Tekle", "doelgroep": "GEZIN", "geboortedatum": "1990"}


def yared(door: Aanwezige, **velden: Any) -> Dossier:
    """Known by the V-number alone, as who comes from an AZC."""
    gegevens = {
        "naam": "Tekle Yared",
        "doelgroep": "GEZIN",
        "geboortedatum": "1990-05-01",
        "v_nummer": "2801234567",
        **velden,
    }
    return open_dossier(Aanmelding(**gegevens), door=door, op=date(2026, 5, 1), vastgelegd_op=NU)


def komt(wereld: Wereld, door: str = "sanne", **velden: Any) -> Any:
    return post(wereld, "SS101", door, **{"wie": BSN, **YARED, **velden})


def aantal(wereld: Wereld) -> int:
    with wereld.als("rob"):
        return Dossier.objects.exclude(pk=wereld.dossier_id).count()


def test_wie_er_al_is_onder_een_ander_nummer_wordt_eerst_getoond(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = yared(sanne)
    antwoord = komt(wereld)
    assert antwoord.status_code == 409, antwoord.context["form"].errors
    inhoud = antwoord.content.decode()
    assert f"{dossier.nummer} · Tekle Yared · geboren 1 mei 1990" in inhoud
    assert "Nee, dit is iemand anders" in inhoud
    assert aantal(wereld) == 1


def test_het_is_deze_het_signaal_komt_daar_en_het_nummer_erbij(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = yared(sanne)
    sleutel = str(uuid7())
    for _ in range(2):  # twice the same form is one signal
        assert komt(wereld, wie_is_het=str(dossier.pk), sleutel=sleutel)["Location"].endswith(f"/{dossier.pk}/")
    assert aantal(wereld) == 1
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="kennisgeving_inburgeringsplicht").count() == 1
        assert {nummer.soort: nummer.staart for nummer in NummerKort.objects.filter(dossier=dossier)} == {
            "bsn": "020",
            "v_nummer": "567",
        }


def test_iemand_anders_kan_alleen_met_een_reden_die_op_de_tijdlijn_staat(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        yared(sanne)
    zonder = komt(wereld, wie_is_het="anders", anders_omdat="x")
    assert zonder.status_code == 422
    assert "waarom dit iemand anders is" in str(zonder.context["form"].errors["anders_omdat"])
    assert aantal(wereld) == 1
    reden = "Een neef, ander land van herkomst."
    antwoord = komt(wereld, wie_is_het="anders", anders_omdat=reden)
    assert antwoord.status_code == 302
    assert aantal(wereld) == 2
    assert reden in wereld.client("sanne").get(antwoord["Location"]).content.decode()


def test_een_dossier_met_een_ander_bsn_is_iemand_anders(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = yared(sanne, bsn=ANDER_BSN)
    antwoord = komt(wereld, wie_is_het=str(dossier.pk))
    assert antwoord.status_code == 409
    assert "heeft een ander BSN" in str(antwoord.context["form"].errors["wie_is_het"])
    assert dossier.nummer in antwoord.content.decode()  # and the choice is still there
    with wereld.als("sanne"):
        assert NummerKort.objects.get(dossier=dossier, soort="bsn").staart == "032"


def test_een_dossier_dat_er_niet_op_lijkt_is_niet_te_kiezen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        yared(sanne)
    assert komt(wereld, wie_is_het=str(wereld.dossier_id)).status_code == 409
    with wereld.als("sanne"):
        assert not NummerKort.objects.filter(dossier=wereld.dossier_id, staart="020").exists()


def test_een_fout_ergens_anders_laat_de_keuze_staan(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = yared(sanne)
    antwoord = komt(wereld, op="31-6-2026", wie_is_het=str(dossier.pk))
    assert antwoord.status_code == 422
    assert f'value="{dossier.pk}"' in antwoord.content.decode()


def test_een_nieuwe_persoon_heeft_een_geboortedatum_nodig(wereld: Wereld) -> None:
    antwoord = komt(wereld, geboortedatum="")
    assert "geboortedatum" in antwoord.context["form"].errors
    assert komt(wereld).status_code == 302
    assert aantal(wereld) == 1


# The intake desk sees only who has no contact person


def bij_een_collega(wereld: Wereld, **velden: Any) -> Dossier:
    with wereld.als("sanne") as sanne:
        dossier = yared(sanne, **velden)
        wijs_toe([dossier], aan=wereld.gebruikers["kees"], door=sanne, op=date(2026, 5, 2), vastgelegd_op=NU)
    return dossier


def test_de_balie_hoort_dat_er_een_dossier_bij_een_collega_is_en_meer_niet(wereld: Wereld) -> None:
    dossier = bij_een_collega(wereld)
    dag = {"geboortedatum": "1-5-1990"}
    antwoord = komt(wereld, "wim", **dag)
    assert antwoord.status_code == 409
    inhoud = antwoord.content.decode()
    assert "misschien al een dossier bij een collega" in inhoud
    for geheim in (dossier.nummer, "Tekle Yared", "1 mei 1990", str(dossier.pk)):
        assert geheim not in inhoud
    # not to be chosen, though the id is right
    assert komt(wereld, "wim", wie_is_het=str(dossier.pk), **dag).status_code == 409
    assert aantal(wereld) == 1
    assert komt(wereld, "wim", wie_is_het="anders", anders_omdat="Een naamgenoot.", **dag).status_code == 302


@pytest.mark.parametrize("dag", ["1990", "5-1990", "2-5-1990"])
def test_de_balie_leidt_uit_een_deel_van_de_geboortedatum_niets_af(wereld: Wereld, dag: str) -> None:
    """Year, then month, then day would tell the whole date of somebody whom the desk does not see."""
    bij_een_collega(wereld)
    with wereld.als("wim") as wim:
        deel = "-".join(f"{int(stuk):02}" for stuk in reversed(dag.split("-")))
        assert not wie_lijkt_erop(wie=wim, nu=NU, naam="Yared Tekle", geboortedatum=deel)
        assert wie_lijkt_erop(wie=wim, nu=NU, naam="Yared Tekle", geboortedatum="1990-05-01").bij_collega
        assert not wie_lijkt_erop(wie=wim, nu=NU, naam="Yared", geboortedatum="1990-05-01")


def sporen(wereld: Wereld) -> list[tuple[Any, ...]]:
    """Who was told of a dossier that they do not see: dossier, by whom, category."""
    with als_eigenaar():  # a dossier of a colleague is outside the circle of Sanne (ADR 25)
        rijen = Inzage.objects.filter(wat="hoorde: dossier bij een collega").order_by("op", "id")
        return list(rijen.values_list("dossier_id", "door__naam", "categorie"))


def test_wat_de_balie_hoort_laat_een_spoor_na_in_dat_dossier(wereld: Wereld) -> None:
    """As every other look at a dossier, also where the act itself was refused and undone."""
    dossier = bij_een_collega(wereld, bsn=BSN)
    dag = {"geboortedatum": "1-5-1990"}
    assert komt(wereld, "wim", wie=ANDER_BSN, **dag).status_code == 409
    assert sporen(wereld) == [(dossier.pk, "Wim Oosting", "C01")]
    assert komt(wereld, "wim").status_code == 422
    assert sporen(wereld)[1:] == [(dossier.pk, "Wim Oosting", "C02")]
    assert nieuw(wereld).status_code == 409
    assert nieuw(wereld, bsn=BSN, toch="ja").status_code == 422
    assert len(sporen(wereld)) == 4


def test_wie_niets_hoort_laat_geen_spoor_na(wereld: Wereld) -> None:
    """Nobody like that, a part of the name alone, an act that stops before it says anything, and who sees the dossier."""
    dossier = bij_een_collega(wereld, bsn=BSN)
    assert nieuw(wereld, naam="Yared Iemand", bsn=ANDER_BSN).status_code == 302
    assert komt(wereld, "wim", wie="999990044", naam="", geboortedatum="1-5-1990").status_code == 422
    with wereld.als("rob") as rob:
        wijs_toe([dossier], aan=wereld.gebruikers["sanne"], door=rob, op=date(2026, 5, 3), vastgelegd_op=NU)
    komt(wereld, "sanne")
    assert sporen(wereld) == []


def test_wie_opnieuw_gevraagd_wordt_hoort_alleen_van_dossiers_die_hij_ziet(wereld: Wereld) -> None:
    """An impossible day opens nothing, so nothing is looked up beyond sight either."""
    bij_een_collega(wereld)
    antwoord = komt(wereld, "wim", geboortedatum="1-5-1990", op="31-6-2026", wie_is_het="anders", anders_omdat="a\x00b")
    assert antwoord.status_code == 422
    assert "bij een collega" not in antwoord.content.decode()


def test_een_nul_teken_in_de_reden_is_geen_storing(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        yared(sanne)
    assert komt(wereld, wie_is_het="anders", anders_omdat="Een naamgenoot.\x00").status_code == 302


def test_de_balie_schrijft_niet_in_het_dossier_van_een_collega_langs_een_samengevoegd(wereld: Wereld) -> None:
    """A record that went on in one with a contact person has that contact person: its number leads nowhere for the desk."""
    with wereld.als("sanne") as sanne:
        los, hoofd = yared(sanne, bsn=BSN), yared(sanne, v_nummer="")
        voeg_samen(los, in_=hoofd, door=sanne, op=date(2026, 5, 3), reden="Dezelfde persoon.", nu=NU)
        wijs_toe([hoofd], aan=wereld.gebruikers["kees"], door=sanne, op=date(2026, 5, 3), vastgelegd_op=NU)
    with wereld.als("rob"):
        voor = Gebeurtenis.objects.count()
    antwoord = komt(wereld, "wim", geboortedatum="1-5-1990")
    assert BIJ_COLLEGA in str(antwoord.context["form"].errors["wie"])
    langs_nummer = komt(wereld, "wim", wie=los.nummer)  # a dossier number is no number of the other record
    assert langs_nummer.status_code == 422
    assert {rij[0] for rij in sporen(wereld)} == {los.pk, hoofd.pk}
    with wereld.als("rob"):
        assert Gebeurtenis.objects.count() == voor
    with wereld.als("wim"):
        assert not Dossier.objects.filter(pk__in=[los.pk, hoofd.pk]).exists()


def test_de_balie_opent_nooit_een_tweede_dossier_bij_hetzelfde_nummer(wereld: Wereld) -> None:
    bij_een_collega(wereld, bsn=BSN)
    for velden in ({}, {"wie_is_het": "anders", "anders_omdat": "Een naamgenoot."}):
        antwoord = komt(wereld, "wim", **velden)
        assert antwoord.status_code == 422
        assert BIJ_COLLEGA in str(antwoord.context["form"].errors["wie"])
    assert aantal(wereld) == 1


def test_een_andere_gemeente_blijft_onzichtbaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        yared(sanne, bsn=BSN)
    assert komt(wereld, "ines").status_code == 302
    with wereld.als("ines"):
        assert Dossier.objects.filter(persoon__naam="Yared Tekle").exists()


def nieuw(wereld: Wereld, **velden: Any) -> Any:
    gegevens = {
        "naam": "Yared Tekle",
        "geboortedatum": "1-5-1990",
        "doelgroep": "ASIEL_A",
        "aanleiding": "overig",
        "op": "1-6-2026",
    }
    return wereld.client("wim").post(reverse("dossiers:nieuw"), {**gegevens, **velden})


def test_ook_het_scherm_nieuw_dossier_zegt_het_de_balie(wereld: Wereld) -> None:
    dossier = bij_een_collega(wereld, bsn=BSN)
    antwoord = nieuw(wereld)
    assert antwoord.status_code == 409, antwoord.context["form"].errors
    inhoud = antwoord.content.decode()
    assert "Een collega heeft al een dossier" in inhoud
    assert dossier.nummer not in inhoud
    zelfde = nieuw(wereld, bsn=BSN, toch="ja")
    assert zelfde.status_code == 422
    assert BIJ_COLLEGA in str(zelfde.context["form"].errors["bsn"])
    # part of a name says nothing about who is out of sight
    assert nieuw(wereld, naam="Yared Iemand").status_code == 302
    assert nieuw(wereld, toch="ja").status_code == 302


# The day on which the notice reached us


def test_een_bericht_dat_eerder_kwam_telt_vanaf_die_dag(wereld: Wereld) -> None:
    vandaag = localdate()
    kwam = vandaag - timedelta(days=7)
    velden = {"op": f"{vandaag - timedelta(days=20):%d-%m-%Y}", "ontvangen_op": f"{kwam:%d-%m-%Y}"}
    antwoord = komt(wereld, **velden)
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        feit = Gebeurtenis.objects.get(dossier__persoon__naam="Yared Tekle", soort="bericht_ontvangen")
        assert feit.op == kwam
    assert "DUO-bericht kwam 13 dagen later" in wereld.client("sanne").get(antwoord["Location"]).content.decode()


def test_een_bericht_van_vandaag_is_geen_feit_apart(wereld: Wereld) -> None:
    pagina = wereld.client("sanne").get(reverse("koppelingen:signaal", args=["ss101"]))
    assert pagina.context["form"]["ontvangen_op"].value() == localdate()
    komt(wereld, ontvangen_op=f"{localdate():%d-%m-%Y}")
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(soort="bericht_ontvangen").exists()


@pytest.mark.parametrize("dag", ["1-1-2036", "1-6-2026"])
def test_een_bericht_komt_niet_na_vandaag_en_niet_voor_zijn_eigen_datum(wereld: Wereld, dag: str) -> None:
    antwoord = komt(wereld, op="2-6-2026", ontvangen_op=dag)
    assert antwoord.status_code == 422
    assert "ontvangen_op" in antwoord.context["form"].errors

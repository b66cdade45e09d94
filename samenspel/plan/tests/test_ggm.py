"""Main goals and sub-goals as GGM names them (peers, idea 9): chosen, reworded, and old rows as they were."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.plan.domeinen import CODES
from samenspel.plan.ggm import GGMDOEL, GGMDOELEN
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.leefplan import leefplan_van
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.models.leefplan import PlanregelFinancien, PlanregelTaal
from samenspel.plan.tests.hulp import bekend_pip, besproken_pip, na, vers
from samenspel.plan.tests.hulp_leefplan import doel
from tests.wereld import NU, Wereld

DE_ZES = {"betaald_werken", "ondernemen", "studiefinanciering", "naar_vermogen", "werkfit", "maatschappelijk_fit"}
RONDKOMEN = "Ik heb overzicht over mijn geld en ik kom rond."


def test_de_zes_hoofddoelen_van_ggm_en_de_drie_van_vroeger() -> None:
    assert set(Pip.Hoofddoel.values) == DE_ZES | Pip.HOOFDDOEL_VAN_VROEGER
    assert {"werk", "opleiding", "meedoen"} == Pip.HOOFDDOEL_VAN_VROEGER


def test_elk_subdoel_is_een_zin_in_de_ik_vorm_met_een_eigen_code() -> None:
    doelen = [ggm for domein in GGMDOELEN.values() for ggm in domein]
    assert set(GGMDOELEN) == set(CODES)
    assert len({ggm.code for ggm in doelen}) == len(doelen) == len(GGMDOEL)
    assert len({str(ggm.zin) for ggm in doelen}) == len(doelen)
    assert [str(ggm.zin) for ggm in doelen if "Ik " not in str(ggm.zin) and "ik " not in str(ggm.zin) and "Mijn" not in str(ggm.zin)] == []  # fmt: skip
    assert not {ggm.lijst for ggm in doelen} & {"Justitie", "Verslaving"}


@pytest.mark.django_db
def test_een_nieuw_pip_kiest_uit_de_zes(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="een van de zes"):
            leg_inhoud_vast(pip, {"hoofddoel": "werk"}, door=sanne, nu=NU)
        with pytest.raises(Weigering, match="een van de zes"):
            leg_inhoud_vast(pip, {"hoofddoel": "rijk worden"}, door=sanne, nu=NU)
        leg_inhoud_vast(vers(pip), {"hoofddoel": "werkfit"}, door=sanne, nu=NU)
    blad = wereld.client("sanne").get(reverse("plan:inhoud", args=[wereld.dossier_id])).content.decode()
    assert [code for code in DE_ZES if f'name="hoofddoel" value="{code}"' not in blad] == []
    assert [code for code in Pip.HOOFDDOEL_VAN_VROEGER if f'name="hoofddoel" value="{code}"' in blad] == []


@pytest.mark.django_db
def test_wat_vroeger_gekozen_is_blijft_staan_tot_iemand_kiest(wereld: Wereld) -> None:
    """None of the three is one of the six: nothing is filled in for anybody."""
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
    with als_eigenaar():
        Pip.objects.filter(pk=pip.pk).update(hoofddoel="meedoen")
    adres = reverse("plan:inhoud", args=[wereld.dossier_id])
    blad = wereld.client("sanne").get(adres).content.decode()
    assert 'name="hoofddoel" value="meedoen"' in blad
    assert 'name="hoofddoel" value="werk"' not in blad
    with wereld.als("sanne") as sanne:
        pip = leg_inhoud_vast(vers(pip), {"hoofddoel": "meedoen", "ontwikkelwens": "Koken."}, door=sanne, nu=NU)
        assert pip.hoofddoel == "meedoen"
        pip = leg_inhoud_vast(vers(pip), {"hoofddoel": "maatschappelijk_fit"}, door=sanne, nu=NU)
        with pytest.raises(Weigering, match="een van de zes"):
            leg_inhoud_vast(vers(pip), {"hoofddoel": "meedoen"}, door=sanne, nu=NU)


@pytest.mark.django_db
def test_een_wijziging_neemt_het_oude_hoofddoel_mee_en_het_besluit_houdt_zijn_woorden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne, hoofddoel="ondernemen")
        assert PipBesluit.objects.get(pip=eerste).inhoud["inhoud"]["hoofddoel"] == "ondernemen"
        nieuw = wijzig_pip(eerste, door=sanne, reden="OVERIG", toelichting="Andere uren.", nu=na(10))
        assert nieuw.hoofddoel == "ondernemen"


def _stel(wereld: Wereld, **velden: str) -> int:
    gegevens = {"domein": "financien", "voorbeeld": RONDKOMEN, "taal": "nl", "op": f"{vandaag():%d-%m-%Y}", **velden}
    return wereld.client("sanne").post(reverse("plan:doel", args=[wereld.dossier_id]), gegevens).status_code


@pytest.mark.django_db
def test_een_zin_van_ggm_mag_anders_gezegd_worden_en_blijft_te_tellen(wereld: Wereld) -> None:
    assert _stel(wereld, tekst="Ik wil weten wat ik mag uitgeven.") == 302
    assert _stel(wereld, tekst="", voorbeeld="Ik wil geen schulden meer.") == 302
    assert _stel(wereld, tekst="", domein="taal") == 302  # another domain: the words stay, the code does not fit
    with wereld.als("sanne") as sanne:
        gesteld = {regel.tekst: regel.gegevens for regel in PlanregelFinancien.objects.all()}
        assert gesteld["Ik wil weten wat ik mag uitgeven."] == {"ggm": "rondkomen"}
        assert gesteld["Ik wil geen schulden meer."] == {}
        assert PlanregelTaal.objects.get().gegevens == {}
        lijsten = {doel.tekst: doel.lijst for doel in leefplan_van(wereld.dossier(), sanne).doelen}
        assert lijsten["Ik wil weten wat ik mag uitgeven."] == "Financiën"
    blad = wereld.client("sanne").get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "· Financiën" in blad


@pytest.mark.django_db
def test_een_subdoel_kiest_uit_de_stappen_van_zijn_onderdeel(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        boven = doel(wereld)
    adres = f"{reverse('plan:doel', args=[wereld.dossier_id])}?onder={boven.pk}"
    client = wereld.client("sanne")
    blad = client.get(adres).content.decode()
    assert "Ik weet wat mijn niveau Nederlands is." in blad
    assert RONDKOMEN not in blad
    gegevens = {"voorbeeld": "Ik heb kinderopvang voor mijn kinderen.", "taal": "nl", "op": f"{vandaag():%d-%m-%Y}"}
    assert client.post(adres, gegevens).status_code == 302
    with wereld.als("sanne"):
        regel = PlanregelTaal.objects.exclude(doel=boven).get()
        assert regel.gegevens == {"bovendoel": str(boven.pk), "ggm": "kinderopvang"}

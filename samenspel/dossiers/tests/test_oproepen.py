"""The summons for the brede intake (Wi2021 art. 14 lid 1): before the PIP, and after it only with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.models import Vervanging
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
VOOR, PIP, NA, KOM = date(2026, 5, 1), date(2026, 5, 20), date(2026, 6, 1), date(2026, 6, 15)


def met_pip(wereld: Wereld) -> Gebeurtenis:
    with wereld.als("sanne") as sanne:
        return leg_vast(
            wereld.dossier(), "pip_dagtekening", op=PIP, door=sanne, gegevens={"leerroute": "B1"}, vastgelegd_op=NU
        )


def aangeboden(wereld: Wereld) -> bool:
    blad = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    return reverse("dossiers:oproepen", args=[wereld.dossier_id]) in blad


def test_een_oproep_is_geen_volgende_handeling_meer_als_er_een_pip_is(wereld: Wereld) -> None:
    assert aangeboden(wereld)
    pip = met_pip(wereld)
    assert not aangeboden(wereld)
    with wereld.als("sanne") as sanne:
        trek_in(pip, door=sanne, op=NA, reden="van een ander", vastgelegd_op=NU)
    assert aangeboden(wereld)


def test_na_het_pip_roept_niemand_op_zonder_reden(wereld: Wereld) -> None:
    met_pip(wereld)
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="Er is al een PIP"):
            roep_op(wereld.dossier(), door=sanne, op=NA, verschijnen_op=KOM, vastgelegd_op=NU)
        assert not Gebeurtenis.objects.filter(soort="oproep_brede_intake").exists()
        roep_op(
            wereld.dossier(), door=sanne, op=VOOR, verschijnen_op=KOM, vastgelegd_op=NU
        )  # an older summons, on paper


def test_wie_met_een_pip_van_elders_kwam_waarvan_niemand_de_dag_kent_wordt_ook_niet_zonder_reden_opgeroepen(
    wereld: Wereld,
) -> None:
    """Wi 15 lid 4: the intake is not done again."""
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "verhuizing", op=PIP, door=sanne, gegevens={"met_pip": True}, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="Er is al een PIP"):
            roep_op(wereld.dossier(), door=sanne, op=NA, verschijnen_op=KOM, vastgelegd_op=NU)


def test_met_een_reden_kan_het_en_die_staat_een_keer_in_het_dossier(wereld: Wereld) -> None:
    met_pip(wereld)
    adres, client = reverse("dossiers:oproepen", args=[wereld.dossier_id]), wereld.client("sanne")
    velden = {"op": "1-6-2026", "verschijnen_op": "15-6-2026", "sleutel": str(uuid7())}
    fout = client.post(adres, velden)
    assert fout.status_code == 422
    assert "Schrijf waarom u toch oproept" in fout.content.decode()
    for _ in range(2):
        toch = {"toch_regels": "oproep_na_pip", "toch_reden": "De rechter vernietigde het PIP."}
        assert client.post(adres, velden | toch).status_code == 302
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(soort="oproep_brede_intake").count() == 1
        gepasseerd = Gebeurtenis.objects.get(soort="regel_gepasseerd")
        assert gepasseerd.gegevens == {"regel": "oproep_na_pip", "reden": "De rechter vernietigde het PIP."}


def test_het_formulier_vraagt_na_het_pip_meteen_om_de_reden(wereld: Wereld) -> None:
    met_pip(wereld)
    blad = wereld.client("sanne").get(reverse("dossiers:oproepen", args=[wereld.dossier_id])).content.decode()
    assert 'name="toch_reden"' in blad
    assert 'name="toch_regels" value="oproep_na_pip"' in blad


def test_voor_het_pip_vraagt_het_formulier_geen_reden(wereld: Wereld) -> None:
    adres = reverse("dossiers:oproepen", args=[wereld.dossier_id])
    assert 'name="toch_reden"' not in wereld.client("sanne").get(adres).content.decode()


def test_bij_een_oproep_staat_wie_iemand_nu_belt(wereld: Wereld) -> None:
    """R70: while the contact person is away, the deputy is named, with the days."""
    adres, op = reverse("dossiers:oproepen", args=[wereld.dossier_id]), vandaag()
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["sanne"])
    assert "is er niet van" not in wereld.client("sanne").get(adres).content.decode()
    with als_eigenaar():
        Vervanging.objects.create(
            gemeente=wereld.assen, afwezig=wereld.gebruikers["sanne"], vervanger=wereld.gebruikers["kees"], vanaf=op, tot=op
        )  # fmt: skip
    blad = wereld.client("sanne").get(adres).content.decode()
    assert f"Sanne de Wit is er niet van {voluit(op)} tot en met {voluit(op)}" in blad
    assert "Noem in de oproep wie iemand dan belt: Kees Boonstra" in blad


def test_ook_een_pip_uit_een_samengevoegd_dossier_telt(wereld: Wereld) -> None:
    met_pip(wereld)
    with wereld.als("sanne") as sanne:
        blijft = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=NA, vastgelegd_op=NU
        )
        voeg_samen(wereld.dossier(), in_=blijft, door=sanne, op=NA, reden="zelfde persoon", nu=NU)
        with pytest.raises(Weigering, match="Er is al een PIP"):
            roep_op(blijft, door=sanne, op=NA, verschijnen_op=KOM, vastgelegd_op=NU)

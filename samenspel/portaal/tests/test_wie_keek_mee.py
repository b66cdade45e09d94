"""Wie keek mee (part C5): who looked, from where, why and at what kind of data; never a name, never the vault."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.logboek.meekijkers import meekijkers
from samenspel.portaal.views.meekijken import _ICOON
from samenspel.portaal.zinnen import _alle
from samenspel.toegang.matrix import CATEGORIEEN
from samenspel.toegang.models import Aanstelling, Rol
from samenspel.toegang.verwerkingen import verwerkingen
from tests.wereld import Wereld, werken_samen, werkt_mee

pytestmark = pytest.mark.django_db
ADRES = "/mijn/wie-keek-mee/"


def _tekst(wereld: Wereld, vraag: str = "") -> str:
    return wereld.client("amira").get(ADRES + vraag).content.decode()


def test_wie_haar_dossier_opende_staat_er_met_de_reden_en_zonder_naam(wereld: Wereld) -> None:
    assert "Niemand heeft in deze tijd" in _tekst(wereld)
    for _keer in range(2):
        wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    tekst = _tekst(wereld)
    assert "Gemeente Assen" in tekst
    assert "regievoerder" in tekst
    assert "Om u te helpen met inburgeren." in tekst
    assert "Naam en leeftijd" in tekst
    assert "<bdi>2</bdi> keer op deze dag" in tekst
    kaart = tekst[tekst.index("meekijker") : tekst.index('aria-labelledby="klopt"')]
    assert "Sanne" not in kaart


def test_haar_eigen_kijken_en_de_kluis_staan_er_niet(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    wereld.client("amira").get("/mijn/")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "alter table logboek_betrokkene disable trigger bewaak; update logboek_betrokkene set categorieen = '{C01,C14}'"
        )
    assert "Niemand heeft in deze tijd" in _tekst(wereld)


def test_wat_een_partner_bekijkt_staat_er_met_de_naam_van_de_organisatie(wereld: Wereld) -> None:
    wereld.client("bert").get("/clienten/")
    tekst = _tekst(wereld)
    assert wereld.vluchtelingenwerk.naam in tekst
    assert (
        wereld.vluchtelingenwerk.naam
        not in _tekst(wereld, "?van=Gemeente+Assen").split("</form>", 1)[1].split("klopt")[0]
    )


def test_een_oudere_blik_staat_alleen_onder_alles(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    with identiteit(wereld.wie("amira")) as amira:
        assert meekijkers(amira, wereld.dossier_id)[0].dag == vandaag() or meekijkers(amira, wereld.dossier_id)
        assert meekijkers(amira, wereld.dossier_id, vanaf=nu() + timedelta(days=1)) == []


def test_niemand_anders_ziet_deze_bladzijde(wereld: Wereld) -> None:
    for naam in ("sanne", "rob", "bert"):
        assert wereld.client(naam).get(ADRES).status_code == 404


@pytest.mark.parametrize("vraag", ["?periode=onzin", "?van=onzin", "?taal=ar", "?taal=en&periode=alles"])
def test_een_vreemde_vraag_geeft_gewoon_de_bladzijde(wereld: Wereld, vraag: str) -> None:
    assert wereld.client("amira").get(ADRES + vraag).status_code == 200


def test_elke_verwerking_en_elke_soort_heeft_een_zin() -> None:
    assert {f"doel_{code}" for code in verwerkingen()} <= set(_alle())
    assert {f"soort_{code}" for code in CATEGORIEEN if code != "C14"} <= set(_alle())
    assert {code for code in CATEGORIEEN if code != "C14"} == set(_ICOON)


def test_van_wie_in_dienst_is_bij_een_andere_gemeente_staat_dat_erbij(wereld: Wereld) -> None:
    """A regional team (ADR 34): she reads from which municipality, and still no name."""
    with als_eigenaar():
        werken_samen(wereld.assen, wereld.tynaarlo, door=wereld.gebruikers["fatma"])
        Aanstelling.objects.create(
            gebruiker=wereld.gebruikers["ines"], gemeente=wereld.assen, thuisgemeente=wereld.tynaarlo, rol=Rol.REGIEVOERDER, vanaf=date(2020, 1, 1)
        )  # fmt: skip
        werkt_mee(
            wereld.assen, wereld.gebruikers["ines"], door=wereld.gebruikers["sanne"], dossier_id=wereld.dossier_id
        )
    assert wereld.client("ines").get(f"/dossiers/{wereld.dossier_id}/").status_code == 200
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    kaarten = _tekst(wereld).split('aria-labelledby="klopt"')[0].split("meekijker")[1:]
    van_elders = [kaart for kaart in kaarten if "Komt van een andere gemeente" in kaart]
    assert len(van_elders) == 1
    assert "Tynaarlo" in van_elders[0]
    assert len(kaarten) == 2
    assert "Ines" not in "".join(kaarten)

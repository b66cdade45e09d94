"""A yes opens one thing, for one organisation, until it is taken back (AVG 6 lid 1 a, 7, 9 lid 2 a; ADR 16)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.avg.bevoegdheden import per_stuk_met
from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.models import Deling, Toestemming, ToestemmingKort
from samenspel.avg.tests.hulp import deel, gevraagd, gezondheid, toestemming, vul_gezondheid
from samenspel.intake.models import BelemmeringGezondheid
from samenspel.kern.identiteit import ROL_EIGENAAR, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Betrokkenheid, Overeenkomst
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevuld(wereld: Wereld) -> Wereld:
    vul_gezondheid(wereld)
    return wereld


def _ruw(wereld: Wereld, naam: str) -> int:
    """What PostgreSQL itself gives of her health, without our filter."""
    with wereld.als(naam):
        return BelemmeringGezondheid.objects.count()


def test_een_ja_opent_precies_dit_gegeven(gevuld: Wereld) -> None:
    eerste, tweede = gezondheid(gevuld, gevuld.sanne)
    assert (gezondheid(gevuld, gevuld.bert), _ruw(gevuld, "bert")) == ([], 0)
    deel(gevuld, eerste)
    assert [d.rij_id for d in gezondheid(gevuld, gevuld.bert)] == [eerste.rij_id]
    assert _ruw(gevuld, "bert") == 1
    deel(gevuld, tweede)
    assert len(gezondheid(gevuld, gevuld.bert)) == 2


def test_nog_eens_delen_is_niet_nodig_en_na_het_einde_wel(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sleutel = deel(gevuld, eerste)
    with pytest.raises(Weigering, match="al gedeeld"):
        deel(gevuld, eerste)
    with als_eigenaar():
        Toestemming.objects.filter(pk=sleutel).update(
            gevraagd_op=vandaag() - timedelta(days=9), tot=vandaag() - timedelta(days=2)
        )
    deel(gevuld, eerste)
    assert len(gezondheid(gevuld, gevuld.bert)) == 1


def test_beide_muren_staan_alleen(gevuld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sleutel = deel(gevuld, eerste)
    monkeypatch.setattr("samenspel.kern.identiteit.ROL_APP", ROL_EIGENAAR)
    assert [d.rij_id for d in gezondheid(gevuld, gevuld.bert)] == [eerste.rij_id]
    with als_eigenaar():
        Toestemming.objects.filter(pk=sleutel).update(ingetrokken_op=nu(), ingetrokken_door=gevuld.gebruikers["amira"])
    assert gezondheid(gevuld, gevuld.bert) == []


def test_de_inburgeraar_trekt_in_met_een_tik(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sleutel = deel(gevuld, eerste)
    client = gevuld.client("amira")
    bladzijde = client.get(reverse("portaal:delen")).content.decode()
    assert "VluchtelingenWerk Noord" in bladzijde
    assert "uw gezondheid" in bladzijde
    assert "zware" not in bladzijde  # what exactly is not for a phone (ADR 7)
    assert client.post(reverse("portaal:delen_stop", args=[sleutel])).status_code == 302
    assert (gezondheid(gevuld, gevuld.bert), _ruw(gevuld, "bert")) == ([], 0)
    met = toestemming(gevuld, sleutel, gevuld.sanne)
    assert (met.ingetrokken_op is not None, met.ingetrokken_door_id) == (True, gevuld.gebruikers["amira"].pk)
    with gevuld.als("amira") as amira, pytest.raises(Weigering):
        trek_toestemming_in(met, door=amira, nu=nu())


@pytest.mark.parametrize("weg", ["overeenkomst", "betrokkenheid", "categorie", "voorbij"])
def test_een_ja_vervangt_geen_overeenkomst_en_geen_deelname(gevuld: Wereld, weg: str) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sleutel = deel(gevuld, eerste)
    gisteren = vandaag() - timedelta(days=2)
    with als_eigenaar():
        match weg:
            case "overeenkomst":
                Overeenkomst.objects.update(tot=gisteren)
            case "betrokkenheid":
                Betrokkenheid.objects.update(tot=gisteren)
            case "categorie":
                Betrokkenheid.objects.update(categorieen=["C01", "C05"])
            case _:
                Toestemming.objects.filter(pk=sleutel).update(gevraagd_op=gisteren, tot=gisteren)
    assert (gezondheid(gevuld, gevuld.bert), _ruw(gevuld, "bert")) == ([], 0)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"vrij_gezegd": False}, "nee zeggen mag"),
        ({"waarom": "x"}, "waarom"),
        ({"taal": " "}, "welke taal"),
        ({"wijze": "vermoed"}, "hoe de inburgeraar ja zei"),
        ({"op": vandaag() + timedelta(days=3)}, "nog niet geweest"),
        ({"tot": vandaag() - timedelta(days=1)}, "al voorbij"),
        ({"tot": vandaag() + timedelta(days=400)}, "hooguit een jaar"),
    ],
)
def test_zonder_vraag_is_het_geen_toestemming(gevuld: Wereld, velden: dict[str, Any], zin: str) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    with pytest.raises(Weigering, match=zin):
        deel(gevuld, eerste, **velden)


def test_alleen_cellen_t_zijn_te_delen(gevuld: Wereld) -> None:
    """C12 with guidance, work and welfare; C10 and C11 with welfare. Nothing with a school, bank or the COA."""
    per = {soort: per_stuk_met(soort) for soort in Organisatie.Soort.values}
    assert {soort: c for soort, c in per.items() if c} == {
        "maatschappelijke_begeleiding": ("C12",), "werk": ("C12",), "welzijn": ("C10", "C11", "C12"),
    }  # fmt: skip
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    with als_eigenaar():
        school = Organisatie.objects.create(naam="Taalschool", soort=Organisatie.Soort.TAALSCHOOL)
    with gevuld.als("sanne") as sanne, pytest.raises(Weigering, match="kan niet met Taalschool"):
        leg_toestemming_vast(eerste, school, gevraagd(), door=sanne, nu=nu())


def test_zonder_overeenkomst_of_deelname_over_gezondheid_zegt_het_formulier_wat_ontbreekt(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    with als_eigenaar():
        Betrokkenheid.objects.update(categorieen=["C01"])
    with pytest.raises(Weigering, match="Betrek de organisatie eerst"):
        deel(gevuld, eerste)
    with als_eigenaar():
        Overeenkomst.objects.update(categorieen=["C01"])
    with pytest.raises(Weigering, match="In de overeenkomst"):
        deel(gevuld, eerste)


@pytest.mark.parametrize("naam", ["rob", "bert", "ines", "fatma", "amira", "wim"])
def test_wie_het_niet_mag_legt_ook_met_de_databank_zelf_niets_vast(gevuld: Wereld, naam: str) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    rij = {
        "id": "01940000-0000-7000-8000-000000000001", "dossier_id": gevuld.dossier_id, "organisatie_id": gevuld.vluchtelingenwerk.pk, "tabel": eerste.tabel,
        "rij_id": eerste.rij_id, "betreft": "C12", "voor_wie": "", "waarom": "zomaar iets", "gevraagd_op": vandaag(), "tot": vandaag(), "taal": "x",
        "tolk": "", "wijze": "gesproken", "vastgelegd_op": nu(),
    }  # fmt: skip
    with gevuld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select avg_leg_toestemming_vast(%s::jsonb)", [json.dumps(rij, default=str)])
    for vraag in (
        "insert into avg_toestemming default values", "update avg_toestemming set tot = tot", "delete from avg_toestemming",
    ):  # fmt: skip
        with gevuld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(vraag)


def test_een_rij_van_een_ander_dossier_of_een_andere_tabel_is_niet_te_delen(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    for fout in (
        replace(eerste, rij_id=gevuld.dossier_id),
        replace(eerste, tabel="dossiers_notitie"),
        replace(eerste, tabel="toegang_gebruiker"),
        replace(eerste, categorie="C11", tabel="intake_belemmeringgezondheid"),
    ):
        with pytest.raises((DatabaseError, Weigering)), transaction.atomic():
            deel(gevuld, fout)


def test_een_partner_ziet_alleen_de_eigen_bewijzen(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    deel(gevuld, eerste)
    with gevuld.als("bert") as bert:
        assert Deling.objects.count() == 1
        assert ToestemmingKort.objects.count() == Toestemming.objects.count() == 0
        assert not ToestemmingKort.objects.zichtbaar_voor(bert)
    for naam in ("sanne", "ines", "amira", "rob"):
        with gevuld.als(naam):
            assert Deling.objects.count() == 0
    with als_eigenaar():
        Betrokkenheid.objects.update(tot=vandaag() - timedelta(days=2))
    with gevuld.als("bert"):
        assert Deling.objects.count() == 0


def test_waarom_staat_er_alleen_voor_wie_het_gegeven_kent(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sleutel = deel(gevuld, eerste)
    assert toestemming(gevuld, sleutel, gevuld.sanne).waarom
    assert toestemming(gevuld, sleutel, gevuld.amira).waarom
    assert toestemming(gevuld, sleutel, gevuld.rob).waarom == ""
    with identiteit(gevuld.ines):
        assert not ToestemmingKort.objects.zichtbaar_voor(gevuld.ines)


def test_het_formulier_deelt_en_de_partner_ziet_het_bij_de_client(gevuld: Wereld) -> None:
    eerste, _tweede = gezondheid(gevuld, gevuld.sanne)
    sanne, adres = gevuld.client("sanne"), reverse("avg:deel", args=[gevuld.dossier_id])
    assert "Delen met VluchtelingenWerk Noord" in sanne.get(adres).content.decode()
    velden = {
        "wat": [eerste.sleutel], "waarom": "Om een passende cursus te vinden.", "op": f"{vandaag():%d-%m-%Y}", "wijze": "gesproken", "taal": "Arabisch",
        "tot": f"{vandaag():%d-%m-%Y}", "vrij_gezegd": "on",
    }  # fmt: skip
    zonder = {naam: waarde for naam, waarde in velden.items() if naam != "vrij_gezegd"}
    assert sanne.post(adres, zonder).status_code == 422
    assert sanne.post(adres, velden).status_code == 302
    partners = sanne.get(reverse("dossiers:partners", args=[gevuld.dossier_id])).content.decode()
    assert "Gedeeld met toestemming" in partners
    assert "passende cursus" in partners
    client = gevuld.client("bert").get(reverse("keten:client", args=[gevuld.dossier_id])).content.decode()
    assert "Met u gedeeld" in client
    assert "zware belemmering" in client
    assert "lichte belemmering" not in client

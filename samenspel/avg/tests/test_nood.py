"""The emergency door: who, how long, seen by whom, judged by somebody else (D6; ADR 17)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.avg.bevoegdheden import noodcategorieen
from samenspel.avg.handelingen.nood import (
    begin_noodtoegang,
    beoordeel_noodtoegang,
    keur_noodtoegang_goed,
    stop_noodtoegang,
)
from samenspel.avg.models import Noodtoegang, NoodtoegangKort
from samenspel.avg.noodlijst import alle, regels, uiterlijk_beoordeeld
from samenspel.avg.tests.hulp import gezondheid, stel_aan, vul_gezondheid
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.models import Herinnering, Notitie
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Rol
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
UITLEG = "Er is een melding over een mogelijk datalek."


@pytest.fixture
def gevuld(wereld: Wereld) -> Wereld:
    vul_gezondheid(wereld)
    stel_aan(wereld, "femke", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    stel_aan(wereld, "frits", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    with wereld.als("sanne") as sanne:
        noteer(wereld.dossier(), door=sanne, tekst="Gebeld over de afspraak.", nu=NU)
    return wereld


def _open(wereld: Wereld, naam: str = "femke", **velden: Any) -> NoodtoegangKort:
    vast = {"reden": "datalek", "toelichting": UITLEG, "categorieen": ["C12"]}
    with als_eigenaar():
        nummer = wereld.dossier().nummer
    with wereld.als(naam) as wie:
        return begin_noodtoegang(nummer, door=wie, nu=nu(), **{**vast, **velden})


def _verzet(nood: NoodtoegangKort, **velden: Any) -> None:
    with als_eigenaar():
        Noodtoegang.objects.filter(pk=nood.pk).update(**velden)


def _opnieuw(nood: NoodtoegangKort, wie: Aanwezige) -> NoodtoegangKort:
    with identiteit(wie):
        return alle(wie).get(pk=nood.pk)


def test_wie_een_nooddeur_heeft(gevuld: Wereld) -> None:
    """Coach and team leader C14, the FG C12, C14 and C15; nobody else, and never a partner."""
    deuren = {naam: noodcategorieen(gevuld.wie(naam)) for naam in gevuld.aanstellingen}
    assert {naam: wat for naam, wat in deuren.items() if wat} == {
        "rob": ("C14",), "kees": ("C14",), "femke": ("C12", "C14", "C15"), "frits": ("C12", "C14", "C15"),
    }  # fmt: skip
    for naam in ("sanne", "bert", "fatma", "lotte", "amira", "wim"):
        with pytest.raises(Weigering, match="geen noodtoegang"):
            _open(gevuld, naam)


def test_een_uur_een_dossier_genoemde_gegevens(gevuld: Wereld) -> None:
    femke = gevuld.wie("femke")
    assert gezondheid(gevuld, femke) == []
    nood = _open(gevuld)
    assert len(gezondheid(gevuld, femke)) == 2
    assert gezondheid(gevuld, gevuld.wie("frits")) == []
    with identiteit(femke):
        assert Notitie.objects.count() == Notitie.objects.zichtbaar_voor(femke).count() == 0  # C15 was not named
    for voorbij in ({"einde": nu() - timedelta(seconds=1)}, {"einde": nu() + timedelta(hours=1), "gestopt_op": nu()}):
        _verzet(nood, begin=nu() - timedelta(hours=1), **voorbij)
        assert gezondheid(gevuld, femke) == []
        with identiteit(femke), connection.cursor() as cursor:
            cursor.execute("select count(*) from intake_belemmeringgezondheid")
            assert cursor.fetchone() == (0,)


def test_alleen_lezen(gevuld: Wereld) -> None:
    _open(gevuld, categorieen=["C12", "C15"])
    with gevuld.als("femke") as femke:
        assert Notitie.objects.zichtbaar_voor(femke).count() == 1
        assert Notitie.objects.update(gedeeld=True) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Notitie.objects.create(gemeente=gevuld.assen, dossier_id=gevuld.dossier_id, tekst="x", door_id=femke.mens(), vastgelegd_op=NU)  # fmt: skip


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"toelichting": "te kort"}, "minstens 20 tekens"),
        ({"reden": "nieuwsgierig"}, "waarom dit niet kan wachten"),
        ({"categorieen": []}, "welke gegevens"),
        ({"categorieen": ["C09"]}, "welke gegevens"),
    ],
)
def test_niet_zonder_reden(gevuld: Wereld, velden: dict[str, Any], zin: str) -> None:
    with pytest.raises(Weigering, match=zin):
        _open(gevuld, **velden)


def test_een_onbekend_nummer_en_een_tweede_tegelijk(gevuld: Wereld) -> None:
    with gevuld.als("femke") as femke, pytest.raises(Weigering, match="dossiernummer"):
        begin_noodtoegang("X99-9999", door=femke, reden="datalek", toelichting=UITLEG, categorieen=["C12"], nu=nu())
    _open(gevuld)
    with pytest.raises(Weigering, match="loopt al"):
        _open(gevuld)


def test_de_kluis_vraagt_een_tweede_persoon(gevuld: Wereld) -> None:
    nood = _open(gevuld, "kees", reden="vervanging", categorieen=["C14"])
    assert (nood.begin, nood.verborgen) == (None, True)
    with gevuld.als("kees") as kees, pytest.raises(Weigering, match="eigen noodtoegang"):
        keur_noodtoegang_goed(nood, door=kees, nu=nu())
    with gevuld.als("kees"), connection.cursor() as cursor:
        cursor.execute("select * from toegang_nood()")
        assert cursor.fetchall() == []
    with gevuld.als("rob") as rob:
        keur_noodtoegang_goed(alle(rob).get(pk=nood.pk), door=rob, nu=nu())
    with gevuld.als("kees"), connection.cursor() as cursor:
        cursor.execute("select * from toegang_nood()")
        assert cursor.fetchall() == [(gevuld.dossier_id, "C14")]
    nood = _opnieuw(nood, gevuld.wie("kees"))
    assert nood.tweede_id == gevuld.gebruikers["rob"].pk
    assert nood.begin is not None
    assert nood.einde == nood.begin + timedelta(minutes=60)


def test_bij_acuut_gevaar_opent_de_kluis_meteen(gevuld: Wereld) -> None:
    assert _open(gevuld, "kees", reden="acuut_gevaar", categorieen=["C14"]).begin is not None


def test_na_een_uur_keurt_niemand_meer_goed(gevuld: Wereld) -> None:
    nood = _open(gevuld, "kees", reden="vervanging", categorieen=["C14"])
    _verzet(nood, gevraagd_op=nu() - timedelta(minutes=61))
    with gevuld.als("rob") as rob, pytest.raises(Weigering, match="ouder dan een uur"):
        keur_noodtoegang_goed(alle(rob).get(pk=nood.pk), door=rob, nu=nu())
    with gevuld.als("rob"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select avg_keur_nood_goed(%s)", [nood.pk])


def test_regievoerder_teamleider_en_fg_weten_het_meteen(gevuld: Wereld) -> None:
    nood = _open(gevuld)
    with gevuld.als("sanne") as sanne:
        assert Herinnering.objects.zichtbaar_voor(sanne).filter(wie__contains="noodtoegang").count() == 1
    for naam in ("rob", "frits"):
        bladzijde = gevuld.client(naam).get(reverse("avg:noodtoegangen")).content.decode()
        assert "Femke" in bladzijde
        assert "loopt nu" in bladzijde
    assert (
        "Noodtoegang"
        in gevuld.client("sanne").get(reverse("dossiers:partners", args=[gevuld.dossier_id])).content.decode()
    )
    assert gevuld.client("ines").get(reverse("avg:noodtoegang", args=[nood.pk])).status_code == 404
    assert gevuld.client("bert").get(reverse("avg:noodtoegangen")).status_code == 404


def test_elke_bladzijde_zegt_dat_er_een_noodtoegang_loopt(gevuld: Wereld) -> None:
    client = gevuld.client("femke")
    assert "Noodtoegang loopt tot" not in client.get(reverse("toegang:instellingen")).content.decode()
    nood = _open(gevuld)
    assert "Noodtoegang loopt tot" in client.get(reverse("toegang:instellingen")).content.decode()
    inhoud = client.get(reverse("avg:noodtoegang", args=[nood.pk])).content.decode()
    assert "zware belemmering" in inhoud
    assert client.post(reverse("avg:noodtoegang_stop", args=[nood.pk])).status_code == 302
    assert "Noodtoegang loopt tot" not in client.get(reverse("toegang:instellingen")).content.decode()
    assert "zware belemmering" not in client.get(reverse("avg:noodtoegang", args=[nood.pk])).content.decode()


def test_een_ander_beoordeelt(gevuld: Wereld) -> None:
    """What an FG did, the team leader judges; what a coach did, the FG; never who was part of it."""
    nood = _open(gevuld)
    with gevuld.als("femke") as femke:
        stop_noodtoegang(nood, door=femke)
    for naam in ("femke", "frits", "sanne"):
        with gevuld.als(naam) as wie, pytest.raises(Weigering):
            beoordeel_noodtoegang(
                alle(wie).get(pk=nood.pk), door=wie, uitkomst="terecht", oordeel="was nodig", tonen=True, nu=nu()
            )
        with gevuld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select avg_beoordeel_nood(%s, 'terecht', 'was nodig', true, now())", [nood.pk])
    with gevuld.als("rob") as rob:
        beoordeel_noodtoegang(
            alle(rob).get(pk=nood.pk), door=rob, uitkomst="terecht", oordeel="was nodig", tonen=True, nu=nu()
        )
        assert alle(rob).get(pk=nood.pk).uitkomst == "terecht"


def test_wat_de_inburgeraar_ziet_tenzij_het_gevaar_geeft(gevuld: Wereld) -> None:
    _open(gevuld)
    kluis = _open(gevuld, "kees", reden="acuut_gevaar", categorieen=["C14"])
    amira = gevuld.client("amira")
    bladzijde = amira.get(reverse("portaal:delen")).content.decode()
    assert "uw gezondheid" in bladzijde
    assert "uw veiligheid" not in bladzijde
    with gevuld.als("amira"):
        assert Noodtoegang.objects.count() == NoodtoegangKort.objects.count() == 1
    _verzet(kluis, einde=nu(), begin=nu() - timedelta(hours=1))
    with gevuld.als("femke") as femke:
        nood = alle(femke).get(pk=kluis.pk)
        beoordeel_noodtoegang(nood, door=femke, uitkomst="niet_terecht", oordeel="kon wachten", tonen=False, nu=nu())
        assert alle(femke).get(pk=kluis.pk).opnieuw_op == vandaag() + timedelta(days=90)
        beoordeel_noodtoegang(
            alle(femke).get(pk=kluis.pk), door=femke, uitkomst="niet_terecht", oordeel="gevaar voorbij", tonen=True, nu=nu()
        )  # fmt: skip
    assert "uw veiligheid" in amira.get(reverse("portaal:delen")).content.decode()


def test_vijf_werkdagen_en_dan_te_laat(gevuld: Wereld) -> None:
    assert uiterlijk_beoordeeld(date(2026, 12, 22)) == date(2026, 12, 30)  # two Christmas days and a weekend
    nood = _open(gevuld)
    _verzet(nood, gevraagd_op=NU, begin=NU, einde=NU + timedelta(hours=1))
    frits = gevuld.wie("frits")
    with identiteit(frits):
        standen = [
            regels([_opnieuw(nood, frits)], wie=frits, nu=NU + timedelta(days=dagen))[0].stand for dagen in (0, 7, 8)
        ]
    assert standen == ["loopt", "te_beoordelen", "te_laat"]


def test_meer_dan_drie_in_dertig_dagen_valt_op(gevuld: Wereld) -> None:
    for _keer in range(4):
        nood = _open(gevuld)
        with gevuld.als("femke") as femke:
            stop_noodtoegang(nood, door=femke)
    rob = gevuld.wie("rob")
    with identiteit(rob):
        assert [rij.valt_op for rij in regels(alle(rob), wie=rob, nu=nu())] == [True, False, False, False]


def test_wat_er_staat_leest_wie_het_deed_wie_het_mag_weten_en_wie_beoordeelt(gevuld: Wereld) -> None:
    nood = _open(gevuld, "kees", reden="acuut_gevaar", categorieen=["C14"])
    leest = {naam: bool(_opnieuw(nood, gevuld.wie(naam)).toelichting) for naam in ("kees", "sanne", "femke", "rob")}
    assert leest == {"kees": True, "sanne": True, "femke": True, "rob": False}

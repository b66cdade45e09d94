"""Partner and children, bounds per cell, and the progress of a partner organisation: read in, tried out, undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.koppelingen.inlezen.regel import Lid, Regel, Uitkomst
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.tests.bestandmakers import proef_bsn
from samenspel.koppelingen.tests.hulp_inlezen import keur, lees_in, zinnen
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.models import Contactgegeven, Gezinslid
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
WIE = ["Naam", "Geboortedatum", "BSN", "Doelgroep"]
SARA = ["Sara Proef", date(1990, 5, 1), proef_bsn(7), "gezinsmigrant"]
AMIRA = ["Amira Test el Haddad", date(1994, 3, 14), BSN_AMIRA, ""]


def _een(
    wereld: Wereld, koppen: list[str], rij: list[Any], wie: list[Any] | None = None, soort: str = "caseload"
) -> Regel:
    with wereld.als("sanne") as sanne:
        (regel,) = keur([[*WIE, *koppen], [*(wie or SARA), *rij]], sanne, soort)
    return regel


@pytest.mark.parametrize(("cel", "leden"), [
    ("Noor 12-3-2015; Sami (2018)", [("Noor", "2015-03-12"), ("Sami", "2018")]),
    ("Noor en Sami", [("Noor", ""), ("Sami", "")]),
    ("Noor el Amin, 12-03-2015; Sami 3-2018", [("Noor el Amin", "2015-03-12"), ("Sami", "2018-03")]),
])  # fmt: skip
def test_kinderen_in_een_cel(wereld: Wereld, cel: str, leden: list[tuple[str, str]]) -> None:
    regel = _een(wereld, ["Kinderen"], [cel])
    assert [(lid.naam, lid.geboortedatum) for lid in regel.gezin] == leden
    assert regel.uitkomst is Uitkomst.NIEUW


@pytest.mark.parametrize(("koppen", "rij", "zin", "aantal"), [
    (["Geboortedatum partner"], ["1-1-1990"], "De naam van de partner ontbreekt", 0),
    (["Kinderen"], ["12-3-2015"], "niet te lezen als naam met geboortedatum", 0),
    (["Kinderen"], ["Noor 12-3-2090"], "moet nog komen", 1),
    (["Aantal kinderen"], ["2"], "Alleen het aantal is bekend", 2),
    (["Kinderen", "Aantal kinderen"], ["Noor 12-3-2015", "3"], "Kijk dit met de hand na", 1),
    (["Geboortedatum kind 1"], ["12-3-2015"], "De naam ontbreekt", 1),
])  # fmt: skip
def test_wat_niet_klopt_krijgt_een_zin_bij_de_rij(
    wereld: Wereld, koppen: list[str], rij: list[Any], zin: str, aantal: int
) -> None:
    regel = _een(wereld, koppen, rij)
    assert zin in zinnen(regel)
    assert len(regel.gezin) == aantal
    assert regel.uitkomst is Uitkomst.NIEUW


def test_een_gezin_komt_binnen_een_keer_en_gaat_bij_ongedaan_maken_weg(wereld: Wereld) -> None:
    koppen = ["Naam partner", "Geboortedatum partner", "Kind 1", "Geboortedatum kind 1"]
    rijen: list[list[Any]] = [
        [*WIE, *koppen],
        [*SARA, "Omar Proef", "1988", "Noor Proef", "12-3-2015"],
        [*AMIRA, "Bilal Test", "", "", ""],
    ]
    with wereld.als("sanne") as sanne:
        inlezing = lees_in(rijen, sanne)
        leden = Gezinslid.objects.order_by("naam").values_list("relatie", "naam", "geboortedatum")
        assert list(leden) == [
            ("partner", "Bilal Test", ""),
            ("kind", "Noor Proef", "2015-03-12"),
            ("partner", "Omar Proef", "1988"),
        ]
        lees_in(rijen, sanne)
        assert Gezinslid.objects.count() == 3
    with wereld.als("sanne") as sanne:
        tweede = keur(rijen, sanne)
        assert [regel.uitkomst for regel in tweede] == [Uitkomst.BEKEND, Uitkomst.BEKEND]
        terug = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerde lijst")
        assert (
            terug.terug_verslag["gezinsleden_vervallen"] == 1
            or not Dossier.objects.filter(persoon__naam="Sara Proef").exists()
        )
        assert Gezinslid.objects.get(naam="Bilal Test").vervallen_op == VANDAAG


def test_een_nieuw_dossier_met_gezin_wordt_bij_ongedaan_maken_helemaal_gewist(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = lees_in([[*WIE, "Naam partner"], [*SARA, "Omar Proef"]], sanne)
        terug = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerde lijst")
        assert (terug.terug_verslag["gewist"], terug.terug_verslag["gezinsleden_vervallen"]) == (1, 0)
        assert not Gezinslid.objects.filter(naam="Omar Proef").exists()


def test_een_andere_partner_in_het_dossier_blijft_staan(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="partner", naam="Yusuf Test")
    regel = _een(wereld, ["Naam partner", "Kinderen"], ["Bilal Test", "Noor 2015"], AMIRA)
    assert "andere partner" in zinnen(regel)
    assert regel.gezin == [Lid("kind", "Noor", "2015")]


@pytest.mark.parametrize(("kop", "cel", "zin"), [
    ("Telefoon", "abc", "geen telefoonnummer"), ("E-mail", "geen adres", "geen e-mailadres"),
    ("Kennisgeving DUO", "1-1-1950", "1950 kan niet kloppen"), ("Einde termijn", "1-1-2099", "2099 kan niet kloppen"),
])  # fmt: skip
def test_een_onmogelijke_cel_wordt_niet_overgenomen(wereld: Wereld, kop: str, cel: str, zin: str) -> None:
    regel = _een(wereld, [kop], [cel])
    assert zin in zinnen(regel)
    assert regel.uitkomst is Uitkomst.NIEUW
    assert not regel.contacten
    assert not regel.feiten


def test_een_goed_nummer_en_adres_komen_wel_binnen(wereld: Wereld) -> None:
    regel = _een(wereld, ["Telefoon", "E-mail"], ["06-12345678 / 0592-123456", "sara@voorbeeld.test"])
    assert {soort for soort, _waarde in regel.contacten} == {Contactgegeven.Soort.TELEFOON, Contactgegeven.Soort.EMAIL}


def test_voortgang_van_maatschappelijke_begeleiding_komt_elke_keer_opnieuw_binnen(wereld: Wereld) -> None:
    koppen = ["BSN", "Start MB", "Peildatum", "Stand", "Uren begeleiding"]
    with wereld.als("sanne") as sanne:
        for op, stand, uren in (("1-5-2026", "loopt goed", "12"), ("1-6-2026", "bijna klaar", "20")):
            lees_in([koppen, [BSN_AMIRA, "1-4-2026", op, stand, uren]], sanne, "mb")
        gegevens = Gebeurtenis.objects.filter(dossier=wereld.dossier_id, soort="mb_voortgang").order_by("op")
        assert [feit.gegevens for feit in gegevens] == [
            {"stand": "goed", "uren": 12},
            {"stand": "bijna_klaar", "uren": 20},
        ]
        assert Gebeurtenis.objects.filter(soort="mb_gestart").count() == 1
        (vreemd,) = keur([koppen, [proef_bsn(9), "1-4-2026", "", "", ""]], sanne, "mb")
    assert vreemd.uitkomst is not Uitkomst.NIEUW
    assert "niet in Samenspel" in zinnen(vreemd)

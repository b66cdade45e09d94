"""A household from the start: partner and children, linked both ways, and one act for all adults."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.gezin import voeg_gezinslid_toe
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Afspraak, Dossier, Gebeurtenis, Notitie
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Contactgegeven, Gezinslid, Zoekterm
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.models import Betrokkenheid
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

GEZIN = {
    "aanleiding": "coa", "naam": "Yared Tekle", "doelgroep": "ASIEL_A", "op": "1-6-2026", "geboortedatum": "1990", "azc": "AZC Assen",
    "talen": "Tigrinya, Engels", "tolk_nodig": "on", "partner_naam": "Saba Haile", "partner_geboren": "3-1992", "partner_dossier": "on",
    "kind_1_naam": "Liya", "kind_1_geboren": "12-8-2021", "kind_2_naam": "Natnael", "kind_2_geboren": "",
}  # fmt: skip


@pytest.fixture
def paar(wereld: Wereld) -> tuple[Dossier, Dossier]:
    """Yared and Saba, opened by one form."""
    antwoord = wereld.client("sanne").post(reverse("dossiers:nieuw"), GEZIN)
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        return Dossier.objects.get(persoon__naam="Yared Tekle"), Dossier.objects.get(persoon__naam="Saba Haile")


def test_een_gezin_in_een_formulier_geeft_twee_dossiers_die_naar_elkaar_wijzen(
    wereld: Wereld, paar: tuple[Dossier, Dossier]
) -> None:
    yared, saba = paar
    with wereld.als("sanne"):
        van_yared = {
            (lid.relatie, lid.naam, lid.geboortedatum, lid.eigen_dossier_id)
            for lid in Gezinslid.objects.filter(dossier=yared)
        }
        assert van_yared == {
            ("partner", "Saba Haile", "1992-03", saba.pk),
            ("kind", "Liya", "2021-08-12", None),
            ("kind", "Natnael", "", None),
        }
        van_saba = set(Gezinslid.objects.filter(dossier=saba).values_list("relatie", "naam", "eigen_dossier_id"))
        assert van_saba == {("partner", "Yared Tekle", yared.pk), ("kind", "Liya", None), ("kind", "Natnael", None)}
        for dossier in paar:
            assert Gebeurtenis.objects.filter(dossier=dossier, soort="koppeling_gemeente", op=date(2026, 6, 1)).exists()
            assert Contactgegeven.objects.get(dossier=dossier).soort == "azc"
        assert yared.persoon.talen == ["Tigrinya", "Engels"]
        assert yared.persoon.tolk_nodig


def test_een_geboortedatum_zonder_naam_krijgt_een_zin_en_niets_gaat_verloren(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:nieuw"), {**GEZIN, "kind_2_naam": "", "kind_2_geboren": "2020"}
    )
    assert antwoord.status_code == 422
    inhoud = antwoord.content.decode()
    assert "Vul ook de naam in" in inhoud
    assert 'value="Saba Haile"' in inhoud
    assert '<details class="uitklap" open>' in inhoud


def test_een_partner_die_er_al_is_wordt_getoond(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:nieuw"), {**GEZIN, "partner_naam": "Amira Haddad", "partner_geboren": "14-3-1994"}
    )
    assert antwoord.status_code == 409
    assert "A26-0001" in antwoord.content.decode()


def post(wereld: Wereld, blad: str, dossier: Dossier, *rest: str, **velden: object) -> int:
    return wereld.client("sanne").post(reverse(f"dossiers:{blad}", args=[dossier.pk, *rest]), velden).status_code


def test_een_feit_voor_allebei_en_twee_keer_versturen_blijft_een_keer(
    wereld: Wereld, paar: tuple[Dossier, Dossier]
) -> None:
    yared, saba = paar
    velden = {"op": "2-6-2026", "bron": "brp", "ook_voor": [str(saba.pk)], "sleutel": str(uuid7())}
    for _ in range(2):
        assert post(wereld, "feit", yared, "brp_inschrijving", **velden) == 302
    with wereld.als("sanne"):
        for dossier in paar:
            assert Gebeurtenis.objects.filter(dossier=dossier, soort="brp_inschrijving").count() == 1


def test_oproep_notitie_afspraak_en_adres_voor_allebei(wereld: Wereld, paar: tuple[Dossier, Dossier]) -> None:
    yared, saba = paar
    samen = {"ook_voor": [str(saba.pk)]}
    assert post(wereld, "oproepen", yared, op="2-6-2026", verschijnen_op="9-12-2026", **samen) == 302
    assert post(wereld, "contact", yared, soort="adres", waarde="Vaart 12, Assen", vanaf="1-6-2026", **samen) == 302
    notitie = {f"notitie-{naam}": waarde for naam, waarde in {"tekst": "Samen gesproken", **samen}.items()}
    assert post(wereld, "gesprekken", yared, wat="notitie", **notitie) == 302
    afspraak = {
        "dag": "9-12-2030",
        "tijd": "10.00",
        "minuten": "60",
        "onderwerp": "Intake",
        "met": str(wereld.sanne.gebruiker_id),
        **samen,
    }
    assert post(wereld, "gesprekken", yared, wat="afspraak", **{f"afspraak-{n}": w for n, w in afspraak.items()}) == 302
    with wereld.als("sanne"):
        for dossier in paar:
            assert Gebeurtenis.objects.filter(dossier=dossier, soort="oproep_brede_intake").count() == 1
            adressen = Contactgegeven.objects.filter(dossier=dossier).values_list("soort", "tot")
            assert set(adressen) == {("azc", date(2026, 6, 1)), ("adres", None)}
            assert Notitie.objects.filter(dossier=dossier).count() == 1
            assert Afspraak.objects.filter(dossier=dossier).count() == 1


def test_iemand_buiten_het_gezin_kan_niet_mee_ook_niet_met_een_geraden_id(
    wereld: Wereld, paar: tuple[Dossier, Dossier]
) -> None:
    yared, _saba = paar
    velden = {"op": "2-6-2026", "bron": "hand", "ook_voor": [str(wereld.dossier_id)]}
    antwoord = wereld.client("sanne").post(reverse("dossiers:feit", args=[yared.pk, "brp_inschrijving"]), velden)
    assert antwoord.status_code == 422
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(dossier=yared, soort="brp_inschrijving").exists()


def test_een_gesloten_dossier_doet_niet_meer_mee(wereld: Wereld, paar: tuple[Dossier, Dossier]) -> None:
    yared, saba = paar
    assert post(wereld, "sluiten", saba, op="2-6-2026", reden="verhuisd") == 302
    inhoud = wereld.client("sanne").get(reverse("dossiers:feit", args=[yared.pk, "brp_inschrijving"])).content.decode()
    assert "ook_voor" not in inhoud


def test_uit_elkaar_gaan_geldt_aan_beide_kanten(wereld: Wereld, paar: tuple[Dossier, Dossier]) -> None:
    yared, saba = paar
    with wereld.als("sanne"):
        lid = Gezinslid.objects.get(dossier=yared, relatie="partner")
    assert post(wereld, "gezinslid_einde", yared, str(lid.pk)) == 302
    with wereld.als("sanne"):
        assert not Gezinslid.objects.filter(relatie="partner", vervallen_op__isnull=True).exists()
        assert Gezinslid.objects.filter(dossier=saba, relatie="kind", vervallen_op__isnull=True).count() == 2


def test_meer_namen_vinden_dezelfde_persoon(wereld: Wereld) -> None:
    client, dossier = wereld.client("sanne"), wereld.dossier_id
    for soort, naam in (
        ("officieel", "Amirah Al-Haddād"),
        ("schrijfwijze", "أميرة الحداد"),
        ("officieel", "Amirah al Hadad"),
    ):
        assert client.post(reverse("dossiers:naam", args=[dossier]), {"soort": soort, "naam": naam}).status_code == 302
    inhoud = client.get(reverse("dossiers:persoon", args=[dossier])).content.decode()
    for tekst in (
        "Amirah al Hadad",
        "أميرة الحداد",
        "eerdere naam",
    ):  # one name in the BRP; the former one stays findable
        assert tekst in inhoud
    for gezocht in ("amirah", "الحداد", "al-haddad"):
        assert str(dossier) in client.get(reverse("dossiers:lijst"), {"zoek": gezocht}).content.decode()
    namen = client.get(reverse("dossiers:persoon", args=[dossier])).context["namen"]
    with wereld.als("sanne"):
        naam_id = namen.get(soort="schrijfwijze").pk
        rij = Zoekterm.objects.filter(dossier=dossier).count()
    assert client.post(reverse("dossiers:naam_weg", args=[dossier, naam_id])).status_code == 302
    with wereld.als("sanne"):
        assert Zoekterm.objects.filter(dossier=dossier).count() < rij


def test_een_partner_van_buiten_kan_geen_gezin_veranderen(wereld: Wereld, paar: tuple[Dossier, Dossier]) -> None:
    """Bert of VluchtelingenWerk takes part in Yared's dossier and still has no door to these screens."""
    yared, saba = paar
    with als_eigenaar():
        Betrokkenheid.objects.create(
            gemeente_id=yared.gemeente_id, dossier_id=yared.pk, organisatie=wereld.vluchtelingenwerk, doel="begeleiding", vanaf=date(2026, 6, 1),
            categorieen=list(mogelijk(wereld.vluchtelingenwerk.soort)), stand=Betrokkenheid.Stand.GEACCEPTEERD,
        )  # fmt: skip
    for blad in ("gezinslid", "naam", "contact"):
        assert wereld.client("bert").post(reverse(f"dossiers:{blad}", args=[saba.pk]), {"naam": "x"}).status_code == 404


def test_vanuit_het_dossier_van_een_volwassen_kind_staan_de_ouders_in_de_notitie(
    wereld: Wereld, paar: tuple[Dossier, Dossier]
) -> None:
    """The household is the same from every side; also when only the parents wrote the child down."""
    with wereld.als("sanne") as sanne:
        kind = open_dossier(
            Aanmelding(naam="Meron Tekle", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 6, 1), vastgelegd_op=NU
        )
        for ouder in paar:
            voeg_gezinslid_toe(
                ouder, door=sanne, relatie="kind", naam="Meron Tekle", geboortedatum="2004-05-01", eigen=kind
            )
    client = wereld.client("sanne")
    blad = client.get(reverse("werkvoorraad:notitie"), {"dossier": str(kind.pk)}).content.decode()
    for ouder, naam in zip(paar, ("Yared Tekle", "Saba Haile"), strict=True):
        assert f'value="{ouder.pk}"' in blad
        assert naam in blad
    assert "Allemaal" in blad
    dossierblad = client.get(reverse("dossiers:dossier", args=[kind.pk])).content.decode()
    assert f'value="{paar[0].pk}"' in dossierblad
    assert f'value="{kind.pk}"' in client.get(reverse("dossiers:dossier", args=[paar[0].pk])).content.decode()

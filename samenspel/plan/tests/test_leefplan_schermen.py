"""The screens of the living plan: every act by form, bad input with a sentence, and decision beside plan."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.onderdelen import ONDERWERPEN
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.plan.bevindingen import bevindingen
from samenspel.plan.domeinen import DOMEIN, DOMEINEN
from samenspel.plan.drift import Vergelijking
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af
from samenspel.plan.handelingen.leefplan_praktijk import leg_praktijk_vast
from samenspel.plan.handelingen.vaststellen import stel_pip_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.leefplan import leefplan_van
from samenspel.plan.models import Actie, Doel, Pip
from samenspel.plan.naast import vergelijking_van
from samenspel.plan.tests.hulp import INHOUD, bekend_pip, dag, na, vastgesteld_pip, vers
from samenspel.plan.tests.hulp_leefplan import (
    EINDE_JUNI,
    actie,
    doel,
    maak_ondertussengroep,
    van_niemand,
    van_vluchtelingenwerk,
)
from tests.wereld import NU, VANDAAG, Wereld, sluit_overeenkomst


def _dag(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _doel_in(client: Client, wereld: Wereld, **velden: str) -> Any:
    gegevens = {"domein": "taal", "tekst": "Ik wil leren.", "taal": "nl", "op": _dag(vandaag()), **velden}
    return client.post(reverse("plan:doel", args=[wereld.dossier_id]), gegevens)


def test_een_leeg_plan_zegt_wat_er_nu_kan(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "Er staat nog niets in het plan" in inhoud
    assert "Schrijf het eerste doel op" in inhoud


def test_een_doel_uit_een_voorbeeld_of_in_eigen_woorden(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    assert _doel_in(client, wereld, tekst="", voorbeeld="Ik wil fit worden.", domein="welbevinden").status_code == 302
    arabisch = "أريد أن أطبخ 🍲"
    assert _doel_in(client, wereld, tekst=arabisch, taal="ar", domein="werk").status_code == 302
    inhoud = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "‘Ik wil fit worden.’" in inhoud
    assert f'<p class="woorden" lang="ar" dir="rtl">‘{arabisch}’</p>' in inhoud


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": " "}, "Schrijf het doel op, of kies een voorbeeld."),
        ({"tekst": "x" * 10_000}, "Dit is te lang: 10000 tekens, hooguit 2000."),
        ({"op": "31-6-2026"}, "31 juni bestaat niet. Juni heeft 30 dagen."),
        ({"op": "1-1-2040"}, "Deze dag ligt in de toekomst."),
        ({"op": "1-1-2199"}, "Deze dag ligt te ver weg. Kijk of het jaar klopt."),
        ({"domein": "wonen"}, "wonen"),
    ],
)
def test_slechte_invoer_krijgt_een_zin_en_raakt_niet_kwijt(wereld: Wereld, velden: dict[str, str], zin: str) -> None:
    antwoord = _doel_in(wereld.client("sanne"), wereld, **velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    if "tekst" not in velden:
        assert "Ik wil leren." in antwoord.content.decode()


def test_twee_keer_versturen_is_een_doel(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    sleutel = "01940000-0000-7000-8000-00000000abcd"
    for _keer in range(2):
        assert _doel_in(client, wereld, sleutel=sleutel).status_code == 302
    with wereld.als("sanne"):
        assert Doel.objects.count() == 1


def test_het_adres_van_een_nieuw_doel_noemt_geen_gezondheid(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(reverse("plan:doel", args=[wereld.dossier_id]) + "?onderdeel=2")
    assert inhoud.context["form"].initial["domein"] == "welbevinden"
    assert inhoud.status_code == 200


def _actie_in(client: Client, wereld: Wereld, bij: Doel, **velden: str) -> Any:
    gegevens = {"wat": "Taalschool zoeken", "wie": "i", "gepland_op": _dag(vandaag() + timedelta(days=20)), **velden}
    return client.post(reverse("plan:actie", args=[wereld.dossier_id, bij.pk]), gegevens)


def test_een_actie_voor_een_partner_een_collega_de_inburgeraar_of_niemand(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        bij = doel(wereld)
    client = wereld.client("sanne")
    keuzes = {
        f"o:{wereld.vluchtelingenwerk.pk}": "VluchtelingenWerk Noord", f"m:{wereld.gebruikers['kees'].pk}": "Kees Boonstra",
        "i": "de inburgeraar zelf", "n": "Nog te bepalen",
    }  # fmt: skip
    for wie in keuzes:
        assert (
            _actie_in(client, wereld, bij, wie=wie, eigenaar_uiterlijk=_dag(vandaag() + timedelta(days=3))).status_code
            == 302
        )
    inhoud = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    for naam in keuzes.values():
        assert naam in inhoud
    assert "Vaststellen kan als iedereen weet wie wat doet." in inhoud


def test_niemand_zonder_dag_en_een_partner_zonder_opdracht_bij_geld(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        bij = doel(wereld, "financien", "Ik wil sparen.")
    client = wereld.client("sanne")
    zonder = _actie_in(client, wereld, bij, wie="n")
    assert (zonder.status_code, "Schrijf tot wanneer u zoekt wie dit doet." in zonder.content.decode()) == (422, True)
    partner = _actie_in(client, wereld, bij, wie=f"o:{wereld.vluchtelingenwerk.pk}")
    assert (partner.status_code, "zonder bedragen of gezondheid" in partner.content.decode()) == (422, True)


def test_elke_daad_op_een_actie_gaat_met_een_formulier(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        een, twee = (actie(doel(wereld), wereld, gepland_op=vandaag() + timedelta(days=9)) for _ in range(2))
    client, nu = wereld.client("sanne"), _dag(vandaag())

    def doe(wat: Actie, daad: str, **velden: str) -> int:
        adres = reverse("plan:actiedaad", args=[wereld.dossier_id, wat.pk, daad])
        assert client.get(adres).status_code == 200
        assert client.post(adres, {"niets": "1"}).status_code == 422
        return client.post(adres, velden).status_code

    assert doe(een, "toewijzen", wie="i") == 302
    assert doe(een, "verzetten", gepland_op=_dag(vandaag() + timedelta(days=30)), reden="Vakantie.") == 302
    assert doe(een, "afronden", resultaat="Gelukt.", op=nu, toets_op=nu) == 302
    assert doe(een, "effect", effect="ja", toelichting="Zij zegt het zelf.", op=nu) == 302
    assert doe(twee, "laten-vallen", reden="Niet meer nodig.", op=nu) == 302
    assert client.get(reverse("plan:actiedaad", args=[wereld.dossier_id, een.pk, "verzinsel"])).status_code == 404
    inhoud = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    for woord in ("Klaar, het hielp", "Vervallen", "Gelukt."):
        assert woord in inhoud


def test_elke_daad_op_een_doel_gaat_met_een_formulier(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        een, twee = doel(wereld), doel(wereld, tekst="Ik wil een diploma.")
    client, nu = wereld.client("sanne"), _dag(vandaag())

    def doe(wat: Doel, daad: str, **velden: str) -> int:
        adres = reverse("plan:doeldaad", args=[wereld.dossier_id, wat.pk, daad])
        assert client.get(adres).status_code == 200
        return client.post(adres, velden).status_code

    assert (
        doe(een, "wijzigen", tekst="Ik wil met alle juffen praten.", taal="nl", reden="Nog een kind op school.", op=nu)
        == 302
    )
    assert doe(een, "bereiken", resultaat="Zij belt zelf de school.", op=nu) == 302
    assert doe(twee, "loslaten", reden="Zij werkt nu.", op=nu) == 302
    onder = reverse("plan:doel", args=[wereld.dossier_id]) + f"?onder={een.pk}"
    assert "al afgesloten" in client.post(onder, {"tekst": "Eerst dit.", "taal": "nl", "op": nu}).content.decode()


def test_afronden_terwijl_een_collega_dat_net_deed_geeft_een_zin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        klus = actie(doel(wereld), wereld)
        rond_actie_af(klus, door=sanne, op=VANDAAG, resultaat="Al gedaan.", vastgelegd_op=NU)
    adres = reverse("plan:actiedaad", args=[wereld.dossier_id, klus.pk, "afronden"])
    antwoord = wereld.client("kees").post(adres, {"resultaat": "Ook gedaan.", "op": _dag(vandaag())})
    assert antwoord.status_code == 422
    assert "Deze actie is al klaar." in antwoord.content.decode()
    assert "Ook gedaan." in antwoord.content.decode()


def test_het_overzicht_toont_het_plan_wie_doet_wat_en_de_geschiedenis(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        bij = doel(wereld, "werk", "Ik wil weer koken.")
        dag = vandaag() + timedelta(days=20)
        actie(bij, wereld, "Kinderopvang regelen", eigenaar=van_niemand(vandaag()), gepland_op=dag)
        actie(bij, wereld, "Keuken zoeken", eigenaar=van_vluchtelingenwerk(wereld), gepland_op=dag)
    inhoud = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    for stuk in ("Plan op vijf domeinen", "‘Ik wil weer koken.’", "Wie doet wat, wanneer", "Gat: Kinderopvang regelen", "Keuken zoeken",
                 "Doel gesteld", "2 acties afgesproken", "Eén gat: Kinderopvang regelen."):  # fmt: skip
        assert stuk in inhoud, stuk


def test_het_plan_kost_op_een_bladzijde_twee_vragen(wereld: Wereld, django_assert_num_queries: Any) -> None:
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld)
        dossier = wereld.dossier()
        dossier.__dict__["kop_samengevoegd"] = []
        with django_assert_num_queries(2):
            for _keer in range(3):
                assert leefplan_van(dossier, sanne).acties


# the decision beside the plan


def _met_besluit(wereld: Wereld) -> Doel:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld, "werk", "Ik wil weer koken.")
        actie(bij, wereld, "Keuken zoeken", gepland_op=EINDE_JUNI)
        vastgesteld_pip(wereld.dossier(), sanne)
    return bij


def test_besluit_naast_plan_toont_gelijk_en_anders_met_twee_uitwegen(wereld: Wereld) -> None:
    _met_besluit(wereld)
    with wereld.als("sanne") as sanne:
        leg_praktijk_vast(
            wereld.dossier(),
            door=sanne,
            onderwerp="leerroute",
            sinds=vandaag(),
            zoals_besluit=False,
            uren=Decimal(8),
            reden="opvang",
        )
    inhoud = wereld.client("sanne").get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    tabel = inhoud[inhoud.index('<table class="naast"') : inhoud.index("</table>")]
    assert "15 uur per week" in tabel
    assert "8 uur per week sinds" in tabel
    assert "Anders dan het besluit" in tabel
    assert "Wijzig het besluit" in tabel
    assert reverse("plan:wijziging", args=[wereld.dossier_id]) in tabel
    assert "Los het verschil op" in tabel
    assert "Verandert niet." in tabel
    assert "1 verschil" in inhoud or "verschillen" in inhoud
    for cel in tabel.split('<td class="besluit"')[1:]:
        besluit = cel.split("</td>")[0]
        assert not [stuk for stuk in ("<a ", "<button", "<form", "<input") if stuk in besluit]


def test_een_verschil_oplossen_maakt_de_rij_weer_gelijk(wereld: Wereld) -> None:
    _met_besluit(wereld)
    client, adres = wereld.client("sanne"), reverse("plan:praktijk", args=[wereld.dossier_id, "leerroute"])
    assert client.post(adres, {"hoe": "anders", "sinds": _dag(vandaag())}).status_code == 422
    assert (
        client.post(adres, {"hoe": "anders", "uren": "8,5", "reden": "opvang", "sinds": _dag(vandaag())}).status_code
        == 302
    )
    assert "8,5 uur per week" in client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert client.post(adres, {"hoe": "besluit", "sinds": _dag(vandaag())}).status_code == 302
    assert "8,5 uur per week" not in client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()


def test_een_besluit_valt_niet_terug_in_de_tijd_door_een_nieuw_doel(wereld: Wereld) -> None:
    _met_besluit(wereld)
    client = wereld.client("sanne")
    assert _doel_in(client, wereld, domein="taal", tekst="Ik wil ook lezen.").status_code == 302
    inhoud = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    besluit = inhoud[inhoud.index('<table class="naast"') : inhoud.index("</table>")]
    assert "Geen aparte afspraak" in besluit
    assert "‘Ik wil ook lezen.’" in besluit  # on the side of now


def test_een_nieuwe_versie_die_het_plan_overneemt_maakt_een_eind_aan_het_verschil(wereld: Wereld) -> None:
    """And a talk before it still counts: from the first PIP on."""
    with wereld.als("sanne") as sanne:
        eerste = bekend_pip(wereld.dossier(), sanne, aantal_voortgangsgesprekken=6)
        leg_vast(wereld.dossier(), "voortgangsgesprek", op=dag(20), door=sanne, vastgelegd_op=na(20))
        for onderwerp, velden in (("leerroute", {"uren": Decimal(8)}), ("ondersteuning", {"tekst": "Een taalmaatje"})):
            leg_praktijk_vast(
                wereld.dossier(), door=sanne, onderwerp=onderwerp, sinds=dag(30), zoals_besluit=False, reden="opvang",
                vastgelegd_op=na(30), **velden,
            )  # fmt: skip
        nieuw = wijzig_pip(eerste, door=sanne, reden="OVERIG", toelichting="Er is geen opvang.", nu=na(40))
        inhoud = INHOUD | {
            "intensiteit_leerroute": 8,
            "ondersteuning": "Een taalmaatje.",
            "aantal_voortgangsgesprekken": 6,
        }
        leg_inhoud_vast(nieuw, inhoud, door=sanne, nu=na(40))
        assert _verschillen(wereld, sanne, eerste) == {"leerroute", "ondersteuning"}
        bespreek_pip(nieuw, door=sanne, op=dag(40), hoe="telefoon", instemming="eens", nu=na(40))
        tweede = stel_pip_vast(nieuw, door=sanne, dagtekening=dag(40), nu=na(40), met_brief=False)
        assert _verschillen(wereld, sanne, tweede) == set()
        gesprekken = next(rij for rij in _rijen(wereld, sanne, tweede) if rij.code == "gesprekken")
        assert gesprekken.nu.startswith("1 gehad")


def _rijen(wereld: Wereld, wie: Aanwezige, pip: Pip) -> list[Vergelijking]:
    dossier, op = wereld.dossier(), dag(200)
    return vergelijking_van(dossier, vers(pip), beeld_van(dossier, wie=wie, op=op), wie=wie, op=op)


def _verschillen(wereld: Wereld, wie: Aanwezige, pip: Pip) -> set[str]:
    return {rij.code for rij in _rijen(wereld, wie, pip) if rij.verschil}


# the support plan and the partner


def test_een_steunplan_van_begin_tot_nieuwe_versie_met_formulieren(wereld: Wereld) -> None:
    maak_ondertussengroep(wereld)
    client, nu = wereld.client("sanne"), _dag(vandaag())
    begin = reverse("plan:steunplan_beginnen", args=[wereld.dossier_id])
    assert client.post(begin, {"grondslag": "toestemming", "op": nu}).status_code == 422
    assert client.post(begin, {"grondslag": "toestemming", "toestemming_op": nu, "op": nu}).status_code == 302
    vast = reverse("plan:steunplan_vaststellen", args=[wereld.dossier_id])
    leeg = client.post(vast, {"op": nu})
    assert (leeg.status_code, "nog geen doel" in leeg.content.decode()) == (422, True)
    assert _doel_in(client, wereld).status_code == 302
    assert client.post(vast, {"op": nu}).status_code == 302
    wijzig = reverse("plan:steunplan_wijzigen", args=[wereld.dossier_id])
    assert client.post(wijzig, {"grondslag": "participatiewet", "op": nu}).status_code == 422
    assert (
        client.post(wijzig, {"grondslag": "participatiewet", "op": nu, "reden": "Zij wil werken."}).status_code == 302
    )
    inhoud = client.get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "Zij wil werken." in inhoud
    assert "Stel plan vast" in inhoud
    assert client.get(reverse("plan:steunplan_versie", args=[wereld.dossier_id, 2])).status_code == 404


def test_bert_meldt_zijn_actie_klaar_in_een_veld(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        klus = actie(doel(wereld), wereld, "Zoek een taalmaatje", eigenaar=van_vluchtelingenwerk(wereld))
    client, adres = wereld.client("bert"), reverse("plan:mijn_actie", args=[klus.pk])
    assert "Zoek een taalmaatje" in client.get(adres).content.decode()
    assert client.post(adres, {"resultaat": "", "op": _dag(vandaag())}).status_code == 422
    assert client.post(adres, {"resultaat": "Truus wil wel.", "op": _dag(vandaag())}).status_code == 302
    inhoud = client.get(reverse("plan:mijn_acties")).content.decode()
    assert "U heeft nu geen acties" in inhoud
    assert "Truus wil wel." in inhoud
    assert (
        "Truus wil wel."
        in wereld.client("sanne").get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    )


def test_het_plan_staat_ook_op_papier(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        actie(doel(wereld, tekst="Ik wil bij de bakker werken."), wereld, wat="Een dag meelopen")
    inhoud = wereld.client("sanne").get(reverse("dossiers:afdruk", args=[wereld.dossier_id])).content.decode()
    assert "Ik wil bij de bakker werken." in inhoud
    assert "Een dag meelopen: <bdi>Sanne" in inhoud


# the brede intake beside the plan, and sample actions


def test_elk_onderwerp_van_de_intake_hoort_bij_een_domein_van_het_plan() -> None:
    """R15: the five domains are the backbone of intake and plan."""
    alle = [code for domein in DOMEINEN for code in domein.intake]
    assert sorted(alle) == sorted(ONDERWERPEN)
    assert len(alle) == len(set(alle))


def test_wat_de_intake_vond_staat_bij_het_domein_voor_wie_het_mag_lezen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        for code, waarde, kant in (
            ("werk_wens", "bakker worden", "zelf"), ("nederlands_nu", "woorden", "zelf"), ("nederlands_nu", "eenvoudig", "professional"),
            ("hoofd", "vaak", "zelf"), ("einde_maand", "tekort", "zelf"),
        ):  # fmt: skip
            beantwoord(wereld.dossier(), code, waarde, kant=kant, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        doel(wereld)
        gevonden = bevindingen(wereld.dossier(), sanne)
        assert [b.antwoorden for b in gevonden["werk"]] == [(("bakker worden", "zegt de inburgeraar"),)]
        (taal,) = gevonden["taal"]
        assert [kant for _woord, kant in taal.antwoorden] == ["zegt de inburgeraar", "ziet de medewerker"]
        assert set(gevonden) == {"werk", "taal", "welbevinden", "financien"}
    blad = wereld.client("sanne").get(reverse("plan:leefplan", args=[wereld.dossier_id])).content.decode()
    assert "Uit de brede intake: 1 antwoord" in blad
    assert "bakker worden" in blad
    with wereld.als("rob") as rob:
        dossier = wereld.dossier()
        assert "welbevinden" not in bevindingen(dossier, rob)
    with wereld.als("wim") as wim:
        assert not bevindingen(dossier, wim)


@pytest.mark.parametrize("domein", [domein.code for domein in DOMEINEN])
def test_een_voorbeeldactie_vult_woorden_dag_en_eigenaar_in(wereld: Wereld, domein: str) -> None:
    """Peer 10: action templates with terms; a link, so it works without a script, and its address says nothing."""
    with wereld.als("sanne"):
        bij = doel(wereld, domein, "Ik wil iets.")
    client, adres = wereld.client("sanne"), reverse("plan:actie", args=[wereld.dossier_id, bij.pk])
    leeg = client.get(adres)
    voorbeelden = DOMEIN[domein].acties
    assert len(voorbeelden) >= 3
    assert "wat" not in leeg.context["form"].initial
    for nummer, voorbeeld in enumerate(voorbeelden, 1):
        assert f'href="?voorbeeld={nummer}"' in leeg.content.decode()
        begin = client.get(f"{adres}?voorbeeld={nummer}").context["form"].initial
        assert begin["wat"] == voorbeeld.wat
        assert begin["gepland_op"] == vandaag() + timedelta(days=voorbeeld.dagen)
        verwacht = {
            "i": "i", "m": f"m:{wereld.gebruikers['sanne'].pk}",
            Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING: f"o:{wereld.vluchtelingenwerk.pk}",
        }.get(voorbeeld.eigenaar, "")  # fmt: skip
        assert begin["wie"] == verwacht
        if DOMEIN[domein].opdracht_apart and voorbeeld.eigenaar not in {"i", "m"}:
            assert voorbeeld.opdracht
    for vreemd in ("0", "99", "x", "-1", "1e3"):
        assert "wat" not in client.get(f"{adres}?voorbeeld={vreemd}").context["form"].initial


def test_het_formulier_houdt_apart_welke_partners_meedoen_en_wijst_de_weg(wereld: Wereld) -> None:
    with als_eigenaar():
        welzijn = Organisatie.objects.create(naam="Vaart Welzijn", soort=Organisatie.Soort.WELZIJN)
        welzijn.gemeenten.add(wereld.assen)
        sluit_overeenkomst(wereld.assen, welzijn, wereld.gebruikers["fatma"])
    with wereld.als("sanne"):
        bij = doel(wereld)
        een = actie(bij, wereld)
    client = wereld.client("sanne")
    for adres in (
        reverse("plan:actie", args=[wereld.dossier_id, bij.pk]),
        reverse("plan:actiedaad", args=[wereld.dossier_id, een.pk, "toewijzen"]),
    ):
        blad = client.get(adres).content.decode()
        assert "VluchtelingenWerk Noord" in blad
        assert f'value="b:{welzijn.pk}">Vaart Welzijn' in blad  # may join, with a purpose and a last day
        assert f'value="o:{welzijn.pk}"' not in blad
        assert f'<a href="{reverse("dossiers:partners", args=[wereld.dossier_id])}">Betrek de partner</a>' in blad
    fout = _actie_in(client, wereld, bij, wie=f"o:{welzijn.pk}")
    assert fout.status_code == 422
    assert "Betrek een partner eerst bij het dossier" in fout.content.decode()

"""Somebody comes to live here: with the PIP of another municipality (SS121), or without one (SS120)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

import wet
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import BewaakteTermijn, Dossier, DuoMelding, Fase, Gebeurtenis
from samenspel.intake.stand import stand_van
from samenspel.kern.identiteit import als_eigenaar
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.tests.hulp_inlezen import KOPPEN as CASELOAD
from samenspel.koppelingen.tests.hulp_inlezen import een_rij, keur, lees_in, zinnen
from samenspel.koppelingen.tests.test_signaal import post
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.meegekomen import overgenomen_leerroute
from samenspel.plan.models import Pip
from samenspel.plan.stand import alle_gebreken, versie_van
from samenspel.toegang.models import Kwalificatie
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db

NIEUW = {"wie": "999990020", "naam": "Yared Tekle", "doelgroep": "GEZIN", "geboortedatum": "1990"}
PIP = {"pip_op": "2-3-2026", "leerroute": "Z"}


def komt(wereld: Wereld, door: str = "sanne", code: str = "SS121", **velden: Any) -> Any:
    return post(wereld, code, door, **{"op": "6-5-2026", **NIEUW, **velden})


def yared() -> Dossier:
    return Dossier.objects.select_related("gemeente").get(persoon__naam="Yared Tekle")


def t13(dossier: Dossier) -> BewaakteTermijn:
    return BewaakteTermijn.objects.get(dossier=dossier, code="T13")


def onbekend(dossier: Dossier) -> str:
    return str(t13(dossier).rest.get("onbekend", ""))


def test_besluit_5_3_lid_3_wie_met_een_pip_komt_heeft_tien_weken_om_het_aan_te_passen(wereld: Wereld) -> None:
    assert komt(wereld, **PIP).status_code == 302
    with wereld.als("sanne"):
        dossier = yared()
        assert (t13(dossier).start, t13(dossier).uiterlijk) == (date(2026, 5, 6), date(2026, 7, 15))
        assert not BewaakteTermijn.objects.filter(dossier=dossier, code="T12").exists()
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T17").start == date(2026, 3, 3)
        assert (dossier.leerroute, dossier.fase, onbekend(dossier)) == ("Z", Fase.TRAJECT, "")
        assert not DuoMelding.objects.filter(dossier=dossier).exclude(regel="contactpersoon").exists()
    pagina = wereld.client("sanne").get(reverse("dossiers:dossier", args=[dossier.pk])).content.decode()
    assert "PIP aanpassen na de verhuizing" in pagina


def test_wi_15_lid_4_de_leerroute_van_elders_gaat_mee_en_de_toets_wordt_niet_overgedaan(wereld: Wereld) -> None:
    komt(wereld, **PIP)
    with wereld.als("sanne") as sanne:
        dossier = yared()
        assert overgenomen_leerroute(feiten_van(dossier)) == "Z"
        assert {"leerbaarheidstoets", "opleiding_en_werk"}.isdisjoint(
            d.wet.code for d in stand_van(dossier, sanne).minimum
        )
        assert begin_pip(dossier, door=sanne, nu=NU).reden == Pip.Reden.VERHUIZING


def test_wat_van_dat_pip_nog_niet_bekend_is_blijft_open_en_zichtbaar(wereld: Wereld) -> None:
    assert komt(wereld).status_code == 302
    with wereld.als("sanne"):
        dossier = yared()
        assert (t13(dossier).uiterlijk, onbekend(dossier)) == (date(2026, 7, 15), "dagtekening en leerroute")
        assert (dossier.leerroute, dossier.fase) == ("", Fase.TRAJECT)
    zin = "Van het PIP van de vorige gemeente is nog niet bekend: dagtekening en leerroute."
    for pagina in ("dossiers:dossier", "dossiers:termijnen"):
        assert zin in wereld.client("sanne").get(reverse(pagina, args=[dossier.pk])).content.decode()
    komt(wereld, leerroute="Z")  # DUO tells it again, and now the route is known
    with wereld.als("sanne"):
        assert (yared().leerroute, onbekend(dossier)) == ("Z", "dagtekening")
    komt(wereld, **PIP)
    with wereld.als("sanne"):
        assert onbekend(dossier) == ""
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="pip_dagtekening").count() == 1
    komt(wereld, **PIP)  # once more: nothing new
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="verhuizing").count() == 2


def test_zonder_de_leerroute_van_elders_stelt_niemand_het_pip_vast(wereld: Wereld) -> None:
    komt(wereld)
    with wereld.als("sanne") as sanne:
        dossier = yared()
        pip = begin_pip(dossier, door=sanne, nu=NU)
        assert pip.reden == Pip.Reden.VERHUIZING

        def codes() -> set[str]:
            gebreken = alle_gebreken(
                versie_van(pip, sanne), feiten_van(dossier), wet.beleid_voor("assen"), doelgroep="GEZIN", dagtekening=VANDAAG, intake=(),
                tegenspraken=(),
            )  # fmt: skip
            return {gebrek.code for gebrek in gebreken}

        assert "leerroute_elders" in codes()
        assert not any(code.startswith("afweging_") for code in codes())
    komt(wereld, leerroute="Z")
    with wereld.als("sanne"):
        assert "leerroute_elders" not in codes()


def test_wie_zonder_bekende_dag_het_pip_aanpast_maakt_er_geen_eerste_pip_van(wereld: Wereld) -> None:
    """The three years never begin with a later PIP (Wi 11 lid 2)."""
    from samenspel.plan.handelingen.vaststellen import _feiten_van_het_besluit

    komt(wereld, leerroute="Z")
    with wereld.als("sanne") as sanne:
        dossier = yared()
        pip = begin_pip(dossier, door=sanne, nu=NU)
        pip.dagtekening, pip.leerroute = VANDAAG, "Z"
        soorten = [feit.soort for feit in _feiten_van_het_besluit(versie_van(pip, sanne), feiten_van(dossier))]
        assert soorten == ["pip_wijziging"]


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"pip_op": "7-5-2026"}, "pip_op", "is van voor de verhuizing"),
        ({"pip_op": "31-12-2021"}, "pip_op", "Een PIP bestaat sinds 1 januari 2022"),
        ({"pip_op": "4-6-2035", "op": "8-6-2035"}, "pip_op", "moet nog komen"),
        ({"pip_op": "2-3-2026", "datum_plicht": "1-4-2026"}, "pip_op", "voor het begin van de inburgeringsplicht"),
        ({"leerroute": "X"}, "leerroute", "Selecteer een geldige keuze"),
    ],
)
def test_een_dag_die_niet_kan_krijgt_een_zin_bij_het_veld(
    wereld: Wereld, velden: dict[str, str], veld: str, zin: str
) -> None:
    antwoord = komt(wereld, **velden)
    assert antwoord.status_code == 422
    assert zin in str(antwoord.context["form"].errors[veld])
    with wereld.als("sanne"):
        assert not Dossier.objects.filter(persoon__naam="Yared Tekle").exists()


def test_wie_geen_mandaat_heeft_legt_de_verhuizing_vast_en_laat_het_pip_open(wereld: Wereld) -> None:
    pagina = wereld.client("wim").get(reverse("koppelingen:signaal", args=["ss121"]))
    assert "pip_op" not in pagina.context["form"].fields
    assert "legt een regievoerder met mandaat vast" in pagina.content.decode()
    assert komt(wereld, "wim", **PIP).status_code == 302  # a field that is not there is not read
    with wereld.als("sanne"):
        assert onbekend(yared()) == "dagtekening en leerroute"


# The duty to report is of the municipality that decided


def lijst(wereld: Wereld) -> list[str]:
    regels = DuoMelding.objects.filter(vervallen_op__isnull=True, gemeld_op__isnull=True).exclude(
        regel="contactpersoon"
    )
    return sorted(regels.values_list("regel", flat=True))


def pip_met_de_hand(wereld: Wereld, op: date, **gegevens: Any) -> Gebeurtenis:
    return leg_vast(
        wereld.dossier(),
        "pip_dagtekening",
        op=op,
        door=wereld.sanne,
        gegevens={"leerroute": "B1", **gegevens},
        vastgelegd_op=NU,
    )


def verhuisd(wereld: Wereld, op: date) -> Gebeurtenis:
    return leg_vast(wereld.dossier(), "verhuizing", op=op, door=wereld.sanne, vastgelegd_op=NU)


def test_een_pip_van_elders_met_de_hand_geeft_geen_regel_om_te_melden(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        pip_met_de_hand(wereld, date(2026, 4, 20), elders=True)
        assert lijst(wereld) == []
        pip_met_de_hand(wereld, date(2026, 4, 21))  # ours, and so ours to report
        assert lijst(wereld) == ["pip_vastgesteld"]
        verhuisd(wereld, date(2026, 4, 21))  # no: that too was before the move
        assert lijst(wereld) == []
        pip_met_de_hand(wereld, date(2026, 4, 19))
        assert lijst(wereld) == []
        leg_vast(wereld.dossier(), "pip_wijziging", op=date(2026, 5, 1), door=wereld.sanne, vastgelegd_op=NU)
        assert lijst(wereld) == ["pip_gewijzigd"]


def test_artikel_9_2_ons_eigen_besluit_op_de_dag_van_de_verhuizing_blijft_van_ons(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        pip_met_de_hand(wereld, date(2026, 4, 21), elders=False)
        verhuisd(wereld, date(2026, 4, 21))
        assert lijst(wereld) == ["pip_vastgesteld"]
        verhuisd(wereld, date(2026, 5, 22))  # somebody said that it was ours: who left and came back
        assert lijst(wereld) == ["pip_vastgesteld"]
        pip_met_de_hand(wereld, date(2026, 4, 22))  # nobody said so
        assert lijst(wereld) == ["pip_vastgesteld"]


def test_een_verhuizing_die_niet_gebeurde_zet_de_regel_terug(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip_met_de_hand(wereld, date(2026, 4, 21))
        weg = verhuisd(wereld, date(2026, 5, 1))
        assert lijst(wereld) == []
        trek_in(weg, door=sanne, op=VANDAAG, reden="Verkeerde persoon.", vastgelegd_op=NU)
        assert lijst(wereld) == ["pip_vastgesteld"]


def test_het_scherm_vraagt_of_een_pip_van_elders_is(wereld: Wereld) -> None:
    adres = reverse("dossiers:feit", args=[wereld.dossier_id, "pip_dagtekening"])
    client = wereld.client("sanne")
    assert (
        client.post(adres, {"op": "20-4-2026", "bron": "hand", "elders": "nee"}).status_code == 422
    )  # ours has a route
    assert client.post(adres, {"op": "20-4-2026", "bron": "hand", "elders": "ja"}).status_code == 302
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.get(soort="pip_dagtekening").gegevens == {"elders": True}
        assert lijst(wereld) == []


# From a file

KOPPEN = ["Signaal", "Datum", "BSN", "Naam", "Geboortedatum", "Doelgroep", "Datum PIP", "Leerroute", "Kennisgeving"]


def rij(code: str, pip: date | str = "", route: str = "", kennisgeving: date | str = "") -> list[Any]:
    return [
        code,
        date(2026, 5, 6),
        "999990020",
        "Yared Tekle",
        date(1990, 5, 1),
        "gezinsmigrant",
        pip,
        route,
        kennisgeving,
    ]


def test_een_bestand_met_ss121_neemt_de_dag_en_de_leerroute_over(wereld: Wereld) -> None:
    rijen = [KOPPEN, rij("SS121", date(2026, 3, 2), "z-route")]
    with wereld.als("sanne") as sanne:
        assert "Nog niet bekend" not in zinnen(keur(rijen, sanne, "duo")[0])
        lees_in(rijen, sanne, "duo", al_gemeld=False)
        dossier = yared()
        assert (t13(dossier).uiterlijk, dossier.leerroute, onbekend(dossier)) == (date(2026, 7, 15), "Z", "")
        assert lijst(wereld) == []


def test_artikel_15_een_bestand_met_een_pip_van_voor_de_wet_neemt_alleen_de_rest_over(wereld: Wereld) -> None:
    rijen = [KOPPEN, rij("SS121", date(2021, 12, 31), "z-route")]
    with wereld.als("sanne") as sanne:
        assert "Een PIP bestaat sinds 1 januari 2022" in zinnen(keur(rijen, sanne, "duo")[0])
        lees_in(rijen, sanne, "duo", al_gemeld=False)
        dossier = yared()
        assert (dossier.leerroute, onbekend(dossier)) == ("Z", "dagtekening")
        caseload = [CASELOAD, een_rij(pip=date(2021, 12, 31), route="B1")]
        assert "Een PIP bestaat sinds 1 januari 2022" in zinnen(keur(caseload, sanne)[0])
        assert "Een PIP bestaat sinds" not in zinnen(
            keur([CASELOAD, een_rij(pip=date(2022, 1, 1), route="B1")], sanne)[0]
        )


def test_de_controle_vooraf_zegt_wat_nog_niet_bekend_is(wereld: Wereld) -> None:
    rijen = [KOPPEN, rij("SS121")]
    with wereld.als("sanne") as sanne:
        assert zinnen(keur(rijen, sanne, "duo")[0]).count("Nog niet bekend.") == 2
        lees_in(rijen, sanne, "duo")
        assert onbekend(yared()) == "dagtekening en leerroute"


def test_een_bestand_zonder_mandaat_laat_het_pip_open(wereld: Wereld) -> None:
    rijen = [KOPPEN, rij("SS121", date(2026, 3, 2), "z-route")]
    with als_eigenaar():
        Kwalificatie.objects.filter(soort=Kwalificatie.Soort.MANDAAT_PIP).update(tot=date(2026, 1, 1))
    with wereld.als("sanne") as sanne:
        assert "regievoerder met mandaat" in zinnen(keur(rijen, sanne, "duo")[0])
        lees_in(rijen, sanne, "duo")
        assert onbekend(yared()) == "dagtekening en leerroute"


def test_een_caseload_met_een_pip_van_voor_de_verhuizing_meldt_dat_pip_niet(wereld: Wereld) -> None:
    koppen = [*CASELOAD, "Verhuizing"]
    voor = [*een_rij(pip=date(2026, 5, 10), route="B1"), date(2026, 5, 20)]
    na = [*een_rij("Bo Proef", bsn="", pip=date(2026, 5, 10), route="B1", geboren=date(1991, 1, 1)), date(2026, 5, 2)]
    with wereld.als("sanne") as sanne:
        lees_in([koppen, voor, na], sanne, al_gemeld=False)
        open_ = DuoMelding.objects.filter(regel="pip_vastgesteld", vervallen_op__isnull=True)
        assert list(open_.values_list("dossier__persoon__naam", flat=True)) == ["Bo Proef"]


def test_een_bestand_met_de_verhuizing_laat_de_regel_van_het_oude_pip_vervallen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([CASELOAD, een_rij(pip=date(2026, 5, 10), route="B1")], sanne, al_gemeld=False)
        assert lijst(wereld) == ["pip_vastgesteld"]
        lees_in([[*CASELOAD, "Verhuizing"], [*een_rij(), date(2026, 5, 20)]], sanne, al_gemeld=False)
        assert lijst(wereld) == []


def test_een_bestand_met_een_verkeerde_verhuizing_ongedaan_maken_geeft_de_regels_terug(wereld: Wereld) -> None:
    """Both that of before the file, and that which the move kept from being open."""
    with wereld.als("sanne") as sanne:
        lees_in([CASELOAD, een_rij(pip=date(2026, 5, 10), route="B1")], sanne, al_gemeld=False)
        bestand = lees_in([[*CASELOAD, "Verhuizing"], [*een_rij(), date(2026, 5, 20)]], sanne, al_gemeld=False)
        dossier = Dossier.objects.select_related("gemeente").get(persoon__naam="Sara Proef")
        leg_vast(
            dossier, "pip_wijziging", op=date(2026, 5, 15), door=sanne, gegevens={"leerroute": "B1"}, vastgelegd_op=NU
        )
        assert lijst(wereld) == []
        draai_terug(bestand, door=sanne, op=VANDAAG, nu=NU, reden="verkeerd bestand")
        assert lijst(wereld) == ["pip_gewijzigd", "pip_vastgesteld"]


def test_een_bestand_dat_al_gemeld_is_krijgt_ook_na_een_ingetrokken_verhuizing_geen_regel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([CASELOAD, een_rij(pip=date(2026, 5, 10), route="B1")], sanne)
        dossier = Dossier.objects.select_related("gemeente").get(persoon__naam="Sara Proef")
        weg = leg_vast(dossier, "verhuizing", op=date(2026, 5, 20), door=sanne, vastgelegd_op=NU)
        trek_in(weg, door=sanne, op=VANDAAG, reden="Verkeerde persoon.", vastgelegd_op=NU)
        assert lijst(wereld) == []


def test_de_gemeente_van_het_pip_uit_het_bestand_komt_bij_de_verhuizing_behalve_als_wij_dat_zijn(
    wereld: Wereld,
) -> None:
    for gemeente, verwacht in (("Hoogeveen", "Hoogeveen"), ("Assen", None)):
        rijen = [
            [*KOPPEN, "Woongemeente", "Gemeente PIP"],
            [*rij("SS121", date(2026, 3, 2), "z-route"), "Assen", gemeente],
        ]
        with wereld.als("sanne") as sanne:
            (regel,) = keur(rijen, sanne, "duo")
            (feit,) = (feit for feit in regel.feiten if feit.soort == "verhuizing")
            assert feit.gegevens.get("pip_gemeente") == verwacht


# By hand, with the same rules


def test_een_verhuizing_met_de_hand_neemt_leerroute_en_gemeente_van_het_pip_op(wereld: Wereld) -> None:
    adres, client = reverse("dossiers:feit", args=[wereld.dossier_id, "verhuizing"]), wereld.client("sanne")
    velden = {"op": "6-5-2026", "bron": "hand", "leerroute": "Z", "pip_gemeente": "Hoogeveen"}
    fout = client.post(adres, velden)
    assert fout.status_code == 422
    assert "over een PIP" in str(fout.context["form"].errors["met_pip"])
    assert client.post(adres, {**velden, "met_pip": "nee"}).status_code == 422
    assert client.post(adres, {**velden, "met_pip": "ja"}).status_code == 302
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        assert (dossier.leerroute, onbekend(dossier)) == ("Z", "dagtekening")
        assert overgenomen_leerroute(feiten_van(dossier)) == "Z"


def test_wie_geen_mandaat_heeft_legt_bij_een_verhuizing_geen_leerroute_vast(wereld: Wereld) -> None:
    adres, client = reverse("dossiers:feit", args=[wereld.dossier_id, "verhuizing"]), wereld.client("sanne")
    assert "leerroute" in client.get(adres).context["form"].fields
    with als_eigenaar():
        Kwalificatie.objects.filter(soort=Kwalificatie.Soort.MANDAAT_PIP).update(tot=date(2026, 1, 1))
    assert "leerroute" not in client.get(adres).context["form"].fields
    assert client.post(adres, {"op": "6-5-2026", "bron": "hand", "met_pip": "ja", "leerroute": "Z"}).status_code == 302
    with wereld.als("sanne"):
        assert onbekend(wereld.dossier()) == "dagtekening en leerroute"


# Without a PIP


def test_zonder_pip_lopen_de_tien_weken_van_de_kennisgeving(wereld: Wereld) -> None:
    """Besluit 5.3 lid 1: lid 3 does not apply, so the notice of then counts."""
    assert komt(wereld, code="SS120", kennisgeving="1-4-2026").status_code == 302
    with wereld.als("sanne"):
        dossier = yared()
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T12").start == date(2026, 4, 1)
        assert not BewaakteTermijn.objects.filter(dossier=dossier, code="T13").exists()


def test_een_bestand_met_ss120_neemt_de_kennisgeving_over(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([KOPPEN, rij("SS120", kennisgeving=date(2026, 4, 1))], sanne, "duo")
        assert BewaakteTermijn.objects.get(dossier=yared(), code="T12").start == date(2026, 4, 1)


@pytest.mark.parametrize("code", ["SS122", "SS123"])
def test_na_een_vertrek_zegt_het_scherm_dat_het_dossier_dicht_kan(wereld: Wereld, code: str) -> None:
    """DUO only says that somebody left; whether the dossier ends is for a person."""
    client = wereld.client("sanne")
    adres = reverse("koppelingen:signaal", args=[code.lower()])
    pagina = client.post(adres, {"wie": "A26-0001", "op": "2-6-2026"}, follow=True).content.decode()
    assert "Sluit dan het dossier" in pagina

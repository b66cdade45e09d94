"""The learnability test: certified taker, dated pass mark, waiver, second opinion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.beeld import vergeet_gebeurtenissen
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.intake.antwoorden import geldende
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import (
    leg_lbt_vast,
    leg_second_opinion_vast,
    vraag_second_opinion,
    zie_af_van_lbt,
)
from samenspel.intake.handelingen.metingen import meet_taal
from samenspel.intake.models import LbtAfname, LbtOntheffing, SecondOpinion
from samenspel.intake.overzicht import over_de_uitslag, taalmetingen
from samenspel.intake.stand import stand_van
from samenspel.intake.tests.hulp import TOETS, VANDAAG, VRAGEN
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Kwalificatie
from tests.wereld import NU, Wereld, beleid


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


def waarschuwingen(dossier: Dossier, wie: Aanwezige) -> list[str]:
    """What the screens of the intake say about the result."""
    vergeet_gebeurtenissen(dossier)
    return over_de_uitslag(dossier, wie, geldende(dossier, wie), taalmetingen(dossier, wie))


def test_de_uitslag_wordt_een_feit_en_de_grens_van_die_dag_geldt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        afname = leg_lbt_vast(
            dossier, door=sanne, op=TOETS, score=28, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )
        assert (afname.haalbaar, afname.cesuur, afname.certificaat) == (True, 28, "proef")
        assert Gebeurtenis.objects.get(dossier=dossier, soort="lbt_uitslag").gegevens == {"score": 28}


def test_een_toets_van_voor_12_april_2023_had_de_grens_31_en_valt_op(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        oud = leg_lbt_vast(
            dossier,
            door=sanne,
            op=date(2023, 4, 11),
            score=29,
            toetsbegeleider=wereld.gebruikers["sanne"],
            vastgelegd_op=NU,
        )
        assert (oud.haalbaar, oud.cesuur) == (False, 31)
        assert "Weeg de route opnieuw" in waarschuwingen(dossier, sanne)[0]
        nieuw = leg_lbt_vast(
            dossier,
            door=sanne,
            op=date(2023, 4, 12),
            score=29,
            toetsbegeleider=wereld.gebruikers["sanne"],
            vastgelegd_op=NU,
        )
        assert nieuw.haalbaar
        assert waarschuwingen(wereld.dossier(), sanne) == []


def test_een_gemeente_mag_besluiten_dat_het_certificaat_niet_nodig_is(wereld: Wereld) -> None:
    """Then nobody is marked as without one, and no reason is asked. A decision that says yes changes nothing: without one it is needed too."""
    kees, adres = wereld.gebruikers["kees"], reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])
    keuze = f'<option value="{kees.pk}">{kees.naam}'
    assert f"{keuze} (geen certificaat)" in wereld.client("sanne").get(adres).content.decode()
    beleid(wereld.assen, lbt_certificaat_verplicht=False)
    assert f"{keuze}</option>" in wereld.client("sanne").get(adres).content.decode()
    with wereld.als("sanne") as sanne:
        afname = leg_lbt_vast(wereld.dossier(), door=sanne, op=TOETS, score=28, toetsbegeleider=kees, vastgelegd_op=NU)
    assert (afname.certificaat, afname.toetsbegeleider) == ("", kees)


def test_zonder_certificaat_neemt_niemand_de_toets_af(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="Kees Boonstra had op deze dag geen certificaat"):
        leg_lbt_vast(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            score=30,
            toetsbegeleider=wereld.gebruikers["kees"],
            vastgelegd_op=NU,
        )


@pytest.mark.parametrize("score", [-1, 41])
def test_de_toets_heeft_nul_tot_veertig_punten(wereld: Wereld, score: int) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="40 punten"):
        leg_lbt_vast(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            score=score,
            toetsbegeleider=wereld.gebruikers["sanne"],
            vastgelegd_op=NU,
        )


def test_afzien_door_een_beperking_telt_als_onderdeel_zonder_te_zeggen_welke(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        afname = zie_af_van_lbt(
            dossier, door=sanne, op=TOETS, beperking="zien", motivering="Verklaring van de oogarts gezien.", vastgelegd_op=NU
        )  # fmt: skip
        assert (afname.score, afname.haalbaar, afname.afgezien) == (None, None, "zintuiglijk")
        assert "leerbaarheidstoets" not in {onderdeel.wet.code for onderdeel in stand_van(dossier, sanne).ontbreekt}
        assert not Gebeurtenis.objects.filter(dossier=dossier, soort="lbt_uitslag").exists()


def test_afzien_vraagt_om_een_reden_en_die_ziet_alleen_wie_gezondheid_mag_zien(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        with pytest.raises(Weigering, match="waarom de toets niet kan"):
            zie_af_van_lbt(dossier, door=sanne, op=TOETS, beperking="zien", motivering="nee", vastgelegd_op=NU)
        zie_af_van_lbt(
            dossier, door=sanne, op=TOETS, beperking="horen", motivering="Zij hoort niets met beide oren.", vastgelegd_op=NU
        )  # fmt: skip
    adres = reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])
    assert "Zij hoort niets" in wereld.client("sanne").get(adres).content.decode()
    assert wereld.client("rob").get(adres).status_code == 404  # a team leader knows the level, not the test
    for naam in ("intake:intake", "intake:verslag", "plan:afweging"):
        assert "zien of horen" not in wereld.client("rob").get(reverse(naam, args=[wereld.dossier_id])).content.decode()
    with wereld.als("rob"):  # the second wall, without `zichtbaar_voor`
        assert not LbtOntheffing.objects.exists()


def test_de_aanmelding_ligt_niet_na_de_toets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        velden: dict[str, Any] = {
            "door": sanne,
            "op": TOETS,
            "score": 31,
            "toetsbegeleider": wereld.gebruikers["sanne"],
        }
        with pytest.raises(Weigering, match="aanmelding"):
            leg_lbt_vast(wereld.dossier(), aangemeld_op=TOETS + timedelta(days=1), vastgelegd_op=NU, **velden)
        afname = leg_lbt_vast(wereld.dossier(), aangemeld_op=TOETS - timedelta(days=9), vastgelegd_op=NU, **velden)
        assert afname.aangemeld_op == afname.op - timedelta(days=9)


def test_een_collega_zonder_certificaat_op_die_dag_is_een_zin_op_het_scherm_en_niets_gaat_verloren(
    wereld: Wereld,
) -> None:
    adres = reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])
    velden = {
        "op": "26-5-2021",
        "score": "31",
        "toetsbegeleider": str(wereld.gebruikers["sanne"].pk),
        "examennummer": "X-1",
    }
    antwoord = wereld.client("sanne").post(adres, velden)
    assert antwoord.status_code == 422
    assert "geen certificaat" in antwoord.content.decode()
    assert 'value="X-1"' in antwoord.content.decode()


def test_toets_en_opleiding_die_elkaar_tegenspreken_vragen_om_een_tweede_mening(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "opleiding_niveau", "hoger", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        leg_lbt_vast(
            dossier, door=sanne, op=TOETS, score=20, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )
        assert "Toets en opleiding spreken elkaar tegen" in waarschuwingen(dossier, sanne)[0]


@pytest.mark.parametrize(
    ("code", "waarde", "kant", "score"),
    [
        ("opleiding_niveau", "hoger", "professional", 20), ("opleiding_niveau", "beroep", "school", 20),
        ("opleiding_niveau", "geen", "coa", 35), ("werk_niveau", "studie", "zelf", 20), ("werk_niveau", "vak", "coa", 20),
    ],
)  # fmt: skip
def test_wat_een_ander_dan_de_inburgeraar_weet_telt_ook(
    wereld: Wereld, code: str, waarde: str, kant: str, score: int
) -> None:
    """The newcomer's own answer does not hide the other sides; the weighing warns by the same rule."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "opleiding_niveau", "middelbaar", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        leg_lbt_vast(
            dossier, door=sanne, op=TOETS, score=score, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )
        assert waarschuwingen(dossier, sanne) == []
        beantwoord(dossier, code, waarde, kant=kant, door=sanne, op=VRAGEN, vastgelegd_op=NU)
        (zin,) = waarschuwingen(dossier, sanne)
        assert "spreken elkaar tegen" in zin
        assert "19 mei 2026" in zin
    for blad in ("intake", "leerbaarheidstoets"):
        pagina = wereld.client("sanne").get(reverse(f"intake:{blad}", args=[wereld.dossier_id]))
        assert "spreken elkaar tegen" in pagina.content.decode()


def test_een_school_die_lager_meet_dan_de_toets_zegt_valt_op(wereld: Wereld) -> None:
    """The sketch of the weighing: the test says B1, the school measures reading below A1."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_lbt_vast(
            dossier, door=sanne, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )
        meet_taal(dossier, {"lezen": "PRE_A1"}, door=sanne, op=VRAGEN, bron="gesprek", vastgelegd_op=NU)
        assert waarschuwingen(dossier, sanne) == []
        meet_taal(dossier, {"lezen": "PRE_A1"}, door=sanne, op=VRAGEN, bron="school", kant="school", vastgelegd_op=NU)
        (zin,) = waarschuwingen(dossier, sanne)
        assert zin.startswith(
            "Toets en leesniveau spreken elkaar tegen. De toets zegt: B1 is haalbaar (31 van de 40 punten)"
        )
        meet_taal(dossier, {"lezen": "A1"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU)
        assert waarschuwingen(dossier, sanne) == []


def test_een_ingetrokken_uitslag_spreekt_niets_tegen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "opleiding_niveau", "hoger", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        feit = leg_vast(dossier, "lbt_uitslag", op=TOETS, door=sanne, gegevens={"score": 20}, vastgelegd_op=NU)
        assert len(waarschuwingen(wereld.dossier(), sanne)) == 1
        trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=NU)
        assert waarschuwingen(wereld.dossier(), sanne) == []


def test_vraag_en_uitkomst_van_de_tweede_mening(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        opinion = vraag_second_opinion(
            dossier,
            door=sanne,
            op=TOETS,
            school="Taalschool Noord",
            reden="Twijfel: universiteit in Asmara",
            vastgelegd_op=NU,
        )
        assert not Gebeurtenis.objects.filter(dossier=dossier, soort="second_opinion").exists()
        leg_second_opinion_vast(
            opinion, door=sanne, op=VANDAAG, uitkomst="haalbaar", gevolg="Wij wegen de B1-route.", vastgelegd_op=NU
        )
        assert Gebeurtenis.objects.get(dossier=dossier, soort="second_opinion").op == VANDAAG
        with pytest.raises(Weigering, match="staat er al"):
            leg_second_opinion_vast(
                opinion, door=sanne, op=VANDAAG, uitkomst="twijfel", gevolg="anders", vastgelegd_op=NU
            )


def test_een_tweede_mening_zonder_reden_of_voor_de_vraag_bestaat_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="waarom u twijfelt"):
            vraag_second_opinion(wereld.dossier(), door=sanne, op=TOETS, school="Noord", reden="?", vastgelegd_op=NU)
        opinion = vraag_second_opinion(
            wereld.dossier(), door=sanne, op=TOETS, school="Noord", reden="genoeg reden", vastgelegd_op=NU
        )
        with pytest.raises(Weigering, match="voor de dag van de vraag"):
            leg_second_opinion_vast(
                opinion, door=sanne, op=date(2026, 5, 25), uitkomst="haalbaar", gevolg="x", vastgelegd_op=NU
            )


def test_een_partner_zonder_taalgegevens_ziet_geen_toets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_lbt_vast(
            wereld.dossier(),
            door=sanne,
            op=TOETS,
            score=30,
            toetsbegeleider=wereld.gebruikers["sanne"],
            vastgelegd_op=NU,
        )
    with wereld.als("bert") as bert:
        assert not LbtAfname.objects.zichtbaar_voor(bert).exists()
        assert not LbtAfname.objects.exists()
        assert not SecondOpinion.objects.exists()


def test_na_een_verhuizing_met_leerroute_vraagt_de_wet_geen_toets_meer(wereld: Wereld) -> None:
    """Wi2021 art. 15 lid 4: the route of the earlier municipality goes along."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        assert "leerbaarheidstoets" in {onderdeel.wet.code for onderdeel in stand_van(dossier, sanne).minimum}
        leg_vast(dossier, "verhuizing", op=TOETS, door=sanne, vastgelegd_op=NU)
        assert "leerbaarheidstoets" in {deel.wet.code for deel in stand_van(wereld.dossier(), sanne).minimum}
        leg_vast(dossier, "verhuizing", op=TOETS, door=sanne, gegevens={"met_pip": True}, vastgelegd_op=NU)
        dossier = wereld.dossier()
        assert "leerbaarheidstoets" not in {onderdeel.wet.code for onderdeel in stand_van(dossier, sanne).minimum}


def _verlopen_certificaat(wereld: Wereld, tot: date) -> None:
    with als_eigenaar():
        Kwalificatie.objects.create(
            gebruiker=wereld.gebruikers["kees"], gemeente=wereld.assen, soort=Kwalificatie.Soort.LEERBAARHEIDSTOETS,
            vanaf=date(2025, 1, 1), tot=tot, bron="LBT-77",
        )  # fmt: skip


def _toets(wereld: Wereld, **velden: str) -> Any:
    adres = reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])
    return wereld.client("sanne").post(adres, {"op": "26-5-2026", "score": "31", **velden})


def test_van_papier_telt_het_certificaat_op_de_dag_van_de_toets(wereld: Wereld) -> None:
    """A test of 26 May by who was certified until 31 May, recorded in June; and not one of 1 June."""
    _verlopen_certificaat(wereld, date(2026, 5, 31))
    kees = str(wereld.gebruikers["kees"].pk)
    pagina = wereld.client("sanne").get(reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id]))
    assert "Kees Boonstra (certificaat tot en met 31 mei 2026)" in pagina.content.decode()
    te_laat = _toets(wereld, op="1-6-2026", toetsbegeleider=kees)
    assert te_laat.status_code == 422
    assert "had op deze dag geen certificaat" in te_laat.content.decode()
    assert _toets(wereld, toetsbegeleider=kees).status_code == 302
    with wereld.als("sanne"):
        assert LbtAfname.objects.get().certificaat == "LBT-77"


def test_iemand_van_buiten_staat_er_met_naam_en_certificaat(wereld: Wereld) -> None:
    zonder = _toets(wereld, buiten_naam="Joke Bakker")
    assert zonder.status_code == 422
    assert "Vul het nummer van het certificaat in" in zonder.content.decode()
    allebei = _toets(
        wereld, buiten_naam="Joke Bakker", buiten_certificaat="B-12", toetsbegeleider=str(wereld.gebruikers["sanne"].pk)
    )
    assert "Niet allebei" in allebei.content.decode()
    assert _toets(wereld, buiten_naam="Joke Bakker", buiten_certificaat="B-12").status_code == 302
    with wereld.als("sanne"):
        afname = LbtAfname.objects.get()
        assert (afname.toetsbegeleider, afname.begeleider_naam, afname.certificaat) == (None, "Joke Bakker", "B-12")
    pagina = wereld.client("sanne").get(reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id]))
    assert "Joke Bakker" in pagina.content.decode()


def test_aangemeld_voor_de_toets_staat_er_voordat_er_een_uitslag_is(wereld: Wereld) -> None:
    """R211: planned early; the wait shows in the overview, on the page and in the result."""
    client = wereld.client("sanne")
    adres = reverse("intake:toetsaanmelding", args=[wereld.dossier_id])
    fout = client.post(adres, {"op": "20-5-2026", "toets_op": "19-5-2026"})
    assert "voor de dag van de aanmelding" in fout.content.decode()
    assert client.post(adres, {"op": "20-5-2026", "toets_op": "9-6-2026"}).status_code == 302
    overzicht = client.get(reverse("intake:intake", args=[wereld.dossier_id])).content.decode()
    assert "aangemeld op 20 mei 2026, toets gepland op 9 juni 2026, nog geen uitslag" in overzicht
    pagina = client.get(reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])).content.decode()
    assert "Nog geen uitslag, na 14 dagen." in pagina
    assert 'value="20-5-2026"' in pagina
    assert _toets(wereld, toetsbegeleider=str(wereld.gebruikers["sanne"].pk)).status_code == 302
    with wereld.als("sanne"):
        assert LbtAfname.objects.get().aangemeld_op == date(2026, 5, 20)
    pagina = client.get(reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])).content.decode()
    assert "Na 6 dagen was er een uitslag." in pagina


def test_een_aanmelding_die_bij_de_uitslag_wordt_genoemd_is_ook_een_feit(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_lbt_vast(
            wereld.dossier(), door=sanne, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"],
            aangemeld_op=VRAGEN, vastgelegd_op=NU,
        )  # fmt: skip
        assert Gebeurtenis.objects.get(soort="lbt_aangemeld").op == VRAGEN

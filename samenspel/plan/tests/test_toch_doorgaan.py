"""Every block except a legal one can be passed with a reason (ADR 11): who, when, which rule, on the time line and in the decision."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from samenspel.dossiers.eigen_regels import EIGEN_REGELS, Passeerbaar, Toch
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import Buitenstaander, leg_lbt_vast
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.tests.hulp import TOETS, vul_minimum
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel, laat_doel_los
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast
from samenspel.plan.handelingen.vaststellen import Onvolledig, stel_pip_vast
from samenspel.plan.models import Actie, PipBesluit
from samenspel.plan.tests.hulp import besproken_pip, vers
from samenspel.plan.tests.hulp_leefplan import actie, doel, maak_ondertussengroep, van_niemand
from samenspel.toegang.models import Kwalificatie, Rol
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
REDEN = "De opvang zoekt nog wie dit doet."
HUIS = Path(__file__).resolve().parents[3]
Daad = Callable[[Toch | None], object]


def _pip_zonder_eigenaar(wereld: Wereld, sanne: Aanwezige) -> Daad:
    actie(doel(wereld), wereld, "Kinderopvang regelen", eigenaar=van_niemand(date(2026, 6, 10)))
    pip = besproken_pip(wereld.dossier(), sanne)
    return lambda toch: stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False, toch=toch)


def _intake_zonder_actie(wereld: Wereld, sanne: Aanwezige) -> Daad:
    beantwoord(wereld.dossier(), "diploma", "ja_hier", door=sanne, op=VANDAAG, vastgelegd_op=NU)
    pip = besproken_pip(wereld.dossier(), sanne)
    return lambda toch: stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False, toch=toch)


def _steunplan_zonder_doel(wereld: Wereld, sanne: Aanwezige) -> Daad:
    maak_ondertussengroep(wereld)
    plan = begin_steunplan(wereld.dossier(), door=sanne, op=VANDAAG, grondslag="participatiewet", vastgelegd_op=NU)
    return lambda toch: stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU, toch=toch)


def _doel_met_open_actie(wereld: Wereld, sanne: Aanwezige) -> Daad:
    bij = doel(wereld)
    actie(bij, wereld)
    return lambda toch: bereik_doel(
        bij, door=sanne, op=VANDAAG, resultaat="Zij praat met de juf.", vastgelegd_op=NU, toch=toch
    )


def _intake(wereld: Wereld, sanne: Aanwezige) -> Daad:
    vul_minimum(wereld, wereld.dossier(), sanne)
    with als_eigenaar():
        Kwalificatie.objects.filter(soort=Kwalificatie.Soort.BREDE_INTAKE).delete()
    return lambda toch: onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU, toch=toch)


def _toets(wereld: Wereld, sanne: Aanwezige) -> Daad:
    return lambda toch: leg_lbt_vast(
        wereld.dossier(), door=sanne, op=TOETS, score=30, toetsbegeleider=wereld.gebruikers["kees"], vastgelegd_op=NU, toch=toch
    )  # fmt: skip


def _oproep(wereld: Wereld, sanne: Aanwezige) -> Daad:
    leg_vast(
        wereld.dossier(), "pip_dagtekening", op=date(2026, 5, 20), door=sanne, gegevens={"leerroute": "B1"}, vastgelegd_op=NU
    )  # fmt: skip
    return lambda toch: roep_op(
        wereld.dossier(), door=sanne, op=VANDAAG, verschijnen_op=date(2026, 6, 20), vastgelegd_op=NU, toch=toch
    )


GEVALLEN: dict[str, Callable[[Wereld, Aanwezige], Daad]] = {
    "actie_zonder_eigenaar": _pip_zonder_eigenaar,
    "intake_zonder_actie": _intake_zonder_actie,
    "steunplan_zonder_doel": _steunplan_zonder_doel,
    "doel_met_open_actie": _doel_met_open_actie,
    "intake_kwalificatie": _intake,
    "lbt_certificaat": _toets,
    "oproep_na_pip": _oproep,
}


@pytest.mark.parametrize("regel", GEVALLEN)
def test_een_eigen_regel_houdt_tegen_en_gaat_opzij_voor_een_reden(wereld: Wereld, regel: str) -> None:
    with wereld.als("sanne") as sanne:
        doe = GEVALLEN[regel](wereld, sanne)
        zonder = [None, Toch(frozenset({regel}), "kort"), Toch(frozenset({"een_andere"}), REDEN)]
        for toch in zonder:
            with pytest.raises(Passeerbaar) as fout:
                doe(toch)
            assert fout.value.regel == regel
        assert not Gebeurtenis.objects.filter(soort="regel_gepasseerd").exists()
        doe(Toch(frozenset({regel}), f"  {REDEN} "))
        feit = Gebeurtenis.objects.get(soort="regel_gepasseerd")
        assert feit.gegevens == {"regel": regel, "reden": REDEN}
        assert (feit.door_id, feit.vastgelegd_op, feit.categorie) == (sanne.gebruiker_id, NU, "C06")
        with pytest.raises(Weigering):
            trek_in(feit, door=sanne, op=VANDAAG, reden="liever niet", vastgelegd_op=NU)
    tijdlijn = wereld.client("sanne").get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert "Toch doorgegaan, met een reden" in tijdlijn
    assert f"{REDEN} · {EIGEN_REGELS[regel].naam} · Sanne de Wit" in tijdlijn  # why, which rule, who


def test_elke_eigen_regel_heeft_een_geval_en_staat_in_het_besluit_over_regels() -> None:
    assert set(GEVALLEN) == set(EIGEN_REGELS)
    adr = (HUIS / "docs/adr/0011-een-eigen-regel-mag-opzij.md").read_text()
    bron = "\n".join(pad.read_text() for pad in (HUIS / "samenspel").glob("*/handelingen/*.py"))
    gebruikt = set(re.findall(r'houd_aan\(\s*\w[\w.]*(?:\([^)]*\))?,\s*"(\w+)"', bron))
    assert gebruikt == set(EIGEN_REGELS)
    assert [regel for regel in EIGEN_REGELS if f"`{regel}`" not in adr] == []


def test_de_wet_gaat_nooit_opzij(wereld: Wereld) -> None:
    """What the law asks of a PIP stays a refusal, whatever reason somebody gives."""
    alles = Toch(frozenset(EIGEN_REGELS), REDEN)
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne, ondersteuning="")
        with pytest.raises(Onvolledig):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, toch=alles)
        nieuw = Aanmelding(naam="Yonas Tesfay", doelgroep="ASIEL_A")
        ander = open_dossier(nieuw, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="De wet vraagt nog"):
            onderteken_intake(ander, door=sanne, op=VANDAAG, vastgelegd_op=NU, toch=alles)
        assert not Gebeurtenis.objects.filter(soort="regel_gepasseerd").exists()


def test_mislukt_de_handeling_om_iets_anders_dan_is_er_niets_gepasseerd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld, "Kinderopvang regelen", eigenaar=van_niemand(date(2026, 6, 10)))
        pip = besproken_pip(wereld.dossier(), sanne, ondersteuning="")
        with pytest.raises(Onvolledig):
            stel_pip_vast(
                pip, door=sanne, dagtekening=VANDAAG, nu=NU, toch=Toch(frozenset({"actie_zonder_eigenaar"}), REDEN)
            )
        assert not Gebeurtenis.objects.filter(soort="regel_gepasseerd").exists()


def test_eerst_staat_er_waar_niemand_langs_kan(wereld: Wereld) -> None:
    """Who passes our own rule with a reason must not meet the law behind it: what the law misses is said first."""
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld, "Kinderopvang regelen", eigenaar=van_niemand(date(2026, 6, 10)))
        pip = besproken_pip(wereld.dossier(), sanne, ondersteuning="")
        with pytest.raises(Onvolledig):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)


def test_een_doel_dat_toch_sluit_laat_zijn_acties_vervallen_met_die_reden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        open_ = actie(bij, wereld)
        toch = Toch(frozenset({"doel_met_open_actie"}), "Zij verhuist naar Emmen.")
        laat_doel_los(bij, door=sanne, op=VANDAAG, reden="Zij verhuist.", vastgelegd_op=NU, toch=toch)
        assert Actie.objects.get(pk=open_.pk).vervallen_op == VANDAAG


def test_ook_iemand_van_buiten_zonder_certificaat_staat_in_het_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        buiten = Buitenstaander("Ida Postma", "")
        toch = Toch(frozenset({"lbt_certificaat"}), REDEN)
        with pytest.raises(Passeerbaar, match="nummer van het certificaat"):
            leg_lbt_vast(wereld.dossier(), door=sanne, op=TOETS, score=30, buitenstaander=buiten, vastgelegd_op=NU)
        afname = leg_lbt_vast(
            wereld.dossier(), door=sanne, op=TOETS, score=30, buitenstaander=buiten, vastgelegd_op=NU, toch=toch
        )
        assert (afname.begeleider_naam, afname.certificaat) == ("Ida Postma", "")


def test_een_ondersteuner_vraagt_het_aan_wie_regie_voert(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _oproep(wereld, sanne)
    olga = replace(wereld.wie("kees"), rol=Rol.ONDERSTEUNER_REGIE)
    with identiteit(olga), pytest.raises(Weigering) as fout:
        roep_op(
            wereld.dossier(), door=olga, op=VANDAAG, verschijnen_op=date(2026, 6, 20), vastgelegd_op=NU,
            toch=Toch(frozenset({"oproep_na_pip"}), REDEN),
        )  # fmt: skip
    assert "al een PIP" in str(fout.value)
    assert not isinstance(fout.value, Passeerbaar)


def test_het_besluit_zegt_waar_van_een_eigen_regel_is_afgeweken(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        doe = _pip_zonder_eigenaar(wereld, sanne)
        doe(Toch(frozenset({"actie_zonder_eigenaar"}), REDEN))
        besluit = PipBesluit.objects.get()
        (regel,) = besluit.inhoud["gepasseerd"]
        assert (regel["regel"], regel["reden"], regel["op"]) == ("actie_zonder_eigenaar", REDEN, VANDAAG.isoformat())
        assert regel["door"] == wereld.gebruikers["sanne"].naam
        (van,) = [a for d in besluit.inhoud["doelen"] for a in d["acties"]]
        assert van["wie"] == "nog te bepalen, uiterlijk 10 juni 2026"
    blad = wereld.client("sanne").get(reverse("plan:pip", args=[wereld.dossier_id])).content.decode()
    assert "Toch doorgegaan, met een reden" in blad
    assert REDEN in blad


def test_op_het_scherm_vraagt_de_regel_om_een_reden_en_bewaart_wat_er_staat(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        bij = doel(wereld)
        actie(bij, wereld)
    adres = reverse("plan:doeldaad", args=[wereld.dossier_id, bij.pk, "bereiken"])
    client, velden = wereld.client("sanne"), {"op": "3-6-2026", "resultaat": "Zij praat met de juf."}
    eerst = client.post(adres, velden)
    assert eerst.status_code == 422
    blad = eerst.content.decode()
    assert 'name="toch_regels" value="doel_met_open_actie"' in blad
    assert "Wilt u toch doorgaan? Schrijf waarom." in blad
    leeg = client.post(adres, velden | {"toch_regels": "doel_met_open_actie", "toch_reden": ""}).content.decode()
    assert "Schrijf in een paar woorden waarom u toch doorgaat." in leeg
    fout = client.post(adres, {"op": "", "toch_regels": "doel_met_open_actie", "toch_reden": REDEN}).content.decode()
    assert REDEN in fout  # another mistake does not lose the reason
    assert client.post(adres, velden | {"toch_regels": "doel_met_open_actie", "toch_reden": REDEN}).status_code == 302
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.get(soort="regel_gepasseerd").gegevens["reden"] == REDEN


def test_wie_geen_kwalificatie_heeft_krijgt_bij_het_ondertekenen_meteen_de_vraag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _intake(wereld, sanne)
    client = wereld.client("sanne")
    blad = client.get(reverse("intake:intake", args=[wereld.dossier_id])).content.decode()
    assert 'name="toch_regels" value="intake_kwalificatie"' in blad
    adres = reverse("intake:ondertekening", args=[wereld.dossier_id])
    velden = {"voorbereid_door": str(wereld.gebruikers["sanne"].pk), "toch_regels": "intake_kwalificatie"}
    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, velden | {"toch_reden": REDEN}).status_code == 302
    with wereld.als("sanne"):
        assert Gebeurtenis.objects.filter(soort="brede_intake_afgerond").count() == 1


def test_het_blad_zegt_of_iets_moet_of_mag(wereld: Wereld) -> None:
    """What may be passed is not called what must, and leads to where it is solved."""
    adres = reverse("plan:vaststelling", args=[wereld.dossier_id])
    with wereld.als("sanne") as sanne:
        actie(doel(wereld), wereld, "Kinderopvang regelen", eigenaar=van_niemand(date(2026, 6, 10)))
        pip = besproken_pip(wereld.dossier(), sanne)
    blad = wereld.client("sanne").get(adres).content.decode()
    assert "Kijk hier nog naar, of geef een reden" in blad
    assert "Dit moet nog voor het besluit" not in blad
    assert f'<a href="{reverse("plan:leefplan", args=[wereld.dossier_id])}">Naar het plan</a>' in blad
    with wereld.als("sanne") as sanne:
        leg_inhoud_vast(vers(pip), {"ondersteuning": ""}, door=sanne, nu=NU)
    assert "Dit moet nog voor het besluit" in wereld.client("sanne").get(adres).content.decode()

"""What the intake found is said before a PIP is adopted (peers, idea 5): answered with an action, or passed with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.eigen_regels import Passeerbaar, Toch
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.plan.handelingen.leefplan_acties import laat_actie_vallen
from samenspel.plan.handelingen.uit_de_intake import neem_vondst_op
from samenspel.plan.handelingen.vaststellen import stel_pip_vast
from samenspel.plan.leefplan import leefplan_van
from samenspel.plan.models import Actie, Pip, PipBesluit
from samenspel.plan.tests.hulp import besproken_pip, vers
from samenspel.plan.tests.hulp_leefplan import actie, doel
from samenspel.plan.uit_de_intake import VONDSTEN, vondsten_zonder_actie
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
OPVANG = "Uit de intake: kinderopvang nodig. Er staat nog geen actie."
DIPLOMA = "Uit de intake: een diploma dat nog niet is gewaardeerd. Er staat nog geen actie."
REDEN = "Haar moeder past op tot de zomer."


def _zeg(wereld: Wereld, wie: Aanwezige, code: str, waarde: str, over: str = "") -> None:
    beantwoord(wereld.dossier(), code, waarde, onderwerp=over, door=wie, op=VANDAAG, vastgelegd_op=NU)


def _kind(wereld: Wereld, wie: Aanwezige, naam: str = "Liya Test") -> str:
    return str(leg_gezinslid_vast(wereld.dossier_id, door=wie, relatie="kind", naam=naam, geboortedatum="2023-02").pk)


def _opvang_nodig(wereld: Wereld, wie: Aanwezige) -> None:
    _zeg(wereld, wie, "kind_opvang_nodig", "ja", _kind(wereld, wie))


def _codes(wereld: Wereld, wie: Aanwezige) -> list[str]:
    return [vondst.code for vondst in vondsten_zonder_actie(wereld.dossier(), wie)]


def _klaar_om_vast_te_stellen(wereld: Wereld, wie: Aanwezige) -> Pip:
    return vers(besproken_pip(wereld.dossier(), wie, vve_afspraken="Vier ochtenden per week."))


def test_opvang_zonder_actie_houdt_het_besluit_tegen_tot_er_een_actie_is(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        _opvang_nodig(wereld, sanne)
        pip = _klaar_om_vast_te_stellen(wereld, sanne)
        with pytest.raises(Passeerbaar, match=OPVANG) as fout:
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        assert fout.value.regel == "intake_zonder_actie"
        actie(bij, wereld, "Oppas zoeken voor Liya")
        stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)


def test_met_een_reden_gaat_het_besluit_door_en_staat_de_reden_erin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _opvang_nodig(wereld, sanne)
        _zeg(wereld, sanne, "diploma", "ja_hier")
        pip, toch = _klaar_om_vast_te_stellen(wereld, sanne), Toch(frozenset({"intake_zonder_actie"}), REDEN)
        with pytest.raises(Passeerbaar) as fout:
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        assert fout.value.reden == f"{OPVANG} {DIPLOMA}"
        pip = stel_pip_vast(vers(pip), door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False, toch=toch)
        gepasseerd = PipBesluit.objects.get(pip=pip).inhoud["gepasseerd"]
    assert [(rij["regel"], rij["reden"]) for rij in gepasseerd] == [("intake_zonder_actie", REDEN)]


@pytest.mark.parametrize(
    ("diploma", "waardering", "gevonden"),
    [
        ("ja_hier", "nee", True), ("ja_kwijt", "nee", True), ("ja_hier", None, True), ("ja_hier", "ja", False),
        ("ja_hier", "loopt", False), ("nee", None, False), (None, None, False),
    ],
)  # fmt: skip
def test_een_diploma_dat_niet_is_gewaardeerd(
    wereld: Wereld, diploma: str | None, waardering: str | None, gevonden: bool
) -> None:
    with wereld.als("sanne") as sanne:
        for code, waarde in (("diploma", diploma), ("diploma_waardering", waardering)):
            if waarde:
                _zeg(wereld, sanne, code, waarde)
        assert _codes(wereld, sanne) == (["diploma"] if gevonden else [])


def test_opvang_voor_een_van_de_kinderen_is_genoeg_en_een_ander_antwoord_telt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        een, twee = _kind(wereld, sanne), _kind(wereld, sanne, "Samir Test")
        _zeg(wereld, sanne, "kind_opvang_nodig", "nee", twee)
        assert _codes(wereld, sanne) == []
        _zeg(wereld, sanne, "kind_opvang_nodig", "ja", een)
        assert _codes(wereld, sanne) == ["opvang"]
        _zeg(wereld, sanne, "kind_opvang_nodig", "nee", een)
        assert _codes(wereld, sanne) == []


def test_een_actie_over_vve_telt_en_een_vervallen_actie_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _opvang_nodig(wereld, sanne)
        bij = doel(wereld)
        klus = actie(bij, wereld, "Aanmelden bij de Kleine Beer", onderwerp="vve")
        assert _codes(wereld, sanne) == []
        laat_actie_vallen(klus, door=sanne, op=VANDAAG, reden="Zij verhuist.", vastgelegd_op=NU)
        assert _codes(wereld, sanne) == ["opvang"]


def test_een_klik_maakt_de_actie_en_twee_klikken_ook(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _opvang_nodig(wereld, sanne)
        _zeg(wereld, sanne, "diploma", "ja_hier")
        with pytest.raises(Weigering, match="schrijf eerst dat doel op"):
            neem_vondst_op(wereld.dossier(), "opvang", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        doel(wereld, "werk", "Ik wil weer koken.")
        bij = doel(wereld)
        for _keer in range(2):
            neem_vondst_op(wereld.dossier(), "opvang", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        neem_vondst_op(wereld.dossier(), "diploma", door=sanne, op=VANDAAG, vastgelegd_op=NU)
        opvang, diploma = sorted(leefplan_van(wereld.dossier(), sanne).acties, key=lambda a: a.gepland_op)
        assert (opvang.wat, opvang.doel_id, opvang.eigenaar_naam) == ("Kinderopvang regelen voor de lesdagen", bij.pk, "Sanne de Wit")  # fmt: skip
        assert opvang.gepland_op == VANDAAG + timedelta(days=28)
        assert (diploma.wat, diploma.eigenaar, diploma.domein) == ("Diploma laten waarderen", "inburgeraar", "werk")
        assert _codes(wereld, sanne) == []


@pytest.mark.parametrize("naam", ["bert", "amira", "rob", "ines"])
def test_een_ander_maakt_geen_actie_uit_de_intake(wereld: Wereld, naam: str) -> None:
    with wereld.als("sanne") as sanne:
        doel(wereld)
        _opvang_nodig(wereld, sanne)
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als(naam) as wie, pytest.raises(Weigering):
        neem_vondst_op(dossier, "opvang", door=wie, op=VANDAAG, vastgelegd_op=NU)
    with als_eigenaar():
        assert not Actie.objects.exists()


def test_de_schermen_zeggen_het_met_een_knop_en_daarna_niet_meer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _opvang_nodig(wereld, sanne)
        _klaar_om_vast_te_stellen(wereld, sanne)
    client = wereld.client("sanne")
    plan, besluit, pip = (reverse(f"plan:{naam}", args=[wereld.dossier_id]) for naam in ("leefplan", "vaststelling", "pip"))  # fmt: skip
    maak = reverse("plan:uit_de_intake", args=[wereld.dossier_id, "opvang"])
    for adres in (plan, besluit, pip):
        blad = client.get(adres).content.decode()
        assert OPVANG in blad, adres
        assert "Schrijf eerst een doel op" in blad
        assert maak not in blad
    with wereld.als("sanne") as sanne:
        doel(wereld)
    for adres in (plan, besluit, pip):
        assert f'action="{maak}"' in client.get(adres).content.decode(), adres
    geweigerd = client.post(besluit, {"dagtekening": f"{vandaag():%d-%m-%Y}", "versie": _merk(client, besluit)})
    assert geweigerd.status_code == 422
    assert 'name="toch_reden"' in geweigerd.content.decode()
    assert client.post(maak, {"terug": "vaststelling"})["Location"] == besluit
    for adres in (plan, besluit, pip):
        assert OPVANG not in client.get(adres).content.decode(), adres
    assert client.post(reverse("plan:uit_de_intake", args=[wereld.dossier_id, "geld"])).status_code == 404
    assert wereld.client("ines").post(maak).status_code == 404


def _merk(client: Client, adres: str) -> str:
    blad = client.get(adres).content.decode()
    return str(blad.split('name="versie" value="')[1].split('"')[0])


def test_wie_het_gezin_niet_mag_zien_krijgt_het_niet_te_lezen(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    with wereld.als("sanne") as sanne:
        _opvang_nodig(wereld, sanne)
        _zeg(wereld, sanne, "diploma", "ja_hier")
        monkeypatch.setattr("samenspel.intake.antwoorden.leesbaar", lambda wie, categorie: categorie != "C04")
        assert _codes(wereld, sanne) == ["diploma"]


def test_elke_vondst_herkent_haar_eigen_actie() -> None:
    for vondst in VONDSTEN:
        assert any(woord in str(vondst.actie.wat).casefold() for woord in vondst.woorden)
        assert vondst.domeinen

"""The screens on which a municipality makes its plan templates."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.intake.tests.hulp_eigen import beheerder_van_tynaarlo
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.models import Plansjabloon
from samenspel.plan.sjablooninhoud import inhoud_van
from samenspel.plan.tests.hulp_sjabloon import BEGIN, maak_sjabloon
from tests.wereld import NU, Wereld, beleid

pytestmark = pytest.mark.django_db
LIJST = "/beheer/plansjablonen/"


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def fatma(wereld: Wereld) -> Client:
    return wereld.client("fatma")


def _adres(naam: str, *meer: object) -> str:
    return reverse(f"plansjablonen:{naam}", args=list(meer))


def _velden(**anders: Any) -> dict[str, Any]:
    return {
        "sleutel": str(uuid7()), "naam": "Proef", "plansoort": "plan_wi2021", "doelental": "2",
        "doel_0_acties": "2", "doel_1_domein": "taal", "doel_1_woorden": "Ik wil leren.", "doel_1_acties": "2",
        "actie_1_1_wat": "Aanmelden", "actie_1_1_eigenaar": "m", "actie_1_1_weken": "2", **anders,
    }  # fmt: skip


@pytest.mark.parametrize("naam", ["sanne", "rob", "lotte", "bert", "amira"])
def test_wie_geen_beheerder_is_krijgt_geen_enkel_scherm(wereld: Wereld, naam: str) -> None:
    with wereld.als("fatma") as wie:
        rij = maak_sjabloon(wie)
    client = wereld.client(naam)
    adressen = [
        LIJST,
        _adres("nieuw"),
        _adres("voorbeeld", "eerste_maanden"),
        _adres("sjabloon", rij.pk),
        _adres("wijzigen", rij.pk),
    ]
    assert {client.get(adres).status_code for adres in adressen} <= {403, 404, 409}
    daden = [_adres(daad, rij.pk) for daad in ("vaststelling", "intrekking", "wijzigen")]
    assert {client.post(adres, _velden(besluit="x")).status_code for adres in daden} <= {403, 404, 409}
    with wereld.als("fatma"):
        rij.refresh_from_db()
        assert (rij.ingetrokken_op, Plansjabloon.objects.count()) == (None, 1)


def test_de_beheerder_van_een_ander_krijgt_404(wereld: Wereld) -> None:
    _buur, client = beheerder_van_tynaarlo(wereld)
    with wereld.als("fatma") as wie:
        rij = maak_sjabloon(wie)
    assert _adres("sjabloon", rij.pk) not in client.get(LIJST).content.decode()
    assert client.get(_adres("sjabloon", rij.pk)).status_code == 404
    assert client.post(_adres("intrekking", rij.pk)).status_code == 404


def test_van_voorbeeld_tot_uit_gebruik_zonder_javascript(wereld: Wereld, fatma: Client) -> None:
    assert _adres("voorbeeld", "eerste_maanden") in fatma.get(LIJST).content.decode()
    assert "Toeslagen aanvragen" in fatma.get(_adres("voorbeeld", "eerste_maanden")).content.decode()
    assert fatma.get(_adres("voorbeeld", "bestaat-niet")).status_code == 404
    velden = _velden()
    for _keer in range(2):  # sent twice
        assert fatma.post(_adres("voorbeeld", "eerste_maanden"), velden).status_code == 302
    with wereld.als("fatma"):
        rij = Plansjabloon.objects.get()
    assert rij.voorbeeld == "eerste_maanden"
    assert "niemand kan het kiezen" in fatma.get(_adres("sjabloon", rij.pk)).content.decode()
    leeg = fatma.post(_adres("vaststelling", rij.pk), {"gezien": rij.merk, "besluit": ""})
    assert (leeg.status_code, "Schrijf waar dit sjabloon op rust" in leeg.content.decode()) == (422, True)
    vast = {"gezien": rij.merk, "besluit": "teamoverleg van 1 juni 2026"}
    assert fatma.post(_adres("vaststelling", rij.pk), vast).status_code == 302
    pagina = fatma.get(_adres("sjabloon", rij.pk)).content.decode()
    assert "In gebruik" in pagina
    assert "teamoverleg van 1 juni 2026" in pagina
    assert "vastgesteld 3 juni 2026" in pagina
    assert fatma.post(_adres("wijzigen", rij.pk), _velden(naam="Proef 2")).status_code == 302
    with wereld.als("fatma"):
        twee = Plansjabloon.objects.get(versie=2)
    assert fatma.get(_adres("wijzigen", rij.pk))["Location"] == _adres("wijzigen", twee.pk)
    assert fatma.post(_adres("intrekking", rij.pk)).status_code == 302
    assert "Niet meer in gebruik" in fatma.get(LIJST).content.decode()


def test_een_fout_staat_bij_zijn_eigen_veld_en_wat_getypt_is_blijft(wereld: Wereld, fatma: Client) -> None:
    """The first goal and the first action are empty: the places of the flaws are those of the rows on the page."""
    antwoord = fatma.post(
        _adres("nieuw"), _velden(actie_1_1_eigenaar="", actie_1_1_weken="", doel_1_domein="", uitleg="Wanneer 🙂")
    )
    form = antwoord.context["form"]
    assert antwoord.status_code == 422
    assert set(form.errors) == {"doel_1_domein", "actie_1_1_eigenaar", "actie_1_1_weken"}
    pagina = antwoord.content.decode()
    assert "Wanneer 🙂" in pagina
    assert [bool(open_) for open_ in re.findall(r'<details class="uitklap doelvak" id="vak-\d"( open)?', pagina)] == [
        True,
        True,
    ]
    for velden, veld in (
        ({"naam": ""}, "naam"),
        ({"naam": "x" * 10_000}, "naam"),
        ({"plansoort": ""}, "plansoort"),
        ({"doel_1_woorden": "x" * 10_000}, "doel_1_woorden"),
        ({"actie_1_1_weken": "vier"}, "actie_1_1_weken"),
        ({"actie_1_1_weken": "-1"}, "actie_1_1_weken"),
        ({"doelental": "99999", "plansoort": ""}, "plansoort"),
        ({"doel_1_domein": "", "doel_1_woorden": "", "actie_1_1_wat": "", "actie_1_1_eigenaar": "", "actie_1_1_weken": ""}, "doel_0_woorden"),
    ):  # fmt: skip
        fout = fatma.post(_adres("nieuw"), _velden(**velden))
        assert (fout.status_code, veld in fout.context["form"].errors) == (422, True), velden
    with wereld.als("fatma"):
        assert not Plansjabloon.objects.exists()


def test_meer_doelen_en_acties_zonder_dat_er_iets_verdwijnt(wereld: Wereld, fatma: Client) -> None:
    doel = fatma.post(_adres("nieuw"), _velden(meer="doel")).context["form"]
    assert (len(doel.doelen), doel["doel_1_woorden"].value()) == (3, "Ik wil leren.")
    actie = fatma.post(_adres("nieuw"), _velden(meer="1")).context["form"]
    assert (len(actie.acties[1]), actie["actie_1_1_wat"].value()) == (3, "Aanmelden")
    assert fatma.post(_adres("nieuw"), _velden(meer="<script>")).status_code == 200


def test_een_oude_bladzijde_overschrijft_niets(wereld: Wereld, fatma: Client) -> None:
    fatma.post(_adres("nieuw"), _velden())
    with wereld.als("fatma"):
        rij = Plansjabloon.objects.get()
    oud = _velden(versie=rij.merk, naam="Eerste")
    assert fatma.post(_adres("wijzigen", rij.pk), oud).status_code == 302
    antwoord = fatma.post(_adres("wijzigen", rij.pk), oud | {"naam": "Tweede"})
    assert antwoord.status_code == 422
    assert "Een collega heeft dit gewijzigd" in antwoord.content.decode()
    with wereld.als("fatma"):
        assert Plansjabloon.objects.get().naam == "Eerste"


def test_de_onderdelen_heten_zoals_bij_de_gemeente_en_wat_zij_niet_gebruikt_staat_er_niet(
    wereld: Wereld, fatma: Client
) -> None:
    with wereld.als("fatma") as wie:
        rij = maak_sjabloon(wie)
    beleid(wereld.assen, **{"domeinnaam.taal": "Nederlands in de buurt", "domein_gebruikt.financien": False})
    keuzes = dict(fatma.get(_adres("nieuw")).context["form"].fields["doel_0_domein"].choices)
    assert str(keuzes["taal"]) == "Nederlands in de buurt"
    assert "financien" not in keuzes
    pagina = fatma.get(_adres("sjabloon", rij.pk)).content.decode()
    assert "Uw gemeente gebruikt dit onderdeel niet" in pagina
    assert fatma.post(_adres("wijzigen", rij.pk), _velden()).status_code == 302
    with wereld.als("fatma"):
        assert [d.domein for d in inhoud_van(Plansjabloon.objects.get(versie=2)).doelen] == ["taal"]
        assert len(BEGIN.doelen) == 2

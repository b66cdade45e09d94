"""What we knew already stands in the field, and is nobody's answer until its own tick: without JavaScript, with autosave, at home."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.intake.antwoorden import geldende, verschillen
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.models import Kant
from samenspel.intake.tests.hulp import VRAGEN
from tests.wereld import NU, Wereld


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def sanne(wereld: Wereld) -> Client:
    with wereld.als("sanne") as wie:
        beantwoord(wereld.dossier(), "opleiding_niveau", "beroep", door=wie, op=VRAGEN, kant=Kant.COA, vastgelegd_op=NU)
    return wereld.client("sanne")


def _adres(wereld: Wereld, naam: str = "vragen", wat: str = "leren") -> str:
    return reverse(f"intake:{naam}", args=[wereld.dossier_id, wat])


def _zoals_getoond(pagina: str, **anders: Any) -> dict[str, Any]:
    """What the button sends when only `anders` was touched."""
    getoond = re.search(r'name="o-v-opleiding_niveau" value="([^"]*)"', pagina)
    assert getoond is not None
    return {
        "op": "19-5-2026", "wijze": "gesprek", "kant": "zelf", "taal": "nl", "blijf": "ja", "v-opleiding_niveau": "beroep",
        "g-v-opleiding_niveau": "", "o-v-opleiding_niveau": getoond[1].replace("&quot;", '"'), "v-talen": "Tigrinya", "g-v-talen": "", **anders,
    }  # fmt: skip


def _eigen(wereld: Wereld) -> set[str]:
    with wereld.als("sanne") as wie:
        return {code for code, _, kant in geldende(wereld.dossier(), wie) if kant == Kant.ZELF}


def test_wie_iets_anders_bewaart_maakt_van_het_coa_antwoord_geen_eigen_antwoord(wereld: Wereld, sanne: Client) -> None:
    velden = _zoals_getoond(sanne.get(_adres(wereld)).content.decode())
    antwoord = sanne.post(_adres(wereld), velden, follow=True)
    assert _eigen(wereld) == {"talen"}
    assert "Bij 1 vraag stond wat wij al wisten" in antwoord.content.decode()
    with wereld.als("sanne") as wie:  # so a later difference shows
        beantwoord(wereld.dossier(), "opleiding_niveau", "basis", door=wie, op=VRAGEN, vastgelegd_op=NU)
        assert [verschil.vraag.code for verschil in verschillen(geldende(wereld.dossier(), wie))] == [
            "opleiding_niveau"
        ]


def test_het_vinkje_maakt_er_een_eigen_antwoord_van(wereld: Wereld, sanne: Client) -> None:
    velden = _zoals_getoond(sanne.get(_adres(wereld)).content.decode(), **{"k-v-opleiding_niveau": "ja"})
    assert sanne.post(_adres(wereld), velden).status_code == 302
    assert _eigen(wereld) == {"talen", "opleiding_niveau"}


def test_een_ander_antwoord_telt_zonder_vinkje(wereld: Wereld, sanne: Client) -> None:
    velden = _zoals_getoond(sanne.get(_adres(wereld)).content.decode(), **{"v-opleiding_niveau": "basis"})
    assert sanne.post(_adres(wereld), velden).status_code == 302
    assert _eigen(wereld) == {"talen", "opleiding_niveau"}


def test_een_bladzijde_van_voor_een_nieuw_coa_antwoord_maakt_het_oude_niet_eigen(wereld: Wereld, sanne: Client) -> None:
    velden = _zoals_getoond(sanne.get(_adres(wereld)).content.decode())
    with wereld.als("sanne") as wie:
        beantwoord(wereld.dossier(), "opleiding_niveau", "hoger", door=wie, op=VRAGEN, kant=Kant.COA, vastgelegd_op=NU)
    assert sanne.post(_adres(wereld), velden).status_code == 302
    assert _eigen(wereld) == {"talen"}


def test_zelf_bewaren_luistert_ook_naar_het_vinkje(wereld: Wereld, sanne: Client) -> None:
    velden = _zoals_getoond(sanne.get(_adres(wereld)).content.decode())
    htmx = {"HX-Request": "true"}
    zonder = sanne.post(_adres(wereld, "antwoord", "opleiding_niveau"), velden, headers=htmx).content.decode()
    assert 'name="k-v-opleiding_niveau"' in zonder
    assert _eigen(wereld) == set()
    velden["k-v-opleiding_niveau"] = "ja"
    met = sanne.post(_adres(wereld, "antwoord", "opleiding_niveau"), velden, headers=htmx).content.decode()
    assert "Bewaard om" in met
    assert 'name="k-v-opleiding_niveau"' not in met
    assert _eigen(wereld) == {"opleiding_niveau"}


def test_thuis_geldt_hetzelfde(wereld: Wereld, sanne: Client) -> None:
    amira = wereld.client("amira")
    adres = reverse("portaal:vragenblad", args=["leren"])
    pagina = amira.get(adres).content.decode()
    assert "Dit wisten wij al" in pagina
    velden = _zoals_getoond(pagina)
    assert amira.post(adres, velden).status_code == 302
    assert _eigen(wereld) == {"talen"}
    assert amira.post(adres, {**velden, "v-talen": "Tigrinya", "k-v-opleiding_niveau": "ja"}).status_code in {302, 422}
    assert _eigen(wereld) == {"talen", "opleiding_niveau"}

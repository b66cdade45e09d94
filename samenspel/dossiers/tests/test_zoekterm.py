"""What somebody searches for stands in no address: not of the page, not of its links, not in a saved view."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from samenspel.kern.zoekterm import lees_vraag, onthul, verberg
from samenspel.toegang.models import Gebruiker
from tests.wereld import Wereld

SJABLONEN = sorted((Path(__file__).resolve().parents[2]).glob("*/templates/**/*.html"))


@given(st.text(min_size=1, max_size=80).filter(lambda tekst: "\x00" not in tekst))
def test_een_term_komt_precies_terug(term: str) -> None:
    try:
        term.encode()
    except UnicodeEncodeError:
        return  # half a character: no browser sends that
    assert onthul(verberg(term)) == term
    assert verberg(term) == verberg(term)  # the same search has the same address


@pytest.mark.parametrize("teken", ["", "haddad", "999990019", "A" * 30, "é", verberg("haddad")[:-3] + "AAA"])
def test_wat_hier_niet_is_gemaakt_is_geen_term(teken: str) -> None:
    assert onthul(teken) == ""


def test_een_zoekformulier_gaat_nooit_met_get() -> None:
    gezien = 0
    for sjabloon in SJABLONEN:
        for formulier in re.findall(r"<form\b.*?</form>", sjabloon.read_text(), re.DOTALL):
            if 'name="zoek"' in formulier:
                gezien += 1
                assert 'method="get"' not in formulier, sjabloon
                assert 'method="post"' in formulier, sjabloon
                assert "hx-get" not in formulier, sjabloon  # while somebody types
                assert 'name="zoekvraag"' in formulier, sjabloon
                assert "csrf_token" in formulier or "penning" in formulier, sjabloon
    assert gezien == 7


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "ziet"), [
    ("dossiers:lijst", "Amira Test el Haddad"), ("werkvoorraad:lijst", "Amira Test el Haddad"), ("werkvoorraad:notitie", "Amira Test el Haddad"),
])  # fmt: skip
def test_zoeken_vindt_en_zet_de_naam_niet_in_het_adres(wereld: Wereld, naam: str, ziet: str) -> None:
    velden = {"zoekvraag": "ja", "zoek": " haddad ", "fase": ""}
    antwoord = wereld.client("sanne").post(reverse(naam), velden, follow=True)
    ((adres, status),) = antwoord.redirect_chain
    assert status == 302
    assert "haddad" not in unquote(adres).lower()
    pagina = antwoord.content.decode()
    assert ziet in pagina
    adressen = re.findall(r'(?:href|action|hx-get|hx-post)="([^"]*)"', pagina)
    assert len(adressen) > 5
    assert [a for a in adressen if "haddad" in unquote(a).lower()] == []


@pytest.mark.django_db
def test_ook_op_de_tijdlijn_en_met_een_nummer(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    tijdlijn = client.post(
        reverse("dossiers:tijdlijn", args=[wereld.dossier_id]), {"zoekvraag": "ja", "zoek": "diabetes"}, follow=True
    )
    assert "diabetes" not in re.sub(r'value="diabetes"', "", tijdlijn.content.decode())
    assert "diabetes" not in tijdlijn.redirect_chain[0][0]
    lijst = client.post(reverse("dossiers:lijst"), {"zoekvraag": "ja", "zoek": "999990019"}, follow=True)
    assert all("999990019" not in adres for adres, _status in lijst.redirect_chain)


@pytest.mark.django_db
def test_een_bewaarde_weergave_houdt_niet_bij_wie_iemand_zocht(wereld: Wereld) -> None:
    vraag = f"route=Z&z={verberg('haddad')}&zoek=haddad"
    wereld.client("sanne").post(reverse("werkvoorraad:weergave"), {"naam": "Mijn Z", "vraag": vraag})
    (weergave,) = Gebruiker.objects.get(naam__startswith="Sanne").voorkeuren["weergaven"]
    assert weergave["vraag"] == "route=Z"


def test_de_weg_terug_naar_een_gezochte_lijst_blijft_leesbaar_voor_ons() -> None:
    vraag = lees_vraag(f"route=Z&z={verberg('haddad')}")
    assert (vraag["zoek"], vraag["route"]) == ("haddad", "Z")
    assert "haddad" not in vraag.urlencode()
    assert lees_vraag(vraag.urlencode())["zoek"] == "haddad"

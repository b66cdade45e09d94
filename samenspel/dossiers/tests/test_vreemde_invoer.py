"""Whatever is typed in any form of a dossier: a sentence or a result, never an error page, and nothing typed is lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django import forms
from django.urls import reverse

from samenspel.dossiers.forms.feit import EXTRA
from samenspel.huisstijl.formulieren import DagVeld
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db

SCHERMEN: list[tuple[str, tuple[str, ...]]] = [
    ("dossiers:nieuw", ()), ("dossiers:export", ()), ("koppelingen:signaal", ("ss101",)), ("koppelingen:signaal", ("ss199",)),
    *((f"dossiers:{blad}", ("dossier",)) for blad in ("persoon", "naam", "contact", "gezinslid", "nummers", "toewijzen", "oproepen", "sluiten",
                                                      "samenvoegen", "wissen", "documenten", "partners")),
    ("dossiers:nummer", ("dossier", "bsn")),
    *(("dossiers:feit", ("dossier", soort)) for soort in ("welkomgesprek", *EXTRA)),  # without extra fields they are all the same form
]  # fmt: skip
TEKSTEN = {
    "10.000 tekens": "a" * 10_000,
    "emoji": "🌷 Zoë 👩‍👩‍👧",
    "rechts naar links": "\u202eأميرة الحداد",
    "opmaak": "<script>alert(1)</script>&\"'",
    "nul en stuurtekens": "a\x00b\x07c",
    "een losse helft": "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
}


def _adres(wereld: Wereld, scherm: tuple[str, tuple[str, ...]]) -> str:
    naam, delen = scherm
    return reverse(naam, args=[wereld.dossier_id if deel == "dossier" else deel for deel in delen])


def _velden(pagina: Any, tekst: str, dag: str) -> dict[str, Any]:
    """Every field filled in: text with `tekst`, days with `dag`, the rest as the page offers it."""
    gevuld: dict[str, Any] = {}
    form, inhoud = pagina.context["form"], pagina.content.decode()
    for naam, veld in form.fields.items():
        if isinstance(veld, DagVeld):
            gevuld[naam] = dag
        elif isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
            rij = re.search(rf'<select[^>]*name="{naam}".*?</select>', inhoud, re.DOTALL)
            keuzes = (
                re.findall(r'value="([^"]+)"', rij[0]) if rij else re.findall(rf'name="{naam}" value="([^"]+)"', inhoud)
            )
            gevuld[naam] = (keuzes or [""])[-1]
        elif isinstance(veld, forms.BooleanField | forms.FileField | forms.UUIDField):
            continue
        elif not veld.widget.is_hidden:
            gevuld[naam] = tekst
    return gevuld


@pytest.mark.parametrize("soort", TEKSTEN)
def test_elke_tekst_in_elk_formulier(wereld: Wereld, soort: str) -> None:
    client, tekst = wereld.client("sanne"), TEKSTEN[soort]
    for scherm in SCHERMEN:
        adres = _adres(wereld, scherm)
        velden = _velden(client.get(adres), tekst, "1-6-2026")
        antwoord = client.post(adres, velden)
        assert antwoord.status_code in {302, 409, 422, 200}, f"{scherm}: {antwoord.status_code}"
        if antwoord.status_code == 422:
            _niets_is_weg(antwoord.content.decode(), velden, scherm)
        if antwoord.status_code == 302 and scherm[0] == "dossiers:sluiten":  # the rest needs an open dossier
            client.post(adres, {"reden": "verder met proeven"})


def _niets_is_weg(inhoud: str, velden: dict[str, Any], scherm: tuple[str, tuple[str, ...]]) -> None:
    assert "data-fouten" in inhoud, scherm
    for naam, waarde in velden.items():
        if isinstance(waarde, str) and waarde and "\x00" not in waarde and naam != "wie":
            staat_er = html.escape(waarde, quote=True)
            assert staat_er in inhoud or html.escape(waarde) in inhoud, f"{scherm}: {naam} is weg"


@pytest.mark.parametrize(("dag", "zin"), [("31-6-2026", "31 juni bestaat niet"), ("29-2-2027", "29 februari bestaat niet"), ("gisteren", "Schrijf dag"),
                                          ("1-13-2026", "Maand 13 bestaat niet"), ("1-1-0001", "jaar"), ("9" * 10_000, "")])  # fmt: skip
def test_een_dag_die_niet_bestaat_in_elk_formulier_met_een_dag(wereld: Wereld, dag: str, zin: str) -> None:
    client = wereld.client("sanne")
    geweest = 0
    for scherm in SCHERMEN:
        adres = _adres(wereld, scherm)
        pagina = client.get(adres)
        if not any(isinstance(veld, DagVeld) for veld in pagina.context["form"].fields.values()):
            continue
        geweest += 1
        velden = _velden(pagina, "tekst", dag)
        antwoord = client.post(adres, velden)
        inhoud = antwoord.content.decode()
        assert antwoord.status_code == 422, f"{scherm}: {antwoord.status_code}"
        assert zin in inhoud, scherm
        _niets_is_weg(inhoud, velden, scherm)
    assert geweest > 20

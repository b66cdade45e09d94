"""Whatever is typed in any form of a dossier: a sentence or a result, never an error page, and nothing typed is lost."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.urls import reverse

from samenspel.dossiers.forms.basis import Deeldatum
from samenspel.dossiers.forms.feit import EXTRA
from samenspel.dossiers.forms.gesprek import Tijdveld
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.huisstijl.formulieren import DagVeld
from samenspel.personen.models import Contactgegeven, Gezinslid
from tests.wereld import BSN_AMIRA, NU, Wereld

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


_MET_CONTROLE = frozenset(
    {"koppelingen:signaal", "dossiers:nummers", "dossiers:samenvoegen", "dossiers:wissen", "dossiers:partners"}
)
"""Forms in which a text has to be a number, a word typed again or one of ours: any other text gets a sentence."""
_KORT = frozenset({"10.000 tekens", "nul en stuurtekens"})


def _moet(scherm: tuple[str, tuple[str, ...]], form: forms.Form, soort: str) -> int:
    """What must happen with this text: refused with a sentence, or kept."""
    velden = [veld for veld in form.fields.values() if not veld.widget.is_hidden]
    streng = (forms.IntegerField, forms.RegexField, forms.FileField, Deeldatum, Tijdveld)
    typbaar = any(isinstance(veld, forms.CharField | forms.IntegerField) for veld in velden)
    if any(len(TEKSTEN[soort]) < (getattr(veld, "min_length", None) or 0) for veld in velden):
        return 422  # a reason of one letter is no reason
    if scherm[1][-1:] == ("verhuizing",):
        return 422  # says that there is no PIP, and whose it is
    if scherm[0] in _MET_CONTROLE or any(isinstance(veld, streng) for veld in velden) or (typbaar and soort in _KORT):
        return 422
    return 200 if scherm[0] in {"dossiers:export", "dossiers:nummer"} else 302


@pytest.mark.parametrize("soort", TEKSTEN)
def test_elke_tekst_in_elk_formulier(wereld: Wereld, soort: str) -> None:
    client, tekst = wereld.client("sanne"), TEKSTEN[soort]
    anders = []
    for scherm in SCHERMEN:
        adres = _adres(wereld, scherm)
        pagina = client.get(adres)
        moet, velden = _moet(scherm, pagina.context["form"], soort), _velden(pagina, tekst, "1-6-2026")
        antwoord = client.post(adres, velden)
        if antwoord.status_code != moet:
            anders.append((scherm, antwoord.status_code, moet))
        if antwoord.status_code not in {200, 302}:
            _niets_is_weg(antwoord.content.decode(), velden, scherm)
        if antwoord.status_code == 302 and scherm[0] == "dossiers:sluiten":  # the rest needs an open dossier
            client.post(adres, {"reden": "verder met proeven"})
    assert anders == []


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


_NIEUW = {"aanleiding": "overig", "naam": "Sara Proef", "doelgroep": "GEZIN", "op": "1-6-2026"}
_FEIT = {"bron": "hand"}
ONZIN: list[tuple[str, tuple[str, ...], dict[str, str], str, str]] = [
    ("dossiers:nieuw", (), {**_NIEUW, "geboortedatum": "1-1-2090"}, "geboortedatum", "Deze geboortedatum moet nog komen"),
    ("dossiers:nieuw", (), {**_NIEUW, "geboortedatum": "2090"}, "geboortedatum", "Deze geboortedatum moet nog komen"),
    ("dossiers:nieuw", (), {**_NIEUW, "geboortedatum": "1-1-1901"}, "geboortedatum", "te lang geleden"),
    ("dossiers:nieuw", (), {**_NIEUW, "telefoon": "abc"}, "telefoon", "Dit is geen telefoonnummer"),
    ("dossiers:nieuw", (), {**_NIEUW, "kind_1_naam": "Noor", "kind_1_geboren": "1-1-2090"}, "kind_1_geboren", "Deze geboortedatum moet nog komen"),
    ("dossiers:gezinslid", ("dossier",), {"relatie": "kind", "naam": "Noor", "geboortedatum": "1-1-2090"}, "geboortedatum", "Deze geboortedatum moet nog komen"),
    ("dossiers:contact", ("dossier",), {"soort": "telefoon", "waarde": "abc"}, "waarde", "Dit is geen telefoonnummer"),
    ("dossiers:contact", ("dossier",), {"soort": "email", "waarde": "geen adres"}, "waarde", "Dit is geen e-mailadres"),
    ("dossiers:sluiten", ("dossier",), {"op": "1-1-2150", "reden": "klaar"}, "op", "Deze dag ligt te ver weg"),
    ("dossiers:sluiten", ("dossier",), {"op": "1-1-1950", "reden": "klaar"}, "op", "Deze dag is te lang geleden"),
    ("dossiers:sluiten", ("dossier",), {"op": "1-1-2015", "reden": "klaar"}, "op", "Dit dossier begint op"),
    ("dossiers:sluiten", ("dossier",), {"op": "1-1-2040", "reden": "klaar"}, "op", "Deze dag moet nog komen"),
    ("dossiers:oproepen", ("dossier",), {"op": "1-1-1950", "verschijnen_op": "15-6-2026"}, "op", "Deze dag is te lang geleden"),
    ("dossiers:oproepen", ("dossier",), {"op": "1-6-2021", "verschijnen_op": "15-6-2021"}, "op", "geldt sinds 1 januari 2022"),
    ("dossiers:oproepen", ("dossier",), {"op": "1-6-2026", "verschijnen_op": "15-6-2036"}, "verschijnen_op", "meer dan een jaar na de oproep"),
    ("dossiers:feit", ("dossier", "welkomgesprek"), {**_FEIT, "op": "1-1-1905"}, "op", "Deze dag is te lang geleden"),
    ("dossiers:feit", ("dossier", "pip_dagtekening"), {**_FEIT, "op": "31-12-2021", "leerroute": "B1", "elders": "ja"}, "op", "Een PIP bestaat sinds 1 januari 2022"),
    ("dossiers:feit", ("dossier", "aanbod_gedaan"), {**_FEIT, "op": "1-6-2026", "school": "Noord", "schoolnummer": "12", "alfabetisering": "NVT"}, "schoolnummer", "heeft 10 cijfers"),
    ("dossiers:feit", ("dossier", "taalniveau"), {**_FEIT, "op": "1-6-2026"}, "lezen", "minstens één vaardigheid"),
    ("koppelingen:signaal", ("ss102",), {"wie": BSN_AMIRA, "op": "1-5-2026", "begin": "1-5-2026", "einde": "1-4-2026"}, "einde", "Deze dag ligt voor de eerste dag"),
    ("koppelingen:signaal", ("ss103",), {"wie": BSN_AMIRA, "op": "1-5-2026", "einde": "1-4-2026"}, "einde", "ligt voor het begin van de termijn"),
    ("koppelingen:signaal", ("ss131",), {"wie": "999990020", "op": "1-5-2026", "score": "31"}, "wie", "heeft hier geen dossier"),
    ("koppelingen:signaal", ("ss101",), {"wie": "999990020", "op": "1-5-2026"}, "naam", "Deze persoon is nieuw"),
    ("koppelingen:signaal", ("ss109",), {"wie": BSN_AMIRA, "op": "1-5-2026", "tot": "1-4-2026"}, "tot", "Deze dag ligt voor de datum in het signaal"),
]  # fmt: skip


def test_onzin_wordt_geweigerd_met_een_zin_bij_het_veld_en_niets_is_weg(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "duo_termijn",
            op=date(2026, 5, 1),
            door=sanne,
            gegevens={"begin": "2026-05-02", "einde": "2029-05-01"},
            bron="duo",
            vastgelegd_op=NU,
        )
        voor = (
            Dossier.objects.count(),
            Gebeurtenis.objects.count(),
            Contactgegeven.objects.count(),
            Gezinslid.objects.count(),
        )
    for naam, delen, velden, veld, zin in ONZIN:
        scherm = (naam, delen)
        antwoord = client.post(_adres(wereld, scherm), velden)
        assert antwoord.status_code == 422, f"{scherm} {velden}: {antwoord.status_code}"
        fouten = antwoord.context["form"].errors
        assert list(fouten) == [veld], f"{scherm}: {fouten}"
        assert zin in fouten[veld][0], scherm
        assert not re.search(r"\d{4}-\d{2}-\d{2}|_", fouten[veld][0]), fouten[veld]
        _niets_is_weg(antwoord.content.decode(), velden, scherm)
    with wereld.als("sanne"):
        na = (
            Dossier.objects.count(),
            Gebeurtenis.objects.count(),
            Contactgegeven.objects.count(),
            Gezinslid.objects.count(),
        )
    assert na == voor


@pytest.mark.parametrize("geboren", ["1994", "3-1994", "14-3-1994", "2026"])
def test_een_deels_bekende_geboortedatum_blijft_goed(wereld: Wereld, geboren: str) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:nieuw"), {**_NIEUW, "geboortedatum": geboren, "telefoon": "+31 6 12345678"}
    )
    assert antwoord.status_code == 302, antwoord.content.decode()

"""Made-up people and dates for the living page. Nothing here comes from a dossier; today is 3 June 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator

from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.huisstijl.gegevens import (
    Baan,
    Balk,
    Bonregel,
    Feit,
    Kruimel,
    Menupunt,
    Mijlpaal,
    Reeks,
    Schil,
    Tab,
    Termijnbalk,
    Tijdlijnpunt,
)  # fmt: skip
from samenspel.huisstijl.iconen import ICONEN, STANDEN

VANDAAG: Final = date(2026, 6, 3)
_MENU: Final = ("Werkvoorraad", "Dossiers", "Agenda", "Partners", "Cijfers")


class Voorbeeld(forms.Form):
    """Every kind of field."""

    dag = DagVeld(label="Op welke dag moet zij komen?", help_text="Bijvoorbeeld 11 6 2026.")
    waar = forms.ChoiceField(label="Waar?", choices=[("1", "Stadhuis, kamer 1.12"), ("2", "Wijkcentrum")])
    waarom = forms.CharField(
        label="Waarom roept u nu op?",
        help_text="Er is nog geen uitnodiging geweest. Eén regel is genoeg; hij komt in het dossier.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf waarom u nu oproept en niet uitnodigt."},
    )


class AlleVelden(Voorbeeld):
    """The rest of the kinds."""

    telefoon = forms.CharField(label="Telefoon", required=False, max_length=20)
    tot = DagVeld(label="Tot en met", required=False, widget=DagTekst, help_text="Dag, maand en jaar: 11-6-2026.")
    tolk = forms.ChoiceField(
        label="Is er een tolk nodig?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of er een tolk nodig is."},
    )
    talen = forms.MultipleChoiceField(
        label="Welke talen?",
        required=False,
        choices=[("ti", "Tigrinya"), ("ar", "Arabisch")],
        widget=forms.CheckboxSelectMultiple,
    )
    gezien = forms.BooleanField(label="Ik heb de brief gelezen", error_messages={"required": "Lees eerst de brief."})


def _schil(actief: str = "Werkvoorraad") -> dict[str, Any]:
    menu = tuple(Menupunt(naam, "#", naam == actief) for naam in _MENU)
    balken = Schil(
        gemeente="Assen", menu=menu, duim=menu[:4], zoek_url="/huisstijl/", notitie_url="/huisstijl/schermen/notitie/"
    )
    return {"schil": balken, "op": VANDAAG}


def alles() -> dict[str, Any]:
    """The context of the living page."""
    from samenspel.huisstijl.templatetags.formulieren import fouten_van

    fout = AlleVelden(
        {"dag_dag": "31", "dag_maand": "6", "dag_jaar": "2026", "waar": "1", "waarom": "", "tot": "11-6-2026"}
    )
    return {
        **_schil("Cijfers"),
        "standen": [(stand, woord) for stand, (woord, _) in STANDEN.items()],
        "iconen": list(ICONEN),
        "leeg_formulier": AlleVelden(auto_id="leeg_%s"),
        "fout_formulier": fout,
        "aantal_fouten": len(fouten_van(fout)),
        "balk": LOPEND,
        "vooruitblik": VOORUITBLIK,
        "bonregels": BON,
        "punten": TIJDLIJN,
        "banen": BANEN,
        "van": date(2026, 4, 1),
        "tot": date(2026, 11, 30),
        "tabs": TABS,
        "segment": SEGMENT,
        "kruimels": [Kruimel("Werkvoorraad", "#"), Kruimel("Selam Tesfay Gebre", "#"), Kruimel("PIP, concept")],
        "bladzijde": Paginator(range(214), 25).page(4),
        "feiten": FEITEN,
        "cijfers": CIJFERS,
        "kringen": ["Lichaam", "Gedachten", "Zingeving", "Kwaliteit", "Meedoen", "Dagelijks"],
        "scores": [Reeks("mei 2026", [7, 5, 6, 6, 4, 7]), Reeks("februari 2026", [5, 4, 6, 3, 2, 6])],
        "jaren": ["2023", "2024", "2025", "2026"],
        "percentages": [Reeks("PIP op tijd", [66.7, 74.5, 82.4, None])],
        "kleuren": KLEUREN,
    }


LOPEND: Final = Termijnbalk(
    titel="Inburgeringstermijn: 3 jaar",
    begin=date(2026, 1, 13),
    eind=date(2029, 1, 12),
    op=VANDAAG,
    bijschrift="vandaag: maand 5 van 36 · datums van DUO",
    begin_naam="eerste dag",
    eind_naam="laatste dag",
    mijlpalen=(
        Mijlpaal(date(2026, 3, 20), "les begonnen"),
        Mijlpaal(date(2027, 1, 12), "2 gesprekken gehad"),
        Mijlpaal(date(2027, 7, 12), "route wisselen kan tot"),
        Mijlpaal(date(2028, 1, 12), "streef: examen spreken"),
        Mijlpaal(date(2028, 7, 12), "meer tijd vragen"),
    ),
)
INTAKE: Final = Termijnbalk(
    titel="Brede intake en PIP",
    begin=date(2026, 4, 10),
    eind=date(2026, 6, 19),
    op=VANDAAG,
    bijschrift="vandaag: week 8 van 10",
    maat="kort",
)
VOORUITBLIK: Final = Termijnbalk(
    titel="Inburgeringstermijn: 3 jaar",
    begin=date(2026, 6, 17),
    eind=date(2029, 6, 16),
    op=VANDAAG,
    bijschrift="vooruitblik, bij een PIP van 16 juni 2026",
    vooruitblik=True,
    begin_naam="eerste dag",
    eind_naam="laatste dag",
    mijlpalen=(
        Mijlpaal(date(2026, 9, 16), "cursus aangeboden"),
        Mijlpaal(date(2027, 6, 16), "na 1 jaar", ruit=False),
        Mijlpaal(date(2027, 12, 16), "route wisselen kan tot"),
        Mijlpaal(date(2028, 12, 16), "meer tijd vragen"),
    ),
)
BON: Final = (
    Bonregel("Begint op", "Kennisgeving van DUO. Wij kregen het bericht op 22 april.", "vr 10 april 2026"),
    Bonregel("Telt", "10 weken van 7 dagen", "+ 70 dagen"),
    Bonregel("Rustdag", "19 juni is een gewone vrijdag. De dag schuift niet op.", "+ 0 dagen"),
    Bonregel("Wachten", "Wij wachten niet op informatie van een ander (lid 2).", "+ 0 dagen"),
    Bonregel("Laatste dag", "Regel geldig vanaf 1 januari 2023", "vr 19 juni 2026"),
)
TIJDLIJN: Final = (
    Tijdlijnpunt(date(2026, 6, 10), "Eindgesprek", "gepland, 10.00 uur, tolk besteld"),
    Tijdlijnpunt(date(2026, 6, 2), "Concept-PIP besproken", "Marieke Hoekstra, met tolk"),
    Tijdlijnpunt(date(2026, 5, 28), "Overgedragen aan Vaart Welzijn", "gebeld, Selam was erbij", stand="gehaald"),
    Tijdlijnpunt(date(2026, 5, 26), "Leerbaarheidstoets: 31 van 40", "grens 28 · bron: DUO"),
    Tijdlijnpunt(date(2026, 5, 19), "Vragenlijst besproken", "in het Tigrinya, zelf ingevuld"),
    Tijdlijnpunt(date(2026, 5, 6), "Niet verschenen", "Liya was ziek. Nieuwe afspraak gemaakt."),
    Tijdlijnpunt(date(2026, 4, 22), "Bericht van DUO ontvangen", "kennisgeving van 10 april"),
    Tijdlijnpunt(date(2026, 4, 14), "Welkomgesprek", "COA droeg over in een gesprek"),
    Tijdlijnpunt(date(2026, 3, 30), "Verhuisd naar Assen", "BRP, bijstand en begeleiding gestart"),
    Tijdlijnpunt(date(2026, 2, 16), "Gekoppeld aan Assen", "bron: COA"),
)
BANEN: Final = (
    Baan(
        "VluchtelingenWerk",
        "Anneke Smid · begeleiding",
        [Balk(date(2026, 4, 1), None, "Maatschappelijke begeleiding, sinds 30 maart")],
    ),
    Baan("GKB", "Ruben Prins · geld", [Balk(date(2026, 4, 1), date(2026, 9, 29), "Ontzorgen tot en met 29 september")]),
    Baan(
        "Vaart Welzijn",
        "Ilse Bos · netwerk",
        [Balk(date(2026, 5, 28), date(2026, 9, 13), "Taalmaatje zoeken en starten")],
    ),
    Baan(
        "Taalschool",
        "nog niet gekozen",
        [Balk(date(2026, 6, 16), date(2026, 9, 16), "Gat: cursus, uiterlijk 16 september", gat=True)],
    ),
)
TABS: Final = (
    Tab("Overzicht", "#", actief=True),
    Tab("Brede intake", "#", aantal="9 van 11"),
    Tab("PIP", "#", aantal="concept"),
    Tab("Gesprekken", "#", aantal="6"),
    Tab("Documenten", "#", aantal="4"),
    Tab("Partners", "#", aantal="3"),
    Tab("Termijnen", "#", aantal="3"),
    Tab("Wie keek mee", "#"),
)
SEGMENT: Final = (
    Tab("Mijn lijst", "#", actief=True, aantal="8"),
    Tab("Wacht op anderen", "#", aantal="8"),
    Tab("Later", "#", aantal="26"),
    Tab("Van niemand", "#", aantal="2"),
)
FEITEN: Final = (
    Feit("Leerbaarheidstoets", "31 van 40", "grens 28 · 26 mei"),
    Feit("Opleiding", "8 jaar school", "Eritrea, geen diploma"),
    Feit("Werk", "6 jaar kok", "Asmara en Soedan"),
    Feit("Taal nu", "A1 mondeling", "lezen onder A1, taalschool"),
    Feit("Wat zij wil", "Werken als kok", "zei zij op 2 juni"),
    Feit("Let op", "Opvang voor Liya", "slaapt slecht"),
)
CIJFERS: Final = (
    Feit("Mensen die nu inburgeren", "412", "329 met een PIP, 83 in de intake"),
    Feit("PIP op tijd", "82,0 %", "50 van 61 PIP's, januari tot en met mei 2026"),
)
KLEUREN: Final = (
    ("inkt", "#17212B", "16,3 op blad"), ("inkt-2", "#45525E", "8,0 op blad"), ("inkt-3", "#5A6673", "5,4 op grond"),
    ("rand", "#7B8792", "3,4 op grond"), ("accent", "#0F566B", "8,2 op blad"), ("accent-zacht", "#E3F0F3", "7,0 accent erop"),
    ("grond", "#F4F5F3", "achtergrond"), ("lijn", "#DDE1E3", "alleen sier"), ("rood", "#9B2C20", "6,5 op rood-zacht"),
    ("oker", "#7A4B00", "6,6 op oker-zacht"), ("groen", "#1D683B", "5,9 op groen-zacht"), ("paars", "#5E4480", "6,9 op paars-zacht"),
)  # fmt: skip


def _werkvoorraad() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    return {
        **_schil(),
        "segment": SEGMENT,
        "groepen": rijen.GROEPEN,
        "afspraken": rijen.AFSPRAKEN,
        "bellen": rijen.BELLEN,
    }


def _dossier() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    return {
        **_schil("Dossiers"), "tabs": TABS, "intake": INTAKE, "vooruitblik": VOORUITBLIK, "bonregels": BON, "punten": TIJDLIJN,
        "banen": BANEN, "van": date(2026, 4, 1), "tot": date(2026, 11, 30), "doelen": rijen.DOELEN, "doen": rijen.DOEN,
        "komt_eraan": rijen.KOMT_ERAAN, "mensen": rijen.MENSEN, "kruimels": [Kruimel("Werkvoorraad", "#"), Kruimel("Selam Tesfay Gebre")],
    }  # fmt: skip


OORDELEN: Final = (("past", "past"), ("past_niet", "past niet"), ("past_later", "past misschien later"))


def _afweging() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    kruimels = [Kruimel("Werkvoorraad", "#"), Kruimel("Selam Tesfay Gebre", "#"), Kruimel("PIP, concept")]
    return {**_schil("Dossiers"), "feiten": FEITEN, "routes": rijen.ROUTES, "kruimels": kruimels, "oordelen": OORDELEN}


def _besluit() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    kruimels = [Kruimel("Werkvoorraad", "#"), Kruimel("Nour Al-Hamwi", "#"), Kruimel("PIP")]
    tabs = [Tab(t.naam, t.url, t.naam == "PIP", "2 verschillen" if t.naam == "PIP" else t.aantal) for t in TABS]
    return {**_schil("Dossiers"), "balk": LOPEND, "tabs": tabs, "kruimels": kruimels, "rijen": rijen.NAAST}


def _formulier() -> dict[str, Any]:
    kruimels = [Kruimel("Werkvoorraad", "#"), Kruimel("Samira Osman Ali", "#"), Kruimel("Oproep")]
    form = Voorbeeld({"dag_dag": "31", "dag_maand": "6", "dag_jaar": "2026", "waar": "1", "waarom": ""})
    return {**_schil("Dossiers"), "form": form, "kruimels": kruimels}


def _leeg() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    segment = [Tab(t.naam, t.url, t.actief, "0" if t.actief else t.aantal) for t in SEGMENT]
    return {**_schil(), "segment": segment, "afspraken": rijen.AFSPRAKEN[-1:]}


def _notitie() -> dict[str, Any]:
    from samenspel.huisstijl import voorbeeldrijen as rijen

    return {**_schil("Dossiers"), "mensen": rijen.GEZIN, "geen_verbinding": True}


def _inloggen() -> dict[str, Any]:
    return {"form": Inloggen()}


class Inloggen(forms.Form):
    login = forms.EmailField(
        label="E-mailadres of inlognaam", widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


SCHERMEN: Final[dict[str, tuple[str, Callable[[], dict[str, Any]]]]] = {
    "werkvoorraad": ("huisstijl/schermen/werkvoorraad.html", _werkvoorraad),
    "dossier": ("huisstijl/schermen/dossier.html", _dossier),
    "afweging": ("huisstijl/schermen/afweging.html", _afweging),
    "besluit-plan": ("huisstijl/schermen/besluit_plan.html", _besluit),
    "formulier": ("huisstijl/schermen/formulier.html", _formulier),
    "leeg": ("huisstijl/schermen/leeg.html", _leeg),
    "notitie": ("huisstijl/schermen/notitie.html", _notitie),
    "inloggen": ("huisstijl/schermen/inloggen.html", _inloggen),
    "fout": ("huisstijl/schermen/weigering.html", dict),
}

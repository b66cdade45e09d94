"""Fill in a form as a person would: what a page offers is sent back, with something in every field that must have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser

Velden = dict[str, list[str]]
_DAGEN = ("op", "vanaf", "tot", "dag", "dagtekening", "datum", "sinds")


@dataclass(slots=True)
class Formulier:
    """One form of a page: where it goes, and what is in it."""

    actie: str
    velden: Velden = field(default_factory=dict)
    bestanden: list[str] = field(default_factory=list)


class Lezer(HTMLParser):
    """Collects the forms that are posted, also fields that stand elsewhere on the page (`form=`)."""

    def __init__(self) -> None:
        super().__init__()
        self.formulieren: list[Formulier] = []
        self._hier: Formulier | None = None
        self._met_id: dict[str, Formulier] = {}
        self._keuze: tuple[str, Formulier, list[str]] | None = None
        self._tekst: tuple[str, Formulier] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        van = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._hier = Formulier(van.get("action", "")) if van.get("method", "").lower() == "post" else None
            if self._hier is not None:
                self.formulieren.append(self._hier)
                self._met_id[van.get("id", "")] = self._hier
        formulier = self._met_id.get(van["form"]) if "form" in van else self._hier
        naam = van.get("name", "")
        if formulier is None or not naam or "disabled" in van:
            if tag == "option" and self._keuze is not None and van.get("value"):
                self._keuze[2].append(van["value"])
                if "selected" in van:
                    self._keuze[1].velden[self._keuze[0]] = [van["value"]]
            return
        self._veld(tag, naam, van, formulier)

    def _veld(self, tag: str, naam: str, van: dict[str, str], formulier: Formulier) -> None:
        if tag == "select":
            self._keuze = (naam, formulier, [])
        elif tag == "textarea":
            self._tekst = (naam, formulier)
            formulier.velden.setdefault(naam, [])
        elif tag == "button" and van.get("type", "submit") == "submit":
            formulier.velden.setdefault(naam, [van.get("value", "")])
        elif tag == "input":
            _invoer(naam, van, formulier)

    def handle_data(self, data: str) -> None:
        if self._tekst is not None:
            naam, formulier = self._tekst
            formulier.velden[naam] = [data.strip() or "Een proef met genoeg letters om een reden te zijn."]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._hier = None
        elif tag == "select" and self._keuze is not None:
            naam, formulier, opties = self._keuze
            if naam not in formulier.velden and opties:
                formulier.velden[naam] = [opties[0]]
            self._keuze = None
        elif tag == "textarea" and self._tekst is not None:
            naam, formulier = self._tekst
            formulier.velden[naam] = formulier.velden[naam] or ["Een proef met genoeg letters om een reden te zijn."]
            self._tekst = None


def _invoer(naam: str, van: dict[str, str], formulier: Formulier) -> None:
    soort, waarde, eerste = van.get("type", "text"), van.get("value", "on"), naam not in formulier.velden
    if soort == "file":
        formulier.bestanden.append(naam)
    elif soort == "radio":
        if "checked" in van or eerste:
            formulier.velden[naam] = [waarde]
    elif soort == "checkbox":
        if "checked" in van or "required" in van or eerste:
            formulier.velden.setdefault(naam, []).append(waarde)
    elif soort != "submit":
        formulier.velden.setdefault(naam, []).append(van.get("value") or _waarde(naam, soort, van))


def _waarde(naam: str, soort: str, van: dict[str, str]) -> str:
    """Something that fits in an empty field."""
    kaal = naam.rpartition("-")[2]
    if soort == "email" or "email" in kaal:
        return "nieuw.iemand@voorbeeld.test"
    if kaal.endswith(_DAGEN) or "geboren" in kaal or "geboortedatum" in kaal:
        dag = date.today() + timedelta(days=14 if kaal in {"tot", "verschijnen_op"} else 0)
        return f"{dag.day}-{dag.month}-{dag.year}"
    if "tijd" in kaal:
        return "10.00"
    if soort == "number" or van.get("inputmode") in {"numeric", "decimal"} or "uren" in kaal or "minuten" in kaal:
        return van.get("min") or "10"
    if kaal == "bsn":
        return "999990330"
    if soort == "hidden":
        return ""
    return "Proef"


def lees_formulieren(html: str) -> list[Formulier]:
    """Every form of a page that is posted, filled in."""
    lezer = Lezer()
    lezer.feed(html)
    return lezer.formulieren

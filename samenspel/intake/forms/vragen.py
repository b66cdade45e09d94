"""The questionnaire: each question is a field of its own kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from samenspel.intake.vragenblad import Regel
from samenspel.intake.vragenlijst import Soort, zin
from samenspel.intake.weergave import tweetalig


class VragenForm(forms.Form):
    """The fields of one page of the questionnaire, made from its rows. Values are checked by `waarden.controleer`."""

    def __init__(self, *args: Any, regels: list[Regel], taal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for regel in regels:
            self.fields[regel.naam] = _veld(regel, taal)
            regel.veld = self[regel.naam]
            regel.een_merk = taal in regel.vraag.geheel_concept

    def ingevuld(self, regel: Regel) -> Any:
        """What the browser sent for this row, unchecked."""
        veld: BoundField = self[regel.naam]
        return veld.field.widget.value_from_datadict(self.data, self.files, veld.html_name)


def _veld(regel: Regel, taal: str) -> forms.Field:
    vraag = regel.vraag
    los = taal not in vraag.geheel_concept  # else the mark at the question says it for its choices too
    keuzes: list[tuple[str, Any]] = [(keuze.code, tweetalig(keuze.tekst, taal, merk=los)) for keuze in vraag.keuzes]
    gemeen: dict[str, Any] = {
        "label": tweetalig(vraag.tekst, taal, merk=True),
        "required": False,
        "initial": _toonbaar(regel),
    }
    uit = {} if regel.bewerkbaar else {"disabled": "disabled"}
    match vraag.soort:
        case Soort.TEKST:
            return forms.CharField(
                widget=forms.Textarea({"rows": 2, "dir": "auto", "class": "utrecht-textarea", **uit}), **gemeen
            )
        case Soort.MEERKEUZE:
            return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(uit), choices=keuzes, **gemeen)
        case Soort.GETAL | Soort.DEELDATUM:
            kort = {
                "inputmode": "numeric" if vraag.soort is Soort.GETAL else "text",
                "data-grootte": "kort",
                "autocomplete": "off",
            }
            return forms.CharField(widget=forms.TextInput({"class": "utrecht-textbox", **kort, **uit}), **gemeen)
        case _:
            leeg = [("", tweetalig(zin("geen_antwoord"), taal, merk=los))] if regel.gegeven is not None else []
            return forms.ChoiceField(widget=forms.RadioSelect(uit), choices=[*keuzes, *leeg], **gemeen)


def _toonbaar(regel: Regel) -> Any:
    """Partly known dates as people write them: `3-1994`."""
    waarde = regel.beginwaarde
    if regel.vraag.soort is Soort.DEELDATUM and isinstance(waarde, str):
        return "-".join(str(int(deel)) for deel in reversed(waarde.split("-"))) if waarde else ""
    return waarde

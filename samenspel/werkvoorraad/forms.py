"""Forms of the work list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.huisstijl.formulieren import DagVeld
from samenspel.toegang.models import Gebruiker


class WachtForm(forms.Form):
    """On whom or what, and until when."""

    wie = forms.CharField(
        label=_("Op wie of wat wacht u?"),
        max_length=120,
        error_messages={"required": _("Schrijf op wie of wat u wacht.")},
    )
    tot = DagVeld(
        label=_("Tot welke dag?"), error_messages={"required": _("Vul een dag in. Dan komt dit terug op uw lijst.")}
    )


class OverslaanForm(forms.Form):
    """Why a step of local policy is passed."""

    reden = forms.CharField(label=_("Waarom slaat u deze stap over?"), max_length=300, widget=forms.Textarea({"rows": 2}),
                            error_messages={"required": _("Schrijf waarom u deze stap overslaat. Een collega moet het later begrijpen.")})  # fmt: skip


class WeergaveForm(forms.Form):
    """A name for this combination of filters."""

    naam = forms.CharField(
        label=_("Naam van de weergave"), max_length=40, error_messages={"required": _("Geef de weergave een naam.")}
    )


class ExportForm(forms.Form):
    """Why a list leaves the system."""

    reden = forms.CharField(label=_("Waarvoor heeft u de lijst nodig?"), max_length=300,
                            error_messages={"required": _("Schrijf waarvoor u de lijst nodig heeft.")})  # fmt: skip
    vorm = forms.ChoiceField(
        label=_("Soort bestand"),
        choices=[("xlsx", _("Excel")), ("csv", _("CSV"))],
        widget=forms.RadioSelect,
        initial="xlsx",
    )


class _Collega(forms.Form):
    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld, forms.ModelChoiceField):
                veld.queryset = collegas


def _collega(vraag: Any) -> forms.ModelChoiceField[Gebruiker]:
    return forms.ModelChoiceField(
        label=vraag,
        queryset=Gebruiker.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies een collega.")},
    )


class VervangingForm(_Collega):
    """Cover during absence."""

    afwezig = _collega(_("Wie is er niet?"))
    vervanger = _collega(_("Wie neemt waar?"))
    vanaf = DagVeld(label=_("Eerste dag"))
    tot = DagVeld(label=_("Laatste dag"))


class StapelForm(_Collega):
    """One act for several dossiers at once."""

    daad = forms.ChoiceField(
        label=_("Wat wilt u doen?"), widget=forms.RadioSelect,
        choices=[("toewijzen", _("Geef aan een collega")), ("terugbellen", _("Zet op de bellijst")), ("notitie", _("Schrijf overal dezelfde notitie"))],
        error_messages={"required": _("Kies wat u wilt doen.")},
    )  # fmt: skip
    aan = forms.ModelChoiceField(
        label=_("Welke collega?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies"), required=False
    )
    op = DagVeld(label=_("Op welke dag terugbellen?"), required=False)
    tekst = forms.CharField(label=_("Notitie"), max_length=500, widget=forms.Textarea({"rows": 2}), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        nodig = {
            "toewijzen": ("aan", _("Kies een collega.")),
            "terugbellen": ("op", _("Vul een dag in.")),
            "notitie": ("tekst", _("Schrijf de notitie.")),
        }
        if (daad := data.get("daad")) and not data.get(nodig[daad][0]) and nodig[daad][0] not in self.errors:
            self.add_error(nodig[daad][0], nodig[daad][1])
        return data

"""Signing, holding, and taking a hold away."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.bewaren.handelingen import MINSTENS
from samenspel.bewaren.models import Vasthouding

_LEEG = {"required": _("Schrijf in een zin waarom."), "min_length": _("Schrijf in een zin waarom.")}


class TekenForm(forms.Form):
    """A signature: looked at, and understood that it cannot be undone."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=40)
    akkoord = forms.BooleanField(
        label=_("Ik heb de lijst nagekeken. Wat hierop staat mag weg, en komt niet terug."),
        error_messages={"required": _("Kijk de lijst na en zet dit vinkje.")},
    )
    toelichting = forms.CharField(
        label=_("Toelichting"), max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Bijvoorbeeld met wie u de lijst besprak. Schrijf geen gegevens van inburgeraars op."),
    )  # fmt: skip


class VasthoudForm(forms.Form):
    """Which dossier, why, and until when."""

    nummer = forms.CharField(
        label=_("Dossiernummer"),
        max_length=16,
        help_text=_("Bijvoorbeeld A26-0417."),
        error_messages={"required": _("Typ het dossiernummer.")},
    )
    soort = forms.ChoiceField(
        label=_("Waarom moet dit dossier blijven?"),
        choices=Vasthouding.Soort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom.")},
    )
    reden = forms.CharField(
        label=_("Toelichting"), min_length=MINSTENS, max_length=300, widget=forms.Textarea({"rows": 2}), error_messages=_LEEG,
        help_text=_("Bijvoorbeeld het kenmerk van de zaak. Schrijf niet op wat er in het dossier staat."),
    )  # fmt: skip
    tot = forms.DateField(label=_("Tot en met"), required=False, help_text=_("Leeg: tot u het opheft."))


class OphefForm(forms.Form):
    """Why it may go now."""

    reden = forms.CharField(
        label=_("Waarom hoeft dit niet meer?"), min_length=MINSTENS, max_length=300, widget=forms.Textarea({"rows": 2}), error_messages=_LEEG
    )  # fmt: skip

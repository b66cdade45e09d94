"""A case, and a decision about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.datalek.handelingen import MINSTENS
from samenspel.datalek.models import Aard, Bron, Datalekbesluit

_Zin = Any
"""A sentence, translated when it is shown."""


def _moment(naam: _Zin, hulp: _Zin = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=naam, help_text=hulp, widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={"required": _("Vul een dag en een tijd in."), "invalid": _("Schrijf een dag en een tijd.")},
    )  # fmt: skip


class DatalekForm(forms.Form):
    """Where it began, when, and when it was known."""

    bron = forms.ChoiceField(
        label=_("Waar begon het?"), choices=Bron.choices, widget=forms.RadioSelect, error_messages={"required": _("Kies waar het begon.")}
    )  # fmt: skip
    wat = forms.CharField(
        label=_("Welk account, bestand of moment?"), max_length=300,
        help_text=_("Account of bestand: het e-mailadres. Organisatie: de naam. Document, lijst, toestemming of samenvoeging: het adres van de bladzijde. Reservekopie: wanneer zij is gemaakt, zoals 2026-11-26 03:00."),
        error_messages={"required": _("Schrijf om welk account, bestand of moment het gaat.")},
    )  # fmt: skip
    vanaf = _moment(_("Vanaf"), _("Weet u het niet zeker? Neem het ruim."))
    tot = _moment(_("Tot"))
    aard = forms.ChoiceField(
        label=_("Wat gebeurde er met de gegevens?"), choices=Aard.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met de gegevens gebeurde.")},
    )  # fmt: skip
    ontdekt_op = _moment(_("Wanneer wist de gemeente dit?"), _("Vanaf dat moment zijn er 72 uur om het te melden."))
    omschrijving = forms.CharField(
        label=_("Wat is er gebeurd?"), min_length=MINSTENS, max_length=1000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Schrijf geen namen of nummers van inburgeraars op."),
        error_messages={"required": _("Schrijf wat er gebeurde."), "min_length": _("Schrijf in een paar zinnen wat er gebeurde.")},
    )  # fmt: skip


class BesluitForm(forms.Form):
    """What was decided or done, by which function, and why."""

    soort = forms.ChoiceField(
        label=_("Wat is er besloten of gedaan?"), choices=Datalekbesluit.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er besloten of gedaan is.")},
    )  # fmt: skip
    beslist_door = forms.CharField(
        label=_("Wie besloot dit?"), max_length=120, help_text=_("De functie, zoals gemeentesecretaris. U adviseert; het college beslist."),
        error_messages={"required": _("Schrijf welke functie dit besloot.")},
    )  # fmt: skip
    motivering = forms.CharField(
        label=_("Waarom?"), min_length=MINSTENS, max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Bij een melding ook het nummer van de AP. Meldt u na 72 uur? Schrijf waarom het later is (AVG 33 lid 1)."),
        error_messages={"required": _("Schrijf waarom."), "min_length": _("Schrijf waarom, in minstens een zin.")},
    )  # fmt: skip

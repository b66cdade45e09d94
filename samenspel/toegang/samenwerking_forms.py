"""Forms for agreements between municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.organisaties.models import Gemeente
from samenspel.toegang.beheer_forms import dagveld, kenmerkveld
from samenspel.toegang.samenwerken import ROLLEN, VORMEN


class SamenwerkingModelForm(forms.Form):
    """What a draft is filled in with, before anything is signed."""

    gemeenten = forms.ModelMultipleChoiceField(
        label=_("Met welke gemeenten?"), queryset=Gemeente.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies met welke gemeente u samenwerkt.")},
    )  # fmt: skip
    vorm = forms.ChoiceField(
        label=_("Hoe werkt u samen?"), choices=[("", _("Kies")), *((vorm.value, vorm.label) for vorm in VORMEN)],
        error_messages={"required": _("Kies hoe u samenwerkt.")},
    )  # fmt: skip
    doelen = forms.CharField(
        label=_("Waarvoor werkt u samen?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Schrijf waarvoor u samenwerkt.")},
    )  # fmt: skip
    rollen = forms.MultipleChoiceField(
        label=_("Welke rollen mag iemand van een andere gemeente hier hebben?"), choices=[(rol.value, rol.label) for rol in ROLLEN],
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Kies ten minste een rol.")},
        help_text=_("Dit is het meeste. Wie hier echt komt werken, stelt u zelf aan."),
    )  # fmt: skip
    vanaf = dagveld(_("Geldt vanaf"))
    tot = dagveld(_("Geldt tot en met"), verplicht=False, hulp=_("Leeg: tot een gemeente stopt."))

    def __init__(self, *args: Any, gemeenten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeenten"].queryset = gemeenten  # type: ignore[attr-defined]  # a ModelChoiceField


class SamenwerkingForm(SamenwerkingModelForm):
    """What was signed."""

    naam = forms.CharField(
        label=_("Naam"), max_length=80, help_text=_("Zoals u haar noemt: Regionaal team Drentsche Aa."), error_messages={"required": _("Geef de samenwerking een naam.")}
    )  # fmt: skip
    kenmerk = kenmerkveld(_("Bijvoorbeeld een zaaknummer."))
    ondertekend_op = dagveld(_("Ondertekend op"))
    field_order = ["naam", "gemeenten", "vorm", "doelen", "rollen", "kenmerk", "ondertekend_op", "vanaf", "tot"]


class StopSamenwerkingForm(forms.Form):
    """The last day of the own municipality, and why."""

    tot = dagveld(
        _("Laatste dag"), hulp=_("Kies gisteren, dan is het meteen dicht. Wat vandaag al is besloten, blijft geldig.")
    )
    reden = forms.CharField(
        label=_("Waarom doet uw gemeente niet (meer) mee?"), max_length=200,
        error_messages={"required": _("Schrijf waarom uw gemeente niet (meer) meedoet.")},
    )  # fmt: skip

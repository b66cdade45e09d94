"""A day, a withdrawal, a signature: what every form of the intake shares."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig
from samenspel.huisstijl.formulieren import DagTekst, DagVeld


class DagForm(forms.Form):
    """Every act of the intake happens on a day: today, or the day on the paper."""

    op = DagVeld(
        label=_("Op welke dag?"),
        widget=DagTekst,
        error_messages={"required": _("Vul de dag in, bijvoorbeeld 11-6-2026.")},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        self.vandaag = vandaag
        kwargs["initial"] = {"op": vandaag, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if op > self.vandaag:
            raise forms.ValidationError(_("Deze dag ligt in de toekomst. Kies vandaag of eerder."))
        return op


class EenmaligeDagForm(Eenmalig, DagForm):
    """May arrive twice and has one effect."""


class IntrekForm(forms.Form):
    """Why a record is taken back."""

    reden = forms.CharField(
        label=_("Waarom klopt dit niet?"), min_length=5, max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Bijvoorbeeld: hoort bij een ander dossier. Schrijf niets over gezondheid."),
        error_messages={"required": _("Schrijf waarom dit niet klopt."), "min_length": _("Schrijf waarom dit niet klopt, in een paar woorden.")},
    )  # fmt: skip


class OndertekeningForm(Eenmalig):
    """A signature, and who prepared the intake."""

    voorbereid_door = forms.ChoiceField(
        label=_("Wie bereidde deze intake voor?"), error_messages={"required": _("Kies wie de intake voorbereidde.")}
    )

    def __init__(self, *args: Any, voorbereiders: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["voorbereid_door"]
        keuzes = voorbereiders if len(voorbereiders) == 1 else [("", _("Kies")), *voorbereiders]
        veld.choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField

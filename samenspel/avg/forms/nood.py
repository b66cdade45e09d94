"""Opening the emergency door, and judging it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.avg.handelingen.nood import MINSTENS
from samenspel.avg.models import Nood
from samenspel.avg.noodlijst import KLUIS
from samenspel.toegang.categorieen import NAMEN


class NoodForm(forms.Form):
    """Why it cannot wait, for whom, and which data."""

    nummer = forms.CharField(
        label=_("Dossiernummer"), max_length=20, error_messages={"required": _("Vul het dossiernummer in.")}
    )
    reden = forms.ChoiceField(
        label=_("Waarom kan dit niet wachten?"), choices=Nood.Reden.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom dit niet kan wachten.")},
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wat is er aan de hand?"), max_length=1000, min_length=MINSTENS, widget=forms.Textarea({"rows": 3}),
        help_text=_("Minstens 20 tekens. De regievoerder en de functionaris gegevensbescherming lezen dit."),
        error_messages={"required": _("Schrijf wat er aan de hand is."), "min_length": _("Schrijf in minstens 20 tekens wat er aan de hand is.")},
    )  # fmt: skip
    categorieen = forms.MultipleChoiceField(
        label=_("Welke gegevens heeft u nodig?"), widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Kies welke gegevens u nodig heeft.")}
    )  # fmt: skip

    def __init__(self, *args: Any, categorieen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(c, str(NAMEN.get(c, KLUIS)).capitalize()) for c in categorieen]
        self.fields["categorieen"].choices = keuzes  # type: ignore[attr-defined]  # a MultipleChoiceField
        if len(keuzes) == 1:
            self.initial["categorieen"] = [keuzes[0][0]]


class OordeelForm(forms.Form):
    """Was it right, why, and may the newcomer see it."""

    uitkomst = forms.ChoiceField(
        label=_("Wat vindt u ervan?"), choices=Nood.Uitkomst.choices, widget=forms.RadioSelect, error_messages={"required": _("Kies wat u ervan vindt.")}
    )  # fmt: skip
    oordeel = forms.CharField(
        label=_("Waarom?"), max_length=1000, widget=forms.Textarea({"rows": 3}), error_messages={"required": _("Schrijf waarom u dit vindt.")}
    )  # fmt: skip
    tonen = forms.BooleanField(
        label=_("De inburgeraar mag dit zien in Mijn plan"), required=False,
        help_text=_("Zet dit uit als iemand thuis meekijkt op de telefoon en dat gevaar geeft. Na 90 dagen bekijkt u het opnieuw."),
    )  # fmt: skip

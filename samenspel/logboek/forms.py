"""What came out of seeing after a signal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.logboek.handelingen import MINSTENS
from samenspel.logboek.models import Nazien


class NazienForm(forms.Form):
    """An outcome with a motivation: the system only points, a person judges."""

    uitkomst = forms.ChoiceField(
        label=_("Wat is het?"), choices=Nazien.Uitkomst.choices, widget=forms.RadioSelect, error_messages={"required": _("Kies wat het is.")}
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wat heeft u nagegaan?"), min_length=MINSTENS, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Wie u sprak, en wat u zag. Schrijf geen gegevens van inburgeraars op."),
        error_messages={"required": _("Schrijf wat u heeft nagegaan."), "min_length": _("Schrijf in een zin wat u heeft nagegaan.")},
    )  # fmt: skip

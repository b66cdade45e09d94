"""Forms around the portal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ToelatenForm(forms.Form):
    """The address with which the newcomer logs in."""

    email = forms.EmailField(
        label=_("E-mailadres van de inburgeraar"),
        max_length=254,
        help_text=_("Een adres dat alleen deze persoon leest. Partners hebben elk een eigen adres."),
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."),
        },
    )

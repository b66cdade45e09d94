"""The one form of the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Deeldatum


class BalievraagForm(forms.Form):
    """Whom it is about, exactly."""

    naam = forms.CharField(
        label=_("Hele naam"), max_length=200, help_text=_("Alle voornamen en achternamen. De volgorde en accenten maken niet uit."),
        error_messages={"required": _("Vul de hele naam in."), "max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
    )  # fmt: skip
    geboortedatum = Deeldatum(
        label=_("Geboortedatum"),
        help_text=_("Zoals op het document: 14-3-1994. Staat daar alleen een jaar? Vul dan alleen het jaar in."),
        error_messages={"required": _("Vul de geboortedatum in.")},
    )

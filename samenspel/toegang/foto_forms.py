"""Forms for a photo."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.huisstijl.foto import MAX_BYTES


class FotoForm(forms.Form):
    """One file. What is in it is looked at by the act."""

    foto = forms.FileField(
        label=gettext_lazy("Kies een foto"), help_text=gettext_lazy("Jpg of png, hooguit 8 MB. Wij bewaren er een klein vierkant van."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        error_messages={
            "required": gettext_lazy("Kies een foto."), "missing": gettext_lazy("Kies een foto."), "empty": gettext_lazy("Dit bestand is leeg. Kies een foto."),
        },
    )  # fmt: skip

    def clean_foto(self) -> Any:
        foto = self.cleaned_data["foto"]
        if foto.size > MAX_BYTES:
            raise ValidationError(_("Deze foto is groter dan 8 MB. Kies een kleinere foto."))
        return foto


class FotoVanCollegaForm(FotoForm):
    """By the functional manager: only when the colleague asked for it."""

    gevraagd = forms.BooleanField(
        label=gettext_lazy("Deze collega vroeg mij om deze foto te plaatsen"),
        error_messages={"required": gettext_lazy("Plaats een foto alleen als deze collega daar zelf om vroeg.")},
    )

"""A new value for one parameter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.beleid.parameters import Parameter
from samenspel.huisstijl.formulieren import DagTekst, DagVeld


class WaardeForm(forms.Form):
    """The value, its first day, and the decision it rests on. An empty value: from that day on none is in force."""

    def __init__(self, *args: Any, parameter: Parameter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarde"] = _veld(parameter)
        self.fields["vanaf"] = DagVeld(
            label=_("Geldig vanaf"), widget=DagTekst(), help_text=_("De dag uit het besluit: 1-1-2027."),
            error_messages={"required": _("Vul de dag in waarop de waarde begint.")},
        )  # fmt: skip
        self.fields["bron"] = forms.CharField(
            label=_("Besluit"), max_length=200, help_text=_("Bijvoorbeeld: collegebesluit van 3 maart 2026."),
            error_messages={"required": _("Noem het besluit waarop deze waarde rust."), "max_length": _("Gebruik hooguit 200 tekens.")},
        )  # fmt: skip
        self.fields["vervang"] = forms.BooleanField(
            label=_("Ik verbeter de waarde die op deze dag al begint"), required=False
        )

    def clean_waarde(self) -> Any:
        waarde = self.cleaned_data["waarde"]
        return {"": None, "ja": True, "nee": False}.get(waarde, waarde) if isinstance(waarde, str) else waarde


def _veld(parameter: Parameter) -> forms.Field:
    leeg = _("Leeg: vanaf deze dag geldt geen waarde.")
    match parameter.soort:
        case "getal":
            bereik = _("Vul een heel getal in van %(laag)s tot en met %(hoog)s.") % {
                "laag": parameter.minimum,
                "hoog": parameter.maximum,
            }
            return forms.IntegerField(
                label=_("Waarde"), required=False, min_value=parameter.minimum, max_value=parameter.maximum, help_text=leeg,
                error_messages={"invalid": bereik, "min_value": bereik, "max_value": bereik},
            )  # fmt: skip
        case "ja_nee":
            return forms.ChoiceField(
                label=_("Waarde"), required=False, choices=[("", _("geen")), ("ja", _("ja")), ("nee", _("nee"))]
            )
        case "keuze":
            return forms.ChoiceField(label=_("Waarde"), required=False, choices=[("", _("geen")), *parameter.keuzes])
        case _:
            return forms.CharField(label=_("Waarde"), required=False, max_length=200, help_text=leeg)

"""Forms of the support plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import MetToch, dag
from samenspel.plan.models.steunplan import Steunplan


class GrondslagForm(forms.Form):
    """Why the municipality may make this plan."""

    grondslag = forms.ChoiceField(
        label=_("Waarom mag de gemeente dit plan maken?"), choices=Steunplan.Grondslag.choices, widget=forms.RadioSelect,
        help_text=_("Meedoen is vrijwillig. Zonder toestemming of wet is er geen plan."),
        error_messages={"required": _("Kies toestemming of een wet.")},
    )  # fmt: skip
    toestemming_op = dag(_("Toestemming gegeven op"), verplicht=False, hulp=_("Alleen bij toestemming: 11-6-2026."))
    op = dag(_("Begonnen op"))

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if (
            schoon is not None
            and schoon.get("grondslag") == Steunplan.Grondslag.TOESTEMMING
            and not schoon.get("toestemming_op")
            and "toestemming_op" not in self.errors
        ):
            self.add_error("toestemming_op", _now("Schrijf op welke dag de inburgeraar toestemming gaf."))
        return schoon


class NieuweVersieForm(GrondslagForm):
    """A new version with its reason."""

    reden = forms.CharField(
        label=_("Waarom verandert het plan?"), max_length=2000, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Schrijf waarom het plan verandert.")},
    )  # fmt: skip
    field_order = ("reden", "grondslag", "toestemming_op", "op")


class VaststelForm(MetToch):
    """The day on which newcomer and municipality agreed."""

    op = dag(_("Afgesproken met de inburgeraar op"))

"""Forms for agreements with organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.organisaties.models import Organisatie
from samenspel.toegang.beheer_forms import dagveld, kenmerkveld
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Overeenkomst
from samenspel.toegang.modelteksten import SOORTEN


class OvereenkomstForm(forms.Form):
    """What was signed, with whom and for which data."""

    organisatie = forms.ModelChoiceField(
        label=_("Organisatie"), queryset=Organisatie.objects.none(), empty_label=_("Kies"), error_messages={"required": _("Kies een organisatie.")}
    )  # fmt: skip
    soort = forms.ChoiceField(
        label=_("Wat voor overeenkomst is het?"), choices=[("", _("Kies")), *Overeenkomst.Soort.choices],
        help_text=_("Verwerkt de organisatie gegevens alleen zoals het college zegt? Dan is het een verwerkersovereenkomst (AVG, artikel 28)."),
        error_messages={"required": _("Kies het soort overeenkomst.")},
    )  # fmt: skip
    doelen = forms.CharField(
        label=_("Waarvoor krijgt deze organisatie gegevens?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Schrijf waarvoor deze organisatie gegevens krijgt.")},
    )  # fmt: skip
    categorieen = forms.MultipleChoiceField(
        label=_("Welke gegevens?"), choices=list(NAMEN.items()), widget=forms.CheckboxSelectMultiple,
        help_text=_("Dit is het meeste. Per dossier kiest de regievoerder wat echt nodig is."),
        error_messages={"required": _("Kies welke gegevens de organisatie mag krijgen.")},
    )  # fmt: skip
    subverwerkers = forms.CharField(
        label=_("Wie werkt er voor hen aan mee?"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Bijvoorbeeld de leverancier van hun systeem."),
    )  # fmt: skip
    kenmerk = kenmerkveld(_("Bijvoorbeeld een zaaknummer. Bij een wettelijke taak: het artikel."))
    ondertekend_op = dagveld(_("Ondertekend op"), verplicht=False, hulp=_("Leeg alleen bij een wettelijke taak."))
    vanaf = dagveld(_("Geldt vanaf"))
    tot = dagveld(_("Geldt tot en met"), verplicht=False, hulp=_("Leeg: tot u hem beëindigt."))

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]  # a ModelChoiceField


class EindeOvereenkomstForm(forms.Form):
    """The last day, and why."""

    tot = dagveld(_("Laatste dag"))
    reden = forms.CharField(
        label=_("Waarom eindigt de overeenkomst?"), max_length=200, error_messages={"required": _("Schrijf waarom de overeenkomst eindigt.")}
    )  # fmt: skip


class ModeltekstForm(OvereenkomstForm):
    """What a draft is filled in with: the same questions, before anything is signed."""

    kenmerk = None  # type: ignore[assignment]  # not asked: there is no paper yet
    ondertekend_op = None  # type: ignore[assignment]  # nobody signed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies")), *((soort.value, soort.label) for soort in SOORTEN)]
        self.fields["soort"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField

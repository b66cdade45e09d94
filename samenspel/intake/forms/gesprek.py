"""The talks: when, with whom, about what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.intake.forms.basis import DagForm
from samenspel.intake.models import (
    Gesprek,
    Wijze,
)


class GesprekgegevensForm(DagForm):
    """Day and way of the answers on a page of the questionnaire."""

    op = DagVeld(
        label=_("Dag van het gesprek"),
        widget=DagTekst,
        error_messages={"required": _("Vul de dag van het gesprek in.")},
    )
    wijze = forms.ChoiceField(label=_("Hoe ingevuld"), choices=Wijze.choices, initial=Wijze.GESPREK)


class GesprekForm(DagForm):
    """A talk: for whom, who was there, what was told and given."""

    vorm = forms.ChoiceField(
        label=_("Hoe was het gesprek?"), choices=Gesprek.Vorm.choices, widget=forms.RadioSelect, initial="persoon"
    )
    gezin = forms.MultipleChoiceField(
        label=_("Ook voor deze volwassenen"), widget=forms.CheckboxSelectMultiple, required=False
    )
    groep = forms.CharField(
        label=_("Ook voor deze dossiers"), required=False, max_length=400,
        help_text=_("Bij een groep: schrijf de dossiernummers, met een komma ertussen. Bijvoorbeeld A26-0417, A26-0418."),
    )  # fmt: skip
    minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"), required=False, min_value=1, max_value=600,
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 60."), "max_value": _("Een gesprek duurt hier hoogstens 600 minuten.")},
    )  # fmt: skip
    deelnemers = forms.MultipleChoiceField(
        label=_("Wie was erbij, naast de inburgeraar en uzelf?"), choices=Gesprek.Deelnemer.choices, widget=forms.CheckboxSelectMultiple, required=False
    )  # fmt: skip
    tolk_taal = forms.CharField(label=_("Taal van de tolk"), required=False, max_length=40)
    onderwerpen = forms.MultipleChoiceField(
        label=_("Waar ging het over?"),
        choices=Gesprek.Onderwerp.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    recht_alleen_gezegd = forms.BooleanField(
        label=_("Ik heb gezegd dat de inburgeraar ook alleen mag praten"), required=False,
        help_text=_("De wet vraagt dit: Besluit inburgering 2021, artikel 5.2, lid 2."),
    )  # fmt: skip
    folders = forms.CharField(label=_("Welke folders gaf u mee?"), required=False, max_length=200)
    folder_taal = forms.CharField(label=_("In welke taal waren de folders?"), required=False, max_length=40)
    groepsgrootte = forms.IntegerField(
        label=_("Hoeveel mensen deden mee?"), min_value=1, max_value=200, initial=1,
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 6."), "required": _("Vul in hoeveel mensen meededen.")},
    )  # fmt: skip
    sessie = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, gezinsleden: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gezinsleden:
            self.fields["gezin"].choices = gezinsleden  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["gezin"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if "tolk" in gegevens.get("deelnemers", []) and not gegevens.get("tolk_taal"):
            self.add_error("tolk_taal", _("Er was een tolk bij. Vul de taal van de tolk in."))
        if gegevens.get("folders") and not gegevens.get("folder_taal"):
            self.add_error("folder_taal", _("U gaf folders mee. Vul in welke taal zij hebben."))
        return gegevens

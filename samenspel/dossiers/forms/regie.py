"""Assign, summon, close, reopen, merge, erase."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Bewaakt, Eenmalig, bied_toch_aan, dag, niet_na
from samenspel.dossiers.forms.gesprek import Tijdveld
from samenspel.dossiers.handelingen.sluiten import Sluitreden
from samenspel.dossiers.soorten import BEGIN_VAN_DE_WET
from samenspel.huisstijl.datums import voluit
from samenspel.toegang.models import Gebruiker

LANGSTE_OPROEP = 366


class ToewijsForm(Bewaakt):
    """Who becomes the contact person."""

    aan = forms.ModelChoiceField(label=_("Wie wordt de contactpersoon?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies"),
                                 error_messages={"required": _("Kies een collega.")})  # fmt: skip

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aan"].queryset = collegas  # type: ignore[attr-defined]  # a ModelChoiceField


class MeewerkForm(forms.Form):
    """Who works along, for what, from and until."""

    collega = forms.ModelChoiceField(label=_("Wie werkt mee?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies"),
                                     error_messages={"required": _("Kies een collega.")})  # fmt: skip
    waarvoor = forms.CharField(
        label=_("Waarvoor?"), max_length=120, help_text=_("Bijvoorbeeld: de begeleiding naar werk. De inburgeraar mag dit weten."),
        error_messages={"required": _("Schrijf waarvoor deze collega meewerkt. De inburgeraar mag weten waarom iemand meekijkt.")},
    )  # fmt: skip
    vanaf = dag(_("Vanaf"))
    tot = dag(_("Tot en met"), verplicht=False, hulp=_("Leeg: tot u het stopt."))

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collega"].queryset = collegas  # type: ignore[attr-defined]  # a ModelChoiceField


class OproepForm(Eenmalig):
    """A summons with its term."""

    op = dag(_("Datum van de oproep"))
    verschijnen_op = dag(_("Op welke dag moet iemand komen?"))
    tijd = Tijdveld(
        label=_("Hoe laat?"), max_length=10, required=False, help_text=_("Bijvoorbeeld 10.30. Met een tijd en een plaats maakt Samenspel de brief."),
    )  # fmt: skip
    plaats = forms.CharField(
        label=_("Waar?"), max_length=200, required=False, help_text=_("Gebouw, straat en plaats, zoals het in de brief komt."),
        error_messages={"max_length": _("Gebruik hooguit 200 tekens.")},
    )  # fmt: skip

    def __init__(self, *args: Any, na_pip: bool, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        if na_pip and not self.is_bound:
            bied_toch_aan(self, ["oproep_na_pip"])

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if op < BEGIN_VAN_DE_WET:
            raise ValidationError(_("De Wet inburgering 2021 geldt sinds 1 januari 2022. Kijk of het jaar klopt."))
        niet_na(op, self.vandaag, _("Deze dag moet nog komen. Kies de dag waarop u de oproep verstuurt."))
        return op

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        op, komt = schoon.get("op"), schoon.get("verschijnen_op")
        if op and komt and (komt - op).days > LANGSTE_OPROEP:
            self.add_error("verschijnen_op", _("Deze dag ligt meer dan een jaar na de oproep. Kijk of het jaar klopt."))
        if schoon.get("tijd") and not str(schoon.get("plaats", "")).strip():
            self.add_error("plaats", _("Schrijf waar iemand moet komen. Dat staat in de brief."))
        if str(schoon.get("plaats", "")).strip() and "tijd" not in self.errors and not schoon.get("tijd"):
            self.add_error("tijd", _("Vul in hoe laat iemand moet komen. Dat staat in de brief."))
        return schoon


class SluitForm(Bewaakt):
    """Why a dossier closes, on a day between its first fact and today."""

    op = dag(_("Gesloten per"))
    reden = forms.ChoiceField(label=_("Waarom gaat het dossier dicht?"), choices=Sluitreden.choices, widget=forms.RadioSelect,
                              error_messages={"required": _("Kies waarom het dossier dicht gaat.")})  # fmt: skip

    def __init__(self, *args: Any, vandaag: date, eerste: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag, self.eerste = vandaag, eerste

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        niet_na(op, self.vandaag, _("Deze dag moet nog komen. Sluit het dossier op de dag zelf."))
        if self.eerste and op < self.eerste:
            raise ValidationError(
                _("Dit dossier begint op %(dag)s. Kies die dag of een latere.") % {"dag": voluit(self.eerste)}
            )
        return op


class HeropenForm(Bewaakt):
    """Why it opens again."""

    reden = forms.CharField(label=_("Waarom gaat het dossier weer open?"), max_length=200, widget=forms.Textarea({"rows": 2}),
                            error_messages={"required": _("Schrijf waarom het dossier weer open gaat.")})  # fmt: skip


class SamenvoegForm(forms.Form):
    """Which record goes on inside this one."""

    nummer = forms.CharField(label=_("Dossiernummer van het andere dossier"), max_length=16,
                             error_messages={"required": _("Vul een dossiernummer in.")})  # fmt: skip
    reden = forms.CharField(label=_("Waaraan ziet u dat dit dezelfde persoon is?"), max_length=300, widget=forms.Textarea({"rows": 2}),
                            error_messages={"required": _("Schrijf waaraan u ziet dat dit dezelfde persoon is.")})  # fmt: skip


class WisForm(forms.Form):
    """Typed again, because this cannot be undone."""

    bevestiging = forms.CharField(
        label=_("Typ het dossiernummer over"),
        max_length=16,
        error_messages={"required": _("Typ het dossiernummer over.")},
    )


class ExportForm(forms.Form):
    """Why a list leaves the system."""

    reden = forms.CharField(label=_("Waarvoor heeft u deze lijst nodig?"), max_length=300, min_length=5,
                            error_messages={"required": _("Schrijf waarvoor u de lijst nodig heeft."),
                                            "min_length": _("Schrijf waarvoor u de lijst nodig heeft.")})  # fmt: skip

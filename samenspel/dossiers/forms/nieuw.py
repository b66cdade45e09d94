"""One short form to open a dossier, for each of the three ways in which somebody arrives."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Deeldatum, Eenmalig, dag, niet_na
from samenspel.dossiers.models import Doelgroep
from samenspel.kern.oordeel import Weigering
from samenspel.personen.nummers import normaliseer_bsn, normaliseer_v_nummer


class Aanleiding(models.TextChoices):
    """What brought the person here; it decides which fact is recorded first."""

    DUO = "duo", "kennisgeving van DUO"
    COA = "coa", "koppeling door het COA"
    BIJSTAND = "bijstand", "toekenning van bijstand"
    OVERIG = "overig", "iets anders"


EERSTE_FEIT = {
    Aanleiding.DUO: "kennisgeving_inburgeringsplicht",
    Aanleiding.COA: "koppeling_gemeente",
    Aanleiding.BIJSTAND: "recht_op_bijstand",
}


class NieuwForm(Eenmalig):
    """Name and group are enough; what is known beside them saves a later search."""

    aanleiding = forms.ChoiceField(
        label=_("Waardoor weet u van deze persoon?"), choices=Aanleiding.choices, widget=forms.RadioSelect
    )
    naam = forms.CharField(
        label=_("Naam"), max_length=200, help_text=_("Zoals de persoon zelf de naam schrijft. Een voornaam is genoeg."),
        error_messages={"required": _("Vul een naam in. Een voornaam is genoeg."),
                        "max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
    )  # fmt: skip
    doelgroep = forms.ChoiceField(
        label=_("Doelgroep"),
        choices=[("", _("Kies")), *Doelgroep.choices],
        error_messages={"required": _("Kies een doelgroep.")},
    )
    op = dag(_("Datum van het bericht"), hulp=_("De dag die op de kennisgeving, de koppeling of het besluit staat."))
    ontvangen_op = dag(
        _("Wanneer kreeg u het bericht?"),
        verplicht=False,
        hulp=_("Alleen als dat later was. Zo is te zien dat het laat kwam."),
    )
    geboortedatum = Deeldatum(label=_("Geboortedatum"), required=False)
    bsn = forms.CharField(
        label=_("BSN"), required=False, max_length=20, help_text=_("Mag later. Het nummer wordt versleuteld bewaard.")
    )
    v_nummer = forms.CharField(label=_("V-nummer"), required=False, max_length=20)
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    adres = forms.CharField(label=_("Adres of AZC"), required=False, max_length=200)

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        niet_na(op, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return op

    def clean_ontvangen_op(self) -> date | None:
        ontvangen: date | None = self.cleaned_data["ontvangen_op"]
        niet_na(ontvangen, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return ontvangen

    def clean_bsn(self) -> str:
        return _nummer(self.cleaned_data["bsn"], normaliseer_bsn)

    def clean_v_nummer(self) -> str:
        return _nummer(self.cleaned_data["v_nummer"], normaliseer_v_nummer)

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        op, ontvangen = schoon.get("op"), schoon.get("ontvangen_op")
        if op and ontvangen and ontvangen < op:
            self.add_error("ontvangen_op", _("U kreeg het bericht niet eerder dan de datum die erop staat."))
        return schoon


def _nummer(tekst: str, normaliseer: Any) -> str:
    if not tekst.strip():
        return ""
    try:
        return str(normaliseer(tekst))
    except Weigering as weigering:
        raise ValidationError(weigering.reden) from None

"""What is known of the person: names, languages, contact, household."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Bewaakt, Deeldatum, Eenmalig, dag, keur, lees_talen
from samenspel.kern.oordeel import Weigering
from samenspel.personen.grenzen import fout_in_contact
from samenspel.personen.models import Contactgegeven, Gezinslid, Naam, Nummer, Persoon
from samenspel.personen.nummers import normaliseer_bsn, normaliseer_v_nummer

PERSOON_VELDEN = (
    "naam",
    "roepnaam",
    "geboortedatum",
    "geslacht",
    "aanspreekvorm",
    "land_herkomst",
    "talen",
    "tolk_nodig",
    "tolk_taal",
    "tolk_voorkeur",
)


class PersoonForm(Bewaakt):
    """Everything in the header, except numbers."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Vul een naam in. Een voornaam is genoeg."),
                                                        "max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
    )  # fmt: skip
    roepnaam = forms.CharField(label=_("Roepnaam"), required=False, max_length=60)
    geboortedatum = Deeldatum(label=_("Geboortedatum"), required=False)
    geslacht = forms.ChoiceField(label=_("Geslacht"), choices=Persoon.Geslacht.choices)
    aanspreekvorm = forms.CharField(
        label=_("Aanspreekvorm"), required=False, max_length=40, help_text=_("mevrouw, meneer, of de voornaam")
    )
    land_herkomst = forms.CharField(label=_("Land van herkomst"), required=False, max_length=60)
    talen = forms.CharField(
        label=_("Talen"), required=False, max_length=200, help_text=_("Met een komma ertussen: Tigrinya, Arabisch.")
    )
    tolk_nodig = forms.BooleanField(label=_("Er is een tolk nodig"), required=False)
    tolk_taal = forms.CharField(label=_("Taal van de tolk"), required=False, max_length=40)
    tolk_voorkeur = forms.ChoiceField(
        label=_("Voorkeur voor de tolk"), required=False, choices=Persoon.TolkVoorkeur.choices
    )

    def clean_talen(self) -> list[str]:
        return lees_talen(self.cleaned_data["talen"])


class NaamForm(Eenmalig):
    """Another name of the same person."""

    soort = forms.ChoiceField(label=_("Wat voor naam is dit?"), choices=Naam.Soort.choices)
    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Vul een naam in."),
                                                        "max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
    )  # fmt: skip


class ContactForm(Eenmalig):
    """A phone number, e-mail or address."""

    soort = forms.ChoiceField(label=_("Wat wilt u toevoegen?"), choices=Contactgegeven.Soort.choices)
    waarde = forms.CharField(
        label=_("Nummer, e-mail of adres"), max_length=200,
        error_messages={"required": _("Vul een telefoonnummer, e-mailadres of adres in."), "max_length": _("Gebruik hooguit 200 tekens.")},
    )  # fmt: skip
    vanaf = dag(
        _("Vanaf"),
        verplicht=False,
        hulp=_("Bij een nieuw adres: de dag van de verhuizing. Het vorige adres eindigt dan."),
    )
    voorkeur = forms.BooleanField(label=_("Gebruik dit het liefst"), required=False)

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        if waarde := str(schoon.get("waarde") or "").strip():
            keur(self, "waarde", fout_in_contact(str(schoon.get("soort", "")), waarde))
        return schoon


class GezinslidForm(Eenmalig):
    """A partner or a child."""

    relatie = forms.ChoiceField(label=_("Partner of kind?"), choices=Gezinslid.Relatie.choices)
    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Vul de naam van het gezinslid in.")}
    )
    geboortedatum = Deeldatum(label=_("Geboortedatum"), required=False)
    in_nederland = forms.BooleanField(label=_("Woont in Nederland"), required=False, initial=True)
    dossiernummer = forms.CharField(
        label=_("Eigen dossier"),
        required=False,
        max_length=16,
        help_text=_("Het dossiernummer, als dit gezinslid zelf een dossier heeft."),
    )


class NummerForm(forms.Form):
    """A BSN or V-number that was not known before, or was wrong."""

    soort = forms.ChoiceField(label=_("Welk nummer?"), choices=Nummer.Soort.choices)
    nummer = forms.CharField(label=_("Nummer"), max_length=20, error_messages={"required": _("Vul het nummer in.")})

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        if schoon.get("nummer"):
            normaliseer = normaliseer_bsn if schoon.get("soort") == Nummer.Soort.BSN else normaliseer_v_nummer
            try:
                schoon["nummer"] = normaliseer(schoon["nummer"])
            except Weigering as weigering:
                self.add_error("nummer", weigering.reden)
        return schoon


class TonenForm(forms.Form):
    """Why the full number is needed."""

    reden = forms.CharField(
        label=_("Waarom heeft u het nummer nodig?"), max_length=300, min_length=5,
        help_text=_("Bijvoorbeeld: bellen met DUO. We bewaren wie keek, wanneer en waarom."),
        error_messages={"required": _("Schrijf kort waarom u het nummer nodig heeft."), "min_length": _("Schrijf kort waarom u het nummer nodig heeft.")},
    )  # fmt: skip

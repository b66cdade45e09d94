"""Notes, appointments, documents, partners."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig, dag, laat_eerst_meewerken
from samenspel.dossiers.handelingen.documenten import MAX_BYTES
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Gebruiker

_TIJD = re.compile(r"([01]?\d|2[0-3])[.:u ]?([0-5]\d)?\s*(?:uur)?")


class NotitieForm(Eenmalig):
    """A longer note."""

    tekst = forms.CharField(
        label=_("Notitie"), max_length=10_000, widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("De notitie is leeg. Schrijf wat er gebeurde."),
                        "max_length": _("Deze notitie is te lang: %(show_value)s tekens, hooguit %(limit_value)s. Maak er twee van.")},
    )  # fmt: skip
    gedeeld = forms.BooleanField(label=_("De inburgeraar mag dit lezen"), required=False)


class Tijdveld(forms.CharField):
    """A time as people write it: `10.30`, `10:30`, `1030`, `10 uur`."""

    def clean(self, value: Any) -> time | None:
        tekst = super().clean(value)
        if not tekst:
            return None
        treffer = _TIJD.fullmatch(tekst.strip().lower())
        if treffer is None:
            raise ValidationError(_("Schrijf de tijd als 10.30."))
        return time(int(treffer[1]), int(treffer[2] or 0))


class AfspraakForm(Eenmalig):
    """When, where, with whom, with an interpreter or not."""

    dag = dag(_("Dag"))
    tijd = Tijdveld(
        label=_("Tijd"),
        max_length=10,
        help_text=_("Bijvoorbeeld 10.30."),
        error_messages={"required": _("Vul de tijd in.")},
    )
    minuten = forms.IntegerField(label=_("Hoeveel minuten?"), initial=60, min_value=5, max_value=600,
                                 error_messages={"min_value": _("Plan minstens 5 minuten."), "max_value": _("Plan hooguit 10 uur.")})  # fmt: skip
    onderwerp = forms.CharField(
        label=_("Waar gaat het over?"),
        max_length=120,
        error_messages={"required": _("Schrijf waar de afspraak over gaat.")},
    )
    met = forms.ModelChoiceField(label=_("Met wie?"), queryset=Gebruiker.objects.none(), empty_label=None)
    plaats = forms.CharField(label=_("Waar?"), required=False, max_length=120)
    tolk = forms.CharField(label=_("Tolk"), required=False, max_length=120, help_text=_("Taal, en wie of welk bureau."))

    def __init__(self, *args: Any, collegas: Any, meewerken: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"].queryset = collegas  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["met"].help_text = laat_eerst_meewerken(meewerken)

    @property
    def begin(self) -> datetime:
        """Day and time in the Netherlands."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"]))


class DocumentForm(Eenmalig):
    """A file with a title. What is in it is checked by the act."""

    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Pdf, png, jpg, docx, xlsx of txt, hooguit 20 MB."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg."), "missing": _("Kies een bestand.")},
    )  # fmt: skip
    titel = forms.CharField(
        label=_("Titel"),
        max_length=150,
        help_text=_("Zonder BSN."),
        error_messages={"required": _("Geef het document een titel.")},
    )
    soort = forms.CharField(
        label=_("Soort"), max_length=60, required=False, help_text=_("Bijvoorbeeld diploma, brief of toets.")
    )
    ontvangen_op = dag(_("Ontvangen op"), verplicht=False)

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(_("Dit bestand is groter dan 20 MB. Maak het kleiner of splits het."))
        return bestand


class BetrekForm(Eenmalig):
    """An organisation that takes part."""

    organisatie = forms.ModelChoiceField(label=_("Organisatie"), queryset=Organisatie.objects.none(), empty_label=_("Kies"),
                                         error_messages={"required": _("Kies een organisatie.")})  # fmt: skip
    doel = forms.CharField(label=_("Waarvoor doet deze organisatie mee?"), max_length=120,
                           help_text=_("De organisatie leest dit voor zij ja zegt. Schrijf hier geen naam."),
                           error_messages={"required": _("Schrijf waarom deze organisatie meedoet. Zonder doel mag niemand meekijken.")})  # fmt: skip
    contactpersoon = forms.CharField(label=_("Contactpersoon daar"), required=False, max_length=120)
    categorieen = forms.MultipleChoiceField(
        label=_("Welke gegevens heeft deze organisatie nodig?"), widget=forms.CheckboxSelectMultiple, choices=list(NAMEN.items()),
        help_text=_("Meer ziet de organisatie niet van dit dossier. Wat iemand daar ziet, hangt ook af van zijn rol. "
                    "Gezondheid gaat alleen per stuk open, als de inburgeraar ja zegt; bij welzijn ook geld en wat iemand aankan."),
        error_messages={"required": _("Kies welke gegevens deze organisatie nodig heeft.")},
    )  # fmt: skip
    vanaf = dag(_("Vanaf"))
    tot = dag(_("Tot en met"), verplicht=False, hulp=_("Leeg: tot u het beëindigt."))

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]  # a ModelChoiceField


class EindeForm(forms.Form):
    """The last day on which an organisation takes part."""

    tot = dag(_("Laatste dag"))


class VerlengForm(forms.Form):
    """A later last day."""

    tot = dag(_("Nieuwe laatste dag"), hulp=_("Hooguit een jaar verder. Klaar? Kies dan bij Partners: Beëindig."))

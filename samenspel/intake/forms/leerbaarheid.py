"""The learnability test: registering, the result, a second opinion."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.intake.forms.basis import DagForm, EenmaligeDagForm
from samenspel.intake.handelingen.leerbaarheid import Buitenstaander
from samenspel.intake.models import (
    LbtOntheffing,
    SecondOpinion,
)
from samenspel.toegang.models import Gebruiker
from wet.leerroute import PUNTEN_MAXIMAAL


class AanmeldingForm(EenmaligeDagForm):
    """Registered for the test; there is no result yet."""

    op = DagVeld(
        label=_("Wanneer aangemeld?"), widget=DagTekst, error_messages={"required": _("Vul de dag van aanmelding in.")}
    )
    toets_op = DagVeld(
        label=_("Op welke dag is de toets?"), required=False, widget=DagTekst, help_text=_("Als u dat al weet.")
    )


class Begeleidersveld(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Colleagues, the certified first; an ended certificate says so, for a test of before, and so does none."""

    def label_from_instance(self, obj: Any) -> str:
        if obj.certificaat_loopt:
            return str(obj.naam)
        if obj.certificaat_tot is None:
            return _("%(naam)s (geen certificaat)") % {"naam": obj.naam}
        return _("%(naam)s (certificaat tot en met %(dag)s)") % {"naam": obj.naam, "dag": voluit(obj.certificaat_tot)}


class ToetsForm(EenmaligeDagForm):
    """The result of the learnability test, or the reason why there is none."""

    afgezien = forms.BooleanField(
        label=_("Er is geen toets, door een beperking bij zien of horen"), required=False,
        help_text=_("Wet inburgering 2021, artikel 14, lid 6."),
    )  # fmt: skip
    beperking = forms.ChoiceField(
        label=_("Geen toets: wat is de beperking?"), required=False, choices=[("", _("Kies")), *LbtOntheffing.Beperking.choices],
        help_text=_("Dit en de reden ziet alleen wie gezondheid mag zien."),
    )  # fmt: skip
    motivering = forms.CharField(
        label=_("Geen toets: waarom kan het niet?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Schrijf ook waar u dat op baseert, zoals een verklaring die u zag."),
    )  # fmt: skip
    score = forms.IntegerField(
        label=_("Punten"), required=False, min_value=0, max_value=PUNTEN_MAXIMAAL, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        help_text=_("0 tot en met 40. Zij staan in Mijn DUO."),
        error_messages={
            "required": _("Vul de punten in, of kruis aan dat er geen toets is."),
            "invalid": _("Vul een heel getal in, van 0 tot en met 40."),
            "max_value": _("De toets heeft hoogstens 40 punten."),
            "min_value": _("Vul een getal in van 0 tot en met 40."),
        },
    )  # fmt: skip
    aangemeld_op = DagVeld(
        label=_("Wanneer aangemeld?"), required=False, widget=DagTekst, help_text=_("Staat in Mijn DUO.")
    )
    examennummer = forms.CharField(label=_("Examennummer"), required=False, max_length=30)
    toetsbegeleider = Begeleidersveld(
        label=_("Wie nam de toets af?"), queryset=Gebruiker.objects.none(), required=False, empty_label=_("Kies een collega"),
        help_text=_("Collega's met een certificaat op de dag van de toets."),
    )  # fmt: skip
    buiten_naam = forms.CharField(
        label=_("Of iemand van buiten: de naam"), required=False, max_length=120,
        help_text=_("Alleen als niemand uit de lijst de toets afnam."),
    )  # fmt: skip
    buiten_certificaat = forms.CharField(
        label=_("Nummer van het certificaat van die persoon"), required=False, max_length=200
    )

    def __init__(self, *args: Any, begeleiders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toetsbegeleider"].queryset = begeleiders  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["score"].required = not self.data.get("afgezien")
        self.order_fields(
            ["op", "score", "toetsbegeleider", "buiten_naam", "buiten_certificaat", "aangemeld_op", "examennummer", "afgezien"]
        )  # fmt: skip

    @property
    def buitenstaander(self) -> Buitenstaander | None:
        """Who took the test, when that was somebody without a login here."""
        naam, certificaat = self.cleaned_data["buiten_naam"], self.cleaned_data["buiten_certificaat"]
        return Buitenstaander(naam, certificaat) if naam or certificaat else None

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("afgezien"):
            if not gegevens.get("beperking"):
                self.add_error("beperking", _("Kies of het om zien of horen gaat."))
            if len(gegevens.get("motivering", "").strip()) < 10:
                self.add_error("motivering", _("Schrijf waarom de toets niet kan, en waar u dat op baseert."))
        elif not (gegevens.get("toetsbegeleider") or gegevens.get("buiten_naam") or "toetsbegeleider" in self.errors):
            self.add_error("toetsbegeleider", _("Kies wie de toets afnam."))
        return gegevens


class TweedeMeningForm(EenmaligeDagForm):
    """Ask a school for a second opinion."""

    school = forms.CharField(label=_("Welke school?"), max_length=120)
    reden = forms.CharField(
        label=_("Waarom twijfelt u aan de uitslag?"), widget=forms.Textarea({"rows": 3}), min_length=10, max_length=2000
    )


class UitkomstForm(DagForm):
    """What the school found."""

    uitkomst = forms.ChoiceField(
        label=_("Wat vindt de school?"), widget=forms.RadioSelect, choices=SecondOpinion.Uitkomst.choices[1:]
    )
    gevolg = forms.CharField(
        label=_("Wat betekent dit voor de leerroute?"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )

"""Measurements: names and scores only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from samenspel.intake.forms.basis import EenmaligeDagForm
from samenspel.intake.instrument import zrm_domeinen, zrm_edities, zrm_niveaus
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Kant,
    PositieveGezondheidMeting,
    TaalMeting,
)
from samenspel.toegang.matrix import recht


class MetingForm(EenmaligeDagForm):
    """What every measurement has: the day, whose view, and who looked."""

    categorie = ""

    kant = forms.ChoiceField(
        label=_("Wie vindt dit?"), choices=Kant.choices, widget=forms.RadioSelect, initial=Kant.PROFESSIONAL
    )
    beoordelaar = forms.CharField(
        label=_("Functie of organisatie"), required=False, max_length=80, help_text=_("Bijvoorbeeld: taalschool, huisarts, klantmanager. Geen naam.")
    )  # fmt: skip

    @property
    def kopvelden(self) -> list[BoundField]:
        """When, and whose view."""
        return [veld for veld in self.visible_fields() if veld.name in MetingForm.base_fields]

    @property
    def meetvelden(self) -> list[BoundField]:
        """What is measured; the fields that a subclass declares or makes."""
        return [veld for veld in self.visible_fields() if veld.name not in MetingForm.base_fields]

    def scores(self, velden: tuple[str, ...]) -> dict[str, int]:
        """The filled-in number fields."""
        return {naam: int(self.cleaned_data[naam]) for naam in velden if self.cleaned_data.get(naam) not in (None, "")}


class PositieveGezondheidForm(MetingForm):
    """Six scores from 0 to 10."""

    categorie = "C12"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kant"].initial = Kant.ZELF
        for naam in PositieveGezondheidMeting.DIMENSIES:
            label = str(PositieveGezondheidMeting._meta.get_field(naam).verbose_name).capitalize()  # type: ignore[union-attr]
            self.fields[naam] = forms.IntegerField(
                label=label, help_text=_("0 tot en met 10"), min_value=0, max_value=10, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
                error_messages={
                    "required": _("Vul een getal in van 0 tot en met 10."), "invalid": _("Vul een getal in van 0 tot en met 10."),
                    "min_value": _("Vul een getal in van 0 tot en met 10."), "max_value": _("Vul een getal in van 0 tot en met 10."),
                },
            )  # fmt: skip


class TaalForm(MetingForm):
    """A level per skill."""

    categorie = "C07"

    bron = forms.ChoiceField(label=_("Waar komt dit vandaan?"), choices=TaalMeting.Bron.choices)
    doel = forms.BooleanField(label=_("Dit is het niveau waar we naartoe werken"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, naam in TaalMeting.Vaardigheid.choices:
            keuzes = [("", _("niet gemeten")), *TaalMeting.Niveau.choices]
            self.fields[code] = forms.ChoiceField(label=str(naam).capitalize(), choices=keuzes, required=False)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not any(gegevens.get(code) for code in TaalMeting.Vaardigheid.values):
            raise forms.ValidationError(_("Vul het niveau in van minstens één vaardigheid."))
        return gegevens


class ZelfredzaamheidForm(MetingForm):
    """Scores 1 to 5 for the domains of the chosen edition whose category the role may write."""

    categorie = "C13"

    editie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args: Any, rol: str = "regievoerder", uitgave: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gestuurd = self.data.get("editie", "")
        self.uitgave = gestuurd if gestuurd in zrm_edities() else uitgave
        self.initial["editie"] = self.uitgave
        keuzes = [("", _("niet bekeken")), *((str(score), f"{score} {naam}") for score, naam in zrm_niveaus().items())]
        for domein in zrm_domeinen(self.uitgave):
            if recht(rol, domein.categorie).schrijf:
                self.fields[domein.code] = forms.ChoiceField(
                    label=domein.naam.capitalize(), choices=keuzes, required=False
                )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not any(gegevens.get(domein.code) for domein in zrm_domeinen(self.uitgave)):
            raise forms.ValidationError(_("Vul minstens één domein in."))
        return gegevens


class NetwerkForm(MetingForm):
    """Informal contacts."""

    categorie = "C13"

    contacten = forms.IntegerField(
        label=_("Met hoeveel Nederlanders praat iemand, buiten school, werk en hulp?"), min_value=0, max_value=500,
        widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 3."), "required": _("Vul een getal in. Nul mag ook."), "max_value": _("Vul een getal in van 0 tot en met 500.")},
    )  # fmt: skip
    per = forms.ChoiceField(label=_("Per"), choices=[("week", _("week")), ("maand", _("maand"))])


class DigitaalForm(MetingForm):
    """Digital skill."""

    categorie = "C07"

    telefoon = forms.ChoiceField(
        label=_("Appen en zoeken op de telefoon"),
        choices=DigitaleVaardigheidMeting.Niveau.choices,
        widget=forms.RadioSelect,
    )
    formulier = forms.ChoiceField(
        label=_("Een formulier invullen op internet"),
        choices=DigitaleVaardigheidMeting.Niveau.choices,
        widget=forms.RadioSelect,
    )
    digid = forms.ChoiceField(
        label=_("Inloggen met DigiD"), choices=DigitaleVaardigheidMeting.Niveau.choices, widget=forms.RadioSelect
    )


class BelemmeringForm(MetingForm):
    """Hindrance by health, and help."""

    categorie = "C12"

    lichamelijk = forms.ChoiceField(
        label=_("Lichamelijke gezondheid"), choices=BelemmeringGezondheid.Zwaarte.choices, widget=forms.RadioSelect
    )
    psychisch = forms.ChoiceField(
        label=_("Psychische gezondheid"), choices=BelemmeringGezondheid.Zwaarte.choices, widget=forms.RadioSelect
    )
    hulp = forms.ChoiceField(label=_("Hulp"), choices=BelemmeringGezondheid.Hulp.choices, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        zwaartes = {gegevens.get("lichamelijk"), gegevens.get("psychisch")}
        if gegevens.get("hulp") == BelemmeringGezondheid.Hulp.GESTART and zwaartes == {
            BelemmeringGezondheid.Zwaarte.GEEN
        }:
            self.add_error(
                "hulp", _("Er is hulp begonnen, maar u koos twee keer geen belemmering. Kijk welke van de twee klopt.")
            )
        return gegevens

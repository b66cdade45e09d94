"""Forms of the functional manager."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.organisaties.models import Organisatie, Team
from samenspel.toegang.models import EEN_OP_EEN, VAN_EEN_DOSSIER, Gebruiker, Kwalificatie, Rol


def dagveld(label: Any, *, verplicht: bool = True, hulp: Any = "") -> DagVeld:
    return DagVeld(
        label=label, required=verplicht, widget=DagTekst(), help_text=hulp or _("Dag, maand en jaar: 11-6-2026."),
        error_messages={"required": _("Vul de dag in.")},
    )  # fmt: skip


def kenmerkveld(hulp: Any) -> forms.CharField:
    """Where the paper lies that both signed; Samenspel keeps none."""
    return forms.CharField(label=_("Waar ligt het getekende stuk?"), required=False, max_length=80, help_text=hulp)


class AanstellingForm(forms.Form):
    """One role in this municipality, for a time."""

    rol = forms.ChoiceField(
        label=_("Rol"),
        choices=[
            ("", _("Kies")),
            *((r.value, r.label) for r in Rol if r not in {*VAN_EEN_DOSSIER, *EEN_OP_EEN}),
        ],
        error_messages={"required": _("Kies een rol.")},
    )
    titel = forms.CharField(
        label=_("Titel"),
        required=False,
        max_length=60,
        help_text=_("Hoe uw gemeente de rol noemt, zoals klantmanager."),
    )
    team = forms.ModelChoiceField(label=_("Team"), required=False, queryset=Team.objects.none(), empty_label=_("geen"))
    organisatie = forms.ModelChoiceField(
        label=_("Organisatie"),
        required=False,
        queryset=Organisatie.objects.none(),
        empty_label=_("de gemeente zelf"),
        help_text=_("Alleen voor een partner."),
    )
    uren_per_week = forms.DecimalField(
        label=_("Uren per week"), required=False, min_value=0, max_value=60, max_digits=4, decimal_places=1, localize=True,
        error_messages={"invalid": _("Vul een getal in, zoals 32 of 28,5."), "max_value": _("Vul hooguit 60 uur in.")},
    )  # fmt: skip
    vanaf = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot en met"), verplicht=False, hulp=_("Leeg: tot u het beëindigt."))

    def __init__(self, *args: Any, teams: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]  # a ModelChoiceField


class GebruikerForm(AanstellingForm):
    """A new user with the first appointment."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@gemeente.nl."),
        },
    )
    naam = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    field_order = ["email", "naam", "telefoon"]


class GegevensForm(forms.Form):
    """Who a user is, as it stands in letters."""

    naam = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")})
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("Hiermee logt deze collega in."),
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Voorbeeld: naam@gemeente.nl."),
        },
    )
    telefoon = forms.CharField(
        label=_("Telefoon"), required=False, max_length=30, help_text=_("Dit nummer staat in brieven en op Mijn plan.")
    )


class WijzigAanstellingForm(AanstellingForm):
    """What can change of an appointment that goes on."""

    field_order = ["titel", "team", "uren_per_week"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in ("rol", "organisatie", "vanaf", "tot"):
            del self.fields[veld]


class KwalificatieForm(forms.Form):
    """What someone may do beyond the role."""

    soort = forms.ChoiceField(label=_("Wat mag deze collega?"), choices=Kwalificatie.Soort.choices)
    bron = forms.CharField(
        label=_("Certificaat of besluit"),
        max_length=200,
        error_messages={"required": _("Noem het certificaat of het mandaatbesluit.")},
    )
    vanaf = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot en met"), verplicht=False)


class ContractForm(forms.Form):
    """With which organisation somebody manages the contract."""

    organisatie = forms.ModelChoiceField(
        label=_("Organisatie"), queryset=Organisatie.objects.none(), empty_label=_("Kies"), error_messages={"required": _("Kies een organisatie.")}
    )  # fmt: skip
    vanaf = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot en met"), verplicht=False, hulp=_("Leeg: tot u het beëindigt."))

    def __init__(self, *args: Any, organisaties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]  # a ModelChoiceField


class VervangingForm(forms.Form):
    """Who takes over for whom."""

    afwezig = forms.ModelChoiceField(
        label=_("Wie is afwezig?"),
        queryset=Gebruiker.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies wie afwezig is.")},
    )
    vervanger = forms.ModelChoiceField(
        label=_("Wie vervangt?"),
        queryset=Gebruiker.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": _("Kies wie vervangt.")},
    )
    vanaf = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot en met"))

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in ("afwezig", "vervanger"):
            self.fields[veld].queryset = collegas  # type: ignore[attr-defined]  # a ModelChoiceField


class EindeForm(forms.Form):
    """The last day."""

    tot = dagveld(_("Laatste dag"))

"""Forms of the coordinator of volunteers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.toegang.beheer_forms import dagveld
from samenspel.toegang.models import Rol, Tolkboeking


class GezinForm(forms.Form):
    """One family, from and until."""

    gezin = forms.TypedChoiceField(
        label=_("Welk gezin?"), coerce=UUID, error_messages={"required": _("Kies een gezin.")}
    )
    vanaf = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot en met"))

    def __init__(self, *args: Any, gezinnen: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies")), *((str(sleutel), naam) for sleutel, naam in gezinnen)]
        self.fields["gezin"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField


class UitnodigingForm(GezinForm):
    """Somebody new, with a first family."""

    naam = forms.CharField(
        label=_("Hoe heet de vrijwilliger?"), max_length=120, error_messages={"required": _("Schrijf hoe de vrijwilliger heet.")},
        help_text=_("Voornaam en achternaam. Het gezin ziet deze naam bij wie keek mee."),
    )  # fmt: skip
    als = forms.ChoiceField(
        label=_("Wat gaat deze persoon doen?"), error_messages={"required": _("Kies als wat deze persoon komt helpen.")}
    )
    field_order = ("naam", "als", "gezin", "vanaf", "tot")

    def __init__(self, *args: Any, rollen: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(rol, Rol(rol).label) for rol in rollen]
        if len(keuzes) == 1:
            del self.fields["als"]
        else:
            self.fields["als"].choices = [("", _("Kies")), *keuzes]  # type: ignore[attr-defined]  # a ChoiceField


class AntwoordForm(forms.Form):
    """Whether the organisation takes part; no has a reason."""

    antwoord = forms.ChoiceField(
        label=_("Doet uw organisatie mee?"), choices=[("ja", _("Ja, wij doen mee")), ("nee", _("Nee"))], widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee.")},
    )  # fmt: skip
    reden = forms.CharField(
        label=_("Waarom niet?"), required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("Alleen bij nee. Bijvoorbeeld: geen plek tot oktober. Schrijf geen namen."),
    )  # fmt: skip


class TolkForm(forms.Form):
    """Who interprets, in which language, and whom the newcomer would rather have."""

    naam = forms.CharField(
        label=_("Hoe heet de tolk?"), max_length=120, error_messages={"required": _("Schrijf hoe de tolk heet.")}
    )
    taal = forms.CharField(
        label=_("In welke taal?"), max_length=40, error_messages={"required": _("Schrijf in welke taal.")}
    )
    dialect = forms.CharField(label=_("Welk dialect?"), required=False, max_length=40)
    voorkeur = forms.ChoiceField(
        label=_("Wil de inburgeraar een man of een vrouw?"),
        required=False,
        choices=Tolkboeking.Voorkeur.choices,
        widget=forms.RadioSelect,
    )


class GeheimhoudingForm(forms.Form):
    """The promise, made once."""

    beloofd = forms.BooleanField(
        label=_("Ik beloof dit."), error_messages={"required": _("Zet een vinkje als u dit belooft.")}
    )

"""Asking somebody whether one thing may be shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.avg.handelingen.toestemmen import HOOGUIT_MAANDEN, Gevraagd
from samenspel.avg.models import Wijze
from samenspel.avg.onderdelen import Onderdeel
from samenspel.dossiers.forms.basis import dag
from samenspel.huisstijl.datums import voluit
from wet.kalender import plus_maanden


class DeelForm(forms.Form):
    """Which things, why, and how the newcomer said yes."""

    wat = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies alleen waar de inburgeraar ja op zei. De rest blijft dicht."), error_messages={"required": _("Kies wat u deelt.")},
    )  # fmt: skip
    waarom = forms.CharField(
        max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("Met wie u het deelt leest dit ook, en de inburgeraar."), error_messages={"required": _("Schrijf waarom deze organisatie dit nodig heeft.")},
    )  # fmt: skip
    op = dag(_("Wanneer zei de inburgeraar ja?"))
    wijze = forms.ChoiceField(
        label=_("Hoe?"), choices=[keuze for keuze in Wijze.choices if keuze[0] != Wijze.ZELF], widget=forms.RadioSelect, error_messages={"required": _("Kies hoe de inburgeraar ja zei.")}
    )  # fmt: skip
    taal = forms.CharField(
        label=_("In welke taal vroeg u het?"), max_length=40, error_messages={"required": _("Schrijf in welke taal u het vroeg.")}
    )  # fmt: skip
    tolk = forms.CharField(
        label=_("Welke tolk was erbij?"),
        required=False,
        max_length=120,
        help_text=_("Bijvoorbeeld: telefonische tolk. Leeg: zonder tolk."),
    )
    voor_wie = forms.CharField(label=_("Voor wie daar?"), required=False, max_length=120, help_text=_("Leeg: voor wie daar met deze persoon werkt."))  # fmt: skip
    tot = dag(_("Tot en met"), hulp=_("Hooguit een jaar. Intrekken kan altijd eerder."))
    vrij_gezegd = forms.BooleanField(
        label=_("Ik heb gezegd: nee zeggen mag. Het verandert niets aan uw inburgering of uw uitkering. U kunt altijd stoppen."),
        error_messages={"required": _("Zeg dit eerst. Anders is het geen toestemming.")},
    )  # fmt: skip

    def __init__(self, *args: Any, met: str, delen: Sequence[Onderdeel], vandaag: date, **kwargs: Any) -> None:
        eerst = {"op": vandaag, "tot": plus_maanden(vandaag, HOOGUIT_MAANDEN // 2), **kwargs.pop("initial", {})}
        kwargs["initial"] = eerst
        super().__init__(*args, **kwargs)
        self.fields["wat"].label = _now("Wat mag %(wie)s weten?") % {"wie": met}
        self.fields["waarom"].label = _now("Waarom heeft %(wie)s dat nodig?") % {"wie": met}
        self.delen = {deel.sleutel: deel for deel in delen}
        keuzes = [(deel.sleutel, f"{deel.titel}: {deel.tekst} ({voluit(deel.op)})") for deel in delen]
        self.fields["wat"].choices = keuzes  # type: ignore[attr-defined]  # a MultipleChoiceField

    @property
    def gekozen(self) -> list[Onderdeel]:
        """The things that were ticked, once the form is right."""
        return [self.delen[sleutel] for sleutel in self.cleaned_data["wat"]]

    @property
    def gevraagd(self) -> Gevraagd:
        """How it was asked."""
        return Gevraagd(**{naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "wat"})

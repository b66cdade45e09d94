"""The three columns: sentences, one own line and a judgement for each route; nothing is filled in beforehand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.plan.forms.basis import PipForm, antwoord_uit, tekst, zet_vraag
from samenspel.plan.handelingen.wegen import Antwoord, Routeweging
from samenspel.plan.models import Afweging, Beoordeling
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.standaardzinnen import zinnen_van

VRAAG_VAN_ROUTE = {"ONDERWIJS": "grote_kans_op_diploma", "Z": "redelijkerwijs_niet_in_staat"}


class AfwegingForm(PipForm):
    """All routes on one page. Every field may stay empty: a concept is a concept."""

    def __init__(
        self, *args: Any, afwegingen: dict[str, Afweging], beoordelingen: dict[str, Beoordeling], vragen_erbij: list[str], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.vragen_erbij = vragen_erbij
        for route in Leerroute.values:
            self._zet_route(route, afwegingen.get(route))
        for code in (*VRAAG_VAN_ROUTE.values(), *vragen_erbij):
            zet_vraag(self, code, beoordelingen.get(code))
        self.fields["omstandigheden"] = tekst(
            _("Hoe weegt u de persoonlijke omstandigheden mee?"), lengte=2000, rijen=3,
            hulp=_("Gezin, opvang, zorg, en wat iemand aankan. Schrijf wat nodig is, geen ziekte. Dit komt in het besluit."),
            beginwaarde=self.pip.omstandigheden if self.pip else "",
        )  # fmt: skip
        self.fields["leerroute"] = forms.ChoiceField(
            label=_("Welke leerroute kiest u?"), choices=Leerroute.choices, required=False, widget=forms.RadioSelect,
            initial=self.pip.leerroute if self.pip else "",
        )  # fmt: skip

    def _zet_route(self, route: str, afweging: Afweging | None) -> None:
        keuzes = [(zin.code, zin.tekst) for zin in zinnen_van(route)]
        self.fields[f"zinnen_{route}"] = forms.MultipleChoiceField(
            label=_("Zinnen voor het besluit"), choices=keuzes, required=False, widget=forms.CheckboxSelectMultiple,
            initial=afweging.zinnen if afweging else [],
        )  # fmt: skip
        self.fields[f"eigen_{route}"] = tekst(
            _("In uw eigen woorden (komt in het besluit)"), lengte=1000, rijen=2, beginwaarde=afweging.eigen_regel if afweging else ""
        )  # fmt: skip
        self.fields[f"oordeel_{route}"] = forms.ChoiceField(
            label=_("Uw oordeel"), choices=Afweging.Oordeel.choices, required=False, widget=forms.RadioSelect,
            initial=afweging.oordeel if afweging else "",
        )  # fmt: skip

    @property
    def routes(self) -> dict[str, Routeweging]:
        """What was filled in per route."""
        schoon = self.cleaned_data
        return {
            route: Routeweging(schoon[f"oordeel_{route}"], schoon[f"eigen_{route}"], tuple(schoon[f"zinnen_{route}"]))
            for route in Leerroute.values
        }

    @property
    def antwoorden(self) -> dict[str, Antwoord]:
        """What was answered per question of judgement."""
        return {code: antwoord_uit(self, code) for code in (*VRAAG_VAN_ROUTE.values(), *self.vragen_erbij)}

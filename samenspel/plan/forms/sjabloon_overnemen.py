"""The form with which a plan template is taken over: what does not fit is unticked, and each goal is said anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig, dag
from samenspel.kern.klok import vandaag
from samenspel.plan.domeinen import TALEN
from samenspel.plan.forms.leefplan import tekstveld
from samenspel.plan.handelingen.sjabloon_overnemen import Gekozen
from samenspel.plan.sjabloonvoorstel import (
    Actievoorstel,
    Doelvoorstel,
    Eigenaarsvoorstel,
    Meedoeners,
    al_in_het_plan,
    gelijk,
    nog_te_bepalen,
)

_HOOGUIT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Doelrij:
    """One goal of the template on the screen: the proposal and its fields."""

    voorstel: Doelvoorstel
    kies: BoundField
    woorden: BoundField
    taal: BoundField
    zelf: BoundField
    acties: list[Actierij]


@dataclass(frozen=True, slots=True)
class Actierij:
    """One action of the template on the screen; who and when are open where somebody chose otherwise."""

    voorstel: Actievoorstel
    kies: BoundField
    anders: tuple[BoundField, BoundField]

    @property
    def open(self) -> bool:
        return any(veld.errors or veld.value() for veld in self.anders)


class VanafForm(forms.Form):
    """From which day the terms are counted."""

    vanaf = dag(
        _("De termijnen tellen vanaf"), hulp=_("Bijvoorbeeld de dag van de huisvesting. Dag, maand en jaar: 11-6-2026.")
    )

    def clean_vanaf(self) -> date:
        gekozen: date = self.cleaned_data["vanaf"]
        if abs(gekozen - vandaag()) > _HOOGUIT:
            raise forms.ValidationError(_now("Kies een dag hooguit een jaar voor of na vandaag."))
        return gekozen


class SjabloonOvernemenForm(Eenmalig, VanafForm):
    """Bound to the proposal of now; `gezien` says what stood in the plan already when the page was made."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(
        self, *args: Any, voorstellen: Sequence[Doelvoorstel], wie: Meedoeners, op: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.voorstellen, self.op = voorstellen, op
        self.mensen = {f"m:{mens.pk}": mens for mens in wie.collegas}
        self.partners = {f"o:{partner.pk}": partner for rij in wie.partners.values() for partner in rij}
        self.al = al_in_het_plan(voorstellen)
        self.initial["gezien"] = ",".join(sorted(self.al))
        for doel in voorstellen:
            if not doel.kan_niet:
                self._velden_van(doel)

    def _velden_van(self, doel: Doelvoorstel) -> None:
        code = doel.doel.code
        opnieuw = doel.al is not None
        self.fields[f"kies_{code}"] = forms.BooleanField(
            required=False, initial=not opnieuw,
            label=_("Zet dit doel er nog een keer bij") if opnieuw else _("Zet dit doel in het plan"),
        )  # fmt: skip
        self.fields[f"woorden_{code}"] = tekstveld(
            _("Het doel in de woorden van de inburgeraar"), "", verplicht=False,
            hulp=_("Dit is een voorzet. Vraag wat de inburgeraar zelf wil, en schrijf dat op."),
        )  # fmt: skip
        self.fields[f"woorden_{code}"].initial = doel.doel.woorden
        self.fields[f"woorden_{code}"].soms_nodig = True  # type: ignore[attr-defined]  # of a goal that is ticked; the label reads it
        self.fields[f"taal_{code}"] = forms.ChoiceField(
            label=_("Taal van deze woorden"), choices=TALEN, initial="nl", required=False
        )
        self.fields[f"zelf_{code}"] = forms.BooleanField(label=_("De inburgeraar zegt het precies zo"), required=False)
        for actie in doel.acties:
            self.fields[f"kies_{actie.actie.code}"] = forms.BooleanField(
                required=False, initial=actie.al is None, label=actie.actie.wat
            )
            self._anders(actie.actie.code)

    def _anders(self, code: str) -> None:
        """Somebody else, another day: left empty, it is as the template says."""
        self.fields[f"wie_{code}"] = forms.ChoiceField(
            label=_("Wie doet dit?"), required=False, choices=self._kiesbaar(),
            error_messages={"invalid_choice": _("Deze partner of collega kan dit niet doen. Betrek een partner eerst bij het dossier.")},
        )  # fmt: skip
        self.fields[f"op_{code}"] = dag(_("Klaar uiterlijk"), verplicht=False, hulp=_("Leeg: de dag hierboven."))

    def _kiesbaar(self) -> list[Any]:
        groepen = [
            (_now("Partners"), [(sleutel, partner.naam) for sleutel, partner in self.partners.items()]),
            (_now("Gemeente"), [(sleutel, mens.naam) for sleutel, mens in self.mensen.items()]),
        ]
        begin = [("", _now("Zoals hierboven")), ("i", _now("De inburgeraar zelf"))]
        return [*begin, *(groep for groep in groepen if groep[1]), ("n", _now("Nog te bepalen"))]

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        for doel in self.voorstellen:
            if not doel.kan_niet:
                self._keur(doel, schoon)
        if not self.errors and not any(keuze.codes for keuze in self.keuzes):
            self.add_error(None, _now("Vink ten minste één doel of actie aan."))
        self._vraag_wat_er_nu_staat(schoon)
        return schoon

    def _keur(self, doel: Doelvoorstel, schoon: dict[str, Any]) -> None:
        code = doel.doel.code
        if schoon.get(f"kies_{code}"):
            woorden = schoon.get(f"woorden_{code}", "").strip()
            if not woorden:
                self.add_error(f"woorden_{code}", _now("Schrijf het doel op, in de woorden van de inburgeraar."))
            elif gelijk(woorden, doel.doel.woorden) and not schoon.get(f"zelf_{code}"):
                zin = _now(
                    "%(onderdeel)s: schrijf het in de woorden van de inburgeraar. Zegt hij of zij het precies zo? Vink dat aan."
                )
                self.add_error(f"woorden_{code}", zin % {"onderdeel": doel.domein.naam})
        for actie in self._aangevinkt(doel, schoon):
            self._keur_actie(doel, actie, schoon)

    def _keur_actie(self, doel: Doelvoorstel, actie: Actievoorstel, schoon: dict[str, Any]) -> None:
        code = actie.actie.code
        if schoon.get(f"op_{code}") and actie.gepland_op < actie.begint_op:
            zin = _now("Kies vandaag of later, en niet voor de dag waarop de termijnen beginnen.")
            self.add_error(f"op_{code}", zin)
        elif actie.gepland_op < self.op and not self.errors.get(f"op_{code}"):
            zin = _now("De dag van deze actie is al voorbij. Kies een latere begindag, of vink de actie uit.")
            self.add_error(f"kies_{code}", zin)
        if schoon.get(f"wie_{code}") in self.partners and not actie.actie.opdracht and doel.domein.opdracht_apart:
            zin = _now(
                "Bij dit onderdeel leest een partner een eigen opdracht. Geef de actie daarna in het plan aan de partner."
            )
            self.add_error(f"wie_{code}", zin)

    def _aangevinkt(self, doel: Doelvoorstel, schoon: dict[str, Any]) -> list[Actievoorstel]:
        """The chosen actions; without their goal, in the plan or chosen, they go nowhere."""
        if not schoon.get(f"kies_{doel.doel.code}") and doel.lopend is None:
            return []
        return [self._zoals_gekozen(actie, schoon) for actie in doel.acties if schoon.get(f"kies_{actie.actie.code}")]

    def _zoals_gekozen(self, actie: Actievoorstel, schoon: dict[str, Any]) -> Actievoorstel:
        wie, op = (schoon.get(f"{veld}_{actie.actie.code}") for veld in ("wie", "op"))
        gepland_op = op or actie.gepland_op
        keuze = {
            "": actie.eigenaar, "i": Eigenaarsvoorstel(inburgeraar=True), "n": nog_te_bepalen(actie.begint_op, gepland_op),
        }.get(wie or "")  # fmt: skip
        if keuze is None:
            keuze = Eigenaarsvoorstel(self.mensen.get(str(wie)), self.partners.get(str(wie)))
        return replace(actie, eigenaar=keuze, gepland_op=gepland_op)

    def _vraag_wat_er_nu_staat(self, schoon: dict[str, Any]) -> None:
        """Chosen, and put in the plan by somebody since the page was made: ask before it stands there twice."""
        gezien = set(filter(None, schoon.get("gezien", "").split(",")))
        nieuw = sorted(code for code in self.al - gezien if schoon.get(f"kies_{code}"))
        for code in nieuw:
            zin = _now(
                "Dit staat intussen al in het plan. Vink het uit, of bewaar opnieuw als u het nog een keer wilt."
            )
            self.add_error(f"kies_{code}", zin)
        if nieuw:
            data = cast("QueryDict", self.data).copy()  # a bound form of a request
            data["gezien"] = ",".join(sorted(self.al))
            self.data = data

    @property
    def keuzes(self) -> list[Gekozen]:
        """What was chosen, of a cleaned form."""
        g = self.cleaned_data
        return [
            Gekozen(
                doel, self._aangevinkt(doel, g), g.get(f"woorden_{code}", "").strip() if g.get(f"kies_{code}") else "",
                g.get(f"taal_{code}") or "nl",
            )
            for doel in self.voorstellen
            if not doel.kan_niet and (code := doel.doel.code)
        ]  # fmt: skip

    @property
    def rijen(self) -> list[Doelrij]:
        """Every goal that can be set here, in the order of the template."""
        return [
            Doelrij(
                doel, self[f"kies_{code}"], self[f"woorden_{code}"], self[f"taal_{code}"], self[f"zelf_{code}"],
                [self._actierij(actie) for actie in doel.acties],
            )
            for doel in self.voorstellen
            if not doel.kan_niet and (code := doel.doel.code)
        ]  # fmt: skip

    def _actierij(self, actie: Actievoorstel) -> Actierij:
        code = actie.actie.code
        return Actierij(actie, self[f"kies_{code}"], (self[f"wie_{code}"], self[f"op_{code}"]))

    @property
    def buiten(self) -> list[Doelvoorstel]:
        """The goals that this user cannot set here, and why."""
        return [doel for doel in self.voorstellen if doel.kan_niet]

"""Forms of the living plan: goals, actions, how it goes now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig, MetToch, dag, laat_eerst_meewerken
from samenspel.organisaties.models import Organisatie
from samenspel.plan.domeinen import TALEN, Domein
from samenspel.plan.ggm import GGMDOELEN
from samenspel.plan.handelingen.leefplan_schrijven import (
    VAN_INBURGERAAR,
    Eigenaar,
    Erbij,
    van_medewerker,
    van_niemand,
    van_organisatie,
)
from samenspel.plan.models.leefplan import Actie, Praktijk
from samenspel.plan.onderwerpen import Onderwerp
from samenspel.toegang.models import Gebruiker

_TE_LANG = {"max_length": _("Dit is te lang: %(show_value)s tekens, hooguit %(limit_value)s.")}


def tekstveld(
    label: Any, leeg: Any, *, hulp: Any = "", rijen: int = 2, hoogste: int = 2000, verplicht: bool = True
) -> forms.CharField:
    """Words in a text area, with a sentence for when they are missing or too long."""
    return forms.CharField(
        label=label, max_length=hoogste, help_text=hulp, required=verplicht, widget=forms.Textarea({"rows": rijen}),
        error_messages={"required": leeg, **_TE_LANG},
    )  # fmt: skip


class DoelForm(Eenmalig):
    """A goal: choose an example and reword it, or write one's own."""

    domein = forms.ChoiceField(label=_("Onderdeel"), error_messages={"required": _("Kies een onderdeel van het plan.")})
    voorbeeld = forms.ChoiceField(
        label=_("Begin met een voorbeeld"),
        required=False,
        help_text=_("Vraag welke zin past. Hieronder mag u hem anders zeggen."),
    )
    tekst = tekstveld(
        _("Het doel in eigen woorden"), "", verplicht=False,
        hulp=_("Schrijf wat de inburgeraar zegt, in de taal waarin dat gezegd is. Bijvoorbeeld: Ik wil weer koken voor mensen."),
    )  # fmt: skip
    taal = forms.ChoiceField(label=_("Taal van deze woorden"), choices=TALEN, initial="nl")
    op = dag(_("Afgesproken op"))

    def __init__(self, *args: Any, domeinen: Iterable[Domein], bovendoel: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        toegestaan = list(domeinen)
        self.fields["domein"].choices = [(d.code, d.naam) for d in toegestaan]  # type: ignore[attr-defined]
        groepen = [groep for d in toegestaan for groep in _voorbeelden(d, alleen_ggm=bool(bovendoel))]
        self.fields["voorbeeld"].choices = [("", _now("Geen voorbeeld")), *groepen]  # type: ignore[attr-defined]
        if bovendoel:
            self.fields["tekst"].help_text = _now("Een stap op weg naar: ‘%(doel)s’") % {"doel": bovendoel}
            del self.fields["domein"]

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if schoon is not None and not self.errors:
            schoon["tekst"] = schoon.get("tekst", "").strip() or schoon.get("voorbeeld", "")
            if not schoon["tekst"]:
                self.add_error("tekst", _now("Schrijf het doel op, of kies een voorbeeld."))
        return schoon


def _voorbeelden(domein: Domein, *, alleen_ggm: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Our own sentences first, then those of GGM, which are steps; below a goal the steps alone."""
    if not alleen_ggm:
        yield str(domein.naam), [(str(zin), str(zin)) for zin in domein.voorbeelden]
    naam = _now("%(domein)s, stappen") % {"domein": domein.naam}
    yield naam, [(str(doel.zin), str(doel.zin)) for doel in GGMDOELEN[domein.code]]


class WijzigDoelForm(forms.Form):
    """Other words, and why."""

    tekst = tekstveld(_("Het doel in eigen woorden"), _("Schrijf het doel op."))
    taal = forms.ChoiceField(label=_("Taal van deze woorden"), choices=TALEN)
    reden = tekstveld(_("Waarom verandert het doel?"), _("Schrijf waarom het doel verandert."))
    op = dag(_("Besproken op"))


class ResultaatForm(MetToch):
    """A goal is reached."""

    resultaat = tekstveld(_("Waaraan ziet u dat?"), _("Schrijf waaraan u ziet dat het doel is bereikt."))
    op = dag(_("Bereikt op"))


class RedenForm(MetToch):
    """Let go of a goal or drop an action."""

    reden = tekstveld(_("Waarom?"), _("Schrijf waarom. Een collega moet het later begrijpen."))
    op = dag(_("Besproken op"))


class Eigenaarsdeel(forms.Form):
    """Who does it: a colleague, a partner, the newcomer, or not known yet."""

    wie = forms.ChoiceField(
        label=_("Wie doet dit?"),
        error_messages={
            "required": _("Kies wie dit doet, of ‘nog te bepalen’."),
            "invalid_choice": _("Deze partner of collega kan dit niet doen. Betrek een partner eerst bij het dossier."),
        },
    )
    eigenaar_uiterlijk = dag(
        _("Nog te bepalen, uiterlijk"), verplicht=False,
        hulp=_("Alleen als u nog niemand weet. Het plan vaststellen kan dan alleen met een reden."),
    )  # fmt: skip
    betrek_doel = forms.CharField(
        label=_("Waarvoor doet deze partner mee?"), max_length=120, required=False,
        help_text=_("Alleen voor een partner die nog niet meedoet. Zonder doel mag niemand meekijken. De partner ziet wat haar rol mag zien, en niet meer."),
    )  # fmt: skip
    betrek_tot = dag(
        _("Deze partner doet mee tot en met"), verplicht=False,
        hulp=_("Daarna ziet de partner dit dossier niet meer. U kunt dit later verlengen, op het blad Partners."),
    )  # fmt: skip
    contact = forms.CharField(label=_("Naam bij de partner"), max_length=120, required=False)
    opdracht = tekstveld(
        _("Wat leest de partner?"), "", verplicht=False, hoogste=300,
        hulp=_(
            "De partner ziet alleen deze regel, niet het doel. Schrijf geen bedragen, schulden of gezondheid. "
            "Bij taal, werk en ontmoeten mag dit leeg blijven: dan leest de partner de actie."
        ),
    )  # fmt: skip

    def __init__(
        self, *args: Any, collegas: Iterable[Gebruiker], partners: Iterable[Organisatie], anderen: Iterable[Organisatie], betrekken: str,
        meewerken: str, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["wie"].help_text = format_html(
            '{} <a href="{}">{}</a>. {}', _now("Hier staan de partners die meedoen in dit dossier. Staat een partner er niet bij?"),
            betrekken, _now("Betrek de partner"), laat_eerst_meewerken(meewerken),
        )  # fmt: skip
        self.collegas = {str(mens.pk): mens for mens in collegas}
        self.partners = {str(partner.pk): partner for partner in partners}
        self.anderen = {str(partner.pk): partner for partner in anderen}
        self._doet_al_mee()
        if not self.anderen:
            del self.fields["betrek_doel"], self.fields["betrek_tot"]
        self.fields["wie"].choices = [  # type: ignore[attr-defined]
            ("", _now("Kies")),
            ("i", _now("De inburgeraar zelf")),
            (_now("Partners"), [(f"o:{sleutel}", partner.naam) for sleutel, partner in self.partners.items()]),
            *(
                [
                    (
                        _now("Partners die nog niet meedoen"),
                        [(f"b:{sleutel}", partner.naam) for sleutel, partner in self.anderen.items()],
                    )
                ]
                if self.anderen
                else []
            ),
            (_now("Gemeente"), [(f"m:{sleutel}", mens.naam) for sleutel, mens in self.collegas.items()]),
            ("n", _now("Nog te bepalen")),
        ]

    def _doet_al_mee(self) -> None:
        """Sent twice, or a colleague was first: the partner takes part by now."""
        soort, _punt, sleutel = str(self.data.get("wie", "")).partition(":")
        if soort == "b" and sleutel in self.partners:
            data = cast("QueryDict", self.data).copy()
            data["wie"] = f"o:{sleutel}"
            self.data = data

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if (
            schoon is not None
            and schoon.get("wie") == "n"
            and not schoon.get("eigenaar_uiterlijk")
            and "eigenaar_uiterlijk" not in self.errors
        ):
            self.add_error("eigenaar_uiterlijk", _now("Schrijf tot wanneer u zoekt wie dit doet."))
        if schoon is not None and str(schoon.get("wie", "")).startswith("b:"):
            self._vraag_waarvoor(schoon)
        return schoon

    def _vraag_waarvoor(self, schoon: dict[str, Any]) -> None:
        if not schoon.get("betrek_doel", "").strip():
            self.add_error(
                "betrek_doel", _now("Schrijf waarvoor deze partner meedoet. Zonder doel mag niemand meekijken.")
            )
        if not schoon.get("betrek_tot") and "betrek_tot" not in self.errors:
            self.add_error("betrek_tot", _now("Schrijf tot en met welke dag deze partner meedoet."))

    @property
    def eigenaar(self) -> Eigenaar:
        """Of a valid form."""
        soort, _punt, sleutel = self.cleaned_data["wie"].partition(":")
        match soort:
            case "m":
                return van_medewerker(self.collegas[sleutel])
            case "o":
                return van_organisatie(self.partners[sleutel], self.cleaned_data["contact"])
            case "b":
                erbij = Erbij(self.cleaned_data["betrek_doel"], self.cleaned_data["betrek_tot"])
                return van_organisatie(self.anderen[sleutel], self.cleaned_data["contact"], erbij)
            case "i":
                return VAN_INBURGERAAR
            case _:
                return van_niemand(self.cleaned_data["eigenaar_uiterlijk"])


class ActieForm(Eenmalig, Eigenaarsdeel):
    """What, who, from and until."""

    wat = tekstveld(_("Wat gaat er gebeuren?"), _("Schrijf wat er gaat gebeuren."))
    begint_op = dag(_("Begint op"), verplicht=False, hulp=_("Leeg is vandaag."))
    gepland_op = dag(_("Klaar uiterlijk"))
    onderwerp = forms.ChoiceField(
        label=_("Hoort bij dit onderdeel van het besluit"), choices=Actie.Onderwerp.choices, required=False
    )
    field_order = (
        "wat",
        "wie",
        "eigenaar_uiterlijk",
        "betrek_doel",
        "betrek_tot",
        "contact",
        "opdracht",
        "begint_op",
        "gepland_op",
        "onderwerp",
    )

    def __init__(self, *args: Any, met_besluit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_besluit:
            del self.fields["onderwerp"]


class ToewijsForm(Eigenaarsdeel):
    """Another owner."""


class VerzetForm(forms.Form):
    """Another day, with the reason."""

    gepland_op = dag(_("Klaar uiterlijk"))
    reden = tekstveld(_("Waarom een andere dag?"), _("Schrijf waarom de actie op een andere dag klaar is."))


class AfrondForm(forms.Form):
    """Done, with the result, and when to ask whether it helped."""

    resultaat = tekstveld(_("Wat is het resultaat?"), _("Schrijf kort wat het resultaat is."))
    op = dag(_("Klaar op"))
    toets_op = dag(
        _("Nagaan of het hielp"),
        verplicht=False,
        hulp=_("Dan vraagt u of de actie gaf wat de inburgeraar wilde. Leeg: niet nagaan."),
    )


class PartnerAfrondForm(forms.Form):
    """What a partner reports about its own action."""

    resultaat = tekstveld(
        _("Wat is er gebeurd?"), _("Schrijf kort wat er is gebeurd."), hoogste=500,
        hulp=_("Eén of twee zinnen. Schrijf geen gezondheid of schulden op."),
    )  # fmt: skip
    op = dag(_("Klaar op"))


class EffectForm(forms.Form):
    """Did it help?"""

    effect = forms.ChoiceField(
        label=_("Gaf de actie wat de inburgeraar wilde?"), choices=Actie.Effect.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het hielp: ja, een beetje of nee.")},
    )  # fmt: skip
    toelichting = tekstveld(_("Hoe weet u dit?"), _("Schrijf hoe u dit weet: wat zegt de inburgeraar?"))
    op = dag(_("Gevraagd op"))


class PraktijkForm(forms.Form):
    """How it goes now, beside the decision."""

    hoe = forms.ChoiceField(
        label=_("Hoe gaat het nu?"), choices=[("anders", _("Anders dan besloten")), ("besluit", _("Zoals besloten"))],
        widget=forms.RadioSelect, error_messages={"required": _("Kies hoe het nu gaat.")},
    )  # fmt: skip
    uren = forms.DecimalField(
        label=_("Uren per week"), required=False, min_value=0, max_value=60, max_digits=4, decimal_places=1, localize=True,
        error_messages={"invalid": _("Schrijf een getal, bijvoorbeeld 8 of 4,5."), "max_value": _("Dit is meer dan 60 uur per week."),
                        "min_value": _("Minder dan niets kan niet. Niets is 0.")},
    )  # fmt: skip
    tekst = tekstveld(
        _("In een zin"), "", verplicht=False, hoogste=300, hulp=_("Schrijf geen gezondheid op: dat hoort bij een doel.")
    )
    reden = forms.ChoiceField(
        label=_("Reden"), choices=[("", _("Kies")), *[k for k in Praktijk.Reden.choices if k[0]]], required=False
    )
    sinds = dag(_("Sinds"))

    def __init__(self, *args: Any, onderwerp: Onderwerp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not onderwerp.uren:
            del self.fields["uren"]


def vandaag_als(*velden: str, op: date, **meer: Any) -> dict[str, Any]:
    """Initial values: these days are today."""
    return {**dict.fromkeys(velden, op), **meer}


def als_uuid(waarde: str) -> UUID | None:
    """An id out of an address, or None when it is none."""
    try:
        return UUID(waarde)
    except ValueError:
        return None

"""What a plan template is made of, and what it must be before it is kept or adopted: each flaw as a sentence at its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.organisaties.models import Organisatie
from samenspel.plan.domeinen import DOMEIN, Domein
from samenspel.plan.models import Plansjabloon
from samenspel.plan.models.leefplan import Actie
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.plansoort import PLANSOORTEN, Plansoort

INBURGERAAR, CONTACTPERSOON, NOG_TE_BEPALEN = "i", "m", "n"
EIGENAREN: Final[dict[str, str | Promise]] = {
    INBURGERAAR: _("de inburgeraar zelf"),
    CONTACTPERSOON: _("de contactpersoon van het dossier"),
    **{soort.value: str(soort.label) for soort in Organisatie.Soort},
    NOG_TE_BEPALEN: _("nog te bepalen"),
}
"""Who does an action: a person by role, or a kind of partner."""
MEESTE_DOELEN, MEESTE_ACTIES, MEESTE_WEKEN = 12, 10, 156
LANGSTE_WOORDEN, LANGSTE_ACTIE, LANGSTE_OPDRACHT = 300, 200, 300


@dataclass(frozen=True, slots=True)
class Sjabloonactie:
    """One action: what, by whom, within how many weeks after the start. `code` is empty for a new one."""

    wat: str
    eigenaar: str
    weken: int
    opdracht: str = ""
    onderwerp: str = ""
    code: str = ""

    @property
    def van_partner(self) -> bool:
        return self.eigenaar in Organisatie.Soort.values


@dataclass(frozen=True, slots=True)
class Sjabloondoel:
    """One goal with its actions. `woorden` is a prompt: the newcomer says it in words of her own."""

    domein: str
    woorden: str
    acties: tuple[Sjabloonactie, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Sjablooninhoud:
    """All that a person writes of one version."""

    naam: str
    plansoort: str
    doelen: tuple[Sjabloondoel, ...]
    uitleg: str = ""
    leerroute: str = ""

    @property
    def aantal_acties(self) -> int:
        return sum(len(doel.acties) for doel in self.doelen)


@dataclass(frozen=True, slots=True)
class Sjabloongebrek:
    """One flaw; `veld` is the name of the field on the screen."""

    veld: str
    zin: str


def inhoud_van(rij: Plansjabloon) -> Sjablooninhoud:
    """What was written, as the form shows it and the checks read it."""
    return Sjablooninhoud(
        rij.naam, rij.plansoort, tuple(doel_uit(ruw) for ruw in rij.doelen), rij.uitleg, rij.leerroute
    )


def doel_uit(ruw: Mapping[str, Any]) -> Sjabloondoel:
    """A goal out of a row or a shipped file."""
    acties = tuple(Sjabloonactie(**actie) for actie in ruw.get("acties", ()))
    return Sjabloondoel(ruw["domein"], ruw["woorden"], acties, ruw.get("code", ""))


def gebreken(inhoud: Sjablooninhoud, domeinen: Iterable[Domein]) -> Iterator[Sjabloongebrek]:
    """Everything that is wrong. `domeinen`: those of the municipality, as it uses them now."""
    if not inhoud.naam:
        yield Sjabloongebrek("naam", "Geef het sjabloon een naam, zoals: eerste maanden na huisvesting.")
    if inhoud.plansoort not in PLANSOORTEN:
        yield Sjabloongebrek("plansoort", "Kies voor welk plan dit sjabloon is.")
    if inhoud.leerroute and inhoud.leerroute not in Leerroute.values:
        yield Sjabloongebrek("leerroute", "Kies een leerroute, of laat dit leeg.")
    if inhoud.leerroute and inhoud.plansoort == Plansoort.PLAN_ONDERSTEUNING:
        yield Sjabloongebrek("leerroute", "Een ondersteuningsplan heeft geen leerroute. Laat dit leeg.")
    if not inhoud.doelen:
        yield Sjabloongebrek("doel_0_woorden", "Schrijf ten minste één doel.")
    gebruikt = {domein.code for domein in domeinen if domein.gebruikt}
    for nummer, doel in enumerate(inhoud.doelen):
        yield from _van_doel(doel, nummer, gebruikt, inhoud.plansoort)


def _van_doel(doel: Sjabloondoel, nummer: int, gebruikt: set[str], plansoort: str) -> Iterator[Sjabloongebrek]:
    begin = f"doel_{nummer}"
    if doel.domein not in gebruikt:
        yield Sjabloongebrek(f"{begin}_domein", "Kies een onderdeel dat uw gemeente gebruikt.")
    if not doel.woorden:
        yield Sjabloongebrek(f"{begin}_woorden", "Schrijf het doel, of maak ook het onderdeel en de acties leeg.")
    if len(doel.woorden) > LANGSTE_WOORDEN:
        yield _te_lang(f"{begin}_woorden", doel.woorden, LANGSTE_WOORDEN)
    for plaats, actie in enumerate(doel.acties):
        yield from _van_actie(actie, f"actie_{nummer}_{plaats}", doel.domein, plansoort)


def _van_actie(actie: Sjabloonactie, begin: str, domein: str, plansoort: str) -> Iterator[Sjabloongebrek]:
    if not actie.wat:
        yield Sjabloongebrek(f"{begin}_wat", "Schrijf wat er gaat gebeuren, of maak de hele actie leeg.")
    if len(actie.wat) > LANGSTE_ACTIE:
        yield _te_lang(f"{begin}_wat", actie.wat, LANGSTE_ACTIE)
    if actie.eigenaar not in EIGENAREN:
        yield Sjabloongebrek(f"{begin}_eigenaar", "Kies wie dit meestal doet, of ‘nog te bepalen’.")
    if not 1 <= actie.weken <= MEESTE_WEKEN:
        yield Sjabloongebrek(f"{begin}_weken", f"Schrijf binnen hoeveel weken: 1 tot en met {MEESTE_WEKEN}.")
    if len(actie.opdracht) > LANGSTE_OPDRACHT:
        yield _te_lang(f"{begin}_opdracht", actie.opdracht, LANGSTE_OPDRACHT)
    if actie.van_partner and not actie.opdracht and domein in DOMEIN and DOMEIN[domein].opdracht_apart:
        zin = "Schrijf wat de partner leest, zonder bedragen of gezondheid. De partner ziet alleen deze regel."
        yield Sjabloongebrek(f"{begin}_opdracht", zin)
    if actie.onderwerp not in Actie.Onderwerp.values:
        yield Sjabloongebrek(f"{begin}_onderwerp", "Kies een onderdeel van het besluit, of laat dit leeg.")
    elif actie.onderwerp and plansoort == Plansoort.PLAN_ONDERSTEUNING:
        yield Sjabloongebrek(f"{begin}_onderwerp", "Een ondersteuningsplan heeft geen besluit. Laat dit leeg.")


def _te_lang(veld: str, tekst: str, hoogste: int) -> Sjabloongebrek:
    return Sjabloongebrek(veld, f"Dit is te lang: {len(tekst)} tekens, hooguit {hoogste}.")

"""What a plan template would add to one plan, from a day on: pure, from the template, the plan and who takes part.

Nothing is in the plan before somebody chose it. What already stands there is shown and is not chosen by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from samenspel.organisaties.models import Organisatie
from samenspel.plan.domeinen import Domein
from samenspel.plan.leefplan import Actiebeeld, Doelbeeld, Leefplan, Regel
from samenspel.plan.sjablooninhoud import CONTACTPERSOON, INBURGERAAR, Sjabloonactie, Sjabloondoel, Sjablooninhoud
from samenspel.toegang.models import Gebruiker

ZOEKTIJD: Final = timedelta(weeks=2)
"""How long somebody may look for an owner, unless the action itself must be done before. Not a term of the law."""


@dataclass(frozen=True, slots=True)
class Eigenaarsvoorstel:
    """Who would do it; nobody yet has a day on which somebody must be found, and why there is nobody."""

    medewerker: Gebruiker | None = None
    organisatie: Organisatie | None = None
    inburgeraar: bool = False
    uiterlijk: date | None = None
    waarom: str = ""

    @property
    def naam(self) -> str:
        if self.medewerker is not None:
            return self.medewerker.naam
        if self.organisatie is not None:
            return self.organisatie.naam
        return _("de inburgeraar zelf") if self.inburgeraar else ""


@dataclass(frozen=True, slots=True)
class Actievoorstel:
    """One action as it would come into the plan. `al`: the same action when it stands there already."""

    actie: Sjabloonactie
    begint_op: date
    gepland_op: date
    eigenaar: Eigenaarsvoorstel
    al: Actiebeeld | None


@dataclass(frozen=True, slots=True)
class Doelvoorstel:
    """One goal with its actions. `al`: the same goal in the plan. `kan_niet`: why this user cannot set it here, or ""."""

    doel: Sjabloondoel
    domein: Domein
    acties: tuple[Actievoorstel, ...]
    al: Doelbeeld | None
    kan_niet: str

    @property
    def lopend(self) -> Doelbeeld | None:
        """The same goal while it is open: actions may go there."""
        return self.al if self.al is not None and self.al.open else None


@dataclass(frozen=True, slots=True)
class Meedoeners:
    """Who can own an action here: the contact person, and the partners that take part, by kind."""

    contactpersoon: Gebruiker | None
    partners: Mapping[str, Sequence[Organisatie]]
    collegas: Sequence[Gebruiker] = ()


def plek(nummer: int, code: str) -> str:
    """The place of a goal or action in a template of the municipality, over the versions."""
    return f"{nummer}.{code}"


def eigen_id(sleutel: UUID, code: str) -> UUID:
    """The id of what one form makes of one place: the same form sent twice makes it once."""
    return uuid5(sleutel, code)


def voorstel(
    inhoud: Sjablooninhoud, plan: Leefplan, *, nummer: int, domeinen: Mapping[str, Domein], mag: Mapping[str, str], wie: Meedoeners,
    vanaf: date, op: date, sleutel: UUID,
) -> list[Doelvoorstel]:  # fmt: skip
    """Every goal of the template. `mag`: per domain why this user cannot set a goal there, or "".

    What the form with this `sleutel` itself made does not count as already there.
    """
    gemaakt = []
    for doel in inhoud.doelen:
        acties = tuple(
            Actievoorstel(
                actie, max(vanaf, op), gepland := vanaf + timedelta(weeks=actie.weken),
                _eigenaar(actie, wie, max(vanaf, op), gepland), zelfde_actie(actie, doel.domein, plan, nummer, sleutel),
            )
            for actie in doel.acties
        )  # fmt: skip
        al = zelfde_doel(doel, plan, nummer, sleutel)
        gemaakt.append(Doelvoorstel(doel, domeinen[doel.domein], acties, al, _kan_niet(doel.domein, domeinen, mag)))
    return gemaakt


def _kan_niet(domein: str, domeinen: Mapping[str, Domein], mag: Mapping[str, str]) -> str:
    if not domeinen[domein].gebruikt:
        return _("Uw gemeente stelt op dit onderdeel geen nieuwe doelen.")
    return mag[domein]


def nog_te_bepalen(begin: date, einde: date, waarom: str = "") -> Eigenaarsvoorstel:
    """Nobody yet, and until when somebody looks."""
    return Eigenaarsvoorstel(uiterlijk=max(begin, min(einde, begin + ZOEKTIJD)), waarom=waarom)


def _eigenaar(actie: Sjabloonactie, wie: Meedoeners, begin: date, einde: date) -> Eigenaarsvoorstel:
    if actie.eigenaar == INBURGERAAR:
        return Eigenaarsvoorstel(inburgeraar=True)
    if actie.eigenaar == CONTACTPERSOON:
        if wie.contactpersoon is not None:
            return Eigenaarsvoorstel(medewerker=wie.contactpersoon)
        return nog_te_bepalen(begin, einde, _("dit dossier heeft geen contactpersoon"))
    if not actie.van_partner:
        return nog_te_bepalen(begin, einde)
    soort = str(Organisatie.Soort(actie.eigenaar).label)
    partners = wie.partners.get(actie.eigenaar, ())
    if len(partners) == 1:
        return Eigenaarsvoorstel(organisatie=partners[0])
    # With two of a kind a person chooses: who gets the action, also gets to read it.
    zin = _("er doen meer partners mee: %(soort)s") if partners else _("er doet nog geen partner mee: %(soort)s")
    return nog_te_bepalen(begin, einde, zin % {"soort": soort})


def zelfde_doel(doel: Sjabloondoel, plan: Leefplan, nummer: int, sleutel: UUID) -> Doelbeeld | None:
    """From the same place of the template, or in the same words; an open one before a closed one."""
    zelfde = [
        beeld
        for beeld in plan.van_domein(doel.domein)
        if beeld.id != eigen_id(sleutel, doel.code)
        and (_kwam_van(beeld.regels, plek(nummer, doel.code)) or gelijk(beeld.tekst, doel.woorden))
    ]
    return zelfde[0] if zelfde else None


def zelfde_actie(actie: Sjabloonactie, domein: str, plan: Leefplan, nummer: int, sleutel: UUID) -> Actiebeeld | None:
    """In the plan and not dropped: from the same place of the template, or in the same words on the same domain."""
    zelfde = [
        beeld
        for beeld in plan.acties
        if beeld.domein == domein
        and beeld.vervallen_op is None
        and beeld.id != eigen_id(sleutel, actie.code)
        and (_kwam_van(beeld.regels, plek(nummer, actie.code)) or gelijk(beeld.wat, actie.wat))
    ]
    return min(zelfde, key=lambda beeld: not beeld.open) if zelfde else None


def _kwam_van(regels: Iterable[Regel], plaats: str) -> bool:
    return any(regel.gegevens.get("sjabloon") == plaats for regel in regels)


def gelijk(een: str, ander: str) -> bool:
    """The same words, but for case, white space and the full stop."""
    return " ".join(een.casefold().split()).rstrip(".!") == " ".join(ander.casefold().split()).rstrip(".!")


def al_in_het_plan(doelen: Iterable[Doelvoorstel]) -> frozenset[str]:
    """The codes of what stands in the plan already: chosen again only by who saw that it is there."""
    codes = {doel.doel.code for doel in doelen if doel.al is not None}
    return frozenset(codes | {a.actie.code for doel in doelen for a in doel.acties if a.al is not None})

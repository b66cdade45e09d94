"""What the brede intake found and the plan has no action for yet (peers, idea 5; bronnen/004 par. 5: between two chairs).

Child care that nobody asks for and a diploma that nobody has valued are what falls between chairs. The plan says so, and a
PIP is adopted past it only with a reason (ADR 11). No law asks it: what somebody needs stays the judgement of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.models import Dossier
from samenspel.intake.antwoorden import Gegeven, geldende
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.domeinen import Actievoorbeeld
from samenspel.plan.leefplan import Doelbeeld, Leefplan, leefplan_van
from samenspel.plan.models.leefplan import Actie

_CATEGORIEEN: Final = ("C04", "C08")


@dataclass(frozen=True, slots=True)
class Vondst:
    """One thing the intake may find. `woorden` and `onderwerpen` tell an action that answers it; `actie` is the usual one.

    `domeinen`: where such an action belongs, the first choice first.
    """

    code: str
    zin: str | Promise
    gevonden: Callable[[Iterable[Gegeven]], bool]
    actie: Actievoorbeeld
    domeinen: tuple[str, ...]
    woorden: tuple[str, ...]
    onderwerpen: frozenset[str] = frozenset()

    def staat_in(self, plan: Leefplan) -> bool:
        """An action that was not dropped is about this."""
        acties = [actie for actie in plan.acties if actie.vervallen_op is None]
        return any(
            actie.onderwerp in self.onderwerpen or any(woord in actie.tekst.casefold() for woord in self.woorden)
            for actie in acties
        )

    def doel(self, plan: Leefplan) -> Doelbeeld | None:
        """The open goal that the action can stand under."""
        open_ = [doel for code in self.domeinen for doel in plan.van_domein(code) if doel.open]
        return open_[0] if open_ else None


def _opvang_nodig(antwoorden: Iterable[Gegeven]) -> bool:
    """For one child at least."""
    return any(a.vraag == "kind_opvang_nodig" and a.waarde == "ja" for a in antwoorden)


def _diploma_niet_gewaardeerd(antwoorden: Iterable[Gegeven]) -> bool:
    """There is a diploma, and nobody says that it was valued or that this was asked for."""
    waarden = {vraag: {a.waarde for a in antwoorden if a.vraag == vraag} for vraag in ("diploma", "diploma_waardering")}
    return bool(waarden["diploma"] & {"ja_hier", "ja_kwijt"}) and not waarden["diploma_waardering"] & {"ja", "loopt"}


VONDSTEN: Final[tuple[Vondst, ...]] = (
    Vondst(
        "opvang", _("Uit de intake: kinderopvang nodig. Er staat nog geen actie."), _opvang_nodig,
        Actievoorbeeld(_("Kinderopvang regelen voor de lesdagen"), 28, "m"), ("taal", "werk"), ("opvang", "oppas", "crèche"),
        frozenset({Actie.Onderwerp.VVE}),
    ),
    Vondst(
        "diploma", _("Uit de intake: een diploma dat nog niet is gewaardeerd. Er staat nog geen actie."),
        _diploma_niet_gewaardeerd, Actievoorbeeld(_("Diploma laten waarderen"), 56, "i"), ("werk", "taal"), ("diploma",),
    ),
)  # fmt: skip
VONDST: Final = {vondst.code: vondst for vondst in VONDSTEN}


def zonder_actie(antwoorden: Iterable[Gegeven], plan: Leefplan) -> tuple[Vondst, ...]:
    """Pure: what these answers found and this plan does not name."""
    gezegd = list(antwoorden)
    return tuple(vondst for vondst in VONDSTEN if vondst.gevonden(gezegd) and not vondst.staat_in(plan))


def vondsten_zonder_actie(dossier: Dossier, wie: Aanwezige) -> tuple[Vondst, ...]:
    """Within the sight of `wie`, also from a record that was merged into this one. One statement."""
    antwoorden = geldende(dossier, wie, _CATEGORIEEN)
    return zonder_actie(antwoorden.values(), leefplan_van(dossier, wie))

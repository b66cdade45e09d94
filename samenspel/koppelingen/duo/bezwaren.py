"""What DUO would refuse, said before anybody sends it.

From DUO's public interface description for municipalities (June 2026); the facts decide, in our own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

_PIP_SOORTEN = ("pip_dagtekening", "pip_wijziging")
_GEVESTIGD = ("brp_inschrijving", "verhuizing")


@dataclass(frozen=True, slots=True)
class Feiten:
    """The facts of one dossier that stand: by kind, in order of day."""

    per_soort: Mapping[str, list[tuple[date, Mapping[str, Any]]]]
    doelgroep: str
    vandaag: date

    def eerste(self, *soorten: str) -> date | None:
        """The first day of any of these kinds."""
        return min((op for soort in soorten for op, _gegevens in self.per_soort.get(soort, ())), default=None)

    def voor(self, op: date, *soorten: str) -> date | None:
        """The last day of any of these kinds before `op`."""
        return max(
            (dag for soort in soorten for dag, _gegevens in self.per_soort.get(soort, ()) if dag < op), default=None
        )

    def na(self, op: date, *soorten: str) -> date | None:
        """The last day of any of these kinds after `op`."""
        return max(
            (dag for soort in soorten for dag, _gegevens in self.per_soort.get(soort, ()) if dag > op), default=None
        )

    def termijn(self) -> tuple[date | None, date | None]:
        """Begin and end as DUO says them; the end with the latest day counts."""
        begin = einde = None
        for _op, gegevens in self.per_soort.get("duo_termijn", ()):
            begin, einde = date.fromisoformat(gegevens["begin"]), date.fromisoformat(gegevens["einde"])
        for _op, gegevens in self.per_soort.get("termijn_verlengd", ()):
            einde = date.fromisoformat(gegevens["nieuw_einde"])
        return begin, einde


def _dag(op: date) -> str:
    return f"{op.day}-{op.month}-{op.year}"


def van_pip(feiten: Feiten, *, op: date, leerroute: str, niveau: str, eerste_pip: bool) -> list[str]:
    """A PIP or a change of it."""
    return [zin for zin in (*_pip_datum(feiten, op), *_pip_niveau(leerroute, niveau, eerste_pip)) if zin]


def _pip_datum(feiten: Feiten, op: date) -> Iterable[str]:
    plicht = feiten.eerste("plicht_start")
    if plicht and op < plicht:
        yield _("De datum van het PIP ligt voor het begin van de inburgeringsplicht (%(dag)s).") % {"dag": _dag(plicht)}
    gevestigd = feiten.eerste(*_GEVESTIGD)
    if gevestigd and op < gevestigd:
        yield _("De datum van het PIP ligt voor de dag waarop deze persoon hier kwam wonen (%(dag)s).") % {
            "dag": _dag(gevestigd)
        }
    later = feiten.na(op, *_PIP_SOORTEN)
    if later:
        yield _("Er is al een PIP met een latere datum (%(dag)s). Meld dat PIP.") % {"dag": _dag(later)}
    if op > feiten.vandaag:
        yield _("De datum van het PIP ligt in de toekomst.")


def _pip_niveau(leerroute: str, niveau: str, eerste_pip: bool) -> Iterable[str]:
    if not leerroute:
        yield _("De leerroute ontbreekt. Leg de leerroute vast bij het PIP.")
    if niveau == "A2" and leerroute == "ONDERWIJS":
        yield _("Niveau A2 past niet bij de onderwijsroute.")
    if niveau == "B1" and leerroute == "Z":
        yield _("Niveau B1 past niet bij de Z-route.")
    if niveau == "A2" and leerroute == "B1" and eerste_pip:
        yield _("Niveau A2 kan niet in het eerste PIP met de B1-route.")


def van_aanbod(feiten: Feiten, *, op: date) -> list[str]:
    """An offer: asylum only, with a PIP, not before it and not outside the term."""
    zinnen = []
    if feiten.doelgroep not in {"ASIEL_A", "ASIEL_B"}:
        zinnen.append(_("Een aanbod meldt u alleen voor asielstatushouders."))
    pip = feiten.voor(feiten.vandaag, *_PIP_SOORTEN) or feiten.eerste(*_PIP_SOORTEN)
    if pip is None:
        zinnen.append(_("Er is nog geen PIP. Meld eerst het PIP."))
    elif op < pip:
        zinnen.append(_("Het aanbod ligt voor het PIP van %(dag)s.") % {"dag": _dag(pip)})
    _begin, einde = feiten.termijn()
    if einde and op > einde:
        zinnen.append(_("Het aanbod ligt na het einde van de termijn (%(dag)s).") % {"dag": _dag(einde)})
    return zinnen


def van_gesprek(feiten: Feiten, *, op: date) -> list[str]:
    """PVT signed or MAP end talk: a PIP of ours, inside the term, not after the Z-route, not in the future."""
    zinnen = []
    if feiten.eerste(*_PIP_SOORTEN) is None:
        zinnen.append(_("Er is nog geen PIP van uw gemeente. Meld eerst het PIP."))
    begin, einde = feiten.termijn()
    if begin and op < begin:
        zinnen.append(_("De datum ligt voor het begin van de termijn (%(dag)s).") % {"dag": _dag(begin)})
    if op > feiten.vandaag:
        zinnen.append(_("De datum ligt in de toekomst."))
    afgerond = feiten.eerste("z_eindgesprek")
    if afgerond and op > afgerond:
        zinnen.append(_("De Z-route is al afgerond op %(dag)s.") % {"dag": _dag(afgerond)})
    if einde and op > einde:
        zinnen.append(
            _("De termijn was al voorbij. DUO vraagt of dit verwijtbaar is: vul Ja of Nee in, met uw eigen oordeel.")
        )
    return zinnen

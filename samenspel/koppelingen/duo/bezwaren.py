"""What DUO would refuse, said before anybody sends it.

From DUO's public interface description for municipalities (June 2026); the facts decide, in our own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samenspel.kern.plat import plat

_PIP_SOORTEN = ("pip_dagtekening", "pip_wijziging")
_GEVESTIGD = ("brp_inschrijving", "verhuizing")
_PIP_REGELS = frozenset({"pip_vastgesteld", "pip_gewijzigd", "leerroute_gewijzigd", "afgeschaald"})
_OPLEIDING = ("start_opleiding", "einde_opleiding")


@dataclass(frozen=True, slots=True)
class Feiten:
    """The facts of one dossier that stand: by kind, in order of day."""

    per_soort: Mapping[str, list[tuple[date, Mapping[str, Any]]]]
    doelgroep: str
    vandaag: date

    def eerste(self, *soorten: str) -> date | None:
        """The first day of any of these kinds."""
        return min((op for soort in soorten for op, _gegevens in self.per_soort.get(soort, ())), default=None)

    def na(self, op: date, *soorten: str) -> date | None:
        """The last day of any of these kinds after `op`."""
        return max(
            (dag for soort in soorten for dag, _gegevens in self.per_soort.get(soort, ()) if dag > op), default=None
        )

    def laatste_pip(self) -> date | None:
        """The day of the PIP in force today."""
        return max(
            (dag for soort in _PIP_SOORTEN for dag, _g in self.per_soort.get(soort, ()) if dag <= self.vandaag),
            default=self.eerste(*_PIP_SOORTEN),
        )

    def leerroute(self) -> str:
        """The route in force: of the latest fact that says one."""
        routes = [
            (op, str(gegevens["leerroute"]))
            for soort in (*_PIP_SOORTEN, "leerroute_gewijzigd")
            for op, gegevens in self.per_soort.get(soort, ())
            if gegevens.get("leerroute")
        ]
        return max(routes, key=lambda rij: rij[0])[1] if routes else ""

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


def van_aanbod(feiten: Feiten, *, op: date, gegevens: Mapping[str, Any]) -> list[str]:
    """An offer: asylum only, with a PIP, a school that DUO knows, and dates after that PIP and inside the term."""
    zinnen = []
    if feiten.doelgroep not in {"ASIEL_A", "ASIEL_B"}:
        zinnen.append(_("Een aanbod meldt u alleen voor asielstatushouders."))
    if feiten.laatste_pip() is None:
        zinnen.append(_("Er is nog geen PIP. Meld eerst het PIP."))
    zinnen += _school(feiten, gegevens)
    zinnen += _een_per_school(feiten, op, gegevens)
    if not gegevens.get("alfabetisering"):
        zinnen.append(_("Of iemand eerst leert lezen en schrijven, ontbreekt. DUO vraagt dat bij elk aanbod."))
    return [*zinnen, *_aanbod_datums(feiten, op, gegevens)]


def _school(feiten: Feiten, gegevens: Mapping[str, Any]) -> Iterable[str]:
    """DUO keeps a list of schools; for the onderwijsroute only those with a taalschakeltraject."""
    if not gegevens.get("school"):
        yield _("De school ontbreekt. Leg het aanbod opnieuw vast, met de school.")
    nummer = str(gegevens.get("schoolnummer") or "")
    if len(nummer) != 10:
        yield _("Het nummer van de school bij DUO ontbreekt. Zoek de school op in de lijst van DUO.")
    keurmerk, onderwijs = gegevens.get("keurmerk"), feiten.leerroute() == "ONDERWIJS"
    if keurmerk == "geen" or (keurmerk == "bow" and onderwijs) or (keurmerk == "tst" and not onderwijs):
        if onderwijs:
            yield _("In de onderwijsroute neemt DUO alleen een school met een taalschakeltraject aan.")
        else:
            yield _("DUO neemt alleen een school met het keurmerk van Blik op Werk aan.")


def _zelfde_school(een: Mapping[str, Any], ander: Mapping[str, Any]) -> bool:
    if een.get("schoolnummer") and ander.get("schoolnummer"):
        return bool(een["schoolnummer"] == ander["schoolnummer"])
    return bool(een.get("school")) and plat(str(een["school"])) == plat(str(ander.get("school") or ""))


def _een_per_school(feiten: Feiten, op: date, gegevens: Mapping[str, Any]) -> Iterable[str]:
    """One offer per school: a new one takes the place of the old."""
    dagen = [dag for dag, ander in feiten.per_soort.get("aanbod_gedaan", ()) if _zelfde_school(gegevens, ander)]
    if later := max((dag for dag in dagen if dag > op), default=None):
        yield _("Er is een nieuwer aanbod bij deze school (%(dag)s). Meld alleen dat.") % {"dag": _dag(later)}
    elif eerder := max((dag for dag in dagen if dag < op), default=None):
        yield _("Dit aanbod komt bij DUO in de plaats van dat van %(dag)s bij dezelfde school.") % {"dag": _dag(eerder)}


def _aanbod_datums(feiten: Feiten, op: date, gegevens: Mapping[str, Any]) -> Iterable[str]:
    pip, (begin, einde) = feiten.laatste_pip(), feiten.termijn()
    dagen = [op, *(date.fromisoformat(gegevens[naam]) for naam in _OPLEIDING if gegevens.get(naam))]
    if pip and min(dagen) < pip:
        yield _("Het aanbod ligt voor het PIP van %(dag)s.") % {"dag": _dag(pip)}
    if begin and min(dagen) < begin:
        yield _("Het aanbod ligt voor het begin van de termijn (%(dag)s).") % {"dag": _dag(begin)}
    if einde and max(dagen) > einde:
        yield _("Het aanbod ligt na het einde van de termijn (%(dag)s).") % {"dag": _dag(einde)}


def van_gesprek(feiten: Feiten, *, op: date, verwijtbaar: str) -> list[str]:
    """PVT signed or MAP end talk: a PIP of ours, inside the term, not after the Z-route, not in the future."""
    zinnen = list(van_z_route(feiten, op=op))
    afgerond = feiten.eerste("z_eindgesprek")
    if afgerond and op > afgerond:
        zinnen.append(_("De Z-route is al afgerond op %(dag)s.") % {"dag": _dag(afgerond)})
    return [*zinnen, *_verwijtbaar(feiten, op, verwijtbaar)]


def van_z_route(feiten: Feiten, *, op: date) -> list[str]:
    """The end of the Z-route: with a PIP of ours, after the term began, not in the future."""
    zinnen = []
    if feiten.eerste(*_PIP_SOORTEN) is None:
        zinnen.append(_("Er is nog geen PIP van uw gemeente. Meld eerst het PIP."))
    begin, _einde = feiten.termijn()
    if begin and op < begin:
        zinnen.append(_("De datum ligt voor het begin van de termijn (%(dag)s).") % {"dag": _dag(begin)})
    if op > feiten.vandaag:
        zinnen.append(_("De datum ligt in de toekomst."))
    return zinnen


def _verwijtbaar(feiten: Feiten, op: date, verwijtbaar: str) -> Iterable[str]:
    """Whether it may be blamed on somebody: a judgement of the college, and DUO says when it may be given."""
    _begin, einde = feiten.termijn()
    voorbij = einde is not None and op > einde
    if voorbij and not verwijtbaar:
        yield _("De termijn was al voorbij. DUO vraagt of dit verwijtbaar is: vul Ja of Nee in, met uw eigen oordeel.")
    if verwijtbaar == "ja" and not voorbij:
        yield _("Verwijtbaar “ja” kan pas als de termijn voorbij is. Laat het leeg.")
    elif verwijtbaar == "nee" and einde and op < einde:
        yield _("De datum ligt voor het einde van de termijn (%(dag)s). Laat verwijtbaar leeg.") % {"dag": _dag(einde)}


def van_contactpersoon(feiten: Feiten, *, op: date, velden: Collection[str]) -> list[str]:
    """DUO wants name, e-mail and phone of the contact person, and there is one at a time."""
    zinnen = []
    if later := feiten.na(op, "toegewezen"):
        zinnen.append(_("Er is al een nieuwere contactpersoon (%(dag)s). Meld alleen die.") % {"dag": _dag(later)})
    if "naam" not in velden:
        zinnen.append(_("Deze collega is niet meer bekend. Kies een andere contactpersoon."))
    elif "telefoonnummer" not in velden or "email" not in velden:
        zinnen.append(_("DUO vraagt ook e-mail en telefoon. Vraag de functioneel beheerder om die in te vullen."))
    return zinnen


def van_intrekking(feiten: Feiten, *, regel: str) -> list[str]:
    """When DUO no longer lets something be taken back."""
    begin, _einde = feiten.termijn()
    zinnen = []
    if regel in _PIP_REGELS:
        if begin:
            zinnen.append(_("DUO heeft de termijn al vastgesteld (begin %(dag)s). Het PIP verwijderen kan dan niet meer: bel DUO.") % {"dag": _dag(begin)})  # fmt: skip
        if any(int(gegevens.get("uren", 0)) for _op, gegevens in feiten.per_soort.get("uren", ())):
            zinnen.append(_("Er zijn al uren gevolgd. Het PIP verwijderen kan dan niet meer: bel DUO."))
    if regel in {"pvt", "map"} and (afgerond := feiten.eerste("z_eindgesprek")):
        zinnen.append(_("De Z-route is al afgerond op %(dag)s. Intrekken kan dan niet meer: bel DUO.") % {"dag": _dag(afgerond)})  # fmt: skip
    return zinnen

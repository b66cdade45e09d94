"""Deadlines as a page shows them: state in words, receipt, article, and why something is uncertain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.doen import scherm_van
from samenspel.dossiers.soorten import VAN_DE_KETEN
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Bonregel

_OPEN = ("loopt", "open", "te_laat")
KENNISGEVING, ONTVANGEN = "kennisgeving_inburgeringsplicht", "bericht_ontvangen"
_EIGENAAR = {"gemeente": "gemeente", "inburgeraar": "inburgeraar", "duo": "DUO", "partner": "partner"}


@dataclass(frozen=True, slots=True)
class Termijnkaart:
    """One deadline, ready to show."""

    code: str
    naam: str
    stand: str
    woord: str
    uiterlijk: date | None
    zin: str
    regels: list[Bonregel]
    grondslag: tuple[str, ...]
    eigenaar: str
    onzeker_omdat: str
    laat_bericht: str
    knop: str
    knop_url: str


def stand_en_woord(termijn: wet.Termijn, op: date) -> tuple[str, str]:
    """The shape and the words of a state: `loopt`, "Loopt, nog 16 dagen"."""
    laatste = termijn.uiterlijk
    match termijn.stand:
        case "gehaald":
            woord = (
                _("Gehaald op %(dag)s") % {"dag": datums.voluit(termijn.voldaan_op)}
                if termijn.voldaan_op
                else _("Gehaald")
            )
            return "gehaald", woord
        case "te_laat" if termijn.voldaan_op:
            return "te_laat", _("Te laat gedaan, op %(dag)s") % {"dag": datums.voluit(termijn.voldaan_op)}
        case "te_laat":
            return "te_laat", datums.tot_termijn(laatste, op).capitalize() if laatste else _("Te laat")
        case "vervallen":
            return "nog_niet", _("Vervallen")
        case "open":
            return "wacht", _("Wacht op een ander")
        case "niet_gestart":
            return "nog_niet", _("Nog niet begonnen")
        case _:
            return ("deze_week" if laatste and (laatste - op).days <= 7 else "loopt"), _loopt(laatste, op)


def _loopt(laatste: date | None, op: date) -> str:
    if laatste is None:
        return _("Loopt")
    dagen = (laatste - op).days
    if dagen == 0:
        return _("Vandaag is de laatste dag")
    return _("Loopt, nog 1 dag") if dagen == 1 else _("Loopt, nog %(n)s dagen") % {"n": dagen}


def kaart(beeld: Beeld, termijn: wet.Termijn) -> Termijnkaart:
    """One deadline with its receipt."""
    bon = wet.bon(_zoals_ontvangen(beeld), beeld.beleid, termijn.code, beeld.op)
    reden = wet.korte_reden(termijn.rij, beeld.op) if termijn.start and termijn.stand in _OPEN else None
    stand, woord = stand_en_woord(termijn, beeld.op)
    regels = [Bonregel(regel.label, regel.zin, regel.waarde) for regel in bon.regels] if bon else []
    return Termijnkaart(
        code=termijn.code, naam=termijn.naam, stand=stand, woord=woord, uiterlijk=termijn.uiterlijk, zin=termijn.uitleg, regels=regels,
        grondslag=termijn.grondslag, eigenaar=_EIGENAAR.get(termijn.eigenaar, ""), onzeker_omdat=termijn.onzeker_omdat,
        laat_bericht=laat_bericht(beeld) if termijn.code in {"T12", "T13"} else "",
        knop=reden.knop if reden else "", knop_url=scherm_van(reden.handeling, beeld.dossier.pk) if reden else "",
    )  # fmt: skip


def laat_bericht(beeld: Beeld) -> str:
    """`DUO-bericht kwam 12 dagen later`: nobody's blame, but it explains a short time."""
    kennisgeving = next((g for g in beeld.staand if g.soort == KENNISGEVING), None)
    if kennisgeving is None:
        return ""
    ontvangen = ontvangen_op(beeld, kennisgeving.op)
    if ontvangen is None or ontvangen <= kennisgeving.op:
        return ""
    dagen = (ontvangen - kennisgeving.op).days
    return _("DUO-bericht kwam 1 dag later") if dagen == 1 else _("DUO-bericht kwam %(n)s dagen later") % {"n": dagen}


def ontvangen_op(beeld: Beeld, kennisgeving: date) -> date | None:
    """The day on which the notice reached us: as someone said, else the day it was recorded from a message of the chain.

    When nobody said it and the notice came from a file or was typed, we do not know: the day of typing says nothing.
    """
    weg = {rij["trekt_in_id"] for rij in beeld.gebeurtenissen if rij["trekt_in_id"]}
    staand = [rij for rij in beeld.gebeurtenissen if rij["id"] not in weg]
    gezegd = gezegd_ontvangen((rij["op"] for rij in staand if rij["soort"] == ONTVANGEN), kennisgeving)
    if gezegd is not None:
        return gezegd
    verwerkt = [
        localtime(rij["vastgelegd_op"]).date()
        for rij in staand
        if rij["soort"] == KENNISGEVING and rij["op"] == kennisgeving and rij["bron"] in VAN_DE_KETEN
    ]
    return min(verwerkt, default=None)


def gezegd_ontvangen(dagen: Iterable[date], kennisgeving: date) -> date | None:
    """Of the days on which somebody said a message came, the first that can be of this notice; None when nobody said."""
    return min((dag for dag in dagen if dag >= kennisgeving), default=None)


def _zoals_ontvangen(beeld: Beeld) -> wet.Feiten:
    """The facts with the day on which each reached us, for the receipt shows it; of what the chain did not send, its own day."""
    keten = {str(rij["id"]) for rij in beeld.gebeurtenissen if rij["bron"] in VAN_DE_KETEN}
    aantal = Counter((g.soort, g.op) for g in beeld.staand)
    anders = []
    for gebeurtenis in beeld.feiten.gebeurtenissen:
        ontvangen = ontvangen_op(beeld, gebeurtenis.op) if gebeurtenis.soort == KENNISGEVING else None
        if ontvangen is None and gebeurtenis.id not in keten and aantal[gebeurtenis.soort, gebeurtenis.op] <= 1:
            ontvangen = gebeurtenis.op  # the law asks when it was recorded only to order two of a kind on a day
        anders.append(gebeurtenis._replace(vastgelegd_op=ontvangen) if ontvangen else gebeurtenis)
    return beeld.feiten._replace(gebeurtenissen=tuple(anders))


def eerstvolgende(beeld: Beeld) -> wet.Termijn | None:
    """The term that asks for attention first: the municipality's own before others', by last day."""
    open_ = [t for t in beeld.termijnen if t.stand in _OPEN and not t.voldaan_op and t.uiterlijk]
    eigen = [t for t in open_ if t.eigenaar == "gemeente"]
    return min(eigen or open_, key=lambda t: (t.uiterlijk or date.max, t.code), default=None)


def komt_eraan(beeld: Beeld, *, behalve: wet.Termijn | None, hooguit: int = 4) -> list[tuple[date, str, str]]:
    """What comes: (day, what, ground), of terms that run or still begin on a known day, and of signals ahead."""
    gevonden: list[tuple[date, str, str]] = []
    for termijn in beeld.termijnen:
        dag = termijn.start if termijn.stand == "niet_gestart" else termijn.uiterlijk
        if (
            dag is None
            or dag < beeld.op
            or termijn.stand not in {"loopt", "niet_gestart"}
            or (behalve and termijn.code == behalve.code)
        ):
            continue
        gevonden.append((dag, termijn.naam, termijn.grondslag[0] if termijn.grondslag else ""))
    gevonden += [(s.op, s.tekst, "") for s in wet.signalen(beeld.feiten, beeld.beleid, beeld.op) if s.op > beeld.op]
    return sorted(gevonden)[:hooguit]


def kaarten(beeld: Beeld) -> dict[str, list[Termijnkaart]]:
    """All deadlines in three groups: what asks for something, what comes, what is done."""
    groepen: dict[str, list[Any]] = {"nu": [], "later": [], "klaar": []}
    for termijn in beeld.termijnen:
        groep = (
            "nu"
            if termijn.stand in _OPEN and not termijn.voldaan_op
            else "later"
            if termijn.stand == "niet_gestart"
            else "klaar"
        )
        groepen[groep].append(kaart(beeld, termijn))
    for lijst in groepen.values():
        lijst.sort(key=lambda k: (k.uiterlijk or date.max, k.naam))
    return groepen

"""The time line: facts, contact moments, notes, appointments and documents on one line, withdrawn facts struck out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.beeld import Beeld
from samenspel.dossiers.eigen_regels import EIGEN_REGELS
from samenspel.dossiers.models import Contactmoment, Doelgroep, Dossier, Gebeurtenis
from samenspel.dossiers.schil import LEERROUTES
from samenspel.dossiers.soorten import MB_STAND, SOORTEN, VAN_EEN_HANDELING
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Tijdlijnpunt
from samenspel.kern.adressen import adres_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import plat, woorden

REDENEN_EINDE = {
    "voldaan": gettext_lazy("voldaan"), "overleden": gettext_lazy("overleden"), "genaturaliseerd": gettext_lazy("Nederlander geworden"),
    "vertrokken": gettext_lazy("vertrokken uit Nederland"), "aow": gettext_lazy("AOW-leeftijd"), "ingetrokken": gettext_lazy("ingetrokken"),
    "verkeerd_regime": gettext_lazy("viel onder een andere wet"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Punt:
    """One point on the time line. `doorgehaald`: withdrawn; `bij` then says why."""

    datum: date
    wat: str
    bij: str = ""
    url: str = ""
    doorgehaald: bool = False
    feit_id: UUID | None = None
    wanneer: str = ""
    toekomst: bool = False
    soort: str = "feit"


Kiem = tuple[date, Callable[[], Punt]]
"""The day of a point, and how it is put into words: a page that shows a few of many does so for those alone."""
Bron = Callable[[Dossier, Aanwezige, date], Iterable[Kiem]]
_bronnen: list[Bron] = []


def meld_tijdlijn_aan(bron: Bron) -> None:
    """A higher app adds its own points, within sight of who looks. Called from `ready`; twice is once."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def tijdlijn(
    beeld: Beeld, log: Iterable[tuple[Any, ...]] = (), *, wie: Aanwezige | None = None, heel: bool = False
) -> list[Punt]:
    """Everything that happened and is planned, newest first; with `wie` also what higher apps know. `heel`: notes to their end."""
    return [in_woorden() for _dag, in_woorden in _kiemen(beeld, log, wie=wie, heel=heel)]


def begin_van_tijdlijn(
    beeld: Beeld, log: Iterable[tuple[Any, ...]], *, wie: Aanwezige, hooguit: int
) -> tuple[list[Punt], int]:
    """The first points of the same time line, and how many more there are."""
    kiemen = _kiemen(beeld, log, wie=wie)
    return [in_woorden() for _dag, in_woorden in kiemen[:hooguit]], max(len(kiemen) - hooguit, 0)


def _kiemen(beeld: Beeld, log: Iterable[tuple[Any, ...]], *, wie: Aanwezige | None, heel: bool = False) -> list[Kiem]:
    kiemen: list[Kiem] = [
        *_feiten(beeld),
        *((datums.als_datum(regel[4]), partial(_logpunt, regel, beeld, heel)) for regel in log),
    ]
    if wie is not None:
        van_hoger = (kiem for bron in _bronnen for kiem in bron(beeld.dossier, wie, beeld.op))
        kiemen += [(dag, partial(_van_plan, in_woorden)) for dag, in_woorden in van_hoger]
    kiemen.reverse()  # of one day, what came last stands on top
    return sorted(kiemen, key=lambda kiem: kiem[0], reverse=True)


def _van_plan(in_woorden: Callable[[], Punt]) -> Punt:
    return replace(in_woorden(), soort="plan")


def als_component(punten: Iterable[Punt]) -> list[Tijdlijnpunt]:
    """For `{% tijdlijn %}`, where nothing is struck out."""
    return [Tijdlijnpunt(punt.datum, punt.wat, punt.bij, punt.url) for punt in punten if not punt.doorgehaald]


def _feiten(beeld: Beeld) -> Iterable[Kiem]:
    intrekkingen = {rij["trekt_in_id"]: rij for rij in beeld.gebeurtenissen if rij["trekt_in_id"]}
    for rij in beeld.gebeurtenissen:
        if rij["soort"] != "intrekking":
            yield rij["op"], partial(_feit, rij, intrekkingen.get(rij["id"]), beeld)


def _feit(rij: dict[str, Any], weg: dict[str, Any] | None, beeld: Beeld) -> Punt:
    """A fact; `weg` is the row that withdrew it."""
    bij, url = omschrijving(rij), ""
    if weg is not None:
        reden = weg["gegevens"].get("reden", "")
        bij = _("ingetrokken op %(dag)s: %(reden)s") % {"dag": datums.voluit(weg["op"]), "reden": reden}
    elif _los_in_te_trekken(rij):
        url = adres_van("dossiers:intrekken", beeld.dossier.pk, rij["id"])
    return Punt(
        rij["op"], str(SOORTEN[rij["soort"]].naam), bij, url, doorgehaald=weg is not None, feit_id=rij["id"],
        wanneer=datums.smal(rij["op"], beeld.op), toekomst=rij["op"] > beeld.op,
    )  # fmt: skip


def _los_in_te_trekken(rij: dict[str, Any]) -> bool:
    """What an act wrote as its own has no link to withdraw it (`mag_intrekken` says which act undoes it)."""
    return rij["bron"] != Gebeurtenis.Bron.HANDELING and rij["soort"] not in VAN_EEN_HANDELING


def omschrijving(rij: dict[str, Any]) -> str:
    """The second line of a fact: its extra fields in words, and its source."""
    delen = [deel for sleutel, waarde in rij["gegevens"].items() if (deel := _veld(sleutel, waarde))]
    if rij["soort"] == "regel_gepasseerd" and rij.get("door_naam"):
        delen.append(str(rij["door_naam"]))
    if rij["bron"] not in {Gebeurtenis.Bron.HAND, Gebeurtenis.Bron.HANDELING, Gebeurtenis.Bron.SYSTEEM}:
        delen.append(_("bron: %(bron)s") % {"bron": Gebeurtenis.Bron(rij["bron"]).label})
    return " · ".join(delen)


def _dag(waarde: Any) -> str:
    try:
        return datums.voluit(date.fromisoformat(str(waarde)))
    except ValueError:
        return str(waarde)


def _veld(sleutel: str, waarde: Any) -> str:
    """One extra field in words; a field that means nothing to a reader is left out."""
    maak = _VELDEN.get(sleutel)
    return str(maak(waarde)) if maak else ""


def _kaal(waarde: Any) -> str:
    return str(waarde).replace("_", " ")


_VELDEN: dict[str, Callable[[Any], Any]] = {
    "leerroute": lambda w: LEERROUTES.get(w, w),
    "doelgroep": lambda w: Doelgroep(w).label if w in Doelgroep.values else "",
    "verschijnen_op": lambda w: _("komen op %(dag)s") % {"dag": _dag(w)},
    "tijd": lambda w: _("om %(tijd)s uur") % {"tijd": w},
    "plaats": str,
    "waarvoor": str,
    "met_pip": lambda w: _("met een PIP van de vorige gemeente") if w else _("zonder PIP"),
    "elders": lambda w: _("door een andere gemeente") if w else "",
    "pip_gemeente": lambda w: _("PIP van %(gemeente)s") % {"gemeente": w},
    "score": lambda w: _("%(n)s van 40") % {"n": w},
    "uren": lambda w: _("%(n)s uur") % {"n": w},
    "begin": lambda w: _("van %(dag)s") % {"dag": _dag(w)},
    **dict.fromkeys(("einde", "tot", "nieuw_einde"), lambda w: _("tot en met %(dag)s") % {"dag": _dag(w)}),
    "reden": lambda w: _kaal(REDENEN_EINDE.get(w, w)),
    "volledig": lambda w: _("volledig") if w else _("niet volledig"),
    "mag_afmaken": lambda w: _("mag de opleiding afmaken") if w else _("maakt de opleiding niet eerst af"),
    "geslaagd": lambda w: _("geslaagd") if w else _("niet geslaagd"),
    "verzuim_geoorloofd": lambda w: _("%(n)s uur gemist met toestemming") % {"n": w},
    "verzuim_ongeoorloofd": lambda w: _("%(n)s uur gemist zonder toestemming") % {"n": w},
    "inspanning": str,
    "school": str,
    "stand": lambda w: MB_STAND.get(w, ""),
    "regel": lambda w: EIGEN_REGELS[w].naam if w in EIGEN_REGELS else "",
    "verwijtbaar": lambda w: _("verwijtbaar: %(oordeel)s") % {"oordeel": w},
    "uren_totaal": lambda w: _("naar schatting %(n)s uur in totaal") % {"n": w},
    "lezen": lambda w: _("lezen %(niveau)s") % {"niveau": w},
    "luisteren": lambda w: _("luisteren %(niveau)s") % {"niveau": w},
    "schrijven": lambda w: _("schrijven %(niveau)s") % {"niveau": w},
    "spreken": lambda w: _("spreken %(niveau)s") % {"niveau": w},
    "gesprekken": lambda w: _("gesprekken voeren %(niveau)s") % {"niveau": w},
    "norm": lambda w: _("norm: %(n)s uur") % {"n": w},
    "bedrag": lambda w: _("%(n)s euro") % {"n": w},
    **dict.fromkeys(
        ("onderdeel", "niveau", "type", "omvang", "artikel", "instelling", "bericht", "ontbreekt", "opleiding"), _kaal
    ),
}


def _logpunt(regel: tuple[Any, ...], beeld: Beeld, heel: bool) -> Punt:
    rij_id, wat, soort, tekst, moment, door = regel
    dag = datums.als_datum(moment)
    titel, bij, url = str(tekst), str(door or ""), ""
    gesprekken = adres_van("dossiers:gesprekken", beeld.dossier.pk)
    match wat:
        case "contact":
            titel, bij, url = (
                str(Contactmoment.Soort(soort).label),
                " · ".join(d for d in (tekst, door) if d),
                gesprekken,
            )
        case "notitie":
            titel, bij, url = _("Notitie"), " · ".join((tekst if heel else kort(tekst), door)), gesprekken
        case "afspraak":
            tolk = _("tolk: %(tolk)s") % {"tolk": soort} if soort else ""
            bij, url = ", ".join(d for d in (f"{datums.tijd(moment)} uur", door, tolk) if d), gesprekken
        case "document":
            titel, bij = _("Document: %(titel)s") % {"titel": tekst}, str(soort)
            url = adres_van("dossiers:document", beeld.dossier.pk, rij_id)
    return Punt(dag, titel, bij, url, wanneer=datums.smal(dag, beeld.op), toekomst=dag > beeld.op, soort=str(wat))


SOORTEN_PUNT: dict[str, Any] = {
    "feit": gettext_lazy("Feiten"),
    "contact": gettext_lazy("Contact"),
    "plan": gettext_lazy("Plan"),
    "notitie": gettext_lazy("Notities"),
    "afspraak": gettext_lazy("Afspraken"),
    "document": gettext_lazy("Documenten"),
}


def gefilterd(punten: Iterable[Punt], *, soort: str = "", zoek: str = "") -> list[Punt]:
    """Points of one kind, with every searched word in their text; accents and capitals make no difference."""
    gezocht = woorden(zoek)
    gevonden = [punt for punt in punten if not soort or punt.soort == soort]
    if not gezocht:
        return gevonden
    return [punt for punt in gevonden if all(woord in plat(f"{punt.wat} {punt.bij}") for woord in gezocht)]


def kort(tekst: str, lengte: int = 90) -> str:
    """The beginning of a text, cut at a word."""
    plat = " ".join(tekst.split())
    return plat if len(plat) <= lengte else f"{plat[:lengte].rsplit(' ', 1)[0]} …"

"""How long personal data may be kept: per part of a dossier the last day, with its article, what is uncertain, and a sentence.

Besluit inburgering 2021, article 9.9; the Selectielijst where it differs; the policy of the municipality where it chooses.
The table is `bewaren.toml`. Loans (lid 3) are with DUO: a municipality holds none. What holds deletion up stands below.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wet.beleidswaarden import Beleid
from wet.besluit_inburgering import METEEN_WISSEN
from wet.feiten import Feiten, Gebeurtenis
from wet.grondslag import AWB, Grondslag
from wet.kalender import na_rustdagen, plus_dagen, plus_maanden, voluit
from wet.overzicht import Overzicht
from wet.regel import PLICHTIG

DELEN = ("gezondheid", "inkomen", "inhoud", "besluit", "kern", "logboek")
KERNFEITEN = frozenset({"vrijstelling", "ontheffing", "plicht_einde"})
"""Lid 2: exemption, waiver, and the day and way of fulfilment."""
KERNVELDEN = {
    "vrijstelling": frozenset({"omvang", "onderdeel", "tot"}),
    "ontheffing": frozenset({"omvang", "onderdeel", "tot"}),
    "plicht_einde": frozenset({"reden"}),
}
BEROEPSTERMIJN = Grondslag(AWB, "6:7")
_BEROEP_DAGEN = 6 * 7


class Deel(NamedTuple):
    """One row of the table. `jaren` counts without policy; `beleid` names the value that a municipality may choose."""

    code: str
    naam: str
    categorieen: frozenset[str]
    jaren: int
    beleid: str
    minimaal: int
    maximaal: int
    grondslag: Grondslag | None
    onzeker: str
    bron: str


class Bewaartermijn(NamedTuple):
    """The last day on which a part may be kept: it goes on the day after. None: no end is known, and `uitleg` says why.

    `vanaf` is the day it counts from; `eigen` the decision of the municipality, when its value counts.
    """

    deel: str
    laatste_dag: date | None
    vanaf: date | None
    grondslag: Grondslag | None
    onzeker: str
    uitleg: str
    eigen: str = ""


class Vasthouding(NamedTuple):
    """Why nothing may go from a day on, until (`tot`, that day included) or until further notice."""

    soort: str
    vanaf: date
    tot: date | None
    reden: str

    def geldt(self, dag: date) -> bool:
        """Whether it holds on that day."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)


@cache
def delen() -> dict[str, Deel]:
    """The table, by code."""
    with (Path(__file__).parent / "bewaren.toml").open("rb") as bestand:
        gelezen = tomllib.load(bestand)
    return {
        code: Deel(
            code,
            rij["naam"],
            frozenset(rij["categorieen"]),
            rij["jaren"],
            rij.get("beleid", ""),
            rij.get("minimaal", 0),
            rij.get("maximaal", rij["jaren"]),
            Grondslag(*rij["artikel"]) if rij["artikel"] else None,
            rij.get("onzeker", ""),
            rij["bron"],
        )
        for code, rij in gelezen.items()
    }


def bewaartermijnen(
    feiten: Feiten, beleid: Beleid, *, gesloten_op: date | None = None, laatst_bekeken: date | None = None
) -> dict[str, Bewaartermijn]:
    """The last day of every part of `DELEN`. No clock: an end that is known counts, whenever it is.

    `gesloten_op`: the day on which the municipality closed the dossier. `laatst_bekeken`: the day of the last line of the log.
    """
    x = Overzicht(feiten.doelgroep, feiten.gebeurtenissen)
    einde = x.plicht_einde()
    if einde is not None and einde.gegevens.get("reden") in METEEN_WISSEN:
        gevonden = {code: _meteen(delen()[code], einde) for code in DELEN}
    elif x.doelgroep in PLICHTIG:
        gevonden = _met_plicht(einde.op if einde is not None else None, gesloten_op, beleid)
    else:
        gevonden = _zonder_plicht(einde.op if einde is not None else None, gesloten_op, beleid)
    gevonden["logboek"] = _logboek(laatst_bekeken, gevonden, beleid)
    return {code: gevonden[code] for code in DELEN}


def per_categorie(termijnen: dict[str, Bewaartermijn]) -> dict[str, Bewaartermijn]:
    """By category the part that goes last of it: what is left then is only what the named set keeps of it."""
    gevonden: dict[str, Bewaartermijn] = {}
    for code in DELEN:
        for categorie in delen()[code].categorieen:
            eerder = gevonden.get(categorie)
            gevonden[categorie] = termijnen[code] if eerder is None else _laatste(eerder, termijnen[code])
    return gevonden


def _meteen(deel: Deel, einde: Gebeurtenis) -> Bewaartermijn:
    """Lid 1 says it of death alone. That a duty never fell under this act gives no ground to keep anything: the AVG, and less certain."""
    if einde.gegevens.get("reden") == "overleden":
        zin = f"Deze persoon overleed op {voluit(einde.op)}. De gegevens gaan meteen weg."
        return Bewaartermijn(
            deel.code, einde.op, einde.op, delen()["inhoud"].grondslag, _BIJ_OVERLIJDEN.get(deel.code, ""), zin
        )
    zin = f"De plicht viel niet onder deze wet, bleek op {voluit(einde.op)}. De gegevens gaan meteen weg."
    return Bewaartermijn(deel.code, einde.op, einde.op, GEEN_GROND, _VERKEERD_REGIME, zin)


GEEN_GROND = Grondslag("Algemene verordening gegevensbescherming", "5", "1")
_VERKEERD_REGIME = (
    "Artikel 9.9 van het Besluit inburgering noemt dit niet. Zonder plicht is er geen grond om de gegevens te houden (AVG 5 lid 1 onder e en 17 lid 1 "
    "onder d). Of een andere wet ze vraagt, is niet nagelezen."
)
_BIJ_OVERLIJDEN = {
    "inkomen": "Artikel 9.9 noemt het overlijden. Of dat ook geldt voor gegevens van de Participatiewet, is niet nagelezen.",
    "besluit": "Artikel 9.9 noemt het overlijden. De Selectielijst noemt voor besluiten een eigen termijn: welke voorgaat, is niet zeker.",
    "kern": "Artikel 9.9 lid 1 noemt het overlijden, lid 2 laat deze gegevens langer toe. Of dat na overlijden nog geldt, is niet zeker.",
    "logboek": "Artikel 9.9 gaat niet over het logboek.",
}
"""What lid 1 does not say of the parts that other rules know too."""


def _met_plicht(einde: date | None, gesloten_op: date | None, beleid: Beleid) -> dict[str, Bewaartermijn]:
    """Article 9.9 from the end of the duty. Decisions count from the closing when that is later, and never go before the content."""
    wat = "De inburgeringsplicht eindigde op"
    gevonden = {code: _na(delen()[code], einde, wat, beleid) for code in ("inhoud", "inkomen", "kern", "besluit")}
    inhoud = gevonden["inhoud"]
    if einde is not None and gesloten_op is not None and gesloten_op > einde:
        gevonden["besluit"] = _na(delen()["besluit"], gesloten_op, "Het dossier is gesloten op", beleid)
    gevonden["besluit"], gevonden["kern"] = (_laatste(inhoud, gevonden[code]) for code in ("besluit", "kern"))
    gevonden["gezondheid"] = _gezondheid(inhoud, einde, gesloten_op, beleid)
    return gevonden


def _zonder_plicht(einde: date | None, gesloten_op: date | None, beleid: Beleid) -> dict[str, Bewaartermijn]:
    """Who had no duty under this act: what the municipality chose counts from the end of its support; else lid 1, if a duty ended.

    The named set of lid 2 is of the duty under this act: here nothing stays behind.
    """
    steun = delen()["steun"]
    waarde = None if gesloten_op is None else beleid.waarde(steun.beleid, gesloten_op)
    if waarde is not None:
        alles = _na(steun, gesloten_op, "De ondersteuning eindigde op", beleid)
    elif einde is not None:
        alles = _na(delen()["inhoud"], einde, "De inburgeringsplicht eindigde op", beleid)
        alles = alles._replace(onzeker=steun.onzeker)
    else:
        zin = (
            "De ondersteuning loopt nog."
            if gesloten_op is None
            else "De gemeente heeft nog geen bewaartermijn gekozen."
        )
        alles = Bewaartermijn("steun", None, gesloten_op, None, steun.onzeker, zin)
    gevonden = {code: alles._replace(deel=code) for code in ("inhoud", "inkomen", "kern", "besluit")}
    if alles.laatste_dag is not None:
        besluit = _na(delen()["besluit"], gesloten_op or einde, "Het dossier is gesloten op", beleid)
        gevonden["besluit"] = _laatste(gevonden["inhoud"], besluit)
    gevonden["gezondheid"] = _gezondheid(gevonden["inhoud"], einde, gesloten_op, beleid)
    return gevonden


def _na(deel: Deel, vanaf: date | None, wat: str, beleid: Beleid) -> Bewaartermijn:
    """So many years after an end: the same day of the month, or the last one of that month."""
    if vanaf is None:
        zin = "De inburgeringsplicht loopt nog."
        return Bewaartermijn(deel.code, None, None, deel.grondslag, deel.onzeker, zin)
    jaren, eigen = _jaren(deel, vanaf, beleid)
    dag = plus_maanden(vanaf, 12 * jaren)
    zin = f"{wat} {voluit(vanaf)}. Daarna blijft dit nog {jaren} jaar, tot en met {voluit(dag)}."
    return Bewaartermijn(deel.code, dag, vanaf, None if eigen else deel.grondslag, deel.onzeker, zin, eigen)


def _jaren(deel: Deel, vanaf: date, beleid: Beleid) -> tuple[int, str]:
    """The years that count, and the decision of the municipality when it is its value; law cannot be overridden."""
    waarde = beleid.waarde(deel.beleid, vanaf) if deel.beleid else None
    if waarde is None:
        return deel.jaren, ""
    return min(max(int(waarde.waarde), deel.minimaal), deel.maximaal), waarde.bron


def _gezondheid(inhoud: Bewaartermijn, einde: date | None, gesloten_op: date | None, beleid: Beleid) -> Bewaartermijn:
    """As the content; sooner when the municipality chose so, counted from the end of its trajectory."""
    deel = delen()["gezondheid"]
    traject = min((dag for dag in (einde, gesloten_op) if dag is not None), default=None)
    if traject is None or beleid.waarde(deel.beleid, traject) is None:
        return inhoud._replace(deel=deel.code)
    eigen = _na(deel, traject, "Het traject eindigde op", beleid)
    if inhoud.laatste_dag is None or (eigen.laatste_dag is not None and eigen.laatste_dag < inhoud.laatste_dag):
        return eigen
    return inhoud._replace(deel=deel.code)


def _laatste(inhoud: Bewaartermijn, ander: Bewaartermijn) -> Bewaartermijn:
    """`ander`, but never a day before `inhoud`."""
    if inhoud.laatste_dag is None or (ander.laatste_dag is not None and ander.laatste_dag >= inhoud.laatste_dag):
        return ander
    return inhoud._replace(deel=ander.deel)


def logboektermijn(bekeken: date, beleid: Beleid) -> Bewaartermijn:
    """So many years after the last line, for a dossier of which content and decisions are gone."""
    return _na(delen()["logboek"], bekeken, "De laatste regel in het logboek is van", beleid)


def _logboek(bekeken: date | None, termijnen: dict[str, Bewaartermijn], beleid: Beleid) -> Bewaartermijn:
    """As `logboektermijn`, and not while content or decisions are there."""
    deel = delen()["logboek"]
    if bekeken is None:
        return Bewaartermijn(deel.code, None, None, deel.grondslag, deel.onzeker, "Er staat niets in het logboek.")
    eigen = logboektermijn(bekeken, beleid)
    inhoud, besluit = termijnen["inhoud"], termijnen["besluit"]
    if inhoud.laatste_dag is None or besluit.laatste_dag is None:
        return Bewaartermijn(deel.code, None, bekeken, deel.grondslag, deel.onzeker, "Het dossier blijft nog.")
    return _laatste(inhoud, _laatste(besluit, eigen))._replace(deel=deel.code)


# What holds deletion up


def bezwaren(
    gebeurtenissen: Iterable[Gebeurtenis], doelgroep: str = "OVERIG", *, ingetrokken: Iterable[date] = ()
) -> tuple[Vasthouding, ...]:
    """An objection that runs: from its day until the term for an appeal against the decision on it has passed (Awb 6:7).

    One that was withdrawn (`ingetrokken`: on which days; Awb 6:21, from memory) holds until that day: there is no decision to appeal against.
    Of several objections, the first decision or withdrawal on or after its day belongs to the first one. An appeal itself is a hold by a person.
    """
    x = Overzicht(doelgroep, gebeurtenissen)
    beslissingen = [g.op for g in x.per.get("beslissing_op_bezwaar", ())]
    terug = sorted(ingetrokken)
    gevonden = []
    for bezwaar in x.per.get("bezwaar", ()):
        beslist = next((dag for dag in beslissingen if dag >= bezwaar.op), None)
        weg = next((dag for dag in terug if dag >= bezwaar.op), None)
        if weg is not None and (beslist is None or weg <= beslist):
            terug.remove(weg)
            zin = f"Er liep een bezwaar van {voluit(bezwaar.op)}, ingetrokken op {voluit(weg)}."
            gevonden.append(Vasthouding("bezwaar", bezwaar.op, weg, zin))
            continue
        if beslist is not None:
            beslissingen.remove(beslist)
        tot = na_rustdagen(plus_dagen(beslist, _BEROEP_DAGEN)) if beslist is not None else None
        zin = f"Er loopt een bezwaar van {voluit(bezwaar.op)}" + (
            "." if tot is None else f". Beroep kan tot en met {voluit(tot)}."
        )
        gevonden.append(Vasthouding("bezwaar", bezwaar.op, tot, zin))
    return tuple(gevonden)


def mag_weg(termijn: Bewaartermijn, vasthoudingen: Iterable[Vasthouding], dag: date) -> bool:
    """Whether a part goes on that day: its last day has passed and nothing holds it."""
    return (
        termijn.laatste_dag is not None
        and termijn.laatste_dag < dag
        and not any(vasthouding.geldt(dag) for vasthouding in vasthoudingen)
    )

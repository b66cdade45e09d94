"""When PVT and MAP are complete: Wet inburgering 2021 articles 6 and 8 lid 3, Besluit articles 3.1 and 3.2, Regeling article 3.1."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from wet.grondslag import BI2021, RI2021, WI2021, Grondslag
from wet.kalender import plus_maanden, voluit
from wet.pip import DUO, Gebrek
from wet.uren import MAP_PRAKTIJK_UREN, PVT_UREN, in_woorden

MAP_THEMAS: Mapping[str, str] = {
    "beroepenorientatie": "Beroepenoriëntatie",
    "werknemerscompetenties": "Werknemerscompetenties",
    "realistisch_beroepsbeeld": "Realistisch beroepsbeeld",
    "beroepskansen": "Beroepskansen",
    "beroepscompetenties": "Beroepscompetenties verwerven",
    "netwerk": "Netwerk opbouwen",
    "werk_vinden": "Werk vinden",
    "werkcultuur": "Werkcultuur",
}
"""Besluit, article 3.2 lid 1, in its order."""
KERNWAARDEN = ("vrijheid", "gelijkwaardigheid", "solidariteit", "participatie")
"""To choose from on a form. Uncertain: the annex with the text of the declaration could not be read; the law asks for one at least."""
MAP_ONZEKER = "Voor het totaal aantal uren van de MAP is geen norm gevonden, alleen voor de praktijk."


class Pvt(NamedTuple):
    """What was done in the participatieverklaringstraject. `kernwaarden`: those that an activity or excursion made concrete."""

    uren: float = 0
    activiteiten: int = 0
    kernwaarden: Collection[str] = ()
    aanwezig_bij_inleiding: bool = False
    aanwezig_bij_ondertekening: bool = False
    ondertekend_op: date | None = None


def ontbreekt_aan_de_pvt(p: Pvt) -> tuple[Gebrek, ...]:
    """What is missing before the PVT is complete (Besluit 3.1)."""
    gevonden = []
    if not (p.activiteiten and p.kernwaarden):
        zin = "Er is nog geen activiteit of excursie over een Nederlandse kernwaarde."
        gevonden.append(_pvt("activiteit", zin, "2"))
    if p.uren < PVT_UREN:
        gevonden.append(_pvt("uren", f"Er zijn {in_woorden(p.uren)} van de {PVT_UREN} uren geboekt.", "3"))
    if not p.aanwezig_bij_inleiding:
        gevonden.append(_pvt("aanwezig_inleiding", "Leg vast wanneer iemand bij de inleiding was.", "4"))
    if p.ondertekend_op is None:
        gevonden.append(_pvt("ondertekening", "De participatieverklaring is nog niet ondertekend.", "1"))
    elif not p.aanwezig_bij_ondertekening:
        zin = "Ondertekenen gebeurt op de bijeenkomst. Leg vast dat iemand erbij was."
        gevonden.append(_pvt("aanwezig_ondertekening", zin, "4"))
    return tuple(gevonden)


def _pvt(code: str, zin: str, lid: str) -> Gebrek:
    return Gebrek(f"pvt_{code}", zin, str(Grondslag(BI2021, "3.1", lid)))


def pvt_vanaf(pip: date, *, in_eigen_taal: bool, maanden: int | None) -> date | None:
    """From when the PVT is planned, by the municipality's own choice: at once in the own language, else after so many months."""
    if in_eigen_taal:
        return pip
    return plus_maanden(pip, maanden) if maanden is not None else None


class Map(NamedTuple):
    """What was done in the module Arbeidsmarkt en Participatie. `themas`: codes of `MAP_THEMAS`."""

    themas: Collection[str] = ()
    praktijkuren: float = 0
    eindgesprek_op: date | None = None


def ontbreekt_aan_de_map(m: Map, *, leerroute: str | None) -> tuple[Gebrek, ...]:
    """What is missing before the MAP is complete (Besluit 3.2, Regeling 3.1). Nothing in the onderwijsroute (Wi 8 lid 3)."""
    if leerroute == "ONDERWIJS":
        return ()
    gevonden = []
    if over := [naam for code, naam in MAP_THEMAS.items() if code not in m.themas]:
        zin = f"Nog niet aan bod: {', '.join(over)}."
        gevonden.append(Gebrek("map_themas", zin, str(Grondslag(BI2021, "3.2", "1"))))
    if m.praktijkuren < MAP_PRAKTIJK_UREN:
        zin = f"Er zijn {in_woorden(m.praktijkuren)} van de {MAP_PRAKTIJK_UREN} praktijkuren geboekt."
        gevonden.append(Gebrek("map_uren", zin, str(Grondslag(RI2021, "3.1"))))
    if m.eindgesprek_op is None:
        zin = "Het eindgesprek is nog niet gevoerd."
        gevonden.append(Gebrek("map_eindgesprek", zin, str(Grondslag(BI2021, "3.2", "2"))))
    return tuple(gevonden)


def map_hoeft_niet(leerroute: str | None) -> Grondslag | None:
    """Why no MAP is asked: the onderwijsroute."""
    return Grondslag(WI2021, "8", "3") if leerroute == "ONDERWIJS" else None


def duo_weigert_de_dag(
    afgerond_op: date,
    *,
    vandaag: date,
    begin: date | None,
    heeft_eigen_pip: bool,
    z_afgerond_op: date | None = None,
) -> tuple[Gebrek, ...]:
    """What DUO refuses of the day of a signature or of the end talk of the MAP."""
    zinnen = []
    if not heeft_eigen_pip:
        zinnen.append(("duo_geen_pip", "DUO neemt dit alleen aan als het PIP van uw gemeente nu geldt."))
    if afgerond_op > vandaag:
        zinnen.append(("duo_toekomst", f"{voluit(afgerond_op)} moet nog komen."))
    if begin is None or afgerond_op < begin:
        zinnen.append(("duo_voor_termijn", "De inburgeringstermijn was op die dag nog niet begonnen."))
    if z_afgerond_op is not None and afgerond_op > z_afgerond_op:
        zinnen.append(("duo_na_z_route", f"De Z-route was al afgerond op {voluit(z_afgerond_op)}."))
    return tuple(Gebrek(code, zin, DUO) for code, zin in zinnen)

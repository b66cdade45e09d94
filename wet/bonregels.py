"""The receipt of one deadline: where it starts, how it counts, what moves it, and the last day, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from wet.beleidswaarden import Beleid
from wet.feiten import Feiten, Gebeurtenis
from wet.grondslag import ATW, BI2021, Grondslag
from wet.kalender import DAGEN, amsterdam, dag_en_maand, dag_uit, rustdag, voluit
from wet.overzicht import Overzicht
from wet.regel import Beleidsduur, Duur, Eerste, EersteDagVanTermijn, Laatste, VoorEindeTermijn
from wet.rekenen import beleidsnaam
from wet.termijn import Termijn, termijnen
from wet.uitleg import duur_van, startgebeurtenis, uitleg

_START_VAN = {"T13": "verhuizing", "T15": "pip_bekendgemaakt", "T17": "pip_dagtekening", "T37": "plicht_einde"}


class Bonregel(NamedTuple):
    """One line: label, sentence, value at the right (a day, or days added), source."""

    label: str
    zin: str
    waarde: str
    bron: str


class Bon(NamedTuple):
    """The receipt: the deadline, the sentence to read aloud, and the lines that add up to the last day."""

    termijn: Termijn
    zin: str
    regels: tuple[Bonregel, ...]


def bon(feiten: Feiten, beleid: Beleid, code: str, op: date) -> Bon | None:
    """The receipt of one term on a day, or None when the term does not apply."""
    termijn = next((t for t in termijnen(feiten, beleid, op) if t.code == code), None)
    if termijn is None:
        return None
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return Bon(termijn, uitleg(termijn), tuple(_regels(termijn, x)))


def kort(dag: date) -> str:
    """vr 10 april 2026."""
    return f"{DAGEN[dag.weekday()][:2]} {voluit(dag)}"


def _regels(t: Termijn, x: Overzicht) -> Iterator[Bonregel]:
    if t.start is None:
        return
    gronden = t.grondslag
    bron = gronden[0] if gronden else ""
    yield Bonregel("Begint op", _begin_zin(t, x), kort(t.start), bron)
    duur = duur_van(t.rij, t.regel)
    if duur is not None:
        yield Bonregel(
            "Telt", _tel_zin(t, duur), f"+ {7 * duur.aantal} dagen" if duur.eenheid == "weken" else f"+ {duur}", bron
        )
    yield from _rust(t)
    if t.regel.na_derde is not None:
        yield _wachten(t)
    if t.rij.rest.get("einde_van"):
        yield Bonregel("DUO", "DUO heeft het einde van de termijn gegeven. Dat gaat voor.", "", bron)
    versie = f"Regel geldig vanaf {voluit(t.geldig_vanaf)}"
    yield Bonregel("Laatste dag", versie, kort(t.uiterlijk) if t.uiterlijk is not None else "nog niet bekend", bron)


def _begin_zin(t: Termijn, x: Overzicht) -> str:
    zin = startgebeurtenis(t.rij, t.regel) if t.code not in ("T17", "T32") else _begin_termijn(t)
    zin = f"{zin[0].upper()}{zin[1:]}."
    gebeurtenis = _startfeit(t, x)
    bericht = _dag_van(gebeurtenis.vastgelegd_op) if gebeurtenis is not None else None
    if gebeurtenis is None or bericht is None or bericht <= gebeurtenis.op:
        return zin
    return f"{zin} Wij kregen het bericht op {dag_en_maand(bericht)}."


def _begin_termijn(t: Termijn) -> str:
    if t.code == "T32":
        return "zes maanden voor het einde van de inburgeringstermijn"
    return "de eerste dag volgens DUO" if "begin_duo" in t.rij.rest else "de dag na de dagtekening van het PIP"


def _startfeit(t: Termijn, x: Overzicht) -> Gebeurtenis | None:
    begint = t.regel.begint
    if isinstance(begint, (EersteDagVanTermijn, VoorEindeTermijn)):
        return None
    if isinstance(begint, (Eerste, Laatste)):
        return x.eerste(begint.soort) if isinstance(begint, Eerste) else x.laatste(begint.soort)
    soort = str(t.rij.rest.get("basis") or _START_VAN.get(t.code, ""))
    if soort in ("kennisgeving_inburgeringsplicht", "pip_dagtekening"):
        return x.eerste(soort)
    return x.laatste(soort)


def _dag_van(moment: date | datetime | str | None) -> date | None:
    if isinstance(moment, datetime):
        return (moment if moment.tzinfo is None else amsterdam(moment.astimezone(UTC))).date()
    return dag_uit(moment[:10]) if isinstance(moment, str) else moment


def _tel_zin(t: Termijn, duur: Duur) -> str:
    gekozen = ", zo koos de gemeente" if isinstance(t.regel.duur, Beleidsduur) else ""
    if duur.eenheid == "weken":
        return f"{duur} van 7 dagen{gekozen}"
    if duur.eenheid == "dagen":
        return "Op de dag zelf"
    begindag = t.regel.telt_mee or isinstance(t.regel.begint, EersteDagVanTermijn)
    return f"{duur}{gekozen}; de begindag telt {'mee' if begindag else 'niet mee'}"


def _rust(t: Termijn) -> Iterator[Bonregel]:
    if t.uiterlijk is None:
        return
    bron = str(Grondslag(ATW, "1", "1"))
    if not t.regel.atw:
        waarom = "Beleid van de gemeente" if beleidsnaam(t.regel) else "Deze termijn"
        if rustdag(t.uiterlijk):
            yield Bonregel("Rustdag", f"{waarom} schuift niet op voor een rustdag.", "+ 0 dagen", bron)
        return
    kaal = dag_uit(t.rij.rest["kaal"]) if "kaal" in t.rij.rest else None
    if kaal is None:
        gewoon = f"{dag_en_maand(t.uiterlijk)} is een gewone {DAGEN[t.uiterlijk.weekday()]}. De dag schuift niet op."
        yield Bonregel("Rustdag", gewoon, "+ 0 dagen", bron)
        return
    dagen = (t.uiterlijk - kaal).days
    naam = rustdag(kaal)
    zin = f"{dag_en_maand(kaal)} is {f'een {naam}' if naam in DAGEN else naam}. De laatste dag schuift op."
    yield Bonregel("Rustdag", zin, f"+ {dagen} {'dag' if dagen == 1 else 'dagen'}", bron)


def _wachten(t: Termijn) -> Bonregel:
    rest, bron = t.rij.rest, str(Grondslag(BI2021, "5.3", "2"))
    if "gevraagd_op" not in rest:
        return Bonregel("Wachten", "Wij wachten niet op informatie van een ander.", "+ 0 dagen", bron)
    gevraagd = dag_en_maand(dag_uit(rest["gevraagd_op"]))
    if "wacht" in rest:
        return Bonregel("Wachten", f"Informatie gevraagd op {gevraagd}, nog niet ontvangen.", "nog niet bekend", bron)
    ontvangen = dag_uit(rest["ontvangen_op"])
    zin = f"Informatie gevraagd op {gevraagd}, ontvangen op {dag_en_maand(ontvangen)}. Daarna {t.regel.na_derde}."
    return Bonregel("Wachten", zin, kort(t.uiterlijk) if "na_derde" in rest and t.uiterlijk else "+ 0 dagen", bron)

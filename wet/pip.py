"""What a PIP must hold for its group and route, and what DUO refuses. A plan under the Wi2013 is no PIP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from wet.feiten import ROUTES
from wet.grondslag import AWB, BI2021, RI2021, WI2021, Grondslag
from wet.kalender import voluit
from wet.regel import ASIEL, PLICHTIG

VAARDIGHEDEN = ("lezen", "luisteren", "schrijven", "spreken")
DUO = "DUO, aansluiting voor gemeenten (juni 2026)"


class Plan(NamedTuple):
    """What is in a plan, as far as the law asks for it. None or empty: not filled in.

    Intensities are hours per week. `niveaus`: exam level by skill, where it is not B1. `eerdere_pip`: the day of the
    PIP now in force; `gevestigd_op`: when the person settled here.
    """

    doelgroep: str
    leerroute: str | None = None
    ondersteuning: str = ""
    intensiteit_pvt: float | None = None
    intensiteit_map: float | None = None
    intensiteit_leerroute: float | None = None
    ouder_van_jong_kind: bool = False
    vve_afspraken: str = ""
    heeft_bijstand: bool = False
    ontzorgbesluit: str = ""
    aantal_voortgangsgesprekken: int | None = None
    alfabetisering_verplicht: bool | None = None
    examenonderdelen_toegestaan: bool | None = None
    afgeschaald: bool = False
    niveaus: Mapping[str, str] = {}
    beperking: bool = False
    urennorm: int | None = None
    uren_vooraf_bekeken: bool = False
    motivering: str = ""
    bezwaarclausule: bool = False
    dagtekening: date | None = None
    plicht_start: date | None = None
    eerste_pip: date | None = None
    eerdere_pip: date | None = None
    gevestigd_op: date | None = None


class Vereiste(NamedTuple):
    """One mandatory element: for whom it is asked, and whether the plan has it."""

    code: str
    naam: str
    grondslag: Grondslag
    geldt: Callable[[Plan], bool]
    aanwezig: Callable[[Plan], bool]


class Gebrek(NamedTuple):
    """Why a plan cannot be adopted or sent: what is wrong and what to do, with the ground."""

    code: str
    zin: str
    grondslag: str


def _altijd(plan: Plan) -> bool:
    return True


VEREISTEN: tuple[Vereiste, ...] = (
    Vereiste("leerroute", "de leerroute", Grondslag(WI2021, "15", "1", "a"), _altijd, lambda p: p.leerroute in ROUTES),
    Vereiste(
        "ondersteuning",
        "de ondersteuning en begeleiding",
        Grondslag(WI2021, "15", "1", "b"),
        _altijd,
        lambda p: bool(p.ondersteuning.strip()),
    ),
    Vereiste(
        "intensiteit_pvt",
        "hoeveel tijd de PVT vraagt",
        Grondslag(WI2021, "15", "1", "c"),
        _altijd,
        lambda p: bool(p.intensiteit_pvt),
    ),
    Vereiste(
        "intensiteit_map",
        "hoeveel tijd de MAP vraagt",
        Grondslag(WI2021, "15", "1", "c"),
        lambda p: p.leerroute != "ONDERWIJS",
        lambda p: bool(p.intensiteit_map),
    ),
    Vereiste(
        "vve",
        "de afspraken over voorschool of vroegschool",
        Grondslag(WI2021, "15", "1", "d"),
        lambda p: p.ouder_van_jong_kind,
        lambda p: bool(p.vve_afspraken.strip()),
    ),
    Vereiste(
        "intensiteit_leerroute",
        "hoeveel uur per week de leerroute vraagt",
        Grondslag(WI2021, "15", "2"),
        lambda p: p.doelgroep in ASIEL,
        lambda p: bool(p.intensiteit_leerroute),
    ),
    Vereiste(
        "ontzorgbesluit",
        "het besluit over ontzorgen",
        Grondslag(WI2021, "15", "3"),
        lambda p: p.doelgroep == "ASIEL_A" and p.heeft_bijstand,
        lambda p: bool(p.ontzorgbesluit.strip()),
    ),
    Vereiste(
        "voortgangsgesprekken",
        "het aantal voortgangsgesprekken",
        Grondslag(BI2021, "5.3", "4"),
        _altijd,
        lambda p: bool(p.aantal_voortgangsgesprekken),
    ),
    Vereiste(
        "alfabetisering",
        "of iemand eerst moet leren lezen en schrijven",
        Grondslag(BI2021, "6.2", "1", "c"),
        lambda p: p.doelgroep in PLICHTIG - ASIEL,
        lambda p: p.alfabetisering_verplicht is not None,
    ),
    Vereiste(
        "examen_in_z_route",
        "of iemand in de Z-route examens op A2 of KNM mag doen",
        Grondslag(BI2021, "3.14", "7"),
        lambda p: p.leerroute == "Z",
        lambda p: p.examenonderdelen_toegestaan is not None,
    ),
    Vereiste(
        "niveau_per_vaardigheid",
        "het niveau van elke vaardigheid na het afschalen",
        Grondslag(BI2021, "5.3", "6"),
        lambda p: p.leerroute == "B1" and p.afgeschaald,
        lambda p: all(p.niveaus.get(vaardigheid) in ("A2", "B1") for vaardigheid in VAARDIGHEDEN),
    ),
    Vereiste(
        "urennorm",
        "de lagere urennorm bij een beperking",
        Grondslag(RI2021, "3.16", "2"),
        lambda p: p.leerroute == "Z" and p.beperking,
        lambda p: p.urennorm is not None,
    ),
    Vereiste(
        "uren_vooraf",
        "of er al uren zijn die meetellen",
        Grondslag(BI2021, "5.3", "5"),
        _altijd,
        lambda p: p.uren_vooraf_bekeken,
    ),
    Vereiste(
        "dagtekening", "de dagtekening", Grondslag(WI2021, "11", "2"), _altijd, lambda p: p.dagtekening is not None
    ),
    Vereiste("motivering", "de motivering", Grondslag(AWB, "3:46"), _altijd, lambda p: bool(p.motivering.strip())),
    Vereiste(
        "bezwaarclausule", "hoe iemand bezwaar kan maken", Grondslag(AWB, "3:45"), _altijd, lambda p: p.bezwaarclausule
    ),
)


def vereisten(plan: Plan) -> tuple[Vereiste, ...]:
    """What this plan must hold, for its group and route."""
    return tuple(vereiste for vereiste in VEREISTEN if vereiste.geldt(plan))


def gebreken(plan: Plan) -> tuple[Gebrek, ...]:
    """Everything that stands in the way of adoption: what is missing, and what DUO would refuse."""
    if plan.doelgroep not in PLICHTIG:
        zin = "Voor deze doelgroep bestaat geen PIP. Maak een ondersteuningsplan."
        return (Gebrek("geen_pip", zin, str(Grondslag(WI2021, "15"))),)
    ontbreekt = [
        Gebrek(vereiste.code, f"In het PIP ontbreekt {vereiste.naam}.", str(vereiste.grondslag))
        for vereiste in vereisten(plan)
        if not vereiste.aanwezig(plan)
    ]
    return (*ontbreekt, *duo_weigert(plan))


def duo_weigert(plan: Plan) -> tuple[Gebrek, ...]:
    """What DUO refuses in a PIP, as sentences to act on."""
    zinnen = [*_datums(plan), *_niveaus(plan)]
    if plan.intensiteit_leerroute and plan.doelgroep not in ASIEL:
        zinnen.append(
            (
                "duo_intensiteit",
                "Bij deze doelgroep staat de intensiteit van de leerroute niet in het PIP. Haal die weg.",
            )
        )
    return tuple(Gebrek(code, zin, DUO) for code, zin in zinnen)


def intensiteit_naar_duo(plan: Plan) -> bool:
    """DUO takes the intensity of the route for asylum in the B1-route only; elsewhere it stays in the PIP alone."""
    return plan.doelgroep in ASIEL and plan.leerroute == "B1"


def _datums(plan: Plan) -> list[tuple[str, str]]:
    dag = plan.dagtekening
    if dag is None:
        return []
    grenzen = (
        ("duo_voor_plicht", plan.plicht_start, "het begin van de inburgeringsplicht"),
        ("duo_voor_eerste_pip", plan.eerste_pip, "het eerste PIP"),
        ("duo_voor_eerdere_pip", plan.eerdere_pip, "het PIP dat nu geldt"),
        ("duo_voor_vestiging", plan.gevestigd_op, "de dag waarop iemand hier kwam wonen"),
    )
    return [
        (code, f"De dagtekening, {voluit(dag)}, ligt voor {wat}, {voluit(grens)}. Kies een latere dag.")
        for code, grens, wat in grenzen
        if grens is not None and dag < grens
    ]


def _niveaus(plan: Plan) -> list[tuple[str, str]]:
    """Level left out means B1 for the B1- and the onderwijsroute."""
    niveaus = set(plan.niveaus.values())
    zinnen = []
    if plan.leerroute == "ONDERWIJS" and "A2" in niveaus:
        zinnen.append(("duo_a2_onderwijs", "Bij de onderwijsroute kan geen niveau A2. Haal dat niveau weg."))
    if plan.leerroute == "Z" and "B1" in niveaus:
        zinnen.append(("duo_b1_z", "Bij de Z-route kan geen niveau B1. Haal dat niveau weg."))
    if plan.leerroute == "B1" and "A2" in niveaus and plan.eerdere_pip is None:
        zinnen.append(
            ("duo_a2_eerste_pip", "In het allereerste PIP van de B1-route kan geen niveau A2. Afschalen kan pas later.")
        )
    return zinnen

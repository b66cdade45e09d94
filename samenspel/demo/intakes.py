"""The brede intake that lies behind a PIP of the demo: talks, answers, measurements, test and signature, by the acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.toeval import Toeval, werkdag
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast
from samenspel.intake.handelingen.metingen import meet_netwerk, meet_positieve_gezondheid, meet_taal
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.handelingen.stand import eenmaal_bijwerken
from samenspel.intake.models import PositieveGezondheidMeting
from samenspel.intake.vragenlijst import vragen
from samenspel.personen.models import Gezinslid
from wet.leerroute import cesuur


@dataclass(frozen=True, slots=True)
class Dagen:
    """When each part of an intake was."""

    welkom: date
    vragen: date
    toets: date
    einde: date


def dagen_voor(pip: date, *, vanaf: date | None = None) -> Dagen:
    """An ordinary intake in the twelve weeks before a PIP; never before `vanaf`, when somebody came to live here."""
    dagen = [pip - timedelta(days=aantal) for aantal in (80, 68, 20, 8)]
    return Dagen(*(werkdag(max(dag, vanaf or dag)) for dag in dagen))


# What everybody is asked; the words of each answer vary below.
_GEMEEN: dict[str, Any] = {
    "gezin_wie": "Zoals het in het dossier staat.",
    "wonen": "eigen",
    "les_gehad": "ja",
    "wie_betaalt": "ik",
}
_SCHOOL: dict[str, tuple[dict[str, Any], ...]] = {
    "Z": (
        {"opleiding_niveau": "geen", "opleiding_jaren": 0, "alfabet": "nee", "vervolgopleiding": "nee"},
        {"opleiding_niveau": "basis", "opleiding_jaren": 5, "alfabet": "beetje", "vervolgopleiding": "nee"},
        {"opleiding_niveau": "basis", "opleiding_jaren": 6, "alfabet": "goed", "vervolgopleiding": "weet_niet"},
    ),
    "B1": (
        {"opleiding_niveau": "middelbaar", "opleiding_jaren": 10, "alfabet": "goed", "vervolgopleiding": "nee"},
        {"opleiding_niveau": "beroep", "opleiding_jaren": 12, "alfabet": "goed", "vervolgopleiding": "weet_niet"},
        {"opleiding_niveau": "middelbaar", "opleiding_jaren": 11, "alfabet": "goed", "vervolgopleiding": "weet_niet"},
    ),
    "ONDERWIJS": (
        {"opleiding_niveau": "middelbaar", "opleiding_jaren": 12, "alfabet": "goed", "vervolgopleiding": "beroep"},
        {"opleiding_niveau": "hoger", "opleiding_jaren": 14, "alfabet": "goed", "vervolgopleiding": "hoger"},
    ),
}
_WERK: tuple[dict[str, Any], ...] = (
    {"werk_gehad": "ja", "werk_wat": "Acht jaar in een bakkerij.", "werk_wens": "bakker"},
    {"werk_gehad": "ja", "werk_wat": "Op het land van mijn vader.", "werk_wens": "met planten werken"},
    {"werk_gehad": "ja", "werk_wat": "Chauffeur op een vrachtwagen.", "werk_wens": "weer rijden"},
    {"werk_gehad": "ja", "werk_wat": "Kapper, met een eigen zaak.", "werk_wens": "kapper"},
    {"werk_gehad": "nee", "werk_wens": "werken met ouderen"},
    {"werk_gehad": "nee", "werk_wens": "in een winkel"},
)
_GELEERD_WERK: tuple[dict[str, Any], ...] = (
    {"werk_gehad": "ja", "werk_wat": "Leraar op een basisschool.", "werk_wens": "iets met kinderen"},
    {"werk_gehad": "ja", "werk_wat": "Op kantoor bij een bank.", "werk_wens": "iets met cijfers"},
)
_WELKE_SCHOOL = {"middelbaar": "Middelbare school", "beroep": "Vakschool", "hoger": "Twee jaar universiteit"}
_KEUZES: dict[str, tuple[Any, ...]] = {
    "partner": ("nee", "hier", "buitenland"),
    "wonen_goed": ("goed", "goed", "gaat"),
    "werk_nu_kan": ("vrijwillig", "vrijwillig", "stage", "werk", "ontmoeten"),
    "einde_maand": ("precies", "ja", "tekort"),
    "lichaam": ("goed", "goed", "soms"),
    "hoofd": ("goed", "soms", "soms"),
    "wie_helpt": ("De buren.", "Een vriend uit het azc.", "Mijn broer in Groningen.", "De mensen van de kerk."),
    "zelf_regelen": ("hulp", "hulp", "zelf"),
    "toekomst": ("Een rustig leven.", "Dat mijn kinderen leren.", "Eigen werk.", "Goed Nederlands spreken."),
}  # fmt: skip
_NEDERLANDS = {"Z": ("niet", "woorden"), "B1": ("woorden", "eenvoudig"), "ONDERWIJS": ("woorden", "eenvoudig")}
# How far from the pass mark the test ends, for each route.
_TOETS = {"Z": (-13, -2), "B1": (0, 8), "ONDERWIJS": (3, 9)}
_NIVEAU = {"niet": ("PRE_A1", "PRE_A1"), "woorden": ("PRE_A1", "A1"), "eenvoudig": ("A1", "A2")}


def doe_intake(
    bouwer: Bouwer, dossier: Dossier, pip: date, leerroute: str, *, score: int | None = None, dagen: Dagen | None = None
) -> None:
    """A whole and signed intake before a PIP of that day. Chance of its own: other parts of the world stay as they were."""
    toeval = Toeval(f"intake|{bouwer.gemeente.code}|{dossier.nummer}")
    dagen, wie = dagen or dagen_voor(pip), bouwer.wie
    with eenmaal_bijwerken(dossier, door=wie):
        _welkom(bouwer, dossier, dagen.welkom)
        antwoorden = antwoorden_voor(dossier, toeval, leerroute)
        for code, waarde in antwoorden.items():
            beantwoord(dossier, code, waarde, door=wie, op=dagen.vragen, vastgelegd_op=moment(dagen.vragen, 13))
        _meet(bouwer, dossier, toeval, dagen, antwoorden)
        leg_lbt_vast(
            dossier, door=wie, op=dagen.toets, score=toetsscore(toeval, leerroute, dagen.toets) if score is None else score,
            toetsbegeleider=bouwer.regievoerder, vastgelegd_op=moment(dagen.toets, 12),
        )  # fmt: skip
        einde = Gespreksverslag(op=dagen.einde, minuten=60, onderwerpen=["plan", "leerroutes"])
        houd_eindgesprek([dossier], einde, door=wie, vastgelegd_op=moment(dagen.einde, 11))
    onderteken_intake(dossier, door=wie, op=dagen.einde, vastgelegd_op=moment(dagen.einde, 14))


def _welkom(bouwer: Bouwer, dossier: Dossier, op: date) -> None:
    verslag = Gespreksverslag(
        op=op, minuten=75, deelnemers=["coa_casemanager"], onderwerpen=["inburgeren", "leerroutes", "begeleiding"],
        recht_alleen_gezegd=True,
    )  # fmt: skip
    houd_welkomgesprek([dossier], verslag, door=bouwer.wie, vastgelegd_op=moment(op, 11))


def antwoorden_voor(dossier: Dossier, toeval: Toeval, leerroute: str) -> dict[str, Any]:
    """One life in answers, in the order of the questionnaire; every subject of the legal minimum is in it."""
    rnd = toeval.rnd
    school = rnd.choice(_SCHOOL[leerroute])
    kinderen = Gezinslid.objects.filter(dossier=dossier, relatie="kind").exists()
    werk = _WERK + (_GELEERD_WERK if leerroute != "Z" else ())
    gekozen = _GEMEEN | school | rnd.choice(werk) | {code: rnd.choice(uit) for code, uit in _KEUZES.items()}
    gekozen["nederlands_nu"] = rnd.choice(_NEDERLANDS[leerroute])
    gekozen["vve_gezin"] = "ja" if kinderen else "geen_kind"
    if welke := _WELKE_SCHOOL.get(school["opleiding_niveau"]):
        gekozen["opleiding_welke"] = welke
    return {code: gekozen[code] for code in vragen() if code in gekozen}


def taalniveau(antwoorden: Mapping[str, Any]) -> dict[str, str]:
    """The level in Dutch that fits what somebody said about it, and about reading in their own language."""
    lezen, spreken = _NIVEAU[antwoorden["nederlands_nu"]]
    return {"lezen": lezen if antwoorden["alfabet"] == "goed" else "ALFA", "spreken": spreken}


def toetsscore(toeval: Toeval, leerroute: str, op: date) -> int:
    """A result of the learnability test that fits this route, by the pass mark of that day."""
    van, tot = _TOETS[leerroute]
    return cesuur(op) + toeval.rnd.randint(van, tot)


def _meet(bouwer: Bouwer, dossier: Dossier, toeval: Toeval, dagen: Dagen, antwoorden: Mapping[str, Any]) -> None:
    rnd, wie = toeval.rnd, bouwer.wie
    eerst = {dimensie: rnd.randint(3, 8) for dimensie in PositieveGezondheidMeting.DIMENSIES}
    meet_positieve_gezondheid(dossier, eerst, door=wie, op=dagen.vragen, vastgelegd_op=moment(dagen.vragen, 14))
    meet_taal(
        dossier, taalniveau(antwoorden), door=wie, op=dagen.vragen, bron="gesprek", vastgelegd_op=moment(dagen.vragen, 14)
    )  # fmt: skip
    meet_netwerk(dossier, rnd.randint(0, 4), door=wie, op=dagen.vragen, vastgelegd_op=moment(dagen.vragen, 14))

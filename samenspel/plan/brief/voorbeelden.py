"""Example letters, one for every group and route: for the bench, the tests and whoever changes the look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde
from samenspel.plan.brief.bezwaar import uiterlijk_bij
from samenspel.plan.brief.gegevens import (
    Bezwaarwijze,
    BriefGegevens,
    Ondertekening,
    Planactie,
    Plandoel,
    Routeweging,
    SteunplanGegevens,
    Termijnzin,
    Urenvooraf,
)

DAGTEKENING: Final = date(2026, 1, 12)
GROEPEN: Final = ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG")
ROUTES: Final = ("B1", "ONDERWIJS", "Z")

AFZENDER: Final = Afzender(
    gemeente="Assen",
    contactpersoon="Marieke Hoekstra",
    functie="regievoerder inburgering",
    telefoon="0592 366 911",
    talen="Nederlands en Engels",
    bereikbaar="ma-do van 9 tot 16 uur",
    email="inburgering@assen.example",
    website="www.assen.example",
    postadres=("Noordersingel 33", "9401 JW Assen"),
)
NOUR: Final = Geadresseerde(
    naam="Mevrouw N. Al-Hamwi", adres=("Vredeveldseweg 55", "9404 CB Assen"), aanhef="mevrouw Al-Hamwi"
)
DOELEN: Final = (
    Plandoel(
        leefdomein="Meedoen en werk",
        woorden="Ik wil weer in een apotheek werken.",
        acties=(
            Planactie(
                wat="Oriëntatie bij bakkerij Het Anker, 1 dag per week",
                wie="werkcoach WPDA",
                wanneer="vanaf 2 maart 2026",
            ),
            Planactie(wat="Diploma laten waarderen bij IDW", wie="mevrouw Al-Hamwi", wanneer="vóór 1 april 2026"),
        ),
    ),
    Plandoel(
        leefdomein="Ontmoeten en integratie",
        woorden="Ik wil met mijn buren praten.",
        acties=(
            Planactie(
                wat="Een taalmaatje zoeken", wie="Vaart Welzijn", wanneer="nog te bepalen, uiterlijk 5 juni 2026"
            ),
        ),
    ),
)
_OORDEEL: Final = {
    ("B1", True): "De B1-route past het best bij u.",
    ("B1", False): "De B1-route past nu niet bij u.",
    ("ONDERWIJS", True): "De onderwijsroute past het best bij u.",
    ("ONDERWIJS", False): "De onderwijsroute past nu niet bij u.",
    ("Z", True): "De Z-route past het best bij u.",
    ("Z", False): "De Z-route past niet bij u.",
}
_REDENEN: Final = {
    ("B1", True): ("U heeft in Syrië de middelbare school afgemaakt.", "De leerbaarheidstoets zegt: B1 is haalbaar (30 van de 40 punten)."),
    ("B1", False): ("De B1-route sluit minder goed aan bij wat u kunt en wilt.",),
    ("ONDERWIJS", True): ("U wilt naar het mbo.", "De kans dat u na het taalschakeltraject een diploma haalt is groot."),
    ("ONDERWIJS", False): ("U wilt liever snel werken dan eerst een opleiding volgen.", "Er is geen opvang voor uw zoon op alle lesdagen."),
    ("Z", True): ("U bent in uw eigen taal niet naar school geweest.", "Het examen op B1 is in drie jaar redelijkerwijs niet haalbaar."),
    ("Z", False): ("U kunt het examen op B1 redelijkerwijs binnen drie jaar halen.",),
}  # fmt: skip
_TERMIJNEN: Final = (
    Termijnzin(
        naam="Participatieverklaring tekenen",
        uitleg="Binnen de inburgeringstermijn, die loopt van 13 januari 2026 tot en met 12 januari 2029.",
        uiterlijk=date(2029, 1, 12),
        grondslag="Besluit inburgering 2021, artikel 3.1",
    ),
    Termijnzin(
        naam="Van leerroute wisselen",
        uitleg="1,5 jaar vanaf de eerste dag van de inburgeringstermijn, 13 januari 2026; dat is 12 juli 2027.",
        uiterlijk=date(2027, 7, 12),
        grondslag="Besluit inburgering 2021, artikel 5.4, lid 1",
    ),
)


def voorbeeldbrief(doelgroep: str = "ASIEL_A", leerroute: str = "B1", **anders: Any) -> BriefGegevens:
    """A complete letter for a group and a route; `anders` replaces fields."""
    asiel = doelgroep in ("ASIEL_A", "ASIEL_B")
    gegevens = BriefGegevens(
        afzender=AFZENDER,
        geadresseerde=NOUR,
        ondertekening=Ondertekening(
            naam="M. Hoekstra",
            functie="regievoerder inburgering",
            mandaat="Ondertekend namens het college op grond van het Mandaatbesluit gemeente Assen 2025, onderdeel 4.12.",
        ),
        dossiernummer="A25-0412",
        dagtekening=DAGTEKENING,
        doelgroep=doelgroep,
        leerroute=leerroute,
        wegingen=tuple(
            Routeweging(
                leerroute=route,
                oordeel=_OORDEEL[route, route == leerroute],
                redenen=_REDENEN[route, route == leerroute],
            )
            for route in ROUTES
        ),
        motivering="U woont sinds september 2025 in Assen met uw zoon Sami (3 jaar). U heeft als apothekersassistent gewerkt en u wilt dat "
        "in Nederland weer doen.\nU leert snel, maar u heeft op twee dagen geen opvang. Daarom krijgt u les op drie dagen overdag. "
        "Wij denken dat u zo de lessen en de zorg voor uw zoon kunt combineren.",
        ondersteuning="Maatschappelijke begeleiding door VluchtelingenWerk in het eerste jaar.\nHulp bij het vinden van een taalmaatje.",
        intensiteit_pvt=2,
        aantal_voortgangsgesprekken=4,
        termijn_eerste_dag=date(2026, 1, 13),
        termijn_laatste_dag=date(2029, 1, 12),
        bezwaar=Bezwaarwijze(
            uiterlijk=uiterlijk_bij(DAGTEKENING),
            postadres=("College van burgemeester en wethouders van Assen", "Postbus 30018", "9400 RA Assen"),
            website="www.assen.example/bezwaar",
        ),
        uren_vooraf_bekeken=True,
        termijnen=_TERMIJNEN,
        intensiteit_map=None if leerroute == "ONDERWIJS" else 1.5,
        intensiteit_leerroute=15 if asiel else None,
        ouder_van_jong_kind=True,
        vve_afspraken="Sami gaat vanaf maart 2026 vier ochtenden per week naar de voorschool.",
        heeft_bijstand=doelgroep == "ASIEL_A",
        ontzorgbesluit="De GKB betaalt van 1 oktober 2025 tot en met 31 maart 2026 uw huur, energie en zorgverzekering uit uw bijstand."
        if doelgroep == "ASIEL_A"
        else "",
        participatiebesluiten=("U hoeft tijdens de lesuren niet te solliciteren.",) if asiel else (),
        alfabetisering_verplicht=None if asiel else leerroute == "Z",
        examenonderdelen_toegestaan=True if leerroute == "Z" else None,
        examenonderdelen=("spreken", "KNM") if leerroute == "Z" else (),
        uren_vooraf=(
            Urenvooraf(
                onderdeel="participatieverklaringstraject", uren=3, bewijs="bijeenkomst op het azc van 4 november 2025"
            ),
        ),
        bronnen=(
            "de brede intake van 14 oktober tot en met 9 december 2025;",
            "de leerbaarheidstoets van 4 november 2025: 30 van de 40 punten;",
            "het advies van de taalschool van 2 december 2025.",
        ),
        doelen=DOELEN,
    )
    return replace(gegevens, **anders)


def voorbeeldplan(**anders: Any) -> SteunplanGegevens:
    """A complete support plan."""
    gegevens = SteunplanGegevens(
        afzender=AFZENDER,
        geadresseerde=NOUR,
        dossiernummer="A25-0097",
        datum=DAGTEKENING,
        situatie="U heeft twee examens gehaald. U werkt drie dagen per week in de kas.",
        doelen=DOELEN,
        ondersteuning=("Eén keer per maand een gesprek met uw contactpersoon.", "Een taalmaatje via het Taalpunt."),
        volgend_gesprek="Op donderdag 12 februari 2026 om 10.00 uur, op het gemeentehuis.",
    )
    return replace(gegevens, **anders)

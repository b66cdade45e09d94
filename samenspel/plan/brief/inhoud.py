"""The table of what is decided: one row per element of domein 4.1, each with its article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from samenspel.plan.brief.gegevens import BriefGegevens
from samenspel.plan.brief.woorden import getal, uren_per_week
from wet.grondslag import BI2021, PW, RI2021, WI2021, Grondslag
from wet.regel import ASIEL

Rij = tuple[str, str, str]
AFKORTING: Final = {WI2021: "Wi", BI2021: "Bi", RI2021: "Ri", PW: "Pw"}

_ROUTE: Final = {
    "B1": "U volgt de B1-route. U leert Nederlands tot niveau B1. U doet examen in lezen, luisteren, schrijven en spreken, "
    "en het examen Kennis van de Nederlandse Maatschappij (KNM).",
    "ONDERWIJS": "U volgt de onderwijsroute. U volgt een taalschakeltraject. Daarmee haalt u een niveau waarmee u naar het "
    "mbo, het hbo of de universiteit kunt.",
    "Z": "U volgt de zelfredzaamheidsroute (Z-route). U leert Nederlands in de praktijk en u leert uzelf te redden in Nederland.",
}
_ROUTE_ARTIKEL: Final = {"B1": "7", "ONDERWIJS": "8", "Z": "9"}


def artikel(*grondslagen: Grondslag) -> str:
    """`Wi 15 lid 1 onder a`, one ground a line; the abbreviations are explained under the table."""
    return "\n".join(_kort(grondslag) for grondslag in grondslagen)


def _kort(g: Grondslag) -> str:
    tekst = f"{AFKORTING[g.regeling]} {g.artikel}"
    if g.lid:
        tekst += f" lid {g.lid}"
    return f"{tekst} onder {g.onderdeel}" if g.onderdeel else tekst


def inhoud(g: BriefGegevens) -> list[Rij]:
    """Every row that this person's plan has, in the order of the law."""
    return [rij for deel in (_route, _vakken, _z_route, _steun, _persoonlijk, _geld) for rij in deel(g)]


def _route(g: BriefGegevens) -> Iterator[Rij]:
    yield (
        "Leerroute",
        _ROUTE[g.leerroute],
        artikel(Grondslag(WI2021, "15", "1", "a"), Grondslag(WI2021, _ROUTE_ARTIKEL[g.leerroute])),
    )
    if g.doelgroep in ASIEL and g.intensiteit_leerroute:
        yield (
            "Lesuren",
            f"U heeft {uren_per_week(g.intensiteit_leerroute)} les.",
            artikel(Grondslag(WI2021, "15", "2")),
        )
    if g.afgeschaald:
        niveaus = "\n".join(f"{vaardigheid.capitalize()}: niveau {niveau}" for vaardigheid, niveau in g.niveaus)
        yield (
            "Niveau van het examen",
            niveaus,
            artikel(Grondslag(WI2021, "17", "3"), Grondslag(BI2021, "5.3", "6")),
        )


def _vakken(g: BriefGegevens) -> Iterator[Rij]:
    yield (
        "Participatie-\nverklaringstraject (PVT)".replace("-\n", ""),
        f"{_hoofdletter(uren_per_week(g.intensiteit_pvt))}. In totaal is dat ten minste 12 uur. U leert over de belangrijkste "
        "waarden in Nederland en u tekent de participatieverklaring.",
        artikel(Grondslag(WI2021, "15", "1", "c"), Grondslag(BI2021, "3.1")),
    )
    if g.leerroute == "ONDERWIJS":
        yield (
            "Module Arbeidsmarkt en Participatie (MAP)",
            "De MAP hoort niet bij de onderwijsroute. U hoeft de MAP niet te doen.",
            artikel(Grondslag(WI2021, "8", "3")),
        )
    elif g.intensiteit_map:
        yield (
            "Module Arbeidsmarkt en Participatie (MAP)",
            f"{_hoofdletter(uren_per_week(g.intensiteit_map))}. U leert over werk in Nederland. Ten minste 40 uur is praktijk. "
            "Aan het einde is er een gesprek.",
            artikel(Grondslag(WI2021, "15", "1", "c"), Grondslag(BI2021, "3.2")),
        )


def _norm(verlaagd: int | None, waarvan: str) -> str:
    """The hours of one part of the Z-route, and why they are fewer where they are (Ri 3.16)."""
    if verlaagd is None:
        return f"800 uur {waarvan}."
    return f"{verlaagd} uur {waarvan}. Dit is minder dan de gewone 800 uur, omdat u een beperking heeft."


def _z_route(g: BriefGegevens) -> Iterator[Rij]:
    if g.leerroute != "Z":
        return
    asiel = g.doelgroep in ASIEL
    meedoen = (
        f"\nEn {_norm(g.urennorm_participatie, 'meedoen: werk, vrijwilligerswerk of een andere activiteit. PVT en MAP tellen mee')}"
        if asiel
        else ""
    )
    grond = [Grondslag(BI2021, "3.14", "2" if asiel else "3")]
    if g.urennorm is not None or (asiel and g.urennorm_participatie is not None):
        grond.append(Grondslag(RI2021, "3.16", "2"))
    yield (
        "Uren van de Z-route",
        f"{_norm(g.urennorm, 'les')}{meedoen}\nAan het einde voeren wij met u een eindgesprek.",
        artikel(*grond),
    )
    if g.examenonderdelen_toegestaan is None:
        return
    welke = f" Het gaat om: {', '.join(g.examenonderdelen)}." if g.examenonderdelen else ""
    mag = (
        f"U mag examen doen op niveau A2 of in KNM. Dat hoeft niet.{welke}"
        if g.examenonderdelen_toegestaan
        else "In dit plan staat geen examen op niveau A2 en geen examen KNM."
    )
    yield "Examen in de Z-route", mag, artikel(Grondslag(BI2021, "3.14", "7"))


def _steun(g: BriefGegevens) -> Iterator[Rij]:
    yield (
        "Ondersteuning en begeleiding",
        g.ondersteuning,
        artikel(Grondslag(WI2021, "15", "1", "b")),
    )
    aantal = g.aantal_voortgangsgesprekken
    gesprek = "1 gesprek" if aantal == 1 else f"{aantal} gesprekken"
    yield (
        "Gesprekken over uw voortgang",
        f"Wij voeren met u {gesprek} over hoe het gaat.",
        artikel(Grondslag(WI2021, "17", "1"), Grondslag(BI2021, "5.3", "4")),
    )


def _persoonlijk(g: BriefGegevens) -> Iterator[Rij]:
    if g.vve_afspraken.strip():
        yield "Voorschool of vroegschool (VVE)", g.vve_afspraken, artikel(Grondslag(WI2021, "15", "1", "d"))
    if g.doelgroep not in ASIEL and g.alfabetisering_verplicht is not None:
        yield (
            "Leren lezen en schrijven",
            "U moet eerst leren lezen en schrijven (alfabetisering)."
            if g.alfabetisering_verplicht
            else "U hoeft niet eerst te leren lezen en schrijven (alfabetisering).",
            artikel(Grondslag(BI2021, "6.2", "1", "c")),
        )
    uren = "\n".join(
        f"{_hoofdletter(u.onderdeel)}: {getal(u.uren)} uur{f' ({u.bewijs})' if u.bewijs else ''}" for u in g.uren_vooraf
    )
    yield (
        "Uren die al meetellen",
        uren or "Wij hebben gekeken of u al uren heeft die meetellen. Die zijn er niet.",
        artikel(Grondslag(BI2021, "5.3", "5")),
    )


def _geld(g: BriefGegevens) -> Iterator[Rij]:
    if g.ontzorgbesluit.strip():
        yield (
            "Hulp met vaste lasten (ontzorgen)",
            g.ontzorgbesluit,
            artikel(Grondslag(WI2021, "15", "3"), Grondslag(PW, "56a")),
        )
    if g.participatiebesluiten:
        yield (
            "Werk en bijstand (Participatiewet)",
            "\n".join(g.participatiebesluiten),
            artikel(Grondslag(WI2021, "15", "3")),
        )


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]

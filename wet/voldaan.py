"""Is everything done that group and route ask? Then the college can tell DUO. Only DUO says that the duty is met.

Wet inburgering 2021, articles 6 to 9; Besluit, articles 3.1, 3.2, 3.14 and 5.5; Regeling, article 3.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from wet.besluit_inburgering import Z_UREN
from wet.feiten import Feiten, Gebeurtenis
from wet.kalender import voluit
from wet.overzicht import Overzicht
from wet.regel import ASIEL, PLICHTIG
from wet.uren import (
    AFSCHAAL_UREN,
    MAP_PRAKTIJK_UREN,
    PVT_UREN,
    Stand,
    in_woorden,
    stand_van_de_uren,
    uren_van,
    uren_voor_afschalen,
)

VAARDIGHEDEN = ("lezen", "luisteren", "schrijven", "spreken")
_NIVEAUS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
ONZEKERE_TERUGVAL = "Let op: dit is niet zeker. Het taalschakeltraject is niet begonnen; of de examens dan genoeg zijn, staat niet vast."


class Onderdeel(NamedTuple):
    """One thing that is asked: whether it is done, and why."""

    code: str
    voldaan: bool
    uitleg: str
    onzeker: bool = False


class Uitslag(NamedTuple):
    """What is asked, and whether all of it is there so that it can be reported."""

    klaar_voor_melding: bool
    onderdelen: tuple[Onderdeel, ...]


def voldaan(feiten: Feiten, op: date) -> Uitslag:
    """What route and group ask on the reference day. Nothing when there is no route yet, or no duty under this act."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    if x.doelgroep not in PLICHTIG or x.leerroute is None:
        return Uitslag(False, ())
    onderdelen = tuple(_met_reden(x, onderdeel) for onderdeel in _VRAAGT[x.leerroute](x))
    return Uitslag(_klaar(x.leerroute, onderdelen), onderdelen)


def _klaar(leerroute: str, onderdelen: Iterable[Onderdeel]) -> bool:
    """Article 8: in the onderwijsroute the diploma, or the four parts and KNM instead (lid 4)."""
    gedaan = {onderdeel.code: onderdeel.voldaan for onderdeel in onderdelen}
    if leerroute != "ONDERWIJS":
        return all(gedaan.values())
    return gedaan["pvt"] and (gedaan["taalschakeldiploma"] or all(gedaan[code] for code in (*VAARDIGHEDEN, "knm")))


def _met_reden(x: Overzicht, onderdeel: Onderdeel) -> Onderdeel:
    """What DUO exempted or waived stays in the list, as done."""
    zin = waarom_niet_nodig(x, "participatie" if onderdeel.code == "participatieuren" else onderdeel.code)
    return onderdeel._replace(voldaan=True, uitleg=zin, onzeker=False) if zin else onderdeel


def waarom_niet_nodig(x: Overzicht, wat: str) -> str:
    """The exemption or waiver of DUO for a part; empty when there is none. A temporary one does not fulfil anything."""
    for besluit in x.alle("vrijstelling", "ontheffing"):
        omvang = besluit.gegevens.get("omvang")
        if omvang == "geheel" or (omvang == "gedeeltelijk" and besluit.gegevens.get("onderdeel") == wat):
            soort = "gehele " if omvang == "geheel" else ""
            return f"Hoeft niet: DUO gaf hiervoor op {voluit(besluit.op)} een {soort}{besluit.soort}."
    return ""


# Articles 6 to 9: what each route asks


def _b1(x: Overzicht) -> Iterator[Onderdeel]:
    yield _pvt(x)
    yield _map(x)
    for vaardigheid in VAARDIGHEDEN:
        niveau, waarom = gevraagd_niveau(x, vaardigheid)
        yield _examen(x, vaardigheid, niveau, waarom)
    yield _examen(x, "knm")


def _onderwijs(x: Overzicht) -> Iterator[Onderdeel]:
    """No MAP; the diploma or the fallback of lid 4, uncertain for who never began the taalschakeltraject."""
    onzeker = "taalschakeltraject_start" not in x.per and "taalschakeldiploma" not in x.per
    yield _pvt(x)
    for code in (*VAARDIGHEDEN, "knm"):
        examen = _examen(x, code, "" if code == "knm" else "B1")
        yield examen._replace(onzeker=True, uitleg=f"{examen.uitleg} {ONZEKERE_TERUGVAL}") if onzeker else examen
    yield _gebeurd(x, "taalschakeldiploma", "taalschakeldiploma", "Het diploma van het taalschakeltraject")


def _z(x: Overzicht) -> Iterator[Onderdeel]:
    yield _pvt(x)
    yield _map(x)
    uren = stand_van_de_uren(x, Z_UREN)
    yield _uren("cursusuren", "cursus", uren.cursus)
    if x.doelgroep in ASIEL:
        yield _uren("participatieuren", "participatie", uren.participatie)
    yield _gebeurd(x, "eindgesprek", "z_eindgesprek", "Het eindgesprek van de Z-route")


_VRAAGT = {"B1": _b1, "ONDERWIJS": _onderwijs, "Z": _z}


# The parts


def _gebeurd(x: Overzicht, code: str, soort: str, wat: str) -> Onderdeel:
    gebeurtenis = x.eerste(soort)
    return Onderdeel(
        code,
        gebeurtenis is not None,
        f"{wat} {f'is van {voluit(gebeurtenis.op)}' if gebeurtenis else 'is er nog niet'}.",
    )


def _pvt(x: Overzicht) -> Onderdeel:
    """Besluit, article 3.1."""
    return _uren_en(x, "pvt", "pvt", PVT_UREN, "pvt_ondertekend", "De participatieverklaring", "ondertekend")


def _map(x: Overzicht) -> Onderdeel:
    """Besluit, article 3.2: forty hours in practice and the talk."""
    return _uren_en(x, "map", "map_praktijk", MAP_PRAKTIJK_UREN, "map_eindgesprek", "Het eindgesprek", "gevoerd")


def _uren_en(x: Overzicht, code: str, type_: str, norm: int, soort: str, wat: str, gedaan: str) -> Onderdeel:
    uren, feit = uren_van(x, type_), x.eerste(soort)
    zin = f"{wat} is {f'{gedaan} op {voluit(feit.op)}' if feit else f'nog niet {gedaan}'}."
    soort_uur = "praktijkuren" if code == "map" else "uren"
    return Onderdeel(
        code, feit is not None and uren >= norm, f"{in_woorden(uren)} van de {norm} {soort_uur} geboekt. {zin}"
    )


def _uren(code: str, wat: str, stand: Stand) -> Onderdeel:
    """Besluit, article 3.14."""
    lager = " Er geldt een lagere norm." if stand.verlaagd else ""
    return Onderdeel(
        code, stand.gehaald, f"{in_woorden(stand.geboekt)} van de {in_woorden(stand.norm)} uren {wat} geboekt.{lager}"
    )


def _examen(x: Overzicht, onderdeel: str, niveau: str = "", waarom: str = "") -> Onderdeel:
    """Passed at the level that is asked or higher; KNM has no level."""
    gehaald = next((g for g in x.per.get("examenuitslag", ()) if is_gehaald(g, onderdeel, niveau)), None)
    naam = naam_van(onderdeel, niveau)
    zin = f"{naam} is gehaald op {voluit(gehaald.op)}." if gehaald else f"{naam} is nog niet gehaald."
    return Onderdeel(onderdeel, gehaald is not None, " ".join(deel for deel in (zin, waarom) if deel))


def naam_van(onderdeel: str, niveau: str = "") -> str:
    """`Lezen op B1`, `KNM`."""
    if onderdeel == "knm":
        return "KNM"
    return f"{onderdeel.capitalize()} op {niveau}" if niveau else onderdeel.capitalize()


def is_gehaald(uitslag: Gebeurtenis, onderdeel: str, niveau: str) -> bool:
    """Whether this result passes the part, at this level or higher."""
    gegevens = uitslag.gegevens
    if gegevens.get("onderdeel") != onderdeel or gegevens.get("geslaagd") is not True:
        return False
    return not niveau or haalt_niveau(gegevens.get("niveau"), niveau)


def haalt_niveau(niveau: str | None, gevraagd: str) -> bool:
    """Whether a level is the level asked, or higher. An unknown level is not."""
    return _NIVEAUS.index(niveau or "A0") >= _NIVEAUS.index(gevraagd)


def gevraagd_niveau(x: Overzicht, vaardigheid: str, op: date | None = None) -> tuple[str, str]:
    """B1, or lower when scaled down after 600 hours (Besluit, article 5.5); with what must be said about it."""
    niveau, waarom = "B1", ""
    for besluit in x.per.get("afgeschaald", ()):
        if besluit.gegevens.get("onderdeel", vaardigheid) != vaardigheid or (op is not None and besluit.op > op):
            continue
        uren = uren_voor_afschalen(x, besluit.op)
        if uren >= AFSCHAAL_UREN:
            niveau, waarom = besluit.gegevens.get("niveau", "A2"), f"Afgeschaald op {voluit(besluit.op)}."
        else:
            waarom = f"Het afschalen op {voluit(besluit.op)} telt niet: toen waren er {in_woorden(uren)} van de {AFSCHAAL_UREN} uren."
    return niveau, waarom

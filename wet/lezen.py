"""Reading facts from one JSON object: every fault gets its place and a sentence, never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from wet.beleidswaarden import Waardenset
from wet.feiten import GEMEENTEN, GROEPEN, ROUTES, Feiten, Gebeurtenis, ingetrokken
from wet.kalender import dag_uit
from wet.overzicht import Overzicht
from wet.wi2021 import INBURGERINGSTERMIJN, begin_van_de_termijn

_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DEELS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
UREN_SOORTEN = ("nt2", "alfabetisering", "knm", "participatie", "pvt", "map_praktijk", "map_overig")
EXAMENDELEN = ("lezen", "luisteren", "schrijven", "spreken", "knm")
NIVEAUS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
REDENEN_EINDE = ("voldaan", "overleden", "genaturaliseerd", "vertrokken", "aow", "ingetrokken", "verkeerd_regime")


class Fout(NamedTuple):
    """One fault: where (`gebeurtenissen[1].op`) and what is wrong with it."""

    pad: str
    zin: str

    def __str__(self) -> str:
        return f"{self.pad}: {self.zin}"


class Fouten(Exception):
    """The input cannot be used; `fouten` says where and why."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__("; ".join(map(str, fouten)))
        self.fouten = fouten


Keuring: TypeAlias = "Callable[[Any], str] | _EenVan | _Getal"  # mypy does not see that a named tuple can be called


def _toon(waarde: Any) -> str:
    """A value as it stands in the input, on one line and not too long."""
    als_json = waarde is None or isinstance(waarde, bool)
    tekst = " ".join((json.dumps(waarde) if als_json else str(waarde)).split())
    if not tekst:
        return "een lege waarde"
    return tekst if len(tekst) <= 60 else f"{tekst[:60]}…"


def keur_dag(waarde: Any) -> str:
    """What is wrong with a day `JJJJ-MM-DD`; empty when nothing is."""
    if not isinstance(waarde, str) or not _DAG.fullmatch(waarde):
        return f"{_toon(waarde)} is geen datum in de vorm JJJJ-MM-DD"
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        return f"{waarde} bestaat niet"
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        return f"{waarde} ligt niet tussen {EERSTE_JAAR} en {LAATSTE_JAAR}"
    return ""


def keur_geboortedatum(waarde: Any) -> str:
    """A birth date may be known to the year or the month only."""
    delen = _DEELS.fullmatch(waarde) if isinstance(waarde, str) else None
    if delen is None:
        return f"{_toon(waarde)} is geen datum in de vorm JJJJ, JJJJ-MM of JJJJ-MM-DD"
    jaar, maand, dag = delen.groups()
    fout = keur_dag(f"{jaar}-{maand or '01'}-{dag or '01'}")
    return (
        f"{waarde} bestaat niet"
        if fout.endswith("bestaat niet")
        else fout.replace(f"{jaar}-{maand or '01'}-{dag or '01'}", waarde)
    )


class _EenVan(NamedTuple):
    """One of these words."""

    waarden: tuple[str, ...]

    def __call__(self, waarde: Any) -> str:
        if isinstance(waarde, str) and waarde in self.waarden:
            return ""
        return f"{_toon(waarde)} is onbekend; kies uit {', '.join(self.waarden)}"


class _Getal(NamedTuple):
    """A number within bounds; `heel`: without a fraction."""

    laagst: float
    hoogst: float
    heel: bool = False

    def __call__(self, waarde: Any) -> str:
        soort = int if self.heel else (int, float)
        if isinstance(waarde, bool) or not isinstance(waarde, soort):
            return f"{_toon(waarde)} is geen {'heel ' if self.heel else ''}getal"
        if self.laagst <= waarde <= self.hoogst:
            return ""
        return f"{_toon(waarde)} ligt niet tussen {self.laagst} en {self.hoogst}"


def _tekst(waarde: Any) -> str:
    return "" if isinstance(waarde, str) else f"{_toon(waarde)} is geen tekst"


def _ja_of_nee(waarde: Any) -> str:
    return "" if isinstance(waarde, bool) else f"{_toon(waarde)} is geen ja of nee (true of false)"


def _kenmerk(waarde: Any) -> str:
    goed = isinstance(waarde, (str, int)) and not isinstance(waarde, bool)
    return "" if goed else f"{_toon(waarde)} is geen kenmerk"


class Soort(NamedTuple):
    """The extra fields of one kind of event, and which of them it means nothing without."""

    velden: Mapping[str, Keuring] = {}
    nodig: tuple[str, ...] = ()


_ROUTE: dict[str, Keuring] = {"leerroute": _EenVan((*ROUTES,))}
_OMVANG: dict[str, Keuring] = {
    "omvang": _EenVan(
        (
            "geheel",
            "gedeeltelijk",
            "tijdelijk",
        )
    ),
    "onderdeel": _EenVan((*EXAMENDELEN, "participatie")),
    "tot": keur_dag,
}
_ZONDER_VELDEN = (
    "vergunning_verleend koppeling_gemeente huisvesting brp_inschrijving recht_op_bijstand bijstand_beeindigd"
    " kennisgeving_inburgeringsplicht tienwekentermijn_gestart welkomgesprek vragenlijst_start second_opinion"
    " voortgangsgesprek eerste_les aanbod_gedaan informatie_derde_gevraagd informatie_derde_ontvangen pip_bekendgemaakt"
    " taalschakeltraject_start taalschakeldiploma pvt_ondertekend map_eindgesprek z_eindgesprek mb_gestart mb_beeindigd"
    " vrijwilligerswerk_gestart beoordeling_ontzorgen lbt_afgezien"
)
_HANDHAVING: dict[str, Keuring] = {"artikel": _kenmerk, "bedrag": _Getal(0, 100_000)}
SOORTEN: dict[str, Soort] = {
    **{soort: Soort() for soort in _ZONDER_VELDEN.split()},
    "plicht_start": Soort({"reden": _tekst}),
    "plicht_einde": Soort({"reden": _EenVan((*REDENEN_EINDE,))}),
    "doelgroep_gewijzigd": Soort({"doelgroep": _EenVan((*GROEPEN,))}, ("doelgroep",)),
    "oproep_brede_intake": Soort({"verschijnen_op": keur_dag}),
    "lbt_aangemeld": Soort({"toets_op": keur_dag}),
    "lbt_uitslag": Soort({"score": _Getal(0, 40, heel=True)}),
    "pip_dagtekening": Soort(_ROUTE),
    "pip_wijziging": Soort(_ROUTE),
    "leerroute_gewijzigd": Soort(_ROUTE),
    "verhuizing": Soort({"met_pip": _ja_of_nee, **_ROUTE}),
    "duo_termijn": Soort({"begin": keur_dag, "einde": keur_dag}),
    "termijn_verlengd": Soort({"nieuw_einde": keur_dag}, ("nieuw_einde",)),
    "afgeschaald": Soort({"onderdeel": _EenVan((*EXAMENDELEN,)), "niveau": _EenVan((*NIVEAUS,))}),
    "uren": Soort(
        {
            "type": _EenVan((*UREN_SOORTEN,)),
            "uren": _Getal(0, 10_000),
            "instelling": _EenVan(
                (
                    "keurmerk",
                    "web",
                    "niet_vrijstellend",
                    "overig",
                )
            ),
        },
        ("type", "uren"),
    ),
    "urennorm_verlaagd": Soort({"type": _EenVan((*UREN_SOORTEN,)), "norm": _Getal(0, 800)}, ("type", "norm")),
    "examenuitslag": Soort(
        {"onderdeel": _EenVan((*EXAMENDELEN,)), "niveau": _EenVan((*NIVEAUS,)), "geslaagd": _ja_of_nee}
    ),
    "vrijstelling": Soort(_OMVANG, ("omvang",)),
    "ontheffing": Soort(_OMVANG, ("omvang",)),
    "bezwaar": Soort(_HANDHAVING),
    "beslissing_op_bezwaar": Soort(_HANDHAVING),
    "waarschuwing": Soort(_HANDHAVING),
    "boete": Soort(_HANDHAVING),
    "intrekking": Soort({"van": _kenmerk}, ("van",)),
}
_ALTIJD: dict[str, Keuring] = {"soort": _tekst, "op": keur_dag, "id": _kenmerk, "vastgelegd_op": keur_dag}


def _keur_velden(pad: str, obj: Mapping[str, Any], velden: Mapping[str, Keuring], nodig: tuple[str, ...]) -> list[Fout]:
    punt = f"{pad}." if pad else ""
    fouten = [Fout(f"{punt}{naam}", "ontbreekt") for naam in nodig if naam not in obj]
    for naam, waarde in obj.items():
        if naam not in velden:
            fouten.append(Fout(f"{punt}{_toon(naam)}", "is een onbekend veld"))
        elif zin := velden[naam](waarde):
            fouten.append(Fout(f"{punt}{naam}", zin))
    return fouten


def _keur_gebeurtenis(pad: str, obj: Any) -> list[Fout]:
    if not isinstance(obj, dict):
        return [Fout(pad, "is geen gebeurtenis met soort en op")]
    naam = obj.get("soort")
    if "soort" in obj and (not isinstance(naam, str) or naam not in SOORTEN):
        return [Fout(f"{pad}.soort", f"{_toon(naam)} is een onbekende soort")]
    soort = SOORTEN[naam] if isinstance(naam, str) else Soort()
    fouten = _keur_velden(pad, obj, {**_ALTIJD, **soort.velden}, ("soort", "op", *soort.nodig))
    return fouten or [Fout(f"{pad}.{veld}", zin) for veld, zin in _eind_voor_begin(obj)]


def _eind_voor_begin(obj: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Within one event: an end that lies before its start. ISO dates compare as text."""
    paren = {"duo_termijn": ("begin", "einde"), "oproep_brede_intake": ("op", "verschijnen_op")}
    paren |= {"vrijstelling": ("op", "tot"), "ontheffing": ("op", "tot"), "lbt_aangemeld": ("op", "toets_op")}
    begin, einde = paren.get(obj.get("soort", ""), ("", ""))
    if begin in obj and einde in obj and obj[einde] < obj[begin]:
        return [(einde, f"{obj[einde]} ligt voor het begin, {obj[begin]}")]
    return []


def _keur_gezin(gezin: Any) -> list[Fout]:
    if not isinstance(gezin, list):
        return [Fout("gezin", "is geen lijst")]
    velden: dict[str, Keuring] = {
        "relatie": _EenVan(
            (
                "partner",
                "kind",
            )
        ),
        "geboortedatum": keur_geboortedatum,
    }
    fouten: list[Fout] = []
    for nummer, lid in enumerate(gezin):
        pad = f"gezin[{nummer}]"
        fouten += (
            _keur_velden(pad, lid, velden, ("relatie",)) if isinstance(lid, dict) else [Fout(pad, "is geen gezinslid")]
        )
    return fouten


def lees_feiten(obj: Any) -> Feiten:
    """Facts from the JSON object of the contract. Raises `Fouten` with every fault that was found."""
    if not isinstance(obj, dict):
        raise Fouten([Fout("invoer", "is geen JSON-object")])
    velden: dict[str, Keuring] = {
        "gemeente": _EenVan((*GEMEENTEN,)),
        "doelgroep": _EenVan((*GROEPEN,)),
        "geboortedatum": keur_geboortedatum,
        "gezin": lambda waarde: "",
        "gebeurtenissen": lambda waarde: "" if isinstance(waarde, list) else "is geen lijst",
    }
    fouten = _keur_velden("", obj, velden, ("gemeente", "doelgroep", "gebeurtenissen"))
    fouten += _keur_gezin(obj.get("gezin", []))
    lijst = obj.get("gebeurtenissen")
    for nummer, gebeurtenis in enumerate(lijst if isinstance(lijst, list) else ()):
        fouten += _keur_gebeurtenis(f"gebeurtenissen[{nummer}]", gebeurtenis)
    if fouten:
        raise Fouten(fouten)
    feiten = Feiten(
        gemeente=obj["gemeente"],
        doelgroep=obj["doelgroep"],
        geboortedatum=obj.get("geboortedatum"),
        gezin=tuple((lid["relatie"], lid["geboortedatum"]) for lid in obj.get("gezin", ()) if "geboortedatum" in lid),
        gebeurtenissen=tuple(_gebeurtenis(rij) for rij in obj["gebeurtenissen"]),
    )
    if fouten := samenhang(feiten):
        raise Fouten(fouten)
    return feiten


def _gebeurtenis(rij: Mapping[str, Any]) -> Gebeurtenis:
    kenmerk = rij.get("id")
    extra = {naam: waarde for naam, waarde in rij.items() if naam not in _ALTIJD}
    return Gebeurtenis(
        rij["soort"], dag_uit(rij["op"]), extra, None if kenmerk is None else str(kenmerk), rij.get("vastgelegd_op")
    )


def samenhang(feiten: Feiten) -> list[Fout]:
    """Faults between events: what ends before it starts, a PIP before the duty or without one, an unknown id."""
    alle = feiten.gebeurtenissen
    bekend = {g.id for g in alle if g.id is not None}
    fouten = [
        Fout(f"gebeurtenissen[{n}].van", f"{_toon(g.gegevens.get('van'))} is geen bekende gebeurtenis")
        for n, g in enumerate(alle)
        if g.soort == "intrekking" and str(g.gegevens.get("van")) not in bekend
    ]
    weg = ingetrokken(g for g in alle if g.soort == "intrekking")
    staand = [(n, g) for n, g in enumerate(alle) if g.soort != "intrekking" and (g.id is None or g.id not in weg)]
    x = Overzicht(feiten.doelgroep, (g for _, g in staand))
    fouten += [Fout(f"gebeurtenissen[{n}].op", zin) for n, g in staand if (zin := _pip_mag_niet(g, x))]
    fouten += [Fout(f"gebeurtenissen[{n}].op", zin) for n, g in staand if (zin := _te_vroeg_geeindigd(g, x))]
    fouten += [Fout(f"gebeurtenissen[{n}].{veld}", zin) for n, g in staand for veld, zin in _termijn_te_kort(g, x)]
    return fouten


def _pip_mag_niet(g: Gebeurtenis, x: Overzicht) -> str:
    if g.soort != "pip_dagtekening":
        return ""
    if (groep := x.doelgroep_op(g.op)) in ("WI2013", "VRIJWILLIG"):
        return f"voor de doelgroep {groep} bestaat geen PIP in de zin van de wet"
    plicht = x.eerste("plicht_start")
    if plicht is not None and g.op < plicht.op:
        return f"het PIP van {g.op} ligt voor het begin van de inburgeringsplicht, {plicht.op}"
    return ""


_BEGIN_VAN = {"bijstand_beeindigd": "recht_op_bijstand", "mb_beeindigd": "mb_gestart", "plicht_einde": "plicht_start"}


def _te_vroeg_geeindigd(g: Gebeurtenis, x: Overzicht) -> str:
    begin = x.eerste(_BEGIN_VAN.get(g.soort, ""))
    return f"{g.op} ligt voor het begin, {begin.op}" if begin is not None and g.op < begin.op else ""


def _termijn_te_kort(g: Gebeurtenis, x: Overzicht) -> list[tuple[str, str]]:
    """DUO's end of the term before its first day."""
    veld = {"duo_termijn": "einde", "termijn_verlengd": "nieuw_einde"}.get(g.soort)
    if veld is None or not g.gegevens.get(veld) or (veld == "einde" and g.gegevens.get("begin")):
        return []
    begin = begin_van_de_termijn(x, INBURGERINGSTERMIJN, Waardenset({}))
    einde = g.gegevens[veld]
    if begin is None or begin.op is None or dag_uit(einde) >= begin.op:
        return []
    return [(veld, f"{einde} ligt voor het begin van de termijn, {begin.op}")]


HANGT_SAMEN = frozenset(
    {"pip_dagtekening", "doelgroep_gewijzigd", "duo_termijn", "termijn_verlengd", *_BEGIN_VAN, *_BEGIN_VAN.values()}
)
"""The kinds that `samenhang` looks at: any other event is right or wrong by itself."""


def fouten_bij(feiten: Feiten, nieuw: Gebeurtenis) -> list[Fout]:
    """What an event that is added makes wrong; `pad` is its field, or `op` when what clashes was there already."""
    obj = {"soort": nieuw.soort, "op": nieuw.op.isoformat(), **nieuw.gegevens}
    fouten = [Fout(fout.pad.removeprefix("."), fout.zin) for fout in _keur_gebeurtenis("", obj)]
    if fouten or nieuw.soort not in HANGT_SAMEN:
        return fouten
    plek = f"gebeurtenissen[{len(feiten.gebeurtenissen)}]."
    eerder = set(samenhang(feiten))
    erbij = [fout for fout in samenhang(feiten.met(nieuw)) if fout not in eerder]
    return [Fout(fout.pad.removeprefix(plek) if fout.pad.startswith(plek) else "op", fout.zin) for fout in erbij]

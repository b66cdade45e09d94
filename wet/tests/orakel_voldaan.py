"""A second reading of contract.md section 3, written apart from `wet.voldaan` and checked against it.

It works on the JSON of the contract and imports nothing of `wet`: `antwoord(obj, op)` gives whether it can be reported, and per
code in order (voldaan, onzeker). `persoon(r)` gives random people near the norms.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from wet.tests import geschiedenis
from wet.tests.orakel import ASIEL, PLICHT, Feit, Orakel

VIER = ["lezen", "luisteren", "schrijven", "spreken"]
LADDER = ["A0", "A1", "A2", "B1", "B2", "C1", "C2"]
LES = ("nt2", "alfabetisering", "knm")


class Toets:
    """What is asked of one person on one day."""

    def __init__(self, obj: Feit, op: str) -> None:
        self.o = Orakel(obj, op)

    def som(self, *typen: str, school: bool = False, tot: str = "9999") -> float:
        uren: float = sum(
            f["uren"]
            for f in self.o.van("uren")
            if f["type"] in typen
            and f["op"] <= tot
            and (not school or f.get("instelling", "keurmerk") in ("keurmerk", "web"))
        )
        return uren

    def vrij(self, wat: str) -> bool:
        besluiten = self.o.van("vrijstelling", "ontheffing")
        return any(
            f["omvang"] == "geheel" or (f["omvang"] == "gedeeltelijk" and f.get("onderdeel") == wat) for f in besluiten
        )

    def norm(self, typen: tuple[str, ...]) -> float:
        verlaagd = [f["norm"] for f in self.o.van("urennorm_verlaagd") if f["type"] in typen]
        return verlaagd[-1] if verlaagd else 800

    def niveau(self, deel: str) -> str:
        """B1, unless scaled down on or after the day of 600 hours; only in the B1-route."""
        niveau = "B1"
        for f in self.o.van("afgeschaald"):
            genoeg = self.som("nt2", "alfabetisering", school=True, tot=f["op"]) >= 600
            if self.o.route == "B1" and f.get("onderdeel", deel) == deel and genoeg:
                niveau = f.get("niveau", "A2")
        return niveau

    def geslaagd(self, deel: str) -> bool:
        vanaf = 0 if deel == "knm" else LADDER.index(self.niveau(deel))
        return any(
            f.get("geslaagd") is True
            and f.get("onderdeel") == deel
            and (deel == "knm" or LADDER.index(f.get("niveau", "A0")) >= vanaf)
            for f in self.o.van("examenuitslag")
        )

    def onderdelen(self) -> dict[str, tuple[bool, bool]]:
        route, gezien = self.o.route, {f["soort"] for f in self.o.feiten}
        if self.o.groep not in PLICHT or route is None:
            return {}
        vraagt: dict[str, bool] = {"pvt": "pvt_ondertekend" in gezien and self.som("pvt") >= 12}
        if route in ("B1", "Z"):
            vraagt["map"] = "map_eindgesprek" in gezien and self.som("map_praktijk") >= 40
        if route in ("B1", "ONDERWIJS"):
            vraagt |= {deel: self.geslaagd(deel) for deel in (*VIER, "knm")}
        if route == "ONDERWIJS":
            vraagt["taalschakeldiploma"] = "taalschakeldiploma" in gezien
        if route == "Z":
            vraagt["cursusuren"] = self.som(*LES, school=True) >= self.norm(LES)
            if self.o.groep in ASIEL:
                meedoen = ("participatie", "pvt", "map_praktijk", "map_overig")
                vraagt["participatieuren"] = self.som(*meedoen) >= self.norm(meedoen)
            vraagt["eindgesprek"] = "z_eindgesprek" in gezien
        nooit = route == "ONDERWIJS" and not gezien & {"taalschakeltraject_start", "taalschakeldiploma"}
        vrij = {code: self.vrij("participatie" if code == "participatieuren" else code) for code in vraagt}
        return {
            code: (klaar or vrij[code], nooit and code in (*VIER, "knm") and not vrij[code])
            for code, klaar in vraagt.items()
        }


def antwoord(obj: Feit, op: str) -> tuple[bool, dict[str, tuple[bool, bool]]]:
    """Ready to report, and the parts."""
    toets = Toets(obj, op)
    delen = toets.onderdelen()
    gedaan = {code for code, (klaar, _) in delen.items() if klaar}
    if toets.o.route == "ONDERWIJS":
        return "pvt" in gedaan and ("taalschakeldiploma" in gedaan or {*VIER, "knm"} <= gedaan), delen
    return bool(delen) and len(gedaan) == len(delen), delen


def persoon(r: random.Random) -> Feit:
    """Somebody of the histories, with a route and, more or less, what the route asks."""
    obj = geschiedenis.persoon(r)
    rond = date(2026, 3, 2)

    def op() -> str:
        return (rond + timedelta(days=r.choice((0, 0, r.randint(-60, 60), r.randint(0, 900))))).isoformat()

    erbij: list[Feit] = [
        {"soort": "pip_dagtekening", "op": rond.isoformat(), "leerroute": r.choice(geschiedenis.ROUTES)}
    ]
    erbij += [
        {"soort": soort, "op": op()}
        for soort in ("pvt_ondertekend", "map_eindgesprek", "z_eindgesprek")
        if r.random() < 0.9
    ]
    erbij += [{"soort": s, "op": op()} for s in ("taalschakeltraject_start", "taalschakeldiploma") if r.random() < 0.3]
    for deel in (*VIER, "knm"):
        if r.random() < 0.9:
            erbij.append({"soort": "examenuitslag", "op": op(), "onderdeel": deel, **_uitslag(r)})
    erbij += [{"soort": "uren", "op": op(), **_uren(r)} for _ in range(r.randint(2, 16))]
    erbij += [{"soort": "afgeschaald", "op": op(), **_afgeschaald(r)} for _ in range(r.choice((0, 0, 1, 2)))]
    if r.random() < 0.4:  # around 600 hours
        dag, deel = op(), r.choice(VIER)
        erbij += [
            {"soort": "uren", "op": dag, "type": soort, "uren": n}
            for soort, n in (("nt2", r.choice((599, 600))), ("knm", 1))
        ]
        erbij.append({"soort": "afgeschaald", "op": dag, "onderdeel": deel, "niveau": "A2"})
        erbij = [f for f in erbij if f["soort"] != "examenuitslag" or f["onderdeel"] != deel]
        erbij.append({"soort": "examenuitslag", "op": op(), "onderdeel": deel, "niveau": "A2", "geslaagd": True})
    if r.random() < 0.3:
        soort, deel = r.choice(("vrijstelling", "ontheffing")), r.choice((*VIER, "knm", "participatie"))
        erbij.append({"soort": soort, "op": op(), "omvang": "gedeeltelijk", "onderdeel": deel})
    if r.random() < 0.8:  # without the noise of the histories most people are nearly ready
        obj["gebeurtenissen"] = [
            f for f in obj["gebeurtenissen"] if f["soort"] in ("doelgroep_gewijzigd", "urennorm_verlaagd")
        ]
    obj["gebeurtenissen"] += erbij
    r.shuffle(obj["gebeurtenissen"])
    return obj


def _uitslag(r: random.Random) -> dict[str, Any]:
    niveau = r.choice(("A2", "B1", "B1", "B1", "B2", None))
    return {"geslaagd": r.random() < 0.9, **({"niveau": niveau} if niveau else {})}


def _uren(r: random.Random) -> dict[str, Any]:
    typen = {
        "pvt": (6, 11.5, 12), "map_praktijk": (39.5, 40), "nt2": (199, 600, 800), "alfabetisering": (200, 400), "knm": (1, 200),
        "participatie": (600, 748, 800), "map_overig": (8,),
    }  # fmt: skip
    soort = r.choice(
        (
            "pvt",
            "pvt",
            "map_praktijk",
            "map_praktijk",
            "nt2",
            "nt2",
            "alfabetisering",
            "knm",
            "participatie",
            "map_overig",
        )
    )
    instelling = r.choice((None, None, "keurmerk", "web", "overig", "niet_vrijstellend"))
    return {"type": soort, "uren": r.choice(typen[soort]), **({"instelling": instelling} if instelling else {})}


def _afgeschaald(r: random.Random) -> dict[str, Any]:
    deel, niveau = r.choice((None, *VIER, "knm")), r.choice((None, "A2", "A2", "B1"))
    return {naam: waarde for naam, waarde in (("onderdeel", deel), ("niveau", niveau)) if waarde}

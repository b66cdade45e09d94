"""A second reading of contract.md section 2, written apart from the engine and checked against it.

Slow and plain on purpose: it works on the JSON of the contract, day by day, and imports nothing of `wet`.
`antwoord(obj, op)` gives for every term `(start, uiterlijk, stand, voldaan_op, onzeker)`, as text or None.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Feit = dict[str, Any]
Uitkomst = tuple[str | None, str | None, str, str | None, bool]
DAG = timedelta(days=1)
ALMELO = date(2022, 11, 22)
PLICHT = {"ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG"}
IEDEREEN = PLICHT | {"WI2013", "VRIJWILLIG"}
ASIEL = {"ASIEL_A", "ASIEL_B"}
ROUTES = {"B1", "Z", "ONDERWIJS"}
GELIJKGESTELD = {"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"}
PASEN = {
    2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16",
    2029: "04-01", 2030: "04-21", 2031: "04-13", 2032: "03-28", 2033: "04-17", 2034: "04-09", 2035: "03-25",
}  # fmt: skip


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def rust(dag: date) -> bool:
    """Saturday, Sunday, a holiday of article 3, or a day equated with one."""
    pasen = d(f"{dag.year}-{PASEN[dag.year]}")
    koningsdag = date(dag.year, 4, 26 if date(dag.year, 4, 27).isoweekday() == 7 else 27)
    return (
        dag.isoweekday() > 5
        or (dag.month, dag.day) in {(1, 1), (5, 5), (12, 25), (12, 26)}
        or (dag - pasen).days in {-2, 1, 39, 50}
        or dag == koningsdag
        or dag.isoformat() in GELIJKGESTELD
    )


def opgeschoven(dag: date) -> date:
    while rust(dag):
        dag += DAG
    return dag


def maanden_verder(dag: date, aantal: int) -> date:
    """The same day number so many months on, or the last day of that month."""
    jaar, maand = dag.year, dag.month
    for _ in range(abs(aantal)):
        maand += 1 if aantal > 0 else -1
        jaar, maand = (jaar + 1, 1) if maand == 13 else (jaar - 1, 12) if maand == 0 else (jaar, maand)
    return date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))


def periode(eerste_dag: date, maanden: int) -> date:
    """Last day of a period of months whose first day is given."""
    return maanden_verder(eerste_dag - DAG, maanden)


def sleutel(feit: Feit) -> tuple[str, str, str]:
    return feit["op"], feit.get("vastgelegd_op", ""), json.dumps(feit, sort_keys=True, ensure_ascii=False)


def staande(feiten: list[Feit]) -> list[Feit]:
    """Without what was withdrawn, and identical ones once."""
    intrekkingen = [f for f in feiten if f["soort"] == "intrekking"]

    def staat(feit: Feit) -> bool:
        return not any(f["van"] == feit.get("id") and staat(f) for f in intrekkingen)

    uniek: dict[str, Feit] = {}
    for feit in sorted((f for f in feiten if f["soort"] != "intrekking" and staat(f)), key=sleutel):
        uniek[json.dumps({k: v for k, v in feit.items() if k != "vastgelegd_op"}, sort_keys=True)] = feit
    return sorted(uniek.values(), key=sleutel)


class Orakel:
    """One person on one day."""

    def __init__(self, obj: Feit, op: str) -> None:
        self.op = d(op)
        self.feiten = staande([f for f in obj["gebeurtenissen"] if f["op"] <= op])
        self.begingroep = obj["doelgroep"]
        self.almelo = obj["gemeente"] == "almelo"
        self.groep, self.route = self.situatie(self.op)

    def van(self, *soorten: str) -> list[Feit]:
        return [f for f in self.feiten if f["soort"] in soorten]

    def eerste(self, soort: str) -> Feit | None:
        alle = self.van(soort)
        return [f for f in alle if f["op"] == alle[0]["op"]][-1] if alle else None

    def laatste(self, *soorten: str) -> Feit | None:
        gevonden = self.van(*soorten)
        return gevonden[-1] if gevonden else None

    def dag_van(self, soort: str, *, eerste: bool = False) -> date | None:
        feit = self.eerste(soort) if eerste else self.laatste(soort)
        return d(feit["op"]) if feit else None

    def situatie(self, dag: date) -> tuple[str, str | None]:
        groep, route = self.begingroep, None
        for feit in self.feiten:
            if d(feit["op"]) <= dag:
                groep = feit["doelgroep"] if feit["soort"] == "doelgroep_gewijzigd" else groep
                pips = [p for p in self.van("pip_dagtekening") if p["op"] <= feit["op"] and p.get("leerroute")]
                if feit["soort"] in {"pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd"} or (
                    feit["soort"] == "verhuizing" and not pips
                ):
                    route = feit.get("leerroute", route)
        return groep, route

    def dagen(self, vanaf: date) -> Iterator[date]:
        """Each day on which something may differ, from `vanaf` on."""
        yield from sorted({vanaf, *(d(f["op"]) for f in self.feiten if d(f["op"]) >= vanaf)})

    def einde_plicht(self) -> Feit | None:
        einde, begin = self.laatste("plicht_einde"), self.laatste("plicht_start")
        return None if einde is None or (begin is not None and begin["op"] > einde["op"]) else einde

    def plicht_weg(self) -> bool:
        if self.einde_plicht() or any(f["omvang"] == "geheel" for f in self.van("vrijstelling", "ontheffing")):
            return True
        tijdelijk = [f for f in self.van("vrijstelling", "ontheffing") if f["omvang"] == "tijdelijk"]
        return bool(tijdelijk) and (d(tijdelijk[-1]["tot"]) if "tot" in tijdelijk[-1] else date.max) >= self.op

    def gedaan(self, *soorten: str, vanaf: date | None = None) -> date | None:
        return min((d(f["op"]) for f in self.van(*soorten) if vanaf is None or d(f["op"]) >= vanaf), default=None)

    # How a term comes out

    def uit(
        self, start: date | None, eind: date | None, voldaan: date | None = None, *,
        groepen: set[str] = IEDEREEN, routes: set[str] | None = None, wi: bool = True, gestopt: bool = False,
        recht: bool = False, periode_zelf: bool = False, onzeker: bool = False,
    ) -> Uitkomst | None:  # fmt: skip
        """The order of the contract: absent, vervallen, not started, later than today, fulfilled, open, loopt, te laat."""

        def past(dag: date) -> bool:
            groep, route = self.situatie(dag)
            return groep in groepen and (routes is None or route in routes)

        verlaten = not past(self.op)
        if verlaten and (start is None or not any(past(dag) for dag in self.dagen(start))):
            return None
        datums = start.isoformat() if start else None, eind.isoformat() if eind else None
        weg = voldaan is None and ((wi and self.plicht_weg()) or gestopt)
        recht_voorbij = recht and voldaan is None and eind is not None and self.op > eind
        if verlaten or weg or recht_voorbij:
            return *datums, "vervallen", None, onzeker
        if start is None or start > self.op:
            return *datums, "niet_gestart", None, onzeker
        if periode_zelf and eind is not None and self.op > eind:
            voldaan = eind
        if voldaan is not None:
            return *datums, "gehaald" if eind is None or voldaan <= eind else "te_laat", voldaan.isoformat(), onzeker
        if eind is None:
            return *datums, "open", None, onzeker
        return *datums, "loopt" if self.op <= eind else "te_laat", None, onzeker

    def lokaal(self, start: date | None) -> bool:
        return self.almelo and (self.op if start is None else start) >= ALMELO

    # The terms

    def T01(self) -> Uitkomst | None:
        start = self.dag_van("koppeling_gemeente")
        if not self.lokaal(start):
            return None
        return self.uit(start, start + 42 * DAG if start else None, self.gedaan("welkomgesprek") if start else None)

    def T02(self) -> Uitkomst | None:
        start = self.dag_van("welkomgesprek")
        if not self.lokaal(start):
            return None
        return self.uit(start, start + 14 * DAG if start else None, self.gedaan("vragenlijst_start") if start else None)

    def T04(self) -> Uitkomst | None:
        start = self.dag_van("brp_inschrijving")
        return self.uit(start, start, self.gedaan("mb_gestart") if start else None, groepen=ASIEL)

    def T05(self) -> Uitkomst | None:
        start = self.dag_van("mb_gestart")
        if not self.lokaal(start):
            return None
        voldaan = self.gedaan("mb_beeindigd", vanaf=start) if start else None
        return self.uit(start, periode(start, 12) if start else None, voldaan, groepen=ASIEL)

    def bijstand_stopt(self) -> date | None:
        recht, stop = self.dag_van("recht_op_bijstand"), self.dag_van("bijstand_beeindigd")
        return stop if recht and stop and stop >= recht else None

    def T06(self) -> Uitkomst | None:
        start = self.dag_van("recht_op_bijstand")
        eind = min(periode(start, 6), self.bijstand_stopt() or date.max) if start else None
        return self.uit(start, eind, groepen={"ASIEL_A"}, wi=False, periode_zelf=True, onzeker=True)

    def T07(self) -> Uitkomst | None:
        start = self.dag_van("pip_dagtekening", eerste=True)
        if not self.dag_van("recht_op_bijstand") or not self.lokaal(start):
            return None
        voldaan = self.gedaan("beoordeling_ontzorgen", vanaf=start) if start else None
        eind, gestopt = maanden_verder(start, 5) if start else None, self.bijstand_stopt() is not None
        return self.uit(start, eind, voldaan, groepen={"ASIEL_A"}, wi=False, gestopt=gestopt, onzeker=True)

    def T08(self) -> Uitkomst | None:
        oproep = self.eerste("oproep_brede_intake")
        start = d(oproep["op"]) if oproep else None
        eind = d(oproep["verschijnen_op"]) if oproep and "verschijnen_op" in oproep else None
        voldaan = self.gedaan("welkomgesprek", "lbt_uitslag", vanaf=start) if start else None
        return self.uit(start, eind, voldaan, groepen=PLICHT)

    def verhuisd_met_pip(self) -> date | None:
        laatste, pip = self.laatste("verhuizing"), self.dag_van("pip_dagtekening", eerste=True)
        weg = d(laatste["op"]) if laatste else None
        zeggen = [f for f in self.van("verhuizing") if "met_pip" in f]
        gezegd = any(f["met_pip"] for f in zeggen if f["op"] == zeggen[-1]["op"])
        return weg if weg and (gezegd or (pip and pip <= weg)) else None

    def T12(self) -> Uitkomst | None:
        if self.verhuisd_met_pip():
            return None
        notitie = self.dag_van("kennisgeving_inburgeringsplicht", eerste=True)
        inschrijving, duo = self.dag_van("brp_inschrijving"), self.dag_van("tienwekentermijn_gestart")
        onzeker = notitie is not None and date(2023, 1, 1) <= notitie < date(2026, 4, 2)
        start: date | None
        if (notitie or inschrijving or duo or self.op) < date(2023, 1, 1):
            start = inschrijving
        else:
            wacht = self.groep == "ASIEL_A" or (self.groep == "ASIEL_B" and self.van("koppeling_gemeente"))
            start = notitie
            if notitie and wacht and (inschrijving is None or inschrijving > notitie):
                start = inschrijving
        start = duo or start
        if start is None:
            return self.uit(None, None, groepen=PLICHT, onzeker=onzeker)
        tien_weken = opgeschoven(start + 70 * DAG)
        eind: date | None = tien_weken
        voldaan = self.gedaan("pip_dagtekening")
        gevraagd = [f["op"] for f in self.van("informatie_derde_gevraagd") if start <= d(f["op"]) <= tien_weken]
        if gevraagd:
            antwoorden = [f["op"] for f in self.van("informatie_derde_ontvangen") if f["op"] >= gevraagd[-1]]
            if antwoorden:
                eind = max(tien_weken, opgeschoven(d(antwoorden[-1]) + 14 * DAG))
            elif (voldaan or self.op) > tien_weken:
                eind = None
        return self.uit(start, eind, voldaan, groepen=PLICHT, onzeker=onzeker)

    def T13(self) -> Uitkomst | None:
        start = self.verhuisd_met_pip()
        if start is None:
            return None
        return self.uit(start, opgeschoven(start + 70 * DAG), self.gedaan("pip_wijziging", vanaf=start))

    def T15(self) -> Uitkomst | None:
        gewijzigd = self.van("pip_wijziging") and any(f.get("met_pip") for f in self.van("verhuizing"))
        if not self.van("pip_dagtekening") and not gewijzigd:
            return None
        start = self.dag_van("pip_bekendgemaakt")
        bezwaren = [d(f["op"]) for f in self.van("bezwaar") if start and d(f["op"]) >= start and not f.get("artikel")]
        eind = opgeschoven(start + 42 * DAG) if start else None
        return self.uit(start, eind, min(bezwaren, default=None), wi=False, recht=True, onzeker=True)

    def termijn(self) -> tuple[date, date] | None:
        pip = self.dag_van("pip_dagtekening", eerste=True)
        begin = pip + DAG if pip else None
        eind = None
        for feit in self.van("duo_termijn", "termijn_verlengd"):
            begin = d(feit["begin"]) if "begin" in feit else begin
            einde = feit.get("einde") or feit.get("nieuw_einde")
            eind = d(einde) if einde else eind
        return (begin, eind or periode(begin, 36)) if begin else None

    def T17(self) -> Uitkomst | None:
        begin, eind = self.termijn() or (None, None)
        klaar = [d(f["op"]) for f in self.van("plicht_einde") if f.get("reden") == "voldaan" and self.einde_plicht()]
        voldaan = min((dag for dag in klaar if begin and dag >= begin), default=None)
        return self.uit(begin, eind, voldaan, groepen=PLICHT)

    def T18(self) -> Uitkomst | None:
        pip = self.dag_van("pip_dagtekening", eerste=True)
        voldaan = self.gedaan("aanbod_gedaan") if pip else None
        return self.uit(pip, maanden_verder(pip, 3) if pip else None, voldaan, groepen=ASIEL)

    def T19(self) -> Uitkomst | None:
        pip = self.dag_van("pip_dagtekening", eerste=True)
        voldaan = self.gedaan("taalschakeltraject_start") if pip else None
        return self.uit(pip, maanden_verder(pip, 6) if pip else None, voldaan, groepen=ASIEL, routes={"ONDERWIJS"})

    def T21(self) -> Uitkomst | None:
        start, ervoor = None, None
        for dag in sorted({d(f["op"]) for f in self.feiten}):
            route = self.situatie(dag)[1]
            start = dag if route == "Z" and ervoor != "Z" else start
            ervoor = route
        if start is None or not self.lokaal(start):
            return None
        meedoen = [f for f in self.van("uren") if f["type"] == "participatie" and f["uren"] > 0]
        dagen = [d(f["op"]) for f in (*meedoen, *self.van("vrijwilligerswerk_gestart"))]
        return self.uit(start, maanden_verder(start, 3), min(dagen, default=None), routes={"Z"})

    def T22(self) -> Uitkomst | None:
        begin = (self.termijn() or (None,))[0]
        if not self.lokaal(begin):
            return None
        eind = periode(begin, 12) if begin else None
        gesprekken = [
            d(f["op"]) for f in self.van("voortgangsgesprek") if begin and eind and begin <= d(f["op"]) <= eind
        ]
        return self.uit(begin, eind, gesprekken[1] if len(gesprekken) > 1 else None, groepen=PLICHT)

    def T24(self) -> Uitkomst | None:
        begin = (self.termijn() or (None,))[0]
        return self.uit(begin, periode(begin, 18) if begin else None, groepen=PLICHT, routes=ROUTES, recht=True)

    def uren(self) -> date | None:
        """The day since which the hours of 3.14 are complete."""
        begin = (self.termijn() or (None,))[0]
        sinds = None
        for dag in sorted({d(f["op"]) for f in self.feiten}):
            tot_nu = [f for f in self.feiten if d(f["op"]) <= dag]
            uren = [f for f in tot_nu if f["soort"] == "uren"]
            cursus = {"nt2", "alfabetisering", "knm"}
            meedoen = {"participatie", "pvt", "map_praktijk", "map_overig"}
            norm = {"cursus": 800, "meedoen": 800 if self.situatie(dag)[0] in ASIEL else 0}
            for f in tot_nu:
                if f["soort"] == "urennorm_verlaagd":
                    wat = "cursus" if f["type"] in cursus else "meedoen"
                    norm[wat] = f["norm"] if norm[wat] else 0
                deel = f.get("omvang") == "gedeeltelijk" and f.get("onderdeel") == "participatie"
                norm["meedoen"] = 0 if deel else norm["meedoen"]
            erkend = [f for f in uren if f.get("instelling", "keurmerk") in {"keurmerk", "web"}]
            klaar = sum(f["uren"] for f in erkend if f["type"] in cursus) >= norm["cursus"]
            klaar = klaar and sum(f["uren"] for f in uren if f["type"] in meedoen) >= norm["meedoen"]
            sinds = (sinds or dag) if klaar else None
        return max(sinds, begin) if sinds and begin else None

    def binnen(self, routes: set[str], voldaan: date | None) -> Uitkomst | None:
        begin, eind = self.termijn() or (None, None)
        return self.uit(begin, eind, voldaan, groepen=PLICHT, routes=routes)

    def sinds_begin(self, soort: str) -> date | None:
        begin = (self.termijn() or (None,))[0]
        return self.gedaan(soort, vanaf=begin) if begin else None

    def T26(self) -> Uitkomst | None:
        return self.binnen({"Z"}, self.uren())

    def T27(self) -> Uitkomst | None:
        return self.binnen({"Z"}, self.sinds_begin("z_eindgesprek"))

    def T28(self) -> Uitkomst | None:
        uitkomst = self.binnen({"B1", "Z"}, self.sinds_begin("map_eindgesprek"))
        return (*uitkomst[:4], True) if uitkomst else None

    def T29(self) -> Uitkomst | None:
        return self.binnen(ROUTES, self.sinds_begin("pvt_ondertekend"))

    def T32(self) -> Uitkomst | None:
        termijn = self.termijn()
        if termijn is None or self.T17() is None:
            return None
        return self.uit(maanden_verder(termijn[1], -6), termijn[1], groepen=PLICHT, recht=True)

    def T37(self) -> Uitkomst | None:
        einde = self.einde_plicht()
        if einde is None:
            return self.uit(None, None, wi=False)
        start = d(einde["op"])
        meteen = einde.get("reden") in {"overleden", "verkeerd_regime"}
        return self.uit(start, start if meteen else maanden_verder(start, 60), wi=False)


CODES = ["T01", "T02", "T04", "T05", "T06", "T07", "T08", "T12", "T13", "T15", "T17", "T18", "T19", "T21", "T22", "T24", "T26", "T27", "T28", "T29", "T32", "T37"]  # fmt: skip


def antwoord(obj: Feit, op: str) -> dict[str, Uitkomst]:
    """Every term that applies, by code."""
    orakel = Orakel(obj, op)
    gevonden = {code: getattr(orakel, code)() for code in CODES}
    return {code: uitkomst for code, uitkomst in gevonden.items() if uitkomst is not None}

"""Random histories in the JSON of the contract: days crowd together, so that ties and edges happen."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

Feit = dict[str, Any]
GROEPEN = ("ASIEL_A", "ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG")
ROUTES = ("B1", "ONDERWIJS", "Z", "Z")
UREN = ("nt2", "nt2", "alfabetisering", "knm", "participatie", "participatie", "pvt", "map_praktijk", "map_overig")
GEWOON = [
    "koppeling_gemeente",
    "brp_inschrijving",
    "recht_op_bijstand",
    "bijstand_beeindigd",
    "kennisgeving_inburgeringsplicht",
    "tienwekentermijn_gestart",
    "welkomgesprek",
    "vragenlijst_start",
    "voortgangsgesprek",
    "aanbod_gedaan",
    "informatie_derde_gevraagd",
    "informatie_derde_ontvangen",
    "pip_bekendgemaakt",
    "taalschakeltraject_start",
    "pvt_ondertekend",
    "map_eindgesprek",
    "z_eindgesprek",
    "mb_gestart",
    "mb_beeindigd",
    "vrijwilligerswerk_gestart",
    "beoordeling_ontzorgen",
    "verhuizing",
    "plicht_start",
]
BIJZONDER = [
    "plicht_einde",
    "doelgroep_gewijzigd",
    "oproep_brede_intake",
    "lbt_uitslag",
    "pip_dagtekening",
    "pip_dagtekening",
    "pip_wijziging",
    "leerroute_gewijzigd",
    "duo_termijn",
    "termijn_verlengd",
    "uren",
    "uren",
    "uren",
    "urennorm_verlaagd",
    "vrijstelling",
    "ontheffing",
    "bezwaar",
]
SCHARNIER = ("2022-11-22", "2023-01-01", "2024-02-29", "2026-04-02", "2026-08-31", "2026-01-02", "2022-12-31")


def persoon(r: random.Random) -> Feit:
    """One person with up to sixteen events around one day."""
    rond = date.fromisoformat(r.choice(SCHARNIER)) + timedelta(days=r.randint(-40, 40) if r.random() < 0.7 else 0)
    feiten = [gebeurtenis(r, rond) for _ in range(r.randint(0, 16))]
    kenmerken = [f["id"] for f in feiten if "id" in f]
    for nummer in range(r.choice((0, 0, 0, 1, 2)) if kenmerken else 0):
        van = r.choice(kenmerken)
        kenmerken.append(f"w{nummer}")
        feiten.append({"soort": "intrekking", "op": dag(r, rond), "van": van, "id": f"w{nummer}"})
    if feiten and r.random() < 0.2:
        feiten.append({**r.choice(feiten), "vastgelegd_op": dag(r, rond)})
    r.shuffle(feiten)
    gemeente = r.choice(("wet", "almelo", "almelo", "assen"))
    return {"gemeente": gemeente, "doelgroep": r.choice(GROEPEN), "gebeurtenissen": feiten}


def dag(r: random.Random, rond: date) -> str:
    """A day near, within months, or within years."""
    verschil = r.choice((r.randint(-3, 3), r.randint(-90, 90), r.randint(-400, 1600), 0))
    return (rond + timedelta(days=verschil)).isoformat()


def gebeurtenis(r: random.Random, rond: date) -> Feit:
    """One event with the fields of its kind."""
    soort = r.choice(GEWOON if r.random() < 0.55 else BIJZONDER)
    feit: Feit = {"soort": soort, "op": dag(r, rond)}
    if r.random() < 0.3:
        feit["id"] = f"g{r.randint(0, 9999)}"
    if r.random() < 0.3:
        feit["vastgelegd_op"] = dag(r, rond)
    later = (date.fromisoformat(feit["op"]) + timedelta(days=r.randint(0, 700))).isoformat()
    mogelijk: dict[str, Feit] = {
        "plicht_einde": {"reden": r.choice(("voldaan", "voldaan", "overleden", "vertrokken", "verkeerd_regime"))},
        "doelgroep_gewijzigd": {"doelgroep": r.choice(GROEPEN)},
        "oproep_brede_intake": {"verschijnen_op": later} if r.random() < 0.8 else {},
        "lbt_uitslag": {"score": r.randint(0, 40)},
        "pip_dagtekening": {"leerroute": r.choice(ROUTES)} if r.random() < 0.95 else {},
        "pip_wijziging": {"leerroute": r.choice(ROUTES)} if r.random() < 0.6 else {},
        "leerroute_gewijzigd": {"leerroute": r.choice(ROUTES)},
        "duo_termijn": {"begin": feit["op"], "einde": later} if r.random() < 0.7 else {"begin": feit["op"]},
        "termijn_verlengd": {"nieuw_einde": later},
        "uren": {"type": r.choice(UREN), "uren": r.choice((6, 12, 200, 400, 800)), "instelling": r.choice(("keurmerk", "web", "overig"))},
        "urennorm_verlaagd": {"type": r.choice(UREN), "norm": r.choice((0, 200, 400))},
        "vrijstelling": vrij(r, later),
        "ontheffing": vrij(r, later),
        "verhuizing": r.choice(({}, {}, {"met_pip": False}, {"met_pip": True}, {"met_pip": True, "leerroute": r.choice(ROUTES)})),
        "bezwaar": {"artikel": "22"} if r.random() < 0.3 else {},
    }  # fmt: skip
    return {**feit, **mogelijk.get(soort, {})}


def vrij(r: random.Random, later: str) -> Feit:
    omvang = r.choice(("geheel", "gedeeltelijk", "tijdelijk", "tijdelijk"))
    if omvang == "tijdelijk":
        return {"omvang": omvang, "tot": later}
    return (
        {"omvang": omvang, "onderdeel": r.choice(("participatie", "lezen"))}
        if omvang != "geheel"
        else {"omvang": omvang}
    )


def peildagen(r: random.Random, obj: Feit) -> list[str]:
    """Days on, beside and long after what happened."""
    dagen = [date.fromisoformat(f["op"]) for f in obj["gebeurtenissen"]] or [date(2026, 1, 1)]
    gekozen = [r.choice(dagen) + timedelta(days=r.choice((-1, 0, 0, 1, 14, 42, 70, 71, 365, 1096))) for _ in range(3)]
    return sorted({max(gekozen_dag, date(2021, 6, 1)).isoformat() for gekozen_dag in gekozen})

"""How long `wet.rijen` takes: CPU microseconds per dossier, best of several rounds.

A mean dossier has ten events; a long one is a Z-route near its end, with three years of hours booked per month.

python3 bench/wet_snelheid.py [rounds]
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import wet

DOSSIERS = 2_000
BUDGET = 120
"""Microseconds for the mean dossier: 1,000,000 are rebuilt within 150 s on two cores, reading and writing included."""


def dossier(nummer: int) -> wet.Feiten:
    """Ten events of a newcomer in the Z-, B1- or onderwijsroute; days differ per dossier."""
    begin = date(2023, 1, 9) + timedelta(days=nummer % 1100)

    def op(dagen: int) -> date:
        return begin + timedelta(days=dagen)

    route = ("Z", "B1", "ONDERWIJS")[nummer % 3]
    gebeurd = (
        wet.Gebeurtenis("koppeling_gemeente", op(0)),
        wet.Gebeurtenis("welkomgesprek", op(35)),
        wet.Gebeurtenis("brp_inschrijving", op(60)),
        wet.Gebeurtenis("recht_op_bijstand", op(60)),
        wet.Gebeurtenis("mb_gestart", op(60)),
        wet.Gebeurtenis("kennisgeving_inburgeringsplicht", op(66)),
        wet.Gebeurtenis("lbt_uitslag", op(90), {"score": 20 + nummer % 20}),
        wet.Gebeurtenis("pip_dagtekening", op(120), {"leerroute": route}),
        wet.Gebeurtenis("pip_bekendgemaakt", op(120)),
        wet.Gebeurtenis("aanbod_gedaan", op(150)),
    )
    return wet.Feiten("almelo", "ASIEL_A" if nummer % 4 else "GEZIN", gebeurtenissen=gebeurd)


def lang_dossier(nummer: int) -> wet.Feiten:
    """The same person in the Z-route with 108 bookings of hours, three on the last day of each month."""
    feiten = dossier(3 * nummer)
    begin = feiten.gebeurtenissen[0].op
    uren = (
        wet.Gebeurtenis("uren", begin + timedelta(days=150 + 30 * maand), {"type": soort, "uren": 20 + nummer % 3})
        for maand in range(36)
        for soort in ("nt2", "participatie", "knm")
    )
    return feiten.met(*uren)


def meet(feiten: list[wet.Feiten], gemeente: str, rondes: int) -> tuple[float, float]:
    """Microseconds of CPU and rows per dossier."""
    beleid, beste, aantal = wet.beleid_voor(gemeente), float("inf"), 0
    for _ in range(rondes):
        begin = time.process_time()
        aantal = sum(len(wet.rijen(een, beleid)) for een in feiten)
        beste = min(beste, time.process_time() - begin)
    return beste / len(feiten) * 1e6, aantal / len(feiten)


def main(rondes: int = 5) -> int:
    """Print the figures; 1 when the mean dossier is over budget."""
    gemiddeld = [dossier(nummer) for nummer in range(DOSSIERS)]
    lang = [lang_dossier(nummer) for nummer in range(DOSSIERS // 10)]
    duurst = 0.0
    for gemeente in ("assen", "almelo"):
        micros, aantal = meet(gemiddeld, gemeente, rondes)
        duurst = max(duurst, micros)
        print(
            f"{gemeente}: {micros:.1f} µs CPU per dossier van 10 gebeurtenissen, {aantal:.1f} rijen (grens {BUDGET} µs)"
        )
    micros, aantal = meet(lang, "almelo", rondes)
    print(
        f"almelo: {micros:.1f} µs CPU per dossier van {len(lang[0].gebeurtenissen)} gebeurtenissen, {aantal:.1f} rijen"
    )
    return 0 if duurst <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main(*(int(woord) for woord in sys.argv[1:2])))

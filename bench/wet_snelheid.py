"""How long `wet.rijen` takes for a typical dossier of ten events: CPU microseconds, best of several rounds.

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


def dossier(nummer: int) -> wet.Feiten:
    """Ten events of a status holder in the Z-, B1- or onderwijsroute; days differ per dossier."""
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


def main(rondes: int = 5) -> int:
    """Print the figure; 1 when over budget."""
    feiten = [dossier(nummer) for nummer in range(DOSSIERS)]
    for gemeente in ("assen", "almelo"):
        beleid = wet.beleid_voor(gemeente)
        beste = float("inf")
        for _ in range(rondes):
            begin = time.process_time()
            aantal = sum(len(wet.rijen(een, beleid)) for een in feiten)
            beste = min(beste, time.process_time() - begin)
        per_dossier = beste / DOSSIERS * 1e6
        print(
            f"{gemeente}: {per_dossier:.1f} µs CPU per dossier van 10 gebeurtenissen, {aantal / DOSSIERS:.1f} rijen (grens {BUDGET} µs)"
        )
    return 0 if per_dossier <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main(*(int(woord) for woord in sys.argv[1:2])))

"""The whole page of one dossier, with every block of every app.

Budget (design, section 8): at most 14 statements and 2 x the CPU of the ceiling. `python3 run.py bench dossier [requests]`.
"""

from __future__ import annotations

import sys

from bench._meten import caseload, client_van, fullest, keer
from bench._pagina import meet_pagina
from bench._schaal import PEERS


def main() -> int:
    """The page of a dossier in the middle of its way."""
    gebruiker, _, aantal = fullest()
    dossier = next((d for d in caseload(gebruiker) if d.fase == "traject"), caseload(gebruiker)[0])
    print(f"{aantal} dossiers; fase {dossier.fase}")
    adres = f"/dossiers/{dossier.pk}/"
    return meet_pagina(
        "dossier",
        client_van(gebruiker),
        adres,
        rijen=32,
        keer=keer(200),
        grens_sql=14,
        grens_cpu=2,
        peer=PEERS["dossier"],
    )


if __name__ == "__main__":
    sys.exit(main())

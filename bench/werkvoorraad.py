"""The work list of the fullest caseload in the database.

Budget (design, section 8): at most 10 statements and 1.5 x the CPU of the ceiling. `python3 run.py bench werkvoorraad [requests]`.
"""

from __future__ import annotations

import sys

from bench._meten import client_van, fullest, keer
from bench._pagina import meet_pagina
from bench._schaal import PEERS

ADRES = "/werkvoorraad/"


def main() -> int:
    """Ours, the ceiling and the bare SQL, in one run."""
    gebruiker, termijnen, aantal = fullest()
    client = client_van(gebruiker)
    getoond = client.get(ADRES).content.count(b"data-rij ")
    print(f"{aantal} dossiers; {termijnen} open termijnen op deze lijst")
    return meet_pagina(
        "werkvoorraad", client, ADRES, rijen=getoond, keer=keer(200), grens_sql=10, grens_cpu=1.5, peer=PEERS["lijst"]
    )


if __name__ == "__main__":
    sys.exit(main())

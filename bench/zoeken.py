"""Search by name, as the search page does it.

Budget (design, section 8): at most 7 statements and 2 x the CPU of the ceiling. `python3 run.py bench zoeken [requests]`.
"""

from __future__ import annotations

import sys
from urllib.parse import quote

from bench._meten import als_eigenaar, caseload, client_van, fullest, keer
from bench._pagina import meet_pagina
from bench._schaal import PEERS
from samenspel.personen.models import Persoon


def main() -> int:
    """The first name of somebody in the caseload."""
    gebruiker, _, aantal = fullest()
    dossier = caseload(gebruiker, 1)[0]
    with als_eigenaar(using="eigenaar"):
        naam = Persoon.objects.using("eigenaar").get(dossier_id=dossier.pk).naam
    woord = naam.split()[0]
    adres = f"/dossiers/zoek/?zoek={quote(woord)}"
    client = client_van(gebruiker)
    getoond = client.get(adres).content.count(b"/dossiers/0")
    print(f"{aantal} dossiers; {getoond} gevonden")
    return meet_pagina(
        "zoeken op naam", client, adres, rijen=getoond, keer=keer(200), grens_sql=7, grens_cpu=2, peer=PEERS["zoeken"]
    )


if __name__ == "__main__":
    sys.exit(main())

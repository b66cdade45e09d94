"""`run.py bewijs ingebouwde-fouten` (V6): one thing at a time is left out that holds somebody back; the proofs must notice each.

Of the database each condition of the wall, which V1 must notice; of the Python code each `zichtbaar_voor` and each guard, which the crawl
must. Part i of n takes every n-th of both. A second argument takes one of the two: `database`, `python`, or `ci`, which is `python` without
the places of which we know that nobody notices them yet (`tests/fouten/nog_open.txt`); here they are wrong. `database ci` is the same of the wall
(`nog_open_muur.txt`). `onthoud` looks for what is not remembered and writes down what noticed it, for the next to look there first; `opnieuw` does
so for every place.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from typing import Any

from bewijzen._opstelling import eigen_database, zeg
from tests.mallen import haal_weg, kopieer_mal, met_naam, server

NAAM = "bewijs_fouten"
DATABASE, CI, ONTHOUD, OPNIEUW = "database", "ci", "onthoud", "opnieuw"


def in_de_database(i: int, n: int, hoe: str = "") -> tuple[int, list[str], dict[str, Any]]:
    """How many bugs, those that V1 did not notice, and counts."""
    import psycopg

    from tests.fouten import muurboek
    from tests.matrix.fouten import fouten
    from tests.matrix.muur import Uitslag, Vrager, korte_zichten
    from tests.matrix.proefwereld import bouw, voeg_proefrollen_toe
    from tests.matrix.zoeken import wie_ziet, zonder_fout

    naam = f"{NAAM}_{os.getpid()}"
    kopieer_mal(naam)
    try:
        with (
            psycopg.connect(met_naam(os.environ["DATABASE_URL_EIGENAAR"], naam), autocommit=True) as eigenaar,
            psycopg.connect(met_naam(os.environ["DATABASE_URL"], naam), autocommit=True) as login,
        ):
            voeg_proefrollen_toe(eigenaar)
            vrager = Vrager(login, bouw(eigenaar), korte_zichten(eigenaar), Uitslag())
            alle, gelijk = fouten(eigenaar), muurboek.gelijk()
            niet = gelijk.keys() | (muurboek.nog_open() if hoe == CI else set())
            deze = [fout for fout in alle[i - 1 :: n] if fout.naam not in niet]
            gemist = zonder_fout(vrager)
            bekend = muurboek.onthouden()
            door = {fout.naam: wie_ziet(fout, eigenaar, vrager, bekend.get(fout.naam)) for fout in deze}
    finally:
        with server() as verbinding:
            haal_weg(verbinding, naam)
    if hoe == ONTHOUD:
        muurboek.onthoud(door)
    gemist += [naam for naam, plek in door.items() if plek is None]
    gemist += [
        f"{naam}: staat in gelijk_muur.csv en is er niet" for naam in gelijk.keys() - {fout.naam for fout in alle}
    ]
    return (
        len(deze),
        gemist,
        {
            "in de database": len(deze),
            "verandert niets": len(gelijk),
            "waar de vorige keer": sum(plek == bekend.get(naam) for naam, plek in door.items()),
        },
    )


def in_python(i: int, n: int, hoe: str = "") -> tuple[int, list[str], dict[str, Any]]:
    """The same of the places in the code."""
    from tests.crawl.mal import kopieer, lees
    from tests.fouten.herschrijven import laad_alles, zet_aan

    zet_aan()
    namen: list[bytes] = []
    with eigen_database("fouten", lambda nieuw: namen.append(kopieer(nieuw))):
        laad_alles()
        from tests.fouten import proef
        from tests.fouten import stand as boek
        from tests.fouten.register import HET

        deel = set(range(len(HET.plekken))[i - 1 :: n])
        gelijk = boek.gelijk().keys()  # nobody can notice these: not worth a search of an hour
        niet = {CI: boek.nog_open() | gelijk, ONTHOUD: boek.namen_van(boek.onthouden()) | gelijk}.get(hoe, set())
        deel -= {plek for plek in deel if HET.plekken[plek].naam in niet}
        schrijf_op = boek.onthoud if hoe in {ONTHOUD, OPNIEUW} else lambda _stand: None
        stand, zonder_fout = proef.loop(*lees(namen[0]), deel, schrijf_op)
        gemist = boek.gemist(stand, deel) + [f"zonder fout anders dan de crawl verwacht: {waar}" for waar in stand.mis]
        gemist += [f"zonder fout gezien: {naam}" for naam in zonder_fout]
        soorten = Counter(
            f"{HET.plekken[plek].soort}, {hoe}" for plek, (hoe, _door) in stand.gezien.items() if plek in deel
        )
    return (
        len(deel),
        gemist,
        {"in python": len(deel), **dict(sorted(soorten.items())), "keren gevraagd": stand.gevraagd},
    )


def main(deel: str = "1/1", helft: str = "", hoe: str = "") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    gevraagd, gemist, tellingen = 0, list[str](), dict[str, Any]()
    uitkomsten = []
    if helft in {"", DATABASE}:
        uitkomsten.append(in_de_database(i, n, hoe or helft))
    if helft != DATABASE:
        uitkomsten.append(in_python(i, n, helft))
    for aantal, mis, telling in uitkomsten:
        gevraagd, gemist, tellingen = gevraagd + aantal, gemist + mis, tellingen | telling
    for naam in gemist:
        zeg(f"niet gezien: {naam}")
    uitkomst = {"checked": gevraagd, "wrong": len(gemist), "seed": None, "counts": tellingen | {"niet gezien": gemist}}
    zeg(json.dumps(uitkomst, ensure_ascii=False))
    return 1 if gemist else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))

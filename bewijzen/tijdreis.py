"""`run.py bewijs tijdreis` (V5): something that opens a dossier ends at t; it is open a second before, and shut a second after.

Two thousand times, chosen by chance: taking part and the thirty days after it, agreement, consent (its last day, or taken back), emergency, appointment, cover,
working along, a team, somebody one on one, who looks along for a newcomer, an interpreter, the ten minutes of the desk. The clock of the database does not move for us, so the row does: its end is put a second (or a day, where a day is what
counts) behind and before now. Asked of PostgreSQL itself, in a time zone chosen by chance, and over HTTP in a session that stayed open all the while. A wall that
looks at no end must be seen. Part i of n takes every n-th.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import sys
from collections import Counter
from datetime import timedelta
from typing import LiteralString, cast

import psycopg
from psycopg import sql

from bewijzen._tijdreis_soorten import SOORTEN, stoppen
from bewijzen._tijdreis_wereld import Opstelling, bouw, vandaag
from tests.mallen import haal_weg, kopieer_mal, met_naam, server

NAAM, GEVALLEN, ZAAD = "bewijs_tijdreis", 2000, 20261126
_ZONES = ("UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Etc/GMT+12")


def _maak_open(o: Opstelling) -> None:
    """Everything holds again."""
    for tabel in (
        "toegang_betrokkenheid",
        "toegang_overeenkomst",
        "toegang_samenwerking",
        "toegang_deelnemer",
        "toegang_aanstelling",
    ):
        o.eigenaar.execute(sql.SQL("update {} set tot = null").format(sql.Identifier(tabel)))
    later = vandaag() + timedelta(days=30)
    o.zet("update toegang_betrokkenheid set vanaf = %s", vandaag() - timedelta(days=90))
    o.zet(
        "update avg_toestemming set ingetrokken_op = null, ingetrokken_door_id = null, gevraagd_op = %s, tot = %s",
        vandaag(),
        later,
    )
    o.zet("update toegang_toewijzing set gestopt_op = null, tot = %s", later)
    o.zet("update toegang_vervanging set tot = %s", later)
    o.zet("update toegang_meewerking set gestopt_op = null, tot = null")
    o.zet("update toegang_machtiging set vanaf = %s", vandaag())
    o.zet("update toegang_vrijwilliger set geheimhouding_op = clock_timestamp()")
    o.zet("update toegang_tolkboeking set dag = %s, gestopt_op = null, geheimhouding_op = clock_timestamp()", vandaag())
    o.zet("update toegang_balievraag set op = statement_timestamp(), tot = statement_timestamp() + (tot - op)")
    stoppen(o, open_=True)


_OP_DE_SECONDE: dict[str, LiteralString] = {
    "noodtoegang": "select einde <= clock_timestamp() from avg_noodtoegang",
    "vraag van de balie": "select tot <= clock_timestamp() from toegang_balievraag",
}


def _te_laat(o: Opstelling, soort: str) -> bool:
    """Whether the end, a second ahead when it was put there, has passed meanwhile: then an answer that says shut says nothing."""
    if soort not in _OP_DE_SECONDE:
        return False
    rij = o.eigenaar.execute(_OP_DE_SECONDE[soort]).fetchone()
    return rij is not None and bool(rij[0])


def _antwoorden(o: Opstelling, soort: str, zone: str, *, open_: bool) -> dict[str, bool]:
    """What each way of asking says just before or just after the end; asked again where the machine was too busy to ask in time."""
    zet, vraag = SOORTEN[soort]
    zet(o, open_)
    kan = vraag(o, zone)
    for _keer in range(60):
        if not open_ or all(kan.values()) or not _te_laat(o, soort):
            break
        zet(o, open_)
        kan = vraag(o, zone)
    return kan


def _reis(o: Opstelling, soort: str, zone: str, mis: Counter[str]) -> int:
    """One case: open just before, shut just after. Gives how much was asked."""
    gevraagd = 0
    for open_ in (True, False):
        for waar, kan in _antwoorden(o, soort, zone, open_=open_).items():
            gevraagd += 1
            if kan != open_:
                # the wall that errs says it again; a question that came too early does not
                _zet, vraag = SOORTEN[soort]
                blijft = "ook weer gevraagd" if vraag(o, zone)[waar] == kan else "weer gevraagd niet"
                mis[f"{soort}, {'ervoor dicht' if open_ else 'erna open'}: {waar} ({zone}, {blijft})"] += 1
    _maak_open(o)
    return gevraagd


_OP_TIJD = re.compile(r"zonder .*\b(tot|einde|gestopt_op|ingetrokken_op|geheimhouding_op|b\.dag)\b")


def _gemist(o: Opstelling) -> list[str]:
    """The functions of the wall that look at no end, one at a time, which were not seen."""
    from tests.matrix.fouten import fouten

    uit = []
    for fout in [fout for fout in fouten(o.eigenaar) if not fout.waar and _OP_TIJD.search(fout.naam)]:
        mis: Counter[str] = Counter()
        o.eigenaar.execute(cast("LiteralString", fout.erin))
        try:
            for soort in SOORTEN:
                _reis(o, soort, "UTC", mis)
                if mis:
                    break
        finally:
            o.eigenaar.execute(cast("LiteralString", fout.eruit))
        uit += [] if mis else [fout.naam]
    return uit


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    url, url_eigenaar = (met_naam(os.environ[naam], NAAM) for naam in ("DATABASE_URL", "DATABASE_URL_EIGENAAR"))
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "samenspel.config.settings", "SAMENSPEL_POOL": "nee"}
    import django

    django.setup()
    logging.disable(logging.WARNING)  # each page that is shut would write a line
    from django.db import connections

    kans = random.Random(ZAAD)  # noqa: S311  # no secret
    gevallen = [(kans.choice(list(SOORTEN)), kans.choice(_ZONES)) for _geval in range(GEVALLEN)][i - 1 :: n]
    mis: Counter[str] = Counter()
    gevraagd = 0
    try:
        with psycopg.connect(url_eigenaar, autocommit=True) as eigenaar, psycopg.connect(url, autocommit=True) as login:
            opstelling = bouw(eigenaar, login)
            for soort, zone in gevallen:
                gevraagd += _reis(opstelling, soort, zone, mis)
            mis.update(f"de controle zag niet: {naam}" for naam in _gemist(opstelling))
            connections.close_all()
    finally:
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    for wat, aantal in mis.most_common(50):
        sys.stdout.write(f"niet op tijd: {wat} ({aantal})\n")
    counts = {"gevallen": len(gevallen), "per soort": Counter(soort for soort, _zone in gevallen), "mis": mis}
    sys.stdout.write(json.dumps({"checked": gevraagd, "wrong": mis.total(), "seed": ZAAD, "counts": counts}) + "\n")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

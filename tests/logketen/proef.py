"""Write a log, seal and anchor it, then tamper so many times: each time the verifier must say so. Undone after each."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from samenspel.logboek.nakijken import kijk_na
from samenspel.logboek.verzegelen import verzegel
from tests.logketen import geknoei_geschiedenis as geschiedenis
from tests.logketen.geknoei import TABELLEN, manieren, schrijf_log, wis


def bouw(zaad: int, *, regels: int = 45) -> None:
    """Lines in five seals, one lawful deletion among them; on the connection of the owner."""
    bron = random.Random(zaad)
    with connections["eigenaar"].cursor() as cursor:
        geschiedenis.begin(cursor)
        for beurt in range(5):
            schrijf_log(cursor, bron, regels // 5)
            geschiedenis.schrijf(cursor, bron, regels // 5)
            if beurt == 3:
                geschiedenis.wis(cursor, 4)
                cursor.execute(
                    "select dossier_id from logboek_betrokkene where gemeente_id = %s limit 1",
                    ["00000000-0000-0000-0000-00000000000b"],
                )
                wis(cursor, cursor.fetchone()[0])
            verzegel(datetime.now().astimezone())
        for tabel in (*TABELLEN, *geschiedenis.TABELLEN):
            cursor.execute(f"alter table {tabel} disable trigger bewaak")


def knoei(zaad: int, aantal: int, begin: int = 0, stap: int = 1) -> tuple[int, list[str], Counter[str]]:
    """So many tampers, by turns of every kind: how many, those nobody noticed, and how often each kind was tried."""
    eigenaar: Any = connections["eigenaar"]
    gemist: list[str] = []
    gedaan: Counter[str] = Counter()
    with eigenaar.cursor() as cursor:
        soorten = manieren(cursor) + geschiedenis.manieren(cursor)
    schoon = kijk_na(datetime.now().astimezone())
    assert not schoon.fouten, schoon.fouten
    assert schoon.regels
    assert schoon.wijzigingen
    assert not schoon.niet_verankerd
    for nummer in range(begin, aantal, stap):
        soort = soorten[(nummer // stap) % len(soorten)]  # so that each part tries every kind
        bron = random.Random(zaad * 1_000_003 + nummer)
        with transaction.atomic(using="eigenaar"):
            with eigenaar.cursor() as cursor:
                soort.doe(bron, cursor)
            if not kijk_na(datetime.now().astimezone()).fouten:
                gemist.append(f"{soort.naam} ({nummer})")
            transaction.set_rollback(True, using="eigenaar")
        gedaan[soort.naam] += 1
    return gedaan.total(), gemist, gedaan

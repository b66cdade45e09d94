"""Figures of peers, scaled to this machine: (ceiling measured now / ceiling in the design's table)."""

from __future__ import annotations

import statistics
import time

from bench._ceiling import bare_view, served
from bench._meten import als_eigenaar, client_van, fullest, lezend, meet, sql_van

CEILING = 7.6
"""CPU ms of the work list's ceiling when the peers were measured (ontwerp.md section 8)."""

PEERS = {"list": 112.0, "page": 54.0, "act": 20.0, "search": 155.0, "create": 22.0}
"""CPU ms: Open Zaak list and page; django-helpdesk act, search and create."""


def factor() -> float:
    """How fast this machine is now, against then."""
    gebruiker, _, _ = fullest()
    client = client_van(gebruiker)
    sql = lezend(sql_van(lambda: client.get("/werkvoorraad/")))
    inhoud = client.get("/werkvoorraad/").content
    rijen: list[dict[str, object]] = [{"id": n, "naam": "Naam", "dag": ""} for n in range(60)]
    with als_eigenaar(using="eigenaar"), served(bare_view(sql, rijen, len(inhoud))) as plafond:
        return meet(plafond, 100, "eigenaar").cpu / CEILING


def peer_cpu(work: str) -> float:
    """What the peer would take here, in CPU ms."""
    schaal = factor()
    print(f"peers geschaald met {schaal:.2f} (plafond nu / plafond toen)")
    return PEERS[work] * schaal


def drukte(rondes: int = 300) -> float:
    """How much slower a core is while others work beside us: the CPU time of one fixed sum, median over fastest."""
    tijden = []
    for _ in range(rondes):
        begin = time.thread_time()
        {str(n): n for n in range(10_000)}
        tijden.append(time.thread_time() - begin)
        time.sleep(0.005)
    tijden.sort()
    return statistics.median(tijden) / tijden[rondes // 100]

"""Figures of peers, scaled to this machine: (ceiling measured now / ceiling in the design's table)."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

from bench._ceiling import bare_view, served
from bench._meten import als_eigenaar, client_van, fullest, lezend, meet, sql_van


@dataclass(frozen=True, slots=True)
class Peer:
    """CPU ms of a peer's work, and of the ceiling beside which it was measured (design, section 8; prestaties.md, section 2)."""

    naam: str
    cpu: float
    plafond: float
    keer: float
    """How many times less CPU ours must take."""

    def hier(self, plafond_nu: float) -> float:
        """What the peer would take on this machine, in CPU ms: scaled by (ceiling measured now / ceiling then)."""
        return self.cpu * plafond_nu / self.plafond

    def regel(self, ons: float, plafond_nu: float) -> tuple[str, float, float]:
        """For `besluit`: how much of the peer's CPU ours takes, against what it may take."""
        hier = self.hier(plafond_nu)
        print(
            f"{self.naam:32} {'':7}  zou hier {hier:.1f} ms CPU nemen: {hier / ons:.1f} x ons (minstens {self.keer:g})"
        )
        return f"CPU tegen {self.naam}", ons / hier, 1 / self.keer


PEERS = {
    "lijst": Peer("Open Zaak, lijst", 112.0, 7.6, 10),
    "dossier": Peer("Open Zaak, zaak zonder expand", 54.0, 5.0, 5),
    "handeling": Peer("django-helpdesk, notitie", 20.0, 1.5, 4),
    "zoeken": Peer("django-helpdesk, naam zoeken", 155.0, 3.0, 20),
    "openen": Peer("django-helpdesk, zaak maken", 22.0, 7.6, 2),
}
"""Making a case has no ceiling of its own: it is scaled by the one of the work list."""


def plafond_van_de_lijst() -> float:
    """CPU ms of the ceiling of the work list, measured now."""
    gebruiker, _, _ = fullest()
    client = client_van(gebruiker)
    sql = lezend(sql_van(lambda: client.get("/werkvoorraad/")))
    inhoud = client.get("/werkvoorraad/").content
    rijen: list[dict[str, object]] = [{"id": n, "naam": "Naam", "dag": ""} for n in range(60)]
    with als_eigenaar(using="eigenaar"), served(bare_view(sql, rijen, len(inhoud))) as plafond:
        return meet(plafond, 100, "eigenaar").cpu


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

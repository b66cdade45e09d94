"""Jobs in both logs: a line for each run in each municipality, before anything is read. No log, no job.

The line says which activity, whose data as a set (`verwerkingen.toml`), and a trace; what the run changes has the same trace in the change
history. It names no person: a rebuild of a million deadlines is one line, and nobody looked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit, spoor_van_taak
from samenspel.kern.klok import nu
from samenspel.toegang.logschrijver import Spoor, schrijf
from samenspel.toegang.verwerkingen import verwerking_van_taak


@contextmanager
def taak(naam: str, gemeente_id: UUID, *, als: Aanwezige | None = None) -> Iterator[None]:
    """One run of this job in one municipality; `als` the person for whom it works. What goes wrong is a line too. Raises LookupError (`verwerking_van_taak`)."""
    spoor = Spoor(trace=os.urandom(16), ouder=None, herkomst="", toestel=b"", begin=nu())
    wie = als or Aanwezige(gebruiker_id=None, gemeente_id=gemeente_id, rol=SYSTEEM, doel=naam)
    with spoor_van_taak(spoor.trace):
        _regel(naam, wie, spoor, gelukt=True)
        try:
            yield
        except Exception:
            _regel(naam, wie, spoor, gelukt=False)
            raise


def _regel(naam: str, wie: Aanwezige, spoor: Spoor, *, gelukt: bool) -> None:
    verwerking = verwerking_van_taak(naam)
    with identiteit(wie):
        schrijf(
            wie, spoor, pad=f"taak: {verwerking.taken[naam]}", actie="schrijf", resultaat="ok" if gelukt else "mislukt",
            status=200 if gelukt else 500, gelezen={}, verwerking=verwerking,
        )  # fmt: skip

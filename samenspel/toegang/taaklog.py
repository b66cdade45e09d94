"""Jobs and commands in both logs: a line for each run in each municipality, before anything is read. No log, no job.

The line says which activity, whose data as a set (`verwerkingen.toml`), and a trace; what the run changes has the same trace in the change
history. It names no person: a rebuild of a million deadlines is one line, and nobody looked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from uuid import UUID

from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit, spoor_van_taak
from samenspel.kern.klok import nu
from samenspel.toegang.logschrijver import Spoor, schrijf
from samenspel.toegang.verwerkingen import verwerking_van_taak


@contextmanager
def taak(naam: str, gemeente_id: UUID, *, als: Aanwezige | None = None, leest: bool = False) -> Iterator[None]:
    """One run of this job in one municipality; `als` the person for whom it works. What goes wrong is a line too. Raises LookupError (`verwerking_van_taak`).

    `leest`: it changes nothing.
    """
    spoor = Spoor(trace=os.urandom(16), ouder=None, herkomst="", toestel=b"", begin=nu())
    wie = als or Aanwezige(gebruiker_id=None, gemeente_id=gemeente_id, rol=SYSTEEM, doel=naam)
    with spoor_van_taak(spoor.trace):
        _regel(naam, wie, spoor, leest=leest, gelukt=True)
        try:
            yield
        except Exception:
            _regel(naam, wie, spoor, leest=leest, gelukt=False)
            raise


@contextmanager
def opdracht(naam: str, gemeenten: Iterable[UUID], *, leest: bool = False) -> Iterator[None]:
    """A command that somebody gives at the server: nobody is logged in there, so the line says what was done and not by whom."""
    with ExitStack() as regels:
        for gemeente_id in gemeenten:
            regels.enter_context(taak(naam, gemeente_id, leest=leest))
        yield


def _regel(naam: str, wie: Aanwezige, spoor: Spoor, *, leest: bool, gelukt: bool) -> None:
    verwerking = verwerking_van_taak(naam)
    pad = (
        f"opdracht: {verwerking.opdrachten[naam]}"
        if naam in verwerking.opdrachten
        else f"taak: {verwerking.taken[naam]}"
    )
    with identiteit(wie):
        schrijf(
            wie, spoor, pad=pad, actie="lees" if leest else "schrijf", resultaat="ok" if gelukt else "mislukt",
            status=200 if gelukt else 500, gelezen={}, verwerking=verwerking,
        )  # fmt: skip

"""Plans and decisions of the demo, through the acts of `plan`."""

from __future__ import annotations

from datetime import date

from samenspel.demo.bouwer import Bouwer
from samenspel.dossiers.models import Dossier


def stel_steunplan_op(bouwer: Bouwer, dossier: Dossier, op: date) -> None:
    """A support plan (Wi2013): no decision, no term, no fine."""
    bouwer.feit(dossier, "steunplan_vastgesteld", op)


def stel_pip_op(
    bouwer: Bouwer, dossier: Dossier, op: date, leerroute: str, *, bekendgemaakt: date | None = None
) -> None:
    """An adopted PIP, made known on the day itself unless said otherwise."""
    bouwer.feit(dossier, "pip_dagtekening", op, leerroute=leerroute)
    bouwer.feit(dossier, "pip_bekendgemaakt", bekendgemaakt or op)

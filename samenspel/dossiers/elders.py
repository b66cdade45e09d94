"""What another municipality did before somebody moved here, and what of its PIP came along (Bi 5.3 lid 3, Wi 15 lid 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import wet
from samenspel.dossiers.models import Gebeurtenis

VERHUIZING = "verhuizing"


def is_van_elders(op: date, gegevens: Mapping[str, Any], *, bron: str, laatste_verhuizing: date | None) -> bool:
    """Another municipality did this, so telling DUO was for that college (Bi 9.2 lid 2, 9.3 lid 2).

    Who says it, decides; who came back may have something of ours from before. Where nobody said it: what is of a day
    up to and including the last move here. An act in Samenspel is always ours.
    """
    if bron == Gebeurtenis.Bron.HANDELING:
        return False
    if (gezegd := gegevens.get("elders")) is not None:
        return bool(gezegd)
    return laatste_verhuizing is not None and op <= laatste_verhuizing


def kwam_met_pip(feiten: wet.Feiten) -> bool:
    """A PIP came along: with a move that `wet` knows, or somebody recorded one of elsewhere and not yet the move."""
    return wet.verhuisd_met_pip(feiten) is not None or bool(pips_van_elders(wet.geldende(feiten)))


def pips_van_elders(staand: Iterable[wet.Gebeurtenis]) -> list[date]:
    """The days of the PIPs that somebody marked as those of another municipality."""
    return [g.op for g in staand if g.soort == "pip_dagtekening" and g.gegevens.get("elders") is True]

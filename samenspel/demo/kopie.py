"""COPY of a portion: one stream per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from samenspel.demo.invullen import Invuller
from samenspel.demo.volume import Deel


def schrijf_portie(
    cursor: Any, invuller: Invuller, kolommen: Mapping[str, Sequence[str]], portie: Sequence[Deel]
) -> int:
    """Write the dossiers of this portion on this cursor; how many there were."""
    uit: defaultdict[str, list[str]] = defaultdict(list)
    for deel in portie:
        for nummer in range(deel.van, deel.tot):
            invuller.voeg_toe(uit, deel, nummer)
    for tabel, regels in uit.items():
        with cursor.copy(f"copy {tabel} ({', '.join(kolommen[tabel])}) from stdin") as kopie:
            kopie.write("".join(regels))
    return sum(deel.tot - deel.van for deel in portie)

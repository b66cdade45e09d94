"""Wi2021 article 14: what the brede intake must cover at least, and the pass mark of the learnability test.

How well a subject was discussed is judgement and stays with the one who signs; here stands only what may not be absent.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wet.grondslag import BI2021, WI2021, Grondslag

_WI_14_3 = Grondslag(WI2021, "14", "3")
_BI_5_2 = Grondslag(BI2021, "5.2")


class Intakeonderdeel(NamedTuple):
    """One part that the intake may not miss: code, Dutch name, and where that stands."""

    code: str
    naam: str
    grondslagen: tuple[Grondslag, ...]


BREDE_INTAKE = (
    Intakeonderdeel("leerbaarheidstoets", "Leerbaarheidstoets", (Grondslag(WI2021, "14", "3", "a"),)),
    Intakeonderdeel("opleiding", "Opleiding in het land van herkomst", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("werkervaring", "Werkervaring in het land van herkomst", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("omstandigheden", "Persoonlijke omstandigheden", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("lichamelijke_gezondheid", "Lichamelijke gezondheid", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("psychische_gezondheid", "Psychische gezondheid", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("vve", "Voorschool voor een kind (VVE)", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("taalniveau", "Taalniveau", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("participatie", "Mogelijkheden voor werk en meedoen", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("zelfredzaamheid", "Zelfredzaamheid", (_WI_14_3, _BI_5_2)),
    Intakeonderdeel("recht_alleen", "Gezegd dat iemand ook alleen mag praten", (Grondslag(BI2021, "5.2", "2"),)),
)


@cache
def _toets() -> tuple[int, tuple[tuple[date, int], ...]]:
    ruw = tomllib.loads((Path(__file__).parent / "leerbaarheidstoets.toml").read_text(encoding="utf-8"))
    return ruw["hoogste"], tuple(sorted((rij["vanaf"], rij["punten"]) for rij in ruw["cesuur"]))


LBT_HOOGSTE = _toets()[0]


def cesuur_op(dag: date) -> int:
    """The pass mark on that day, in points. Raises `ValueError` for a day before the first known one."""
    geldig = [punten for vanaf, punten in _toets()[1] if vanaf <= dag]
    if not geldig:
        raise ValueError(f"voor {dag} is geen grens van de leerbaarheidstoets bekend")
    return geldig[-1]


def is_verkeerd_gegrensd(dag: date, score: int) -> bool:
    """Tested under the earlier, higher mark, with a score that passes under the later one: look again."""
    return dag < _toets()[1][-1][0] and _toets()[1][-1][1] <= score < cesuur_op(dag)

"""Where a rule comes from: the regulation, its article, paragraph and part."""

from __future__ import annotations

from typing import NamedTuple

WI2021 = "Wet inburgering 2021"
BI2021 = "Besluit inburgering 2021"
RI2021 = "Regeling inburgering 2021"
PW = "Participatiewet"
AWB = "Algemene wet bestuursrecht"
ATW = "Algemene termijnenwet"


class Grondslag(NamedTuple):
    """An article of a regulation; `str()` gives it as people write it."""

    regeling: str
    artikel: str
    lid: str = ""
    onderdeel: str = ""

    def __str__(self) -> str:
        tekst = f"{self.regeling}, artikel {self.artikel}"
        if self.lid:
            tekst += f", lid {self.lid}"
        return f"{tekst}, onderdeel {self.onderdeel}" if self.onderdeel else tekst

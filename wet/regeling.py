"""Regeling inburgering 2021, in article order: its own terms."""

from __future__ import annotations

from datetime import date

from wet.grondslag import RI2021, WI2021, Grondslag
from wet.regel import ASIEL, GEMEENTE, Duur, Eerste, Termijnregel

# Article 4.1 lid 1 onderdeel g: no offer within three months, or a taalschakeltraject that has not begun within
# six, is not the newcomer's fault. So this is how long the college has.

CURSUS_AANBIEDEN = Termijnregel(
    code="T18",
    naam="Cursus aanbieden",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(WI2021, "16", "1"), Grondslag(RI2021, "4.1", "1", "g")),
    geldig_vanaf=date(2022, 1, 1),
    groepen=ASIEL,
    begint=Eerste("pip_dagtekening"),
    duur=Duur(3, "maanden"),
    voldaan_door=("aanbod_gedaan",),
    ook_eerder=True,
)
TAALSCHAKELTRAJECT_BEGINT = Termijnregel(
    code="T19",
    naam="Taalschakeltraject laten beginnen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(RI2021, "4.1", "1", "g"),),
    geldig_vanaf=date(2022, 1, 1),
    groepen=ASIEL,
    routes=frozenset({"ONDERWIJS"}),
    begint=Eerste("pip_dagtekening"),
    duur=Duur(6, "maanden"),
    voldaan_door=("taalschakeltraject_start",),
    ook_eerder=True,
)

REGELS = (CURSUS_AANBIEDEN, TAALSCHAKELTRAJECT_BEGINT)

"""An objection against a PIP: in time or not, and until when the college may decide (Awb 6:7, 6:8, 7:10)."""

from __future__ import annotations

from datetime import date, timedelta

from wet.grondslag import AWB, Grondslag
from wet.kalender import na_rustdagen

BESLISTERMIJN = Grondslag(AWB, "7:10", "1")
VERDAGEN = Grondslag(AWB, "7:10", "3")
ANDER_DAN_DE_BESLISSER = Grondslag(AWB, "10:3", "3")
WEKEN, WEKEN_MET_COMMISSIE, WEKEN_VERDAGING = 6, 12, 6
ONZEKER = "De tekst van de Algemene wet bestuursrecht is nog niet nagelezen."


def beslis_uiterlijk(einde_bezwaartermijn: date, *, commissie: bool = False, verdaagd: bool = False) -> date:
    """The last day to decide: counted from the day after the objection term, whenever the objection came in."""
    weken = (WEKEN_MET_COMMISSIE if commissie else WEKEN) + (WEKEN_VERDAGING if verdaagd else 0)
    dag = einde_bezwaartermijn + timedelta(weeks=weken)
    return na_rustdagen(dag) if weken <= WEKEN_MET_COMMISSIE else dag

"""The pilot of SDA: 450 support plans between November 2020 and July 2022, and ten talks in the AZC.

Published: Tynaarlo 115, Aa en Hunze 85, Assen 250 (bronnen/001). Wi2013: no decision, no term, no fine.
"""

from __future__ import annotations

from datetime import date, timedelta

from samenspel.demo.bouwer import Bouwer
from samenspel.demo.plannen import stel_steunplan_op
from samenspel.dossiers.models import Doelgroep

BEGIN, EINDE = date(2020, 11, 2), date(2022, 7, 1)
PLANNEN = {"tynaarlo": 115, "aa-en-hunze": 85, "assen": 250}
AZC_GESPREKKEN = {"tynaarlo": 3, "aa-en-hunze": 2, "assen": 5}


def bouw_plannen(bouwer: Bouwer) -> int:
    """Every support plan of one municipality; the number made."""
    aantal = PLANNEN[bouwer.gemeente.code]
    for _ in range(aantal):
        aangemeld = bouwer.toeval.dag(BEGIN, EINDE - timedelta(days=75))
        vastgesteld = bouwer.toeval.dag(aangemeld + timedelta(days=20), min(EINDE, aangemeld + timedelta(days=90)))
        dossier = bouwer.dossier(aangemeld, doelgroep=Doelgroep.WI2013)
        if bouwer.toeval.rnd.random() < 0.45:
            for _kind in range(bouwer.toeval.rnd.randint(1, 3)):
                bouwer.kind(dossier, bouwer.toeval.geboortedatum(aangemeld, 1, 16))
        stel_steunplan_op(bouwer, dossier, vastgesteld)
        bouwer.klaar(dossier)
    return aantal


def bouw_azc_gesprekken(bouwer: Bouwer) -> int:
    """People who were spoken to while they still lived in the AZC; not counted among the plans."""
    aantal = AZC_GESPREKKEN[bouwer.gemeente.code]
    for _ in range(aantal):
        gesproken = bouwer.toeval.dag(date(2022, 1, 10), date(2022, 6, 20))
        dossier = bouwer.dossier(gesproken, doelgroep=Doelgroep.ASIEL_A, azc="AZC Assen (verzonnen kamer)")
        bouwer.feit(dossier, "koppeling_gemeente", gesproken - timedelta(days=10), bron="coa", later=10)
        bouwer.feit(dossier, "azc_gesprek", gesproken)
        bouwer.klaar(dossier)
    return aantal

"""The 72 hours of AVG 33 lid 1, and what of a case is still to be done.

The clock starts when the municipality knows of the breach, not when it happened, and runs on in nights and weekends. `onzeker`: whether
Verordening (EEG, Euratom) 1182/71 article 3 gives a little longer (the hour of the start does not count; two working days at least): EDPB
Guidelines 9/2022 name it. Here nobody gets longer: seventy-two hours from the minute.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from samenspel.datalek.models import Datalek, Datalekbesluit

TERMIJN: Final = timedelta(hours=72)
HERINNER: Final = (timedelta(hours=48), timedelta(hours=24), timedelta(hours=6))
"""When less than this is left, the case says so again, louder."""
_S = Datalekbesluit.Soort


@dataclass(frozen=True, slots=True)
class Stand:
    """`uren`: whole hours left before the last moment, negative after it; None when reporting is settled. `te_doen`: sentences."""

    uiterlijk: datetime
    uren: int | None
    drang: int
    te_doen: tuple[str, ...]
    gesloten: bool

    @property
    def te_laat(self) -> bool:
        """The last moment to report has gone by, and nobody decided."""
        return self.uren is not None and self.uren < 0


def uiterlijk(zaak: Datalek) -> datetime:
    """The last moment to report to the Autoriteit Persoonsgegevens."""
    return zaak.ontdekt_op + TERMIJN


def stand_van(zaak: Datalek, besluiten: Iterable[Datalekbesluit], nu: datetime) -> Stand:
    """What the last decision of each kind leaves to do. `drang`: 0 (no hurry) to 4 (too late)."""
    soorten = [b.soort for b in besluiten]
    ap = _laatste(soorten, _S.AP_MELDEN, _S.AP_NIET_MELDEN)
    mensen = _laatste(soorten, _S.VERTELLEN, _S.NIET_VERTELLEN)
    geregeld = ap == _S.AP_NIET_MELDEN or _S.AP_GEMELD in soorten
    te_doen = [
        *(["Besluit of u dit meldt aan de AP."] if not ap else []),
        *(["Meld het aan de AP, en schrijf hier het nummer op."] if ap == _S.AP_MELDEN and not geregeld else []),
        *(["Besluit of u het de mensen vertelt."] if not mensen else []),
        *(["Vertel het de mensen."] if mensen == _S.VERTELLEN and _S.VERTELD not in soorten else []),
    ]
    over = uiterlijk(zaak) - nu
    gesloten = _S.GESLOTEN in soorten
    uren = None if geregeld or gesloten else over // timedelta(hours=1)
    drang = 0 if uren is None else sum(over < grens for grens in (*HERINNER, timedelta(0)))
    return Stand(uiterlijk(zaak), uren, drang, () if gesloten else tuple(te_doen), gesloten)


def _laatste(soorten: list[str], *keuze: str) -> str:
    return next((soort for soort in reversed(soorten) if soort in keuze), "")

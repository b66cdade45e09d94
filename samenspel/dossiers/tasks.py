"""Jobs: what takes longer than a request. Each is idempotent and runs as the house itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.beleid.herberekenen import HERBOUW
from samenspel.beleid.models import Herberekening
from samenspel.dossiers.herbouw import Telling, herbouw, huis
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import identiteit
from samenspel.kern.klok import nu
from samenspel.toegang.taaklog import taak


@app.task(name=HERBOUW)
def herbouw_gemeente(gemeente_id: str, herberekening_id: str) -> None:
    """After a change of policy: all deadlines of the municipality, with progress on the policy screen."""
    with taak(HERBOUW, UUID(gemeente_id)):
        herbereken(UUID(gemeente_id), UUID(herberekening_id), op=nu())


def herbereken(gemeente_id: UUID, herberekening_id: UUID, *, op: datetime) -> Telling:
    """Run one recalculation; `op` is when it began."""
    with identiteit(huis(gemeente_id)):
        totaal = Dossier.objects.filter(gemeente_id=gemeente_id).count()
        _zet(herberekening_id, begonnen_op=op, totaal=totaal, klaar=0)
    telling = herbouw(gemeente_id, meld=lambda klaar: _zet(herberekening_id, klaar=klaar))
    with identiteit(huis(gemeente_id)):
        _zet(herberekening_id, klaar=telling.dossiers, gewijzigd=telling.gewijzigd, klaar_op=nu())
    return telling


def _zet(herberekening_id: UUID, **velden: Any) -> None:
    Herberekening.objects.filter(pk=herberekening_id).update(**velden)

"""Jobs: every night what was signed goes and the proposal is made anew; and at once after a signature."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from samenspel.bewaren.vernietigen import nacht, voer_uit
from samenspel.kern.klok import nu
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import taak


@app.periodic(cron="11 2 * * *")
@app.task(name="bewaren.nacht")
def elke_nacht(timestamp: int) -> None:
    """Every municipality, one after the other; a night that was missed is made good by the next."""
    for gemeente in Gemeente.objects.all():
        with taak("bewaren.nacht", gemeente.pk):
            nacht(gemeente.pk, nu=nu())


@app.task(name="bewaren.voer_uit")
def voer_lijst_uit(gemeente_id: str) -> None:
    """What was signed and is due already."""
    with taak("bewaren.voer_uit", UUID(gemeente_id)):
        voer_uit(UUID(gemeente_id), nu=nu())

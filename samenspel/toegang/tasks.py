"""Jobs: what goes when somebody no longer works here."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.beheer import ruim_foto_op
from samenspel.toegang.matrix import SYSTEEM
from samenspel.toegang.rem import ruim_op
from samenspel.toegang.taaklog import taak


@app.periodic(cron="41 3 * * *")
@app.task(name="toegang.ruim_inlogrem_op", queue="kort")
def ruim_inlogrem_op(timestamp: int) -> None:
    """Every night: turns that came back long ago."""
    ruim_op(nu())


@app.periodic(cron="37 3 * * *")
@app.task(name="toegang.ruim_fotos_op", queue="kort")
def ruim_fotos_op(timestamp: int) -> None:
    """Every night: the photos of people whose last day at their last appointment was before today."""
    for gemeente in Gemeente.objects.all():
        wie = Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="toegang:ruim_fotos_op")
        with taak("toegang.ruim_fotos_op", gemeente.pk), identiteit(wie):
            ruim_foto_op(wie, na=vandaag() - timedelta(days=1))

"""Jobs: copies that nobody fetched go."""

from __future__ import annotations

from procrastinate.contrib.django import app

from samenspel.avg.handelingen.kopie import ruim_kopieen_op
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import nu
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import taak


@app.periodic(cron="47 3 * * *")
@app.task(name="avg.ruim_kopieen_op", queue="kort")
def ruim_inzagekopieen_op(timestamp: int) -> None:
    """Every night: what could be fetched until yesterday."""
    for gemeente in Gemeente.objects.all():
        huis = Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="avg:ruim_kopieen_op")
        with taak("avg.ruim_kopieen_op", gemeente.pk), identiteit(huis):
            ruim_kopieen_op(nu())

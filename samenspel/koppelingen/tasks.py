"""Jobs: read in a long file piece by piece, and erase files that nobody confirmed."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.koppelingen.handelingen import lees_stuk, ruim_op
from samenspel.koppelingen.models import Inlezing
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.matrix import SYSTEEM
from samenspel.toegang.middleware import aanwezige
from samenspel.toegang.models import Aanstelling
from samenspel.toegang.taaklog import taak


@app.task(name="koppelingen.lees_in", queue="lang", retry=3)
def lees_in(inlezing_id: str, aanstelling_id: str) -> None:
    """Read in a confirmed file as the person who confirmed it. A killed worker goes on where it stopped."""
    aanstelling = Aanstelling.objects.geldig(vandaag()).get(pk=UUID(aanstelling_id))
    gebruiker = get_user_model().objects.get(pk=aanstelling.gebruiker_id)
    wie = aanwezige(gebruiker, aanstelling, doel="koppelingen:lees_in")
    bezig = True
    with taak("koppelingen.lees_in", wie.gemeente_id, als=wie):
        while bezig:
            with identiteit(wie):
                inlezing = lees_stuk(UUID(inlezing_id), door=wie, vandaag=vandaag(), nu=nu())
            bezig = inlezing.stand == Inlezing.Stand.BEZIG


@app.periodic(cron="17 4 * * *")
@app.task(name="koppelingen.ruim_bestanden_op", queue="kort")
def ruim_bestanden_op(timestamp: int) -> None:
    """Every night: uploaded files older than seven days that were never confirmed."""
    for gemeente in Gemeente.objects.all():
        wie = Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="koppelingen:ruim_op")
        with taak("koppelingen.ruim_bestanden_op", gemeente.pk), identiteit(wie):
            ruim_op(wie=wie, nu=nu())

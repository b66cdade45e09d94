"""How it goes now, beside what was decided."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering, nee
from samenspel.plan.bevoegdheden_leefplan import mag_plan_bijhouden
from samenspel.plan.handelingen.leefplan_schrijven import moment_van, zin
from samenspel.plan.models.leefplan import Praktijk
from samenspel.plan.onderwerpen import ONDERWERP
from samenspel.toegang.matrix import recht


@transaction.atomic
def leg_praktijk_vast(
    dossier: Dossier, *, door: Aanwezige, onderwerp: str, sinds: date, zoals_besluit: bool, uren: Decimal | None = None,
    tekst: str = "", reden: str = "", vastgelegd_op: datetime | None = None,
) -> Praktijk:  # fmt: skip
    """Note that something goes otherwise than decided, and why; or that it goes as decided again.

    The decision does not change by this: that is a new version of the PIP (Wet inburgering 2021, article 15).
    """
    mag_plan_bijhouden(door, dossier).of_weiger()
    soort = ONDERWERP.get(onderwerp)
    if soort is None:
        raise Weigering("Kies een onderdeel van het besluit.")
    if not recht(door.rol, soort.categorie).schrijf:
        nee("Uw rol schrijft niet over dit onderdeel. Vraag de contactpersoon van dit dossier.").of_weiger()
    moment = moment_van(sinds, vastgelegd_op)
    hoe = "" if zoals_besluit else _anders(soort.uren, uren, tekst, reden)
    return soort.model.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, onderwerp=onderwerp, zoals_besluit=zoals_besluit,
        uren=None if zoals_besluit else uren, tekst=hoe, reden="" if zoals_besluit else reden, sinds=sinds,
        vastgelegd_op=moment, door_id=door.mens(),
    )  # fmt: skip


def _anders(in_uren: bool, uren: Decimal | None, tekst: str, reden: str) -> str:
    if reden not in Praktijk.Reden.values or not reden:
        raise Weigering("Kies waarom het anders gaat.")
    if in_uren and uren is None:
        raise Weigering("Schrijf hoeveel uur per week het nu is. Niets is 0.")
    if len(tekst) > 300:
        raise Weigering("Kort de uitleg in tot 300 tekens.")
    return tekst.strip() if in_uren else zin(tekst, "Schrijf hoe het nu gaat.")

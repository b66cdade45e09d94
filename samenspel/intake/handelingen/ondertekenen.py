"""Signing the brede intake: preparing is open to assistants, signing is not."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.intake.bevoegdheden import mag_ondertekenen
from samenspel.intake.models import Gesprek, IntakeOndertekening
from samenspel.intake.stand import stand_van, vergeet
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.models import Kwalificatie


def is_klaar_om_te_ondertekenen(dossier: Dossier, wie: Aanwezige) -> Oordeel:
    """The legal minimum is covered (nothing is asked for the ondertussengroep)."""
    ontbreekt = stand_van(dossier, wie).ontbreekt
    if ontbreekt:
        namen = ", ".join(str(onderdeel.naam).lower() for onderdeel in ontbreekt)
        return nee(f"De wet vraagt nog: {namen}. Leg dat eerst vast.")
    return JA


@transaction.atomic
def onderteken_intake(
    dossier: Dossier, *, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None
) -> IntakeOndertekening:
    """A qualified employee stands for this intake. Raises `Weigering` without qualification or with a gap in the legal minimum."""
    mag_ondertekenen(door, dossier, op).of_weiger()
    vergeet(dossier)
    is_klaar_om_te_ondertekenen(dossier, door).of_weiger()
    moment = vastgelegd_op or nu()
    if op > moment.date():
        raise Weigering("U tekent vandaag of eerder, niet in de toekomst.")
    bewijs = geldige_kwalificatie(door.mens(), door.gemeente_id, Kwalificatie.Soort.BREDE_INTAKE, op)
    laatste = Gesprek.objects.zichtbaar_voor(door).filter(dossier=dossier).order_by("-op", "-vastgelegd_op").first()
    ondertekening = IntakeOndertekening.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, vastgelegd_op=moment, door_id=door.mens(),
        kwalificatie=bewijs.bron if bewijs else "", voorbereid_door_id=laatste.door_id if laatste else None,
        gebeurtenis=leg_vast(dossier, "brede_intake_afgerond", op=op, door=door, vastgelegd_op=moment),
    )  # fmt: skip
    vergeet(dossier)
    return ondertekening

"""Signing the brede intake: preparing is open to assistants, signing is not."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.beeld import vergeet_gebeurtenissen
from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.verversing import als_systeem
from samenspel.intake.bevoegdheden import is_gekwalificeerd, mag_ondertekenen
from samenspel.intake.handelingen.eenmalig import al_gemaakt
from samenspel.intake.models import IntakeOndertekening
from samenspel.intake.stand import stand_van, vergeet
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import dag_van, nu
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
    dossier: Dossier, *, door: Aanwezige, op: date, voorbereid_door: UUID | None = None, sleutel: UUID | None = None,
    vastgelegd_op: datetime | None = None, toch: Toch | None = None,
) -> IntakeOndertekening:  # fmt: skip
    """A qualified employee stands for this intake. Raises `Weigering` without qualification or with a gap in the legal minimum.

    The qualification is the municipality's rule: `toch` passes it. The minimum is the law's: nothing does.

    `voorbereid_door` is the colleague who prepared it, as the signer says. One signature stands at a time: a second
    is refused, unless the minimum broke after the first; then the first is withdrawn with that reason.
    """
    if al := al_gemaakt(IntakeOndertekening, sleutel, dossier, door):
        return al
    mag_ondertekenen(door, dossier, op).of_weiger()
    vergeet(dossier)
    is_klaar_om_te_ondertekenen(dossier, door).of_weiger()
    moment = vastgelegd_op or nu()
    if op > dag_van(moment):
        raise Weigering("U tekent vandaag of eerder, niet in de toekomst.")
    _maak_plaats(dossier, door=door, op=op, moment=moment)
    if not (gekwalificeerd := is_gekwalificeerd(door, op)):
        houd_aan(dossier, "intake_kwalificatie", gekwalificeerd.reden, door=door, op=op, moment=moment, toch=toch)
    bewijs = geldige_kwalificatie(door.mens(), door.gemeente_id, Kwalificatie.Soort.BREDE_INTAKE, op)
    ondertekening = IntakeOndertekening(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, vastgelegd_op=moment, door_id=door.mens(),
        kwalificatie=bewijs.bron if bewijs else "", voorbereid_door_id=voorbereid_door,
        gebeurtenis=leg_vast(dossier, "brede_intake_afgerond", op=op, door=door, vastgelegd_op=moment),
    )  # fmt: skip
    ondertekening.pk = sleutel or ondertekening.pk
    ondertekening.save(force_insert=True)
    vergeet(dossier)
    return ondertekening


def _maak_plaats(dossier: Dossier, *, door: Aanwezige, op: date, moment: datetime) -> None:
    """Refuse when a signature stands; withdraw one that no longer holds."""
    with identiteit(als_systeem(door)):  # two people at once: the second waits, and reads what the first wrote
        Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    vergeet_gebeurtenissen(dossier)
    vergeet(dossier)
    handtekening = stand_van(dossier, door).handtekening
    if handtekening is None:
        return
    if handtekening.geldt:
        raise Weigering("Deze intake is al ondertekend. Een tweede handtekening is niet nodig.")
    feit = Gebeurtenis.objects.get(pk=handtekening.feit)
    reden = "Na deze handtekening ontbrak iets dat de wet vraagt. De intake is opnieuw ondertekend."
    trek_in(feit, door=door, op=op, reden=reden, vastgelegd_op=moment, bij_handeling=True)

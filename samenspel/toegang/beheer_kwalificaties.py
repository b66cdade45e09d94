"""Acts of the functional manager on the register: certificates, and mandates that a second pair of eyes confirms (ADR 10)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from samenspel.huisstijl.datums import als_datum
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.tekst import binnen
from samenspel.toegang.beheer import (
    dagen_van,
    mag_beheren,
    mag_toelaten,
    noteer_beheerdaad,
    weiger_laatste_dag,
    weiger_van_elders,
    weiger_verlengen,
)
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker, Kwalificatie, Rol

BEVESTIGERS = frozenset({Rol.FUNCTIONEEL_BEHEERDER.value, Rol.TEAMLEIDER.value})


@transaction.atomic
def geef_kwalificatie(
    gebruiker: Gebruiker, *, door: Aanwezige, soort: str, vanaf: date, tot: date | None, bron: str, nu: datetime | None = None
) -> Kwalificatie:  # fmt: skip
    """A certificate or a mandate for someone else, with its source. A mandate works once a second pair of eyes confirmed it."""
    mag_toelaten(door, gebruiker).of_weiger()
    weiger_van_elders(gebruiker, door)
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.")
    if not bron.strip():
        raise Weigering("Noem het certificaat of het mandaatbesluit.")
    moment = nu or klok.nu()
    kwalificatie = Kwalificatie.objects.create(
        gebruiker=gebruiker, gemeente_id=door.gemeente_id, soort=soort, vanaf=vanaf, tot=tot, bron=binnen(bron, 200),
        gegeven_door_id=door.gebruiker_id, vier_ogen=_vier_ogen(gebruiker, door, soort, als_datum(moment)),
    )  # fmt: skip
    hoe = f"; {kwalificatie.get_vier_ogen_display()}" if kwalificatie.vier_ogen else ""
    noteer_beheerdaad(
        Beheerdaad.Wat.BEVOEGDHEID, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
        toelichting=f"{kwalificatie.get_soort_display()}, {dagen_van(vanaf, tot)}{hoe}", nu=moment,
    )  # fmt: skip
    return kwalificatie


def _vier_ogen(gebruiker: Gebruiker, door: Aanwezige, soort: str, op: date) -> str:
    """Signing power waits for another; where nobody else could confirm, it works at once, and that stays visible."""
    if soort not in Kwalificatie.MANDATEN:
        return Kwalificatie.VierOgen.NIET_NODIG
    anderen = Aanstelling.objects.geldig(op).filter(
        gemeente_id=door.gemeente_id, rol__in=BEVESTIGERS, gebruiker__is_active=True
    )
    if anderen.exclude(gebruiker_id__in=[door.gebruiker_id, gebruiker.pk]).exists():
        return Kwalificatie.VierOgen.WACHT
    return Kwalificatie.VierOgen.ALLEEN


def wachtende_mandaten(wie: Aanwezige, op: date) -> QuerySet[Kwalificatie]:
    """Mandates of this municipality that wait for a second pair of eyes."""
    return Kwalificatie.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op), gemeente_id=wie.gemeente_id, vier_ogen=Kwalificatie.VierOgen.WACHT
    )


def mag_mandaten_zien(wie: Aanwezige) -> Oordeel:
    """The mandates that wait: who could confirm one."""
    if wie.rol in BEVESTIGERS:
        return JA
    return nee("Alleen een functioneel beheerder of teamleider bevestigt een mandaat.")


def mag_bevestigen(wie: Aanwezige, kwalificatie: Kwalificatie) -> Oordeel:
    """A second pair of eyes: not who gave it, and not who gets it."""
    mag = mag_mandaten_zien(wie)
    if not mag:
        return mag
    if kwalificatie.gemeente_id != wie.gemeente_id:
        return nee("Dit mandaat is van een andere gemeente.")
    if not kwalificatie.wacht:
        return nee("Dit mandaat wacht niet op een bevestiging.")
    if wie.gebruiker_id == kwalificatie.gegeven_door_id:
        return nee("U gaf dit mandaat zelf. Een andere beheerder of een teamleider bevestigt het.")
    if wie.gebruiker_id is None or wie.gebruiker_id == kwalificatie.gebruiker_id:
        return nee("Dit mandaat is voor uzelf. Een andere beheerder of een teamleider bevestigt het.")
    return JA


@transaction.atomic
def bevestig_kwalificatie(kwalificatie: Kwalificatie, *, door: Aanwezige, nu: datetime | None = None) -> Kwalificatie:
    """From now on it works; not for what was done before. Two people at once: the first counts."""
    kwalificatie = Kwalificatie.objects.select_for_update().get(pk=kwalificatie.pk)
    mag_bevestigen(door, kwalificatie).of_weiger()
    moment = nu or klok.nu()
    kwalificatie.vier_ogen = Kwalificatie.VierOgen.BEVESTIGD
    kwalificatie.bevestigd_door_id, kwalificatie.bevestigd_op = door.gebruiker_id, moment
    kwalificatie.save(update_fields=["vier_ogen", "bevestigd_door", "bevestigd_op"])
    noteer_beheerdaad(
        Beheerdaad.Wat.BEVESTIGD, kwalificatie.gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
        toelichting=f"{kwalificatie.get_soort_display()}, {dagen_van(kwalificatie.vanaf, kwalificatie.tot)}", nu=moment,
    )  # fmt: skip
    return kwalificatie


@transaction.atomic
def beeindig_kwalificatie(kwalificatie: Kwalificatie, *, door: Aanwezige, tot: date, vandaag: date) -> None:
    """`tot` is the last day on which the certificate or mandate holds."""
    mag_beheren(door).of_weiger()
    weiger_laatste_dag(tot, vanaf=kwalificatie.vanaf, op=vandaag)
    weiger_verlengen(tot, kwalificatie.tot)
    kwalificatie.tot = tot
    kwalificatie.save(update_fields=["tot"])
    noteer_beheerdaad(
        Beheerdaad.Wat.BEVOEGDHEID_EINDE, kwalificatie.gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
        toelichting=f"{kwalificatie.get_soort_display()}, laatste dag {tot:%d-%m-%Y}",
    )  # fmt: skip

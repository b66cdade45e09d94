"""Cover during absence: who takes the list and the appointments of whom, both days included. One act, whoever arranges it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.volgorde import om_de_beurt
from samenspel.toegang.kring import is_collega_in_kring
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Gebruiker, Rol, Vervanging

_REGELT = frozenset({Rol.REGIEVOERDER.value, Rol.TEAMLEIDER.value, Rol.FUNCTIONEEL_BEHEERDER.value})


def mag_vervanging_regelen(wie: Aanwezige) -> Oordeel:
    """Regievoerder and team leader on the team screen, the functional manager on theirs."""
    if wie.rol in _REGELT:
        return JA
    return nee("Alleen een regievoerder, teamleider of functioneel beheerder regelt vervanging.")


def mag_vervangen(wie: Aanwezige, afwezig_id: UUID) -> Oordeel:
    """For whom: cover opens the dossiers of who is away (ADR 25), so nobody takes it for themselves."""
    mag = mag_vervanging_regelen(wie)
    if not mag or wie.rol == Rol.FUNCTIONEEL_BEHEERDER:
        return mag
    if wie.rol == Rol.REGIEVOERDER and wie.gebruiker_id != afwezig_id:
        return nee(
            "U regelt vervanging voor uzelf. Voor een collega doet de teamleider of de functioneel beheerder dat."
        )
    if wie.rol == Rol.TEAMLEIDER and not is_collega_in_kring(wie, afwezig_id):
        return nee(
            "Deze collega hoort niet bij uw team. Vraag de teamleider van die collega, of de functioneel beheerder."
        )
    return JA


def waarneming_van(afwezig_id: UUID | None, *, gemeente_id: UUID, op: date) -> Vervanging | None:
    """Who takes over for this colleague on that day; None when nobody does, or nobody needs to. One statement."""
    if afwezig_id is None:
        return None
    lopend = Vervanging.objects.filter(gemeente_id=gemeente_id, afwezig_id=afwezig_id, vanaf__lte=op, tot__gte=op)
    return lopend.select_related("vervanger").order_by("-vanaf").first()


@transaction.atomic
def regel_vervanging(
    *, afwezig: Gebruiker, vervanger: Gebruiker, vanaf: date, tot: date, door: Aanwezige
) -> Vervanging:
    """One deputy at a time: of two, each would think that the other did it. The same arranged twice is once."""
    mag_vervangen(door, afwezig.pk).of_weiger()
    if afwezig.pk == vervanger.pk:
        raise Weigering("Niemand vervangt zichzelf. Kies een andere collega.")
    if tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag. Kies een latere dag.")
    for gebruiker in (afwezig, vervanger):
        hier = Aanstelling.objects.geldig(vanaf).filter(gebruiker=gebruiker, gemeente_id=door.gemeente_id)
        if not hier.exclude(rol__in=VAN_EEN_DOSSIER).exists():
            raise Weigering(f"{gebruiker.naam} werkt dan niet voor deze gemeente. Kies een collega.")
    _een_tegelijk(door)
    velden = {
        "gemeente_id": door.gemeente_id, "afwezig": afwezig, "vervanger": vervanger, "vanaf": vanaf, "tot": tot,
    }  # fmt: skip
    if al := Vervanging.objects.filter(**velden).first():
        return al
    _weiger_overlap(afwezig, vervanger, vanaf, tot, door)
    return Vervanging.objects.create(**velden)


def _een_tegelijk(door: Aanwezige) -> None:
    """Two who arrange cover in this municipality at once: the second sees what the first did."""
    om_de_beurt("vervanging", door.gemeente_id)


def _weiger_overlap(afwezig: Gebruiker, vervanger: Gebruiker, vanaf: date, tot: date, door: Aanwezige) -> None:
    dan = Vervanging.objects.filter(gemeente_id=door.gemeente_id, vanaf__lte=tot, tot__gte=vanaf)
    if al := dan.filter(afwezig=afwezig).select_related("vervanger").first():
        raise Weigering(
            f"{afwezig.naam} heeft in deze dagen al een vervanger: {al.vervanger.naam}, van {al.vanaf:%d-%m-%Y} tot en met "
            f"{al.tot:%d-%m-%Y}. Stop die eerst, of kies andere dagen."
        )
    if dan.filter(afwezig=vervanger).exists():
        raise Weigering(f"{vervanger.naam} is in deze dagen zelf afwezig. Kies een andere collega.")


@transaction.atomic
def beeindig_vervanging(vervanging: Vervanging, *, door: Aanwezige, op: date) -> None:
    """Back at work: yesterday was the last day, or it never began."""
    if door.gebruiker_id != vervanging.vervanger_id:  # who covers may give it back
        mag_vervangen(door, vervanging.afwezig_id).of_weiger()
    mag_vervanging_regelen(door).of_weiger()
    gisteren = op - timedelta(days=1)
    if vervanging.vanaf > gisteren:
        vervanging.delete()
        return
    vervanging.tot = min(vervanging.tot, gisteren)
    vervanging.save(update_fields=["tot"])

"""The photo of who works here (peers, idea 10: one face): placed and taken away by their own choice, shown to few."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from samenspel.huisstijl.foto import maak_vierkant
from samenspel.kern.geheim import ontsleutel, versleutel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.toegang.beheer import noteer_beheerdaad, weiger_van_elders
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Beheerdaad, Foto, Gebruiker
from samenspel.toegang.sleutelplekken import GEZICHT
from samenspel.toegang.wijzigen import mag_gegevens_wijzigen


def mag_foto_plaatsen(door: Aanwezige, gebruiker: Gebruiker, op: date) -> Oordeel:
    """Everybody who works here their own; the functional manager that of who works here alone."""
    if door.rol in VAN_EEN_DOSSIER:
        return nee("Een foto is er voor medewerkers.")
    if door.gebruiker_id == gebruiker.pk:
        return JA
    return mag_gegevens_wijzigen(door, gebruiker, op)


@transaction.atomic
def plaats_foto(
    gebruiker: Gebruiker, *, door: Aanwezige, inhoud: bytes, op: date, nu: datetime, gevraagd: bool = False
) -> None:
    """Place a photo, or another one. `gevraagd`: who is on it asked the manager for it; nobody is shown against their will."""
    mag_foto_plaatsen(door, gebruiker, op).of_weiger()
    zelf = door.gebruiker_id == gebruiker.pk
    if not zelf:
        weiger_van_elders(gebruiker, door)
        if not gevraagd:
            raise Weigering("Een foto is een eigen keuze. Plaats hem alleen als deze collega daar zelf om vroeg.")
    vierkant = maak_vierkant(inhoud)
    velden = {
        "gemeente_id": door.gemeente_id, "gegeven_op": nu, "gegeven_door_id": door.mens(),
        "cijfer": versleutel(vierkant, gemeente_id=door.gemeente_id, plek=GEZICHT.waar(gebruiker.pk)),
    }  # fmt: skip
    Foto.objects.update_or_create(gebruiker=gebruiker, defaults=velden)
    _zet(gebruiker, nu)
    if not zelf:
        noteer_beheerdaad(
            Beheerdaad.Wat.FOTO,
            gebruiker,
            gemeente_id=door.gemeente_id,
            door=door.gebruiker_id,
            toelichting="op eigen verzoek",
        )


@transaction.atomic
def haal_foto_weg(gebruiker: Gebruiker, *, door: Aanwezige, op: date) -> None:
    """Gone for good: by who is on it, or by the functional manager of who works here alone. Twice is once."""
    zelf = door.gebruiker_id == gebruiker.pk
    if not zelf:
        weiger_van_elders(gebruiker, door)
        mag_gegevens_wijzigen(door, gebruiker, op).of_weiger()
    weg, _per = Foto.objects.filter(gebruiker=gebruiker).delete()
    _zet(gebruiker, None)
    if weg and not zelf:
        noteer_beheerdaad(Beheerdaad.Wat.FOTO_WEG, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id)


def foto_van(gebruiker_id: UUID, *, wie: Aanwezige, op: date) -> bytes | None:
    """The PNG, for who may see it (the wall says who) while the person works in this municipality; else nothing.

    Never for a partner. Whose face a newcomer sees, the wall knows: the contact person, and who takes over today.
    """
    if wie.organisatie_id is not None:
        return None
    werkt = Aanstelling.objects.geldig(op).filter(gemeente_id=wie.gemeente_id).exclude(rol__in=VAN_EEN_DOSSIER)
    foto = (
        Foto.objects.filter(gebruiker_id=gebruiker_id, gebruiker__in=werkt.values("gebruiker_id"))
        .select_related("gebruiker")
        .first()
    )
    if foto is None:
        return None
    return ontsleutel(bytes(foto.cijfer), gemeente_id=foto.gemeente_id, plek=GEZICHT.waar(foto.gebruiker_id))


def foto_url(gebruiker: Gebruiker | None, *, wie: Aanwezige) -> str:
    """Where a colleague finds the photo; empty without one, and for a partner. No statement."""
    if gebruiker is None or gebruiker.foto_op is None or wie.organisatie_id is not None or wie.rol in VAN_EEN_DOSSIER:
        return ""
    return f"{reverse('toegang:foto', args=[gebruiker.pk])}?v={versie_van_foto(gebruiker)}"


def versie_van_foto(gebruiker: Gebruiker) -> int:
    """Another photo has another address, so a browser may keep one for a day."""
    return int(gebruiker.foto_op.timestamp()) if gebruiker.foto_op else 0


def _zet(gebruiker: Gebruiker, moment: datetime | None) -> None:
    gebruiker.foto_op = moment
    gebruiker.save(update_fields=["foto_op"])

"""Two records of one person become one, and can be taken apart again: nothing moves, a pointer is set."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from samenspel.dossiers.bevoegdheden import mag_sluiten
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Samenvoeging
from samenspel.dossiers.verversing import ververs
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering


@transaction.atomic
def voeg_samen(dossier: Dossier, *, in_: Dossier, door: Aanwezige, op: date, reden: str, nu: datetime) -> Samenvoeging:
    """`dossier` goes on inside `in_`: its facts count there, and it leaves every list."""
    mag_sluiten(door, in_).of_weiger()
    mag_sluiten(door, dossier).of_weiger()
    if dossier.pk == in_.pk:
        raise Weigering("Dit is hetzelfde dossier. Kies een ander.")
    if dossier.regime != in_.regime:
        raise Weigering("De dossiers vallen onder een andere wet. Zet eerst het regime recht.")
    if not reden.strip():
        raise Weigering("Schrijf waaraan u ziet dat dit dezelfde persoon is.")
    if door.gebruiker_id is None:
        raise Weigering("Samenvoegen doet een medewerker.")
    leg_vast(in_, "samengevoegd", op=op, door=door, gegevens={"met": str(dossier.pk)}, vastgelegd_op=nu)
    dossier.samengevoegd_in = in_
    dossier.save(update_fields=["samengevoegd_in"])
    BewaakteTermijn.objects.filter(dossier=dossier).delete()
    ververs(in_, wie=door)
    return Samenvoeging.objects.create(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        blijft=in_,
        reden=reden.strip()[:300],
        door_id=door.gebruiker_id,
        op=nu,
    )


@transaction.atomic
def haal_uit_elkaar(samenvoeging: Samenvoeging, *, door: Aanwezige, op: date, nu: datetime) -> None:
    """Undo: both dossiers have their own facts and terms again. Read afresh: what is compared must be what stands there."""
    samenvoeging = Samenvoeging.objects.select_related("dossier__gemeente", "blijft__gemeente").get(pk=samenvoeging.pk)
    mag_sluiten(door, samenvoeging.blijft).of_weiger()
    if samenvoeging.ongedaan_op:
        raise Weigering("Deze dossiers zijn al uit elkaar gehaald.")
    dossier = samenvoeging.dossier
    dossier.samengevoegd_in = None
    dossier.save(update_fields=["samengevoegd_in"])
    samenvoeging.ongedaan_op = nu
    samenvoeging.ongedaan_door_id = door.gebruiker_id
    samenvoeging.save(update_fields=["ongedaan_op", "ongedaan_door"])
    leg_vast(
        samenvoeging.blijft,
        "samenvoeging_ongedaan",
        op=op,
        door=door,
        gegevens={"met": str(dossier.pk)},
        vastgelegd_op=nu,
    )
    ververs(dossier, wie=door)
    ververs(samenvoeging.blijft, wie=door)

"""Two records of one person become one, and can be taken apart again: nothing moves, a pointer is set.

The pointer (`samengevoegd_in`) always leads straight to the record that goes on, also when that one is itself merged later; the
`Samenvoeging` rows remember who joined whom, so that taking apart gives each part its own records back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.bevoegdheden import mag_sluiten
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.meldingen import werk_regels_bij
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Samenvoeging
from samenspel.dossiers.verversing import als_systeem, bijhouden, ververs
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen

Volger = Callable[[Dossier, Aanwezige], None]
_volgers: list[Volger] = []


def meld_volger_aan(volger: Volger) -> None:
    """Called once, from `ready` of an app that keeps something per person: it derives that again for each record that changed."""
    _volgers.append(volger)


@transaction.atomic
def voeg_samen(dossier: Dossier, *, in_: Dossier, door: Aanwezige, op: date, reden: str, nu: datetime) -> Samenvoeging:
    """`dossier` goes on inside `in_` with all that went on inside it: its facts count there, and it leaves every list."""
    _zet_vast(dossier, in_)
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
    Dossier.objects.filter(samengevoegd_in=dossier).update(samengevoegd_in=in_)
    dossier.samengevoegd_in = in_
    dossier.save(update_fields=["samengevoegd_in"])
    BewaakteTermijn.objects.filter(dossier=dossier).delete()
    _zelfde_contactpersoon(dossier, in_, door)
    _ververs(in_, door=door)
    return Samenvoeging.objects.create(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        blijft=in_,
        reden=binnen(reden, 300),
        door_id=door.gebruiker_id,
        op=nu,
    )


def _zelfde_contactpersoon(dossier: Dossier, in_: Dossier, door: Aanwezige) -> None:
    """Who directs the record that goes on, directs what went on inside it: reach follows the contact person (ADR 25).

    By the house: who merges may work along there, and gives nobody anything.
    """
    dossier.contactpersoon_id = in_.contactpersoon_id
    with identiteit(als_systeem(door)):
        Dossier.objects.filter(samengevoegd_in=in_).update(contactpersoon=in_.contactpersoon_id)


@transaction.atomic
def haal_uit_elkaar(samenvoeging: Samenvoeging, *, door: Aanwezige, op: date, nu: datetime) -> None:
    """Undo: both dossiers have their own facts and terms again. Read afresh: what is compared must be what stands there."""
    samenvoeging = Samenvoeging.objects.select_related("dossier__gemeente", "blijft__gemeente").get(pk=samenvoeging.pk)
    dossier = samenvoeging.dossier
    if samenvoeging.ongedaan_op or dossier.samengevoegd_in_id is None:
        raise Weigering("Deze dossiers zijn al uit elkaar gehaald.")
    hoofd = Dossier.objects.select_related("gemeente").get(pk=dossier.samengevoegd_in_id)
    _zet_vast(dossier, hoofd)
    mag_sluiten(door, hoofd).of_weiger()
    dossier.samengevoegd_in = None
    dossier.save(update_fields=["samengevoegd_in"])
    Dossier.objects.filter(pk__in=_meegekomen(dossier)).update(samengevoegd_in=dossier)
    samenvoeging.ongedaan_op = nu
    samenvoeging.ongedaan_door_id = door.gebruiker_id
    samenvoeging.save(update_fields=["ongedaan_op", "ongedaan_door"])
    leg_vast(
        hoofd, "samenvoeging_ongedaan", op=op, door=door, gegevens={"met": str(dossier.pk)}, vastgelegd_op=nu
    )  # fmt: skip
    _ververs(dossier, door=door)
    _ververs(hoofd, door=door)


def _ververs(dossier: Dossier, *, door: Aanwezige) -> None:
    """Its terms, its lines for DUO, and what other apps keep of it: read afresh, for what goes on inside it is not what it was."""
    ververs(dossier, wie=door)
    with bijhouden(door):
        werk_regels_bij([dossier.pk])
    for volger in _volgers:
        volger(Dossier.objects.select_related("gemeente").get(pk=dossier.pk), door)


def _zet_vast(*dossiers: Dossier) -> None:
    """Lock the records and read who they belong to: two merges at the same moment go one after the other."""
    vast = Dossier.objects.filter(pk__in=[dossier.pk for dossier in dossiers]).select_for_update(no_key=True)
    nu = dict(vast.order_by("pk").values_list("pk", "samengevoegd_in_id"))
    for dossier in dossiers:
        if dossier.samengevoegd_in_id != nu.get(dossier.pk):
            dossier.samengevoegd_in_id = nu.get(dossier.pk)


def _meegekomen(dossier: Dossier) -> list[UUID]:
    """Who came along with this record when it was merged: those merged into it, and those merged into these."""
    staand = Samenvoeging.objects.filter(ongedaan_op__isnull=True)
    gevonden: list[UUID] = []
    laag = [dossier.pk]
    while laag:
        laag = list(staand.filter(blijft_id__in=laag).values_list("dossier_id", flat=True))
        gevonden += laag
    return gevonden

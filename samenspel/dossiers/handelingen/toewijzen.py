"""Exactly one contact person: choosing, and handing over in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.dossiers.meldingen import merk_contactpersoon_te_melden
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Aanstelling, Gebruiker


@transaction.atomic
def wijs_toe(
    dossiers: Iterable[Dossier], *, aan: Gebruiker, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None
) -> int:
    """Make `aan` the contact person of these dossiers; the number that changed hands.

    Raises `Weigering` when somebody else was chosen since these dossiers were read: nothing changes then.
    """
    mag_verdelen(door).of_weiger()
    heeft_rol = Aanstelling.objects.geldig(op).filter(
        gebruiker=aan, gemeente_id=door.gemeente_id, rol__in=["regievoerder", "coach_inburgering", "ondersteuner_regie"]
    )
    if not heeft_rol.exists():
        raise Weigering(f"{aan.naam} heeft nu geen aanstelling als regievoerder of coach in deze gemeente.")
    anders = [dossier for dossier in dossiers if dossier.contactpersoon_id != aan.pk]
    moment = vastgelegd_op or nu()
    with identiteit(als_systeem(door)):
        anders = _nog_zoals_gelezen(anders, aan)
        ids = [d.pk for d in anders]
        Dossier.objects.filter(Q(pk__in=ids) | Q(samengevoegd_in__in=ids)).update(contactpersoon=aan)
        feiten = Gebeurtenis.objects.bulk_create(
            Gebeurtenis(
                gemeente_id=d.gemeente_id, dossier=d, categorie=SOORTEN["toegewezen"].categorie, soort="toegewezen", op=op,
                gegevens={"aan": str(aan.pk)}, vastgelegd_op=moment, door_id=door.gebruiker_id, bron=Gebeurtenis.Bron.HAND,
            )
            for d in anders
        )  # fmt: skip
        merk_contactpersoon_te_melden(zip(anders, feiten, strict=True))
    for dossier in anders:
        dossier.contactpersoon = aan
    return len(anders)


def _nog_zoals_gelezen(dossiers: list[Dossier], aan: Gebruiker) -> list[Dossier]:
    """Locked, and without those that a double click already gave to `aan`.

    Locked alone, without the person beside it: a row that was waited for is read anew, but what was joined to it is not.
    """
    vast = Dossier.objects.select_for_update(no_key=True).filter(pk__in=[d.pk for d in dossiers]).order_by("pk")
    nu_bij = dict(vast.values_list("pk", "contactpersoon_id"))
    open_ = [d for d in dossiers if d.pk in nu_bij and nu_bij[d.pk] != aan.pk]
    for dossier in open_:
        ander = nu_bij[dossier.pk]
        if ander is not None and ander != dossier.contactpersoon_id:
            naam = Gebruiker.objects.values_list("naam", flat=True).get(pk=ander)
            raise Weigering(
                f"{naam} werd intussen de contactpersoon van {dossier.nummer}. Kijk of dat klopt en kies opnieuw."
            )
    return open_

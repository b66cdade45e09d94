"""Taking back a record of the intake: a talk, a test or its waiver, a second opinion, a measurement."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.dossiers.samen import hoofd_van
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import Intrekbaar, TaalMeting
from samenspel.intake.stand import vergeet
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen

KORTSTE_REDEN = 5


@transaction.atomic
def neem_terug(
    rij: Intrekbaar, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None
) -> Intrekbaar:
    """This is not so, or not of this person. The row stays, marked; the fact that it made is withdrawn with it.

    The same reason twice is once. Raises `Weigering` when somebody else was first, or without a reason.
    """
    moment = vastgelegd_op or nu()
    dossier = rij.dossier
    mag_in_dossier_schrijven(door, hoofd_van(dossier), rij.vaste_categorie).of_weiger()
    if len(reden.strip()) < KORTSTE_REDEN:
        raise Weigering("Schrijf waarom dit niet klopt. Een collega moet het later begrijpen.")
    tabel: Any = type(rij)._default_manager
    vers: Intrekbaar = tabel.zichtbaar_voor(door).select_for_update(of=("self",)).get(pk=rij.pk)
    if vers.ingetrokken_op is not None:
        if (vers.ingetrokken_door_id, vers.ingetrokken_reden) == (door.mens(), binnen(reden, 500)):
            return vers
        raise Weigering("Dit is al ingetrokken.")
    _trek_feit_in(vers, door=door, op=op, reden=reden, moment=moment)
    vers.ingetrokken_op, vers.ingetrokken_door_id, vers.ingetrokken_reden = moment, door.mens(), binnen(reden, 500)
    vers.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden"])
    vergeet(dossier)
    werk_stand_bij(dossier, door=door)
    return vers


def _trek_feit_in(rij: Intrekbaar, *, door: Aanwezige, op: date, reden: str, moment: datetime) -> None:
    feit: Gebeurtenis | None = getattr(rij, "gebeurtenis", None)
    if feit is not None and not Gebeurtenis.objects.filter(trekt_in=feit).exists():
        trek_in(feit, door=door, op=op, reden=reden, vastgelegd_op=moment)
    if isinstance(rij, TaalMeting):
        _herzie_taalniveau(rij, door=door, op=op, reden=reden, moment=moment)


def _herzie_taalniveau(rij: TaalMeting, *, door: Aanwezige, op: date, reden: str, moment: datetime) -> None:
    """One fact for DUO tells the levels of one day: it is withdrawn, and told again without this skill."""
    feit = (
        Gebeurtenis.objects.filter(dossier=rij.dossier, soort="taalniveau", op=rij.op, intrekking__isnull=True)
        .filter(**{f"gegevens__{rij.vaardigheid}": rij.niveau})
        .order_by("-vastgelegd_op")
        .first()
    )
    if feit is None:
        return
    trek_in(feit, door=door, op=op, reden=reden, vastgelegd_op=moment)
    rest = {vaardigheid: niveau for vaardigheid, niveau in feit.gegevens.items() if vaardigheid != rij.vaardigheid}
    if rest:
        leg_vast(rij.dossier, "taalniveau", op=rij.op, door=door, gegevens=rest, vastgelegd_op=moment)

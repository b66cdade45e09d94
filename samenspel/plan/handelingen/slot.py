"""What every act on a version does first: lock the row, and see whether a colleague was there meanwhile."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import bijhouden
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mag_bewerken, mens_van
from samenspel.plan.models import Pip

VEROUDERD = "Een collega heeft dit PIP gewijzigd terwijl u bezig was. Uw tekst staat er nog. Kijk of alles klopt en bewaar opnieuw."


class Verouderd(Weigering):
    """The form was opened on an older state; nothing was lost and nothing was written."""


def slot(pip: Pip, *, bewerking: int | None = None) -> Pip:
    """The row as it is now, locked until the end of the transaction.

    `bewerking` is the count that the form was opened on; None leaves the check out.
    """
    vers = (
        Pip.objects.select_for_update(no_key=True, of=("self",))
        .select_related("dossier__gemeente", "dossier__samengevoegd_in__gemeente")
        .filter(pk=pip.pk)
        .first()
    )
    if vers is None:  # the second wall locks for nobody what they may not change
        raise Weigering("U wijzigt dit PIP niet. Vraag de regievoerder van dit dossier.")
    if bewerking is not None and bewerking != vers.bewerking:
        raise Verouderd(VEROUDERD)
    return vers


def bewerk(pip: Pip, *, door: Aanwezige, bewerking: int | None) -> Pip:
    """Lock a version that may still change. Raises `Weigering` when it may not, or not by this person."""
    vers = slot(pip, bewerking=bewerking)
    mag_bewerken(door, vers).of_weiger()
    return vers


def bewaar(pip: Pip, velden: list[str], *, door: Aanwezige, nu: datetime, inhoud: bool = True) -> Pip:
    """Write these columns and count on. `inhoud`: what was discussed has changed."""
    pip.bewerking += 1
    pip.bewaard_op = nu
    pip.bewaard_door_id = mens_van(door)
    extra = ["bewerking", "bewaard_op", "bewaard_door"]
    if inhoud and pip.stand == Pip.Stand.BESPROKEN and not pip.gewijzigd_na_bespreking:
        pip.gewijzigd_na_bespreking = True
        extra.append("gewijzigd_na_bespreking")
    pip.save(update_fields=[*velden, *extra])
    return pip


def een_tegelijk(dossier_id: UUID, door: Aanwezige) -> None:
    """Two acts that begin a version wait for each other. The house locks: not everybody who prepares may write C05."""
    with bijhouden(door):
        Dossier.objects.select_for_update(no_key=True).get(pk=dossier_id)

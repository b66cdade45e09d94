"""Keeping one row out of copies, because it speaks of somebody else (AVG 15 lid 4; UAVG 41): a person looks and says why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenspel.avg.bevoegdheden import mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.models import Achtergehouden, Inzagekopie
from samenspel.avg.onderdelen import Onderdeel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen


@transaction.atomic
def houd_achter(onderdeel: Onderdeel, *, reden: str, door: Aanwezige, nu: datetime) -> None:
    """The copy says that something was not given, and this reason; so the reason names nobody."""
    mag_zaak_behandelen(door).of_weiger()
    if len(reden.strip()) < 5:
        raise Weigering("Schrijf waarom dit niet gegeven wordt. De inburgeraar leest dit.", veld="reden")
    with als_huis(door):
        Achtergehouden.objects.get_or_create(
            gemeente_id=door.gemeente_id, dossier_id=onderdeel.dossier_id, tabel=onderdeel.tabel, rij_id=onderdeel.rij_id, terug_op=None,
            defaults={"reden": binnen(reden, 300), "door_id": door.mens(), "op": nu},
        )  # fmt: skip
        Inzagekopie.objects.filter(dossier_id=onderdeel.dossier_id).update(cijfer=None)  # what was made still had it


@transaction.atomic
def geef_toch(onderdeel: Onderdeel, *, door: Aanwezige, nu: datetime) -> None:
    """From now on it is in copies."""
    mag_zaak_behandelen(door).of_weiger()
    with als_huis(door):
        Achtergehouden.objects.filter(
            rij_id=onderdeel.rij_id, dossier_id=onderdeel.dossier_id, terug_op__isnull=True
        ).update(terug_op=nu)

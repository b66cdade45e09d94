"""What is kept apart for somebody's safety (C14) in a copy: out, unless a person weighed it, item by item (AVG 15 lid 4; UAVG 41, from memory).

The copy itself does not show that anything is missing: who forces her to show it would see it. The answer to the request says it, in words that
a person chose.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenspel.avg.bevoegdheden import mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.inzage.verzamelen import VEILIG
from samenspel.avg.models import Achtergehouden, AvgZaakKort, Inzagekopie, Zaak
from samenspel.avg.onderdelen import Onderdeel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.toegang.matrix import recht

MOTIVEER = 20


@transaction.atomic
def weeg_apart(
    zaak: AvgZaakKort, onderdeel: Onderdeel, *, geven: bool, motivering: str, door: Aanwezige, nu: datetime
) -> None:
    """Whether one item that is kept apart is given after all. Both ways with a motivation; a new decision takes the place of the one before.

    Grondslag: AVG 15 lid 4; UAVG 41 (uit het hoofd, nog na te lezen).
    """
    mag_zaak_behandelen(door, zaak).of_weiger()
    if zaak.soort != Zaak.Soort.INZAGE:
        raise Weigering("Dit weegt u bij een vraag om een kopie.")
    if not recht(door.rol, VEILIG).lees:
        raise Weigering("Wat apart wordt bewaard, weegt een regievoerder.")
    if len(motivering.strip()) < MOTIVEER:
        raise Weigering(
            "Schrijf waarom: wie loopt gevaar, of waarom juist niet. De inburgeraar kan dit lezen: noem niemand.",
            veld="reden",
        )
    with als_huis(door):
        hier = Achtergehouden.objects.filter(
            dossier_id=onderdeel.dossier_id, rij_id=onderdeel.rij_id, terug_op__isnull=True
        )
        hier.update(terug_op=nu)
        Achtergehouden.objects.create(
            gemeente_id=door.gemeente_id, dossier_id=onderdeel.dossier_id, tabel=onderdeel.tabel, rij_id=onderdeel.rij_id, geven=geven, apart=True,
            reden=binnen(motivering, 300), door_id=door.mens(), op=nu,
        )  # fmt: skip
        Inzagekopie.objects.filter(dossier_id=onderdeel.dossier_id).update(cijfer=None)  # what was made is of before

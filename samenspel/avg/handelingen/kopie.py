"""The copy for a request: made by the house, kept encrypted for two weeks, fetched by who handles it, and written down (AVG 15 lid 3)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from samenspel.avg.bevoegdheden import mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.inzage.schrijven import als_zip
from samenspel.avg.inzage.verzamelen import VEILIG, verzamel
from samenspel.avg.inzage.woorden import TALEN
from samenspel.avg.models import Achtergehouden, AvgZaakKort, Inzagekopie, Zaak
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.leesboek import noteer
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.plekken import Plek
from samenspel.kluis.sleutelbos import ontsleutel_stuk, versleutel_van
from samenspel.toegang.matrix import CATEGORIEEN
from samenspel.toegang.models import Inzage

BLIJFT = timedelta(days=14)


KOPIE = Plek("avg_inzagekopie", "cijfer", ("dossier_id", "id"), dossier=True)
"""Where a copy stands for two weeks."""


@transaction.atomic
def maak_kopie(zaak: AvgZaakKort, *, taal: str, door: Aanwezige, nu: datetime) -> None:
    """Everything about the person as one file. The full numbers are in it, so who made it stands in the log of those too."""
    mag_zaak_behandelen(door, zaak).of_weiger()
    if zaak.soort != Zaak.Soort.INZAGE:
        raise Weigering("Een kopie hoort bij een vraag om een kopie. Open daarvoor een nieuw verzoek.")
    if not zaak.identiteit:
        raise Weigering(
            "Leg eerst vast hoe u zag wie dit vraagt (AVG 12 lid 6). Een kopie aan de verkeerde is een datalek."
        )
    if taal not in TALEN:
        raise Weigering("Kies een taal voor de koppen.", veld="taal")
    with als_huis(door):
        dossier = Dossier.objects.select_related("gemeente").get(pk=zaak.dossier_id)
        houdt = Achtergehouden.objects.filter(dossier_id__in=ids_van(dossier), terug_op__isnull=True)
        niet = {(h.tabel, h.rij_id): h.reden for h in houdt if not h.geven}
        inhoud = als_zip(
            verzamel(dossier, achtergehouden=niet, gegeven=[h.rij_id for h in houdt if h.geven], nu=nu), taal
        )
        Inzagekopie.objects.filter(zaak_id=zaak.pk).update(cijfer=None)
        sleutel = uuid7()
        Inzagekopie.objects.create(
            id=sleutel, gemeente_id=zaak.gemeente_id, dossier_id=zaak.dossier_id, zaak_id=zaak.pk, taal=taal, gemaakt_op=nu, verloopt_op=nu + BLIJFT,
            bytes=len(inhoud), door_id=door.mens(), cijfer=versleutel_van(zaak.dossier_id, inhoud, plek=KOPIE.waar(zaak.dossier_id, sleutel)),
        )  # fmt: skip
        Inzage.objects.create(
            gemeente_id=zaak.gemeente_id, dossier_id=zaak.dossier_id, door_id=door.mens(), wat="kopie van alles (AVG 15)", categorie="C02",
            reden=f"verzoek van {zaak.gevraagd_op:%d-%m-%Y}", op=nu,
        )  # fmt: skip


def laatste_kopie(zaak: AvgZaakKort, *, door: Aanwezige, nu: datetime) -> Inzagekopie | None:
    """The copy that can be fetched now, when there is one."""
    with als_huis(door):
        hier = Inzagekopie.objects.filter(zaak_id=zaak.pk, cijfer__isnull=False, verloopt_op__gt=nu)
        return hier.defer("cijfer").order_by("-gemaakt_op").first()


def haal_kopie(zaak: AvgZaakKort, *, door: Aanwezige, nu: datetime) -> bytes:
    """The file. Whoever fetches it looked at every category, and the log says so."""
    mag_zaak_behandelen(door, zaak, ook_beslist=True).of_weiger()
    with als_huis(door):
        kopie = (
            Inzagekopie.objects.filter(zaak_id=zaak.pk, cijfer__isnull=False, verloopt_op__gt=nu)
            .order_by("-gemaakt_op")
            .first()
        )
    if kopie is None or kopie.cijfer is None:
        raise Weigering("Deze kopie is er niet meer: zij blijft twee weken staan. Maak een nieuwe.")
    with als_huis(door):
        ook_apart = Achtergehouden.objects.filter(
            dossier_id=zaak.dossier_id, apart=True, geven=True, terug_op__isnull=True
        ).exists()
    noteer((zaak.dossier_id,), [c for c in CATEGORIEEN if c not in {"C18", "C20"} and (c != VEILIG or ook_apart)])
    return ontsleutel_stuk(
        bytes(kopie.cijfer), gemeente_id=kopie.gemeente_id, plek=KOPIE.waar(kopie.dossier_id, kopie.pk)
    )


def ruim_kopieen_op(nu: datetime) -> int:
    """What expired; the row stays to say that it was there. Runs as the house of one municipality."""
    return Inzagekopie.objects.filter(verloopt_op__lte=nu, cijfer__isnull=False).update(cijfer=None)

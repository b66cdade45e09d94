"""What a person does: sign a list, hold a dossier, and take a hold away."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.bewaren.bevoegdheden import mag_ondertekenen, mag_vasthouden
from samenspel.bewaren.lijst import stempel
from samenspel.bewaren.models import Vasthouding, Vernietigingslijst
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering

MINSTENS = 10


@transaction.atomic
def onderteken(lijst_id: UUID, *, gezien: str, toelichting: str, door: Aanwezige, nu: datetime) -> Vernietigingslijst:
    """Sign the proposal as it stood on the screen (`gezien`, from `stempel`). From now on nothing comes on it or off."""
    mag_ondertekenen(door).of_weiger()
    lijst = Vernietigingslijst.objects.select_for_update().filter(pk=lijst_id, gemeente_id=door.gemeente_id).first()
    if lijst is None or lijst.stand != Vernietigingslijst.Stand.VOORSTEL:
        raise Weigering("Deze lijst is al ondertekend, of er is een nieuwe. Ga terug naar Bewaren.")
    if stempel(lijst) != gezien:
        raise Weigering("De lijst is veranderd terwijl u keek. Kijk de nieuwe lijst na en onderteken die.")
    Vernietigingslijst.objects.filter(pk=lijst.pk).update(
        stand=Vernietigingslijst.Stand.ONDERTEKEND, ondertekend_op=nu, ondertekend_door_id=door.mens(), toelichting=toelichting.strip(),
    )  # fmt: skip
    lijst.refresh_from_db()
    return lijst


def houd_vast(
    nummer: str, *, soort: str, reden: str, vanaf: date, tot: date | None, door: Aanwezige, nu: datetime
) -> Vasthouding:
    """Nothing of this dossier goes, from a day until a day or until further notice."""
    mag_vasthouden(door).of_weiger()
    if soort not in Vasthouding.Soort.values:
        raise Weigering("Kies waarom u dit dossier vasthoudt.")
    if len(reden.strip()) < MINSTENS:
        raise Weigering("Schrijf in een zin waarom dit dossier moet blijven.")
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste. Kies een latere dag, of laat die leeg.")
    nummer = nummer.strip().upper()
    with connection.cursor() as cursor:
        cursor.execute("select bewaren_dossier(%s)", [nummer])
        dossier_id: UUID | None = cursor.fetchone()[0]
    if dossier_id is None:
        raise Weigering("Dit dossiernummer is er niet. Kijk het nummer na, bijvoorbeeld A26-0417.")
    return Vasthouding.objects.create(
        gemeente_id=door.gemeente_id, dossier_id=dossier_id, nummer=nummer, soort=soort, reden=reden.strip(), vanaf=vanaf, tot=tot,
        door_id=door.mens(), vastgelegd_op=nu,
    )  # fmt: skip


def hef_op(vasthouding_id: UUID, *, reden: str, door: Aanwezige, nu: datetime) -> None:
    """From now on this no longer stands in the way; the row stays until the dossier goes."""
    mag_vasthouden(door).of_weiger()
    if len(reden.strip()) < MINSTENS:
        raise Weigering("Schrijf in een zin waarom dit dossier niet meer hoeft te blijven.")
    rijen = Vasthouding.objects.filter(pk=vasthouding_id, gemeente_id=door.gemeente_id, opgeheven_op__isnull=True)
    if not rijen.update(opgeheven_op=nu, opgeheven_door_id=door.mens(), opgeheven_reden=reden.strip()):
        raise Weigering("Deze vasthouding is er niet meer.")

"""The ten-second note, the longer note, and coming back to something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samenspel.dossiers.bevoegdheden import mag_bewerken
from samenspel.dossiers.models import Contactmoment, Dossier, Herinnering, Notitie
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.vullen import voeg_eenmalig_toe


def _gebruiker(door: Aanwezige) -> UUID:
    if door.gebruiker_id is None:
        raise Weigering("Een notitie heeft een schrijver nodig.")
    return door.gebruiker_id


@transaction.atomic
def noteer_contact(
    dossiers: Iterable[Dossier], *, door: Aanwezige, soort: str, op: date, regel: str, sleutel: UUID, nu: datetime,
    terug_op: date | None = None,
) -> list[Contactmoment]:  # fmt: skip
    """One contact for one or more adults of a household. The same `sleutel` twice is once (lost connection)."""
    mag_bewerken(door, "C15").of_weiger()
    schrijver = _gebruiker(door)
    if soort not in Contactmoment.Soort.values:
        raise Weigering("Kies wat er gebeurde: gesproken, niet bereikt, niet verschenen, bezocht of gestuurd.")
    wie = list(dossiers)
    momenten = [
        Contactmoment(
            gemeente_id=dossier.gemeente_id, dossier=dossier, sleutel=sleutel, soort=soort, op=op, regel=binnen(regel, 500),
            door_id=schrijver, vastgelegd_op=nu,
        )
        for dossier in wie
    ]  # fmt: skip
    daarna = Herinnering.Soort.TERUGBELLEN if soort == "niet_bereikt" else Herinnering.Soort.KOM_TERUG
    mee = [
        _herinnering(dossier, door=door, soort=daarna, op=terug_op, nu=nu) for dossier in wie if terug_op is not None
    ]
    if not momenten:
        return []
    nieuw = voeg_eenmalig_toe(momenten, mee, op=("dossier_id", "sleutel"))
    al_bewaard = [moment.dossier_id for moment in momenten if moment.dossier_id not in nieuw]
    eerder = Contactmoment.objects.filter(dossier_id__in=al_bewaard, sleutel=sleutel) if al_bewaard else ()
    bewaard = {moment.dossier_id: moment for moment in eerder}
    return [bewaard.get(moment.dossier_id, moment) for moment in momenten]


@transaction.atomic
def zet_herinnering(
    dossier: Dossier, *, door: Aanwezige, soort: str, op: date, nu: datetime, wie: str = "", termijn_code: str = ""
) -> Herinnering:
    """Come back on a day, call back, or wait for somebody until a day."""
    rij = _herinnering(dossier, door=door, soort=soort, op=op, nu=nu, wie=wie, termijn_code=termijn_code)
    rij.save(force_insert=True)
    return rij


def _herinnering(
    dossier: Dossier, *, door: Aanwezige, soort: str, op: date, nu: datetime, wie: str = "", termijn_code: str = ""
) -> Herinnering:
    """The row of it, not written yet. Raises `Weigering`."""
    mag_bewerken(door, "C16").of_weiger()
    if soort == Herinnering.Soort.WACHT_OP and not wie.strip():
        raise Weigering("Schrijf op wie of wat u wacht.")
    if op < dag_van(nu):
        raise Weigering("Deze dag is al voorbij. Kies vandaag of later.")
    return Herinnering(
        gemeente_id=dossier.gemeente_id, dossier=dossier, soort=soort, op=op, wie=binnen(wie, 120), termijn_code=termijn_code,
        door_id=_gebruiker(door), vastgelegd_op=nu,
    )  # fmt: skip


def rond_af(herinnering: Herinnering, *, door: Aanwezige, nu: datetime) -> bool:
    """Done. False when a colleague was first: nothing is lost, nothing happens twice."""
    gewijzigd = Herinnering.objects.filter(Q(klaar_op__isnull=True), pk=herinnering.pk).update(
        klaar_op=nu, klaar_door_id=_gebruiker(door)
    )
    return bool(gewijzigd)


@transaction.atomic
def noteer(
    dossier: Dossier, *, door: Aanwezige, tekst: str, nu: datetime, gedeeld: bool = False, sleutel: UUID | None = None
) -> Notitie:
    """A longer note (at most 10,000 characters). The same `sleutel` twice is one note."""
    mag_bewerken(door, "C15").of_weiger()
    if sleutel is not None and (al := Notitie.objects.filter(pk=sleutel, dossier=dossier).first()):
        return al
    if not tekst.strip():
        raise Weigering("De notitie is leeg. Schrijf wat er gebeurde.")
    if len(tekst) > 10_000:
        raise Weigering("Deze notitie is te lang. Maak er twee van, of voeg een document toe.")
    return Notitie.objects.create(
        id=sleutel or uuid7(),
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        tekst=tekst.strip(),
        gedeeld=gedeeld,
        door_id=_gebruiker(door),
        vastgelegd_op=nu,
    )

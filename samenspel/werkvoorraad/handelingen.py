"""Acts from the list: wait, done, pass, and take it back."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

import wet
from samenspel.dossiers.handelingen.notities import rond_af, zet_herinnering
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Herinnering
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.werkvoorraad.bevoegdheden import mag_plannen
from samenspel.werkvoorraad.models import SIGNAALCODES, Overgeslagen
from wet.rekenen import beleidsnaam
from wet.termijn import regel_van


def wet_rij(termijn: BewaakteTermijn) -> wet.Rij:
    """The row as `wet` reads it."""
    return wet.Rij(
        termijn.code,
        termijn.start,
        termijn.uiterlijk,
        termijn.voldaan_op,
        termijn.geeindigd_op,
        termijn.rest,
        termijn.versie,
    )


def is_eigen_beleid(termijn: BewaakteTermijn, op: date) -> bool:
    """Does this term rest on the municipality's own policy?"""
    return bool(beleidsnaam(regel_van(wet_rij(termijn), op)))


@transaction.atomic
def sla_over(termijn: BewaakteTermijn, *, door: Aanwezige, reden: str, op: date, nu: datetime) -> Overgeslagen:
    """Pass a term of local policy, with a reason. A term of the law cannot be passed."""
    mag_plannen(door).of_weiger()
    if not is_eigen_beleid(termijn, op):
        raise Weigering(
            "Deze termijn staat in de wet. U kunt hem niet overslaan. Doe de handeling, of leg vast op wie u wacht."
        )
    if not reden.strip():
        raise Weigering("Schrijf waarom u deze stap overslaat. Een collega moet het later begrijpen.")
    if door.gebruiker_id is None or termijn.start is None:
        raise Weigering("Deze stap kan nu niet worden overgeslagen.")
    overgeslagen, _ = Overgeslagen.objects.get_or_create(
        gemeente_id=termijn.gemeente_id, dossier_id=termijn.dossier_id, termijn_code=termijn.code, start=termijn.start,
        ongedaan_op=None, defaults={"reden": binnen(reden, 300), "door_id": door.gebruiker_id, "vastgelegd_op": nu},
    )  # fmt: skip
    return overgeslagen


@transaction.atomic
def leg_signaal_weg(
    dossier: Dossier, code: str, sinds: date, *, door: Aanwezige, reden: str, nu: datetime
) -> Overgeslagen:
    """A signal was seen: it leaves the list with a reason. The dossier itself keeps showing it."""
    mag_plannen(door).of_weiger()
    if code not in SIGNAALCODES or door.gebruiker_id is None:
        raise Weigering("Dit signaal kent Samenspel niet.")
    if not reden.strip():
        raise Weigering("Schrijf wat u met dit signaal deed. Een collega moet het later begrijpen.")
    weg, _ = Overgeslagen.objects.get_or_create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, termijn_code=code, start=sinds, ongedaan_op=None,
        defaults={"reden": binnen(reden, 300), "door_id": door.gebruiker_id, "vastgelegd_op": nu},
    )  # fmt: skip
    return weg


@transaction.atomic
def wacht_met_termijn(termijn: BewaakteTermijn, *, door: Aanwezige, wie: str, tot: date, nu: datetime) -> Herinnering:
    """The row waits for somebody until a day; an earlier wait for the same term ends."""
    dossier = Dossier.objects.zichtbaar_voor(door).get(pk=termijn.dossier_id)
    return wacht_met(dossier, termijn.code, door=door, wie=wie, tot=tot, nu=nu)


@transaction.atomic
def wacht_met(dossier: Dossier, code: str, *, door: Aanwezige, wie: str, tot: date, nu: datetime) -> Herinnering:
    """The same for whatever has a code on the list: a term, a signal, a second opinion."""
    mag_plannen(door).of_weiger()
    for eerder in Herinnering.objects.filter(dossier=dossier, termijn_code=code, klaar_op__isnull=True):
        rond_af(eerder, door=door, nu=nu)
    return zet_herinnering(
        dossier, door=door, soort=Herinnering.Soort.WACHT_OP, op=tot, nu=nu, wie=wie, termijn_code=code
    )


@transaction.atomic
def wacht_met_herinnering(
    herinnering: Herinnering, *, door: Aanwezige, wie: str, tot: date, nu: datetime
) -> Herinnering:
    """A reminder becomes a wait until a day."""
    mag_plannen(door).of_weiger()
    if not rond_af(herinnering, door=door, nu=nu):
        raise Weigering("Een collega rondde deze herinnering al af.")
    dossier = Dossier.objects.zichtbaar_voor(door).get(pk=herinnering.dossier_id)
    return zet_herinnering(dossier, door=door, soort=Herinnering.Soort.WACHT_OP, op=tot, nu=nu, wie=wie)


def maak_ongedaan(soort: str, id_: UUID, *, door: Aanwezige, nu: datetime) -> bool:
    """Take the last act back: `klaar` opens the reminder again, `wacht` ends the wait, `overslaan` and `gezien` bring the row back."""
    mag_plannen(door).of_weiger()
    if soort == "klaar":
        zelf = Herinnering.objects.zichtbaar_voor(door).filter(pk=id_, klaar_door_id=door.gebruiker_id)
        return bool(zelf.update(klaar_op=None, klaar_door_id=None))
    if soort == "wacht":
        herinnering = Herinnering.objects.zichtbaar_voor(door).filter(pk=id_, door_id=door.gebruiker_id).first()
        return herinnering is not None and rond_af(herinnering, door=door, nu=nu)
    zelf_overgeslagen = Overgeslagen.objects.zichtbaar_voor(door).filter(
        pk=id_, door_id=door.gebruiker_id, ongedaan_op__isnull=True
    )
    return bool(zelf_overgeslagen.update(ongedaan_op=nu))

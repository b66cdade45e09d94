"""A newcomer gets a login from the own dossier, by who directs it; never from beheer."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from samenspel.avg.handelingen.toestemmen import trek_toestemming_in
from samenspel.avg.models import ToestemmingKort
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.volgorde import om_de_beurt
from samenspel.personen.models import Persoon
from samenspel.toegang.aanmelden import beeindig_sessies
from samenspel.toegang.beheer import nieuw_startwachtwoord
from samenspel.toegang.inlognaam import nieuwe_inlognaam
from samenspel.toegang.matrix import Bereik, bereik, recht
from samenspel.toegang.models import MACHTIGING, Aanstelling, Gebruiker, Rol


def mag_toelaten(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Who directs the dossier, and only while it is open."""
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.gesloten_op:
        return nee("Dit dossier is gesloten. Heropen het eerst.")
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C03").schrijf:
        return JA
    return nee("Alleen de regie geeft een inburgeraar toegang. Vraag de contactpersoon van dit dossier.")


def lopende_toegang(dossier: Dossier, *, op: date) -> Aanstelling | None:
    """The login of the newcomer of this dossier that works on that day: its own, else of a record that goes on in it."""
    rijen = _lopende(dossier, op)
    return next((toegang for toegang in rijen if toegang.dossier_id == dossier.pk), rijen[0] if rijen else None)


def _lopende(dossier: Dossier, op: date) -> list[Aanstelling]:
    """Every login that leads here, for each record had one."""
    eigen = Aanstelling.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op),
        gemeente_id=dossier.gemeente_id,
        dossier_id__in=ids_van(dossier),
        rol=Rol.INBURGERAAR,
    )
    return list(eigen.select_related("gebruiker"))


@transaction.atomic
def laat_inburgeraar_toe(dossier: Dossier, *, door: Aanwezige, vanaf: date) -> tuple[Gebruiker, str]:
    """A login for the newcomer alone, with a start password to hand over once.

    The house makes the name (ADR 35). Nobody is asked for an address, so nobody hears who else has it, here or in another municipality; a
    colleague never becomes a newcomer by mistake, and partners of one household need no two addresses.
    """
    mag_toelaten(door, dossier).of_weiger()
    om_de_beurt("toelating", dossier.pk)  # two clicks make one login
    if lopende_toegang(dossier, op=vanaf):
        raise Weigering("Deze inburgeraar heeft al toegang. Maak een nieuw startwachtwoord als het oude kwijt is.")
    wachtwoord = nieuw_startwachtwoord()
    gebruiker = Gebruiker.objects.create_user(nieuwe_inlognaam(), wachtwoord, naam=_naam(dossier, door))
    Aanstelling.objects.create(
        gebruiker=gebruiker, gemeente_id=dossier.gemeente_id, rol=Rol.INBURGERAAR, dossier_id=dossier.pk, vanaf=vanaf
    )
    return gebruiker, wachtwoord


def _naam(dossier: Dossier, wie: Aanwezige) -> str:
    """How the login is called; by the number of the dossier for who may not read the name."""
    persoon = Persoon.objects.zichtbaar_voor(wie).filter(dossier=dossier).first()
    return persoon.naam if persoon else dossier.nummer


@transaction.atomic
def geef_nieuw_wachtwoord(dossier: Dossier, *, door: Aanwezige, op: date) -> tuple[Gebruiker, str]:
    """For who lost it: the old password stops working at once."""
    mag_toelaten(door, dossier).of_weiger()
    toegang = lopende_toegang(dossier, op=op)
    if toegang is None:
        raise Weigering("Deze inburgeraar heeft nog geen toegang.")
    wachtwoord = nieuw_startwachtwoord()
    toegang.gebruiker.set_password(wachtwoord)
    toegang.gebruiker.save(update_fields=["password"])
    return toegang.gebruiker, wachtwoord


@transaction.atomic
def beeindig_toegang(dossier: Dossier, *, door: Aanwezige, tot: date, nu: datetime) -> None:
    """`tot` is the last day on which the login works; of two records of one person both. Who looks along stops at once."""
    mag_toelaten(door, dossier).of_weiger()
    lopende = _lopende(dossier, tot)
    if not lopende:
        raise Weigering("Deze inburgeraar heeft geen toegang.")
    for toegang in lopende:
        toegang.tot = max(tot, toegang.vanaf)
        toegang.save(update_fields=["tot"])
        beeindig_sessies(toegang.gebruiker_id)
    _stop_meekijken(dossier, door, nu)


def _stop_meekijken(dossier: Dossier, door: Aanwezige, nu: datetime) -> None:
    """Whoever was let in with that login looks along no more: perhaps it was not the newcomer who let them in."""
    gegeven = ToestemmingKort.objects.zichtbaar_voor(door).filter(dossier_id__in=ids_van(dossier), tabel=MACHTIGING)
    for ja in gegeven.filter(ingetrokken_op__isnull=True):
        trek_toestemming_in(ja, door=door, nu=nu)

"""The municipality as the sender of a letter: the contact person, who takes over, and where to write to."""

from __future__ import annotations

from datetime import date
from typing import Final

import wet
from samenspel.dossiers.beeld import Kop
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde, Waarneming
from samenspel.toegang.vervanging import waarneming_van

ALGEMEEN_NUMMER: Final = "het algemene nummer van de gemeente"


def afzender_van(dossier: Dossier, beleid: wet.Beleid, op: date) -> Afzender:
    """Who writes about this dossier on that day."""
    contact, postadres = dossier.contactpersoon, beleid.waarde("postadres", op)
    return Afzender(
        gemeente=dossier.gemeente.naam,
        contactpersoon=contact.naam if contact else "uw contactpersoon",
        telefoon=(contact.telefoon if contact else "") or ALGEMEEN_NUMMER,
        talen=contact.talen if contact else "",
        bereikbaar=contact.bereikbaar if contact else "",
        functie=rolnaam(beleid, op),
        email=contact.email if contact else "",
        postadres=tuple(deel.strip() for deel in str(postadres.waarde).split(",")) if postadres else (),
        waarneming=_waarneming(dossier, op),
    )


def _waarneming(dossier: Dossier, op: date) -> Waarneming | None:
    """Who takes over for the contact person on that day, when somebody does (R70: one contact person, with a deputy)."""
    weg = waarneming_van(dossier.contactpersoon_id, gemeente_id=dossier.gemeente_id, op=op)
    if weg is None:
        return None
    return Waarneming(
        naam=weg.vervanger.naam, telefoon=weg.vervanger.telefoon or ALGEMEEN_NUMMER, vanaf=weg.vanaf, tot=weg.tot,
        talen=weg.vervanger.talen, bereikbaar=weg.vervanger.bereikbaar,
    )  # fmt: skip


def rolnaam(beleid: wet.Beleid, op: date) -> str:
    """How this municipality calls who directs."""
    naam = beleid.waarde("rolnaam_regie", op)
    return str(naam.waarde) if naam else "regievoerder"


def geadresseerde_van(kop: Kop) -> Geadresseerde:
    """The newcomer, with the address that is in sight."""
    adres = kop.contactwaarde("adres") or kop.contactwaarde("azc")
    return Geadresseerde(
        naam=kop.naam,
        adres=tuple(deel.strip() for deel in adres.split(",") if deel.strip()),
        aanhef=kop.persoon.aanspreekvorm if kop.persoon else "",
    )

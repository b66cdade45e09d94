"""Who helps this newcomer, on every page: one face, one number, and who takes over while that person is away."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from samenspel.dossiers.models import Dossier
from samenspel.kern.klok import vandaag
from samenspel.portaal import dagen
from samenspel.toegang.fotos import versie_van_foto
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.vervanging import waarneming_van


@dataclass(frozen=True, slots=True)
class Mens:
    """One of them, with what a newcomer needs to reach somebody. `foto`: the address of the picture, or empty."""

    naam: str
    telefoon: str
    talen: str
    bereikbaar: str
    foto: str


@dataclass(frozen=True, slots=True)
class Contact:
    """The contact person; `vervanger` while that one is away, `tot` and including a day in the reader's language."""

    mens: Mens | None
    vervanger: Mens | None = None
    tot: str = ""

    @property
    def nu(self) -> Mens | None:
        """Whom to call today."""
        return self.vervanger or self.mens


def contact_van(dossier: Dossier, taal: str) -> Contact:
    """One statement, for the cover."""
    contact = dossier.contactpersoon
    if contact is None:
        return Contact(None)
    weg = waarneming_van(contact.pk, gemeente_id=dossier.gemeente_id, op=vandaag())
    if weg is None:
        return Contact(_mens(contact))
    return Contact(_mens(contact), _mens(weg.vervanger), dagen.dag(weg.tot, taal))


def _mens(gebruiker: Gebruiker) -> Mens:
    foto = f"{reverse('portaal:foto', args=[gebruiker.pk])}?v={versie_van_foto(gebruiker)}" if gebruiker.foto_op else ""
    return Mens(gebruiker.naam, gebruiker.telefoon, gebruiker.talen, gebruiker.bereikbaar, foto)


def is_gezicht_van(dossier: Dossier, gebruiker_id: object) -> bool:
    """The contact person of this dossier, or who takes over today."""
    weg = waarneming_van(dossier.contactpersoon_id, gemeente_id=dossier.gemeente_id, op=vandaag())
    return gebruiker_id in {dossier.contactpersoon_id, weg.vervanger_id if weg else None}

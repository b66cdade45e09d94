"""A file in the dossier: checked by its content, encrypted, and read back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.dossiers.bevoegdheden import mag_bewerken
from samenspel.dossiers.documentwacht import SOORTEN, keur_document
from samenspel.dossiers.models import Document, Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kluis.plekken import Plek
from samenspel.kluis.sleutelbos import ontsleutel_stuk, versleutel_van
from samenspel.personen.nummers import voldoet_aan_elfproef

MAX_BYTES = 20 * 1024 * 1024


def zonder_bsn(tekst: str) -> str:
    """A title reaches lists and time lines, so it holds no BSN and no V-number. Raises `Weigering` with a sentence.

    However it is written: `999990019`, `9999.90.019`, `999-99-0019`, and after a year. Ten digits are a V-number, or a phone number.
    """
    for rij in re.findall(r"\d+(?:[ ./_-]\d+)*", tekst):
        for cijfers in _aaneen(re.findall(r"\d+", rij)):
            if len(cijfers) == 9 and voldoet_aan_elfproef(cijfers):
                raise Weigering("Zet geen BSN in de titel. Het nummer staat al veilig in het dossier.")
            if len(cijfers) == 10:
                raise Weigering("Zet geen V-nummer of telefoonnummer in de titel. Het staat al veilig in het dossier.")
    return " ".join(tekst.split())


def _aaneen(groepen: list[str]) -> Iterator[str]:
    """Every run of groups of digits that follow each other, written together."""
    for begin in range(len(groepen)):
        for einde in range(begin + 1, len(groepen) + 1):
            yield "".join(groepen[begin:einde])


INHOUD = Plek("dossiers_document", "cijfer", ("dossier_id", "id"), dossier=True)
"""Where the content of a document stands."""


@transaction.atomic
def voeg_document_toe(
    dossier: Dossier,
    *,
    door: Aanwezige,
    titel: str,
    inhoud: bytes,
    ontvangen_op: date,
    nu: datetime,
    sleutel: UUID,
    soort: str = "",
) -> Document:
    """Add a file of at most 20 MiB. The same `sleutel` twice is one document."""
    mag_bewerken(door, "C15").of_weiger()
    if al := Document.objects.filter(pk=sleutel, dossier=dossier).first():
        return al
    if door.gebruiker_id is None:
        raise Weigering("Een document heeft iemand nodig die het toevoegt.")
    if not inhoud:
        raise Weigering("Dit bestand is leeg.")
    if len(inhoud) > MAX_BYTES:
        raise Weigering("Dit bestand is groter dan 20 MB. Maak het kleiner of splits het.")
    mime, inhoud = keur_document(inhoud)
    titel = zonder_bsn(titel)
    if not titel:
        raise Weigering("Geef het document een titel.")
    return Document.objects.create(
        id=sleutel, gemeente_id=dossier.gemeente_id, dossier=dossier, titel=titel[:150], soort=soort[:60], mime=mime, bytes=len(inhoud),
        sha256=hashlib.sha256(inhoud).hexdigest(), ontvangen_op=ontvangen_op, door_id=door.gebruiker_id, vastgelegd_op=nu,
        cijfer=versleutel_van(dossier.pk, inhoud, plek=INHOUD.waar(dossier.pk, sleutel)),
    )  # fmt: skip


def lees_document(document: Document) -> bytes:
    """The content as it came in."""
    return ontsleutel_stuk(
        bytes(document.cijfer), gemeente_id=document.gemeente_id, plek=INHOUD.waar(document.dossier_id, document.pk)
    )


def bestandsnaam(document: Document) -> str:
    """A file name that says nothing about a person: dossier number and the end of the id."""
    return f"{document.dossier.nummer}-{document.pk.hex[-6:]}.{SOORTEN[document.mime]}"

"""Acts on people: register, rename, contact, household. Search terms follow the names in the same transaction."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Contactgegeven, Gezinslid, Naam, Persoon, Zoekterm
from samenspel.personen.zoektermen import termen_van

_TUSSENVOEGSELS = frozenset({"van", "de", "der", "den", "het", "t", "te", "ten", "ter", "el", "al", "ibn", "bin", "bint", "abu", "von", "di", "da", "du", "la", "le"})  # fmt: skip
_CIJFERS = re.compile(r"\d+")


def sorteernaam(naam: str) -> str:
    """Dutch order: `Sanne van der Berg` sorts under `berg sanne van der`, a double name under its first half."""
    delen = [" ".join(plat(deel).split()) for deel in naam.split()]
    delen = [deel for deel in delen if deel]
    if len(delen) < 2:
        return " ".join(delen)
    begin = next(
        (
            i
            for i, deel in enumerate(delen)
            if i > 0 and deel.split()[-1] in {"van", "de", "der", "den", "ter", "ten", "te"}
        ),
        len(delen) - 1,
    )
    achter, voor = " ".join(delen[begin:]).split(), delen[:begin]
    while len(achter) > 1 and achter[0] in _TUSSENVOEGSELS:
        voor.append(achter.pop(0))
    return " ".join([*achter, *voor])


def telefoon_zoek(nummer: str) -> str:
    """Digits of a phone number as people dial it: +31 6 12 becomes 0612."""
    cijfers = "".join(_CIJFERS.findall(nummer))
    if nummer.strip().startswith(("+31", "0031")):
        return "0" + cijfers.removeprefix("00").removeprefix("31").removeprefix("0")
    return cijfers


def nieuwe_persoon(
    dossier_id: UUID, *, door: Aanwezige, naam: str, andere_namen: tuple[str, ...] = (), **velden: Any
) -> list[Persoon | Naam | Zoekterm]:
    """The rows of the person of a new dossier, to be written with it. Raises `Weigering` without a name."""
    naam = " ".join(naam.split())
    if not naam:
        raise Weigering("Vul een naam in. Een voornaam is genoeg.")
    hier = {"gemeente_id": door.gemeente_id, "dossier_id": dossier_id}
    persoon = Persoon(naam=naam, sorteernaam=sorteernaam(naam), **hier, **velden)
    andere = [Naam(soort=Naam.Soort.SCHRIJFWIJZE, naam=andere, **hier) for andere in andere_namen]
    return [persoon, *andere, *_zoektermen(persoon, list(andere_namen))]


@transaction.atomic
def wijzig_persoon(persoon: Persoon, *, door: Aanwezige, **velden: Any) -> Persoon:
    """Change what is known; an earlier name stays findable."""
    nieuw = " ".join(str(velden.get("naam", persoon.naam)).split())
    if not nieuw:
        raise Weigering("Vul een naam in. Een voornaam is genoeg.")
    if nieuw != persoon.naam:
        Naam.objects.get_or_create(
            gemeente_id=door.gemeente_id, dossier_id=persoon.dossier_id, soort=Naam.Soort.EERDER, naam=persoon.naam
        )
    for veld, waarde in {**velden, "naam": nieuw}.items():
        setattr(persoon, veld, waarde)
    persoon.sorteernaam = sorteernaam(nieuw)
    persoon.save()
    zet_zoektermen(persoon)
    return persoon


@transaction.atomic
def leg_naam_vast(persoon: Persoon, soort: str, naam: str, *, door: Aanwezige) -> Naam:
    """Another name by which the person is found. The same name twice is one row; there is one name in the BRP."""
    naam = " ".join(naam.split())
    if not naam:
        raise Weigering("Vul een naam in.")
    hier = Naam.objects.filter(dossier_id=persoon.dossier_id)
    if soort == Naam.Soort.OFFICIEEL:
        hier.filter(soort=soort).exclude(naam=naam).update(soort=Naam.Soort.EERDER)
    rij, _nieuw = hier.get_or_create(
        gemeente_id=persoon.gemeente_id, dossier_id=persoon.dossier_id, soort=soort, naam=naam
    )
    zet_zoektermen(persoon)
    return rij


@transaction.atomic
def verwijder_naam(naam: Naam, persoon: Persoon, *, door: Aanwezige) -> None:
    """A name that was never this person's; it is no longer found by it."""
    naam.delete()
    zet_zoektermen(persoon)


def zet_zoektermen(persoon: Persoon) -> None:
    """Rewrite the search terms of one person."""
    andere = list(Naam.objects.filter(dossier_id=persoon.dossier_id).values_list("naam", flat=True))
    Zoekterm.objects.filter(dossier_id=persoon.dossier_id).delete()
    Zoekterm.objects.bulk_create(_zoektermen(persoon, andere))


def _zoektermen(persoon: Persoon, andere: list[str]) -> list[Zoekterm]:
    return [
        Zoekterm(gemeente_id=persoon.gemeente_id, dossier_id=persoon.dossier_id, term=term)
        for term in termen_van([persoon.naam, persoon.roepnaam, *andere], persoon.geboortedatum)
    ]


@transaction.atomic
def leg_contact_vast(
    dossier_id: UUID,
    soort: str,
    waarde: str,
    *,
    door: Aanwezige,
    vanaf: date | None = None,
    voorkeur: bool = False,
    sleutel: UUID | None = None,
) -> Contactgegeven:
    """Add a phone number, e-mail or address; a new address ends the previous one. The same `sleutel` twice is one row."""
    if sleutel is not None and (al := Contactgegeven.objects.filter(pk=sleutel, dossier_id=dossier_id).first()):
        return al
    nieuw = nieuw_contact(dossier_id, soort, waarde, door=door, vanaf=vanaf, voorkeur=voorkeur, sleutel=sleutel)
    if soort in {Contactgegeven.Soort.ADRES, Contactgegeven.Soort.AZC} and vanaf is not None:
        eerder = Contactgegeven.objects.filter(
            dossier_id=dossier_id, soort__in=[Contactgegeven.Soort.ADRES, Contactgegeven.Soort.AZC], tot__isnull=True
        )
        eerder.update(tot=vanaf)
    nieuw.save(force_insert=True)
    return nieuw


def nieuw_contact(
    dossier_id: UUID,
    soort: str,
    waarde: str,
    *,
    door: Aanwezige,
    vanaf: date | None = None,
    voorkeur: bool = False,
    sleutel: UUID | None = None,
) -> Contactgegeven:
    """The row of a phone number, e-mail or address, not written yet. Raises `Weigering` when it is empty."""
    waarde = " ".join(waarde.split())
    if not waarde:
        raise Weigering("Vul een telefoonnummer, e-mailadres of adres in.")
    return Contactgegeven(
        id=sleutel or uuid7(),
        gemeente_id=door.gemeente_id,
        dossier_id=dossier_id,
        soort=soort,
        waarde=waarde,
        zoek=telefoon_zoek(waarde) if soort == Contactgegeven.Soort.TELEFOON else "",
        vanaf=vanaf,
        voorkeur=voorkeur,
    )


@transaction.atomic
def leg_gezinslid_vast(
    dossier_id: UUID, *, door: Aanwezige, relatie: str, naam: str, geboortedatum: str = "", **velden: Any
) -> Gezinslid:
    """Add a partner or child. The caller refreshes the terms: a child that turns 18 is a signal."""
    if not naam.strip():
        raise Weigering("Vul de naam van het gezinslid in.")
    return Gezinslid.objects.create(
        gemeente_id=door.gemeente_id,
        dossier_id=dossier_id,
        relatie=relatie,
        naam=" ".join(naam.split()),
        geboortedatum=geboortedatum,
        **velden,
    )


def beeindig_contact(contact: Contactgegeven, *, door: Aanwezige, op: date) -> None:
    """No longer in use; it stays readable with its last day, and can no longer be found by it."""
    contact.tot = op
    contact.zoek = ""
    contact.save(update_fields=["tot", "zoek"])


def vervalt_gezinslid(lid: Gezinslid, *, door: Aanwezige, op: date) -> None:
    """Divorce or death: no member of the household any more. The caller refreshes the terms."""
    lid.vervallen_op = op
    lid.save(update_fields=["vervallen_op"])

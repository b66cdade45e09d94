"""What a birth date, a phone number and an e-mail address can be: one sentence for a form, a file and an act."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from samenspel.personen.geboorte import grenzen
from samenspel.personen.models import Contactgegeven

OUDSTE = 120
_TELEFOON = re.compile(r"[\d\s+()/.,-]+")
_CIJFERS = range(6, 33)  # a short number inside the country, up to two numbers side by side


def fout_in_geboortedatum(iso: str, vandaag: date) -> str:
    """What is wrong with a birth date, also a partly unknown one; empty when nothing is."""
    dagen = grenzen(iso)
    if dagen is None:
        return ""
    if dagen[0] > vandaag:
        return _("Deze geboortedatum moet nog komen. Kijk of het jaar klopt.")
    if dagen[1].year < vandaag.year - OUDSTE:
        return _("Dit jaar is te lang geleden. Kijk of het klopt.")
    return ""


def fout_in_telefoon(tekst: str) -> str:
    """What is wrong with a phone number; empty when nothing is."""
    cijfers = sum(teken.isdigit() for teken in tekst)
    if _TELEFOON.fullmatch(tekst.strip()) and cijfers in _CIJFERS:
        return ""
    return _("Dit is geen telefoonnummer. Schrijf het als 06 12345678 of +31 6 12345678.")


def fout_in_email(tekst: str) -> str:
    """What is wrong with an e-mail address; empty when nothing is."""
    try:
        validate_email(tekst.strip())
    except ValidationError:
        return _("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")
    return ""


def fout_in_contact(soort: str, waarde: str) -> str:
    """What is wrong with a contact detail of this kind; an address is free text."""
    if soort == Contactgegeven.Soort.TELEFOON:
        return fout_in_telefoon(waarde)
    return fout_in_email(waarde) if soort == Contactgegeven.Soort.EMAIL else ""

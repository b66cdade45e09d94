"""Coming in by a personal link and a code: two things, from one hand by two ways. For volunteers (ADR 23), for whom a newcomer lets look along
(ADR 29), and for a booked interpreter (ADR 30).

The link works once and ties one device, for the days that whoever asked them in set; from then on that device and the code are asked. Of each only
a digest is kept. A link that nobody has costs the same as one that somebody has, and gets the same sentence.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.aanmelden import wachtwoord_van_niemand
from samenspel.toegang.adapter import plek_van
from samenspel.toegang.mislukte_inlog import meld_mislukte_inlog
from samenspel.toegang.models import EEN_OP_EEN, Aanstelling, Gebruiker, Machtiging, Rol, Tolkboeking, Vrijwilliger
from samenspel.toegang.rem import neem_beurt_voor_persoonlijke_code

LINK_GELDT: Final = timedelta(days=7)
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, i, o, 0, 1: it is told by telephone
_KLOPT_NIET: Final = "Deze link en code horen niet bij elkaar, of gelden niet meer. Kijk de code na. Klopt die? Vraag dan een nieuwe aan wie u de link gaf."
_TE_VAAK: Final = "Dit ging te vaak mis. Probeer het over een paar minuten opnieuw."


_SOORTEN: Final = (Vrijwilliger, Machtiging, Tolkboeking)
"""Whose keys there are."""
_MAG_BINNEN: Final = (*EEN_OP_EEN, Rol.GEMACHTIGDE.value, Rol.TOLK.value)


@dataclass(frozen=True, slots=True)
class Sleutels:
    """To be shown once: what stands in the link (256 bits), and the code (39 bits, five tries and then one per five minutes)."""

    link: str
    code: str


def nieuwe_sleutels() -> Sleutels:
    """Both made by chance; `merk` of the link and `code_merk` of the code are what is kept."""
    code = "-".join("".join(secrets.choice(_LETTERS) for _teken in range(4)) for _groep in range(2))
    return Sleutels(secrets.token_urlsafe(32), code)


def merk(geheim: str) -> str:
    """The digest of a link or a device; empty for nothing. A value of 256 bits needs no salt."""
    return sha256(geheim.encode()).hexdigest() if geheim else ""


def code_merk(code: str) -> str:
    """The digest of a code, salted and slow, for it is short."""
    return make_password(_kaal(code))


def bind_toestel(request: HttpRequest, link: str, code: str, *, nu: datetime) -> tuple[Gebruiker, str]:
    """The first time. Gives who it is and what this device keeps; the link is spent. Raises `Weigering`."""
    rij = _met_code(request, merk(link), code, nu, link_merk=merk(link), link_tot__gt=nu)
    toestel = secrets.token_urlsafe(32)
    nog_open = type(rij)._default_manager.filter(pk=rij.pk, link_merk=merk(link), link_tot__gt=nu)
    if not nog_open.update(link_merk="", link_tot=None, toestel_merk=merk(toestel)):
        raise Weigering(_KLOPT_NIET, veld="code")  # somebody used it at this very moment
    return rij.gebruiker, toestel


def kom_terug(request: HttpRequest, toestel: str, code: str, *, nu: datetime) -> Gebruiker:
    """Every time after. Raises `Weigering`."""
    return _met_code(request, merk(toestel), code, nu, toestel_merk=merk(toestel)).gebruiker


def _met_code(
    request: HttpRequest, van: str, code: str, nu: datetime, **waar: Any
) -> Vrijwilliger | Machtiging | Tolkboeking:
    beurt = neem_beurt_voor_persoonlijke_code(van, plek_van(request), nu)
    if beurt is None:
        meld_mislukte_inlog(request, hoe="te_vaak")
        raise Weigering(_TE_VAAK, veld="code")
    rij = _wie_heeft(waar) if van else None
    klopt = check_password(_kaal(code), rij.code if rij and rij.code else wachtwoord_van_niemand())
    if rij is None or not klopt or not _mag_binnen(rij, nu):
        meld_mislukte_inlog(request, hoe="persoonlijke_code", gebruiker_id=rij.gebruiker_id if rij else None)
        raise Weigering(_KLOPT_NIET, veld="code")
    beurt.geef_terug()
    return rij


def _wie_heeft(waar: dict[str, Any]) -> Vrijwilliger | Machtiging | Tolkboeking | None:
    """Every kind is always asked, so that it does not show which one has it."""
    gevonden = [soort._default_manager.filter(**waar).select_related("gebruiker").first() for soort in _SOORTEN]
    return next((rij for rij in gevonden if rij is not None), None)


def _mag_binnen(rij: Vrijwilliger | Machtiging | Tolkboeking, nu: datetime) -> bool:
    hier = Aanstelling.objects.geldig(dag_van(nu)).filter(gebruiker_id=rij.gebruiker_id, rol__in=_MAG_BINNEN)
    return bool(rij.code) and rij.gebruiker.is_active and hier.exists()


def _kaal(code: str) -> str:
    return "".join(teken for teken in code.lower() if teken.isalnum())

"""From what somebody typed or pasted to what a source asks for: an id, a session, a network, a moment."""

from __future__ import annotations

import ipaddress
import re
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from samenspel.datalek.models import Bron
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.inlognaam import als_adres
from samenspel.toegang.logschrijver import herkomst_van
from samenspel.toegang.models import Aanstelling, Gebruiker

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SESSIE: Final = re.compile(r"[0-9a-f]{16}")
_WAT: Final = {
    Bron.DOCUMENT: "het document", Bron.INLEZING: "de lijst die is ingelezen", Bron.TOESTEMMING: "de toestemming",
    Bron.SAMENVOEGING: "de samenvoeging",
}  # fmt: skip


def herken(bron: str, tekst: str, gemeente_id: UUID) -> str:
    """What `Datalek.wat` keeps. Raises Weigering with what to type instead; an account or organisation of elsewhere is not there."""
    tekst = tekst.strip()
    match bron:
        case Bron.ACCOUNT | Bron.UITVOER:
            return _account(tekst, gemeente_id)
        case Bron.ORGANISATIE:
            return _organisatie(tekst, gemeente_id)
        case Bron.SESSIE:
            if not _SESSIE.fullmatch(tekst.lower()):
                raise Weigering(
                    "Dit is geen sessie. Zoek eerst op het account; de sessies staan dan onder 'Waarvandaan'.",
                    veld="wat",
                )
            return tekst.lower()
        case Bron.NETWERK:
            return _netwerk(tekst)
        case Bron.RESERVEKOPIE:
            return _moment(tekst).isoformat()
    treffers = _UUID.findall(tekst)
    if not treffers:
        raise Weigering(f"Plak het adres van {_WAT.get(Bron(bron), 'de bladzijde')}, of het kenmerk.", veld="wat")
    return str(UUID(treffers[-1]))


def _account(tekst: str, gemeente_id: UUID) -> str:
    hier = Gebruiker.objects.filter(pk__in=Aanstelling.objects.filter(gemeente_id=gemeente_id).values("gebruiker_id"))
    sleutel = _UUID.fullmatch(tekst)
    gevonden = hier.filter(pk=tekst).first() if sleutel else hier.filter(email__iexact=als_adres(tekst)).first()
    if gevonden is None:
        raise Weigering(
            "Dit account is er niet in uw gemeente. Schrijf het e-mailadres of de inlognaam waarmee iemand inlogt.",
            veld="wat",
        )
    return str(gevonden.pk)


def _organisatie(tekst: str, gemeente_id: UUID) -> str:
    hier = Organisatie.objects.filter(gemeenten=gemeente_id)
    gevonden = hier.filter(pk=tekst).first() if _UUID.fullmatch(tekst) else hier.filter(naam__iexact=tekst).first()
    if gevonden is None:
        raise Weigering("Deze organisatie werkt niet in uw gemeente. Schrijf de naam zoals in Beheer.", veld="wat")
    return str(gevonden.pk)


def _netwerk(tekst: str) -> str:
    try:
        return str(ipaddress.ip_network(tekst)) if "/" in tekst else str(ipaddress.ip_network(herkomst_van(tekst)))
    except ValueError:
        raise Weigering("Schrijf een netwerk zoals 192.0.2.0/24, of een adres daarin.", veld="wat") from None


def _moment(tekst: str) -> datetime:
    try:
        moment = parse_datetime(tekst)
    except ValueError:
        moment = None
    if moment is None:
        raise Weigering("Schrijf wanneer de kopie is gemaakt: 2026-11-26 03:00.", veld="wat")
    return make_aware(moment) if is_naive(moment) else moment

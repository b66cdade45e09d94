"""What a session remembers of a login through a provider: which, how surely, and what it may open. Never who the provider says it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from django.conf import settings
from django.http import HttpRequest

from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from samenspel.toegang.oidc.aanbieders import Aanbieder

_SLEUTEL: Final = "aanbieder"


def zet_merk(request: HttpRequest, gebruiker: Gebruiker, van: Aanbieder, niveau: str) -> None:
    """This session is of this account, through this provider. It counts for no other account."""
    request.session[_SLEUTEL] = {
        "wie": str(gebruiker.pk),
        "bij": van.id,
        "voor": van.voor,
        "gemeenten": sorted(van.gemeenten),
        "niveau": niveau,
    }


def merk_van(request: HttpRequest) -> Mapping[str, Any] | None:
    """None for who logged in here, with a password or a passkey."""
    merk = request.session.get(_SLEUTEL)
    gebruiker = cast("Gebruiker", request.user)
    return merk if isinstance(merk, dict) and merk.get("wie") == str(gebruiker.pk) else None


def niveau_van(request: HttpRequest) -> str:
    """How surely the newcomer of this session is who they say; what a password is, stands in the settings."""
    merk = merk_van(request)
    return str(merk["niveau"]) if merk is not None and merk["niveau"] else str(settings.NIVEAU_WACHTWOORD)


def opent(request: HttpRequest, aanstelling: Aanstelling) -> bool:
    """A provider of one municipality opens no appointment in another, and one of newcomers none of staff."""
    merk = merk_van(request)
    if merk is None:
        return True
    van_inburgeraar = aanstelling.rol == Rol.INBURGERAAR
    return van_inburgeraar == (merk["voor"] == "inburgeraars") and aanstelling.gemeente.code in merk["gemeenten"]

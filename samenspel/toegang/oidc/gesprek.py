"""Talking with a provider: its configuration, its keys, the code for a token, and who it is. Through `kern.uitgaand` alone.

Configuration and keys are kept per process for an hour. A token with a key that is not known fetches the keys once more.
"""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe
from threading import Lock
from typing import Any, Final
from urllib.parse import quote_plus

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from samenspel.kern.uitgaand import UitgaandFout, vraag
from samenspel.toegang.oidc.aanbieders import BASIC, Aanbieder
from samenspel.toegang.oidc.idtoken import Bewijs, InlogFout, lees_idtoken, sleutelnummer

_BEWAREN: Final = 3600.0
_ONTDEKKING: Final = "/.well-known/openid-configuration"
_EINDPUNTEN: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_slot = Lock()
_bewaard: dict[tuple[str, str], tuple[float, dict[str, Any]]] = {}


def vergeet() -> None:
    """Ask everything anew (tests)."""
    with _slot:
        _bewaard.clear()


def _haal(van: Aanbieder, adres: str, *, vers: bool = False, **rest: Any) -> dict[str, Any]:
    try:
        sleutel, nu = (van.id, adres), time.monotonic()
        with _slot:
            tot, gehad = _bewaard.get(sleutel, (0.0, {}))
        if not vers and nu < tot:
            return gehad
        gelezen = vraag(adres, van.bestemming, **rest)
    except UitgaandFout as fout:
        raise InlogFout(f"uit_{fout}") from fout
    with _slot:
        _bewaard[sleutel] = (nu + _BEWAREN, gelezen)
    return gelezen


def instellingen_van(van: Aanbieder) -> dict[str, Any]:
    """Its discovery document, which must be of the issuer that the settings name."""
    gelezen = _haal(van, van.issuer.rstrip("/") + _ONTDEKKING)
    if gelezen.get("issuer") != van.issuer:
        raise InlogFout("ontdekking_iss")
    if not all(isinstance(gelezen.get(naam), str) for naam in _EINDPUNTEN):
        raise InlogFout("ontdekking")
    methoden = gelezen.get("code_challenge_methods_supported", ["S256"])
    if not isinstance(methoden, list) or "S256" not in methoden:
        raise InlogFout("ontdekking_pkce")
    return gelezen


def wissel_code(van: Aanbieder, *, code: str, terug: str, verifier: str, nu: datetime) -> dict[str, Any]:
    """The tokens for a code. Raises `InlogFout`."""
    adres = instellingen_van(van)["token_endpoint"]
    formulier = {"grant_type": "authorization_code", "code": code, "redirect_uri": terug, "code_verifier": verifier}
    koppen: dict[str, str] = {}
    try:
        if van.bewijs == BASIC:
            wie = f"{quote_plus(van.client_id)}:{quote_plus(van.lees_geheim())}"
            koppen["Authorization"] = f"Basic {b64encode(wie.encode()).decode()}"
        else:
            formulier |= _eigen_bewijs(van, adres, nu)
        antwoord = vraag(adres, van.bestemming, formulier=formulier, koppen=koppen)
    except UitgaandFout as fout:
        raise InlogFout(f"token_{fout}") from fout
    except OSError as fout:
        raise InlogFout("eigen_geheim") from fout
    if str(antwoord.get("token_type", "")).lower() != "bearer" or not isinstance(antwoord.get("access_token"), str):
        raise InlogFout("token_soort")
    return antwoord


def _eigen_bewijs(van: Aanbieder, adres: str, nu: datetime) -> dict[str, str]:
    """`private_key_jwt` (RFC 7523): we sign that it is us, for this endpoint, for a minute, once."""
    tijd = int(nu.timestamp())
    inhoud = {
        "iss": van.client_id,
        "sub": van.client_id,
        "aud": adres,
        "jti": token_urlsafe(32),
        "iat": tijd,
        "exp": tijd + 60,
    }
    kop = {"kid": van.sleutel_id} if van.sleutel_id else None
    try:
        sleutel: Any = load_pem_private_key(van.lees_geheim().encode(), None)
        algoritme = "ES256" if isinstance(sleutel, EllipticCurvePrivateKey) else "RS256"
        bewering = jwt.encode(inhoud, sleutel, algorithm=algoritme, headers=kop)
    except (jwt.PyJWTError, ValueError, TypeError) as fout:
        raise InlogFout("eigen_sleutel") from fout
    return {
        "client_id": van.client_id,
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": bewering,
    }


def _sleutels(van: Aanbieder, *, vers: bool = False) -> list[Any]:
    lijst = _haal(van, instellingen_van(van)["jwks_uri"], vers=vers).get("keys")
    if not isinstance(lijst, list) or len(lijst) > 50:
        raise InlogFout("sleutels")
    return lijst


def lees_tokens(van: Aanbieder, tokens: Mapping[str, Any], *, nonce: str, nu: datetime) -> Bewijs:
    """Who it is, from the id_token, and from userinfo where the provider has it: both must be about the same person."""
    token, toegang = tokens.get("id_token", ""), tokens["access_token"]
    kid, sleutels = sleutelnummer(token), _sleutels(van)
    if not any(isinstance(s, dict) and s.get("kid") == kid for s in sleutels):
        sleutels = _sleutels(van, vers=True)
    bewijs = lees_idtoken(token, sleutels=sleutels, van=van, nonce=nonce, nu=nu, toegang=toegang)
    adres = instellingen_van(van).get("userinfo_endpoint")
    if not van.userinfo or not isinstance(adres, str):
        return bewijs
    try:
        meer = vraag(adres, van.bestemming, koppen={"Authorization": f"Bearer {toegang}"})
    except UitgaandFout as fout:
        raise InlogFout(f"userinfo_{fout}") from fout
    if meer.get("sub") != bewijs.sub:
        raise InlogFout("userinfo_sub")
    return Bewijs(bewijs.sub, bewijs.acr, bewijs.auth_tijd, {**meer, **bewijs.claims})

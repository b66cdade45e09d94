"""Is this id_token real, ours, of now, and strong enough? OpenID Connect Core 3.1.3.7, every step, and stricter where we can be.

Pure: keys and the moment are arguments. Wrong is an `InlogFout` with a code for the log; the person reads one sentence, whatever it was.
"""

from __future__ import annotations

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from samenspel.toegang.oidc.aanbieders import ALGORITMEN, Aanbieder

GROOTST: Final = 16 * 1024
"""Characters of a token at most."""
SPELING: Final = 30
"""Seconds that the clock of the other side may differ."""
OUDST: Final = 10 * 60
"""Seconds since it was made: it comes straight from the provider."""
_SUB: Final = re.compile(r"[\x21-\x7e]{1,191}")
_RSA_KLEINST: Final = 2048


class InlogFout(Exception):
    """This login may not go on. The text is a code for the log: no value of a token is ever in it."""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """What a provider says of somebody, verified. `auth_tijd`: when they showed it, as a timestamp; 0 when it did not say."""

    sub: str
    acr: str
    auth_tijd: float
    claims: Mapping[str, Any] = field(repr=False)


def sleutelnummer(token: str) -> str:
    """The `kid` in the header: which key to look for."""
    return _kop(token)["kid"]


def lees_idtoken(
    token: str, *, sleutels: Sequence[Mapping[str, Any]], van: Aanbieder, nonce: str, nu: datetime, toegang: str = ""
) -> Bewijs:
    """The verified content. `sleutels`: the JWKS of the provider; `toegang`: the access token beside it."""
    kop = _kop(token)
    sleutel = _sleutel(kop, sleutels)
    if kop["alg"] not in van.algoritmen:
        raise InlogFout("algoritme")
    try:
        inhoud = jwt.PyJWS(algorithms=sorted(ALGORITMEN)).decode(token, sleutel, algorithms=[kop["alg"]])
        claims = json.loads(inhoud)
    except (jwt.PyJWTError, ValueError, RecursionError) as fout:
        raise InlogFout("handtekening") from fout
    if not isinstance(claims, dict):
        raise InlogFout("inhoud")
    _van_en_voor(claims, van)
    _tijd(claims, nu.timestamp())
    _nonce(claims, nonce)
    _bij_toegang(claims, toegang)
    acr = claims.get("acr", "")
    return Bewijs(_sub(claims), acr if isinstance(acr, str) else "", _auth_tijd(claims, nu.timestamp()), claims)


def _kop(token: str) -> dict[str, str]:
    if not isinstance(token, str) or not token:
        raise InlogFout("geen_token")
    if len(token) > GROOTST:
        raise InlogFout("te_groot")
    delen = token.split(".")
    if len(delen) != 3 or not all(delen):
        raise InlogFout("vorm")
    try:
        kop = json.loads(urlsafe_b64decode(delen[0] + "=" * (-len(delen[0]) % 4)))
    except (ValueError, RecursionError) as fout:
        raise InlogFout("kop") from fout
    if not isinstance(kop, dict) or "crit" in kop:
        raise InlogFout("kop")
    if kop.get("alg") not in ALGORITMEN:
        raise InlogFout("algoritme")
    if not isinstance(kop.get("kid"), str) or not kop["kid"]:
        raise InlogFout("kid")
    return kop


def _sleutel(kop: Mapping[str, str], sleutels: Sequence[Mapping[str, Any]]) -> Any:
    """The one public key with this number that may sign with this algorithm."""
    passend = [
        s for s in sleutels if isinstance(s, dict) and s.get("kid") == kop["kid"] and s.get("use", "sig") == "sig"
    ]
    if len(passend) != 1:
        raise InlogFout("kid")
    gegeven = passend[0]
    soort = "EC" if kop["alg"].startswith("ES") else "RSA"
    if gegeven.get("kty") != soort or gegeven.get("alg", kop["alg"]) != kop["alg"]:
        raise InlogFout("sleutelsoort")
    try:
        sleutel = jwt.PyJWK(dict(gegeven), algorithm=kop["alg"]).key
    except (jwt.PyJWTError, ValueError, TypeError) as fout:
        raise InlogFout("sleutel") from fout
    if isinstance(sleutel, RSAPublicKey) and sleutel.key_size >= _RSA_KLEINST:
        return sleutel
    if isinstance(sleutel, EllipticCurvePublicKey) and sleutel.curve.name == "secp256r1":
        return sleutel
    raise InlogFout("sleutel")


def _van_en_voor(claims: Mapping[str, Any], van: Aanbieder) -> None:
    if claims.get("iss") != van.issuer:
        raise InlogFout("iss")
    aud = claims.get("aud")
    lijst = [aud] if isinstance(aud, str) else aud
    if not isinstance(lijst, list) or van.client_id not in lijst:
        raise InlogFout("aud")
    if len(lijst) != 1:  # for others too: we trust no other audience
        raise InlogFout("aud_meer")
    if claims.get("azp", van.client_id) != van.client_id:
        raise InlogFout("azp")


def _getal(claims: Mapping[str, Any], naam: str) -> float:
    waarde = claims.get(naam)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not 0 < waarde < 1e11:
        raise InlogFout(naam)
    return float(waarde)


def _tijd(claims: Mapping[str, Any], nu: float) -> None:
    if _getal(claims, "exp") <= nu - SPELING:
        raise InlogFout("exp")
    iat = _getal(claims, "iat")
    if iat > nu + SPELING:
        raise InlogFout("iat")
    if iat < nu - OUDST:
        raise InlogFout("iat_oud")
    if "nbf" in claims and _getal(claims, "nbf") > nu + SPELING:
        raise InlogFout("nbf")


def _nonce(claims: Mapping[str, Any], nonce: str) -> None:
    gegeven = claims.get("nonce")
    if not isinstance(gegeven, str) or not nonce or not hmac.compare_digest(gegeven.encode(), nonce.encode()):
        raise InlogFout("nonce")


def _bij_toegang(claims: Mapping[str, Any], toegang: str) -> None:
    """`at_hash`, when it is there: the access token that came beside this token belongs to it. Each of our algorithms is of 256 bits."""
    if "at_hash" not in claims:
        return
    half = sha256(toegang.encode()).digest()[:16]
    if claims["at_hash"] != urlsafe_b64encode(half).rstrip(b"=").decode():
        raise InlogFout("at_hash")


def _sub(claims: Mapping[str, Any]) -> str:
    sub = claims.get("sub")
    if not isinstance(sub, str) or not _SUB.fullmatch(sub):
        raise InlogFout("sub")
    return sub


def _auth_tijd(claims: Mapping[str, Any], nu: float) -> float:
    if "auth_time" not in claims:
        return 0.0
    tijd = _getal(claims, "auth_time")
    if tijd > nu + SPELING:
        raise InlogFout("auth_time")
    return min(tijd, nu)

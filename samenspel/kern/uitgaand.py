"""The one way out: a request to another machine, only to a host that was named beforehand, small, short and without following anything.

Nobody who uses Samenspel decides where it goes: hosts come from the settings of this installation. `bewijs ssrf` knows no other module
with the means. Refused are redirects, answers that are too long or too late, plain http, and addresses inside our own network, unless
the settings say that this host stands there (ADFS of a town hall). Loopback exists in tests alone.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from django.conf import settings

GROOTST: Final = 256 * 1024
"""Bytes of an answer at most."""
PER_STAP: Final = 4.0
"""Seconds that connecting, or waiting for the next piece, may take."""
SAMEN: Final = 8.0
"""Seconds for the whole answer."""

_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


class UitgaandFout(Exception):
    """The answer did not come, or may not be used. The text is a code for the log of the server, never what the other side said."""


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where requests of one connection may go: host names, and whether these stand inside the own network."""

    hosts: frozenset[str]
    intern: bool = False


def vraag(
    adres: str,
    naar: Bestemming,
    *,
    formulier: Mapping[str, str] | None = None,
    koppen: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """GET, or POST of a form; gives the JSON object of an answer with status 200. Raises `UitgaandFout`."""
    delen = urlsplit(adres)
    if delen.hostname not in naar.hosts or delen.username is not None or delen.fragment:
        raise UitgaandFout("host")
    alleen_hier = delen.scheme == "http" and _mag_loopback(delen.hostname)
    if delen.scheme != "https" and not alleen_hier:
        raise UitgaandFout("zonder_tls")
    ip = _adres_van(delen.hostname, delen.port or (80 if alleen_hier else 443), naar)
    lijf = urlencode(formulier).encode() if formulier is not None else None
    kop = {"Accept": "application/json", "User-Agent": "Samenspel", "Connection": "close", **(koppen or {})}
    if lijf is not None:
        kop["Content-Type"] = "application/x-www-form-urlencoded"
    pad = (delen.path or "/") + (f"?{delen.query}" if delen.query else "")
    try:
        return _lees(_verbinding(delen.scheme, delen.hostname, ip), "GET" if lijf is None else "POST", pad, lijf, kop)
    except (OSError, http.client.HTTPException) as fout:
        raise UitgaandFout("onbereikbaar") from fout


def _mag_loopback(host: str | None) -> bool:
    return bool(settings.PROEF) and host == "127.0.0.1"


def _adres_van(host: str, poort: int, naar: Bestemming) -> tuple[str, int]:
    """The address that is connected to is the one that was looked at: a name that changes meanwhile changes nothing."""
    try:
        gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    except OSError as fout:
        raise UitgaandFout("naam") from fout
    adressen = [ipaddress.ip_address(rij[4][0]) for rij in gevonden]
    if not adressen or not all(_mag_heen(ip, host, naar) for ip in adressen):
        raise UitgaandFout("binnen")
    return str(adressen[0]), poort


def _mag_heen(ip: ipaddress.IPv4Address | ipaddress.IPv6Address, host: str, naar: Bestemming) -> bool:
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if isinstance(ip, ipaddress.IPv6Address) and (ip.sixtofour or ip.teredo or ip in _NAT64):
        return False  # an address of version 4 inside, that nobody looked at
    if ip.is_loopback:
        return _mag_loopback(host)
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return False
    return ip.is_global or (naar.intern and ip.is_private)


def _verbinding(schema: str, host: str, ip: tuple[str, int]) -> http.client.HTTPConnection:
    if schema == "https":
        verbinding: Any = http.client.HTTPSConnection(
            host, ip[1], timeout=PER_STAP, context=ssl.create_default_context()
        )
    else:
        verbinding = http.client.HTTPConnection(host, ip[1], timeout=PER_STAP)
    verbinding._create_connection = lambda _adres, timeout, _bron=None: socket.create_connection(ip, timeout)
    return verbinding  # type: ignore[no-any-return]


def _lees(
    verbinding: http.client.HTTPConnection, methode: str, pad: str, lijf: bytes | None, kop: Mapping[str, str]
) -> dict[str, Any]:
    einde = time.monotonic() + SAMEN
    try:
        verbinding.request(methode, pad, lijf, dict(kop))
        antwoord = verbinding.getresponse()
        if antwoord.status != http.client.OK:
            raise UitgaandFout("doorverwezen" if 300 <= antwoord.status < 400 else f"status_{antwoord.status}")
        stukken, lengte = [], 0
        while stuk := antwoord.read1(16_384):
            lengte += len(stuk)
            if lengte > GROOTST:
                raise UitgaandFout("te_groot")
            if time.monotonic() > einde:
                raise UitgaandFout("te_laat")
            stukken.append(stuk)
    finally:
        verbinding.close()
    return _object(b"".join(stukken))


def _object(tekst: bytes) -> dict[str, Any]:
    try:
        gelezen = json.loads(tekst)
    except (ValueError, RecursionError) as fout:
        raise UitgaandFout("geen_json") from fout
    if not isinstance(gelezen, dict):
        raise UitgaandFout("geen_object")
    return gelezen

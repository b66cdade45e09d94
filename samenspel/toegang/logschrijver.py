"""Writing the two logs: one statement, in the transaction of what it is about. No log, no data.

Read and refusal go through `AanwezigeMiddleware`, a login through `schrijf_inlog`. The tables, the chain and the pages are in `samenspel.logboek`.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from allauth.core.internal.httpkit import get_client_ip
from django.db import connection, transaction
from django.http import HttpRequest

from samenspel.kern.eenmaal import bewaarde_cursor
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.logsleutels import hash_van, logsleutel
from samenspel.toegang.verwerkingen import Verwerking, verwerking_van

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_SCHRIJF = (
    "select logboek_schrijf(%s, %s, %s::text, %s::text, %s::text, %s::text, %s::int, %s::text, %s::text, %s::bytea, %s::bytea,"
    " %s::bytea, %s, %s::uuid[], %s::text[], %s::bytea[], %s::text)"
)
_INLOG = "select logboek_inlog(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Spoor:
    """One request as the logs know it: trace (16 bytes), the span of who called us (8 bytes or none), network, device, begin."""

    trace: bytes
    ouder: bytes | None
    herkomst: str
    toestel: bytes
    begin: datetime


def spoor_van(request: HttpRequest) -> Spoor:
    """From the request; a caller's `traceparent` is taken over, also when it asks for no sampling."""
    treffer = _TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
    trace = bytes.fromhex(treffer[1]) if treffer and int(treffer[1], 16) else os.urandom(16)
    ouder = bytes.fromhex(treffer[2]) if treffer and int(treffer[2], 16) else None
    sleutel = getattr(getattr(request, "session", None), "session_key", None) or ""
    toestel = hashlib.sha256(sleutel.encode()).digest()[:8] if sleutel else b""
    return Spoor(trace, ouder, herkomst_van(get_client_ip(request) or ""), toestel, nu())


@lru_cache(maxsize=4096)
def herkomst_van(adres: str) -> str:
    """The network somebody came from: /24 or /48, never a whole address; empty when there is none."""
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False))


def schrijf(
    wie: Aanwezige,
    spoor: Spoor,
    *,
    pad: str,
    actie: str,
    resultaat: str,
    status: int,
    gelezen: Mapping[UUID, set[str]],
    verwerking: Verwerking | None = None,
) -> None:
    """Both logs, within the transaction and identity that are open. Raises what the database raises. `verwerking`: else that of the page."""
    verwerking = verwerking or verwerking_van(wie.doel)
    naam, code = (verwerking.naam, verwerking.code) if verwerking else ("Onbekend", "onbekend")
    soort, sleutel = logsleutel(wie.gemeente_id, nu=spoor.begin)
    with bewaarde_cursor() as cursor:
        cursor.execute(
            _SCHRIJF,
            [
                uuid7(), wie.aanstelling_id, code, naam, actie, resultaat, status, pad[:200], spoor.herkomst, spoor.toestel, spoor.trace,
                spoor.ouder, spoor.begin, list(gelezen), [",".join(sorted(soorten)) for soorten in gelezen.values()],
                [hash_van(sleutel, dossier_id) for dossier_id in gelezen], soort,
            ],
        )  # fmt: skip


def schrijf_inlog(
    request: HttpRequest, *, gebruiker_id: UUID | None, gemeente_id: UUID | None, doel: str, gelukt: bool
) -> None:
    """A login that went well or not, in a transaction of its own; of whom and where only as far as an account is known."""
    spoor = spoor_van(request)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            _INLOG,
            [
                uuid7(), gebruiker_id, gemeente_id, doel, "ok" if gelukt else "geweigerd", 200 if gelukt else 401, spoor.herkomst, spoor.toestel, spoor.trace,
            ],
        )  # fmt: skip

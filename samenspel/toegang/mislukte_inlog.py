"""A login that failed. One place to say so: the log of the server now, and whatever log comes after it."""

from __future__ import annotations

import logging
from typing import Final, Literal
from uuid import UUID

from django.http import HttpRequest

_LOG: Final = logging.getLogger("samenspel.inlog")
Hoe = Literal["wachtwoord", "code", "passkey", "werkaccount", "te_vaak"]


def meld_mislukte_inlog(request: HttpRequest, *, hoe: Hoe, gebruiker_id: UUID | None = None) -> None:
    """Who tried is not in the line: no name, no address. Called outside any transaction of the site, so it stays whatever follows."""
    _LOG.warning("mislukte inlog (%s)", hoe)

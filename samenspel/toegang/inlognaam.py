"""A login name that the house makes by chance, for who is not asked for an address (ADR 35).

An account needs an address; that of such a name cannot exist (RFC 2606). Nothing in it is of the person, nor of the municipality.
"""

from __future__ import annotations

import secrets
from typing import Final

_HUIS: Final = "@inlognaam.invalid"
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, i, o, 0, 1: it is read from paper
_LANG: Final = 8


def nieuwe_inlognaam() -> str:
    """Eight letters and digits, as an address: one in 850 thousand million, and who guesses it still has no password."""
    return als_adres("".join(secrets.choice(_LETTERS) for _teken in range(_LANG)))


def als_adres(getypt: str) -> str:
    """What somebody types to log in, as the address of an account: spaces, dashes and capitals in a name do not matter."""
    getypt = getypt.strip()
    if "@" in getypt:
        return getypt
    kaal = "".join(teken for teken in getypt.lower() if teken.isalnum())
    return f"{kaal[: _LANG // 2]}-{kaal[_LANG // 2 :]}{_HUIS}"


def inlognaam_van(email: str) -> str:
    """As it is on paper: the name that the house made, else the address."""
    return email.removesuffix(_HUIS)

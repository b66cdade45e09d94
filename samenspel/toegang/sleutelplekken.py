"""What this app keeps encrypted outside a dossier: faces, and the secrets of a second step."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from samenspel.kluis.plekken import Plek, meld

HUIS: Final = UUID(int=0)
"""An account is of no municipality."""
TWEEDE_STAP: Final = "mfa_authenticator|data|"
GEZICHT: Final = Plek("toegang_foto", "cijfer", ("gebruiker_id",), sleutel="gebruiker_id")


def _in_json(naam: str) -> Plek:
    """A secret of allauth: base64 under a name in its JSON."""
    zet = f"jsonb_set(data::jsonb, '{{{naam}}}', to_jsonb(replace(encode(%s, 'base64'), chr(10), '')))"
    lees = f"decode(data->>'{naam}', 'base64')"
    return Plek("mfa_authenticator", "data", (), kop=TWEEDE_STAP, gemeente=f"'{HUIS}'::uuid", lees=lees, zet=zet)


def meld_sleutelplekken() -> None:
    """Of the app (TOTP), and of the codes for who lost it."""
    meld(GEZICHT, _in_json("secret"), _in_json("seed"))

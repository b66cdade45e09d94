"""Whose login belongs to a BSN that a provider vouches for. The number is turned into its blind index, and goes no further."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from samenspel.kern.geheim import blinde_indexen
from samenspel.personen.models import Nummer
from samenspel.personen.nummers import voldoet_aan_elfproef
from samenspel.toegang.oidc.idtoken import InlogFout


def account_met_bsn(bsn: str, gemeente_id: UUID) -> UUID | None:
    """The account of the newcomer whom this municipality let in. Exactly nine digits, as a provider gives them; else `InlogFout`."""
    if not (bsn.isascii() and voldoet_aan_elfproef(bsn)):
        raise InlogFout("bsn")
    with connection.cursor() as cursor:
        for blind in blinde_indexen(
            bsn, soort=Nummer.Soort.BSN, gemeente_id=gemeente_id
        ):  # more than one while keys are replaced
            cursor.execute("select personen_inburgeraar_met_bsn(%s, %s)", [gemeente_id, blind])
            (gevonden,) = cursor.fetchone()
            if isinstance(gevonden, UUID):
                return gevonden
    return None

"""A login, well or not, for the audit log: in a transaction of its own, so that it stays whatever follows.

Nobody is named in the log of the server. Of an address that nobody has, the same is asked as of one that somebody has.
"""

from __future__ import annotations

import logging
from typing import Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest

from samenspel.kern.klok import vandaag
from samenspel.toegang.logschrijver import schrijf_inlog
from samenspel.toegang.models import Aanstelling, Gebruiker

_LOG: Final = logging.getLogger("samenspel.inlog")
_NIEMAND: Final = UUID(int=0)
Hoe = Literal["wachtwoord", "code", "passkey", "te_vaak", "aanbieder", "persoonlijke_code"]


def meld_mislukte_inlog(
    request: HttpRequest, *, hoe: Hoe, email: str = "", gebruiker_id: UUID | None = None, code: str = ""
) -> None:
    """What was tried, and at whose account as far as there is one. `code`: what was wrong with a login through a provider."""
    _LOG.warning("mislukte inlog (%s)", f"{hoe} {code}" if code else hoe)
    wie, gemeente = _bij(gebruiker__email=email.lower()) if email else _bij(gebruiker_id=gebruiker_id or _NIEMAND)
    schrijf_inlog(request, gebruiker_id=wie or gebruiker_id, gemeente_id=gemeente, doel=f"inlog:{hoe}", gelukt=False)


def meld_inlog(request: HttpRequest, user: Gebruiker, **rest: Any) -> None:
    """Somebody is in, with everything that was asked."""
    _wie, gemeente = _bij(gebruiker_id=user.pk)
    schrijf_inlog(request, gebruiker_id=user.pk, gemeente_id=gemeente, doel="inlog", gelukt=True)


def _bij(**wie: object) -> tuple[UUID | None, UUID | None]:
    """The account and the municipality of the first appointment in force."""
    rij = Aanstelling.objects.geldig(vandaag()).filter(**wie).values_list("gebruiker_id", "gemeente_id").first()
    return rij or (None, None)

"""Requests under the AVG for the tests: what somebody asked, opened in the dossier of Amira."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from samenspel.avg.handelingen.zaken import Gevraagd, open_zaak
from samenspel.avg.models import AvgZaakKort
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import nu
from tests.wereld import VANDAAG, Wereld


def gevraagd(soort: str = "inzage", **velden: Any) -> Gevraagd:
    """What somebody asked at the desk, with a document shown."""
    vast: dict[str, Any] = {"vraag": "Ik wil alles zien.", "hoe": "balie", "op": VANDAAG, "identiteit": "document"}
    return Gevraagd(soort=soort, **{**vast, **velden})


def open_(wereld: Wereld, soort: str = "inzage", **velden: Any) -> AvgZaakKort:
    """Opened by Sanne in Amira's dossier."""
    with wereld.als("sanne") as sanne:
        sleutel = open_zaak(wereld.dossier(), gevraagd(soort, **velden), door=sanne, nu=nu())
        return AvgZaakKort.objects.zichtbaar_voor(sanne).get(pk=sleutel)


@contextmanager
def huis(wereld: Wereld) -> Iterator[Aanwezige]:
    """As the house, which sees every row of the municipality."""
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")) as wie:
        yield wie

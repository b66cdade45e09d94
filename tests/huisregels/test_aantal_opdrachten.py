"""How many statements the pages of the budgets ask (design, section 8), exactly: one more is seen here, not first in a bench.

Counted in a process that has no key in memory, so the most that a page ever asks. With `set_config`; without BEGIN, COMMIT and savepoints.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.logsleutels import vergeet_logsleutels
from samenspel.kluis.sleutelbos import vergeet_alles
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
# The test itself is the outer transaction, whose identity comes back at the end; a request has none around it.
GEEN_VRAAG: Final = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "select set_config('role', 'none'")
Doe = Callable[[Client, Wereld], Any]


def _notitie(client: Client, wereld: Wereld) -> Any:
    velden = {"over": str(wereld.dossier_id), "soort": "gesproken", "tekst": "Zij belt.", "terug_op": "morgen"}
    return client.post(reverse("werkvoorraad:notitie"), {**velden, "sleutel": str(uuid7())})


def _openen(client: Client, wereld: Wereld) -> Any:
    velden = {
        "aanleiding": "duo", "naam": "Yared Tekle", "doelgroep": "GEZIN", "op": "1-6-2026", "geboortedatum": "1990", "bsn": "999990020",
        "telefoon": "06 12345678", "toch": "ja",
    }  # fmt: skip
    return client.post(reverse("dossiers:nieuw"), {**velden, "sleutel": str(uuid7())})


BLADEN: Final[dict[str, tuple[Doe, int, int]]] = {
    "werkvoorraad": (lambda client, _: client.get("/werkvoorraad/"), 9, 10),
    "dossier": (lambda client, wereld: client.get(reverse("dossiers:dossier", args=[wereld.dossier_id])), 13, 14),
    "zoeken": (lambda client, _: client.get("/dossiers/zoek/", {"zoek": "Amira"}), 6, 7),
    "notitie": (_notitie, 6, 9),
    "openen": (_openen, 12, 12),  # one asks whether a colleague has this person (ADR 25)
}
"""What is done, how many statements it asks, and how many it may."""


@pytest.mark.parametrize("naam", BLADEN)
def test_een_bladzijde_vraagt_zo_vaak_en_niet_vaker(wereld: Wereld, naam: str) -> None:
    doe, aantal, grens = BLADEN[naam]
    client = wereld.client("sanne")
    doe(client, wereld)  # templates and questions that are kept
    vergeet_alles()
    vergeet_logsleutels()
    with CaptureQueriesContext(connection) as vragen:
        antwoord: HttpResponse = doe(client, wereld)
    assert antwoord.status_code in {200, 302}
    echte = [sql for vraag in vragen if not (sql := vraag["sql"] or "").startswith(GEEN_VRAAG)]
    assert len(echte) == aantal <= grens, "\n".join(sql[:160] for sql in echte)

"""Telling in one breath: inside, a fault ends everything; afterwards the connection is as it was."""

from __future__ import annotations

import contextlib
from typing import Any

from django.db import connection, transaction

from samenspel.demo.adem import in_een_adem, tel_voor_de_planner
from samenspel.kern.identiteit import als_eigenaar
from samenspel.organisaties.models import Gemeente


class Fout(Exception):
    """Something went wrong in an act."""


def _verbinding() -> tuple[Any, ...]:
    kanaal, kan = connection.connection, connection.features
    eigenschappen = (kanaal.cursor_factory, kanaal.prepare_threshold, kanaal.prepared_max)
    return (*eigenschappen, kan.uses_savepoints, kan.uses_server_side_binding)  # type: ignore[attr-defined]


def _mislukt(code: str) -> None:
    with contextlib.suppress(Fout), transaction.atomic():
        Gemeente.objects.create(code=code, naam="Voorbeeld", nummerletter="V")
        raise Fout


def test_een_fout_maakt_alles_ongedaan(db: None) -> None:
    with als_eigenaar(), transaction.atomic():
        with in_een_adem():
            _mislukt("half")
        assert connection.needs_rollback
    with als_eigenaar():
        assert not Gemeente.objects.filter(code="half").exists()


def test_daarna_is_de_verbinding_als_tevoren(db: None) -> None:
    tevoren = _verbinding()
    with in_een_adem(), als_eigenaar():
        assert _verbinding() != tevoren
        Gemeente.objects.create(code="heel", naam="Voorbeeld", nummerletter="V")
        tel_voor_de_planner()
    with als_eigenaar():
        _mislukt("half")  # undone on its own again
        assert set(Gemeente.objects.values_list("code", flat=True)) == {"heel"}
    assert _verbinding() == tevoren

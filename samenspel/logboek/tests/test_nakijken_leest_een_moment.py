"""The verifier runs on a log that goes on being written: it looks at one moment, and calls nothing a fault that came later."""

from __future__ import annotations

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from samenspel.logboek.nakijken import _een_moment, _vraag


@pytest.mark.usefixtures("django_db_setup")
def test_elke_vraag_ziet_hetzelfde_moment(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        with _een_moment("eigenaar"):
            assert _vraag("eigenaar", "show transaction_isolation") == [("repeatable read",)]
            assert _vraag("eigenaar", "show transaction_read_only") == [("on",)]
        assert not connections["eigenaar"].in_atomic_block
        connections["eigenaar"].close()

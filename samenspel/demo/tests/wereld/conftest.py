"""The whole world, made once for this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from samenspel.demo.tests.wereld.hulp import OP
from samenspel.demo.wereld import bouw_wereld


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One after the other, whatever chance says: between them another file would have the world made again."""
    items.sort(key=lambda item: item.path.parent == Path(__file__).parent)


@pytest.fixture(scope="package")
def verhalen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """The whole world once for this folder, rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield bouw_wereld(OP, meld=lambda zin: None)
        connection.set_rollback(True)


@pytest.fixture(autouse=True)
def _mag_de_database_in(verhalen: dict[str, str], django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield

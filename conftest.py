"""Tests run as the real login role behind real row-level security; worlds are built as the owner."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker

from tests.databases import Databases
from tests.mallen import haal_weg, kopieer_mal, server, stempel_schema

# Playwright keeps an event loop in the main thread; Django would take every later test in that process for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.wereld"]
SAMEN = ("samenspel/demo", "test_twee_tegelijk", "test_elk_scherm")
LANG = ("tests/fouten", "tests/crawl", "tests/matrix")
"""Minutes each: they begin first, so that one process does not wait for the other at the end."""

databases = Databases()

# How fast an example is drawn says how busy the machine is, not whether we are right: figures are measured in bench/.
hypothesis.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("huis")


def stempel() -> str:
    """Changes when the tables or the demo world change, so that a test database can be kept between runs."""
    som = hashlib.sha256(stempel_schema().encode())
    for bestand in sorted(Path(__file__).parent.glob("samenspel/demo/*.py")):
        som.update(bestand.read_bytes())
    return som.hexdigest()[:10]


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With two processes: tests that share a world which takes long to make stay together."""
    for item in items:
        for deel in SAMEN:
            if deel in item.path.as_posix():
                item.add_marker(pytest.mark.xdist_group(deel))
    items.sort(
        key=lambda item: (
            not any(deel in item.path.as_posix() for deel in LANG),
            _vraagt_de_cast(item),
        )
    )


def _vraagt_de_cast(item: pytest.Item) -> bool:
    return "wereld" in getattr(item, "fixturenames", ())


@pytest.fixture(autouse=True, scope="session")
def _snelle_instellingen() -> None:
    """Argon2 is slow on purpose; tests log in hundreds of times, and read no collected static files."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns of a folder that is not there
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """The cast is there already for who asks for it: making it takes longer than most tests."""
    databases.voor_wie(vraagt_de_cast=_vraagt_de_cast(item))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two migrated databases, made by the owner, on both connections: an empty one, kept for the next run, and one with the cast."""
    from tests.wereld import zet_klaar  # reads models, which are there only now

    werker = os.environ.get("PYTEST_XDIST_WORKER", "")
    naam = f"proef_{os.environ.get('SAMENSPEL_TESTDB', 'alles')}{werker}_{stempel()}"
    with django_db_blocker.unblock():
        _maak(naam)
        kopieer_mal(met_cast := f"cast_{os.environ.get('SAMENSPEL_TESTDB', 'alles')}{werker}")
        databases.gebruik(met_cast)
        zet_klaar()
        databases.zijn_er(naam, met_cast)
    yield
    with django_db_blocker.unblock():
        databases.sluit()


def _maak(naam: str) -> None:
    """The database with this name is there; those of an older stamp are gone."""
    weg = naam.rsplit("_", 1)[0]
    with server() as verbinding:
        bestaand = {
            rij[0] for rij in verbinding.execute("select datname from pg_database where datname like 'proef\\_%'")
        }
        for oud in bestaand:
            if oud.startswith(weg + "_") and oud != naam:
                haal_weg(verbinding, oud)
    if naam not in bestaand:
        kopieer_mal(naam)

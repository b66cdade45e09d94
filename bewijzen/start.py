"""`run.py bewijs start` (V7): a server with one thing wrong must refuse to start, each with a sentence that names it.

Every case is a process of its own that imports the WSGI application, as a server does. First the right settings must start.
Part i of n takes every n-th case. Roles are made by the superuser of the server under test.
"""

# ruff: noqa: S608  # statements of our own, about names of our own
from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from bewijzen._opstelling import einde
from tests.mallen import WORTEL, haal_weg, kopieer_mal, met_naam, server

_START = "import samenspel.config.wsgi"
_LOGIN = "start_login"
_WEIGERT = "Samenspel start niet: "


class Geval(NamedTuple):
    """One thing wrong: in the environment, in the files of secrets, in the code before the start, or in the database."""

    naam: str
    zin: str
    omgeving: dict[str, str] = {}
    map_: Callable[[Path], None] | None = None
    vooraf: str = ""
    database: tuple[str, str] = ("", "")
    """SQL before and after, as the superuser."""
    rol: str = _LOGIN


def _kort(map_: Path) -> None:
    (map_ / "django_geheim").write_text("geheim")


def _standaard(map_: Path) -> None:
    (map_ / "django_geheim").write_text("django-insecure-" + secrets.token_hex(32))


def _eentonig(map_: Path) -> None:
    (map_ / "django_geheim").write_text("ab" * 40)


def _weg(map_: Path) -> None:
    (map_ / "django_geheim").unlink()


def _open(naam: str) -> Callable[[Path], None]:
    return lambda map_: (map_ / naam).chmod(0o644)


def _korte_sleutel(map_: Path) -> None:
    (map_ / "sleutel_kek").write_text(secrets.token_hex(16))


def _geen_sleutel(map_: Path) -> None:
    (map_ / "sleutel_blind").write_text("een wachtwoord dat geen sleutel is")


def _gelijk(map_: Path) -> None:
    shutil.copyfile(map_ / "sleutel_kek", map_ / "sleutel_blind")


def _rol(wat: str, terug: str) -> tuple[str, str]:
    return f"alter role {_LOGIN} {wat}", f"alter role {_LOGIN} {terug}"


_BELEID = "(select to_regclass('dossiers_notitie'))"
GEVALLEN = [
    Geval("superuser", "superuser", database=_rol("superuser", "nosuperuser")),
    Geval("BYPASSRLS", "BYPASSRLS", database=_rol("bypassrls", "nobypassrls")),
    Geval("erft rechten", "NOINHERIT", database=_rol("inherit", "noinherit")),
    Geval("maakt rollen", "rollen maken", database=_rol("createrole", "nocreaterole")),
    Geval("is de eigenaar", "eigenaar van de tabellen", rol="samenspel_eigenaar"),
    Geval("lid van de eigenaar", "is lid van samenspel_eigenaar",
          database=(f"grant samenspel_eigenaar to {_LOGIN}", f"revoke samenspel_eigenaar from {_LOGIN}")),
    Geval("bezit een tabel", "bezit tabellen",
          database=(f"create table van_mij (); alter table van_mij owner to {_LOGIN}", "drop table van_mij")),
    Geval("de werkrol met BYPASSRLS", "samenspel_app heeft BYPASSRLS",
          database=("alter role samenspel_app bypassrls", "alter role samenspel_app nobypassrls")),
    Geval("zonder FORCE", "dossiers_notitie",
          database=("alter table dossiers_notitie no force row level security", "alter table dossiers_notitie force row level security")),
    Geval("zonder row-level security", "dossiers_notitie",
          database=("alter table dossiers_notitie disable row level security", "alter table dossiers_notitie enable row level security")),
    Geval("een nieuwe tabel zonder muur", "plan_nieuw",
          database=("create table plan_nieuw (dossier_id uuid)", "drop table plan_nieuw")),
    Geval("zonder regels", "ontbreken de regels",
          database=("alter policy app_lees on personen_naam to samenspel_eigenaar; alter policy app_maak on personen_naam to samenspel_eigenaar;"
                    "alter policy app_wijzig on personen_naam to samenspel_eigenaar; alter policy app_verwijder on personen_naam to samenspel_eigenaar",
                    "alter policy app_lees on personen_naam to samenspel_app; alter policy app_maak on personen_naam to samenspel_app;"
                    "alter policy app_wijzig on personen_naam to samenspel_app; alter policy app_verwijder on personen_naam to samenspel_app")),
    Geval("een regel die alles doorlaat", "laat alles door",
          database=("create policy alles on dossiers_notitie for select to samenspel_app using (true)", "drop policy alles on dossiers_notitie")),
    Geval("rechten van de inlogrol zelf", "heeft zelf rechten",
          database=(f"grant select on dossiers_notitie to {_LOGIN}", f"revoke select on dossiers_notitie from {_LOGIN}")),
    Geval("rechten van iedereen", "heeft zelf rechten",
          database=("grant select on dossiers_notitie to public", "revoke select on dossiers_notitie from public")),
    Geval("bevestigt wat niet bewaard is", "synchronous_commit", database=_rol("set synchronous_commit = off", "reset synchronous_commit")),
    Geval("DEBUG", "SAMENSPEL_ONTWIKKEL", {"SAMENSPEL_ONTWIKKEL": "ja"}),
    Geval("zonder HTTPS", "SAMENSPEL_HTTPS", {"SAMENSPEL_HTTPS": "nee"}),
    Geval("een adres met http", "http://", {"SAMENSPEL_ORIGINS": "https://samenspel.test,http://samenspel.test"}),
    Geval("elk adres", "SAMENSPEL_HOSTS", {"SAMENSPEL_HOSTS": "*"}),
    Geval("het adres van de eigenaar", "DATABASE_URL_EIGENAAR", {"DATABASE_URL_EIGENAAR": "postgresql:///samenspel"}),
    Geval("een zwakke hasher", "Argon2",
          vooraf="import samenspel.config.settings as s; s.PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']; "),
    Geval("een kort geheim", "django_geheim", map_=_kort),
    Geval("een standaardgeheim", "django_geheim", map_=_standaard),
    Geval("een geheim van twee letters", "django_geheim", map_=_eentonig),
    Geval("een geheim uit de omgeving", "django_geheim", {"django_geheim": secrets.token_hex(32), "SECRET_KEY": secrets.token_hex(32)}, map_=_weg),
    Geval("een geheim dat iedereen leest", "leesbaar voor iedereen", map_=_open("django_geheim")),
    Geval("een sleutel die iedereen leest", "leesbaar voor iedereen", map_=_open("sleutel_kek")),
    Geval("een korte sleutel", "sleutel_kek", map_=_korte_sleutel),
    Geval("een sleutel die er geen is", "sleutel_blind", map_=_geen_sleutel),
    Geval("twee gelijke sleutels", "gelijk aan elkaar", map_=_gelijk),
]  # fmt: skip


@contextmanager
def _opstelling() -> Iterator[tuple[str, str]]:
    """A database of its own, and a login role that may be made wrong; its addresses for the superuser and for that role."""
    naam, wachtwoord = f"bewijs_start_{os.getpid()}", secrets.token_hex(16)
    kopieer_mal(naam)
    beheer = met_naam(os.environ["DATABASE_URL_BEHEER"], naam)
    try:
        with psycopg.connect(beheer, autocommit=True) as baas:
            _ruim_rol_op(baas)
            maak = "create role {} login noinherit nosuperuser nobypassrls password {}"
            baas.execute(sql.SQL(maak).format(sql.Identifier(_LOGIN), sql.Literal(wachtwoord)))
            baas.execute(sql.SQL("grant samenspel_app to {}").format(sql.Identifier(_LOGIN)))
        van = urlsplit(beheer)
        yield beheer, urlunsplit(van._replace(netloc=f"{_LOGIN}:{wachtwoord}@{van.netloc.rpartition('@')[2]}"))
    finally:
        with psycopg.connect(beheer, autocommit=True) as baas:
            _ruim_rol_op(baas)
        with server() as verbinding:
            haal_weg(verbinding, naam)


def _ruim_rol_op(baas: psycopg.Connection) -> None:
    if baas.execute("select 1 from pg_roles where rolname = %s", [_LOGIN]).fetchone():
        baas.execute(sql.SQL("drop owned by {0} cascade; drop role {0}").format(sql.Identifier(_LOGIN)))


def _start(geval: Geval, login: str) -> tuple[bool, str]:
    """Whether it starts, and what it says."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        geheimen = Path(tijdelijk)
        for naam in ("django_geheim", "sleutel_kek", "sleutel_blind"):
            (geheimen / naam).write_text(secrets.token_hex(32))
            (geheimen / naam).chmod(0o600)
        if geval.map_ is not None:
            geval.map_(geheimen)
        gewoon = {
            "PATH": os.environ["PATH"], "DATABASE_URL": login, "SAMENSPEL_GEHEIMEN": tijdelijk, "SAMENSPEL_HTTPS": "ja",
            "SAMENSPEL_HOSTS": "samenspel.test", "SAMENSPEL_ORIGINS": "https://samenspel.test", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        klaar = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", geval.vooraf + _START], cwd=WORTEL, env={**gewoon, **geval.omgeving}, capture_output=True, text=True, check=False
        )  # fmt: skip
        return klaar.returncode == 0, klaar.stderr.strip().rpartition("\n")[2]


def _proef(geval: Geval, beheer: str, login: str) -> str:
    """Why this case is wrong; empty when it was refused with its own sentence."""
    if geval.rol != _LOGIN:
        login = met_naam(os.environ["DATABASE_URL_EIGENAAR"], urlsplit(login).path.lstrip("/"))
    voor, na = geval.database
    with psycopg.connect(beheer, autocommit=True) as baas:
        if voor:
            baas.execute(sql.SQL(voor))  # type: ignore[arg-type]  # our own words
        try:
            start, zin = _start(geval, login)
        finally:
            if na:
                baas.execute(sql.SQL(na))  # type: ignore[arg-type]
    if start:
        return f"{geval.naam}: startte toch"
    return "" if geval.zin in zin and (_WEIGERT in zin or "SAMENSPEL_GEHEIMEN" in zin) else f"{geval.naam}: {zin[:200]}"


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON. Cases in the database one by one, the others two at a time."""
    i, n = map(int, deel.split("/"))
    deze = GEVALLEN[i - 1 :: n]
    with _opstelling() as (beheer, login), ThreadPoolExecutor(2) as twee:
        goed = Geval("alles goed", "")
        start, zin = _start(goed, login)
        mis = [] if start else [f"met goede instellingen: {zin[:300]}"]
        mis += [uit for geval in deze if any(geval.database) and (uit := _proef(geval, beheer, login))]
        los = [geval for geval in deze if not any(geval.database)]
        mis += [uit for uit in twee.map(lambda geval: _proef(geval, beheer, login), los) if uit]
    return einde(len(deze), mis, gevallen=[geval.naam for geval in deze], goede_instellingen_starten=start)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

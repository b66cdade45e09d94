"""After every migrate: the matrix as rows, and grants on tables that are not ours (sessions, login, jobs)."""

from __future__ import annotations

from typing import Any

from django.db import connections

from samenspel.toegang.matrix import CATEGORIEEN, SYSTEEM, Recht, bereik, kring, rechten

_NIETS = Recht(lees=False, schrijf=False, eigen=False, kort=False)

# What the login role itself may do, outside any identity: log in, keep a session, look up appointments.
_LOGIN_TABELLEN = (
    "django_session", "account_emailaddress", "account_emailconfirmation", "mfa_authenticator",
    "usersessions_usersession", "toegang_inlogrem", "socialaccount_socialaccount",
)  # fmt: skip
_LOGIN_LEEST = ("django_content_type", "django_migrations", "toegang_aanstelling", "organisaties_gemeente",
                "organisaties_regio", "organisaties_organisatie", "toegang_samenwerking", "toegang_deelnemer")  # fmt: skip


def na_migratie(sender: Any, using: str, **rest: Any) -> None:
    """Idempotent; runs as the owner, and does nothing on a connection that is not the owner's."""
    with connections[using].cursor() as cursor:
        cursor.execute("select to_regclass('toegang_recht') is not null and current_user = 'samenspel_eigenaar'")
        if not cursor.fetchone()[0]:
            return
        cursor.execute("select set_config('app.gemeente', '', false)")
        _zet_matrix(cursor)
        _verleen(cursor)


def _zet_matrix(cursor: Any) -> None:
    cursor.execute("select true from pg_attribute where attrelid = 'toegang_bereik'::regclass and attname = 'kring'")
    if cursor.fetchone() is None:
        return  # a database that is still on its way up; the migration to here calls again
    cellen = [(rol, c, *_rij(r)) for (rol, c), r in rechten().items() if r != _NIETS]
    cursor.execute("delete from toegang_recht")
    cursor.executemany(
        "insert into toegang_recht (rol, categorie, lees, schrijf, eigen, kort, gedeeld, nood) values (%s, %s, %s, %s, %s, %s, %s, %s)",
        cellen,
    )
    rollen = sorted({rol for rol, _ in rechten()} | {SYSTEEM})
    cursor.execute("delete from toegang_bereik")
    cursor.executemany(
        "insert into toegang_bereik (rol, bereik, kring) values (%s, %s, %s)",
        [(r, bereik(r).value, kring(r).value) for r in rollen],
    )
    if {c for _, c in rechten()} != set(CATEGORIEEN):
        raise ValueError("matrix.csv mist een categorie")


def _rij(r: Recht) -> tuple[bool, ...]:
    return r.lees, r.schrijf, r.eigen, r.kort, r.gedeeld, r.nood


def _verleen(cursor: Any) -> None:
    bestaand = _bestaande(cursor, [*_LOGIN_TABELLEN, *_LOGIN_LEEST])
    for tabel in _LOGIN_TABELLEN:
        if tabel in bestaand:
            cursor.execute(f"grant select, insert, update, delete on {tabel} to samenspel_login")
    for tabel in _LOGIN_LEEST:
        if tabel in bestaand:
            cursor.execute(f"grant select on {tabel} to samenspel_login")
    cursor.execute("grant select on toegang_gebruiker to samenspel_login")
    cursor.execute("grant update (last_login, password) on toegang_gebruiker to samenspel_login")
    cursor.execute("grant select on usersessions_usersession, account_emailaddress to samenspel_app")
    cursor.execute("grant delete on account_emailaddress to samenspel_app")  # an address that changed lets nobody in
    _verleen_jobs(cursor)
    cursor.execute("grant usage on all sequences in schema public to samenspel_login, samenspel_app")


def _verleen_jobs(cursor: Any) -> None:
    cursor.execute(
        "select tablename from pg_tables where schemaname = 'public' and tablename like 'procrastinate\\_%%'"
    )
    for (tabel,) in cursor.fetchall():
        cursor.execute(f"grant select, insert, update, delete on {tabel} to samenspel_login, samenspel_app")


def _bestaande(cursor: Any, tabellen: list[str]) -> set[str]:
    cursor.execute("select tablename from pg_tables where schemaname = 'public' and tablename = any (%s)", [tabellen])
    return {naam for (naam,) in cursor.fetchall()}

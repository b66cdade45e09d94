"""Start-up refuses database roles that could walk around row-level security, tables where it does not bind, and weak settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from samenspel.kern.identiteit import ROL_APP, ROL_EIGENAAR
from samenspel.toegang.startinstellingen import gebreken_van_de_instellingen

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

_ROLLEN = """
select r.rolname, r.rolsuper, r.rolbypassrls, r.rolinherit, r.rolcreaterole,
       r.rolname = %(eigenaar)s,
       case when r.rolname = %(eigenaar)s then false else pg_has_role(r.oid, %(eigenaar)s, 'member') end,
       exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')
               and c.relnamespace = 'public'::regnamespace),
       r.rolname = session_user
from pg_roles r where r.rolname in (session_user, %(app)s)
order by r.rolname = session_user desc
"""
# Every table that says whose row it is, by municipality or dossier, and the dossiers themselves.
_ONBESCHUT = """
select c.relname from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  and not (c.relrowsecurity and c.relforcerowsecurity)
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and a.attname in ('dossier_id', 'gemeente_id'))
  and not c.relname = any (%(vrij)s)
order by c.relname
"""
# The login role itself reads three: appointments, and the keys by which somebody comes in who looks along (ADR 29) or interprets (ADR 30).
# Tables behind the wall that the application may use, and whose wall is not there: no rule at all, or one that lets everything through.
_ZONDER_BELEID = """
select c.relname, not exists (select from pg_policy p where p.polrelid = c.oid and (select oid from pg_roles where rolname = %(app)s) = any (p.polroles)),
       exists (select from pg_policy p where p.polrelid = c.oid and (select oid from pg_roles where rolname = %(app)s) = any (p.polroles)
               and 'true' in (pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))),
       has_table_privilege(session_user, c.oid, 'select, insert, update, delete') and c.relname <> all (array['toegang_aanstelling', 'toegang_machtiging', 'toegang_tolkboeking'])
from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and has_table_privilege(%(app)s, c.oid, 'select')
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname = 'dossier_id'
              or a.attrelid = c.oid and c.relname = 'dossiers_dossier')
order by c.relname
"""
VRIJ = ("organisaties_organisatie_gemeenten",)
"""Without a row of anybody: which organisations work for which municipality."""


def gebreken() -> list[str]:
    """Every reason, in Dutch, why this connection may not serve; empty when all is well.

    Looked at are the role that logs in and the role that each transaction becomes: the second does the work. In the test
    cluster the login role may become the owner, to build worlds; only there (SAMENSPEL_PROEF).
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROLLEN, {"eigenaar": ROL_EIGENAAR, "app": ROL_APP})
        rollen = cursor.fetchall()
        cursor.execute(_ONBESCHUT, {"vrij": list(VRIJ)})
        onbeschut = [naam for (naam,) in cursor.fetchall()]
    gevonden = [zin for rol in rollen for zin in _van_rol(*rol)]
    if ROL_APP not in {rol[0] for rol in rollen}:
        gevonden.append(f"de rol {ROL_APP} bestaat niet")
    if onbeschut:
        gevonden.append(
            f"row-level security staat niet aan, of is niet gedwongen (FORCE), op {len(onbeschut)} tabellen: "
            f"{', '.join(onbeschut[:5])}"
        )
    if gevonden:  # with another role, or without the wall, its rules say nothing
        return gevonden
    with connection.cursor() as cursor:
        return [*_van_beleid(cursor), *_van_de_server(cursor)]


def _van_beleid(cursor: CursorWrapper) -> Iterator[str]:
    cursor.execute(_ZONDER_BELEID, {"app": ROL_APP})
    for tabel, zonder, open_, rechtstreeks in cursor.fetchall():
        if zonder:
            yield f"voor {tabel} ontbreken de regels van row-level security"
        if open_:
            yield f"een regel van row-level security op {tabel} laat alles door"
        if rechtstreeks:
            yield f"de databaserol heeft zelf rechten op {tabel}; alleen {ROL_APP} hoort die te hebben"


def _van_de_server(cursor: CursorWrapper) -> Iterator[str]:
    """A server that says that something is kept before it is, loses it when it stops."""
    cursor.execute("select current_setting('synchronous_commit'), current_setting('fsync')")
    ((samen, schijf),) = cursor.fetchall()
    if samen == "off" or schijf == "off":
        yield "de database bevestigt wat nog niet bewaard is (synchronous_commit of fsync staat uit)"


def _van_rol(
    naam: str, superuser: bool, bypass: bool, erft: bool, maakt_rollen: bool, eigenaar: bool, lid: bool, bezit: bool,
    logt_in: bool,
) -> list[str]:  # fmt: skip
    wie = "de databaserol" if logt_in else f"de rol {naam}"
    vragen = [
        (superuser, f"{wie} is superuser"),
        (bypass, f"{wie} heeft BYPASSRLS"),
        (erft and logt_in, f"{wie} erft rechten (INHERIT); dat moet NOINHERIT zijn"),
        (maakt_rollen, f"{wie} mag rollen maken"),
        (eigenaar, f"{wie} is de eigenaar van de tabellen zelf"),
        (lid and not (logt_in and settings.PROEF), f"{wie} is lid van {ROL_EIGENAAR}"),
        (bezit and not eigenaar, f"{wie} bezit tabellen"),
    ]
    return [zin for fout, zin in vragen if fout]


def controleer_rollen() -> None:
    """Raise `ImproperlyConfigured` with every reason of the database at once."""
    _weiger(gebreken())


def controleer_start() -> None:
    """What server and worker do first: settings and secrets, and the database only when those are right."""
    _weiger(gebreken_van_de_instellingen())
    controleer_rollen()


def _weiger(fouten: list[str]) -> None:
    if fouten:
        raise ImproperlyConfigured("Samenspel start niet: " + "; ".join(fouten) + ".")

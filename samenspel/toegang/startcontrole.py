"""Start-up refuses a database role that could walk around row-level security."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_VRAAG = """
select r.rolsuper, r.rolbypassrls, r.rolinherit, r.rolcreaterole,
       pg_has_role(session_user, 'samenspel_eigenaar', 'member'),
       exists (select from pg_class c where c.relowner = r.oid and c.relkind = 'r'
               and c.relnamespace = 'public'::regnamespace),
       (select count(*) from pg_class c where c.relname = 'dossiers_dossier'
               and c.relrowsecurity and c.relforcerowsecurity)
from pg_roles r where r.rolname = session_user
"""


def gebreken() -> list[str]:
    """Every reason, in Dutch, why this connection may not serve; empty when all is well.

    In the test cluster the login role may become the owner, to build worlds; only there (SAMENSPEL_PROEF).
    """
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG)
        rij = cursor.fetchone()
    superuser, bypass, erft, maakt_rollen, eigenaar, bezit, geschut = rij
    vragen = [
        (superuser, "de databaserol is superuser"),
        (bypass, "de databaserol heeft BYPASSRLS"),
        (erft, "de databaserol erft rechten (INHERIT); dat moet NOINHERIT zijn"),
        (maakt_rollen, "de databaserol mag rollen maken"),
        (eigenaar and not settings.PROEF, "de databaserol is lid van samenspel_eigenaar"),
        (bezit, "de databaserol bezit tabellen"),
        (geschut != 1, "row-level security staat niet aan, of is niet gedwongen (FORCE)"),
    ]
    return [zin for fout, zin in vragen if fout]


def controleer_rollen() -> None:
    """Raise `ImproperlyConfigured` with every reason at once."""
    if fouten := gebreken():
        raise ImproperlyConfigured("Samenspel start niet: " + "; ".join(fouten) + ".")

"""What the second wall costs: each page as the application role, and the same statements as the owner without policies.

Budget (design, section 8): at most 25 % of a page. Both sides run the statements of the page bare and prepared, as the page itself
does (its plans are kept per connection), so that the difference is PostgreSQL's alone and planning does not count; the whole page
as it is served is the denominator. `python3 run.py bench rls [requests]`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections

from bench._meten import (
    Doe,
    Maat,
    achter_de_muur,
    besluit,
    caseload,
    client_van,
    fullest,
    keer,
    lezend,
    meet,
    sql_van,
)
from samenspel.kern.identiteit import ROL_EIGENAAR, Aanwezige, identiteit
from samenspel.toegang.models import Aanstelling, Gebruiker


def als_app(sql: list[str], wie: Aanwezige, n: int) -> Maat:
    """The statements behind the policies, in one transaction with the identity of this person."""

    with identiteit(wie):
        return meet(voorbereid(sql, "default"), n)


def voorbereid(sql: list[str], alias: str) -> Doe:
    """The statements, each planned once on this connection."""

    def doe() -> None:
        with psycopg.Cursor(connections[alias].connection) as cursor:
            for query in sql:
                cursor.execute(query, prepare=True)  # type: ignore[call-overload]  # text that our own pages sent
                cursor.fetchall()

    return doe


@contextmanager
def zonder_muur(wie: Aanwezige) -> Iterator[None]:
    """The same four values, which the functions of a minimal view read, and the owner, whom no policy binds."""
    with identiteit(wie, using="eigenaar"), connections["eigenaar"].cursor() as cursor:
        cursor.execute(f"set local role {ROL_EIGENAAR}")
        yield


def aanwezig(gebruiker: Gebruiker) -> Aanwezige:
    """This person in the first appointment."""
    a = Aanstelling.objects.filter(gebruiker=gebruiker).first()
    assert a is not None
    return Aanwezige(gebruiker_id=gebruiker.pk, gemeente_id=a.gemeente_id, rol=a.rol, doel="bench", aanstelling_id=a.pk)


def main() -> int:
    """List, page and search."""
    gebruiker, _, aantal = fullest()
    n, client, wie = keer(200), client_van(gebruiker), aanwezig(gebruiker)
    dossier = caseload(gebruiker, 1)[0]
    print(f"{aantal} dossiers")
    regels = []
    for naam, adres in (
        ("werkvoorraad", "/werkvoorraad/"),
        ("dossier", f"/dossiers/{dossier.pk}/"),
        ("zoeken", "/dossiers/zoek/?zoek=karim"),
    ):
        sql = lezend(achter_de_muur(sql_van(lambda a=adres: client.get(a))))  # type: ignore[misc]
        met = als_app(sql, wie, n)
        with zonder_muur(wie):
            zonder = meet(voorbereid(sql, "eigenaar"), n, "eigenaar")
        heel = meet(lambda a=adres: client.get(a), n)  # type: ignore[misc]
        print(
            f"{naam}: {len(sql)} vragen, met muur {met.cpu:.2f} ms, zonder {zonder.cpu:.2f} ms, hele bladzijde {heel.cpu:.2f} ms CPU"
        )
        regels.append(
            (
                f"{naam}: deel van de bladzijde in %",
                100 * (met.cpu - zonder.cpu) / (heel.cpu - (met.cpu - zonder.cpu)),
                25,
            )
        )
    return besluit(regels)


if __name__ == "__main__":
    sys.exit(main())

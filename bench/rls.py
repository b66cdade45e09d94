"""What the second wall costs: each page as the application role, and the same statements as the owner without policies.

Budget (design, section 8): at most 25 % of a page. Both sides run the statements of the page bare, so that the difference is
PostgreSQL's alone; the whole page as it is served is the denominator. `python3 run.py bench rls [requests]`.
"""

from __future__ import annotations

import sys

from django.db import connections

from bench._meten import (
    Maat,
    achter_de_muur,
    als_eigenaar,
    bare_sql,
    besluit,
    caseload,
    client_van,
    fullest,
    keer,
    lezend,
    meet,
    sql_van,
)
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.toegang.models import Aanstelling, Gebruiker


def als_app(sql: list[str], wie: Aanwezige, n: int) -> Maat:
    """The statements behind the policies, in one transaction with the identity of this person."""

    def doe() -> None:
        with connections["default"].cursor() as cursor:
            for query in sql:
                cursor.execute(query)
                cursor.fetchall()

    with identiteit(wie):
        return meet(doe, n)


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
        with als_eigenaar(using="eigenaar"):
            zonder = meet(bare_sql(sql), n, "eigenaar")
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

"""What the desk does: ask after one person, and pass on that they want to be called. The database does both, and looks at who asks (ADR 31)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection, transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.plat import woorden
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.matrix import Bereik, bereik


class Uitkomst(StrEnum):
    """What the desk hears of a question."""

    GEVONDEN = "gevonden"
    NIEMAND = "niemand"
    MEER = "meer"  # two records that were not merged, or two people: the desk does not choose
    WACHT = "wacht"  # too many questions of one person within the hour


def mag_vragen(wie: Aanwezige) -> Oordeel:
    """Who works at the desk, and nobody else: others have a list of their own."""
    if bereik(wie.rol) is Bereik.GEZOCHT and wie.gebruiker_id is not None:
        return JA
    return nee("Alleen een medewerker van de balie zoekt hier.")


@transaction.atomic
def vraag_aan_de_balie(naam: str, geboortedatum: str, *, door: Aanwezige) -> tuple[Uitkomst, UUID]:
    """Ask after the person with exactly this name and birth date; found, the id of the question opens the minimal views for ten minutes.

    What was typed is kept nowhere. The clock is that of the database, as of everything that opens and shuts.
    """
    mag_vragen(door).of_weiger()
    vraag_id = uuid7()
    with connection.cursor() as cursor:
        cursor.execute("select balie_vraag(%s, %s::text[], %s)", [vraag_id, woorden(naam), geboortedatum])
        return Uitkomst(cursor.fetchone()[0]), vraag_id


@transaction.atomic
def vraag_terugbelverzoek(vraag_id: UUID, *, door: Aanwezige, nu: datetime) -> bool:
    """Put whom was found on the call list of the contact person, without a word of text. False when the desk asked that already."""
    mag_vragen(door).of_weiger()
    with connection.cursor() as cursor:
        cursor.execute("select balie_terugbelverzoek(%s, %s, %s, %s)", [vraag_id, uuid7(), dag_van(nu), nu])
        uitkomst = cursor.fetchone()[0]
    if uitkomst == "voorbij":
        raise Weigering("Deze vraag is voorbij. Zoek de persoon opnieuw, en vraag dan om terugbellen.")
    return bool(uitkomst == "gezet")

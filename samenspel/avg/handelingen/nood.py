"""The emergency door: a reason, one dossier, named categories, an hour, only reading; seen at once and judged afterwards (D6, ADR 17)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from samenspel.avg.bevoegdheden import mag_beoordelen, mag_goedkeuren, noodcategorieen
from samenspel.avg.models import Nood, NoodtoegangKort
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7

MINSTENS = 20
"""Characters of explanation."""


@transaction.atomic
def begin_noodtoegang(
    nummer: str, *, door: Aanwezige, reden: str, toelichting: str, categorieen: list[str], nu: datetime
) -> NoodtoegangKort:
    """Sixty minutes from now, or from when a second person approves (C14, unless there is acute danger)."""
    mag = noodcategorieen(door)
    if not mag:
        raise Weigering(
            "Uw rol heeft geen noodtoegang. Bel de regievoerder of de teamleider. Is er direct gevaar? Bel 112."
        )
    if not categorieen or not set(categorieen) <= set(mag):
        raise Weigering("Kies welke gegevens u nodig heeft.", veld="categorieen")
    if reden not in Nood.Reden.values:
        raise Weigering("Kies waarom dit niet kan wachten.", veld="reden")
    if len(toelichting.strip()) < MINSTENS:
        raise Weigering(
            f"Schrijf in minstens {MINSTENS} tekens wat er aan de hand is. De FG leest dit.", veld="toelichting"
        )
    sleutel = uuid7()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select avg_begin_nood(%s, %s, %s, %s, %s, %s)",
                [sleutel, nummer.strip().upper(), reden, toelichting.strip(), sorted(set(categorieen)), nu],
            )
    except DatabaseError as fout:
        raise _weigering(fout) from None
    return NoodtoegangKort.objects.zichtbaar_voor(door).get(pk=sleutel)


def _weigering(fout: DatabaseError) -> Weigering | DatabaseError:
    match getattr(fout.__cause__, "sqlstate", ""):
        case "42501":
            return Weigering("Dit dossiernummer is er niet in uw gemeente. Kijk het nummer na.", veld="nummer")
        case "55000":
            return Weigering("Er loopt al een noodtoegang van u. Stop die eerst: het gaat om een dossier tegelijk.")
        case _:
            return fout


@transaction.atomic
def keur_noodtoegang_goed(nood: NoodtoegangKort, *, door: Aanwezige, nu: datetime) -> None:
    """The second pair of eyes, on a login of their own. The hour begins now."""
    mag_goedkeuren(door, nood, nu).of_weiger()
    _roep("avg_keur_nood_goed(%s)", [nood.pk])


@transaction.atomic
def stop_noodtoegang(nood: NoodtoegangKort, *, door: Aanwezige) -> None:
    """Done before the hour was over; or no longer needed."""
    if nood.door_id != door.gebruiker_id or nood.gestopt_op is not None:
        raise Weigering("Deze noodtoegang loopt niet, of is niet van u.")
    _roep("avg_stop_nood(%s)", [nood.pk])


@transaction.atomic
def beoordeel_noodtoegang(
    nood: NoodtoegangKort, *, door: Aanwezige, uitkomst: str, oordeel: str, tonen: bool, nu: datetime
) -> None:
    """What somebody who had no part in it thinks of it, and whether the newcomer sees it. Hidden is looked at again after 90 days (C5)."""
    mag_beoordelen(door, nood).of_weiger()
    if uitkomst not in Nood.Uitkomst.values:
        raise Weigering("Kies wat u ervan vindt.", veld="uitkomst")
    if len(oordeel.strip()) < 5:
        raise Weigering("Schrijf waarom u dit vindt.", veld="oordeel")
    _roep("avg_beoordeel_nood(%s, %s, %s, %s, %s)", [nood.pk, uitkomst, oordeel.strip(), tonen, nu])


def _roep(daad: str, waarden: list[UUID | str | bool | datetime]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {daad}", waarden)

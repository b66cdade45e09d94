"""Removing rows for good: the one act that a granted request (AVG 17) and retention share. What stays is that a row was removed.

Who may decide it is not asked here: a person judged the request or signed the list. The house carries it out, so the act runs under the
identity of the system (`identiteit` with rol SYSTEEM), also on behalf of a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import ververs
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, huidige
from samenspel.personen.handelingen import zet_zoektermen
from samenspel.personen.models import Persoon, Zoekterm

DOSSIER = "dossiers_dossier"
"""Its ids remove everything of the dossier: every row in every table, and the login of the newcomer."""
LOG = "logboek_betrokkene"
"""Its ids are those of dossiers: what the log says about them goes, the lines stay and the chain holds (`logboek_wis`, ADR 18)."""


_HOUDT_VAST: list[Callable[[list[UUID]], str]] = []


def meld_vasthouder_aan(vraag: Callable[[list[UUID]], str]) -> None:
    """A higher app says why nothing of these dossiers may go now; "" when nothing holds them. Asked by the house."""
    if vraag not in _HOUDT_VAST:
        _HOUDT_VAST.append(vraag)


def wat_vasthoudt(dossier_ids: list[UUID]) -> str:
    """The first reason, or ""; under the identity of the house."""
    return next((zin for vraag in _HOUDT_VAST if (zin := vraag(dossier_ids))), "")


@transaction.atomic
def verwijder_rijen(tabel: str, ids: Iterable[UUID], *, grond: str, nu: datetime, afgeleid: bool = True) -> int:
    """Remove these rows of one table, whatever it is; gives how many of them were there. Twice is as once.

    With a row goes what cannot be without it (a PIP: its decision, letter, parts; a fact: its withdrawal); what can be without it only loses
    the pointer. Also gone: its file (files stand in the row), the search words, the terms and the state of the intake that were derived from
    it, and jobs that name it. Minimal views follow by themselves. In `avg_verwijderd` stands table, id, ground and moment, and soon in a
    file outside the database, from which `verwijder_opnieuw` removes the row again after a backup was restored.

    `tabel`: any table with a dossier, `DOSSIER` (all of it), or `LOG` (see there). `grond`: why, in small letters, digits and `_:.-`, such as
    `avg17:<id of the case>` or `bewaren:<id of the list>`; it is shown, so nobody's name. `afgeleid=False` leaves what is derived as it is, for
    who removes that too (retention, which takes thousands of dossiers at a time). Raises RuntimeError unless the house acts, and
    DatabaseError for a table that keeps nothing of a dossier.
    """
    wie = huidige()
    if wie is None or wie.rol != SYSTEEM:
        raise RuntimeError("Verwijderen doet het huis: open identiteit() met de rol van het systeem.")
    sleutels = list(dict.fromkeys(ids))
    if not sleutels:
        return 0
    volgt = _VOLGT.get(tabel.split("_")[0] if tabel.startswith("intake_") else tabel) if afgeleid else None
    van = _dossiers_van(tabel, sleutels) if volgt else []
    with connection.cursor() as cursor:
        cursor.execute("select avg_verwijder(%s, %s, %s, %s)", [tabel, sleutels, grond, nu])
        aantal: int = cursor.fetchone()[0]
    if volgt:
        for dossier in Dossier.objects.filter(pk__in=van).select_related("samengevoegd_in"):
            volgt(dossier, wie)
    return aantal


def _dossiers_van(tabel: str, ids: list[UUID]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(f"select distinct dossier_id from {connection.ops.quote_name(tabel)} where id = any (%s)", [ids])  # noqa: S608  # a name of ours, quoted
        return [dossier_id for (dossier_id,) in cursor.fetchall()]


def _zoekwoorden(dossier: Dossier, wie: Aanwezige) -> None:
    persoon = Persoon.objects.filter(dossier=dossier).first()
    if persoon is None:
        Zoekterm.objects.filter(dossier=dossier).delete()
    else:
        zet_zoektermen(persoon)


def _termijnen(dossier: Dossier, wie: Aanwezige) -> None:
    ververs(dossier, wie=wie)


def _intake(dossier: Dossier, wie: Aanwezige) -> None:
    werk_stand_bij(dossier, door=wie)


_VOLGT: dict[str, Callable[[Dossier, Aanwezige], None]] = {
    "personen_persoon": _zoekwoorden,
    "personen_naam": _zoekwoorden,
    "dossiers_gebeurtenis": _termijnen,
    "intake": _intake,
}
"""By table, or by the whole of the intake: what was derived from the rows."""

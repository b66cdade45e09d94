"""Which tables write down their own changes, and which do not. Set after every migrate, so that a new table is followed by itself.

The trigger stands on each table with a dossier, and on who may come in (`OOK`). What is left out stands in `NIET`, with why.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import connections

OOK: Final = (
    "dossiers_dossier", "toegang_gebruiker", "toegang_aanstelling", "toegang_overeenkomst", "toegang_kwalificatie", "toegang_vervanging",
    "toegang_samenwerking", "toegang_deelnemer",
    "toegang_contractbeheer",
)  # fmt: skip
"""Accounts, appointments, agreements, mandates, cover, who manages a contract: without a dossier, or the dossier itself."""

NIET: Final[dict[str, str]] = {
    "avg_inzagekopie": "a copy for somebody who asked, with everything in it; it goes by itself, and may not stay here",
    "bewaren_bewaardag": "derived: the house counts the days again",
    "bewaren_vernietigingsregel": "a signed list is its own record, and loses its dossier when it was carried out",
    "datalek_getroffene": "only added by the house, and never changed",
    "dossiers_bewaaktetermijn": "derived: the house makes it anew from the facts",
    "intake_intakestand": "derived: the house makes it anew from the answers",
    "kluis_dossiersleutel": "keys: one that was thrown away must be gone",
    "logboek_betrokkene": "the log itself",
    "logboek_wijziging": "the changes themselves",
    "personen_dubbelsignaal": "derived: the house looks for doubles again",
    "personen_zoekterm": "derived: the words of a name",
    "toegang_balievraag": "only added, by the function that searches, and never changed",
    "toegang_inzage": "the log of before the two logs; only added",
}

STIL: Final[dict[str, tuple[str, ...]]] = {
    "toegang_gebruiker": ("last_login", "sessieronde", "password"),
    "personen_nummer": ("blind",),
}
"""Columns that are never copied: a login is in the log, a password stays nowhere else than where it works, and an index over a number follows its key."""

_ZONDER_VERWIJDEREN: Final = (
    "not (current_user = 'samenspel_eigenaar' and current_setting('avg.verwijdert', true) is not distinct from 'ja')"
)
"""A lawful deletion (`avg_verwijder`) leaves no content, also not here."""

TE_VOLGEN: Final = """
select c.relname::text, bool_or(a.attname = 'dossier_id'), bool_or(a.attname = 'gemeente_id') from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
group by c.relname having bool_or(a.attname = 'id') and (bool_or(a.attname = 'dossier_id') or c.relname = any (%s)) and c.relname <> all (%s)
"""


def na_migratie(sender: Any, using: str, **rest: Any) -> None:
    """Idempotent; does nothing on a connection that is not the owner's, or before the table is there."""
    with connections[using].cursor() as cursor:
        cursor.execute("select to_regclass('logboek_wijziging') is not null and current_user = 'samenspel_eigenaar'")
        if cursor.fetchone()[0]:
            zet_volgers(cursor)


def zet_volgers(cursor: Any) -> None:
    """A trigger on every table to follow that has none yet; gone from what is left out since, and anew where a column is (`STIL`)."""
    cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'wijziging'")
    al = {naam for (naam,) in cursor.fetchall()}
    for tabel in al & (set(NIET) | set(STIL)):
        cursor.execute(f"drop trigger wijziging on {tabel}; drop trigger wijziging_weg on {tabel}")
    cursor.execute(TE_VOLGEN, [list(OOK), list(NIET)])
    for tabel, met_dossier, met_gemeente in cursor.fetchall():
        if tabel not in al - set(STIL):
            cursor.execute(_volg(tabel, met_dossier=met_dossier, met_gemeente=met_gemeente))


def _volg(tabel: str, *, met_dossier: bool, met_gemeente: bool) -> str:
    dossier = "id" if tabel == "dossiers_dossier" else "dossier_id" if met_dossier else ""
    stil = "{" + ",".join(STIL.get(tabel, ())) + "}"
    return (
        f"create trigger wijziging after insert or update or delete on {tabel} for each row when ({_ZONDER_VERWIJDEREN})"
        f" execute function logboek_wijzig('{dossier}', '{'ja' if met_gemeente else ''}', '{stil}');"
        f"create trigger wijziging_weg after delete on {tabel} for each row when (not ({_ZONDER_VERWIJDEREN})) execute function logboek_wijziging_weg()"
    )

"""Bugs built into the wall by rule, one at a time: does V1 notice each?

Every condition of every policy and of every minimal view is left out once, every table loses its wall once, and so does each condition in the
functions behind them (`voorwaarden.py`). Who notices, and in which order is asked: `zoeken.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import psycopg

from tests.matrix.naief import SPOREN, tabellen
from tests.matrix.voorwaarden import IN_DE_FUNCTIES

_ZONDER_CATEGORIE = re.compile(r"\s*WHERE \([a-z]\.categorie = '[^']*'::text\)")


@dataclass(frozen=True, slots=True)
class Fout:
    """One bug: its name, the statement that builds it in and the one that takes it out, where it must show ("" is anywhere) and in which policy it is."""

    naam: str
    erin: str
    eruit: str
    waar: str
    beleid: str = ""


def _delen(tekst: str, waar: str = " AND ") -> list[str]:
    """The conditions of `(a AND b AND c)`: split at AND (or OR) outside every inner bracket."""
    kaal = tekst.strip()
    kaal = kaal[1:-1] if kaal.startswith("(") and _sluit_aan_het_eind(kaal) else kaal
    delen, diepte, begin = [], 0, 0
    for plek, teken in enumerate(kaal):
        diepte += (teken == "(") - (teken == ")")
        if diepte == 0 and kaal.startswith(waar, plek):
            delen.append(kaal[begin:plek])
            begin = plek + len(waar)
    return [deel.strip() for deel in [*delen, kaal[begin:]]]


def _sluit_aan_het_eind(tekst: str) -> bool:
    diepte = 0
    for plek, teken in enumerate(tekst):
        diepte += (teken == "(") - (teken == ")")
        if diepte == 0:
            return plek == len(tekst) - 1
    return False


def _deuren(tekst: str) -> Iterator[tuple[str, str]]:
    """Of the doors in a policy (a or b or c): each door shut once, each left without one of its conditions, and without its category."""
    deuren = _delen(tekst, " OR ")
    for nummer, deur in enumerate(deuren):
        yield f"deur dicht: {deur}", f"({' or '.join(d for d in deuren if d != deur)})"
        for welk, deel in enumerate(_delen(deur)):
            open_ = [*deuren[:nummer], f"({_zonder(deur, welk)})", *deuren[nummer + 1 :]]
            yield f"deur zonder {deel}", f"({' or '.join(open_)})"
        if "WHERE" in deur:
            yield f"deur zonder categorie: {deur}", tekst.replace(deur, _ZONDER_CATEGORIE.sub("", deur))
        if deur.startswith("((dossier_id, id)"):
            los = deur.replace("(dossier_id, id) IN", "id IN").replace("g.dossier_id, g.rij_id", "g.rij_id")
            yield f"deur zonder dossier: {deur}", tekst.replace(deur, los.replace("SELECT g.dossier_id,", "SELECT"))


def _zonder(tekst: str, welk: int) -> str:
    return " and ".join(deel for nummer, deel in enumerate(_delen(tekst)) if nummer != welk) or "true"


def _in_het_beleid(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    """Each condition of each policy of a table with a dossier."""
    namen = [*(tabel.naam for tabel in tabellen()), *SPOREN]
    rijen = eigenaar.execute(
        "select tablename, policyname, qual, with_check from pg_policies where tablename = any (%s) and policyname like 'app\\_%%' order by 1, 2", [namen]
    ).fetchall()  # fmt: skip
    for tabel, naam, lees, schrijf in rijen:
        deel = f"alter policy {naam} on {tabel}"
        heel = deel + (f" using ({lees})" if lees else "") + (f" with check ({schrijf})" if schrijf else "")
        for welk, tekst in enumerate(_delen(lees or schrijf)):
            erin = deel
            erin += f" using ({_zonder(lees, welk)})" if lees else ""
            erin += f" with check ({_zonder(schrijf, welk)})" if schrijf else ""
            yield Fout(f"{tabel} {naam} zonder {tekst[:60]}", erin, heel, tabel, naam)
            spoor = tabel in SPOREN and naam == "app_lees" and len(_delen(tekst, " OR ")) > 1
            if spoor or "toegang_gedeeld" in tekst or "toegang_nood" in tekst:
                for wat, in_plaats in _deuren(tekst):
                    yield Fout(
                        f"{tabel} {naam}: {wat[:90]}",
                        f"{deel} using ({lees.replace(tekst, in_plaats)})",
                        heel,
                        tabel,
                        naam,
                    )
    for tabel in namen:
        yield Fout(
            f"{tabel} zonder muur",
            f"alter table {tabel} disable row level security",
            f"alter table {tabel} enable row level security",
            tabel,
        )


def _in_de_zichten(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    """Each condition of each minimal view."""
    rijen = eigenaar.execute(
        "select viewname, definition from pg_views where schemaname = 'public' and viewname like 'kort\\_c%' order by 1"
    ).fetchall()
    for zicht, definitie in rijen:
        voor, waar = definitie.rstrip(" ;\n").rsplit("WHERE ", 1)
        kop = f"create or replace view {zicht} with (security_barrier) as {voor}where "
        for welk, tekst in enumerate(_delen(waar)):
            if tekst == "true":
                continue  # a view that narrows no further
            yield Fout(f"{zicht} zonder {tekst[:60]}", kop + _zonder(waar, welk), kop + waar, zicht)


def _in_de_functies(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    for functie, stuk in IN_DE_FUNCTIES:
        rij = eigenaar.execute("select pg_get_functiondef(oid) from pg_proc where proname = %s", [functie]).fetchone()
        assert rij is not None
        heel = cast("str", rij[0])
        plat = " ".join(heel.split())
        weg = " ".join(stuk.replace("\\n", " ").split())
        assert weg in plat, (functie, weg)
        open_ = {
            "case daad when 'lees' then lees else schrijf end": "true",
            "o.organisatie_id = b.organisatie_id": "true",
            "n.einde > statement_timestamp()": "true",
        }
        in_plaats = open_.get(
            weg,
            "true"
            if weg.startswith(("toegang_bereik()", "toegang_ziet_stapel()", "k = ", "hoe = ", "b.kring = "))
            else "",
        )
        yield Fout(f"{functie} zonder {weg}", plat.replace(weg, in_plaats), heel, "")


def fouten(eigenaar: psycopg.Connection[Any]) -> list[Fout]:
    """All of them, in a fixed order."""
    return [*_in_het_beleid(eigenaar), *_in_de_zichten(eigenaar), *_in_de_functies(eigenaar)]

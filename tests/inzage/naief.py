"""What a copy must hold, by a reading that imports nothing of `samenspel`: the catalogue of PostgreSQL, the raw rows, and every `indeling.toml`.

A copy is a JSON text. `beoordeel` says in sentences what is missing, what is too much, and what differs from the row.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

WORTEL = Path(__file__).resolve().parents[2]
WOORD = re.compile(r"zk\d{4}n\w*")
VAN_EEN_ANDER = {"intake": {"beoordelaar", "begeleider_naam"}, "toegang_betrokkenheid": {"contactpersoon"}}
"""Text that names somebody who works somewhere: not given. By table, or the beginning of its name."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as the catalogue has it: columns with their type."""

    naam: str
    kolommen: dict[str, str]


@dataclass(slots=True)
class Mens:
    """One made-up person: the record, the account, the number, and who is not to be named in the copy."""

    nummer: int
    dossier: UUID
    gebruiker: UUID
    bsn: str
    naam: str
    gezin: list[str] = field(default_factory=list)
    bestanden: dict[str, bytes] = field(default_factory=dict)
    geheimen: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What was encrypted, by row and column."""


def tabellen(verbinding: psycopg.Connection[Any]) -> dict[str, Tabel]:
    """Every table of ours, no views."""
    vraag = (
        "select k.table_name, k.column_name, k.data_type from information_schema.columns k join information_schema.tables t"
        " using (table_schema, table_name) where table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, ordinal_position"
    )
    gevonden: dict[str, Tabel] = {}
    for naam, kolom, soort in verbinding.execute(vraag).fetchall():
        gevonden.setdefault(naam, Tabel(naam, {})).kolommen[kolom] = soort
    return gevonden


@cache
def met_persoonsgegevens() -> dict[str, dict[str, str]]:
    """By table what `indeling.toml` says of each field, of tables that have anything personal."""
    uit = {}
    for pad in WORTEL.glob("samenspel/*/indeling.toml"):
        for label, velden in tomllib.loads(pad.read_text("utf-8")).items():
            if set(velden.values()) - {"neutraal"}:
                uit[label.lower().replace(".", "_")] = velden
    return uit


def verwachte_rijen(verbinding: psycopg.Connection[Any], tabel: Tabel, mens: Mens) -> dict[str, dict[str, Any]] | None:
    """The rows of this table that are about this person, by id; None when the table says of nobody whose it is."""
    match tabel.naam:
        case "dossiers_dossier":
            waar, wat = "id = %s", [mens.dossier]
        case "toegang_gebruiker":
            waar, wat = "id = %s", [mens.gebruiker]
        case "toegang_beheerdaad":
            waar, wat = "over_id = %s", [mens.gebruiker]
        case "avg_noodtoegang":
            waar, wat = "dossier_id = %s and not verborgen", [mens.dossier]
        case "avg_achtergehouden":
            waar, wat = "dossier_id = %s and not apart", [mens.dossier]
        case "logboek_betrokkene":
            waar, wat = "dossier_id = %s and not categorieen && array['C14']::varchar[]", [mens.dossier]
        case "logboek_regel":
            waar = "id in (select regel_id from logboek_betrokkene where dossier_id = %s and not categorieen && array['C14']::varchar[])"
            wat = [mens.dossier]
        case "dossiers_gebeurtenis" | "dossiers_bewaaktetermijn":
            waar, wat = "dossier_id = %s and categorie <> 'C14'", [mens.dossier]
        case _ if "dossier_id" in tabel.kolommen:
            waar, wat = "dossier_id = %s", [mens.dossier]
        case _:
            return None
    rijen = verbinding.execute(f"select row_to_json(t)::text from {tabel.naam} t where {waar}", wat).fetchall()  # type: ignore[arg-type]  # names of the catalogue
    return {rij["id"]: rij for (tekst,) in rijen for rij in [json.loads(tekst)]}


def resten(verbinding: psycopg.Connection[Any], alle: dict[str, Tabel], mens: Mens) -> list[str]:
    """Where anything of a removed person still stands: a word, the number, or the id of the record. The log keeps an id that leads nowhere (ADR 18)."""
    gevonden = []
    for tabel in alle.values():
        zoekt = [f"%zk{mens.nummer:04}n%", f"%{mens.bsn}%"]
        if not tabel.naam.startswith("logboek_") and tabel.naam != "avg_verwijderd":
            zoekt.append(f"%{mens.dossier}%")
        rij = verbinding.execute(f"select count(*) from {tabel.naam} t where t::text like any (%s)", [zoekt]).fetchone()  # type: ignore[arg-type]  # names of the catalogue
        if rij and rij[0]:
            gevonden.append(f"{tabel.naam}: {rij[0]} rijen van wie verwijderd is")
    return gevonden


def beoordeel(
    verbinding: psycopg.Connection[Any], alle: dict[str, Tabel], mens: Mens, kopie: bytes, verboden: list[str]
) -> tuple[Counter[str], list[str]]:
    """How much was looked at, and what is wrong. `alle`: what `tabellen` gave. `verboden`: names that stand in no copy."""
    tekst, telling, fout = kopie.decode(), Counter[str](), []
    inhoud = json.loads(tekst)
    delen = {deel["tabel"]: {rij["id"]: rij for rij in deel["rijen"]} for deel in inhoud["onderdelen"]}
    niet = {(u["tabel"].lower().replace(".", "_"), u["kolom"]): u for u in inhoud["uitzonderingen"]}
    fout += [
        f"{tabel}: uitzondering zonder grond" for (tabel, _), u in niet.items() if not (u["grond"] and u["uitleg"])
    ]
    for naam in sorted(met_persoonsgegevens()):
        if (naam, "*") in niet:
            telling["kolommen"] += len(alle[naam].kolommen) if naam in alle else 0
            continue
        if naam not in delen or naam not in alle:
            fout.append(f"{naam}: staat niet in de kopie en is geen uitzondering")
            continue
        fout += _tabel(verbinding, alle[naam], mens, delen[naam], niet, telling)
    for woord in {*WOORD.findall(tekst)}:
        telling["woorden"] += 1
        if not woord.startswith(f"zk{mens.nummer:04}n"):
            fout.append(f"woord van een ander dossier: {woord}")
    fout += [f"naam van een ander: {naam}" for naam in [*verboden, *mens.gezin] if naam in tekst]
    telling["namen gezocht"] += len(verboden) + len(mens.gezin)
    return telling, fout


def _tabel(
    verbinding: psycopg.Connection[Any],
    tabel: Tabel,
    mens: Mens,
    gegeven: dict[str, Any],
    niet: dict[tuple[str, str], Any],
    telling: Counter[str],
) -> Iterator[str]:
    verwacht = verwachte_rijen(verbinding, tabel, mens)
    if verwacht is None:
        yield f"{tabel.naam}: onbekend van wie de rijen zijn"
        return
    telling["rijen"] += len(verwacht)
    if verwacht.keys() != gegeven.keys():
        yield f"{tabel.naam}: {len(verwacht.keys() - gegeven.keys())} rijen te weinig, {len(gegeven.keys() - verwacht.keys())} te veel"
    for kolom in tabel.kolommen:
        telling["kolommen"] += 1
        naam = kolom.removesuffix("_id")
        uitzondering = (tabel.naam, kolom) in niet or (tabel.naam, naam) in niet
        for sleutel in verwacht.keys() & gegeven.keys():
            rij = gegeven[sleutel]
            telling["cellen"] += 1
            erin = next((k for k in (kolom, naam) if k in rij), None)
            if (erin is None) != uitzondering:
                yield f"{tabel.naam}.{kolom}: " + (
                    "ontbreekt zonder grond" if erin is None else "staat er en is een uitzondering"
                )
            elif erin is not None and (mis := _waarde(tabel, kolom, verwacht[sleutel], rij[erin], mens)):
                yield f"{tabel.naam}.{kolom}: {mis}"


def _waarde(tabel: Tabel, kolom: str, rij: dict[str, Any], gegeven: Any, mens: Mens) -> str:
    """What is wrong with this cell; empty when nothing is."""
    geheim = mens.geheimen.get((rij.get("id", ""), kolom))
    ruw, soort = (rij[kolom], tabel.kolommen[kolom]) if geheim is None else (geheim, "jsonb")
    if ruw is None or ruw in ("", [], {}):
        return "" if not gegeven else "er staat iets waar niets is"
    anders = any(kolom in kolommen for begin, kolommen in VAN_EEN_ANDER.items() if tabel.naam.startswith(begin))
    # a copy says the same of family that is known here as of family that is not: nobody but a young child by name
    van_gezin = tabel.naam == "personen_gezinslid" and not (rij["relatie"] == "kind" and rij["geboortedatum"] > "2012")
    if anders or (van_gezin and kolom in {"naam", "geboortedatum"}):
        return "" if gegeven and str(ruw) not in str(gegeven) else "noemt een ander"
    match soort:
        case "uuid":
            return "" if gegeven else "leeg"
        case "bytea":
            return _bytes(tabel, rij, gegeven, mens)
        case "boolean" | "integer" | "smallint" | "bigint":
            return "" if gegeven == ruw else "anders dan de rij"
        case "numeric":
            return "" if Decimal(str(gegeven)) == Decimal(str(ruw)) else "anders dan de rij"
        case "date":
            return "" if date.fromisoformat(gegeven) == date.fromisoformat(ruw) else "anders dan de rij"
        case "timestamp with time zone":
            return "" if datetime.fromisoformat(gegeven) == datetime.fromisoformat(ruw) else "anders dan de rij"
    woorden = set(WOORD.findall(json.dumps(ruw)))
    if woorden:
        return "" if woorden <= set(WOORD.findall(json.dumps(gegeven))) else "woorden ontbreken"
    return "" if gegeven == ruw else "anders dan de rij"


def _bytes(tabel: Tabel, rij: dict[str, Any], gegeven: Any, mens: Mens) -> str:
    if tabel.naam == "personen_nummer":
        return "" if gegeven == mens.bsn else "niet het nummer"
    return "" if mens.bestanden.get(rij["id"]) else "geen bestand bekend"

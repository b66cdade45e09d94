"""The database of the proof of retention: of every dossier a row in every table, by SQL, with each row's part written down apart.

Which part a row belongs to is read from the copy of the categories in `tests/matrix/tabellen.csv`, not from samenspel. Checks and triggers of the copy
are off while it is filled; foreign keys and walls stand, so an order of deletion that breaks one is seen.
"""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from tests.bewaren.leven import BEGIN, BELEID, Leven

RUIMTE = UUID("00000000-0000-0000-0000-0000000000bb")
GEMEENTE, IRIS, REGIO = uuid5(RUIMTE, "gemeente"), uuid5(RUIMTE, "iris"), uuid5(RUIMTE, "regio")
ORGANISATIE, KWALIFICATIE, INLEZING = (
    uuid5(RUIMTE, "organisatie"),
    uuid5(RUIMTE, "kwalificatie"),
    uuid5(RUIMTE, "inlezing"),
)
_MATRIX = Path(__file__).parents[1] / "matrix" / "tabellen.csv"
_NIET = {
    "kluis_dossiersleutel",
    "dossiers_dossier",
    "dossiers_gebeurtenis",
    "dossiers_samenvoeging",
    "logboek_betrokkene",
}
_PER_CATEGORIE = {"C09": "inkomen", "C10": "inkomen", "C12": "gezondheid", "C17": "besluit"}
_TWEE: dict[str, list[tuple[str, dict[str, str]]]] = {
    "personen_naam": [("kern", {"soort": "'officieel'"}), ("inhoud", {"soort": "'eerder'"})],
    "personen_nummer": [("kern", {"soort": "'bsn'"}), ("inhoud", {"soort": "'v_nummer'"})],
    "personen_contactgegeven": [
        ("kern", {"soort": "'adres'"}), ("inhoud", {"soort": "'telefoon'"}), ("inhoud", {"soort": "'adres'", "tot": "date '2024-01-01'"}),
    ],
    "plan_pip": [("besluit", {"stand": "'bekendgemaakt'"}), ("inhoud", {"stand": "'concept'", "versie": "2"})],
    "personen_persoon": [("kern", {"roepnaam": "kanarie", "land_herkomst": "kanarie", "talen": "array[kanarie]", "tolk_taal": "kanarie"})],
    "dossiers_bewaaktetermijn": [("inhoud", {"categorie": "'C05'"})],
    "avg_beperking": [("inhoud", {"opgeheven_op": "timestamptz '2026-03-01 10:00Z'"})],
    "toegang_inzage": [("logboek", {})],
    "toegang_betrokkenheid": [("inhoud", {})],
}  # fmt: skip
"""Tables in which rows differ: part, and columns as SQL over `p` (the dossier)."""
FEITEN: list[tuple[str, str, str]] = [
    ("pip_dagtekening", "C06", "inhoud"), ("recht_op_bijstand", "C09", "inkomen"), ("ontheffing", "C05", "kern"), ("boete", "C17", "besluit"),
    ("examenuitslag", "C05", "inhoud"),
]  # fmt: skip


@cache
def soorten() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """By table the rows that every dossier gets."""
    with _MATRIX.open(newline="", encoding="utf-8") as bestand:
        categorie = {rij["tabel"]: rij["categorie"] for rij in csv.DictReader(bestand) if rij["tabel"] not in _NIET}
    gewoon = {tabel: [(_PER_CATEGORIE.get(c, "inhoud"), dict[str, str]())] for tabel, c in categorie.items()}
    return gewoon | _TWEE


def rij_id(tabel: str, nummer: int, dossier: UUID) -> UUID:
    """As SQL makes it: md5 of table, number and dossier."""
    import hashlib

    return UUID(hashlib.md5(f"{tabel}{nummer}{dossier}".encode(), usedforsecurity=False).hexdigest())


def bouw(eigenaar: psycopg.Connection[Any], levens: list[Leven]) -> dict[tuple[str, UUID], tuple[Leven, str]]:
    """Fill the copy; gives of every row whose it is and which part."""
    with eigenaar.transaction():
        _losmaken(eigenaar)
        _huis(eigenaar)
        _dossiers(eigenaar, levens)
        for tabel in sorted(soorten()):  # foreign keys wait until the end
            for nummer, (_, velden) in enumerate(soorten()[tabel]):
                _vul(eigenaar, tabel, nummer, velden)
        gevonden = {
            (t, rij_id(t, n, leven.id)): (leven, deel)
            for t, rijen in soorten().items()
            for n, (deel, _) in enumerate(rijen)
            for leven in levens
        }
        gevonden |= _feiten(eigenaar, levens)
        gevonden |= {
            ("toegang_aanstelling", uuid5(leven.id, "aanstelling")): (leven, "inhoud")
            for leven in levens
            if leven.nummer % 20 == 0
        }
        _vasthoudingen(eigenaar, levens)
        _logboek(eigenaar, levens)
        _vastzetten(eigenaar)
    eigenaar.execute("analyze")
    return gevonden


def _losmaken(eigenaar: psycopg.Connection[Any]) -> None:
    eigenaar.execute("""
        do $$ declare r record; begin
          for r in select conrelid::regclass as t, conname from pg_constraint c join pg_class k on k.oid = c.conrelid
              where k.relnamespace = 'public'::regnamespace and contype = 'c' and k.relname not like 'bewaren\\_%' loop
            execute format('alter table %s drop constraint %I', r.t, r.conname);
          end loop;
          for r in select distinct tgrelid::regclass as t from pg_trigger join pg_class k on k.oid = tgrelid
              where k.relnamespace = 'public'::regnamespace and not tgisinternal loop
            execute format('alter table %s disable trigger user', r.t);
          end loop;
        end $$""")


def _vastzetten(eigenaar: psycopg.Connection[Any]) -> None:
    """Triggers on again, and beside them one on every table that writes down what was deleted."""
    eigenaar.execute("set constraints all immediate")
    eigenaar.execute("""
        do $$ declare r record; begin
          for r in select distinct tgrelid::regclass as t from pg_trigger join pg_class k on k.oid = tgrelid
              where k.relnamespace = 'public'::regnamespace and not tgisinternal loop
            execute format('alter table %s enable trigger user', r.t);
          end loop;
          create table proef_weg (tabel text, id uuid);
          grant insert on proef_weg to public;
          create function proef_weg() returns trigger language plpgsql as $f$
            begin insert into proef_weg select tg_table_name, id from oud; return null; end $f$;
          for r in select c.oid::regclass as t from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
              and (c.relname = 'dossiers_dossier' or (c.relname not like 'bewaren\\_%' and c.relname not like 'logboek\\_%' and c.relname not like 'kluis\\_%'
                and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped))) loop
            execute format('create trigger proef_weg after delete on %s referencing old table as oud for each statement execute function proef_weg()', r.t);
          end loop;
        end $$""")


def _huis(eigenaar: psycopg.Connection[Any]) -> None:
    nu = datetime.combine(BEGIN, time(1), tzinfo=UTC)
    _rij(eigenaar, "organisaties_regio", id=REGIO, code="proef")
    _rij(eigenaar, "organisaties_gemeente", id=GEMEENTE, code="proef", naam="Proef", nummerletter="P")
    _rij(eigenaar, "toegang_gebruiker", id=IRIS, email="iris@proef.test", naam="Iris")
    _rij(eigenaar, "organisaties_organisatie", id=ORGANISATIE, soort="werk")
    _rij(eigenaar, "toegang_kwalificatie", id=KWALIFICATIE, gebruiker_id=IRIS, gemeente_id=GEMEENTE)
    _rij(eigenaar, "koppelingen_inlezing", id=INLEZING, gemeente_id=GEMEENTE, door_id=IRIS)
    for nummer, keuze in enumerate(BELEID):
        _rij(
            eigenaar, "beleid_beleidswaarde", id=uuid5(RUIMTE, f"beleid{nummer}"), gemeente_id=GEMEENTE, parameter=keuze["naam"], vanaf=keuze["vanaf"],
            waarde=Jsonb(keuze["waarde"]), bron="besluit", vastgelegd_op=nu,
        )  # fmt: skip


def _dossiers(eigenaar: psycopg.Connection[Any], levens: list[Leven]) -> None:
    eigenaar.execute("create temp table p (dossier uuid primary key, kanarie text, nummer text) on commit drop")
    with eigenaar.cursor().copy("copy p from stdin") as kopie:
        for leven in levens:
            kopie.write_row((leven.id, leven.kanarie, f"P{leven.nummer}"))
    nu = datetime.combine(BEGIN, time(1), tzinfo=UTC)
    for leven in levens:
        if leven.nummer % 20 == 0:  # a newcomer who can log in, and work that names the dossier
            wie = uuid5(leven.id, "login")
            _rij(
                eigenaar,
                "toegang_gebruiker",
                id=wie,
                email=f"{leven.kanarie}@proef.test",
                naam=leven.kanarie,
                voorkeuren=Jsonb({}),
            )
            _rij(
                eigenaar,
                "toegang_aanstelling",
                id=uuid5(leven.id, "aanstelling"),
                gebruiker_id=wie,
                gemeente_id=GEMEENTE,
                rol="inburgeraar",
                dossier_id=leven.id,
            )
            eigenaar.execute(
                "insert into procrastinate_jobs (queue_name, task_name, args, scheduled_at) values ('kort', 'proef', %s, %s)",
                [Jsonb({"dossier": str(leven.id)}), nu],
            )
    with eigenaar.cursor() as cursor:
        cursor.executemany(
            "insert into dossiers_dossier (id, gemeente_id, nummer, regime, doelgroep, doelgroep_nu, leerroute, fase, contactpersoon_id, aangemaakt_op, gesloten_op)"
            " values (%s, %s, %s, 'wi2021', %s, %s, 'B1', 'traject', %s, now(), %s)",
            [(lv.id, GEMEENTE, f"P{lv.nummer}", lv.groep, lv.groep, IRIS, lv.gesloten) for lv in levens],
        )
        cursor.execute(
            "insert into kluis_dossiersleutel (dossier_id, gemeente_id, kek, verpakt) select dossier, %s, '\\x00', '\\x00' from p",
            [GEMEENTE],
        )


def _kolommen(eigenaar: psycopg.Connection[Any]) -> dict[str, list[tuple[str, str, bool, str | None]]]:
    """Of every table: column, kind, whether it must be there, and the table it points at."""
    gevonden: dict[str, list[tuple[str, str, bool, str | None]]] = {}
    for tabel, kolom, soort, moet, naar in eigenaar.execute("""
        select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull and not a.atthasdef and a.attidentity = '', (select k.confrelid::regclass::text
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum])
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"""):
        gevonden.setdefault(tabel, []).append((kolom, soort, moet, naar))
    return gevonden


_ALLES: dict[str, list[tuple[str, str, bool, str | None]]] = {}


def kolommen(eigenaar: psycopg.Connection[Any]) -> dict[str, list[tuple[str, str, bool, str | None]]]:
    """The same in every copy: asked once."""
    if not _ALLES:
        _ALLES.update(_kolommen(eigenaar))
    return _ALLES


_VAST: dict[str, UUID] = {
    "toegang_gebruiker": IRIS, "organisaties_gemeente": GEMEENTE, "organisaties_organisatie": ORGANISATIE, "toegang_kwalificatie": KWALIFICATIE,
    "koppelingen_inlezing": INLEZING,
}  # fmt: skip
_WAARDE = {
    "uuid": "gen_random_uuid()", "boolean": "false", "date": "date '2026-02-02'", "timestamp with time zone": "timestamptz '2026-02-02 10:00Z'",
    "jsonb": "'{}'::jsonb", "bytea": "''::bytea", "smallint": "1", "integer": "1", "numeric": "1", "bigint": "1",
}  # fmt: skip


def _vul(eigenaar: psycopg.Connection[Any], tabel: str, nummer: int, velden: dict[str, str]) -> None:
    """One row per dossier, with a canary in every text that must be there and every pointer within the dossier set."""
    uit: dict[str, str] = {"id": f"md5('{tabel}{nummer}' || p.dossier)::uuid", "dossier_id": "p.dossier"}
    for kolom, soort, moet, naar in kolommen(eigenaar)[tabel]:
        if kolom in uit:
            continue
        if naar in _VAST and (moet or naar == "organisaties_gemeente"):
            uit[kolom] = f"'{_VAST[naar]}'::uuid"
        elif naar in soorten() and naar != tabel:
            uit[kolom] = f"md5('{naar}0' || p.dossier)::uuid"
        elif naar == "dossiers_gebeurtenis" and tabel != "dossiers_duomelding":
            uit[kolom] = "md5('feit0' || p.dossier)::uuid"
        elif naar == "dossiers_gebeurtenis":
            uit[kolom] = "md5('feit4' || p.dossier)::uuid"
        elif naar is not None and moet:
            uit[kolom] = f"'{_zaad(eigenaar, naar)}'::uuid"
        elif moet:
            uit[kolom] = _harmloos(soort)
    uit |= {kolom: waarde.replace("kanarie", "p.kanarie") for kolom, waarde in velden.items()}
    eigenaar.execute(
        sql.SQL("insert into {} ({}) select {} from p").format(
            sql.Identifier(tabel),
            sql.SQL(", ").join(map(sql.Identifier, uit)),
            sql.SQL(", ").join(map(sql.SQL, uit.values())),  # type: ignore[arg-type]  # our own words
        )
    )


def _zaad(eigenaar: psycopg.Connection[Any], tabel: str) -> UUID:
    """One row of a table without a dossier, for what must point at it."""
    pk = uuid5(RUIMTE, tabel)
    if eigenaar.execute(sql.SQL("select from {} where id = %s").format(sql.Identifier(tabel)), [pk]).fetchone() is None:
        vast = {kolom: _VAST[naar] for kolom, _, moet, naar in kolommen(eigenaar)[tabel] if moet and naar in _VAST}
        _rij(eigenaar, tabel, id=pk, **vast)
    return pk


def _harmloos(soort: str) -> str:
    """SQL for a column of this kind: the canary where it fits."""
    if soort.endswith("[]"):
        return f"'{{}}'::{soort}"
    lang = int(soort.partition("(")[2].rstrip(")") or 999) if soort.startswith(("character varying", "text")) else 0
    return _WAARDE.get(soort, "p.kanarie" if lang >= 20 else "'x'")


def _los(soort: str) -> str:
    """SQL for a column of this kind where there is no dossier."""
    return "uuid_send(gen_random_uuid())" if soort == "bytea" else _WAARDE.get(soort, "'x'").replace("p.kanarie", "'x'")


def _rij(eigenaar: psycopg.Connection[Any], tabel: str, **velden: Any) -> None:
    """One row, with something harmless in the rest."""
    rest = {k: s for k, s, moet, _ in kolommen(eigenaar)[tabel] if moet and k not in velden}
    namen = [*velden, *rest]
    waarden = [sql.Placeholder()] * len(velden) + [
        sql.SQL("'{}'" if s.endswith("[]") else _los(s))
        for s in rest.values()  # type: ignore[arg-type]
    ]
    eigenaar.execute(
        sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(tabel), sql.SQL(", ").join(map(sql.Identifier, namen)), sql.SQL(", ").join(waarden)
        ),
        list(velden.values()),
    )


def _feiten(eigenaar: psycopg.Connection[Any], levens: list[Leven]) -> dict[tuple[str, UUID], tuple[Leven, str]]:
    gevonden: dict[tuple[str, UUID], tuple[Leven, str]] = {}
    toen = datetime.combine(BEGIN, time(1), tzinfo=UTC)
    regels: list[tuple[Any, ...]] = []

    def schrijf(
        leven: Leven,
        sleutel: str,
        categorie: str,
        soort: str,
        op: date,
        gegevens: dict[str, Any],
        deel: str,
        trekt_in: UUID | None = None,
    ) -> UUID:
        pk = UUID(_md5(f"feit{sleutel}{leven.id}"))
        regels.append((pk, GEMEENTE, leven.id, categorie, soort, op, json.dumps(gegevens), toen, IRIS, trekt_in))
        gevonden["dossiers_gebeurtenis", pk] = (leven, deel)
        return pk

    for leven in levens:
        for n, (soort, categorie, deel) in enumerate(FEITEN):
            gegevens = {"opmerking": leven.kanarie} | (
                {"omvang": "gedeeltelijk", "onderdeel": "knm"} if soort == "ontheffing" else {}
            )
            schrijf(leven, str(n), categorie, soort, date(2026, 3, 1 + n), gegevens, deel)
        if leven.einde is not None:
            schrijf(
                leven, "e", "C05", "plicht_einde", leven.einde, {"reden": leven.reden, "wie": leven.kanarie}, "kern"
            )
        for n, (soort, op) in enumerate(leven.bezwaren):
            schrijf(leven, f"b{n}", "C17", soort, op, {}, "besluit")
        # an objection that never was: it holds nothing, and is kept for nobody
        nooit = schrijf(leven, "n", "C17", "bezwaar", date(2026, 5, 1), {}, "inhoud")
        schrijf(leven, "i", "C17", "intrekking", date(2026, 5, 2), {"reden": "vergissing"}, "inhoud", nooit)
    with eigenaar.cursor() as cursor:
        cursor.executemany(
            "insert into dossiers_gebeurtenis (id, gemeente_id, dossier_id, categorie, soort, op, gegevens, vastgelegd_op, door_id, bron, trekt_in_id)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'hand', %s)",
            regels,
        )
    return gevonden


def _md5(tekst: str) -> str:
    import hashlib

    return hashlib.md5(tekst.encode(), usedforsecurity=False).hexdigest()


def _vasthoudingen(eigenaar: psycopg.Connection[Any], levens: list[Leven]) -> None:
    nu = datetime.combine(BEGIN, time(1), tzinfo=UTC)
    for leven in levens:
        for n, (vanaf, tot) in enumerate(leven.houvast):
            _rij(
                eigenaar, "bewaren_vasthouding", id=uuid5(leven.id, f"houvast{n}"), gemeente_id=GEMEENTE, dossier_id=leven.id, nummer=f"P{leven.nummer}",
                soort="juridisch", reden="Een rechtszaak.", vanaf=vanaf, tot=tot, door_id=IRIS, vastgelegd_op=nu, opgeheven_reden="",
            )  # fmt: skip


def _logboek(eigenaar: psycopg.Connection[Any], levens: list[Leven]) -> None:
    """Two lines about each dossier, written as the log writes them but on a day of the life."""
    eigenaar.execute("create temp table lb (dossier uuid, tijd timestamptz) on commit drop")
    with eigenaar.cursor().copy("copy lb from stdin") as kopie:
        for leven in levens:
            kopie.write_row((leven.id, datetime(2026, 2, 2, 10, tzinfo=UTC)))
            kopie.write_row((leven.id, datetime.combine(leven.bekeken, time(22, 30), tzinfo=UTC)))
    eigenaar.execute(
        "alter table lb add regel uuid default gen_random_uuid(), add span bytea default substring(uuid_send(gen_random_uuid()) from 9)"
    )
    rest = {k: s for k, s, moet, _ in kolommen(eigenaar)["logboek_regel"] if moet and k not in {"id", "tijd", "span"}}
    eigenaar.execute(
        sql.SQL("insert into logboek_regel (id, tijd, span, gemeente_id, {}) select regel, tijd, span, {}, {} from lb").format(
            sql.SQL(", ").join(map(sql.Identifier, rest)), sql.Literal(GEMEENTE),
            sql.SQL(", ").join(sql.SQL(_los(s)) for s in rest.values()),  # type: ignore[arg-type]
        )
    )  # fmt: skip
    eigenaar.execute(
        "insert into logboek_betrokkene (id, gemeente_id, dossier_id, regel_id, tijd, categorieen, span, zout, digest)"
        " select gen_random_uuid(), %s, dossier, regel, tijd, array['C05'], span, gen_random_uuid(), uuid_send(gen_random_uuid()) from lb",
        [GEMEENTE],
    )
    eigenaar.execute(
        "insert into logboek_verwerking (span, trace, gemeente_id, naam, activiteit, status, begin, einde, betrokkene, betrokkene_soort, betrokkene_digest, digest)"
        " select span, span, %s, 'x', 'x', 'Ok', tijd, tijd, uuid_send(dossier), 'HMAC', uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()) from lb",
        [GEMEENTE],
    )

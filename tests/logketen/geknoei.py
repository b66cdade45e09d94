"""A log written by the functions of the owner, and everything that whoever rules the database could do to it afterwards.

Each kind of tampering is a function of a random source and a cursor of the owner; it raises nothing and changes something. The kinds come
from the catalogue: every column of every table of the log, every row away, doubled, moved or given another date, the tail cut off, the tail
written anew with all its digests and links right (only the heads outside the database know better), and an erasure that was not sealed.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

Cursor = Any
TABELLEN = ("logboek_regel", "logboek_betrokkene", "logboek_verwerking", "logboek_schakel", "logboek_gewist")
_SLEUTEL = {"logboek_verwerking": "span", "logboek_gewist": "digest"}
_NIET_GEZEGD = {"logboek_betrokkene": {"id"}, "logboek_schakel": {"id", "op"}}
"""Columns that say nothing about what happened: a row's own technical id, and when it was sealed (the head outside has that)."""
GEMEENTEN = tuple(UUID(int=nummer) for nummer in (11, 12, 13))


@dataclass(frozen=True, slots=True)
class Knoei:
    """One way to tamper."""

    naam: str
    doe: Callable[[random.Random, Cursor], None]


def schrijf_log(cursor: Cursor, bron: random.Random, aantal: int) -> None:
    """So many lines, of three municipalities, with nobody to five persons each."""
    for nummer in range(aantal):
        gemeente = bron.choice(GEMEENTEN)
        _als(cursor, gemeente)
        dossiers = [UUID(int=bron.randrange(100, 130)) for _ in range(bron.randrange(0, 6))]
        dossiers = list(dict.fromkeys(dossiers))
        soorten = [",".join(sorted(bron.sample(["C01", "C05", "C06", "C12"], 2))) for _ in dossiers]
        cursor.execute(
            "select logboek_schrijf(%s, %s, 'dossier', 'Dossier bijhouden', 'lees', %s, 200, %s, '192.0.2.0/24', %s::bytea, %s::bytea, %s::bytea,"
            " now() - interval '1 second', %s::uuid[], %s::text[], %s::bytea[], 'HMAC-dossier-k1')",
            [uuid4(), uuid4(), bron.choice(["ok", "ok", "geweigerd"]), f"/dossiers/{nummer}/", bron.randbytes(8), bron.randbytes(16),
             bron.choice([None, bron.randbytes(8)]), dossiers, soorten, [bron.randbytes(32) for _ in dossiers]],
        )  # fmt: skip


def wis(cursor: Cursor, dossier: UUID) -> None:
    """A lawful deletion."""
    _als(cursor, GEMEENTEN[0])
    cursor.execute("select logboek_wis(%s, %s)", [dossier, uuid4()])


def _als(cursor: Cursor, gemeente: UUID) -> None:
    cursor.execute(
        "select set_config('app.gemeente', %s, false), set_config('app.gebruiker', %s, false), set_config('app.rol', 'regievoerder', false),"
        " set_config('app.doel', 'dossiers:dossier', false), set_config('app.organisatie', '', false)",
        [str(gemeente), str(UUID(int=7))],
    )


def manieren(cursor: Cursor) -> list[Knoei]:
    """Every kind there is for the tables as they are now."""
    gevonden = [Knoei(f"{tabel}: een rij weg", _weg(tabel)) for tabel in TABELLEN]
    gevonden += [Knoei(f"{tabel}: een rij dubbel", _dubbel(tabel)) for tabel in TABELLEN]
    for tabel in TABELLEN:
        cursor.execute(
            "select column_name, data_type from information_schema.columns where table_name = %s order by 1", [tabel]
        )
        gevonden += [
            Knoei(f"{tabel}: {kolom} anders", _anders(tabel, kolom, soort))
            for kolom, soort in cursor.fetchall()
            if kolom not in _NIET_GEZEGD.get(tabel, set())
        ]
    gevonden += [
        Knoei("twee regels verwisseld", _verwisseld), Knoei("twee schakels verwisseld", _schakels_verwisseld),
        Knoei("de staart eraf", _staart_eraf), Knoei("de staart opnieuw geschreven", _staart_opnieuw),
        Knoei("alles opnieuw geschreven", _alles_opnieuw), Knoei("een regel tussengevoegd, met schakels", _tussengevoegd),
        Knoei("een regel erbij, zonder schakel", _los_erbij), Knoei("gewist zonder bewijs", _gewist_zonder_bewijs),
        Knoei("gewist met een zelfgemaakt bewijs", _gewist_met_vals_bewijs), Knoei("een hele keten weg", _keten_weg),
    ]  # fmt: skip
    return gevonden


def _een(bron: random.Random, cursor: Cursor, opdracht: str, waarden: list[Any] | None = None) -> tuple[Any, ...]:
    cursor.execute(opdracht, waarden or [])
    rijen: list[tuple[Any, ...]] = cursor.fetchall()
    return bron.choice(rijen)


def _kies(bron: random.Random, cursor: Cursor, tabel: str, sleutel: str = "") -> tuple[str, Any]:
    sleutel = sleutel or _SLEUTEL.get(tabel, "id")
    return sleutel, _een(bron, cursor, f"select {sleutel} from {tabel} order by 1")[0]


def _weg(tabel: str, van: str = "") -> Callable[[random.Random, Cursor], None]:
    def doe(bron: random.Random, cursor: Cursor) -> None:
        sleutel, waarde = _kies(bron, cursor, tabel, van)
        cursor.execute(f"delete from {tabel} where {sleutel} = %s", [waarde])

    return doe


_EIGEN = {"logboek_regel": "id", "logboek_betrokkene": "id", "logboek_verwerking": "span", "logboek_gewist": "digest"}


def _dubbel(tabel: str) -> Callable[[random.Random, Cursor], None]:
    def doe(bron: random.Random, cursor: Cursor) -> None:
        sleutel, waarde = _kies(bron, cursor, tabel)
        cursor.execute(f"create temp table kopie as select * from {tabel} where {sleutel} = %s", [waarde])
        if tabel == "logboek_schakel":
            cursor.execute(
                "update kopie set id = gen_random_uuid(), regel_id = gen_random_uuid(), nummer = nummer + 100000"
            )
        else:
            nieuw = "gen_random_uuid()" if _EIGEN[tabel] == "id" else "uuid_send(gen_random_uuid())"
            cursor.execute(f"update kopie set {_EIGEN[tabel]} = {nieuw}")
        cursor.execute(f"insert into {tabel} select * from kopie")

    return doe


def _anders(tabel: str, kolom: str, soort: str, van: str = "") -> Callable[[random.Random, Cursor], None]:
    nieuw = {
        "uuid": "gen_random_uuid()", "bytea": "uuid_send(gen_random_uuid())",
        "timestamp with time zone": f"coalesce({kolom}, now()) - make_interval(secs => %s)", "ARRAY": f"array_append({kolom}, 'C14')",
        "jsonb": f"coalesce({kolom}, '{{}}') || '{{\"erbij\": 1}}'", "smallint": f"{kolom} + 1", "integer": f"{kolom} + 1", "bigint": f"{kolom} + 100000",
    }.get(soort, f"case when left({kolom}, 1) = 'x' then 'y' else 'x' end || substr({kolom}, 2)")  # fmt: skip

    def doe(bron: random.Random, cursor: Cursor) -> None:
        sleutel, waarde = _kies(bron, cursor, tabel, van)
        waarden = [bron.uniform(0.001, 100_000)] if "%s" in nieuw else []
        cursor.execute(f"update {tabel} set {kolom} = {nieuw} where {sleutel} = %s", [*waarden, waarde])

    return doe


def _verwisseld(bron: random.Random, cursor: Cursor) -> None:
    """Who looked at one, looked at the other."""
    een, twee = _twee_regels(bron, cursor)
    cursor.execute(
        "update logboek_betrokkene set regel_id = case regel_id when %s then %s::uuid else %s::uuid end where regel_id in (%s, %s)",
        [een, twee, een, een, twee],
    )


def _twee_regels(bron: random.Random, cursor: Cursor) -> tuple[UUID, UUID]:
    een = _een(bron, cursor, "select id from logboek_regel where aantal > 0 order by 1")[0]
    twee = _een(bron, cursor, "select id from logboek_regel where aantal > 0 and id <> %s order by 1", [een])[0]
    return een, twee


def _schakels_verwisseld(bron: random.Random, cursor: Cursor) -> None:
    keten = _een(bron, cursor, "select keten from logboek_schakel group by keten having count(*) > 1 order by 1")[0]
    cursor.execute("select id, nummer from logboek_schakel where keten = %s order by nummer", [keten])
    (een, a), (twee, b) = bron.sample(cursor.fetchall(), 2)
    cursor.execute("update logboek_schakel set nummer = -1 where id = %s", [een])
    cursor.execute("update logboek_schakel set nummer = %s where id = %s", [a, twee])
    cursor.execute("update logboek_schakel set nummer = %s where id = %s", [b, een])


def _vanaf(bron: random.Random, cursor: Cursor) -> tuple[UUID, int]:
    keten, hoogste = _een(bron, cursor, "select keten, max(nummer) from logboek_schakel group by keten order by 1")
    return keten, bron.randrange(1, hoogste + 1)


def _staart_eraf(bron: random.Random, cursor: Cursor) -> None:
    _snijd(cursor, *_vanaf(bron, cursor))


def _keten_weg(bron: random.Random, cursor: Cursor) -> None:
    keten, _nummer = _vanaf(bron, cursor)
    _snijd(cursor, keten, 1)


def _snijd(cursor: Cursor, keten: UUID, vanaf: int) -> None:
    """Everything of these lines away, so that nothing is left that points at them."""
    waar = "select regel_id from logboek_schakel where keten = %s and nummer >= %s"
    cursor.execute(
        f"delete from logboek_verwerking where ouder in (select span from logboek_regel where id in ({waar})) or span in (select span from logboek_regel where id in ({waar}))",
        [keten, vanaf] * 2,
    )
    cursor.execute(f"delete from logboek_betrokkene where regel_id in ({waar})", [keten, vanaf])
    cursor.execute(f"delete from logboek_gewist where regel_id in ({waar})", [keten, vanaf])
    cursor.execute(f"delete from logboek_regel where id in ({waar})", [keten, vanaf])
    cursor.execute("delete from logboek_schakel where keten = %s and nummer >= %s", [keten, vanaf])


def _staart_opnieuw(bron: random.Random, cursor: Cursor) -> None:
    _herschrijf(cursor, *_vanaf(bron, cursor), anders=True)


def _alles_opnieuw(bron: random.Random, cursor: Cursor) -> None:
    keten, _nummer = _vanaf(bron, cursor)
    _herschrijf(cursor, keten, 1, anders=True)


def _herschrijf(cursor: Cursor, keten: UUID, vanaf: int, *, anders: bool) -> None:
    """Another page in the first of these lines, and every digest and link after it computed again as it should be.

    Of a link that holds a bundle of changes: another digest.
    """
    cursor.execute("select hash from logboek_schakel where keten = %s and nummer = %s", [keten, vanaf - 1])
    rij = cursor.fetchone()
    vorige = bytes(rij[0]) if rij else hashlib.sha256(f"samenspel|{keten}".encode()).digest()
    cursor.execute(
        "select id, nummer, regel_id, digest from logboek_schakel where keten = %s and nummer >= %s order by nummer",
        [keten, vanaf],
    )
    for id_, nummer, regel_id, digest in cursor.fetchall():
        nieuw = bytes(digest)
        if anders and nummer == vanaf:
            cursor.execute("update logboek_regel set pad = '/niets-aan-de-hand/' where id = %s", [regel_id])
            soort = "regel" if cursor.rowcount else "bundel"
            nieuw = _digest(cursor, regel_id) if soort == "regel" else hashlib.sha256(nieuw).digest()
            cursor.execute(f"update logboek_{soort} set digest = %s where id = %s", [nieuw, regel_id])
        vorige = hashlib.sha256(vorige + f"{keten}|{nummer}|{regel_id}".encode() + nieuw).digest()
        cursor.execute("update logboek_schakel set digest = %s, hash = %s where id = %s", [nieuw, vorige, id_])


def _digest(cursor: Cursor, regel_id: UUID) -> bytes:
    """As the database computes it: the attacker has the functions too."""
    cursor.execute(
        "select r.zout, concat_ws('|', r.id::text, coalesce(r.gemeente_id::text, ''), (extract(epoch from r.tijd) * 1000000)::bigint,"
        " coalesce(r.gebruiker_id::text, ''), coalesce(r.aanstelling_id::text, ''), coalesce(r.organisatie_id::text, ''), r.rol, r.doel,"
        " r.activiteit, r.actie, r.resultaat, r.status, r.pad, r.herkomst, encode(r.toestel, 'hex'), encode(r.trace, 'hex'), encode(r.span, 'hex'), r.aantal),"
        " coalesce((select string_agg(a.digest, ''::bytea order by a.span, a.nr) from (select span, digest, 1 as nr from logboek_betrokkene where regel_id = r.id"
        " union all select v.span, v.digest, 2 from logboek_verwerking v where v.span = r.span or v.span in (select span from logboek_betrokkene where regel_id = r.id)) a), '')"
        " from logboek_regel r where r.id = %s",
        [regel_id],
    )
    zout, tekst, alle = cursor.fetchone()
    return hashlib.sha256(zout.bytes + tekst.encode() + bytes(alle)).digest()


def _tussengevoegd(bron: random.Random, cursor: Cursor) -> None:
    """A line of somebody's own making between two others, with every link after it made right."""
    keten, vanaf = _vanaf(bron, cursor)
    gemeente = None if keten.int == 0 else keten
    regel_id, nu = uuid4(), datetime.now().astimezone()
    span = bron.randbytes(8)
    cursor.execute(
        "insert into logboek_regel (id, gemeente_id, tijd, gebruiker_id, rol, doel, activiteit, actie, resultaat, status, pad, herkomst, toestel, trace, span, aantal, zout, digest)"
        " values (%s, %s, %s, %s, 'regievoerder', 'dossiers:dossier', 'dossier', 'lees', 'ok', 200, '/', '', '', %s, %s, 0, %s, '')",
        [regel_id, gemeente, nu, uuid4(), bron.randbytes(16), span, uuid4()],
    )  # fmt: skip
    cursor.execute("update logboek_regel set digest = %s where id = %s", [_digest(cursor, regel_id), regel_id])
    cursor.execute(
        "update logboek_schakel set nummer = nummer + 1000000 where keten = %s and nummer >= %s", [keten, vanaf]
    )
    cursor.execute("update logboek_schakel set nummer = nummer - 999999 where keten = %s and nummer > 1000000", [keten])
    cursor.execute(
        "insert into logboek_schakel (id, keten, nummer, regel_id, digest, hash, op) select gen_random_uuid(), %s, %s, id, digest, '', now() from logboek_regel where id = %s",
        [keten, vanaf, regel_id],
    )
    _herschrijf(cursor, keten, vanaf, anders=False)


def _los_erbij(bron: random.Random, cursor: Cursor) -> None:
    id_ = _een(bron, cursor, "select id from logboek_regel order by 1")[0]
    cursor.execute("create temp table kopie as select * from logboek_regel where id = %s", [id_])
    cursor.execute("update kopie set id = gen_random_uuid(), tijd = now() - interval '1 day'")
    cursor.execute("insert into logboek_regel select * from kopie")


def _gewist_zonder_bewijs(bron: random.Random, cursor: Cursor) -> None:
    id_ = _een(bron, cursor, "select id from logboek_betrokkene where dossier_id is not null order by 1")[0]
    cursor.execute(
        "update logboek_betrokkene set dossier_id = null, zout = null, categorieen = '{}' where id = %s", [id_]
    )


def _gewist_met_vals_bewijs(bron: random.Random, cursor: Cursor) -> None:
    id_ = _een(bron, cursor, "select id from logboek_betrokkene where dossier_id is not null order by 1")[0]
    cursor.execute(
        "insert into logboek_gewist select digest, (select regel_id from logboek_gewist order by 1 limit 1) from logboek_betrokkene where id = %s",
        [id_],
    )
    cursor.execute(
        "update logboek_betrokkene set dossier_id = null, zout = null, categorieen = '{}' where id = %s", [id_]
    )

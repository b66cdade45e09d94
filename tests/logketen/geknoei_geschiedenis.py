"""A change history written by its trigger, and what whoever rules the database could do to it afterwards.

The table that is followed is one of the proof's own, with a column that says something: the trigger is that of the house.
"""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from samenspel.logboek.volgen import _volg
from tests.logketen.geknoei import GEMEENTEN, Knoei, _als, _anders, _een, _weg

Cursor = Any
TABELLEN = {"logboek_wijziging": "id", "logboek_zegel": "wijziging_id", "logboek_bundel": "id"}
_PROEF = "proef_gevolgd"


def begin(cursor: Cursor) -> None:
    """The table, followed as every table with a dossier is."""
    cursor.execute(f"create table {_PROEF} (id uuid primary key, gemeente_id uuid, dossier_id uuid, tekst text)")
    cursor.execute(_volg(_PROEF, met_dossier=True, met_gemeente=True))


def schrijf(cursor: Cursor, bron: random.Random, aantal: int) -> None:
    """So many rows added; half of them changed, some taken away."""
    for nummer in range(aantal):
        gemeente = bron.choice(GEMEENTEN)
        _als(cursor, gemeente)
        id_ = uuid4()
        cursor.execute(
            f"insert into {_PROEF} values (%s, %s, %s, 'eerst')", [id_, gemeente, UUID(int=bron.randrange(100, 130))]
        )
        if nummer % 2:
            cursor.execute(f"update {_PROEF} set tekst = %s where id = %s", [f"daarna {nummer}", id_])
        if nummer % 5 == 0:
            cursor.execute(f"delete from {_PROEF} where id = %s", [id_])


def wis(cursor: Cursor, aantal: int) -> None:
    """A lawful deletion of so many rows: their history goes along."""
    cursor.execute("select set_config('avg.verwijdert', 'ja', false)")
    cursor.execute(f"delete from {_PROEF} where id in (select id from {_PROEF} order by id limit %s)", [aantal])
    cursor.execute("select set_config('avg.verwijdert', '', false)")


def manieren(cursor: Cursor) -> list[Knoei]:
    """Every column of every table, and what somebody would do who knows how it works."""
    gevonden = [Knoei(f"{tabel}: een rij weg", _weg(tabel, sleutel)) for tabel, sleutel in TABELLEN.items()]
    for tabel, sleutel in TABELLEN.items():
        cursor.execute(
            "select column_name, data_type from information_schema.columns where table_name = %s order by 1", [tabel]
        )
        gevonden += [
            Knoei(f"{tabel}: {kolom} anders", _anders(tabel, kolom, soort, sleutel))
            for kolom, soort in cursor.fetchall()
        ]
    gevonden += [
        Knoei("geschiedenis: twee wijzigingen verwisseld", _verwisseld), Knoei("geschiedenis: een rij erbij", _erbij),
        Knoei("geschiedenis: een oude rij erbij, in de wacht", _oud_erbij), Knoei("geschiedenis: een rij weg met haar zegel", _samen_weg),
        Knoei("geschiedenis: gewist zonder bewijs", _zonder_bewijs), Knoei("geschiedenis: gewist met een bundel die er al was", _oud_bewijs),
        Knoei("geschiedenis: gewist met een zelfgemaakte bundel", _eigen_bundel), Knoei("geschiedenis: anders, met zegel en bundel", _helemaal_goed),
    ]  # fmt: skip
    return gevonden


def _rij(bron: random.Random, cursor: Cursor) -> int:
    nummer: int = _een(bron, cursor, "select id from logboek_wijziging where voor is not null order by 1")[0]
    return nummer


def _verwisseld(bron: random.Random, cursor: Cursor) -> None:
    """What was said of one row is said of another."""
    cursor.execute("select id, rij_id from logboek_wijziging order by 1")
    (een, van_een), (twee, van_twee) = bron.sample(cursor.fetchall(), 2)
    while van_een == van_twee:
        cursor.execute("select id, rij_id from logboek_wijziging order by 1")
        (een, van_een), (twee, van_twee) = bron.sample(cursor.fetchall(), 2)
    cursor.executemany("update logboek_wijziging set rij_id = %s where id = %s", [(van_twee, een), (van_een, twee)])


def _erbij(bron: random.Random, cursor: Cursor, *, wacht: bool = False) -> None:
    cursor.execute(
        "insert into logboek_wijziging (op, gemeente_id, dossier_id, tabel, rij_id, daad, rol, doel, trace, voor, na)"
        " select now() - interval '1 day', gemeente_id, dossier_id, tabel, gen_random_uuid(), daad, rol, doel, trace, voor, na"
        " from logboek_wijziging where id = %s returning id",
        [_rij(bron, cursor)],
    )
    if wacht:
        cursor.execute("insert into logboek_zegelwacht values (%s)", [cursor.fetchone()[0]])


def _oud_erbij(bron: random.Random, cursor: Cursor) -> None:
    _erbij(bron, cursor, wacht=True)


def _samen_weg(bron: random.Random, cursor: Cursor) -> None:
    id_ = _rij(bron, cursor)
    cursor.execute("delete from logboek_wijziging where id = %s", [id_])
    cursor.execute("delete from logboek_zegel where wijziging_id = %s", [id_])


def _weg_met(cursor: Cursor, id_: int, bundel: UUID | None) -> None:
    cursor.execute("delete from logboek_wijziging where id = %s", [id_])
    cursor.execute("update logboek_zegel set zout = null, gewist_in_id = %s where wijziging_id = %s", [bundel, id_])


def _zonder_bewijs(bron: random.Random, cursor: Cursor) -> None:
    _weg_met(cursor, _rij(bron, cursor), None)


def _oud_bewijs(bron: random.Random, cursor: Cursor) -> None:
    bundel = _een(bron, cursor, "select id from logboek_bundel where soort = 'gewist' order by 1")[0]
    _weg_met(cursor, _rij(bron, cursor), bundel)


def _eigen_bundel(bron: random.Random, cursor: Cursor) -> None:
    """Everything right, but no link of the chain holds it."""
    id_, bundel = _rij(bron, cursor), uuid4()
    cursor.execute(
        "select z.digest, b.keten from logboek_zegel z join logboek_bundel b on b.id = z.bundel_id where z.wijziging_id = %s",
        [id_],
    )
    digest, keten = cursor.fetchone()
    op = datetime.now(UTC)
    _zet_bundel(cursor, bundel, keten, "gewist", 1, op, bytes(digest))
    _weg_met(cursor, id_, bundel)


def _zet_bundel(cursor: Cursor, id_: UUID, keten: UUID, soort: str, aantal: int, op: datetime, alle: bytes) -> None:
    micros = (op - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    digest = hashlib.sha256(f"{id_}|{keten}|{soort}|{aantal}|{micros}".encode() + alle).digest()
    cursor.execute(
        "insert into logboek_bundel values (%s, %s, %s, %s, %s, %s) on conflict (id) do update set digest = excluded.digest",
        [id_, keten, soort, aantal, op, digest],
    )


def _helemaal_goed(bron: random.Random, cursor: Cursor) -> None:
    """Another value, with the digests of the change, of its seal and of its bundle computed again: the link knows better."""
    id_ = _rij(bron, cursor)
    cursor.execute('update logboek_wijziging set voor = \'{"tekst": "niets"}\' where id = %s', [id_])
    tekst = (
        "select sha256(uuid_send(z.zout) || convert_to(concat_ws('|', w.id, (extract(epoch from w.op) * 1000000)::bigint,"
        " coalesce(w.gemeente_id::text, ''), coalesce(w.dossier_id::text, ''), w.tabel, w.rij_id::text, w.daad, coalesce(w.gebruiker_id::text, ''),"
        " w.rol, w.doel, encode(w.trace, 'hex'), encode(sha256(convert_to(coalesce(w.voor::text, ''), 'UTF8')), 'hex'),"
        " encode(sha256(convert_to(coalesce(w.na::text, ''), 'UTF8')), 'hex')), 'UTF8')) from logboek_wijziging w"
        " join logboek_zegel z on z.wijziging_id = w.id where w.id = %s"
    )
    cursor.execute(
        f"update logboek_zegel set digest = ({tekst}) where wijziging_id = %s returning bundel_id", [id_, id_]
    )
    bundel = cursor.fetchone()[0]
    cursor.execute("select keten, soort, aantal, op from logboek_bundel where id = %s", [bundel])
    keten, soort, aantal, op = cursor.fetchone()
    cursor.execute(
        "select string_agg(digest, ''::bytea order by wijziging_id) from logboek_zegel where bundel_id = %s", [bundel]
    )
    _zet_bundel(cursor, bundel, keten, soort, aantal, op, bytes(cursor.fetchone()[0]))

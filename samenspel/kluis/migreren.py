"""Migration operations: a column that was readable becomes ciphertext under the key of its dossier."""

from __future__ import annotations

import json
from typing import Any

from django.db import migrations, models

from samenspel.kluis.sleutelbos import nieuwe_sleutel, versleutel_van

_STAPEL = 2000


def maak_ontbrekende_sleutels(tabel: str = "dossiers_dossier") -> migrations.RunPython:
    """A key for every dossier that has none yet."""

    def maak(_apps: Any, editor: Any) -> None:
        vraag = f"select d.id, d.gemeente_id from {tabel} d where not exists (select from kluis_dossiersleutel s where s.dossier_id = d.id) limit {_STAPEL}"  # noqa: S608  # our own names
        with editor.connection.cursor() as cursor:
            while True:
                cursor.execute(vraag)
                rijen = cursor.fetchall()
                if not rijen:
                    return
                cursor.executemany(
                    "insert into kluis_dossiersleutel (dossier_id, gemeente_id, kek, verpakt) values (%s, %s, %s, %s)",
                    [(dossier, gemeente, *nieuwe_sleutel(dossier, gemeente)) for dossier, gemeente in rijen],
                )

    return migrations.RunPython(maak, migrations.RunPython.noop, elidable=False)


def versleutel_kolom(model: str, tabel: str, kolom: str, veld: models.Field[Any, Any], *, als_json: bool = False) -> migrations.SeparateDatabaseAndState:  # fmt: skip
    """Replace a readable column by an encrypted one of the same name, with its rows, and hold each value to the dossier of its row."""
    leeg, verplicht = ("''", "set not null") if not veld.null else (None, "drop not null")
    tijdelijk = f"{kolom}_versleuteld"

    def vul(_apps: Any, editor: Any) -> None:
        met = f"{kolom} is not null" if als_json else f"{kolom} <> ''"
        with editor.connection.cursor() as cursor:
            laatste = None
            while True:
                verder = "id > %s and " if laatste else ""
                cursor.execute(
                    f"select id, dossier_id, {kolom}::text from {tabel} where {verder}{met} order by id limit {_STAPEL}",  # noqa: S608
                    [laatste] if laatste else [],
                )
                rijen = cursor.fetchall()
                if not rijen:
                    break
                laatste = rijen[-1][0]
                cursor.executemany(
                    f"update {tabel} set {tijdelijk} = %s where id = %s",  # noqa: S608
                    [(_cijfer(dossier, tekst), id_) for id_, dossier, tekst in rijen],
                )
            if leeg is not None:
                cursor.execute(f"update {tabel} set {tijdelijk} = {leeg} where {tijdelijk} is null")  # noqa: S608

    def _cijfer(dossier_id: Any, tekst: str) -> bytes:
        klaar = json.dumps(json.loads(tekst), ensure_ascii=False, separators=(",", ":")) if als_json else tekst
        return versleutel_van(dossier_id, klaar.encode(), plek=f"{tabel}|{kolom}")

    return migrations.SeparateDatabaseAndState(
        database_operations=[
            migrations.RunSQL(f"alter table {tabel} add column {tijdelijk} bytea", migrations.RunSQL.noop),
            migrations.RunPython(vul, migrations.RunPython.noop),
            migrations.RunSQL(
                f"set constraints all immediate;"
                f" alter table {tabel} drop column {kolom};"
                f" alter table {tabel} rename column {tijdelijk} to {kolom};"
                f" alter table {tabel} alter column {kolom} {verplicht};"
                f" alter table {tabel} add constraint {tabel}_{kolom}_op_zijn_plek"
                f" check (length({kolom}) = 0 or substring({kolom} from 2 for 16) = uuid_send(dossier_id))",
                migrations.RunSQL.noop,
            ),
        ],
        state_operations=[migrations.AlterField(model, kolom, veld)],
    )

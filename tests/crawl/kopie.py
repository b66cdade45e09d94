"""A dossier copied with everything in it: ids, number and planted words of its own, and what is secret encrypted anew."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from samenspel.dossiers.handelingen.documenten import INHOUD
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.sleutelbos import ontsleutel_van, verse_sleutel, versleutel_van
from samenspel.kluis.velden import Versleuteld, versleutelde_velden
from samenspel.personen.nummers import nummer_velden
from tests.matrix.naief import tabellen

if TYPE_CHECKING:
    from tests.crawl.wereld import Crawlwereld

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def geheim_van(tabel: str) -> dict[str, Versleuteld]:
    """The encrypted columns of a table."""
    model = next(model for model in apps.get_models() if model._meta.db_table == tabel)
    return versleutelde_velden(model)


def plant_geheim(tabel: str, veld: Versleuteld, woord: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select id, dossier_id from {tabel} where length({veld.column}) > 0")
        rijen = cursor.fetchall()
        cursor.executemany(
            f"update {tabel} set {veld.column} = %s where id = %s",
            [(veld.cijfer(dossier_id, woord, rij=id_), id_) for id_, dossier_id in rijen],
        )


def kopieer(wereld: Crawlwereld, soort: str, toestand: str, index: int) -> None:
    """Every row of the source, with ids, number and words of its own."""
    basis = wereld.basis
    bron = wereld.dossiers[soort, "loopt"]
    elders = toestand == "andere_gemeente"
    van = {str(bron): str(uuid7())}
    if elders:
        van |= {str(basis.assen.pk): str(basis.tynaarlo.pk), str(basis.gebruikers["sanne"].pk): str(basis.gebruikers["ines"].pk)}  # fmt: skip
    bronnen = [bron, UUID(wereld.ids["pip", "loopt"]["_ander"])] if soort == "pip" else [bron]
    rijen = [rij for een in bronnen for rij in _rijen(een)]
    for _tabel, tekst in rijen:
        van.setdefault(json.loads(tekst)["id"], str(uuid7()))
    nummer = re.compile(r"[AT]26-0*(\d+)")

    def vertaal(tekst: str) -> str:
        tekst = _UUID.sub(lambda m: van.get(m[0], m[0]), tekst)
        tekst = nummer.sub(lambda m: f"{'T' if elders else 'A'}26-{index:02}{int(m[1]):02}", tekst)
        return re.sub(r"(zk)00", lambda m: f"{m[1]}{index:02}", tekst, flags=re.IGNORECASE)

    gemeente = basis.tynaarlo if elders else basis.assen
    for een in bronnen:
        verse_sleutel(UUID(van[str(een)]), gemeente.pk).rij.save(force_insert=True)
    with connection.cursor() as cursor:
        for tabel, tekst in rijen:
            cursor.execute(
                f"insert into {tabel} ({_kolommen(tabel)}) select {_kolommen(tabel)} from jsonb_populate_record(null::{tabel}, %s::jsonb)",
                [vertaal(_hersleuteld(tabel, tekst, UUID(van[str(bron)]), vertaal, index))],
            )
        if toestand == "onverdeeld":
            cursor.execute(
                "update dossiers_dossier set contactpersoon_id = null where %s in (id, samengevoegd_in_id)",
                [van[str(bron)]],
            )
    wereld.dossiers[soort, toestand] = UUID(van[str(bron)])
    wereld.vertaling[soort, toestand] = van
    wereld.ids[soort, toestand] = {naam: van.get(id_, id_) for naam, id_ in wereld.ids[soort, "loopt"].items()}


_KOLOMMEN: dict[str, str] = {}


def _kolommen(tabel: str) -> str:
    """The columns that one may write, in one line."""
    if not _KOLOMMEN:
        with connection.cursor() as cursor:
            cursor.execute(
                "select table_name, string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                " where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' group by 1"
            )
            _KOLOMMEN.update(dict(cursor.fetchall()))
    return _KOLOMMEN[tabel]


def _rijen(dossier: UUID) -> list[tuple[str, str]]:
    gevonden = []
    with connection.cursor() as cursor:
        for tabel in tabellen():
            kolom = "id" if tabel.naam == "dossiers_dossier" else "dossier_id"
            cursor.execute(f"select to_jsonb(t)::text from {tabel.naam} t where {kolom} = %s", [dossier])
            gevonden += [(tabel.naam, rij[0]) for rij in cursor.fetchall()]
    return gevonden


def _hersleuteld(tabel: str, tekst: str, nieuw: UUID, vertaal: Any, index: int) -> str:
    """What is encrypted for one dossier is encrypted anew for another."""
    rij = json.loads(tekst)
    gemeente = UUID(json.loads(vertaal(json.dumps(rij["gemeente_id"]))))
    if tabel == "personen_nummer":
        waarde = bsn_van(index) if rij["soort"] == "bsn" else f"99900000{index:02}"
        velden = nummer_velden(UUID(json.loads(vertaal(json.dumps(rij["dossier_id"])))), rij["soort"], waarde, gemeente_id=gemeente)  # fmt: skip
        rij |= {naam: f"\\x{w.hex()}" if isinstance(w, bytes) else w for naam, w in velden.items()}
    elif tabel == "dossiers_document":
        oud = INHOUD.waar(UUID(rij["dossier_id"]), UUID(rij["id"]))
        klaar = ontsleutel_van(bytes.fromhex(rij["cijfer"][2:]), plek=oud)
        plek = INHOUD.waar(UUID(vertaal(rij["dossier_id"])), UUID(vertaal(rij["id"])))
        klaar = vertaal(klaar.decode()).encode()
        rij["cijfer"] = f"\\x{versleutel_van(UUID(vertaal(rij['dossier_id'])), klaar, plek=plek).hex()}"
    for kolom, veld in geheim_van(tabel).items():
        if ruw := bytes.fromhex((rij[kolom] or "")[2:]):
            klaar = vertaal(veld.naar_bytes(veld.lees(ruw, rij=UUID(rij["id"]))).decode())
            nieuwe_rij = UUID(vertaal(rij["id"]))
            rij[kolom] = (
                f"\\x{veld.cijfer(UUID(vertaal(rij['dossier_id'])), veld.uit_bytes(klaar.encode()), rij=nieuwe_rij).hex()}"
            )
    return json.dumps(rij)


def bsn_van(index: int) -> str:
    """A BSN of the 999 range that passes the elfproef, another for each dossier."""
    from samenspel.koppelingen.tests.bestandmakers import proef_bsn

    return proef_bsn(100 + index)

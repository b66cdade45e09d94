"""Sixty years of nights over made-up lives: what is deleted on each, against what must go. Under Django, over a copy of the database.

A trigger on every table writes down what was deleted (`proef_weg`), so a row that goes early, late, twice or never is seen by its id.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import psycopg

from samenspel.bewaren.handelingen import onderteken
from samenspel.bewaren.lijst import stempel
from samenspel.bewaren.models import Vernietigingslijst
from samenspel.bewaren.vernietigen import nacht, voer_uit
from samenspel.kern.identiteit import Aanwezige, identiteit
from tests.bewaren.leven import EINDE, Leven, nachten
from tests.bewaren.wereld import GEMEENTE, IRIS, kolommen

Rijen = dict[tuple[str, UUID], tuple[Leven, str]]
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_KANARIE = re.compile(r"kanarie-[0-9a-f]{12}")


@dataclass(slots=True)
class Uitslag:
    """How many things were looked at, and what was otherwise."""

    gezien: int = 0
    nachten: int = 0
    rijen: int = 0
    mis: Counter[str] = field(default_factory=Counter)


def loop(
    eigenaar: psycopg.Connection[Any], levens: list[Leven], rijen: Rijen, *, tot_het_eerste: bool = False
) -> Uitslag:
    """Every night that matters, from the first to the last; then a scan of everything that is left.

    `tot_het_eerste`: only until something is wrong, for who asks whether a broken engine is seen.
    """
    uit = Uitslag()
    verwacht = _verwacht(levens, rijen)
    weg: set[tuple[str, UUID]] = set()
    for dag in nachten(levens):
        _zet_terug(eigenaar, levens, dag)
        _nacht(dag)
        gewist = [(t, pk) for t, pk in eigenaar.execute("delete from proef_weg returning tabel, id").fetchall()]
        _vergelijk(dag, gewist, verwacht.pop(dag, set()), rijen, weg, uit)
        _kijk_kern(eigenaar, [lv for lv in levens if lv.weg()["inhoud"] == dag], dag, uit)
        _kijk_log(eigenaar, levens, dag, uit)
        uit.nachten += 1
        if tot_het_eerste and uit.mis.total():
            return uit
    assert not verwacht
    _zoek(eigenaar, levens, uit)
    return uit


def _verwacht(levens: list[Leven], rijen: Rijen) -> dict[date, set[tuple[str, UUID]]]:
    """By night the rows that must go on it."""
    per_dag: dict[date, set[tuple[str, UUID]]] = defaultdict(set)
    dagen = {leven.id: leven.weg() for leven in levens}
    einden = {leven.id: leven.dossier_weg() for leven in levens}
    for (tabel, pk), (leven, deel) in rijen.items():
        dag, einde = dagen[leven.id][deel], einden[leven.id]
        if tabel == "toegang_inzage" and einde is not None:  # goes with the dossier when that is sooner
            dag = min(einde, dag or einde)
        if dag is not None:
            per_dag[dag].add((tabel, pk))
    for leven in levens:
        if (einde := einden[leven.id]) is not None:
            per_dag[einde].add(("dossiers_dossier", leven.id))
    return per_dag


def om(dag: date) -> datetime:
    """Three o'clock at night, or half past two in the night on which that hour is not there."""
    return datetime.combine(dag, time(1, 30), tzinfo=UTC)


def _nacht(dag: date) -> None:
    nacht(GEMEENTE, nu=om(dag))
    wie = Aanwezige(gebruiker_id=IRIS, gemeente_id=GEMEENTE, rol="informatiebeheerder", doel="bewijs")
    with identiteit(wie):
        lijst = Vernietigingslijst.objects.filter(stand="voorstel").first()
        if lijst is not None:
            onderteken(lijst.pk, gezien=stempel(lijst), toelichting="", door=wie, nu=om(dag))
    if lijst is not None:
        voer_uit(GEMEENTE, nu=om(dag))


def _zet_terug(eigenaar: psycopg.Connection[Any], levens: list[Leven], dag: date) -> None:
    """On this day it turns out that these duties had not ended."""
    for leven in levens:
        if leven.ingetrokken == dag:
            eigenaar.execute(
                "insert into dossiers_gebeurtenis (id, gemeente_id, dossier_id, categorie, soort, op, gegevens, vastgelegd_op, bron, trekt_in_id)"
                " select gen_random_uuid(), gemeente_id, dossier_id, categorie, 'intrekking', %s, '{\"reden\": \"vergissing\"}', %s, 'hand', id"
                " from dossiers_gebeurtenis where dossier_id = %s and soort = 'plicht_einde'",
                [dag, om(dag) - timedelta(hours=5), leven.id],
            )


def _vergelijk(
    dag: date,
    gewist: list[tuple[str, UUID]],
    verwacht: set[tuple[str, UUID]],
    rijen: Rijen,
    weg: set[tuple[str, UUID]],
    uit: Uitslag,
) -> None:
    uit.gezien += len(verwacht)
    uit.rijen += len(gewist)
    for tabel, pk in verwacht - set(gewist):
        uit.mis[f"bleef: {tabel}"] += (tabel, pk) not in weg
    for tabel, pk in gewist:
        if (tabel, pk) in verwacht or ((tabel, pk) not in rijen and tabel != "dossiers_dossier"):
            continue
        uit.mis[f"ging op een andere dag: {tabel}"] += 1
    dubbel = len(gewist) - len(set(gewist))
    uit.mis["twee keer"] += dubbel
    weg.update(gewist)


def _kijk_kern(eigenaar: psycopg.Connection[Any], levens: list[Leven], dag: date, uit: Uitslag) -> None:
    """What stays is only the named set: no canary in any other column."""
    blijft = {lv.id: lv.kanarie for lv in levens if (einde := lv.dossier_weg()) is None or einde > dag}
    uit.gezien += len(blijft)
    for naam, rest in eigenaar.execute(
        "select naam, concat_ws('|', roepnaam, land_herkomst, talen::text, tolk_taal, aanspreekvorm) from personen_persoon where dossier_id = any (%s)",
        [list(blijft)],
    ):
        uit.mis["naam weg"] += not naam.startswith("kanarie")
        uit.mis["meer dan de kern: persoon"] += "kanarie" in rest
    for dossier in eigenaar.execute(
        "select doelgroep || leerroute, contactpersoon_id is null, gesloten_op is not null from dossiers_dossier where id = any (%s)",
        [list(blijft)],
    ):
        uit.mis["meer dan de kern: dossier"] += dossier != ("", True, True)
    feiten = eigenaar.execute(
        "select count(*) from dossiers_gebeurtenis where dossier_id = any (%s) and soort in ('ontheffing', 'plicht_einde') and gegevens::text like '%%kanarie%%'",
        [list(blijft)],
    ).fetchone()
    uit.mis["meer dan de kern: feit"] += feiten[0] if feiten else 0
    logins = eigenaar.execute(
        "select count(*) from toegang_gebruiker where email = any (%s)", [[f"{k}@proef.test" for k in blijft.values()]]
    ).fetchone()
    uit.mis["login bleef"] += logins[0] if logins else 0


def _kijk_log(eigenaar: psycopg.Connection[Any], levens: list[Leven], dag: date, uit: Uitslag) -> None:
    """The log says of exactly those dossiers whose they are, that it may."""
    mag = {lv.id for lv in levens if (weg := lv.weg()["logboek"]) is None or weg > dag}
    zegt = {
        rij[0]
        for rij in eigenaar.execute("select distinct dossier_id from logboek_betrokkene where dossier_id is not null")
    }
    uit.gezien += sum(lv.weg()["logboek"] == dag for lv in levens)
    uit.mis["log te vroeg"] += len(mag - zegt)
    uit.mis["log bleef"] += len(zegt - mag)


def _zoek(eigenaar: psycopg.Connection[Any], levens: list[Leven], uit: Uitslag) -> None:
    """Every column of every table, for the ids and the words of who is gone. Only the record of removals names a row that was."""
    klaar = {lv.id: lv.kanarie for lv in levens if lv.dossier_weg() is not None and lv.weg()["logboek"] is not None}
    ids, woorden = {str(pk) for pk in klaar}, set(klaar.values())
    for tabel in kolommen(eigenaar):
        waar = (
            "where t.tabel not in ('dossiers_dossier', 'logboek_betrokkene', 'bewaren_snoei')"
            if tabel == "avg_verwijderd"
            else ""
        )
        with eigenaar.transaction(), eigenaar.cursor(name="zoek") as cursor:
            cursor.execute(f"select t::text from {tabel} t {waar}")  # type: ignore[arg-type]  # our own words
            for (tekst,) in cursor:
                if set(_UUID.findall(tekst)) & ids:
                    uit.mis[f"id in {tabel}"] += 1
                if set(_KANARIE.findall(tekst)) & woorden:
                    uit.mis[f"woord in {tabel}"] += 1
    uit.gezien += len(klaar)


__all__ = ["EINDE", "Uitslag", "loop", "om"]

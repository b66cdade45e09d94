"""A backup of the whole demo world comes back in another database: every table, every row, every wall."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest

from huis.kopie import maak_kopie, verwijder_opnieuw, zet_terug
from huis.plekken import Stop
from huis.postgres import Cluster
from tests.mallen import haal_weg, maak_van, met_naam, server
from tests.verhalen.conftest import _demo_database

_TABELLEN = "select tablename from pg_tables where schemaname = 'public' order by 1"
_MUREN = (
    "select c.relname, c.relforcerowsecurity, (select count(*) from pg_policy p where p.polrelid = c.oid)"
    " from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1"
)


@pytest.fixture(scope="module")
def bron() -> str:
    return met_naam(os.environ["DATABASE_URL_EIGENAAR"], _demo_database())


def _inhoud(url: str) -> tuple[dict[str, int], list[tuple[object, ...]]]:
    with psycopg.connect(url) as verbinding:
        tabellen = [naam for (naam,) in verbinding.execute(_TABELLEN).fetchall()]
        aantallen = {}
        for naam in tabellen:
            rij = verbinding.execute(f'select count(*) from "{naam}"').fetchone()  # type: ignore[arg-type]
            assert rij is not None
            aantallen[naam] = rij[0]
        return aantallen, verbinding.execute(_MUREN).fetchall()


def test_alles_komt_terug_met_de_muren_erbij(bron: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster("proef")
    kopie = tmp_path / "wereld.kopie"
    maak_kopie(cluster, met_naam(cluster.url("samenspel_backup"), bron.split("?")[0].rsplit("/", 1)[1]), kopie)
    assert oct(kopie.stat().st_mode & 0o777) == "0o600"
    doel = f"herstel_{os.environ.get('SAMENSPEL_TESTDB', 'alles')}"
    with server() as verbinding:
        haal_weg(verbinding, doel)
        maak_van(verbinding, doel, "template0")
    terug = met_naam(os.environ["DATABASE_URL_EIGENAAR"], doel)
    zet_terug(cluster, terug, kopie)
    assert _inhoud(terug) == _inhoud(bron)
    assert _inhoud(terug)[0]["dossiers_dossier"] > 100
    _wat_later_weg_ging_gaat_weer_weg(cluster, terug, tmp_path, monkeypatch)


def _wat_later_weg_ging_gaat_weer_weg(
    cluster: Cluster, terug: str, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `run.py herstel` does before it says that the copy is there (AVG 17)."""
    with psycopg.connect(terug) as verbinding:
        rijen = verbinding.execute("select id, gemeente_id from personen_contactgegeven order by id limit 3").fetchall()
    regels = [
        f"personen_contactgegeven {rij} {gemeente} avg17:proef 2026-06-01T10:00:00+00:00\n" for rij, gemeente in rijen
    ]
    (map_ / "verwijderd.txt").write_text("".join([*regels, "personen_contactgegeven half"]), "utf-8")
    monkeypatch.setenv("SAMENSPEL_ANKERS", str(map_))
    voor = _inhoud(terug)[0]
    verwijder_opnieuw(cluster, terug)
    na = _inhoud(terug)[0]
    verschil = {naam: na[naam] - voor[naam] for naam in na if na[naam] != voor[naam]}
    # the command says in the log of each municipality that it ran, with the keys that takes
    regels = verschil.pop("logboek_regel")
    assert regels > 0
    assert verschil.pop("logboek_verwerking") == verschil.pop("logboek_wacht") == regels
    verschil.pop("kluis_logsleutel", None)
    # history that was sealed in the copy waits for the bundle that says it went; what was not, waits no more
    assert abs(verschil.pop("logboek_zegelwacht")) == 3
    assert verschil == {
        "personen_contactgegeven": -3,
        "avg_verwijderd": 3,
        "logboek_wijziging": -3,  # and what the history said of them
    }


def test_de_gewone_rol_kan_geen_kopie_maken(bron: str, tmp_path: Path) -> None:
    """Who may read one dossier at a time cannot carry all of them away."""
    naam = bron.split("?")[0].rsplit("/", 1)[1]
    with pytest.raises(Stop, match="De reservekopie lukte niet"):
        maak_kopie(Cluster("proef"), met_naam(os.environ["DATABASE_URL"], naam), tmp_path / "x.kopie")
    assert not (tmp_path / "x.kopie").exists()

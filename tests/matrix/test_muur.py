"""V1 in the tests: everybody of the matrix against PostgreSQL itself. `run.py bewijs matrix` runs the same and counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg
import pytest

from samenspel.toegang import matrix
from tests.mallen import haal_weg, kopieer_mal, met_naam, server
from tests.matrix import naief
from tests.matrix.muur import Uitslag, Vrager, alle_proeven, korte_zichten, onbekende_tabellen
from tests.matrix.proefwereld import Proefwereld, bouw


class Opstelling(NamedTuple):
    """The copy, and a connection of the login role."""

    wereld: Proefwereld
    zichten: dict[str, str]
    onbekend: set[str]
    login: psycopg.Connection[Any]


@pytest.fixture(scope="module")
def opstelling() -> Iterator[Opstelling]:
    naam = f"matrix_{os.environ.get('PYTEST_XDIST_WORKER', 'alleen')}"
    kopieer_mal(naam)
    with psycopg.connect(met_naam(os.environ["DATABASE_URL_EIGENAAR"], naam), autocommit=True) as eigenaar:
        wereld, zichten, onbekend = bouw(eigenaar), korte_zichten(eigenaar), onbekende_tabellen(eigenaar)
    with psycopg.connect(met_naam(os.environ["DATABASE_URL"], naam), autocommit=True) as login:
        yield Opstelling(wereld, zichten, onbekend, login)
    with server() as verbinding:
        haal_weg(verbinding, naam)


@pytest.mark.parametrize("principal", [*naief.principalen(), naief.HUIS])
def test_ieder_krijgt_van_de_database_wat_de_matrix_geeft(opstelling: Opstelling, principal: str) -> None:
    uitslag = Uitslag()
    vrager = Vrager(opstelling.login, opstelling.wereld, opstelling.zichten, uitslag)
    for wie, toestand in alle_proeven():
        if wie == principal:
            vrager.alles(wie, toestand)
    assert uitslag.gevraagd > 5_000
    assert not uitslag.mis


def test_van_elke_tabel_met_een_dossier_staat_er_wat_zij_bevat(opstelling: Opstelling) -> None:
    assert opstelling.onbekend == set()
    assert len(opstelling.zichten) >= 15


def test_de_matrix_van_de_toepassing_is_de_bron_met_de_verbeteringen() -> None:
    ons = {(wie, c): matrix.cel(wie, c) for wie in naief.principalen() for c in naief.CATEGORIEEN}
    assert ons == naief.cellen()
    assert {rol for rol, _c in matrix.rechten()} - {matrix.SYSTEEM} == set(naief.principalen())
    assert len(naief.principalen()) == 33


def test_wat_nooit_samengaat() -> None:
    """The invariants of the matrix (D3)."""
    cel = naief.cellen()
    keten = {"taalaanbieder", "mb_coordinator", "mb_vrijwilliger", "stadsbank_gkb", "budgetcoach", "werkcoach_wpda", "sociaal_team_welzijn",
             "coa_casemanager", "informele_taal_maatje", "sleutelpersoon", "tolk"}  # fmt: skip
    for wie in keten:
        assert cel[wie, "C12"] in {"T", "-"}
        assert {cel[wie, c] for c in ("C14", "C19", "C20")} == {"-"}
        assert not {cel[wie, "C09"], cel[wie, "C10"]} <= {
            "S",
            "L",
            "E",
        }  # Almelo: the bills and the coaching never meet
    for wie in ("tolk", "sleutelpersoon"):
        assert {cel[wie, c] for c in naief.CATEGORIEEN} <= {"V", "T", "-"}
    # every part by choice and nothing without: `gelijk_muur.csv` leans on it
    assert {cel[naief.GEMACHTIGDE, c] for c in naief.CATEGORIEEN} <= {"T", "-"}
    for wie in (
        "beleidsadviseur",
        "contractmanager",
        "raadslid_publiek",
        "auditor_rekenkamer",
        "functioneel_beheerder",
        "technisch_beheerder",
    ):
        assert {cel[wie, c] for c in naief.CATEGORIEEN[:17]} == {"-"}
    assert {wie for wie in naief.principalen() if cel[wie, "C14"] == "S"} == {"regievoerder"}
    assert {wie for wie in naief.principalen() if cel[wie, "C19"] == "S"} == {"functionaris_gegevensbescherming"}
    assert cel["functionaris_gegevensbescherming", "C20"] != "S"

"""The header of a caseload as municipalities keep it: under a title, in two rows, with merged groups."""

from __future__ import annotations

import io
from datetime import date

import pytest
from xlsxwriter import Workbook

from samenspel.koppelingen.bestanden.lezen import lees
from samenspel.koppelingen.inlezen.herkennen import herken

# Group above, heading below, and the field that the two name together; "" over a column that has one heading merged downwards.
KOPPEN = (
    ("Cliënt", "Naam", "naam"),
    ("Cliënt", "Geboortedatum", "geboortedatum"),
    ("Cliënt", "BSN", "bsn"),
    ("", "Doelgroep", "doelgroep"),
    ("Termijnen", "Kennisgeving DUO", "kennisgeving_inburgeringsplicht"),
    ("Termijnen", "Datum PIP", "pip_dagtekening"),
)
CELLEN = ("Sara Test", date(1994, 3, 14), 999990019, "asielstatushouder", date(2026, 4, 10), date(2026, 5, 28))


def _boek(titelrijen: int) -> bytes:
    """With real merged cells: `Cliënt` over three columns, `Doelgroep` over two rows, `Termijnen` over two columns."""
    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True})
    blad, datum = boek.add_worksheet("Caseload"), boek.add_format({"num_format": "dd-mm-yyyy"})
    if titelrijen:
        blad.merge_range(0, 0, 0, 5, "Overzicht inburgering 2026")
    kop = titelrijen
    blad.merge_range(kop, 0, kop, 2, "Cliënt")
    blad.merge_range(kop, 3, kop + 1, 3, "Doelgroep")
    blad.merge_range(kop, 4, kop, 5, "Termijnen")
    for plek, (groep, tekst, _veld) in enumerate(KOPPEN):
        if groep:
            blad.write(kop + 1, plek, tekst)
    for plek, cel in enumerate(CELLEN):
        if isinstance(cel, date):
            blad.write_datetime(kop + 2, plek, cel, datum)
        else:
            blad.write(kop + 2, plek, cel)
    boek.close()
    return uit.getvalue()


@pytest.mark.parametrize("titelrijen", [0, 2])
def test_een_kop_van_twee_rijen_met_samengevoegde_cellen_wordt_herkend(titelrijen: int) -> None:
    tabel = herken(lees(_boek(titelrijen), "caseload.xlsx").rijen, "caseload", {})
    assert {kolom.plek: kolom.veld for kolom in tabel.kolommen} == {n: veld for n, (_g, _k, veld) in enumerate(KOPPEN)}
    ((rijnummer, rij),) = tabel.rijen
    assert rijnummer == titelrijen + 3  # as the user sees it in Excel
    assert rij == ["Sara Test", "1994-03-14", "999990019", "asielstatushouder", "2026-04-10", "2026-05-28"]


def test_een_gewone_rij_onder_een_kop_van_een_rij_hoort_bij_de_gegevens() -> None:
    """Words in the first row of data may look like a second header; they may not be eaten."""
    tabel = herken([["Naam", "Doelgroep"], ["Sara Test", "nareiziger"], ["Omid Proef", "nareiziger"]], "caseload", {})
    assert [rij for _nummer, rij in tabel.rijen] == [["Sara Test", "nareiziger"], ["Omid Proef", "nareiziger"]]

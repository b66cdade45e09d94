"""Wet inburgering 2021: artikel 11 (termijn), 13 (maatschappelijke begeleiding), 14 (brede intake)."""

from __future__ import annotations

import pytest

from wet.tests.hulp import alle, dag, g, kern, pip


@pytest.mark.parametrize(
    ("dagtekening", "eerste_dag", "laatste_dag"),
    [
        ("2025-03-10", "2025-03-11", "2028-03-10"),
        ("2025-02-28", "2025-03-01", "2028-02-28"),  # not 29-2-2028: the day number of the day before the first day
        ("2024-02-29", "2024-03-01", "2027-02-28"),  # leap day
        ("2023-04-06", "2023-04-07", "2026-04-06"),  # Easter Monday: a term of years does not move
        ("2023-05-30", "2023-05-31", "2026-05-30"),  # Saturday
    ],
)
def test_de_termijn_begint_de_dag_na_dagtekening_en_duurt_drie_jaar(dagtekening, eerste_dag, laatste_dag):
    t = alle("2025-12-31", pip(dagtekening))["T17"]
    assert kern(t) == (eerste_dag, laatste_dag, "loopt", None)
    assert t.eigenaar == "inburgeraar"


def test_zonder_pip_is_de_termijn_niet_gestart():
    assert kern(alle("2026-01-01")["T17"]) == (None, None, "niet_gestart", None)


def test_op_de_dag_van_dagtekening_zelf_loopt_de_termijn_nog_niet():
    assert kern(alle("2026-07-01", pip("2026-07-01"))["T17"]) == ("2026-07-02", "2029-07-01", "niet_gestart", None)


def test_het_eerste_pip_telt_ook_na_een_tweede():
    """Lid 3: revision or re-adoption does not move the start."""
    assert alle("2026-11-01", pip("2026-09-01"), pip("2026-07-01"))["T17"].start == dag("2026-07-02")


def test_de_datums_van_duo_gaan_voor():
    t = alle("2026-11-01", pip("2026-07-01"), g("duo_termijn", "2026-07-10", begin="2026-07-05", einde="2029-07-04"))
    assert kern(t["T17"]) == ("2026-07-05", "2029-07-04", "loopt", None)
    assert kern(t["T29"])[:2] == ("2026-07-05", "2029-07-04")


def test_alleen_een_begin_van_duo_telt_drie_jaar_vanaf_die_dag():
    assert kern(alle("2026-11-01", g("duo_termijn", "2026-07-10", begin="2026-07-05"))["T17"])[:2] == (
        "2026-07-05",
        "2029-07-04",
    )


def test_een_begin_van_duo_in_de_toekomst_is_niet_gestart_met_beide_dagen():
    t = alle("2026-11-01", g("duo_termijn", "2026-07-10", begin="2026-12-05"))
    assert kern(t["T17"]) == ("2026-12-05", "2029-12-04", "niet_gestart", None)


def test_het_laatst_gegeven_einde_van_duo_telt():
    """Of `duo_termijn` and `termijn_verlengd` the one with the latest day, also when its end is earlier."""
    feiten = (
        pip("2023-01-01"),
        g("termijn_verlengd", "2025-06-01", nieuw_einde="2026-07-01"),
        g("duo_termijn", "2025-09-01", begin="2023-01-02", einde="2026-04-01"),
    )
    assert kern(alle("2025-08-31", *feiten)["T17"])[1] == "2026-07-01"
    assert kern(alle("2025-09-01", *feiten)["T17"])[1] == "2026-04-01"


def test_het_einde_van_de_termijn_telt_nog_mee():
    assert alle("2026-01-01", pip("2023-01-01"))["T17"].stand == "loopt"
    assert alle("2026-01-02", pip("2023-01-01"))["T17"].stand == "te_laat"


@pytest.mark.parametrize(("op", "stand"), [("2026-01-01", "gehaald"), ("2026-01-02", "te_laat")])
def test_voldaan_op_of_na_de_laatste_dag(op, stand):
    t = alle("2026-06-01", pip("2023-01-01"), g("plicht_einde", op, reden="voldaan"))["T17"]
    assert (t.stand, t.voldaan_op) == (stand, dag(op))


@pytest.mark.parametrize(
    "reden", ["overleden", "genaturaliseerd", "vertrokken", "aow", "ingetrokken", "verkeerd_regime"]
)
def test_elk_ander_einde_van_de_plicht_laat_de_termijn_vervallen(reden):
    t = alle("2026-06-01", pip("2025-01-01"), g("plicht_einde", "2026-05-01", reden=reden))["T17"]
    assert (t.stand, t.voldaan_op) == ("vervallen", None)


def test_maatschappelijke_begeleiding_begint_op_de_dag_van_inschrijving():
    """Artikel 13, lid 3."""
    ingeschreven = g("brp_inschrijving", "2026-03-30")
    assert kern(alle("2026-03-30", ingeschreven)["T04"]) == ("2026-03-30", "2026-03-30", "loopt", None)
    assert alle("2026-03-31", ingeschreven)["T04"].stand == "te_laat"
    op_tijd = alle("2026-04-01", ingeschreven, g("mb_gestart", "2026-03-30"))["T04"]
    assert kern(op_tijd) == ("2026-03-30", "2026-03-30", "gehaald", "2026-03-30")
    assert alle("2026-04-09", ingeschreven, g("mb_gestart", "2026-04-01"))["T04"].stand == "te_laat"


def test_begeleiding_die_eerder_begon_telt():
    assert kern(alle("2026-04-01", g("brp_inschrijving", "2026-03-30"), g("mb_gestart", "2026-02-01"))["T04"])[2:] == (
        "gehaald",
        "2026-02-01",
    )


def test_de_laatste_inschrijving_telt():
    t = alle("2026-04-01", g("brp_inschrijving", "2026-03-30"), g("brp_inschrijving", "2026-02-01"))["T04"]
    assert t.start == dag("2026-03-30")


def test_de_oproep_stelt_zelf_de_termijn():
    """Artikel 14, lid 1; the first summons counts."""
    oproep = g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-10")
    tweede = g("oproep_brede_intake", "2026-06-01", verschijnen_op="2026-06-10")
    assert kern(alle("2026-05-10", oproep)["T08"]) == (
        "2026-05-01",
        "2026-05-10",
        "loopt",
        None,
    )  # a Sunday; it does not move
    assert kern(alle("2026-06-05", oproep, tweede)["T08"]) == ("2026-05-01", "2026-05-10", "te_laat", None)
    assert alle("2026-05-10", g("oproep_brede_intake", "2026-05-01"))["T08"].stand == "open"


@pytest.mark.parametrize("verschenen", [g("welkomgesprek", "2026-05-01"), g("lbt_uitslag", "2026-05-08", score=20)])
def test_verschijnen_vanaf_de_dag_van_de_oproep(verschenen):
    oproep = g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-10")
    t = alle("2026-06-01", oproep, verschenen, g("welkomgesprek", "2026-04-30"))["T08"]
    assert (t.stand, t.voldaan_op) == ("gehaald", verschenen.op)


def test_een_gesprek_van_voor_de_oproep_telt_niet():
    oproep = g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-10")
    assert alle("2026-06-01", oproep, g("welkomgesprek", "2026-04-30"))["T08"].stand == "te_laat"

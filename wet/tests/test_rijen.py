"""Rows: what is stored of a deadline, whatever day it is read."""

from __future__ import annotations

import wet
from wet.tests.hulp import dag, feiten, g, pip

ALLES = (
    g("kennisgeving_inburgeringsplicht", "2026-04-10"),
    pip("2026-06-16", "Z"),
    g("pip_bekendgemaakt", "2026-06-16"),
)


def test_een_rij_voor_elke_termijn_die_is_begonnen_op_volgorde_van_code():
    rijen = wet.rijen(feiten(*ALLES, groep="GEZIN"), wet.beleid_voor("almelo"))
    assert [rij.code for rij in rijen] == ["T12", "T15", "T17", "T21", "T22", "T24", "T26", "T27", "T28", "T29", "T32"]
    assert all(rij.start is not None for rij in rijen)


def test_een_rij_draagt_haar_versie():
    def versie(code: str, *gebeurtenissen: wet.Gebeurtenis) -> str:
        rijen = wet.rijen(feiten(*gebeurtenissen), wet.beleid_voor("almelo"))
        return next(rij.versie for rij in rijen if rij.code == code)

    assert versie("T12", g("brp_inschrijving", "2022-05-02")) == "T12@2022-01-01"
    assert versie("T12", *ALLES, g("brp_inschrijving", "2026-04-01")) == "T12@2023-01-01"
    assert versie("T01", g("koppeling_gemeente", "2026-04-01")) == "T01@2022-11-22"


def test_een_rij_van_later_kent_ook_wat_nog_komt():
    """Rows hold over all days; `termijnen` looks from one."""
    rijen = {rij.code: rij for rij in wet.rijen(feiten(*ALLES, groep="GEZIN"), wet.beleid_voor("wet"))}
    assert wet.stand(rijen["T17"], dag("2026-06-16")) == "niet_gestart"
    assert wet.stand(rijen["T17"], dag("2026-06-17")) == "loopt"
    assert wet.voldaan_op(rijen["T12"], dag("2026-06-16")) == dag("2026-06-16")
    assert wet.laatste_dag(rijen["T12"], dag("2026-06-16")) == dag("2026-06-19")


def test_zonder_feiten_geen_rijen():
    assert wet.rijen(feiten(), wet.beleid_voor("almelo")) == ()

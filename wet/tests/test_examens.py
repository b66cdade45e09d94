"""Het examen: Wet inburgering 2021, artikel 7 en 8; Besluit, artikel 3.14 lid 7, 5.4 en 5.5; Regeling, artikel 3.5."""

from __future__ import annotations

import pytest

from wet.examens import EXAMENDELEN, examenstanden, kijk_uitslag_na
from wet.tests.hulp import dag, feiten, g, pip

OP = dag("2027-06-01")
B1, ONDERWIJS, Z = (pip("2026-01-05", route) for route in ("B1", "ONDERWIJS", "Z"))
UREN = g("uren", "2026-11-01", type="nt2", uren=600)
AF = g("afgeschaald", "2026-12-01", onderdeel="lezen", niveau="A2")


def examen(onderdeel="lezen", niveau="B1", wanneer="2027-01-10", *, geslaagd=False):
    gegevens = {"onderdeel": onderdeel, "geslaagd": geslaagd}
    return g("examenuitslag", wanneer, **gegevens, **({"niveau": niveau} if niveau else {}))


def stand(onderdeel, *gebeurtenissen, groep="ASIEL_A", op=OP, **extra):
    return {s.onderdeel: s for s in examenstanden(feiten(*gebeurtenissen, groep=groep), op, **extra)}[onderdeel]


# Wet, artikel 7 and 8


@pytest.mark.parametrize(("route", "grond"), [(B1, "artikel 7, lid 1"), (ONDERWIJS, "artikel 8, lid 4")])
def test_vijf_onderdelen_op_b1(route, grond):
    standen = examenstanden(feiten(route), OP)
    assert [s.onderdeel for s in standen] == list(EXAMENDELEN)
    assert [s.gevraagd for s in standen] == ["B1"] * 4 + [""]
    assert all(s.nodig and s.pogingen == 0 and s.gehaald_op is None and s.hoogste == "" for s in standen)
    assert {str(s.grondslag) for s in standen} == {f"Wet inburgering 2021, {grond}"}


@pytest.mark.parametrize(
    ("wie", "op"),
    [
        (feiten(), OP),
        (feiten(B1, groep="WI2013"), OP),
        (feiten(Z), OP),
        (feiten(B1), dag("2026-01-04")),
    ],
)
def test_zonder_route_of_plicht_is_er_geen_examen(wie, op):
    assert examenstanden(wie, op) == ()


def test_gehaald_blijft_gehaald():
    lezen = stand("lezen", B1, examen(), examen(wanneer="2027-03-01", geslaagd=True), examen(wanneer="2027-05-01"))
    assert (lezen.nodig, lezen.gehaald_op, lezen.hoogste, lezen.pogingen) == (False, dag("2027-03-01"), "B1", 3)
    assert lezen.uitleg == "Lezen op B1 is gehaald op 1 maart 2027."
    lager = stand("lezen", B1, examen(niveau="A2", geslaagd=True), examen(niveau="B2"))
    assert (lager.nodig, lager.gehaald_op, lager.hoogste) == (True, None, "A2")
    assert stand("lezen", B1, examen(niveau="A2", geslaagd=True), examen(niveau="B2", geslaagd=True)).hoogste == "B2"


def test_knm_heeft_geen_niveau():
    knm = stand("knm", B1, examen("knm", None, geslaagd=True))
    assert knm.hoogste == ""
    assert (knm.gevraagd, knm.nodig, knm.uitleg) == ("", False, "KNM is gehaald op 10 januari 2027.")
    assert stand("knm", ONDERWIJS, examen("knm", None)).pogingen == 1


def test_wat_na_de_dag_komt_telt_niet():
    assert stand("lezen", B1, examen(wanneer="2027-06-02", geslaagd=True)).pogingen == 0
    assert stand("lezen", B1, examen(wanneer="2027-06-01", geslaagd=True)).gehaald_op == OP


def test_vrijgesteld_is_niet_nodig():
    vrij = stand("lezen", B1, g("vrijstelling", "2026-03-01", omvang="gedeeltelijk", onderdeel="lezen"))
    assert (vrij.nodig, vrij.kosteloos_over, vrij.uitleg) == (
        False, 0, "Hoeft niet: DUO gaf hiervoor op 1 maart 2026 een vrijstelling.",
    )  # fmt: skip


# Besluit, artikel 5.5: afschalen per vaardigheid; artikel 5.4 lid 4: wat meegaat


def test_na_afschalen_is_a2_genoeg_voor_dat_onderdeel():
    feit = (B1, UREN, AF, examen(niveau="A2", geslaagd=True), examen("spreken", "A2", geslaagd=True))
    lezen = stand("lezen", *feit)
    assert (lezen.gevraagd, lezen.nodig, lezen.gehaald_op) == ("A2", False, dag("2027-01-10"))
    assert lezen.uitleg == "Lezen op A2 is gehaald op 10 januari 2027. Afgeschaald op 1 december 2026."
    assert (stand("spreken", *feit).gevraagd, stand("spreken", *feit).nodig) == ("B1", True)
    assert stand("lezen", ONDERWIJS, UREN, AF).gevraagd == "B1"


@pytest.mark.parametrize(("van", "naar"), [("B1", "ONDERWIJS"), ("ONDERWIJS", "B1")])
def test_pogingen_en_behaalde_onderdelen_gaan_mee(van, naar):
    feit = (pip("2026-01-05", van), g("leerroute_gewijzigd", "2027-02-01", leerroute=naar))
    lezen = stand("lezen", *feit, examen(), examen(wanneer="2027-01-20", geslaagd=True))
    assert (lezen.pogingen, lezen.nodig) == (2, False)


# Regeling, artikel 3.5: twee keer kosteloos


@pytest.mark.parametrize(
    ("route", "groep", "lezen", "knm"),
    [
        (B1, "ASIEL_A", 2, 2),
        (B1, "ASIEL_B", 2, 2),
        (B1, "GEZIN", 0, 0),
        (B1, "OVERIG", 0, 0),
        (ONDERWIJS, "ASIEL_A", 0, 2),
        (ONDERWIJS, "GEZIN", 0, 0),
    ],
)
def test_wie_twee_keer_kosteloos_examen_mag_doen(route, groep, lezen, knm):
    assert stand("lezen", route, groep=groep).kosteloos_over == lezen
    assert stand("knm", route, groep=groep).kosteloos_over == knm


def test_een_poging_onder_het_niveau_van_het_pip_kost_geen_kosteloze():
    assert stand("lezen", B1, examen()).kosteloos_over == 1
    assert stand("lezen", B1, examen(niveau="B2")).kosteloos_over == 1
    assert stand("lezen", B1, examen(niveau="A2")).kosteloos_over == 2
    drie = [examen(wanneer=f"2027-0{maand}-01") for maand in (2, 3, 4)]
    assert stand("lezen", B1, *drie).kosteloos_over == 0
    assert stand("lezen", B1, examen(geslaagd=True)).kosteloos_over == 0  # nothing is needed any more


def test_het_niveau_van_het_pip_op_de_dag_van_het_examen_telt():
    """Before the scaling down A2 was below the PIP, so that attempt was not a free one."""
    voor, na = examen(niveau="A2", wanneer="2026-11-30"), examen(niveau="A2", wanneer="2026-12-01")
    assert stand("lezen", B1, UREN, AF, voor).kosteloos_over == 2
    assert stand("lezen", B1, UREN, AF, na).kosteloos_over == 1


def test_de_zinnen():
    assert stand("lezen", B1).uitleg == "Lezen op B1 is nog niet gehaald. Nog 2 keer kost het niets."
    assert stand("lezen", B1, examen()).uitleg == (
        "Lezen op B1 is nog niet gehaald. Er is 1 poging gedaan. Nog 1 keer kost het niets."
    )
    twee = (examen(), examen(wanneer="2027-03-01"))
    assert stand("lezen", B1, *twee).uitleg == (
        "Lezen op B1 is nog niet gehaald. Er zijn 2 pogingen gedaan. Een volgende keer kost geld."
    )
    assert stand("lezen", B1, groep="GEZIN").uitleg == "Lezen op B1 is nog niet gehaald."
    assert (
        stand("lezen", B1, examen(), groep="GEZIN").uitleg == "Lezen op B1 is nog niet gehaald. Er is 1 poging gedaan."
    )
    assert stand("lezen", ONDERWIJS).uitleg == "Lezen op B1 is nog niet gehaald."
    assert stand("lezen", B1, AF).uitleg.endswith("telt niet: toen waren er 0 van de 600 uren.")


# Besluit, artikel 3.14 lid 7: in de Z-route alleen als het in het PIP staat


def test_examen_in_de_z_route_mag_en_hoeft_niet():
    lezen = stand("lezen", Z, examen_in_z=True)
    assert (lezen.gevraagd, lezen.nodig, lezen.kosteloos_over) == ("A2", False, 2)
    assert lezen.uitleg == "Lezen op A2 mag, maar hoeft niet. Nog 2 keer kost het niets."
    assert str(lezen.grondslag) == "Besluit inburgering 2021, artikel 3.14, lid 7"
    assert stand("lezen", Z, examen(niveau="A2", geslaagd=True), examen_in_z=True).gehaald_op == dag("2027-01-10")
    assert stand("knm", Z, examen("knm", None), examen_in_z=True).kosteloos_over == 1


# A result that comes in


def nagekeken(uitslag, *gebeurtenissen, **extra):
    kijk = kijk_uitslag_na(feiten(*gebeurtenissen), uitslag, OP, **extra)
    return [gebrek.code for gebrek in kijk.weigert], [gebrek.code for gebrek in kijk.let_op]


def test_een_gewone_uitslag():
    assert nagekeken(examen(geslaagd=True), B1) == ([], [])
    assert nagekeken(examen(wanneer="2027-06-01"), B1) == ([], [])  # today
    assert nagekeken(examen("knm", None), B1, examen("knm", None, "2026-12-01")) == ([], [])
    assert nagekeken(examen(niveau="A2"), B1) == ([], [])  # not passed: nothing to say
    assert nagekeken(examen(niveau="A2", geslaagd=True), Z, examen_in_z=True) == ([], [])


@pytest.mark.parametrize(
    ("uitslag", "waarom"),
    [
        (examen("zwemmen"), "geen_onderdeel"),
        (g("examenuitslag", "2027-01-10", geslaagd=True), "geen_onderdeel"),
        (examen(niveau=None), "geen_niveau"),
        (examen(wanneer="2027-06-02"), "toekomst"),
        (examen(geslaagd=True), "dubbel"),
    ],
)
def test_wat_niet_kan(uitslag, waarom):
    assert nagekeken(uitslag, B1, examen()) == ([waarom], [])


def test_een_uitslag_voor_een_onderdeel_met_vrijstelling():
    ontheffing = g("ontheffing", "2026-03-01", omvang="gedeeltelijk", onderdeel="lezen")
    kijk = kijk_uitslag_na(feiten(B1, ontheffing), examen(geslaagd=True), OP)
    assert [gebrek.code for gebrek in kijk.let_op] == ["vrijgesteld"]
    assert kijk.let_op[0].zin == (
        "Hoeft niet: DUO gaf hiervoor op 1 maart 2026 een ontheffing. Kijk na of de uitslag bij deze persoon hoort."
    )
    assert nagekeken(examen("spreken"), B1, ontheffing) == ([], [])


def test_een_uitslag_die_niet_past():
    eerder = examen(wanneer="2026-12-01", geslaagd=True)
    assert nagekeken(examen(geslaagd=True), B1, eerder) == ([], ["al_gehaald"])
    lager = examen(niveau="A2", wanneer="2026-12-01", geslaagd=True)
    assert nagekeken(examen(geslaagd=True), B1, lager) == ([], [])  # A2 was passed, B1 is asked
    assert nagekeken(examen(niveau="A2", geslaagd=True), B1) == ([], ["onder_het_niveau"])
    assert nagekeken(examen(niveau="A2", geslaagd=True), B1, UREN, AF) == ([], [])
    assert nagekeken(examen(niveau="A2", geslaagd=True), Z) == ([], ["niet_in_het_pip"])
    assert nagekeken(examen(wanneer="2026-01-04", geslaagd=True), B1) == ([], ["voor_pip"])
    assert nagekeken(examen(wanneer="2026-01-05", geslaagd=True), B1) == ([], [])
    assert nagekeken(examen(niveau="A2", geslaagd=True)) == ([], [])  # no PIP yet, so no level is asked

"""When to look again: Besluit inburgering 2021, artikel 3.14, 4.4, 5.4 en 5.5. No terms, no decisions."""

from __future__ import annotations

import pytest

import wet
from wet.ijkpunten import ijkpunten
from wet.tests.hulp import dag, feiten, g, pip

B1, ONDERWIJS, Z = (pip("2026-07-01", route) for route in ("B1", "ONDERWIJS", "Z"))
DELEN = ("lezen", "luisteren", "schrijven", "spreken")
PVT = (g("pvt_ondertekend", "2026-10-01"), g("uren", "2026-10-01", type="pvt", uren=12))
MAP = (g("map_eindgesprek", "2027-02-01"), g("uren", "2027-01-01", type="map_praktijk", uren=40))
GEEN_BELEID = wet.beleid_uit({})


def punten(op, *gebeurtenissen, groep="ASIEL_A", beleid=GEEN_BELEID):
    return {p.code: p for p in ijkpunten(feiten(*gebeurtenissen, groep=groep), beleid, dag(op))}


def uren(aantal, op="2027-03-01", soort="nt2", **extra):
    return g("uren", op, type=soort, uren=aantal, **extra)


def examen(onderdeel, niveau="B1", op="2027-04-01"):
    return g("examenuitslag", op, onderdeel=onderdeel, niveau=niveau, geslaagd=True)


def test_zonder_termijn_is_er_niets_om_naar_te_kijken():
    assert punten("2027-03-01", uren(900)) == {}
    assert punten("2026-07-01", B1, uren(900, "2026-06-01")) == {}  # the term begins tomorrow
    assert punten("2027-03-01", Z, groep="WI2013") == {}


@pytest.mark.parametrize(
    "einde",
    [g("plicht_einde", "2027-03-02", reden="vertrokken"), g("ontheffing", "2027-03-02", omvang="geheel")],
)
def test_na_het_einde_van_de_plicht_ook_niet(einde):
    assert set(punten("2027-03-03", B1, uren(600))) == {"na_600_uur"}
    assert punten("2027-03-03", B1, uren(600), einde) == {}


# Artikel 5.5: na 600 uur


def test_na_600_uur_kijken_of_b1_haalbaar_is():
    gevonden = punten(
        "2027-05-01", B1, uren(400, "2027-01-01"), uren(199, soort="alfabetisering"), uren(50, soort="knm")
    )
    assert gevonden == {}
    punt = punten("2027-05-01", B1, uren(400, "2027-01-01"), uren(200), uren(10, "2027-04-01"), examen("spreken"))[
        "na_600_uur"
    ]
    assert punt.op == dag("2027-03-01")
    assert punt.zin == (
        "Er zijn 600 uur taalles gevolgd. Nog niet gehaald op B1: lezen, luisteren, schrijven. "
        "Is B1 haalbaar? Zo niet, dan kan A2 per vaardigheid, na voldoende inspanning."
    )
    assert (punt.grondslag, punt.onzeker) == ("Besluit inburgering 2021, artikel 5.5, lid 1", "")


def test_wie_afgeschaald_is_of_geslaagd_hoeft_niet_nog_eens():
    alle_vier = [g("afgeschaald", "2027-03-02", onderdeel=deel, niveau="A2") for deel in DELEN]
    assert "na_600_uur" not in punten("2027-05-01", B1, uren(600), *alle_vier)
    assert "na_600_uur" in punten("2027-05-01", B1, uren(600), *alle_vier[:3])
    assert "na_600_uur" not in punten("2027-05-01", B1, uren(600), *(examen(deel) for deel in DELEN))
    assert "na_600_uur" not in punten("2027-05-01", ONDERWIJS, uren(600))


# Artikel 5.4: anderhalf jaar


@pytest.mark.parametrize(
    ("op", "nu"),
    [("2027-09-30", False), ("2027-10-01", True), ("2028-01-01", True), ("2028-01-02", False)],
)
def test_wisselen_loopt_af(op, nu):
    assert ("wisselen_loopt_af" in punten(op, B1)) == nu


def test_de_zin_over_wisselen():
    punt = punten("2027-12-01", B1)["wisselen_loopt_af"]
    assert (
        punt.zin
        == "Past de leerroute nog? Wisselen kan tot en met 1 januari 2028, daarna alleen in een bijzonder geval."
    )
    assert (punt.op, punt.grondslag) == (dag("2027-10-01"), "Besluit inburgering 2021, artikel 5.4, lid 1")
    assert punten("2027-12-01", ONDERWIJS)["wisselen_loopt_af"].zin.endswith("Naar de B1-route kan ook later.")


# Half a year before the end


@pytest.mark.parametrize(
    ("op", "nu"),
    [("2028-12-31", False), ("2029-01-01", True), ("2029-07-01", True), ("2029-07-02", False)],
)
def test_examens_plannen(op, nu):
    assert ("examens_plannen" in punten(op, B1)) == nu


def test_de_zin_over_examens():
    punt = punten("2029-02-01", B1, *(examen(deel) for deel in DELEN[:3]))["examens_plannen"]
    assert punt.zin == (
        "Nog niet gehaald: spreken, knm. De termijn eindigt op 1 juli 2029. "
        "Een uitslag duurt 8 weken, soms 16. Plan de examens nu."
    )
    assert punt.onzeker == "Hoelang een uitslag duurt, verschilt. Kijk op inburgeren.nl."
    assert (punt.op, punt.grondslag) == (dag("2029-01-01"), "Wet inburgering 2021, artikel 11, lid 1")
    assert "examens_plannen" not in punten("2029-02-01", Z)


BIJNA = (B1, *PVT, *MAP, examen("lezen"), examen("spreken"), examen("knm", "A2"))


def test_bijna_klaar():
    """Artikel 4.4."""
    assert "bijna_klaar" not in punten("2028-12-31", *BIJNA)
    punt = punten("2029-01-01", *BIJNA)["bijna_klaar"]
    assert punt.zin == (
        "Bijna klaar: iemand kan DUO om zes maanden extra vragen, als alle lessen gevolgd zijn of er een goede reden was."
    )
    assert punt.grondslag == "Besluit inburgering 2021, artikel 4.4"
    assert "bijna_klaar" in punten("2029-07-01", *BIJNA)
    assert "bijna_klaar" not in punten("2029-07-02", *BIJNA)
    for weg in (1, 3, 5, 6, 7):
        assert "bijna_klaar" not in punten("2029-02-01", *(feit for n, feit in enumerate(BIJNA) if n != weg)), weg
    assert "bijna_klaar" not in punten("2029-02-01", *BIJNA, groep="GEZIN")
    assert "bijna_klaar" in punten("2029-02-01", *BIJNA, uren(450), groep="GEZIN")


# Artikel 3.14: de Z-route


def beleid(per_week):
    return wet.beleid_uit({"z_uren_per_week_min": [(dag("2022-01-01"), per_week, "Besluit van het college")]})


def test_uren_die_achterlopen():
    gevonden = punten("2027-07-01", Z, uren(100), uren(100, soort="participatie"))
    assert {punt: gevonden[punt].op for punt in gevonden} == {
        "z_cursus_achter": dag("2027-07-01"),
        "z_participatie_achter": dag("2027-07-01"),
    }
    assert gevonden["z_cursus_achter"].zin.startswith("Er zijn 100 van de 800 uur gedaan (stand op 1 maart 2027).")
    assert gevonden["z_cursus_achter"].grondslag == "Besluit inburgering 2021, artikel 3.14, lid 2"
    assert set(punten("2027-07-01", Z, uren(100), groep="GEZIN")) == {"z_cursus_achter"}


def test_het_beleid_zegt_hoeveel_uur_per_week():
    feit = (Z, uren(100, soort="participatie"))
    assert set(punten("2027-07-01", *feit, beleid=beleid(7))) == {"z_participatie_achter"}
    assert set(punten("2027-07-01", *feit, beleid=beleid(6))) == {"z_participatie_niet_meer_haalbaar"}


def test_het_eindgesprek_plannen():
    klaar = (Z, uren(800, "2028-01-01"), uren(800, "2028-02-01", soort="participatie"))
    punt = punten("2028-06-01", *klaar)["z_eindgesprek_plannen"]
    assert punt.zin == "De uren van de Z-route zijn gehaald. Plan het eindgesprek. De gemeente voert dat zelf."
    assert (punt.op, punt.grondslag) == (
        dag("2028-02-01"),
        "Besluit inburgering 2021, artikel 3.14, lid 2, onderdeel c",
    )
    assert "z_eindgesprek_plannen" not in punten("2028-06-01", *klaar[:2])
    assert "z_eindgesprek_plannen" in punten("2028-06-01", *klaar[:2], groep="GEZIN")
    assert "z_eindgesprek_plannen" not in punten("2028-06-01", *klaar, g("z_eindgesprek", "2028-05-01"))
    nul = g("urennorm_verlaagd", "2026-09-01", type="nt2", norm=0)
    assert punten("2028-06-01", Z, nul, groep="GEZIN")["z_eindgesprek_plannen"].op == dag("2028-06-01")


# Everything done


def test_alles_gedaan():
    alles = (*BIJNA, examen("luisteren"), examen("schrijven", op="2027-05-03"))
    punt = punten("2029-02-01", *alles)
    assert set(punt) == {"klaar_voor_melding"}
    assert punt["klaar_voor_melding"].op == dag("2027-05-03")
    assert punt["klaar_voor_melding"].grondslag == "Besluit inburgering 2021, artikel 9.2, lid 2, onderdeel b"
    assert set(punten("2027-05-03", *alles)) == {"klaar_voor_melding"}  # the day itself
    assert punt["klaar_voor_melding"].zin == (
        "Alles is gedaan. Meld het aan DUO. Alleen DUO zegt dat iemand aan de plicht heeft voldaan."
    )
    assert set(punten("2029-08-01", *alles)) == {"klaar_voor_melding"}  # also after the term


def test_alles_gedaan_maar_niet_zeker():
    alles = (ONDERWIJS, *PVT, *(examen(deel) for deel in DELEN), examen("knm", "A2"))
    assert "niet zeker" in punten("2028-06-01", *alles)["klaar_voor_melding"].zin


def test_op_volgorde_van_dag():
    gevonden = ijkpunten(feiten(B1, uren(600)), GEEN_BELEID, dag("2027-12-01"))
    assert [punt.code for punt in gevonden] == ["na_600_uur", "wisselen_loopt_af"]
    later = ijkpunten(feiten(B1, uren(600, "2027-10-15")), GEEN_BELEID, dag("2027-12-01"))
    assert [punt.code for punt in later] == ["wisselen_loopt_af", "na_600_uur"]
    samen = ijkpunten(feiten(B1, uren(600, "2027-10-01")), GEEN_BELEID, dag("2027-12-01"))
    assert [punt.code for punt in samen] == ["na_600_uur", "wisselen_loopt_af"]  # on one day: by code

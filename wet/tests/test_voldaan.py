"""`voldaan`: Wet inburgering 2021, artikel 6 tot en met 9; Besluit, artikel 3.1, 3.2, 3.14 en 5.5."""

from __future__ import annotations

import pytest

import wet
from wet.tests.hulp import dag, feiten, g, pip
from wet.voldaan import Onderdeel, voldaan

OP = dag("2026-06-01")
PVT = (g("pvt_ondertekend", "2025-05-01"), g("uren", "2025-05-01", type="pvt", uren=12))
MAP = (g("map_eindgesprek", "2026-02-01"), g("uren", "2026-01-01", type="map_praktijk", uren=40))
DELEN = ("lezen", "luisteren", "schrijven", "spreken")


def examen(onderdeel, niveau="B1", op="2026-03-01", *, geslaagd=True):
    return g("examenuitslag", op, onderdeel=onderdeel, niveau=niveau, geslaagd=geslaagd)


EXAMENS = tuple(examen(deel) for deel in DELEN)
KNM = examen("knm", "A2")
B1 = pip("2025-01-01", "B1")
Z = pip("2025-01-01", "Z")
ONDERWIJS = pip("2025-01-01", "ONDERWIJS")


def gevraagd(*gebeurtenissen, groep="ASIEL_A"):
    uitslag = voldaan(feiten(*gebeurtenissen, groep=groep), OP)
    return uitslag.klaar_voor_melding, {onderdeel.code: onderdeel for onderdeel in uitslag.onderdelen}


def nog_niet(*gebeurtenissen, groep="ASIEL_A"):
    """Whether it can be reported, and the codes of what is not done."""
    klaar, onderdelen = gevraagd(*gebeurtenissen, groep=groep)
    return klaar, {code for code, onderdeel in onderdelen.items() if not onderdeel.voldaan}


@pytest.mark.parametrize("groep", ["WI2013", "VRIJWILLIG"])
def test_buiten_de_wet_wordt_niets_gevraagd(groep):
    feit = g("leerroute_gewijzigd", "2025-01-01", leerroute="Z")
    assert gevraagd(feit, groep=groep) == (False, {})


def test_zonder_leerroute_wordt_nog_niets_gevraagd():
    assert gevraagd(*PVT) == (False, {})
    assert gevraagd(g("pip_dagtekening", "2025-01-01")) == (False, {})


@pytest.mark.parametrize(
    ("route", "groep", "codes"),
    [
        (B1, "GEZIN", ["pvt", "map", *DELEN, "knm"]),
        (ONDERWIJS, "ASIEL_A", ["pvt", *DELEN, "knm", "taalschakeldiploma"]),
        (Z, "ASIEL_B", ["pvt", "map", "cursusuren", "participatieuren", "eindgesprek"]),
        (Z, "OVERIG", ["pvt", "map", "cursusuren", "eindgesprek"]),
    ],
)
def test_wat_route_en_groep_vragen(route, groep, codes):
    klaar, onderdelen = gevraagd(route, groep=groep)
    assert (klaar, list(onderdelen)) == (False, codes)
    assert not any(onderdeel.voldaan for onderdeel in onderdelen.values())


# Artikel 7: de B1-route


def test_b1_is_klaar_met_alles():
    alles = (B1, *PVT, *MAP, *EXAMENS, KNM)
    assert nog_niet(*alles) == (True, set())
    for weg in alles[1:]:
        klaar, rest = nog_niet(*(feit for feit in alles if feit is not weg))
        assert not klaar
        assert len(rest) == 1


def test_de_zinnen_van_de_b1_route():
    _, onderdelen = gevraagd(B1, *PVT, MAP[1], examen("lezen"), examen("luisteren", "A2"), KNM)
    assert onderdelen["pvt"] == Onderdeel(
        "pvt", True, "12 van de 12 uren geboekt. De participatieverklaring is ondertekend op 1 mei 2025."
    )
    assert onderdelen["map"] == Onderdeel(
        "map", False, "40 van de 40 praktijkuren geboekt. Het eindgesprek is nog niet gevoerd."
    )
    assert onderdelen["lezen"].uitleg == "Lezen op B1 is gehaald op 1 maart 2026."
    assert onderdelen["luisteren"] == Onderdeel("luisteren", False, "Luisteren op B1 is nog niet gehaald.")
    assert onderdelen["knm"].uitleg == "KNM is gehaald op 1 maart 2026."


@pytest.mark.parametrize(
    ("niveau", "geslaagd", "telt"),
    [("B1", True, True), ("B2", True, True), ("A2", True, False), ("B1", False, False), ("C1", True, True)],
)
def test_b1_of_hoger_wordt_gevraagd(niveau, geslaagd, telt):
    assert ("lezen" not in nog_niet(B1, examen("lezen", niveau, geslaagd=geslaagd))[1]) == telt


def test_een_uitslag_zonder_niveau_of_zonder_geslaagd_telt_niet():
    assert "lezen" in nog_niet(B1, g("examenuitslag", "2026-03-01", onderdeel="lezen", geslaagd=True))[1]
    assert "lezen" in nog_niet(B1, g("examenuitslag", "2026-03-01", onderdeel="lezen", niveau="B1"))[1]
    assert "knm" not in nog_niet(B1, g("examenuitslag", "2026-03-01", onderdeel="knm", geslaagd=True))[1]


def test_wat_na_de_peildag_gebeurt_telt_niet():
    assert "lezen" in nog_niet(B1, examen("lezen", op="2026-06-02"))[1]
    assert "lezen" not in nog_niet(B1, examen("lezen", op="2026-06-01"))[1]


# Besluit, artikel 5.5: afschalen


def uren(aantal, soort="nt2", op="2025-12-01", **extra):
    return g("uren", op, type=soort, uren=aantal, **extra)


AF = g("afgeschaald", "2025-12-01", onderdeel="lezen", niveau="A2")


@pytest.mark.parametrize(
    ("geboekt", "telt"),
    [
        ((uren(600),), True),
        ((uren(599),), False),
        ((uren(400), uren(200, "alfabetisering", instelling="web")), True),
        ((uren(500), uren(100, "knm")), False),  # KNM is no NT2
        ((uren(600, instelling="overig"),), False),
        ((uren(600, op="2025-12-02"),), False),  # after the scaling down
    ],
)
def test_afschalen_kan_na_600_uren(geboekt, telt):
    _, onderdelen = gevraagd(B1, AF, *geboekt, examen("lezen", "A2"), examen("spreken", "A2"))
    assert onderdelen["lezen"].voldaan == telt
    assert not onderdelen["spreken"].voldaan  # each skill on its own
    zin = "Afgeschaald op 1 december 2025." if telt else "Het afschalen op 1 december 2025 telt niet: toen waren er"
    assert zin in onderdelen["lezen"].uitleg
    assert "fgeschaal" not in onderdelen["spreken"].uitleg


def test_afschalen_zonder_onderdeel_of_niveau_geldt_voor_alle_vier_op_a2():
    examens = [examen(deel, "A2") for deel in DELEN]
    assert nog_niet(B1, *PVT, *MAP, KNM, uren(600), g("afgeschaald", "2025-12-01"), *examens) == (True, set())


def test_een_afschaling_die_niet_telt_laat_de_eerdere_staan():
    eerder = g("afgeschaald", "2026-01-01", onderdeel="lezen", niveau="A2")
    terug = g("afgeschaald", "2026-02-01", onderdeel="lezen", niveau="B1")
    assert "lezen" not in nog_niet(B1, AF, eerder, uren(600, op="2025-12-15"), examen("lezen", "A2"))[1]
    assert "lezen" in nog_niet(B1, eerder, terug, uren(600), examen("lezen", "A2"))[1]


def test_in_de_onderwijsroute_telt_afschalen_niet():
    assert "lezen" in nog_niet(ONDERWIJS, AF, uren(600), examen("lezen", "A2"))[1]


# Artikel 8: de onderwijsroute


def test_het_diploma_of_de_vier_onderdelen_met_knm():
    diploma = g("taalschakeldiploma", "2026-05-01")
    begin = g("taalschakeltraject_start", "2025-06-01")
    assert nog_niet(ONDERWIJS, *PVT, diploma) == (True, {*DELEN, "knm"})
    assert nog_niet(ONDERWIJS, *PVT, begin, *EXAMENS, KNM) == (True, {"taalschakeldiploma"})
    assert nog_niet(ONDERWIJS, *PVT, begin, *EXAMENS)[0] is False
    assert nog_niet(ONDERWIJS, *PVT, begin, *EXAMENS[:3], KNM)[0] is False
    assert nog_niet(ONDERWIJS, diploma, *EXAMENS, KNM)[0] is False
    assert nog_niet(ONDERWIJS, *PVT)[0] is False


@pytest.mark.parametrize(
    ("erbij", "onzeker"),
    [
        ((), True),
        ((g("taalschakeltraject_start", "2025-06-01"),), False),
        ((g("taalschakeldiploma", "2026-05-01"),), False),
    ],
)
def test_de_examens_zijn_onzeker_voor_wie_nooit_aan_het_taalschakeltraject_begon(erbij, onzeker):
    _, onderdelen = gevraagd(ONDERWIJS, *EXAMENS, *erbij)
    for code in (*DELEN, "knm"):
        assert onderdelen[code].onzeker == onzeker
        assert ("niet zeker" in onderdelen[code].uitleg) == onzeker
    assert not onderdelen["pvt"].onzeker
    assert not onderdelen["taalschakeldiploma"].onzeker


# Artikel 9 en Besluit, artikel 3.14: de Z-route


def test_z_is_klaar_met_uren_en_eindgesprek():
    cursus = (uren(500), uren(200, "alfabetisering", instelling="web"), uren(100, "knm"))
    meedoen = uren(748, "participatie")  # with 12 PVT and 40 MAP hours: 800 (lid 5)
    einde = g("z_eindgesprek", "2026-05-01")
    alles = (Z, *PVT, *MAP, *cursus, meedoen, einde)
    assert nog_niet(*alles) == (True, set())
    assert nog_niet(*alles[:-1])[1] == {"eindgesprek"}
    assert nog_niet(Z, *PVT, *MAP, *cursus[:2], uren(100, "knm", instelling="overig"), meedoen, einde)[1] == {
        "cursusuren"
    }
    assert nog_niet(Z, *PVT, *MAP, *cursus, uren(747, "participatie"), einde)[1] == {"participatieuren"}
    assert nog_niet(Z, *PVT, *MAP, *cursus, einde, groep="GEZIN") == (True, set())


def test_een_lagere_urennorm():
    """Regeling, artikel 3.16."""
    lager = g("urennorm_verlaagd", "2026-01-01", type="nt2", norm=400)
    _, onderdelen = gevraagd(Z, uren(400), lager)
    assert onderdelen["cursusuren"] == Onderdeel(
        "cursusuren", True, "400 van de 400 uren cursus geboekt. Er geldt een lagere norm."
    )
    assert onderdelen["participatieuren"].uitleg == "0 van de 800 uren participatie geboekt."


# Vrijstelling en ontheffing


@pytest.mark.parametrize("soort", ["vrijstelling", "ontheffing"])
@pytest.mark.parametrize(
    ("onderdeel", "code", "route"),
    [("lezen", "lezen", B1), ("knm", "knm", B1), ("participatie", "participatieuren", Z), ("spreken", "spreken", ONDERWIJS)],
)  # fmt: skip
def test_een_vrijgesteld_deel_blijft_staan_als_gedaan(soort, onderdeel, code, route):
    besluit = g(soort, "2025-08-01", omvang="gedeeltelijk", onderdeel=onderdeel)
    _, onderdelen = gevraagd(route, besluit)
    assert [x.code for x in onderdelen.values() if x.voldaan] == [code]
    assert onderdelen[code] == Onderdeel(code, True, f"Hoeft niet: DUO gaf hiervoor op 1 augustus 2025 een {soort}.")


def test_een_hele_en_een_tijdelijke_vrijstelling():
    heel = g("vrijstelling", "2025-08-01", omvang="geheel")
    assert nog_niet(B1, heel) == (True, set())
    assert "een gehele vrijstelling" in gevraagd(B1, heel)[1]["pvt"].uitleg
    tijdelijk = g("vrijstelling", "2025-08-01", omvang="tijdelijk", tot="2027-01-01", onderdeel="lezen")
    assert "lezen" in nog_niet(B1, tijdelijk)[1]


def test_een_ingetrokken_uitslag_telt_niet():
    fout = wet.Gebeurtenis("taalschakeldiploma", dag("2026-05-01"), {}, "fout")
    assert gevraagd(ONDERWIJS, *PVT, fout, g("intrekking", "2026-05-02", van="fout"))[0] is False

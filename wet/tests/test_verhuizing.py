"""Besluit inburgering 2021 artikel 5.3 lid 3, Wi2021 artikel 15 lid 4: who moves here with a PIP."""

from __future__ import annotations

from datetime import timedelta

import wet
from wet.tests.hulp import alle, dag, g, kern, pip

KENNISGEVING = "kennisgeving_inburgeringsplicht"


def test_na_een_verhuizing_met_pip_tien_weken_om_het_aan_te_passen():
    """Lid 3: T13 instead of T12."""
    feiten = (g(KENNISGEVING, "2026-01-05"), pip("2026-02-02"), g("verhuizing", "2026-05-06"))
    t = alle("2026-06-01", *feiten, groep="GEZIN")
    assert "T12" not in t
    assert kern(t["T13"]) == ("2026-05-06", "2026-07-15", "loopt", None)
    aangepast = alle("2026-08-01", *feiten, g("pip_wijziging", "2026-07-15", leerroute="B1"), groep="GEZIN")["T13"]
    assert kern(aangepast)[2:] == ("gehaald", "2026-07-15")
    eerder = alle("2026-08-01", *feiten, g("pip_wijziging", "2026-04-15", leerroute="B1"), groep="GEZIN")["T13"]
    assert eerder.stand == "te_laat"
    assert alle("2026-06-01", *feiten, groep="GEZIN")["T13"].uiterlijk == dag("2026-05-06") + timedelta(days=70)


def test_het_pip_na_een_verhuizing_schuift_ook_op_voor_een_rustdag():
    t = alle("2026-06-01", pip("2026-01-02"), g("verhuizing", "2026-03-16"))["T13"]
    assert t.uiterlijk == dag("2026-05-26")  # 25-5-2026 is Whit Monday


def test_na_een_verhuizing_met_een_pip_waarvan_de_dag_nog_niet_bekend_is_lopen_de_tien_weken_ook():
    """Lid 3 asks that there is a PIP, not that its day is known here; what is open is said."""
    meld = g(KENNISGEVING, "2026-01-05")
    t = alle("2026-06-01", meld, g("verhuizing", "2026-05-06", met_pip=True), groep="GEZIN")
    assert "T12" not in t
    assert kern(t["T13"]) == ("2026-05-06", "2026-07-15", "loopt", None)
    assert "Van het PIP van de vorige gemeente is nog niet bekend: dagtekening en leerroute." in t["T13"].uitleg
    met_route = alle("2026-06-01", meld, g("verhuizing", "2026-05-06", met_pip=True, leerroute="Z"), groep="GEZIN")
    assert met_route["T13"].uitleg.endswith("nog niet bekend: dagtekening.")
    assert "T26" in met_route  # the route that came along counts for the terms of that route
    zonder_route = alle("2026-06-01", g("pip_dagtekening", "2026-02-02"), g("verhuizing", "2026-05-06", met_pip=True))
    assert zonder_route["T13"].uitleg.endswith("nog niet bekend: leerroute.")
    bekend = alle("2026-06-01", pip("2026-02-02"), g("verhuizing", "2026-05-06", met_pip=True))
    assert "nog niet bekend" not in bekend["T13"].uitleg


def test_artikel_15_lid_4_de_leerroute_uit_het_pip_zelf_gaat_voor_wat_bij_de_verhuizing_gezegd_werd():
    verhuisd = g("verhuizing", "2026-05-01", met_pip=True, leerroute="B1")

    def route(*feiten):
        return wet.situatie(wet.Feiten("wet", "GEZIN", gebeurtenissen=feiten)).leerroute

    assert route(verhuisd) == "B1"
    assert route(verhuisd, pip("2025-03-01", "Z")) == "Z"
    assert route(verhuisd, pip("2026-05-01", "Z")) == "Z"  # on the day of the move itself
    assert route(verhuisd, g("pip_dagtekening", "2025-03-01")) == "B1"  # a PIP of which the route is not known
    assert (
        route(verhuisd, g("pip_wijziging", "2026-06-03", leerroute="ONDERWIJS"), pip("2025-03-01", "Z")) == "ONDERWIJS"
    )
    t = alle("2026-06-10", pip("2025-03-01", "Z"), verhuisd)
    assert "T26" in t
    assert "T26" not in alle(
        "2026-06-10", pip("2025-03-01", "B1"), g("verhuizing", "2026-05-01", met_pip=True, leerroute="Z")
    )


def test_dezelfde_verhuizing_uit_een_tweede_bron_neemt_het_pip_niet_weg():
    twee = (g("verhuizing", "2026-05-06", met_pip=True), g("verhuizing", "2026-05-06", vastgelegd_op="2026-05-20"))
    assert "T13" in alle("2026-06-01", *twee, groep="GEZIN")


def test_wie_twee_keer_verhuist_neemt_hetzelfde_pip_weer_mee():
    """Lid 3 asks for a PIP that was adopted: said at the first move, and nobody says otherwise at the second."""
    eerste, tweede = g("verhuizing", "2026-05-06", met_pip=True), g("verhuizing", "2026-05-20")
    assert kern(alle("2026-06-01", eerste, tweede, groep="GEZIN")["T13"])[0] == "2026-05-20"
    zonder = g("verhuizing", "2026-05-20", met_pip=False)
    assert "T13" not in alle("2026-06-01", eerste, zonder, groep="GEZIN")  # the last word
    assert "T13" not in alle("2026-06-01", g("verhuizing", "2026-05-06"), tweede, groep="GEZIN")
    # a change of which nobody recorded the PIP says nothing of one (the contract: "a move with an adopted PIP")
    wijziging = g("pip_wijziging", "2026-05-19", leerroute="B1")
    assert "T13" not in alle("2026-06-01", wijziging, tweede, groep="GEZIN")
    assert "T13" in alle("2026-06-01", eerste, wijziging, tweede, groep="GEZIN")


def test_een_verhuizing_zonder_pip_geeft_geen_tien_weken_om_aan_te_passen():
    assert "T13" not in alle("2026-06-01", g("verhuizing", "2026-05-06", met_pip=False), groep="GEZIN")
    assert wet.verhuisd_met_pip(wet.Feiten("wet", "GEZIN", gebeurtenissen=(g("verhuizing", "2026-05-06"),))) is None
    met = (g("verhuizing", "2026-05-06", met_pip=True),)
    assert wet.verhuisd_met_pip(wet.Feiten("wet", "GEZIN", gebeurtenissen=met)) == dag("2026-05-06")


def test_een_verhuizing_zonder_pip_verandert_niets():
    t = alle(
        "2026-06-01", g(KENNISGEVING, "2026-04-10"), g("verhuizing", "2026-05-06"), pip("2026-05-07"), groep="GEZIN"
    )
    assert "T13" not in t
    assert t["T12"].stand == "gehaald"

"""PVT en MAP: Besluit inburgering 2021, artikel 3.1 en 3.2; Regeling, artikel 3.1; Wet, artikel 8 lid 3."""

from __future__ import annotations

import pytest

from wet.pvt_en_map import (
    KERNWAARDEN,
    MAP_ONZEKER,
    MAP_THEMAS,
    Map,
    Pvt,
    duo_weigert_de_dag,
    map_hoeft_niet,
    ontbreekt_aan_de_map,
    ontbreekt_aan_de_pvt,
    pvt_vanaf,
)
from wet.tests.hulp import dag

PVT = Pvt(12, 1, ("vrijheid",), True, True, dag("2026-10-01"))
MAP = Map(tuple(MAP_THEMAS), 40, dag("2026-10-01"))


def lees(gebreken):
    return [(gebrek.code, gebrek.grondslag.removeprefix("Besluit inburgering 2021, artikel ")) for gebrek in gebreken]


def test_een_pvt_die_af_is():
    assert ontbreekt_aan_de_pvt(PVT) == ()


@pytest.mark.parametrize(
    ("anders", "waarom"),
    [
        ({"activiteiten": 0}, ("pvt_activiteit", "3.1, lid 2")),
        ({"kernwaarden": ()}, ("pvt_activiteit", "3.1, lid 2")),
        ({"uren": 11.5}, ("pvt_uren", "3.1, lid 3")),
        ({"aanwezig_bij_inleiding": False}, ("pvt_aanwezig_inleiding", "3.1, lid 4")),
        ({"ondertekend_op": None}, ("pvt_ondertekening", "3.1, lid 1")),
        ({"aanwezig_bij_ondertekening": False}, ("pvt_aanwezig_ondertekening", "3.1, lid 4")),
    ],
)
def test_wat_er_aan_de_pvt_ontbreekt(anders, waarom):
    assert lees(ontbreekt_aan_de_pvt(PVT._replace(**anders))) == [waarom]


def test_een_lege_pvt():
    zinnen = [gebrek.zin for gebrek in ontbreekt_aan_de_pvt(Pvt())]
    assert len(zinnen) == 4
    assert zinnen[1] == "Er zijn 0 van de 12 uren geboekt."
    assert len(KERNWAARDEN) == 4


def test_wanneer_de_pvt_past_bij_de_taal():
    """Venlo: in the own language early, or in Dutch after some months; the law names no moment."""
    pip = dag("2026-08-31")
    assert pvt_vanaf(pip, in_eigen_taal=True, maanden=6) == pip
    assert pvt_vanaf(pip, in_eigen_taal=False, maanden=6) == dag("2027-02-28")
    assert pvt_vanaf(pip, in_eigen_taal=False, maanden=None) is None


def test_de_acht_themas_van_de_map():
    assert list(MAP_THEMAS.values()) == [
        "Beroepenoriëntatie",
        "Werknemerscompetenties",
        "Realistisch beroepsbeeld",
        "Beroepskansen",
        "Beroepscompetenties verwerven",
        "Netwerk opbouwen",
        "Werk vinden",
        "Werkcultuur",
    ]
    assert "geen norm gevonden" in MAP_ONZEKER


def test_een_map_die_af_is():
    assert ontbreekt_aan_de_map(MAP, leerroute="B1") == ()
    assert ontbreekt_aan_de_map(MAP, leerroute="Z") == ()


@pytest.mark.parametrize(
    ("anders", "waarom"),
    [
        ({"themas": tuple(MAP_THEMAS)[:7]}, ("map_themas", "3.2, lid 1")),
        ({"praktijkuren": 39.5}, ("map_uren", "Regeling inburgering 2021, artikel 3.1")),
        ({"eindgesprek_op": None}, ("map_eindgesprek", "3.2, lid 2")),
    ],
)
def test_wat_er_aan_de_map_ontbreekt(anders, waarom):
    assert lees(ontbreekt_aan_de_map(MAP._replace(**anders), leerroute="Z")) == [waarom]


def test_de_zinnen_van_de_map():
    gebreken = ontbreekt_aan_de_map(MAP._replace(themas=tuple(MAP_THEMAS)[:6], praktijkuren=7.5), leerroute="B1")
    assert [gebrek.zin for gebrek in gebreken] == [
        "Nog niet aan bod: Werk vinden, Werkcultuur.",
        "Er zijn 7,5 van de 40 praktijkuren geboekt.",
    ]


def test_in_de_onderwijsroute_is_er_geen_map():
    assert ontbreekt_aan_de_map(Map(), leerroute="ONDERWIJS") == ()
    assert str(map_hoeft_niet("ONDERWIJS")) == "Wet inburgering 2021, artikel 8, lid 3"
    assert map_hoeft_niet("B1") is None
    assert len(ontbreekt_aan_de_map(Map(), leerroute=None)) == 3


# What DUO refuses


def geweigerd(op="2026-10-01", **anders):
    gegeven = {
        "vandaag": dag("2026-11-27"), "begin": dag("2026-03-01"), "heeft_eigen_pip": True, "z_afgerond_op": None, **anders,
    }  # fmt: skip
    return [gebrek.code for gebrek in duo_weigert_de_dag(dag(op), **gegeven)]


def test_wat_duo_van_de_dag_weigert():
    assert geweigerd() == []
    assert geweigerd("2026-03-01") == []
    assert geweigerd("2026-02-28") == ["duo_voor_termijn"]
    assert geweigerd(begin=None) == ["duo_voor_termijn"]
    assert geweigerd("2026-11-27") == []
    assert geweigerd("2026-11-28") == ["duo_toekomst"]
    assert geweigerd(heeft_eigen_pip=False) == ["duo_geen_pip"]
    assert geweigerd(z_afgerond_op=dag("2026-10-01")) == []
    assert geweigerd(z_afgerond_op=dag("2026-09-30")) == ["duo_na_z_route"]

"""An objection (Awb 6:7, 6:9, 7:10, 7:12, 10:3 lid 3): in time or not, with its terms, decided by somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis, Herinnering
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan
from samenspel.plan.models import PipBezwaar
from samenspel.plan.tests.hulp import bekend_pip, dag, na, tweede_regievoerder, vastgesteld_pip
from samenspel.toegang.models import Aanstelling, Kwalificatie, Rol
from tests.wereld import VANDAAG, Wereld, werkt_mee

pytestmark = pytest.mark.django_db


def test_artikel_6_7_een_bezwaar_op_de_laatste_dag_is_op_tijd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        bezwaar = teken_bezwaar_aan(pip, door=sanne, ontvangen_op=date(2026, 7, 15), gronden="Liever B1.", nu=na(42))
        assert not bezwaar.buiten_termijn
        assert BewaakteTermijn.objects.get(dossier=wereld.dossier(), code="T15").voldaan_op == date(2026, 7, 15)
        assert Gebeurtenis.objects.filter(soort="bezwaar").count() == 1


def test_artikel_6_11_te_laat_wordt_vastgelegd_en_niet_geweigerd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        assert teken_bezwaar_aan(pip, door=sanne, ontvangen_op=date(2026, 7, 16), nu=na(50)).buiten_termijn


def test_artikel_7_10_de_beslisdag_komt_in_de_werkvoorraad(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
        herinnering = Herinnering.objects.get()
        assert herinnering.wie == "beslis op het bezwaar, uiterlijk 26 augustus 2026"
        assert herinnering.op == date(2026, 8, 12)


def test_artikel_10_3_wie_besliste_beslist_niet_op_het_bezwaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
        with pytest.raises(Weigering, match="artikel 10:3"):
            beslis_op_bezwaar(bezwaar, door=sanne, op=dag(20), uitkomst="ongegrond", motivering="x", nu=na(20))
    joost = tweede_regievoerder(wereld)
    with wereld.als("joost"):
        beslis_op_bezwaar(
            bezwaar, door=joost, op=dag(20), uitkomst="ongegrond", motivering="De weging is goed.", nu=na(20)
        )
        assert PipBezwaar.objects.get().uitkomst == "ongegrond"
        assert Gebeurtenis.objects.filter(soort="beslissing_op_bezwaar", op=dag(20)).exists()


def test_artikel_7_12_een_beslissing_heeft_een_motivering(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
    joost = tweede_regievoerder(wereld)
    with wereld.als("joost"), pytest.raises(Weigering, match="artikel 7:12"):
        beslis_op_bezwaar(bezwaar, door=joost, op=dag(20), uitkomst="gegrond", motivering=" ", nu=na(20))


def test_intrekken_van_een_bezwaar_is_geen_beslissing(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
        beslis_op_bezwaar(bezwaar, door=sanne, op=dag(9), uitkomst="ingetrokken", motivering="", nu=na(9))
        assert not Gebeurtenis.objects.filter(soort="beslissing_op_bezwaar").exists()
        assert teken_bezwaar_aan(bezwaar.pip, door=sanne, ontvangen_op=dag(12), nu=na(12)).pk != bezwaar.pk


def test_een_beslissing_valt_een_keer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bezwaar = teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
    joost = tweede_regievoerder(wereld)
    with wereld.als("joost"):
        beslis_op_bezwaar(bezwaar, door=joost, op=dag(20), uitkomst="gegrond", motivering="Klopt.", nu=na(20))
        with pytest.raises(Weigering, match="al beslist"):
            beslis_op_bezwaar(bezwaar, door=joost, op=dag(20), uitkomst="gegrond", motivering="Klopt.", nu=na(20))


def test_er_loopt_een_bezwaar_tegelijk(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        teken_bezwaar_aan(pip, door=sanne, ontvangen_op=dag(7), nu=na(7))
        with pytest.raises(Weigering, match="loopt al een bezwaar"):
            teken_bezwaar_aan(pip, door=sanne, ontvangen_op=dag(7), nu=na(7))


def test_tegen_wat_niet_bekend_is_kan_geen_bezwaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="nog niet bekendgemaakt"):
            teken_bezwaar_aan(pip, door=sanne, ontvangen_op=VANDAAG, nu=na(0))


@pytest.mark.parametrize(("op", "zin"), [(-1, "niet eerder"), (1, "toekomst")])
def test_een_onmogelijke_dag_van_ontvangst(wereld: Wereld, op: int, zin: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match=zin):
            teken_bezwaar_aan(pip, door=sanne, ontvangen_op=dag(op), nu=na(0))


def test_een_coach_legt_geen_bezwaar_vast(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="legt de regievoerder vast"):
        teken_bezwaar_aan(pip, door=kees, ontvangen_op=dag(1), nu=na(1))


def test_artikel_10_3_ook_wie_jurist_is_met_beide_mandaten_beslist_niet_op_het_eigen_besluit(wereld: Wereld) -> None:
    """Sanne is a jurist too, and holds both mandates: it is the person who took the decision, in whatever role she asks."""
    with wereld.als("sanne") as sanne:
        teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
    gebruiker, joost = wereld.gebruikers["sanne"], tweede_regievoerder(wereld)
    with als_eigenaar():
        Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=wereld.assen, rol=Rol.JURIST_BEZWAAR, vanaf=date(2022, 1, 1)
        )
        Kwalificatie.objects.create(
            gebruiker=gebruiker, gemeente=wereld.assen, soort="mandaat_bezwaar", vanaf=date(2022, 1, 1), bron="besluit"
        )
        werkt_mee(
            wereld.assen, gebruiker, door=wereld.gebruikers["joost"], dossier_id=wereld.dossier_id, als_jurist=True
        )
    jurist = replace(wereld.sanne, rol=Rol.JURIST_BEZWAAR.value)
    besluit = {"uitkomst": "ongegrond", "beslist_op": dag(20), "motivering": "x"}
    for wie in (wereld.sanne, jurist):
        with identiteit(wie):
            bezwaar = PipBezwaar.objects.select_related("pip__dossier").get()
            with pytest.raises(Weigering, match="artikel 10:3"):
                beslis_op_bezwaar(bezwaar, door=wie, op=dag(20), uitkomst="ongegrond", motivering="x", nu=na(20))
        for op_naam_van, zin in ((wie, "beslist een ander"), (joost, "staat erbij")):
            with identiteit(wie), pytest.raises(DatabaseError, match=zin), transaction.atomic():
                PipBezwaar.objects.update(**besluit, beslist_door_id=op_naam_van.gebruiker_id)
    with identiteit(joost):
        beslis_op_bezwaar(
            bezwaar, door=joost, op=dag(20), uitkomst="ongegrond", motivering="De weging is goed.", nu=na(20)
        )

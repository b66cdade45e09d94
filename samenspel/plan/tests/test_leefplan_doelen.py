"""Goals of the living plan: the newcomer's own words, sub-goals, and a history that stays."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel, laat_doel_los, stel_doel, wijzig_doel
from samenspel.plan.leefplan import leefplan_bij, leefplan_van
from samenspel.plan.models import PLANREGELS
from samenspel.plan.tests.hulp_leefplan import actie, doel
from tests.wereld import NU, VANDAAG, Wereld

LATER = datetime.fromisoformat("2026-06-20T10:00:00+00:00")


def test_een_doel_staat_in_eigen_woorden_en_in_de_taal_waarin_het_is_gezegd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        doel(wereld, "taal", "أريد أن أتحدث مع معلمة ليا", taal="ar")
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).doelen
    assert (gevonden.tekst, gevonden.taal, gevonden.domein) == ("أريد أن أتحدث مع معلمة ليا", "ar", "taal")


@pytest.mark.parametrize("tekst", ["", "   ", "x" * 2001])
def test_een_leeg_of_eindeloos_doel_wordt_geweigerd(wereld: Wereld, tekst: str) -> None:
    with wereld.als("sanne"), pytest.raises(Weigering):
        doel(wereld, tekst=tekst)


def test_een_onbekend_domein_of_een_onbekende_taal_wordt_geweigerd(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        with pytest.raises(Weigering, match="vijf domeinen"):
            doel(wereld, "wonen")
        with pytest.raises(Weigering, match="taal"):
            doel(wereld, taal="klingon")


def test_een_doel_ligt_niet_in_de_toekomst(wereld: Wereld) -> None:
    with wereld.als("sanne"), pytest.raises(Weigering, match="toekomst"):
        doel(wereld, op=date(2026, 6, 4))


def test_een_subdoel_hangt_onder_zijn_hoofddoel_en_niet_dieper(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        hoofd = doel(wereld)
        sub = doel(wereld, tekst="Eerst leer ik het alfabet.", bovendoel=hoofd)
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).doelen
        assert [kind.tekst for kind in gevonden.subdoelen] == ["Eerst leer ik het alfabet."]
        with pytest.raises(Weigering, match="zelf geen subdoelen"):
            doel(wereld, tekst="Nog kleiner.", bovendoel=sub)
        with pytest.raises(Weigering, match="hetzelfde onderdeel"):
            doel(wereld, "werk", "Ik wil koken.", bovendoel=hoofd)


def test_wijzigen_bewaart_de_oude_woorden_en_vraagt_een_reden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        with pytest.raises(Weigering, match="waarom"):
            wijzig_doel(bij, door=sanne, op=VANDAAG, tekst="Ik wil een opleiding.", taal="nl", reden=" ")
        wijzig_doel(
            bij,
            door=sanne,
            op=date(2026, 6, 20),
            tekst="Ik wil een opleiding.",
            taal="nl",
            reden="Zij denkt nu verder.",
            vastgelegd_op=LATER,
        )
        nu = leefplan_van(wereld.dossier(), sanne)
        toen = leefplan_bij(nu, NU)
    assert nu.doelen[0].tekst == "Ik wil een opleiding."
    assert toen.doelen[0].tekst == "Ik wil met de juf van Liya praten."
    assert [(r.soort, r.gegevens.get("reden", "")) for r in nu.doelen[0].regels] == [
        ("gesteld", ""),
        ("gewijzigd", "Zij denkt nu verder."),
    ]


def test_een_doel_is_pas_bereikt_als_er_geen_actie_meer_loopt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        actie(bij, wereld)
        with pytest.raises(Weigering, match="loopt nog een actie"):
            bereik_doel(bij, door=sanne, op=VANDAAG, resultaat="Zij praat met de juf.", vastgelegd_op=NU)
        with pytest.raises(Weigering, match="loopt nog een actie"):
            laat_doel_los(bij, door=sanne, op=VANDAAG, reden="Zij verhuist.", vastgelegd_op=NU)


def test_een_bereikt_doel_gaat_niet_meer_open(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        bij = doel(wereld)
        bereik_doel(bij, door=sanne, op=VANDAAG, resultaat="Zij praat met de juf.", vastgelegd_op=NU)
        (gevonden,) = leefplan_van(wereld.dossier(), sanne).doelen
        assert (gevonden.bereikt_op, gevonden.slotzin, gevonden.open) == (VANDAAG, "Zij praat met de juf.", False)
        for nog_eens in (
            lambda: wijzig_doel(bij, door=sanne, op=VANDAAG, tekst="x", taal="nl", reden="y", vastgelegd_op=NU),
            lambda: laat_doel_los(bij, door=sanne, op=VANDAAG, reden="y", vastgelegd_op=NU),
            lambda: actie(bij, wereld),
        ):
            with pytest.raises(Weigering, match="al afgesloten"):
                nog_eens()


def test_een_regel_van_het_plan_verandert_niemand(wereld: Wereld) -> None:
    """The application role may add lines, and change or remove none."""
    from django.db import ProgrammingError, transaction

    with wereld.als("sanne"):
        doel(wereld)
        for daad in (
            lambda: PLANREGELS["taal"].objects.update(tekst="anders"),
            lambda: PLANREGELS["taal"].objects.all().delete(),
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                daad()


def test_een_gesloten_dossier_krijgt_geen_doelen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        dossier.gesloten_op = VANDAAG
        with pytest.raises(Weigering, match="gesloten"):
            stel_doel(dossier, door=sanne, op=VANDAAG, domein="taal", tekst="Ik wil leren.", vastgelegd_op=NU)

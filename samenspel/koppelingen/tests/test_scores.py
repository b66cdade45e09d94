"""Scores of an instrument out of another system (R233): numbers only, each in the table of its own category, and undone."""

from __future__ import annotations

from typing import Any

import pytest

from samenspel.intake.models import PositieveGezondheidMeting, ZrmScoreFinancieel, ZrmScoreNetwerk
from samenspel.koppelingen.inlezen.regel import Uitkomst
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.tests.bestandmakers import proef_bsn
from samenspel.koppelingen.tests.hulp_inlezen import keur, lees_in, zinnen
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
KOPPEN = ["BSN", "Meetdatum", "Financiën", "ZRM sociaal netwerk"]


def test_scores_komen_een_keer_binnen_en_gaan_bij_ongedaan_maken_terug(wereld: Wereld) -> None:
    rijen: list[list[Any]] = [KOPPEN, [BSN_AMIRA, "1-5-2026", "2", "4"]]
    with wereld.als("sanne") as sanne:
        inlezing = lees_in(rijen, sanne, "scores")
        geld = ZrmScoreFinancieel.objects.get(dossier=wereld.dossier_id)
        assert (geld.domein, geld.score, geld.kant, geld.editie) == ("financien", 2, "professional", "2017")
        assert ZrmScoreNetwerk.objects.get(dossier=wereld.dossier_id).score == 4
        assert [regel.uitkomst for regel in keur(rijen, sanne, "scores")] == [Uitkomst.BEKEND]
        terug = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerde lijst")
        assert terug.terug_verslag["metingen_ingetrokken"] == 2
        assert not ZrmScoreFinancieel.objects.staand().filter(dossier=wereld.dossier_id).exists()


def test_positieve_gezondheid_komt_mee(wereld: Wereld) -> None:
    scores = [
        "lichaamsfuncties",
        "mentaal welbevinden",
        "zingeving",
        "kwaliteit van leven",
        "meedoen",
        "dagelijks functioneren",
    ]
    with wereld.als("sanne") as sanne:
        lees_in([["BSN", "Meetdatum", *scores], [BSN_AMIRA, "1-5-2026", *"567891"]], sanne, "scores")
        meting = PositieveGezondheidMeting.objects.get(dossier=wereld.dossier_id)
        assert (meting.lichaamsfuncties, meting.dagelijks_functioneren, meting.beoordelaar) == (
            5,
            1,
            "overgenomen uit een bestand",
        )


@pytest.mark.parametrize(("koppen", "rij", "zin"), [
    (KOPPEN, [BSN_AMIRA, "1-5-2026", "0", ""], "van 1 tot en met 5"),
    (KOPPEN, [BSN_AMIRA, "1-5-2026", "7", ""], "van 0 tot en met 5"),
    ([*KOPPEN, "Editie"], [BSN_AMIRA, "1-5-2026", "2", "", "1999"], "Deze uitgave kent Samenspel niet"),
    (["BSN", "Meetdatum", "dagbesteding"], [BSN_AMIRA, "1-5-2026", "2"], "staat niet in uitgave 2017"),
    (KOPPEN, [BSN_AMIRA, "", "2", ""], "geen datum"),
    (KOPPEN, [proef_bsn(9), "1-5-2026", "2", ""], "niet in Samenspel"),
])  # fmt: skip
def test_wat_niet_past_krijgt_een_zin_en_komt_niet_binnen(
    wereld: Wereld, koppen: list[str], rij: list[Any], zin: str
) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = keur([koppen, rij], sanne, "scores")
    assert zin in zinnen(regel)
    assert not regel.metingen

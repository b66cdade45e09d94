"""Close with a reason, reopen with a reason; two people at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.sluiten import sluit
from samenspel.kern.oordeel import Weigering
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_sluiten_en_heropenen_met_reden(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("dossiers:sluiten", args=[wereld.dossier_id])
    assert client.post(adres, {"op": "1-6-2026", "reden": "verhuisd"}).status_code == 302
    with wereld.als("sanne"):
        assert (wereld.dossier().gesloten_op, wereld.dossier().fase) == (date(2026, 6, 1), "gesloten")
    assert "Dossier heropenen" in client.get(adres).content.decode()
    assert client.post(adres, {"reden": "Toch hier gebleven"}).status_code == 302
    with wereld.als("sanne"):
        assert (wereld.dossier().gesloten_op, wereld.dossier().fase) == (None, "nieuw")


def test_zonder_reden_blijft_het_open(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(reverse("dossiers:sluiten", args=[wereld.dossier_id]), {"op": "1-6-2026"})
    assert antwoord.status_code == 422
    assert "Kies waarom het dossier dicht gaat" in antwoord.content.decode()


def test_een_coach_sluit_geen_dossier(wereld: Wereld) -> None:
    assert wereld.client("kees").get(reverse("dossiers:sluiten", args=[wereld.dossier_id])).status_code == 409


def test_in_een_gesloten_dossier_legt_niemand_iets_vast(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        sluit(wereld.dossier(), door=wereld.sanne, op=date(2026, 6, 1), reden="klaar")
    antwoord = wereld.client("sanne").get(reverse("dossiers:feit", args=[wereld.dossier_id, "welkomgesprek"]))
    assert antwoord.status_code == 409
    assert "Heropen het eerst" in antwoord.content.decode()


def test_twee_keer_sluiten_kan_niet(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        sluit(wereld.dossier(), door=wereld.sanne, op=date(2026, 6, 1), reden="klaar")
        with pytest.raises(Weigering, match="al gesloten"):
            sluit(wereld.dossier(), door=wereld.sanne, op=date(2026, 6, 2), reden="klaar")

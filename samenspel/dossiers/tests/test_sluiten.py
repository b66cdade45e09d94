"""Close with a reason, reopen with a reason; two people at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.sluiten import sluit
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld

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


def _van_niemand(wereld: Wereld) -> Dossier:
    with wereld.als("sanne") as sanne:
        return open_dossier(
            Aanmelding(naam="Van Niemand", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )


def test_de_intakebalie_vult_een_nieuw_dossier_in_maar_sluit_het_niet(wereld: Wereld) -> None:
    nieuw, ander = _van_niemand(wereld), _van_niemand(wereld)
    wim = wereld.client("wim")
    blad = wim.get(reverse("dossiers:dossier", args=[nieuw.pk])).content.decode()
    for naam in ("sluiten", "samenvoegen"):
        antwoord = wim.get(reverse(f"dossiers:{naam}", args=[nieuw.pk]))
        assert antwoord.status_code == 409
        assert "Vraag het een regievoerder" in antwoord.content.decode()
        assert reverse(f"dossiers:{naam}", args=[nieuw.pk]) not in blad
    with wereld.als("wim") as wie:
        leg_vast(nieuw, "huisvesting", op=date(2026, 5, 1), door=wie, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="regievoerder"):
            sluit(nieuw, door=wie, op=date(2026, 6, 1), reden="klaar")
        with pytest.raises(Weigering, match="regievoerder"):
            voeg_samen(ander, in_=nieuw, door=wie, op=date(2026, 6, 1), reden="zelfde", nu=NU)


def test_de_intakebalie_legt_niets_vast_in_een_dossier_dat_verdeeld_is(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als("wim") as wim, pytest.raises(Weigering, match="al een contactpersoon"):
        leg_vast(dossier, "huisvesting", op=date(2026, 5, 1), door=wim)


@pytest.mark.pg15
@pytest.mark.parametrize("zet", ["gesloten_op = current_date", "samengevoegd_in_id = '{ander}'"])
def test_ook_de_muur_laat_de_intakebalie_niet_sluiten_of_samenvoegen(wereld: Wereld, zet: str) -> None:
    nieuw, ander = _van_niemand(wereld), _van_niemand(wereld)
    with pytest.raises(DatabaseError, match="regisseert"), wereld.als("wim"), connection.cursor() as cursor:
        cursor.execute(f"update dossiers_dossier set {zet.format(ander=ander.pk)} where id = %s", [nieuw.pk])

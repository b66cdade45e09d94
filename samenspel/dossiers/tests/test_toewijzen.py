"""Exactly one contact person: one at a time, in bulk, and with two people at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Gebeurtenis
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("naam", ["sanne", "rob"])
def test_een_ander_wordt_contactpersoon(wereld: Wereld, naam: str) -> None:
    kees = wereld.gebruikers["kees"]
    assert (
        wereld.client(naam).post(reverse("dossiers:toewijzen", args=[wereld.dossier_id]), {"aan": kees.pk}).status_code
        == 302
    )
    with wereld.als("kees"):
        assert wereld.dossier().contactpersoon_id == kees.pk
        assert Gebeurtenis.objects.filter(soort="toegewezen", gegevens__aan=str(kees.pk)).exists()


def test_een_oud_formulier_zegt_dat_een_collega_eerder_was(wereld: Wereld) -> None:
    """Rob opens the form, Sanne gives the dossier to Kees, Rob saves: nothing is overwritten unseen."""
    client, adres = wereld.client("rob"), reverse("dossiers:toewijzen", args=[wereld.dossier_id])
    versie = client.get(adres).context["form"]["versie"].value()
    with wereld.als("sanne") as sanne:
        wijs_toe([wereld.dossier()], aan=wereld.gebruikers["kees"], door=sanne, op=date(2026, 6, 3))
    antwoord = client.post(adres, {"aan": wereld.gebruikers["sanne"].pk, "versie": versie})
    assert antwoord.status_code == 422
    assert "Een collega heeft dit gewijzigd" in antwoord.content.decode()
    nieuwe = antwoord.context["form"]["versie"].value()
    assert client.post(adres, {"aan": wereld.gebruikers["sanne"].pk, "versie": nieuwe}).status_code == 302


def test_in_een_keer_doorgeven(wereld: Wereld) -> None:
    kees = wereld.gebruikers["kees"]
    antwoord = wereld.client("rob").post(
        reverse("dossiers:verdelen"), {"dossier": [str(wereld.dossier_id), "geen-uuid"], "aan": str(kees.pk)}
    )
    assert antwoord.status_code == 302
    with wereld.als("kees"):
        assert wereld.dossier().contactpersoon_id == kees.pk


def test_wie_het_dossier_weggaf_komt_op_de_lijst_en_ziet_het_niet_meer(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("dossiers:toewijzen", args=[wereld.dossier_id])
    antwoord = client.post(adres, {"aan": wereld.gebruikers["kees"].pk})
    assert antwoord.headers["Location"] == reverse("dossiers:lijst")
    assert client.get(adres).status_code == 404


@pytest.mark.parametrize(
    ("velden", "zin"), [({"aan": ""}, "Kies eerst aan wie"), ({"dossier": []}, "Vink eerst een of meer")]
)
def test_niets_gekozen_krijgt_een_zin(wereld: Wereld, velden: dict[str, object], zin: str) -> None:
    alles = {"dossier": [str(wereld.dossier_id)], "aan": str(wereld.gebruikers["kees"].pk), **velden}
    antwoord = wereld.client("rob").post(reverse("dossiers:verdelen"), alles)
    assert antwoord.status_code == 409
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["ines", "fatma", "bert"])
def test_wie_geen_regie_voert_wordt_geen_contactpersoon(wereld: Wereld, naam: str) -> None:
    antwoord = wereld.client("rob").post(
        reverse("dossiers:toewijzen", args=[wereld.dossier_id]), {"aan": wereld.gebruikers[naam].pk}
    )
    assert antwoord.status_code == 422


def test_een_coach_verdeelt_niet(wereld: Wereld) -> None:
    assert wereld.client("kees").post(reverse("dossiers:verdelen"), {"aan": "x"}).status_code == 409

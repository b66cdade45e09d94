"""A fact that never happened: first what changes, then the reason, and it stays readable, struck out."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis
from samenspel.dossiers.soorten import VAN_EEN_HANDELING
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def kennisgeving(wereld: Wereld) -> Gebeurtenis:
    with wereld.als("sanne"):
        return Gebeurtenis.objects.get(soort="kennisgeving_inburgeringsplicht")


def test_eerst_staat_er_welke_termijn_verandert(wereld: Wereld) -> None:
    inhoud = (
        wereld.client("sanne")
        .get(reverse("dossiers:intrekken", args=[wereld.dossier_id, kennisgeving(wereld).pk]))
        .content.decode()
    )
    assert "Dit verandert er" in inhoud
    assert "PIP vaststellen" in inhoud
    assert "19 juni 2026" in inhoud
    with wereld.als("sanne"):
        assert BewaakteTermijn.objects.filter(code="T12").exists()  # nothing has happened yet


def test_na_bevestigen_met_reden_is_de_termijn_weg_en_staat_het_feit_doorgehaald(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    adres = reverse("dossiers:intrekken", args=[wereld.dossier_id, kennisgeving(wereld).pk])
    assert client.post(adres, {"reden": "Hoort bij een ander"}).status_code == 302
    with wereld.als("sanne"):
        assert not BewaakteTermijn.objects.filter(code="T12", start=date(2026, 4, 10)).exists()
    inhoud = client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert "<s>Kennisgeving van DUO</s>" in inhoud
    assert "Hoort bij een ander" in inhoud


def test_zonder_reden_gebeurt_er_niets(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:intrekken", args=[wereld.dossier_id, kennisgeving(wereld).pk]), {"reden": " "}
    )
    assert antwoord.status_code == 422
    assert "Schrijf waarom dit niet klopt" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(soort="intrekking").exists()


def test_een_tweede_keer_intrekken_kan_niet(wereld: Wereld) -> None:
    client, adres = (
        wereld.client("sanne"),
        reverse("dossiers:intrekken", args=[wereld.dossier_id, kennisgeving(wereld).pk]),
    )
    client.post(adres, {"reden": "vergissing"})
    tweede = client.post(adres, {"reden": "vergissing"})
    assert tweede.status_code == 409
    assert "al ingetrokken" in tweede.content.decode()


def test_een_feit_van_een_ander_dossier_bestaat_hier_niet(wereld: Wereld) -> None:
    feit = kennisgeving(wereld)
    assert (
        wereld.client("ines").get(reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk])).status_code == 404
    )


def test_wie_een_feit_niet_mag_vastleggen_trekt_het_ook_niet_in(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        feit = leg_vast(
            wereld.dossier(),
            "duo_termijn",
            op=date(2026, 6, 1),
            door=wereld.sanne,
            gegevens={"begin": "2026-06-02", "einde": "2029-06-01"},
        )
    assert (
        wereld.client("kees")
        .post(reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk]), {"reden": "nee"})
        .status_code
        == 409
    )


@pytest.mark.parametrize("soort", list(VAN_EEN_HANDELING))
def test_wat_bij_een_handeling_hoort_trekt_niemand_los_in(wereld: Wereld, soort: str) -> None:
    """I01 counts from these: withdrawn alone, the dossier would say one thing and the figures another."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        feit = Gebeurtenis.objects.filter(dossier=dossier, soort=soort).first() or leg_vast(
            dossier, soort, op=date(2026, 6, 1), door=sanne, vastgelegd_op=NU
        )
        with pytest.raises(Weigering) as geweigerd:
            trek_in(feit, door=sanne, op=date(2026, 6, 2), reden="vergissing", vastgelegd_op=NU)
    assert geweigerd.value.reden == str(VAN_EEN_HANDELING[soort])
    client = wereld.client("sanne")
    adres = reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk])
    assert client.get(adres).status_code == 409
    tijdlijn = client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert adres not in tijdlijn
    assert reverse("dossiers:intrekken", args=[wereld.dossier_id, kennisgeving(wereld).pk]) in tijdlijn

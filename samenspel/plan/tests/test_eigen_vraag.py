"""A question that the municipality made itself stands beside the weighing of the routes, also after a merger of two records."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.intake.antwoorden import geldende
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.tests.hulp import VRAGEN
from samenspel.intake.tests.hulp_eigen import FIETS, maak
from samenspel.plan.bevindingen import bevindingen
from tests.wereld import NU, Wereld


def test_de_bevinding_staat_na_de_meegeleverde_vragen_van_haar_onderwerp(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS, kanten=("zelf", "professional"))
    with wereld.als("sanne") as sanne:
        for kant, waarde in (("zelf", "k1"), ("professional", "k3")):
            beantwoord(wereld.dossier(), rij.code, waarde, door=sanne, op=VRAGEN, vastgelegd_op=NU, kant=kant)
        beantwoord(wereld.dossier(), "vervoer", ["fiets"], door=sanne, op=VRAGEN, vastgelegd_op=NU)
        gevonden = [bevinding for lijst in bevindingen(wereld.dossier(), sanne).values() for bevinding in lijst]
    assert len(gevonden) == 2
    assert gevonden[-1].vraag == "Kunt u fietsen?"
    assert gevonden[-1].antwoorden == (("Ja", "zegt de inburgeraar"), ("Nee", "ziet de medewerker"))


def test_na_samenvoegen_telt_ook_het_antwoord_op_een_eigen_vraag(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Amira Tweede", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
        beantwoord(ander, rij.code, "k2", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        voeg_samen(ander, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        gevonden = geldende(wereld.dossier(), sanne, ["C08"])
        assert gevonden[rij.code, "", "zelf"].in_woorden == "Een beetje"


def test_de_bladzijde_van_het_dossier_vraagt_de_database_niets_meer(wereld: Wereld) -> None:
    """Also when such a question is asked, and answered: its words are read where they are shown."""
    client = wereld.client("sanne")
    adres = reverse("dossiers:dossier", args=[wereld.dossier_id])
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "vervoer", ["fiets"], door=sanne, op=VRAGEN, vastgelegd_op=NU)
    client.get(adres)
    with CaptureQueriesContext(connection) as eerst:
        client.get(adres)
    with wereld.als("fatma") as fatma:
        rij = maak(fatma, FIETS)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), rij.code, "k2", door=sanne, op=VRAGEN, vastgelegd_op=NU)
    with CaptureQueriesContext(connection) as daarna:
        client.get(adres)
    assert len(daarna) == len(eerst)

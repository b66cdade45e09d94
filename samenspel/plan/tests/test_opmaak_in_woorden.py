"""What people type is text on every page, also where rows are written in Python."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.templatetags.dossierbladen import tijdlijnpunten
from samenspel.dossiers.tijdlijn import Punt
from samenspel.personen.models import Persoon
from samenspel.plan.tests.hulp_leefplan import actie, doel
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
KWAAD = "<img src=x onerror=alert(1)>"


def test_namen_doelen_acties_en_notities_worden_nooit_opmaak(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(naam=f"Amira {KWAAD}", sorteernaam=f"amira {KWAAD}")
        actie(doel(wereld, tekst=f"Ik wil {KWAAD}"), wereld, f"Samen {KWAAD}")
        noteer(wereld.dossier(), tekst=f"Gebeld {KWAAD}", door=sanne, nu=NU)
    client, gezien = wereld.client("sanne"), 0
    for adres in (
        "/werkvoorraad/",
        "/dossiers/",
        f"/dossiers/{wereld.dossier_id}/",
        reverse("dossiers:tijdlijn", args=[wereld.dossier_id]),
    ):
        inhoud = client.get(adres).content.decode()
        assert KWAAD not in inhoud, adres
        gezien += inhoud.count("&lt;img src=x")
    assert gezien >= 5


def test_elke_regel_van_de_tijdlijn_is_tekst() -> None:
    punt = Punt(date(2026, 6, 2), f"Document: {KWAAD}", f"van {KWAAD}", f'/x"{KWAAD}', wanneer="2 juni")
    for een in (punt, replace(punt, feit_id=UUID(int=1)), replace(punt, doorgehaald=True)):
        assert KWAAD not in tijdlijnpunten([een], intrekbaar=True)

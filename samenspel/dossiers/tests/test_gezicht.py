"""The face of the contact person in the header of a dossier (peers, idea 10)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.tests.fotohulp import JPEG
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.toegang.fotos import foto_url, plaats_foto
from samenspel.toegang.models import Gebruiker
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def test_een_collega_ziet_het_gezicht_en_een_partner_krijgt_er_geen(wereld: Wereld) -> None:
    sanne = wereld.gebruikers["sanne"]
    with wereld.als("sanne") as zelf:
        plaats_foto(sanne, door=zelf, inhoud=JPEG, op=vandaag(), nu=NU)
    adres, beeld = reverse("dossiers:dossier", args=[wereld.dossier_id]), reverse("toegang:foto", args=[sanne.pk])
    blad = wereld.client("kees").get(adres).content.decode()
    assert f'src="{beeld}' in blad
    assert 'alt="Foto van Sanne de Wit"' in blad
    sanne.refresh_from_db()
    assert {naam: bool(foto_url(sanne, wie=wereld.wie(naam))) for naam in ("kees", "bert", "amira")} == {
        "kees": True, "bert": False, "amira": False,
    }  # fmt: skip


def test_bij_een_oproep_staat_wie_iemand_belt_wanneer_en_in_welke_talen(wereld: Wereld) -> None:
    adres = reverse("dossiers:oproepen", args=[wereld.dossier_id])
    with als_eigenaar():
        Gebruiker.objects.filter(pk=wereld.gebruikers["sanne"].pk).update(
            telefoon="0592 111 111", bereikbaar="elke ochtend", talen="Engels"
        )
    blad = wereld.client("sanne").get(adres).content.decode()
    assert "Noem in de oproep wie iemand belt: Sanne de Wit, 0592 111 111 (elke ochtend; spreekt Engels)." in blad
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=None)
    assert "Noem in de oproep" not in wereld.client("sanne").get(adres).content.decode()

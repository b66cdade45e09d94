"""AVG 30: the register says what the house does, and follows when the house changes."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samenspel.kern.identiteit import identiteit
from samenspel.logboek.register import register, tabellen_van
from samenspel.toegang.matrix import CATEGORIEEN, cel
from samenspel.toegang.models import Rol
from samenspel.toegang.verwerkingen import verwerkingen
from tests.wereld import Wereld


def test_elke_verwerking_en_elke_cel_van_wie_kan_inloggen_staat_erin() -> None:
    tekst = "\n".join(register(op=date(2026, 6, 3)))
    assert all(f"| {v.naam} | {v.grond} |" in tekst for v in verwerkingen().values())
    cellen = [
        (rol, code) for rol in Rol for code in CATEGORIEEN if cel(rol, code) in {"S", "L", "E", "V", "T", "N", "G"}
    ]
    assert len([regel for regel in tekst.splitlines() if regel.startswith("| ")]) == len(cellen) + len(
        verwerkingen()
    ) + 1 + len(CATEGORIEEN)
    assert "C12 gezondheid (bijzonder: AVG 9)" in tekst


def test_elke_tabel_met_een_categorie_staat_erin() -> None:
    tekst = "\n".join(register(op=date(2026, 6, 3)))
    namen = [tabel for tabellen in tabellen_van().values() for tabel in tabellen]
    assert len(namen) > 40
    assert [naam for naam in namen if naam not in tekst] == []


@pytest.mark.django_db
def test_met_de_overeenkomsten_van_een_gemeente(wereld: Wereld) -> None:
    uit = StringIO()
    call_command("verwerkingsregister", gemeente="Assen", stdout=uit)
    assert wereld.vluchtelingenwerk.naam in uit.getvalue()
    with identiteit(wereld.sanne):
        assert wereld.vluchtelingenwerk.naam not in "\n".join(register(wereld.assen.pk, op=date(2001, 1, 1)))
    with pytest.raises(CommandError, match="staat niet in Samenspel"):
        call_command("verwerkingsregister", gemeente="Nergenshuizen")

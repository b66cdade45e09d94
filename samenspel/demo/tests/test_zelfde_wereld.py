"""The same seed and the same day give the same world; a filled database is left alone, and says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from samenspel.demo import wereld
from samenspel.demo.toeval import ZAAD
from samenspel.demo.verhalen import VERHALEN
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import als_eigenaar
from samenspel.organisaties.models import Gemeente
from samenspel.personen.models import Contactgegeven, Persoon

pytestmark = pytest.mark.django_db
OP = date(2026, 11, 24)


@pytest.fixture
def _twee_verhalen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories instead of all: enough to see chance at work."""
    twee = {code: VERHALEN[code] for code in ("gezinsmigrant", "kind_bijna_18")}
    monkeypatch.setattr(wereld, "VERHALEN", twee)
    monkeypatch.setattr(wereld, "INBURGERAARS", {})


def _inhoud(op: date, zaad: int) -> list[Any]:
    """What the world holds, without the ids; undone afterwards."""
    with transaction.atomic():
        wereld.bouw_wereld(op, meld=lambda _zin: None, zaad=zaad, klein=True)
        with als_eigenaar():
            inhoud = [
                sorted(Persoon.objects.values_list("naam", "geboortedatum", "geslacht", "land_herkomst")),
                sorted(Contactgegeven.objects.values_list("soort", "waarde")),
                sorted(Gebeurtenis.objects.values_list("soort", "op", "bron")),
                sorted(Dossier.objects.values_list("nummer", "doelgroep", "fase")),
            ]
        transaction.set_rollback(True)
    return inhoud


@pytest.mark.usefixtures("_twee_verhalen")
def test_zelfde_zaad_en_dag_is_dezelfde_wereld() -> None:
    eerste = _inhoud(OP, ZAAD)
    assert len(eerste[0]) >= 2
    assert _inhoud(OP, ZAAD) == eerste
    assert _inhoud(OP, ZAAD + 1) != eerste
    assert _inhoud(date(2026, 11, 25), ZAAD)[2] != eerste[2]


@pytest.mark.parametrize(("opties", "zegt"), [({"op": OP}, True), ({"klein": True}, True), ({}, False)])
def test_een_gevulde_database_blijft_en_zegt_wat_er_niet_gebeurt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opties: dict[str, Any], zegt: bool
) -> None:
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.herstel", lambda _adres: False)
    with als_eigenaar():
        Gemeente.objects.create(code="proef", naam="Proef", nummerletter="P")
        call_command("demo_wereld", **opties)
    uit = capsys.readouterr().out
    assert "De demowereld staat er al" in uit
    assert ("demo --opnieuw" in uit) == zegt

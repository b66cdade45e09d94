"""The same seed and the same day give the same world; a filled database is left alone, and says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from samenspel.demo import wereld
from samenspel.demo.organisaties import INBURGERAARS
from samenspel.demo.toeval import ZAAD
from samenspel.demo.verhalen import VERHALEN
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import als_eigenaar
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


@pytest.fixture
def _wereld_van_toen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world of `OP` with the two stories whose people log in themselves."""
    monkeypatch.setattr(wereld, "VERHALEN", {code: VERHALEN[code] for code in INBURGERAARS})
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.herstel", lambda _adres: False)
    wereld.bouw_wereld(OP, meld=lambda _zin: None, klein=True)


@pytest.mark.usefixtures("_wereld_van_toen")
@pytest.mark.parametrize(("opties", "zegt"), [({"op": OP}, True), ({"klein": True}, True), ({}, False)])
def test_een_gevulde_database_blijft_en_zegt_wat_er_niet_gebeurt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], opties: dict[str, Any], zegt: bool
) -> None:
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.vandaag", lambda: OP)
    with als_eigenaar():
        call_command("demo_wereld", **opties)
    uit = capsys.readouterr().out
    assert "De demowereld staat er al. Zij leeft op 24 november 2026." in uit
    assert ("demo --opnieuw" in uit) == zegt


@pytest.mark.usefixtures("_wereld_van_toen")
@pytest.mark.parametrize(
    ("nu", "sinds"), [(date(2026, 11, 25), "1 dag geleden"), (date(2026, 12, 4), "10 dagen geleden"), (date(2026, 12, 15), "3 weken geleden")]
)  # fmt: skip
def test_een_wereld_van_eerder_zegt_hoe_oud_zij_is_en_wat_u_doet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], nu: date, sinds: str
) -> None:
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.vandaag", lambda: nu)
    monkeypatch.setattr("samenspel.demo.management.commands.demo_wereld.geladen", lambda: 2_000)
    with als_eigenaar():
        call_command("demo_wereld")
    uit = capsys.readouterr().out
    assert f"Zij leeft op 24 november 2026.\n  Dat is {sinds}: wat toen op tijd was, kan nu te laat zijn." in uit
    assert (
        "Een wereld van vandaag: python3 run.py demo --opnieuw --schaal 2000. Wat u in de demo opschreef, gaat dan weg."
        in uit
    )

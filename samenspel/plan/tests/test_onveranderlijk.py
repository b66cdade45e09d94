"""An adopted PIP cannot change: tried straight on SQL, as the application and as the owner (domein.md 4.3)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from samenspel.kern.identiteit import als_eigenaar
from samenspel.plan.models import Afweging, Pip, PipBesluit, PipGezin
from tests.wereld import NU, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


def maak_pip(wereld: Wereld, **velden: Any) -> Pip:
    """One version as a row, without an act."""
    sanne = wereld.gebruikers["sanne"]
    standaard: dict[str, Any] = {
        "versie": 1,
        "leerroute": "B1",
        "begonnen_op": NU,
        "begonnen_door": sanne,
        "bewaard_op": NU,
        "bewaard_door": sanne,
    }
    return Pip.objects.create(gemeente=wereld.assen, dossier_id=wereld.dossier_id, **(standaard | velden))


def stel_vast(pip: Pip) -> None:
    Pip.objects.filter(pk=pip.pk).update(
        stand="vastgesteld", dagtekening=date(2026, 6, 3), vastgesteld_op=NU, vastgesteld_door=pip.begonnen_door_id
    )


def voer_uit(sql: str, waarden: list[Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)


@pytest.fixture(params=["sanne", "eigenaar"])
def als(request: pytest.FixtureRequest, wereld: Wereld) -> Callable[[], AbstractContextManager[Any]]:
    return als_eigenaar if request.param == "eigenaar" else lambda: wereld.als("sanne")


@pytest.mark.parametrize(
    "wijziging",
    [
        "leerroute = 'Z'",
        "motivering = 'anders'",
        "dagtekening = '2026-06-01'",
        "intensiteit_pvt = 9",
        "stand = 'concept'",
    ],
)
def test_een_vastgesteld_pip_verandert_niet(wereld: Wereld, als: Any, wijziging: str) -> None:
    with als():
        pip = maak_pip(wereld)
        stel_vast(pip)
        with pytest.raises(IntegrityError):
            voer_uit(f"update plan_pip set {wijziging} where id = %s", [pip.pk])


def test_een_vastgesteld_pip_wordt_eenmaal_bekendgemaakt(wereld: Wereld, als: Any) -> None:
    with als():
        pip = maak_pip(wereld)
        stel_vast(pip)
        bekend = "update plan_pip set stand = 'bekendgemaakt', bekendgemaakt_op = %s, bekendgemaakt_hoe = 'post' where id = %s"
        voer_uit(bekend, [date(2026, 6, 3), pip.pk])
        with pytest.raises(IntegrityError):
            voer_uit(bekend, [date(2026, 6, 5), pip.pk])


def test_de_delen_van_een_vastgesteld_pip_veranderen_niet(wereld: Wereld, als: Any) -> None:
    with als():
        pip = maak_pip(wereld)
        sanne = wereld.gebruikers["sanne"]
        gemeen = {"gemeente": wereld.assen, "dossier_id": wereld.dossier_id, "pip": pip}
        weging = Afweging.objects.create(leerroute="B1", oordeel="past", door=sanne, op=NU, **gemeen)
        stel_vast(pip)
        with pytest.raises(IntegrityError):
            voer_uit("update plan_afweging set oordeel = 'past_niet' where id = %s", [weging.pk])
        with pytest.raises(IntegrityError), transaction.atomic():
            PipGezin.objects.create(vve_afspraken="later erbij", **gemeen)


def test_een_besluit_is_alleen_te_lezen_en_toe_te_voegen(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        pip = maak_pip(wereld)
        besluit = PipBesluit.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, pip=pip, dagtekening=date(2026, 6, 3), inhoud={},
            door=wereld.gebruikers["sanne"], mandaat="proef", vastgelegd_op=NU,
        )  # fmt: skip
        for sql in (
            "update plan_pipbesluit set mandaat = 'x' where id = %s",
            "delete from plan_pipbesluit where id = %s",
        ):
            with pytest.raises(DatabaseError, match="permission denied"):
                voer_uit(sql, [besluit.pk])


def test_niemand_gooit_een_pip_weg(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        pip = maak_pip(wereld)
        with pytest.raises(DatabaseError, match="permission denied"):
            voer_uit("delete from plan_pip where id = %s", [pip.pk])

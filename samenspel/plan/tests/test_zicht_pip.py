"""Who sees what of a PIP: the matrix in `zichtbaar_voor`, and the same wall in PostgreSQL underneath."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.wegen import weeg_leerroute
from samenspel.plan.models import (
    Afweging,
    Beoordeling,
    Pip,
    PipBelastbaarheid,
    PipBesluit,
    PipBezwaar,
    PipBrief,
    PipGezin,
    PipInkomen,
)
from samenspel.plan.tests.hulp import bekend_pip
from tests.wereld import NU, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
TABELLEN: tuple[type[Any], ...] = (
    Pip,
    Afweging,
    Beoordeling,
    PipGezin,
    PipInkomen,
    PipBelastbaarheid,
    PipBesluit,
    PipBrief,
    PipBezwaar,
)
GEVULD = {Pip, Afweging, Beoordeling, PipGezin, PipInkomen, PipBesluit}
ZIET: dict[str, set[type[Any]]] = {
    "sanne": GEVULD,
    "kees": GEVULD,
    "rob": {Pip, Afweging, Beoordeling, PipBesluit},  # children and benefit in short (keten)
    "amira": GEVULD,
    "bert": {Pip, Afweging, Beoordeling, PipGezin},  # maatschappelijke begeleiding: the plan, no benefit, no decision
    "ines": set(),
    "lotte": set(),
    "fatma": set(),
    "wim": set(),
}


@pytest.fixture
def met_pip(wereld: Wereld) -> Wereld:
    with wereld.als("sanne") as sanne:
        bekend_pip(wereld.dossier(), sanne, heeft_bijstand=True, ontzorgbesluit="De GKB betaalt.")
    return wereld


@pytest.mark.parametrize("naam", list(ZIET))
def test_ieder_ziet_wat_de_matrix_zegt(met_pip: Wereld, naam: str) -> None:
    with met_pip.als(naam) as wie:
        gevonden = {tabel for tabel in TABELLEN if tabel.objects.zichtbaar_voor(wie).exists()}
        in_de_database = {tabel for tabel in TABELLEN if tabel.objects.exists()}
    assert gevonden == ZIET[naam] & GEVULD
    assert in_de_database == gevonden


@pytest.mark.parametrize("naam", ["bert", "amira", "rob", "ines"])
def test_wie_niet_mag_schrijven_begint_geen_pip(wereld: Wereld, naam: str) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als(naam) as wie, pytest.raises(Weigering):
        begin_pip(dossier, door=wie, nu=NU)


@pytest.mark.parametrize("naam", ["bert", "amira", "rob", "ines", "lotte"])
def test_de_database_weigert_een_pip_van_wie_niet_mag_schrijven(wereld: Wereld, naam: str) -> None:
    with wereld.als(naam), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Pip.objects.create(
            gemeente_id=wereld.assen.pk, dossier_id=wereld.dossier_id, versie=1, begonnen_op=NU, begonnen_door=wereld.gebruikers[naam],
            bewaard_op=NU, bewaard_door=wereld.gebruikers[naam],
        )  # fmt: skip


def test_een_regievoerder_van_een_andere_gemeente_verandert_niets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
    with wereld.als("ines") as ines:
        assert Pip.objects.filter(pk=pip.pk).update(leerroute="Z") == 0
        with pytest.raises(Weigering, match="U wijzigt dit PIP niet"):
            weeg_leerroute(pip, "Z", door=ines, oordeel="past", eigen_regel="x", nu=NU)


def test_een_coach_leest_de_bijstand_en_schrijft_die_niet(met_pip: Wereld) -> None:
    with met_pip.als("kees"):
        assert PipInkomen.objects.update(ontzorgbesluit="anders") == 0

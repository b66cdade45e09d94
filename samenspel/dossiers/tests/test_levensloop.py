"""Closing and merging belong to their act: what stands under it lets nobody write the fact or the row alone (ADR 8)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.utils import DatabaseError

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.sluiten import heropen, sluit
from samenspel.dossiers.handelingen.vastleggen import trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis, Samenvoeging
from samenspel.dossiers.soorten import LEVENSLOOP
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
JUNI = date(2026, 6, 1)


def _nieuw(wereld: Wereld, naam: str = "sanne") -> Dossier:
    with wereld.als(naam) as wie:
        return open_dossier(
            Aanmelding(naam="Van Niemand", doelgroep="ASIEL_A"), door=wie, op=date(2026, 3, 1), vastgelegd_op=NU
        )


def _sql(opdracht: str, *waarden: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def _schrijf_feit(dossier: Dossier, soort: str, trekt_in: Gebeurtenis | None = None) -> None:
    _sql(
        "insert into dossiers_gebeurtenis (id, gemeente_id, dossier_id, categorie, soort, op, gegevens, vastgelegd_op, bron, trekt_in_id)"
        " values (%s, %s, %s, 'C05', %s, '2026-06-01', '{}', %s, 'hand', %s)",
        uuid7(), dossier.gemeente_id, dossier.pk, soort, NU, trekt_in.pk if trekt_in else None,
    )  # fmt: skip


def _schrijf_samenvoeging(dossier: Dossier, blijft: Dossier, wereld: Wereld) -> None:
    _sql(
        "insert into dossiers_samenvoeging (id, gemeente_id, dossier_id, blijft_id, reden, door_id, op) values (%s, %s, %s, %s, 'x', %s, %s)",
        uuid7(), dossier.gemeente_id, dossier.pk, blijft.pk, wereld.gebruikers["wim"].pk, NU,
    )  # fmt: skip


def _samengevoegd(wereld: Wereld) -> tuple[Dossier, Dossier, Samenvoeging]:
    een, ander = _nieuw(wereld), _nieuw(wereld)
    with wereld.als("sanne") as sanne:
        return een, ander, voeg_samen(een, in_=ander, door=sanne, op=JUNI, reden="zelfde persoon", nu=NU)


@pytest.mark.pg15
@pytest.mark.parametrize("soort", sorted(LEVENSLOOP))
def test_de_muur_weigert_de_intakebalie_het_feit_van_sluiten_of_samenvoegen(wereld: Wereld, soort: str) -> None:
    """Her own new dossier, a category that she may write: only the act stands in the way."""
    nieuw = _nieuw(wereld, "wim")
    with wereld.als("wim"):
        _schrijf_feit(nieuw, "huisvesting")
    with pytest.raises(DatabaseError, match="regisseert"), wereld.als("wim"):
        _schrijf_feit(nieuw, soort)


@pytest.mark.pg15
def test_de_muur_weigert_de_intakebalie_een_samenvoeging(wereld: Wereld) -> None:
    een, ander = _nieuw(wereld, "wim"), _nieuw(wereld, "wim")
    with pytest.raises(DatabaseError, match="regisseert"), wereld.als("wim"):
        _schrijf_samenvoeging(een, ander, wereld)


@pytest.mark.pg15
def test_de_muur_weigert_de_intakebalie_het_ongedaan_maken(wereld: Wereld) -> None:
    _een, _ander, samen = _samengevoegd(wereld)
    with pytest.raises(DatabaseError, match="regisseert"), wereld.als("wim"):
        _sql("update dossiers_samenvoeging set ongedaan_op = now() where id = %s", samen.pk)


@pytest.mark.pg15
def test_een_samenvoeging_staat_nooit_los_van_haar_dossier(wereld: Wereld) -> None:
    """Also who may merge does so by the act: the dossier points first, then the row says why."""
    een, ander, samen = _samengevoegd(wereld)
    los = _nieuw(wereld)
    with pytest.raises(DatabaseError, match="is opgegaan"), wereld.als("sanne"):
        _schrijf_samenvoeging(los, ander, wereld)
    for zet in ("reden = 'anders'", "ongedaan_op = now()"):
        with pytest.raises(DatabaseError, match="verandert niet"), wereld.als("sanne"):
            _sql(f"update dossiers_samenvoeging set {zet} where id = %s", samen.pk)
    with wereld.als("sanne") as sanne:
        haal_uit_elkaar(samen, door=sanne, op=JUNI, nu=NU)
    with pytest.raises(DatabaseError, match="verandert niet"), wereld.als("sanne"):
        _sql("update dossiers_samenvoeging set ongedaan_op = now() where id = %s", samen.pk)
    assert een.pk != los.pk


@pytest.mark.pg15
def test_een_nieuw_dossier_begint_niet_gesloten_en_gaat_niet_op_in_dat_van_een_andere_gemeente(wereld: Wereld) -> None:
    with wereld.als("ines") as ines:
        vreemd = open_dossier(
            Aanmelding(naam="Ander Elders", doelgroep="ASIEL_A"), door=ines, op=date(2026, 3, 1), vastgelegd_op=NU
        )
    nieuw = _nieuw(wereld, "wim")
    with pytest.raises(DatabaseError, match="twee gemeenten"), wereld.als("sanne"):
        _sql("update dossiers_dossier set samengevoegd_in_id = %s where id = %s", vreemd.pk, nieuw.pk)
    with pytest.raises(DatabaseError, match="regisseert"), wereld.als("wim"):
        _sql(
            "insert into dossiers_dossier (id, gemeente_id, nummer, regime, doelgroep, doelgroep_nu, leerroute, fase, aangemaakt_op, gesloten_op)"
            " select %s, gemeente_id, 'A26-9999', regime, doelgroep, doelgroep_nu, leerroute, fase, aangemaakt_op, current_date"
            " from dossiers_dossier where id = %s",
            uuid7(), nieuw.pk,
        )  # fmt: skip


@pytest.mark.pg15
def test_sluiten_en_heropenen_trekt_niemand_los_in(wereld: Wereld) -> None:
    """The dossier would stay closed while the figures count it open."""
    with wereld.als("sanne") as sanne:
        sluit(wereld.dossier(), door=sanne, op=JUNI, reden="klaar", vastgelegd_op=NU)
        heropen(wereld.dossier(), door=sanne, op=JUNI, reden="toch niet", vastgelegd_op=NU)
        feit = Gebeurtenis.objects.get(soort="dossier_gesloten")
        with pytest.raises(Weigering, match="Heropen het dossier"):
            trek_in(feit, door=sanne, op=JUNI, reden="vergissing", vastgelegd_op=NU)
    with pytest.raises(DatabaseError, match="hoort bij een handeling"), wereld.als("sanne"):
        _schrijf_feit(wereld.dossier(), "intrekking", feit)

"""Facts that are decisions: by who holds the mandate, from elsewhere only, and what Samenspel decided itself stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.urls import reverse

from samenspel.dossiers.forms.feit import EXTRA
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import BewaakteTermijn, Gebeurtenis
from samenspel.dossiers.soorten import BESLUITEN, SOORTEN
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.models import Kwalificatie
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
ROUTE = {"leerroute": "B1"}


def _zonder_mandaat(wereld: Wereld) -> None:
    with als_eigenaar():
        Kwalificatie.objects.filter(soort="mandaat_pip").update(tot=date(2026, 6, 2))


def _pip_van_elders(wereld: Wereld, bron: str = "hand") -> Gebeurtenis:
    with wereld.als("sanne") as sanne:
        return leg_vast(
            wereld.dossier(), "pip_dagtekening", op=date(2026, 5, 1), door=sanne, gegevens=ROUTE, bron=bron, vastgelegd_op=NU
        )  # fmt: skip


def _leg(wereld: Wereld, naam: str, soort: str) -> None:
    gegevens = {"omvang": "geheel"} if soort == "vrijstelling" else ROUTE if "leerroute" in EXTRA.get(soort, {}) else {}
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als(naam) as wie:
        leg_vast(dossier, soort, op=date(2026, 6, 1), door=wie, gegevens=gegevens, vastgelegd_op=NU)


@pytest.mark.parametrize("soort", sorted(s for s in BESLUITEN if SOORTEN[s].categorie == "C06"))
def test_een_coach_legt_geen_besluit_vast(wereld: Wereld, soort: str) -> None:
    with pytest.raises(Weigering, match="regievoerder met mandaat"):
        _leg(wereld, "kees", soort)
    assert wereld.client("kees").get(reverse("dossiers:feit", args=[wereld.dossier_id, soort])).status_code == 409


@pytest.mark.parametrize("soort", sorted(BESLUITEN))
def test_een_regievoerder_zonder_mandaat_op_die_dag_ook_niet(wereld: Wereld, soort: str) -> None:
    _zonder_mandaat(wereld)
    with pytest.raises(Weigering, match="mandaatregister"):
        _leg(wereld, "sanne", soort)


def test_het_blad_termijnen_biedt_een_coach_geen_besluit_aan(wereld: Wereld) -> None:
    adres = reverse("dossiers:termijnen", args=[wereld.dossier_id])
    besluit = reverse("dossiers:feit", args=[wereld.dossier_id, "pip_bekendgemaakt"])
    assert besluit not in wereld.client("kees").get(adres).content.decode()
    assert besluit in wereld.client("sanne").get(adres).content.decode()


def test_een_coach_trekt_het_pip_van_elders_niet_in_en_wie_mandaat_heeft_wel(wereld: Wereld) -> None:
    feit = _pip_van_elders(wereld)
    adres = reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk])
    assert wereld.client("kees").post(adres, {"reden": "nee"}).status_code == 409
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="mandaat"):
        trek_in(feit, door=kees, op=date(2026, 6, 3), reden="nee", vastgelegd_op=NU)
    with wereld.als("sanne") as sanne:
        trek_in(feit, door=sanne, op=date(2026, 6, 3), reden="van een ander", vastgelegd_op=NU)


def test_wat_samenspel_zelf_besloot_trekt_niemand_in_en_vult_niemand_aan(wereld: Wereld) -> None:
    feit = _pip_van_elders(wereld, "handeling")
    adres = reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk])
    antwoord = wereld.client("sanne").post(adres, {"reden": "nee"})
    assert antwoord.status_code == 409
    assert "maak een nieuwe versie" in antwoord.content.decode()
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="nieuwe versie"):
        trek_in(feit, door=sanne, op=date(2026, 6, 3), reden="nee", vastgelegd_op=NU)
    with pytest.raises(Weigering, match="Ga naar het tabblad PIP"):
        _leg(wereld, "sanne", "pip_bekendgemaakt")


VERHUISD = date(2026, 5, 6)


def _eigen_wijziging(wereld: Wereld) -> Gebeurtenis:
    """SS121 without a day, and then our own change: gives the move."""
    with wereld.als("sanne") as sanne:
        verhuizing = leg_vast(
            wereld.dossier(),
            "verhuizing",
            op=VERHUISD,
            door=sanne,
            gegevens={"met_pip": True, **ROUTE},
            vastgelegd_op=NU,
        )
        leg_vast(
            wereld.dossier(),
            "pip_wijziging",
            op=NU.date(),
            door=sanne,
            gegevens=ROUTE,
            bron="handeling",
            vastgelegd_op=NU,
        )
    return verhuizing


def _dagtekening(wereld: Wereld, op: date, naam: str = "sanne", **gegevens: bool) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
    with wereld.als(naam) as wie:
        leg_vast(dossier, "pip_dagtekening", op=op, door=wie, gegevens={**ROUTE, **gegevens}, vastgelegd_op=NU)


@pytest.mark.parametrize("op", [date(2026, 4, 20), VERHUISD])
def test_artikel_11_de_dag_van_het_pip_van_elders_komt_ook_na_onze_wijziging(wereld: Wereld, op: date) -> None:
    _eigen_wijziging(wereld)
    with pytest.raises(Weigering, match="mandaat"):
        _dagtekening(wereld, op, "kees", elders=True)
    _dagtekening(wereld, op, elders=True)
    with wereld.als("sanne"):
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T17").start == op + timedelta(days=1)


def test_na_onze_wijziging_alleen_het_pip_van_elders_van_voor_een_verhuizing_die_staat(wereld: Wereld) -> None:
    verhuizing = _eigen_wijziging(wereld)
    for op, gegevens in (
        (date(2026, 5, 7), {"elders": True}),
        (date(2026, 4, 20), {"elders": False}),
        (date(2026, 4, 20), {}),
    ):
        with pytest.raises(Weigering, match="Dit besluit is in Samenspel genomen"):
            _dagtekening(wereld, op, "sanne", **gegevens)
    with wereld.als("sanne") as sanne:
        trek_in(verhuizing, door=sanne, op=NU.date(), reden="een ander", vastgelegd_op=NU)
    with pytest.raises(Weigering, match="Dit besluit is in Samenspel genomen"):
        _dagtekening(wereld, date(2026, 4, 20), elders=True)


@pytest.mark.parametrize("soort", ["pip_bekendgemaakt", "pip_wijziging", "leerroute_gewijzigd"])
def test_een_besluit_van_elders_komt_ook_na_onze_wijziging_als_iemand_dat_zegt(wereld: Wereld, soort: str) -> None:
    _eigen_wijziging(wereld)
    gegevens = ROUTE if "leerroute" in EXTRA[soort] else {}
    with wereld.als("sanne") as sanne:
        for op, merk in (
            (date(2026, 5, 7), {"elders": True}),
            (date(2026, 4, 20), {}),
            (date(2026, 4, 20), {"elders": False}),
        ):
            with pytest.raises(Weigering, match="Dit besluit is in Samenspel genomen"):
                leg_vast(wereld.dossier(), soort, op=op, door=sanne, gegevens=gegevens | merk, vastgelegd_op=NU)
        leg_vast(
            wereld.dossier(),
            soort,
            op=date(2026, 4, 20),
            door=sanne,
            gegevens=gegevens | {"elders": True},
            vastgelegd_op=NU,
        )
        if soort != "pip_bekendgemaakt":  # of the day of the move itself it would pass for our own, and end T13
            with pytest.raises(Weigering, match="Dit besluit is in Samenspel genomen"):
                leg_vast(
                    wereld.dossier(),
                    soort,
                    op=VERHUISD,
                    door=sanne,
                    gegevens=gegevens | {"elders": True},
                    vastgelegd_op=NU,
                )


def test_het_scherm_vraagt_of_een_andere_gemeente_het_pip_bekendmaakte(wereld: Wereld) -> None:
    _eigen_wijziging(wereld)
    adres, client = reverse("dossiers:feit", args=[wereld.dossier_id, "pip_bekendgemaakt"]), wereld.client("sanne")
    assert client.post(adres, {"op": "20-4-2026", "bron": "hand"}).status_code == 422
    assert client.post(adres, {"op": "20-4-2026", "bron": "hand", "elders": "ja"}).status_code == 302


def test_niemand_kiest_zelf_dat_een_feit_van_een_handeling_komt(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, "pip_dagtekening"]),
        {"op": "1-6-2026", "bron": "handeling", **ROUTE},
    )
    assert antwoord.status_code == 422


def _schrijf(wereld: Wereld, soort: str, trekt_in: Gebeurtenis | None = None) -> None:
    """Straight into the table, as the application role."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_gebeurtenis (id, gemeente_id, dossier_id, categorie, soort, op, gegevens, vastgelegd_op, bron, trekt_in_id)"
            " values (%s, %s, %s, 'C06', %s, '2026-06-01', '{}', %s, 'hand', %s)",
            [uuid7(), wereld.assen.pk, wereld.dossier_id, soort, NU, trekt_in.pk if trekt_in else None],
        )


@pytest.mark.pg15
@pytest.mark.parametrize("soort", sorted(s for s in BESLUITEN if SOORTEN[s].categorie == "C06"))
def test_ook_de_muur_weigert_een_coach_een_besluit(wereld: Wereld, soort: str) -> None:
    with pytest.raises(DatabaseError, match="wie mandaat heeft"), wereld.als("kees"):
        _schrijf(wereld, soort)


@pytest.mark.pg15
def test_ook_de_muur_weigert_een_regievoerder_zonder_mandaat(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        _schrijf(wereld, "pip_bekendgemaakt")
    _zonder_mandaat(wereld)
    with pytest.raises(DatabaseError, match="wie mandaat heeft"), wereld.als("sanne"):
        _schrijf(wereld, "pip_bekendgemaakt")


@pytest.mark.pg15
def test_ook_de_muur_laat_een_besluit_staan(wereld: Wereld) -> None:
    elders = _pip_van_elders(wereld)
    with pytest.raises(DatabaseError, match="wie mandaat heeft"), wereld.als("kees"):
        _schrijf(wereld, "intrekking", elders)
    eigen = _pip_van_elders(wereld, "handeling")
    with pytest.raises(DatabaseError, match="hoort bij een handeling"), wereld.als("sanne"):
        _schrijf(wereld, "intrekking", eigen)

"""Deadlines after every act equal deadlines rebuilt from nothing, over random histories; and the test can fail."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.sluiten import heropen, sluit
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.herbouw import herbouw
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis, Samenvoeging
from samenspel.dossiers.verversing import VELDEN
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld, beleid

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 1, 5)
_FEITEN: list[tuple[str, dict[str, Any]]] = [
    ("koppeling_gemeente", {}), ("brp_inschrijving", {}), ("kennisgeving_inburgeringsplicht", {}), ("recht_op_bijstand", {}),
    ("bijstand_beeindigd", {}), ("welkomgesprek", {}), ("vragenlijst_start", {}), ("lbt_uitslag", {"score": 31}), ("mb_gestart", {}),
    ("mb_beeindigd", {}), ("pip_dagtekening", {"leerroute": "Z"}), ("pip_dagtekening", {"leerroute": "B1"}), ("pip_bekendgemaakt", {}),
    ("leerroute_gewijzigd", {"leerroute": "ONDERWIJS"}), ("pip_wijziging", {"leerroute": "B1"}), ("aanbod_gedaan", {}),
    ("uren", {"type": "participatie", "uren": 120}), ("doelgroep_gewijzigd", {"doelgroep": "GEZIN"}), ("voortgangsgesprek", {}),
    ("ontheffing", {"omvang": "tijdelijk", "tot": "2027-01-01"}), ("verhuizing", {}), ("plicht_einde", {"reden": "voldaan"}),
    ("informatie_derde_gevraagd", {}), ("informatie_derde_ontvangen", {}), ("beoordeling_ontzorgen", {}),
]  # fmt: skip


def stand() -> dict[Any, Any]:
    """Every guarded term and summary, without ids."""
    termijnen = {(d, c): rest for d, c, *rest in BewaakteTermijn.objects.values_list("dossier_id", "code", *VELDEN)}
    dossiers = {d: rest for d, *rest in Dossier.objects.values_list("id", "doelgroep_nu", "leerroute", "fase")}
    return {**termijnen, **dossiers}


def leef(wereld: Wereld, toeval: random.Random) -> UUID:
    """A random life of three records of one person: facts, withdrawals, closing, merging (in a chain too), taking apart."""
    sanne = wereld.sanne
    drie = tuple(
        open_dossier(
            Aanmelding(naam=f"Proef Persoon {n}", doelgroep=toeval.choice(["ASIEL_A", "ASIEL_B", "GEZIN"])),
            door=sanne,
            op=BEGIN,
            vastgelegd_op=NU,
        )
        for n in (1, 2, 3)
    )
    for _ in range(toeval.randint(4, 14)):
        dossier = toeval.choice(drie)
        dossier.refresh_from_db()
        with suppress(Weigering), transaction.atomic():  # a closed dossier takes no fact
            _een_stap(wereld, toeval, dossier, drie)
    return drie[0].pk


def _een_stap(wereld: Wereld, toeval: random.Random, dossier: Dossier, drie: tuple[Dossier, ...]) -> None:
    sanne, op = wereld.sanne, BEGIN + timedelta(days=toeval.randint(0, 400))
    match toeval.randint(0, 11):
        case 0 if not dossier.samengevoegd_in_id:
            if dossier.gesloten_op:
                heropen(dossier, door=sanne, op=op, reden="toch hier", vastgelegd_op=NU)
            else:
                sluit(dossier, door=sanne, op=op, reden="verhuisd", vastgelegd_op=NU)
        case 1 | 2:
            feiten_hier = Gebeurtenis.objects.filter(dossier=dossier, intrekking__isnull=True).exclude(
                soort__in=["intrekking", "dossier_geopend", "dossier_gesloten", "dossier_heropend"]
            )
            if feiten := list(feiten_hier.order_by("op", "soort", "id")):
                trek_in(toeval.choice(feiten), door=sanne, op=op, reden="vergissing", vastgelegd_op=NU)
        case 3 | 4:
            ander = toeval.choice([een for een in drie if een.pk != dossier.pk])
            ander.refresh_from_db()
            voeg_samen(dossier, in_=ander, door=sanne, op=op, reden="zelfde persoon", nu=NU)
        case 5:
            staand = Samenvoeging.objects.filter(ongedaan_op__isnull=True).order_by("op", "dossier__nummer")
            if rijen := list(staand):
                haal_uit_elkaar(toeval.choice(rijen), door=sanne, op=op, nu=NU)
        case _:
            soort, gegevens = toeval.choice(_FEITEN)
            leg_vast(dossier, soort, op=op, door=sanne, gegevens=gegevens, vastgelegd_op=NU)


def _ieder_feit_telt_eenmaal() -> None:
    """Whoever was merged points straight at a record that goes on: no fact can get lost in a chain."""
    halverwege = Dossier.objects.filter(samengevoegd_in__samengevoegd_in__isnull=False)
    assert not halverwege.exists()


def vergelijk(wereld: Wereld, toeval: random.Random) -> None:
    """Live a random life; what the refreshes left must be what a rebuild makes, changed nothing and from nothing."""
    with wereld.als("sanne"):
        leef(wereld, toeval)
        _ieder_feit_telt_eenmaal()
        na_verversen = stand()
    telling = herbouw(wereld.assen.pk)
    with wereld.als("sanne"):
        assert stand() == na_verversen
        BewaakteTermijn.objects.all().delete()
    assert telling.gewijzigd == 0
    herbouw(wereld.assen.pk)
    with wereld.als("sanne"):
        assert stand() == na_verversen
        assert any(len(sleutel) == 2 for sleutel in na_verversen if isinstance(sleutel, tuple))


@pytest.fixture
def met_beleid(wereld: Wereld) -> Wereld:
    """Amira was here before this policy, so her terms are rebuilt once."""
    beleid(
        wereld.assen,
        welkomgesprek_weken=6,
        vragenlijst_weken=2,
        mb_maanden__max=12,
        voortgang_eerste_12m_min=2,
        z_participatie_start_maanden=3,
    )
    herbouw(wereld.assen.pk)
    return wereld


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(toeval=st.randoms(use_true_random=False))
def test_verversen_geeft_dezelfde_termijnen_als_herbouwen_uit_niets(met_beleid: Wereld, toeval: random.Random) -> None:
    """Hypothesis chooses the life, and shrinks it when refresh and rebuild differ."""
    with transaction.atomic():
        vergelijk(met_beleid, toeval)
        transaction.set_rollback(True)


@pytest.mark.parametrize("waar", ["vastleggen", "samenvoegen", "sluiten"])
def test_een_weggelaten_verversing_valt_op(met_beleid: Wereld, waar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The positive control: take one refresh away, and the comparison above fails for some life."""
    monkeypatch.setattr(f"samenspel.dossiers.handelingen.{waar}.ververs", lambda *_args, **_rest: None)
    gevonden = False
    for zaad in range(60):
        try:
            with transaction.atomic():
                vergelijk(met_beleid, random.Random(zaad))
                transaction.set_rollback(True)
        except AssertionError:
            gevonden = True
            break
    assert gevonden


def test_de_vergelijking_merkt_dat_een_verversing_is_weggelaten(wereld: Wereld) -> None:
    """The positive control: a fact that is recorded without its refresh makes refresh and rebuild differ."""
    with wereld.als("sanne"):
        leg_vast(
            wereld.dossier(),
            "pip_dagtekening",
            op=date(2026, 6, 1),
            door=wereld.sanne,
            gegevens={"leerroute": "B1"},
            verversen=False,
        )
        zonder = stand()
    telling = herbouw(wereld.assen.pk)
    with wereld.als("sanne"):
        assert stand() != zonder
    assert telling.gewijzigd > 0


def test_een_tweede_herbouw_schrijft_niets(wereld: Wereld) -> None:
    herbouw(wereld.assen.pk)
    assert herbouw(wereld.assen.pk).gewijzigd == 0


def test_herbouwen_blijft_binnen_de_gemeente(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        aantal = Dossier.objects.count()
    assert herbouw(wereld.tynaarlo.pk).dossiers == 0
    assert herbouw(wereld.assen.pk).dossiers == aantal


def test_de_opdracht_herbereken_herstelt_een_gemeente(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        goed = stand()
        BewaakteTermijn.objects.all().delete()
    uitvoer = io.StringIO()
    call_command("herbereken", gemeente="assen", werkers=1, stdout=uitvoer)
    assert "1 dossiers herberekend" in uitvoer.getvalue()
    with wereld.als("sanne"):
        assert stand() == goed


def test_de_opdracht_herbereken_kent_alleen_echte_gemeenten(wereld: Wereld) -> None:
    with pytest.raises(CommandError, match="Gemeente utopia bestaat niet"):
        call_command("herbereken", gemeente="utopia")

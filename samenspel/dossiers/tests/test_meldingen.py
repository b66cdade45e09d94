"""Lines for DUO depend on the facts that stand, and on nothing that never was (Bi 9.2 lid 2, 9.3 lid 2)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.dossiers import meldingen
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis, Samenvoeging
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 4, 1)
Feit = tuple[str, date, dict[str, Any]]
_SOORTEN: list[tuple[str, dict[str, Any]]] = [
    ("pip_dagtekening", {"leerroute": "B1"}), ("pip_wijziging", {"leerroute": "B1"}), ("leerroute_gewijzigd", {"leerroute": "Z"}),
    ("afgeschaald", {"onderdeel": "lezen", "niveau": "A2"}), ("urennorm_verlaagd", {"type": "nt2", "norm": 400}), ("pvt_ondertekend", {}),
    ("map_eindgesprek", {}), ("aanbod_gedaan", {"school": "Taalschool Noord"}), ("taalniveau", {"lezen": "A2"}),
]  # fmt: skip


def open_regels(dossier: Dossier) -> list[tuple[Any, ...]]:
    """What still must be reported of this person."""
    regels = DuoMelding.objects.filter(meldingen._van_deze_mensen([dossier.pk]), vervallen_op__isnull=True)
    velden = regels.exclude(regel="contactpersoon").values_list(
        "regel", "gebeurtenis__op", "gebeurtenis__gegevens", "gemeld_op"
    )
    return sorted((regel, op, str(gegevens), str(gemeld)) for regel, op, gegevens, gemeld in velden)


def nieuw(wereld: Wereld) -> Dossier:
    dossier = open_dossier(
        Aanmelding(naam="Proef Persoon", doelgroep="ASIEL_A"), door=wereld.sanne, op=BEGIN, vastgelegd_op=NU
    )
    return Dossier.objects.select_related("gemeente").get(pk=dossier.pk)


def leg(wereld: Wereld, dossier: Dossier, feit: Feit) -> Gebeurtenis:
    soort, op, gegevens = feit
    return leg_vast(dossier, soort, op=op, door=wereld.sanne, gegevens=gegevens, vastgelegd_op=NU)


def weg(wereld: Wereld, feit: Gebeurtenis) -> None:
    trek_in(feit, door=wereld.sanne, op=VANDAAG, reden="vergissing", vastgelegd_op=NU)


def willekeurig(toeval: random.Random) -> Feit:
    """Within a few weeks, so that days meet: a move, hours of two kinds, or what a college reports, marked or not."""
    op = BEGIN + timedelta(days=toeval.randint(0, 12))
    keuze = toeval.random()
    if keuze < 0.3:
        return "verhuizing", op, toeval.choice([{}, {"met_pip": True}])
    merk = toeval.choice([{}, {}, {"elders": True}, {"elders": False}])
    if keuze < 0.6:
        return "uren", op, {"type": toeval.choice(["nt2", "knm"]), "uren": toeval.randint(1, 90), **merk}
    soort, gegevens = toeval.choice(_SOORTEN)
    return soort, op, {**gegevens, **merk}


def vergelijk(wereld: Wereld, toeval: random.Random) -> None:
    """A life with mistakes that are withdrawn, against a life in which they never were made."""
    echt, zonder = nieuw(wereld), nieuw(wereld)
    blijft: list[Feit] = []
    fout: list[Gebeurtenis] = []
    for _ in range(toeval.randint(3, 12)):
        feit, vergissing = willekeurig(toeval), toeval.random() < 0.4
        vastgelegd = leg(wereld, echt, feit)
        if vergissing:
            fout.append(vastgelegd)
        else:
            blijft.append(feit)
        if fout and toeval.random() < 0.4:
            weg(wereld, fout.pop(toeval.randrange(len(fout))))
    toeval.shuffle(fout)
    for feit_ in fout:
        weg(wereld, feit_)
    for feit in blijft:
        leg(wereld, zonder, feit)
    assert open_regels(echt) == open_regels(zonder)
    voor = open_regels(echt)
    meldingen.werk_regels_bij([echt.pk])
    assert open_regels(echt) == voor


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(toeval=st.randoms(use_true_random=False))
def test_wat_nooit_gebeurde_laat_geen_spoor_in_nog_melden(wereld: Wereld, toeval: random.Random) -> None:
    with transaction.atomic():
        with wereld.als("sanne"):
            vergelijk(wereld, toeval)
        transaction.set_rollback(True)


def test_de_vergelijking_merkt_dat_een_regel_niet_wordt_bijgewerkt(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The positive control: without bringing up to date after a withdrawal some life differs."""
    echt = meldingen._verwerk_intrekking
    bijwerken = meldingen.werk_regels_bij

    def zonder(*args: Any, **rest: Any) -> None:
        monkeypatch.setattr(meldingen, "werk_regels_bij", lambda _hoofden: None)
        echt(*args, **rest)
        monkeypatch.setattr(meldingen, "werk_regels_bij", bijwerken)

    monkeypatch.setattr(meldingen, "_verwerk_intrekking", zonder)
    gevonden = 0
    for zaad in range(30):
        try:
            with transaction.atomic():
                with wereld.als("sanne"):
                    vergelijk(wereld, random.Random(zaad))
                transaction.set_rollback(True)
        except AssertionError:
            gevonden += 1
    assert gevonden


def test_artikel_9_3_een_verkeerde_verhuizing_hield_een_regel_tegen_en_geeft_hem_terug(wereld: Wereld) -> None:
    """Known before the PIP was recorded: the line was never open, and stands when the move is withdrawn."""
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        verhuisd = leg(wereld, dossier, ("verhuizing", date(2026, 5, 20), {}))
        leg(wereld, dossier, ("pip_dagtekening", date(2026, 5, 1), {"leerroute": "B1"}))
        assert open_regels(dossier) == []
        weg(wereld, verhuisd)
        assert [regel for regel, *_rest in open_regels(dossier)] == ["pip_vastgesteld"]


@pytest.mark.parametrize("soort", ["pvt_ondertekend", "map_eindgesprek", "z_eindgesprek", "uren", "aanbod_gedaan"])
def test_artikel_9_2_wat_bij_de_vorige_gemeente_gebeurde_melden_wij_niet(wereld: Wereld, soort: str) -> None:
    gegevens: dict[str, Any] = {"type": "nt2", "uren": 40} if soort == "uren" else {}
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        leg(wereld, dossier, (soort, date(2026, 5, 1), {**gegevens, "elders": True}))
        assert open_regels(dossier) == []
        leg(wereld, dossier, (soort, date(2026, 5, 2), {**gegevens, "elders": False}))
        assert len(open_regels(dossier)) == 1
        leg(wereld, dossier, ("verhuizing", date(2026, 5, 10), {}))
        assert len(open_regels(dossier)) == 1  # somebody said that it was ours: who came back
        leg(wereld, dossier, (soort, date(2026, 5, 3), gegevens))  # nobody said so, and it is of before the move
        assert [op for _regel, op, *_rest in open_regels(dossier)] == [date(2026, 5, 2)]


def test_een_totaal_van_een_weggevallen_boeking_komt_niet_terug_als_er_een_nieuwer_staat(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        boekingen = [
            leg(wereld, dossier, ("uren", date(2026, 5, dag), {"type": "nt2", "uren": 10})) for dag in (1, 2, 3)
        ]
        weg(wereld, boekingen[1])
        assert [op for _regel, op, *_rest in open_regels(dossier)] == [date(2026, 5, 3)]
        weg(wereld, boekingen[2])
        assert [op for _regel, op, *_rest in open_regels(dossier)] == [date(2026, 5, 1)]


def test_wat_in_een_gemeld_totaal_zat_blijft_gemeld_en_wat_er_later_bij_kwam_niet(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        leg(wereld, dossier, ("uren", date(2026, 5, 1), {"type": "nt2", "uren": 10}))
        nieuwste = leg(wereld, dossier, ("uren", date(2026, 5, 5), {"type": "nt2", "uren": 20}))
        DuoMelding.objects.filter(gebeurtenis=nieuwste).update(gemeld_op=VANDAAG)
        leg(wereld, dossier, ("uren", date(2026, 5, 3), {"type": "nt2", "uren": 30}))
        assert [op for _regel, op, _g, gemeld in open_regels(dossier) if gemeld == "None"] == [date(2026, 5, 3)]


def test_samenvoegen_met_een_verhuizing_laat_vervallen_en_uit_elkaar_halen_geeft_terug(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier, ander = wereld.dossier(), nieuw(wereld)
        leg(wereld, dossier, ("pip_dagtekening", date(2026, 5, 1), {"leerroute": "B1"}))
        leg(wereld, ander, ("verhuizing", date(2026, 5, 20), {}))
        voeg_samen(ander, in_=dossier, door=sanne, op=VANDAAG, reden="zelfde persoon", nu=NU)
        assert open_regels(dossier) == []
        haal_uit_elkaar(Samenvoeging.objects.get(), door=sanne, op=VANDAAG, nu=NU)
        assert [regel for regel, *_rest in open_regels(dossier)] == ["pip_vastgesteld"]

"""What the intake makes that the college reports to DUO: a level after the PIP, and that no learnability test comes."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import DuoMelding, Gebeurtenis
from samenspel.intake.handelingen.leerbaarheid import zie_af_van_lbt
from samenspel.intake.handelingen.metingen import meet_taal
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


def _regels() -> list[str]:
    return list(DuoMelding.objects.filter(vervallen_op__isnull=True).values_list("regel", flat=True))


@pytest.mark.parametrize(("pip", "bron", "doel", "regels"), [
    (True, "school", False, ["pip_vastgesteld", "taalniveau"]),
    (True, "toets", False, ["pip_vastgesteld", "taalniveau"]),
    (True, "zelf", False, ["pip_vastgesteld"]),  # what somebody thinks of their own Dutch is no progress
    (True, "school", True, ["pip_vastgesteld"]),  # a level aimed at is none
    (False, "school", False, []),  # before the PIP there is no leerroute
])  # fmt: skip
def test_artikel_9_2_lid_2_onder_b_een_niveau_na_het_pip_wordt_gemeld(
    wereld: Wereld, pip: bool, bron: str, doel: bool, regels: list[str]
) -> None:
    with wereld.als("sanne") as sanne:
        if pip:
            leg_vast(
                wereld.dossier(),
                "pip_dagtekening",
                op=date(2026, 5, 1),
                door=sanne,
                gegevens={"leerroute": "B1"},
                vastgelegd_op=NU,
            )
        meet_taal(
            wereld.dossier(),
            {"lezen": "A2", "spreken": "B1"},
            door=sanne,
            op=date(2026, 6, 1),
            bron=bron,
            doel=doel,
            vastgelegd_op=NU,
        )
        assert sorted(_regels()) == regels
        if "taalniveau" in regels:
            assert Gebeurtenis.objects.get(soort="taalniveau").gegevens == {"lezen": "A2", "spreken": "B1"}


def test_geen_leerbaarheidstoets_wordt_gemeld_zonder_dat_er_staat_waarom(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        afname = zie_af_van_lbt(
            wereld.dossier(),
            door=sanne,
            op=date(2026, 6, 1),
            beperking="zien",
            motivering="Zag een verklaring van de oogarts.",
            vastgelegd_op=NU,
        )
        assert _regels() == ["lbt_afgezien"]
        feit = Gebeurtenis.objects.get(soort="lbt_afgezien")
        assert (feit.gegevens, feit.categorie) == ({}, "C07")
        assert afname.gebeurtenis == feit

"""AVG 35: the model names every activity, category and kind of agreement, and each measure points at something that is there."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from samenspel.logboek.dpia import INVULLEN, dpia, risicos
from samenspel.logboek.register import tabellen_van
from samenspel.toegang.matrix import CATEGORIEEN
from samenspel.toegang.models import Overeenkomst
from samenspel.toegang.verwerkingen import verwerkingen
from wet.bewaren import delen

WORTEL = Path(__file__).resolve().parents[3]


def test_elke_verwerking_categorie_termijn_en_soort_afspraak_staat_erin() -> None:
    tekst = "\n".join(dpia(op=date(2026, 11, 27)))
    assert [v.naam for v in verwerkingen().values() if f"| {v.naam} | {v.grond} |" not in tekst] == []
    assert [code for code in CATEGORIEEN if f"#### {code} " not in tekst] == []
    assert [t for tabellen in tabellen_van().values() for t in tabellen if t not in tekst] == []
    assert [deel.naam for deel in delen().values() if f"| {deel.naam} |" not in tekst] == []
    assert [soort.label for soort in Overeenkomst.Soort if f"- {soort.label}" not in tekst] == []
    assert all(deel.onzeker in tekst for deel in delen().values())
    assert tekst.count(INVULLEN) > 8 + len(risicos())
    assert "35 dagen" in tekst


@pytest.mark.parametrize("risico", risicos(), ids=lambda risico: risico["naam"])
def test_elke_maatregel_wijst_naar_een_bewijs_of_proef_die_er_is(risico: dict[str, object]) -> None:
    maatregelen = risico["maatregelen"]
    assert isinstance(maatregelen, list)
    assert len(maatregelen) >= 2
    for _wat, waar in maatregelen:
        naam = waar.strip("`")
        bewijs = re.fullmatch(r"bewijs ([a-z-]+)", naam)
        pad = WORTEL / (f"bewijzen/{bewijs[1].replace('-', '_')}.py" if bewijs else naam)
        assert pad.exists(), naam


def test_de_opdracht_schrijft_hem() -> None:
    uit = StringIO()
    call_command("dpia", stdout=uit)
    assert uit.getvalue().startswith("# Model voor een gegevensbeschermingseffectbeoordeling")

"""The volume loader writes by COPY exactly what the acts make of the same life."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from samenspel.demo.bouwer import moment
from samenspel.demo.levensloop import Levensloop, levensloop
from samenspel.demo.schaal import KOLOMMEN, Deel, Rijen, verdeling, voeg_toe
from samenspel.demo.toeval import Toeval
from samenspel.dossiers.handelingen.openen import open_dossier
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, DuoMelding, Gebeurtenis
from samenspel.dossiers.verversing import ververs
from samenspel.personen.models import Contactgegeven, Nummer, Persoon, Zoekterm
from tests.wereld import Wereld

OP = date(2026, 6, 3)
_MODEL = {
    "dossiers_dossier": Dossier, "personen_persoon": Persoon, "personen_zoekterm": Zoekterm, "personen_nummer": Nummer,
    "personen_contactgegeven": Contactgegeven, "dossiers_gebeurtenis": Gebeurtenis, "dossiers_duomelding": DuoMelding,
    "dossiers_bewaaktetermijn": BewaakteTermijn,
}  # fmt: skip
# Made anew each time (ids), or given out by a counter, or encrypted with a fresh nonce.
_ANDERS = {"id", "dossier_id", "gebeurtenis_id", "nummer", "cijfer"}


def via_handelingen(wereld: Wereld, leven: Levensloop) -> Dossier:
    """The same life through the acts that people use."""
    wie = wereld.sanne
    dossier = open_dossier(leven.aanmelding, door=wie, op=leven.op, vastgelegd_op=moment(leven.op))
    wijs_toe([dossier], aan=wereld.gebruikers["sanne"], door=wie, op=leven.op, vastgelegd_op=moment(leven.op, 10))
    for feit in leven.feiten:
        leg_vast(
            dossier,
            feit.soort,
            op=feit.op,
            door=wie,
            gegevens=feit.gegevens,
            bron=feit.bron,
            vastgelegd_op=moment(feit.op, 11),
            verversen=False,
        )
    ververs(dossier, wie=wie)
    return dossier


def _vergelijkbaar(waarde: Any) -> Any:
    if isinstance(waarde, memoryview):
        return bytes(waarde)
    if isinstance(waarde, dict):
        return tuple(sorted((k, str(v)) for k, v in waarde.items()))
    if isinstance(waarde, list):
        return tuple(waarde)
    return waarde


def _uit_database(tabel: str, dossier_id: UUID) -> Counter[tuple[Any, ...]]:
    kolommen = [k for k in KOLOMMEN[tabel] if k not in _ANDERS]
    sleutel = "pk" if tabel == "dossiers_dossier" else "dossier_id"
    rijen = _MODEL[tabel]._default_manager.filter(**{sleutel: dossier_id}).values_list(*kolommen)
    return Counter(tuple(_vergelijkbaar(w) for w in rij) for rij in rijen)


def _uit_copy(tabel: str, rijen: Rijen) -> Counter[tuple[Any, ...]]:

    kolommen = KOLOMMEN[tabel]
    houd = [i for i, k in enumerate(kolommen) if k not in _ANDERS]
    json_kolommen = {i for i, k in enumerate(kolommen) if k in {"gegevens", "rest"}}
    return Counter(
        tuple(_vergelijkbaar(json.loads(rij[i]) if i in json_kolommen else rij[i]) for i in houd)
        for rij in rijen[tabel]
    )


@pytest.mark.parametrize("nummer", range(40))
def test_copy_maakt_dezelfde_rijen_als_de_handelingen(wereld: Wereld, nummer: int) -> None:
    leven = levensloop(Toeval(f"proef|{nummer}"), OP, nummer)
    with wereld.als("sanne"):
        dossier = via_handelingen(wereld, leven)
        rijen: Rijen = {tabel: [] for tabel in KOLOMMEN}
        deel = Deel(wereld.assen.pk, "assen", "A", (wereld.gebruikers["sanne"].pk,), 0, 1, OP, 1)
        voeg_toe(rijen, deel, nummer, leven)
        for tabel in KOLOMMEN:
            assert _uit_copy(tabel, rijen) == _uit_database(tabel, dossier.pk), tabel


@pytest.mark.parametrize("aantal", [1_000, 10_000, 1_000_000])
def test_de_verdeling_over_gemeenten_telt_op(aantal: int) -> None:
    delen = verdeling(aantal)
    assert sum(delen) == aantal
    assert delen == sorted(delen, reverse=True)

"""Every sentence that the weighing makes itself, for every value: plain Dutch about somebody, no words that happen to meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID

import pytest

from samenspel.intake.antwoorden import Antwoorden, Gegeven
from samenspel.intake.eigenvragen import Gesteld
from samenspel.intake.models import Kant, SecondOpinion, TaalMeting
from samenspel.intake.vragenlijst import vragen
from samenspel.plan.weging import Bekend, voor_en_tegen
from samenspel.plan.weging import _antwoordfeit as antwoordfeit  # the row of facts above the columns
from wet.leerroute import Overweging, tegenspraken, weeg

DAG = date(2026, 6, 3)
NU = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)
GESTELD = Gesteld(UUID(int=3), ())
JA_NEE = ("ja", "nee")
GEVRAAGD = ("opleiding_niveau", "werk_niveau", "werk_gehad", "vervolgopleiding", "nederlands_nu", "alfabet")
RIJEN = (
    ("Opleiding", ("opleiding_niveau",)),
    ("Werk", ("werk_gehad",)),
    ("Taal nu", ("nederlands_nu",)),
    ("Wens", ("vervolgopleiding",)),
)
NIET_ZO = re.compile(
    r"\b(ik|mijn|u|uw)\b|;|\bja,|\s{2}|\bNone\b|_|\b(\w+) \2\b|\b(lezen|schrijven|luisteren|voeren) (leert|leest|schrijft|luistert|voert)\b|: (leert|ging|lezen)\b",
    re.IGNORECASE,
)


def _waarden(vraag: str) -> list[str]:
    keuzes = [keuze.code for keuze in vragen()[vraag].keuzes]
    return keuzes or list(JA_NEE)


def _gegeven(vraag: str, waarde: str, kant: str) -> Gegeven:
    return Gegeven(
        UUID(int=1), vraag, vragen()[vraag].versie, "", kant, "gesprek", waarde, DAG, NU, UUID(int=2), GESTELD
    )


def _meting(vaardigheid: str, niveau: str, bron: str) -> TaalMeting:
    return TaalMeting(vaardigheid=vaardigheid, niveau=niveau, bron=bron, op=DAG, vastgelegd_op=NU, doel=False)


def _bekend(
    antwoorden: Antwoorden | None = None, taal: tuple[TaalMeting, ...] = (), score: int | None = None, mening: str = ""
) -> Bekend:
    tweede = SecondOpinion(uitkomst=mening, uitkomst_op=DAG) if mening else None
    return Bekend(
        cast("Any", None), score, DAG if score is not None else None, False, tweede, antwoorden or {}, taal, 34
    )


def _alles() -> Iterator[tuple[Bekend, tuple[str, ...]]]:
    """What is known, one value at a time: every answer by every side, every level by every source, every test and opinion."""
    for vraag in GEVRAAGD:
        for waarde in _waarden(vraag):
            for kant in Kant.values:
                yield _bekend({(vraag, "", kant): _gegeven(vraag, waarde, kant)}), (vraag,)
    for vaardigheid in TaalMeting.Vaardigheid.values:
        for niveau in TaalMeting.Niveau.values:
            for bron in TaalMeting.Bron.values:
                yield _bekend(taal=(_meting(vaardigheid, niveau, bron),)), ("nederlands_nu",)
    for score in (12, 35):
        yield _bekend(score=score), ()
    for mening in SecondOpinion.Uitkomst.values:
        yield _bekend(mening=mening), ()


def _zinnen(bekend: Bekend, gevraagd: tuple[str, ...]) -> Iterator[str]:
    for feiten in voor_en_tegen(bekend).values():
        yield from (feit.zin for feit in feiten)
    for naam, hier in RIJEN:
        if set(hier) & set(gevraagd):
            yield f"{antwoordfeit(bekend, naam, hier).waarde}."
    for score in (12, 35):
        o = Overweging(lbt_score=score, lbt_op=DAG, aanwijzingen=_aanwijzingen(bekend))
        yield from (punt.zin for punt in tegenspraken(o))


def _aanwijzingen(bekend: Bekend) -> Any:
    from samenspel.intake.aanwijzingen import aanwijzingen

    return aanwijzingen(bekend.antwoorden, bekend.taal)


ALLE = sorted({zin for bekend, gevraagd in _alles() for zin in _zinnen(bekend, gevraagd)})


def test_er_zijn_zinnen_om_te_lezen() -> None:
    assert len(ALLE) > 60
    for zin in (
        "Ging niet naar school.", "Leert nog lezen.", "Leest onder A1.", "Schrijven op B2.", "Spreken nog zonder niveau.",
        "Wil naar een hogeschool of universiteit.", "Leerde het werk door het te doen.", "Kan een eenvoudig gesprek voeren.",
        "Toets en leesniveau spreken elkaar tegen. De toets zegt: B1 is haalbaar (35 van de 40 punten). Maar deze persoon leert nog lezen (intake of toets van de taalschool, 3 juni 2026).",
        "Toets en opleiding spreken elkaar tegen. De toets zegt: B1 is niet haalbaar (12 van de 40 punten). Maar deze persoon deed een beroepsopleiding (zegt de inburgeraar, 3 juni 2026).",
    ):  # fmt: skip
        assert zin in ALLE


@pytest.mark.parametrize("zin", ALLE)
def test_elke_zin_is_een_gewone_zin(zin: str) -> None:
    assert zin[0].isupper()
    assert zin.endswith(".")
    assert not zin.endswith("..")
    kaal = re.sub(r"\((zegt|ziet|staat)[^)]*\)", "", zin)
    assert not (fout := NIET_ZO.search(kaal)), fout
    assert all(len(deel.split()) <= 20 for deel in re.split(r"[.:] ", kaal))  # B1: short sentences


@pytest.mark.parametrize("vraag", [v for v in GEVRAAGD if v != "alfabet"])
def test_elk_antwoord_heeft_zijn_eigen_woorden(vraag: str) -> None:
    """A new choice in the questionnaire asks for its words here: else somebody else's `ik` would stand beside a route."""
    from samenspel.intake.aanwijzingen import _OVER_IEMAND

    assert {waarde for gevraagd, waarde in _OVER_IEMAND if gevraagd == vraag} == set(_waarden(vraag))


def test_wat_de_wet_zelf_zegt_is_ook_een_gewone_zin() -> None:
    for o in (
        Overweging(lbt_score=12, lbt_op=DAG), Overweging(lbt_score=35, lbt_op=DAG, niet_in_staat=True), Overweging(),
        Overweging(lbt_score=29, lbt_op=date(2023, 4, 11)), Overweging(wil_vervolgopleiding=True), Overweging(verhuisd_met_leerroute="Z"),
        Overweging(wil_vervolgopleiding=True, grote_kans_op_diploma=True, leeftijd=34, leeftijd_richtlijn=28),
    ):  # fmt: skip
        voorstel = weeg(o)
        for punt in (*voorstel.redenen, *voorstel.waarschuwingen):
            test_elke_zin_is_een_gewone_zin(punt.zin)

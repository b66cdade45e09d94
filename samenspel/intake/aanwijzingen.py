"""What every side says about school, work and language, as `wet.leerroute` compares it with the test: one reading for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import wet
from samenspel.dossiers.beeld import gebeurtenissen_bij
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.intake.antwoorden import Antwoorden, Gegeven
from samenspel.intake.models import Kant, TaalMeting
from samenspel.kern.identiteit import Aanwezige
from wet.leerroute import Aanwijzing, Overweging

_SOORT = {"opleiding_niveau": "opleiding", "werk_niveau": "werk"}
_VAN_SCHOOL = frozenset({TaalMeting.Bron.SCHOOL, TaalMeting.Bron.EXAMEN})


class Uitslag(NamedTuple):
    """The result of the learnability test that stands, and whether a school looked again."""

    score: int
    op: date
    second_opinion: bool

    def overweging(self, antwoorden: Antwoorden, taal: Iterable[TaalMeting]) -> Overweging:
        """The result beside what every side says, as `wet.leerroute` weighs it."""
        return Overweging(
            lbt_score=self.score, lbt_op=self.op, second_opinion=self.second_opinion, aanwijzingen=aanwijzingen(antwoorden, taal)
        )  # fmt: skip


def uitslag_uit(feiten: wet.Feiten) -> Uitslag | None:
    """The latest result among the facts that stand."""
    staand = list(wet.geldende(feiten))
    uitslagen = [g for g in staand if g.soort == "lbt_uitslag" and "score" in g.gegevens]
    laatste = max(uitslagen, key=lambda g: (g.op, g.vastgelegd_op), default=None)
    if laatste is None:
        return None
    return Uitslag(laatste.gegevens["score"], laatste.op, any(g.soort == "second_opinion" for g in staand))


def uitslag_van(dossier: Dossier, wie: Aanwezige) -> Uitslag | None:
    """The latest result, from the facts that the page has read: ours, or told by DUO."""
    gebeurtenissen = gebeurtenissen_bij(dossier, wie=wie)
    ingetrokken = {g["trekt_in_id"] for g in gebeurtenissen if g["trekt_in_id"]}
    staand = [g for g in gebeurtenissen if g["id"] not in ingetrokken]
    uitslagen = [g for g in staand if g["soort"] == "lbt_uitslag" and "score" in g["gegevens"]]
    laatste: dict[str, Any] | None = max(uitslagen, key=lambda g: (g["op"], g["vastgelegd_op"]), default=None)
    if laatste is None:
        return None
    opnieuw = any(g["soort"] == "second_opinion" for g in staand)
    return Uitslag(laatste["gegevens"]["score"], laatste["op"], opnieuw)


def aanwijzingen(antwoorden: Antwoorden, taal: Iterable[TaalMeting]) -> tuple[Aanwijzing, ...]:
    """Level of school and of work by every side, and the latest level that a school measured for each skill."""
    kanten = {kant: nummer for nummer, kant in enumerate(Kant.values)}
    gezegd = sorted((g for g in antwoorden.values() if g.vraag in _SOORT), key=lambda g: (g.vraag, kanten[g.kant]))
    gevonden = [
        Aanwijzing(_SOORT[g.vraag], g.kant, str(g.waarde), f"{Kant(g.kant).label}, {voluit(g.op)}", over_iemand(g))
        for g in gezegd
    ]
    return (*gevonden, *(_gemeten(meting) for meting in _laatste_van_school(taal)))


def _laatste_van_school(taal: Iterable[TaalMeting]) -> Iterable[TaalMeting]:
    laatste: dict[str, TaalMeting] = {}
    for meting in sorted(taal, key=lambda m: (m.op, m.vastgelegd_op)):
        if meting.bron in _VAN_SCHOOL and not meting.doel:
            laatste[meting.vaardigheid] = meting
    return laatste.values()


def _gemeten(meting: TaalMeting) -> Aanwijzing:
    bron = f"{meting.get_bron_display()}, {voluit(meting.op)}"
    woorden = kan_nu(meting.vaardigheid, meting.niveau)
    return Aanwijzing(meting.vaardigheid, "school", meting.niveau, bron, woorden)


_OVER_IEMAND: dict[tuple[str, str], str] = {
    ("opleiding_niveau", "geen"): "ging niet naar school",
    ("opleiding_niveau", "basis"): "ging naar de basisschool",
    ("opleiding_niveau", "middelbaar"): "ging naar de middelbare school",
    ("opleiding_niveau", "beroep"): "deed een beroepsopleiding",
    ("opleiding_niveau", "hoger"): "ging naar een hogeschool of universiteit",
    ("werk_niveau", "zonder"): "leerde het werk door het te doen",
    ("werk_niveau", "vak"): "leerde het werk in een beroepsopleiding",
    ("werk_niveau", "studie"): "leerde het werk op een hogeschool of universiteit",
    ("werk_gehad", "ja"): "heeft gewerkt",
    ("werk_gehad", "nee"): "heeft nog niet gewerkt",
    ("werk_gehad", "weet_niet"): "weet niet of dit werk was",
    ("vervolgopleiding", "hoger"): "wil naar een hogeschool of universiteit",
    ("vervolgopleiding", "beroep"): "wil een beroepsopleiding doen",
    ("vervolgopleiding", "nee"): "wil nu geen opleiding doen",
    ("vervolgopleiding", "weet_niet"): "weet nog niet of een opleiding past",
    ("nederlands_nu", "niet"): "spreekt nog geen Nederlands",
    ("nederlands_nu", "woorden"): "kent een paar woorden Nederlands",
    ("nederlands_nu", "eenvoudig"): "kan een eenvoudig gesprek voeren",
    ("nederlands_nu", "goed"): "spreekt goed Nederlands",
}
"""Answers are in the words of who answers (`ik ging niet naar school`); beside a route they are about somebody."""


def over_iemand(gegeven: Gegeven) -> str:
    """The answer as the rest of a sentence about somebody: `ging naar de basisschool`; what was typed stays as it is."""
    return _OVER_IEMAND.get((gegeven.vraag, str(gegeven.waarde)), gegeven.in_woorden)


_DOET = {
    TaalMeting.Vaardigheid.LEZEN: "leest", TaalMeting.Vaardigheid.LUISTEREN: "luistert", TaalMeting.Vaardigheid.SCHRIJVEN: "schrijft",
    TaalMeting.Vaardigheid.SPREKEN: "spreekt", TaalMeting.Vaardigheid.GESPREKKEN: "voert gesprekken",
}  # fmt: skip
_LEERT_NOG = frozenset({TaalMeting.Vaardigheid.LEZEN, TaalMeting.Vaardigheid.SCHRIJVEN})


def kan_nu(vaardigheid: str, niveau: str) -> str:
    """A level as the rest of a sentence about somebody: `leest op A2`, `schrijft onder A1`, `leert nog lezen`."""
    wat = TaalMeting.Vaardigheid(vaardigheid)
    if niveau == TaalMeting.Niveau.ALFA:
        return f"leert nog {wat.label}" if wat in _LEERT_NOG else f"{_DOET[wat]} nog zonder niveau"
    return f"{_DOET[wat]} {'onder A1' if niveau == TaalMeting.Niveau.PRE_A1 else f'op {niveau}'}"


def niveau_in_woorden(vaardigheid: str, niveau: str) -> str:
    """A skill with its level, for a list: `lezen op A2`, `schrijven onder A1`, `leert nog lezen`."""
    wat = TaalMeting.Vaardigheid(vaardigheid)
    if niveau == TaalMeting.Niveau.ALFA:
        return f"leert nog {wat.label}" if wat in _LEERT_NOG else f"{wat.label} nog zonder niveau"
    return f"{wat.label} {'onder A1' if niveau == TaalMeting.Niveau.PRE_A1 else f'op {niveau}'}"

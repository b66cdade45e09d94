"""The shipped questions as data: read once from `vragen/*.toml`, with every version that ever was asked.

A question has a version of its own. A changed question gets a higher `versie` beside the old one, so that an
old answer keeps the words that were asked. What a municipality adds itself stands in `eigenvragen`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "vragen"
TALEN = {"nl": "Nederlands", "en": "English", "ar": "العربية"}
RECHTS_NAAR_LINKS = frozenset({"ar"})
EIGEN = "eigen_"  # how the code of a question that a municipality made itself begins, and no other


class Soort(StrEnum):
    """What kind of answer a question takes."""

    TEKST = "tekst"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    GETAL = "getal"
    JA_NEE = "ja_nee"
    DEELDATUM = "deeldatum"


@dataclass(frozen=True, slots=True)
class Tekst:
    """One text in all languages; `status` says per language whether a person checked it.

    `ontbreekt` are the languages in which nobody wrote it: there the Dutch stands, and is marked as such.
    """

    per_taal: Mapping[str, str]
    status: Mapping[str, str]
    ontbreekt: frozenset[str] = frozenset()

    def in_taal(self, taal: str) -> str:
        """The text in this language."""
        return self.per_taal[taal]

    def is_concept(self, taal: str) -> bool:
        """Not yet checked by a person."""
        return self.status[taal] != "gecontroleerd" and taal not in self.ontbreekt

    @property
    def concepttalen(self) -> frozenset[str]:
        """The languages in which no person checked this text."""
        return frozenset(taal for taal in self.per_taal if self.is_concept(taal))


@dataclass(frozen=True, slots=True)
class Keuze:
    """One answer to choose."""

    code: str
    tekst: Tekst


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """Shown when another question has one of these answers."""

    vraag: str
    waarden: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vraag:
    """One version of one question.

    `onderdeel` is the subject of the brede intake it covers, `wettelijk` the part of the legal minimum (or "").
    `kanten` are the sides that may answer. `per_kind`: asked for each child. `voorzet` names what it is
    prefilled from. `doorvragen` are prompts for the professional, in Dutch.
    """

    code: str
    versie: int
    domein: str
    categorie: str
    soort: Soort
    onderdeel: str
    tekst: Tekst
    hulp: Tekst | None
    doorvragen: tuple[str, ...]
    keuzes: tuple[Keuze, ...]
    toon_als: Voorwaarde | None
    per_kind: bool
    kanten: tuple[str, ...]
    wettelijk: str
    voorzet: str
    hoogste: int

    @property
    def teksten(self) -> tuple[Tekst, ...]:
        """Everything that is asked: the question, its help, its choices."""
        return (self.tekst, *((self.hulp,) if self.hulp else ()), *(keuze.tekst for keuze in self.keuzes))

    @property
    def geheel_concept(self) -> frozenset[str]:
        """The languages in which not one of its texts was checked, or not one was written: one mark says it all."""
        teksten = self.teksten
        concept = frozenset.intersection(*(tekst.concepttalen for tekst in teksten))
        return concept | frozenset.intersection(*(tekst.ontbreekt for tekst in teksten))

    @property
    def is_eigen(self) -> bool:
        """Made by the municipality itself."""
        return is_eigen(self.code)

    @property
    def plaats(self) -> tuple[int, int, int]:
        """Where it stands: the page, then what is shipped, then what the municipality added."""
        if self.is_eigen:
            return domeinen()[self.domein].volgorde, 1, int(self.code.removeprefix(EIGEN))
        return domeinen()[self.domein].volgorde, 0, _nummers().get(self.code, -1)

    def keuze_tekst(self, waarde: object, taal: str = "nl") -> str:
        """An answer as words: the text of the choice, else the value itself."""
        if isinstance(waarde, list):
            return ", ".join(self.keuze_tekst(deel, taal) for deel in waarde)
        tekst = next((k.tekst.in_taal(taal) for k in self.keuzes if k.code == waarde), None)
        return tekst if tekst is not None else str(waarde)


@dataclass(frozen=True, slots=True)
class Domein:
    """One page of the questionnaire."""

    code: str
    volgorde: int
    titel: Tekst
    vragen: tuple[Vraag, ...]


def is_eigen(code: str) -> bool:
    """Is this the code of a question that a municipality made itself?"""
    return code.startswith(EIGEN) and code.removeprefix(EIGEN).isdecimal()


def _tekst(ruw: Mapping[str, Any], status: Mapping[str, str]) -> Tekst:
    return Tekst({taal: ruw[taal] for taal in TALEN}, {**status, **ruw.get("status", {})})


def _vraag(ruw: Mapping[str, Any], domein: str, status: Mapping[str, str]) -> Vraag:
    soort = Soort(ruw["soort"])
    keuzes = _vast()["ja_nee"] if soort is Soort.JA_NEE else ruw.get("keuzes", [])
    voorwaarde = ruw.get("toon_als")
    return Vraag(
        code=ruw["code"],
        versie=ruw["versie"],
        domein=domein,
        categorie=ruw["categorie"],
        soort=soort,
        onderdeel=ruw["onderdeel"],
        tekst=_tekst(ruw, status),
        hulp=_tekst(ruw["hulp"], status) if "hulp" in ruw else None,
        doorvragen=tuple(ruw.get("doorvragen", ())),
        keuzes=tuple(Keuze(keuze["code"], _tekst(keuze, status)) for keuze in keuzes),
        toon_als=Voorwaarde(voorwaarde["vraag"], frozenset(voorwaarde["is"])) if voorwaarde else None,
        per_kind=ruw.get("per") == "kind",
        kanten=tuple(ruw.get("kanten", ("zelf",))),
        wettelijk=ruw.get("wettelijk", ""),
        voorzet=ruw.get("voorzet", ""),
        hoogste=ruw.get("hoogste", 0),
    )


@cache
def _vast() -> dict[str, Any]:
    return tomllib.loads((MAP / "vast.toml").read_text(encoding="utf-8"))


@cache
def zin(code: str) -> Tekst:
    """A fixed sentence of the questionnaire, such as the right to talk alone."""
    return _tekst(_vast()["zinnen"][code], _vast()["status"])


@cache
def alle_versies() -> dict[tuple[str, int], Vraag]:
    """Every version of every question, by (code, version)."""
    gevonden: dict[tuple[str, int], Vraag] = {}
    for ruw in _bestanden():
        for rij in ruw["vraag"]:
            vraag = _vraag(rij, ruw["domein"], ruw["status"])
            if (vraag.code, vraag.versie) in gevonden:
                raise ValueError(f"vraag {vraag.code} versie {vraag.versie} staat er twee keer")
            gevonden[vraag.code, vraag.versie] = vraag
    return gevonden


def _bestanden() -> list[dict[str, Any]]:
    paden = sorted(pad for pad in MAP.glob("*.toml") if pad.name not in {"vast.toml", "vastgezet.toml"})
    return [tomllib.loads(pad.read_text(encoding="utf-8")) for pad in paden]


@cache
def vragen() -> dict[str, Vraag]:
    """The version now asked of every shipped question, by code, in the order of the files."""
    nieuwste: dict[str, Vraag] = {}
    for vraag in alle_versies().values():
        if vraag.code not in nieuwste or vraag.versie > nieuwste[vraag.code].versie:
            nieuwste[vraag.code] = vraag
    return nieuwste


@cache
def _nummers() -> dict[str, int]:
    return {code: nummer for nummer, code in enumerate(vragen())}


def ja_nee() -> tuple[Keuze, ...]:
    """The fixed answers to a question that asks for yes or no."""
    return tuple(Keuze(keuze["code"], _tekst(keuze, _vast()["status"])) for keuze in _vast()["ja_nee"])


@cache
def domeinen() -> dict[str, Domein]:
    """The pages of the questionnaire, in order, with what is shipped."""
    gevonden = [
        Domein(
            ruw["domein"], ruw["volgorde"], _tekst(ruw["titel"], ruw["status"]),
            tuple(vraag for vraag in vragen().values() if vraag.domein == ruw["domein"]),
        )
        for ruw in _bestanden()
    ]  # fmt: skip
    return {domein.code: domein for domein in sorted(gevonden, key=lambda domein: domein.volgorde)}


def gestelde_vraag(code: str, versie: int) -> Vraag:
    """The shipped question as it was asked. Raises `KeyError` for a version that never was."""
    return alle_versies()[code, versie]

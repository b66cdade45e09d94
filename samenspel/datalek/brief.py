"""The draft of the letter to who is touched (AVG 34): short sentences, in the language that somebody reads.

There is Dutch, English and Arabic. Who reads another language gets the Dutch one, and is called with an interpreter: `geschreven_in` says so.
No name stands in it: who keeps this kit may not see one. A person fills in what stands between square brackets, and sends it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from samenspel.datalek.models import Datalek
from samenspel.huisstijl.datums import voluit
from samenspel.kern.klok import dag_van

TALEN: Final = {"nl": "Nederlands", "en": "Engels", "ar": "Arabisch"}
_CODES: Final = {"nederlands": "nl", "engels": "en", "english": "en", "arabisch": "ar"}


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter as headings with paragraphs, and the list of kinds of data under `welke`. `concept`: nobody checked these words yet."""

    taal: str
    richting: str
    titel: str
    opening: tuple[str, ...]
    delen: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    slot: tuple[str, ...]
    concept: bool


@cache
def _woorden() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "brief.toml").read_text(encoding="utf-8"))


def geschreven_in(taal: str) -> str:
    """`nl`, `en` or `ar` for a language as somebody wrote it down; empty when there is no letter in it (or it is not known)."""
    woord = taal.strip().lower()
    return next((code for naam, code in _CODES.items() if woord.startswith(naam)), "")


_KLUIS = "C14"
"""What is kept apart is not on paper at home: who is at risk hears it by telephone."""


def brief(zaak: Datalek, categorieen: Iterable[str], taal: str) -> Brief:
    """The letter of a case to one person in one of `TALEN`; raises KeyError for another.

    `categorieen`: what leaked of that person, and nothing of others (AVG 34 lid 2 with 33 lid 3 onder b). Empty: of nobody in particular,
    and the letter says that the list is still to come.
    """
    vul = {"gemeente": zaak.gemeente.naam, "vanaf": _dag(zaak, "vanaf", taal), "tot": _dag(zaak, "tot", taal)}

    def zin(sleutel: str) -> str:
        return str(_woorden()["zin"][sleutel][taal]).format(**vul)

    def deel(sleutel: str, *zinnen: str, lijst: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        return zin(f"{sleutel}_kop"), tuple(zin(z) for z in zinnen or (sleutel,)), lijst

    soorten = [*sorted(set(categorieen) - {_KLUIS})]
    lijst = tuple(str(_woorden()["soort"][code][taal]) for code in soorten)
    return Brief(
        taal, "rtl" if taal == "ar" else "ltr", zin("titel"), (zin("aanhef"), zin("opening")),
        (
            deel("wat", f"wat_{zaak.aard}", "wanneer"), deel("welke", *(() if lijst else ("welke_per_persoon",)), lijst=lijst), deel("gevolg"), deel("doen"), deel("zelf"),
            deel("vragen", "vragen", "klacht"),
        ),
        (zin("groet"), zin("van")), _woorden()["status"][taal] == "concept",
    )  # fmt: skip


def _dag(zaak: Datalek, veld: str, taal: str) -> str:
    """In Dutch in words, elsewhere in figures that everybody reads."""
    dag = dag_van(getattr(zaak, veld))
    return voluit(dag) if taal == "nl" else f"{dag.day}-{dag.month}-{dag.year}"

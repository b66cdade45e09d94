"""The words around a copy, and how a value reads: labels of choices, names of facts, questions in the words in which they were asked."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.utils.timezone import localtime

from samenspel.avg.inzage.kaart import MAP
from samenspel.dossiers.soorten import SOORTEN
from samenspel.huisstijl.datums import voluit
from samenspel.intake.vragenlijst import alle_versies
from samenspel.kern.klok import dag_van
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Rol
from samenspel.toegang.verwerkingen import verwerkingen

TALEN: Final = {"nl": "Nederlands", "en": "English", "ar": "العربية"}
RICHTING: Final = {"ar": "rtl"}


@cache
def _woorden() -> dict[str, dict[str, str]]:
    return tomllib.loads((MAP / "woorden.toml").read_text(encoding="utf-8"))


def woord(code: str, taal: str) -> str:
    """A text of `woorden.toml`; Dutch where a language has none."""
    rij = _woorden()[code]
    return rij.get(taal) or rij["nl"]


def kop_van(categorie: str, taal: str) -> str:
    """The heading over a category; facts and terms have one each per row, and stand together."""
    return woord(categorie or "feiten", taal)


def leesbaar(veld: Any, kolommen: dict[str, Any]) -> str:
    """The value of this column in words, Dutch as it is kept; empty when there is none."""
    waarde = kolommen[veld.name]
    if waarde is None or waarde in ("", [], {}):
        return ""
    if (vertel := _VERTEL.get(veld.name)) is not None and (tekst := vertel(waarde, kolommen)):
        return tekst
    keuzes = dict(veld.flatchoices or ())
    return str(keuzes[waarde]) if isinstance(waarde, str) and waarde in keuzes else _gewoon(veld, waarde)


def _gewoon(veld: Any, waarde: Any) -> str:
    soort = veld.get_internal_type()
    if soort == "BooleanField":
        return "ja" if waarde else "nee"
    if soort == "DateField" and isinstance(waarde, str):
        return voluit(date.fromisoformat(waarde))
    if soort == "DateTimeField" and isinstance(waarde, str):
        moment = datetime.fromisoformat(waarde)
        return f"{voluit(dag_van(moment))}, {localtime(moment):%H:%M} uur"
    return _plat(waarde)


def _plat(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "; ".join(f"{naam}: {_plat(deel)}" for naam, deel in waarde.items() if deel not in (None, "", [], {}))
    if isinstance(waarde, list):
        return ", ".join(_plat(deel) for deel in waarde)
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)


def _vraag(waarde: Any, kolommen: dict[str, Any]) -> str:
    vraag = alle_versies().get((waarde, kolommen.get("vraag_versie", 0)))
    return vraag.tekst.in_taal("nl") if vraag else ""


def _antwoord(waarde: Any, kolommen: dict[str, Any]) -> str:
    vraag = alle_versies().get((kolommen.get("vraag", ""), kolommen.get("vraag_versie", 0)))
    return vraag.keuze_tekst(waarde) if vraag and isinstance(waarde, str | list) else ""


def _categorieen(waarde: Any, _kolommen: dict[str, Any]) -> str:
    lijst = waarde if isinstance(waarde, list) else [waarde]
    return ", ".join(str(NAMEN.get(code, code)) for code in lijst)


_VERTEL: dict[str, Callable[[Any, dict[str, Any]], str]] = {
    "vraag": _vraag,
    "waarde": _antwoord,
    "soort": lambda waarde, _: str(SOORTEN[waarde].naam) if waarde in SOORTEN else "",
    "categorie": _categorieen,
    "categorieen": _categorieen,
    "betreft": _categorieen,
    "rol": lambda waarde, _: str(Rol(waarde).label) if waarde in Rol.values else "",
    "activiteit": lambda waarde, _: verwerkingen()[waarde].naam if waarde in verwerkingen() else "",
}

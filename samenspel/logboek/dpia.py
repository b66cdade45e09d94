"""A model for the data protection impact assessment (AVG 35), made from what the house runs on; what only a municipality knows is marked.

It follows the subjects of the model of the state (Model DPIA Rijksdienst): processing, lawfulness, risks, measures. Nothing in it is a judgement:
the municipality weighs the risks, asks its data protection officer (AVG 35 lid 2), and signs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from samenspel.logboek.register import register
from samenspel.toegang.models import Overeenkomst
from wet.bewaren import delen

INVULLEN: Final = "**[gemeente vult in]**"


@cache
def risicos() -> list[dict[str, Any]]:
    """Each risk with its measures, what is left, and the proof or test that shows the measure (`dpia.toml`)."""
    met = tomllib.loads((Path(__file__).parent / "dpia.toml").read_text(encoding="utf-8"))
    lijst: list[dict[str, Any]] = met["risico"]
    return lijst


def dpia(*, op: date) -> Iterator[str]:
    """Lines of Markdown, without anything about anybody."""
    yield "# Model voor een gegevensbeschermingseffectbeoordeling (AVG artikel 35)"
    yield ""
    yield f"Gemaakt op {op:%d-%m-%Y} uit Samenspel zelf. Dit is een model: de gemeente vult aan waar {INVULLEN} staat, weegt de risico's, vraagt advies aan de functionaris gegevensbescherming (AVG 35 lid 2) en stelt het vast."
    yield ""
    yield "## 1. Waarom een DPIA"
    yield ""
    yield "De gemeente verwerkt op grote schaal gegevens van kwetsbare mensen, ook over gezondheid (AVG 35 lid 3 onder b). Daarom is een DPIA nodig voordat zij begint."
    yield ""
    yield from _in_te_vullen("Verantwoordelijke, contactpersoon en versie", "Hoeveel inburgeraars, en welke teams werken ermee", "Welke leverancier draait Samenspel, waar, en met welke verwerkersovereenkomst (AVG 28)", "Wie is gevraagd: inburgeraars of wie namens hen spreekt (AVG 35 lid 9)")  # fmt: skip
    yield ""
    yield "## 2. Wat er gebeurt, met welke gegevens, en wie ze ziet"
    yield ""
    yield from (f"#{regel}" if regel.startswith("#") else regel for regel in register(op=op))
    yield ""
    yield "### Soorten afspraken met organisaties"
    yield ""
    yield from (f"- {soort.label}" for soort in Overeenkomst.Soort)
    yield ""
    yield f"Welke organisaties de gemeente kiest: `python3 run.py verwerkingsregister --gemeente NAAM`. {INVULLEN}"
    yield ""
    yield from _bewaren()
    yield from _risicos()
    yield from _slot()


def _in_te_vullen(*wat: str) -> Iterator[str]:
    yield from (f"- {zin}: {INVULLEN}" for zin in wat)


def _bewaren() -> Iterator[str]:
    yield "## 3. Hoe lang"
    yield ""
    yield "| wat | gegevens | jaren | grond | onzeker |"
    yield "|---|---|---|---|---|"
    for deel in delen().values():
        grond = f"{deel.grondslag}" if deel.grondslag else "beleid"
        keuze = (
            f"{deel.jaren} (gemeente kiest {deel.minimaal} tot {deel.maximaal}: {INVULLEN})"
            if deel.beleid
            else f"{deel.jaren}"
        )
        yield f"| {deel.naam} | {', '.join(sorted(deel.categorieen))} | {keuze} | {grond} | {deel.onzeker or '-'} |"
    yield ""
    yield "Een mens tekent elke vernietigingslijst. In een reservekopie blijven gewiste gegevens hoogstens 35 dagen: een naam is pas vergeten als de laatste kopie van daarvoor is overschreven; na terugzetten wordt opnieuw gewist."
    yield ""


def _risicos() -> Iterator[str]:
    yield "## 4. Risico's voor mensen, en wat ertegen is"
    yield ""
    yield "Kans en ernst weegt de gemeente. Bij elke maatregel staat welk bewijs of welke proef haar toont; wat een bewijs gaf, staat in `docs/bewijzen.md`."
    for nummer, risico in enumerate(risicos(), 1):
        yield ""
        yield f"### 4.{nummer} {risico['naam']}"
        yield ""
        yield f"Voor wie dit erg kan zijn: {risico['gevolg']}"
        yield ""
        yield "| maatregel | te zien in |"
        yield "|---|---|"
        yield from (f"| {wat} | {bewijs} |" for wat, bewijs in risico["maatregelen"])
        yield ""
        yield f"Wat overblijft: {risico['rest']} Kans en ernst: {INVULLEN}"


def _slot() -> Iterator[str]:
    yield ""
    yield "## 5. Oordeel"
    yield ""
    yield from _in_te_vullen("Noodzaak en evenredigheid per doel (AVG 35 lid 7 onder b)", "Advies van de functionaris gegevensbescherming", "Blijft er een hoog risico over? Dan eerst overleg met de Autoriteit Persoonsgegevens (AVG 36)", "Wie stelde dit vast, en wanneer wordt het herzien (AVG 35 lid 11)")  # fmt: skip

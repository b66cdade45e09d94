"""The fixed sentences of the portal in the language of the reader, from `zinnen.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from samenspel.intake.vragenlijst import TALEN

_BESTAND = Path(__file__).parent / "zinnen.toml"


@cache
def _alle() -> dict[str, dict[str, str]]:
    gevonden: dict[str, dict[str, str]] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["zin"]
    return gevonden


@cache
def zinnen(taal: str) -> dict[str, str]:
    """Every sentence in one language, by code."""
    return {code: teksten[taal] for code, teksten in _alle().items()}


@cache
def is_concept(taal: str) -> bool:
    """No person checked these texts yet."""
    status: dict[str, str] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["status"]
    return status[taal] != "gecontroleerd"


# How a language is called in a dossier, and the code of the texts that go with it.
_NAAR_CODE = {"arabisch": "ar", "engels": "en", "nederlands": "nl"}


def taal_van(talen: list[str]) -> str:
    """The first of these languages in which the portal speaks; else Dutch."""
    for naam in talen:
        if code := _NAAR_CODE.get(naam.strip().lower()):
            return code
    return "nl"


def is_taal(code: str) -> bool:
    return code in TALEN

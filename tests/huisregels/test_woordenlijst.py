"""House rule: every word in a class, public function, URL name or enum value is settled in the woordenlijst or is English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from samenspel.toegang.openbaar import niet_hier

WORTEL = Path(__file__).resolve().parents[2]
_SPLITS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_OPSOMMINGEN = {"Enum", "StrEnum", "IntEnum", "TextChoices", "IntegerChoices"}
_TABELREGEL = re.compile(r"^\| ([^|]+) \|", re.MULTILINE)


def woordenlijst() -> set[str]:
    """First column of every table in docs/woordenlijst.md; several forms of a word are parted by commas."""
    tekst = (WORTEL / "docs/woordenlijst.md").read_text(encoding="utf-8")
    cellen = (cel for cel in _TABELREGEL.findall(tekst) if not set(cel) <= {"-", " "})
    return {woord.strip().lower() for cel in cellen for deel in cel.split(",") for woord in deel.split()}


def engels() -> set[str]:
    """The shipped list of English words of the machinery."""
    tekst = (Path(__file__).parent / "engelse_woorden.txt").read_text(encoding="utf-8")
    return {regel.strip() for regel in tekst.splitlines() if regel.strip() and not regel.startswith("#")}


def woorden(naam: str) -> list[str]:
    """`stel_pip_vast` and `StelPipVast` both give stel, pip, vast."""
    return [deel.lower() for deel in _SPLITS.findall(naam)]


def _broncode() -> Iterator[Path]:
    for map_ in ("wet", "samenspel", "huis"):
        for pad in sorted((WORTEL / map_).rglob("*.py")):
            if not {"tests", "migrations"} & set(pad.parts):
                yield pad


def _namen_in(pad: Path) -> Iterator[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ClassDef):
            yield from _namen_van(knoop)
    yield from _functies(boom.body)
    if "wet" in pad.relative_to(WORTEL).parts:
        for knoop in boom.body:
            yield from _constante(knoop)


def _functies(lijf: list[ast.stmt]) -> Iterator[str]:
    for knoop in lijf:
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef) and not knoop.name.startswith("_"):
            yield knoop.name


def _namen_van(klasse: ast.ClassDef) -> Iterator[str]:
    """A class, its public methods, and when it is a list of choices its members with their values."""
    yield klasse.name
    yield from _functies(klasse.body)
    if any(ast.unparse(basis).rsplit(".", 1)[-1] in _OPSOMMINGEN for basis in klasse.bases):
        for knoop in klasse.body:
            yield from _constante(knoop)


def _constante(knoop: ast.stmt) -> Iterator[str]:
    """`KLAAR = "klaar", "klaar met ..."`: the name, and the value that is kept; never the text for people."""
    doelen = (
        knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target] if isinstance(knoop, ast.AnnAssign) else []
    )
    namen = [
        doel.id for doel in doelen if isinstance(doel, ast.Name) and doel.id.isupper() and not doel.id.startswith("_")
    ]
    if not namen or not isinstance(knoop, ast.Assign | ast.AnnAssign):
        return
    yield from namen
    waarde = knoop.value.elts[0] if isinstance(knoop.value, ast.Tuple) and knoop.value.elts else knoop.value
    if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str) and re.fullmatch(r"[\w-]+", waarde.value):
        yield waarde.value


def _url_namen(resolver: URLResolver) -> Iterator[str]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            if not str(getattr(deel.urlconf_module, "__name__", "samenspel")).startswith("allauth"):
                yield from _url_namen(deel)
        elif isinstance(deel, URLPattern) and deel.name and _is_van_ons(deel):
            yield deel.name


def _is_van_ons(deel: URLPattern) -> bool:
    """Not a name of allauth, open or closed."""
    return deel.callback.__module__.startswith("samenspel") and deel.callback is not niet_hier


def _keuzes() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("samenspel."):
            for veld in model._meta.get_fields():
                yield from (str(waarde) for waarde, _ in (getattr(veld, "choices", None) or []))


def onbekende_woorden() -> dict[str, str]:
    """Every word that is in neither list, with a name it occurs in."""
    bekend = woordenlijst() | engels()
    namen = [*(naam for pad in _broncode() for naam in _namen_in(pad)), *_url_namen(get_resolver()), *_keuzes()]
    gevonden: dict[str, str] = {}
    for naam in namen:
        for woord in woorden(naam):
            if len(woord) > 1 and woord not in bekend:
                gevonden.setdefault(woord, naam)
    return gevonden


def test_elk_woord_staat_in_de_woordenlijst_of_is_engels() -> None:
    assert onbekende_woorden() == {}


def test_de_lijsten_overlappen_niet() -> None:
    """A word is settled once."""
    assert woordenlijst() & engels() == set()


def test_de_regel_ziet_een_onbekend_woord() -> None:
    assert woorden("StelPipVast") == woorden("stel_pip_vast") == ["stel", "pip", "vast"]


def test_de_regel_leest_ook_methoden_opsommingen_en_constanten_van_de_wet() -> None:
    namen = {naam for pad in _broncode() for naam in _namen_in(pad)}
    assert {
        "zichtbaar_voor",
        "Sluitreden",
        "PLICHT_INGETROKKEN",
        "plicht_ingetrokken",
        "BETROKKEN",
        "betrokken",
    } <= namen
    assert {"REGELS", "MELDINGEN"} <= namen

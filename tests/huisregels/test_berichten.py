"""A message after a redirect travels through a cookie: it is a sentence of our own, with at most a number, a day or a dossier number in it.

What somebody wrote, and anybody's name, stands in the answer itself or on the next page (the cookie is signed, not encrypted).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BASIS = Path(__file__).parents[2]
CODE = sorted(pad for pad in (BASIS / "samenspel").rglob("*.py") if "tests" not in pad.parts)
NIVEAUS = {"add_message", "debug", "error", "info", "success", "warning"}
WAARDEN = {"n", "nummer", "oud", "nieuw", "dag", "soort"}
"""What may be filled in: how many, a dossier number, a day, the name of a kind of fact."""
VERTAALT = {"_", "gettext", "ngettext"}

GELEZEN = {
    ("avg/views/zaken.py", "gezegd[0]"): "what `_doe` gives: sentences in that file",
    ("portaal/views/gegevens.py", "zinnen(taal)['gegevens_gevraagd']"): "a sentence of zinnen.toml",
    ("beleid/views.py", "_GEDAAN[regel.parameter.werking]"): "three sentences in that file",
    ("intake/views/eigenvragen.py", "gedaan"): "two sentences, just above",
    ("intake/views/gesprekken.py", "_vastgelegd(len(dossiers))"): "two sentences, with how many",
    ("intake/views/vragenlijst.py", "_bewaarzin(sum((regel.onaangeroerd for regel in regels)))"): "two, with how many",
    ("plan/views/bezwaar.py", "zin % {'dag': voluit(uiterlijk)}"): "two sentences, with a day",
    ("plan/views/leefplan.py", "zin"): "what `_klaar` gets: sentences in that file",
    ("plan/views/plansjablonen.py", "gedaan"): "two sentences, just above",
    ("plan/views/sjabloon_overnemen.py", "_gedaan(doelen, acties)"): "how many goals and actions",
    ("plan/views/stappen.py", "zin"): "one sentence, with how many days",
    ("plan/views/steunplan.py", "zin"): "what `_terug` gets: sentences in that file",
    (
        "portaal/views/delen.py",
        "zinnen(taal_van_lezer(request, dossier))['delen_gestopt']",
    ): "a sentence of zinnen.toml",
    ("portaal/views/vragen.py", "zinnen(taal)['antwoorden_bewaard']"): "a sentence of zinnen.toml",
    (
        "toegang/views_beheer.py",
        "_GEGEVEN[Kwalificatie.VierOgen(gegeven[0].vier_ogen)]",
    ): "three sentences in that file",
}
"""Not a sentence where it is sent: somebody followed each of these, and says here what it can be."""


def _berichten(pad: Path) -> Iterator[ast.expr]:
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr in NIVEAUS:
            van = knoop.func.value
            if isinstance(van, ast.Name) and van.id == "messages":
                yield from _takken(knoop.args[2 if knoop.func.attr == "add_message" else 1])


def _takken(tekst: ast.expr) -> list[ast.expr]:
    """Both sides of a choice."""
    return [*_takken(tekst.body), *_takken(tekst.orelse)] if isinstance(tekst, ast.IfExp) else [tekst]


def _zinnen(tekst: ast.expr) -> list[str] | None:
    """The sentences that stand here in full; None when one has to look further."""
    if isinstance(tekst, ast.BinOp) and isinstance(tekst.op, ast.Mod):
        tekst = tekst.left
    if not isinstance(tekst, ast.Call) or not isinstance(tekst.func, ast.Name) or tekst.func.id not in VERTAALT:
        return None
    vast = [deel.value for deel in tekst.args if isinstance(deel, ast.Constant) and isinstance(deel.value, str)]
    return vast or None


def test_een_bericht_draagt_geen_woorden_of_naam_van_iemand() -> None:
    fout = [(str(pad.relative_to(BASIS)), ast.unparse(b)) for pad in CODE for b in _berichten(pad) if not _mag(pad, b)]
    assert fout == []


def _mag(pad: Path, tekst: ast.expr) -> bool:
    zinnen = _zinnen(tekst)
    if zinnen is None:
        return (str(pad.relative_to(BASIS / "samenspel")), ast.unparse(tekst)) in GELEZEN
    velden = {veld for zin in zinnen for veld in re.findall(r"%\((\w+)\)", zin)}
    return velden <= WAARDEN and not any("%s" in zin or "{" in zin for zin in zinnen)


@pytest.mark.parametrize(
    "zin", ["f'{naam} doet mee'", "_('%(naam)s doet mee') % {'naam': naam}", "_('Weg.') if kort else tekst", "woorden"]
)
def test_de_regel_ziet_woorden_van_iemand(tmp_path: Path, zin: str) -> None:
    (tmp_path / "x.py").write_text(f"messages.success(request, {zin})", encoding="utf-8")
    (fout, *_goed) = [b for b in _berichten(tmp_path / "x.py") if _zinnen(b) is None or "naam" in ast.unparse(b)]
    assert not _mag(BASIS / "samenspel" / "x.py", fout)


def test_wat_gelezen_is_staat_er_nog() -> None:
    """And is reached: a list of exceptions that nobody needs any more hides the next one."""
    alle = {
        (str(pad.relative_to(BASIS / "samenspel")), ast.unparse(tekst)) for pad in CODE for tekst in _berichten(pad)
    }
    assert len(alle) > 80
    assert set(GELEZEN) <= alle


def test_niemand_stuurt_een_bericht_langs_een_andere_naam() -> None:
    """The search above knows `messages.` alone."""
    for pad in CODE:
        assert not re.search(r"from django\.contrib\.messages|import messages as", pad.read_text(encoding="utf-8")), pad

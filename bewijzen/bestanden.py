"""`run.py bewijs bestanden` (V10): malicious files at the three doors where files come in, each refused or made harmless.

Every file goes to every door (a list to read in, a document, a photo) in a process of its own, in which memory and time are measured.
Part i of n takes every n-th file. The files are made by `tests/bestanden/kwaad.py`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import struct
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from bewijzen._opstelling import einde, zeg
from tests.bestanden.kwaad import KWAADWOORD, Kwaad, alle

MIB = 1024 * 1024
MEEST_GEHEUGEN = 64 * MIB
MEEST_TIJD = 5.0
_W = KWAADWOORD.encode()
_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def _werkblad(kwaad: Kwaad) -> str:
    """Read as a list; whatever came through goes out again as CSV and Excel, where nothing may be a formula."""
    from samenspel.koppelingen.bestanden.lezen import lees
    from samenspel.koppelingen.bestanden.uitvoer import als_csv, als_xlsx

    rijen = lees(kwaad.inhoud, kwaad.naam).rijen
    tekst = als_csv(rijen[0], rijen[1:]).decode("utf-8-sig")
    cellen = [cel for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=";") for cel in rij]
    if fout := [cel for cel in cellen if cel.lstrip(" ").startswith(_GEVAARLIJK)]:
        return f"een formule in de uitvoer: {fout[0][:40]!r}"
    with zipfile.ZipFile(io.BytesIO(als_xlsx("a", rijen[0], rijen[1:]))) as boek:
        blad = boek.read("xl/worksheets/sheet1.xml")
    return "een formule in het werkboek" if b"<f>" in blad or b"hyperlink" in blad else ""


def _document(kwaad: Kwaad) -> str:
    """Kept as a document: of a kind that a browser saves and does not show, bare, and without what runs."""
    from samenspel.dossiers.documentwacht import SOORTEN, keur_document

    mime, bewaard = keur_document(kwaad.inhoud)
    if mime not in SOORTEN or SOORTEN[mime] in {"html", "svg", "xml"}:
        return f"soort {mime}"
    if bewaard.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(bewaard)) as pak:
            bewaard = b"".join(pak.read(naam) for naam in pak.namelist())
    return "" if mime == "text/plain" or _W not in bewaard else f"het kwaad staat nog in {mime}"


def _foto(kwaad: Kwaad) -> str:
    """Drawn anew: a small square, and nothing of what was sent."""
    from samenspel.huisstijl.foto import ZIJDE, maak_vierkant

    uit = maak_vierkant(kwaad.inhoud)
    if struct.unpack(">II", uit[16:24]) != (ZIJDE, ZIJDE):
        return "een andere maat"
    return "het kwaad staat nog in de foto" if _W in uit else ""


DEUREN: dict[str, Callable[[Kwaad], str]] = {"werkblad": _werkblad, "document": _document, "foto": _foto}


def _piek() -> int:
    """The most memory of this process since the last look, in bytes."""
    regel = next(r for r in Path("/proc/self/status").read_text().splitlines() if r.startswith("VmHWM"))
    return int(regel.split()[1]) * 1024


def _in_het_kind(deur: str, kwaad: Kwaad) -> dict[str, Any]:
    from samenspel.kern.oordeel import Weigering

    Path("/proc/self/clear_refs").write_text("5")
    voor, begin = _piek(), time.monotonic()
    try:
        fout, uitkomst = DEUREN[deur](kwaad), "onschadelijk"
    except Weigering as weigering:
        zin = str(weigering)
        fout, uitkomst = ("" if len(zin) > 20 and zin.endswith((".", "?")) else f"geen zin: {zin!r}"), "geweigerd"
    except BaseException as ander:  # whatever else comes out is a fault
        plek = traceback.extract_tb(ander.__traceback__)[-1]
        fout, uitkomst = f"{type(ander).__name__}: {str(ander)[:80]} ({Path(plek.filename).name}:{plek.lineno})", "fout"
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {
        "fout": fout,
        "uitkomst": uitkomst,
        "geheugen": _piek() - voor,
        "tijd": time.monotonic() - begin,
        "kind": kinderen,
    }


def proef(deur: str, kwaad: Kwaad) -> dict[str, Any]:
    """One file at one door, in a process of its own."""
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lezen)
        with os.fdopen(schrijven, "w") as uit:
            json.dump(_in_het_kind(deur, kwaad), uit)
        os._exit(0)
    os.close(schrijven)
    with os.fdopen(lezen) as antwoord:
        tekst = antwoord.read()
    os.waitpid(kind, 0)
    if not tekst:
        return {"fout": "het proces stopte", "uitkomst": "fout", "geheugen": 0, "tijd": 0.0, "kind": 0}
    gemeten: dict[str, Any] = json.loads(tekst)
    if gemeten["geheugen"] > MEEST_GEHEUGEN:
        gemeten["fout"] += f" {gemeten['geheugen'] // MIB} MiB erbij"
    if gemeten["tijd"] > MEEST_TIJD:
        gemeten["fout"] += f" {gemeten['tijd']:.1f} s"
    return gemeten


def _controle() -> list[str]:
    """Without its guards the house must be seen to let things through."""
    from samenspel.kern.kaalbeeld import kaal

    assert kaal is not None
    gemist = []
    kwaad = {
        k.klasse: k
        for k in alle()
        if k.wat in {"vbaProject in docx", "script bij openen", "jpeg met xmp", "cel '=1+1'", "120 MiB in xlsx"}
    }
    with mock.patch("samenspel.dossiers.documentwacht.keur_pak", return_value={"word/document.xml"}):
        if not proef("document", kwaad["macro's"])["fout"]:
            gemist.append("een document met macro's zonder wacht")
    with mock.patch("samenspel.dossiers.documentwacht._keur_pdf", return_value=None):
        if not proef("document", kwaad["pdf"])["fout"]:
            gemist.append("een pdf met een script zonder wacht")
    with mock.patch("samenspel.dossiers.documentwacht.kaal", lambda inhoud: inhoud):
        if not proef("document", kwaad["bijzaken"])["fout"]:
            gemist.append("een foto met een plaats zonder wacht")
    with mock.patch("samenspel.koppelingen.bestanden.uitvoer.veilig", str):
        if not proef("werkblad", kwaad["formules"])["fout"]:
            gemist.append("een formule zonder wacht")

    def pak_alles_uit(inhoud: bytes, **_rest: Any) -> set[str]:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            return {naam for naam in pak.namelist() if pak.read(naam) is not None}

    with mock.patch("samenspel.koppelingen.bestanden.wacht.keur_pak", pak_alles_uit):
        if "MiB" not in proef("werkblad", kwaad["bommen"])["fout"]:
            gemist.append("een bom zonder wacht")
    return gemist


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "samenspel.config.settings", "SAMENSPEL_PROEF": "ja"}
    import django

    django.setup()
    import samenspel.dossiers.documentwacht
    import samenspel.huisstijl.foto
    import samenspel.koppelingen.bestanden.lezen
    import samenspel.koppelingen.bestanden.uitvoer  # noqa: F401 - loaded before memory is measured

    uitkomsten, klassen, mis = Counter[str](), Counter[str](), Counter[str]()
    meeste = {"geheugen": 0, "tijd": 0.0, "kind": 0}
    for nummer, kwaad in enumerate(alle()):
        if nummer % n != i - 1:
            continue
        klassen[kwaad.klasse] += 1
        for deur in DEUREN:
            gemeten = proef(deur, kwaad)
            uitkomsten[f"{deur}: {gemeten['uitkomst']}"] += 1
            meeste = {naam: max(waarde, gemeten[naam]) for naam, waarde in meeste.items()}
            if gemeten["fout"]:
                mis[f"{deur}, {kwaad.klasse}, {kwaad.wat}: {gemeten['fout'].strip()}"] += 1
    for naam in _controle():
        mis[f"de controle zag niet: {naam}"] += 1
    zeg(f"{klassen.total()} bestanden in {len(klassen)} klassen, elk bij {len(DEUREN)} deuren")
    return einde(
        klassen.total() * len(DEUREN), mis, bestanden=klassen.total(), klassen=dict(klassen), uitkomsten=dict(uitkomsten),
        meeste_geheugen_MiB=round(meeste["geheugen"] / MIB, 1), langste_s=round(meeste["tijd"], 2), meeste_van_de_lezer_MiB=round(meeste["kind"] / MIB),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

"""Setting: a `Stuk` becomes a PDF that is PDF/UA-1 and PDF/A-2a at once.

The fonts are read once per process; a letter is data (JSON) for `brief.typ`. Typst remembers what it has set before, so
the sentences that every letter has are set once.
"""

from __future__ import annotations

import json
import threading
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final, cast

import typst

from samenspel.huisstijl.pdf.stuk import Stuk
from samenspel.huisstijl.pdf.tekst import LETTERTYPEN

NORMEN: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
_MAP: Final = Path(__file__).resolve().parent
_draad = threading.local()


def zet(stuk: Stuk, *, gemaakt_op: datetime) -> bytes:
    """The document as PDF; `gemaakt_op` is in its metadata, and the same input gives the same bytes."""
    data = json.dumps({veld.name: getattr(stuk, veld.name) for veld in fields(stuk)}, ensure_ascii=False)
    pdf = _zetter().compile(
        input=f'#import "brief.typ": brief\n#brief(json(bytes({_als_tekst(data)})))'.encode(),
        format="pdf",
        pdf_standards=NORMEN,
        timestamp=gemaakt_op.astimezone(UTC),
    )
    return cast("bytes", pdf)


@cache
def lettertypen() -> typst.Fonts:
    """Our own fonts only, so that a letter looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(LETTERTYPEN)])


def _als_tekst(data: str) -> str:
    """A typst string literal. Only the backslash and the quote mean something in one, so nothing in it can be code.

    Not through `sys_inputs`: those are part of typst's library, and with another library it forgets every paragraph.
    """
    return '"' + data.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _zetter() -> typst.Compiler:
    """A compiler keeps its state while it works, so each thread has its own."""
    if not hasattr(_draad, "zetter"):
        _draad.zetter = typst.Compiler(root=str(_MAP), font_paths=lettertypen(), ignore_system_fonts=True)
    return cast("typst.Compiler", _draad.zetter)

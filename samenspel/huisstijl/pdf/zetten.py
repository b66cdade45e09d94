"""Setting: a `Stuk` becomes a PDF that is PDF/UA-1 and PDF/A-2a at once.

The fonts are read once per process and the template is compiled once per thread; a letter is data (JSON) beside it.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final, cast

import typst

from samenspel.huisstijl.pdf.stuk import Stuk
from samenspel.huisstijl.pdf.tekst import LETTERTYPEN

NORMEN: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
_SJABLOON: Final = Path(__file__).resolve().parent / "brief.typ"
_draad = threading.local()


def zet(stuk: Stuk, *, gemaakt_op: datetime) -> bytes:
    """The document as PDF; `gemaakt_op` is in its metadata, and the same input gives the same bytes."""
    pdf = _zetter().compile(
        format="pdf",
        sys_inputs={"stuk": json.dumps(asdict(stuk), ensure_ascii=False, separators=(",", ":"))},
        pdf_standards=NORMEN,
        timestamp=gemaakt_op.astimezone(UTC),
    )
    return cast("bytes", pdf)


@cache
def lettertypen() -> typst.Fonts:
    """Our own fonts only, so that a letter looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(LETTERTYPEN)])


def _zetter() -> typst.Compiler:
    """A compiler keeps its state while it works, so each thread has its own."""
    if not hasattr(_draad, "zetter"):
        _draad.zetter = typst.Compiler(
            input=str(_SJABLOON), root=str(_SJABLOON.parent), font_paths=lettertypen(), ignore_system_fonts=True
        )
    return cast("typst.Compiler", _draad.zetter)

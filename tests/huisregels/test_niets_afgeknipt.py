"""What somebody typed is kept whole or refused, never cut: an act says how long it may be (`kern.tekst.binnen`)."""

from __future__ import annotations

import re
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
_KNIPT = re.compile(r"\.strip\(\)\[:")


def test_geen_handeling_knipt_een_tekst_af() -> None:
    handelingen = [*WORTEL.glob("samenspel/*/handelingen/*.py"), *WORTEL.glob("samenspel/*/handelingen.py")]
    assert len(handelingen) > 50
    assert [str(pad) for pad in handelingen if _KNIPT.search(pad.read_text(encoding="utf-8"))] == []

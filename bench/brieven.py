"""Decision letters as sent: PDF/UA-1 and PDF/A-2a, companion page included, on one core.

Budget (design, section 8): at least 75 a second. Comparator in the same run: a bare typst page with the same fonts and
standards. Every letter differs, as in life. `python3 run.py bench brieven [letters]`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst

from bench._meten import besluit, keer
from samenspel.huisstijl.pdf.zetten import NORMEN, lettertypen
from samenspel.plan.brief.maken import maak_brief
from samenspel.plan.brief.voorbeelden import voorbeeldbrief

KAAL = '#set document(title: "Proef")\n#set text(font: "Noto Sans", lang: "nl")\n#sys.inputs.n\n'


def per_seconde(maak: Callable[[int], object], aantal: int) -> float:
    """Letters per CPU second of this process."""
    maak(0)
    begin = time.process_time()
    for nummer in range(1, aantal + 1):
        maak(nummer)
    return aantal / (time.process_time() - begin)


def main() -> int:
    """Ours and the bare page."""
    aantal = keer(150)
    with tempfile.TemporaryDirectory() as map_:
        bron = Path(map_) / "kaal.typ"
        bron.write_text(KAAL)
        zetter = typst.Compiler(input=str(bron), root=map_, font_paths=lettertypen(), ignore_system_fonts=True)
        kaal = per_seconde(
            lambda n: zetter.compile(format="pdf", sys_inputs={"n": str(n)}, pdf_standards=NORMEN), aantal
        )
    ons = per_seconde(
        lambda n: maak_brief(voorbeeldbrief(motivering=f"Motivering nummer {n}.", dossiernummer=f"A26-{n:04}")), aantal
    )
    print(f"{ons:.0f} brieven per seconde en per kern; kale bladzijde {kaal:.0f} per seconde")
    return besluit([("ms CPU per brief", 1000 / ons, 1000 / 75)])


if __name__ == "__main__":
    sys.exit(main())

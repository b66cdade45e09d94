"""Decision letters as sent: PDF/UA-1 and PDF/A-2a, companion page included, on one core.

Budget (design, section 8): at least 75 a second. Comparator in the same run: a bare typst page with the same fonts and
standards, and the plain letter of one page with which the limit in prestaties.md was measured. Every letter differs, as in life. `python3 run.py bench brieven [letters]`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

os.environ.setdefault("RAYON_NUM_THREADS", "1")  # one core: typst would share a letter over all of them

import typst

from bench._meten import besluit, keer
from samenspel.huisstijl.pdf.afzender import Geadresseerde
from samenspel.huisstijl.pdf.zetten import NORMEN, lettertypen
from samenspel.plan.brief.gegevens import BriefGegevens
from samenspel.plan.brief.maken import maak_brief
from samenspel.plan.brief.voorbeelden import GROEPEN, ROUTES, voorbeeldbrief

TOEN = 212
"""Of the plain letter below, on one core of the machine of prestaties.md (section 4), where 75 a second was asked of ours."""
GEWOON = """#set document(title: "Proef")
#set text(font: "Noto Sans", lang: "nl")
#sys.inputs.naam
#for alinea in json(bytes(sys.inputs.alineas)) [#par(alinea)]
#table(columns: 3, ..for n in range(4) { ([Rij #n], [#sys.inputs.n], [dag]) })
"""
KAAL = '#set document(title: "Proef")\n#set text(font: "Noto Sans", lang: "nl")\n#sys.inputs.n\n'


LOS = [
    "les",
    "werk",
    "school",
    "taal",
    "buren",
    "kind",
    "fiets",
    "praten",
    "leren",
    "drie",
    "dagen",
    "week",
    "samen",
    "oefenen",
    "winkel",
    "arts",
    "baan",
    "oriëntatie",
]


def zin(toeval: Random, aantal: int) -> str:
    """A sentence that nobody wrote before."""
    return " ".join(toeval.choices(LOS, k=aantal)).capitalize() + "."


def brief(nummer: int) -> BriefGegevens:
    """Another person, another group and route, and every free text new; only the sentences of the letter itself recur."""
    toeval = Random(nummer)
    g = voorbeeldbrief(GROEPEN[nummer % 4], ROUTES[nummer % 3])
    return replace(
        g,
        geadresseerde=Geadresseerde(naam=f"Mevrouw {nummer}", adres=(f"Dorpsstraat {nummer}", "9404 CB Assen")),
        dossiernummer=f"A26-{nummer:04}",
        motivering="\n".join(zin(toeval, 35) for _ in range(2)),
        ondersteuning=zin(toeval, 14),
        vve_afspraken=zin(toeval, 12),
        wegingen=tuple(replace(w, redenen=tuple(zin(toeval, 10) for _ in w.redenen)) for w in g.wegingen),
        doelen=tuple(
            replace(d, woorden=zin(toeval, 8), acties=tuple(replace(a, wat=zin(toeval, 8)) for a in d.acties))
            for d in g.doelen
        ),
    )


def per_seconde(maak: Callable[[int], object], aantal: int) -> float:
    """Letters per CPU second of this process: the best of three rounds, for other work on the machine makes a core slower."""
    maak(0)
    beste = 0.0
    for ronde in range(3):
        begin = time.process_time()
        for nummer in range(1 + ronde * aantal, 1 + (ronde + 1) * aantal):
            maak(nummer)
        beste = max(beste, aantal / (time.process_time() - begin))
    return beste


def rechtstreeks(bron: str, gegevens: Callable[[int], dict[str, str]], aantal: int) -> float:
    """The same engine, fonts and standards, for a source of one page."""
    with tempfile.TemporaryDirectory() as map_:
        bestand = Path(map_) / "proef.typ"
        bestand.write_text(bron)
        zetter = typst.Compiler(input=str(bestand), root=map_, font_paths=lettertypen(), ignore_system_fonts=True)
        return per_seconde(lambda n: zetter.compile(format="pdf", sys_inputs=gegevens(n), pdf_standards=NORMEN), aantal)


def gewone_brief(nummer: int) -> dict[str, str]:
    """One page: a name, eight paragraphs that nobody wrote before, and a table of four rows."""
    toeval = Random(nummer)
    alineas = [zin(toeval, 30) for _ in range(8)]
    return {"n": str(nummer), "naam": f"Mevrouw {nummer}", "alineas": json.dumps(alineas)}


def main() -> int:
    """Ours, the bare page, and the plain letter by which the machine of the budget was measured."""
    aantal = keer(60)
    kaal = rechtstreeks(KAAL, lambda n: {"n": str(n)}, aantal)
    gewoon = rechtstreeks(GEWOON, gewone_brief, aantal)
    brieven = [brief(nummer) for nummer in range(3 * aantal + 1)]
    ons = per_seconde(lambda n: maak_brief(brieven[n]), aantal)
    print(f"{ons:.0f} brieven per seconde en per kern; kale bladzijde {kaal:.0f} per seconde")
    print(
        f"gewone brief van een bladzijde {gewoon:.0f} per seconde, toen {TOEN}; 75 van toen is hier {75 * gewoon / TOEN:.0f}"
    )
    return besluit([("ms CPU per brief", 1000 / ons, 1000 / 75)])


if __name__ == "__main__":
    sys.exit(main())

"""I05: only the law knows whether a PIP was in time, so this figure asks `wet` person by person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date

import wet
from samenspel.dossiers.soorten import SOORTEN
from samenspel.kern.identiteit import identiteit
from samenspel.monitor.feitenbank import As, Groep, Vraag, feiten_per_mens, groep_per_mens, huis
from samenspel.organisaties.models import Gemeente

T12 = "T12"
_VOOR_WET = tuple(sorted(naam for naam, soort in SOORTEN.items() if soort.voor_wet and naam != "intrekking"))
_GEEN_BELEID = wet.beleid_uit({})


def pip_op_tijd(vraag: Vraag, as_: As) -> Iterator[Groep]:
    """Who is in the denominator: everybody whose T12 is due or met on the reference day; in the numerator: met in time."""
    for gemeente in vraag.gemeenten:
        with identiteit(huis(gemeente)):
            yield from _van_gemeente(gemeente, vraag, as_)


def _van_gemeente(gemeente: Gemeente, vraag: Vraag, as_: As) -> list[Groep]:
    groepen = {} if as_.per_jaar else groep_per_mens(gemeente, vraag, as_, _VOOR_WET)
    aantal, goed = Counter[str](), Counter[str]()
    for mens, (doelgroep, gebeurd) in feiten_per_mens(gemeente, vraag, _VOOR_WET).items():
        uitkomst = _uitkomst(gemeente.code, doelgroep, gebeurd, vraag)
        if uitkomst is not None:
            op_tijd, uiterlijk = uitkomst
            groep = str(uiterlijk.year) if as_.per_jaar else groepen[mens]
            aantal[groep] += 1
            goed[groep] += op_tijd
    return [Groep(naam, None, n, goed[naam]) for naam, n in aantal.items()]


def _uitkomst(
    code: str, doelgroep: str, gebeurd: list[tuple[str, date, str]], vraag: Vraag
) -> tuple[bool, date] | None:
    gebeurtenissen = tuple(wet.Gebeurtenis(soort, op, json.loads(gegevens)) for soort, op, gegevens in gebeurd)
    feiten = wet.Feiten(gemeente=code, doelgroep=doelgroep, gebeurtenissen=gebeurtenissen)
    rij = next((rij for rij in wet.rijen(feiten, _GEEN_BELEID) if rij.code == T12), None)
    if rij is None or rij.uiterlijk is None:
        return None
    stand = wet.stand(rij, vraag.op)
    if stand not in {"gehaald", "te_laat"} or not vraag.in_periode(rij.voldaan_op or rij.uiterlijk):
        return None
    return stand == "gehaald", rij.uiterlijk

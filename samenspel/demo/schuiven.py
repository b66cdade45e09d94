"""A template of the pool some weeks earlier: the days move along, and what the law computes is computed again.

By the functions that the acts use: the guarded terms, the terms in a decision, and when to decide on an objection.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import wet
from samenspel.demo.sjabloon import (
    Bezwaarregel,
    Gat,
    Sjabloon,
    Tekst,
    copyregel,
    copytekst,
    dossiergat,
    gatteken,
    tekst,
)
from samenspel.dossiers.verversing import afgeleid, rij_waarden
from samenspel.huisstijl.datums import voluit
from samenspel.plan.besluit import termijnen_van_het_besluit
from samenspel.plan.handelingen.bezwaartermijn import regel_over
from samenspel.plan.termijnen import bezwaar_uiterlijk
from wet.bezwaar import beslistermijn

_DAG = re.compile(r"\d{4}-\d\d-\d\d")
_GEEN_BELEID = wet.beleid_uit({})
TERMIJNKOLOMMEN = (
    "id",
    "gemeente_id",
    "dossier_id",
    "categorie",
    "code",
    "start",
    "uiterlijk",
    "voldaan_op",
    "geeindigd_op",
    "rest",
    "versie",
)


@dataclass(slots=True)
class Verschoven:
    """A template some weeks earlier: everything filled in that people with the same shift share."""

    sjabloon: Sjabloon
    schuif: timedelta
    begin: date
    waarden: list[str]
    ids: tuple[tuple[int, str], ...]
    termijnen: Tekst
    namen: dict[Gat, int]
    besluiten: tuple[date, ...]
    geheimen: tuple[tuple[int, str, Tekst, Tekst], ...]
    """(gap, table and column, id of the row, text) of what is encrypted, to be filled when all other gaps are."""


def verschuif(sjabloon: Sjabloon, weken: int) -> Verschoven:
    """This life, so many weeks earlier."""
    schuif = timedelta(weeks=-weken)
    feiten = [_schuif_feit(feit, schuif) for feit in sjabloon.feiten]
    besluiten = tuple(besluit.op + schuif for besluit in sjabloon.besluiten)
    rijen, _stand = afgeleid(sjabloon.regime, sjabloon.doelgroep, None, feiten, _GEEN_BELEID)
    waarden, ids, namen, geheimen = [""] * (len(sjabloon.gaten) + len(rijen)), [], {}, []
    momenten = iter(enumerate(sjabloon.momenten))
    for (soort, waarde), gat in sjabloon.gaten.items():
        if soort == "dag":
            waarden[gat] = (waarde + schuif).isoformat()
        elif soort == "voluit":
            waarden[gat] = voluit(waarde + schuif)
        elif soort == "termijnen":
            waarden[gat] = _besluittermijnen(sjabloon, feiten, waarde, besluiten[waarde])
        elif soort in ("bezwaar op", "bezwaar wie"):
            waarden[gat] = copytekst(_bezwaardag(waarde, schuif)[soort])
        elif soort == "geheim":
            geheimen.append((gat, *waarde))
        elif soort == "id":
            ids.append((gat, idkop(*next(momenten), schuif)))
        else:
            namen[soort, waarde] = gat
    opening, aantal = sjabloon.momenten[0], len(sjabloon.momenten)
    extra = range(len(sjabloon.gaten), len(waarden))
    ids += [(gat, idkop(aantal + n, opening, schuif)) for n, gat in enumerate(extra)]
    return Verschoven(
        sjabloon, schuif, sjabloon.begin + schuif, waarden, tuple(ids), _termijntekst(sjabloon, rijen, extra), namen, besluiten, tuple(geheimen)
    )  # fmt: skip


def idkop(volgnummer: int, moment: datetime, schuif: timedelta) -> str:
    """The first half of a UUIDv7 of that moment; rows of one moment keep their order."""
    tijd = f"{int((moment + schuif).timestamp() * 1000) + volgnummer:012x}"
    return f"{tijd[:8]}-{tijd[8:]}-7"


def _schuif_feit(feit: wet.Gebeurtenis, schuif: timedelta) -> wet.Gebeurtenis:
    assert isinstance(feit.op, date)
    assert isinstance(feit.vastgelegd_op, datetime)
    gegevens = {naam: _schuif_waarde(waarde, schuif) for naam, waarde in feit.gegevens.items()}
    return feit._replace(op=feit.op + schuif, vastgelegd_op=feit.vastgelegd_op + schuif, gegevens=gegevens)


def _schuif_waarde(waarde: Any, schuif: timedelta) -> Any:
    if isinstance(waarde, str) and _DAG.fullmatch(waarde):
        return (date.fromisoformat(waarde) + schuif).isoformat()
    return waarde


def _besluittermijnen(sjabloon: Sjabloon, feiten: list[wet.Gebeurtenis], plek: int, op: date) -> str:
    """The terms of a decision: with the facts of before it, and those that it made itself."""
    besluit = sjabloon.besluiten[plek]
    erbij = [wet.Gebeurtenis(f.soort, f.op, f.gegevens) for f in feiten if f.id in besluit.eigen]
    voor = [f for f in feiten if f.id in besluit.voor]
    bekend = wet.Feiten(
        gemeente="", doelgroep=sjabloon.doelgroep, geboortedatum=None, gezin=(), gebeurtenissen=(*voor, *erbij)
    )
    termijnen = termijnen_van_het_besluit(bekend, _GEEN_BELEID, op)
    return copytekst(json.dumps(termijnen, ensure_ascii=False))


def _bezwaardag(regel: Bezwaarregel, schuif: timedelta) -> dict[str, Any]:
    stappen = [stap._replace(op=stap.op + schuif, tot=stap.tot and stap.tot + schuif) for stap in regel.stappen]
    termijn = beslistermijn(bezwaar_uiterlijk(regel.bekendgemaakt + schuif), stappen)
    dag, wie = regel_over(termijn, regel.gezet + schuif)
    return {"bezwaar op": dag, "bezwaar wie": wie}


def _termijntekst(sjabloon: Sjabloon, rijen: Sequence[wet.Rij], gaten: range) -> Tekst:
    gemeente, dossier = sjabloon.gat("gemeente"), gatteken(dossiergat(sjabloon))
    regels = []
    for rij, gat in zip(rijen, gaten, strict=True):
        w = rij_waarden(rij)
        vast = (
            w["categorie"],
            rij.code,
            w["start"],
            w["uiterlijk"],
            w["voldaan_op"],
            w["geeindigd_op"],
            json.dumps(w["rest"]),
            w["versie"],
        )
        regels.append(f"{gatteken(gat)}\t{gemeente}\t{dossier}\t{copyregel(vast)}")
    return tekst("".join(regels))  # fmt: skip

"""One life of the pool as text with gaps: its rows in the format of COPY, ready to be filled in for another person.

What the acts wrote stays as they wrote it. Gaps are what differs between two people who lived this life: ids, days,
the municipality, the contact person, the name, the age. What does not simply move along with the days is computed
again for each shift, by the functions that the acts use: the guarded terms, and the terms in a decision.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models

import wet
from samenspel.demo.rijen import Rij, Rijen, eigen_ids, velden
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.verversing import afgeleid, rij_waarden
from samenspel.huisstijl.datums import MAANDEN, voluit
from samenspel.plan.besluit import termijnen_van_het_besluit
from samenspel.plan.models import PipBesluit

TERMIJN = "dossiers_bewaaktetermijn"
DOSSIER = "dossiers_dossier"
PERSOONLIJK = ("personen_persoon", "personen_zoekterm", "personen_nummer", "personen_contactgegeven")
# The words that stand for a person while a life of the pool is told.
MERK = {"naam": "⟦naam⟧", "werker": "⟦werker⟧", "email": "⟦email⟧", "gemeente": "⟦gemeente⟧"}
_OPEN, _DICHT = "\ue000", "\ue001"
_GAT = re.compile(f"{_OPEN}(\\d+){_DICHT}")
_VONDST = re.compile(
    r"(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"|(?<!\d)(?P<dag>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|(?P<voluit>\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b)"
    r"|Leeftijd: (?P<leeftijd>\d+) jaar"
    r"|(?P<merk>⟦\w+⟧)"
)
_VLUCHT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_GEEN_BELEID = wet.beleid_uit({})
Gat = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Tekst:
    """Literal pieces, and between each two the number of the gap that goes there."""

    stukken: tuple[str, ...]
    gaten: tuple[int, ...]

    def vul(self, waarden: Sequence[str]) -> str:
        """The text with every gap filled."""
        uit = [""] * (2 * len(self.gaten) + 1)
        uit[0::2] = self.stukken
        uit[1::2] = [waarden[gat] for gat in self.gaten]
        return "".join(uit)


def tekst(ruw: str) -> Tekst:
    """Cut a text at its gaps."""
    delen = _GAT.split(ruw)
    return Tekst(tuple(delen[0::2]), tuple(int(gat) for gat in delen[1::2]))


def copytekst(waarde: Any) -> str:
    """One value in the text format of COPY."""
    if type(waarde) is str:
        return waarde.translate(_VLUCHT)
    if waarde is None:
        return "\\N"
    if isinstance(waarde, bool):
        return "t" if waarde else "f"
    if isinstance(waarde, bytes | memoryview):
        return f"\\\\x{bytes(waarde).hex()}"
    if isinstance(waarde, list):
        return (
            "{" + ",".join('"' + str(w).replace("\\", "\\\\").replace('"', '\\"') + '"' for w in waarde) + "}"
        ).translate(_VLUCHT)
    if isinstance(waarde, datetime):
        return waarde.isoformat()
    return str(waarde).translate(_VLUCHT)  # fmt: skip


def copyregel(waarden: Iterable[Any]) -> str:
    """One row in the text format of COPY."""
    return "\t".join(map(copytekst, waarden)) + "\n"


@dataclass(slots=True)
class Sjabloon:
    """A life of the pool: its tables with gaps, and what is needed to compute the rest for another day."""

    nummer: int
    begin: date
    regime: str
    doelgroep: str
    feiten: tuple[wet.Gebeurtenis, ...]
    besluit_op: date | None
    besluit_na: frozenset[str]
    gaten: dict[Gat, int] = field(default_factory=dict)
    momenten: list[datetime] = field(default_factory=list)
    kolommen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tabellen: dict[str, Tekst] = field(default_factory=dict)

    def gat(self, soort: str, waarde: Any = None) -> str:
        """The mark of a gap in a text, made when it is new."""
        return f"{_OPEN}{self.gaten.setdefault((soort, waarde), len(self.gaten))}{_DICHT}"


def maak_sjabloon(nummer: int, rijen: Rijen, *, gemeente_id: UUID, werker_id: UUID) -> Sjabloon:
    """Cut the rows that the acts made of one life into a template."""
    dossier = rijen[DOSSIER][0]
    gebeurtenissen = rijen["dossiers_gebeurtenis"]
    besluit = next(iter(rijen.get("plan_pipbesluit", [])), None)
    sjabloon = Sjabloon(
        nummer=nummer, begin=dossier["aangemaakt_op"].date(), regime=dossier["regime"], doelgroep=dossier["doelgroep"],
        feiten=tuple(_wetsfeit(rij) for rij in gebeurtenissen if SOORTEN[rij["soort"]].voor_wet),
        besluit_op=besluit["dagtekening"] if besluit else None,
        besluit_na=frozenset(str(g["id"]) for g in gebeurtenissen if besluit and g["vastgelegd_op"] >= besluit["vastgelegd_op"]),
    )  # fmt: skip
    snijder = _Snijder(sjabloon, rijen, gemeente_id, werker_id)
    for tabel, waarden in rijen.items():
        if tabel == TERMIJN or tabel in PERSOONLIJK:
            continue
        sjabloon.kolommen[tabel] = tuple(velden(tabel))
        sjabloon.tabellen[tabel] = tekst("".join(snijder.rij(tabel, rij) for rij in waarden))
    return sjabloon


def _wetsfeit(rij: Rij) -> wet.Gebeurtenis:
    return wet.Gebeurtenis(rij["soort"], rij["op"], rij["gegevens"], str(rij["id"]), rij["vastgelegd_op"])


class _Snijder:
    """Replaces what differs between two people by gaps."""

    def __init__(self, sjabloon: Sjabloon, rijen: Rijen, gemeente_id: UUID, werker_id: UUID) -> None:
        self._sjabloon = sjabloon
        self._nummer = rijen[DOSSIER][0]["nummer"]
        self._bekend = {gemeente_id: sjabloon.gat("gemeente"), werker_id: sjabloon.gat("werker")}
        opening: datetime = rijen[DOSSIER][0]["aangemaakt_op"]
        tijden: dict[UUID, datetime] = {rij["id"]: _moment(rij) or opening for tabel in rijen.values() for rij in tabel}
        for id_ in sorted(eigen_ids(rijen), key=lambda id_: (tijden.get(id_, opening), id_)):
            self._bekend[id_] = sjabloon.gat("id", id_)
            sjabloon.momenten.append(tijden.get(id_, opening))

    def rij(self, tabel: str, rij: Rij) -> str:
        return "\t".join(self._cel(velden(tabel)[kolom], waarde) for kolom, waarde in rij.items()) + "\n"

    def _cel(self, veld: models.Field[Any, Any], waarde: Any) -> str:
        if isinstance(waarde, UUID):
            return self._bekend.get(waarde, str(waarde))
        if isinstance(waarde, datetime):
            return self._in_tekst(waarde.astimezone(UTC).isoformat())
        if isinstance(waarde, date):
            return self._sjabloon.gat("dag", waarde)
        if isinstance(veld, models.JSONField):
            return self._json(veld, waarde)
        if veld.column == "nummer" and waarde == self._nummer:
            return self._sjabloon.gat("nummer")
        return self._in_tekst(copytekst(waarde)) if isinstance(waarde, str | list) else copytekst(waarde)

    def _json(self, veld: models.Field[Any, Any], waarde: Any) -> str:
        if veld.model is not PipBesluit:
            return self._in_tekst(json.dumps(waarde, ensure_ascii=False).translate(_VLUCHT))
        ruw = json.dumps({**waarde, "termijnen": "termijnen hier"}, ensure_ascii=False).translate(_VLUCHT)
        return self._in_tekst(ruw).replace('"termijnen hier"', self._sjabloon.gat("termijnen"))

    def _in_tekst(self, waarde: str) -> str:
        return _VONDST.sub(self._vervang, waarde.replace(self._nummer, self._sjabloon.gat("nummer")))

    def _vervang(self, vondst: re.Match[str]) -> str:
        match vondst.lastgroup:
            case "uuid":
                return self._bekend.get(UUID(vondst[0]), vondst[0])
            case "dag":
                return self._sjabloon.gat("dag", date.fromisoformat(vondst[0]))
            case "voluit":
                dag, maand, jaar = vondst[0].split()
                return self._sjabloon.gat("voluit", date(int(jaar), MAANDEN.index(maand) + 1, int(dag)))
            case "leeftijd":
                return f"Leeftijd: {self._sjabloon.gat('leeftijd')} jaar"
            case _:
                return self._sjabloon.gat("merk", vondst[0][1:-1])


def _moment(rij: Rij) -> datetime | None:
    """When a row was recorded."""
    kandidaten = (rij.get(kolom) for kolom in ("vastgelegd_op", "begonnen_op", "aangemaakt_op", "op"))
    return next((moment for moment in kandidaten if isinstance(moment, datetime)), None)


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
    besluit_op: date | None


def verschuif(sjabloon: Sjabloon, weken: int) -> Verschoven:
    """This life, so many weeks earlier."""
    schuif = timedelta(weeks=-weken)
    feiten = [_schuif_feit(feit, schuif) for feit in sjabloon.feiten]
    besluit_op = sjabloon.besluit_op + schuif if sjabloon.besluit_op else None
    rijen, _stand = afgeleid(sjabloon.regime, sjabloon.doelgroep, None, feiten, _GEEN_BELEID)
    waarden, ids, namen = [""] * (len(sjabloon.gaten) + len(rijen)), [], {}
    momenten = iter(enumerate(sjabloon.momenten))
    for (soort, waarde), gat in sjabloon.gaten.items():
        if soort == "dag":
            waarden[gat] = (waarde + schuif).isoformat()
        elif soort == "voluit":
            waarden[gat] = voluit(waarde + schuif)
        elif soort == "termijnen":
            waarden[gat] = _besluittermijnen(sjabloon, feiten, besluit_op)
        elif soort == "id":
            ids.append((gat, idkop(*next(momenten), schuif)))
        else:
            namen[soort, waarde] = gat
    opening, aantal = sjabloon.momenten[0], len(sjabloon.momenten)
    extra = range(len(sjabloon.gaten), len(waarden))
    ids += [(gat, idkop(aantal + n, opening, schuif)) for n, gat in enumerate(extra)]
    return Verschoven(
        sjabloon, schuif, sjabloon.begin + schuif, waarden, tuple(ids), _termijntekst(sjabloon, rijen, extra), namen, besluit_op
    )  # fmt: skip


def idkop(volgnummer: int, moment: datetime, schuif: timedelta) -> str:
    """The first half of a UUIDv7 of that moment; rows of one moment keep their order."""
    tijd = f"{int((moment + schuif).timestamp() * 1000) + volgnummer:012x}"
    return f"{tijd[:8]}-{tijd[8:]}-7"


def _schuif_feit(feit: wet.Gebeurtenis, schuif: timedelta) -> wet.Gebeurtenis:
    assert isinstance(feit.op, date)
    assert isinstance(feit.vastgelegd_op, datetime)
    return feit._replace(op=feit.op + schuif, vastgelegd_op=feit.vastgelegd_op + schuif)


def _besluittermijnen(sjabloon: Sjabloon, feiten: list[wet.Gebeurtenis], op: date | None) -> str:
    """The terms of the decision: with the facts of before it, and those that it made itself."""
    assert op is not None
    eigen = [f for f in feiten if f.id in sjabloon.besluit_na and f.soort == "pip_dagtekening"]
    erbij = [wet.Gebeurtenis(f.soort, f.op, f.gegevens) for f in eigen]
    voor = [f for f in feiten if f.id not in sjabloon.besluit_na]
    bekend = wet.Feiten(
        gemeente="", doelgroep=sjabloon.doelgroep, geboortedatum=None, gezin=(), gebeurtenissen=(*voor, *erbij)
    )
    termijnen = termijnen_van_het_besluit(bekend, _GEEN_BELEID, op)
    return json.dumps(termijnen, ensure_ascii=False).translate(_VLUCHT)


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


def _termijntekst(sjabloon: Sjabloon, rijen: Sequence[wet.Rij], gaten: range) -> Tekst:
    gemeente, dossier = sjabloon.gat("gemeente"), f"{_OPEN}{dossiergat(sjabloon)}{_DICHT}"
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
        regels.append(f"{_OPEN}{gat}{_DICHT}\t{gemeente}\t{dossier}\t{copyregel(vast)}")
    return tekst("".join(regels))  # fmt: skip


def dossiergat(sjabloon: Sjabloon) -> int:
    """Where the id of the dossier goes: the first cell of its own row."""
    return sjabloon.tabellen[DOSSIER].gaten[0]

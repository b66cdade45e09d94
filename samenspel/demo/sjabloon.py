"""One life of the pool as text with gaps: its rows in the format of COPY, ready to be filled in for another person.

What the acts wrote stays as they wrote it. Gaps are what differs between two people who lived this life: ids, days,
the municipality, the contact person, names, the age, and what the law computes from the days (`schuiven.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import models

import wet
from samenspel.demo.rijen import Rij, Rijen, eigen_ids, velden
from samenspel.dossiers.feiten import KOLOMMEN, Rauw, wet_gebeurtenis
from samenspel.dossiers.soorten import BESLUITEN, SOORTEN
from samenspel.huisstijl.datums import MAANDEN
from samenspel.kern.klok import dag_van
from samenspel.kluis.velden import Versleuteld
from samenspel.personen.models import Gezinslid
from samenspel.plan.handelingen.bezwaartermijn import OVER_BEZWAAR
from samenspel.plan.models import PipBesluit
from wet.bezwaar import Stap

TERMIJN = "dossiers_bewaaktetermijn"
DOSSIER = "dossiers_dossier"
BESLUIT = "plan_pipbesluit"
PERSOONLIJK = ("personen_persoon", "personen_zoekterm", "personen_nummer", "personen_contactgegeven")
# The words that stand for a person while a life of the pool is told.
MERK = {"naam": "⟦naam⟧", "werker": "⟦werker⟧", "email": "⟦email⟧", "gemeente": "⟦gemeente⟧", "partner": "⟦partner⟧"}
PARTNER_GEBOREN = "1901"
_OPEN, _DICHT = "\ue000", "\ue001"
_GAT = re.compile(f"{_OPEN}(\\d+){_DICHT}")
_VONDST = re.compile(
    r"(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"|(?<!\d)(?P<dag>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|(?P<voluit>\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b)"
    r"|Leeftijd: (?P<leeftijd>\d+) jaar"
    r"|⟦(?:\d+:)?(?P<merk>\w+)⟧"
)
_VLUCHT = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_EIGEN_FEITEN = BESLUITEN - {"pip_bekendgemaakt", "beslissing_op_bezwaar"}
Gat = tuple[str, Any]


def gatteken(nummer: int) -> str:
    """What stands for a gap in a text that is not cut yet."""
    return f"{_OPEN}{nummer}{_DICHT}"


def kindmerk(nummer: int) -> str:
    """The word that stands for the name of a child."""
    return f"⟦kind_{nummer}⟧"


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


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision: its day, the facts that were there before it, and those that it made."""

    op: date
    voor: frozenset[str]
    eigen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bezwaarregel:
    """A line in the work list about an objection, and what its day follows from."""

    bekendgemaakt: date
    stappen: tuple[Stap, ...]
    gezet: date


@dataclass(slots=True)
class Sjabloon:
    """A life of the pool: its tables with gaps, and what is needed to compute the rest for another day."""

    nummer: int
    begin: date
    regime: str
    doelgroep: str
    feiten: tuple[wet.Gebeurtenis, ...]
    besluiten: tuple[Besluit, ...]
    gaten: dict[Gat, int] = field(default_factory=dict)
    momenten: list[datetime] = field(default_factory=list)
    kolommen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tabellen: dict[str, Tekst] = field(default_factory=dict)

    def gat(self, soort: str, waarde: Any = None) -> str:
        """The mark of a gap in a text, made when it is new."""
        return gatteken(self.gaten.setdefault((soort, waarde), len(self.gaten)))


def maak_sjabloon(nummer: int, rijen: Rijen, *, bekend: Mapping[UUID, str]) -> Sjabloon:
    """Cut the rows that the acts made of one life into a template. `bekend`: whose ids are gaps of that name."""
    dossier = rijen[DOSSIER][0]
    sjabloon = Sjabloon(
        nummer=nummer, begin=dag_van(dossier["aangemaakt_op"]), regime=dossier["regime"], doelgroep=dossier["doelgroep"],
        feiten=tuple(_wetsfeiten(rijen["dossiers_gebeurtenis"])),
        besluiten=tuple(_besluit(rij, rijen["dossiers_gebeurtenis"]) for rij in rijen.get(BESLUIT, [])),
    )  # fmt: skip
    snijder = _Snijder(sjabloon, rijen, bekend)
    for tabel, waarden in rijen.items():
        if tabel == TERMIJN or tabel in PERSOONLIJK:
            continue
        sjabloon.kolommen[tabel] = tuple(velden(tabel))
        sjabloon.tabellen[tabel] = tekst("".join(snijder.rij(tabel, n, rij) for n, rij in enumerate(waarden)))
    return sjabloon


def _wetsfeiten(gebeurtenissen: Iterable[Rij]) -> Iterator[wet.Gebeurtenis]:
    """As `dossiers.feiten` gives them to `wet`."""
    for rij in gebeurtenissen:
        ruw = Rauw(*(rij[kolom] for kolom in KOLOMMEN))
        if SOORTEN[ruw.soort].voor_wet and not (ruw.soort == "intrekking" and ruw.gegevens.get("eigen")):
            yield wet_gebeurtenis(ruw)


def _besluit(besluit: Rij, gebeurtenissen: Iterable[Rij]) -> Besluit:
    moment = besluit["vastgelegd_op"]
    samen = [g for g in gebeurtenissen if g["vastgelegd_op"] == moment and g["soort"] in _EIGEN_FEITEN]
    eigen = {g["id"] for g in samen}
    voor = {g["id"] for g in gebeurtenissen if g["id"] not in eigen and g["vastgelegd_op"] < moment}
    return Besluit(besluit["dagtekening"], frozenset(map(str, voor)), frozenset(map(str, eigen)))


class _Snijder:
    """Replaces what differs between two people by gaps."""

    def __init__(self, sjabloon: Sjabloon, rijen: Rijen, bekend: Mapping[UUID, str]) -> None:
        self._sjabloon = sjabloon
        self._besluit = 0
        self._nummer = rijen[DOSSIER][0]["nummer"]
        self._bezwaarregels = _bezwaarregels(rijen)
        self._bekend = {id_: sjabloon.gat(naam) for id_, naam in bekend.items()}
        opening: datetime = rijen[DOSSIER][0]["aangemaakt_op"]
        tijden: dict[UUID, datetime] = {rij["id"]: _moment(rij) or opening for tabel in rijen.values() for rij in tabel}
        for id_ in sorted(eigen_ids(rijen), key=lambda id_: (tijden.get(id_, opening), id_)):
            self._bekend[id_] = sjabloon.gat("id", id_)
            sjabloon.momenten.append(tijden.get(id_, opening))

    def rij(self, tabel: str, plek: int, rij: Rij) -> str:
        """One row; of decisions it matters which one."""
        self._besluit = plek
        cellen = {kolom: self._cel(velden(tabel)[kolom], waarde, rij["id"]) for kolom, waarde in rij.items()}
        if (regel := self._bezwaarregels.get(rij["id"])) is not None:
            cellen |= {"op": self._sjabloon.gat("bezwaar op", regel), "wie": self._sjabloon.gat("bezwaar wie", regel)}
        return "\t".join(cellen.values()) + "\n"

    def _cel(self, veld: models.Field[Any, Any], waarde: Any, rij_id: UUID) -> str:
        if isinstance(veld, Versleuteld) and waarde is not None:
            return self._geheim(veld, waarde, rij_id)
        if isinstance(waarde, UUID):
            return self._bekend.get(waarde, str(waarde))
        if isinstance(waarde, datetime):
            return self._in_tekst(waarde.astimezone(UTC).isoformat())
        if isinstance(waarde, date):
            return self._sjabloon.gat("dag", waarde)
        if waarde == PARTNER_GEBOREN and veld.model is Gezinslid:
            return self._sjabloon.gat("partner geboren")
        if isinstance(veld, models.JSONField):
            return self._json(veld, waarde)
        if veld.column == "nummer" and waarde == self._nummer:
            return self._sjabloon.gat("nummer")
        return self._in_tekst(copytekst(waarde)) if isinstance(waarde, str | list) else copytekst(waarde)

    def _geheim(self, veld: Versleuteld, waarde: Any, rij_id: UUID) -> str:
        """A gap for ciphertext: what it says is cut at its own gaps, and encrypted for each person anew."""
        if waarde == veld.leeg:
            return copytekst(b"")
        klaar = tekst(self._in_tekst(veld.naar_bytes(waarde).decode()))
        return self._sjabloon.gat("geheim", (veld.plek, tekst(self._bekend[rij_id]), klaar))

    def _json(self, veld: models.Field[Any, Any], waarde: Any) -> str:
        if veld.model is not PipBesluit:
            return self._in_tekst(json.dumps(waarde, ensure_ascii=False).translate(_VLUCHT))
        ruw = json.dumps({**waarde, "termijnen": "termijnen hier"}, ensure_ascii=False).translate(_VLUCHT)
        return self._in_tekst(ruw).replace('"termijnen hier"', self._sjabloon.gat("termijnen", self._besluit))

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
                return f"Leeftijd: {self._sjabloon.gat('leeftijd', self._besluit)} jaar"
            case _:
                return self._sjabloon.gat("merk", vondst["merk"])


def _bezwaarregels(rijen: Rijen) -> dict[UUID, Bezwaarregel]:
    """The lines in the work list whose day the law computes."""
    gevonden = {}
    for bezwaar in rijen.get("plan_pipbezwaar", []):
        pip = next(rij for rij in rijen["plan_pip"] if rij["id"] == bezwaar["pip_id"])
        stappen = [rij for rij in rijen.get("plan_bezwaarstap", []) if rij["bezwaar_id"] == bezwaar["id"]]
        for regel in rijen["dossiers_herinnering"]:
            gezet = regel["vastgelegd_op"]
            if regel["wie"].startswith(OVER_BEZWAAR) and gezet >= bezwaar["vastgelegd_op"]:
                al = tuple(
                    Stap(s["soort"], s["op"], s["weken"], s["tot"]) for s in stappen if s["vastgelegd_op"] <= gezet
                )
                gevonden[regel["id"]] = Bezwaarregel(pip["bekendgemaakt_op"], al, dag_van(gezet))
    return gevonden


def _moment(rij: Rij) -> datetime | None:
    """When a row was recorded."""
    kandidaten = (rij.get(kolom) for kolom in ("vastgelegd_op", "begonnen_op", "aangemaakt_op", "op"))
    return next((moment for moment in kandidaten if isinstance(moment, datetime)), None)


def dossiergat(sjabloon: Sjabloon) -> int:
    """Where the id of the dossier goes: the first cell of its own row."""
    return sjabloon.tabellen[DOSSIER].gaten[0]

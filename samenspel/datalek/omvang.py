"""How large a breach is: whose data, of which kinds, in which language to tell them. A question; it writes nothing.

Too many rather than too few: where it is not sure that somebody is touched, they are counted, and who decides can see why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samenspel.datalek.bronnen import DING, GEDEELD, GEWIST, GEZIEN, LOG, REGELS, SPOREN
from samenspel.datalek.models import Bron
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from samenspel.logboek.register import tabellen_van
from samenspel.personen.geboorte import grenzen
from samenspel.personen.models import Contactgegeven, Gezinslid, Persoon

KLUIS: Final = "C14"
KIND: Final = 16
"""Below this age somebody is told through a parent (AVG 8 lid 1; UAVG 5)."""
TIJDSLIMIET: Final = 300.0
"""Seconds for one statement: a year of log is more than a page usually reads."""
_HAP: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What leaked, and when: `wat` as in `Datalek.wat`; `vanaf` counts, `tot` does not. `op`: the day on which ages are counted."""

    gemeente_id: UUID
    bron: str
    wat: str
    vanaf: datetime
    tot: datetime
    op: date

    @property
    def waarden(self) -> dict[str, Any]:
        return {"gemeente": self.gemeente_id, "wat": self.wat, "vanaf": self.vanaf, "tot": self.tot}


@dataclass(slots=True)
class Getroffen:
    """One dossier: what of it, how often, and what to mind."""

    dossier_id: UUID
    nummer: str = ""
    categorieen: set[str] = field(default_factory=set)
    bekeken: int = 0
    gewijzigd: int = 0
    gedownload: int = 0
    nummers: int = 0
    gedeeld: int = 0
    eerste: datetime | None = None
    laatste: datetime | None = None
    taal: str = ""
    geheim: bool = False
    kinderen: int = 0

    @property
    def kluis(self) -> bool:
        """Whether something that is kept apart was among it."""
        return KLUIS in self.categorieen


@dataclass(frozen=True, slots=True)
class Omvang:
    """Everybody, by number of dossier; and how many there were who are erased since."""

    getroffenen: tuple[Getroffen, ...]
    gewist: int

    def telling(self) -> dict[str, Any]:
        """Counts for the report; nothing about anybody apart."""
        alle = self.getroffenen
        return {
            "mensen": len(alle), "gewist": self.gewist, "bekeken": sum(g.bekeken for g in alle), "gewijzigd": sum(g.gewijzigd for g in alle),
            "gedownload": sum(g.gedownload for g in alle), "nummers": sum(g.nummers for g in alle), "gedeeld": sum(g.gedeeld for g in alle),
            "geheim": sum(g.geheim for g in alle), "kluis": sum(g.kluis for g in alle), "kinderen": sum(g.kinderen for g in alle),
            "categorieen": dict(sorted(Counter(c for g in alle for c in g.categorieen).items())),
            "talen": dict(Counter(g.taal for g in alle).most_common()),
        }  # fmt: skip


def bereken(vraag: Vraag) -> Omvang:
    """Raises KeyError for an unknown source. Runs as the house: who asks sees what comes out through the case alone."""
    huis = Aanwezige(gebruiker_id=None, gemeente_id=vraag.gemeente_id, rol=SYSTEEM, doel="datalek:omvang")
    with identiteit(huis, tijdslimiet=TIJDSLIMIET):
        gevonden = dict(_van_het_log(vraag, LOG[vraag.bron], [])) if vraag.bron in LOG else _van_het_ding(vraag)
        gewist = gevonden.pop(None, Getroffen(UUID(int=0)))
        _met_wat_gedeeld_is(vraag, gevonden)
        alle = {sleutel: g for sleutel, g in gevonden.items() if sleutel is not None}
        _verrijk(alle, vraag)
        weg = _een(GEWIST, vraag) if vraag.bron == Bron.RESERVEKOPIE else gewist.bekeken + gewist.gewijzigd
    kennen = [g for g in alle.values() if g.nummer]
    return Omvang(tuple(sorted(kennen, key=lambda g: g.nummer)), weg + len(alle) - len(kennen))


def _rijen(opdracht: str, waarden: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


def _een(opdracht: str, vraag: Vraag) -> int:
    return int(_rijen(opdracht, vraag.waarden)[0][0])


def _van_het_log(vraag: Vraag, waar: str, dossiers: Sequence[UUID]) -> Iterator[tuple[UUID | None, Getroffen]]:
    wie = "b.dossier_id = any(%(dossiers)s)" if dossiers else "true"
    opdracht = REGELS.format(waar=waar, wie=wie)
    for dossier_id, codes, lees, schrijf, uitvoer, nummers, eerste, laatste in _rijen(
        opdracht, vraag.waarden | {"dossiers": list(dossiers)}
    ):
        yield dossier_id, Getroffen(
            dossier_id, categorieen={code for code in (codes or "").split(",") if code}, bekeken=lees, gewijzigd=schrijf, gedownload=uitvoer,
            nummers=nummers, eerste=eerste, laatste=laatste,
        )  # fmt: skip


def _van_het_ding(vraag: Vraag) -> dict[UUID | None, Getroffen]:
    gevonden: dict[UUID | None, Getroffen] = {}
    alles: list[UUID] = []
    for dossier_id, code in _rijen(DING[vraag.bron], vraag.waarden):
        gevonden.setdefault(dossier_id, Getroffen(dossier_id))
        if code is None:
            alles.append(dossier_id)
        else:
            gevonden[dossier_id].categorieen.add(code)
    if alles:
        _inhoud(vraag.gemeente_id, gevonden)
    if vraag.bron in GEZIEN and gevonden:
        for wie, gezien in _van_het_log(vraag, GEZIEN[vraag.bron], [d for d in gevonden if d]):
            gezien.categorieen = gevonden[wie].categorieen
            gevonden[wie] = gezien
    return gevonden


def _inhoud(gemeente_id: UUID, gevonden: dict[UUID | None, Getroffen]) -> None:
    """All categories of which these dossiers hold a row now."""
    for soort, tabellen in tabellen_van().items():
        for tabel in tabellen:
            if tabel.startswith(("logboek_", "datalek_")):
                continue
            kolom = "categorie" if soort == "per rij" else "%(soort)s"
            sleutel = "id" if tabel == "dossiers_dossier" else "dossier_id"
            opdracht = f"select distinct {sleutel}, {kolom} from {connection.ops.quote_name(tabel)} where gemeente_id = %(gemeente)s"  # noqa: S608  # names of ours
            for dossier_id, code in _rijen(opdracht, {"gemeente": gemeente_id, "soort": soort}):
                if dossier_id in gevonden:
                    gevonden[dossier_id].categorieen.add(code)


def _met_wat_gedeeld_is(vraag: Vraag, gevonden: dict[UUID | None, Getroffen]) -> None:
    if vraag.bron != Bron.ORGANISATIE:
        return
    for dossier_id, codes, aantal in _rijen(GEDEELD, vraag.waarden):
        getroffen = gevonden.setdefault(dossier_id, Getroffen(dossier_id))
        getroffen.categorieen |= set(codes.split(","))
        getroffen.gedeeld = aantal


def _verrijk(alle: dict[UUID, Getroffen], vraag: Vraag) -> None:
    """Number, language, secret address, children: of five thousand at a time."""
    sleutels = list(alle)
    for begin in range(0, len(sleutels), _HAP):
        hap = sleutels[begin : begin + _HAP]
        for dossier_id, nummer in Dossier.objects.filter(pk__in=hap).values_list("pk", "nummer"):
            alle[dossier_id].nummer = nummer
        mensen = Persoon.objects.filter(dossier_id__in=hap)
        for dossier_id, tolk, talen, geboren in mensen.values_list("dossier_id", "tolk_taal", "talen", "geboortedatum"):
            alle[dossier_id].taal = tolk or (talen[0] if talen else "")
            alle[dossier_id].kinderen += is_kind(geboren, vraag.op)
        geldt = Q(tot__isnull=True) | Q(tot__gte=dag_van(vraag.vanaf))
        for dossier_id in Contactgegeven.objects.filter(geldt, dossier_id__in=hap, geheim=True).values_list("dossier_id", flat=True):  # fmt: skip
            alle[dossier_id].geheim = True
        gezin = Gezinslid.objects.filter(dossier_id__in=hap, relatie=Gezinslid.Relatie.KIND, vervallen_op__isnull=True)
        for dossier_id, geboren in gezin.values_list("dossier_id", "geboortedatum"):
            alle[dossier_id].kinderen += "C04" in alle[dossier_id].categorieen and is_kind(geboren, vraag.op)


def is_kind(geboren: str, op: date) -> bool:
    """Younger than sixteen, or perhaps: where only a year is known, the latest day of it. Unknown is not a child."""
    dagen = grenzen(geboren)
    if dagen is None:
        return False
    laatst = dagen[1]
    return op.year - laatst.year - ((op.month, op.day) < (laatst.month, laatst.day)) < KIND


@dataclass(frozen=True, slots=True)
class Spoor:
    """One session of an account on one network."""

    sessie: str
    netwerk: str
    eerste: datetime
    laatste: datetime
    regels: int


def sporen(vraag: Vraag) -> list[Spoor]:
    """Of an account (or of a file it made): from where, in the order in which they began. Empty for any other source."""
    if vraag.bron not in {Bron.ACCOUNT, Bron.UITVOER}:
        return []
    huis = Aanwezige(gebruiker_id=None, gemeente_id=vraag.gemeente_id, rol=SYSTEEM, doel="datalek:sporen")
    with identiteit(huis):
        return [Spoor(*rij) for rij in _rijen(SPOREN, vraag.waarden)]

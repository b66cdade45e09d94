"""Telling loaded dossiers again through the acts, and comparing every row of every table that has one of them.

Ids are given out anew each time, so each id is replaced by what its row says; everything else must be equal, also
what is encrypted.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.db import transaction

from samenspel.demo.adem import in_een_adem
from samenspel.demo.levensloop import levensloop
from samenspel.demo.poel import maak_bouwer, speel
from samenspel.demo.rijen import Rij, Rijen, eigen_ids, rijen_van
from samenspel.demo.toeval import ZAAD
from samenspel.demo.volume import VOORVOEGSEL, Lot, lot
from samenspel.dossiers.models import Dossier, Dossierteller
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import dag_van, vandaag
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.personen.nummers import ontcijfer_nummer
from samenspel.toegang.models import Gebruiker

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Gelijk = Counter[str]
"""One row as text, so often as it is there."""


def dag_van_het_volume(dossier: Dossier, zaad: int) -> date:
    """The day on which this dossier was loaded: its life says how long ago it began.

    How far a life may move depends a little on that day itself, so a guess is mended until it fits.
    """
    op, aantal = vandaag(), aantal_in(dossier.gemeente)
    for _poging in range(9):
        haar = lot(dossier.gemeente.code, rang_van(dossier), aantal, op, zaad)
        begin = levensloop(haar.levensnummer, op).begin - timedelta(weeks=haar.weken)
        if begin == dag_van(dossier.aangemaakt_op):
            break
        op += dag_van(dossier.aangemaakt_op) - begin
    return op


def rang_van(dossier: Dossier) -> int:
    """Which dossier of its municipality this is, counted from 0."""
    return int(dossier.nummer.partition("-")[2]) - 1


@cache
def aantal_in(gemeente: Gemeente) -> int:
    """How many dossiers of the volume this municipality has; opened later are those of this year alone."""
    with als_eigenaar():
        return min(Dossierteller.objects.filter(gemeente=gemeente).values_list("laatste", flat=True))


def speel_na(dossier: Dossier, partners: dict[str, Organisatie], haar: Lot, op: date) -> Rijen:
    """The rows that the acts make of this lot, for the same caseworker; nothing of it stays."""
    assert dossier.contactpersoon is not None  # every dossier of the volume has one
    leven = levensloop(haar.levensnummer, op - timedelta(weeks=haar.weken))
    with transaction.atomic():
        with in_een_adem():
            with als_eigenaar():
                collega, ander = _collega_van(dossier.contactpersoon, dossier.gemeente), _partner_van(dossier, haar)
                bouwer = maak_bouwer(dossier.gemeente, dossier.contactpersoon, collega, partners)
            rijen = met_leesbare_nummers(speel(bouwer, leven, haar.mens, ander))
        transaction.set_rollback(True)  # the key of this dossier goes with it
    return rijen


def _collega_van(werker: Gebruiker, gemeente: Gemeente) -> Gebruiker:
    """The next caseworker of this municipality, as `Deel.collega` takes it; their numbers are in their addresses."""
    adressen = Gebruiker.objects.filter(email__endswith=f"@{gemeente.code}.test", email__startswith="werker")
    nummer = int(werker.email.partition("@")[0].removeprefix("werker"))
    return adressen.get(email=f"werker{(nummer + 1) % adressen.count()}@{gemeente.code}.test")


def _partner_van(dossier: Dossier, haar: Lot) -> Dossier | None:
    if haar.ander is None:
        return None
    hier = Dossier.objects.select_related("gemeente").filter(gemeente=dossier.gemeente)
    return hier.get(nummer__endswith=f"-{haar.ander + 1:04}", nummer__startswith=dossier.nummer.partition("-")[0])


def verschillen(geladen: Rijen, nagespeeld: Rijen) -> Iterator[str]:
    """What differs, in words: one line per row, naming the columns."""
    links, rechts = in_woorden(geladen), in_woorden(nagespeeld)
    for tabel in sorted({*links, *rechts}):
        over = list((links.get(tabel, Counter()) - rechts.get(tabel, Counter())).elements())
        tekort = list((rechts.get(tabel, Counter()) - links.get(tabel, Counter())).elements())
        for rij in over:
            if naast := _lijkt_op(rij, tekort):
                tekort.remove(naast)
                yield f"{tabel}: {_anders(json.loads(rij), json.loads(naast))}"
            else:
                yield f"{tabel}: een rij te veel: {rij[:300]}"
        for rij in tekort:
            yield f"{tabel}: deze rij ontbreekt: {rij[:300]}"


def _lijkt_op(rij: str, kandidaten: Iterable[str]) -> str | None:
    """The row that shares most columns with this one, if more than half."""
    dit = json.loads(rij)
    gelijk = {kandidaat: sum(dit[k] == v for k, v in json.loads(kandidaat).items()) for kandidaat in kandidaten}
    beste = max(gelijk, key=lambda kandidaat: gelijk[kandidaat], default=None)
    return beste if beste is not None and gelijk[beste] * 2 > len(dit) else None


def _anders(geladen: dict[str, Any], nagespeeld: dict[str, Any]) -> str:
    plekken = [plek for k in geladen for plek in _plekken(k, geladen[k], nagespeeld[k])]
    return "; ".join(f"{plek} geladen {dit!s:.200}, volgens de handelingen {dat!s:.200}" for plek, dit, dat in plekken)


def _plekken(plek: str, dit: Any, dat: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where two values differ: in JSON down to the smallest part."""
    if isinstance(dit, dict) and isinstance(dat, dict):
        for naam in dict.fromkeys([*dit, *dat]):
            yield from _plekken(f"{plek}.{naam}", dit.get(naam), dat.get(naam))
    elif isinstance(dit, list) and isinstance(dat, list) and len(dit) == len(dat):
        for nummer, (een, ander) in enumerate(zip(dit, dat, strict=True)):
            yield from _plekken(f"{plek}[{nummer}]", een, ander)
    elif dit != dat:
        yield plek, dit, dat


def in_woorden(rijen: Rijen) -> dict[str, Gelijk]:
    """Every row as JSON in which each own id is replaced by what its row says."""
    namen = {str(id_): "•" for id_ in eigen_ids(rijen)}
    for _ronde in range(2):  # the second time an id that a row points at says which row that is
        namen |= {
            str(rij["id"]): f"•{tabel} {_merk(_woorden(tabel, rij, rijen, namen))}"
            for tabel, alle in rijen.items()
            for rij in alle
        }
    return {tabel: Counter(_woorden(tabel, rij, rijen, namen) for rij in alle) for tabel, alle in rijen.items()}


def _merk(woorden: str) -> str:
    return hashlib.sha256(woorden.encode()).hexdigest()[:12]


def _woorden(tabel: str, rij: Rij, rijen: Rijen, namen: dict[str, str]) -> str:
    dossier = rijen["dossiers_dossier"][0]
    leesbaar = {k: _leesbaar(w) for k, w in rij.items() if k != "id"}
    tekst = json.dumps(leesbaar, ensure_ascii=False, sort_keys=True, default=str)
    return _UUID.sub(lambda m: namen.get(m[0], m[0]), tekst.replace(dossier["nummer"], "•nummer"))


def met_leesbare_nummers(rijen: Rijen) -> Rijen:
    """The same rows, with what their encrypted numbers say: two that say the same never look the same."""
    (dossier,) = rijen["dossiers_dossier"]
    for nummer in rijen.get("personen_nummer", ()):
        nummer["cijfer"] = _ontsleuteld(nummer, dossier["id"])
    return rijen


def _ontsleuteld(nummer: Rij, dossier_id: UUID) -> str:
    try:
        with als_eigenaar():
            return ontcijfer_nummer(
                bytes(nummer["cijfer"]), dossier_id, nummer["soort"], gemeente_id=nummer["gemeente_id"]
            )
    except (InvalidTag, ValueError):
        return "onleesbaar: versleuteld voor een andere plek"


def _leesbaar(waarde: Any) -> Any:
    if isinstance(waarde, bytes | memoryview):
        return bytes(waarde).hex()
    return str(waarde) if isinstance(waarde, UUID) else waarde


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One dossier compared: how many rows it has per table, and what differs."""

    nummer: str
    gemeente: str
    rijen: dict[str, int]
    verschillen: list[str]


def trek(aantal: int, zaad: int) -> list[UUID]:
    """So many loaded dossiers, drawn by lot; all of them when there are fewer. Who has no contact person was opened later, by a bench."""
    with als_eigenaar():
        van_het_volume = Dossier.objects.filter(gemeente__code__startswith=VOORVOEGSEL, contactpersoon__isnull=False)
        ids = sorted(van_het_volume.values_list("pk", flat=True))
    return random.Random(zaad).sample(ids, min(aantal, len(ids)))  # noqa: S311  # a sample, not a secret


def lees_dossiers(ids: Iterable[UUID]) -> list[Dossier]:
    """These dossiers with their municipality and contact person."""
    with als_eigenaar():
        return list(Dossier.objects.filter(pk__in=ids).select_related("gemeente", "contactpersoon"))


def reken_na(dossier: Dossier, partners: dict[str, Organisatie], zaad: int = ZAAD) -> Uitkomst:
    """Tell this dossier again and compare."""
    op = dag_van_het_volume(dossier, zaad)
    with als_eigenaar():
        geladen = met_leesbare_nummers(rijen_van(dossier.pk))
    nagespeeld = speel_na(
        dossier, partners, lot(dossier.gemeente.code, rang_van(dossier), aantal_in(dossier.gemeente), op, zaad), op
    )
    aantallen = {tabel: len(rijen) for tabel, rijen in geladen.items()}
    return Uitkomst(dossier.nummer, dossier.gemeente.naam, aantallen, list(verschillen(geladen, nagespeeld)))

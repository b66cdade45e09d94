"""Looking the log over: every digest and link computed again, in Python, from what the tables hold. Finds any change.

Read as the owner (`kijk_logboek_na`, or an officer who is independent of who runs the database: BIO2 8.15.06). The texts under the digests are
those of `functies.py`. What no anchor covers yet is said, not trusted: whoever rules the database could still rewrite that tail.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections

from samenspel.logboek.verzegelen import Hoofd, ankers

GENADE = timedelta(seconds=60)
"""Sealing takes five seconds; a line that waits longer than this is a fault."""
_GROEP = 2_000
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Uitkomst:
    """What was looked at, what is not anchored yet, and every fault as a sentence without personal data."""

    regels: int = 0
    ketens: int = 0
    wachten: int = 0
    niet_verankerd: int = 0
    fouten: list[str] = field(default_factory=list)


def kijk_na(nu: datetime, *, using: str = "eigenaar") -> Uitkomst:
    """The whole log, on a connection of the owner."""
    uit = Uitkomst()
    bewijzen = _bewijzen(using)
    geteld = {"betrokkenen": 0, "verwerkingen": 0}
    wist: dict[UUID, str] = {}
    hoofden: dict[UUID, list[Hoofd]] = defaultdict(list)
    for hoofd in ankers():
        hoofden[hoofd.keten].append(hoofd)
    for keten in sorted({*_ketens(using), *hoofden}):
        uit.ketens += 1
        _keten(keten, hoofden[keten], bewijzen, geteld, wist, uit, using)
    _wachtenden(nu, geteld, wist, bewijzen, uit, using)
    _tellingen(geteld, uit, using)
    _gewist(bewijzen, wist, uit)
    return uit


def _vraag(using: str, opdracht: str, waarden: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(opdracht, waarden)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


def _ketens(using: str) -> list[UUID]:
    return [keten for (keten,) in _vraag(using, "select distinct keten from logboek_schakel")]


def _bewijzen(using: str) -> dict[bytes, UUID]:
    """Receipts of lawful deletion: digest to the line that sealed it."""
    return {bytes(digest): regel for digest, regel in _vraag(using, "select digest, regel_id from logboek_gewist")}


def _keten(
    keten: UUID, hoofden: list[Hoofd], bewijzen: dict[bytes, UUID], geteld: dict[str, int], wist: dict[UUID, str], uit: Uitkomst, using: str
) -> None:  # fmt: skip
    vorige, verwacht = hashlib.sha256(f"samenspel|{keten}".encode()).digest(), 1
    gezien: dict[int, bytes] = {}
    for groep in _groepen(keten, using):
        inhoud = _Inhoud([regel_id for _n, regel_id, _d, _h in groep], using)
        for nummer, regel_id, digest, hash_ in groep:
            if nummer != verwacht:
                uit.fouten.append(f"keten {keten}: na schakel {verwacht - 1} komt {nummer}")
                verwacht = nummer
            vorige = hashlib.sha256(vorige + f"{keten}|{nummer}|{regel_id}".encode() + bytes(digest)).digest()
            if vorige != bytes(hash_):
                uit.fouten.append(f"keten {keten}: schakel {nummer} past niet op de vorige")
                vorige = bytes(hash_)
            gezien[nummer] = bytes(hash_)
            verwacht += 1
            uit.regels += 1
            uit.fouten += [
                f"keten {keten}, schakel {nummer}: {fout}"
                for fout in inhoud.fouten(regel_id, bytes(digest), bewijzen, keten)
            ]
            inhoud.tel(regel_id, geteld, wist)
    for hoofd in hoofden:
        if gezien.get(hoofd.nummer) != hoofd.hash:
            uit.fouten.append(f"keten {keten}: het hoofd {hoofd.nummer} is buiten de database anders bewaard")
    laatste = max((hoofd.nummer for hoofd in hoofden), default=0)
    uit.niet_verankerd += sum(1 for nummer in gezien if nummer > laatste)


def _groepen(keten: UUID, using: str) -> Iterator[list[tuple[Any, ...]]]:
    na = 0
    while groep := _vraag(
        using, "select nummer, regel_id, digest, hash from logboek_schakel where keten = %s and nummer > %s order by nummer limit %s",
        [keten, na, _GROEP],
    ):  # fmt: skip
        yield groep
        na = groep[-1][0]


_REGEL = (
    "select id, gemeente_id, tijd, gebruiker_id, aanstelling_id, organisatie_id, rol, doel, activiteit, actie, resultaat, status, pad,"
    " herkomst, toestel, trace, span, aantal, zout, digest from logboek_regel where id = any(%s)"
)
_BETROKKENE = "select regel_id, dossier_id, categorieen, tijd, span, zout, digest, gemeente_id from logboek_betrokkene where regel_id = any(%s)"
_VERWERKING = (
    "select span, ouder, trace, gemeente_id, naam, activiteit, status, begin, einde, betrokkene, betrokkene_soort, digest, betrokkene_digest"
    " from logboek_verwerking where span = any(%s)"
)


class _Inhoud:
    """The lines of a group with what belongs to them, read in three statements."""

    def __init__(self, ids: list[UUID], using: str) -> None:
        self.regels = {rij[0]: rij for rij in _vraag(using, _REGEL, [ids])}
        self.betrokkenen: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
        for rij in _vraag(using, _BETROKKENE, [ids]):
            self.betrokkenen[rij[0]].append(rij)
        spans = [bytes(rij[4]) for rijen in self.betrokkenen.values() for rij in rijen]
        spans += [bytes(rij[16]) for rij in self.regels.values()]
        self.verwerkingen = {bytes(rij[0]): rij for rij in _vraag(using, _VERWERKING, [spans])}

    def tel(self, regel_id: UUID, geteld: dict[str, int], wist: dict[UUID, str]) -> None:
        regel = self.regels.get(regel_id)
        geteld["betrokkenen"] += regel[17] if regel else 0
        geteld["verwerkingen"] += regel[17] + 1 if regel else 0
        if regel and regel[9] == "gewist":
            wist[regel_id] = regel[12]

    def fouten(self, regel_id: UUID, digest: bytes, bewijzen: dict[bytes, UUID], keten: UUID) -> Iterator[str]:
        """Everything about this line that is not as it was written."""
        regel = self.regels.get(regel_id)
        if regel is None:
            yield "de regel is weg"
            return
        if bytes(regel[19]) != digest:
            yield "de regel heeft een andere digest dan de schakel"
        if (regel[1] or UUID(int=0)) != keten:
            yield "de regel staat in de keten van een andere gemeente"
        delen: list[tuple[bytes, int, bytes]] = []
        for rij in self.betrokkenen[regel_id]:
            yield from _betrokkene(rij, regel, bewijzen)
            delen.append((bytes(rij[4]), 1, bytes(rij[6])))
        for span in [bytes(regel[16]), *(deel[0] for deel in tuple(delen))]:
            verwerking = self.verwerkingen.get(span)
            if verwerking is None:
                yield "een verwerking in het Logboek Dataverwerkingen is weg"
                continue
            yield from _verwerking(verwerking, bewijzen)
            delen.append((span, 2, bytes(verwerking[11])))
        alle = b"".join(deel[2] for deel in sorted(delen))
        if hashlib.sha256(regel[18].bytes + _tekst(regel).encode() + alle).digest() != bytes(regel[19]):
            yield "de regel of wat erbij hoort is veranderd"


def _betrokkene(rij: tuple[Any, ...], regel: tuple[Any, ...], bewijzen: dict[bytes, UUID]) -> Iterator[str]:
    regel_id, dossier_id, categorieen, tijd, span, zout, digest, gemeente_id = rij
    if gemeente_id != regel[1] or tijd != regel[2]:
        yield "een betrokkene heeft een andere gemeente of tijd dan de regel"
    if dossier_id is None and zout is None:
        if bytes(digest) not in bewijzen or categorieen:
            yield "een betrokkene is gewist zonder bewijs"
        return
    tekst = "|".join([str(regel_id), str(dossier_id), ",".join(categorieen), _micros(tijd), bytes(span).hex()])
    if zout is None or hashlib.sha256(zout.bytes + tekst.encode()).digest() != bytes(digest):
        yield "een betrokkene is veranderd"


def _verwerking(rij: tuple[Any, ...], bewijzen: dict[bytes, UUID]) -> Iterator[str]:
    span, ouder, trace, gemeente_id, naam, activiteit, status, begin, einde, betrokkene, soort, digest, wie = rij
    if soort == "gewist":
        if bytes(digest) not in bewijzen or betrokkene is not None:
            yield "een verwerking is gewist zonder bewijs"
    elif hashlib.sha256(
        "|".join([bytes(span).hex(), bytes(betrokkene or b"").hex(), soort]).encode()
    ).digest() != bytes(wie):
        yield "de betrokkene van een verwerking is veranderd"
    delen = [bytes(span).hex(), bytes(ouder or b"").hex(), bytes(trace).hex(), str(gemeente_id or ""), naam, activiteit, status,
             _micros(begin), _micros(einde), bytes(wie).hex()]  # fmt: skip
    if hashlib.sha256("|".join(delen).encode()).digest() != bytes(digest):
        yield "een verwerking in het Logboek Dataverwerkingen is veranderd"


def _tekst(regel: tuple[Any, ...]) -> str:
    """As `functies.py` writes it."""
    wie = [str(waarde or "") for waarde in (regel[3], regel[4], regel[5])]
    wat = [
        *regel[6:11],
        str(regel[11]),
        regel[12],
        regel[13],
        bytes(regel[14]).hex(),
        bytes(regel[15]).hex(),
        bytes(regel[16]).hex(),
    ]
    return "|".join([str(regel[0]), str(regel[1] or ""), _micros(regel[2]), *wie, *wat, str(regel[17])])


def _micros(moment: datetime) -> str:
    return str((moment - _BEGIN) // timedelta(microseconds=1))


def _wachtenden(
    nu: datetime, geteld: dict[str, int], wist: dict[UUID, str], bewijzen: dict[bytes, UUID], uit: Uitkomst, using: str
) -> None:  # fmt: skip
    """Lines that no link holds: they wait for the next seal, or somebody put them there or took their link."""
    los = _vraag(
        using, "select r.id, r.gemeente_id, r.tijd, r.digest, q.regel_id is not null from logboek_regel r left join logboek_wacht q on q.regel_id = r.id"
        " where not exists (select from logboek_schakel s where s.regel_id = r.id)",
    )  # fmt: skip
    inhoud = _Inhoud([rij[0] for rij in los], using)
    for regel_id, gemeente_id, tijd, digest, wacht in los:
        uit.fouten += [
            f"een regel die nog wacht: {fout}"
            for fout in inhoud.fouten(regel_id, bytes(digest), bewijzen, gemeente_id or UUID(int=0))
        ]
        inhoud.tel(regel_id, geteld, wist)
        if wacht and tijd > nu - GENADE:
            uit.wachten += 1
        else:
            uit.fouten.append("een regel is niet verzegeld")
    weg = _vraag(
        using,
        "select count(*) from logboek_wacht q where not exists (select from logboek_regel r where r.id = q.regel_id)",
    )
    if weg[0][0]:
        uit.fouten.append(f"{weg[0][0]} regels die nog wachtten zijn weg")


def _tellingen(geteld: dict[str, int], uit: Uitkomst, using: str) -> None:
    """A row that belongs to no line."""
    for wat, tabel in (("betrokkenen", "logboek_betrokkene"), ("verwerkingen", "logboek_verwerking")):
        echt = _vraag(using, f"select count(*) from {tabel}")[0][0]  # noqa: S608  # our own names
        if echt != geteld[wat]:
            uit.fouten.append(f"er zijn {echt} {wat}, en de regels noemen er {geteld[wat]}")


def _gewist(bewijzen: dict[bytes, UUID], wist: dict[UUID, str], uit: Uitkomst) -> None:
    """Each deletion sealed which digests it took the content of."""
    per_regel: dict[UUID, list[bytes]] = defaultdict(list)
    for digest, regel_id in bewijzen.items():
        per_regel[regel_id].append(digest)
    for regel_id in {*per_regel, *wist}:
        if wist.get(regel_id) != hashlib.sha256(b"".join(sorted(per_regel[regel_id]))).hexdigest():
            uit.fouten.append("een bewijs van wissen hoort niet bij wat er toen gewist is")

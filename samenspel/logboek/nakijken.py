"""Looking the log over: every digest and link computed again, in Python, from what the tables hold. Finds any change.

Read as the owner (`kijk_logboek_na`, or an officer who is independent of who runs the database: BIO2 8.15.06). The texts under the digests are
those of `functies.py`. What no anchor covers yet is said, not trusted: whoever rules the database could still rewrite that tail.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections, transaction

from samenspel.logboek.geschiedenis import Geschiedenis, micros
from samenspel.logboek.models import Actie, Nakijking
from samenspel.logboek.verzegelen import Hoofd, ankers

GENADE = timedelta(seconds=60)
"""Sealing takes seconds; a line that waits longer than this is a fault."""
_NIEMAND = UUID(int=0)
"""The chain of logins that no municipality can be told of."""
_GROEP = 2_000


@dataclass(slots=True)
class Uitkomst:
    """What was looked at, what is not anchored yet, and every fault as a sentence without personal data."""

    regels: int = 0
    wijzigingen: int = 0
    ketens: int = 0
    wachten: int = 0
    niet_verankerd: int = 0
    fouten: list[str] = field(default_factory=list)


def bewaar(uit: Uitkomst, nu: datetime, *, using: str = "eigenaar") -> Nakijking:
    """Keep the numbers of a look, for who supervises (`controle.py`). The sentences of faults stay with who runs the command."""
    return Nakijking.objects.using(using).create(
        op=nu, regels=uit.regels, wijzigingen=uit.wijzigingen, ketens=uit.ketens, wachten=uit.wachten, niet_verankerd=uit.niet_verankerd,
        fouten=len(uit.fouten),
    )  # fmt: skip


def kijk_na(nu: datetime, *, using: str = "eigenaar") -> Uitkomst:
    """The whole log as it was at one moment, on a connection of the owner: lines that come while it is read are for the next time."""
    hoofden = list(ankers())  # first: a head goes outside after its link is in the database
    with _een_moment(using):
        return _Nakijker(using).alles(nu, hoofden)


@contextmanager
def _een_moment(using: str) -> Iterator[None]:
    """Every statement sees the same rows; inside a transaction (a test) they do already."""
    genest = connections[using].in_atomic_block
    with transaction.atomic(using=using):
        if not genest:
            with connections[using].cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield


def _vraag(using: str, opdracht: str, waarden: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(opdracht, waarden)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
        return rijen


class _Nakijker:
    """One look: what was found so far, and what must add up at the end."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.uit = Uitkomst()
        self.bewijzen = {bytes(d): regel for d, regel in self._vraag("select digest, regel_id from logboek_gewist")}
        self.betrokkenen = self.verwerkingen = 0
        self.wist: dict[UUID, str] = {}
        self.geschiedenis = Geschiedenis(self._vraag)

    def alles(self, nu: datetime, hoofden: Sequence[Hoofd]) -> Uitkomst:
        """Chains, what waits, what belongs to no line, and what was erased."""
        ketens = {keten for (keten,) in self._vraag("select distinct keten from logboek_schakel")}
        for keten in sorted(ketens | {hoofd.keten for hoofd in hoofden}):
            self.uit.ketens += 1
            self._keten(keten, [hoofd for hoofd in hoofden if hoofd.keten == keten])
        self._wachtenden(nu)
        self._tellingen()
        self._gewist()
        self.uit.fouten += self.geschiedenis.fouten(nu - GENADE)
        self.uit.wijzigingen = self.geschiedenis.wijzigingen
        self.uit.wachten += self.geschiedenis.wachten
        return self.uit

    def _vraag(self, opdracht: str, waarden: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        return _vraag(self.using, opdracht, waarden)

    def _keten(self, keten: UUID, hoofden: Sequence[Hoofd]) -> None:
        vorige, verwacht = hashlib.sha256(f"samenspel|{keten}".encode()).digest(), 1
        gezien: dict[int, bytes] = {}
        for nummer, regel_id, digest, hash_, inhoud in self._schakels(keten):
            if nummer != verwacht:
                self.uit.fouten.append(f"keten {keten}: na schakel {verwacht - 1} komt {nummer}")
            if hashlib.sha256(vorige + f"{keten}|{nummer}|{regel_id}".encode() + digest).digest() != hash_:
                self.uit.fouten.append(f"keten {keten}: schakel {nummer} past niet op de vorige")
            vorige, verwacht, gezien[nummer] = hash_, nummer + 1, hash_
            waar = f"keten {keten}, schakel {nummer}"
            if regel_id in self.geschiedenis.bundels:
                self.uit.fouten += [f"{waar}: {fout}" for fout in self.geschiedenis.schakel(regel_id, digest, keten)]
                continue
            self.uit.regels += 1
            self._regel(inhoud, regel_id, digest, keten, waar)
        for hoofd in hoofden:
            if gezien.get(hoofd.nummer) != hoofd.hash:
                self.uit.fouten.append(f"keten {keten}: het hoofd {hoofd.nummer} is buiten de database anders bewaard")
        laatste = max((hoofd.nummer for hoofd in hoofden), default=0)
        self.uit.niet_verankerd += sum(1 for nummer in gezien if nummer > laatste)

    def _schakels(self, keten: UUID) -> Iterator[tuple[int, UUID, bytes, bytes, _Inhoud]]:
        """The links in order, each with the lines of its group."""
        opdracht = "select nummer, regel_id, digest, hash from logboek_schakel where keten = %s and nummer > %s order by nummer limit %s"
        na = -1_000_000  # below any number, also one that somebody wrote by hand
        while groep := self._vraag(opdracht, [keten, na, _GROEP]):
            inhoud = _Inhoud([regel_id for _nummer, regel_id, *_rest in groep], self.using)
            for nummer, regel_id, digest, hash_ in groep:
                yield nummer, regel_id, bytes(digest), bytes(hash_), inhoud
            na = groep[-1][0]

    def _regel(self, inhoud: _Inhoud, regel_id: UUID, digest: bytes, keten: UUID, waar: str) -> None:
        self.uit.fouten += [f"{waar}: {fout}" for fout in inhoud.fouten(regel_id, digest, self.bewijzen, keten)]
        regel = inhoud.regels.get(regel_id)
        if regel is None:
            return
        self.betrokkenen += regel.aantal
        self.verwerkingen += regel.aantal + 1
        if regel.actie == Actie.GEWIST:
            self.wist[regel_id] = regel.pad

    def _wachtenden(self, nu: datetime) -> None:
        """Lines that no link holds: they wait for the next seal, or somebody put them there or took their link."""
        los = self._vraag(
            "select r.id, r.gemeente_id, r.tijd, r.digest, q.regel_id is not null from logboek_regel r"
            " left join logboek_wacht q on q.regel_id = r.id"
            " where not exists (select from logboek_schakel s where s.regel_id = r.id)"
        )
        inhoud = _Inhoud([rij[0] for rij in los], self.using)
        for regel_id, gemeente_id, tijd, digest, wacht in los:
            self._regel(inhoud, regel_id, bytes(digest), gemeente_id or _NIEMAND, "een regel die nog wacht")
            if wacht and tijd > nu - GENADE:
                self.uit.wachten += 1
            else:
                self.uit.fouten.append("een regel is niet verzegeld")
        ((weg,),) = self._vraag(
            "select count(*) from logboek_wacht q where not exists (select from logboek_regel r where r.id = q.regel_id)"
            " and not exists (select from logboek_bundel b where b.id = q.regel_id)"
        )
        if weg:
            self.uit.fouten.append(f"{weg} regels die nog wachtten zijn weg")

    def _tellingen(self) -> None:
        """A row that belongs to no line."""
        for tabel, genoemd in (("betrokkene", self.betrokkenen), ("verwerking", self.verwerkingen)):
            ((echt,),) = self._vraag(f"select count(*) from logboek_{tabel}")  # noqa: S608  # our own names
            if echt != genoemd:
                self.uit.fouten.append(f"er zijn {echt} rijen in logboek_{tabel}, en de regels noemen er {genoemd}")

    def _gewist(self) -> None:
        """Each deletion sealed which digests it took the content of."""
        per_regel: dict[UUID, list[bytes]] = defaultdict(list)
        for digest, regel_id in self.bewijzen.items():
            per_regel[regel_id].append(digest)
        for regel_id in {*per_regel, *self.wist}:
            if self.wist.get(regel_id) != hashlib.sha256(b"".join(sorted(per_regel[regel_id]))).hexdigest():
                self.uit.fouten.append("een bewijs van wissen hoort niet bij wat er toen gewist is")


class _Regel(NamedTuple):
    """A line as the table has it."""

    id: UUID
    gemeente_id: UUID | None
    tijd: datetime
    gebruiker_id: UUID | None
    aanstelling_id: UUID | None
    organisatie_id: UUID | None
    rol: str
    doel: str
    activiteit: str
    actie: str
    resultaat: str
    status: int
    pad: str
    herkomst: str
    toestel: bytes
    trace: bytes
    span: bytes
    aantal: int
    zout: UUID
    digest: bytes

    def tekst(self) -> str:
        """As `functies.py` writes it."""
        wie = [str(waarde or "") for waarde in (self.gebruiker_id, self.aanstelling_id, self.organisatie_id)]
        wat = [
            self.rol,
            self.doel,
            self.activiteit,
            self.actie,
            self.resultaat,
            str(self.status),
            self.pad,
            self.herkomst,
        ]
        sporen = [bytes(waarde).hex() for waarde in (self.toestel, self.trace, self.span)]
        return "|".join(
            [str(self.id), str(self.gemeente_id or ""), micros(self.tijd), *wie, *wat, *sporen, str(self.aantal)]
        )


_REGEL = f"select {', '.join(_Regel._fields)} from logboek_regel where id = any(%s)"  # noqa: S608  # our own names
_BETROKKENE = "select regel_id, dossier_id, categorieen, tijd, span, zout, digest, gemeente_id from logboek_betrokkene where regel_id = any(%s)"
_VERWERKING = (
    "select span, ouder, trace, gemeente_id, naam, activiteit, status, begin, einde, betrokkene, betrokkene_soort, digest, betrokkene_digest"
    " from logboek_verwerking where span = any(%s)"
)


class _Inhoud:
    """The lines of a group with what belongs to them, read in three statements."""

    def __init__(self, ids: list[UUID], using: str) -> None:
        self.regels = {rij[0]: _Regel(*rij) for rij in _vraag(using, _REGEL, [ids])}
        self.betrokkenen: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
        for rij in _vraag(using, _BETROKKENE, [ids]):
            self.betrokkenen[rij[0]].append(rij)
        spans = [bytes(rij[4]) for rijen in self.betrokkenen.values() for rij in rijen]
        spans += [bytes(regel.span) for regel in self.regels.values()]
        self.verwerkingen = {bytes(rij[0]): rij for rij in _vraag(using, _VERWERKING, [spans])}

    def fouten(self, regel_id: UUID, digest: bytes, bewijzen: dict[bytes, UUID], keten: UUID) -> Iterator[str]:
        """Everything about this line that is not as it was written."""
        regel = self.regels.get(regel_id)
        if regel is None:
            yield "de regel is weg"
            return
        if bytes(regel.digest) != digest:
            yield "de regel heeft een andere digest dan de schakel"
        if (regel.gemeente_id or _NIEMAND) != keten:
            yield "de regel staat in de keten van een andere gemeente"
        delen: list[tuple[bytes, int, bytes]] = []
        for rij in self.betrokkenen[regel_id]:
            yield from _betrokkene(rij, regel, bewijzen)
            delen.append((bytes(rij[4]), 1, bytes(rij[6])))
        for span in [bytes(regel.span), *(deel[0] for deel in tuple(delen))]:
            verwerking = self.verwerkingen.get(span)
            if verwerking is None:
                yield "een verwerking in het Logboek Dataverwerkingen is weg"
                continue
            yield from _verwerking(verwerking, bewijzen)
            delen.append((span, 2, bytes(verwerking[11])))
        alle = b"".join(deel[2] for deel in sorted(delen))
        if hashlib.sha256(regel.zout.bytes + regel.tekst().encode() + alle).digest() != bytes(regel.digest):
            yield "de regel of wat erbij hoort is veranderd"


def _betrokkene(rij: tuple[Any, ...], regel: _Regel, bewijzen: dict[bytes, UUID]) -> Iterator[str]:
    regel_id, dossier_id, categorieen, tijd, span, zout, digest, gemeente_id = rij
    if gemeente_id != regel.gemeente_id or tijd != regel.tijd:
        yield "een betrokkene heeft een andere gemeente of tijd dan de regel"
    if dossier_id is None and zout is None:
        if bytes(digest) not in bewijzen or categorieen:
            yield "een betrokkene is gewist zonder bewijs"
        return
    tekst = "|".join([str(regel_id), str(dossier_id), ",".join(categorieen), micros(tijd), bytes(span).hex()])
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
             micros(begin), micros(einde), bytes(wie).hex()]  # fmt: skip
    if hashlib.sha256("|".join(delen).encode()).digest() != bytes(digest):
        yield "een verwerking in het Logboek Dataverwerkingen is veranderd"

"""Looking the change history over: the digest of every change computed again, and every bundle over those digests. Finds any change.

The texts under the digests are those of `zegelfuncties.py`. A change that is not there must have been erased, in a bundle that the chain holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from samenspel.logboek.models import Bundel

Vraag = Callable[..., list[tuple[Any, ...]]]
_GROEP: Final = 2_000
_NIEMAND: Final = UUID(int=0)
_BEGIN: Final = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> str:
    """A moment as whole microseconds since 1970, as the database writes it under a digest."""
    return str((moment - _BEGIN) // timedelta(microseconds=1))


class _Bundel(NamedTuple):
    id: UUID
    keten: UUID
    soort: str
    aantal: int
    op: datetime
    digest: bytes

    def begin(self) -> bytes:
        """What its digest begins with."""
        return f"{self.id}|{self.keten}|{self.soort}|{self.aantal}|{micros(self.op)}".encode()


class _Telling:
    """The digest of a bundle while its seals come by, in the order of their numbers."""

    def __init__(self, bundel: _Bundel) -> None:
        self.hash, self.aantal = hashlib.sha256(bundel.begin()), 0

    def bij(self, digest: bytes) -> None:
        self.hash.update(digest)
        self.aantal += 1


_ZEGELS = """
select z.wijziging_id, z.bundel_id, z.zout, z.digest, z.gewist_in_id, w.id is not null, w.op, w.gemeente_id, w.dossier_id, w.tabel, w.rij_id, w.daad,
  w.gebruiker_id, w.rol, w.doel, w.trace, w.voor::text, w.na::text, q.wijziging_id is not null
from logboek_zegel z left join logboek_wijziging w on w.id = z.wijziging_id left join logboek_zegelwacht q on q.wijziging_id = z.wijziging_id
where z.wijziging_id > %s order by z.wijziging_id limit %s
"""
_LOS = """
select count(*) filter (where q.wijziging_id is not null and w.op > %(sinds)s),
  count(*) filter (where q.wijziging_id is null or w.op <= %(sinds)s)
from logboek_wijziging w left join logboek_zegelwacht q on q.wijziging_id = w.id
where not exists (select from logboek_zegel z where z.wijziging_id = w.id)
"""
_WEG = """
select count(*) from logboek_zegelwacht q where not exists (select from logboek_wijziging w where w.id = q.wijziging_id)
  and not exists (select from logboek_zegel z where z.wijziging_id = q.wijziging_id)
"""


class Geschiedenis:
    """One look at the history, beside that at the lines (`nakijken`)."""

    def __init__(self, vraag: Vraag) -> None:
        self._vraag = vraag
        alle = vraag("select id, keten, soort, aantal, op, digest from logboek_bundel")
        self.bundels = {
            id_: _Bundel(id_, keten, soort, aantal, op, bytes(digest)) for id_, keten, soort, aantal, op, digest in alle
        }
        self.in_de_keten: set[UUID] = set()
        self.wijzigingen = self.wachten = 0

    def schakel(self, bundel_id: UUID, digest: bytes, keten: UUID) -> Iterator[str]:
        """A link of the chain holds this bundle."""
        bundel = self.bundels[bundel_id]
        self.in_de_keten.add(bundel_id)
        if bundel.digest != digest:
            yield "de bundel heeft een andere digest dan de schakel"
        if bundel.keten != keten:
            yield "de bundel staat in de keten van een andere gemeente"

    def fouten(self, sinds: datetime) -> Iterator[str]:
        """After the chains: every change, every bundle, and what has no seal. `sinds`: what waits longer than this is a fault."""
        tellingen = {id_: _Telling(bundel) for id_, bundel in self.bundels.items()}
        for rij in self._zegels():
            yield from self._zegel(_Zegel(*rij), tellingen)
        for id_, telling in tellingen.items():
            bundel = self.bundels[id_]
            if id_ not in self.in_de_keten:
                yield "een bundel wijzigingen staat in geen keten"
            if telling.hash.digest() != bundel.digest or telling.aantal != bundel.aantal:
                yield "een bundel is niet wat er toen in zat"
        yield from self._los(sinds)

    def _zegels(self) -> Iterator[tuple[Any, ...]]:
        na = -(2**62)  # below any number, also one that somebody wrote by hand
        while groep := self._vraag(_ZEGELS, [na, _GROEP]):
            yield from groep
            na = groep[-1][0]

    def _zegel(self, zegel: _Zegel, tellingen: dict[UUID, _Telling]) -> Iterator[str]:
        self.wijzigingen += 1
        bundel = self.bundels.get(zegel.bundel_id)
        if bundel is None or bundel.soort != Bundel.Soort.GEMAAKT:
            yield "een zegel hoort bij geen bundel"
            return
        tellingen[bundel.id].bij(bytes(zegel.digest))
        if zegel.staat_er:
            yield from zegel.fouten(bundel.keten)
        elif zegel.zout is not None:
            yield "een wijziging is weg"
        elif zegel.gewist_in_id is None and zegel.wacht:
            self.wachten += 1
        elif not self._is_gewist(zegel, bundel.keten):
            yield "een wijziging is gewist zonder bewijs"
        else:
            tellingen[zegel.gewist_in_id].bij(bytes(zegel.digest))  # type: ignore[index]  # looked at above

    def _is_gewist(self, zegel: _Zegel, keten: UUID) -> bool:
        gewist_in = self.bundels.get(zegel.gewist_in_id) if zegel.gewist_in_id is not None else None
        return gewist_in is not None and (gewist_in.soort, gewist_in.keten) == (Bundel.Soort.GEWIST, keten)

    def _los(self, sinds: datetime) -> Iterator[str]:
        """Changes that no seal holds: they wait for the next one, or somebody put them there or took their seal."""
        ((wachten, te_lang),) = self._vraag(_LOS, {"sinds": sinds})
        self.wachten += wachten
        if te_lang:
            yield f"{te_lang} wijzigingen zijn niet verzegeld"
        ((weg,),) = self._vraag(_WEG)
        if weg:
            yield f"{weg} wijzigingen die nog wachtten zijn weg"


class _Zegel(NamedTuple):
    """A seal with the change it is of."""

    wijziging_id: int
    bundel_id: UUID
    zout: UUID | None
    digest: bytes
    gewist_in_id: UUID | None
    staat_er: bool
    op: datetime
    gemeente_id: UUID | None
    dossier_id: UUID | None
    tabel: str
    rij_id: UUID
    daad: str
    gebruiker_id: UUID | None
    rol: str
    doel: str
    trace: bytes
    voor: str | None
    na: str | None
    wacht: bool

    def fouten(self, keten: UUID) -> Iterator[str]:
        """What is not as it was written."""
        if (self.gemeente_id or _NIEMAND) != keten:
            yield "een wijziging staat in de keten van een andere gemeente"
        if self.zout is None or self.gewist_in_id is not None:
            yield "een wijziging die gewist heet, staat er nog"
        elif hashlib.sha256(self.zout.bytes + self._tekst()).digest() != bytes(self.digest):
            yield "een wijziging is veranderd"

    def _tekst(self) -> bytes:
        """As `zegelfuncties.py` writes it."""
        wie: Sequence[Any] = (self.gemeente_id, self.dossier_id)
        inhoud = [hashlib.sha256((waarde or "").encode()).hexdigest() for waarde in (self.voor, self.na)]
        delen = [str(self.wijziging_id), micros(self.op), *(str(w or "") for w in wie), self.tabel, str(self.rij_id), self.daad,
                 str(self.gebruiker_id or ""), self.rol, self.doel, bytes(self.trace).hex(), *inhoud]  # fmt: skip
        return "|".join(delen).encode()

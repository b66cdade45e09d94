"""Replacing the main keys while people work. Run as the owner, after the new key got the bare name and the old one another.

Every part goes on where it stopped: a value says under which key it is, and only what is not under the key of now is done. Values are
replaced only where they are still what was read, so an act that goes on meanwhile wins. Rounds repeat until one changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from samenspel.kern.geheim import (
    BLIND,
    KEK,
    blinde_index,
    is_van_nu,
    kenmerken,
    ontsleutel,
    open_sleutel,
    ring,
    versleutel,
    verzegel_sleutel,
)
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kluis import logsleutels, sleutelbos
from samenspel.kluis.binden import bind_aan_rijen, tel_oude_vorm, versleutelde_kolommen
from samenspel.kluis.plekken import Plek, alle_plekken
from samenspel.kluis.sleutelbos import VAN_DOSSIER, ontsleutel_stuk, versleutel_van

_STAPEL: Final = 500
WACHT: Final = 2.5
"""Seconds in which every process has seen the new key (`geheim._KIJK_OPNIEUW`)."""
Meld = Callable[[str], None]
_VERPAKT = {
    "kluis_dossiersleutel": ("dossier_id", "'kluis_dossiersleutel|verpakt|' || dossier_id"),
    "kluis_logsleutel": ("id", "'kluis_logsleutel|verpakt|' || gemeente_id || '|' || nummer"),
}


@dataclass(slots=True)
class Gedraaid:
    """How many values were replaced per table, and what is still under another key."""

    vervangen: dict[str, int] = field(default_factory=dict)
    over: dict[str, int] = field(default_factory=dict)
    oude_sleutels: dict[str, list[str]] = field(default_factory=dict)

    def tel(self, tabel: str, aantal: int) -> None:
        self.vervangen[tabel] = self.vervangen.get(tabel, 0) + aantal


_OOK: dict[str, Callable[[], dict[str, int]]] = {}


def meld_ook(naam: str, doe: Callable[[], dict[str, int]]) -> None:
    """What another app brings under the keys of now: how many values by what became of them. Done last, once."""
    _OOK[naam] = doe


def draai(
    *, nu: datetime, nieuw_in_het_log: bool = False, wacht: float = WACHT, meld: Meld = lambda _zin: None
) -> Gedraaid:
    """Bring everything under the main keys of now. `nieuw_in_het_log`: people get a new name in the Logboek Dataverwerkingen too."""
    ring(KEK, vers=True), ring(BLIND, vers=True)
    time.sleep(wacht)
    uit = Gedraaid()
    if nieuw_in_het_log:
        _nieuwe_logsleutels(nu, uit)
    while _ronde(uit, meld):
        pass
    for naam, doe in _OOK.items():
        for wat, aantal in doe().items():
            uit.tel(f"{naam}: {wat}", aantal)
            meld(f"{naam}: {aantal} {wat}")
    sleutelbos.vergeet_alles()
    logsleutels.vergeet_logsleutels()
    uit.over = tel_over()
    uit.oude_sleutels = {naam: [k.hex() for k in list(kenmerken(naam))[1:]] for naam in (KEK, BLIND)}
    return uit


def _ronde(uit: Gedraaid, meld: Meld) -> int:
    """Everything once; how many values changed."""
    gedaan = 0
    for tabel in _VERPAKT:
        gedaan += (aantal := _verpak_opnieuw(tabel))
        uit.tel(tabel, aantal)
        meld(f"{tabel}: {aantal}")
    for plek in alle_plekken():
        gedaan += (aantal := _versleutel_opnieuw(plek))
        uit.tel(plek.tabel, aantal)
        meld(f"{plek.tabel}: {aantal}")
    for tabel, kolom, waar in versleutelde_kolommen():
        gedaan += (aantal := bind_aan_rijen(tabel, kolom, waar, _stil))
        uit.tel(f"{tabel}.{kolom}", aantal)
        meld(f"{tabel}.{kolom}: {aantal}")
    gedaan += (aantal := _blind_opnieuw())
    uit.tel("personen_nummer.blind", aantal)
    meld(f"personen_nummer.blind: {aantal}")
    return gedaan


@contextmanager
def _stil() -> Iterator[Any]:
    """A cursor of the owner whose changes leave nothing in the history: else the old index or ciphertext would stay there under the old key."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select set_config('avg.verwijdert', 'ja', true)")
        yield cursor


def _verpak_opnieuw(tabel: str) -> int:
    """Wrap the keys in this table under the main key of now; the keys themselves stay."""
    sleutel, plek = _VERPAKT[tabel]
    gedaan = 0
    while True:
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute(
                f"select {sleutel}, gemeente_id, kek, verpakt, {plek} from {tabel} where kek <> %s order by {sleutel} limit {_STAPEL} for update",  # noqa: S608
                [ring(KEK).nu],
            )
            rijen = cursor.fetchall()
            if not rijen:
                return gedaan
            nieuw = []
            for pk, gemeente_id, kek, verpakt, waar in rijen:
                klaar = open_sleutel(bytes(kek), bytes(verpakt), gemeente_id=gemeente_id, plek=waar)
                nieuw.append((*verzegel_sleutel(klaar, gemeente_id=gemeente_id, plek=waar), pk))
            cursor.executemany(f"update {tabel} set kek = %s, verpakt = %s where {sleutel} = %s", nieuw)  # noqa: S608
            gedaan += len(nieuw)


def _is_goed(plek: Plek, cijfer: bytes) -> bool:
    return cijfer[:1] == VAN_DOSSIER if plek.dossier else is_van_nu(cijfer)


def _versleutel_opnieuw(plek: Plek) -> int:
    """The values of one place, by primary key."""
    gedaan, laatste = 0, None
    bij = ", dossier_id" if plek.dossier else ""
    vraag = (
        f"select {plek.sleutel}, {plek.gemeente}, {plek.leest}, {plek.waar_in_sql}{bij} from {plek.tabel} where {plek.leest} is not null"  # noqa: S608
        " {verder} order by " + plek.sleutel + " limit " + str(_STAPEL)
    )
    while True:
        with _stil() as cursor:
            cursor.execute(
                vraag.format(verder=f"and {plek.sleutel} > %s" if laatste is not None else ""),
                [laatste] if laatste is not None else [],
            )
            rijen = cursor.fetchall()
            if not rijen:
                return gedaan
            laatste = rijen[-1][0]
            for pk, gemeente_id, ruw, waar, *dossier in rijen:
                oud = bytes(ruw)
                if oud and not _is_goed(plek, oud):
                    cursor.execute(
                        f"update {plek.tabel} set {plek.zetten} where {plek.sleutel} = %s and {plek.leest} = %s",  # noqa: S608
                        [_opnieuw(plek, oud, gemeente_id, waar, *dossier), pk, oud],
                    )
                    gedaan += cursor.rowcount


def _opnieuw(plek: Plek, oud: bytes, gemeente_id: UUID, waar: str, dossier_id: UUID | None = None) -> bytes:
    if plek.dossier and dossier_id is not None:
        return versleutel_van(dossier_id, ontsleutel_stuk(oud, gemeente_id=gemeente_id, plek=waar), plek=waar)
    return versleutel(ontsleutel(oud, gemeente_id=gemeente_id, plek=waar), gemeente_id=gemeente_id, plek=waar)


def _blind_opnieuw() -> int:
    """Compute the blind index of every number again: its sixteen bytes do not say under which key they were made."""
    if len(ring(BLIND, vers=True).sleutels) < 2:
        return 0
    gedaan = 0
    for rijen in _nummers():
        with _stil() as cursor:
            for pk, was, nieuw in rijen:
                if was != nieuw:
                    cursor.execute(
                        "update personen_nummer set blind = %s where id = %s and blind = %s", [nieuw, pk, was]
                    )
                    gedaan += cursor.rowcount
    return gedaan


def _nummers() -> Any:
    """Per batch (id, blind index as it stands, as it should be) of every number."""
    laatste, nummer = UUID(int=0), next(plek for plek in alle_plekken() if plek.tabel == "personen_nummer")
    while True:
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute(
                "select id, gemeente_id, dossier_id, soort, cijfer, blind from personen_nummer where id > %s order by id limit %s",
                [laatste, _STAPEL],
            )
            rijen = cursor.fetchall()
            sleutelbos.haal(rij[2] for rij in rijen)
        if not rijen:
            return
        laatste = rijen[-1][0]
        yield [
            (pk, bytes(blind), blinde_index(
                ontsleutel_stuk(bytes(cijfer), gemeente_id=gemeente_id, plek=nummer.waar(soort, dossier_id)).decode(),
                soort=soort, gemeente_id=gemeente_id,
            ))
            for pk, gemeente_id, dossier_id, soort, cijfer, blind in rijen
        ]  # fmt: skip


def _nieuwe_logsleutels(nu: datetime, uit: Gedraaid) -> None:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select gemeente_id, max(nummer) from kluis_logsleutel group by gemeente_id")
        for gemeente_id, nummer in cursor.fetchall():
            logsleutels.voeg_logsleutel_toe(gemeente_id, nummer + 1, nu=nu)
            uit.tel("nieuwe logsleutels", 1)


def tel_over() -> dict[str, int]:
    """What is not under the keys of now, per place; empty when an old key may go."""
    over: dict[str, int] = {}
    with als_eigenaar(), connection.cursor() as cursor:
        for tabel in _VERPAKT:
            cursor.execute(f"select count(*) from {tabel} where kek <> %s", [ring(KEK).nu])  # noqa: S608
            over[tabel] = cursor.fetchone()[0]
        for plek in alle_plekken():
            goed = VAN_DOSSIER if plek.dossier else b"\x03" + ring(KEK).nu
            cursor.execute(
                f"select count(*) from {plek.tabel} where length({plek.leest}) > 0 and substring({plek.leest} from 1 for {len(goed)}) <> %s",  # noqa: S608
                [goed],
            )
            over[f"{plek.tabel}.{plek.kolom}"] = cursor.fetchone()[0]
        over |= tel_oude_vorm(cursor)
    if len(ring(BLIND).sleutels) > 1:
        over["personen_nummer.blind"] = sum(was != goed for rijen in _nummers() for _pk, was, goed in rijen)
    return {plek: aantal for plek, aantal in over.items() if aantal}

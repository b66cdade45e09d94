"""Filling in a life of the pool for one person: every table's rows of one dossier, in the format of COPY."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from samenspel.demo.sjabloon import (
    TERMIJN,
    TERMIJNKOLOMMEN,
    Sjabloon,
    Verschoven,
    copyregel,
    copytekst,
    dossiergat,
    idkop,
    verschuif,
)
from samenspel.demo.volume import LETTER, Deel, lot
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.kern.geheim import blinde_index, versleutel
from samenspel.personen.handelingen import sorteernaam, telefoon_zoek
from samenspel.personen.zoektermen import termen_van
from samenspel.plan.weging import leeftijd_op

_PERSOON: dict[str, tuple[str, ...]] = {
    "personen_persoon": ("id", "gemeente_id", "dossier_id", "naam", "roepnaam", "sorteernaam", "geboortedatum", "geslacht", "aanspreekvorm",
                         "land_herkomst", "talen", "tolk_nodig", "tolk_taal", "tolk_voorkeur"),
    "personen_zoekterm": ("id", "gemeente_id", "dossier_id", "term"),
    "personen_nummer": ("id", "gemeente_id", "dossier_id", "soort", "cijfer", "blind", "staart"),
    "personen_contactgegeven": ("id", "gemeente_id", "dossier_id", "soort", "waarde", "zoek", "voorkeur", "geheim"),
}  # fmt: skip
_VARIANT = {teken: "89ab"[int(teken, 16) & 3] for teken in "0123456789abcdef"}
_IDS_PERSOON = 24
_EERSTE_VAN_PERSOON = 900  # their place among the ids of one moment: after every other row
Uitvoer = defaultdict[str, list[str]]


def kolommen(poel: Mapping[int, Sjabloon]) -> dict[str, tuple[str, ...]]:
    """Every table that the volume fills, with its columns in the order of the text."""
    gevonden = {tabel: kolom for sjabloon in poel.values() for tabel, kolom in sjabloon.kolommen.items()}
    return gevonden | _PERSOON | {TERMIJN: TERMIJNKOLOMMEN}


class Invuller:
    """Fills in dossiers; keeps what people with the same life and shift share."""

    def __init__(self, poel: Mapping[int, Sjabloon]) -> None:
        self._poel = poel
        self._verschoven: dict[tuple[int, int], Verschoven] = {}

    def van(self, levensnummer: int, weken: int) -> Verschoven:
        """A life some weeks earlier."""
        sleutel = levensnummer, weken
        if sleutel not in self._verschoven:
            self._verschoven[sleutel] = verschuif(self._poel[levensnummer], weken)
        return self._verschoven[sleutel]

    def voeg_toe(self, uit: Uitvoer, deel: Deel, nummer: int) -> UUID:
        """Add every row of dossier `nummer` of this municipality; the id of the dossier."""
        haar = lot(deel.code, nummer, deel.op, deel.zaad)
        leven = self.van(haar.levensnummer, haar.weken)
        ids = _staarten(f"{deel.zaad}|{deel.code}|{nummer}", len(leven.ids) + _IDS_PERSOON)
        waarden = leven.waarden.copy()
        for gat, kop in leven.ids:
            waarden[gat] = kop + next(ids)
        bekend = _namen(deel, nummer, leven, haar.aanmelding)
        for sleutel, gat in leven.namen.items():
            waarden[gat] = bekend[sleutel]
        for tabel, tekst in leven.sjabloon.tabellen.items():
            uit[tabel].append(tekst.vul(waarden))
        uit[TERMIJN].append(leven.termijnen.vul(waarden))
        dossier_id = waarden[dossiergat(leven.sjabloon)]
        _voeg_persoon_toe(uit, deel.gemeente_id, dossier_id, leven, haar.aanmelding, ids)
        return UUID(dossier_id)


def _staarten(zaad: str, aantal: int) -> Iterator[str]:
    """The second halves of so many UUIDv7s, the same for the same seed."""
    bytes_ = hashlib.shake_128(zaad.encode()).hexdigest(10 * aantal)
    for n in range(0, 20 * aantal, 20):
        yield f"{bytes_[n : n + 3]}-{_VARIANT[bytes_[n + 3]]}{bytes_[n + 4 : n + 7]}-{bytes_[n + 7 : n + 19]}"


def _namen(deel: Deel, nummer: int, leven: Verschoven, aanmelding: Aanmelding) -> dict[tuple[str, Any], str]:
    werker = deel.werker(nummer)
    leeftijd = leeftijd_op(aanmelding.geboortedatum, leven.besluit_op) if leven.besluit_op else None
    return {
        ("gemeente", None): str(deel.gemeente_id), ("werker", None): str(werker.id),
        ("nummer", None): f"{LETTER}{leven.begin.year % 100:02}-{nummer + 1:04}", ("leeftijd", None): str(leeftijd),
        ("merk", "naam"): copytekst(aanmelding.naam), ("merk", "werker"): copytekst(werker.naam),
        ("merk", "email"): copytekst(werker.email), ("merk", "gemeente"): copytekst(deel.naam),
    }  # fmt: skip


def _voeg_persoon_toe(
    uit: Uitvoer, gemeente_id: UUID, dossier_id: str, leven: Verschoven, a: Aanmelding, staarten: Iterator[str]
) -> None:
    """What is of this person alone: name, search terms, number (encrypted, with its blind index), phone."""
    opening, p = leven.sjabloon.momenten[0], a.persoon
    nummers, gemeente = iter(range(_EERSTE_VAN_PERSOON, 1_000)), str(gemeente_id)

    def rij(tabel: str, *waarden: Any) -> None:
        id_ = idkop(next(nummers), opening, leven.schuif) + next(staarten)
        uit[tabel].append(copyregel((id_, gemeente, dossier_id, *waarden)))

    rij(
        "personen_persoon", a.naam, "", sorteernaam(a.naam), a.geboortedatum, p["geslacht"], "", p["land_herkomst"], p["talen"],
        p["tolk_nodig"], p["tolk_taal"], "",
    )  # fmt: skip
    for term in termen_van([a.naam], a.geboortedatum):
        rij("personen_zoekterm", term)
    plek = f"personen_nummer|bsn|{dossier_id}"
    cijfer = versleutel(a.bsn.encode(), gemeente_id=gemeente_id, plek=plek)
    rij("personen_nummer", "bsn", cijfer, blinde_index(a.bsn, soort="bsn", gemeente_id=gemeente_id), a.bsn[-3:])
    rij("personen_contactgegeven", "telefoon", a.telefoon, telefoon_zoek(a.telefoon), False, False)

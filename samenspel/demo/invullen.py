"""Filling in a life of the pool for one person: every table's rows of one dossier, in the format of COPY."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from samenspel.demo.schuiven import TERMIJNKOLOMMEN, Verschoven, idkop, verschuif
from samenspel.demo.sjabloon import TERMIJN, Sjabloon, copyregel, copytekst, dossiergat
from samenspel.demo.volume import LETTER, Deel, Lot, lot
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.kern.geheim import blinde_index
from samenspel.kluis.sleutelbos import Verse, verse_sleutel, versleutel_van
from samenspel.personen.handelingen import sorteernaam, telefoon_zoek
from samenspel.personen.nummers import CIJFER
from samenspel.personen.zoektermen import termen_van
from samenspel.plan.weging import leeftijd_op

_PERSOON: dict[str, tuple[str, ...]] = {
    "personen_persoon": ("id", "gemeente_id", "dossier_id", "naam", "roepnaam", "sorteernaam", "geboortedatum", "geslacht", "aanspreekvorm",
                         "land_herkomst", "talen", "tolk_nodig", "tolk_taal", "tolk_voorkeur"),
    "personen_zoekterm": ("id", "gemeente_id", "dossier_id", "term"),
    "personen_nummer": ("id", "gemeente_id", "dossier_id", "soort", "cijfer", "blind", "staart"),
    "personen_contactgegeven": ("id", "gemeente_id", "dossier_id", "soort", "waarde", "zoek", "voorkeur", "geheim"),
}  # fmt: skip
SLEUTEL = "kluis_dossiersleutel"
_VARIANT = {teken: "89ab"[int(teken, 16) & 3] for teken in "0123456789abcdef"}
_IDS_PERSOON = 24
_EERSTE_VAN_PERSOON = 900  # their place among the ids of one moment: after every other row
Uitvoer = defaultdict[str, list[str]]


def kolommen(poel: Mapping[int, Sjabloon]) -> dict[str, tuple[str, ...]]:
    """Every table that the volume fills, with its columns in the order of the text."""
    gevonden = {tabel: kolom for sjabloon in poel.values() for tabel, kolom in sjabloon.kolommen.items()}
    return gevonden | _PERSOON | {TERMIJN: TERMIJNKOLOMMEN, SLEUTEL: ("dossier_id", "gemeente_id", "kek", "verpakt")}


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
        haar = _lot(deel, nummer)
        leven = self.van(haar.levensnummer, haar.weken)
        ids = _staarten(deel, nummer, len(leven.ids) + _IDS_PERSOON)
        waarden = leven.waarden.copy()
        for gat, kop in leven.ids:
            waarden[gat] = kop + next(ids)
        bekend = _namen(deel, nummer, leven, haar)
        if haar.ander is not None:
            bekend["partner", None] = self._dossier_id(deel, haar.ander)
        for sleutel, gat in leven.namen.items():
            waarden[gat] = bekend[sleutel]
        dossier_id = UUID(waarden[dossiergat(leven.sjabloon)])
        vers = verse_sleutel(dossier_id, deel.gemeente_id)
        for gat, plek, rij, geheim in leven.geheimen:
            klaar = geheim.vul(waarden).encode()
            cijfer = versleutel_van(dossier_id, klaar, plek=plek, rij=UUID(rij.vul(waarden)), met=vers.sleutel)
            waarden[gat] = copytekst(cijfer)
        for tabel, tekst in leven.sjabloon.tabellen.items():
            uit[tabel].append(tekst.vul(waarden))
        uit[TERMIJN].append(leven.termijnen.vul(waarden))
        uit[SLEUTEL].append(copyregel((dossier_id, deel.gemeente_id, vers.rij.kek, vers.rij.verpakt)))
        _voeg_persoon_toe(uit, deel.gemeente_id, vers, leven, haar.mens.aanmelding, ids)
        return dossier_id

    def _dossier_id(self, deel: Deel, nummer: int) -> str:
        """The id that dossier `nummer` gets, or already got."""
        haar = _lot(deel, nummer)
        leven = self.van(haar.levensnummer, haar.weken)
        gat = dossiergat(leven.sjabloon)
        plek, kop = next((plek, kop) for plek, (dit, kop) in enumerate(leven.ids) if dit == gat)
        *_, staart = _staarten(deel, nummer, plek + 1)
        return kop + staart


def _lot(deel: Deel, nummer: int) -> Lot:
    return lot(deel.code, nummer, deel.aantal, deel.op, deel.zaad)


def _staarten(deel: Deel, nummer: int, aantal: int) -> Iterator[str]:
    """The second halves of so many UUIDv7s of one dossier, the same for the same seed."""
    bytes_ = hashlib.shake_128(f"{deel.zaad}|{deel.code}|{nummer}".encode()).hexdigest(10 * aantal)
    for n in range(0, 20 * aantal, 20):
        yield f"{bytes_[n : n + 3]}-{_VARIANT[bytes_[n + 3]]}{bytes_[n + 4 : n + 7]}-{bytes_[n + 7 : n + 19]}"


def _namen(deel: Deel, nummer: int, leven: Verschoven, haar: Lot) -> dict[tuple[str, Any], str]:
    werker, mens = deel.werker(nummer), haar.mens
    bekend: dict[tuple[str, Any], str] = {
        ("gemeente", None): str(deel.gemeente_id), ("werker", None): str(werker.id), ("collega", None): str(deel.collega(nummer).id),
        ("nummer", None): f"{LETTER}{leven.begin.year % 100:02}-{nummer + 1:04}", ("partner", None): "",
        ("partner geboren", None): mens.partner_geboren,
        ("merk", "naam"): copytekst(mens.aanmelding.naam), ("merk", "werker"): copytekst(werker.naam),
        ("merk", "email"): copytekst(werker.email), ("merk", "gemeente"): copytekst(deel.naam), ("merk", "partner"): copytekst(mens.partner),
    }  # fmt: skip
    for n, naam in enumerate(mens.kinderen):
        bekend["merk", f"kind_{n}"] = copytekst(naam)
    for n, op in enumerate(leven.besluiten):
        bekend["leeftijd", n] = str(leeftijd_op(mens.aanmelding.geboortedatum, op))
    return bekend


def _voeg_persoon_toe(
    uit: Uitvoer, gemeente_id: UUID, vers: Verse, leven: Verschoven, a: Aanmelding, staarten: Iterator[str]
) -> None:
    """What is of this person alone: name, search terms, number (encrypted, with its blind index), phone."""
    opening, p = leven.sjabloon.momenten[0], a.persoon
    nummers, gemeente, dossier_id = iter(range(_EERSTE_VAN_PERSOON, 1_000)), str(gemeente_id), str(vers.rij.dossier_id)

    def rij(tabel: str, *waarden: Any) -> None:
        id_ = idkop(next(nummers), opening, leven.schuif) + next(staarten)
        uit[tabel].append(copyregel((id_, gemeente, dossier_id, *waarden)))

    rij(
        "personen_persoon", a.naam, "", sorteernaam(a.naam), a.geboortedatum, p["geslacht"], "", p["land_herkomst"], p["talen"],
        p["tolk_nodig"], p["tolk_taal"], "",
    )  # fmt: skip
    for term in termen_van([a.naam], a.geboortedatum):
        rij("personen_zoekterm", term)
    plek = CIJFER.waar("bsn", dossier_id)
    cijfer = versleutel_van(vers.rij.dossier_id, a.bsn.encode(), plek=plek, met=vers.sleutel)
    rij("personen_nummer", "bsn", cijfer, blinde_index(a.bsn, soort="bsn", gemeente_id=gemeente_id), a.bsn[-3:])
    rij("personen_contactgegeven", "telefoon", a.telefoon, telefoon_zoek(a.telefoon), False, False)

"""Find the header in a sheet full of titles, merged cells and totals, and guess what each column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.koppelingen.inlezen.velden import SOORTEN, woordenlijst

_ZOEKDIEPTE = 30
_TOTAAL = re.compile(r"(?:sub|eind)?totaal\b|aantal\b|som\b|gemiddeld|n\s*=", re.IGNORECASE)
_GEEN_KOP = re.compile(r"[\d\s.,/:-]+")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its place, its header, three examples, and the field it seems to hold ("" for none)."""

    plek: int
    kop: str
    voorbeelden: tuple[str, ...]
    veld: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """A header and the rows under it, each with its number in the file."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[int, list[str]], ...]
    totalen: int
    herkend: bool

    def met(self, keuze: Mapping[int, str]) -> Tabel:
        """The same table with the columns as the user chose them."""
        kolommen = tuple(Kolom(k.plek, k.kop, k.voorbeelden, keuze.get(k.plek, k.veld)) for k in self.kolommen)
        return Tabel(kolommen, self.rijen, self.totalen, self.herkend)

    def eerste(self, aantal: int) -> Tabel:
        """Only the first rows."""
        return Tabel(self.kolommen, self.rijen[:aantal], self.totalen, self.herkend)


def herken(rijen: list[list[str]], soort: str, onthouden: Mapping[str, str]) -> Tabel:
    """The table in these rows. `onthouden`: plain header -> field, as this municipality chose before."""
    woorden = {
        **woordenlijst(soort),
        **{kop: veld for kop, veld in onthouden.items() if veld in SOORTEN[soort].per_code or not veld},
    }
    begin, koppen, score = _kop(rijen, woorden)
    breedte = max(len(koppen), max((len(rij) for rij in rijen[begin : begin + 2000]), default=0))
    koppen += [""] * (breedte - len(koppen))
    data, totalen = _data(rijen, begin, koppen)
    if not data:
        raise Weigering(_("Onder de kopregel staan geen regels. Kies een ander bestand of werkblad."))
    return Tabel(tuple(_kolommen(koppen, data, woorden)), tuple(data), totalen, score > 0)


def _kop(rijen: list[list[str]], woorden: Mapping[str, str]) -> tuple[int, list[str], int]:
    """Row index after the header, the header texts, and how many are known. Tries single rows and pairs of merged rows."""
    beste, beste_score = (0, [""]), 0
    for nummer, rij in enumerate(rijen[:_ZOEKDIEPTE]):
        if not any(rij):
            continue
        score = _score(rij, woorden)
        if score > beste_score:
            beste, beste_score = (nummer + 1, list(rij)), score
        if nummer + 1 < len(rijen) and _lijkt_op_kop(rijen[nummer + 1]):
            dubbel = _samen(rij, rijen[nummer + 1], woorden)
            score = _score(dubbel, woorden)
            if score > beste_score:
                beste, beste_score = (nummer + 2, dubbel), score
    if beste_score:
        return *beste, beste_score
    eerste = next((n for n, rij in enumerate(rijen[:_ZOEKDIEPTE]) if sum(map(bool, rij)) >= 2), 0)
    return eerste + 1, list(rijen[eerste]), 0


def _score(koppen: list[str], woorden: Mapping[str, str]) -> int:
    """How many different fields these headers name."""
    return len({woorden[kop] for kop in map(_kaal, koppen) if kop in woorden})


def _kaal(kop: str) -> str:
    return plat(kop) if len(kop) <= 80 else ""


def _lijkt_op_kop(rij: list[str]) -> bool:
    gevuld = [cel for cel in rij if cel]
    return bool(gevuld) and not any(_GEEN_KOP.fullmatch(cel) or len(cel) > 60 for cel in gevuld)


def _samen(boven: list[str], onder: list[str], woorden: Mapping[str, str]) -> list[str]:
    """Two header rows as one: a merged group above goes on to the right, until the next one."""
    uit, groep = [], ""
    breedte = max(len(boven), len(onder))
    boven, onder = boven + [""] * (breedte - len(boven)), onder + [""] * (breedte - len(onder))
    for op, neer in zip(boven, onder, strict=True):
        groep = op or (groep if neer else "")
        samen = f"{groep} {neer}".strip()
        uit.append(neer if _kaal(neer) in woorden and _kaal(samen) not in woorden else samen)
    return uit


def _data(rijen: list[list[str]], begin: int, koppen: list[str]) -> tuple[list[tuple[int, list[str]]], int]:
    """Rows with something in them; totals and repeated headers are left out, totals counted."""
    data, totalen, breedte = [], 0, len(koppen)
    herhaald = [cel for cel in koppen if cel]
    for nummer, rij in enumerate(rijen[begin:], start=begin + 1):
        gevuld = [cel for cel in rij if cel]
        if not gevuld or gevuld == herhaald:
            continue
        if _TOTAAL.match(gevuld[0]) and len(gevuld) <= max(3, breedte // 3):
            totalen += 1
            continue
        data.append((nummer, rij if len(rij) == breedte else (rij + [""] * breedte)[:breedte]))
    return data, totalen


def _kolommen(koppen: list[str], data: list[tuple[int, list[str]]], woorden: Mapping[str, str]) -> list[Kolom]:
    """The columns that hold something; two columns never claim one field."""
    kolommen, gebruikt = [], set()
    for plek, kop in enumerate(koppen):
        voorbeelden = list(dict.fromkeys(rij[plek][:60] for _nummer, rij in data[:200] if rij[plek]))[:3]
        if not voorbeelden and not kop:
            continue
        veld = woorden.get(_kaal(kop), "")
        veld = "" if veld in gebruikt else veld
        gebruikt.add(veld)
        kolommen.append(Kolom(plek, kop[:120], tuple(voorbeelden), veld))
    return kolommen


def te_onthouden(tabel: Tabel) -> dict[str, str]:
    """Plain header -> field, for next time: only of a header that was recognised as one, for names may stand where none is."""
    if not tabel.herkend:
        return {}
    koppen = {
        _kaal(kolom.kop): kolom.veld for kolom in tabel.kolommen if kolom.kop and not _GEEN_KOP.fullmatch(kolom.kop)
    }
    return {kop: veld for kop, veld in koppen.items() if 0 < len(kop) <= 60}

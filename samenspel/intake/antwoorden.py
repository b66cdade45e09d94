"""Reading answers: all tables of the present reader in one query, conditions, and differences between sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.intake.eigenvragen import ALLEEN_MEEGELEVERD, Gesteld
from samenspel.intake.models import (
    Antwoord,
    AntwoordBelastbaarheid,
    AntwoordGeld,
    AntwoordGezin,
    AntwoordGezondheid,
    AntwoordInkomen,
    AntwoordNetwerk,
    AntwoordPlan,
    AntwoordTaal,
    AntwoordWerk,
    Kant,
)
from samenspel.intake.vragenlijst import Soort, Vraag
from samenspel.kern.identiteit import Aanwezige
from samenspel.kluis.unie import in_unie
from samenspel.toegang.matrix import recht

_TABELLEN: tuple[type[Antwoord], ...] = (
    AntwoordGezin,
    AntwoordPlan,
    AntwoordTaal,
    AntwoordWerk,
    AntwoordInkomen,
    AntwoordGeld,
    AntwoordBelastbaarheid,
    AntwoordGezondheid,
    AntwoordNetwerk,
)
TABEL_VAN: dict[str, type[Antwoord]] = {tabel.vaste_categorie: tabel for tabel in _TABELLEN}
_KOLOMMEN = ("id", "vraag", "vraag_versie", "onderwerp", "kant", "wijze", "waarde", "op", "vastgelegd_op", "door_id")


_WAARDEN = [(tabel, "waarde") for tabel in _TABELLEN]
_PLEK_VAN = {tabel.vaste_categorie: nummer for nummer, tabel in enumerate(_TABELLEN)}


def _kolommen(categorie: str) -> tuple[Any, ...]:
    """The columns of the table of this category, for a UNION with the others: in some the value is encrypted."""
    return tuple(in_unie(_WAARDEN, _PLEK_VAN[categorie]) if kolom == "waarde" else kolom for kolom in _KOLOMMEN)


class Gegeven(NamedTuple):
    """One current answer, as read from whichever table it stands in."""

    id: UUID
    vraag: str
    versie: int
    onderwerp: str
    kant: str
    wijze: str
    waarde: Any
    op: date
    vastgelegd_op: datetime
    door_id: UUID
    gesteld: Gesteld = ALLEEN_MEEGELEVERD

    @property
    def sleutel(self) -> tuple[str, str, str]:
        return self.vraag, self.onderwerp, self.kant

    @property
    def merk(self) -> str:
        """Changes with every write; a form sends it back, so that two people do not overwrite each other."""
        return f"{self.id}.{self.vastgelegd_op.timestamp():.6f}"

    @property
    def gevraagd(self) -> Vraag:
        """The question with the words that were asked then."""
        return self.gesteld.vraag(self.vraag, self.versie)

    @property
    def in_woorden(self) -> str:
        return self.gevraagd.keuze_tekst(self.waarde)


Antwoorden = Mapping[tuple[str, str, str], Gegeven]


@dataclass(frozen=True, slots=True)
class Verschil:
    """Two sides that answer the same question differently."""

    vraag: Vraag
    onderwerp: str
    gegevens: tuple[Gegeven, ...]


def leesbaar(wie: Aanwezige, categorie: str) -> bool:
    """May this role read answers of this category (perhaps only those of its own organisation)?"""
    return recht(wie.rol, categorie).lees


def geldende(
    dossier: Dossier, wie: Aanwezige, categorieen: Iterable[str] | None = None
) -> dict[tuple[str, str, str], Gegeven]:
    """The current answers that `wie` may see, by (question, subject, side). One query, however many tables.

    Also those of a record of the same person that was merged into this one; of two answers to one question the latest stands.
    """
    ids = ids_van(dossier)
    gevraagd = TABEL_VAN.keys() if categorieen is None else set(categorieen) & TABEL_VAN.keys()
    lijsten = [
        TABEL_VAN[categorie]
        .objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids, vervangen_op__isnull=True)
        .values_list(*_kolommen(categorie))
        for categorie in sorted(gevraagd)
        if leesbaar(wie, categorie)
    ]
    if not lijsten:
        return {}
    rijen = lijsten[0].union(*lijsten[1:], all=True) if len(lijsten) > 1 else lijsten[0]
    gevonden = sorted(_gegevens(dossier, rijen), key=lambda gegeven: (gegeven.op, gegeven.vastgelegd_op))
    return {gegeven.sleutel: gegeven for gegeven in gevonden}


def _gegevens(dossier: Dossier, rijen: Iterable[tuple[Any, ...]]) -> list[Gegeven]:
    gelezen = list(rijen)
    gesteld = Gesteld(dossier.gemeente_id, (rij[1] for rij in gelezen))
    return [Gegeven._make((*rij, gesteld)) for rij in gelezen]


def eerdere(dossier: Dossier, wie: Aanwezige, gevraagd: Iterable[Vraag]) -> list[Gegeven]:
    """What was answered to these questions before, newest first. One query, however many tables.

    Of two records of one person also the answer that stands in the one and not in the other, for who knows the current ones.
    """
    ids = ids_van(dossier)
    vroeger = {"vervangen_op__isnull": False} if len(ids) == 1 else {}
    per_categorie: dict[str, list[str]] = {}
    for vraag in gevraagd:
        if leesbaar(wie, vraag.categorie):
            per_categorie.setdefault(vraag.categorie, []).append(vraag.code)
    lijsten = [
        TABEL_VAN[categorie]
        .objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids, vraag__in=codes, **vroeger)
        .values_list(*_kolommen(categorie))
        for categorie, codes in sorted(per_categorie.items())
    ]
    if not lijsten:
        return []
    rijen = lijsten[0].union(*lijsten[1:], all=True) if len(lijsten) > 1 else lijsten[0]
    return sorted(_gegevens(dossier, rijen), key=lambda gegeven: (gegeven.op, gegeven.vastgelegd_op), reverse=True)


def is_van_toepassing(vraag: Vraag, antwoorden: Antwoorden) -> bool:
    """Is the condition of this question met? Without a condition always."""
    voorwaarde = vraag.toon_als
    if voorwaarde is None:
        return True
    for (code, _onderwerp, _kant), gegeven in antwoorden.items():
        if code == voorwaarde.vraag and _waarden(gegeven.waarde) & voorwaarde.waarden:
            return True
    return False


def _waarden(waarde: object) -> frozenset[str]:
    return frozenset(map(str, waarde)) if isinstance(waarde, list) else frozenset({str(waarde)})


def verschillen(antwoorden: Antwoorden) -> list[Verschil]:
    """Where sides disagree. Free text is not compared: other words are not another answer."""
    per_vraag: dict[tuple[str, str], list[Gegeven]] = {}
    for (code, onderwerp, _kant), gegeven in antwoorden.items():
        per_vraag.setdefault((code, onderwerp), []).append(gegeven)
    gevonden = []
    for (_code, onderwerp), gegevens in per_vraag.items():
        vraag = gegevens[0].gevraagd
        if vraag.soort is Soort.TEKST or len({_waarden(gegeven.waarde) for gegeven in gegevens}) < 2:
            continue
        volgorde = {kant: nummer for nummer, kant in enumerate(Kant.values)}
        gevonden.append(Verschil(vraag, onderwerp, tuple(sorted(gegevens, key=lambda g: volgorde[g.kant]))))
    return sorted(gevonden, key=lambda verschil: verschil.vraag.plaats)

"""Every deadline of a municipality from nothing, in bulk: what a change of policy asks for, and what proves a refresh.

The law is `wet` itself, the same function that a refresh uses. Facts are read per thousand dossiers without model
instances, and only what differs is written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.models import BewaakteTermijn, Dossier
from samenspel.dossiers.soorten import SOORTEN, categorie_van_termijn
from samenspel.dossiers.verversing import VELDEN, afgeleid
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.toegang.matrix import SYSTEEM

PER_KEER = 1_000
_VOOR_WET = frozenset(naam for naam, soort in SOORTEN.items() if soort.voor_wet)
_EERSTE, _LAATSTE = UUID(int=0), UUID(int=2**128 - 1)
_SAMENVATTING = ("doelgroep_nu", "leerroute", "fase")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a rebuild did."""

    dossiers: int
    gewijzigd: int

    def __add__(self, ander: Telling) -> Telling:
        return Telling(self.dossiers + ander.dossiers, self.gewijzigd + ander.gewijzigd)


def huis(gemeente_id: UUID) -> Aanwezige:
    """The house itself in one municipality, for a job that nobody asked for by hand."""
    return Aanwezige(gebruiker_id=None, gemeente_id=gemeente_id, rol=SYSTEEM, doel="herbouw van termijnen")


def herbouw(
    gemeente_id: UUID, *, na: UUID = _EERSTE, tot_en_met: UUID | None = None, meld: Callable[[int], None] | None = None
) -> Telling:
    """Rebuild the deadlines and summaries of the dossiers with an id after `na`, up to and including `tot_en_met`.

    Idempotent: a second run writes nothing. `meld` hears the number of dossiers done after each thousand, inside the
    transaction of that thousand.
    """
    som = Telling(0, 0)
    begin = str(na)
    while True:
        with identiteit(huis(gemeente_id)):
            rijen = _volgende(gemeente_id, begin, tot_en_met)
            if rijen:
                som += Telling(len(rijen), _herbouw_stuk(gemeente_id, rijen))
                if meld is not None:
                    meld(som.dossiers)
        if len(rijen) < PER_KEER:
            return som
        begin = rijen[-1][0]


_LEES_DOSSIERS = f"""
select id::text, samengevoegd_in_id::text, regime, doelgroep, gesloten_op, {", ".join(_SAMENVATTING)} from dossiers_dossier
where gemeente_id = %s and id > %s::uuid and id <= %s order by id limit {PER_KEER} for no key update
"""  # noqa: S608  # our own names


def _volgende(gemeente_id: UUID, na: str, tot_en_met: UUID | None) -> list[tuple[Any, ...]]:
    """The next dossiers, locked against a refresh at the same moment."""
    with connection.cursor() as cursor:
        cursor.execute(_LEES_DOSSIERS, [gemeente_id, na, tot_en_met or _LAATSTE])
        return list(cursor.fetchall())


def _herbouw_stuk(gemeente_id: UUID, rijen: list[tuple[Any, ...]]) -> int:
    beleid = beleid_van(gemeente_id)
    ids = [rij[0] for rij in rijen]
    erin = _samengevoegd(ids)
    gebeurtenissen = _gebeurtenissen([*ids, *erin], erin)
    bestaand = _bestaand(ids)
    schrijven = _Schrijven(gemeente_id)
    for dossier_id, in_ander, regime, doelgroep, gesloten_op, *samenvatting in rijen:
        oud = bestaand.get(dossier_id, {})
        if in_ander is not None:  # its facts count in the other dossier
            schrijven.weg += [termijn[0] for termijn in oud.values()]
            continue
        nieuw, stand = afgeleid(regime, doelgroep, gesloten_op, gebeurtenissen.get(dossier_id, ()), beleid)
        schrijven.vergelijk(dossier_id, nieuw, oud)
        if samenvatting != list(stand):
            schrijven.samenvatting.append(Dossier(pk=dossier_id, **dict(zip(_SAMENVATTING, stand, strict=True))))
    return schrijven.schrijf()


# Rows by cursor, ids and moments as text: a query set would bind a thousand ids one by one and convert each value twice,
# and a UUID or an aware datetime in Python costs more than the law itself.
_LEES_GEBEURTENISSEN = """
select dossier_id::text, soort, op, gegevens::text, id::text, (vastgelegd_op at time zone 'UTC')::text, trekt_in_id::text
from dossiers_gebeurtenis where dossier_id = any (%s::uuid[]) and soort = any (%s::text[])
"""
_LEES_TERMIJNEN = """
select dossier_id::text, code, id::text, categorie, start, uiterlijk, voldaan_op, geeindigd_op, rest::text, versie
from dossiers_bewaaktetermijn where dossier_id = any (%s::uuid[])
"""
_LEES_SAMENGEVOEGD = """
select id::text, samengevoegd_in_id::text from dossiers_dossier where samengevoegd_in_id = any (%s::uuid[])
"""


def _rij_van(teksten: Iterable[str]) -> str:
    """Ids or kinds as one array of PostgreSQL: the driver would look at each of a thousand, four times."""
    return "{" + ",".join(teksten) + "}"


_SOORTEN = _rij_van(sorted(_VOOR_WET))


def _samengevoegd(ids: list[str]) -> dict[str, str]:
    """Dossiers that were merged into one of these, with the one in which their facts count."""
    with connection.cursor() as cursor:
        cursor.execute(_LEES_SAMENGEVOEGD, [_rij_van(ids)])
        return dict(cursor.fetchall())


def _json(tekst: str) -> dict[str, Any]:
    gevonden: dict[str, Any] = {} if tekst == "{}" else json.loads(tekst)
    return gevonden


def _gebeurtenissen(ids: list[str], erin: dict[str, str]) -> dict[str, list[wet.Gebeurtenis]]:
    """Events that the law must know, by the id of the dossier in which they count, as text."""
    per: dict[str, list[wet.Gebeurtenis]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_LEES_GEBEURTENISSEN, [_rij_van(ids), _SOORTEN])
        for dossier_id, soort, op, tekst, id_, vastgelegd_op, trekt_in in cursor.fetchall():
            gegevens = _json(tekst)
            if soort == "intrekking":
                if gegevens.get("eigen"):
                    continue
                gegevens = {"van": trekt_in}
            gebeurtenis = wet.Gebeurtenis(soort, op, gegevens, id_, vastgelegd_op)
            per[erin.get(dossier_id, dossier_id)].append(gebeurtenis)
    return per


def _bestaand(ids: list[str]) -> dict[str, dict[str, tuple[Any, ...]]]:
    per: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_LEES_TERMIJNEN, [_rij_van(ids)])
        for dossier_id, code, id_, categorie, start, uiterlijk, voldaan, geeindigd, rest, versie in cursor.fetchall():
            per[dossier_id][code] = (id_, (categorie, start, uiterlijk, voldaan, geeindigd, _json(rest), versie))
    return per


class _Schrijven:
    """Collects what differs, and writes it in few statements."""

    def __init__(self, gemeente_id: UUID) -> None:
        self.gemeente_id = gemeente_id
        self.erbij: list[BewaakteTermijn] = []
        self.anders: list[BewaakteTermijn] = []
        self.weg: list[str] = []
        self.samenvatting: list[Dossier] = []

    def vergelijk(self, dossier_id: str, nieuw: tuple[wet.Rij, ...], oud: dict[str, tuple[Any, ...]]) -> None:
        for rij in nieuw:
            code = rij.code
            velden = (
                categorie_van_termijn(code),
                rij.start,
                rij.uiterlijk,
                rij.voldaan_op,
                rij.geeindigd_op,
                rij.rest,
                rij.versie,
            )
            bekend = oud.pop(code, None)
            if bekend is None:
                self.erbij.append(self._rij(dossier_id, code, velden))
            elif bekend[1] != velden:
                self.anders.append(self._rij(dossier_id, code, velden, id=bekend[0]))
        self.weg += [bekend[0] for bekend in oud.values()]

    def _rij(self, dossier_id: str, code: str, velden: tuple[Any, ...], **sleutel: Any) -> BewaakteTermijn:
        return BewaakteTermijn(
            **sleutel,
            gemeente_id=self.gemeente_id,
            dossier_id=dossier_id,
            code=code,
            **dict(zip(VELDEN, velden, strict=True)),
        )

    def schrijf(self) -> int:
        """The number of deadlines that were added, changed or removed."""
        if self.erbij:
            BewaakteTermijn.objects.bulk_create(self.erbij)
        if self.anders:
            BewaakteTermijn.objects.bulk_update(self.anders, VELDEN, batch_size=500)
        if self.weg:
            BewaakteTermijn.objects.filter(pk__in=self.weg).delete()
        if self.samenvatting:
            Dossier.objects.bulk_update(self.samenvatting, _SAMENVATTING, batch_size=500)
        return len(self.erbij) + len(self.anders) + len(self.weg)

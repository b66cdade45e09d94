"""N made-up dossiers by COPY, skewed over 342 municipalities: the volume on which the benches run.

The rows equal what the acts make of the same life (`tests/test_schaal.py` compares them).
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import django
import psycopg
from django.db import connections

import wet
from samenspel.demo.levensloop import Levensloop, levensloop
from samenspel.demo.toeval import ZAAD, Toeval
from samenspel.dossiers.models import Dossier, Dossierteller
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.verversing import fase_van, rij_waarden
from samenspel.kern.geheim import blinde_index, versleutel
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.uuid7 import uuid7_op
from samenspel.organisaties.models import Gemeente
from samenspel.personen.handelingen import sorteernaam, telefoon_zoek
from samenspel.personen.zoektermen import termen_van
from samenspel.toegang.models import Aanstelling, Gebruiker

GEMEENTEN = 342
PER_WERKER = 60
PORTIE = 2_000

KOLOMMEN: dict[str, tuple[str, ...]] = {
    "dossiers_dossier": ("id", "gemeente_id", "nummer", "regime", "doelgroep", "doelgroep_nu", "leerroute", "fase", "contactpersoon_id", "aangemaakt_op"),
    "personen_persoon": ("id", "gemeente_id", "dossier_id", "naam", "roepnaam", "sorteernaam", "geboortedatum", "geslacht", "aanspreekvorm",
                         "land_herkomst", "talen", "tolk_nodig", "tolk_taal", "tolk_voorkeur"),
    "personen_zoekterm": ("id", "gemeente_id", "dossier_id", "term"),
    "personen_nummer": ("id", "gemeente_id", "dossier_id", "soort", "cijfer", "blind", "staart"),
    "personen_contactgegeven": ("id", "gemeente_id", "dossier_id", "soort", "waarde", "zoek", "voorkeur", "geheim"),
    "dossiers_gebeurtenis": ("id", "gemeente_id", "dossier_id", "categorie", "soort", "op", "gegevens", "vastgelegd_op", "door_id", "bron"),
    "dossiers_duomelding": ("id", "gemeente_id", "dossier_id", "gebeurtenis_id", "regel"),
    "dossiers_bewaaktetermijn": ("id", "gemeente_id", "dossier_id", "categorie", "code", "start", "uiterlijk", "voldaan_op", "geeindigd_op", "rest", "versie"),
}  # fmt: skip
Rijen = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Deel:
    """The dossiers `van`..`tot` of one municipality, shared among its caseworkers."""

    gemeente_id: UUID
    code: str
    letter: str
    werkers: tuple[UUID, ...]
    van: int
    tot: int
    op: date
    zaad: int


def verdeling(aantal: int, gemeenten: int = GEMEENTEN) -> list[int]:
    """How many dossiers each municipality gets, skewed as in real life: 1/(rank + 8). The sum is `aantal`."""
    gewichten = [1 / (rang + 8) for rang in range(gemeenten)]
    som = sum(gewichten)
    delen = [int(aantal * gewicht / som) for gewicht in gewichten]
    delen[0] += aantal - sum(delen)
    return delen


def laad(aantal: int, op: date, *, meld: Callable[[str], None], zaad: int = ZAAD) -> None:
    """Load `aantal` dossiers next to the demo world, on all cores, with progress."""
    if staat_er := _geladen():
        meld(
            f"er staan al {staat_er} verzonnen dossiers; een ander aantal kan met: python3 run.py demo --opnieuw --schaal N"
        )
        return
    delen = _bereid_voor(aantal, op, zaad)
    url = _url()
    porties = [(url, portie) for deel in delen for portie in _porties(deel)]
    with _copy_mag(url):
        klaar = _laad_porties(aantal, porties, meld)
    with psycopg.connect(url, autocommit=True) as verbinding:
        verbinding.execute("analyze")
    meld(f"{klaar} dossiers geladen")


@contextmanager
def _copy_mag(url: str) -> Iterator[None]:
    """PostgreSQL refuses COPY where row-level security is forced on the owner: lift that for the owner while loading."""

    def zet(daad: str) -> None:
        with psycopg.connect(url) as verbinding:
            for tabel in KOLOMMEN:
                verbinding.execute(f"alter table {tabel} {daad} row level security")

    zet("no force")
    try:
        yield
    finally:
        zet("force")


def _laad_porties(aantal: int, porties: list[tuple[str, Deel]], meld: Callable[[str], None]) -> int:
    klaar = 0
    # a spawned process starts without Django, and must have it before it can even read its first task
    with multiprocessing.get_context("spawn").Pool(os.cpu_count() or 1, initializer=django.setup) as werkers:
        for geschreven in werkers.imap_unordered(_schrijf_portie, porties):
            klaar += geschreven
            if klaar % 10_000 < geschreven:
                meld(f"{klaar} van {aantal} dossiers")
    return klaar


def _geladen() -> int:
    """How many dossiers of the volume are there already."""
    with als_eigenaar():
        return Dossier.objects.filter(gemeente__code__startswith="voorbeeld-").count()


def _url() -> str:
    info = connections["eigenaar" if "eigenaar" in connections else "default"].get_connection_params()
    delen = {
        sleutel: str(info[sleutel]) for sleutel in ("dbname", "user", "password", "host", "port") if info.get(sleutel)
    }
    return psycopg.conninfo.make_conninfo(**delen)


def _bereid_voor(aantal: int, op: date, zaad: int) -> list[Deel]:
    """Municipalities, caseworkers and counters for the volume; small tables, through the ORM as the owner."""
    delen = []
    with als_eigenaar():
        for rang, deel in enumerate(verdeling(aantal)):
            code = f"voorbeeld-{rang + 1:03}"
            gemeente, _ = Gemeente.objects.get_or_create(
                code=code, defaults={"naam": f"Voorbeeldgemeente {rang + 1}", "nummerletter": "X"}
            )
            werkers = _werkers(gemeente, max(1, deel // PER_WERKER))
            delen.append(Deel(gemeente.pk, code, "X", werkers, 0, deel, op, zaad))
            _zet_tellers(gemeente, deel, op)
    return [deel for deel in delen if deel.tot]


def _zet_tellers(gemeente: Gemeente, laatste: int, op: date) -> None:
    """The next dossier that somebody opens gets the number after those of the volume."""
    for jaar in range(op.year - 4, op.year + 1):
        Dossierteller.objects.update_or_create(gemeente=gemeente, jaar=jaar, defaults={"laatste": laatste})


def _werkers(gemeente: Gemeente, aantal: int) -> tuple[UUID, ...]:
    bestaand = list(Gebruiker.objects.filter(aanstellingen__gemeente=gemeente).values_list("pk", flat=True))
    nieuw = [
        Gebruiker(email=f"werker{nummer}@{gemeente.code}.test", naam=f"Werker {nummer}", password="!")  # noqa: S106  # unusable
        for nummer in range(len(bestaand), aantal)
    ]
    Gebruiker.objects.bulk_create(nieuw)
    Aanstelling.objects.bulk_create(
        Aanstelling(gebruiker=gebruiker, gemeente=gemeente, rol="regievoerder", vanaf=date(2022, 1, 1))
        for gebruiker in nieuw
    )
    return tuple([*bestaand, *(gebruiker.pk for gebruiker in nieuw)][:aantal])


def _porties(deel: Deel) -> Iterator[Deel]:
    for van in range(deel.van, deel.tot, PORTIE):
        tot = min(deel.tot, van + PORTIE)
        yield Deel(deel.gemeente_id, deel.code, deel.letter, deel.werkers, van, tot, deel.op, deel.zaad)


def _schrijf_portie(taak: tuple[str, Deel]) -> int:
    url, deel = taak
    rijen: Rijen = {tabel: [] for tabel in KOLOMMEN}
    for nummer in range(deel.van, deel.tot):
        toeval = Toeval(f"{deel.code}|{nummer}", deel.zaad)
        voeg_toe(rijen, deel, nummer, levensloop(toeval, deel.op, nummer))
    with psycopg.connect(url) as verbinding, verbinding.cursor() as cursor:
        for tabel, kolommen in KOLOMMEN.items():
            with cursor.copy(f"copy {tabel} ({', '.join(kolommen)}) from stdin") as kopie:
                for rij in rijen[tabel]:
                    kopie.write_row(rij)
    return deel.tot - deel.van


class _Ids:
    """Reproducible UUIDv7s of one dossier, in order of time."""

    def __init__(self, deel: Deel, nummer: int) -> None:
        self._zaad = f"{deel.zaad}|{deel.code}|{nummer}".encode()
        self._teller = 0

    def nieuw(self, moment: datetime) -> UUID:
        self._teller += 1
        toeval = hashlib.blake2b(self._zaad, digest_size=10, salt=self._teller.to_bytes(4, "big")).digest()
        return uuid7_op(int(moment.timestamp() * 1000), toeval)


def _moment(dag: date, uur: int = 9, minuut: int = 30) -> datetime:
    return datetime.combine(dag, time(uur, minuut), tzinfo=UTC)


def voeg_toe(rijen: Rijen, deel: Deel, nummer: int, leven: Levensloop) -> UUID:
    """Add every row of one life; the id of its dossier."""
    ids = _Ids(deel, nummer)
    opening = _moment(leven.op)
    dossier_id = ids.nieuw(opening)
    werker = deel.werkers[nummer % len(deel.werkers)]
    gebeurtenissen = _gebeurtenissen(rijen, deel, dossier_id, werker, leven, ids)
    _persoon(rijen, deel, dossier_id, leven, ids, opening)
    aanmelding = leven.aanmelding
    feiten = wet.Feiten(
        gemeente=deel.code, doelgroep=aanmelding.doelgroep, geboortedatum=aanmelding.geboortedatum or None, gezin=(),
        gebeurtenissen=tuple(gebeurtenissen),
    )  # fmt: skip
    for rij in wet.rijen(feiten, _GEEN_BELEID):
        w = rij_waarden(rij)
        rijen["dossiers_bewaaktetermijn"].append(
            (ids.nieuw(opening), deel.gemeente_id, dossier_id, w["categorie"], rij.code, w["start"], w["uiterlijk"], w["voldaan_op"],
             w["geeindigd_op"], json.dumps(w["rest"]), w["versie"])
        )  # fmt: skip
    stand = wet.situatie(feiten)
    regime = "wi2013" if aanmelding.doelgroep == "WI2013" else "wi2021"
    fase = fase_van(regime, None, {g.soort for g in gebeurtenissen})
    rijen["dossiers_dossier"].append(
        (dossier_id, deel.gemeente_id, f"{deel.letter}{leven.op.year % 100:02}-{nummer + 1:04}", regime, aanmelding.doelgroep,
         stand.doelgroep, stand.leerroute or "", str(fase), werker, opening)
    )  # fmt: skip
    return dossier_id


_GEEN_BELEID = wet.beleid_uit({})


def _gebeurtenissen(
    rijen: Rijen, deel: Deel, dossier_id: UUID, werker: UUID, leven: Levensloop, ids: _Ids
) -> list[wet.Gebeurtenis]:
    """Rows of every event and its DUO line; the events that `wet` must know."""
    alle = [
        ("dossier_geopend", leven.op, {}, _moment(leven.op), "hand"),
        ("toegewezen", leven.op, {"aan": str(werker)}, _moment(leven.op, 10), "hand"),
    ]
    alle += [(f.soort, f.op, f.gegevens, _moment(f.op, 11), f.bron) for f in leven.feiten]
    voor_wet = []
    for soort, op, gegevens, moment, bron in alle:
        id_ = ids.nieuw(moment)
        rijen["dossiers_gebeurtenis"].append(
            (
                id_,
                deel.gemeente_id,
                dossier_id,
                SOORTEN[soort].categorie,
                soort,
                op,
                json.dumps(gegevens),
                moment,
                werker,
                bron,
            )
        )
        melding = (
            None
            if leven.aanmelding.doelgroep == "WI2013"
            else wet.melding_voor(soort, doelgroep=leven.aanmelding.doelgroep, bron=bron)
        )
        if melding is not None:
            rijen["dossiers_duomelding"].append((ids.nieuw(moment), deel.gemeente_id, dossier_id, id_, melding.code))
        if SOORTEN[soort].voor_wet:
            voor_wet.append(wet.Gebeurtenis(soort, op, gegevens, str(id_), moment))
    return voor_wet


def _persoon(rijen: Rijen, deel: Deel, dossier_id: UUID, leven: Levensloop, ids: _Ids, opening: datetime) -> None:
    a = leven.aanmelding
    basis = (deel.gemeente_id, dossier_id)
    p = a.persoon
    rijen["personen_persoon"].append(
        (ids.nieuw(opening), *basis, a.naam, "", sorteernaam(a.naam), a.geboortedatum, p["geslacht"], "", p["land_herkomst"],
         p["talen"], p["tolk_nodig"], p["tolk_taal"], "")
    )  # fmt: skip
    for term in termen_van([a.naam], a.geboortedatum):
        rijen["personen_zoekterm"].append((ids.nieuw(opening), *basis, term))
    plek = f"personen_nummer|bsn|{dossier_id}"
    rijen["personen_nummer"].append(
        (ids.nieuw(opening), *basis, "bsn", versleutel(a.bsn.encode(), gemeente_id=deel.gemeente_id, plek=plek),
         blinde_index(a.bsn, soort="bsn", gemeente_id=deel.gemeente_id), a.bsn[-3:])
    )  # fmt: skip
    rijen["personen_contactgegeven"].append(
        (ids.nieuw(opening), *basis, "telefoon", a.telefoon, telefoon_zoek(a.telefoon), False, False)
    )

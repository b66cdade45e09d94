"""The copies of made-up people against the raw rows; and copies made wrongly, which the judge must see."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any
from unittest import mock

from django.db import connections

from samenspel.avg.inzage import kaart as kaartblad
from samenspel.avg.inzage import verzamelen, zwart
from samenspel.avg.inzage.schrijven import als_html, als_json, als_zip
from samenspel.avg.inzage.verzamelen import Kopie, verzamel
from samenspel.avg.verwijderen import DOSSIER, verwijder_rijen
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from tests.inzage.naief import Mens, Tabel, beoordeel, resten, tabellen
from tests.inzage.proefwereld import MEDEWERKERS, Proefwereld

MENSEN = 500
ZAAD = 2038
NU = datetime(2026, 11, 26, 12).astimezone()


def kopie_van(wereld: Proefwereld, mens: Mens) -> Kopie:
    """As the house makes it for somebody who asked."""
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=wereld.gemeente, rol=SYSTEEM, doel="bewijs inzage")):
        dossier = Dossier.objects.select_related("gemeente").get(pk=mens.dossier)
        return verzamel(dossier, achtergehouden={}, nu=NU)


def loop(wereld: Proefwereld) -> tuple[Counter[str], list[str], float]:
    """Every person: the JSON; of each tenth also the page, of each fiftieth the whole file. Gives counts, faults, and the slowest copy (s)."""
    telling, fouten, langst = Counter[str](), [], 0.0
    for nummer, mens in enumerate(wereld.mensen):
        begin = time.monotonic()
        kopie = kopie_van(wereld, mens)
        json_ = als_json(kopie)
        langst = max(langst, time.monotonic() - begin)
        gezien, mis = oordeel(mens, json_)
        telling += gezien
        fouten += [f"persoon {mens.nummer}: {fout}" for fout in mis]
        telling["mensen"] += 1
        if nummer % 10 == 0:
            for taal in ("nl", "en", "ar"):
                html = als_html(kopie, taal).decode()
                fouten += [
                    f"persoon {mens.nummer}: bladzijde in {taal} noemt {naam}"
                    for naam in [*MEDEWERKERS, *mens.gezin]
                    if naam in html
                ]
                telling["bladzijden"] += 1
        if nummer % 50 == 0:
            fouten += [] if als_zip(kopie, "nl").startswith(b"PK") else [f"persoon {mens.nummer}: geen bestand"]
            telling["bestanden"] += 1
    return telling, fouten, langst


def verwijder(wereld: Proefwereld) -> tuple[int, list[str]]:
    """Every tenth person is removed altogether (AVG 17). Gives how many, and what was left."""
    eigenaar: Any = connections["eigenaar"]
    fouten: list[str] = []
    weg = wereld.mensen[1::10]
    for mens in weg:
        if not resten(eigenaar.connection, _tabellen(), mens):
            fouten.append(f"persoon {mens.nummer}: er was niets om te verwijderen")
        with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=wereld.gemeente, rol=SYSTEEM, doel="bewijs inzage")):
            verwijder_rijen(DOSSIER, [mens.dossier], grond="avg17:bewijs", nu=NU)
        fouten += [f"persoon {mens.nummer}: {rest}" for rest in resten(eigenaar.connection, _tabellen(), mens)]
        eigenaar.connection.commit()
    return len(weg), fouten


def oordeel(mens: Mens, json_: bytes) -> tuple[Counter[str], list[str]]:
    """By the reading that knows nothing of ours, as the owner."""
    verbinding: Any = connections["eigenaar"].connection
    return beoordeel(verbinding, _tabellen(), mens, json_, list(MEDEWERKERS))


@cache
def _tabellen() -> dict[str, Tabel]:
    return tabellen(connections["eigenaar"].connection)


def controles(wereld: Proefwereld) -> Iterator[tuple[str, bool]]:
    """Each wrong way to make a copy, and whether it was seen."""
    mens = wereld.mensen[0]
    for naam, fout in _FOUTEN.items():
        with fout():
            yield naam, bool(oordeel(mens, als_json(kopie_van(wereld, mens)))[1])


@contextmanager
def _andere_kaart(verander: Callable[[dict[str, kaartblad.Tabel]], dict[str, kaartblad.Tabel]]) -> Iterator[None]:
    anders = verander(dict(kaartblad.kaart()))
    with mock.patch.object(verzamelen, "kaart", return_value=anders):
        yield


def _zonder_tabel(kaart: dict[str, kaartblad.Tabel]) -> dict[str, kaartblad.Tabel]:
    del kaart["dossiers.Notitie"]
    return kaart


def _zonder_kolom(kaart: dict[str, kaartblad.Tabel]) -> dict[str, kaartblad.Tabel]:
    was = kaart["intake.AntwoordGezondheid"]
    kaart["intake.AntwoordGezondheid"] = replace(was, kolommen={k: w for k, w in was.kolommen.items() if k != "waarde"})
    return kaart


def _rijen_anders(label: str, rijen: str) -> Callable[[dict[str, kaartblad.Tabel]], dict[str, kaartblad.Tabel]]:
    return lambda kaart: kaart | {label: replace(kaart[label], rijen=rijen)}


def _zonder_zwart() -> Any:
    return mock.patch.object(zwart.Zwart, "schoon", lambda self, waarde: waarde)


def _met_naam() -> Any:
    def wie(self: zwart.Zwart, gebruiker_id: Any) -> str:
        from samenspel.toegang.models import Gebruiker

        return Gebruiker.objects.get(pk=gebruiker_id).naam if gebruiker_id else ""

    return mock.patch.object(zwart.Zwart, "wie", wie)


def _met_gezin() -> Any:
    return mock.patch.object(verzamelen, "is_jong_kind", return_value=True)


def _ook_van_anderen(dossier: Dossier) -> list[Any]:
    return list(Dossier.objects.values_list("pk", flat=True)[:3])


_FOUTEN: dict[str, Callable[[], Any]] = {
    "een tabel vergeten": lambda: _andere_kaart(_zonder_tabel),
    "een kolom vergeten": lambda: _andere_kaart(_zonder_kolom),
    "verborgen noodtoegang getoond": lambda: _andere_kaart(_rijen_anders("avg.Noodtoegang", "dossier")),
    "familie met haar naam": _met_gezin,
    "namen in teksten blijven staan": _zonder_zwart,
    "medewerkers met hun naam": _met_naam,
    "de kluis getoond": lambda: mock.patch.object(verzamelen, "KLUIS", "C99"),
    "gegevens van een ander": lambda: mock.patch.object(verzamelen, "ids_van", _ook_van_anderen),
}

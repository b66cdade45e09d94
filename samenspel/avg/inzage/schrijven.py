"""The copy as files: JSON (also what somebody takes elsewhere, AVG 20), a page to read, a PDF to print, and what stood in files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime

from samenspel.avg.inzage.kaart import Tabel, gronden, kaart
from samenspel.avg.inzage.verzamelen import Deel, Kopie
from samenspel.avg.inzage.woorden import RICHTING, kop_van, leesbaar, woord
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, gegevens, kop, lijst
from samenspel.huisstijl.pdf.tekst import OnzetbareTekens, schoon
from samenspel.huisstijl.pdf.zetten import zet
from samenspel.kern.klok import dag_van
from samenspel.toegang.verwerkingen import verwerkingen

VERSIE = 1
_NIET_IN_DE_LEESKOPIE = frozenset({"sleutel"})


def als_json(kopie: Kopie) -> bytes:
    """Every table of the map with its rows, and every exception with its ground. Field names are those of the database."""
    inhoud = {
        "versie": VERSIE,
        "gemeente": kopie.gemeente,
        "dossiers": list(kopie.nummers),
        "gemaakt_op": kopie.gemaakt_op.isoformat(),
        "onderdelen": [_onderdeel(deel) for deel in kopie.delen],
        "uitzonderingen": list(uitzonderingen()),
        "bestanden": sorted(kopie.bestanden),
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1).encode()


def _onderdeel(deel: Deel) -> dict[str, Any]:
    return {
        "tabel": deel.model._meta.db_table,
        "naam": deel.tabel.naam,
        "categorie": deel.categorie or "per rij",
        "rijen": [{"id": rij.id, "achtergehouden": rij.achtergehouden} if rij.achtergehouden else rij.kolommen for rij in deel.rijen],
    }  # fmt: skip


def uitzonderingen() -> Iterator[dict[str, str]]:
    """What is not in the copy: per column, or a whole table (`kolom` is *), with article and sentence."""
    for tabel in kaart().values():
        for kolom, code in [("*", tabel.grond)] if tabel.rijen == "geen" else tabel.niet.items():
            grond = gronden()[code]
            yield {"tabel": tabel.label, "kolom": kolom, "grond": grond.artikel, "uitleg": grond.uitleg}


def als_html(kopie: Kopie, taal: str) -> bytes:
    """One page without anything from elsewhere, headings in the language of who reads."""
    context = {
        "taal": taal, "richting": RICHTING.get(taal, "ltr"), "w": {code: woord(code, taal) for code in _TEKSTEN}, "gemeente": kopie.gemeente,
        "nummers": kopie.nummers, "gemaakt_op": localtime(kopie.gemaakt_op), "groepen": _groepen(kopie, taal), "doelen": _doelen(),
        "ontvangers": _ontvangers(kopie), "niet": _niet(), "bestanden": sorted(kopie.bestanden),
    }  # fmt: skip
    return render_to_string("avg/inzagekopie.html", context).encode()


_TEKSTEN = (
    "titel", "inleiding", "gemaakt_op", "waarvoor", "ontvangers", "bewaren", "bewaren_zin", "rechten", "rechten_zin", "uitzonderingen",
    "uitzondering_zin", "achtergehouden", "geen", "bestanden",
)  # fmt: skip


def als_pdf(kopie: Kopie) -> bytes:
    """To print, in Dutch (PDF/UA and PDF/A). A letter that our fonts cannot draw is a question mark here; the page and the JSON have it."""
    blokken: list[Blok] = [*alinea(woord("inleiding", "nl"))]
    for naam, delen in _groepen(kopie, "nl"):
        blokken.append(kop(naam))
        for deelnaam, rijen in delen:
            blokken.append(kop(deelnaam, 3))
            blokken += [blok for rij in rijen for blok in _rijblok(rij)]
    blokken += [
        kop(woord("waarvoor", "nl")),
        lijst(_doelen()),
        kop(woord("ontvangers", "nl")),
        lijst(_ontvangers(kopie) or ["-"]),
    ]
    blokken += [kop(woord("bewaren", "nl")), *alinea(woord("bewaren_zin", "nl")), kop(woord("rechten", "nl"))]
    blokken += [
        *alinea(woord("rechten_zin", "nl")),
        kop(woord("uitzonderingen", "nl")),
        *alinea(woord("uitzondering_zin", "nl")),
    ]
    blokken.append(gegevens((_zetbaar(wat), _zetbaar(waarom)) for wat, waarom in _niet()))
    stuk = Stuk(
        titel=woord("titel", "nl"), afzender=f"Gemeente {kopie.gemeente}", onderwerp=woord("titel", "nl"), voettekst=", ".join(kopie.nummers),
        adres=(), briefhoofd=(), kenmerken=((woord("gemaakt_op", "nl"), voluit(dag_van(kopie.gemaakt_op))),), blokken=tuple(blokken),
    )  # fmt: skip
    return zet(stuk, gemaakt_op=kopie.gemaakt_op.replace(microsecond=0))


def _rijblok(rij: list[tuple[str, str]]) -> Iterator[Blok]:
    yield gegevens((_zetbaar(naam), _zetbaar(waarde)) for naam, waarde in rij)


def _zetbaar(tekst: str) -> str:
    """What a font cannot draw becomes a mark that says so; the page and the JSON have it."""
    try:
        return schoon(tekst)
    except OnzetbareTekens as fout:
        for teken in fout.tekens:
            tekst = tekst.replace(teken, "?")
        return schoon(tekst)


def _groepen(kopie: Kopie, taal: str) -> list[tuple[str, list[tuple[str, list[list[tuple[str, str]]]]]]]:
    """Per category the tables that hold something, and of each row what there is to read."""
    op_volgorde = sorted((deel for deel in kopie.delen if deel.rijen), key=lambda deel: deel.categorie or "C05z")
    return [
        (
            kop_van(categorie, taal),
            [(deel.tabel.naam, [_regels(deel, rij, taal) for rij in deel.rijen]) for deel in delen],
        )
        for categorie, delen in groupby(op_volgorde, key=lambda deel: deel.categorie)
    ]


def _regels(deel: Deel, rij: Any, taal: str) -> list[tuple[str, str]]:
    if rij.achtergehouden:
        return [(woord("achtergehouden", taal), rij.achtergehouden)]
    gevonden = []
    for veld in deel.model._meta.concrete_fields:
        wijze = deel.tabel.kolommen.get(veld.name)
        if (
            wijze
            and wijze not in _NIET_IN_DE_LEESKOPIE
            and veld.name not in _OVERAL
            and (tekst := leesbaar(veld, rij.kolommen))
        ):
            gevonden.append((str(veld.verbose_name), tekst))
    return gevonden


_OVERAL = frozenset({"gemeente", "gemeente_id", "dossier", "dossier_id", "vraag_versie"})
"""The same in every row, and at the top of the page."""


def _doelen() -> list[str]:
    return [f"{v.naam} ({v.grond})" for v in verwerkingen().values()]


_NIETS_GEKREGEN = frozenset({"voorgesteld", "geweigerd"})
"""An organisation that was asked and did not say yes got nothing (ADR 26)."""


def _ontvangers(kopie: Kopie) -> list[str]:
    """Organisations that take part or took part, and who looked (AVG 15 lid 1 c)."""
    kolommen = {
        "toegang.Betrokkenheid": "organisatie",
        "logboek.Regel": "organisatie_id",
        "avg.Toestemming": "organisatie",
    }
    namen = {
        rij.kolommen.get(kolommen[deel.tabel.label])
        for deel in kopie.delen if deel.tabel.label in kolommen for rij in deel.rijen
        if rij.kolommen.get("stand") not in _NIETS_GEKREGEN
    }  # fmt: skip
    gemeld = (
        rij.kolommen.get("gemeld_op")
        for deel in kopie.delen
        if deel.tabel.label == "dossiers.DuoMelding"
        for rij in deel.rijen
    )
    return sorted({naam for naam in namen if naam} | ({"DUO (Dienst Uitvoering Onderwijs)"} if any(gemeld) else set()))


def _niet() -> list[tuple[str, str]]:
    """Exceptions per ground: what, and why in one sentence."""
    per: dict[str, list[str]] = {}
    for tabel in kaart().values():
        for code in {tabel.grond} if tabel.rijen == "geen" else set(tabel.niet.values()):
            per.setdefault(code, []).append(_naam_van(tabel))
    return [
        (", ".join(sorted(set(namen))), f"{gronden()[code].uitleg} ({gronden()[code].artikel})")
        for code, namen in sorted(per.items())
    ]


def _naam_van(tabel: Tabel) -> str:
    return tabel.naam or tabel.label.split(".")[1]


def als_zip(kopie: Kopie, taal: str) -> bytes:
    """All of it in one file; no name of a person in any name of a file."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("gegevens.json", als_json(kopie))
        pak.writestr("gegevens.html", als_html(kopie, taal))
        pak.writestr("gegevens.pdf", als_pdf(kopie))
        for naam, inhoud in sorted(kopie.bestanden.items()):
            pak.writestr(naam, inhoud)
    return uit.getvalue()

"""From the cells of one row to values: numbers, dates, choices, a name in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samenspel.huisstijl.formulieren import VERSTE_JAREN, VROEGSTE_JAAR
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.cellen import datum, deeldatum, heel_getal, is_leeg, ja_nee, keuze
from samenspel.koppelingen.inlezen.herkennen import Kolom
from samenspel.koppelingen.inlezen.regel import Regel
from samenspel.koppelingen.inlezen.velden import Veld
from samenspel.personen.grenzen import fout_in_email, fout_in_geboortedatum, fout_in_telefoon
from samenspel.personen.nummers import normaliseer_bsn, normaliseer_v_nummer

_HAAKJES = re.compile(r"^(.*?)\s*\(([^)]*)\)$")
_WETENSCHAPPELIJK = re.compile(r"\d[.,]?\d*e\+\d+", re.IGNORECASE)
_ERG = frozenset({"bsn", "v_nummer"})  # with a wrong number nobody knows whose row this is


def ontleed(kolommen: list[tuple[Kolom, Veld]], cellen: list[str], regel: Regel, *, vandaag: date) -> dict[str, Any]:
    """Values by field code. A cell that cannot be read becomes a sentence on the row and no value."""
    waarden: dict[str, Any] = {}
    for kolom, veld in kolommen:
        cel = cellen[kolom.plek]
        if not cel or is_leeg(cel):
            continue
        try:
            waarden[veld.code] = _waarde(cel, veld, regel, vandaag)
        except (ValueError, Weigering) as fout:
            regel.zeg(veld.naam, str(fout), erg=veld.vorm in _ERG)
    return waarden


def _waarde(cel: str, veld: Veld, regel: Regel, vandaag: date) -> Any:
    return _LEZERS[veld.vorm](cel, veld, regel, vandaag)


def _tekst(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    if len(cel) > veld.lengte:
        raise ValueError(
            _("Deze tekst is langer dan %(lengte)s tekens en is niet overgenomen.") % {"lengte": veld.lengte}
        )
    return cel if veld.lengte > 200 else " ".join(cel.split())


def _bsn(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    if _WETENSCHAPPELIJK.fullmatch(cel):
        raise ValueError(_("Excel heeft dit BSN afgerond. Zet de kolom op “Tekst” en vul het opnieuw in."))
    bsn = normaliseer_bsn(cel)
    if len(bsn) > sum(teken.isdigit() for teken in cel):
        regel.zeg(veld.naam, _("De nul vooraan ontbrak en is aangevuld."))
    return bsn


def _v_nummer(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    return normaliseer_v_nummer(cel)


def _datum(cel: str, veld: Veld, regel: Regel, vandaag: date) -> date:
    dag = _in_dit_leven(datum(cel), vandaag)
    if dag > vandaag:
        raise ValueError(
            _("%(dag)s ligt in de toekomst en is niet overgenomen.") % {"dag": f"{dag.day}-{dag.month}-{dag.year}"}
        )
    return dag


def _geboren(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    geboren = deeldatum(cel, dit_jaar=vandaag.year)
    return _zonder_fout(geboren, fout_in_geboortedatum(geboren, vandaag))


def _telefoon(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    tekst = _tekst(cel, veld, regel, vandaag)
    return _zonder_fout(tekst, fout_in_telefoon(tekst))


def _email(cel: str, veld: Veld, regel: Regel, vandaag: date) -> str:
    tekst = _tekst(cel, veld, regel, vandaag)
    return _zonder_fout(tekst, fout_in_email(tekst))


def _zonder_fout(waarde: str, fout: str) -> str:
    if fout:
        raise ValueError(_("%(zin)s Niet overgenomen.") % {"zin": fout})
    return waarde


def _later(cel: str, veld: Veld, regel: Regel, vandaag: date) -> date:
    """A day that may still have to come."""
    return _in_dit_leven(datum(cel), vandaag)


def _in_dit_leven(dag: date, vandaag: date) -> date:
    """The same bounds as a day in a form."""
    if VROEGSTE_JAAR <= dag.year <= vandaag.year + VERSTE_JAREN:
        return dag
    raise ValueError(_("Het jaar %(jaar)s kan niet kloppen. Niet overgenomen.") % {"jaar": dag.year})


_LEZERS: dict[str, Callable[[str, Veld, Regel, date], Any]] = {
    "tekst": _tekst,
    "bsn": _bsn,
    "v_nummer": _v_nummer,
    "datum": _datum,
    "toekomst": _later,
    "telefoon": _telefoon,
    "email": _email,
    "deeldatum": _geboren,
    "keuze": lambda cel, veld, regel, vandaag: keuze(cel, veld.keuzes),
    "ja_nee": lambda cel, veld, regel, vandaag: ja_nee(cel),
    "getal": lambda cel, veld, regel, vandaag: heel_getal(cel, hoogste=veld.hoogste),
}


def naam(waarden: dict[str, Any]) -> str:
    """The name in reading order: `Berg, Sanne (van den)` becomes Sanne van den Berg."""
    heel = str(waarden.get("naam", ""))
    if heel and not waarden.get("achternaam"):
        return _omgekeerd(heel) if heel.count(",") == 1 else heel
    delen = (
        waarden.get("voornaam") or waarden.get("roepnaam"),
        waarden.get("tussenvoegsel"),
        waarden.get("achternaam"),
    )
    return " ".join(str(deel) for deel in delen if deel) or heel


def _omgekeerd(heel: str) -> str:
    achter, voor = (deel.strip() for deel in heel.split(","))
    treffer = _HAAKJES.match(voor)
    delen = (treffer[1], treffer[2], achter) if treffer else (voor, achter)
    return " ".join(deel for deel in delen if deel)


def adres(waarden: dict[str, Any]) -> str:
    """Street, number, postal code and place as one line; "" without a street or a place."""
    straat = " ".join(str(waarden[code]) for code in ("adres", "huisnummer") if waarden.get(code))
    plaats = " ".join(str(waarden[code]) for code in ("postcode", "woonplaats") if waarden.get(code))
    return (
        ", ".join(deel for deel in (straat, plaats) if deel)
        if waarden.get("adres") or waarden.get("woonplaats")
        else ""
    )

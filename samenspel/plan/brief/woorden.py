"""Words and numbers as a letter writes them."""

from __future__ import annotations

from datetime import date
from typing import Final

from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.stuk import Blok, alinea, bel, citaat, kop, tabel
from samenspel.plan.brief.gegevens import Afzender, Planactie, Plandoel, Waarneming

ROUTES: Final = {"B1": "B1-route", "ONDERWIJS": "onderwijsroute", "Z": "Z-route"}


def getal(waarde: float) -> str:
    """`15`, `1,5`."""
    return f"{waarde:g}".replace(".", ",")


def uren_per_week(waarde: float) -> str:
    """`15 uur per week`."""
    return f"{getal(waarde)} uur per week"


def briefhoofd(afzender: Afzender) -> tuple[str, ...]:
    """The lines under the name of the municipality."""
    return tuple(regel for regel in (*afzender.postadres, afzender.website) if regel)


def kenmerken(afzender: Afzender, dossiernummer: str, op: date) -> tuple[tuple[str, str], ...]:
    """Date, reference and contact beside the address."""
    weg = afzender.waarneming
    paren = (
        ("Datum", voluit(op)),
        ("Ons kenmerk", dossiernummer),
        ("Contactpersoon", afzender.contactpersoon),
        ("Telefoon", afzender.telefoon),
        ("Te bereiken", afzender.bereikbaar),
        ("Spreekt", afzender.talen),
        ("E-mail", afzender.email),
        ("Nu te bellen", f"{weg.naam}, {weg.telefoon}" if weg else ""),
    )
    return tuple((naam, waarde) for naam, waarde in paren if waarde)


def bel_met(afzender: Afzender) -> str:
    """`Marieke Hoekstra: 0592-…`, and until when somebody else: for after `Bel eerst met`."""
    gewoon = f"{afzender.contactpersoon}: {afzender.telefoon}"
    if (weg := afzender.waarneming) is None:
        return gewoon
    return f"{gewoon}. Tot en met {voluit(weg.tot)} belt u met {weg.naam}: {weg.telefoon}"


def afwezig(afzender: Afzender) -> list[str]:
    """Who is away, from and until, and who takes over; nothing when the contact person is there."""
    if (weg := afzender.waarneming) is None:
        return []
    dagen = f"van {voluit(weg.vanaf)} tot en met {voluit(weg.tot)}"
    return [f"{afzender.contactpersoon} is er niet {dagen}. In die tijd helpt {weg.naam} u: {weg.telefoon}."]


def belblokken(afzender: Afzender) -> list[Blok]:
    """Whom to call, in large print; the deputy first while the contact person is away.

    Then the contact person takes one line; the hours of that one stand on the first page. This is one page.
    """
    if (weg := afzender.waarneming) is None:
        return [bel(afzender.contactpersoon, afzender.telefoon, _erbij(afzender))]
    daarna = f"Daarna belt u {afzender.contactpersoon}: {afzender.telefoon}"
    eerst = alinea(f"Tot en met {voluit(weg.tot)} belt u:")
    return [*eerst, bel(weg.naam, weg.telefoon, _erbij(weg)), *alinea(daarna)]


def over_de_contactpersoon(afzender: Afzender) -> str:
    """`Marieke Hoekstra is uw contactpersoon, en spreekt Nederlands en Engels.` and when to call."""
    spreekt = f", en spreekt {afzender.talen}" if afzender.talen else ""
    wanneer = f" Te bereiken: {afzender.bereikbaar.rstrip('.')}." if afzender.bereikbaar else ""
    return f"{afzender.contactpersoon} is uw contactpersoon{spreekt.rstrip('.')}.{wanneer}"


def _erbij(wie: Afzender | Waarneming) -> list[str]:
    """Under the number: when, and in which languages; in the words of who is called."""
    paren = (("Te bereiken", wie.bereikbaar), ("Spreekt", wie.talen))
    return [f"{naam}: {tekst}" for naam, tekst in paren if tekst]


def doelblokken(doelen: tuple[Plandoel, ...]) -> list[Blok]:
    """Per goal: the domain, the newcomer's own words, and who does what and when."""
    blokken: list[Blok] = []
    for doel in doelen:
        blokken.append(kop(doel.leefdomein, 3))
        if doel.woorden.strip():
            blokken.append(citaat(f"‘{doel.woorden.strip()}’"))
        if doel.acties:
            blokken.append(tabel(("Wat", "Wie", "Wanneer"), map(_rij, doel.acties), (5, 3, 3)))
    return blokken


def _rij(actie: Planactie) -> tuple[str, str, str]:
    return actie.wat, actie.wie, actie.wanneer or "nog af te spreken"

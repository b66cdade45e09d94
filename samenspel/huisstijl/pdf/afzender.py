"""Who a letter is from, whom to call, and to whom it goes: plain words, and how every letter writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, bel


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarneming:
    """Who takes over while the contact person is away; both days included."""

    naam: str
    telefoon: str
    vanaf: date
    tot: date
    talen: str = ""
    bereikbaar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """The municipality, and the one person to call: in which languages, and when, in that person's own words."""

    gemeente: str
    contactpersoon: str
    telefoon: str
    talen: str = ""
    bereikbaar: str = ""
    functie: str = ""
    email: str = ""
    website: str = ""
    postadres: tuple[str, ...] = ()
    waarneming: Waarneming | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geadresseerde:
    """The newcomer. `aanhef` is what stands after "Beste"; empty: the name."""

    naam: str
    adres: tuple[str, ...] = ()
    aanhef: str = ""


def brief(
    titel: str, blokken: Iterable[Blok], *, afzender: Afzender, geadresseerde: Geadresseerde, dossiernummer: str, op: date,
    bijblad: Iterable[Blok] = (), waarschuwing: str = "",
) -> Stuk:  # fmt: skip
    """A letter of the municipality: every one has the same head, foot and reference."""
    gemeente = f"Gemeente {afzender.gemeente}"
    return Stuk(
        titel=titel,
        afzender=gemeente,
        onderwerp=titel,
        voettekst=f"{gemeente} · kenmerk {dossiernummer}",
        adres=(geadresseerde.naam, *geadresseerde.adres),
        briefhoofd=briefhoofd(afzender),
        kenmerken=kenmerken(afzender, dossiernummer, op),
        blokken=tuple(blokken),
        bijblad=tuple(bijblad),
        waarschuwing=waarschuwing,
    )


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

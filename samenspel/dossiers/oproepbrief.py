"""The letter that summons somebody to the brede intake: when, where, what to bring, and what follows (Wi 14 lid 1).

In A2: short sentences, and the articles apart at the end. What follows stands as the law has it (Wi 14 lid 1 and 2, 22): first a
warning and another summons, only then perhaps a fine. Of who has asylum a fine is for the exception alone (Court of Justice
4 February 2025, Raad van State 9 July 2025). The letter threatens with nothing that the law does not say; Samenspel fines nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from samenspel.huisstijl.datums import lang, voluit
from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde, afwezig, belblokken, brief
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, dag, kop, lijst
from samenspel.huisstijl.pdf.tekst import OnzetbareTekens, schoon_geheel
from samenspel.huisstijl.pdf.zetten import zet
from samenspel.kern.oordeel import Weigering
from wet.regel import ASIEL

TITEL: Final = "Oproep voor de brede intake"
_NEDERLAND: Final = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Oproepgegevens:
    """What goes into the letter. `nummer`: which summons this is; `gewaarschuwd_op`: the day of a warning after an earlier one.

    `opnieuw_op`: the letter of `op` was not kept, and is set anew on this day from what stands in the dossier now.
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    dossiernummer: str
    op: date
    verschijnen_op: date
    tijd: str
    plaats: str
    doelgroep: str
    tolk_nodig: bool = False
    tolk_taal: str = ""
    nummer: int = 1
    gewaarschuwd_op: date | None = None
    opnieuw_op: date | None = None


def maak_oproep(g: Oproepgegevens) -> bytes:
    """The letter as PDF/UA-1 and PDF/A-2a. Refuses a summons without a time and a place."""
    if not g.tijd.strip() or not g.plaats.strip():
        raise Weigering("In deze oproep staat geen tijd of plaats. Leg een nieuwe oproep vast, met allebei.")
    try:
        schoon = schoon_geheel(g)
    except OnzetbareTekens as fout:
        raise Weigering(str(fout)) from fout
    return zet(oproep(schoon), gemaakt_op=datetime.combine(g.op, time(9), tzinfo=_NEDERLAND))


def oproep(g: Oproepgegevens) -> Stuk:
    """The letter as blocks; the data are safe to set already."""
    delen = (_opening, _waar, _waarover, _meenemen, _tolk, _verhinderd, _gevolg, _vragen, _artikelen)
    return brief(
        TITEL, (blok for deel in delen for blok in deel(g)),
        afzender=g.afzender, geadresseerde=g.geadresseerde, dossiernummer=g.dossiernummer, op=g.op,
    )  # fmt: skip


def _opening(g: Oproepgegevens) -> list[Blok]:
    keer = f" Dit is oproep {g.nummer}." if g.nummer > 1 else ""
    opnieuw = (
        alinea(
            f"Wij maakten deze brief opnieuw op {voluit(g.opnieuw_op)}. Deze brief vervangt de brief van {voluit(g.op)}."
        )
        if g.opnieuw_op
        else []
    )
    return [
        *opnieuw,
        *alinea(f"Beste {g.geadresseerde.aanhef or g.geadresseerde.naam},"),
        *alinea(f"U moet inburgeren. Daarom willen wij met u praten. Dat heet de brede intake. U moet komen.{keer}"),
    ]


def _waar(g: Oproepgegevens) -> list[Blok]:
    return [
        kop("Wanneer en waar?"),
        dag(lang(g.verschijnen_op), f"Kom om {g.tijd} uur."),
        *alinea(f"Plaats: {g.plaats}"),
    ]


def _waarover(g: Oproepgegevens) -> list[Blok]:
    zinnen = (
        "Wij praten over school, werk en taal.",
        "Wij praten over uw gezin en uw gezondheid.",
        "Wij praten over wat u wilt.",
        "Misschien doet u later ook een toets. Die hoort bij de intake.",
    )
    alleen = "Wij maken daarna samen uw plan. U mag alleen met ons praten, zonder familie."
    return [kop("Wat gaan we doen?"), lijst(zinnen), *alinea(alleen)]


def _meenemen(g: Oproepgegevens) -> list[Blok]:
    zinnen = (
        "deze brief",
        "uw verblijfspas of uw paspoort",
        "uw diploma's en papieren van school en werk, als u die heeft",
    )
    return [kop("Wat neemt u mee?"), lijst(zinnen)]


def _tolk(g: Oproepgegevens) -> list[Blok]:
    zin = "Wilt u een tolk? Bel ons."
    if g.tolk_nodig:
        zin = f"Wij zorgen voor een tolk. De taal is: {g.tolk_taal}." if g.tolk_taal else "Wij zorgen voor een tolk."
    return [kop("Tolk"), *alinea(f"{zin} De tolk kost u niets.")]


def _verhinderd(g: Oproepgegevens) -> list[Blok]:
    zin = "Bel ons zo snel als u kunt. Dan maken wij een andere afspraak. Bent u ziek? Heeft u geen opvang voor uw kind? Vertel dat."
    return [kop("Kunt u niet komen?"), *alinea(zin)]


def _gevolg(g: Oproepgegevens) -> list[Blok]:
    if g.gewaarschuwd_op is None:
        eerst = (
            "Komt u niet, en belt u niet? Dan krijgt u een waarschuwing. U krijgt ook een nieuwe oproep.",
            "Komt u dan weer niet? Dan kunt u een boete krijgen van 250 euro.",
        )
    else:
        eerst = (
            f"Wij hebben u gewaarschuwd op {voluit(g.gewaarschuwd_op)}.",
            "Komt u nu weer niet, en belt u niet? Dan kunt u een boete krijgen van 250 euro.",
        )
    boete = ["Had u een goede reden? Dan krijgt u geen boete. Vertel ons die reden."]
    if g.doelgroep in ASIEL:
        boete.append("Voor u is een boete een uitzondering. Die kan alleen als u steeds niet wilt meewerken.")
    slot = "Komt u drie keer niet? Dan maken wij het plan zonder u."
    return [kop("Wat gebeurt er als u niet komt?"), lijst((*eerst, *boete, slot))]


def _vragen(g: Oproepgegevens) -> list[Blok]:
    zinnen = afwezig(g.afzender)
    return [
        kop("Vragen?"),
        *alinea("Bel ons. U mag om een tolk vragen."),
        *([lijst(zinnen)] if zinnen else []),
        *belblokken(g.afzender),
    ]


def _artikelen(g: Oproepgegevens) -> list[Blok]:
    return [
        kop("De artikelen", 3),
        *alinea(
            f"Dit is een oproep van het college van burgemeester en wethouders van de gemeente {g.afzender.gemeente}. Oproep, waarschuwing "
            "en intake zonder u: Wet inburgering 2021, artikel 14, leden 1 en 2. Boete: Wet inburgering 2021, artikel 22, en Besluit "
            "inburgering 2021, artikel 7.1, lid 1. Alleen praten: Besluit inburgering 2021, artikel 5.2."
        ),
    ]

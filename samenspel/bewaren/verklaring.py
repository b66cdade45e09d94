"""The declaration of destruction as PDF: what went, by which ground, who signed. No names of newcomers, and no numbers of who is still known."""

from __future__ import annotations

from datetime import datetime

from samenspel.bewaren.models import Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.overzicht import tellingen
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, gegevens, kop, lijst, tabel
from samenspel.huisstijl.pdf.zetten import zet
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering

TITEL = "Verklaring van vernietiging"
_GEWIST = "De gegevens op de vernietigingslijst zijn gewist uit Samenspel, met de bestanden die erbij hoorden. Zij staan in geen tabel meer."
_TUSSENSTAND = (
    "Dit is een tussenstand. Een deel van de lijst is nog niet uitgevoerd. Hieronder staat alleen wat al gewist is."
)


def maak_verklaring(van: Vernietigingslijst, *, nu: datetime) -> bytes:
    """Of a signed list, as PDF/UA-1 and PDF/A-2a; says how far it was carried out."""
    if van.ondertekend_op is None or van.ondertekend_door is None:
        raise Weigering("Deze lijst is nog niet ondertekend. Een verklaring is er pas daarna.")
    gemeente = f"Gemeente {van.gemeente.naam}"
    open_ = van.regels.filter(stand=Vernietigingsregel.Stand.OPEN).count()
    kenmerken = (("Datum", voluit(dag_van(nu))), ("Kenmerk", str(van.pk)[:8]))
    stuk = Stuk(
        titel=TITEL, afzender=gemeente, onderwerp=TITEL, voettekst=gemeente, adres=(), briefhoofd=(), kenmerken=kenmerken, blokken=tuple(_blokken(van, open_))
    )  # fmt: skip
    return zet(stuk, gemaakt_op=nu.replace(microsecond=0))


def _blokken(van: Vernietigingslijst, open_: int) -> list[Blok]:
    assert van.ondertekend_op is not None
    assert van.ondertekend_door is not None
    gronden = sorted(
        set(van.regels.filter(stand=Vernietigingsregel.Stand.WEG).exclude(grond="").values_list("grond", flat=True))
    )
    klaar = (
        f"Uitgevoerd op {voluit(dag_van(van.uitgevoerd_op))}."
        if van.uitgevoerd_op
        else f"Nog niet uitgevoerd: {open_} onderdelen. Hun dag komt nog, of iets houdt ze tegen."
    )
    rijen = [(t.deel, str(t.dossiers), str(t.rijen)) for t in tellingen(van, alleen_weg=True)]
    return [
        *alinea(_GEWIST if van.uitgevoerd_op else _TUSSENSTAND),
        gegevens((
            ("Ondertekend door", van.ondertekend_door.naam), ("Ondertekend op", voluit(dag_van(van.ondertekend_op))), ("Stand", klaar), ("Toelichting", van.toelichting),
        )),
        kop("Wat is vernietigd"),
        tabel(("Onderdeel", "Dossiers", "Rijen"), rijen, (6, 2, 2)),
        kop("Op welke grond"),
        lijst(gronden),
        *alinea("Reservekopieën worden na hooguit 35 dagen overschreven. Wordt een kopie teruggezet, dan wist Samenspel deze gegevens opnieuw."),
    ]  # fmt: skip

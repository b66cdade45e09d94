"""The lines of the list: what the database holds, with state and group on a day. Two statements, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

import wet
from samenspel.dossiers.models import BewaakteTermijn, Herinnering
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.models import Gebruiker, Vervanging
from samenspel.werkvoorraad.groepen import Groep, groep_van
from samenspel.werkvoorraad.models import Overgeslagen

_DOSSIER = (
    "dossier_id", "dossier__nummer", "dossier__fase", "dossier__leerroute", "dossier__doelgroep_nu", "dossier__contactpersoon_id",
    "dossier__contactpersoon__naam", "dossier__persoon__naam", "dossier__persoon__sorteernaam",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regel:
    """A term (`rij`) or a reminder (`soort`) of a dossier, seen on a day. `wacht` is (on whom, until)."""

    id: UUID
    dossier_id: UUID
    nummer: str
    fase: str
    leerroute: str
    doelgroep: str
    contact_id: UUID | None
    contact: str
    naam: str
    sorteernaam: str
    stand: str
    dag: date | None
    groep: Groep
    rij: wet.Rij | None = None
    soort: str = ""
    wie: str = ""
    sinds: date | None = None
    wacht: tuple[str, date] | None = None
    wacht_op_ander: bool = False


def werkt_voor(wie: Aanwezige, op: date) -> QuerySet[Any]:
    """Ids of the people whose list this is: oneself, and whom one covers on that day."""
    zelf = Gebruiker.objects.filter(pk=wie.gebruiker_id or UUID(int=0)).values("pk")
    gedekt = Vervanging.objects.filter(
        gemeente_id=wie.gemeente_id, vervanger_id=wie.gebruiker_id, vanaf__lte=op, tot__gte=op
    )
    return zelf.union(gedekt.values("afwezig_id"))


def regels_van(wie: Aanwezige, op: date) -> list[Regel]:
    """Every open line of the own list and of whom one covers, most urgent first."""
    herinneringen = list(_herinneringen(wie, op))
    wachten = {(h[4], h[3]): (h[2], h[1], h[5]) for h in herinneringen if h[0] == "wacht_op" and h[3] and h[1] > op}
    regels = [r for r in (_termijnregel(t, op, wachten) for t in _termijnen(wie, op)) if r is not None]
    regels += _herinneringsregels(herinneringen, op)
    regels.sort(key=urgentie)
    return regels


def urgentie(regel: Regel) -> tuple[str, date, str]:
    """Group, last day, name."""
    return _VOLGORDE[regel.groep], regel.dag or date.max, regel.sorteernaam


_VOLGORDE = {groep: str(nummer) for nummer, groep in enumerate(Groep)}


def _termijnen(wie: Aanwezige, op: date) -> QuerySet[BewaakteTermijn, Any]:
    overgeslagen = Overgeslagen.objects.zichtbaar_voor(wie).filter(
        dossier_id=OuterRef("dossier_id"),
        termijn_code=OuterRef("code"),
        start=OuterRef("start"),
        ongedaan_op__isnull=True,
    )
    return (
        BewaakteTermijn.objects.zichtbaar_voor(wie)
        .filter(
            ~Exists(overgeslagen), voldaan_op__isnull=True, geeindigd_op__isnull=True, uiterlijk__isnull=False,
            dossier__gesloten_op__isnull=True, dossier__samengevoegd_in__isnull=True, dossier__contactpersoon_id__in=werkt_voor(wie, op),
        )
        .values_list("id", "code", "start", "uiterlijk", "rest", "versie", *_DOSSIER)
    )  # fmt: skip


def _herinneringen(wie: Aanwezige, op: date) -> QuerySet[Herinnering, Any]:
    return (
        Herinnering.objects.zichtbaar_voor(wie)
        .filter(
            Q(door_id=wie.gebruiker_id) | Q(dossier__contactpersoon_id__in=werkt_voor(wie, op)),
            klaar_op__isnull=True, dossier__gesloten_op__isnull=True, dossier__samengevoegd_in__isnull=True,
        )
        .values_list("soort", "op", "wie", "termijn_code", "dossier_id", "vastgelegd_op", "id", *_DOSSIER)
    )  # fmt: skip


def _termijnregel(
    t: tuple[Any, ...], op: date, wachten: dict[tuple[UUID, str], tuple[str, date, datetime]]
) -> Regel | None:
    """None when nothing is asked on that day. A term that passed its last day while waiting comes back by itself."""
    rij = wet.Rij(t[1], t[2], t[3], None, None, t[4], t[5])
    stand = wet.stand(rij, op)
    if stand in ("vervallen", "gehaald"):
        return None
    dag = wet.laatste_dag(rij, op)
    groep = groep_van(dag, op) if dag and stand != "niet_gestart" else Groep.LATER
    wacht = None
    if (gezet := wachten.get((t[6], t[1]))) and (dag is None or dag >= op or localdate(gezet[2]) > dag):
        wacht = gezet[0], gezet[1]
    vorm = (
        "wacht"
        if wacht or stand == "open"
        else _VORM.get(stand) or ("deze_week" if groep is Groep.DEZE_WEEK else "loopt")
    )
    return Regel(
        t[0], t[6], t[7], t[8], t[9], t[10], t[11], t[12] or "", t[13] or t[7], t[14] or "", vorm, dag, groep, rij=rij, wacht=wacht,
        wacht_op_ander=bool(wacht) or stand == "open",
    )  # fmt: skip


_VORM = {"te_laat": "te_laat", "niet_gestart": "nog_niet"}


def _herinneringsregels(herinneringen: Iterable[tuple[Any, ...]], op: date) -> Iterable[Regel]:
    """A reminder is never too late: it has no legal term. What waits with a term is shown by that term."""
    for soort, dag, wie, code, _, vastgelegd_op, id_, *d in herinneringen:
        if code:
            continue
        wacht = soort == Herinnering.Soort.WACHT_OP and dag > op
        groep = groep_van(max(dag, op), op)
        vorm = "wacht" if wacht else "dringend" if dag <= op else "deze_week" if groep is Groep.DEZE_WEEK else "loopt"
        yield Regel(
            id_, d[0], d[1], d[2], d[3], d[4], d[5], d[6] or "", d[7] or d[1], d[8] or "", vorm, dag, groep, soort=soort, wie=wie,
            sinds=localdate(vastgelegd_op), wacht=(wie, dag) if wacht else None, wacht_op_ander=wacht,
        )  # fmt: skip

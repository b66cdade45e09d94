"""Carrying out signed lists: on its day, in small transactions, each part once; what changed or is held meanwhile stays.

Facts, days and holds are looked at again under a lock, so a signature of three months ago takes away nothing that must stay today.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from samenspel.avg.verwijderen import DOSSIER, LOG, verwijder_rijen
from samenspel.avg.verwijderlijst import Regel
from samenspel.beleid.waarden import beleid_van
from samenspel.bewaren.dagen import Groep, groepen, tel_dagen, tel_logboek, termijnen_van, vasthoudingen_van
from samenspel.bewaren.lijst import stel_voor
from samenspel.bewaren.models import Bewaardag, Deel, Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.tabellen import rijen_van
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from wet.bewaren import DELEN, KERNVELDEN

PER_KEER = 40
"""Dossiers in one transaction: a kill costs so much work, and a lock lasts so long."""
_INHOUDELIJK = frozenset(DELEN) - {Deel.LOGBOEK}
Stand = Vernietigingsregel.Stand


@dataclass(slots=True)
class Telling:
    """What a night did: parts and rows that went, dossiers that are gone altogether, parts that stayed because their day moved."""

    delen: int = 0
    rijen: int = 0
    dossiers: int = 0
    vervallen: int = 0


def huis(gemeente_id: UUID) -> Aanwezige:
    """The house itself, for what a person signed."""
    return Aanwezige(gebruiker_id=None, gemeente_id=gemeente_id, rol=SYSTEEM, doel="bewaren:nacht")


def nacht(gemeente_id: UUID, *, nu: datetime) -> Telling:
    """One night in one municipality: count the days, carry out, propose. Everything due until today, so a missed night is made good."""
    with identiteit(huis(gemeente_id)):
        tel_dagen(gemeente_id, nu=nu)
    telling = voer_uit(gemeente_id, nu=nu)
    with identiteit(huis(gemeente_id)):
        tel_logboek(gemeente_id, nu=nu)
        stel_voor(gemeente_id, nu=nu)
    return telling


def voer_uit(gemeente_id: UUID, *, nu: datetime) -> Telling:
    """Every line of a signed list whose day has come; idempotent, and goes on where it was stopped."""
    telling = Telling()
    gezien: set[UUID] = set()
    while True:
        with identiteit(huis(gemeente_id)):
            regels = _volgende(gemeente_id, dag_van(nu), gezien)
            if not regels:
                _sluit_lijsten(gemeente_id, nu)
                return telling
            gezien |= {regel.pk for regel in regels}
            _doe(regels, gemeente_id, nu, telling)


def _volgende(gemeente_id: UUID, dag: date, gezien: set[UUID]) -> list[Vernietigingsregel]:
    """The lines of the next dossiers, all parts of a dossier together; what was looked at this night is passed over."""
    te_doen = Vernietigingsregel.objects.filter(
        gemeente_id=gemeente_id,
        stand=Stand.OPEN,
        laatste_dag__lt=dag,
        lijst__stand=Vernietigingslijst.Stand.ONDERTEKEND,
    ).exclude(pk__in=gezien)
    dossiers = te_doen.order_by("dossier_id").values_list("dossier_id", flat=True).distinct()[:PER_KEER]
    return list(
        te_doen.filter(dossier_id__in=list(dossiers)).select_for_update(of=("self",)).order_by("dossier_id", "pk")
    )


def _doe(regels: list[Vernietigingsregel], gemeente_id: UUID, nu: datetime, telling: Telling) -> None:
    dag = dag_van(nu)
    groep_van = groepen({regel.dossier_id for regel in regels if regel.dossier_id}, slot=True)
    dagen = {
        (rij.dossier_id, rij.deel): rij
        for rij in Bewaardag.objects.filter(dossier_id__in=[r.dossier_id for r in regels])
    }
    vast = vasthoudingen_van(groep_van)
    per_deel: dict[tuple[UUID, str], list[Vernietigingsregel]] = defaultdict(list)
    vervallen: list[Vernietigingsregel] = []
    for regel in regels:
        if regel.dossier_id is None or any(v.geldt(dag) for v in vast.get(regel.dossier_id, [])):
            continue
        rij = dagen.get((regel.dossier_id, regel.deel))
        laatste = _laatste_dag(regel, rij, groep_van.get(regel.dossier_id), dagen, gemeente_id)
        if rij is None or rij.vernietigd_op is not None or laatste is None or laatste >= dag:
            vervallen.append(regel)
            continue
        per_deel[regel.lijst_id, regel.deel].append(regel)
    _leg_weg(vervallen, None, nu)
    telling.vervallen += len(vervallen)
    for (lijst_id, deel), van_dit_deel in sorted(per_deel.items(), key=lambda paar: DELEN.index(paar[0][1])):
        telling.rijen += _vernietig(deel, van_dit_deel, groep_van, lijst_id, nu)
        telling.delen += len(van_dit_deel)
        if deel == Deel.GEZONDHEID:
            _tel_intake(van_dit_deel, dagen, groep_van, dag)
    telling.dossiers += _ruim_lege_dossiers(groep_van, regels[0].lijst_id, nu)


def _laatste_dag(
    regel: Vernietigingsregel,
    rij: Bewaardag | None,
    groep: Groep | None,
    dagen: dict[tuple[UUID, str], Bewaardag],
    gemeente_id: UUID,
) -> date | None:
    """Counted afresh while the facts are there; afterwards the day that was kept."""
    assert regel.dossier_id is not None
    inhoud = dagen.get((regel.dossier_id, Deel.INHOUD))
    if (
        rij is None
        or groep is None
        or regel.deel == Deel.LOGBOEK
        or (inhoud is not None and inhoud.vernietigd_op is not None)
    ):
        return rij.laatste_dag if rij is not None else None
    return termijnen_van(groep, beleid_van(gemeente_id))[regel.deel].laatste_dag


def _vernietig(
    deel: str, regels: list[Vernietigingsregel], groep_van: dict[UUID, Groep], lijst_id: UUID, nu: datetime
) -> int:
    """Take one part of these dossiers away, and write on the lines and the days that it is gone."""
    hoofden = [regel.dossier_id for regel in regels if regel.dossier_id is not None]
    hoofd_van = {lid: pk for pk in hoofden for lid in (groep_van[pk].leden if pk in groep_van else [pk])}
    per_dossier: dict[UUID, int] = defaultdict(int)
    for tabel, rijen in rijen_van(deel, hoofd_van).items():
        verwijder_rijen(tabel, [pk for _, pk in rijen], grond=f"bewaren:{lijst_id}", nu=nu, afgeleid=False)
        for dossier_id, _ in rijen:
            per_dossier[hoofd_van[dossier_id]] += 1
    if deel == Deel.LOGBOEK:
        for lid, hoofd in hoofd_van.items():
            per_dossier[hoofd] += verwijder_rijen(LOG, [lid], grond=f"bewaren:{lijst_id}", nu=nu)
    if deel == Deel.INHOUD:
        _snoei(hoofd_van, dag_van(nu))
    Bewaardag.objects.filter(dossier_id__in=hoofden, deel=deel).update(vernietigd_op=nu)
    _leg_weg(regels, per_dossier, nu)
    return sum(per_dossier.values())


def _tel_intake(
    regels: list[Vernietigingsregel], dagen: dict[tuple[UUID, str], Bewaardag], groep_van: dict[UUID, Groep], dag: date
) -> None:
    """How many answers an intake has, where the rest of it stays."""
    for regel in regels:
        inhoud = dagen.get((regel.dossier_id, Deel.INHOUD)) if regel.dossier_id else None
        if inhoud is not None and (inhoud.laatste_dag is None or inhoud.laatste_dag >= dag):
            hoofd = groep_van[inhoud.dossier_id].hoofd
            werk_stand_bij(hoofd, door=huis(hoofd.gemeente_id))


def _kernvelden() -> str:
    return json.dumps({soort: dict.fromkeys(sorted(velden), True) for soort, velden in KERNVELDEN.items()})


def _snoei(dossiers: Iterable[UUID], dag: date) -> None:
    """Of the rows that stay, only the named set of Bi 9.9 lid 2."""
    with connection.cursor() as cursor:
        cursor.execute("select bewaren_snoei(%s, %s, %s)", [list(dossiers), _kernvelden(), dag])


def snoei_opnieuw(regel: Regel) -> int:
    """On a restored backup, as the owner: cut down again what was cut down after it was made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select bewaren_snoei_opnieuw(%s, %s, %s, %s)", [regel.gemeente_id, regel.rij_id, _kernvelden(), regel.op]
        )
        aantal: int = cursor.fetchone()[0]
    return aantal


def _leg_weg(regels: list[Vernietigingsregel], weg: dict[UUID, int] | None, nu: datetime) -> None:
    """A line keeps number, part, day and count of rows, and leads to no dossier any more; one of which nothing went, lapses without its number."""
    per_aantal: dict[int | None, list[UUID]] = defaultdict(list)
    for regel in regels:
        per_aantal[None if weg is None or regel.dossier_id is None else weg[regel.dossier_id]].append(regel.pk)
    for aantal, sleutels in per_aantal.items():
        anders = (
            {"stand": Stand.VERVALLEN, "nummer": ""}
            if aantal is None
            else {"stand": Stand.WEG, "rijen": aantal, "vernietigd_op": nu}
        )
        Vernietigingsregel.objects.filter(pk__in=sleutels).update(dossier_id=None, reden="", vast="", **anders)


def _ruim_lege_dossiers(groep_van: dict[UUID, Groep], lijst_id: UUID, nu: datetime) -> int:
    """A dossier of which every part is gone goes altogether, with its number, holds that ended, and days."""
    weg: dict[UUID, set[str]] = defaultdict(set)
    for dossier_id, deel in Bewaardag.objects.filter(
        dossier_id__in=list(groep_van), vernietigd_op__isnull=False
    ).values_list("dossier_id", "deel"):
        weg[dossier_id].add(deel)
    klaar = [pk for pk in groep_van if weg[pk] >= _INHOUDELIJK]
    leden = [lid for pk in klaar for lid in groep_van[pk].leden if lid != pk]
    for ids in (leden, klaar):  # what was merged into a dossier goes before it
        verwijder_rijen(DOSSIER, ids, grond=f"bewaren:{lijst_id}", nu=nu)
    return len(klaar)


def _sluit_lijsten(gemeente_id: UUID, nu: datetime) -> None:
    """A list of which no line is open any more is carried out; days of a log whose dossier is gone lead nowhere."""
    getekend = Vernietigingslijst.objects.filter(gemeente_id=gemeente_id, stand=Vernietigingslijst.Stand.ONDERTEKEND)
    for lijst in getekend.exclude(regels__stand=Stand.OPEN):
        Vernietigingslijst.objects.filter(pk=lijst.pk).update(
            stand=Vernietigingslijst.Stand.UITGEVOERD, uitgevoerd_op=nu
        )
    dossier = Dossier.objects.filter(pk=OuterRef("dossier_id"))
    logs = Bewaardag.objects.filter(gemeente_id=gemeente_id, deel=Deel.LOGBOEK, vernietigd_op__isnull=False)
    logs.filter(~Exists(dossier)).delete()

"""The last day of every part of every dossier, from the facts: counted anew where facts or policy changed, and kept for the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samenspel.avg.models import AvgZaak, Beperking
from samenspel.beleid.models import Beleidswaarde
from samenspel.beleid.waarden import beleid_van
from samenspel.bewaren.models import Bewaardag, Deel, Vasthouding
from samenspel.dossiers.feiten import Rauw, feiten, rauwe_gebeurtenissen
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import als_datum
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Gemeente
from samenspel.plan.models import PipBezwaar
from wet.bewaren import Bewaartermijn, bewaartermijnen, bezwaren, logboektermijn
from wet.bewaren import Vasthouding as Houvast
from wet.kalender import na_rustdagen, voluit

INGETROKKEN = "bezwaar_ingetrokken"
BEZWAAR, POST = timedelta(days=42), timedelta(days=7)

BELEID = (
    "bewaren_gezondheid_jaren", "bewaren_besluit_jaren", "bewaren_kern_jaren", "bewaren_ondersteuning_jaren", "bewaren_logboek_jaren",
)  # fmt: skip
"""The choices of a municipality that move a day; what counts is asked in `wet.bewaren`."""
MARGE = timedelta(hours=1)
"""What was recorded shortly before may not have been committed when we looked."""
PER_KEER = 500


@dataclass(slots=True)
class Groep:
    """A dossier with those merged into it: one person, one set of days."""

    hoofd: Dossier
    leden: list[UUID] = field(default_factory=list)
    feiten: list[Rauw] = field(default_factory=list)


def groepen(ids: Iterable[UUID], *, slot: bool = False) -> dict[UUID, Groep]:
    """The dossiers with these ids (none of them merged into another), their members and facts. `slot` holds others off until the end."""
    lijst = list(ids)
    rijen = (
        Dossier.objects.filter(Q(pk__in=lijst) | Q(samengevoegd_in__in=lijst)).select_related("gemeente").order_by("pk")
    )
    if slot:
        rijen = rijen.select_for_update(of=("self",))
    alle = list(rijen)
    gevonden = {d.pk: Groep(d) for d in alle if d.samengevoegd_in_id is None}
    for dossier in alle:
        groep = gevonden.get(dossier.samengevoegd_in_id or dossier.pk)
        if groep is not None:
            groep.leden.append(dossier.pk)
    per_dossier = rauwe_gebeurtenissen([lid for groep in gevonden.values() for lid in groep.leden])
    for groep in gevonden.values():
        groep.feiten = [rij for lid in groep.leden for rij in per_dossier.get(lid, [])]
    return gevonden


def termijnen_van(groep: Groep, beleid: Any) -> dict[str, Bewaartermijn]:
    """What `wet.bewaren` says of one person, without the log."""
    return bewaartermijnen(feiten(groep.hoofd, groep.feiten), beleid, gesloten_op=groep.hoofd.gesloten_op)


def wat_houdt_vast(dossier_ids: list[UUID]) -> str:
    """Why nothing of these dossiers may go on request today: a hold by a person, or an objection that runs (AVG 17 lid 3). "" when nothing does."""
    op = vandaag()
    hier = Vasthouding.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op), dossier_id__in=dossier_ids, opgeheven_op__isnull=True
    )
    if hier.exists():
        return "de informatiebeheerder houdt het vast."
    for lopend in _bezwaren_van(groepen(dossier_ids)).values():
        if any(houdt.tot is None or houdt.tot >= op for houdt in lopend):
            return "er loopt een bezwaar, of het kan nog komen."
    return ""


def _bezwaren_van(groepen_: dict[UUID, Groep]) -> dict[UUID, tuple[Houvast, ...]]:
    """The objections of each, with what was withdrawn: by its fact, and of before there was such a fact from the objection itself."""
    terug: dict[UUID, set[date]] = defaultdict(set)
    hoofd_van = {lid: pk for pk, groep in groepen_.items() for lid in groep.leden}
    ouder = PipBezwaar.objects.filter(dossier_id__in=list(hoofd_van), uitkomst=PipBezwaar.Uitkomst.INGETROKKEN)
    for dossier_id, dag in ouder.values_list("dossier_id", "beslist_op"):
        if dag is not None:
            terug[hoofd_van[dossier_id]].add(dag)
    for pk, groep in groepen_.items():
        weg = {rij.trekt_in_id for rij in groep.feiten if rij.trekt_in_id}
        terug[pk] |= {rij.op for rij in groep.feiten if rij.soort == INGETROKKEN and rij.id not in weg}
    return {
        pk: bezwaren(feiten(groep.hoofd, groep.feiten).gebeurtenissen, groep.hoofd.doelgroep, ingetrokken=terug[pk])
        for pk, groep in groepen_.items()
    }


def _om_een_verzoek(gevraagd_op: date, antwoord_op: date | None) -> Houvast:
    """Until it is answered, and then as long as somebody may object: six weeks, and a week for the post (UAVG 34; Awb 6:7 and 6:9, from memory)."""
    if antwoord_op is None:
        return Houvast("avg", gevraagd_op, None, f"Er is nog geen antwoord op een verzoek van {voluit(gevraagd_op)}.")
    tot = na_rustdagen(antwoord_op + BEZWAAR) + POST
    return Houvast("avg", gevraagd_op, tot, f"Tegen het antwoord van {voluit(antwoord_op)} kan nog bezwaar komen.")


def vasthoudingen_van(groepen_: dict[UUID, Groep]) -> dict[UUID, list[Houvast]]:
    """What holds each of these dossiers: objections from the facts, what somebody recorded, and a request under the AVG that is open."""
    gevonden: dict[UUID, list[Houvast]] = defaultdict(list)
    hoofd_van = {lid: pk for pk, groep in groepen_.items() for lid in groep.leden}
    for pk, lopend in _bezwaren_van(groepen_).items():
        gevonden[pk] += lopend
    rijen = Vasthouding.objects.filter(dossier_id__in=list(hoofd_van), opgeheven_op__isnull=True)
    for rij in rijen:
        zin = f"{rij.get_soort_display().capitalize()}: {rij.reden}"
        gevonden[hoofd_van[rij.dossier_id]].append(Houvast(rij.soort, rij.vanaf, rij.tot, zin))
    open_of_beantwoord = Q(uitkomst=AvgZaak.Uitkomst.OPEN) | Q(antwoord_op__isnull=False)
    zaken = AvgZaak.objects.filter(open_of_beantwoord, dossier_id__in=list(hoofd_van)).exclude(
        uitkomst=AvgZaak.Uitkomst.INGETROKKEN
    )
    for dossier_id, dag, antwoord in zaken.values_list("dossier_id", "gevraagd_op", "antwoord_op"):
        gevonden[hoofd_van[dossier_id]].append(_om_een_verzoek(dag, antwoord))
    beperkt = Beperking.objects.filter(dossier_id__in=list(hoofd_van), opgeheven_op__isnull=True)
    for dossier_id, moment in beperkt.values_list("dossier_id", "vanaf"):
        dag = als_datum(moment)
        gevonden[hoofd_van[dossier_id]].append(
            Houvast("beperking", dag, None, f"Alleen bewaren sinds {voluit(dag)} (AVG 18).")
        )
    return gevonden


# Which dossiers to count: an end is known, the content is still there, and something changed since it was counted.
_TE_TELLEN = """
with stand as materialized (
  select dossier_id, min(berekend_op) as op, bool_or(deel = 'inhoud' and vernietigd_op is not null) as gesnoeid
  from bewaren_bewaardag where gemeente_id = %(gemeente)s and deel <> 'logboek' group by dossier_id
), gebeurd as materialized (
  select coalesce(d.samengevoegd_in_id, d.id) as id, max(g.vastgelegd_op) as op, bool_or(g.soort = 'plicht_einde') as eindigt
  from dossiers_gebeurtenis g join dossiers_dossier d on d.id = g.dossier_id where g.gemeente_id = %(gemeente)s group by 1
)
select d.id from dossiers_dossier d left join stand s on s.dossier_id = d.id left join gebeurd g on g.id = d.id
where d.gemeente_id = %(gemeente)s and d.samengevoegd_in_id is null and s.gesnoeid is not true
  and (s.op is not null or g.eindigt or d.gesloten_op is not null) and (s.op is null or g.op >= s.op or %(alles)s)
order by d.id
"""


def tel_dagen(gemeente_id: UUID, *, nu: datetime) -> int:
    """Count what changed; gives how many dossiers. Idempotent. Runs as the house, in the transaction of the caller."""
    beleid = beleid_van(gemeente_id)
    with connection.cursor() as cursor:
        cursor.execute(_TE_TELLEN, {"gemeente": gemeente_id, "alles": _beleid_is_anders(gemeente_id)})
        ids = [rij[0] for rij in cursor.fetchall()]
    for begin in range(0, len(ids), PER_KEER):
        stuk = groepen(ids[begin : begin + PER_KEER])
        _bewaar({pk: termijnen_van(groep, beleid) for pk, groep in stuk.items()}, gemeente_id, nu)
    return len(ids)


def _beleid_is_anders(gemeente_id: UUID) -> bool:
    loopt = Bewaardag.objects.filter(gemeente_id=gemeente_id, deel=Deel.INHOUD, vernietigd_op__isnull=True)
    oudste = loopt.order_by("berekend_op").first()
    if oudste is None:
        return False
    waarden = Beleidswaarde.objects.filter(gemeente_id=gemeente_id, parameter__in=BELEID)
    return waarden.filter(vastgelegd_op__gte=oudste.berekend_op).exists()


def _bewaar(per_dossier: dict[UUID, dict[str, Bewaartermijn]], gemeente_id: UUID, nu: datetime) -> None:
    """A day that moved makes a part that was gone one that may go again: something may have been added since."""
    eerder = {(rij.dossier_id, rij.deel): rij for rij in Bewaardag.objects.filter(dossier_id__in=list(per_dossier))}
    nieuw: list[Bewaardag] = []
    anders: list[Bewaardag] = []
    for dossier_id, termijnen in per_dossier.items():
        for deel, termijn in termijnen.items():
            if deel == Deel.LOGBOEK:
                continue
            rij = eerder.get((dossier_id, deel))
            (nieuw if rij is None else anders).append(
                _vul(rij or Bewaardag(gemeente_id=gemeente_id, dossier_id=dossier_id, deel=deel), termijn, nu)
            )
    Bewaardag.objects.bulk_create(nieuw)
    Bewaardag.objects.bulk_update(anders, ["laatste_dag", "uitleg", "grond", "onzeker", "berekend_op", "vernietigd_op"])


def _vul(rij: Bewaardag, termijn: Bewaartermijn, nu: datetime) -> Bewaardag:
    if rij.laatste_dag != termijn.laatste_dag:
        rij.vernietigd_op = None
    rij.laatste_dag, rij.uitleg, rij.onzeker = termijn.laatste_dag, termijn.uitleg, termijn.onzeker
    rij.grond = termijn.eigen or (str(termijn.grondslag) if termijn.grondslag else "")
    rij.berekend_op = nu - MARGE
    return rij


# The log of who is gone, or of whom only the named set is left: of every line at once, for there are many lines to a dossier.
_LOG = """
with af as (select dossier_id from bewaren_bewaardag
  where gemeente_id = %(gemeente)s and deel in ('inhoud', 'besluit') and vernietigd_op is not null group by 1 having count(*) = 2),
blijft as (select d.id from dossiers_dossier d left join af on af.dossier_id = coalesce(d.samengevoegd_in_id, d.id)
  where d.gemeente_id = %(gemeente)s and af.dossier_id is null)
select b.dossier_id, max((b.tijd at time zone 'Europe/Amsterdam')::date) from logboek_betrokkene b
left join blijft on blijft.id = b.dossier_id
where b.gemeente_id = %(gemeente)s and b.dossier_id is not null and blijft.id is null
group by 1
"""


def tel_logboek(gemeente_id: UUID, *, nu: datetime) -> None:
    """The days of the log: known only once content and decisions are gone, so after the rest was carried out."""
    beleid = beleid_van(gemeente_id)
    with connection.cursor() as cursor:
        cursor.execute(_LOG, {"gemeente": gemeente_id})
        laatste: dict[UUID, date] = dict(cursor.fetchall())
    eerder = {rij.dossier_id: rij for rij in Bewaardag.objects.filter(gemeente_id=gemeente_id, deel=Deel.LOGBOEK)}
    nieuw: list[Bewaardag] = []
    anders: list[Bewaardag] = []
    for dossier_id, dag in laatste.items():
        rij, termijn = eerder.get(dossier_id), logboektermijn(dag, beleid)
        if rij is None:
            nieuw.append(
                _vul(Bewaardag(gemeente_id=gemeente_id, dossier_id=dossier_id, deel=Deel.LOGBOEK), termijn, nu)
            )
        elif rij.laatste_dag != termijn.laatste_dag:
            anders.append(_vul(rij, termijn, nu))
    Bewaardag.objects.bulk_create(nieuw)
    Bewaardag.objects.bulk_update(anders, ["laatste_dag", "uitleg", "grond", "onzeker", "berekend_op", "vernietigd_op"])


def gemeenten() -> list[Gemeente]:
    """Every municipality, for a job that goes along all of them."""
    return list(Gemeente.objects.all())

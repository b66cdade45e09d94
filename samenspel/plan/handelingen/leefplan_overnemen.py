"""Take over a plan that was made on paper: many goals and actions, also finished ones, in a handful of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden_leefplan import mag_domein_bijhouden
from samenspel.plan.handelingen.leefplan_schrijven import (
    Eigenaar,
    controleer_eigenaar,
    moment_van,
    nieuwe_regel,
    opdracht_voor,
    taalcode,
    zin,
)
from samenspel.plan.leefplan import vergeet
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Doel, Planregel

S = Planregel.Soort


@dataclass(frozen=True, slots=True, kw_only=True)
class Voornemen:
    """An action as it stands on paper; `klaar` is (day, result), `getoetst` (day, effect, how we know)."""

    wat: str
    eigenaar: Eigenaar
    begint_op: date
    gepland_op: date
    opdracht: str = ""
    onderwerp: str = ""
    klaar: tuple[date, str] | None = None
    toets_op: date | None = None
    getoetst: tuple[date, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wens:
    """A goal as it stands on paper, with its actions."""

    domein: str
    tekst: str
    taal: str = "nl"
    acties: tuple[Voornemen, ...] = ()
    bereikt: tuple[date, str] | None = None


@transaction.atomic
def neem_plan_over(
    dossier: Dossier, wensen: Sequence[Wens], *, door: Aanwezige, op: date, vastgelegd_op: datetime | None = None
) -> list[Doel]:
    """The same rows as the acts one by one; every check of theirs on words, owners and days is made here too.

    What was finished after `vastgelegd_op` (the demo replays the past) is recorded on the day itself.
    """
    for domein in {wens.domein for wens in wensen}:
        mag_domein_bijhouden(door, dossier, domein).of_weiger()
    moment = moment_van(op, vastgelegd_op)
    doelen: list[Doel] = []
    acties: list[Actie] = []
    regels: dict[str, list[Planregel]] = defaultdict(list)
    for wens in wensen:
        doel = Doel(gemeente_id=dossier.gemeente_id, dossier=dossier, gesteld_op=op, vastgelegd_op=moment)
        doelen.append(doel)
        tekst = zin(wens.tekst, "Schrijf het doel op, in de woorden van de inburgeraar.")
        regels[wens.domein].append(
            nieuwe_regel(dossier, wens.domein, S.GESTELD, doel_id=doel.pk, door=door, op=op, moment=moment, tekst=tekst, taal=taalcode(wens.taal))
        )  # fmt: skip
        for voornemen in wens.acties:
            actie = _actie(doel, wens.domein, voornemen, op, moment, door)
            acties.append(actie)
            regels[wens.domein] += _actieregels(actie, wens.domein, voornemen, door, op, moment)
        if wens.bereikt is not None:
            regels[wens.domein].append(_bereikt(doel, wens, door, moment))
    Doel.objects.bulk_create(doelen)
    Actie.objects.bulk_create(acties)
    for domein, rijen in regels.items():
        PLANREGELS[domein].objects.bulk_create(rijen)
    vergeet(dossier)
    return doelen


def _actie(doel: Doel, domein: str, voornemen: Voornemen, op: date, moment: datetime, door: Aanwezige) -> Actie:
    if voornemen.gepland_op < voornemen.begint_op:
        raise Weigering("De actie is klaar voor zij begint. Kies een latere dag.")
    if voornemen.klaar is None:  # who has nothing to do any more need not see it
        controleer_eigenaar(voornemen.eigenaar, doel.dossier, op=op, door=door, nu=moment)
    wat = zin(voornemen.wat, "Schrijf wat er gaat gebeuren.")
    return Actie(
        gemeente_id=doel.gemeente_id, dossier=doel.dossier, doel=doel, begint_op=voornemen.begint_op, gepland_op=voornemen.gepland_op,
        opdracht=opdracht_voor(voornemen.eigenaar, domein, wat, voornemen.opdracht), onderwerp=voornemen.onderwerp,
        klaar_op=voornemen.klaar[0] if voornemen.klaar else None, toets_op=voornemen.toets_op,
        getoetst_op=voornemen.getoetst[0] if voornemen.getoetst else None,
        effect=voornemen.getoetst[1] if voornemen.getoetst else "", vastgelegd_op=moment, gewijzigd_op=moment,
        **voornemen.eigenaar.velden(),
    )  # fmt: skip


def _actieregels(
    actie: Actie, domein: str, voornemen: Voornemen, door: Aanwezige, op: date, moment: datetime
) -> list[Planregel]:
    def regel(soort: str, dag: date, tekst: str, **gegevens: str) -> Planregel:
        return nieuwe_regel(
            actie.dossier, domein, soort, doel_id=actie.doel_id, actie_id=actie.pk, door=door, op=dag,
            moment=_niet_eerder_dan(dag, moment), tekst=tekst,
            gegevens=gegevens,
        )  # fmt: skip

    begin, einde = actie.begint_op.isoformat(), actie.gepland_op.isoformat()
    regels = [
        regel(S.AFGESPROKEN, op, voornemen.wat.strip(), begint_op=begin, gepland_op=einde, onderwerp=actie.onderwerp, **voornemen.eigenaar.gegevens())
    ]  # fmt: skip
    if voornemen.klaar is not None:
        toets = {"toets_op": voornemen.toets_op.isoformat()} if voornemen.toets_op else {}
        regels.append(
            regel(
                S.AFGEROND, voornemen.klaar[0], zin(voornemen.klaar[1], "Schrijf kort wat het resultaat is."), **toets
            )
        )
    if voornemen.getoetst is not None:
        dag, effect, tekst = voornemen.getoetst
        regels.append(
            regel(S.GETOETST, dag, zin(tekst, "Schrijf hoe u dit weet: wat zegt de inburgeraar?"), effect=effect)
        )
    return regels


def _niet_eerder_dan(dag: date, moment: datetime) -> datetime:
    """Nobody knew of it before it was; and what lies after today is refused."""
    moment_van(dag, None)
    if dag <= localdate(moment):
        return moment
    return datetime.combine(dag, moment.timetz())


def _bereikt(doel: Doel, wens: Wens, door: Aanwezige, moment: datetime) -> Planregel:
    assert wens.bereikt is not None
    dag, tekst = wens.bereikt
    if any(voornemen.klaar is None for voornemen in wens.acties):
        raise Weigering("Er loopt nog een actie bij dit doel. Rond die af, of laat haar vervallen.")
    return nieuwe_regel(
        doel.dossier, wens.domein, S.BEREIKT, doel_id=doel.pk, door=door, op=dag, moment=_niet_eerder_dan(dag, moment),
        tekst=zin(tekst, "Schrijf waaraan u ziet dat het doel is bereikt."),
    )  # fmt: skip

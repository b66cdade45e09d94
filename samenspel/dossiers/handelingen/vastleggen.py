"""The one function through which every fact enters a dossier, and the withdrawal of a fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

import wet
from samenspel.dossiers.beeld import vergeet_gebeurtenissen
from samenspel.dossiers.bevoegdheden import mag_vastleggen
from samenspel.dossiers.elders import VERHUIZING
from samenspel.dossiers.feiten import feiten, feiten_van, gebeurd, wet_feit
from samenspel.dossiers.keuren import weiger_fouten
from samenspel.dossiers.meldingen import merk_te_melden
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.soorten import BESLUITEN, SOORTEN, VAN_EEN_HANDELING, voor_de_wet
from samenspel.dossiers.verversing import bijhouden, ververs
from samenspel.huisstijl.datums import als_datum
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.uuid7 import uuid7


@transaction.atomic
def leg_vast(
    dossier: Dossier,
    soort: str,
    *,
    op: date,
    door: Aanwezige,
    gegevens: dict[str, Any] | None = None,
    bron: str = Gebeurtenis.Bron.HAND,
    vastgelegd_op: datetime | None = None,
    verversen: bool = True,
    sleutel: UUID | None = None,
) -> Gebeurtenis:
    """Record one fact and bring deadlines up to date. Raises `Weigering` when `wet` finds a fault in it.

    `vastgelegd_op` is the system's clock (now, unless the demo replays the past). The same `sleutel` twice is one
    fact: it becomes the id of the row, so that a form sent twice has one effect. An act whose fact is its own says so
    with the source `HANDELING`: such a fact is not withdrawn.
    """
    moment = vastgelegd_op or nu()
    mag_vastleggen(door, dossier, soort, op=als_datum(moment)).of_weiger()
    if sleutel is not None and (al := Gebeurtenis.objects.filter(pk=sleutel, dossier=dossier, soort=soort).first()):
        return al
    if soort in BESLUITEN and bron != Gebeurtenis.Bron.HANDELING:
        kwam_van_elders(dossier, soort, op=op, gegevens=gegevens or {}).of_weiger()
    _keur(dossier, wet.Gebeurtenis(soort, op, voor_de_wet(soort, gegevens or {}), vastgelegd_op=moment), door=door)
    gebeurtenis = _rij(
        dossier,
        soort,
        op=op,
        door=door,
        gegevens=gegevens or {},
        bron=bron,
        moment=moment,
        sleutel=sleutel,
    )
    gebeurtenis.save(force_insert=True)
    vergeet_gebeurtenissen(dossier)
    merk_te_melden(dossier, gebeurtenis, door=door)
    if verversen and SOORTEN[soort].voor_wet:
        ververs(dossier, wie=door)
    return gebeurtenis


def nieuw_feit(
    dossier: Dossier, soort: str, *, op: date, door: Aanwezige, bron: str, vastgelegd_op: datetime, na: Iterable[Gebeurtenis] = ()
) -> Gebeurtenis:  # fmt: skip
    """The row of a fact with which a new dossier begins, to be written with it `na` the others; the refusals of `leg_vast`."""
    mag_vastleggen(door, dossier, soort, op=als_datum(vastgelegd_op)).of_weiger()
    if SOORTEN[soort].voor_wet:
        eerder = (wet_feit(ander) for ander in na if SOORTEN[ander.soort].voor_wet)
        weiger_fouten(feiten(dossier, ()).met(*eerder), wet.Gebeurtenis(soort, op, {}, vastgelegd_op=vastgelegd_op))
    return _rij(dossier, soort, op=op, door=door, gegevens={}, bron=bron, moment=vastgelegd_op)


def _rij(
    dossier: Dossier, soort: str, *, op: date, door: Aanwezige, gegevens: dict[str, Any], bron: str, moment: datetime,
    sleutel: UUID | None = None,
) -> Gebeurtenis:  # fmt: skip
    return Gebeurtenis(
        id=sleutel or uuid7(),
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        categorie=SOORTEN[soort].categorie,
        soort=soort,
        op=op,
        gegevens=gegevens,
        vastgelegd_op=moment,
        door_id=door.gebruiker_id,
        bron=bron,
    )


def kwam_van_elders(dossier: Dossier, soort: str, *, op: date, gegevens: dict[str, Any]) -> Oordeel:
    """By hand only a decision of elsewhere: once Samenspel took one here, its acts write what follows.

    What the municipality before decided until a move that stands, and is marked so, is also told after our own act (Bi 5.3
    lid 3): the three years count from the day after its PIP (Wi 11 lid 1), and its route comes along (Wi 15 lid 4).
    """
    eigen = {"bezwaar"} if soort == "beslissing_op_bezwaar" else BESLUITEN
    hier = Q(dossier=dossier) | Q(dossier__samengevoegd_in=dossier)
    if gegevens.get("elders") is True:
        # a change of the day of the move itself would pass for ours, and end the ten weeks of article 5.3 lid 3
        tot = {"op__gte": op} if soort in _OOK_OP_DE_DAG_ZELF else {"op__gt": op}
        if Gebeurtenis.objects.filter(hier, soort=VERHUIZING, intrekking__isnull=True, **tot).exists():
            return JA
    if Gebeurtenis.objects.filter(hier, soort__in=eigen, bron=Gebeurtenis.Bron.HANDELING).exists():
        return nee(
            "Dit besluit is in Samenspel genomen. Ga naar het tabblad PIP: daar wijzigt u het, en dit feit volgt vanzelf."
        )
    return JA


_OOK_OP_DE_DAG_ZELF = frozenset({"pip_dagtekening", "pip_bekendgemaakt"})


def _keur(dossier: Dossier, nieuw: wet.Gebeurtenis, *, door: Aanwezige) -> None:
    """The law's faults in this fact, among all facts of the person: also those of a merged record or out of `door`'s sight."""
    if not SOORTEN[nieuw.soort].voor_wet:
        return
    hoofd = dossier.samengevoegd_in or dossier
    if nieuw.soort not in wet.HANGT_SAMEN:
        weiger_fouten(feiten(hoofd, ()), nieuw)
        return
    with bijhouden(door):
        al = gebeurd(hoofd)
    weiger_fouten(al, nieuw)


@transaction.atomic
def trek_in(
    gebeurtenis: Gebeurtenis, *, door: Aanwezige, op: date, reden: str, vastgelegd_op: datetime | None = None, bij_handeling: bool = False
) -> Gebeurtenis:  # fmt: skip
    """This never happened: a later row points at the fact, which stays readable. `bij_handeling`: an act takes its own fact back."""
    moment = vastgelegd_op or nu()
    mag_intrekken(gebeurtenis, bij_handeling=bij_handeling).of_weiger()
    if not reden.strip():
        raise Weigering("Schrijf waarom dit niet klopt. Een collega moet het later begrijpen.")
    hoofd = gebeurtenis.dossier.samengevoegd_in or gebeurtenis.dossier
    mag_vastleggen(door, hoofd, gebeurtenis.soort, op=als_datum(moment)).of_weiger()
    rij = Gebeurtenis.objects.create(
        gemeente_id=gebeurtenis.gemeente_id,
        dossier=gebeurtenis.dossier,
        categorie=gebeurtenis.categorie,
        soort="intrekking",
        op=op,
        gegevens={"reden": reden.strip(), **({} if SOORTEN[gebeurtenis.soort].voor_wet else {"eigen": True})},
        vastgelegd_op=moment,
        door_id=door.gebruiker_id,
        trekt_in=gebeurtenis,
    )
    vergeet_gebeurtenissen(gebeurtenis.dossier)
    merk_te_melden(gebeurtenis.dossier, rij, door=door)
    ververs(gebeurtenis.dossier, wie=door)
    return rij


def mag_intrekken(gebeurtenis: Gebeurtenis, *, bij_handeling: bool = False) -> Oordeel:
    """A withdrawal cannot be withdrawn, nothing twice, and what belongs to an act only by that act."""
    if gebeurtenis.bron == Gebeurtenis.Bron.HANDELING:
        return nee(
            "Dit feit hoort bij een handeling in Samenspel, en trekt u niet los daarvan in. "
            "Klopt het niet? Ga naar het PIP of het plan en maak een nieuwe versie."
        )
    if not bij_handeling and (zin := VAN_EEN_HANDELING.get(gebeurtenis.soort)):
        return nee(str(zin))
    if gebeurtenis.soort == "intrekking":
        return nee("Een intrekking trekt u niet in. Leg het feit opnieuw vast.")
    if Gebeurtenis.objects.filter(trekt_in=gebeurtenis).exists():
        return nee("Dit feit is al ingetrokken.")
    return JA


def gevolgen_van_intrekken(
    gebeurtenis: Gebeurtenis, *, beleid: wet.Beleid, op: date
) -> list[tuple[wet.Termijn | None, wet.Termijn | None]]:
    """Which terms change when this fact is withdrawn: pairs (before, after), shown before anyone confirms."""
    al = feiten_van(gebeurtenis.dossier.samengevoegd_in or gebeurtenis.dossier)
    voor = {t.code: t for t in wet.termijnen(al, beleid, op)}
    zonder = al.met(wet.Gebeurtenis("intrekking", op, {"van": str(gebeurtenis.pk)}))
    na = {t.code: t for t in wet.termijnen(zonder, beleid, op)}
    codes = sorted({*voor, *na})
    return [(voor.get(c), na.get(c)) for c in codes if _anders(voor.get(c), na.get(c))]


def _anders(voor: wet.Termijn | None, na: wet.Termijn | None) -> bool:
    if voor is None or na is None:
        return voor is not na
    return (voor.start, voor.uiterlijk, voor.stand) != (na.start, na.uiterlijk, na.stand)

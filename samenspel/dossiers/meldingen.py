"""Lines in "Nog melden aan DUO": made when a fact is recorded that the college must report (Bi 9.2, 9.3).

What need not be reported (another college decided it, a newer total of hours says more) has a line that lapsed, so that it
stands again when the reason turns out never to have been. Only what somebody marked as of elsewhere has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

import wet
from samenspel.dossiers.elders import VERHUIZING, is_van_elders
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis, Regime
from samenspel.dossiers.verversing import bijhouden
from samenspel.kern.identiteit import Aanwezige
from wet.melden import MELDINGEN

UREN = "uren"
_HANGT_AF = frozenset({VERHUIZING, *MELDINGEN}) - {"toegewezen"}
"""The kinds of which a line depends on what else is known: whether somebody moved here, and newer hours."""


def merk_te_melden(dossier: Dossier, gebeurtenis: Gebeurtenis, *, door: Aanwezige) -> None:
    """Add a line for a fact that must be reported; a withdrawal cancels the line or becomes one itself."""
    if dossier.regime != Regime.WI2021:
        return
    if gebeurtenis.soort == "intrekking":
        _verwerk_intrekking(dossier, gebeurtenis, door=door)
        return
    melding = melding_van(gebeurtenis, doelgroep=dossier.doelgroep_nu)
    if melding is None and gebeurtenis.soort != VERHUIZING:
        return
    with bijhouden(door):
        if melding is not None:
            if melding.regel == "contactpersoon":
                _laat_oudere_contactpersoon_vervallen([dossier.pk], gebeurtenis.op)
            melding.save(force_insert=True)
        if gebeurtenis.bron != Gebeurtenis.Bron.HANDELING and _raakt_andere_regels(gebeurtenis.soort, _hoofd(dossier)):
            werk_regels_bij([_hoofd(dossier)])


def _raakt_andere_regels(soort: str, hoofd: UUID) -> bool:
    """A move and hours always; any other fact only of who moved here. One statement at most."""
    if soort in (VERHUIZING, UREN):
        return True
    return soort in _HANGT_AF and bool(_laatste_verhuizingen([hoofd]))


def merk_contactpersoon_te_melden(toewijzingen: Iterable[tuple[Dossier, Gebeurtenis]]) -> None:
    """The lines of many dossiers that got a contact person at once, written as the house that is present."""
    onder_de_wet = [(d, g) for d, g in toewijzingen if d.regime == Regime.WI2021]
    regels = [melding_van(g, doelgroep=d.doelgroep_nu) for d, g in onder_de_wet]
    nieuw = [regel for regel in regels if regel is not None]
    if nieuw:
        _laat_oudere_contactpersoon_vervallen([r.dossier_id for r in nieuw], max(r.gebeurtenis.op for r in nieuw))
        DuoMelding.objects.bulk_create(nieuw)


def werk_regels_bij(hoofden: Collection[UUID]) -> None:
    """Bring the open and the lapsed lines of these people up to date with what is known; ticked off is ticked off.

    `hoofden`: the dossiers that go on; what was merged into them counts with them. The answer depends only on the facts
    that stand and on what was reported, so a fact that never was leaves no trace.
    """
    verhuisd = _laatste_verhuizingen(hoofden)
    regels = list(
        DuoMelding.objects.filter(_van_deze_mensen(hoofden), gebeurtenis__soort__in=_HANGT_AF, gebeurtenis__intrekking__isnull=True)
        .exclude(gebeurtenis__bron=Gebeurtenis.Bron.HANDELING)
        .select_related("gebeurtenis", "dossier")
    )  # fmt: skip
    per_soort_uren: dict[tuple[UUID, str], list[DuoMelding]] = defaultdict(list)
    anders: list[DuoMelding] = []
    for regel in regels:
        g, verhuizing = regel.gebeurtenis, verhuisd.get(_hoofd(regel.dossier))
        if is_van_elders(g.op, g.gegevens, bron=g.bron, laatste_verhuizing=verhuizing):
            anders += _zet(regel, verhuizing or g.op)
        elif g.soort == UREN:
            per_soort_uren[regel.dossier_id, str(g.gegevens.get("type"))].append(regel)
        else:
            anders += _zet(regel, None)
    for rij in per_soort_uren.values():
        anders += _alleen_het_nieuwste_totaal(rij)
    if anders:
        DuoMelding.objects.bulk_update(anders, ["vervallen_op"])


def _alleen_het_nieuwste_totaal(rij: list[DuoMelding]) -> list[DuoMelding]:
    """DUO keeps a total per kind: the newer line says what an older one said, and more.

    What lapsed before the newer one was reported stays so; what was booked for an earlier day after it, was not in it.
    """
    anders: list[DuoMelding] = []
    gemeld: DuoMelding | None = None
    nieuwste: DuoMelding | None = None
    for regel in sorted(rij, key=lambda regel: (regel.gebeurtenis.op, regel.pk), reverse=True):
        erover = nieuwste or (gemeld if regel.vervallen_op is not None else None)
        anders += _zet(regel, erover.gebeurtenis.op if erover else None)
        if regel.gemeld_op is not None:
            gemeld = gemeld or regel
        elif regel.vervallen_op is None:
            nieuwste = nieuwste or regel
    return anders


def _zet(regel: DuoMelding, vervallen_op: date | None) -> list[DuoMelding]:
    """The line when it changes: it lapses, or stands again."""
    if regel.gemeld_op is not None or (regel.vervallen_op is None) == (vervallen_op is None):
        return []
    regel.vervallen_op = vervallen_op
    return [regel]


def _laatste_verhuizingen(hoofden: Collection[UUID]) -> dict[UUID, date]:
    """The last move here of each of these people that stands."""
    rijen = Gebeurtenis.objects.filter(_van_deze_mensen(hoofden), soort=VERHUIZING, intrekking__isnull=True)
    laatste: dict[UUID, date] = {}
    for dossier_id, hoofd, op in rijen.values_list("dossier_id", "dossier__samengevoegd_in_id", "op"):
        mens = hoofd or dossier_id
        laatste[mens] = max(op, laatste.get(mens, op))
    return laatste


def _van_deze_mensen(hoofden: Collection[UUID]) -> Q:
    return Q(dossier_id__in=list(hoofden)) | Q(dossier__samengevoegd_in_id__in=list(hoofden))


def _hoofd(dossier: Dossier) -> UUID:
    return dossier.samengevoegd_in_id or dossier.pk


def _laat_oudere_contactpersoon_vervallen(dossier_ids: list[UUID], op: date) -> None:
    """There is one contact person: who was not reported yet and is succeeded need not be reported any more."""
    DuoMelding.objects.filter(
        dossier_id__in=dossier_ids, regel="contactpersoon", gemeld_op__isnull=True, vervallen_op__isnull=True
    ).update(vervallen_op=op)


def melding_van(gebeurtenis: Gebeurtenis, *, doelgroep: str) -> DuoMelding | None:
    """The line that this fact makes in a dossier of Wi2021, not written yet."""
    melding = wet.melding_voor(
        gebeurtenis.soort, doelgroep=doelgroep, bron=gebeurtenis.bron,
        elders=gebeurtenis.gegevens.get("elders") is True and gebeurtenis.bron != Gebeurtenis.Bron.HANDELING,
    )  # fmt: skip
    if melding is None:
        return None
    return DuoMelding(
        gemeente_id=gebeurtenis.gemeente_id,
        dossier_id=gebeurtenis.dossier_id,
        gebeurtenis=gebeurtenis,
        regel=melding.code,
    )


def _verwerk_intrekking(dossier: Dossier, intrekking: Gebeurtenis, *, door: Aanwezige) -> None:
    weg = intrekking.trekt_in
    if weg is None:
        return
    with bijhouden(door):
        laat_ingetrokken_vervallen({weg.pk: intrekking.pk}, op=intrekking.op)
        if weg.soort in _HANGT_AF:
            werk_regels_bij([_hoofd(dossier)])


def laat_ingetrokken_vervallen(intrekkingen: Mapping[UUID, UUID], *, op: date) -> None:
    """Of facts that never were (each with its withdrawal): an open line lapses, what was reported is to be withdrawn at DUO."""
    regels = DuoMelding.objects.filter(gebeurtenis_id__in=list(intrekkingen))
    regels.filter(gemeld_op__isnull=True).update(vervallen_op=op)
    DuoMelding.objects.bulk_create(
        DuoMelding(
            gemeente_id=regel.gemeente_id, dossier_id=regel.dossier_id, gebeurtenis_id=intrekkingen[regel.gebeurtenis_id],
            regel=regel.regel,
        )
        for regel in regels.filter(gemeld_op__isnull=False)
    )  # fmt: skip


def vink_af(melding: DuoMelding, *, door: Aanwezige, op: date) -> None:
    """Reported to DUO on that day."""
    melding.gemeld_op = op
    melding.gemeld_door_id = door.gebruiker_id
    melding.save(update_fields=["gemeld_op", "gemeld_door"])

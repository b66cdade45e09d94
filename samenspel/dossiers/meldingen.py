"""Lines in "Nog melden aan DUO": made when a fact is recorded that the college must report (Bi 9.2, 9.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

import wet
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis, Regime
from samenspel.dossiers.soorten import BESLUITEN
from samenspel.dossiers.verversing import bijhouden
from samenspel.kern.identiteit import Aanwezige

VERHUIZING = "verhuizing"


def merk_te_melden(dossier: Dossier, gebeurtenis: Gebeurtenis, *, door: Aanwezige) -> None:
    """Add a line for a fact that must be reported; a withdrawal cancels the line or becomes one itself."""
    if dossier.regime != Regime.WI2021:
        return
    if gebeurtenis.soort == "intrekking":
        _verwerk_intrekking(gebeurtenis, door=door)
        return
    if gebeurtenis.soort == VERHUIZING:
        with bijhouden(door):
            laat_vervallen_wat_elders_is_besloten(dossier, op=gebeurtenis.op)
    melding = melding_van(gebeurtenis, doelgroep=dossier.doelgroep_nu)
    if melding is None:
        return
    with bijhouden(door):
        if is_elders_besloten(gebeurtenis):
            return
        if melding.regel == "contactpersoon":
            _laat_oudere_contactpersoon_vervallen([dossier.pk], gebeurtenis.op)
        if melding.regel == "uren":  # DUO keeps a total: the newer line says what an older one said, and more
            soort = gebeurtenis.gegevens.get("type")
            DuoMelding.objects.filter(
                dossier=dossier, regel="uren", gemeld_op__isnull=True, vervallen_op__isnull=True,
                gebeurtenis__gegevens__type=soort, gebeurtenis__op__lte=gebeurtenis.op,
            ).update(vervallen_op=gebeurtenis.op)  # fmt: skip
        melding.save(force_insert=True)


def merk_contactpersoon_te_melden(toewijzingen: Iterable[tuple[Dossier, Gebeurtenis]]) -> None:
    """The lines of many dossiers that got a contact person at once, written as the house that is present."""
    onder_de_wet = [(d, g) for d, g in toewijzingen if d.regime == Regime.WI2021]
    regels = [melding_van(g, doelgroep=d.doelgroep_nu) for d, g in onder_de_wet]
    nieuw = [regel for regel in regels if regel is not None]
    if nieuw:
        _laat_oudere_contactpersoon_vervallen([r.dossier_id for r in nieuw], max(r.gebeurtenis.op for r in nieuw))
        DuoMelding.objects.bulk_create(nieuw)


def is_elders_besloten(gebeurtenis: Gebeurtenis) -> bool:
    """A decision of another municipality: somebody said so, or it is of before the move. Telling DUO was for that college.

    On the day of the move itself either may have decided: who says that it was not elsewhere, says that it was us.
    """
    if gebeurtenis.soort not in BESLUITEN or gebeurtenis.bron == Gebeurtenis.Bron.HANDELING:
        return False
    if gebeurtenis.gegevens.get("elders"):
        return True
    verhuizingen = _verhuizingen(gebeurtenis.dossier, vanaf=gebeurtenis.op)
    if gebeurtenis.gegevens.get("elders") is False:
        verhuizingen = verhuizingen.filter(op__gt=gebeurtenis.op)
    return verhuizingen.exists()


def laat_vervallen_wat_elders_is_besloten(dossier: Dossier, *, op: date) -> None:
    """A move became known: of what was decided until then, and not in Samenspel, nothing need be reported any more."""
    van_elders = (
        Q(gebeurtenis__op__lt=op)
        | Q(gebeurtenis__gegevens__elders__isnull=True)
        | Q(gebeurtenis__gegevens__elders=True)
    )
    regels = _regels_van_besluiten(dossier, tot_en_met=op).filter(van_elders, vervallen_op__isnull=True)
    regels.update(vervallen_op=op)


def _zet_besluiten_van_hier_terug(verhuizing: Gebeurtenis) -> None:
    """The move never happened: what lapsed because of it was our own decision after all, and is to be reported."""
    dossier = verhuizing.dossier
    eerder = _verhuizingen(dossier, vanaf=date.min).exclude(pk=verhuizing.pk).order_by("-op").first()
    regels = _regels_van_besluiten(dossier, tot_en_met=verhuizing.op).filter(vervallen_op=verhuizing.op)
    regels = regels.filter(gebeurtenis__op__gt=eerder.op) if eerder else regels
    regels.update(vervallen_op=None)


def _regels_van_besluiten(dossier: Dossier, *, tot_en_met: date) -> QuerySet[DuoMelding]:
    """The lines that were not ticked off, of decisions that stand and were not taken in Samenspel."""
    regels = DuoMelding.objects.filter(
        _van_deze_persoon(dossier), gemeld_op__isnull=True, gebeurtenis__soort__in=BESLUITEN,
        gebeurtenis__op__lte=tot_en_met, gebeurtenis__intrekking__isnull=True,
    )  # fmt: skip
    return regels.exclude(gebeurtenis__bron=Gebeurtenis.Bron.HANDELING)


def _verhuizingen(dossier: Dossier, *, vanaf: date) -> QuerySet[Gebeurtenis]:
    return Gebeurtenis.objects.filter(
        _van_deze_persoon(dossier), soort=VERHUIZING, op__gte=vanaf, intrekking__isnull=True
    )


def _van_deze_persoon(dossier: Dossier) -> Q:
    """This record, the one that it goes on in, and those that went into either."""
    hoofd = dossier.samengevoegd_in_id or dossier.pk
    return Q(dossier_id=hoofd) | Q(dossier__samengevoegd_in_id=hoofd)


def _laat_oudere_contactpersoon_vervallen(dossier_ids: list[UUID], op: date) -> None:
    """There is one contact person: who was not reported yet and is succeeded need not be reported any more."""
    DuoMelding.objects.filter(
        dossier_id__in=dossier_ids, regel="contactpersoon", gemeld_op__isnull=True, vervallen_op__isnull=True
    ).update(vervallen_op=op)


def melding_van(gebeurtenis: Gebeurtenis, *, doelgroep: str) -> DuoMelding | None:
    """The line that this fact makes in a dossier of Wi2021, not written yet."""
    melding = wet.melding_voor(gebeurtenis.soort, doelgroep=doelgroep, bron=gebeurtenis.bron)
    if melding is None:
        return None
    return DuoMelding(
        gemeente_id=gebeurtenis.gemeente_id,
        dossier_id=gebeurtenis.dossier_id,
        gebeurtenis=gebeurtenis,
        regel=melding.code,
    )


def _verwerk_intrekking(intrekking: Gebeurtenis, *, door: Aanwezige) -> None:
    if intrekking.trekt_in_id is None:
        return
    with bijhouden(door):
        if (weg := intrekking.trekt_in) is not None and weg.soort == VERHUIZING:
            _zet_besluiten_van_hier_terug(weg)
        open_regels = DuoMelding.objects.filter(gebeurtenis_id=intrekking.trekt_in_id)
        if open_regels.filter(gemeld_op__isnull=True).update(vervallen_op=intrekking.op):
            _zet_vorig_totaal_terug(intrekking)
            return
        if gemeld := open_regels.first():
            DuoMelding.objects.create(
                gemeente_id=gemeld.gemeente_id, dossier_id=gemeld.dossier_id, gebeurtenis=intrekking, regel=gemeld.regel
            )


def _zet_vorig_totaal_terug(intrekking: Gebeurtenis) -> None:
    """A total of hours that lapsed because of a newer one stands again when that newer one never happened."""
    weg = intrekking.trekt_in
    if weg is None or weg.soort != "uren":
        return
    vorige = DuoMelding.objects.filter(
        dossier_id=intrekking.dossier_id, regel="uren", gemeld_op__isnull=True, vervallen_op=weg.op,
        gebeurtenis__gegevens__type=weg.gegevens.get("type"), gebeurtenis__intrekking__isnull=True,
    ).exclude(gebeurtenis=weg)  # fmt: skip
    if (laatste := vorige.order_by("gebeurtenis__op", "gebeurtenis_id").last()) is not None:
        DuoMelding.objects.filter(pk=laatste.pk).update(vervallen_op=None)


def vink_af(melding: DuoMelding, *, door: Aanwezige, op: date) -> None:
    """Reported to DUO on that day."""
    melding.gemeld_op = op
    melding.gemeld_door_id = door.gebruiker_id
    melding.save(update_fields=["gemeld_op", "gemeld_door"])

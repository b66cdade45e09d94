"""Baseline measurements in a caseload file (R17): a language level per skill, and the six scores of positive health.

Learnability comes in as the fact of its result. What stands in a dossier is never changed; it is said where the file differs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.metingen import EDITIE_POSITIEVE_GEZONDHEID
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import Kant, PositieveGezondheidMeting, TaalMeting
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.inlezen.regel import Doel, Nulmeting, Regel
from samenspel.toegang.matrix import recht

TAAL, GEZONDHEID = "taal_", "pg_"
_BRON = str(TaalMeting.Bron.NULMETING)


def vul_bekende(doelen: Iterable[Doel], wie: Aanwezige) -> None:
    """What these dossiers hold of a baseline, as far as the reader may see: two queries for a piece of a file."""
    per_id = {doel.dossier_id: doel for doel in doelen if not doel.nieuw}
    if not per_id:
        return
    taal = TaalMeting.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=list(per_id), bron=_BRON)
    for dossier_id, op, vaardigheid, niveau in taal.values_list("dossier_id", "op", "vaardigheid", "niveau"):
        per_id[dossier_id].metingen[TAAL + vaardigheid, op] = {"niveau": niveau}
    dimensies = PositieveGezondheidMeting.DIMENSIES
    scores = PositieveGezondheidMeting.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=list(per_id))
    for dossier_id, op, *waarden in scores.filter(kant=Kant.ZELF).values_list("dossier_id", "op", *dimensies):
        per_id[dossier_id].metingen[GEZONDHEID, op] = dict(zip(dimensies, waarden, strict=True))


def zet_nulmeting(regel: Regel, waarden: dict[str, Any], doel: Doel, wie: Aanwezige) -> None:
    """Add to the row what it measures; each reason why something is left out is a sentence on the row."""
    niveaus = {code: waarden[code] for code in waarden if code.startswith(TAAL)}
    scores = {code.removeprefix(GEZONDHEID): waarden[code] for code in waarden if code.startswith(GEZONDHEID)}
    if not niveaus and not scores:
        return
    op = waarden.get("nulmeting")
    if op is None:
        regel.zeg(_("nulmeting"), _("De dag van de nulmeting ontbreekt. De meting is niet overgenomen."))
        return
    for code, niveau in niveaus.items():
        _zet(regel, doel, wie, Nulmeting(code, op, {"niveau": niveau}), "C07")
    if scores and set(scores) != set(PositieveGezondheidMeting.DIMENSIES):
        regel.zeg(_("positieve gezondheid"), _("Vul alle zes de scores in. De scores zijn niet overgenomen."))
    elif scores:
        _zet(regel, doel, wie, Nulmeting(GEZONDHEID, op, scores), "C12")


def _zet(regel: Regel, doel: Doel, wie: Aanwezige, meting: Nulmeting, categorie: str) -> None:
    naam = _("positieve gezondheid")
    if meting.soort != GEZONDHEID:
        vaardigheid = TaalMeting.Vaardigheid(meting.soort.removeprefix(TAAL))
        naam = _("taalniveau %(wat)s") % {"wat": vaardigheid.label}
    bekend = doel.metingen.get((meting.soort, meting.op))
    if bekend == meting.waarden:
        return
    if bekend is not None:
        regel.zeg(naam, _("In het dossier staat op deze dag iets anders. Het dossier is niet veranderd."))
    elif not recht(wie.rol, categorie).schrijf:
        regel.zeg(naam, _("Uw rol legt dit niet vast. Niet overgenomen."))
    else:
        doel.metingen[meting.soort, meting.op] = meting.waarden
        regel.metingen.append(meting)


def rij_van(meting: Nulmeting) -> dict[str, Any]:
    """The columns of its own table."""
    gemeen = {"op": meting.op.isoformat(), "beoordelaar": _("nulmeting")}
    if meting.soort == GEZONDHEID:
        return {**gemeen, "kant": Kant.ZELF, "editie": EDITIE_POSITIEVE_GEZONDHEID, **meting.waarden}
    return {
        **gemeen, "kant": Kant.PROFESSIONAL, "vaardigheid": meting.soort.removeprefix(TAAL), "bron": _BRON, "doel": False,
        **meting.waarden,
    }  # fmt: skip


def werk_standen_bij(dossier_ids: Iterable[UUID], door: Aanwezige) -> None:
    """A measured level covers a part of the legal minimum: the row that says so follows."""
    for dossier in Dossier.objects.filter(pk__in=list(dossier_ids)):
        werk_stand_bij(dossier, door=door)


def neem_terug(rijen: Iterable[UUID], *, door: Aanwezige, nu: Any, reden: str) -> int:
    """Mark these measurements as taken back; how many there were."""
    ids = list(rijen)
    weg = {"ingetrokken_op": nu, "ingetrokken_door_id": door.gebruiker_id, "ingetrokken_reden": reden[:500]}
    aantal, dossiers = 0, set()
    for tabel in (TaalMeting, PositieveGezondheidMeting):
        staat = tabel.objects.staand().filter(pk__in=ids)
        dossiers |= set(staat.values_list("dossier_id", flat=True))
        aantal += staat.update(**weg)
    werk_standen_bij(dossiers, door)
    return aantal

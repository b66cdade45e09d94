"""Measurements in a file: of a baseline (R17) a language level per skill and positive health; of an instrument its scores (R233).

Learnability comes in as the fact of its result. What stands in a dossier is never changed; it is said where the file differs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.metingen import EDITIE_POSITIEVE_GEZONDHEID, ZRM_TABEL
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.instrument import zrm_domeinen, zrm_edities, zrm_uitgave
from samenspel.intake.models import Kant, PositieveGezondheidMeting, TaalMeting
from samenspel.intake.models.metingen import Meting
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.inlezen.regel import Doel, Nulmeting, Regel
from samenspel.toegang.matrix import recht

TAAL, GEZONDHEID, ZRM = "taal_", "pg_", "zrm_"
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
    for tabel in ZRM_TABEL.values():
        zrm = tabel.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=list(per_id), kant=Kant.PROFESSIONAL)
        for dossier_id, op, domein, editie, score in zrm.values_list("dossier_id", "op", "domein", "editie", "score"):
            per_id[dossier_id].metingen[ZRM + domein, op] = {"editie": editie, "domein": domein, "score": score}


def zet_nulmeting(regel: Regel, waarden: dict[str, Any], doel: Doel, wie: Aanwezige, *, beoordelaar: str = "") -> None:
    """Add to the row what it measures; each reason why something is left out is a sentence on the row."""
    niveaus = {code: waarden[code] for code in waarden if code.startswith(TAAL)}
    scores = {code.removeprefix(GEZONDHEID): waarden[code] for code in waarden if code.startswith(GEZONDHEID)}
    zrm = {code.removeprefix(ZRM): waarden[code] for code in waarden if code.startswith(ZRM)}
    if not niveaus and not scores and not zrm:
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
        _zet(regel, doel, wie, Nulmeting(GEZONDHEID, op, scores, beoordelaar), "C12")
    _zet_zrm(regel, doel, wie, op, zrm, uitgave=str(waarden.get("uitgave", "")), beoordelaar=beoordelaar)


def _zet_zrm(
    regel: Regel, doel: Doel, wie: Aanwezige, op: date, scores: dict[str, int], *, uitgave: str, beoordelaar: str
) -> None:
    """Each domain in the table of its own category, for the edition of the file, else that of the municipality."""
    if not scores:
        return
    editie = uitgave or zrm_uitgave(wie.gemeente_id, op)
    if editie not in zrm_edities():
        namen = ", ".join(zrm_edities())
        regel.zeg(_("uitgave"), _("Deze uitgave kent Samenspel niet. Kies uit: %(namen)s. De scores zijn niet overgenomen.") % {"namen": namen})  # fmt: skip
        return
    domeinen = {domein.code: domein for domein in zrm_domeinen(editie)}
    for code, score in scores.items():
        if code not in domeinen:
            regel.zeg(
                zrm_naam(code), _("Dit domein staat niet in uitgave %(editie)s. Niet overgenomen.") % {"editie": editie}
            )
        elif not 1 <= score <= 5:
            regel.zeg(zrm_naam(code), _("Een score is een getal van 1 tot en met 5. Niet overgenomen."))
        else:
            meting = Nulmeting(ZRM + code, op, {"editie": editie, "domein": code, "score": score}, beoordelaar)
            _zet(regel, doel, wie, meting, domeinen[code].categorie)


def _zet(regel: Regel, doel: Doel, wie: Aanwezige, meting: Nulmeting, categorie: str) -> None:
    naam = _("positieve gezondheid")
    if meting.soort.startswith(ZRM):
        naam = zrm_naam(meting.soort.removeprefix(ZRM))
    elif meting.soort != GEZONDHEID:
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


def zrm_naam(domein: str) -> str:
    """The name of a domain, of whichever edition has it."""
    return next((d.naam for editie in zrm_edities() for d in zrm_domeinen(editie) if d.code == domein), domein)


def model_van(meting: Nulmeting) -> type[Meting]:
    """The table that keeps this measurement."""
    if meting.soort.startswith(ZRM):
        domeinen = {domein.code: domein for domein in zrm_domeinen(meting.waarden["editie"])}
        return ZRM_TABEL[domeinen[meting.waarden["domein"]].categorie]
    return PositieveGezondheidMeting if meting.soort == GEZONDHEID else TaalMeting


def rij_van(meting: Nulmeting) -> dict[str, Any]:
    """The columns of its own table."""
    gemeen = {"op": meting.op.isoformat(), "beoordelaar": meting.beoordelaar or _("nulmeting")}
    if meting.soort.startswith(ZRM):
        return {**gemeen, "kant": Kant.PROFESSIONAL, **meting.waarden}
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
    tabellen: tuple[Any, ...] = (TaalMeting, PositieveGezondheidMeting, *ZRM_TABEL.values())
    for tabel in tabellen:
        staat = tabel.objects.staand().filter(pk__in=ids)
        dossiers |= set(staat.values_list("dossier_id", flat=True))
        aantal += staat.update(**weg)
    werk_standen_bij(dossiers, door)
    return aantal

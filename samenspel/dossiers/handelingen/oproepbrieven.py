"""The letter of a summons: made once, when it goes out, and kept as a document of the dossier (Wi 14 lid 1; Archiefwet)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from samenspel.dossiers.afzender import afzender_van, geadresseerde_van
from samenspel.dossiers.beeld import beeld_van, samen
from samenspel.dossiers.bevoegdheden import mag_bewerken
from samenspel.dossiers.handelingen.documenten import lees_document, voeg_document_toe
from samenspel.dossiers.models import Document, Dossier, Gebeurtenis
from samenspel.dossiers.oproepbrief import TITEL, Oproepgegevens, maak_oproep
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van

_SOORT: Final = "oproep"


def oproepen_van(dossier: Dossier, *, wie: Aanwezige) -> list[Gebeurtenis]:
    """The summonses that stand, in order: which one is which number."""
    rijen = Gebeurtenis.objects.zichtbaar_voor(wie).filter(
        dossier_id__in=samen(dossier, wie=wie), soort="oproep_brede_intake", intrekking__isnull=True
    )
    return list(rijen.order_by("op", "vastgelegd_op", "pk"))


def oproepgegevens(
    dossier: Dossier, feit: Gebeurtenis, oproepen: list[Gebeurtenis], *, wie: Aanwezige, op: date, opnieuw: bool = False
) -> Oproepgegevens:
    """What the letter says, as the dossier stands on `op`; `oproepen` are those that stand, `feit` among them. `opnieuw`: not kept, so on a later day it is another letter."""
    beeld = beeld_van(dossier, wie=wie, op=op)
    persoon, eerste = beeld.kop.persoon, oproepen[0]
    gewaarschuwd = [g.op for g in beeld.staand if g.soort == "waarschuwing" and eerste.op <= g.op <= feit.op]
    return Oproepgegevens(
        afzender=afzender_van(dossier, beeld.beleid, feit.op), geadresseerde=geadresseerde_van(beeld.kop), dossiernummer=dossier.nummer,
        op=feit.op, verschijnen_op=date.fromisoformat(feit.gegevens["verschijnen_op"]), tijd=feit.gegevens.get("tijd", ""),
        plaats=feit.gegevens.get("plaats", ""), doelgroep=dossier.doelgroep_nu, tolk_nodig=bool(persoon and persoon.tolk_nodig),
        tolk_taal=persoon.tolk_taal if persoon else "", nummer=oproepen.index(feit) + 1, gewaarschuwd_op=max(gewaarschuwd, default=None),
        opnieuw_op=op if opnieuw and op > dag_van(feit.vastgelegd_op) else None,
    )  # fmt: skip


def bewaar_oproepbrief(
    dossier: Dossier, feit: Gebeurtenis, *, door: Aanwezige, op: date, nu: datetime
) -> Document | None:
    """Keep the letter as it goes out: whatever changes in the dossier afterwards, this is what the person got.

    Whoever summons and may keep no documents (the intake desk) leaves none: then it is set when opened. Raises `Weigering` when the
    letter cannot be set (no time or place, a character without a font).
    """
    if not mag_bewerken(door, "C15"):
        return None
    gegevens = oproepgegevens(dossier, feit, oproepen_van(dossier, wie=door), wie=door, op=op)
    return voeg_document_toe(
        dossier, door=door, titel=TITEL, soort=_SOORT, inhoud=maak_oproep(gegevens), ontvangen_op=feit.op, nu=nu, sleutel=_sleutel(feit),
    )  # fmt: skip


def lees_oproepbrief(dossier: Dossier, feit: Gebeurtenis, *, wie: Aanwezige) -> bytes | None:
    """The letter as it went out, when it was kept and this person may read documents."""
    bewaard = Document.objects.zichtbaar_voor(wie).filter(pk=_sleutel(feit), dossier_id__in=samen(dossier, wie=wie))
    return lees_document(document) if (document := bewaard.first()) else None


def _sleutel(feit: Gebeurtenis) -> UUID:
    """One letter per summons: its document is found without a column that points at it."""
    return uuid5(feit.pk, "oproepbrief")

"""What somebody reads who looks along for a newcomer: the parts that were chosen, each in a few lines (ADR 29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenspel.avg.onderdelen import SOORTEN, Soort, onderdelen, vertel_planregel
from samenspel.dossiers.models import Afspraak
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.kort import Regels, in_het_kort
from samenspel.personen.models import Persoon
from samenspel.plan.models import PipBesluit, PipBezwaar, PlanregelTaal, PlanregelWerk
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Machtiging

_SOORTEN = (
    *SOORTEN,
    *(Soort(model, vertel_planregel, ~Q(tekst="")) for model in (PlanregelTaal, PlanregelWerk)),
)
"""Beside what can be shared one by one also the lines of the plan about learning and work."""


@dataclass(frozen=True, slots=True)
class Deelblad:
    """One part: what it is called, and (what, value) in words; empty when there is nothing yet."""

    titel: str
    regels: Regels


def deelbladen(machtiging: Machtiging, dossier_id: UUID, *, wie: Aanwezige, op: date) -> list[Deelblad]:
    """In the order of the categories. Every line was fetched through both walls as this person."""
    gekozen = [c for c in NAMEN if c in machtiging.onderdelen]
    kort = {blok.categorie: blok.regels for blok in in_het_kort([dossier_id], wie=wie, op=op)}
    per_stuk = _per_stuk(dossier_id, gekozen, wie)
    eigen = {"C01": _persoon, "C16": _afspraken, "C17": _besluiten}
    bladen = []
    for categorie in gekozen:
        regels = [*kort.get(categorie, []), *per_stuk.get(categorie, [])]
        if vraag := eigen.get(categorie):
            regels = [*vraag(dossier_id, wie, op), *regels]
        bladen.append(Deelblad(str(NAMEN[categorie]), regels))
    return bladen


def _per_stuk(dossier_id: UUID, gekozen: Iterable[str], wie: Aanwezige) -> dict[str, Regels]:
    per: dict[str, Regels] = {}
    for deel in onderdelen([dossier_id], wie=wie, categorieen=list(gekozen), soorten=_SOORTEN):
        per.setdefault(deel.categorie, []).append((f"{deel.titel}, {voluit(deel.op)}", deel.tekst))
    return per


def _persoon(dossier_id: UUID, wie: Aanwezige, op: date) -> Regels:
    mens = Persoon.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id).first()
    if mens is None:
        return []
    tolk = (mens.tolk_taal or _("ja")) if mens.tolk_nodig else _("nee")
    return [(_("naam"), mens.naam), (_("talen"), ", ".join(mens.talen)), (_("tolk nodig"), tolk)]


def _afspraken(dossier_id: UUID, wie: Aanwezige, op: date) -> Regels:
    hier = Afspraak.objects.zichtbaar_voor(wie).filter(
        dossier_id=dossier_id, afgezegd_op__isnull=True, begin__date__gte=op
    )
    return [
        (
            f"{voluit(localtime(rij.begin).date())}, {localtime(rij.begin):%H:%M}",
            rij.plaats or _("plaats nog niet bekend"),
        )
        for rij in hier.order_by("begin")
    ]


def _besluiten(dossier_id: UUID, wie: Aanwezige, op: date) -> Regels:
    besluiten = PipBesluit.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id).order_by("dagtekening")
    regels = [(_("besluit over het plan"), voluit(rij.dagtekening)) for rij in besluiten]
    bezwaren = PipBezwaar.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id).order_by("ontvangen_op")
    return [
        *regels,
        *(
            (_("bezwaar van %(dag)s") % {"dag": voluit(rij.ontvangen_op)}, rij.get_uitkomst_display())
            for rij in bezwaren
        ),
    ]

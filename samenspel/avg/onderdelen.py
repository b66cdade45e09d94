"""The single things of a dossier that can be shared by consent or seen in an emergency, each in a few words.

By table how its rows are told: what, which day, what it says. Only rows that hold now; what was replaced or withdrawn is not shared anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from samenspel.avg.models import MAATJE
from samenspel.dossiers.models import Contactmoment, Document, Notitie
from samenspel.huisstijl.datums import als_datum
from samenspel.intake.antwoorden import Gegeven
from samenspel.intake.eigenvragen import Gesteld
from samenspel.intake.models import (
    AntwoordBelastbaarheid,
    AntwoordGeld,
    AntwoordGezondheid,
    AntwoordNetwerk,
    BelemmeringGezondheid,
    LbtOntheffing,
    NetwerkMeting,
    PositieveGezondheidMeting,
    ZrmScoreFinancieel,
    ZrmScoreGezondheid,
    ZrmScoreNetwerk,
)
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Contactgegeven
from samenspel.plan.models import PipBelastbaarheid, PlanregelFinancien, PlanregelOntmoeten, PlanregelWelbevinden
from samenspel.toegang.gebonden import DossierGebonden


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One row of one table, in words."""

    tabel: str
    rij_id: UUID
    dossier_id: UUID
    categorie: str
    titel: str
    tekst: str
    op: date
    voor: UUID | None = None
    """The one person it is for; empty is who works there."""

    @property
    def een_op_een(self) -> bool:
        """About somebody who helps one on one: that there is one, or a thing for that person. The database looks whether it may be."""
        return self.voor is not None or self.tabel == MAATJE

    @property
    def sleutel(self) -> str:
        """What a form sends back: table, row, and for whom."""
        return f"{self.tabel}:{self.rij_id}" + (f":{self.voor}" if self.voor else "")


Woorden = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Soort:
    """How the rows of one table are told, and which of them hold; `altijd` narrows also where those that no longer hold are asked."""

    model: type[DossierGebonden]
    vertel: Callable[[Any], Woorden]
    geldt: Q
    altijd: Q = field(default_factory=Q)


def vertel_antwoord(rij: Any) -> Woorden:
    """An answer: the question and what was said."""
    gegeven = Gegeven(
        rij.pk, rij.vraag, rij.vraag_versie, rij.onderwerp, rij.kant, rij.wijze, rij.waarde, rij.op, rij.vastgelegd_op, rij.door_id,
        Gesteld(rij.gemeente_id, (rij.vraag,)),
    )  # fmt: skip
    return gegeven.gevraagd.tekst.in_taal("nl"), gegeven.in_woorden, rij.op


def _belemmering(rij: BelemmeringGezondheid) -> Woorden:
    delen = (
        f"lichamelijk: {rij.get_lichamelijk_display()}",
        f"psychisch: {rij.get_psychisch_display()}",
        rij.get_hulp_display(),
    )
    return "Belemmering door gezondheid", "; ".join(delen), rij.op


def _positief(rij: PositieveGezondheidMeting) -> Woorden:
    scores = (f"{naam.replace('_', ' ')} {getattr(rij, naam)}" for naam in PositieveGezondheidMeting.DIMENSIES)
    return "Positieve gezondheid (0 tot 10)", ", ".join(scores), rij.op


def vertel_zrm(rij: Any) -> Woorden:
    """A score of self-reliance."""
    return (
        f"Zelfredzaamheid: {rij.domein.replace('_', ' ')}",
        f"{rij.score} van 5, {rij.get_kant_display()}",
        rij.op,
    )


def _ontheffing(rij: LbtOntheffing) -> Woorden:
    return "Waarom geen leerbaarheidstoets", rij.motivering, als_datum(rij.vastgelegd_op)


def vertel_contactgegeven(rij: Contactgegeven) -> Woorden:
    """A phone number or an address."""
    return str(rij.get_soort_display()).capitalize(), rij.waarde, rij.vanaf or dag_van_sleutel(rij.pk)


def _netwerk(rij: NetwerkMeting) -> Woorden:
    return "Contacten met Nederlanders", f"{rij.contacten} {rij.get_per_display()}", rij.op


def dag_van_sleutel(sleutel: UUID) -> date:
    """The day in a UUIDv7: who gets one row of a PIP may not read the PIP itself."""
    return als_datum(datetime.fromtimestamp((sleutel.int >> 80) / 1000, tz=UTC))


def _belastbaar(rij: PipBelastbaarheid) -> Woorden:
    uren = (("cursus", rij.urennorm_cursus), ("meedoen", rij.urennorm_participatie))
    return (
        "Minder uren in het PIP",
        ", ".join(f"{naam}: {n} uur" for naam, n in uren if n is not None),
        dag_van_sleutel(rij.pk),
    )


def vertel_planregel(rij: Any) -> Woorden:
    """A line of the living plan."""
    return f"Plan: {rij.get_soort_display().lower()}", rij.tekst, rij.op


def _notitie(rij: Notitie) -> Woorden:
    return "Notitie", rij.tekst, als_datum(rij.vastgelegd_op)


def _contact(rij: Contactmoment) -> Woorden:
    return rij.get_soort_display(), rij.regel, rij.op


def _document(rij: Document) -> Woorden:
    return "Document", rij.titel, rij.ontvangen_op


ALTIJD = Q()
NU = Q(vervangen_op__isnull=True)
STAAT = Q(ingetrokken_op__isnull=True)
SOORTEN: tuple[Soort, ...] = (
    Soort(AntwoordGezondheid, vertel_antwoord, NU), Soort(BelemmeringGezondheid, _belemmering, STAAT), Soort(PositieveGezondheidMeting, _positief, STAAT),
    Soort(ZrmScoreGezondheid, vertel_zrm, STAAT), Soort(LbtOntheffing, _ontheffing, ALTIJD), Soort(PlanregelWelbevinden, vertel_planregel, ~Q(tekst="")),
    Soort(AntwoordGeld, vertel_antwoord, NU), Soort(ZrmScoreFinancieel, vertel_zrm, STAAT), Soort(PlanregelFinancien, vertel_planregel, ~Q(tekst="")),
    Soort(AntwoordBelastbaarheid, vertel_antwoord, NU), Soort(PipBelastbaarheid, _belastbaar, ALTIJD),
    Soort(Contactgegeven, vertel_contactgegeven, Q(geheim=False, tot__isnull=True, soort__in=["telefoon", "email"])), Soort(NetwerkMeting, _netwerk, STAAT),
    Soort(AntwoordNetwerk, vertel_antwoord, NU), Soort(ZrmScoreNetwerk, vertel_zrm, STAAT), Soort(PlanregelOntmoeten, vertel_planregel, ~Q(tekst="")),
    Soort(Notitie, _notitie, ALTIJD), Soort(Contactmoment, _contact, ALTIJD), Soort(Document, _document, ALTIJD),
)  # fmt: skip


def onderdelen(
    dossier_ids: Sequence[UUID],
    *,
    wie: Aanwezige,
    categorieen: Iterable[str],
    rijen: Iterable[UUID] | None = None,
    ook_eerder: bool = False,
    soorten: Sequence[Soort] = (),
) -> list[Onderdeel]:
    """What `wie` may see of these categories now, the newest first. `rijen` narrows to these rows, also when they no longer hold.

    `ook_eerder`: also what was replaced or withdrawn, which is still kept and still goes in a copy. `soorten`: other kinds than those to share.
    """
    gevonden = []
    for soort in soorten or SOORTEN:
        if soort.model.vaste_categorie not in categorieen:
            continue
        vraag = soort.model._default_manager.zichtbaar_voor(wie).filter(soort.altijd, dossier_id__in=dossier_ids)  # type: ignore[attr-defined]  # a house rule checks that each has it
        if rijen is not None:
            vraag = vraag.filter(pk__in=list(rijen))
        elif not ook_eerder:
            vraag = vraag.filter(soort.geldt)
        gevonden += [_onderdeel(soort, rij) for rij in vraag.order_by("pk")]
    return sorted(gevonden, key=lambda deel: (deel.op, deel.rij_id), reverse=True)


def _onderdeel(soort: Soort, rij: Any) -> Onderdeel:
    titel, tekst, op = soort.vertel(rij)
    return Onderdeel(
        rij._meta.db_table, rij.pk, rij.dossier_id, soort.model.vaste_categorie, str(titel), str(tekst), op
    )

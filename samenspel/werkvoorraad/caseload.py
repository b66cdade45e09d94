"""How the work is spread: per person, weighted by phase, with what is late. Three statements, whatever the size."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db.models import Count

import wet
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Fase
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.models import Aanstelling
from samenspel.werkvoorraad.groepen import einde_week

GEWICHT: Final = {Fase.NIEUW: 3, Fase.INTAKE: 3, Fase.PIP: 2, Fase.TRAJECT: 1, Fase.ONDERSTEUNING: 1, Fase.NAZORG: 1}
_ROLLEN: Final = ("regievoerder", "coach_inburgering", "ondersteuner_regie")


@dataclass(frozen=True, slots=True)
class Last:
    """One person's caseload on a day. `gewogen` counts a dossier in intake three times; see `GEWICHT`."""

    gebruiker_id: UUID
    naam: str
    per_fase: tuple[int, ...]
    dossiers: int
    gewogen: int
    te_laat: int
    deze_week: int
    uren: str


def caseload(wie: Aanwezige, op: date) -> list[Last]:
    """Everyone with an appointment in the regie today, and everyone who still has dossiers."""
    mensen = {
        id_: (naam, uren)
        for id_, naam, uren in Aanstelling.objects.geldig(op)
        .filter(gemeente_id=wie.gemeente_id, rol__in=_ROLLEN)
        .values_list("gebruiker_id", "gebruiker__naam", "uren_per_week")
    }
    per: dict[UUID, Counter[str]] = defaultdict(Counter)
    telling = Dossier.objects.zichtbaar_voor(wie).open().filter(contactpersoon__isnull=False)
    for id_, naam, fase, aantal in telling.values_list("contactpersoon_id", "contactpersoon__naam", "fase").annotate(
        n=Count("id")
    ):
        per[id_][fase] = aantal
        mensen.setdefault(id_, (naam, None))
    druk = _druk(wie, op)
    lasten = [_last(id_, naam, uren, per[id_], druk) for id_, (naam, uren) in mensen.items()]
    return sorted(lasten, key=lambda last: (-last.gewogen, last.naam))


def _last(id_: UUID, naam: str, uren: Decimal | None, fasen: Counter[str], druk: Counter[tuple[UUID, str]]) -> Last:
    return Last(
        id_, naam, tuple(fasen[fase] for fase in GEWICHT), fasen.total(), sum(GEWICHT[fase] * fasen[fase] for fase in GEWICHT),
        druk[id_, "te_laat"], druk[id_, "loopt"], f"{uren:.0f}" if uren is not None else "",
    )  # fmt: skip


def _druk(wie: Aanwezige, op: date) -> Counter[tuple[UUID, str]]:
    """Per person: terms too late, and terms that end this week, as `wet` says."""
    rijen = BewaakteTermijn.objects.zichtbaar_voor(wie).filter(
        voldaan_op__isnull=True, geeindigd_op__isnull=True, uiterlijk__lte=einde_week(op),
        dossier__gesloten_op__isnull=True, dossier__samengevoegd_in__isnull=True, dossier__contactpersoon__isnull=False,
    )  # fmt: skip
    velden = ("dossier__contactpersoon_id", "code", "start", "uiterlijk", "rest", "versie")
    return Counter((id_, wet.stand(wet.Rij(code, start, uiterlijk, None, None, rest, versie), op))
                   for id_, code, start, uiterlijk, rest, versie in rijen.values_list(*velden))  # fmt: skip

"""How the work is spread: per person, weighted by phase, with what is late. Four statements, whatever the size."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Fase
from samenspel.huisstijl import datums
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.kring import van_collega
from samenspel.toegang.models import Aanstelling, Vervanging
from samenspel.werkvoorraad.groepen import einde_week

GEWICHT: Final = {Fase.NIEUW: 3, Fase.INTAKE: 3, Fase.PIP: 2, Fase.TRAJECT: 1, Fase.ONDERSTEUNING: 1, Fase.NAZORG: 1}
_ROLLEN: Final = ("regievoerder", "coach_inburgering", "ondersteuner_regie")


@dataclass(frozen=True, slots=True)
class Last:
    """One person's caseload on a day. `gewogen` counts a dossier in intake three times; see `GEWICHT`.

    `per_uur` is weighted per hour of the week, `breed` its share of the largest (percent), `afwezig` says who covers until when.
    """

    gebruiker_id: UUID
    naam: str
    per_fase: tuple[int, ...]
    dossiers: int
    gewogen: int
    te_laat: int
    deze_week: int
    uren: str
    per_uur: str = ""
    breed: int = 0
    afwezig: str = ""


def caseload(wie: Aanwezige, op: date) -> list[Last]:
    """Everyone in reach with an appointment in the regie today, and everyone who still has dossiers there."""
    mensen = {
        id_: (naam, uren)
        for id_, naam, uren in Aanstelling.objects.geldig(op)
        .filter(van_collega(wie), gemeente_id=wie.gemeente_id, rol__in=_ROLLEN)
        .values_list("gebruiker_id", "gebruiker__naam", "uren_per_week")
    }
    per: dict[UUID, Counter[str]] = defaultdict(Counter)
    telling = Dossier.objects.zichtbaar_voor(wie).open().filter(contactpersoon__isnull=False)
    for id_, naam, fase, aantal in telling.values_list("contactpersoon_id", "contactpersoon__naam", "fase").annotate(
        n=Count("id")
    ):
        per[id_][fase] = aantal
        mensen.setdefault(id_, (naam, None))
    druk, afwezig = _druk(wie, op), _afwezigen(wie, op)
    lasten = [_last(id_, naam, uren, per[id_], druk) for id_, (naam, uren) in mensen.items()]
    meeste = max((last.gewogen for last in lasten), default=0) or 1
    lasten = [
        replace(last, breed=round(100 * last.gewogen / meeste), afwezig=afwezig.get(last.gebruiker_id, ""))
        for last in lasten
    ]
    return sorted(lasten, key=lambda last: (-last.gewogen, last.naam))


def _afwezigen(wie: Aanwezige, op: date) -> dict[UUID, str]:
    """Absent today -> `afwezig tot en met vr 5 juni, Joost Drent neemt waar`."""
    rijen = Vervanging.objects.filter(gemeente_id=wie.gemeente_id, vanaf__lte=op, tot__gte=op).order_by("tot")
    return {
        id_: _("afwezig tot en met %(dag)s, %(naam)s neemt waar") % {"dag": datums.kort(tot, op), "naam": naam}
        for id_, tot, naam in rijen.values_list("afwezig_id", "tot", "vervanger__naam")
    }


def _last(id_: UUID, naam: str, uren: Decimal | None, fasen: Counter[str], druk: Counter[tuple[UUID, str]]) -> Last:
    gewogen = sum(GEWICHT[fase] * fasen[fase] for fase in GEWICHT)
    return Last(
        id_, naam, tuple(fasen[fase] for fase in GEWICHT), fasen.total(), gewogen,
        druk[id_, "te_laat"], druk[id_, "loopt"], f"{uren:.0f}" if uren else "",
        f"{gewogen / uren:.1f}".replace(".", ",") if uren else "",
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

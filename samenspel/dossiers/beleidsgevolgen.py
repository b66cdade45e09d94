"""Which deadlines a change of policy would move: both sums by `wet`, over the newest dossiers, and only counts come out."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import wet
from samenspel.beleid.gevolgen import Gevolg, Gevolgen
from samenspel.dossiers.feiten import rauwe_gebeurtenissen, wet_gebeurtenis
from samenspel.dossiers.herbouw import huis
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.verversing import afgeleid
from samenspel.kern.identiteit import identiteit
from wet.regels import versies

HOOGSTENS = 2_000  # more would keep the screen waiting; the job afterwards does them all


def bereken(gemeente_id: UUID, oud: wet.Beleid, nieuw: wet.Beleid, *, hoogstens: int = HOOGSTENS) -> Gevolgen:
    """Read as the house itself: who asks may set policy, and sees no dossier."""
    erbij: Counter[str] = Counter()
    anders: Counter[str] = Counter()
    weg: Counter[str] = Counter()
    with identiteit(huis(gemeente_id)):
        alle = Dossier.objects.filter(gemeente_id=gemeente_id, samengevoegd_in__isnull=True)
        dossiers = list(alle.order_by("-id")[:hoogstens])
        totaal = alle.count()
        per_dossier = _gebeurtenissen([dossier.pk for dossier in dossiers])
    for dossier in dossiers:
        voor, na = (_dagen(dossier, per_dossier.get(dossier.pk, []), beleid) for beleid in (oud, nieuw))
        erbij.update(na.keys() - voor.keys())
        weg.update(voor.keys() - na.keys())
        anders.update(code for code in voor.keys() & na.keys() if voor[code] != na[code])
    codes = sorted(erbij.keys() | anders.keys() | weg.keys())
    rijen = tuple(Gevolg(versies(code)[-1].naam, erbij[code], anders[code], weg[code]) for code in codes)
    return Gevolgen(rijen, len(dossiers), totaal)


def _gebeurtenissen(ids: list[UUID]) -> dict[UUID, list[wet.Gebeurtenis]]:
    """Also those of the dossiers that were merged into these."""
    erin = dict(Dossier.objects.filter(samengevoegd_in__in=ids).values_list("pk", "samengevoegd_in_id"))
    per: dict[UUID, list[wet.Gebeurtenis]] = {}
    for dossier_id, rijen in rauwe_gebeurtenissen([*ids, *erin]).items():
        voor_wet = [
            wet_gebeurtenis(rij)
            for rij in rijen
            if SOORTEN[rij.soort].voor_wet and not (rij.soort == "intrekking" and rij.gegevens.get("eigen"))
        ]
        per.setdefault(erin.get(dossier_id) or dossier_id, []).extend(voor_wet)
    return per


def _dagen(dossier: Dossier, gebeurtenissen: list[wet.Gebeurtenis], beleid: wet.Beleid) -> dict[str, object]:
    rijen, _stand = afgeleid(dossier.regime, dossier.doelgroep, dossier.gesloten_op, gebeurtenissen, beleid)
    return {rij.code: (rij.start, rij.uiterlijk, rij.voldaan_op, rij.geeindigd_op) for rij in rijen}

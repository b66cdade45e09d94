"""The day of the world, and who asks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.demo.verhalen import VERHALEN
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.organisaties.models import Gemeente

OP = date(2026, 11, 24)


def gemeenten_van(*codes: str) -> tuple[Gemeente, ...]:
    with als_eigenaar():
        return tuple(Gemeente.objects.filter(code__in=codes).order_by("code"))


def systeem_van(code: str) -> Aanwezige:
    verhaal = VERHALEN[code]
    (gemeente,) = gemeenten_van(verhaal.gemeente)
    return Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol="systeem", doel="proef")


def termijnen_van(code: str, dossier_id: str) -> tuple[dict[str, wet.Termijn], set[str]]:
    with identiteit(systeem_van(code)):
        dossier = Dossier.objects.select_related("gemeente").get(pk=UUID(dossier_id))
        feiten, beleid = feiten_van(dossier), beleid_van(dossier.gemeente_id)
    return {t.code: t for t in wet.termijnen(feiten, beleid, OP)}, {s.code for s in wet.signalen(feiten, beleid, OP)}

"""Deadlines of many dossiers at once: the same rows as `dossiers.verversing.ververs`, in a fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import wet
from samenspel.dossiers.feiten import feiten, rauwe_gebeurtenissen
from samenspel.dossiers.models import BewaakteTermijn, Dossier
from samenspel.dossiers.verversing import als_systeem, rij_waarden, samenvatting
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.vullen import voeg_toe, werk_bij
from samenspel.organisaties.models import Gemeente
from samenspel.personen.models import Gezinslid, Persoon


def ververs_velen(ids: Sequence[UUID], *, beleid: wet.Beleid, gemeente: Gemeente, wie: Aanwezige) -> None:
    """Bring terms and summary of these dossiers up to date; none of them is merged into another."""
    if not ids:
        return
    with identiteit(als_systeem(wie)):
        dossiers = list(Dossier.objects.filter(pk__in=ids))
        opgegaan = dict(Dossier.objects.filter(samengevoegd_in__in=ids).values_list("pk", "samengevoegd_in_id"))
        per_dossier = rauwe_gebeurtenissen([*ids, *opgegaan])
        for pk, hoofd in opgegaan.items():
            if hoofd is not None:
                per_dossier[hoofd].extend(per_dossier.get(pk, []))
        gezin = _gezin(ids)
        geboren = dict(Persoon.objects.filter(dossier_id__in=ids).values_list("dossier_id", "geboortedatum"))
        bestaand: dict[UUID, dict[str, BewaakteTermijn]] = defaultdict(dict)
        for termijn in BewaakteTermijn.objects.filter(dossier_id__in=ids):
            bestaand[termijn.dossier_id][termijn.code] = termijn
        verschil = _Verschil()
        for dossier in dossiers:
            dossier.gemeente = gemeente
            bij = feiten(
                dossier, per_dossier.get(dossier.pk, []), gezin.get(dossier.pk, []), geboren.get(dossier.pk) or None
            )
            verschil.termijnen(dossier, wet.rijen(bij, beleid), bestaand[dossier.pk])
            verschil.samenvatting(dossier, samenvatting(dossier, bij))
        verschil.schrijf()


def _gezin(ids: Sequence[UUID]) -> dict[UUID, list[dict[str, str]]]:
    uit: dict[UUID, list[dict[str, str]]] = defaultdict(list)
    rijen = Gezinslid.objects.filter(dossier_id__in=ids, vervallen_op__isnull=True).exclude(geboortedatum="")
    for dossier_id, relatie, geboortedatum in rijen.values_list("dossier_id", "relatie", "geboortedatum"):
        uit[dossier_id].append({"relatie": relatie, "geboortedatum": geboortedatum})
    return uit


class _Verschil:
    """Only what differs is written."""

    def __init__(self) -> None:
        self.maak: list[dict[str, Any]] = []
        self.wijzig: list[dict[str, Any]] = []
        self.weg: list[UUID] = []
        self.dossiers: list[dict[str, Any]] = []

    def termijnen(self, dossier: Dossier, rijen: Any, oud: dict[str, BewaakteTermijn]) -> None:
        nieuw = {rij.code: rij_waarden(rij) for rij in rijen}
        for code, waarden in nieuw.items():
            termijn = oud.get(code)
            if termijn is None:
                self.maak.append(
                    {
                        "id": uuid7(),
                        "gemeente_id": dossier.gemeente_id,
                        "dossier_id": dossier.pk,
                        "code": code,
                        **waarden,
                    }
                )
            elif any(getattr(termijn, veld) != waarde for veld, waarde in waarden.items()):
                self.wijzig.append({"id": termijn.pk, **waarden})
        self.weg += [termijn.pk for code, termijn in oud.items() if code not in nieuw]

    def samenvatting(self, dossier: Dossier, samen: dict[str, str]) -> None:
        if any(getattr(dossier, veld) != waarde for veld, waarde in samen.items()):
            self.dossiers.append({"id": dossier.pk, **samen})

    def schrijf(self) -> None:
        voeg_toe("dossiers_bewaaktetermijn", self.maak)
        werk_bij("dossiers_bewaaktetermijn", self.wijzig)
        if self.weg:
            BewaakteTermijn.objects.filter(pk__in=self.weg).delete()
        werk_bij("dossiers_dossier", self.dossiers)

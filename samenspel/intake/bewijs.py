"""What proves each part of the legal minimum, and how many questions are answered: from the records, as the house reads them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from samenspel.intake.antwoorden import Antwoorden, is_van_toepassing
from samenspel.intake.models import (
    BelemmeringGezondheid,
    Gesprek,
    Kant,
    LbtAfname,
    TaalMeting,
    ZrmScoreFinancieel,
    ZrmScoreGezin,
    ZrmScoreGezondheid,
    ZrmScoreNetwerk,
    ZrmScoreWerk,
)
from samenspel.intake.vragenlijst import Vraag, is_eigen, vragen

_ZRM = (ZrmScoreGezin, ZrmScoreWerk, ZrmScoreFinancieel, ZrmScoreGezondheid, ZrmScoreNetwerk)
_BESPROKEN_DOOR = (Kant.ZELF, Kant.PROFESSIONAL)


def onderdelen_van(ids: list[UUID], antwoorden: Antwoorden) -> dict[str, Any]:
    """{code: {"op": day, "feit": id of an event or None}} of every covered part of the legal minimum, in these records."""
    gevonden: dict[str, Any] = {}
    gevraagd = {vraag.wettelijk for vraag in vragen().values() if vraag.wettelijk}
    for onderdeel in sorted(gevraagd):
        if op := besproken_op(onderdeel, antwoorden):
            gevonden[onderdeel] = _bewijs(op)
    for onderdeel, op in _uit_metingen(ids):
        gevonden.setdefault(onderdeel, _bewijs(op))
    if gevraagd <= gevonden.keys():  # what was found stands in writing once each subject has its answer
        gevonden["schriftelijk_vastgelegd"] = _bewijs(
            date.fromisoformat(max(bewijs["op"] for bewijs in gevonden.values()))
        )
    gevonden.update(_uit_gesprek_en_toets(ids))
    return gevonden


def _uit_gesprek_en_toets(ids: list[UUID]) -> dict[str, Any]:
    """What rests on a record that can be taken back, so also since when it is known (`sinds`)."""
    gevonden: dict[str, Any] = {}
    gezegd = list(Gesprek.objects.staand().filter(dossier_id__in=ids, recht_alleen_gezegd=True).order_by("op"))
    if gezegd:
        gevonden["alleen_praten_gezegd"] = {
            **_bewijs(gezegd[0].op, gezegd[0].gebeurtenis_id),
            "sinds": min(gesprek.vastgelegd_op for gesprek in gezegd).isoformat(),
        }
    afnames = list(LbtAfname.objects.staand().filter(dossier_id__in=ids).order_by("op", "vastgelegd_op"))
    if afnames:
        gevonden["leerbaarheidstoets"] = {
            **_bewijs(afnames[-1].op, afnames[-1].gebeurtenis_id),
            "afgezien": bool(afnames[-1].afgezien),
            "sinds": min(afname.vastgelegd_op for afname in afnames).isoformat(),
        }
    return gevonden


def _bewijs(op: date, feit: object = None) -> dict[str, Any]:
    return {"op": op.isoformat(), "feit": str(feit) if feit else None}


def besproken_op(onderdeel: str, antwoorden: Antwoorden) -> date | None:
    """The day on which the last of the applicable questions of this part was answered; None while one is open."""
    dagen = []
    for vraag in vragen().values():
        if vraag.wettelijk != onderdeel or not is_van_toepassing(vraag, antwoorden):
            continue
        dag = _beantwoord_op(vraag, antwoorden)
        if dag is None:
            return None
        dagen.append(dag)
    return max(dagen, default=None)


def _beantwoord_op(vraag: Vraag, antwoorden: Antwoorden) -> date | None:
    dagen = [antwoorden[sleutel].op for kant in _BESPROKEN_DOOR if (sleutel := (vraag.code, "", kant)) in antwoorden]
    return min(dagen, default=None)


def _uit_metingen(ids: list[UUID]) -> Iterable[tuple[str, date]]:
    if (
        taal := TaalMeting.objects.staand()
        .filter(dossier_id__in=ids, doel=False)
        .order_by("op")
        .values_list("op", flat=True)
        .first()
    ):
        yield "taalniveau", taal
    if (
        zwaarte := BelemmeringGezondheid.objects.staand()
        .filter(dossier_id__in=ids)
        .order_by("op")
        .values_list("op", flat=True)
        .first()
    ):
        yield "gezondheid", zwaarte
    dagen = [
        op for tabel in _ZRM for op in tabel.objects.staand().filter(dossier_id__in=ids).values_list("op", flat=True)
    ]
    if dagen:
        yield "zelfredzaamheid", min(dagen)


def aantallen(antwoorden: Antwoorden) -> dict[str, int]:
    """Per domain the number of questions that the newcomer answered (each child counts)."""
    telling: dict[str, int] = {}
    for (code, _onderwerp, kant), gegeven in antwoorden.items():
        if kant == Kant.ZELF and (code in vragen() or is_eigen(code)):
            domein = gegeven.gevraagd.domein
            telling[domein] = telling.get(domein, 0) + 1
    return dict(sorted(telling.items()))

"""Keeps the one row that says which parts of the intake are covered; derived, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import als_systeem
from samenspel.intake.antwoorden import Antwoorden, geldende, is_van_toepassing
from samenspel.intake.models import (
    BelemmeringGezondheid,
    Gesprek,
    IntakeStand,
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
from samenspel.kern.identiteit import Aanwezige, identiteit

_ZRM = (ZrmScoreGezin, ZrmScoreWerk, ZrmScoreFinancieel, ZrmScoreGezondheid, ZrmScoreNetwerk)
_BESPROKEN_DOOR = (Kant.ZELF, Kant.PROFESSIONAL)


@contextmanager
def eenmaal_bijwerken(dossier: Dossier, *, door: Aanwezige) -> Iterator[None]:
    """Many acts in a row on this dossier: the row is derived once, when they are done."""
    dossier.__dict__["_stand_volgt"] = True
    try:
        yield
    finally:
        del dossier.__dict__["_stand_volgt"]
    werk_stand_bij(dossier, door=door)


def werk_stand_bij(dossier: Dossier, *, door: Aanwezige) -> None:
    """Derive the row afresh and write it when it differs. Written by the house: it spans every category."""
    if dossier.__dict__.get("_stand_volgt"):
        return
    with identiteit(als_systeem(door)) as huis:
        gegeven = geldende(dossier, huis)
        waarden = {"onderdelen": onderdelen_van(dossier, gegeven), "antwoorden": aantallen(gegeven)}
        stand, nieuw = IntakeStand.objects.get_or_create(
            gemeente_id=dossier.gemeente_id, dossier=dossier, defaults=waarden
        )
        if not nieuw and (stand.onderdelen, stand.antwoorden) != (waarden["onderdelen"], waarden["antwoorden"]):
            stand.onderdelen, stand.antwoorden = waarden["onderdelen"], waarden["antwoorden"]
            stand.save(update_fields=["onderdelen", "antwoorden"])


def onderdelen_van(dossier: Dossier, antwoorden: Antwoorden) -> dict[str, Any]:
    """{code: {"op": day, "feit": id of an event or None}} of every covered part of the legal minimum."""
    gevonden: dict[str, Any] = {}
    gevraagd = {vraag.wettelijk for vraag in vragen().values() if vraag.wettelijk}
    for onderdeel in sorted(gevraagd):
        if op := besproken_op(onderdeel, antwoorden):
            gevonden[onderdeel] = _bewijs(op)
    for onderdeel, op in _uit_metingen(dossier):
        gevonden.setdefault(onderdeel, _bewijs(op))
    if gevraagd <= gevonden.keys():  # what was found stands in writing once each subject has its answer
        gevonden["schriftelijk_vastgelegd"] = _bewijs(
            date.fromisoformat(max(bewijs["op"] for bewijs in gevonden.values()))
        )
    gevonden.update(_uit_gesprek_en_toets(dossier))
    return gevonden


def _uit_gesprek_en_toets(dossier: Dossier) -> dict[str, Any]:
    """What rests on a record that can be taken back, so also since when it is known (`sinds`)."""
    gevonden: dict[str, Any] = {}
    gezegd = list(Gesprek.objects.staand().filter(dossier=dossier, recht_alleen_gezegd=True).order_by("op"))
    if gezegd:
        gevonden["alleen_praten_gezegd"] = {
            **_bewijs(gezegd[0].op, gezegd[0].gebeurtenis_id),
            "sinds": min(gesprek.vastgelegd_op for gesprek in gezegd).isoformat(),
        }
    afnames = list(LbtAfname.objects.staand().filter(dossier=dossier).order_by("op", "vastgelegd_op"))
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


def _uit_metingen(dossier: Dossier) -> Iterable[tuple[str, date]]:
    if (
        taal := TaalMeting.objects.staand()
        .filter(dossier=dossier, doel=False)
        .order_by("op")
        .values_list("op", flat=True)
        .first()
    ):
        yield "taalniveau", taal
    if (
        zwaarte := BelemmeringGezondheid.objects.staand()
        .filter(dossier=dossier)
        .order_by("op")
        .values_list("op", flat=True)
        .first()
    ):
        yield "gezondheid", zwaarte
    dagen = [op for tabel in _ZRM for op in tabel.objects.staand().filter(dossier=dossier).values_list("op", flat=True)]
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

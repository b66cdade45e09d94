"""Recording a measurement: scores with their instrument, day and side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import transaction

from samenspel.dossiers.bevoegdheden import mag_vastleggen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.samen import ids_van
from samenspel.intake.bevoegdheden import kanten_van, mag_in_dossier_schrijven
from samenspel.intake.handelingen.eenmalig import al_gemaakt
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.instrument import zrm_domeinen, zrm_edities, zrm_uitgave
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Kant,
    Meting,
    NetwerkMeting,
    PositieveGezondheidMeting,
    TaalMeting,
    ZrmScore,
    ZrmScoreFinancieel,
    ZrmScoreGezin,
    ZrmScoreGezondheid,
    ZrmScoreNetwerk,
    ZrmScoreWerk,
)
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.toegang.matrix import recht

M = TypeVar("M", bound=Meting)
EDITIE_POSITIEVE_GEZONDHEID = "mijnpositievegezondheid.nl"
_GEEN_VOORTGANG = frozenset({TaalMeting.Bron.ZELF, TaalMeting.Bron.COA, TaalMeting.Bron.NULMETING})
ZRM_TABEL: dict[str, type[ZrmScore]] = {
    tabel.vaste_categorie: tabel
    for tabel in (ZrmScoreGezin, ZrmScoreWerk, ZrmScoreFinancieel, ZrmScoreGezondheid, ZrmScoreNetwerk)
}


@transaction.atomic
def meet_positieve_gezondheid(
    dossier: Dossier, scores: Mapping[str, int], *, door: Aanwezige, op: date, kant: str = Kant.ZELF, beoordelaar: str = "",
    editie: str = EDITIE_POSITIEVE_GEZONDHEID, sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> PositieveGezondheidMeting:  # fmt: skip
    """Six scores from 0 to 10, one per dimension."""
    if set(scores) != set(PositieveGezondheidMeting.DIMENSIES):
        raise Weigering("Vul alle zes de scores in.")
    if not all(0 <= score <= 10 for score in scores.values()):
        raise Weigering("Een score is een getal van 0 tot en met 10.")
    return _leg_vast(
        PositieveGezondheidMeting, dossier, {"editie": editie, **scores}, door=door, op=op, kant=kant, beoordelaar=beoordelaar, sleutel=sleutel,
        vastgelegd_op=vastgelegd_op,
    )  # fmt: skip


@transaction.atomic
def meet_taal(
    dossier: Dossier, niveaus: Mapping[str, str], *, door: Aanwezige, op: date, bron: str, kant: str = Kant.PROFESSIONAL,
    beoordelaar: str = "", doel: bool = False, sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> list[TaalMeting]:  # fmt: skip
    """A level per skill; only the skills that were looked at. `doel`: the level aimed at."""
    if not niveaus:
        raise Weigering("Vul het niveau in van minstens één vaardigheid.")
    if set(niveaus) - set(TaalMeting.Vaardigheid.values) or set(niveaus.values()) - set(TaalMeting.Niveau.values):
        raise Weigering("Kies een niveau uit de lijst.")
    metingen = [
        _leg_vast(
            TaalMeting, dossier, {"vaardigheid": vaardigheid, "niveau": niveau, "bron": bron, "doel": doel},
            door=door, op=op, kant=kant, beoordelaar=beoordelaar, sleutel=_deelsleutel(sleutel, vaardigheid), vastgelegd_op=vastgelegd_op,
        )
        for vaardigheid, niveau in niveaus.items()
    ]  # fmt: skip
    if not doel and bron not in _GEEN_VOORTGANG:
        meld_taalniveau(
            dossier, niveaus, door=door, op=op, sleutel=_deelsleutel(sleutel, "feit"), vastgelegd_op=vastgelegd_op
        )
    return metingen


def meld_taalniveau(
    dossier: Dossier, niveaus: Mapping[str, str], *, door: Aanwezige, op: date, vastgelegd_op: datetime | None,
    sleutel: UUID | None = None,
) -> None:  # fmt: skip
    """A level measured after the PIP is progress that the college reports to DUO (Besluit inburgering 9.2 lid 2 b).

    Only who may record facts does so: what a school measured, a regievoerder records when it is to count.
    """
    na_pip = Gebeurtenis.objects.filter(
        dossier_id__in=ids_van(dossier), soort="pip_dagtekening", op__lte=op, intrekking__isnull=True
    ).exists()
    if na_pip and mag_vastleggen(door, dossier, "taalniveau"):
        leg_vast(
            dossier, "taalniveau", op=op, door=door, gegevens=dict(niveaus), sleutel=sleutel, vastgelegd_op=vastgelegd_op
        )  # fmt: skip


@transaction.atomic
def meet_zelfredzaamheid(
    dossier: Dossier, scores: Mapping[str, int], *, door: Aanwezige, op: date, kant: str = Kant.PROFESSIONAL, beoordelaar: str = "",
    editie: str = "", sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> list[ZrmScore]:  # fmt: skip
    """Scores 1 to 5 per domain of an edition; each lands in the table of its own category."""
    editie = editie or zrm_uitgave(dossier.gemeente_id, op)
    if editie not in zrm_edities():
        raise Weigering("Deze uitgave van de Zelfredzaamheid-Matrix kent Samenspel niet.")
    domeinen = {domein.code: domein for domein in zrm_domeinen(editie)}
    if not scores or set(scores) - set(domeinen):
        raise Weigering("Vul minstens één domein in, en alleen domeinen van deze uitgave.")
    if not all(1 <= score <= 5 for score in scores.values()):
        raise Weigering("Een score is een getal van 1 tot en met 5.")
    gemaakt: list[ZrmScore] = []
    for code, score in scores.items():
        tabel = ZRM_TABEL[domeinen[code].categorie]
        zelfde_dag = _zelfde_dag(tabel, dossier, op, kant, code, door)
        if zelfde_dag is None:
            gemaakt.append(
                _leg_vast(
                    tabel, dossier, {"editie": editie, "domein": code, "score": score}, door=door, op=op, kant=kant,
                    beoordelaar=beoordelaar, sleutel=_deelsleutel(sleutel, code), vastgelegd_op=vastgelegd_op,
                )
            )  # fmt: skip
            continue
        mag_in_dossier_schrijven(door, dossier, tabel.vaste_categorie).of_weiger()
        zelfde_dag.score, zelfde_dag.editie = score, editie
        zelfde_dag.save(update_fields=["score", "editie"])
        gemaakt.append(zelfde_dag)
    return gemaakt


def _zelfde_dag(
    tabel: type[ZrmScore], dossier: Dossier, op: date, kant: str, domein: str, wie: Aanwezige
) -> ZrmScore | None:
    rijen = tabel.objects.zichtbaar_voor(wie).staand()
    gevonden: ZrmScore | None = rijen.filter(dossier=dossier, op=op, kant=kant, domein=domein).first()
    return gevonden


@transaction.atomic
def meet_netwerk(
    dossier: Dossier, contacten: int, *, door: Aanwezige, op: date, per: str = "week", kant: str = Kant.ZELF,
    sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> NetwerkMeting:  # fmt: skip
    """How many informal Dutch speaking contacts somebody has."""
    if not 0 <= contacten <= 500:
        raise Weigering("Vul een getal in van 0 tot en met 500.")
    return _leg_vast(
        NetwerkMeting,
        dossier,
        {"contacten": contacten, "per": per},
        door=door,
        op=op,
        kant=kant,
        sleutel=sleutel,
        vastgelegd_op=vastgelegd_op,
    )


@transaction.atomic
def meet_digitale_vaardigheid(
    dossier: Dossier, *, door: Aanwezige, op: date, telefoon: str, formulier: str, digid: str, kant: str = Kant.ZELF,
    sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> DigitaleVaardigheidMeting:  # fmt: skip
    """What goes alone, with help, or not yet."""
    velden = {"telefoon": telefoon, "formulier": formulier, "digid": digid}
    if set(velden.values()) - set(DigitaleVaardigheidMeting.Niveau.values):
        raise Weigering("Kies bij elk onderdeel: nog niet, met hulp of zelf.")
    return _leg_vast(
        DigitaleVaardigheidMeting, dossier, velden, door=door, op=op, kant=kant, sleutel=sleutel, vastgelegd_op=vastgelegd_op
    )  # fmt: skip


@transaction.atomic
def leg_belemmering_vast(
    dossier: Dossier, *, door: Aanwezige, op: date, lichamelijk: str, psychisch: str, hulp: str, kant: str = Kant.PROFESSIONAL,
    beoordelaar: str = "", sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> BelemmeringGezondheid:  # fmt: skip
    """None, light or heavy hindrance by health, and whether help was needed, offered, refused or started."""
    zwaartes = {lichamelijk, psychisch}
    if zwaartes - set(BelemmeringGezondheid.Zwaarte.values) or hulp not in BelemmeringGezondheid.Hulp.values:
        raise Weigering("Kies hoe zwaar de belemmering is, en of er hulp nodig is.")
    if hulp == BelemmeringGezondheid.Hulp.GESTART and zwaartes == {BelemmeringGezondheid.Zwaarte.GEEN}:
        raise Weigering("Er is hulp begonnen, maar u koos twee keer geen belemmering. Kijk welke van de twee klopt.")
    return _leg_vast(
        BelemmeringGezondheid, dossier, {"lichamelijk": lichamelijk, "psychisch": psychisch, "hulp": hulp}, door=door, op=op, kant=kant,
        beoordelaar=beoordelaar, sleutel=sleutel, vastgelegd_op=vastgelegd_op,
    )  # fmt: skip


def _deelsleutel(sleutel: UUID | None, deel: str) -> UUID | None:
    """One form makes several rows: each its own key, the same each time."""
    return uuid5(sleutel, deel) if sleutel else None


def _leg_vast(
    tabel: type[M], dossier: Dossier, velden: Mapping[str, Any], *, door: Aanwezige, op: date, kant: str, beoordelaar: str = "",
    sleutel: UUID | None = None, vastgelegd_op: datetime | None = None,
) -> M:  # fmt: skip
    mag_in_dossier_schrijven(door, dossier, tabel.vaste_categorie).of_weiger()
    if kant not in kanten_van(door):
        raise Weigering("U legt alleen vast wat uw eigen organisatie weet.")
    moment = vastgelegd_op or nu()
    if op > dag_van(moment):
        raise Weigering("De dag van de meting ligt in de toekomst. Kies vandaag of eerder.")
    if al := al_gemaakt(tabel, sleutel, dossier, door):
        return al
    eigen = recht(door.rol, tabel.vaste_categorie).eigen
    meting = tabel(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, kant=kant, beoordelaar=binnen(beoordelaar, 80),
        organisatie_id=door.organisatie_id if eigen else None, door_id=door.mens(), vastgelegd_op=moment, **velden,
    )  # fmt: skip
    meting.pk = sleutel or meting.pk
    meting.save(force_insert=True)
    werk_stand_bij(dossier, door=door)
    return meting

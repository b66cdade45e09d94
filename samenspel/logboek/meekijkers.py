"""Wie keek mee: who looked at somebody's data, put together so that a person can read it (standaarden, part C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localtime

from samenspel.kern.identiteit import Aanwezige
from samenspel.logboek.models import Actie, Betrokkene, Resultaat
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Aanstelling, Rol

MEESTE = 5_000
"""Lines read at most: years of looking at one dossier."""
KLUIS = "C14"
"""What is in the vault is not shown here: somebody who forces her may hold the phone. The data protection officer can count and open it."""


@dataclass(frozen=True, slots=True)
class Meekijker:
    """What people of one organisation in one role did on one day for one purpose: the same kind on the same day is one line.

    `thuisgemeente`: where somebody of a regional team is employed, when that is another municipality.
    """

    dag: date
    organisatie: str
    rol: str
    activiteit: str
    actie: str
    soorten: tuple[str, ...]
    keren: int
    thuisgemeente: str = ""


def meekijkers(wie: Aanwezige, dossier_id: UUID, *, vanaf: datetime | None = None) -> list[Meekijker]:
    """The newest day first. `organisatie` is empty for the municipality itself. What the newcomer did, and the vault, are left out."""
    rijen = Betrokkene.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id, regel__resultaat=Resultaat.OK)
    rijen = rijen.exclude(regel__rol=Rol.INBURGERAAR).exclude(categorieen__contains=[KLUIS])
    if vanaf is not None:
        rijen = rijen.filter(tijd__gte=vanaf)
    velden = (
        "tijd",
        "categorieen",
        "regel__organisatie_id",
        "regel__rol",
        "regel__activiteit",
        "regel__actie",
        "regel__aanstelling_id",
    )
    regio = Aanstelling.objects.filter(gemeente_id=wie.gemeente_id, thuisgemeente__isnull=False)
    return _samen(
        rijen.order_by("-tijd").values_list(*velden)[:MEESTE], dict(regio.values_list("pk", "thuisgemeente__naam"))
    )


def _samen(
    rijen: Iterable[tuple[datetime, list[str], UUID | None, str, str, str, UUID | None]], elders: dict[UUID, str]
) -> list[Meekijker]:
    per: dict[tuple[date, UUID | None, str, str, str, str], tuple[set[str], int]] = {}
    for tijd, categorieen, organisatie_id, rol, activiteit, actie, aanstelling_id in rijen:
        thuis = elders.get(aanstelling_id, "") if aanstelling_id else ""
        sleutel = (localtime(tijd).date(), organisatie_id, rol, activiteit, actie, thuis)
        soorten, keren = per.get(sleutel, (set(), 0))
        per[sleutel] = (soorten | set(categorieen), keren + 1)
    namen = dict(Organisatie.objects.filter(pk__in={o for _d, o, *_r in per if o}).values_list("pk", "naam"))
    gevonden = [
        Meekijker(dag, namen.get(organisatie_id, "") if organisatie_id else "", rol, activiteit, actie, tuple(sorted(soorten)), keren, thuis)
        for (dag, organisatie_id, rol, activiteit, actie, thuis), (soorten, keren) in per.items()
    ]  # fmt: skip
    return sorted(gevonden, key=lambda m: (-m.dag.toordinal(), m.organisatie, m.rol, m.actie != Actie.SCHRIJF))

"""Is this person here already? The same BSN or V-number, or a birth date that can be the same and a word of the name in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.zoeken import waar_het_staat
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import woorden
from samenspel.personen.models import NummerKort, Persoon, Zoekterm
from samenspel.personen.nummers import blind_van, met_nummer
from samenspel.toegang.matrix import Bereik, Kring, bereik, kring
from samenspel.toegang.models import Inzage


def mogelijke_dubbelen(
    *, wie: Aanwezige, naam: str, geboortedatum: str = "", bsn: str = "", v_nummer: str = "", behalve: Dossier | None = None
) -> QuerySet[Dossier]:  # fmt: skip
    """Dossiers in sight that may be about the same person; never a decision, only a suggestion."""
    bronnen: list[QuerySet[Any, Any]] = [met_nummer(nummer, wie=wie) for nummer in (bsn, v_nummer) if nummer]
    delen = [woord for woord in woorden(naam) if len(woord) >= 3]
    if geboortedatum and delen:
        zelfde_dag = Persoon.objects.zichtbaar_voor(wie).filter(_kan_zijn(geboortedatum))
        bronnen.append(
            Zoekterm.objects.zichtbaar_voor(wie).filter(term__in=delen, dossier_id__in=zelfde_dag.values("dossier_id"))
        )
    voorwaarde = Q(pk__in=[])
    for bron in bronnen:
        voorwaarde |= Q(pk__in=waar_het_staat(bron.values("dossier_id"), wie))
    gevonden = (
        Dossier.objects.zichtbaar_voor(wie).filter(voorwaarde, samengevoegd_in__isnull=True).select_related("persoon")
    )
    return gevonden.exclude(pk=behalve.pk) if behalve else gevonden


@dataclass(frozen=True, slots=True)
class Lijkt:
    """Who may be the same person: dossiers in sight, and whether one with a colleague is. Of that no more than that it is there.

    `op_nummer`: the colleague's has this very BSN or V-number. `bij`: whose it is, for who works for the municipality.
    """

    dossiers: tuple[Dossier, ...]
    bij_collega: bool = False
    op_nummer: bool = False
    bij: str = ""

    def __bool__(self) -> bool:
        return bool(self.dossiers) or self.bij_collega


def wie_lijkt_erop(
    *, wie: Aanwezige, nu: datetime, naam: str, geboortedatum: str = "", bsn: str = "", v_nummer: str = "", hooguit: int = 5
) -> Lijkt:  # fmt: skip
    """Who may be this person in the whole municipality, before a dossier is opened.

    Who sees some of its dossiers also hears of one with a colleague: by number, or by the whole name
    with exactly that birth date, for by a part of it one could guess the rest. Otherwise the same person would
    get a second dossier. Another municipality's stays unknown. Being told leaves a trace in that dossier (`Inzage`, by the database).
    """
    gezocht: dict[str, Any] = {"naam": naam, "geboortedatum": geboortedatum, "bsn": bsn, "v_nummer": v_nummer}
    if kring(wie.rol) is Kring.ALLES or bereik(wie.rol) not in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        return Lijkt(tuple(mogelijke_dubbelen(wie=wie, **gezocht)[:hooguit]))
    blind = [index for nummer in (bsn, v_nummer) if nummer for index in blind_van(nummer, gemeente_id=wie.gemeente_id)]
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from dossiers_bij_collega(%s::bytea[], %s::text[], %s, %s)",
            [blind, woorden(naam), geboortedatum, nu],
        )
        collega, misschien, bij = cursor.fetchone()
    hier = tuple(mogelijke_dubbelen(wie=wie, **gezocht)[:hooguit]) if misschien else ()
    return Lijkt(hier, collega != "", collega == "nummer", bij)


def bij_collega(bij: str) -> str:
    """What somebody reads who may not see that dossier: whose it is, where that was told."""
    if not bij:
        return str(_(BIJ_COLLEGA))
    return str(
        _("Deze persoon heeft al een dossier bij een collega: %(naam)s. Geef de gegevens aan die collega.")
        % {"naam": bij}
    )


BIJ_COLLEGA = "Deze persoon heeft al een dossier bij een collega. Geef de gegevens aan de regievoerder."
"""The same without a name."""


def noteer_genoemd(dossier_id: UUID, *, wie: Aanwezige, nu: datetime) -> None:
    """The same trace, where a record in sight led to one with a colleague."""
    Inzage.objects.create(
        gemeente_id=wie.gemeente_id, dossier_id=dossier_id, door_id=wie.mens(), wat="hoorde: dossier bij een collega", categorie="C01",
        reden="Zocht op een dossier dat daarin verder gaat.", op=nu,
    )  # fmt: skip


def _kan_zijn(geboortedatum: str) -> Q:
    """The same birth date as far as both know it: 1994 can be 14 March 1994, and the other way round."""
    bekend = geboortedatum.split("-")
    korter = ["-".join(bekend[:aantal]) for aantal in range(1, len(bekend) + 1)]
    return Q(geboortedatum__in=korter) | Q(geboortedatum__startswith=f"{geboortedatum}-")


def dubbelen_van(dossier: Dossier, *, wie: Aanwezige) -> QuerySet[Dossier]:
    """Suggestions for merging an existing dossier."""
    persoon = Persoon.objects.zichtbaar_voor(wie).filter(dossier=dossier).first()
    if persoon is None:
        return Dossier.objects.none()
    gevonden = mogelijke_dubbelen(wie=wie, naam=persoon.naam, geboortedatum=persoon.geboortedatum, behalve=dossier)
    blind = [
        bytes(b) for b in NummerKort.objects.zichtbaar_voor(wie).filter(dossier=dossier).values_list("blind", flat=True)
    ]
    if not blind:
        return gevonden
    zelfde = NummerKort.objects.zichtbaar_voor(wie).filter(blind__in=blind).exclude(dossier=dossier)
    ids = waar_het_staat(zelfde.values("dossier_id"), wie)
    ook = Dossier.objects.zichtbaar_voor(wie).filter(pk__in=ids, samengevoegd_in__isnull=True).exclude(pk=dossier.pk)
    return (gevonden | ook.select_related("persoon")).distinct()

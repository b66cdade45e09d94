"""Is this person here already? The same number, or the same birth date and a word of the name in common."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import woorden
from samenspel.personen.models import Nummer, Persoon, Zoekterm
from samenspel.personen.nummers import met_nummer


def mogelijke_dubbelen(
    *, wie: Aanwezige, naam: str, geboortedatum: str = "", bsn: str = "", behalve: Dossier | None = None
) -> QuerySet[Dossier]:
    """Dossiers in sight that may be about the same person; never a decision, only a suggestion."""
    voorwaarde = Q(pk__in=met_nummer(bsn, wie=wie).values("dossier_id")) if bsn else Q(pk__in=[])
    delen = [woord for woord in woorden(naam) if len(woord) >= 3]
    if geboortedatum and delen:
        zelfde_dag = Persoon.objects.zichtbaar_voor(wie).filter(geboortedatum=geboortedatum)
        zelfde_woord = Zoekterm.objects.zichtbaar_voor(wie).filter(
            term__in=delen, dossier_id__in=zelfde_dag.values("dossier_id")
        )
        voorwaarde |= Q(pk__in=zelfde_woord.values("dossier_id"))
    gevonden = (
        Dossier.objects.zichtbaar_voor(wie).filter(voorwaarde, samengevoegd_in__isnull=True).select_related("persoon")
    )
    return gevonden.exclude(pk=behalve.pk) if behalve else gevonden


def dubbelen_van(dossier: Dossier, *, wie: Aanwezige) -> QuerySet[Dossier]:
    """Suggestions for merging an existing dossier."""
    persoon = Persoon.objects.zichtbaar_voor(wie).filter(dossier=dossier).first()
    if persoon is None:
        return Dossier.objects.none()
    gevonden = mogelijke_dubbelen(wie=wie, naam=persoon.naam, geboortedatum=persoon.geboortedatum, behalve=dossier)
    blind = [
        bytes(b) for b in Nummer.objects.zichtbaar_voor(wie).filter(dossier=dossier).values_list("blind", flat=True)
    ]
    if not blind:
        return gevonden
    zelfde = Nummer.objects.zichtbaar_voor(wie).filter(blind__in=blind).exclude(dossier=dossier)
    ook = Dossier.objects.zichtbaar_voor(wie).filter(pk__in=zelfde.values("dossier_id"), samengevoegd_in__isnull=True)
    return (gevonden | ook.select_related("persoon")).distinct()

"""What waits in the other municipalities in which somebody works: a number per municipality, and nobody's name (ADR 34).

Each is asked in its own identity, so both walls look as they always do: there is no question over two municipalities.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.teamsignalen import Teamsignaal
from samenspel.toegang.matrix import Kring, kring
from samenspel.toegang.models import Aanstelling
from samenspel.toegang.samenwerken import gaat_dicht
from samenspel.werkvoorraad.bevoegdheden import ziet_werkvoorraad
from samenspel.werkvoorraad.groepen import Groep
from samenspel.werkvoorraad.keuze import lijst_van
from samenspel.werkvoorraad.regels import voorraad_van


@dataclass(frozen=True, slots=True)
class Elders:
    """One other appointment: how many terms are over, how many people ask something this week."""

    aanstelling_id: UUID
    gemeente: str
    te_laat: int
    deze_week: int


def werk_elders(anderen: Iterable[tuple[Aanstelling, Aanwezige]], op: date) -> list[Elders]:
    """What is most urgent first. Counts as the sentence above the list there does."""
    gevonden = [_tel(aanstelling, wie, op) for aanstelling, wie in anderen if ziet_werkvoorraad(wie)]
    return sorted(gevonden, key=lambda rij: (-rij.te_laat, -rij.deze_week, rij.gemeente))


def _tel(aanstelling: Aanstelling, wie: Aanwezige, op: date) -> Elders:
    with identiteit(wie):
        mijn = [regel for regel in voorraad_van(wie, op).regels if lijst_van(regel) == "mijn"]
    laat = sum(regel.groep is Groep.TE_LAAT for regel in mijn)
    week = len({regel.dossier_id for regel in mijn if regel.groep is Groep.DEZE_WEEK})
    return Elders(aanstelling.pk, aanstelling.gemeente.naam, laat, week)


def einde_zin(wie: Aanwezige, thuisgemeente_id: UUID | None, op: date) -> str:
    """`U werkt hier tot en met 5 juli 2026: dan eindigt de samenwerking.` Empty for who is employed here: then nothing is asked."""
    if thuisgemeente_id is None:
        return ""
    dag = min(
        (rij.dag for rij in gaat_dicht(wie, op) if rij.aanstelling.gebruiker_id == wie.gebruiker_id), default=None
    )
    if dag is None:
        return ""
    zin = _(
        "U werkt hier tot en met %(dag)s: dan eindigt de samenwerking van de gemeenten. Draag uw dossiers op tijd over."
    )
    return zin % {"dag": voluit(dag)}


def vertrek_in_het_team(wie: Aanwezige, op: date) -> Teamsignaal | None:
    """For who divides the work: how many dossiers lose their contact person when an agreement between municipalities ends."""
    if kring(wie.rol) is not Kring.TEAM:
        return None
    dicht = gaat_dicht(wie, op)
    if not dicht:
        return None
    mensen = {rij.aanstelling.gebruiker_id for rij in dicht}
    dossiers = Dossier.objects.zichtbaar_voor(wie).open().filter(contactpersoon_id__in=mensen).count()
    zin = ngettext(
        "%(n)s collega van een andere gemeente kan hier werken tot en met %(dag)s. Geef de dossiers op tijd aan een ander: het zijn er %(dossiers)s.",
        "%(n)s collega's van een andere gemeente kunnen hier werken tot en met %(dag)s of kort daarna. Geef de dossiers op tijd aan een ander: het zijn er %(dossiers)s.",
        len(mensen),
    ) % {"n": len(mensen), "dag": voluit(dicht[0].dag), "dossiers": dossiers}
    return Teamsignaal(_("Samenwerking eindigt"), zin, reverse("werkvoorraad:team"))

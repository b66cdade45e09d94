"""What is kept apart for somebody's safety (C14) where a copy is asked: which items there are, what was weighed, and what the answer says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.apps import apps

from samenspel.avg.inzage.verzamelen import VEILIG
from samenspel.avg.models import Achtergehouden, AvgZaakKort
from samenspel.avg.onderdelen import Onderdeel
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import als_datum
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.gebonden import DossierGebonden


def apart_bewaard(dossier_ids: Sequence[UUID], *, wie: Aanwezige) -> list[Onderdeel]:
    """The items of C14 that this reader may see: in tables of that category, and rows of it in tables where each row has its own."""
    gevonden = []
    for model in apps.get_models():
        if not issubclass(model, DossierGebonden) or not model._meta.managed or model.minimaal:
            continue
        per_rij = model.categorie_per_rij
        if not per_rij and model.vaste_categorie != VEILIG:
            continue
        rijen = model._default_manager.zichtbaar_voor(wie).filter(dossier_id__in=dossier_ids)  # type: ignore[attr-defined]  # a house rule checks that each has it
        gevonden += [_onderdeel(rij) for rij in (rijen.filter(categorie=VEILIG) if per_rij else rijen)]
    return gevonden


def _onderdeel(rij: DossierGebonden) -> Onderdeel:
    op = getattr(rij, "op", None) or getattr(rij, "vastgelegd_op", None) or getattr(rij, "start", None)
    dag = als_datum(op) if isinstance(op, datetime) else op
    assert dag is not None, f"{rij._meta.label} heeft geen dag"
    titel = getattr(rij, "get_soort_display", lambda: str(rij._meta.verbose_name))()
    return Onderdeel(rij._meta.db_table, rij.pk, rij.dossier_id, VEILIG, str(titel), "", dag)


def gewogen(dossier_ids: Sequence[UUID]) -> dict[UUID, Achtergehouden]:
    """The decision that stands, by row. Read by the house."""
    staan = Achtergehouden.objects.filter(dossier_id__in=dossier_ids, terug_op__isnull=True)
    return {rij.rij_id: rij for rij in staan}


def over_wat_apart_staat(zaak: AvgZaakKort, huis: Aanwezige) -> str:
    """What the answer says of it: nothing, or why something is not in the copy. Raises `Weigering` while nobody weighed. Read by the house."""
    ids = ids_van(Dossier.objects.get(pk=zaak.dossier_id))
    besluiten = gewogen(ids)
    apart = apart_bewaard(ids, wie=huis)
    if any(deel.rij_id not in besluiten for deel in apart):
        raise Weigering(
            "Van dit dossier wordt iets apart bewaard. Een regievoerder weegt eerst per gegeven of het in de kopie komt (AVG 15 lid 4)."
        )
    redenen = dict.fromkeys(b.reden for deel in apart if not (b := besluiten[deel.rij_id]).geven)
    return f" Niet alles staat in de kopie (AVG 15 lid 4; UAVG 41): {'; '.join(redenen)}" if redenen else ""

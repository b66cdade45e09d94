"""Removing on request (AVG 17): a person chooses what goes, row by row, with a reason, and sees beside it what must stay and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samenspel.avg.bevoegdheden import mag_weghalen, mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.models import AvgZaakKort, Zaak
from samenspel.avg.onderdelen import Onderdeel, onderdelen
from samenspel.avg.verwijderen import verwijder_rijen, wat_vasthoudt
from samenspel.avg.weghaalbaar import WEG, WEG_OP_VERZOEK
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering


def weg_te_halen(zaak: AvgZaakKort, *, wie: Aanwezige) -> list[Onderdeel]:
    """The single things that the reader sees and that can go: of the category that was asked about, or of every one."""
    dossier = Dossier.objects.zichtbaar_voor(wie).get(pk=zaak.dossier_id)
    hier = [zaak.betreft] if zaak.betreft else WEG_OP_VERZOEK
    return onderdelen(ids_van(dossier), wie=wie, categorieen=hier, ook_eerder=True, soorten=WEG)


@transaction.atomic
def haal_weg(zaak: AvgZaakKort, gekozen: Sequence[Onderdeel], *, door: Aanwezige, nu: datetime) -> int:
    """These rows go for good, in every place; the case says why, the list of removals says that. Gives how many. Answer the case afterwards.

    Grondslag: AVG 17 lid 1 en 3.
    """
    mag_zaak_behandelen(door, zaak).of_weiger()
    mag_weghalen(door).of_weiger()
    if zaak.soort != Zaak.Soort.VERWIJDERING:
        raise Weigering("Weghalen hoort bij een verzoek om iets weg te halen. Open daarvoor een nieuw verzoek.")
    if not zaak.identiteit:
        raise Weigering("Leg eerst vast hoe u zag wie dit vraagt (AVG 12 lid 6).")
    if not gekozen:
        raise Weigering("Kies wat er weg gaat.", veld="onderdelen")
    ids = ids_van(Dossier.objects.zichtbaar_voor(door).get(pk=zaak.dossier_id))
    with als_huis(door):
        houdt = wat_vasthoudt(ids)
    if houdt:
        raise Weigering(f"Van dit dossier mag nu niets weg: {houdt} Vraag de informatiebeheerder.")
    per: dict[str, list[UUID]] = defaultdict(list)
    for deel in gekozen:
        per[deel.tabel].append(deel.rij_id)
    with als_huis(door):
        return sum(verwijder_rijen(tabel, ids, grond=f"avg17:{zaak.pk}", nu=nu) for tabel, ids in per.items())

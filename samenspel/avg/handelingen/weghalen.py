"""Removing on request (AVG 17): a person chooses what goes, row by row, with a reason, and sees beside it what must stay and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from samenspel.avg.bevoegdheden import mag_weghalen, mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.models import AvgZaakKort, Zaak
from samenspel.avg.onderdelen import Onderdeel, onderdelen
from samenspel.avg.verwijderen import verwijder_rijen, wat_vasthoudt
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering

PER_STUK: Final = ("C10", "C11", "C12", "C15")
"""Of these a row can go on request; of the others a duty says what stays."""
PLICHTEN: Final = (
    ("naam, BSN, adres, geboortedatum, hoe u voldeed", "Besluit inburgering 2021, artikel 9.9: de inhoud tot vijf jaar na de plicht; deze gegevens hooguit vijftig jaar (vanaf wanneer is niet zeker)."),
    ("PIP, termijnen, meldingen van en aan DUO", "Besluit inburgering 2021, artikel 9.9; AVG 17 lid 3 onder b (wettelijke verplichting)."),
    ("besluiten, brieven en bezwaar", "Archiefwet en selectielijst: een besluit wordt bewaard tot de termijn daarvan; AVG 17 lid 3 onder b en e."),
    ("wie keek mee, toestemmingen, verzoeken", "AVG 5 lid 2 en 7 lid 1: de gemeente moet dit kunnen aantonen."),
    ("notities, stukken en antwoorden over geld en gezondheid", "Weg als zij niet meer nodig zijn, ten onrechte vastgelegd, of als een ja is ingetrokken (AVG 17 lid 1). Nodig voor een besluit dat nog loopt? Dan blijven zij."),
)  # fmt: skip
"""What stays and why, as the form shows it. A person decides; this is not counted."""


def weg_te_halen(zaak: AvgZaakKort, *, wie: Aanwezige) -> list[Onderdeel]:
    """The single things that the reader sees and that can go."""
    dossier = Dossier.objects.zichtbaar_voor(wie).get(pk=zaak.dossier_id)
    hier = [zaak.betreft] if zaak.betreft in PER_STUK else PER_STUK
    return onderdelen(ids_van(dossier), wie=wie, categorieen=hier, ook_eerder=True)


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

"""Only storing (AVG 18): nobody writes, no partner reads, own staff read with a reason; until a person lifts it and told so first."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models, transaction

from samenspel.avg.bevoegdheden import mag_zaak_behandelen
from samenspel.avg.handelingen.zaken import als_huis
from samenspel.avg.models import AvgZaakKort, Beperking, BeperkingKort
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.toegang.models import Inzage

MOTIVEER = 15


class Gebruiksgrond(models.TextChoices):
    """For what restricted data may be used beside storing them (AVG 18 lid 2). Not "because it is my work"."""

    TOESTEMMING = "toestemming", "de inburgeraar vindt dit goed"
    RECHTSVORDERING = "rechtsvordering", "voor een bezwaar, beroep of andere rechtsvordering"
    ANDER = "ander", "om de rechten van iemand anders te beschermen"
    ALGEMEEN_BELANG = "algemeen_belang", "om een zwaarwegende reden van algemeen belang"
    VERZOEK = "verzoek", "om het verzoek over deze gegevens te beoordelen (AVG 18 lid 1; onzeker: lid 2 noemt dit niet)"


@transaction.atomic
def beperk(zaak: AvgZaakKort, *, reden: str, door: Aanwezige, nu: datetime) -> None:
    """From now on the category of the request, or the whole record, is only stored."""
    mag_zaak_behandelen(door, zaak).of_weiger()
    if len(reden.strip()) < 10:
        raise Weigering("Schrijf waarom deze gegevens voorlopig alleen bewaard worden.", veld="reden")
    with als_huis(door):
        if Beperking.objects.filter(zaak_id=zaak.pk, opgeheven_op__isnull=True).exists():
            raise Weigering("Deze gegevens worden al alleen bewaard.")
        Beperking.objects.create(
            gemeente_id=zaak.gemeente_id, dossier_id=zaak.dossier_id, zaak_id=zaak.pk, categorieen=[zaak.betreft] if zaak.betreft else [],
            reden=binnen(reden, 500), vanaf=nu, door_id=door.mens(),
        )  # fmt: skip


@transaction.atomic
def hef_op(beperking: BeperkingKort, *, reden: str, verteld_op: date, door: Aanwezige, nu: datetime) -> None:
    """Used again. The newcomer heard it before (AVG 18 lid 3)."""
    mag_zaak_behandelen(door).of_weiger()
    if len(reden.strip()) < 10:
        raise Weigering("Schrijf waarom de gegevens weer gebruikt mogen worden.", veld="reden")
    if verteld_op > dag_van(nu):
        raise Weigering(
            "Vertel het eerst aan de inburgeraar, en leg daarna vast op welke dag (AVG 18 lid 3).", veld="verteld_op"
        )
    with als_huis(door):
        Beperking.objects.filter(pk=beperking.pk, opgeheven_op__isnull=True).update(
            opgeheven_op=nu, opgeheven_door_id=door.mens(), opheffing_reden=binnen(reden, 500), verteld_op=verteld_op
        )


@transaction.atomic
def lees_met_reden(dossier: Dossier, *, grond: str, reden: str, door: Aanwezige, nu: datetime) -> None:
    """Own staff look all the same, on one of the grounds that the law leaves (AVG 18 lid 2) and with why; both are kept for ever.

    Grondslag: AVG 18 lid 2.
    """
    if grond not in Gebruiksgrond.values:
        raise Weigering("Kies waarvoor u dit dossier mag gebruiken. Past niets? Dan blijft het dicht.", veld="grond")
    if len(reden.strip()) < MOTIVEER:
        raise Weigering("Schrijf in een zin waarom deze grond hier past, en wat u gaat doen.", veld="reden")
    Inzage.objects.create(
        gemeente_id=dossier.gemeente_id, dossier_id=dossier.pk, door_id=door.mens(), wat="dossier dat alleen bewaard wordt", categorie="C05",
        reden=f"{Gebruiksgrond(grond).label}: {binnen(reden, 180)}", op=nu,
    )  # fmt: skip

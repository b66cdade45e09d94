"""What stays of looking at a number and of managing access."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker


class Inzage(models.Model):
    """An act of looking that needs a reason of its own (full BSN, export). Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    dossier_id = models.UUIDField(null=True, db_index=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    wat = models.CharField(max_length=60)
    categorie = models.CharField(max_length=3)
    reden = models.CharField(max_length=300)
    op = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.wat} op {self.op:%d-%m-%Y}"


class Beheerdaad(models.Model):
    """What was done to somebody's access, by whom (C20). Append-only: the second pair of eyes reads it afterwards."""

    class Wat(models.TextChoices):
        GEBRUIKER = "gebruiker_gemaakt", "gebruiker gemaakt"
        GEGEVENS = "gegevens_gewijzigd", "gegevens gewijzigd"
        AANGESTELD = "aangesteld", "aanstelling gegeven"
        AANSTELLING_GEWIJZIGD = "aanstelling_gewijzigd", "aanstelling gewijzigd"
        AANSTELLING_EINDE = "aanstelling_beeindigd", "aanstelling beëindigd"
        BEVOEGDHEID = "bevoegdheid_gegeven", "bevoegdheid gegeven"
        BEVESTIGD = "bevoegdheid_bevestigd", "bevoegdheid bevestigd"
        BEVOEGDHEID_EINDE = "bevoegdheid_beeindigd", "bevoegdheid beëindigd"
        CONTRACT = "contract_gegeven", "contractbeheer gegeven"
        CONTRACT_EINDE = "contract_beeindigd", "contractbeheer beëindigd"
        STARTWACHTWOORD = "startwachtwoord_gegeven", "startwachtwoord gegeven"
        KOPPELLINK = "koppellink_gegeven", "koppellink gegeven"
        TWEEDE_STAP_WEG = "tweede_stap_weg", "tweede stap weggehaald"
        FOTO = "foto_gegeven", "foto geplaatst"
        FOTO_WEG = "foto_weggehaald", "foto weggehaald"
        UITGENODIGD = "vrijwilliger_uitgenodigd", "vrijwilliger uitgenodigd"
        NIEUWE_LINK = "nieuwe_link", "nieuwe link en code gegeven"
        VRIJWILLIGER_EINDE = "vrijwilliger_gestopt", "vrijwilliger gestopt"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, related_name="+", help_text="Leeg: wie de server beheert."
    )
    over = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    wat = models.CharField(max_length=30, choices=Wat)
    toelichting = models.CharField(max_length=200, blank=True)
    op = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-op", "-id"]

    def __str__(self) -> str:
        return f"{self.get_wat_display()} op {self.op:%d-%m-%Y}"

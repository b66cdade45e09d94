"""A personal data breach (AVG 33 and 34): what happened, whose data it touched, and what a person decided about it.

Nothing here changes: what is found out later is a decision more, or another case with a narrower window (AVG 33 lid 5: documentation).
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker


class Bron(models.TextChoices):
    """Where it began: what is asked of the log and of the tables (`bronnen.py`)."""

    ACCOUNT = "account", "een account: alles wat iemand zag of deed"
    SESSIE = "sessie", "een keer ingelogd zijn, op een toestel"
    NETWERK = "netwerk", "een netwerk: alles wat daarvandaan werd gevraagd"
    ORGANISATIE = "organisatie", "een organisatie: alles wat haar mensen zagen, en wat er met haar is gedeeld"
    DOCUMENT = "document", "een document dat verkeerd terechtkwam"
    INLEZING = "inlezing", "een bestand dat verkeerd is ingelezen"
    UITVOER = "uitvoer", "een bestand dat iemand maakte, en dat kwijt is"
    TOESTEMMING = "toestemming", "een toestemming die er niet had moeten zijn"
    SAMENVOEGING = "samenvoeging", "twee dossiers die ten onrechte zijn samengevoegd"
    RESERVEKOPIE = "reservekopie", "een reservekopie die in verkeerde handen kwam"


class Aard(models.TextChoices):
    """What went wrong with the data (AVG 4 onder 12)."""

    VERTROUWELIJK = "vertrouwelijk", "iemand zag gegevens, of kan ze zien, die dat niet mag"
    INTEGER = "integer", "gegevens zijn veranderd die dat niet mochten"
    BESCHIKBAAR = "beschikbaar", "gegevens zijn weg, of tijdelijk niet te bereiken"


class Datalek(models.Model):
    """One case. `wat` names the source: an id, the hash of a session, a network, or a moment. `telling` is what was counted at the time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    bron = models.CharField(max_length=12, choices=Bron)
    wat = models.CharField(max_length=64)
    vanaf = models.DateTimeField()
    tot = models.DateTimeField()
    aard = models.CharField(max_length=13, choices=Aard)
    omschrijving = models.CharField(max_length=1000)
    ontdekt_op = models.DateTimeField(help_text="Van hier lopen de 72 uur (AVG 33 lid 1).")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()
    telling = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gt=F("vanaf")), name="datalek_venster"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gemeente", "-op"], name="datalek_gemeente")]

    def __str__(self) -> str:
        return f"datalek {self.op:%d-%m-%Y}"


class GetroffeneQuerySet(GebondenQuerySet["Getroffene"]):
    def zichtbaar_voor(self, wie: Aanwezige) -> Self:
        """Of the whole municipality for who keeps C19 (the data protection officer), and for nobody else."""
        return self.filter(gemeente_id=wie.gemeente_id) if recht(wie.rol, "C19").schrijf else self.none()


class Getroffene(DossierGebonden):
    """One person of a case (C19): which categories, how often, and what to mind when telling them. Written by the house alone."""

    vaste_categorie = "C19"

    zaak = models.ForeignKey(Datalek, models.PROTECT, related_name="getroffenen", db_index=False)
    nummer = models.CharField("dossiernummer", max_length=20, help_text="Wie dit leest, ziet het dossier zelf niet.")
    categorieen = ArrayField(models.CharField(max_length=3))
    bekeken = models.PositiveIntegerField(default=0)
    gewijzigd = models.PositiveIntegerField(default=0)
    gedownload = models.PositiveIntegerField(default=0)
    nummers = models.PositiveIntegerField(default=0, help_text="Keren dat een BSN of V-nummer voluit stond.")
    gedeeld = models.PositiveIntegerField(default=0, help_text="Gegevens die met de organisatie waren gedeeld.")
    eerste = models.DateTimeField(null=True)
    laatste = models.DateTimeField(null=True)
    taal = models.CharField(max_length=40, blank=True, help_text="Leeg: niet bekend.")
    geheim = models.BooleanField("adres of nummer is geheim", default=False)
    kluis = models.BooleanField("er is iets dat apart wordt bewaard", default=False)
    kinderen = models.PositiveSmallIntegerField(default=0, help_text="Jonger dan 16, ook als de dag niet zeker is.")

    objects = GetroffeneQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["zaak", "dossier"], name="getroffene_een_per_zaak"),
        ]

    def __str__(self) -> str:
        return "getroffene"


class Datalekbesluit(models.Model):
    """What a person decided or did, and why (AVG 33 lid 1 and 5, 34). Only added. `beslist_door`: a function, for the college decides."""

    class Soort(models.TextChoices):
        AP_MELDEN = "ap_melden", "dit melden we aan de AP"
        AP_NIET_MELDEN = "ap_niet", "dit melden we niet aan de AP"
        AP_GEMELD = "ap_gemeld", "gemeld aan de AP"
        VERTELLEN = "vertellen", "we vertellen het de mensen"
        NIET_VERTELLEN = "niet_vertellen", "we vertellen het de mensen niet"
        VERTELD = "verteld", "verteld aan de mensen"
        GESLOTEN = "gesloten", "klaar: dit datalek is afgehandeld"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    zaak = models.ForeignKey(Datalek, models.PROTECT, related_name="besluiten")
    soort = models.CharField(max_length=14, choices=Soort)
    beslist_door = models.CharField(max_length=120)
    motivering = models.CharField(max_length=2000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["op", "id"]

    def __str__(self) -> str:
        return self.get_soort_display()

"""Files that were read in, what each made, and how this municipality names its columns."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.inlezen.rechten import leesbare_soorten
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class InlezingQuerySet(models.QuerySet["Inlezing"]):
    def zichtbaar_voor(self, wie: Aanwezige) -> Self:
        """Own municipality, kinds that the role may read in; what is not confirmed yet only for who chose the file."""
        van_mij = Q(door_id=wie.gebruiker_id)
        klaar = ~Q(stand=Inlezing.Stand.GEKOZEN)
        return self.filter(van_mij | klaar, gemeente_id=wie.gemeente_id, soort__in=leesbare_soorten(wie))


class Inlezing(models.Model):
    """One file: who, when, which kind, counts and state. The file itself is encrypted and goes after confirming."""

    class Stand(models.TextChoices):
        GEKOZEN = "gekozen", "nog niet bevestigd"
        BEZIG = "bezig", "wordt ingelezen"
        KLAAR = "klaar", "ingelezen"
        WEG = "weg", "weggegooid"
        TERUG = "terug", "ongedaan gemaakt"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    aanstelling_id = models.UUIDField(null=True, help_text="In welke aanstelling; een lange taak leest in haar naam.")
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.GEKOZEN)
    blad = models.CharField(max_length=60, blank=True)
    kolommen = models.JSONField(default=dict, blank=True, help_text="Plaats van de kolom naar het veld.")
    doelgroep = models.CharField(max_length=12, blank=True)
    al_gemeld = models.BooleanField(default=True, help_text="Deze feiten zijn al aan DUO gemeld.")
    bestand = models.BinaryField(null=True)
    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField(help_text="Daarna wordt een bestand dat niet bevestigd is gewist.")
    klaar_op = models.DateTimeField(null=True)
    rijen = models.PositiveIntegerField(default=0)
    verwerkt = models.PositiveIntegerField(default=0)
    telling = models.JSONField(default=dict, blank=True, help_text="Aantallen per uitkomst.")
    terug_op = models.DateTimeField(null=True)
    terug_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    terug_verslag = models.JSONField(default=dict, blank=True, help_text="Aantallen: wat wel en wat niet terug kon.")

    objects = InlezingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "verloopt_op"], name="inlezing_bestand", condition=Q(bestand__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.gemaakt_op:%d-%m-%Y}"

    @property
    def procent(self) -> int:
        """How far a running job is."""
        return self.verwerkt * 100 // self.rijen if self.rijen else 0


class InlezingSpoor(DossierGebonden):
    """What one row of a file made in a dossier (C05): a dossier, facts, numbers, contacts. Undo follows these."""

    class Soort(models.TextChoices):
        DOSSIER = "dossier", "dossier"
        GEBEURTENIS = "gebeurtenis", "feit"
        NUMMER = "nummer", "nummer"
        CONTACT = "contact", "contactgegeven"
        NOTITIE = "notitie", "notitie"
        GEZIN = "gezin", "gezinslid"
        METING = "meting", "nulmeting"
        TOEWIJZING = "toewijzing", "contactpersoon"

    vaste_categorie = "C05"

    inlezing = models.ForeignKey(Inlezing, models.PROTECT, related_name="sporen")
    gemaakt = models.JSONField(default=dict, help_text="Per soort de rijen die gemaakt zijn.")
    rij = models.PositiveIntegerField(help_text="Regelnummer in het bestand.")

    objects = GebondenQuerySet["InlezingSpoor"].as_manager()

    def __str__(self) -> str:
        return f"rij {self.rij}"


class Kolomkeuze(models.Model):
    """How this municipality names a column: chosen once, known the next time. Headers only, no data."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    kop = models.CharField(max_length=60)
    veld = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "soort", "kop"], name="kolomkeuze_een_per_kop"),
        ]

    def __str__(self) -> str:
        return self.kop

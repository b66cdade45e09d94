"""Municipalities, regions, organisations and teams. Nothing here is about a newcomer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samenspel.kern.uuid7 import uuid7


class Regio(models.Model):
    """Municipalities that work together, such as SDA. A region is never responsible for a dossier."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.naam


class Gemeente(models.Model):
    """The municipality whose college is responsible for a dossier (Wi2021 art. 13-17)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(unique=True, help_text="Korte naam, zoals in de opdrachtregel: aa-en-hunze.")
    naam = models.CharField(max_length=100)
    nummerletter = models.CharField(
        max_length=3, help_text="Eerste letters van een dossiernummer, zoals A in A26-0417."
    )
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="gemeenten")

    class Meta:
        ordering: ClassVar[list[str]] = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """A partner in the chain: language school, VluchtelingenWerk, bank, work company, welfare, COA."""

    class Soort(models.TextChoices):
        TAALSCHOOL = "taalschool", "taalschool"
        MAATSCHAPPELIJKE_BEGELEIDING = "maatschappelijke_begeleiding", "maatschappelijke begeleiding"
        KREDIETBANK = "kredietbank", "kredietbank"
        WERK = "werk", "werk en re-integratie"
        WELZIJN = "welzijn", "welzijn"
        COA = "coa", "COA"
        OVERIG = "overig", "overig"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    naam = models.CharField(max_length=150)
    soort = models.CharField(max_length=40, choices=Soort)
    gemeenten = models.ManyToManyField(Gemeente, related_name="organisaties", blank=True)
    telefoon = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Team(models.Model):
    """A team of people who work on dossiers of one municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=100)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "naam"], name="team_naam_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam

"""The weighing of the three routes, and the questions that only the college can answer (both C06)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenspel.plan.models.pip import Leerroute, Pip
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Afweging(DossierGebonden):
    """One route of one version, weighed: chosen sentences, one own line, a judgement. Nothing is filled in beforehand."""

    class Oordeel(models.TextChoices):
        PAST = "past", "past"
        PAST_NIET = "past_niet", "past niet"
        LATER = "later", "past misschien later"

    vaste_categorie = "C06"

    pip = models.ForeignKey(Pip, models.PROTECT, related_name="afwegingen", db_index=False)
    leerroute = models.CharField(max_length=12, choices=Leerroute)
    zinnen = ArrayField(models.CharField(max_length=40), default=list, blank=True, help_text="Codes van plan/zinnen.")
    eigen_regel = models.TextField("in eigen woorden", max_length=1000, blank=True)
    oordeel = models.CharField(max_length=10, choices=Oordeel, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()

    objects = GebondenQuerySet["Afweging"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["pip", "leerroute"], name="afweging_een_per_route"),
        ]

    def __str__(self) -> str:
        return f"afweging {self.leerroute}"

    @property
    def volledig(self) -> bool:
        """Weighed: a judgement and a line of one's own."""
        return bool(self.oordeel and self.eigen_regel.strip())


class Beoordeling(DossierGebonden):
    """The answer to a question of `wet.beoordeling`, with its motivation: never computed."""

    vaste_categorie = "C06"

    pip = models.ForeignKey(Pip, models.PROTECT, related_name="beoordelingen", db_index=False)
    vraag = models.CharField(max_length=40, help_text="Code van wet.beoordeling.")
    oordeel = models.BooleanField(null=True, blank=True)
    motivering = models.TextField(max_length=2000, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()

    objects = GebondenQuerySet["Beoordeling"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["pip", "vraag"], name="beoordeling_een_per_vraag"),
        ]

    def __str__(self) -> str:
        return self.vraag

"""Whom a newcomer lets look along, and at what (ADR 29)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker


class Machtiging(models.Model):
    """A newcomer lets somebody of their own choice read parts of the own dossier, until a day.

    Whether it holds says the consent about it (`avg.Toestemming` with this table): taken back, it opens nothing. Of link, device and code only a digest
    stands here. Nobody changes a row: who, until when or what else is another one.
    """

    class Relatie(models.TextChoices):
        FAMILIE = "familie", "familie"
        VRIEND = "vriend", "vriend of kennis"
        HULPVERLENER = "hulpverlener", "hulpverlener of vrijwilliger"
        JURIST = "jurist", "advocaat of juridisch adviseur"
        ANDERS = "anders", "iemand anders"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(db_index=True)
    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="machtiging")
    naam = models.CharField(max_length=120)
    relatie = models.CharField(max_length=20, choices=Relatie)
    onderdelen = ArrayField(models.CharField(max_length=3))
    vanaf = models.DateField()
    tot = models.DateField("tot en met")
    link_merk = models.CharField(max_length=64, blank=True, db_index=True)
    link_tot = models.DateTimeField(null=True)
    code = models.CharField(max_length=128, blank=True)
    toestel_merk = models.CharField(max_length=64, blank=True, db_index=True)
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gte=models.F("vanaf")), name="machtiging_einde_na_begin"),
            models.CheckConstraint(condition=~Q(onderdelen=[]), name="machtiging_voor_iets"),
        ]

    def __str__(self) -> str:
        return f"machtiging van {self.vanaf} tot en met {self.tot}"


MACHTIGING = Machtiging._meta.db_table
"""What a consent is about when a newcomer lets somebody look along."""

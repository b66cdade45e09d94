"""A plan template of a municipality: one row per version. Nothing about a newcomer stands here.

What was adopted never changes (a trigger sees to it): another content is the next version. A goal and an action keep
their code over the versions, so that a plan knows what it took over.
"""

from __future__ import annotations

import hashlib
import json
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.plansoort import PLANSOORTEN


class Plansjabloon(models.Model):
    """One version. `doelen` holds [{code, domein, woorden, acties: [{code, wat, eigenaar, weken, opdracht, onderwerp}]}]."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    nummer = models.PositiveSmallIntegerField(help_text="Welk sjabloon van de gemeente: blijft gelijk over de versies.")
    versie = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    uitleg = models.CharField("wanneer u dit gebruikt", max_length=300, blank=True)
    plansoort = models.CharField(max_length=20, choices=list(PLANSOORTEN.items()))
    leerroute = models.CharField(max_length=12, choices=Leerroute, blank=True, help_text="Leeg: voor elke leerroute.")
    doelen = models.JSONField(default=list)
    voorbeeld = models.CharField(max_length=40, blank=True, help_text="Welk meegeleverd voorbeeld is overgenomen.")
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    opgesteld_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    gewijzigd_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    vastgesteld_op = models.DateTimeField(null=True)
    besluit = models.CharField("waar dit op rust", max_length=200, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["nummer", "versie"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "nummer", "versie"], name="plansjabloon_een_per_versie"),
            models.UniqueConstraint(
                fields=["gemeente", "nummer"],
                condition=Q(vastgesteld_op__isnull=True, ingetrokken_op__isnull=True),
                name="plansjabloon_een_concept",
            ),
            models.CheckConstraint(
                condition=Q(vastgesteld_op__isnull=True, besluit="") | Q(vastgesteld_op__isnull=False) & ~Q(besluit=""),
                name="plansjabloon_vastgesteld_met_besluit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.versie}"

    @property
    def is_concept(self) -> bool:
        return self.vastgesteld_op is None and self.ingetrokken_op is None

    @property
    def merk(self) -> str:
        """Changes with every write; a form sends it back, so that two people do not overwrite each other."""
        stand = [self.opgesteld_op, self.gewijzigd_op, self.vastgesteld_op, self.ingetrokken_op]
        return hashlib.sha256(json.dumps(stand, default=str).encode()).hexdigest()[:32]

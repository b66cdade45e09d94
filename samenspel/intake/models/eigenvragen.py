"""A question that a municipality made itself: one row per version of it.

What was adopted never changes (a trigger sees to it): another wording is the next version, and an old answer keeps the
words that were asked. Nothing about a newcomer stands here; the answers lie in the tables of `antwoorden`.
"""

from __future__ import annotations

import hashlib
import json
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.intake.vragenlijst import EIGEN
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente


class EigenVraag(models.Model):
    """One version. `teksten` holds {place: {language: words}}; a place is `vraag`, `hulp` or `keuze:<code>`.

    `nagekeken` holds {place.language: {"door": id, "op": moment}} for each text that a person checked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    nummer = models.PositiveSmallIntegerField(help_text="Welke vraag van de gemeente: blijft gelijk over de versies.")
    versie = models.PositiveSmallIntegerField()
    domein = models.CharField("bladzijde", max_length=20)
    categorie = models.CharField(max_length=3)
    soort = models.CharField(max_length=15)
    onderdeel = models.CharField("onderwerp", max_length=40)
    teksten = models.JSONField(default=dict)
    keuzes = models.JSONField(default=list, help_text="De codes van de antwoorden, op volgorde.")
    doorvragen = models.JSONField(default=list)
    toon_als_vraag = models.CharField(max_length=60, blank=True, help_text="Code van de vraag waarvan deze afhangt.")
    toon_als_waarden = models.JSONField(default=list)
    per_kind = models.BooleanField(default=False)
    kanten = models.JSONField(default=list)
    hoogste = models.PositiveSmallIntegerField(default=0)
    nagekeken = models.JSONField(default=dict)
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
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["nummer", "versie"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "nummer", "versie"], name="eigenvraag_een_per_versie"),
            models.UniqueConstraint(
                fields=["gemeente", "nummer"],
                condition=Q(vastgesteld_op__isnull=True, ingetrokken_op__isnull=True),
                name="eigenvraag_een_concept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} versie {self.versie}"

    @property
    def code(self) -> str:
        """How an answer and a condition name this question; no shipped question begins like it."""
        return f"{EIGEN}{self.nummer}"

    @property
    def is_concept(self) -> bool:
        return self.vastgesteld_op is None and self.ingetrokken_op is None

    @property
    def merk(self) -> str:
        """Changes with every write; a form sends it back, so that two people do not overwrite each other."""
        stand = [self.opgesteld_op, self.gewijzigd_op, self.vastgesteld_op, self.ingetrokken_op, self.nagekeken]
        return hashlib.sha256(json.dumps(stand, sort_keys=True, default=str).encode()).hexdigest()[:32]

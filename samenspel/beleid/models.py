"""Municipal policy: values by date, each with the decision that it rests on. Law cannot be overridden here."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente


class Beleidswaarde(models.Model):
    """The value of one parameter in one municipality, from a day on, until a later value takes over."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="beleidswaarden")
    parameter = models.CharField(max_length=60)
    vanaf = models.DateField("geldig vanaf")
    waarde = models.JSONField(null=True, blank=True, help_text="Leeg: vanaf deze dag geldt geen waarde.")
    bron = models.CharField("besluit", max_length=200, help_text="Het besluit waarop deze waarde rust.")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "parameter", "vanaf"], name="beleidswaarde_een_per_dag"),
        ]

    def __str__(self) -> str:
        return f"{self.parameter} vanaf {self.vanaf}"


class Herberekening(models.Model):
    """All deadlines of a municipality computed again after a change of policy: how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    aanleiding = models.CharField(max_length=120)
    gevraagd_op = models.DateTimeField()
    begonnen_op = models.DateTimeField(null=True, blank=True)
    klaar_op = models.DateTimeField(null=True, blank=True)
    totaal = models.PositiveIntegerField(default=0)
    klaar = models.PositiveIntegerField(default=0)
    gewijzigd = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"herberekening van {self.gevraagd_op:%d-%m-%Y}"

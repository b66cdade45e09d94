"""Who manages the contract with which organisation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.models.mensen import Gebruiker


class Contractbeheer(models.Model):
    """Somebody of the municipality manages the contract with one organisation, from and until (C18; ADR 32). Without such a row a contract manager sees nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="contracten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="contractbeheer", db_index=False)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    gegeven_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="contractbeheer_einde_na_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"contractbeheer vanaf {self.vanaf}"

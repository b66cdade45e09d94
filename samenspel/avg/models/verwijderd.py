"""That a row was removed, and nothing of what was in it: enough to remove it again from a restored backup (ADR 20)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente


class Verwijderd(models.Model):
    """One removed row: table, id, ground and moment. No dossier: the id leads nowhere. Written by `avg_verwijder` alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    tabel = models.CharField(max_length=60)
    rij_id = models.UUIDField()
    grond = models.CharField(
        max_length=80, help_text="Waarom, in een woord, met het nummer van de zaak of lijst erachter."
    )
    op = models.DateTimeField()
    buiten = models.BooleanField(default=False, help_text="Staat ook in het bestand buiten de database.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rij_id", "tabel"], name="verwijderd_een_per_rij")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["op"], name="verwijderd_nog_niet_buiten", condition=models.Q(buiten=False))
        ]

    def __str__(self) -> str:
        return f"{self.tabel} op {self.op:%d-%m-%Y}"

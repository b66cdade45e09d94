"""Wrapped keys. Without the main key on disk they open nothing; without the row nobody opens what it encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samenspel.organisaties.models import Gemeente


class Dossiersleutel(models.Model):
    """The key of one dossier, wrapped. Destroying this row makes all that was encrypted for the dossier unreadable, also in what was copied."""

    dossier_id = models.UUIDField(primary_key=True)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    kek = models.BinaryField(max_length=4, help_text="Het kenmerk van de hoofdsleutel waar deze onder ligt.")
    verpakt = models.BinaryField()

    def __str__(self) -> str:
        return "sleutel van een dossier"


class Logsleutel(models.Model):
    """The key by which a person is named in the Logboek Dataverwerkingen, per municipality and number, wrapped.

    The log is never written again, so an old key stays to search with; the latest one writes.
    """

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    nummer = models.PositiveSmallIntegerField()
    kek = models.BinaryField(max_length=4)
    verpakt = models.BinaryField()
    gemaakt_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="logsleutel_een_per_nummer"),
        ]

    def __str__(self) -> str:
        return f"logsleutel {self.nummer}"

"""A question at the desk of the municipality, and what it opens."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker


class Balievraag(models.Model):
    """Somebody at the desk asked by the whole name and the birth date, at `op`. Only added, by the function that searches (ADR 31).

    With a dossier: it was found, and its minimal views are open to who asked, until `tot`. Without: nobody was found, or more than one; then there is
    a row beside it for each of them, over from the beginning. What was typed stays nowhere.
    `contactpersoon` is whom the desk was told.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(null=True, db_index=True)
    contactpersoon = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    op = models.DateTimeField()
    tot = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gte=models.F("op")), name="balievraag_einde_na_begin"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gebruiker", "op"], name="balievraag_van_wie")]

    def __str__(self) -> str:
        return f"balievraag op {self.op:%d-%m-%Y}"

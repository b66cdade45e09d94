"""What can be taken back: the row stays, marked with who, when and why, and counts nowhere."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker

M = TypeVar("M", bound=models.Model)


class IntrekbaarQuerySet(GebondenQuerySet[M]):
    """Every question about the intake asks for what stands; only a list for people shows the rest too."""

    def staand(self) -> Self:
        """Neither the row nor the fact that it rests on was taken back."""
        rijen = self.filter(ingetrokken_op__isnull=True)
        if any(veld.name == "gebeurtenis" for veld in self.model._meta.get_fields()):
            rijen = rijen.filter(gebeurtenis__intrekking__isnull=True)
        return rijen


class Intrekbaar(DossierGebonden):
    """Abstract: may turn out to belong to somebody else, or to be wrong."""

    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ingetrokken_reden = models.CharField(max_length=500, blank=True, default="", db_default="")

    class Meta:
        abstract = True

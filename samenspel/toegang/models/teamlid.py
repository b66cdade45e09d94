"""C20 in short."""

from __future__ import annotations

from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker, Rol


class Teamlid(models.Model):
    """Who works here, in which role, from and until: a view with the wall inside (V of C20). No partners, no newcomers. Asked through `teamleden`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    rol = models.CharField(max_length=40, choices=Rol)
    vanaf = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "toegang_teamlid"

    def __str__(self) -> str:
        return f"{self.rol} sinds {self.vanaf}"

"""The matrix as the wall reads it, and the brake of the login."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ToegangRecht(models.Model):
    """`matrix.csv` as rows, for row-level security. Written by migrations only."""

    rol = models.CharField(max_length=40)
    categorie = models.CharField(max_length=3)
    lees = models.BooleanField()
    schrijf = models.BooleanField()
    eigen = models.BooleanField()
    kort = models.BooleanField(db_default=False)
    gedeeld = models.BooleanField(db_default=False)
    nood = models.BooleanField(db_default=False)

    class Meta:
        db_table = "toegang_recht"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rol", "categorie"], name="toegang_recht_een_per_cel"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} {self.categorie}"


class ToegangBereik(models.Model):
    """Which dossiers a role reaches (`matrix.bereik` and `matrix.kring`), as rows for row-level security."""

    rol = models.CharField(max_length=40, primary_key=True)
    bereik = models.CharField(max_length=20)
    kring = models.CharField(max_length=20, blank=True, db_default="")

    class Meta:
        db_table = "toegang_bereik"

    def __str__(self) -> str:
        return f"{self.rol} {self.bereik}"


class Inlogrem(models.Model):
    """Until when the turns of a key are spent (`toegang.rem`). A digest: it names no account and no place."""

    sleutel = models.CharField(max_length=64, primary_key=True)
    tot = models.DateTimeField()

    def __str__(self) -> str:
        return f"rem tot {self.tot:%d-%m-%Y %H:%M}"

"""The decision as it was taken, its letter, and an objection against it (all C17)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.plan.models.pip import Pip
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class PipBesluit(DossierGebonden):
    """Everything that was decided, in the words of that day: later policy or texts do not alter it. Append-only."""

    vaste_categorie = "C17"

    pip = models.OneToOneField(Pip, models.PROTECT, related_name="besluit")
    dagtekening = models.DateField()
    inhoud = models.JSONField(help_text="De volledige inhoud, met de woorden en de grondslag van die dag.")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    mandaat = models.CharField(max_length=200, help_text="Het mandaatbesluit, zoals het er die dag stond.")
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["PipBesluit"].as_manager()

    def __str__(self) -> str:
        return f"besluit van {self.dagtekening}"


class PipBrief(DossierGebonden):
    """The letter of a decision as PDF, encrypted. Append-only: a decision has one letter."""

    vaste_categorie = "C17"

    besluit = models.OneToOneField(PipBesluit, models.PROTECT, related_name="brief")
    cijfer = models.BinaryField()
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()

    objects = GebondenQuerySet["PipBrief"].as_manager()

    def __str__(self) -> str:
        return "brief"


class PipBezwaar(DossierGebonden):
    """An objection against the PIP: received, perhaps too late, and what was decided on it (Awb 6:7, 7:10, 7:12)."""

    class Uitkomst(models.TextChoices):
        OPEN = "", "nog niet beslist"
        GEGROND = "gegrond", "gegrond: het PIP wijzigt"
        DEELS = "deels_gegrond", "deels gegrond"
        ONGEGROND = "ongegrond", "ongegrond: het PIP blijft"
        NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk"
        INGETROKKEN = "ingetrokken", "ingetrokken door de inburgeraar"

    vaste_categorie = "C17"

    pip = models.ForeignKey(Pip, models.PROTECT, related_name="bezwaren")
    ontvangen_op = models.DateField()
    gronden = models.TextField("wat iemand anders wil", max_length=4000, blank=True)
    buiten_termijn = models.BooleanField(default=False)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True, default=Uitkomst.OPEN)
    beslist_op = models.DateField(null=True, blank=True)
    motivering = models.TextField(max_length=8000, blank=True)
    beslist_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["PipBezwaar"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["pip"], condition=Q(uitkomst=""), name="pipbezwaar_een_lopend"),
            models.CheckConstraint(
                condition=Q(uitkomst="", beslist_op__isnull=True)
                | ~Q(uitkomst="") & Q(beslist_op__isnull=False, beslist_op__gte=models.F("ontvangen_op")),
                name="pipbezwaar_beslist_met_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"bezwaar van {self.ontvangen_op}"

"""The support plan (Wi2013 and voluntary): versions of an agreement. No decision, no term, no fine (C06)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.dossiers.models import Gebeurtenis
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Steunplan(DossierGebonden):
    """One version. Its content is the living plan at `vastgelegd_op`: lines are never removed, so it can be read again."""

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        VERVANGEN = "vervangen", "vervangen door een nieuwe versie"

    class Grondslag(models.TextChoices):
        TOESTEMMING = "toestemming", "toestemming van de inburgeraar"
        PARTICIPATIEWET = "participatiewet", "Participatiewet: hulp naar werk en meedoen"
        BEGELEIDING = "begeleiding", "begeleiding onder de oude wet (Wet inburgering 2021, artikel 54 lid 5)"

    vaste_categorie = "C06"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    versie = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.CONCEPT)
    reden = models.TextField("waarom het plan wijzigt", max_length=2000, blank=True)
    grondslag = models.CharField(max_length=16, choices=Grondslag)
    toestemming_op = models.DateField(null=True, blank=True)
    begonnen_op = models.DateField()
    begonnen_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgesteld_op = models.DateField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    vastgelegd_op = models.DateTimeField(null=True, blank=True)
    gebeurtenis = models.OneToOneField(Gebeurtenis, models.PROTECT, null=True, blank=True, related_name="+")

    objects = GebondenQuerySet["Steunplan"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="steunplan_versie_uniek"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(stand="concept"), name="steunplan_een_concept"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(stand="vastgesteld"), name="steunplan_een_vastgesteld"
            ),
            models.CheckConstraint(
                condition=Q(stand="concept")
                | Q(vastgesteld_op__isnull=False, vastgesteld_door__isnull=False, vastgelegd_op__isnull=False),
                name="steunplan_vastgesteld_met_dag",
            ),
            models.CheckConstraint(
                condition=~Q(grondslag="toestemming") | Q(toestemming_op__isnull=False),
                name="steunplan_toestemming_met_dag",
            ),
            models.CheckConstraint(condition=Q(versie=1) | ~Q(reden=""), name="steunplan_nieuwe_versie_met_reden"),
        ]

    def __str__(self) -> str:
        return f"ondersteuningsplan versie {self.versie}"

    @property
    def vastgesteld(self) -> bool:
        """Agreed, now or before."""
        return self.stand != self.Stand.CONCEPT

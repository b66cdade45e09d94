"""Municipalities that work with one team: the agreement, and each municipality in it (D7)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker


class Samenwerking(models.Model):
    """One agreement between municipalities: who is employed by one of them can be appointed in another, in these roles.

    By itself it opens nothing: a municipality is in it by its own yes (`Deelnemer`), and whoever works there has an appointment there. What was
    signed does not change; what goes on is a new one, and who works under it goes on with it.
    """

    class Vorm(models.TextChoices):
        MANDAAT = "mandaat", "mandaat aan elkaars medewerkers (Awb 10:4)"
        REGELING = "regeling", "gemeenschappelijke regeling (Wgr)"
        DIENSTVERLENING = "dienstverlening", "dienstverlening, de een verwerkt voor de ander (AVG 28)"
        GEZAMENLIJK = "gezamenlijk", "gezamenlijk verantwoordelijk (AVG 26)"
        OVERGANG = "overgang", "nog niet vastgelegd: van voor deze versie"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", help_text="Welke gemeente haar vastlegde.")
    naam = models.CharField(max_length=80)
    vorm = models.CharField(max_length=20, choices=Vorm)
    doelen = models.TextField("waarvoor", max_length=1000)
    rollen = ArrayField(models.CharField(max_length=40), help_text="Welke rollen iemand van elders mag hebben.")
    kenmerk = models.CharField(max_length=80, blank=True, help_text="Waar het getekende stuk ligt.")
    ondertekend_op = models.DateField(null=True, help_text="Leeg: nog niet vastgelegd.")
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    vastgelegd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="samenwerking_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(vorm="overgang", tot__isnull=False)
                | ~Q(vorm="overgang") & Q(ondertekend_op__isnull=False, vastgelegd_door__isnull=False),
                name="samenwerking_is_ondertekend",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class DeelnemerQuerySet(models.QuerySet["Deelnemer"]):
    def doet_mee(self, op: date | Combinable) -> Self:
        """Said yes, has not left, and the agreement is in force on that day; both days included."""
        loopt = Q(samenwerking__tot__isnull=True) | Q(samenwerking__tot__gte=op)
        blijft = Q(tot__isnull=True) | Q(tot__gte=op)
        return self.filter(loopt, blijft, samenwerking__vanaf__lte=op, ja_op__isnull=False)


class Deelnemer(models.Model):
    """One municipality in an agreement. It is asked, it says yes itself, and it leaves by itself; never on behalf of another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    samenwerking = models.ForeignKey(Samenwerking, models.PROTECT, related_name="deelnemers", db_index=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="samenwerkingen")
    gevraagd_op = models.DateTimeField()
    ja_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    ja_op = models.DateTimeField(null=True, help_text="Leeg: heeft nog geen ja gezegd.")
    tot = models.DateField("tot en met", null=True, help_text="De laatste dag, als deze gemeente eerder stopt.")
    reden = models.CharField("waarom niet meer", max_length=200, blank=True)
    gestopt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    gestopt_op = models.DateTimeField(null=True)

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["samenwerking", "gemeente"], name="deelnemer_een_per_gemeente"),
            models.UniqueConstraint(fields=["samenwerking", "ja_door"], name="deelnemer_een_ja_per_mens"),
        ]

    def __str__(self) -> str:
        return f"deelnemer sinds {self.gevraagd_op:%d-%m-%Y}"

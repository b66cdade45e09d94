"""An interpreter who was booked for one appointment (ADR 30)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models.mensen import Gebruiker


class Tolkboeking(models.Model):
    """From the booking until the day after the appointment; stopped, it is shut at once. Until secrecy is promised nothing is seen.

    Of link, device and code only a digest stands here. No role writes a row: functions of the owner do, that look at who asks.
    """

    class Voorkeur(models.TextChoices):
        """Whom the newcomer asked for."""

        GEEN = "", "maakt niet uit"
        VROUW = "vrouw", "een vrouw"
        MAN = "man", "een man"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(db_index=True)
    afspraak_id = models.UUIDField(db_index=True)
    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="tolkboeking")
    naam = models.CharField(max_length=120)
    nummer = models.CharField(
        max_length=8,
        help_text="Zo noemt de tolk de boeking aan de telefoon en bij de balie. Het zegt niets over wie het gaat.",
    )
    taal = models.CharField(max_length=40)
    dialect = models.CharField(max_length=40, blank=True)
    voorkeur = models.CharField(max_length=5, choices=Voorkeur.choices, blank=True)
    dag = models.DateField(help_text="De dag van de afspraak.")
    link_merk = models.CharField(max_length=64, blank=True, db_index=True)
    link_tot = models.DateTimeField(null=True)
    code = models.CharField(max_length=128, blank=True)
    toestel_merk = models.CharField(max_length=64, blank=True, db_index=True)
    geheimhouding_op = models.DateTimeField(null=True, help_text="Leeg: nog niet beloofd te zwijgen.")
    geboekt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    geboekt_op = models.DateTimeField()
    gestopt_op = models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["afspraak_id"], condition=models.Q(gestopt_op__isnull=True), name="tolkboeking_een_per_afspraak"
            ),
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="tolkboeking_nummer_uniek"),
            models.CheckConstraint(condition=models.Q(voorkeur__in=["", "vrouw", "man"]), name="tolkboeking_voorkeur"),
        ]

    def __str__(self) -> str:
        return f"boeking voor {self.dag}"

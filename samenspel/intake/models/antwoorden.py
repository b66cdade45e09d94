"""Answers of the brede intake: one table per category, all of the same shape.

An answer belongs to one side (`kant`): what the newcomer says, what the professional sees, what the COA or a
school wrote down. Sides stand beside each other and never overwrite each other. A new answer of the same side
on a later day replaces the current one (`vervangen_op`), which stays readable.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from samenspel.kluis.velden import VersleuteldeJson
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Kant(models.TextChoices):
    """Whose view an answer or a score is."""

    ZELF = "zelf", "zegt de inburgeraar"
    PROFESSIONAL = "professional", "ziet de medewerker"
    COA = "coa", "staat in het COA-dossier"
    SCHOOL = "school", "zegt de taalschool"


class Wijze(models.TextChoices):
    """How an answer reached the screen."""

    GESPREK = "gesprek", "in een gesprek"
    PAPIER = "papier", "op papier ingevuld"
    ZELF = "zelf", "zelf ingevuld"
    OVERGENOMEN = "overgenomen", "overgenomen uit een ander bestand"


class Antwoord(DossierGebonden):
    """Abstract: one answer to one version of one question. A subclass names its category."""

    organisatie_kolom = "organisatie_id"

    vraag = models.CharField(max_length=60, help_text="Code van de vraag in intake/vragen.")
    vraag_versie = models.PositiveSmallIntegerField()
    onderwerp = models.CharField(max_length=40, blank=True, help_text="Leeg, of het gezinslid waar de vraag over gaat.")
    kant = models.CharField(max_length=15, choices=Kant, default=Kant.ZELF)
    wijze = models.CharField(max_length=15, choices=Wijze, default=Wijze.GESPREK)
    waarde = models.JSONField(help_text="Tekst, getal, keuze of lijst van keuzes, naar de soort van de vraag.")
    op = models.DateField(help_text="De dag van het gesprek.")
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    vervangen_op = models.DateTimeField(null=True, blank=True)

    objects = GebondenQuerySet[Any].as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "vraag", "onderwerp", "kant"],
                condition=Q(vervangen_op__isnull=True),
                name="%(class)s_een_geldend",
            ),
        ]

    def __str__(self) -> str:
        return self.vraag


class AntwoordGezin(Antwoord):
    """Household, children, housing (C04)."""

    vaste_categorie = "C04"


class AntwoordPlan(Antwoord):
    """Wishes for the route, MAP, PVT, guidance, and what was understood (C06)."""

    vaste_categorie = "C06"


class AntwoordTaal(Antwoord):
    """Schooling, language, digital skill (C07)."""

    vaste_categorie = "C07"


class AntwoordWerk(Antwoord):
    """Work, diplomas, day activity, transport (C08)."""

    vaste_categorie = "C08"


class AntwoordInkomen(Antwoord):
    """Income and fixed costs (C09)."""

    vaste_categorie = "C09"


class AntwoordGeld(Antwoord):
    """Managing money, and debts (C10)."""

    vaste_categorie = "C10"

    waarde = VersleuteldeJson()


class AntwoordBelastbaarheid(Antwoord):
    """What somebody can do, without the medical why (C11)."""

    vaste_categorie = "C11"


class AntwoordGezondheid(Antwoord):
    """Physical and mental health (C12)."""

    vaste_categorie = "C12"

    waarde = VersleuteldeJson()


class AntwoordNetwerk(Antwoord):
    """People, and getting by from day to day (C13)."""

    vaste_categorie = "C13"

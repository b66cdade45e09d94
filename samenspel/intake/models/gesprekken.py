"""Talks of the brede intake, the signature under it, and how far it is (all C06)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.models.intrekken import Intrekbaar, IntrekbaarQuerySet
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Gesprek(Intrekbaar):
    """One talk, once per dossier; `sessie` ties together the dossiers of a household or a group.

    Who sat at the table is kept as roles, never as names.
    """

    class Kind(models.TextChoices):
        WELKOM = "welkomgesprek", "welkomgesprek"
        EINDE = "eindgesprek", "eindgesprek"
        VERVOLG = "vervolg", "vervolggesprek"

    class Vorm(models.TextChoices):
        PERSOON = "persoon", "met één persoon"
        GEZIN = "gezin", "met het gezin"
        GROEP = "groep", "in een groep"

    class Deelnemer(models.TextChoices):
        PARTNER = "partner", "partner"
        COA = "coa_casemanager", "casemanager van het COA"
        TOLK = "tolk", "tolk"
        SLEUTELPERSOON = "sleutelpersoon", "sleutelpersoon"
        MB = "begeleider", "maatschappelijk begeleider"
        WERKCOACH = "werkcoach", "werkcoach of klantmanager"
        SCHOOL = "taalschool", "iemand van de taalschool"
        FAMILIE = "familie", "familie of kennis"
        ANDER = "ander", "iemand anders"

    class Onderwerp(models.TextChoices):
        INBURGEREN = "inburgeren", "wat inburgeren is, en hoe lang het duurt"
        ROUTES = "leerroutes", "de drie leerroutes"
        PLAN = "plan", "het persoonlijk plan"
        MAP_PVT = "map_pvt", "werk leren kennen (MAP) en de participatieverklaring (PVT)"
        BEGELEIDING = "begeleiding", "maatschappelijke begeleiding"
        GELD = "geld", "geld, ontzorgen en lenen"
        HANDHAVING = "handhaving", "wat er gebeurt als iemand niet meedoet"
        WONEN = "wonen", "huis en inrichting"
        KINDEREN = "kinderen", "kinderen, opvang en school"
        GEZONDHEID = "gezondheid", "huisarts en gezondheid"
        COA_STAPPEN = "coa_stappen", "overdracht van het COA: wat al gedaan is"
        COA_GEZONDHEID = "coa_gezondheid", "overdracht van het COA: gezondheid en wonen"
        PRIVACY = "privacy", "welke gegevens wij bewaren en wie ze ziet"

    vaste_categorie = "C06"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    kind = models.CharField(max_length=15, choices=Kind)
    vorm = models.CharField(max_length=10, choices=Vorm, default=Vorm.PERSOON)
    op = models.DateField("dag van het gesprek")
    minuten = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    deelnemers = ArrayField(models.CharField(max_length=20, choices=Deelnemer), default=list, blank=True)
    tolk_taal = models.CharField("taal van de tolk", max_length=40, blank=True)
    onderwerpen = ArrayField(models.CharField(max_length=20, choices=Onderwerp), default=list, blank=True)
    recht_alleen_gezegd = models.BooleanField("gezegd dat de inburgeraar ook alleen mag praten", default=False)
    folders = models.CharField("welke folders meegegeven", max_length=200, blank=True)
    folder_taal = models.CharField("taal van de folders", max_length=40, blank=True)
    groepsgrootte = models.PositiveSmallIntegerField(default=1)
    sessie = models.UUIDField(help_text="Zelfde gesprek in meer dossiers.")
    gebeurtenis = models.ForeignKey(
        Gebeurtenis, models.PROTECT, null=True, related_name="+", help_text="Het feit voor de wet."
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = IntrekbaarQuerySet["Gesprek"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "sessie"], name="gesprek_eenmaal_per_sessie"),
            models.CheckConstraint(condition=models.Q(groepsgrootte__gte=1), name="gesprek_groep_minstens_een"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} op {self.op}"


class IntakeOndertekening(DossierGebonden):
    """A qualified employee stands for the intake as it was on that day."""

    vaste_categorie = "C06"

    op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    kwalificatie = models.CharField(max_length=200, help_text="Het certificaat, zoals het er die dag stond.")
    voorbereid_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    gebeurtenis = models.ForeignKey(Gebeurtenis, models.PROTECT, related_name="+")

    objects = GebondenQuerySet["IntakeOndertekening"].as_manager()

    def __str__(self) -> str:
        return f"intake ondertekend op {self.op}"


class IntakeStand(DossierGebonden):
    """Which parts are covered, and when: that a subject was discussed, never what was said.

    Derived from the other tables in the act's own transaction, so that a list or a tab needs one row.
    `onderdelen`: {code of a part: {"op": day, "feit": id of the event it stands on, or null}}.
    `antwoorden`: {domain: number of questions that the newcomer answered}.
    """

    vaste_categorie = "C06"

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="intakestand", db_constraint=False)
    onderdelen = models.JSONField(default=dict)
    antwoorden = models.JSONField(default=dict)

    objects = GebondenQuerySet["IntakeStand"].as_manager()

    def __str__(self) -> str:
        return "stand van de intake"

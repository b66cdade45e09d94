"""The living plan: goals and actions, and the lines that say in whose words, why and with what result.

Three kinds of table, because of who may read what:

- `Doel` (C06) says only that there is a goal. `Actie` (C16) says who does something and when; a partner reads and
  completes its own rows, in words that were chosen for that partner (`opdracht`).
- `Planregel` has one table per category. It holds every word of the plan: the goal, what an action is, why a day
  moved, the result, whether it helped. Lines are only added, so the plan of any earlier moment can be read again.
- `Praktijk` says how it goes now for a subject that the decision fixed, beside the decision.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from samenspel.kluis.velden import VersleuteldeJson, VersleuteldeTekst
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Doel(DossierGebonden):
    """A goal of the newcomer; the words stand in `Planregel`, in the category of the domain."""

    vaste_categorie = "C06"

    bovendoel = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subdoelen")
    gesteld_op = models.DateField()
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["Doel"].as_manager()

    def __str__(self) -> str:
        return f"doel van {self.gesteld_op}"


class Actie(DossierGebonden):
    """Who does something, and when (C16). What it is stands in `Planregel`; `opdracht` is what a partner reads of it."""

    class Eigenaar(models.TextChoices):
        MEDEWERKER = "medewerker", "iemand van de gemeente"
        ORGANISATIE = "organisatie", "een partner"
        INBURGERAAR = "inburgeraar", "de inburgeraar zelf"
        NIEMAND = "niemand", "nog te bepalen"

    class Onderwerp(models.TextChoices):
        GEEN = "", "geen onderdeel van het besluit"
        LEERROUTE = "leerroute", "lessen van de leerroute"
        PVT = "pvt", "participatieverklaring"
        MAP = "map", "meedoen en werk (MAP)"
        VVE = "vve", "kind naar opvang (VVE)"
        ONDERSTEUNING = "ondersteuning", "ondersteuning en begeleiding"

    class Effect(models.TextChoices):
        JA = "ja", "ja, het hielp"
        DEELS = "deels", "een beetje"
        NEE = "nee", "nee, het hielp niet"

    vaste_categorie = "C16"
    organisatie_kolom = "organisatie_id"

    doel = models.ForeignKey(Doel, models.PROTECT, related_name="acties")
    eigenaar = models.CharField(max_length=12, choices=Eigenaar)
    medewerker = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.CharField("wie bij de partner", max_length=120, blank=True)
    eigenaar_uiterlijk = models.DateField(null=True, blank=True, help_text="Nog te bepalen, uiterlijk op deze dag.")
    opdracht = models.CharField(
        max_length=300, blank=True, help_text="Wat de partner leest: geen bedragen, schulden of gezondheid."
    )
    onderwerp = models.CharField(max_length=14, choices=Onderwerp, blank=True, default=Onderwerp.GEEN)
    begint_op = models.DateField()
    gepland_op = models.DateField("klaar uiterlijk")
    klaar_op = models.DateField(null=True, blank=True)
    terugmelding = models.CharField("wat de partner meldt", max_length=500, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    toets_op = models.DateField("effect nagaan op", null=True, blank=True)
    getoetst_op = models.DateField(null=True, blank=True)
    effect = models.CharField(max_length=8, choices=Effect, blank=True)
    vastgelegd_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()

    objects = GebondenQuerySet["Actie"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(
                    eigenaar="medewerker", medewerker__isnull=False, organisatie__isnull=True, eigenaar_uiterlijk__isnull=True
                )
                | Q(eigenaar="organisatie", medewerker__isnull=True, organisatie__isnull=False, eigenaar_uiterlijk__isnull=True)
                & ~Q(opdracht="")
                | Q(eigenaar="inburgeraar", medewerker__isnull=True, organisatie__isnull=True, eigenaar_uiterlijk__isnull=True)
                | Q(eigenaar="niemand", medewerker__isnull=True, organisatie__isnull=True, eigenaar_uiterlijk__isnull=False),
                name="actie_een_eigenaar",
            ),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True) | Q(vervallen_op__isnull=True), name="actie_klaar_of_vervallen"
            ),
            models.CheckConstraint(
                condition=Q(getoetst_op__isnull=True, effect="")
                | Q(getoetst_op__isnull=False, klaar_op__isnull=False) & ~Q(effect=""),
                name="actie_getoetst_met_effect",
            ),
            models.CheckConstraint(condition=Q(gepland_op__gte=models.F("begint_op")), name="actie_einde_na_begin"),
        ]  # fmt: skip
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "gepland_op"],
                name="actie_open",
                condition=Q(klaar_op__isnull=True, vervallen_op__isnull=True),
            ),
            models.Index(
                fields=["gemeente", "toets_op"],
                name="actie_te_toetsen",
                condition=Q(klaar_op__isnull=False, getoetst_op__isnull=True, toets_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"actie tot {self.gepland_op}"

    @property
    def open(self) -> bool:
        """Not done and not dropped."""
        return self.klaar_op is None and self.vervallen_op is None


class Planregel(DossierGebonden):
    """Abstract: one line of the plan's own journal. Append-only. A subclass names its category."""

    class Soort(models.TextChoices):
        GESTELD = "gesteld", "Doel gesteld"
        GEWIJZIGD = "gewijzigd", "Doel gewijzigd"
        BEREIKT = "bereikt", "Doel bereikt"
        LOSGELATEN = "losgelaten", "Doel losgelaten"
        AFGESPROKEN = "afgesproken", "Actie afgesproken"
        TOEGEWEZEN = "toegewezen", "Actie heeft een eigenaar"
        VERZET = "verzet", "Actie verzet"
        AFGEROND = "afgerond", "Actie klaar"
        GETOETST = "getoetst", "Nagegaan of het hielp"
        VERVALLEN = "vervallen", "Actie vervalt"

    doel = models.ForeignKey(Doel, models.PROTECT, related_name="+")
    actie = models.ForeignKey(Actie, models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort)
    tekst = models.TextField(max_length=2000, blank=True)
    taal = models.CharField(max_length=5, blank=True, help_text="De taal waarin dit gezegd is.")
    gegevens = models.JSONField(default=dict, blank=True, help_text="Dagen en eigenaar, zoals ze toen werden.")
    op = models.DateField()
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    objects = GebondenQuerySet[Any].as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"


class _VersleuteldePlanregel(Planregel):
    """Abstract: the same, where what was said is a secret, also in the database."""

    tekst = VersleuteldeTekst(max_length=2000, blank=True)
    gegevens = VersleuteldeJson(default=dict, blank=True, help_text="Dagen en eigenaar, zoals ze toen werden.")

    class Meta:
        abstract = True


class PlanregelTaal(Planregel):
    """Language and society (C07)."""

    vaste_categorie = "C07"


class PlanregelWerk(Planregel):
    """Work and taking part (C08)."""

    vaste_categorie = "C08"


class PlanregelFinancien(_VersleuteldePlanregel):
    """Money (C10)."""

    vaste_categorie = "C10"


class PlanregelWelbevinden(_VersleuteldePlanregel):
    """Body and mind (C12)."""

    vaste_categorie = "C12"


class PlanregelOntmoeten(Planregel):
    """Meeting people (C13)."""

    vaste_categorie = "C13"


PLANREGELS: dict[str, type[Planregel]] = {
    "financien": PlanregelFinancien,
    "welbevinden": PlanregelWelbevinden,
    "taal": PlanregelTaal,
    "werk": PlanregelWerk,
    "ontmoeten": PlanregelOntmoeten,
}


class Praktijk(DossierGebonden):
    """Abstract: how it goes now for a subject of the decision, since a day. Append-only; the latest counts."""

    class Reden(models.TextChoices):
        ZOALS_BESLUIT = "", "gaat zoals besloten"
        OPVANG = "opvang", "er is geen kinderopvang"
        SCHOOL = "school", "de school heeft geen plek of een ander rooster"
        WERK = "werk", "er is werk"
        REIS = "reis", "reizen lukt niet"
        OMSTANDIGHEDEN = "omstandigheden", "persoonlijke omstandigheden"
        WACHTTIJD = "wachttijd", "een partner heeft een wachttijd"
        ANDERS = "anders", "een andere reden"

    onderwerp = models.CharField(max_length=14)
    zoals_besluit = models.BooleanField()
    uren = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(60)]
    )
    tekst = models.CharField("hoe het nu gaat", max_length=300, blank=True)
    reden = models.CharField(max_length=14, choices=Reden, blank=True, default=Reden.ZOALS_BESLUIT)
    sinds = models.DateField()
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    objects = GebondenQuerySet[Any].as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.onderwerp


class PraktijkPlan(Praktijk):
    """Hours, support and talks (C06)."""

    vaste_categorie = "C06"


class PraktijkGezin(Praktijk):
    """Preschool for a child (C04)."""

    vaste_categorie = "C04"


class PraktijkInkomen(Praktijk):
    """Ontzorgen (C09)."""

    vaste_categorie = "C09"

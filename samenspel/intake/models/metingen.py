"""Measurements: names of scales and scores only. The texts of instruments belong to their makers.

Scores of different instruments are never combined. Each row keeps instrument edition, day, and whose view it is.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from samenspel.intake.models.antwoorden import Kant
from samenspel.intake.models.intrekken import Intrekbaar, IntrekbaarQuerySet
from samenspel.kluis.velden import VersleuteldeTekst, VersleuteldGetal
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Gebruiker


class Meting(Intrekbaar):
    """Abstract: a score on a day, by somebody, from one side."""

    organisatie_kolom = "organisatie_id"

    op = models.DateField("dag van de meting")
    kant = models.CharField("wie vindt dit", max_length=15, choices=Kant, default=Kant.ZELF)
    beoordelaar = models.CharField("functie of organisatie", max_length=80, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = IntrekbaarQuerySet[Any].as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} op {self.op}"


def _tien(naam: str) -> VersleuteldGetal:
    return VersleuteldGetal(naam, validators=[MinValueValidator(0), MaxValueValidator(10)])


class PositieveGezondheidMeting(Meting):
    """Six scores of 0 to 10 (C12), as they come out of the web tool of iPH. A way to talk, not to account."""

    vaste_categorie = "C12"

    editie = models.CharField("uitgave", max_length=40)
    lichaamsfuncties = _tien("lichaamsfuncties")
    mentaal_welbevinden = _tien("mentaal welbevinden")
    zingeving = _tien("zingeving")
    kwaliteit_van_leven = _tien("kwaliteit van leven")
    meedoen = _tien("meedoen")
    dagelijks_functioneren = _tien("dagelijks functioneren")

    DIMENSIES: ClassVar[tuple[str, ...]] = (
        "lichaamsfuncties",
        "mentaal_welbevinden",
        "zingeving",
        "kwaliteit_van_leven",
        "meedoen",
        "dagelijks_functioneren",
    )

    class Meta:
        verbose_name = "positieve gezondheid"


class TaalMeting(Meting):
    """Level of one skill (C07): measured, or the level aimed at."""

    class Vaardigheid(models.TextChoices):
        LEZEN = "lezen", "lezen"
        LUISTEREN = "luisteren", "luisteren"
        SCHRIJVEN = "schrijven", "schrijven"
        SPREKEN = "spreken", "spreken"
        GESPREKKEN = "gesprekken", "gesprekken voeren"

    class Niveau(models.TextChoices):
        ALFA = "ALFA", "leert nog lezen en schrijven"
        PRE_A1 = "PRE_A1", "onder A1"
        A1 = "A1", "A1"
        A2 = "A2", "A2"
        B1 = "B1", "B1"
        B2 = "B2", "B2"
        C1 = "C1", "C1"
        C2 = "C2", "C2"

    class Bron(models.TextChoices):
        GESPREK = "gesprek", "indruk in een gesprek"
        TOETS = "toets", "toets van de gemeente"
        SCHOOL = "school", "intake of toets van de taalschool"
        EXAMEN = "examen", "examen"
        COA = "coa", "COA-dossier"
        ZELF = "zelf", "eigen inschatting van de inburgeraar"
        NULMETING = "nulmeting", "nulmeting van een eerder project"

    vaste_categorie = "C07"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    vaardigheid = models.CharField(max_length=12, choices=Vaardigheid)
    niveau = models.CharField(max_length=8, choices=Niveau)
    bron = models.CharField(max_length=12, choices=Bron)
    doel = models.BooleanField("dit is het niveau waar we naartoe werken", default=False)

    class Meta:
        verbose_name = "taalniveau"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "op"], name="taalmeting_dossier")]


class DigitaleVaardigheidMeting(Meting):
    """What somebody can do on a phone or computer (C07)."""

    class Niveau(models.TextChoices):
        NIET = "niet", "kan dit nog niet"
        HULP = "hulp", "kan dit met hulp"
        ZELF = "zelf", "kan dit zelf"

    vaste_categorie = "C07"

    telefoon = models.CharField("appen en zoeken op de telefoon", max_length=8, choices=Niveau)
    formulier = models.CharField("een formulier invullen op internet", max_length=8, choices=Niveau)
    digid = models.CharField("inloggen met DigiD", max_length=8, choices=Niveau)

    class Meta:
        verbose_name = "digitale vaardigheid"


class NetwerkMeting(Meting):
    """How many Dutch speaking people somebody talks to outside school, work and helpers (C13)."""

    vaste_categorie = "C13"

    contacten = models.PositiveSmallIntegerField(
        "informele contacten met Nederlanders", validators=[MaxValueValidator(500)]
    )
    per = models.CharField(max_length=10, default="week", choices=[("week", "per week"), ("maand", "per maand")])

    class Meta:
        verbose_name = "netwerk"


class BelemmeringGezondheid(Meting):
    """How much health stands in the way, and whether help was wanted and given (C12)."""

    class Zwaarte(models.TextChoices):
        GEEN = "geen", "geen belemmering"
        LICHT = "licht", "lichte belemmering"
        ZWAAR = "zwaar", "zware belemmering"

    class Hulp(models.TextChoices):
        NIET_NODIG = "niet_nodig", "geen hulp nodig"
        NODIG = "nodig", "hulp is nodig, nog niet aangeboden"
        AANGEBODEN = "aangeboden", "hulp aangeboden"
        GEWEIGERD = "geweigerd", "wil nu geen hulp"
        GESTART = "gestart", "hulp is begonnen"

    vaste_categorie = "C12"

    lichamelijk = VersleuteldeTekst(max_length=8, choices=Zwaarte)
    psychisch = VersleuteldeTekst(max_length=8, choices=Zwaarte)
    hulp = VersleuteldeTekst(max_length=12, choices=Hulp)

    class Meta:
        verbose_name = "belemmering door gezondheid"


_EEN_PER_DAG = models.UniqueConstraint(
    fields=["dossier", "op", "kant", "domein"], condition=Q(ingetrokken_op__isnull=True), name="%(class)s_een_per_dag"
)


class ZrmScore(Meting):
    """Abstract: one domain of the Zelfredzaamheid-Matrix on a day, 1 (acute) to 5 (self-reliant)."""

    editie = models.CharField("uitgave", max_length=20)
    domein = models.CharField(max_length=40)
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="%(class)s_een_tot_vijf"),
            _EEN_PER_DAG,
        ]


class _VersleuteldeZrmScore(ZrmScore):
    """Abstract: the same, where the score itself is a secret; the act holds it between 1 and 5."""

    score = VersleuteldGetal(validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [_EEN_PER_DAG]


class ZrmScoreGezin(ZrmScore):
    """Home and family (C04)."""

    vaste_categorie = "C04"


class ZrmScoreWerk(ZrmScore):
    """Work, education, use of time (C08)."""

    vaste_categorie = "C08"


class ZrmScoreFinancieel(_VersleuteldeZrmScore):
    """Money (C10)."""

    vaste_categorie = "C10"


class ZrmScoreGezondheid(_VersleuteldeZrmScore):
    """Physical and mental health, daily care (C12)."""

    vaste_categorie = "C12"


class ZrmScoreNetwerk(ZrmScore):
    """Social network and taking part (C13)."""

    vaste_categorie = "C13"

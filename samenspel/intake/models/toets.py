"""The learnability test and a second opinion about it (C07); why a test was waived is health (C12)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.models.intrekken import Intrekbaar, IntrekbaarQuerySet
from samenspel.kluis.velden import VersleuteldeTekst
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class LbtAfname(Intrekbaar):
    """One test, taken by a certified employee; or the reason why none was taken (Wi2021 art. 14 lid 6).

    Only that there is a sensory impairment is kept here, not which: that is health (C12). Who may not read health reads "ontheven".
    """

    class Afgezien(models.TextChoices):
        NEE = "", "nee, de toets is afgenomen"
        ZINTUIG = "zintuiglijk", "ja, door een beperking bij zien of horen"

    vaste_categorie = "C07"

    op = models.DateField("dag van de toets")
    aangemeld_op = models.DateField(
        "aangemeld op", null=True, blank=True, help_text="De dag van aanmelding: zo is de wachttijd te zien."
    )
    examennummer = models.CharField(max_length=30, blank=True)
    score = models.PositiveSmallIntegerField("punten", null=True, blank=True)
    haalbaar = models.BooleanField("B1-route haalbaar", null=True, blank=True)
    cesuur = models.PositiveSmallIntegerField("grens op die dag", null=True, blank=True)
    afgezien = models.CharField("geen toets", max_length=15, choices=Afgezien, blank=True, default=Afgezien.NEE)
    toetsbegeleider = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    begeleider_naam = models.CharField(
        "naam van iemand van buiten", max_length=120, blank=True, default="", db_default=""
    )
    certificaat = models.CharField(max_length=200, blank=True, help_text="Het certificaat, zoals het er die dag stond.")
    gebeurtenis = models.ForeignKey(Gebeurtenis, models.PROTECT, null=True, related_name="+")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = IntrekbaarQuerySet["LbtAfname"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__lte=40), name="lbtafname_score_tot_40"),
            models.CheckConstraint(
                condition=Q(afgezien="", score__isnull=False, haalbaar__isnull=False)
                & (Q(toetsbegeleider__isnull=False) | ~Q(begeleider_naam=""))
                | Q(score__isnull=True, haalbaar__isnull=True) & ~Q(afgezien=""),
                name="lbtafname_uitslag_of_reden",
            ),
            models.CheckConstraint(
                condition=Q(aangemeld_op__isnull=True) | Q(aangemeld_op__lte=models.F("op")),
                name="lbtafname_aangemeld_voor_toets",
            ),
        ]

    def __str__(self) -> str:
        return f"leerbaarheidstoets op {self.op}"


class LbtOntheffing(DossierGebonden):
    """What was seen before the test was waived: the college judges, so it says why (C12, Wi2021 art. 14 lid 6)."""

    class Beperking(models.TextChoices):
        ZIEN = "zien", "zien"
        HOREN = "horen", "horen"
        BEIDE = "beide", "zien en horen"

    vaste_categorie = "C12"

    afname = models.OneToOneField(LbtAfname, models.PROTECT, related_name="ontheffing", db_constraint=False)
    beperking = VersleuteldeTekst(max_length=8, choices=Beperking)
    motivering = VersleuteldeTekst("waarom de toets niet kan", max_length=2000)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["LbtOntheffing"].as_manager()

    def __str__(self) -> str:
        return "ontheffing van de leerbaarheidstoets"


class SecondOpinion(Intrekbaar):
    """A school looks again when the test and the education or work history contradict each other."""

    class Uitkomst(models.TextChoices):
        OPEN = "", "nog niet bekend"
        HAALBAAR = "haalbaar", "B1 lijkt wel haalbaar"
        NIET_HAALBAAR = "niet_haalbaar", "B1 lijkt niet haalbaar"
        TWIJFEL = "twijfel", "de school twijfelt"

    vaste_categorie = "C07"

    gevraagd_op = models.DateField()
    reden = models.TextField(max_length=2000)
    school = models.CharField(max_length=120)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst, blank=True, default=Uitkomst.OPEN)
    uitkomst_op = models.DateField(null=True, blank=True)
    gevolg = models.TextField("wat dit betekent voor de leerroute", max_length=2000, blank=True)
    gebeurtenis = models.ForeignKey(Gebeurtenis, models.PROTECT, null=True, related_name="+")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = IntrekbaarQuerySet["SecondOpinion"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(uitkomst="", uitkomst_op__isnull=True)
                | ~Q(uitkomst="") & Q(uitkomst_op__isnull=False, uitkomst_op__gte=models.F("gevraagd_op")),
                name="secondopinion_uitkomst_met_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"tweede mening, gevraagd op {self.gevraagd_op}"

"""The decision as it was taken, its letter, and an objection against it with its term (all C17)."""

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


class BezwaarStap(DossierGebonden):
    """What changed the term of an objection: a committee, something to add, adjournment, further delay (Awb 7:10, 7:13). Append-only."""

    class Soort(models.TextChoices):
        COMMISSIE = "commissie", "adviescommissie"
        HERSTEL_GEVRAAGD = "herstel_gevraagd", "gevraagd om aanvulling"
        HERSTELD = "hersteld", "aangevuld"
        VERDAAGD = "verdaagd", "verdaagd"
        UITGESTELD = "uitgesteld", "verder uitgesteld"

    class Grond(models.TextChoices):
        INSTEMMING_ALLEN = "a", "alle belanghebbenden stemmen in"
        INSTEMMING_INDIENER = "b", "de indiener stemt in, en anderen hebben er geen nadeel van"
        PROCEDURE = "c", "een wettelijk voorschrift over de procedure maakt het nodig"

    vaste_categorie = "C17"

    bezwaar = models.ForeignKey(PipBezwaar, models.PROTECT, related_name="stappen")
    soort = models.CharField(max_length=20, choices=Soort)
    op = models.DateField()
    weken = models.PositiveSmallIntegerField(default=0)
    tot = models.DateField(null=True, blank=True)
    grond = models.CharField("grond in artikel 7:10 lid 4", max_length=1, choices=Grond, blank=True)
    toelichting = models.TextField(max_length=4000, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["BezwaarStap"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["bezwaar"], condition=Q(soort="commissie"), name="bezwaarstap_een_commissie"
            ),
            models.CheckConstraint(
                condition=Q(soort="verdaagd", weken__gte=1, weken__lte=6) | ~Q(soort="verdaagd") & Q(weken=0),
                name="bezwaarstap_verdaagd_met_weken",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["herstel_gevraagd", "uitgesteld"], tot__isnull=False)
                | ~Q(soort__in=["herstel_gevraagd", "uitgesteld"]) & Q(tot__isnull=True),
                name="bezwaarstap_tot_een_dag",
            ),
            models.CheckConstraint(
                condition=Q(soort="uitgesteld") & ~Q(grond="") | ~Q(soort="uitgesteld") & Q(grond=""),
                name="bezwaarstap_uitstel_met_grond",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"

"""Until when each part of a dossier stays, the lists of what goes, and what is held.

None of these stands behind a category: who manages records sees the destruction list and no dossier (matrix D). So the wall names roles
(migration 0002). A line loses its dossier when it was carried out; number, part, counts and day are what the Archiefwet wants to stay.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models import Gebruiker
from wet.bewaren import DELEN, delen


class Deel(models.TextChoices):
    """The parts of `wet.bewaren`, in the order in which they go."""

    GEZONDHEID = "gezondheid", "gezondheid"
    INKOMEN = "inkomen", "inkomen, schulden en ontzorgen"
    INHOUD = "inhoud", "de inhoud van het dossier"
    BESLUIT = "besluit", "besluiten en handhaving"
    KERN = "kern", "wat hooguit vijftig jaar blijft"
    LOGBOEK = "logboek", "wie wat bekeek"


assert tuple(Deel.values) == DELEN
assert set(DELEN) <= set(delen())


class Bewaardag(models.Model):
    """The last day of one part of one dossier, as `wet.bewaren` counts it from the facts. Gone with the dossier itself.

    `berekend_op`: facts recorded since then may change it. Once the content is gone the facts are too, and the day stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    deel = models.CharField(max_length=12, choices=Deel)
    laatste_dag = models.DateField(null=True)
    uitleg = models.CharField(max_length=300)
    grond = models.CharField(max_length=200)
    onzeker = models.CharField(max_length=300, blank=True)
    berekend_op = models.DateTimeField()
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier_id", "deel"], name="bewaardag_een_per_deel"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "laatste_dag"],
                name="bewaardag_te_doen",
                condition=Q(vernietigd_op__isnull=True, laatste_dag__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deel} tot en met {self.laatste_dag}"


class Vernietigingslijst(models.Model):
    """What goes, as proposed, signed and carried out (Archiefbesluit: no destruction without a list and a declaration)."""

    class Stand(models.TextChoices):
        VOORSTEL = "voorstel", "voorstel"
        ONDERTEKEND = "ondertekend", "ondertekend"
        UITGEVOERD = "uitgevoerd", "uitgevoerd"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.VOORSTEL)
    opgesteld_op = models.DateTimeField()
    ondertekend_op = models.DateTimeField(null=True)
    ondertekend_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    toelichting = models.CharField(max_length=500, blank=True)
    uitgevoerd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["gemeente"], name="vernietigingslijst_een_voorstel", condition=Q(stand="voorstel")
            ),
            models.CheckConstraint(
                condition=Q(stand="voorstel", ondertekend_op__isnull=True, ondertekend_door__isnull=True)
                | (~Q(stand="voorstel") & Q(ondertekend_op__isnull=False, ondertekend_door__isnull=False)),
                name="vernietigingslijst_getekend_met_wie",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente", "-id"], name="vernietigingslijst_nieuw")
        ]

    def __str__(self) -> str:
        return f"vernietigingslijst van {self.opgesteld_op:%d-%m-%Y}"


class Vernietigingsregel(models.Model):
    """One part of one dossier on a list: the first day it may go, how many rows, and what became of it."""

    class Stand(models.TextChoices):
        OPEN = "open", "gaat weg"
        WEG = "weg", "vernietigd"
        VERVALLEN = "vervallen", "blijft: de dag is veranderd"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    lijst = models.ForeignKey(Vernietigingslijst, models.CASCADE, related_name="regels")
    dossier_id = models.UUIDField(null=True, help_text="Leeg zodra het deel weg is.")
    nummer = models.CharField(max_length=16, blank=True)
    deel = models.CharField(max_length=12, choices=Deel)
    laatste_dag = models.DateField()
    reden = models.CharField(max_length=300, blank=True)
    grond = models.CharField(max_length=200)
    onzeker = models.CharField(max_length=300, blank=True)
    vast = models.CharField(max_length=300, blank=True, help_text="Wat dit tegenhield toen de lijst werd gemaakt.")
    rijen = models.PositiveIntegerField(
        help_text="Hoeveel rijen er waren toen de lijst werd gemaakt; daarna hoeveel er weg zijn."
    )
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.OPEN)
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["lijst", "dossier_id", "deel"], name="vernietigingsregel_een_per_deel"),
            models.CheckConstraint(
                condition=Q(stand="open", dossier_id__isnull=False)
                | (~Q(stand="open") & Q(dossier_id__isnull=True, reden="")),
                name="vernietigingsregel_zonder_dossier",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier_id"], name="vernietigingsregel_open", condition=Q(stand="open")),
        ]

    def __str__(self) -> str:
        return f"{self.deel} tot en met {self.laatste_dag}"


class Vasthouding(models.Model):
    """Nothing of this dossier goes while this stands, and nobody sees more of it because of it."""

    class Soort(models.TextChoices):
        JURIDISCH = "juridisch", "een rechtszaak, een claim of een beroep"
        WOO = "woo", "een verzoek op grond van de Wet open overheid"
        ARCHIEF = "archief", "een beslissing van de archivaris"
        AVG = "avg", "een verzoek of klacht over gegevens"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    nummer = models.CharField(max_length=16)
    soort = models.CharField("waarom", max_length=10, choices=Soort)
    reden = models.CharField("toelichting", max_length=300)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()
    opgeheven_op = models.DateTimeField(null=True)
    opgeheven_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    opgeheven_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="vasthouding_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(opgeheven_op__isnull=True, opgeheven_door__isnull=True)
                | Q(opgeheven_op__isnull=False, opgeheven_door__isnull=False),
                name="vasthouding_opgeheven_met_wie",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier_id"], name="vasthouding_loopt", condition=Q(opgeheven_op__isnull=True)),
            models.Index(fields=["gemeente", "-id"], name="vasthouding_nieuw"),
        ]

    def __str__(self) -> str:
        return f"vasthouding van {self.vanaf:%d-%m-%Y}"

"""Who works along: an organisation in a dossier, what was agreed with it, and its volunteers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.models.mensen import Gebruiker


class BetrokkenheidQuerySet(models.QuerySet["Betrokkenheid"]):
    def loopt(self, op: date) -> Self:
        """Accepted, and begun and not over on that day: only then something opens."""
        return self.filter(stand=Betrokkenheid.Stand.GEACCEPTEERD)._op_die_dag(op)

    def gevraagd_of_loopt(self, op: date) -> Self:
        """The same, and whom was asked and did not answer yet: a task can be given to them, and waits with them."""
        return self.filter(stand__in=[Betrokkenheid.Stand.VOORGESTELD, Betrokkenheid.Stand.GEACCEPTEERD])._op_die_dag(
            op
        )

    def _op_die_dag(self, op: date) -> Self:
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op), vanaf__lte=op)


class Betrokkenheid(models.Model):
    """An organisation takes part in a dossier: purpose, from and until. Without it a partner sees nothing.

    It is asked first (`voorgesteld`), and until somebody there says yes it opens nothing and names nobody (ADR 26). Accepted and between
    its days it runs; after its last day it is done. Withdrawn is shut at once, whatever was said before.
    """

    class Stand(models.TextChoices):
        VOORGESTELD = "voorgesteld", "gevraagd"
        GEACCEPTEERD = "geaccepteerd", "geaccepteerd"
        GEWEIGERD = "geweigerd", "geweigerd"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    dossier_id = models.UUIDField(db_index=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="betrokkenheden")
    contactpersoon = models.CharField(max_length=120, blank=True)
    doel = models.CharField(max_length=120)
    categorieen = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    stand = models.CharField(max_length=12, choices=Stand, default=Stand.VOORGESTELD, db_default=Stand.VOORGESTELD)
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    gevraagd_op = models.DateTimeField(null=True, help_text="Leeg: van voor de vraag bestond.")
    beantwoord_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    beantwoord_op = models.DateTimeField(null=True)
    weigerreden = models.CharField("waarom niet", max_length=300, blank=True, db_default="")
    ingetrokken_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    ingetrokken_op = models.DateTimeField(null=True)
    dossier = models.ForeignObject(
        "dossiers.Dossier", models.DO_NOTHING, from_fields=["dossier_id"], to_fields=["id"], related_name="+"
    )
    """No column: for the work list, which joins what it knows by id alone."""

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="betrokkenheid_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=~Q(stand="geweigerd") | Q(beantwoord_op__isnull=False) & ~Q(weigerreden=""),
                name="betrokkenheid_weigering_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id} sinds {self.vanaf}"


class OvereenkomstQuerySet(models.QuerySet["Overeenkomst"]):
    def geldig(self, op: date) -> Self:
        """Signed and in force on that day, both days included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op), vanaf__lte=op)


class Overeenkomst(models.Model):
    """What the college and an organisation agreed about data (AVG 26 and 28; R231). Without a valid one it sees nothing.

    `categorieen` is the most that any involvement of the organisation may open; the matrix says what its people do with it.
    Where the law itself says who gives what to whom (COA: Wi 35 lid 2, Bi 9.4 lid 3), nobody signs: `kenmerk` is the article.
    """

    class Soort(models.TextChoices):
        VERWERKERSOVEREENKOMST = "verwerkersovereenkomst", "verwerkersovereenkomst"
        GEGEVENSUITWISSELING = "gegevensuitwisseling", "overeenkomst over uitwisseling van gegevens"
        GEZAMENLIJK = "gezamenlijk", "regeling van gezamenlijk verantwoordelijken"
        MANDAAT = "mandaat", "mandaatbesluit"
        WETTELIJKE_TAAK = "wettelijke_taak", "wettelijke taak: er is niets te ondertekenen"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="overeenkomsten", db_index=False)
    soort = models.CharField(max_length=30, choices=Soort)
    doelen = models.TextField("waarvoor", max_length=1000)
    categorieen = ArrayField(models.CharField(max_length=3))
    subverwerkers = models.TextField("wie er voor hen meewerkt", max_length=1000, blank=True)
    kenmerk = models.CharField(max_length=80, blank=True, help_text="Waar het getekende stuk ligt, of het artikel.")
    ondertekend_op = models.DateField(null=True, blank=True, help_text="Leeg: een wettelijke taak.")
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    einde_reden = models.CharField(max_length=200, blank=True)
    beeindigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    beeindigd_op = models.DateTimeField(null=True)
    vastgelegd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = OvereenkomstQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="overeenkomst_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(soort="wettelijke_taak") | Q(ondertekend_op__isnull=False),
                name="overeenkomst_is_ondertekend",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente", "organisatie", "vanaf"], name="overeenkomst_van_wie")
        ]

    def __str__(self) -> str:
        return f"{self.soort} sinds {self.vanaf}"


class Vrijwilliger(models.Model):
    """How a volunteer of an organisation comes in: by a personal link that works once, then by this device with a code (ADR 23).

    Of link, device and code only a digest stands here. An empty one opens nothing. Until secrecy is signed nothing is seen.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="vrijwilligers")
    gebruiker = models.OneToOneField(Gebruiker, models.PROTECT, related_name="vrijwilliger")
    link_merk = models.CharField(max_length=64, blank=True, db_index=True)
    link_tot = models.DateTimeField(null=True)
    code = models.CharField(max_length=128, blank=True)
    toestel_merk = models.CharField(max_length=64, blank=True, db_index=True)
    geheimhouding_op = models.DateTimeField(null=True, help_text="Leeg: nog niet beloofd te zwijgen.")
    gemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    gemaakt_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"vrijwilliger sinds {self.gemaakt_op:%d-%m-%Y}"


class Toewijzing(models.Model):
    """A volunteer helps one family, from and until. It narrows what the organisation has there, and never widens it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(db_index=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="toewijzingen")
    vanaf = models.DateField()
    tot = models.DateField("tot en met")
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    gegeven_op = models.DateTimeField()
    gestopt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    gestopt_op = models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gte=models.F("vanaf")), name="toewijzing_einde_na_begin"),
        ]

    def __str__(self) -> str:
        return f"toewijzing van {self.vanaf} tot en met {self.tot}"


class Meewerking(models.Model):
    """A colleague works along: in one dossier, or (an ondersteuner) in the whole caseload of one regievoerder (ADR 25).

    Exactly one of the two. What the colleague then sees there is what the role allows. It stops at a moment, or at the end of its last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="meewerkingen")
    dossier_id = models.UUIDField(null=True, db_index=True)
    regievoerder = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="ondersteund_door")
    als_jurist = models.BooleanField(
        default=False, help_text="Voor een bezwaar: opent niets in een andere rol van dezelfde persoon."
    )
    waarvoor = models.CharField(max_length=120, blank=True)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    gegeven_op = models.DateTimeField()
    gestopt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    gestopt_op = models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="meewerking_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(dossier_id__isnull=False, regievoerder__isnull=True)
                | Q(dossier_id__isnull=True, regievoerder__isnull=False),
                name="meewerking_dossier_of_regievoerder",
            ),
        ]

    def __str__(self) -> str:
        return f"meewerking vanaf {self.vanaf}"


class EigenMeewerking(models.Model):
    """The rows of `Meewerking` about who asks, in a view: reach asks for them in every part of every question, and the policy of the table
    itself, which says who may read those of others, would stand in the plan each time.
    """

    id = models.UUIDField(primary_key=True)
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    gebruiker = models.ForeignKey(Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    dossier_id = models.UUIDField(null=True)
    regievoerder = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    als_jurist = models.BooleanField()
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    gestopt_op = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "toegang_eigen_meewerking"

    def __str__(self) -> str:
        return f"meewerking vanaf {self.vanaf}"

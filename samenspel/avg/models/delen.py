"""What somebody said yes to (T of the access matrix), and who opened a door in an emergency (N). Both are of C19.

No role writes these tables: rows come and change through functions of the owner that know by themselves who asks (migration 0002).
Who has V of C19 reads the minimal views; the recipient of a consent reads `Deling`, its own receipts.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet, Minimaal
from samenspel.toegang.models import Betrokkenheid, Gebruiker


class Wijze(models.TextChoices):
    """How somebody said yes."""

    GESPROKEN = "gesproken", "gezegd in een gesprek"
    ONDERTEKEND = "ondertekend", "op papier ondertekend"
    ZELF = "zelf", "zelf gekozen in Mijn plan"


class Gedeeld(models.Model):
    """Abstract: the columns of a consent that everybody may see who may know that it is there."""

    tabel = models.CharField(max_length=60, help_text="De tabel van de gedeelde rij.")
    rij_id = models.UUIDField(help_text="Precies deze rij, en geen andere.")
    betreft = models.CharField(max_length=3, help_text="Categorie C01-C20 van die rij.")
    voor_wie = models.CharField("voor wie daar", max_length=120, blank=True)
    waarom = models.CharField(max_length=500)
    gevraagd_op = models.DateField()
    taal = models.CharField("in welke taal", max_length=40)
    tolk = models.CharField("met welke tolk", max_length=120, blank=True, help_text="Leeg: zonder tolk.")
    wijze = models.CharField("hoe iemand ja zei", max_length=12, choices=Wijze)
    tot = models.DateField("tot en met")
    vastgelegd_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"toestemming van {self.gevraagd_op}"


MAATJE = Betrokkenheid._meta.db_table
"""What a consent is about when somebody says yes to one person of an organisation, one on one (ADR 27)."""


class Toestemming(Gedeeld, DossierGebonden):
    """One row of the dossier may be read by one organisation, until a day or until taken back (AVG 6 lid 1 a, 7, 9 lid 2 a; UAVG 22).

    Never the ground for what is compulsory: that is the task of the college (Wi 35 to 37). Only cells marked T can be shared at all.
    """

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+", db_index=False)
    """Empty: for one person who is of none (`ontvanger`)."""
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    ingetrokken_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ontvanger = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    """For one person: who helps one on one, or a jurist of the municipality; empty is for who works at the organisation."""

    objects = GebondenQuerySet["Toestemming"].as_manager()

    class Meta(Gedeeld.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gte=F("gevraagd_op")), name="toestemming_einde_na_begin"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="toestemming_ingetrokken_met_wie",
            ),
            models.CheckConstraint(
                condition=Q(organisatie__isnull=False) | Q(ontvanger__isnull=False), name="toestemming_voor_iemand"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier"], name="toestemming_dossier"),
            models.Index(
                fields=["organisatie", "betreft"],
                name="toestemming_ontvanger",
                condition=Q(ingetrokken_op__isnull=True),
            ),
        ]


class ToestemmingKort(Gedeeld, Minimaal):
    """Which consents there are in a dossier (C19). Why stands there only for who may read what it is about."""

    vaste_categorie = "C19"

    organisatie = models.ForeignKey(
        Organisatie, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    gevraagd_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    ingetrokken_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    ontvanger = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    objects = GebondenQuerySet["ToestemmingKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c19_toestemming"

    @property
    def met_wie(self) -> str:
        """The organisation, the one person there, or a person who is of none."""
        namen = [wie.naam for wie in (self.organisatie, self.ontvanger) if wie is not None]
        return ", ".join(namen)


class Deling(models.Model):
    """What the own organisation once got by consent, in dossiers in which it takes part today: a database view with that wall inside.

    Whether it still holds is asked twice: by `deuren.gedeelde_rijen` and by `toegang_gedeeld()`.
    """

    id = models.UUIDField(primary_key=True)
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    dossier_id = models.UUIDField()
    organisatie_id = models.UUIDField()
    tabel = models.CharField(max_length=60)
    rij_id = models.UUIDField()
    betreft = models.CharField(max_length=3)
    gevraagd_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    gevraagd_op = models.DateField()
    waarom = models.CharField(max_length=500)
    tot = models.DateField()
    ingetrokken_op = models.DateTimeField(null=True)
    ontvanger_id = models.UUIDField(null=True)

    class Meta:
        managed = False
        db_table = "avg_deling"

    def __str__(self) -> str:
        return f"gedeeld op {self.gevraagd_op}"


class Nood(models.Model):
    """Abstract: the columns of an emergency access."""

    class Reden(models.TextChoices):
        ACUUT_GEVAAR = "acuut_gevaar", "acuut gevaar"
        VERVANGING = "vervanging", "wie hierover gaat is er niet en niet te bereiken"
        VORDERING = "vordering", "een wettelijke vordering"
        DATALEK = "datalek", "onderzoek naar een datalek"
        AVG_ZAAK = "avg_zaak", "een klacht of verzoek over privacy"

    class Uitkomst(models.TextChoices):
        TERECHT = "terecht", "terecht"
        NIET_TERECHT = "niet_terecht", "niet terecht"
        DATALEK = "datalek", "niet terecht, en behandeld als mogelijk datalek"

    nummer = models.CharField("dossiernummer", max_length=20)
    rol = models.CharField(max_length=40)
    reden = models.CharField(max_length=12, choices=Reden)
    toelichting = models.CharField(max_length=1000)
    categorieen = ArrayField(models.CharField(max_length=3))
    gevraagd_op = models.DateTimeField()
    begin = models.DateTimeField(null=True, help_text="Leeg: wacht op een tweede persoon.")
    einde = models.DateTimeField(null=True)
    gestopt_op = models.DateTimeField(null=True)
    tweede_op = models.DateTimeField(null=True)
    verborgen = models.BooleanField("niet te zien in Mijn plan", default=False)
    uitkomst = models.CharField(max_length=12, choices=Uitkomst, blank=True)
    oordeel = models.CharField(max_length=1000, blank=True)
    beoordeeld_op = models.DateTimeField(null=True)
    opnieuw_op = models.DateField(null=True, help_text="Dan wordt opnieuw bekeken of dit verborgen blijft.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"noodtoegang {self.gevraagd_op:%d-%m-%Y %H:%M}"


class Noodtoegang(Nood, DossierGebonden):
    """Somebody opened named categories of one dossier for an hour, because it could not wait (NEN 7513; BIO2 8.15)."""

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    tweede = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    beoordeeld_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = GebondenQuerySet["Noodtoegang"].as_manager()

    class Meta(Nood.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(begin__isnull=True, einde__isnull=True) | Q(einde__gt=F("begin")),
                name="noodtoegang_einde_na_begin",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_op__isnull=True, uitkomst="")
                | Q(beoordeeld_op__isnull=False, beoordeeld_door__isnull=False) & ~Q(uitkomst=""),
                name="noodtoegang_beoordeeld_met_uitkomst",
            ),
            models.CheckConstraint(
                condition=~Q(tweede=F("door")) & ~Q(beoordeeld_door=F("door")), name="noodtoegang_een_ander"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier"], name="noodtoegang_dossier"),
            models.Index(fields=["gemeente", "-gevraagd_op"], name="noodtoegang_gemeente"),
            models.Index(fields=["door", "einde"], name="noodtoegang_door"),
        ]


class NoodtoegangKort(Nood, Minimaal):
    """Which emergency accesses there were (C19). What was written stands there for who did it, who may read it, and who reviews."""

    vaste_categorie = "C19"
    ook_van = "door_id"

    door = models.ForeignKey(Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    tweede = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    beoordeeld_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    objects = GebondenQuerySet["NoodtoegangKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c19_noodtoegang"

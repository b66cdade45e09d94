"""People it is about: the newcomer of a dossier, names, numbers, contact, household. One category per table."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenspel.kern.velden import DeelDatumField
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet, Minimaal


class Persoon(DossierGebonden):
    """The newcomer (C01): how to address, birth date, languages, interpreter."""

    class Geslacht(models.TextChoices):
        VROUW = "vrouw", "vrouw"
        MAN = "man", "man"
        ANDERS = "anders", "anders of onbekend"

    class TolkVoorkeur(models.TextChoices):
        GEEN = "", "geen voorkeur"
        VROUW = "vrouw", "liefst een vrouw"
        MAN = "man", "liefst een man"

    vaste_categorie = "C01"

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="persoon", db_constraint=False)
    naam = models.CharField("naam", max_length=200, help_text="Zoals de persoon zelf de naam schrijft.")
    roepnaam = models.CharField(max_length=60, blank=True)
    sorteernaam = models.CharField(max_length=200, db_collation="C", editable=False)
    geboortedatum = DeelDatumField("geboortedatum", blank=True)
    geslacht = models.CharField(max_length=10, choices=Geslacht, default=Geslacht.ANDERS)
    aanspreekvorm = models.CharField(max_length=40, blank=True, help_text="mevrouw, meneer, of de voornaam")
    land_herkomst = models.CharField("land van herkomst", max_length=60, blank=True)
    talen = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    tolk_nodig = models.BooleanField(default=False)
    tolk_taal = models.CharField(max_length=40, blank=True)
    tolk_voorkeur = models.CharField(max_length=10, choices=TolkVoorkeur, blank=True, default=TolkVoorkeur.GEEN)

    objects = GebondenQuerySet["Persoon"].as_manager()

    def __str__(self) -> str:
        return "persoon"  # never a name: __str__ reaches logs and error pages

    @property
    def voornaam(self) -> str:
        """The name to use in a sentence: the calling name, else the first word of the name."""
        return self.roepnaam or self.naam.split(" ")[0]


class Naam(DossierGebonden):
    """A name under which the person is known (C01): official, earlier, another spelling."""

    class Soort(models.TextChoices):
        OFFICIEEL = "officieel", "naam in de BRP"
        SCHRIJFWIJZE = "schrijfwijze", "andere schrijfwijze"
        EERDER = "eerder", "eerdere naam"

    vaste_categorie = "C01"

    soort = models.CharField(max_length=20, choices=Soort)
    naam = models.CharField(max_length=200)

    objects = GebondenQuerySet["Naam"].as_manager()

    def __str__(self) -> str:
        return self.soort


class Zoekterm(DossierGebonden):
    """One plain word of a name or a birth date (C01), for prefix search with leakproof operators."""

    vaste_categorie = "C01"

    term = models.CharField(max_length=60, db_collation="C")

    objects = GebondenQuerySet["Zoekterm"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gemeente", "term"], name="zoekterm_term")]

    def __str__(self) -> str:
        return "zoekterm"


class Nummer(DossierGebonden):
    """BSN or V-number (C02): encrypted, with a blind index per municipality and the last three digits."""

    class Soort(models.TextChoices):
        BSN = "bsn", "BSN"
        V_NUMMER = "v_nummer", "V-nummer"

    vaste_categorie = "C02"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    soort = models.CharField(max_length=10, choices=Soort)
    cijfer = models.BinaryField()
    blind = models.BinaryField()
    staart = models.CharField(max_length=3)

    objects = GebondenQuerySet["Nummer"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "soort"], name="nummer_een_per_soort"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gemeente", "blind"], name="nummer_blind")]

    def __str__(self) -> str:
        return self.soort


class NummerKort(Minimaal):
    """A number with all but the last three digits covered (C02), and the blind index by which to find it. A row per number."""

    vaste_categorie = "C02"

    soort = models.CharField(max_length=10, choices=Nummer.Soort)
    blind = models.BinaryField()
    staart = models.CharField(max_length=3)

    objects = GebondenQuerySet["NummerKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c02_nummer"

    def __str__(self) -> str:
        return self.soort


class Contactgegeven(DossierGebonden):
    """Phone, e-mail or address (C03), with dates: the AZC first, the own home later."""

    class Soort(models.TextChoices):
        TELEFOON = "telefoon", "telefoon"
        EMAIL = "email", "e-mail"
        ADRES = "adres", "adres"
        AZC = "azc", "AZC"

    vaste_categorie = "C03"

    soort = models.CharField(max_length=10, choices=Soort)
    waarde = models.CharField(max_length=200)
    zoek = models.CharField(max_length=60, blank=True, db_collation="C", editable=False)
    voorkeur = models.BooleanField(default=False)
    geheim = models.BooleanField("geheim adres of nummer", default=False)
    vanaf = models.DateField(null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = GebondenQuerySet["Contactgegeven"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gemeente", "zoek"], name="contact_zoek")]

    def __str__(self) -> str:
        return self.soort


class Gezinslid(DossierGebonden):
    """Partner or child (C04). An adult with a dossier of their own is linked by `eigen_dossier`."""

    class Relatie(models.TextChoices):
        PARTNER = "partner", "partner"
        KIND = "kind", "kind"

    vaste_categorie = "C04"

    relatie = models.CharField(max_length=10, choices=Relatie)
    naam = models.CharField(max_length=200)
    geboortedatum = DeelDatumField("geboortedatum", blank=True)
    in_nederland = models.BooleanField("woont in Nederland", default=True)
    eigen_dossier = models.ForeignKey(
        "dossiers.Dossier", models.PROTECT, null=True, blank=True, related_name="gezinslid_van", db_constraint=False
    )
    vervallen_op = models.DateField(null=True, blank=True, help_text="Scheiding of overlijden: geen gezinslid meer.")

    objects = GebondenQuerySet["Gezinslid"].as_manager()

    def __str__(self) -> str:
        return self.relatie

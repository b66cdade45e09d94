"""The two logs and their chain. Only the function `logboek_schrijf` of the owner adds rows; nobody changes one.

`Regel` and `Betrokkene` are the audit log (BIO2 8.15.01, the fields of NEN 7513): who did what, why, to whose data of which kinds.
`Verwerking` is the Logboek Dataverwerkingen (standard of 9 April 2026): the same processing, one row per person, without who did it.
One trace id ties them. `Schakel` is the chain per municipality over the digests; `Gewist` is the receipt of a lawful deletion.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Actie(models.TextChoices):
    """What somebody did, in the words of the log."""

    LEES = "lees", "bekeken"
    SCHRIJF = "schrijf", "gewijzigd"
    UITVOER = "uitvoer", "gedownload"
    NUMMER = "nummer", "volledig nummer bekeken"
    INLOG = "inlog", "ingelogd"
    GEWIST = "gewist", "gewist"


class Resultaat(models.TextChoices):
    """How it ended."""

    OK = "ok", "gelukt"
    GEWEIGERD = "geweigerd", "geweigerd"
    MISLUKT = "mislukt", "mislukt"


class Regel(models.Model):
    """One action of one person. `gemeente_id` is null for a login that no municipality can be told of yet."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente_id = models.UUIDField(null=True)
    tijd = models.DateTimeField()
    gebruiker_id = models.UUIDField(null=True)
    aanstelling_id = models.UUIDField(null=True)
    organisatie_id = models.UUIDField(null=True)
    rol = models.CharField(max_length=40)
    doel = models.CharField(max_length=80, help_text="De bladzijde of handeling.")
    activiteit = models.CharField(max_length=40, help_text="De verwerking, uit verwerkingen.toml.")
    actie = models.CharField(max_length=10, choices=Actie)
    resultaat = models.CharField(max_length=10, choices=Resultaat)
    status = models.PositiveSmallIntegerField()
    pad = models.CharField(max_length=200)
    herkomst = models.CharField(max_length=43, help_text="Het netwerk: /24 of /48, nooit het hele adres.")
    toestel = models.BinaryField(help_text="Hash van de sessie.")
    trace = models.BinaryField()
    span = models.BinaryField(help_text="De verwerking in het Logboek Dataverwerkingen die hierbij hoort.")
    aantal = models.PositiveIntegerField()
    zout = models.UUIDField()
    digest = models.BinaryField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente_id", "tijd"], name="logregel_gemeente_tijd"),
        ]

    def __str__(self) -> str:
        return f"{self.actie} op {self.tijd:%d-%m-%Y}"


class Betrokkene(DossierGebonden):
    """Whose data an action showed or changed, and of which categories (C19). Erased by law, only the digest is left."""

    vaste_categorie = "C19"

    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False)  # type: ignore[assignment]  # fmt: skip
    regel = models.ForeignKey(Regel, models.PROTECT, related_name="betrokkenen", db_constraint=False)
    tijd = models.DateTimeField()
    categorieen = ArrayField(models.CharField(max_length=3))
    span = models.BinaryField()
    zout = models.UUIDField(null=True)
    digest = models.BinaryField()

    objects = GebondenQuerySet["Betrokkene"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier", "tijd"], name="logbetrokkene_dossier_tijd")
        ]

    def __str__(self) -> str:
        return "inzage"


class Verwerking(models.Model):
    """One processing of one person's data: the fields of the Logboek Dataverwerkingen. No actor, and no id that we use elsewhere."""

    span = models.BinaryField(primary_key=True)
    ouder = models.BinaryField(null=True)
    trace = models.BinaryField()
    gemeente_id = models.UUIDField(null=True)
    naam = models.CharField(max_length=120)
    activiteit = models.CharField(max_length=40)
    status = models.CharField(max_length=5)
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    betrokkene = models.BinaryField(null=True)
    betrokkene_soort = models.CharField(max_length=20)
    betrokkene_digest = models.BinaryField(help_text="Blijft staan als de betrokkene gewist is.")
    digest = models.BinaryField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["trace"], name="verwerking_trace")]

    def __str__(self) -> str:
        return self.naam


class Schakel(models.Model):
    """One link: the hash over the one before it and the digest of a line. `keten` is a municipality, or zero for logins of nobody known."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    keten = models.UUIDField()
    nummer = models.BigIntegerField()
    regel_id = models.UUIDField(unique=True, help_text="De regel, of de bundel wijzigingen.")
    digest = models.BinaryField()
    hash = models.BinaryField()
    op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["keten", "nummer"], name="schakel_een_per_nummer")
        ]

    def __str__(self) -> str:
        return f"schakel {self.nummer}"


class Wacht(models.Model):
    """Lines, and bundles of changes, that no link seals yet."""

    regel_id = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return "wacht"


class Nazien(models.Model):
    """What the data protection officer found out about a signal of the log (`snuffelen`). Only added; `sleutel` names the signal."""

    class Uitkomst(models.TextChoices):
        IN_ORDE = "in_orde", "in orde: dit hoorde bij het werk"
        GESPROKEN = "gesproken", "mee gesproken: dit doet iemand voortaan anders"
        DATALEK = "datalek", "dit is een datalek: gemeld volgens het protocol"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)
    sleutel = models.CharField(max_length=120)
    over = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst)
    toelichting = models.CharField(max_length=500)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "sleutel"], name="nazien_een_per_signaal")
        ]

    def __str__(self) -> str:
        return self.get_uitkomst_display()


class Controlesleutel(models.Model):
    """With which an assignment of an auditor turns ids into pseudonyms (ADR 33). Made and read by the owner's function alone; thrown away after the assignment."""

    aanstelling_id = models.UUIDField(primary_key=True)
    sleutel = models.BinaryField()
    tot = models.DateField("tot en met")

    def __str__(self) -> str:
        return "sleutel van een controle"


class Nakijking(models.Model):
    """What came out when the whole log was looked over (`kijk_logboek_na`): numbers, and never whose."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    op = models.DateTimeField()
    regels = models.PositiveIntegerField()
    wijzigingen = models.PositiveIntegerField()
    ketens = models.PositiveIntegerField()
    wachten = models.PositiveIntegerField()
    niet_verankerd = models.PositiveIntegerField()
    fouten = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"nagekeken op {self.op:%d-%m-%Y}"


class Gewist(models.Model):
    """Receipt of a lawful deletion: which digest no longer has content, by which sealed line."""

    digest = models.BinaryField(primary_key=True)
    regel_id = models.UUIDField()

    def __str__(self) -> str:
        return "gewist"


class Wijziging(models.Model):
    """What changed in one row, before and after, written by a trigger (`volgen.py`). Ciphertext is copied as ciphertext; nobody reads this table."""

    class Daad(models.TextChoices):
        TOEGEVOEGD = "I", "toegevoegd"
        GEWIJZIGD = "U", "gewijzigd"
        WEGGEHAALD = "D", "weggehaald"

    id = models.BigAutoField(primary_key=True)
    op = models.DateTimeField()
    gemeente_id = models.UUIDField(null=True)
    dossier_id = models.UUIDField(null=True)
    tabel = models.CharField(max_length=63)
    rij_id = models.UUIDField()
    daad = models.CharField(max_length=1, choices=Daad)
    gebruiker_id = models.UUIDField(null=True)
    rol = models.CharField(max_length=40)
    doel = models.CharField(max_length=80)
    trace = models.BinaryField()
    voor = models.JSONField(null=True)
    na = models.JSONField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier_id"], name="wijziging_dossier"),
            models.Index(fields=["rij_id"], name="wijziging_rij"),
        ]

    def __str__(self) -> str:
        return "wijziging"


class Bundel(models.Model):
    """Changes that were sealed together, or erased since: one link of the chain of their municipality (`keten`, as of `Schakel`)."""

    class Soort(models.TextChoices):
        GEMAAKT = "gemaakt", "gemaakt"
        GEWIST = "gewist", "gewist"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    keten = models.UUIDField()
    soort = models.CharField(max_length=7, choices=Soort)
    aantal = models.PositiveIntegerField()
    op = models.DateTimeField()
    digest = models.BinaryField()

    def __str__(self) -> str:
        return f"bundel van {self.aantal} wijzigingen"


class Zegel(models.Model):
    """The salted digest of one change. Erased by law, the salt is gone and `gewist_in_id` says in which bundle that was sealed."""

    wijziging_id = models.BigIntegerField(primary_key=True)
    bundel_id = models.UUIDField()
    zout = models.UUIDField(null=True)
    digest = models.BinaryField()
    gewist_in_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return "zegel van een wijziging"


class Zegelwacht(models.Model):
    """Changes that have no seal yet, or were erased since they got one."""

    wijziging_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return "wacht"

"""The minimal views (V of the matrix): what who works along may see of a category without seeing its table.

Each is a database view (migration 0001) that repeats the wall itself. One row per dossier, unless the docstring says otherwise.
Source of the columns: table D4 of the access model; a column that our tables cannot fill is not there.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenspel.kluis.velden import VersleuteldeTekst
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.gebonden import GebondenQuerySet, Minimaal
from samenspel.toegang.models import Gebruiker, Rol, Tolkboeking


class NaamKort(Minimaal):
    """First name and an initial, how to address, languages, interpreter (C01). Not for an interpreter, who has the booking."""

    vaste_categorie = "C01"
    niet_voor = (Rol.TOLK.value,)

    naam = models.CharField(max_length=200)
    aanspreekvorm = models.CharField(max_length=40)
    talen = ArrayField(models.CharField(max_length=40))
    tolk_nodig = models.BooleanField()
    tolk_taal = models.CharField(max_length=40)

    objects = GebondenQuerySet["NaamKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c01_naam"

    def __str__(self) -> str:
        return "naam"


class BoekingKort(Minimaal):
    """What an interpreter has of C01: the language, the dialect, the wish for a man or a woman, and the number of the own booking. No name."""

    vaste_categorie = "C01"
    alleen_voor = (Rol.TOLK.value,)

    nummer = models.CharField(max_length=8)
    taal = models.CharField(max_length=40)
    dialect = models.CharField(max_length=40)
    voorkeur = models.CharField(max_length=5, choices=Tolkboeking.Voorkeur.choices)

    objects = GebondenQuerySet["BoekingKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c01_boeking"

    def __str__(self) -> str:
        return self.nummer


class BereikKort(Minimaal):
    """One phone number or e-mail address (C03): the preferred one. No address, and no row at all when something is secret."""

    vaste_categorie = "C03"

    soort = models.CharField(max_length=10)
    waarde = models.CharField(max_length=200)

    objects = GebondenQuerySet["BereikKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c03_bereik"

    def __str__(self) -> str:
        return self.soort


class GezinKort(Minimaal):
    """How many children and how old, a partner or not, day care needed and there or not (C04). No names."""

    vaste_categorie = "C04"

    partner = models.BooleanField()
    kinderen = models.PositiveSmallIntegerField()
    leeftijden = ArrayField(models.PositiveSmallIntegerField(), help_text="Jaren, de jongste eerst; leeg als onbekend.")
    opvang_nodig = models.BooleanField(null=True, help_text="Volgens de brede intake; leeg als niet gevraagd.")
    opvang_geregeld = models.BooleanField(null=True, help_text="Een kind is overdag op opvang, voorschool of school.")

    objects = GebondenQuerySet["GezinKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c04_gezin"

    def __str__(self) -> str:
        return "gezin"


class StatusKort(Minimaal):
    """Group, phase, the end of the term, and who of the municipality to call (C05). No ground of an exemption."""

    vaste_categorie = "C05"

    doelgroep = models.CharField(max_length=12)
    fase = models.CharField(max_length=16)
    einde = models.DateField(null=True, help_text="Laatste dag van de inburgeringstermijn (T17).")
    contactpersoon = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    objects = GebondenQuerySet["StatusKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c05_status"

    def __str__(self) -> str:
        return self.fase


class DoelKort(Minimaal):
    """Route and the language level per skill of the PIP in force (C06). No goals in words, no reasons."""

    vaste_categorie = "C06"

    leerroute = models.CharField(max_length=12)
    lezen = models.CharField(max_length=2)
    luisteren = models.CharField(max_length=2)
    schrijven = models.CharField(max_length=2)
    spreken = models.CharField(max_length=2)

    objects = GebondenQuerySet["DoelKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c06_doel"

    def __str__(self) -> str:
        return self.leerroute


class NiveauKort(Minimaal):
    """The latest measured level of one skill (C07): a row per skill."""

    vaste_categorie = "C07"

    vaardigheid = models.CharField(max_length=12)
    niveau = models.CharField(max_length=8)
    op = models.DateField()

    objects = GebondenQuerySet["NiveauKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c07_niveau"

    def __str__(self) -> str:
        return f"{self.vaardigheid} {self.niveau}"


class RoosterKort(Minimaal):
    """How many hours a week somebody can learn and take part, and since when volunteer work (C08)."""

    vaste_categorie = "C08"

    uren_per_week = models.PositiveSmallIntegerField(null=True)
    vrijwilligerswerk_sinds = models.DateField(null=True)

    objects = GebondenQuerySet["RoosterKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c08_rooster"

    def __str__(self) -> str:
        return "rooster"


class InkomenKort(Minimaal):
    """Benefit yes or no, and ontzorgen from and until (C09). No amounts."""

    vaste_categorie = "C09"

    bijstand = models.BooleanField()
    ontzorgen_vanaf = models.DateField(null=True)
    ontzorgen_tot = models.DateField(null=True, help_text="Tot en met.")

    objects = GebondenQuerySet["InkomenKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c09_inkomen"

    def __str__(self) -> str:
        return "inkomen"


class GeldKort(Minimaal):
    """Whether an action about money runs in the plan (C10): only that."""

    vaste_categorie = "C10"

    hulp_loopt = models.BooleanField()

    objects = GebondenQuerySet["GeldKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c10_geld"

    def __str__(self) -> str:
        return "geld"


class KanKort(Minimaal):
    """The hour norms that the PIP sets lower because of what somebody can do (C11). Not why."""

    vaste_categorie = "C11"

    uren_cursus = models.PositiveSmallIntegerField(null=True, help_text="Uren in het hele traject.")
    uren_participatie = models.PositiveSmallIntegerField(null=True, help_text="Uren in het hele traject.")

    objects = GebondenQuerySet["KanKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c11_kan"

    def __str__(self) -> str:
        return "belastbaarheid"


class NetwerkKort(Minimaal):
    """Meets people who speak Dutch or not, takes part in an activity or not (C13). Nobody's name."""

    vaste_categorie = "C13"

    contacten = models.BooleanField(null=True)
    activiteit = models.BooleanField(null=True)

    objects = GebondenQuerySet["NetwerkKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c13_netwerk"

    def __str__(self) -> str:
        return "netwerk"


class GedeeldeNotitie(Minimaal):
    """A note that the regievoerder shared with the newcomer (C15): a row per note."""

    vaste_categorie = "C15"

    tekst = VersleuteldeTekst(plek="dossiers_notitie|tekst")
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["GedeeldeNotitie"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c15_gedeeld"
        ordering: ClassVar[list[str]] = ["-vastgelegd_op"]

    def __str__(self) -> str:
        return "gedeelde notitie"


class EigenAfspraak(Minimaal):
    """An appointment with whoever asks (C16): when and where. A row per appointment; for the desk the next one of whom it found."""

    vaste_categorie = "C16"

    begin = models.DateTimeField()
    minuten = models.PositiveSmallIntegerField()
    plaats = models.CharField(max_length=120)

    objects = GebondenQuerySet["EigenAfspraak"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c16_mijn"

    def __str__(self) -> str:
        return "afspraak"


class BesluitKort(Minimaal):
    """Whether an objection runs, and since when (C17)."""

    vaste_categorie = "C17"

    sinds = models.DateField(null=True, help_text="Leeg: er loopt niets.")

    objects = GebondenQuerySet["BesluitKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c17_besluit"

    def __str__(self) -> str:
        return "besluit"


class LeveringKort(Minimaal):
    """Which organisation said yes, from and until, and after how many days (C18): a row per involvement. No prices."""

    vaste_categorie = "C18"

    organisatie = models.ForeignKey(
        Organisatie, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    dagen = models.IntegerField(null=True, help_text="Tussen vraag en ja; leeg als er niets gevraagd hoefde te worden.")

    objects = GebondenQuerySet["LeveringKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c18_levering"

    def __str__(self) -> str:
        return "levering"


class EigenInzage(Minimaal):
    """When whoever asks looked here, and at which kinds of data (C19): a row per look. Of nobody else."""

    vaste_categorie = "C19"

    tijd = models.DateTimeField()
    categorieen = ArrayField(models.CharField(max_length=3))
    actie = models.CharField(max_length=10)

    objects = GebondenQuerySet["EigenInzage"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c19_eigen"
        ordering: ClassVar[list[str]] = ["-tijd"]

    def __str__(self) -> str:
        return "eigen inzage"

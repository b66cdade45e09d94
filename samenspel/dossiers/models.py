"""The dossier: what happened, which deadlines follow, and what people wrote down about it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samenspel.dossiers.soorten import SOORTEN, categorie_van_termijn
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.velden import VersleuteldeTekst
from samenspel.organisaties.models import Gemeente, Team
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Regime(models.TextChoices):
    """Which act applies (Wi2021 art. 54; domein.md 1.2)."""

    WI2021 = "wi2021", "Wet inburgering 2021"
    WI2013 = "wi2013", "Wet inburgering (2013)"


class Doelgroep(models.TextChoices):
    """The group that DUO reports; the codes are those of `wet`."""

    ASIEL_A = "ASIEL_A", "asielstatushouder"
    ASIEL_B = "ASIEL_B", "gezinslid van een asielstatushouder"
    GEZIN = "GEZIN", "gezinsmigrant"
    OVERIG = "OVERIG", "overige migrant"
    WI2013 = "WI2013", "ondertussengroep"
    VRIJWILLIG = "VRIJWILLIG", "vrijwillige inburgeraar"


class Fase(models.TextChoices):
    """Where someone is, computed from the facts and kept for lists."""

    NIEUW = "nieuw", "nieuw"
    INTAKE = "intake", "brede intake"
    PIP = "pip", "PIP in voorbereiding"
    TRAJECT = "traject", "inburgeringstermijn loopt"
    ONDERSTEUNING = "ondersteuning", "ondersteuning"
    NAZORG = "nazorg", "nazorg"
    GESLOTEN = "gesloten", "gesloten"


class DossierQuerySet(GebondenQuerySet["Dossier"]):
    def open(self) -> DossierQuerySet:
        """Not closed, and not merged into another dossier."""
        return self.filter(gesloten_op__isnull=True, samengevoegd_in__isnull=True)


class Dossier(models.Model):
    """One person's way through civic integration, in one responsible municipality (C05).

    `doelgroep` is the group at the start; `doelgroep_nu`, `leerroute` and `fase` follow from the facts and are
    refreshed with the terms, so that a list needs no sum.
    """

    vaste_categorie: ClassVar[str] = "C05"
    categorie_per_rij: ClassVar[bool] = False
    minimaal: ClassVar[bool] = False
    dossier_kolom: ClassVar[str] = "id"
    organisatie_kolom: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="dossiers", db_index=False)
    nummer = models.CharField(max_length=16, help_text="Voor aan de telefoon en in de paginatitel: A26-0417.")
    regime = models.CharField(max_length=10, choices=Regime, default=Regime.WI2021)
    doelgroep = models.CharField(max_length=12, choices=Doelgroep)
    doelgroep_nu = models.CharField(max_length=12, choices=Doelgroep)
    leerroute = models.CharField(max_length=12, blank=True)
    fase = models.CharField(max_length=16, choices=Fase, default=Fase.NIEUW)
    contactpersoon = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="dossiers", db_index=False
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="dossiers")
    samengevoegd_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="samengevoegd")
    aangemaakt_op = models.DateTimeField()
    gesloten_op = models.DateField(null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "nummer"], name="dossier_nummer_uniek"),
            models.UniqueConstraint(fields=["id", "gemeente"], name="dossier_id_gemeente"),
            models.CheckConstraint(condition=~Q(samengevoegd_in=models.F("id")), name="dossier_niet_in_zichzelf"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "contactpersoon"], name="dossier_caseload", condition=Q(gesloten_op__isnull=True)
            ),
            models.Index(fields=["gemeente", "contactpersoon"], name="dossier_kring", include=["id"]),
            models.Index(fields=["gemeente", "-id"], name="dossier_nieuwste"),
        ]

    def __str__(self) -> str:
        return self.nummer


class Dossierteller(models.Model):
    """The last number given out per municipality and year; locked while counting on."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "jaar"], name="dossierteller_een_per_jaar"),
        ]

    def __str__(self) -> str:
        return f"{self.jaar}"


class Gebeurtenis(DossierGebonden):
    """One fact that matters to the law, to deadlines or to figures. Append-only.

    `op` is the law's clock (the day it happened), `vastgelegd_op` the system's. A mistake is withdrawn by a
    later row of soort `intrekking` that points at it (`trekt_in`).
    """

    class Bron(models.TextChoices):
        HAND = "hand", "met de hand"
        DUO = "duo", "DUO"
        COA = "coa", "COA"
        BRP = "brp", "BRP"
        PARTNER = "partner", "ketenpartner"
        BESTAND = "bestand", "bestand"
        HANDELING = "handeling", "handeling in Samenspel"  # only an act writes it, and nobody withdraws it
        SYSTEEM = "systeem", "Samenspel"

    categorie_per_rij = True
    categorie_volgt_uit = ("soort", lambda soort: SOORTEN[soort].categorie if soort in SOORTEN else "C05")

    categorie = models.CharField(max_length=3)
    soort = models.CharField(max_length=40)
    op = models.DateField()
    gegevens = models.JSONField(default=dict, blank=True)
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    bron = models.CharField(max_length=10, choices=Bron, default=Bron.HAND)
    trekt_in = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="intrekking"
    )  # see 0008

    objects = GebondenQuerySet["Gebeurtenis"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente", "soort", "op"], name="gebeurtenis_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"


class BewaakteTermijn(DossierGebonden):
    """What a work list must find by one index scan; state and explanation are computed while reading.

    The columns mirror `wet.Rij`: nothing here depends on today.
    """

    categorie_per_rij = True
    categorie_volgt_uit = ("code", categorie_van_termijn)

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    categorie = models.CharField(max_length=3)
    code = models.CharField(max_length=4)
    start = models.DateField(null=True)
    uiterlijk = models.DateField(null=True)
    voldaan_op = models.DateField(null=True)
    geeindigd_op = models.DateField(null=True)
    rest = models.JSONField(default=dict, blank=True, help_text="De overige kolommen van wet.Rij.")
    versie = models.CharField(max_length=40, blank=True)

    objects = GebondenQuerySet["BewaakteTermijn"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "code"], name="bewaaktetermijn_een_per_code"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "uiterlijk"],
                name="bewaaktetermijn_open",
                condition=Q(voldaan_op__isnull=True, geeindigd_op__isnull=True, uiterlijk__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Notitie(DossierGebonden):
    """Free text of the regie (C15)."""

    vaste_categorie = "C15"

    tekst = VersleuteldeTekst(max_length=10_000)
    gedeeld = models.BooleanField("gedeeld met de inburgeraar", default=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["Notitie"].as_manager()

    def __str__(self) -> str:
        return f"notitie van {self.vastgelegd_op:%d-%m-%Y}"


class Contactmoment(DossierGebonden):
    """The ten-second note (C15): spoke, not reached, no-show, visited, sent; one line."""

    class Soort(models.TextChoices):
        GESPROKEN = "gesproken", "Gesproken"
        NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
        NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
        BEZOCHT = "bezocht", "Bezocht"
        GESTUURD = "gestuurd", "Gestuurd"

    vaste_categorie = "C15"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    soort = models.CharField(max_length=20, choices=Soort)
    op = models.DateField()
    regel = VersleuteldeTekst(max_length=500, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()
    sleutel = models.UUIDField(default=uuid7, help_text="Dezelfde inzending twee keer is een keer.")

    objects = GebondenQuerySet["Contactmoment"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "sleutel"], name="contactmoment_eenmalig"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} op {self.op}"


class Herinnering(DossierGebonden):
    """Come back to this on a day (C16): call back, or wait for somebody until."""

    class Soort(models.TextChoices):
        TERUGBELLEN = "terugbellen", "terugbellen"
        KOM_TERUG = "kom_terug", "kom terug"
        WACHT_OP = "wacht_op", "wacht op"

    vaste_categorie = "C16"

    soort = models.CharField(max_length=20, choices=Soort)
    op = models.DateField("op of uiterlijk")
    wie = models.CharField("op wie of wat", max_length=120, blank=True)
    termijn_code = models.CharField(max_length=4, blank=True, help_text="De termijn die hiermee wacht.")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True, blank=True)
    klaar_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    objects = GebondenQuerySet["Herinnering"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True, klaar_door__isnull=True)
                | Q(klaar_op__isnull=False, klaar_door__isnull=False),
                name="herinnering_klaar_met_wie",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente", "op"], name="herinnering_open", condition=Q(klaar_op__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.op}"


class Afspraak(DossierGebonden):
    """An appointment (C16): when, where, with whom, interpreter."""

    vaste_categorie = "C16"

    begin = models.DateTimeField()
    minuten = models.PositiveSmallIntegerField(default=60)
    onderwerp = models.CharField(max_length=120)
    plaats = models.CharField(max_length=120, blank=True)
    tolk = models.CharField(max_length=120, blank=True)
    met = models.ForeignKey(Gebruiker, models.PROTECT, related_name="afspraken", db_index=False)
    afgezegd_op = models.DateTimeField(null=True, blank=True)

    objects = GebondenQuerySet["Afspraak"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["met", "begin"], name="afspraak_agenda")]

    def __str__(self) -> str:
        return f"afspraak {self.begin:%d-%m-%Y %H:%M}"


class Document(DossierGebonden):
    """A file in the dossier (C15): its name as the user gave it, encrypted content, who and when."""

    vaste_categorie = "C15"

    titel = VersleuteldeTekst(max_length=150)
    soort = models.CharField(max_length=60, blank=True)
    mime = models.CharField(max_length=100)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    cijfer = models.BinaryField()
    ontvangen_op = models.DateField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    vastgelegd_op = models.DateTimeField()

    objects = GebondenQuerySet["Document"].as_manager()

    def __str__(self) -> str:
        return "document"


class DuoMelding(DossierGebonden):
    """A line in "Nog melden aan DUO" (C05): a fact that the college must report, until it is ticked off."""

    vaste_categorie = "C05"

    gebeurtenis = models.OneToOneField(Gebeurtenis, models.PROTECT, related_name="duomelding")
    regel = models.CharField(max_length=40, help_text="De soort melding in wet.melden.")
    gemeld_op = models.DateField(null=True, blank=True)
    gemeld_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    vervallen_op = models.DateField(null=True, blank=True, help_text="Het feit is ingetrokken voor het gemeld was.")

    objects = GebondenQuerySet["DuoMelding"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente"],
                name="duomelding_open",
                condition=Q(gemeld_op__isnull=True, vervallen_op__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.regel


class Samenvoeging(DossierGebonden):
    """Two records of one person, merged; `ongedaan_op` takes them apart again (C05)."""

    vaste_categorie = "C05"

    blijft = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = GebondenQuerySet["Samenvoeging"].as_manager()

    def __str__(self) -> str:
        return f"samenvoeging {self.op:%d-%m-%Y}"


class GewistDossier(models.Model):
    """What is left after erasure for a wrong regime: only that it was (no personal data)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    reden = models.CharField(max_length=40)
    gewist_op = models.DateTimeField()
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.nummer

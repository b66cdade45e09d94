"""What somebody asks under the AVG (articles 15 to 21, or a complaint), its clock and its outcome; what is held back; a record that only stores.

All of C19. The house writes these tables on behalf of who acts, because the matrix lets staff read C19 in short only (as with numbers).
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samenspel.organisaties.models import Gemeente
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet, Minimaal
from samenspel.toegang.models import Gebruiker


class Zaak(models.Model):
    """Abstract: the columns of a request. `uiterlijk` is one month after `gevraagd_op` (AVG 12 lid 3); `verlengd_tot` two months more."""

    class Soort(models.TextChoices):
        INZAGE = "inzage", "een kopie van de gegevens"
        RECTIFICATIE = "rectificatie", "iets klopt niet"
        BEPERKING = "beperking", "iets even niet gebruiken"
        VERWIJDERING = "verwijdering", "iets weghalen"
        BEZWAAR = "bezwaar", "bezwaar tegen gebruik van gegevens"
        KLACHT = "klacht", "klacht over wie keek mee"

    class Hoe(models.TextChoices):
        PORTAAL = "portaal", "in Mijn plan"
        TELEFOON = "telefoon", "aan de telefoon"
        BALIE = "balie", "aan de balie of in een gesprek"
        BRIEF = "brief", "met een brief of e-mail"

    class Identiteit(models.TextChoices):
        NIET = "", "nog niet vastgesteld"
        INGELOGD = "ingelogd", "ingelogd in Mijn plan"
        DOCUMENT = "document", "identiteitsbewijs gezien"
        BEKEND = "bekend", "de contactpersoon kent deze persoon"

    class Uitkomst(models.TextChoices):
        OPEN = "", "nog niet beantwoord"
        TOEGEWEZEN = "toegewezen", "gedaan wat gevraagd is"
        DEELS = "deels", "voor een deel gedaan"
        AFGEWEZEN = "afgewezen", "niet gedaan"
        BUITENSPORIG = "buitensporig", "niet gedaan: kennelijk ongegrond of buitensporig (AVG 12 lid 5)"
        INGETROKKEN = "ingetrokken", "ingetrokken door wie het vroeg"

    soort = models.CharField(max_length=12, choices=Soort)
    hoe = models.CharField("hoe gevraagd", max_length=10, choices=Hoe)
    gevraagd_op = models.DateField("gevraagd op")
    door_wie = models.CharField("wie vroeg het", max_length=120, blank=True, help_text="Leeg: de inburgeraar zelf.")
    vraag = models.TextField("wat gevraagd is", max_length=2000)
    betreft = models.CharField(
        "over welke gegevens", max_length=3, blank=True, help_text="Categorie; leeg: het hele dossier."
    )
    identiteit = models.CharField(
        "hoe vastgesteld wie het is", max_length=10, choices=Identiteit, blank=True, default=Identiteit.NIET
    )
    uiterlijk = models.DateField("uiterlijk beantwoorden")
    verlengd_tot = models.DateField("verlengd tot en met", null=True, blank=True)
    verlengd_op = models.DateField(null=True, blank=True)
    verlenging_reden = models.CharField("waarom later", max_length=500, blank=True)
    uitkomst = models.CharField(max_length=12, choices=Uitkomst, blank=True, default=Uitkomst.OPEN)
    motivering = models.TextField(max_length=2000, blank=True)
    verklaring = models.TextField("aanvullende verklaring", max_length=2000, blank=True)
    antwoord_op = models.DateField("antwoord gegeven op", null=True, blank=True)
    beslist_op = models.DateTimeField(null=True, blank=True)
    vastgelegd_op = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.soort} van {self.gevraagd_op}"


class AvgZaak(Zaak, DossierGebonden):
    """One request of one newcomer."""

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    behandelaar = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    beslist_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    objects = GebondenQuerySet["AvgZaak"].as_manager()

    class Meta(Zaak.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(beslist_op__isnull=True, uitkomst="") | Q(beslist_op__isnull=False, beslist_door__isnull=False) & ~Q(uitkomst="") & ~Q(motivering=""),
                name="avgzaak_beslist_met_uitkomst",
            ),
            models.CheckConstraint(
                condition=Q(verlengd_tot__isnull=True) | Q(verlengd_tot__gt=F("uiterlijk"), verlengd_op__lte=F("uiterlijk")) & ~Q(verlenging_reden=""),
                name="avgzaak_verlengd_op_tijd",
            ),
        ]  # fmt: skip
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier"], name="avgzaak_dossier"),
            models.Index(fields=["gemeente", "uiterlijk"], name="avgzaak_open", condition=Q(beslist_op__isnull=True)),
        ]


class AvgZaakKort(Zaak, Minimaal):
    """Which requests there are (C19): what whoever reads C19 in short needs to answer them."""

    vaste_categorie = "C19"

    nummer = models.CharField(max_length=16)
    behandelaar = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    beslist_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    door = models.ForeignKey(Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)

    objects = GebondenQuerySet["AvgZaakKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c19_zaak"


class Achtergehouden(DossierGebonden):
    """A person looked at one row and keeps it out of copies, with the reason (AVG 15 lid 4; UAVG 41); or gives what is out by itself (`geven`)."""

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    tabel = models.CharField(max_length=60)
    rij_id = models.UUIDField()
    geven = models.BooleanField("toch geven", default=False)
    apart = models.BooleanField(
        default=False, help_text="Over wat apart wordt bewaard: dit besluit staat zelf in geen kopie."
    )
    reden = models.CharField("waarom", max_length=300)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    op = models.DateTimeField()
    terug_op = models.DateTimeField(null=True, blank=True)

    objects = GebondenQuerySet["Achtergehouden"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "rij_id"], condition=Q(terug_op__isnull=True), name="achtergehouden_een_keer")
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"achtergehouden uit {self.tabel}"


class Inzagekopie(DossierGebonden):
    """A copy that was made for a request: encrypted, to be fetched until a day, then gone (the row stays to say that it was)."""

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    zaak = models.ForeignKey(AvgZaak, models.PROTECT, related_name="kopieen", db_index=False)
    taal = models.CharField(max_length=2)
    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    bytes = models.PositiveIntegerField()
    cijfer = models.BinaryField(null=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    objects = GebondenQuerySet["Inzagekopie"].as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier"], name="inzagekopie_dossier")]

    def __str__(self) -> str:
        return f"kopie van {self.gemaakt_op:%d-%m-%Y}"


class Beperkt(models.Model):
    """Abstract: the columns of a restriction."""

    categorieen = ArrayField(models.CharField(max_length=3), default=list, help_text="Leeg: het hele dossier.")
    reden = models.CharField(max_length=500)
    vanaf = models.DateTimeField()
    verteld_op = models.DateField("vooraf verteld op", null=True, blank=True, help_text="AVG 18 lid 3.")
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opheffing_reden = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"beperking sinds {self.vanaf:%d-%m-%Y}"


class Beperking(Beperkt, DossierGebonden):
    """A record, or one category of it, is only stored (AVG 18): nobody writes, no partner reads, own staff read with a reason."""

    vaste_categorie = "C19"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    zaak = models.ForeignKey(AvgZaak, models.PROTECT, null=True, related_name="beperkingen", db_index=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    opgeheven_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = GebondenQuerySet["Beperking"].as_manager()

    class Meta(Beperkt.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(opgeheven_op__isnull=True) | Q(verteld_op__isnull=False, opgeheven_door__isnull=False) & ~Q(opheffing_reden=""),
                name="beperking_opgeheven_na_vertellen",
            )
        ]  # fmt: skip
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier"], name="beperking_loopt", condition=Q(opgeheven_op__isnull=True))
        ]


class BeperkingKort(Beperkt, Minimaal):
    """Which restrictions there are (C19), for who reads C19 in short."""

    vaste_categorie = "C19"

    zaak_id = models.UUIDField(null=True)
    door = models.ForeignKey(Gebruiker, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    opgeheven_door = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    objects = GebondenQuerySet["BeperkingKort"].as_manager()

    class Meta(Minimaal.Meta):
        db_table = "kort_c19_beperking"


class Slot(models.Model):
    """That a record is restricted now, and for which categories: what the first wall needs to know of every record. A view, without a reason."""

    id = models.UUIDField(primary_key=True)
    gemeente = models.ForeignKey(Gemeente, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    dossier_id = models.UUIDField()
    categorieen = ArrayField(models.CharField(max_length=3))

    class Meta:
        managed = False
        db_table = "avg_slot"

    def __str__(self) -> str:
        return "slot"

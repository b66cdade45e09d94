"""One version of a PIP and what it holds (Wet inburgering 2021, article 15).

What everybody who works with the plan may read stands in `Pip` (C06). What another category protects stands in a
table of its own: children (C04), benefit and ontzorgen (C09), what an impairment means (C11). A trigger (migration
0002) refuses every change of the content once the version is adopted.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from samenspel.dossiers.models import Dossier
from samenspel.toegang.gebonden import DossierGebonden, GebondenQuerySet
from samenspel.toegang.models import Gebruiker


class Leerroute(models.TextChoices):
    """The three routes, with the codes of `wet`, in the order of the act."""

    B1 = "B1", "B1-route"
    ONDERWIJS = "ONDERWIJS", "Onderwijsroute"
    Z = "Z", "Z-route"


def _uren_per_week(naam: str) -> models.DecimalField[Decimal | None, Decimal | None]:
    return models.DecimalField(
        naam, max_digits=4, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(40)],
    )  # fmt: skip


def _niveau(naam: str) -> models.CharField[str, str]:
    return models.CharField(naam, max_length=2, choices=[("A2", "A2"), ("B1", "B1")], blank=True)


class Pip(DossierGebonden):
    """One version of the decision, from concept to made known; a change is a new version with its reason (C06).

    `bewerking` counts the saves: a form sends it back, so that two people do not overwrite each other.
    """

    class Stand(models.TextChoices):
        CONCEPT = "concept", "concept"
        BESPROKEN = "besproken", "besproken"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        BEKENDGEMAAKT = "bekendgemaakt", "bekendgemaakt"
        GEWIJZIGD = "gewijzigd", "gewijzigd: er is een nieuwere versie"
        VERVALLEN = "vervallen", "vervallen"

    class Reden(models.TextChoices):
        EERSTE = "", "eerste PIP"
        LEERROUTE_WIJZIGING = "LEERROUTE_WIJZIGING", "een andere leerroute"
        AFSCHALEN = "AFSCHALEN", "afschalen naar A2"
        VERHUIZING = "VERHUIZING", "verhuisd uit een andere gemeente"
        HERROEPING = "HERROEPING", "herroepen na bezwaar of beroep"
        OVERIG = "OVERIG", "een andere wijziging"

    class Vorm(models.TextChoices):
        OP_KANTOOR = "op_kantoor", "op het gemeentehuis"
        THUIS = "thuis", "bij iemand thuis"
        TELEFOON = "telefoon", "aan de telefoon"
        BEELD = "beeld", "met beeldbellen"
        NIET = "niet", "het gesprek is niet gelukt"

    class Instemming(models.TextChoices):
        EENS = "eens", "eens met het plan"
        DEELS = "deels", "deels eens"
        NIET = "niet", "niet eens"

    class Hoofddoel(models.TextChoices):
        """The six of GGM (`Doel`, model Inburgering), and three of before, which say less than one of the six."""

        BETAALD_WERKEN = "betaald_werken", "betaald werken"
        ONDERNEMEN = "ondernemen", "ondernemen"
        STUDIEFINANCIERING = "studiefinanciering", "een opleiding met studiefinanciering"
        NAAR_VERMOGEN = "naar_vermogen", "betaald werken naar vermogen"
        WERKFIT = "werkfit", "werkfit worden"
        MAATSCHAPPELIJK_FIT = "maatschappelijk_fit", "maatschappelijk fit worden"
        WERK = "werk", "werk"
        OPLEIDING = "opleiding", "een opleiding"
        MEEDOEN = "meedoen", "meedoen"

    class Deelnemer(models.TextChoices):
        PARTNER = "partner", "partner"
        TOLK = "tolk", "tolk"
        SLEUTELPERSOON = "sleutelpersoon", "sleutelpersoon"
        BEGELEIDER = "begeleider", "maatschappelijk begeleider"
        SCHOOL = "school", "taalschool"
        WERKCOACH = "werkcoach", "werkcoach"

    class Wijze(models.TextChoices):
        UITGEREIKT = "uitgereikt", "uitgereikt in een gesprek"
        POST = "post", "per post"
        AANGETEKEND = "aangetekend", "per aangetekende post"
        DIGITAAL = "digitaal", "digitaal, met toestemming"

    class Examenonderdeel(models.TextChoices):
        LEZEN = "lezen", "lezen"
        LUISTEREN = "luisteren", "luisteren"
        SCHRIJVEN = "schrijven", "schrijven"
        SPREKEN = "spreken", "spreken"
        KNM = "knm", "kennis van de Nederlandse maatschappij"

    OPEN: ClassVar[tuple[str, ...]] = (Stand.CONCEPT, Stand.BESPROKEN)
    GELDEND: ClassVar[tuple[str, ...]] = (Stand.VASTGESTELD, Stand.BEKENDGEMAAKT)
    HOOFDDOEL_VAN_VROEGER: ClassVar[frozenset[str]] = frozenset(
        {Hoofddoel.WERK, Hoofddoel.OPLEIDING, Hoofddoel.MEEDOEN}
    )

    vaste_categorie = "C06"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="%(class)s_set", db_constraint=False, db_index=False)  # fmt: skip
    versie = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=14, choices=Stand, default=Stand.CONCEPT)
    reden = models.CharField(max_length=20, choices=Reden, blank=True, default=Reden.EERSTE)
    toelichting = models.TextField("waarom het PIP wijzigt", max_length=4000, blank=True)
    vorige = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="opvolgers")
    bewerking = models.PositiveIntegerField(default=0)
    begonnen_op = models.DateTimeField()
    begonnen_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)
    bewaard_op = models.DateTimeField()
    bewaard_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    leerroute = models.CharField(max_length=12, choices=Leerroute, blank=True)
    ondersteuning = models.TextField("ondersteuning en begeleiding", max_length=8000, blank=True)
    intensiteit_pvt = _uren_per_week("uren per week voor het participatieverklaringstraject")
    intensiteit_map = _uren_per_week("uren per week voor de MAP")
    intensiteit_leerroute = _uren_per_week("uren per week voor de leerroute")
    uren_leerroute_totaal = models.PositiveSmallIntegerField(
        "uren voor de hele B1-route, naar schatting", null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9999)], help_text="Alleen asiel in de B1-route: DUO vraagt het totaal.",
    )  # fmt: skip
    aantal_voortgangsgesprekken = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    alfabetisering_verplicht = models.BooleanField(null=True, blank=True)
    examenonderdelen_toegestaan = models.BooleanField(null=True, blank=True)
    examenonderdelen = ArrayField(models.CharField(max_length=10, choices=Examenonderdeel), default=list, blank=True)
    niveau_lezen = _niveau("niveau lezen")
    niveau_luisteren = _niveau("niveau luisteren")
    niveau_schrijven = _niveau("niveau schrijven")
    niveau_spreken = _niveau("niveau spreken")
    uren_vooraf_bekeken = models.BooleanField(default=False)
    uren_vooraf = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(2000)])
    uren_vooraf_toelichting = models.TextField(max_length=2000, blank=True)
    motivering = models.TextField(max_length=8000, blank=True)
    omstandigheden = models.TextField("hoe de omstandigheden meewegen in de leerroute", max_length=2000, blank=True)
    hoofddoel = models.CharField("waar het plan naartoe gaat", max_length=20, choices=Hoofddoel, blank=True)
    ontwikkelwens = models.TextField("wat de inburgeraar wil leren of worden", max_length=2000, blank=True)
    aandachtspunten = models.TextField("waar iedereen op let", max_length=2000, blank=True)

    besproken_op = models.DateField(null=True, blank=True)
    besproken_hoe = models.CharField(max_length=12, choices=Vorm, blank=True)
    besproken_met = ArrayField(models.CharField(max_length=20, choices=Deelnemer), default=list, blank=True)
    tolk_taal = models.CharField("taal van de tolk", max_length=40, blank=True)
    instemming = models.CharField(
        "is de inburgeraar het eens met het plan", max_length=5, choices=Instemming, blank=True
    )
    bespreking = models.TextField("wat de inburgeraar ervan vindt", max_length=4000, blank=True)
    gewijzigd_na_bespreking = models.BooleanField(default=False)

    dagtekening = models.DateField(null=True, blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    bekendgemaakt_op = models.DateField(null=True, blank=True)
    bekendgemaakt_hoe = models.CharField(max_length=12, choices=Wijze, blank=True)
    geeindigd_op = models.DateField(null=True, blank=True, help_text="Gewijzigd of vervallen per deze dag.")

    objects = GebondenQuerySet["Pip"].as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="pip_versie_uniek"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(stand__in=["concept", "besproken"]), name="pip_een_in_bewerking"
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(stand__in=["vastgesteld", "bekendgemaakt"]), name="pip_een_geldend"
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["concept", "besproken", "vervallen"])
                | Q(dagtekening__isnull=False, vastgesteld_door__isnull=False) & ~Q(leerroute=""),
                name="pip_vastgesteld_met_dagtekening",
            ),
            models.CheckConstraint(
                condition=Q(bekendgemaakt_op__isnull=True) | Q(bekendgemaakt_op__gte=models.F("dagtekening")),
                name="pip_bekend_na_dagtekening",
            ),
        ]

    def __str__(self) -> str:
        return f"PIP versie {self.versie}"

    @property
    def hoofddossier(self) -> Dossier:
        """Where this version is looked after: what was merged goes on in the dossier that stays."""
        return self.dossier.samengevoegd_in or self.dossier

    @property
    def in_bewerking(self) -> bool:
        """Concept or discussed: the content may still change."""
        return self.stand in self.OPEN

    @property
    def geldend(self) -> bool:
        """The decision that is in force."""
        return self.stand in self.GELDEND

    @property
    def niveaus(self) -> dict[str, str]:
        """Exam level by skill, where one was chosen."""
        paren = {v: getattr(self, f"niveau_{v}") for v in ("lezen", "luisteren", "schrijven", "spreken")}
        return {vaardigheid: niveau for vaardigheid, niveau in paren.items() if niveau}


class VanPip(DossierGebonden):
    """Abstract: a part of one version."""

    pip = models.OneToOneField(Pip, models.PROTECT, related_name="%(class)s", db_constraint=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class PipGezin(VanPip):
    """Agreements on preschool for a young child (C04; Wi 15 lid 1 d)."""

    vaste_categorie = "C04"

    jong_kind = models.BooleanField("er is een jong kind", default=False)
    vve_afspraken = models.TextField("afspraken over voorschool of vroegschool", max_length=4000, blank=True)

    objects = GebondenQuerySet["PipGezin"].as_manager()


class PipInkomen(VanPip):
    """Decisions under the Participatiewet, and on ontzorgen (C09; Wi 15 lid 3)."""

    vaste_categorie = "C09"

    heeft_bijstand = models.BooleanField("bijstand van de gemeente", default=False)
    ontzorgbesluit = models.TextField("besluit over ontzorgen", max_length=4000, blank=True)
    pw_besluiten = models.TextField(
        "besluiten over rechten en plichten in de Participatiewet", max_length=4000, blank=True
    )

    objects = GebondenQuerySet["PipInkomen"].as_manager()


class PipBelastbaarheid(VanPip):
    """A lower hour norm because of what somebody can do; never the medical why (C11; Ri 3.16 lid 2)."""

    vaste_categorie = "C11"

    beperking = models.BooleanField("een beperking maakt minder uren nodig", default=False)
    urennorm_cursus = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(799)])
    urennorm_participatie = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(799)])

    objects = GebondenQuerySet["PipBelastbaarheid"].as_manager()

"""People who work here (and the newcomer who logs in): users, appointments, qualifications, involvement.

`toegang` knows dossiers only by id: it stands below them.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente, Organisatie, Team
from samenspel.toegang.matrix import CATEGORIEEN, recht


class Rol(models.TextChoices):
    """Principals of the access matrix that can log in now. Municipal titles are labels of an appointment."""

    REGIEVOERDER = "regievoerder", "regievoerder"
    COACH_INBURGERING = "coach_inburgering", "coach inburgering"
    ONDERSTEUNER_REGIE = "ondersteuner_regie", "ondersteuner"
    INTAKEBALIE = "intakebalie", "intakebalie"
    TEAMLEIDER = "teamleider", "teamleider"
    BELEIDSADVISEUR = "beleidsadviseur", "beleidsadviseur"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", "functioneel beheerder"
    FUNCTIONARIS_GEGEVENSBESCHERMING = "functionaris_gegevensbescherming", "functionaris gegevensbescherming"
    INFORMATIEBEHEERDER = "informatiebeheerder", "informatiebeheerder"
    TAALAANBIEDER = "taalaanbieder", "taalschool"
    MB_COORDINATOR = "mb_coordinator", "maatschappelijke begeleiding"
    MB_VRIJWILLIGER = "mb_vrijwilliger", "vrijwilliger"
    STADSBANK_GKB = "stadsbank_gkb", "kredietbank"
    WERKCOACH_WPDA = "werkcoach_wpda", "werkcoach"
    SOCIAAL_TEAM_WELZIJN = "sociaal_team_welzijn", "welzijn"
    COA_CASEMANAGER = "coa_casemanager", "casemanager COA"
    INBURGERAAR = "inburgeraar", "inburgeraar"


MET_NOODDEUR = tuple(rol.value for rol in Rol if any(recht(rol.value, c).nood for c in CATEGORIEEN))
"""Who may have an emergency access at all (N of the matrix)."""


class GebruikerManager(BaseUserManager["Gebruiker"]):
    def create_user(self, email: str, password: str | None = None, **velden: Any) -> Gebruiker:
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> Gebruiker:
        return self.get(email=(username or "").lower())


class Gebruiker(AbstractBaseUser):
    """Someone who can log in. What they may do stands in their appointments, never here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=30, blank=True)
    talen = models.CharField(
        "talen", max_length=120, blank=True, db_default="", help_text="Welke talen iemand spreekt."
    )
    bereikbaar = models.CharField(
        "bereikbaar",
        max_length=120,
        blank=True,
        db_default="",
        help_text="Op welke dagen en uren: ma-do van 9 tot 16 uur.",
    )
    sessieronde = models.PositiveIntegerField(
        default=0, db_default=0, editable=False, help_text="Eén hoger: alle sessies van deze gebruiker stoppen."
    )
    foto_op = models.DateTimeField(null=True, blank=True, editable=False, help_text="Sinds wanneer er een foto is.")
    is_active = models.BooleanField("actief", default=True)
    voorkeuren = models.JSONField(default=dict, blank=True)

    objects: ClassVar[GebruikerManager] = GebruikerManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        return self.naam

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What each session carries, and must still be right at every request: of this password and this round."""
        merk = f"{self.sessieronde}|{self.password}"
        return salted_hmac("samenspel.sessie", merk, secret=secret, algorithm="sha256").hexdigest()

    @property
    def initialen(self) -> str:
        """First letters of the first and last name: MH for Marieke Hoekstra."""
        delen = self.naam.split()
        return (delen[0][0] + (delen[-1][0] if len(delen) > 1 else "")).upper() if delen else "?"


class Foto(models.Model):
    """The face of somebody who works here, by their own choice (C20): drawn anew, encrypted, and gone when they say so.

    `gemeente` is where it was given, and whose key it has; it is shown where the person has an appointment.
    `Gebruiker.foto_op` says that there is one, so that a page does not ask.
    """

    gebruiker = models.OneToOneField(Gebruiker, models.CASCADE, primary_key=True, related_name="foto")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    cijfer = models.BinaryField()
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return "foto"


class AanstellingQuerySet(models.QuerySet["Aanstelling"]):
    def geldig(self, op: date) -> Self:
        """In force on that day, both days included."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op), vanaf__lte=op)

    def met_eigen_dossier(self) -> Self:
        """Of a newcomer also in which record their own goes on; the database follows that, and no other pointer.

        And until when an emergency access runs, of whose role has one: every page says so, and asks nothing more.
        """
        gaat_door_in = models.Func(
            models.F("pk"), function="toegang_eigen_dossier", output_field=models.UUIDField(null=True)
        )
        nood_tot = models.Func(
            models.F("pk"), function="toegang_nood_tot", output_field=models.DateTimeField(null=True)
        )
        return self.annotate(
            gaat_door_in=models.Case(models.When(rol=Rol.INBURGERAAR, then=gaat_door_in)),
            nood_tot=models.Case(models.When(rol__in=MET_NOODDEUR, then=nood_tot)),
        )


class Aanstelling(models.Model):
    """One person in one municipality and one role, for a time. A regional worker has several."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=40, choices=Rol)
    titel = models.CharField(max_length=60, blank=True, help_text="Hoe deze gemeente de rol noemt: klantmanager.")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="aanstellingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="aanstellingen")
    dossier_id = models.UUIDField(null=True, blank=True, help_text="Het eigen dossier van een inburgeraar.")
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["vanaf", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="aanstelling_einde_na_begin"
            ),
            models.CheckConstraint(
                condition=~Q(rol="inburgeraar") | Q(dossier_id__isnull=False),
                name="aanstelling_inburgeraar_heeft_dossier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel or self.get_rol_display()} in {self.gemeente_id}"

    @property
    def eigen_dossier_id(self) -> UUID | None:
        """The record that a newcomer's login leads to: their own, or the one in which it goes on (`met_eigen_dossier`)."""
        gevonden: UUID | None = self.__dict__.get("gaat_door_in", self.dossier_id)
        return gevonden


class Kwalificatie(models.Model):
    """What a person may do beyond the role: sign an intake, take the learnability test, sign decisions (mandate)."""

    class Soort(models.TextChoices):
        BREDE_INTAKE = "brede_intake", "brede intake ondertekenen"
        LEERBAARHEIDSTOETS = "leerbaarheidstoets", "leerbaarheidstoets afnemen"
        MANDAAT_PIP = "mandaat_pip", "mandaat om een PIP vast te stellen"

    class VierOgen(models.TextChoices):
        NIET_NODIG = "", "niet nodig"
        WACHT = "wacht", "wacht op een tweede beheerder of een teamleider"
        BEVESTIGD = "bevestigd", "bevestigd"
        ALLEEN = "alleen", "geldt meteen: er was geen tweede beheerder of teamleider"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="kwalificaties")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40, choices=Soort)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)
    bron = models.CharField(max_length=200, help_text="Certificaat of mandaatbesluit.")
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    vier_ogen = models.CharField(
        max_length=10, choices=VierOgen, blank=True, default=VierOgen.NIET_NODIG, db_default=""
    )
    bevestigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", db_index=False)
    bevestigd_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(vier_ogen="bevestigd", bevestigd_door__isnull=False, bevestigd_op__isnull=False)
                | ~Q(vier_ogen="bevestigd") & Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True),
                name="kwalificatie_bevestigd_door_wie",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def wacht(self) -> bool:
        """Given, and of no use until a second pair of eyes has looked."""
        return self.vier_ogen == self.VierOgen.WACHT


class Vervanging(models.Model):
    """Cover during absence: who takes the work list of whom, from and until."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    afwezig = models.ForeignKey(Gebruiker, models.PROTECT, related_name="vervangingen")
    vervanger = models.ForeignKey(Gebruiker, models.PROTECT, related_name="vervangt")
    vanaf = models.DateField()
    tot = models.DateField("tot en met")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(tot__gte=models.F("vanaf")), name="vervanging_einde_na_begin"),
        ]

    def __str__(self) -> str:
        return f"vervanging van {self.vanaf} tot en met {self.tot}"


class Betrokkenheid(models.Model):
    """An organisation takes part in a dossier: purpose, from and until. Without it a partner sees nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    dossier_id = models.UUIDField(db_index=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="betrokkenheden")
    contactpersoon = models.CharField(max_length=120, blank=True)
    doel = models.CharField(max_length=120)
    categorieen = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    vanaf = models.DateField()
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=models.F("vanaf")), name="betrokkenheid_einde_na_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id} sinds {self.vanaf}"


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


class ToegangRecht(models.Model):
    """`matrix.csv` as rows, for row-level security. Written by migrations only."""

    rol = models.CharField(max_length=40)
    categorie = models.CharField(max_length=3)
    lees = models.BooleanField()
    schrijf = models.BooleanField()
    eigen = models.BooleanField()
    kort = models.BooleanField(db_default=False)
    gedeeld = models.BooleanField(db_default=False)
    nood = models.BooleanField(db_default=False)

    class Meta:
        db_table = "toegang_recht"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rol", "categorie"], name="toegang_recht_een_per_cel"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} {self.categorie}"


class ToegangBereik(models.Model):
    """Which dossiers a role reaches (`matrix.bereik`), as rows for row-level security."""

    rol = models.CharField(max_length=40, primary_key=True)
    bereik = models.CharField(max_length=20)

    class Meta:
        db_table = "toegang_bereik"

    def __str__(self) -> str:
        return f"{self.rol} {self.bereik}"


class Inlogrem(models.Model):
    """Until when the turns of a key are spent (`toegang.rem`). A digest: it names no account and no place."""

    sleutel = models.CharField(max_length=64, primary_key=True)
    tot = models.DateTimeField()

    def __str__(self) -> str:
        return f"rem tot {self.tot:%d-%m-%Y %H:%M}"


class Inzage(models.Model):
    """An act of looking that needs a reason of its own (full BSN, export). Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    dossier_id = models.UUIDField(null=True, db_index=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    wat = models.CharField(max_length=60)
    categorie = models.CharField(max_length=3)
    reden = models.CharField(max_length=300)
    op = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.wat} op {self.op:%d-%m-%Y}"


class Beheerdaad(models.Model):
    """What was done to somebody's access, by whom (C20). Append-only: the second pair of eyes reads it afterwards."""

    class Wat(models.TextChoices):
        GEBRUIKER = "gebruiker_gemaakt", "gebruiker gemaakt"
        GEGEVENS = "gegevens_gewijzigd", "gegevens gewijzigd"
        AANGESTELD = "aangesteld", "aanstelling gegeven"
        AANSTELLING_GEWIJZIGD = "aanstelling_gewijzigd", "aanstelling gewijzigd"
        AANSTELLING_EINDE = "aanstelling_beeindigd", "aanstelling beëindigd"
        BEVOEGDHEID = "bevoegdheid_gegeven", "bevoegdheid gegeven"
        BEVESTIGD = "bevoegdheid_bevestigd", "bevoegdheid bevestigd"
        BEVOEGDHEID_EINDE = "bevoegdheid_beeindigd", "bevoegdheid beëindigd"
        STARTWACHTWOORD = "startwachtwoord_gegeven", "startwachtwoord gegeven"
        KOPPELLINK = "koppellink_gegeven", "koppellink gegeven"
        TWEEDE_STAP_WEG = "tweede_stap_weg", "tweede stap weggehaald"
        FOTO = "foto_gegeven", "foto geplaatst"
        FOTO_WEG = "foto_weggehaald", "foto weggehaald"
        UITGENODIGD = "vrijwilliger_uitgenodigd", "vrijwilliger uitgenodigd"
        NIEUWE_LINK = "nieuwe_link", "nieuwe link en code gegeven"
        VRIJWILLIGER_EINDE = "vrijwilliger_gestopt", "vrijwilliger gestopt"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, related_name="+", help_text="Leeg: wie de server beheert."
    )
    over = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    wat = models.CharField(max_length=30, choices=Wat)
    toelichting = models.CharField(max_length=200, blank=True)
    op = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-op", "-id"]

    def __str__(self) -> str:
        return f"{self.get_wat_display()} op {self.op:%d-%m-%Y}"

"""Accounts: who logs in, with which face."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.inlognaam import inlognaam_van
from samenspel.toegang.matrix import CATEGORIEEN, recht


class Rol(models.TextChoices):
    """Principals of the access matrix that can log in now. Municipal titles are labels of an appointment."""

    REGIEVOERDER = "regievoerder", "regievoerder"
    COACH_INBURGERING = "coach_inburgering", "coach inburgering"
    ONDERSTEUNER_REGIE = "ondersteuner_regie", "ondersteuner"
    INTAKEBALIE = "intakebalie", "intakebalie"
    TEAMLEIDER = "teamleider", "teamleider"
    JURIST_BEZWAAR = "jurist_bezwaar", "jurist bezwaar"
    KLANTCONTACT_BALIE = "klantcontact_balie", "balie"
    BELEIDSADVISEUR = "beleidsadviseur", "beleidsadviseur"
    CONTRACTMANAGER = "contractmanager", "contractmanager"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", "functioneel beheerder"
    FUNCTIONARIS_GEGEVENSBESCHERMING = "functionaris_gegevensbescherming", "functionaris gegevensbescherming"
    INFORMATIEBEHEERDER = "informatiebeheerder", "informatiebeheerder"
    AUDITOR_REKENKAMER = "auditor_rekenkamer", "auditor"
    TAALAANBIEDER = "taalaanbieder", "taalschool"
    MB_COORDINATOR = "mb_coordinator", "maatschappelijke begeleiding"
    MB_VRIJWILLIGER = "mb_vrijwilliger", "vrijwilliger"
    INFORMELE_TAAL_MAATJE = "informele_taal_maatje", "taalmaatje"
    SLEUTELPERSOON = "sleutelpersoon", "sleutelpersoon"
    STADSBANK_GKB = "stadsbank_gkb", "kredietbank"
    BUDGETCOACH = "budgetcoach", "budgetcoach"
    WERKCOACH_WPDA = "werkcoach_wpda", "werkcoach"
    SOCIAAL_TEAM_WELZIJN = "sociaal_team_welzijn", "welzijn"
    COA_CASEMANAGER = "coa_casemanager", "casemanager COA"
    INBURGERAAR = "inburgeraar", "inburgeraar"
    GEMACHTIGDE = "gemachtigde", "gemachtigde"
    TOLK = "tolk", "tolk"


EEN_OP_EEN = (Rol.MB_VRIJWILLIGER.value, Rol.INFORMELE_TAAL_MAATJE.value, Rol.SLEUTELPERSOON.value)
"""Who comes in by a link and a code and has the families that were given to them (ADR 23, 27)."""
VAN_EEN_DOSSIER = (Rol.INBURGERAAR.value, Rol.GEMACHTIGDE.value, Rol.TOLK.value)
"""Who comes for one dossier, and works nowhere: the newcomer, who may look along for them (ADR 29), an interpreter who was booked (ADR 30).

Beheer does not know them.
"""
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
    def inlognaam(self) -> str:
        """What this person types to log in."""
        return inlognaam_van(self.email)

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

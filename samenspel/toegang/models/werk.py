"""What somebody of the staff may do here: appointment, mandate, cover."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable

from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente, Organisatie, Team
from samenspel.toegang.models.mensen import MET_NOODDEUR, VAN_EEN_DOSSIER, Gebruiker, Rol
from samenspel.toegang.models.samenwerking import Deelnemer


def _mag_hier_werken(op: date | Combinable) -> Q:
    """Employed here; or still employed elsewhere, while both municipalities are in one agreement about this role (ADR 34).

    Where somebody is employed lies behind the wall of that municipality: the database answers yes or no.
    """
    samen = Deelnemer.objects.doet_mee(op)
    thuis = samen.filter(
        samenwerking_id=models.OuterRef("samenwerking_id"),
        gemeente_id=models.OuterRef(models.OuterRef("thuisgemeente_id")),
    )
    hier = samen.filter(
        models.Exists(thuis), gemeente_id=models.OuterRef("gemeente_id"), samenwerking__rollen__contains=[models.OuterRef("rol")]
    )  # fmt: skip
    dag = models.Value(op, models.DateField()) if isinstance(op, date) else op
    in_dienst = models.Func(
        models.F("gebruiker_id"), models.F("thuisgemeente_id"), dag, function="toegang_leent_uit", output_field=models.BooleanField()
    )  # fmt: skip
    return Q(thuisgemeente__isnull=True) | Q(models.Exists(hier)) & Q(in_dienst)


class AanstellingQuerySet(models.QuerySet["Aanstelling"]):
    def geldig(self, op: date | Combinable) -> Self:
        """In force on that day, both days included; of who is employed by another municipality only while they may work here."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op), _mag_hier_werken(op), vanaf__lte=op)

    def met_eigen_dossier(self) -> Self:
        """Of a newcomer, and of who looks along for them, also in which record their own goes on; the database follows that, and no other pointer.

        And until when an emergency access runs, of whose role has one: every page says so, and asks nothing more.
        """
        gaat_door_in = models.Func(
            models.F("pk"), function="toegang_eigen_dossier", output_field=models.UUIDField(null=True)
        )
        nood_tot = models.Func(
            models.F("pk"), function="toegang_nood_tot", output_field=models.DateTimeField(null=True)
        )
        return self.annotate(
            gaat_door_in=models.Case(models.When(rol__in=VAN_EEN_DOSSIER, then=gaat_door_in)),
            nood_tot=models.Case(models.When(rol__in=MET_NOODDEUR, then=nood_tot)),
        )


class Aanstelling(models.Model):
    """One person in one municipality and one role, for a time. A regional worker has several.

    `thuisgemeente` is where somebody of a regional team is employed, when that is not here. Empty: employed here, or by an organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanstellingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=40, choices=Rol)
    titel = models.CharField(max_length=60, blank=True, help_text="Hoe deze gemeente de rol noemt: klantmanager.")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="aanstellingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="aanstellingen")
    thuisgemeente = models.ForeignKey(
        Gemeente, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, help_text="Leeg: niet van elders."
    )  # fmt: skip
    dossier_id = models.UUIDField(
        null=True, blank=True, help_text="Het eigen dossier van een inburgeraar, of waarvoor iemand gemachtigd is."
    )
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
            models.CheckConstraint(
                condition=Q(thuisgemeente__isnull=True)
                | Q(organisatie__isnull=True) & ~Q(thuisgemeente=models.F("gemeente")) & ~Q(rol="inburgeraar"),
                name="aanstelling_van_elders",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["gemeente", "gebruiker"], name="aanstelling_geleend", condition=Q(thuisgemeente__isnull=False)
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
        MANDAAT_BEZWAAR = "mandaat_bezwaar", "mandaat om op een bezwaar te beslissen"

    class VierOgen(models.TextChoices):
        NIET_NODIG = "", "niet nodig"
        WACHT = "wacht", "wacht op een tweede beheerder of een teamleider"
        BEVESTIGD = "bevestigd", "bevestigd"
        ALLEEN = "alleen", "geldt meteen: er was geen tweede beheerder of teamleider"

    MANDATEN = (Soort.MANDAAT_PIP.value, Soort.MANDAAT_BEZWAAR.value)
    """What signs a decision: it waits for a second pair of eyes (ADR 10)."""

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

"""Acts of the functional manager: users and appointments. Nothing about newcomers."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from samenspel.huisstijl.datums import voluit
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.aanmelden import beeindig_sessies
from samenspel.toegang.categorieen import rollen_voor
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.models import EEN_OP_EEN, VAN_EEN_DOSSIER, Aanstelling, Beheerdaad, Gebruiker, Rol

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, i, o, 0, 1: it is read from paper
LANGSTE_CONTROLE = timedelta(days=366)
PARTNERROLLEN = frozenset(rol.value for rol in Rol if bereik(rol.value) is Bereik.BETROKKEN)
ZONDER_LOGIN = frozenset(soort for soort in Organisatie.Soort.values if PARTNERROLLEN.isdisjoint(rollen_voor(soort)))
"""Kinds of organisation at which nobody can log in yet: an interpreter gets a booking, no appointment."""


def mag_beheren(wie: Aanwezige) -> Oordeel:
    """Only the functional manager, who sees no dossier."""
    if wie.rol == "functioneel_beheerder":
        return JA
    return nee("Alleen een functioneel beheerder beheert gebruikers. Vraag die van uw gemeente.")


def mag_toelaten(wie: Aanwezige, gebruiker: Gebruiker) -> Oordeel:
    """Giving an appointment, a certificate or a mandate: always to somebody else."""
    mag = mag_beheren(wie)
    if mag and wie.gebruiker_id == gebruiker.pk:
        return nee(
            "Niemand geeft zichzelf een aanstelling of bevoegdheid. Vraag een andere functioneel beheerder. "
            "Is die er niet? Stel dan eerst een tweede beheerder aan."
        )
    return mag


def noteer_beheerdaad(
    wat: Beheerdaad.Wat, over: Gebruiker, *, gemeente_id: UUID, door: UUID | None, toelichting: str = "", nu: datetime | None = None
) -> None:  # fmt: skip
    """Who did what to whose access."""
    Beheerdaad.objects.create(
        gemeente_id=gemeente_id, door_id=door, over=over, wat=wat, toelichting=toelichting[:200], op=nu or klok.nu()
    )


def nieuw_startwachtwoord() -> str:
    """Sixteen letters and digits in groups of four: 79 bits, readable from paper."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def maak_gebruiker(*, door: Aanwezige, email: str, naam: str, telefoon: str = "") -> tuple[Gebruiker, str]:
    """A new user, or the one who exists under this address (a regional worker gets a second appointment).

    Gives the start password, to be shown once; "" for who could log in already.
    """
    mag_beheren(door).of_weiger()
    email = email.strip().lower()
    if bestaand := Gebruiker.objects.filter(email=email).first():
        return bestaand, ""
    wachtwoord = nieuw_startwachtwoord()
    nieuw = Gebruiker.objects.create_user(email, wachtwoord, naam=" ".join(naam.split()), telefoon=telefoon.strip())
    noteer_beheerdaad(Beheerdaad.Wat.GEBRUIKER, nieuw, gemeente_id=door.gemeente_id, door=door.gebruiker_id)
    return nieuw, wachtwoord


@transaction.atomic
def geef_startwachtwoord(gebruiker: Gebruiker, *, door: Aanwezige, op: date) -> str:
    """A new start password, for who forgot theirs: only for who works in this municipality alone.

    Who also logs in elsewhere, or as a newcomer, would otherwise be read through by a manager who appointed them first.
    """
    mag_beheren(door).of_weiger()
    weiger_van_elders(gebruiker, door)
    if logt_ook_elders_in(gebruiker, op):
        raise Weigering(
            "Deze gebruiker werkt ook voor een andere gemeente, of logt in als inburgeraar. "
            "Vraag de technisch beheerder om een nieuw wachtwoord."
        )
    wachtwoord = nieuw_startwachtwoord()
    gebruiker.set_password(wachtwoord)
    gebruiker.save(update_fields=["password"])
    noteer_beheerdaad(Beheerdaad.Wat.STARTWACHTWOORD, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id)
    return wachtwoord


@transaction.atomic
def haal_tweede_stap_weg(gebruiker: Gebruiker, *, door: Aanwezige, op: date) -> None:
    """For who lost the telephone and the codes: at the next login they set up a new one. Never one's own, and of nobody from elsewhere."""
    mag_toelaten(door, gebruiker).of_weiger()
    weiger_van_elders(gebruiker, door)
    if logt_ook_elders_in(gebruiker, op):
        raise Weigering(
            "Deze gebruiker werkt ook voor een andere gemeente, of logt in als inburgeraar. "
            "Vraag de technisch beheerder om de tweede stap weg te halen."
        )
    with connection.cursor() as cursor:
        cursor.execute("select toegang_haal_tweede_stap_weg(%s)", [gebruiker.pk])
        if not cursor.fetchone()[0]:
            raise Weigering("Deze gebruiker heeft geen tweede stap.")
    beeindig_sessies(gebruiker.pk)
    noteer_beheerdaad(Beheerdaad.Wat.TWEEDE_STAP_WEG, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id)


def weiger_van_elders(gebruiker: Gebruiker, door: Aanwezige) -> None:
    """Raises `Weigering` for who never had an appointment here."""
    if not Aanstelling.objects.filter(gebruiker=gebruiker, gemeente_id=door.gemeente_id).exists():
        raise Weigering("Deze gebruiker werkt niet voor uw gemeente.")


def logt_ook_elders_in(gebruiker: Gebruiker, op: date) -> bool:
    """Appointments elsewhere lie behind the wall: the database answers yes or no."""
    with connection.cursor() as cursor:
        cursor.execute("select toegang_werkt_elders(%s, %s)", [gebruiker.pk, op])
        return bool(cursor.fetchone()[0])


def _is_vrijwilliger(gebruiker: Gebruiker) -> bool:
    """Here or in another municipality: the database answers yes or no, and refuses the appointment itself too."""
    with connection.cursor() as cursor:
        cursor.execute("select toegang_is_vrijwilliger(%s)", [gebruiker.pk])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def stel_aan(
    gebruiker: Gebruiker,
    *,
    door: Aanwezige,
    rol: str,
    vanaf: date,
    tot: date | None = None,
    organisatie: Organisatie | None = None,
    **velden: Any,
) -> Aanstelling:
    """Appoint someone else in this municipality. A newcomer gets a login from their dossier, never from here."""
    mag_toelaten(door, gebruiker).of_weiger()
    _weiger_rol(gebruiker, door, rol, vanaf)
    _weiger_organisatie(organisatie, door, rol)
    if tot is not None and tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.")
    _weiger_controle_zonder_einde(rol, vanaf, tot)
    aanstelling = Aanstelling.objects.create(
        gebruiker=gebruiker,
        gemeente_id=door.gemeente_id,
        thuisgemeente_id=None if organisatie else _thuisgemeente(gebruiker, rol, vanaf, tot),
        rol=rol,
        vanaf=vanaf,
        tot=tot,
        organisatie=organisatie,
        **velden,
    )
    beeindig_sessies(gebruiker.pk)
    noteer_beheerdaad(
        Beheerdaad.Wat.AANGESTELD, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
        toelichting=f"{Rol(rol).label}, {dagen_van(vanaf, tot)}",
    )  # fmt: skip
    return aanstelling


def _weiger_rol(gebruiker: Gebruiker, door: Aanwezige, rol: str, vanaf: date) -> None:
    """Raises `Weigering` for a role that is not given here, or not to this person."""
    if rol not in Rol.values or rol in VAN_EEN_DOSSIER:
        raise Weigering("Kies een rol.")
    if rol in EEN_OP_EEN:
        raise Weigering("Een vrijwilliger wordt uitgenodigd door de coördinator van de organisatie.", veld="rol")
    if _is_vrijwilliger(gebruiker):
        raise Weigering(
            "Deze persoon logt in met een link van een coördinator. Maak voor ander werk een nieuwe gebruiker met een eigen e-mailadres."
        )
    _weiger_toezicht_en_beheer(gebruiker, door, rol, vanaf)
    _weiger_naast_controle(gebruiker, door, rol, vanaf)


def _weiger_organisatie(organisatie: Organisatie | None, door: Aanwezige, rol: str) -> None:
    """Raises `Weigering` unless a partner works for an organisation of this municipality that has such a role, and nobody else for any."""
    if rol in PARTNERROLLEN and organisatie is None:
        raise Weigering("Kies de organisatie waarvoor deze partner werkt. Zonder organisatie ziet een partner niets.")
    if rol not in PARTNERROLLEN and organisatie is not None:
        raise Weigering("Deze rol werkt voor de gemeente zelf. Laat de organisatie leeg.")
    if organisatie is not None and not organisatie.gemeenten.filter(pk=door.gemeente_id).exists():
        raise Weigering("Deze organisatie werkt niet voor uw gemeente.", veld="organisatie")
    if organisatie is not None and rol not in rollen_voor(organisatie.soort):
        raise Weigering(
            f"De rol {Rol(rol).label} past niet bij {organisatie.naam} ({organisatie.get_soort_display()}). Kies een andere rol of organisatie.",
            veld="rol",
        )


def _thuisgemeente(gebruiker: Gebruiker, rol: str, vanaf: date, tot: date | None) -> UUID | None:
    """Where somebody is employed, when that is elsewhere; raises `Weigering` when nothing was agreed with that municipality (ADR 34).

    Appointments elsewhere lie behind the wall: the database names that municipality only when both are in one agreement about this role.
    """
    with connection.cursor() as cursor:
        cursor.execute("select elders, thuis from toegang_thuis(%s, %s, %s, %s)", [gebruiker.pk, rol, vanaf, tot])
        elders, thuis = cursor.fetchone()
    if elders and thuis is None:
        raise Weigering(
            f"Deze persoon staat in Samenspel al bij een andere gemeente. Dat kan alleen onder een samenwerking waarin beide gemeenten ja zeiden, voor de rol "
            f"{Rol(rol).label}. Regel die eerst bij Beheer, Samenwerkingen.", veld="rol"
        )  # fmt: skip
    return cast("UUID | None", thuis)


def _nog_hier(gebruiker: Gebruiker, door: Aanwezige, vanaf: date) -> QuerySet[Aanstelling]:
    """What this person has here on that day, or gets later."""
    return Aanstelling.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=vanaf), gemeente_id=door.gemeente_id, gebruiker=gebruiker
    )


def _weiger_toezicht_en_beheer(gebruiker: Gebruiker, door: Aanwezige, rol: str, vanaf: date) -> None:
    """Who keeps watch does not hand out access, and the other way round (D1.7; AVG 38 lid 6)."""
    beide = {Rol.FUNCTIONARIS_GEGEVENSBESCHERMING.value, Rol.FUNCTIONEEL_BEHEERDER.value}
    hier = _nog_hier(gebruiker, door, vanaf)
    if rol in beide and hier.filter(rol__in=beide - {rol}).exists():
        raise Weigering(
            "Een functionaris gegevensbescherming is niet ook functioneel beheerder: die houdt toezicht op beheer. Kies een ander."
        )


def _weiger_naast_controle(gebruiker: Gebruiker, door: Aanwezige, rol: str, vanaf: date) -> None:
    """With a second role here the own lines of the log would say whose the pseudonyms are."""
    hier, controle = _nog_hier(gebruiker, door, vanaf), Q(rol=Rol.AUDITOR_REKENKAMER)
    if hier.filter(~controle if rol == Rol.AUDITOR_REKENKAMER else controle).exists():
        raise Weigering(
            "Een auditor heeft geen andere rol in deze gemeente: dan zeggen de schuilnamen wie het is. Kies een ander account.",
            veld="rol",
        )


def _weiger_controle_zonder_einde(rol: str, vanaf: date, tot: date | None) -> None:
    """An auditor comes for one assignment, of at most a year."""
    if rol == Rol.AUDITOR_REKENKAMER and (tot is None or tot > vanaf + LANGSTE_CONTROLE):
        raise Weigering(
            "Een auditor komt voor een opdracht. Vul de laatste dag in, hooguit een jaar later.", veld="tot"
        )


def dagen_van(vanaf: date, tot: date | None) -> str:
    """As a line of the log of Beheer says it."""
    return f"vanaf {vanaf:%d-%m-%Y}" + (f" tot en met {tot:%d-%m-%Y}" if tot else "")


def weiger_verlengen(tot: date, was: date | None) -> None:
    """Ending is not a way to give more days."""
    if was is not None and tot > was:
        raise Weigering(f"Deze eindigt al op {was:%d-%m-%Y}. Langer kan alleen met een nieuwe.", veld="tot")


def weiger_laatste_dag(tot: date, *, vanaf: date, op: date) -> None:
    """Yesterday shuts at once. Further back was used: it would seem afterwards as if somebody had looked or decided without leave."""
    eerste = max(vanaf, op - timedelta(days=1))
    if tot < eerste:
        raise Weigering(
            f"Kies {voluit(eerste)} of een latere dag. Wat tot nu toe is bekeken en besloten, blijft staan.", veld="tot"
        )


@transaction.atomic
def beeindig_aanstelling(aanstelling: Aanstelling, *, door: Aanwezige, tot: date, vandaag: date) -> None:
    """`tot` is the last day. The last manager of a municipality cannot leave: nobody could let anyone in."""
    mag_beheren(door).of_weiger()
    weiger_laatste_dag(tot, vanaf=aanstelling.vanaf, op=vandaag)
    if aanstelling.rol == Rol.FUNCTIONEEL_BEHEERDER:
        anderen = Aanstelling.objects.geldig(vandaag).filter(
            gemeente_id=door.gemeente_id, rol=aanstelling.rol, tot__isnull=True
        )
        if not anderen.exclude(pk=aanstelling.pk).exists():
            raise Weigering("Dit is de enige functioneel beheerder. Stel eerst een ander aan.")
    weiger_verlengen(tot, aanstelling.tot)
    aanstelling.tot = tot
    aanstelling.save(update_fields=["tot"])
    beeindig_sessies(aanstelling.gebruiker_id)
    noteer_beheerdaad(
        Beheerdaad.Wat.AANSTELLING_EINDE, aanstelling.gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
        toelichting=f"{aanstelling.get_rol_display()}, laatste dag {tot:%d-%m-%Y}",
    )  # fmt: skip
    if tot <= vandaag:
        ruim_foto_op(door, na=vandaag, van=aanstelling.gebruiker_id)


def ruim_foto_op(door: Aanwezige, *, na: date, van: UUID | None = None) -> int:
    """Photos of who works nowhere any more after that day: of one person, else of all whose photo was given here.

    Appointments elsewhere lie behind the wall, so the database looks, and deletes only those.
    """
    with connection.cursor() as cursor:
        cursor.execute("select toegang_verwijder_fotos(%s, %s)", [van, na])
        weg = [gebruiker_id for (gebruiker_id,) in cursor.fetchall()]
    for gebruiker in Gebruiker.objects.filter(pk__in=weg):
        noteer_beheerdaad(
            Beheerdaad.Wat.FOTO_WEG, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id,
            toelichting="na de laatste aanstelling",
        )  # fmt: skip
    return len(weg)


@transaction.atomic
def eerste_beheerder(*, gemeente: str, code: str, nummerletter: str, email: str, naam: str, op: date) -> str:
    """The one who lets everybody else in; gives the start password. Only while the municipality has no manager.

    Runs as the owner, from a command at the server: on screen nobody can do this, because nobody is in yet.
    """
    plaats, _nieuw = Gemeente.objects.get_or_create(
        code=code, defaults={"naam": gemeente, "nummerletter": (nummerletter or code[:1]).upper()[:3]}
    )
    if Aanstelling.objects.geldig(op).filter(gemeente=plaats, rol=Rol.FUNCTIONEEL_BEHEERDER).exists():
        raise Weigering(f"{plaats.naam} heeft al een functioneel beheerder. Die laat anderen toe op het scherm Beheer.")
    if Gebruiker.objects.filter(email=email.strip().lower()).exists():
        raise Weigering("Deze gebruiker bestaat al. Vraag een functioneel beheerder om een aanstelling.")
    wachtwoord = nieuw_startwachtwoord()
    gebruiker = Gebruiker.objects.create_user(email.strip(), wachtwoord, naam=" ".join(naam.split()))
    Aanstelling.objects.create(gebruiker=gebruiker, gemeente=plaats, rol=Rol.FUNCTIONEEL_BEHEERDER, vanaf=op)
    noteer_beheerdaad(
        Beheerdaad.Wat.AANGESTELD, gebruiker, gemeente_id=plaats.pk, door=None,
        toelichting=f"{Rol.FUNCTIONEEL_BEHEERDER.label}, {dagen_van(op, None)}",
    )  # fmt: skip
    return wachtwoord

"""Volunteers of an organisation: asked in by the coordinator, for families by name and until a day, and out at once (ADR 23)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from samenspel.avg.deuren import met_maatje
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Persoon
from samenspel.toegang.aanmelden import beeindig_sessies
from samenspel.toegang.beheer import noteer_beheerdaad
from samenspel.toegang.models import EEN_OP_EEN, Aanstelling, Beheerdaad, Gebruiker, Rol, Toewijzing, Vrijwilliger
from samenspel.toegang.persoonlijk import LINK_GELDT, Sleutels, code_merk, merk, nieuwe_sleutels
from samenspel.toegang.toewijzen import nodigt_uit

HOOGUIT = timedelta(days=366)
"""So long one invitation lasts, and so long a family is given at most."""


def mag_vrijwilligers_beheren(wie: Aanwezige) -> Oordeel:
    """The coordinator of the organisation for guidance, or of welfare."""
    if nodigt_uit(wie.rol) and wie.organisatie_id is not None and wie.gebruiker_id is not None:
        return JA
    return nee("Alleen de coördinator van de maatschappelijke begeleiding of van welzijn nodigt vrijwilligers uit.")


def _organisatie(wie: Aanwezige) -> UUID:
    if wie.organisatie_id is None:
        raise Weigering("U werkt niet voor een organisatie.")
    return wie.organisatie_id


def _van_hier(vrijwilliger: Vrijwilliger, door: Aanwezige) -> None:
    mag_vrijwilligers_beheren(door).of_weiger()
    if (vrijwilliger.organisatie_id, vrijwilliger.gemeente_id) != (door.organisatie_id, door.gemeente_id):
        raise Weigering("Deze vrijwilliger werkt niet voor uw organisatie.")


def _aanstelling(vrijwilliger: Vrijwilliger, op: date) -> Aanstelling:
    hier = Aanstelling.objects.filter(
        gebruiker_id=vrijwilliger.gebruiker_id, gemeente_id=vrijwilliger.gemeente_id, rol__in=EEN_OP_EEN, tot__gte=op
    )  # fmt: skip
    if (rij := hier.order_by("-tot").first()) is None:
        raise Weigering("Deze vrijwilliger is gestopt. Nodig deze persoon opnieuw uit.")
    return rij


@transaction.atomic
def nodig_uit(*, door: Aanwezige, naam: str, dossier_id: UUID, vanaf: date, tot: date, nu: datetime, als: str = "",
) -> tuple[Vrijwilliger, Sleutels]:  # fmt: skip
    """A volunteer with a first family. Gives link and code, to be shown once and handed over by two ways."""
    mag_vrijwilligers_beheren(door).of_weiger()
    op = dag_van(nu)
    if not (naam := " ".join(naam.split())):
        raise Weigering("Schrijf hoe de vrijwilliger heet.", veld="naam")
    rol = als or nodigt_uit(door.rol)[0]
    if rol not in nodigt_uit(door.rol):
        raise Weigering("Kies als wat deze persoon komt helpen.", veld="als")
    _weiger_dagen(vanaf, tot, op)
    sleutels, sleutel = nieuwe_sleutels(), uuid7()
    # an account needs an address; this one cannot exist (RFC 2606), and has no password
    gebruiker = Gebruiker.objects.create_user(f"{sleutel}@vrijwilliger.invalid", None, id=sleutel, naam=naam[:120])
    Aanstelling.objects.create(
        gebruiker=gebruiker, gemeente_id=door.gemeente_id, organisatie_id=door.organisatie_id, rol=rol, vanaf=op, tot=op + HOOGUIT
    )  # fmt: skip
    vrijwilliger = Vrijwilliger.objects.create(
        gemeente_id=door.gemeente_id, organisatie_id=_organisatie(door), gebruiker=gebruiker, link_merk=merk(sleutels.link), link_tot=nu + LINK_GELDT,
        code=code_merk(sleutels.code), gemaakt_door_id=door.mens(), gemaakt_op=nu,
    )  # fmt: skip
    _noteer(Beheerdaad.Wat.UITGENODIGD, vrijwilliger, door, nu)
    wijs_gezin_toe(vrijwilliger, door=door, dossier_id=dossier_id, vanaf=vanaf, tot=tot, nu=nu)
    return vrijwilliger, sleutels


@transaction.atomic
def geef_nieuwe_link(vrijwilliger: Vrijwilliger, *, door: Aanwezige, nu: datetime) -> Sleutels:
    """Another link and another code; the device that was tied, and whoever is in on it, is out at once."""
    _van_hier(vrijwilliger, door)
    _aanstelling(vrijwilliger, dag_van(nu))
    sleutels = nieuwe_sleutels()
    _zet_toegang(vrijwilliger, merk(sleutels.link), nu + LINK_GELDT, code_merk(sleutels.code))
    _noteer(Beheerdaad.Wat.NIEUWE_LINK, vrijwilliger, door, nu)
    return sleutels


@transaction.atomic
def wijs_gezin_toe(
    vrijwilliger: Vrijwilliger, *, door: Aanwezige, dossier_id: UUID, vanaf: date, tot: date, nu: datetime
) -> Toewijzing:
    """One family, from and until: in sight of the volunteer from the Monday of the week in which it begins."""
    _van_hier(vrijwilliger, door)
    op = dag_van(nu)
    _weiger_dagen(vanaf, tot, op)
    einde = _aanstelling(vrijwilliger, op).tot
    if einde is not None and tot > einde:
        raise Weigering(
            f"Deze vrijwilliger is uitgenodigd tot en met {voluit(einde)}. Kies een eerdere dag.", veld="tot"
        )
    if not Persoon.objects.zichtbaar_voor(door).filter(dossier_id=dossier_id).exists():
        raise Weigering("Bij dit gezin doet uw organisatie nu niet mee. Kies een gezin uit de lijst.", veld="gezin")
    if _aanstelling(vrijwilliger, op).rol != Rol.MB_VRIJWILLIGER and dossier_id not in set(met_maatje(door)):
        raise Weigering(
            "Deze persoon zei nog geen ja op een maatje. Vraag de contactpersoon bij de gemeente om dat te vragen en vast te leggen.",
            veld="gezin",
        )
    hetzelfde = Toewijzing.objects.filter(
        gebruiker_id=vrijwilliger.gebruiker_id,
        dossier_id=dossier_id,
        gestopt_op__isnull=True,
        tot__gte=vanaf,
        vanaf__lte=tot,
    )
    if hetzelfde.exists():
        raise Weigering("Deze vrijwilliger helpt dit gezin in deze dagen al.", veld="gezin")
    return Toewijzing.objects.create(
        gemeente_id=door.gemeente_id, organisatie_id=vrijwilliger.organisatie_id, gebruiker_id=vrijwilliger.gebruiker_id, dossier_id=dossier_id,
        vanaf=vanaf, tot=tot, gegeven_door_id=door.mens(), gegeven_op=nu,
    )  # fmt: skip


def _weiger_dagen(vanaf: date, tot: date, op: date) -> None:
    if tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste dag.", veld="tot")
    if tot < op:
        raise Weigering("Deze dag is al voorbij. Kies vandaag of later.", veld="tot")
    if tot > vanaf + HOOGUIT:
        raise Weigering("Wijs een gezin voor hooguit een jaar toe. Daarna kijkt u opnieuw.", veld="tot")


@transaction.atomic
def stop_toewijzing(toewijzing: Toewijzing, *, door: Aanwezige, nu: datetime) -> None:
    """The volunteer does not see this family any more, from this moment."""
    mag_vrijwilligers_beheren(door).of_weiger()
    if (toewijzing.organisatie_id, toewijzing.gemeente_id) != (door.organisatie_id, door.gemeente_id):
        raise Weigering("Deze vrijwilliger werkt niet voor uw organisatie.")
    if toewijzing.gestopt_op is not None:
        raise Weigering("Dit is al gestopt.")
    toewijzing.gestopt_op, toewijzing.gestopt_door_id = nu, door.mens()
    toewijzing.save(update_fields=["gestopt_op", "gestopt_door"])


@transaction.atomic
def stop_vrijwilliger(vrijwilliger: Vrijwilliger, *, door: Aanwezige, nu: datetime) -> None:
    """Every family, the link, the code and the device: shut from this moment; the appointment ends today."""
    _van_hier(vrijwilliger, door)
    aanstelling = _aanstelling(vrijwilliger, dag_van(nu))
    lopend = Toewijzing.objects.filter(gebruiker_id=vrijwilliger.gebruiker_id, gestopt_op__isnull=True)
    lopend.update(gestopt_op=nu, gestopt_door_id=door.mens())
    _zet_toegang(vrijwilliger, "", None, "")
    aanstelling.tot = dag_van(nu)
    aanstelling.save(update_fields=["tot"])
    _noteer(Beheerdaad.Wat.VRIJWILLIGER_EINDE, vrijwilliger, door, nu)


def _zet_toegang(vrijwilliger: Vrijwilliger, link: str, tot: datetime | None, code: str) -> None:
    vrijwilliger.link_merk, vrijwilliger.link_tot, vrijwilliger.code, vrijwilliger.toestel_merk = link, tot, code, ""
    vrijwilliger.save(update_fields=["link_merk", "link_tot", "code", "toestel_merk"])
    beeindig_sessies(vrijwilliger.gebruiker_id)


@transaction.atomic
def beloof_geheimhouding(*, door: Aanwezige, nu: datetime) -> None:
    """Once, by the volunteer; until then both walls show nothing."""
    eigen = Vrijwilliger.objects.filter(gebruiker_id=door.mens(), gemeente_id=door.gemeente_id)  # fmt: skip
    if door.rol not in EEN_OP_EEN or not (rij := eigen.first()):
        raise Weigering("Alleen een vrijwilliger tekent hier voor geheimhouding.")
    if rij.geheimhouding_op is None:
        rij.geheimhouding_op = nu
        rij.save(update_fields=["geheimhouding_op"])


def _noteer(wat: Beheerdaad.Wat, vrijwilliger: Vrijwilliger, door: Aanwezige, nu: datetime) -> None:
    noteer_beheerdaad(wat, vrijwilliger.gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id, nu=nu)

"""An interpreter for one appointment: booked by who makes appointments, in by a link and a code, out the day after (ADR 30)."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.dossiers.bevoegdheden import mag_tolk_boeken
from samenspel.dossiers.models import Afspraak
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.models import Gebruiker, Rol, Tolkboeking
from samenspel.toegang.persoonlijk import LINK_GELDT, Sleutels, code_merk, merk, nieuwe_sleutels


@transaction.atomic
def boek_tolk(
    afspraak: Afspraak, *, door: Aanwezige, naam: str, taal: str, nu: datetime, dialect: str = "", voorkeur: str = ""
) -> tuple[UUID, Sleutels]:
    """From now until the day after the appointment. Gives the id, and link and code, to be shown once and handed over by two ways.

    The database gives the booking its number.
    """
    mag_tolk_boeken(door).of_weiger()
    if not (naam := binnen(" ".join(naam.split()), 120)):
        raise Weigering("Schrijf hoe de tolk heet.", veld="naam")
    if not (taal := binnen(" ".join(taal.split()), 40)):
        raise Weigering("Schrijf in welke taal.", veld="taal")
    if voorkeur not in Tolkboeking.Voorkeur.values:
        raise Weigering("Kies een man, een vrouw, of dat het niet uitmaakt.", veld="voorkeur")
    _weiger_afspraak(afspraak, nu)
    sleutels, sleutel, account = nieuwe_sleutels(), uuid7(), uuid7()
    # an account needs an address; this one cannot exist (RFC 2606), and has no password
    Gebruiker.objects.create_user(f"{account}@tolk.invalid", None, id=account, naam=naam)
    rij = {
        "id": str(sleutel), "afspraak_id": str(afspraak.pk), "gebruiker_id": str(account), "naam": naam, "taal": taal,
        "dialect": binnen(" ".join(dialect.split()), 40), "voorkeur": voorkeur,
        "link_merk": merk(sleutels.link), "link_tot": (nu + LINK_GELDT).isoformat(), "code": code_merk(sleutels.code), "toestel_merk": "",
        "geboekt_op": nu.isoformat(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select toegang_boek_tolk(%s::jsonb)", [json.dumps(rij)])
    return sleutel, sleutels


def _weiger_afspraak(afspraak: Afspraak, nu: datetime) -> None:
    if not afspraak.tolk:
        raise Weigering("Bij deze afspraak staat geen tolk. Plan de afspraak met een tolk; daarna kunt u die boeken.")
    if afspraak.afgezegd_op or dag_van(afspraak.begin) < dag_van(nu):
        raise Weigering("Deze afspraak is afgezegd of voorbij. Er komt geen tolk meer.")
    if Tolkboeking.objects.filter(afspraak_id=afspraak.pk, gestopt_op__isnull=True).exists():
        raise Weigering("Voor deze afspraak is al een tolk geboekt. Komt er een ander? Stop dan eerst deze boeking.")


@transaction.atomic
def beloof_geheimhouding(*, door: Aanwezige, nu: datetime) -> None:
    """Once, by the interpreter; until then both walls show nothing."""
    if door.rol != Rol.TOLK:
        raise Weigering("Alleen een tolk tekent hier voor geheimhouding.")
    with connection.cursor() as cursor:
        cursor.execute("select toegang_tolk_belooft(%s)", [nu])

"""A newcomer lets somebody look along: who, at what and until when. The database writes it, and only for the newcomer who is surely there (ADR 29)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.machtigen import te_machtigen
from samenspel.toegang.models import Gebruiker, Machtiging, Rol
from samenspel.toegang.niveau import SUBSTANTIEEL
from samenspel.toegang.persoonlijk import LINK_GELDT, Sleutels, code_merk, merk, nieuwe_sleutels
from wet.kalender import plus_maanden

HOOGUIT_MAANDEN = 12
"""Then somebody chooses again (D1: every grant has an end, a year at most)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What the newcomer chose."""

    naam: str
    relatie: str
    onderdelen: tuple[str, ...]
    tot: date
    taal: str


def mag_machtigen(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Only the newcomer, for the own dossier, and logged in as surely as for reading all of it (ADR 19)."""
    if wie.rol != Rol.INBURGERAAR or wie.dossier_id != dossier.pk or wie.gebruiker_id is None:
        return nee("Alleen de inburgeraar zelf laat iemand meekijken in het eigen dossier.")
    if wie.niveau != SUBSTANTIEEL:
        return nee("Log eerst nog een keer in, op een sterkere manier. Daarna kunt u iemand laten meekijken.")
    return JA


@transaction.atomic
def machtig(dossier: Dossier, keuze: Keuze, *, door: Aanwezige, nu: datetime) -> tuple[UUID, Sleutels]:
    """From now on this person may come in with the link and the code, and reads these parts. Gives the id and both, to be shown once.

    Grondslag: AVG 6 lid 1 a en 9 lid 2 a (uitdrukkelijke toestemming), 7; Algemene wet bestuursrecht, artikel 2:1.
    """
    mag_machtigen(door, dossier).of_weiger()
    naam = " ".join(keuze.naam.split())[:120]
    _weiger_keuze(naam, keuze, dag_van(nu))
    sleutels, sleutel, account = nieuwe_sleutels(), uuid7(), uuid7()
    # an account needs an address; this one cannot exist (RFC 2606), and has no password
    Gebruiker.objects.create_user(f"{account}@gemachtigde.invalid", None, id=account, naam=naam)
    rij = {
        "id": str(sleutel), "gebruiker_id": str(account), "naam": naam, "relatie": keuze.relatie, "onderdelen": list(keuze.onderdelen),
        "tot": keuze.tot.isoformat(), "taal": keuze.taal, "link_merk": merk(sleutels.link), "link_tot": (nu + LINK_GELDT).isoformat(),
        "code": code_merk(sleutels.code), "toestel_merk": "", "gemaakt_op": nu.isoformat(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select avg_machtig(%s::jsonb)", [json.dumps(rij)])
    return sleutel, sleutels


def _weiger_keuze(naam: str, keuze: Keuze, op: date) -> None:
    if not naam:
        raise Weigering("Schrijf hoe deze persoon heet.", veld="naam")
    if keuze.relatie not in Machtiging.Relatie.values:
        raise Weigering("Kies wie dat van u is.", veld="relatie")
    if not keuze.onderdelen or not set(keuze.onderdelen) <= set(te_machtigen()):
        raise Weigering("Kies wat deze persoon mag zien.", veld="onderdelen")
    if not op <= keuze.tot <= plus_maanden(op, HOOGUIT_MAANDEN):
        raise Weigering("Kies een dag, vandaag of later. Hooguit een jaar.", veld="tot")

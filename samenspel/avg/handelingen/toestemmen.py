"""Writing down what somebody said yes to, thing by thing, and taking it back (AVG 7; domein.md 7; ADR 16)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Coalesce

from samenspel.avg.bevoegdheden import (
    mag_delen_met,
    mag_toestemming_intrekken,
    mag_toestemming_vastleggen,
    per_stuk_met_jurist,
)
from samenspel.avg.delen import juristen
from samenspel.avg.models import ToestemmingKort, Wijze
from samenspel.avg.onderdelen import Onderdeel
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.models import Betrokkenheid
from samenspel.toegang.overeenkomsten import gedekt
from wet.kalender import plus_maanden

HOOGUIT_MAANDEN = 12
"""Whoever gave a yes is asked again after a year (D1: every grant has an end, a year at most)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """How it was asked and answered. `vrij_gezegd`: that no is allowed and changes nothing about what is compulsory (AVG 7 lid 4)."""

    waarom: str
    op: date
    tot: date
    taal: str
    wijze: str
    tolk: str = ""
    voor_wie: str = ""
    vrij_gezegd: bool = False


@transaction.atomic
def leg_toestemming_vast(
    onderdeel: Onderdeel, organisatie: Organisatie | None, gevraagd: Gevraagd, *, door: Aanwezige, nu: datetime
) -> UUID:
    """From now on the organisation, or the one person it is for, reads this one thing, and nothing else of its kind. Gives the id.

    Grondslag: AVG 6 lid 1 a en 9 lid 2 a (uitdrukkelijke toestemming), 7; UAVG 22 lid 2 a.
    """
    mag_toestemming_vastleggen(door).of_weiger()
    _weiger_vraag(gevraagd, dag_van(nu))
    if organisatie is None:
        _weiger_wie_geen_jurist_is(onderdeel, door, dag_van(nu))
    else:
        if not onderdeel.een_op_een:
            mag_delen_met(organisatie, onderdeel.categorie).of_weiger()
        _weiger_zonder_sleutels(onderdeel, organisatie, door, dag_van(nu))
    return _schrijf(onderdeel, organisatie, gevraagd, nu)


def _schrijf(onderdeel: Onderdeel, organisatie: Organisatie | None, gevraagd: Gevraagd, nu: datetime) -> UUID:
    rij = {
        "id": str(uuid7()), "dossier_id": str(onderdeel.dossier_id), "organisatie_id": str(organisatie.pk) if organisatie else None, "tabel": onderdeel.tabel,
        "rij_id": str(onderdeel.rij_id), "betreft": onderdeel.categorie, "voor_wie": binnen(gevraagd.voor_wie, 120),
        "waarom": binnen(gevraagd.waarom, 500), "gevraagd_op": gevraagd.op.isoformat(), "tot": gevraagd.tot.isoformat(),
        "taal": binnen(gevraagd.taal, 40), "tolk": binnen(gevraagd.tolk, 120), "wijze": gevraagd.wijze, "vastgelegd_op": nu.isoformat(),
        "ontvanger_id": str(onderdeel.voor) if onderdeel.voor else None,
    }  # fmt: skip
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select avg_leg_toestemming_vast(%s::jsonb)", [json.dumps(rij)])
            gemaakt: UUID = cursor.fetchone()[0]
            return gemaakt
    except IntegrityError:
        met = organisatie.naam if organisatie else "deze jurist"
        raise Weigering(f"Dit is al gedeeld met {met}. U hoeft niets te doen.") from None


def _weiger_wie_geen_jurist_is(onderdeel: Onderdeel, door: Aanwezige, op: date) -> None:
    """A colleague gets by consent what the cell T of a jurist allows, while working along here (ADR 28)."""
    gaat_door_in = Dossier.objects.filter(pk=onderdeel.dossier_id).values_list(
        Coalesce("samengevoegd_in_id", "pk"), flat=True
    )
    hier = {jurist.pk for jurist in juristen(gaat_door_in, wie=door, op=op)}
    if onderdeel.voor not in hier or onderdeel.categorie not in per_stuk_met_jurist():
        raise Weigering(
            "Deze collega kijkt hier niet naar een bezwaar. Vraag eerst een jurist bij het bezwaar; daarna kunt u dit delen."
        )


def _weiger_vraag(gevraagd: Gevraagd, vandaag: date) -> None:
    if not gevraagd.vrij_gezegd:
        raise Weigering(
            "Zeg eerst dat nee zeggen mag, en dat het niets verandert aan de inburgering of de uitkering. Anders is het geen toestemming.",
            veld="vrij_gezegd",
        )
    if len(gevraagd.waarom.strip()) < 5:
        raise Weigering("Schrijf waarom deze organisatie dit nodig heeft.", veld="waarom")
    if not gevraagd.taal.strip():
        raise Weigering("Schrijf in welke taal u het vroeg.", veld="taal")
    if gevraagd.wijze not in {Wijze.GESPROKEN, Wijze.ONDERTEKEND}:
        raise Weigering("Kies hoe de inburgeraar ja zei.", veld="wijze")
    if gevraagd.op > vandaag:
        raise Weigering("Deze dag is nog niet geweest. Leg het vast als de inburgeraar ja heeft gezegd.", veld="op")
    if gevraagd.tot < vandaag:
        raise Weigering("Deze dag is al voorbij. Kies vandaag of later.", veld="tot")
    if gevraagd.tot > plus_maanden(gevraagd.op, HOOGUIT_MAANDEN):
        raise Weigering("Toestemming geldt hooguit een jaar. Kies een eerdere dag, en vraag het daarna opnieuw.", veld="tot")  # fmt: skip


def _weiger_zonder_sleutels(onderdeel: Onderdeel, organisatie: Organisatie, door: Aanwezige, op: date) -> None:
    """A yes does not stand in for the agreement or for taking part: it narrows them to one thing (ADR 14, 16)."""
    naam = NAMEN[onderdeel.categorie]
    if onderdeel.categorie not in gedekt(organisatie, wie=door, op=op):
        raise Weigering(
            f"In de overeenkomst met {organisatie.naam} staat niet: {naam}. Laat de overeenkomst aanpassen; daarna kunt u dit delen."
        )
    if organisatie.pk not in {
        mee.organisatie_id for mee in lopend_mee(onderdeel.dossier_id, onderdeel.categorie, door, op)
    }:
        raise Weigering(
            f"{organisatie.naam} doet in dit dossier niet mee voor: {naam}. Betrek de organisatie eerst (opnieuw) bij Partners en kies dit erbij; "
            "alleen wat u hierna deelt, wordt zichtbaar."
        )  # fmt: skip


def lopend_mee(dossier_id: UUID, categorie: str, wie: Aanwezige, op: date) -> list[Betrokkenheid]:
    """Who takes part today for this category."""
    hier = Betrokkenheid.objects.loopt(op).filter(gemeente_id=wie.gemeente_id, dossier_id=dossier_id)
    return list(hier.filter(categorieen__contains=[categorie]).select_related("organisatie"))


@transaction.atomic
def trek_toestemming_in(toestemming: ToestemmingKort, *, door: Aanwezige, nu: datetime) -> None:
    """At once, without a reason, by the newcomer or for them: the organisation sees it no more from this moment (AVG 7 lid 3)."""
    mag_toestemming_intrekken(door, toestemming).of_weiger()
    with connection.cursor() as cursor:
        cursor.execute("select avg_trek_toestemming_in(%s, %s)", [toestemming.pk, nu])

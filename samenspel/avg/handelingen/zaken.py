"""A request under the AVG: taken in, on the clock, answered with a reason (AVG 12 lid 3 to 5, 15 to 21). The house writes, for who acts (C19)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.avg.apart import over_wat_apart_staat
from samenspel.avg.bevoegdheden import mag_zaak_behandelen, mag_zaak_openen
from samenspel.avg.models import AvgZaak, AvgZaakKort, Zaak
from samenspel.avg.zaken import HERINNER, laatste_dag, ontvangers, uiterlijk_van, verlengd_van
from samenspel.dossiers.models import Dossier, DuoMelding, Herinnering
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.logboek.models import Betrokkene
from samenspel.toegang.matrix import CATEGORIEEN, Bereik, bereik

HERINNERING = "privacyverzoek: antwoord uiterlijk over een week"
ART_19 = frozenset({Zaak.Soort.RECTIFICATIE, Zaak.Soort.BEPERKING, Zaak.Soort.VERWIJDERING})
"""Of these the recipients of the data hear (AVG 19)."""
MOTIVEER_BUITENSPORIG = 60
"""Characters: a sentence or two that says what makes it excessive. However many requests there are, each is taken in and a person judges."""
_GEDAAN = frozenset({Zaak.Uitkomst.TOEGEWEZEN, Zaak.Uitkomst.DEELS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """What somebody asks: how and when, who asked (empty: the newcomer), about which category (empty: all)."""

    soort: str
    vraag: str
    hoe: str
    op: date
    door_wie: str = ""
    betreft: str = ""
    identiteit: str = ""


@contextmanager
def als_huis(door: Aanwezige) -> Iterator[Aanwezige]:
    """The house on behalf of who acts."""
    with identiteit(als_systeem(door)) as huis:
        yield huis


@transaction.atomic
def open_zaak(dossier: Dossier, gevraagd: Gevraagd, *, door: Aanwezige, nu: datetime) -> UUID:
    """Taken in; the month runs from the day it came in. The contact person has a reminder in the work list a week before. Gives the id.

    Grondslag: AVG 12 lid 3, 15 tot en met 21.
    """
    mag_zaak_openen(door, dossier.pk).of_weiger()
    if gevraagd.soort not in Zaak.Soort.values or gevraagd.hoe not in Zaak.Hoe.values:
        raise Weigering("Kies wat er gevraagd wordt, en hoe.", veld="soort")
    if len(gevraagd.vraag.strip()) < 3:
        raise Weigering("Schrijf wat er gevraagd is.", veld="vraag")
    if gevraagd.op > dag_van(nu):
        raise Weigering("Deze dag is nog niet geweest.", veld="op")
    zelf = bereik(door.rol) is Bereik.ZICHZELF
    wijze = Zaak.Identiteit.INGELOGD if zelf else gevraagd.identiteit
    with als_huis(door):
        zaak = AvgZaak.objects.create(
            gemeente_id=dossier.gemeente_id, dossier=dossier, soort=gevraagd.soort, hoe=Zaak.Hoe.PORTAAL if zelf else gevraagd.hoe,
            gevraagd_op=gevraagd.op, door_wie="" if zelf else binnen(gevraagd.door_wie, 120), vraag=binnen(gevraagd.vraag, 2000),
            betreft=gevraagd.betreft if gevraagd.betreft in CATEGORIEEN else "", identiteit=wijze, uiterlijk=uiterlijk_van(gevraagd.op),
            behandelaar_id=None if gevraagd.soort == Zaak.Soort.KLACHT else dossier.contactpersoon_id, vastgelegd_op=nu, door_id=door.mens(),
        )  # fmt: skip
        _herinner(zaak, max(zaak.uiterlijk - HERINNER, dag_van(nu)), door, nu)
    return zaak.pk


def _herinner(zaak: AvgZaak, op: date, door: Aanwezige, nu: datetime, wat: str = HERINNERING) -> None:
    Herinnering.objects.create(
        gemeente_id=zaak.gemeente_id, dossier_id=zaak.dossier_id, soort=Herinnering.Soort.KOM_TERUG, op=op, wie=wat[:120], door_id=door.mens(),
        vastgelegd_op=nu,
    )  # fmt: skip


def _van(zaak: AvgZaakKort) -> AvgZaak:
    """Locked, so that two people do not answer at once."""
    return AvgZaak.objects.select_for_update().get(pk=zaak.pk)


@transaction.atomic
def stel_identiteit_vast(zaak: AvgZaakKort, wijze: str, *, door: Aanwezige) -> None:
    """How it was seen that who asks is who it is about (AVG 12 lid 6). No copy of a document is kept."""
    mag_zaak_behandelen(door, zaak).of_weiger()
    if wijze not in {Zaak.Identiteit.DOCUMENT, Zaak.Identiteit.BEKEND}:
        raise Weigering("Kies hoe u zag wie dit is.", veld="wijze")
    with als_huis(door):
        AvgZaak.objects.filter(pk=zaak.pk).update(identiteit=wijze)


@transaction.atomic
def verleng_zaak(zaak: AvgZaakKort, *, reden: str, door: Aanwezige, nu: datetime) -> None:
    """Two months more, told with the reason within the first month (AVG 12 lid 3). Once."""
    mag_zaak_behandelen(door, zaak).of_weiger()
    if zaak.verlengd_tot is not None:
        raise Weigering("De termijn is al een keer verlengd. Dat kan maar een keer.", veld="reden")
    if dag_van(nu) > zaak.uiterlijk:
        raise Weigering(
            "De maand is voorbij. Verlengen kan alleen binnen de maand; antwoord nu zo snel mogelijk.", veld="reden"
        )
    if len(reden.strip()) < 10:
        raise Weigering(
            "Schrijf waarom het langer duurt: hoe ingewikkeld het is, of hoeveel verzoeken er zijn. De inburgeraar leest dit.",
            veld="reden",
        )
    with als_huis(door):
        echt = _van(zaak)
        echt.verlengd_tot, echt.verlengd_op, echt.verlenging_reden = (
            verlengd_van(echt.gevraagd_op),
            dag_van(nu),
            binnen(reden, 500),
        )
        echt.save(update_fields=["verlengd_tot", "verlengd_op", "verlenging_reden"])
        _rond_herinnering_af(echt, door, nu)
        _herinner(echt, echt.verlengd_tot - HERINNER, door, nu)


@transaction.atomic
def beantwoord_zaak(
    zaak: AvgZaakKort,
    *,
    uitkomst: str,
    motivering: str,
    antwoord_op: date,
    door: Aanwezige,
    nu: datetime,
    verklaring: str = "",
) -> int:
    """The outcome with its reason, and the day somebody was told. Gives how many organisations must hear of it: each is a task (AVG 19).

    `verklaring`: what the newcomer says beside a fact that stays as it is (AVG 16); it is shown with the record and in every copy.
    """
    mag_zaak_behandelen(door, zaak).of_weiger()
    if uitkomst not in Zaak.Uitkomst.values or not uitkomst:
        raise Weigering("Kies wat de uitkomst is.", veld="uitkomst")
    if len(motivering.strip()) < 10:
        raise Weigering(
            "Schrijf waarom. Bij nee ook: bezwaar kan binnen zes weken na dit antwoord (UAVG 34), en een klacht bij de Autoriteit Persoonsgegevens (AVG 12 lid 4).",
            veld="motivering",
        )
    if uitkomst == Zaak.Uitkomst.BUITENSPORIG and len(motivering.strip()) < MOTIVEER_BUITENSPORIG:
        raise Weigering(
            "Schrijf waarom dit verzoek kennelijk ongegrond of buitensporig is: wat er al gevraagd en gegeven is, en wanneer. De gemeente moet "
            "dat kunnen aantonen (AVG 12 lid 5).", veld="motivering",
        )  # fmt: skip
    if not zaak.identiteit and uitkomst in _GEDAAN:
        raise Weigering("Leg eerst vast hoe u zag wie dit vraagt (AVG 12 lid 6).", veld="uitkomst")
    if not zaak.gevraagd_op <= antwoord_op <= dag_van(nu):
        raise Weigering(
            "Vul de dag in waarop u het antwoord gaf: niet voor de vraag, en niet in de toekomst.", veld="antwoord_op"
        )
    with als_huis(door) as huis:
        echt = _van(zaak)
        if echt.soort == Zaak.Soort.KLACHT and _keek_zelf(echt, door):
            raise Weigering("U keek zelf in dit dossier. Laat een collega die er niet in keek dit beantwoorden.")
        over = over_wat_apart_staat(zaak, huis) if echt.soort == Zaak.Soort.INZAGE and uitkomst in _GEDAAN else ""
        echt.uitkomst, echt.motivering, echt.antwoord_op = (
            uitkomst,
            binnen(motivering.strip() + over, 2000),
            antwoord_op,
        )
        echt.verklaring, echt.beslist_op, echt.beslist_door_id = binnen(verklaring, 2000), nu, door.mens()
        echt.save()
        _rond_herinnering_af(echt, door, nu)
        return _vertel_ontvangers(echt, door, nu) if echt.soort in ART_19 and uitkomst in _GEDAAN else 0


def _keek_zelf(zaak: AvgZaak, door: Aanwezige) -> bool:
    """Whether who answers looked before the complaint came: somebody else judges it (Awb 9:7 lid 1, from memory)."""
    hier = ids_van(Dossier.objects.get(pk=zaak.dossier_id))
    keek = Betrokkene.objects.filter(
        dossier_id__in=hier, regel__gebruiker_id=door.gebruiker_id, tijd__lt=zaak.vastgelegd_op
    )
    return keek.exists()


def _rond_herinnering_af(zaak: AvgZaak, door: Aanwezige, nu: datetime) -> None:
    open_ = Herinnering.objects.filter(dossier_id=zaak.dossier_id, wie=HERINNERING, klaar_op__isnull=True)
    open_.filter(vastgelegd_op__gte=zaak.vastgelegd_op).update(klaar_op=nu, klaar_door_id=door.mens())


def _vertel_ontvangers(zaak: AvgZaak, door: Aanwezige, nu: datetime) -> int:
    dossier = Dossier.objects.get(pk=zaak.dossier_id)
    ids = ids_van(dossier)
    namen = [organisatie.naam[:60] for organisatie in ontvangers(ids, zaak.betreft)]
    if DuoMelding.objects.filter(dossier_id__in=ids, gemeld_op__isnull=False).exists():
        namen.append("DUO")
    for naam in namen:
        _herinner(zaak, dag_van(nu), door, nu, f"{naam}: vertel wat er veranderd is")
    return len(namen)


def nog_dagen(zaak: AvgZaakKort, op: date) -> int:
    """Days until the last day to answer; below zero when it is past."""
    return (laatste_dag(zaak) - op).days

"""Opening a dossier: by hand, from a DUO notice, a COA file or a benefit grant."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from samenspel.dossiers.bevoegdheden import mag_dossier_openen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Doelgroep, Dossier, Fase, Gebeurtenis, Regime
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Gemeente
from samenspel.personen.handelingen import leg_contact_vast, registreer
from samenspel.personen.models import Contactgegeven, Nummer
from samenspel.personen.nummers import leg_nummer_vast

_TEL = """
insert into dossiers_dossierteller (gemeente_id, jaar, laatste) values (%s, %s, 1)
on conflict (gemeente_id, jaar) do update set laatste = dossiers_dossierteller.laatste + 1
returning laatste
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanmelding:
    """What is known when somebody is reported: a name is enough, all else may follow."""

    naam: str
    doelgroep: str
    regime: str = Regime.WI2021
    geboortedatum: str = ""
    bsn: str = ""
    v_nummer: str = ""
    telefoon: str = ""
    adres: str = ""
    azc: str = ""
    persoon: dict[str, Any] = field(default_factory=dict)
    gezin: tuple[tuple[str, str, str], ...] = ()
    """(relation, name, birth date) of partner and children."""


def volgend_nummer(gemeente: Gemeente, jaar: int) -> str:
    """The next dossier number of this municipality and year, such as A26-0417."""
    with connection.cursor() as cursor:
        cursor.execute(_TEL, [gemeente.pk, jaar])
        (volgnummer,) = cursor.fetchone()
    return f"{gemeente.nummerletter}{jaar % 100:02}-{volgnummer:04}"


@transaction.atomic
def open_dossier(
    aanmelding: Aanmelding, *, door: Aanwezige, op: date, bron: str = Gebeurtenis.Bron.HAND, vastgelegd_op: datetime | None = None,
    sleutel: UUID | None = None,
) -> Dossier:  # fmt: skip
    """Make a dossier with its person, numbers and contact. Facts come after, with `leg_vast`."""
    mag_dossier_openen(door).of_weiger()
    gemeente = Gemeente.objects.get(pk=door.gemeente_id)
    moment = vastgelegd_op or nu()
    regime = Regime.WI2013 if aanmelding.doelgroep == Doelgroep.WI2013 else aanmelding.regime
    dossier = Dossier.objects.create(
        id=sleutel or uuid7(),
        gemeente=gemeente,
        nummer=volgend_nummer(gemeente, moment.year),
        regime=regime,
        doelgroep=aanmelding.doelgroep,
        doelgroep_nu=aanmelding.doelgroep,
        fase=Fase.ONDERSTEUNING if regime == Regime.WI2013 else Fase.NIEUW,
        aangemaakt_op=moment,
    )
    registreer(
        dossier.pk, door=door, naam=aanmelding.naam, geboortedatum=aanmelding.geboortedatum, **aanmelding.persoon
    )
    _leg_nummers_en_contact_vast(dossier, aanmelding, door=door, op=op)
    leg_vast(dossier, "dossier_geopend", op=op, door=door, bron=bron, vastgelegd_op=vastgelegd_op)
    return dossier


def _leg_nummers_en_contact_vast(dossier: Dossier, aanmelding: Aanmelding, *, door: Aanwezige, op: date) -> None:
    if aanmelding.bsn:
        leg_nummer_vast(dossier.pk, Nummer.Soort.BSN, aanmelding.bsn, door=door)
    if aanmelding.v_nummer:
        leg_nummer_vast(dossier.pk, Nummer.Soort.V_NUMMER, aanmelding.v_nummer, door=door)
    for soort, waarde in (
        (Contactgegeven.Soort.TELEFOON, aanmelding.telefoon),
        (Contactgegeven.Soort.AZC, aanmelding.azc),
        (Contactgegeven.Soort.ADRES, aanmelding.adres),  # after the AZC: a home ends the stay there
    ):
        if waarde:
            leg_contact_vast(
                dossier.pk, soort, waarde, door=door, vanaf=op if soort != Contactgegeven.Soort.TELEFOON else None
            )

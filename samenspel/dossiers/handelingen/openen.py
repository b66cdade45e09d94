"""Opening a dossier: by hand, from a DUO notice, a COA file or a benefit grant.

Of a new dossier nothing has to be read back: its rows are made first, and then written in three statements (the dossier
itself with its number, what belongs to it, and what the house writes), for a policy sees only what an earlier statement wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Model

import wet
from samenspel.beleid.waarden import gemeente_met_beleid
from samenspel.dossiers.bevoegdheden import mag_dossier_openen
from samenspel.dossiers.feiten import wet_feit
from samenspel.dossiers.handelingen.vastleggen import nieuw_feit
from samenspel.dossiers.meldingen import melding_van
from samenspel.dossiers.models import BewaakteTermijn, Doelgroep, Dossier, DuoMelding, Fase, Gebeurtenis, Regime
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.verversing import afgeleid, als_systeem, bijhouden, nieuwe_termijn, zet_samenvatting
from samenspel.kern.eenmaal import bewaarde_cursor
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu
from samenspel.kern.tekst import binnen
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.vullen import als_json, kolommen_van, voeg_samen_toe
from samenspel.kluis.sleutelbos import verse_sleutel
from samenspel.organisaties.models import Gemeente
from samenspel.personen.handelingen import nieuw_contact, nieuwe_persoon
from samenspel.personen.models import Contactgegeven, Nummer
from samenspel.personen.nummers import nieuw_nummer

_ZONDER_NUMMER = [veld.column for veld in Dossier._meta.concrete_fields if veld.column != "nummer"]
# One number further, and the dossier that gets it; neither when there is a dossier with this key already.
_SCHRIJF = f"""
with geteld as (
  insert into dossiers_dossierteller (gemeente_id, jaar, laatste)
  select %(gemeente)s::uuid, %(jaar)s::int, 1 where not exists (select from dossiers_dossier where id = %(sleutel)s::uuid)
  on conflict (gemeente_id, jaar) do update set laatste = dossiers_dossierteller.laatste + 1
  returning %(begin)s::text || lpad(laatste::text, greatest(4, length(laatste::text)), '0') as nummer
), nieuw as (
  insert into dossiers_dossier ({", ".join(_ZONDER_NUMMER)}, nummer)
  select {", ".join(f"rij.{kolom}" for kolom in _ZONDER_NUMMER)}, geteld.nummer
  from geteld, json_populate_record(null::dossiers_dossier, %(rij)s::json) rij
)
select nummer from geteld
"""  # noqa: S608  # our own columns
EersteFeit = tuple[str, date, str]
"""(kind, day, source) of a fact with which a dossier begins; not of hours and not of a withdrawal: those look back."""


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
    waarom_nieuw: str = ""
    """Why this is somebody else than who may be here already; stays with the fact of opening."""
    gezin: tuple[tuple[str, str, str], ...] = ()
    """(relation, name, birth date) of partner and children."""


@transaction.atomic
def open_dossier(
    aanmelding: Aanmelding, *, door: Aanwezige, op: date, bron: str = Gebeurtenis.Bron.HAND, vastgelegd_op: datetime | None = None,
    sleutel: UUID | None = None,
) -> Dossier:  # fmt: skip
    """Make a dossier with its person, numbers and contact. Facts come after, with `leg_vast`."""
    return open_met_feiten(aanmelding, (), door=door, op=op, bron=bron, vastgelegd_op=vastgelegd_op, sleutel=sleutel)[0]


@transaction.atomic
def open_met_feiten(
    aanmelding: Aanmelding, feiten: Iterable[EersteFeit], *, door: Aanwezige, op: date, bron: str, vastgelegd_op: datetime | None = None,
    sleutel: UUID | None = None,
) -> tuple[Dossier, bool]:  # fmt: skip
    """The same with its first facts, and whether it is new: one `sleutel` twice is one dossier."""
    mag_dossier_openen(door).of_weiger()
    moment = vastgelegd_op or nu()
    gemeente, beleid = gemeente_met_beleid(door.gemeente_id)
    dossier = _nieuw_dossier(aanmelding, gemeente=gemeente, moment=moment, sleutel=sleutel or uuid7())
    rijen: list[Model] = list(
        nieuwe_persoon(dossier.pk, door=door, naam=aanmelding.naam, geboortedatum=aanmelding.geboortedatum, **aanmelding.persoon)
    )  # fmt: skip
    vers = verse_sleutel(dossier.pk, door.gemeente_id)
    nummers = _nummers(dossier, aanmelding, door=door, met=vers.sleutel)
    rijen += _contacten(dossier, aanmelding, door=door, op=op)
    gebeurtenissen: list[Gebeurtenis] = []
    for soort, dag, van in (("dossier_geopend", op, bron), *feiten):
        feit = nieuw_feit(dossier, soort, op=dag, door=door, bron=van, vastgelegd_op=moment, na=gebeurtenissen)
        gebeurtenissen.append(feit)
    if aanmelding.waarom_nieuw:
        gebeurtenissen[0].gegevens = {"reden": binnen(aanmelding.waarom_nieuw, 300)}
    meldingen = _meldingen(dossier, gebeurtenissen)
    termijnen = _termijnen(dossier, gebeurtenissen, beleid)
    if not _schrijf(dossier):
        return Dossier.objects.get(pk=dossier.pk), False
    voeg_samen_toe([vers.rij, *rijen, *gebeurtenissen])
    if nummers or meldingen or termijnen:
        with identiteit(als_systeem(door)) if nummers else bijhouden(door):
            voeg_samen_toe([*nummers, *meldingen, *termijnen])
    return dossier, True


def _nieuw_dossier(aanmelding: Aanmelding, *, gemeente: Gemeente, moment: datetime, sleutel: UUID) -> Dossier:
    """The row of the dossier, not written yet; its number comes when it is."""
    regime = Regime.WI2013 if aanmelding.doelgroep == Doelgroep.WI2013 else aanmelding.regime
    return Dossier(
        id=sleutel,
        gemeente=gemeente,
        regime=regime,
        doelgroep=aanmelding.doelgroep,
        doelgroep_nu=aanmelding.doelgroep,
        fase=Fase.ONDERSTEUNING if regime == Regime.WI2013 else Fase.NIEUW,
        aangemaakt_op=moment,
    )


def _schrijf(dossier: Dossier) -> bool:
    """Write the dossier, with the next number of its municipality. False when this key has a dossier already: nothing is written."""
    jaar = dossier.aangemaakt_op.year
    waarden = {
        "gemeente": dossier.gemeente_id, "jaar": jaar, "sleutel": dossier.pk, "begin": f"{dossier.gemeente.nummerletter}{jaar % 100:02}-",
        "rij": als_json(kolommen_van(dossier)),
    }  # fmt: skip
    with bewaarde_cursor() as cursor:
        cursor.execute(_SCHRIJF, waarden)
        gegeven = cursor.fetchone()
    if gegeven is None:
        return False
    (dossier.nummer,) = gegeven
    dossier._state.adding = False
    return True


def _meldingen(dossier: Dossier, gebeurtenissen: list[Gebeurtenis]) -> list[DuoMelding]:
    if dossier.regime != Regime.WI2021:
        return []
    gevonden = (melding_van(gebeurtenis, doelgroep=dossier.doelgroep_nu) for gebeurtenis in gebeurtenissen)
    return [melding for melding in gevonden if melding is not None]


def _termijnen(dossier: Dossier, gebeurtenissen: list[Gebeurtenis], beleid: wet.Beleid) -> list[BewaakteTermijn]:
    """What `ververs` would make of these facts; group, route and phase go into the dossier."""
    feiten = [wet_feit(gebeurtenis) for gebeurtenis in gebeurtenissen if SOORTEN[gebeurtenis.soort].voor_wet]
    if not feiten:
        return []
    rijen, stand = afgeleid(dossier.regime, dossier.doelgroep, None, feiten, beleid)
    zet_samenvatting(dossier, stand)
    return [nieuwe_termijn(dossier, rij) for rij in rijen]


def _nummers(dossier: Dossier, aanmelding: Aanmelding, *, door: Aanwezige, met: AESGCM) -> list[Nummer]:
    gegeven = ((Nummer.Soort.BSN, aanmelding.bsn), (Nummer.Soort.V_NUMMER, aanmelding.v_nummer))
    return [nieuw_nummer(dossier.pk, soort, tekst, door=door, met=met) for soort, tekst in gegeven if tekst]


def _contacten(dossier: Dossier, aanmelding: Aanmelding, *, door: Aanwezige, op: date) -> list[Contactgegeven]:
    """Phone, AZC and address; a home ends the stay at the AZC."""
    soort = Contactgegeven.Soort
    gegeven = (
        (soort.TELEFOON, aanmelding.telefoon, None),
        (soort.AZC, aanmelding.azc, op),
        (soort.ADRES, aanmelding.adres, op),
    )
    rijen = [
        nieuw_contact(dossier.pk, welke, waarde, door=door, vanaf=vanaf) for welke, waarde, vanaf in gegeven if waarde
    ]
    if aanmelding.adres:
        for rij in rijen:
            if rij.soort == soort.AZC:
                rij.tot = op
    return rijen

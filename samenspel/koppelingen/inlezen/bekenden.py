"""Who is already here? One set of queries for a whole file, whatever its length.

Looks with the eyes of the house, so that nobody gets a second dossier because a colleague's is out of sight;
what it found out of sight is only said to be with a colleague.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from samenspel.dossiers.feiten import Rauw, rauwe_gebeurtenissen
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.plat import plat
from samenspel.koppelingen.inlezen.regel import Doel
from samenspel.personen.handelingen import telefoon_zoek
from samenspel.personen.models import Contactgegeven, Nummer, Persoon
from samenspel.toegang.models import Aanstelling

_DRAAGT = ("regievoerder", "coach_inburgering", "ondersteuner_regie")
NaamSleutel = tuple[frozenset[str], str]


def naam_sleutel(naam: str, geboortedatum: str) -> NaamSleutel:
    """The words of a name in any order, and the birth date."""
    return frozenset(plat(naam).split()), geboortedatum


_NIETS: Mapping[bytes, bytes] = {}


@dataclass(slots=True)
class Bekenden:
    """Dossiers by number (blind), by name with birth date, and the people who can be contact person."""

    op_nummer: dict[bytes, Doel] = field(default_factory=dict)
    op_naam: dict[NaamSleutel, Doel] = field(default_factory=dict)
    op_geboorte: dict[str, list[tuple[frozenset[str], Doel]]] = field(default_factory=dict)
    medewerkers: dict[str, UUID] = field(default_factory=dict)


def zoek_bekenden(
    blind: Iterable[bytes], geboortedatums: Iterable[str], *, wie: Aanwezige, vandaag: date, eerder: Mapping[bytes, bytes] = _NIETS
) -> Bekenden:  # fmt: skip
    """Everybody whom these numbers and birth dates can mean: at most eight queries.

    `eerder`: the same numbers under an older key, while keys are being replaced.
    """
    with identiteit(als_systeem(wie)):
        nummers = Nummer.objects.filter(gemeente_id=wie.gemeente_id, blind__in=[*blind, *eerder]).values_list(
            "dossier_id", flat=True
        )
        geboren = Persoon.objects.filter(
            gemeente_id=wie.gemeente_id, geboortedatum__in=[g for g in geboortedatums if g]
        )
        ids = {*nummers, *geboren.values_list("dossier_id", flat=True)}
        doelen = _doelen(ids, wie.gemeente_id) if ids else {}
        bekenden = Bekenden(medewerkers=_medewerkers(wie, vandaag))
        if doelen:
            _vul_nummers(bekenden, doelen, eerder)
            _vul_namen(bekenden, doelen)
            _vul_contacten(doelen)
    if doelen:
        zichtbaar = set(Dossier.objects.zichtbaar_voor(wie).filter(pk__in=list(doelen)).values_list("pk", flat=True))
        for doel in doelen.values():
            doel.bereikbaar = doel.dossier_id in zichtbaar
    return bekenden


def _doelen(ids: set[UUID], gemeente_id: UUID) -> dict[UUID, Doel]:
    """By dossier id; a merged dossier leads to the one that goes on, where its facts and numbers count too."""
    velden = (
        "id",
        "nummer",
        "doelgroep_nu",
        "regime",
        "gesloten_op",
        "contactpersoon_id",
        "samengevoegd_in_id",
        "doelgroep",
    )
    gevonden = Dossier.objects.filter(gemeente_id=gemeente_id)
    ids |= set(gevonden.filter(samengevoegd__in=list(ids)).values_list("pk", flat=True))
    rijen = list(gevonden.filter(Q(pk__in=list(ids)) | Q(samengevoegd_in__in=list(ids))).values_list(*velden))
    doelen: dict[UUID, Doel] = {}
    for pk, nummer, doelgroep, regime, gesloten, contactpersoon_id, hoofd, begin in rijen:
        if hoofd is None:
            doelen[pk] = Doel(
                pk, False, doelgroep, nummer, regime, bool(gesloten), contactpersoon_id=contactpersoon_id, doelgroep_begin=begin
            )  # fmt: skip
    for pk, *_rest, hoofd, _begin in rijen:
        if hoofd in doelen:
            doelen[pk] = doelen[hoofd]
    for dossier_id, gebeurtenissen in rauwe_gebeurtenissen(doelen).items():
        _vul_feiten(doelen[dossier_id], gebeurtenissen)
    return doelen


def _vul_feiten(doel: Doel, gebeurtenissen: list[Rauw]) -> None:
    ingetrokken = {rij.trekt_in_id for rij in gebeurtenissen if rij.trekt_in_id}
    for rij in gebeurtenissen:
        if rij.soort != "intrekking" and rij.id not in ingetrokken:
            doel.bekend.setdefault(rij.soort, []).append((rij.op, rij.gegevens))


def _vul_nummers(bekenden: Bekenden, doelen: dict[UUID, Doel], eerder: Mapping[bytes, bytes]) -> None:
    for dossier_id, soort, blind in Nummer.objects.filter(dossier_id__in=list(doelen)).values_list(
        "dossier_id", "soort", "blind"
    ):
        index = eerder.get(bytes(blind), bytes(blind))
        doelen[dossier_id].nummers[soort] = index
        bekenden.op_nummer[index] = doelen[dossier_id]


def _vul_namen(bekenden: Bekenden, doelen: dict[UUID, Doel]) -> None:
    for dossier_id, naam, geboren in Persoon.objects.filter(dossier_id__in=list(doelen)).values_list(
        "dossier_id", "naam", "geboortedatum"
    ):
        if geboren:
            sleutel = naam_sleutel(naam, geboren)
            bekenden.op_naam[sleutel] = doelen[dossier_id]
            bekenden.op_geboorte.setdefault(geboren, []).append((sleutel[0], doelen[dossier_id]))


def _vul_contacten(doelen: dict[UUID, Doel]) -> None:
    rijen = Contactgegeven.objects.filter(dossier_id__in=list(doelen), tot__isnull=True).values_list(
        "dossier_id", "soort", "waarde"
    )
    for dossier_id, soort, waarde in rijen:
        doelen[dossier_id].contacten.add((soort, contact_sleutel(soort, waarde)))


def contact_sleutel(soort: str, waarde: str) -> str:
    """When two contact values are the same: digits of a phone, plain text of the rest."""
    return telefoon_zoek(waarde) if soort == Contactgegeven.Soort.TELEFOON else plat(waarde)


def _medewerkers(wie: Aanwezige, vandaag: date) -> dict[str, UUID]:
    """E-mail, name and first name (when only one has it) of who can be contact person here."""
    geldig = Aanstelling.objects.geldig(vandaag).filter(gemeente_id=wie.gemeente_id, rol__in=_DRAAGT)
    mensen = list(geldig.values_list("gebruiker_id", "gebruiker__naam", "gebruiker__email").distinct())
    uit: dict[str, UUID] = {}
    voornamen: dict[str, set[UUID]] = {}
    for pk, naam, email in mensen:
        uit[email.lower()] = uit[plat(naam)] = pk
        voornamen.setdefault(plat(naam).split(" ")[0], set()).add(pk)
    for voornaam, wie_zo_heet in voornamen.items():
        if len(wie_zo_heet) == 1:
            uit.setdefault(voornaam, next(iter(wie_zo_heet)))
    return uit

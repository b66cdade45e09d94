"""Deadlines from facts: refreshed in the act's own transaction, and rebuilt from nothing in a job (`herbouw`).

Both write only what changed, and both give the same rows (property test `test_verversing.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Fase, Regime
from samenspel.dossiers.soorten import categorie_van_termijn
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.toegang.matrix import SYSTEEM, recht
from wet.besluit_inburgering import verhuisd_met_pip
from wet.overzicht import Overzicht
from wet.rekenen import alle_rijen

VELDEN = ("categorie", "start", "uiterlijk", "voldaan_op", "geeindigd_op", "rest", "versie")


def als_systeem(wie: Aanwezige) -> Aanwezige:
    """The house itself, on behalf of `wie`: keeps derived rows of categories that `wie` may not write."""
    return Aanwezige(
        gebruiker_id=wie.gebruiker_id, gemeente_id=wie.gemeente_id, rol=SYSTEEM, doel=f"afgeleid: {wie.doel}"
    )


def bijhouden(wie: Aanwezige) -> AbstractContextManager[Any]:
    """The identity under which derived rows are written: one's own where that suffices, else the house's."""
    volstaat = all(recht(wie.rol, categorie).schrijf for categorie in ("C05", "C06", "C09", "C17"))
    return nullcontext() if volstaat else identiteit(als_systeem(wie))


def namens(wie: Aanwezige, categorie: str) -> AbstractContextManager[Aanwezige]:
    """Oneself where the role writes this category; else the house, for what belongs to an act and not to the cell of who acts."""
    return nullcontext(wie) if recht(wie.rol, categorie).schrijf else identiteit(als_systeem(wie))


def rij_waarden(rij: wet.Rij) -> dict[str, Any]:
    """The columns of one `wet.Rij`."""
    return {
        "categorie": categorie_van_termijn(rij.code),
        "start": rij.start,
        "uiterlijk": rij.uiterlijk,
        "voldaan_op": rij.voldaan_op,
        "geeindigd_op": rij.geeindigd_op,
        "rest": rij.rest,
        "versie": rij.versie,
    }


def nieuwe_termijn(dossier: Dossier, rij: wet.Rij) -> BewaakteTermijn:
    """The row of a term, not written yet."""
    return BewaakteTermijn(gemeente_id=dossier.gemeente_id, dossier=dossier, code=rij.code, **rij_waarden(rij))


def ververs(dossier: Dossier, *, wie: Aanwezige, beleid: wet.Beleid | None = None) -> None:
    """Bring the guarded terms and the summary of one dossier up to date with its facts."""
    with bijhouden(wie):
        hoofd = dossier.samengevoegd_in or dossier
        if hoofd.pk != dossier.pk:
            BewaakteTermijn.objects.filter(dossier=dossier).delete()
        feiten = feiten_van(hoofd, slot=True)
        rijen, stand = afgeleid(
            hoofd.regime,
            hoofd.doelgroep,
            hoofd.gesloten_op,
            feiten.gebeurtenissen,
            beleid or beleid_van(hoofd.gemeente_id),
        )
        schrijf_verschil(hoofd, rijen, _TERMIJNEN(hoofd.pk))
        vat_samen(hoofd, stand)


def _termijnen(dossier_id: UUID) -> QuerySet[BewaakteTermijn]:
    return BewaakteTermijn.objects.filter(dossier_id=dossier_id)


_TERMIJNEN = Eenmaal(_termijnen)


def schrijf_verschil(dossier: Dossier, rijen: Iterable[wet.Rij], bestaand: Iterable[BewaakteTermijn]) -> int:
    """Insert, update and delete only what differs; the number of rows touched."""
    oud = {termijn.code: termijn for termijn in bestaand}
    per_code = {rij.code: rij for rij in rijen}
    nieuw = {code: rij_waarden(rij) for code, rij in per_code.items()}
    maak = [nieuwe_termijn(dossier, rij) for code, rij in per_code.items() if code not in oud]
    wijzig = []
    for code, waarden in nieuw.items():
        termijn = oud.get(code)
        if termijn is not None and any(getattr(termijn, veld) != waarde for veld, waarde in waarden.items()):
            for veld, waarde in waarden.items():
                setattr(termijn, veld, waarde)
            wijzig.append(termijn)
    weg = [termijn.pk for code, termijn in oud.items() if code not in nieuw]
    if maak:
        BewaakteTermijn.objects.bulk_create(maak)
    if wijzig:
        BewaakteTermijn.objects.bulk_update(wijzig, VELDEN)
    if weg:
        BewaakteTermijn.objects.filter(pk__in=weg).delete()
    return len(maak) + len(wijzig) + len(weg)


def afgeleid(
    regime: str, doelgroep: str, gesloten_op: date | None, gebeurtenissen: Iterable[wet.Gebeurtenis], beleid: wet.Beleid
) -> tuple[tuple[wet.Rij, ...], tuple[str, str, str]]:
    """Deadlines, and (group, route, phase) as the facts say over all days: the one sum behind refresh and rebuild."""
    overzicht = Overzicht(doelgroep, gebeurtenissen)
    rijen = tuple(alle_rijen(overzicht, beleid, ook_niet_begonnen=False))
    stand = overzicht.situatie()
    return rijen, (stand.doelgroep, stand.leerroute or "", fase_van(regime, gesloten_op, _soorten(overzicht)))


def samenvatting(dossier: Dossier, feiten: wet.Feiten) -> dict[str, str]:
    """Group, route and phase by name, for who writes many dossiers at once."""
    overzicht = Overzicht(feiten.doelgroep, feiten.gebeurtenissen)
    stand = overzicht.situatie()
    fase = fase_van(dossier.regime, dossier.gesloten_op, _soorten(overzicht))
    return {"doelgroep_nu": stand.doelgroep, "leerroute": stand.leerroute or "", "fase": fase}


def _soorten(overzicht: Overzicht) -> Collection[str]:
    """The kinds of fact that stand. Who moved here with a PIP has one, also while nobody knows of which day."""
    soorten = overzicht.per.keys()
    if "verhuizing" in soorten and verhuisd_met_pip(overzicht) is not None:
        return soorten | {"pip_dagtekening"}
    return soorten


def fase_van(regime: str, gesloten_op: date | None, soorten: Collection[str]) -> str:
    """The phase that follows from the facts."""
    if gesloten_op:
        return Fase.GESLOTEN
    if regime == Regime.WI2013:
        return Fase.ONDERSTEUNING
    if "plicht_einde" in soorten:
        return Fase.NAZORG
    if "pip_dagtekening" in soorten:
        return Fase.TRAJECT
    if any(soort in soorten for soort in ("welkomgesprek", "vragenlijst_start", "lbt_uitslag", "oproep_brede_intake")):
        return Fase.INTAKE
    return Fase.NIEUW


def vat_samen(dossier: Dossier, stand: tuple[str, str, str]) -> None:
    """Write group, route and phase when they changed."""
    if nieuw := zet_samenvatting(dossier, stand):
        Dossier.objects.filter(pk=dossier.pk).update(**nieuw)


def zet_samenvatting(dossier: Dossier, stand: tuple[str, str, str]) -> dict[str, str]:
    """Set group, route and phase; all three when one of them changed, else none."""
    nieuw = dict(zip(("doelgroep_nu", "leerroute", "fase"), stand, strict=True))
    if all(getattr(dossier, veld) == waarde for veld, waarde in nieuw.items()):
        return {}
    for veld, waarde in nieuw.items():
        setattr(dossier, veld, waarde)
    return nieuw

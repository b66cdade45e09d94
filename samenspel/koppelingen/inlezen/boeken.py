"""Write what the dry run said: dossiers, people, facts and deadlines of thousands of rows in a few statements.

The same facts, numbers and terms come out as when every row went through the acts one by one (a test compares).
One transaction per piece of the file, as the user; numbers and derived rows as the house, as the acts do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.dossiers.verversing import als_systeem, rij_waarden, samenvatting
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.bestanden.vullen import voeg_toe, werk_bij
from samenspel.koppelingen.inlezen.regel import Doel, Feit, Regel, Uitkomst
from samenspel.koppelingen.inlezen.verversen import ververs_velen
from samenspel.koppelingen.models import Inlezing, InlezingSpoor
from samenspel.organisaties.models import Gemeente
from samenspel.personen.handelingen import sorteernaam, telefoon_zoek
from samenspel.personen.models import Contactgegeven
from samenspel.personen.nummers import nummer_velden
from samenspel.personen.zoektermen import termen_van

_TEL = """
insert into dossiers_dossierteller (gemeente_id, jaar, laatste) values (%s, %s, %s)
on conflict (gemeente_id, jaar) do update set laatste = dossiers_dossierteller.laatste + excluded.laatste
returning laatste
"""
_MET_ADRES = frozenset({Contactgegeven.Soort.ADRES, Contactgegeven.Soort.AZC})


@dataclass(slots=True)
class Stapel:
    """Rows on their way to their tables."""

    dossiers: list[dict[str, Any]] = field(default_factory=list)
    personen: list[dict[str, Any]] = field(default_factory=list)
    zoektermen: list[dict[str, Any]] = field(default_factory=list)
    contacten: list[dict[str, Any]] = field(default_factory=list)
    notities: list[dict[str, Any]] = field(default_factory=list)
    gebeurtenissen: list[dict[str, Any]] = field(default_factory=list)
    nummers: list[dict[str, Any]] = field(default_factory=list)
    termijnen: list[dict[str, Any]] = field(default_factory=list)
    meldingen: list[dict[str, Any]] = field(default_factory=list)
    sporen: list[dict[str, Any]] = field(default_factory=list)
    toewijzingen: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Boeking:
    """One piece of a file on its way in. `vandaag` and `nu` are the clocks of the law and of the system."""

    inlezing: Inlezing
    door: Aanwezige
    bron: str
    vandaag: date
    nu: datetime
    gemeente: Gemeente
    stapel: Stapel = field(default_factory=Stapel)
    doelgroepen: dict[UUID, str] = field(default_factory=dict)

    def boek(self, regels: Iterable[Regel]) -> Counter[str]:
        """Write the rows that change something; how many rows had which outcome."""
        regels = list(regels)
        te_doen = [regel for regel in regels if regel.boekt]
        beleid = beleid_van(self.gemeente.pk)
        per_doel: dict[UUID, list[Regel]] = {}
        for regel in te_doen:
            if regel.doel is not None:
                per_doel.setdefault(regel.doel.dossier_id, []).append(regel)
        nieuwe = {
            regel.doel.dossier_id for regel in te_doen if regel.doel is not None and regel.uitkomst is Uitkomst.NIEUW
        }
        nummers = iter(self._nummers(len(nieuwe)))
        for dossier_id, bij_elkaar in per_doel.items():
            if dossier_id in nieuwe:
                self._nieuw_dossier(bij_elkaar, next(nummers), beleid)
            for regel in bij_elkaar:
                self._gegevens(regel)
        self._schrijf()
        ververs_velen([pk for pk in per_doel if pk not in nieuwe], beleid=beleid, gemeente=self.gemeente, wie=self.door)
        return Counter(str(regel.uitkomst) for regel in regels)

    def _nummers(self, aantal: int) -> list[str]:
        if not aantal:
            return []
        jaar = self.nu.year
        with connection.cursor() as cursor:
            cursor.execute(_TEL, [self.gemeente.pk, jaar, aantal])
            (laatste,) = cursor.fetchone()
        return [
            f"{self.gemeente.nummerletter}{jaar % 100:02}-{nummer:04}"
            for nummer in range(laatste - aantal + 1, laatste + 1)
        ]

    def _rij(self, dossier_id: UUID, **velden: Any) -> dict[str, Any]:
        return {"id": uuid7(), "gemeente_id": self.gemeente.pk, "dossier_id": dossier_id, **velden}

    def _spoor(self, regel: Regel, soort: str, dossier_id: UUID, verwijzing: UUID) -> None:
        self.stapel.sporen.append(
            self._rij(dossier_id, inlezing_id=self.inlezing.pk, soort=soort, verwijzing=verwijzing, rij=regel.rij)
        )

    # -- a new dossier ----------------------------------------------------------

    def _nieuw_dossier(self, regels: list[Regel], nummer: str, beleid: wet.Beleid) -> None:
        eerste = regels[0]
        doel = eerste.doel
        if doel is None:
            return
        dossier = Dossier(
            id=doel.dossier_id, gemeente=self.gemeente, nummer=nummer, regime=doel.regime, doelgroep=doel.doelgroep,
            doelgroep_nu=doel.doelgroep, aangemaakt_op=self.nu,
        )  # fmt: skip
        feiten = self._feiten_voor_wet(
            doel, [feit for regel in regels for feit in regel.feiten], eerste.persoon["geboortedatum"]
        )
        samen = samenvatting(dossier, feiten)
        self.doelgroepen[doel.dossier_id] = samen["doelgroep_nu"]
        contact = next((regel.contactpersoon_id for regel in regels if regel.contactpersoon_id), None)
        self.stapel.dossiers.append(
            {"id": doel.dossier_id, "gemeente_id": self.gemeente.pk, "nummer": nummer, "regime": doel.regime,
             "doelgroep": doel.doelgroep, **samen, "contactpersoon_id": contact, "aangemaakt_op": self.nu}
        )  # fmt: skip
        self._spoor(eerste, InlezingSpoor.Soort.DOSSIER, doel.dossier_id, doel.dossier_id)
        self._persoon(eerste, doel)
        self._gebeurtenis(eerste, doel, Feit("dossier_geopend", self.vandaag, {}))
        for rij in wet.rijen(feiten, beleid):
            self.stapel.termijnen.append(self._rij(doel.dossier_id, code=rij.code, **rij_waarden(rij)))

    def _feiten_voor_wet(self, doel: Doel, feiten: list[Feit], geboortedatum: str) -> wet.Feiten:
        gebeurtenissen = tuple(
            wet.Gebeurtenis(feit.soort, feit.op, feit.gegevens, str(nummer), self.nu)
            for nummer, feit in enumerate(feiten)
            if GEBEURTENISSEN[feit.soort].voor_wet
        )
        return wet.Feiten(
            gemeente=self.gemeente.code, doelgroep=doel.doelgroep, geboortedatum=geboortedatum or None, gezin=(),
            gebeurtenissen=gebeurtenissen,
        )  # fmt: skip

    def _persoon(self, regel: Regel, doel: Doel) -> None:
        velden = regel.persoon
        self.stapel.personen.append(
            self._rij(
                doel.dossier_id,
                **velden,
                sorteernaam=sorteernaam(velden["naam"]),
                aanspreekvorm="",
                tolk_taal="",
                tolk_voorkeur="",
            )
        )
        woorden = termen_van([velden["naam"], velden["roepnaam"]], velden["geboortedatum"])
        self.stapel.zoektermen.extend(self._rij(doel.dossier_id, term=term) for term in woorden)

    # -- what every row adds ------------------------------------------------------

    def _gegevens(self, regel: Regel) -> None:
        doel = regel.doel
        if doel is None:
            return
        for feit in regel.feiten:
            self._gebeurtenis(regel, doel, feit)
        for soort, waarde in regel.nummers.items():
            rij = self._rij(
                doel.dossier_id,
                soort=soort,
                **nummer_velden(doel.dossier_id, soort, waarde, gemeente_id=self.gemeente.pk),
            )
            self.stapel.nummers.append(rij)
            self._spoor(regel, InlezingSpoor.Soort.NUMMER, doel.dossier_id, rij["id"])
        for soort, waarde in regel.contacten:
            self._contact(regel, doel, soort, waarde)
        if regel.notitie:
            rij = self._rij(
                doel.dossier_id,
                tekst=regel.notitie,
                gedeeld=False,
                door_id=self.door.gebruiker_id,
                vastgelegd_op=self.nu,
            )
            self.stapel.notities.append(rij)
            self._spoor(regel, InlezingSpoor.Soort.NOTITIE, doel.dossier_id, rij["id"])
        if regel.contactpersoon_id:
            self._toewijzing(regel, doel, regel.contactpersoon_id)

    def _gebeurtenis(self, regel: Regel, doel: Doel, feit: Feit) -> None:
        soort = GEBEURTENISSEN[feit.soort]
        rij = self._rij(
            doel.dossier_id, categorie=soort.categorie, soort=feit.soort, op=feit.op, gegevens=feit.gegevens,
            vastgelegd_op=self.nu, door_id=self.door.gebruiker_id, bron=self.bron,
        )  # fmt: skip
        self.stapel.gebeurtenissen.append(rij)
        self._spoor(regel, InlezingSpoor.Soort.GEBEURTENIS, doel.dossier_id, rij["id"])
        if self.inlezing.al_gemeld or doel.regime != "wi2021":
            return
        melding = wet.melding_voor(
            feit.soort, doelgroep=self.doelgroepen.get(doel.dossier_id, doel.doelgroep), bron=self.bron
        )
        if melding is not None:
            self.stapel.meldingen.append(self._rij(doel.dossier_id, gebeurtenis_id=rij["id"], regel=melding.code))

    def _contact(self, regel: Regel, doel: Doel, soort: str, waarde: str) -> None:
        zoek = telefoon_zoek(waarde)[:60] if soort == Contactgegeven.Soort.TELEFOON else ""
        vanaf = self.vandaag if soort in _MET_ADRES else None
        rij = self._rij(
            doel.dossier_id, soort=soort, waarde=waarde[:200], zoek=zoek, voorkeur=False, geheim=False, vanaf=vanaf
        )
        self.stapel.contacten.append(rij)
        self._spoor(regel, InlezingSpoor.Soort.CONTACT, doel.dossier_id, rij["id"])

    def _toewijzing(self, regel: Regel, doel: Doel, aan: UUID) -> None:
        self._gebeurtenis(regel, doel, Feit("toegewezen", self.vandaag, {"aan": str(aan)}))
        if regel.uitkomst is not Uitkomst.NIEUW:
            self.stapel.toewijzingen.append({"id": doel.dossier_id, "contactpersoon_id": aan})
            self._spoor(regel, InlezingSpoor.Soort.TOEWIJZING, doel.dossier_id, aan)

    def _schrijf(self) -> None:
        stapel = self.stapel
        voeg_toe("dossiers_dossier", stapel.dossiers)
        voeg_toe("personen_persoon", stapel.personen)
        voeg_toe("personen_zoekterm", stapel.zoektermen)
        voeg_toe("personen_contactgegeven", stapel.contacten)
        voeg_toe("dossiers_notitie", stapel.notities)
        voeg_toe("dossiers_gebeurtenis", stapel.gebeurtenissen)
        with identiteit(als_systeem(self.door)):
            voeg_toe("personen_nummer", stapel.nummers)
            voeg_toe("dossiers_bewaaktetermijn", stapel.termijnen)
            voeg_toe("dossiers_duomelding", stapel.meldingen)
            voeg_toe("koppelingen_inlezingspoor", stapel.sporen)
            werk_bij("dossiers_dossier", stapel.toewijzingen)
        self.stapel = Stapel()

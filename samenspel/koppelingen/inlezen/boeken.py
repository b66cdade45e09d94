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

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection
from django.db.models import Model

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.elders import VERHUIZING
from samenspel.dossiers.meldingen import werk_regels_bij
from samenspel.dossiers.models import Notitie
from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.dossiers.soorten import categorie_van_termijn
from samenspel.dossiers.verversing import afgeleid, als_systeem
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.uuid7 import uuid7_tekst
from samenspel.kern.vullen import toets_sleutels, voeg_toe, werk_bij, zonder_wachten
from samenspel.kluis.sleutelbos import haal, verse_sleutel
from samenspel.kluis.velden import versleutel_rij
from samenspel.koppelingen.inlezen.nulmeting import model_van, rij_van, werk_standen_bij
from samenspel.koppelingen.inlezen.regel import Doel, Feit, Lid, Nulmeting, Regel, Uitkomst
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
Spoor = InlezingSpoor.Soort
PER_KEER = 500  # dossiers per round of statements: while PostgreSQL writes one, Python makes the next
_MET_ADRES = frozenset({Contactgegeven.Soort.ADRES, Contactgegeven.Soort.AZC})


@dataclass(slots=True)
class Stapel:
    """Rows on their way to their tables."""

    dossiers: list[dict[str, Any]] = field(default_factory=list)
    personen: list[dict[str, Any]] = field(default_factory=list)
    zoektermen: list[dict[str, Any]] = field(default_factory=list)
    contacten: list[dict[str, Any]] = field(default_factory=list)
    sleutels: list[dict[str, Any]] = field(default_factory=list)
    notities: list[dict[str, Any]] = field(default_factory=list)
    gezinsleden: list[dict[str, Any]] = field(default_factory=list)
    gebeurtenissen: list[dict[str, Any]] = field(default_factory=list)
    metingen: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
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
    sleutels: dict[UUID, AESGCM] = field(default_factory=dict)

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
        self.sleutels = haal(per_doel.keys() - nieuwe)
        with zonder_wachten():
            for teller, (dossier_id, bij_elkaar) in enumerate(per_doel.items(), 1):
                nieuw = dossier_id in nieuwe
                if nieuw:
                    self._nieuw_dossier(bij_elkaar, next(nummers), beleid)
                for plek, regel in enumerate(bij_elkaar):
                    self._gegevens(regel, nieuw=nieuw and plek == 0)
                if teller % PER_KEER == 0:
                    self._schrijf()
            self._schrijf()
        self._werk_regels_bij(te_doen)
        ververs_velen([pk for pk in per_doel if pk not in nieuwe], beleid=beleid, gemeente=self.gemeente, wie=self.door)
        werk_standen_bij({pk for pk, bij_elkaar in per_doel.items() if any(r.metingen for r in bij_elkaar)}, self.door)
        return Counter(str(regel.uitkomst) for regel in regels)

    def _werk_regels_bij(self, regels: Iterable[Regel]) -> None:
        """What an act does for one fact: which lines another college reports, or a newer one says, depends on the others."""
        geraakt = {
            regel.doel.dossier_id
            for regel in regels
            if regel.doel is not None and VERHUIZING in regel.doel.bekend and regel.feiten
        }
        if geraakt:
            with identiteit(als_systeem(self.door)):
                werk_regels_bij(geraakt)

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

    def _rij(self, dossier_id: str, **velden: Any) -> dict[str, Any]:
        return {"id": uuid7_tekst(), "dossier_id": dossier_id, **velden}

    # -- a new dossier ----------------------------------------------------------

    def _nieuw_dossier(self, regels: list[Regel], nummer: str, beleid: wet.Beleid) -> None:
        eerste = regels[0]
        doel = eerste.doel
        if doel is None:
            return
        dossier_id = str(doel.dossier_id)
        vers = verse_sleutel(doel.dossier_id, self.gemeente.pk)
        self.sleutels[doel.dossier_id] = vers.sleutel
        self.stapel.sleutels.append({"dossier_id": dossier_id, "kek": vers.rij.kek, "verpakt": vers.rij.verpakt})
        gebeurtenissen = self._feiten_voor_wet([feit for regel in regels for feit in regel.feiten])
        rijen, stand = afgeleid(doel.regime, doel.doelgroep, None, gebeurtenissen, beleid)
        self.doelgroepen[doel.dossier_id] = stand[0]
        contact = next((regel.contactpersoon_id for regel in regels if regel.contactpersoon_id), None)
        if (
            contact is not None
        ):  # by the house, when all is written: then it may be a colleague's, and out of reach (ADR 25)
            self.stapel.toewijzingen.append({"id": dossier_id, "contactpersoon_id": contact})
        self.stapel.dossiers.append(
            {"id": dossier_id, "nummer": nummer, "regime": doel.regime, "doelgroep": doel.doelgroep, "doelgroep_nu": stand[0],
             "leerroute": stand[1], "fase": stand[2], "contactpersoon_id": None}
        )  # fmt: skip
        self._persoon(eerste, dossier_id)
        self.stapel.termijnen.extend(
            {"id": uuid7_tekst(), "dossier_id": dossier_id, "code": rij.code, "categorie": categorie_van_termijn(rij.code),
             "start": _iso(rij.start), "uiterlijk": _iso(rij.uiterlijk), "voldaan_op": _iso(rij.voldaan_op),
             "geeindigd_op": _iso(rij.geeindigd_op), "rest": rij.rest, "versie": rij.versie}
            for rij in rijen
        )  # fmt: skip

    def _feiten_voor_wet(self, feiten: list[Feit]) -> tuple[wet.Gebeurtenis, ...]:
        return tuple(
            wet.Gebeurtenis(feit.soort, feit.op, feit.gegevens, str(nummer), self.nu)
            for nummer, feit in enumerate(feiten)
            if GEBEURTENISSEN[feit.soort].voor_wet
        )

    def _persoon(self, regel: Regel, dossier_id: str) -> None:
        velden = regel.persoon
        self.stapel.personen.append(self._rij(dossier_id, **velden, sorteernaam=sorteernaam(velden["naam"])))
        woorden = termen_van([velden["naam"], velden["roepnaam"]], velden["geboortedatum"])
        self.stapel.zoektermen.extend({"id": uuid7_tekst(), "dossier_id": dossier_id, "term": term} for term in woorden)

    # -- what every row adds ------------------------------------------------------

    def _gegevens(self, regel: Regel, *, nieuw: bool) -> None:
        doel = regel.doel
        if doel is None:
            return
        dossier_id = str(doel.dossier_id)
        gemaakt: dict[str, list[str]] = {}
        feiten = regel.feiten
        if nieuw:
            gemaakt[Spoor.DOSSIER] = [dossier_id]
            feiten = [Feit("dossier_geopend", self.vandaag, {}), *feiten]
        if regel.contactpersoon_id:
            feiten = [*feiten, Feit("toegewezen", self.vandaag, {"aan": str(regel.contactpersoon_id)})]
            if regel.uitkomst is not Uitkomst.NIEUW:
                self.stapel.toewijzingen.append({"id": dossier_id, "contactpersoon_id": regel.contactpersoon_id})
                gemaakt[Spoor.TOEWIJZING] = [str(regel.contactpersoon_id)]
        if feiten:
            gemaakt[Spoor.GEBEURTENIS] = [self._gebeurtenis(doel, dossier_id, feit) for feit in feiten]
        gemaakt |= self._bij_de_persoon(regel, doel)
        if regel.notitie:
            rij = self._rij(dossier_id, tekst=regel.notitie)
            self.stapel.notities.append(self._geheim(Notitie, doel, rij))
            gemaakt[Spoor.NOTITIE] = [rij["id"]]
        self.stapel.sporen.append(self._rij(dossier_id, rij=regel.rij, gemaakt=gemaakt))

    def _bij_de_persoon(self, regel: Regel, doel: Doel) -> dict[str, list[str]]:
        """Numbers, ways to reach somebody, household and measurements: the ids of what was made, by kind."""
        dossier_id = str(doel.dossier_id)
        gemaakt: dict[str, list[str]] = {
            Spoor.NUMMER: [self._nummer(doel, soort, waarde) for soort, waarde in regel.nummers.items()],
            Spoor.CONTACT: [self._contact(dossier_id, soort, waarde) for soort, waarde in regel.contacten],
            Spoor.GEZIN: [self._gezinslid(dossier_id, lid) for lid in regel.gezin],
            Spoor.METING: [self._meting(doel, meting) for meting in regel.metingen],
        }
        return {soort: rijen for soort, rijen in gemaakt.items() if rijen}

    def _gebeurtenis(self, doel: Doel, dossier_id: str, feit: Feit) -> str:
        soort = GEBEURTENISSEN[feit.soort]
        rij = self._rij(
            dossier_id, categorie=soort.categorie, soort=feit.soort, op=feit.op.isoformat(), gegevens=feit.gegevens
        )
        self.stapel.gebeurtenissen.append(rij)
        if not self.inlezing.al_gemeld and doel.regime == "wi2021":
            melding = wet.melding_voor(
                feit.soort, doelgroep=self.doelgroepen.get(doel.dossier_id, doel.doelgroep), bron=self.bron,
                elders=feit.gegevens.get("elders") is True,
            )  # fmt: skip
            if melding is not None:
                self.stapel.meldingen.append(self._rij(dossier_id, gebeurtenis_id=rij["id"], regel=melding.code))
        return str(rij["id"])

    def _gezinslid(self, dossier_id: str, lid: Lid) -> str:
        rij = self._rij(dossier_id, relatie=lid.relatie, naam=lid.naam, geboortedatum=lid.geboortedatum)
        self.stapel.gezinsleden.append(rij)
        return str(rij["id"])

    def _meting(self, doel: Doel, meting: Nulmeting) -> str:
        rij = self._geheim(model_van(meting), doel, self._rij(str(doel.dossier_id), **rij_van(meting)))
        self.stapel.metingen.setdefault(model_van(meting)._meta.db_table, []).append(rij)
        return str(rij["id"])

    def _geheim(self, model: type[Model], doel: Doel, rij: dict[str, Any]) -> dict[str, Any]:
        return versleutel_rij(model, doel.dossier_id, rij, met=self.sleutels.get(doel.dossier_id))

    def _nummer(self, doel: Doel, soort: str, waarde: str) -> str:
        met = self.sleutels.get(doel.dossier_id)
        velden = nummer_velden(doel.dossier_id, soort, waarde, gemeente_id=self.gemeente.pk, met=met)
        rij = self._rij(str(doel.dossier_id), soort=soort, **velden)
        self.stapel.nummers.append(rij)
        return str(rij["id"])

    def _contact(self, dossier_id: str, soort: str, waarde: str) -> str:
        zoek = telefoon_zoek(waarde)[:60] if soort == Contactgegeven.Soort.TELEFOON else ""
        vanaf = self.vandaag.isoformat() if soort in _MET_ADRES else None
        rij = self._rij(dossier_id, soort=soort, waarde=waarde[:200], zoek=zoek, vanaf=vanaf)
        self.stapel.contacten.append(rij)
        return str(rij["id"])

    def _schrijf(self) -> None:
        stapel = self.stapel
        hier = {"gemeente_id": str(self.gemeente.pk)}
        schrijver = {**hier, "door_id": self.door.gebruiker_id, "vastgelegd_op": self.nu}
        voeg_toe("dossiers_dossier", stapel.dossiers, {**hier, "aangemaakt_op": self.nu})
        voeg_toe("kluis_dossiersleutel", stapel.sleutels, hier)
        voeg_toe(
            "personen_persoon", stapel.personen, {**hier, "aanspreekvorm": "", "tolk_taal": "", "tolk_voorkeur": ""}
        )
        voeg_toe("personen_zoekterm", stapel.zoektermen, hier)
        voeg_toe("personen_contactgegeven", stapel.contacten, {**hier, "voorkeur": False, "geheim": False})
        voeg_toe("personen_gezinslid", stapel.gezinsleden, {**hier, "in_nederland": True})
        voeg_toe("dossiers_notitie", stapel.notities, {**schrijver, "gedeeld": False})
        for tabel, rijen in stapel.metingen.items():
            voeg_toe(tabel, rijen, schrijver)
        voeg_toe("dossiers_gebeurtenis", stapel.gebeurtenissen, {**schrijver, "bron": self.bron})
        with identiteit(als_systeem(self.door)):
            voeg_toe("personen_nummer", stapel.nummers, hier)
            voeg_toe("dossiers_bewaaktetermijn", stapel.termijnen, hier)
            voeg_toe("dossiers_duomelding", stapel.meldingen, hier)
            voeg_toe("koppelingen_inlezingspoor", stapel.sporen, {**hier, "inlezing_id": self.inlezing.pk})
            werk_bij("dossiers_dossier", stapel.toewijzingen)
            toets_sleutels()
        self.stapel = Stapel()


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None

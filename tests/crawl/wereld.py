"""The world of the crawl: one full dossier, made by the acts of the house, and a copy of it in every state of a relation.

In every category stands a word that occurs nowhere else, `zk07c12`: of dossier 07, category C12. One that ends in `v` is part of the
minimal view, in `e3` of what belongs to the third kind of organisation. Each organisation of the chain is there five times: with an agreement, without, with one that is over, to come, or empty.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Q

from samenspel.avg.models import Toestemming
from samenspel.dossiers.handelingen.afspraken import plan_afspraak
from samenspel.dossiers.handelingen.documenten import voeg_document_toe
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact, zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.eigenvragen import stel_eigen_vraag_op
from samenspel.intake.handelingen.leerbaarheid import vraag_second_opinion
from samenspel.intake.handelingen.metingen import leg_belemmering_vast, meet_positieve_gezondheid, meet_taal
from samenspel.intake.models import PositieveGezondheidMeting
from samenspel.intake.tests.hulp import TOETS, VRAGEN, WELKOM
from samenspel.intake.tests.hulp_eigen import PAPIER
from samenspel.intake.tests.test_zicht import ANTWOORDEN
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.inlezen.rechten import SOORTEN
from samenspel.koppelingen.models import Inlezing
from samenspel.organisaties.models import Organisatie, Team
from samenspel.personen.handelingen import leg_contact_vast, leg_gezinslid_vast, leg_naam_vast, wijzig_persoon
from samenspel.personen.models import Persoon
from samenspel.personen.nummers import leg_nummer_vast
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan
from samenspel.plan.handelingen.leefplan_acties import spreek_actie_af
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.handelingen.leefplan_schrijven import van_medewerker, van_organisatie
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.tests.hulp import bekend_pip
from samenspel.plan.tests.hulp_sjabloon import maak_sjabloon
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.fotos import plaats_foto
from samenspel.toegang.machtigen import te_machtigen
from samenspel.toegang.models import (
    MACHTIGING,
    Aanstelling,
    Balievraag,
    Betrokkenheid,
    Contractbeheer,
    Gebruiker,
    Kwalificatie,
    Machtiging,
    Meewerking,
    Rol,
    Vervanging,
)
from tests.bestanden.kwaad import png
from tests.crawl.kopie import bsn_van, geheim_van, kopieer, plant_geheim
from tests.crawl.verwacht import ALLEEN_INTERN, TOESTANDEN
from tests.matrix.naief import tabellen
from tests.wereld import BSN_AMIRA, NU, Wereld, _bouw, sluit_overeenkomst, werken_samen, werkt_mee

VANDAAG = date.today()
SOORT_VAN_ROL = {
    "taalaanbieder": Organisatie.Soort.TAALSCHOOL, "mb_coordinator": Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING,
    "budgetcoach": Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING, "stadsbank_gkb": Organisatie.Soort.KREDIETBANK, "werkcoach_wpda": Organisatie.Soort.WERK,
    "sociaal_team_welzijn": Organisatie.Soort.WELZIJN, "coa_casemanager": Organisatie.Soort.COA,
}  # fmt: skip
_DAG = timedelta(days=1)
AFSPRAKEN: dict[str, dict[str, Any] | None] = {
    "loopt": {}, "zonder_overeenkomst": None, "overeenkomst_voorbij": {"tot": VANDAAG - _DAG},
    "overeenkomst_nog_niet": {"vanaf": VANDAAG + _DAG}, "niet_in_overeenkomst": {"categorieen": []},
}  # fmt: skip
"""By which state of the agreement there is an organisation of each kind."""
_DEELNAME: dict[str, dict[str, Any]] = {
    "gestopt": {"tot": VANDAAG - _DAG}, "nog_niet": {"vanaf": VANDAAG + _DAG}, "niet_in_betrokkenheid": {"categorieen": []},
}  # fmt: skip
_ZONDER_DEELNAME = {"geen", "onverdeeld", "zichzelf", "andere_organisatie", *ALLEEN_INTERN}
KANARIE = re.compile(rb"zk(\d\d)c(\d\d)(v|e\d)?", re.IGNORECASE)
_TEKSTANTWOORDEN = {
    "C04": "gezin_wie",
    "C06": "toekomst",
    "C07": "talen",
    "C08": "vaardigheden",
    "C12": "lichaam_wat",
    "C13": "wie_helpt",
}


@dataclass(slots=True)
class Crawlwereld:
    """Dossiers by (kind, state) with the ids that stand in addresses; users by (principal, state of the agreement)."""

    basis: Wereld
    dossiers: dict[tuple[str, str], UUID] = field(default_factory=dict)
    nummers: dict[str, str] = field(default_factory=dict)
    ids: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    overal: dict[str, str] = field(default_factory=dict)
    gebruikers: dict[tuple[str, str], Gebruiker] = field(default_factory=dict)
    organisaties: dict[tuple[str, str], Organisatie] = field(default_factory=dict)
    toestand_van: dict[str, str] = field(default_factory=dict)
    """By the two digits of its word: in which state the dossier is."""
    bsn_van: dict[str, str] = field(default_factory=dict)
    """By BSN: in which state its dossier is."""
    vertaling: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """From the ids of the source to those of a copy."""


def merk(index: int, wat: str = "") -> str:
    return f"zk{index:02}{wat}"


def bouw() -> Crawlwereld:
    """Make it, in the database of the settings."""
    with als_eigenaar():
        basis = _bouw()
        wereld = Crawlwereld(basis)
        _mensen(wereld)
    _vul(wereld)
    _steun(wereld)
    with als_eigenaar():
        _beheer(wereld)
        _zonder_trekkers(lambda: _plant_en_kopieer(wereld))
        _relaties(wereld)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    return wereld


def _mensen(wereld: Crawlwereld) -> None:
    """Somebody for every principal, and a second regievoerder who may decide on an objection."""
    basis = wereld.basis
    rest = (
        ("otto", "Otto Bakker", Rol.ONDERSTEUNER_REGIE),
        ("joost", "Joost Drent", Rol.REGIEVOERDER),
        ("mira", "Mira Jansen", Rol.REGIEVOERDER),
        ("judith", "Judith Prins", Rol.JURIST_BEZWAAR),
        ("dirk", "Dirk Kuiper", Rol.KLANTCONTACT_BALIE),
        ("nora", "Nora Hekman", Rol.CONTRACTMANAGER),
        ("rik", "Rik Vonk", Rol.AUDITOR_REKENKAMER),
        ("frans", "Frans Gerritsen", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING),
    )
    for naam, voluit, rol in rest:
        _gebruiker(wereld, naam, voluit, rol)
    namen = {
        "regievoerder": "sanne", "coach_inburgering": "kees", "ondersteuner_regie": "otto", "intakebalie": "wim", "klantcontact_balie": "dirk", "teamleider": "rob",
        "beleidsadviseur": "lotte", "contractmanager": "nora", "auditor_rekenkamer": "rik", "functioneel_beheerder": "fatma", "functionaris_gegevensbescherming": "frans", "inburgeraar": "amira", "jurist_bezwaar": "judith",
    }  # fmt: skip
    for rol, naam in namen.items():
        wereld.gebruikers[rol, ""] = basis.gebruikers[naam]
    wereld.gebruikers["regievoerder", "andere_gemeente"] = basis.gebruikers["ines"]
    for rol, soort in SOORT_VAN_ROL.items():
        for toestand, velden in AFSPRAKEN.items():
            organisatie = Organisatie.objects.create(naam=f"{soort} {toestand}", soort=soort)
            organisatie.gemeenten.set([basis.assen, basis.tynaarlo])
            for gemeente in (basis.assen, basis.tynaarlo) if velden is not None else ():
                sluit_overeenkomst(gemeente, organisatie, basis.gebruikers["fatma"], **(velden or {}))
            wereld.organisaties[rol, toestand] = organisatie
            naam = f"{rol}.{toestand}"
            wereld.gebruikers[rol, toestand] = _gebruiker(wereld, naam, naam, Rol(rol), organisatie)


def _gebruiker(
    wereld: Crawlwereld, naam: str, voluit: str, rol: str, organisatie: Organisatie | None = None
) -> Gebruiker:
    basis = wereld.basis
    gebruiker = Gebruiker(email=f"{naam}@voorbeeld.test", naam=voluit, password=basis.gebruikers["sanne"].password)
    gebruiker.save()
    basis.gebruikers[naam] = gebruiker
    basis.aanstellingen[naam] = Aanstelling.objects.create(
        gebruiker=gebruiker, gemeente=basis.assen, rol=rol, organisatie=organisatie, **_looptijd(rol)
    )
    return gebruiker


def _looptijd(rol: str) -> dict[str, date]:
    """An auditor comes for an assignment."""
    if rol == Rol.AUDITOR_REKENKAMER:
        return {"vanaf": VANDAAG, "tot": VANDAAG + 90 * _DAG}
    return {"vanaf": date(2022, 1, 1)}


def _vul(wereld: Crawlwereld) -> None:
    """Amira's dossier, with something in every category and on every screen."""
    basis, bron = wereld.basis, wereld.ids.setdefault(("pip", "loopt"), {})
    with als_eigenaar():
        for rol in SOORT_VAN_ROL:
            _betrek(wereld, basis.dossier_id, basis.assen.pk, wereld.organisaties[rol, "loopt"], {})
    with basis.als("sanne") as sanne:
        dossier = basis.dossier()
        oproep = roep_op(dossier, door=sanne, op=date(2026, 4, 20), verschijnen_op=date(2026, 5, 6), tijd=datetime(2026, 5, 6, 10).time(), plaats="zk00c06", vastgelegd_op=NU)  # fmt: skip
        _persoon(dossier, sanne, bron)
        dossier = basis.dossier()
        pip = bekend_pip(dossier, sanne, ondersteuning="zk00c06", motivering="zk00c06", omstandigheden="zk00c06")
        bron |= {"oproep": str(oproep.pk), "bezwaar": str(teken_bezwaar_aan(pip, door=sanne, ontvangen_op=pip.dagtekening, gronden="g", nu=NU).pk)}  # type: ignore[arg-type]  # adopted, so dated  # fmt: skip
        _intake(dossier, sanne, bron)
        _gesprekken(wereld, dossier, sanne, bron)
        _leefplan(wereld, dossier, sanne, bron)
        wijzig_pip(pip, door=sanne, reden="OVERIG", toelichting="t", nu=NU)
        feit = leg_vast(dossier, "examenuitslag", op=date(2026, 6, 2), door=sanne, gegevens={"onderdeel": "knm", "niveau": "A2", "geslaagd": True}, vastgelegd_op=NU)  # fmt: skip
        ander = open_dossier(
            Aanmelding(naam="zk00c01 Tweede", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
        )
        bron |= {"feit": str(feit.pk), "samenvoeging": str(voeg_samen(ander, in_=dossier, door=sanne, op=date(2026, 6, 1), reden="zelfde persoon", nu=NU).pk)}  # fmt: skip
        melding = dossier.duomelding_set.filter(gemeld_op__isnull=True).first()
        termijn = dossier.bewaaktetermijn_set.filter(categorie="C05").first()
        bron |= {"melding": str(melding.pk) if melding else "", "termijn": str(termijn.pk) if termijn else ""}
    wereld.dossiers["pip", "loopt"] = basis.dossier_id
    wereld.ids["pip", "loopt"]["_ander"] = str(ander.pk)


def _intake(dossier: Dossier, sanne: Aanwezige, bron: dict[str, str]) -> None:
    for categorie, (code, waarde) in ANTWOORDEN.items():
        inhoud = f"zk00{categorie.lower()}" if categorie in _TEKSTANTWOORDEN else waarde
        for kant in ("zelf", "professional") if code == "rekening_houden" else ("zelf",):
            beantwoord(dossier, code, inhoud, door=sanne, op=VRAGEN, kant=kant, vastgelegd_op=NU)
    scores = dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, 4)
    gezond = meet_positieve_gezondheid(
        dossier, scores, door=sanne, op=WELKOM, kant="professional", beoordelaar="b", vastgelegd_op=NU
    )
    taal = meet_taal(
        dossier, {"lezen": "A1"}, door=sanne, op=WELKOM, bron="school", kant="school", beoordelaar="b", vastgelegd_op=NU
    )
    leg_belemmering_vast(dossier, door=sanne, op=TOETS, lichamelijk="zwaar", psychisch="zwaar", hulp="nodig", kant="professional", beoordelaar="b", vastgelegd_op=NU)  # fmt: skip
    opinion = vraag_second_opinion(
        dossier,
        door=sanne,
        op=TOETS,
        school="De Wissel",
        reden="De uitslag past niet bij het gesprek.",
        vastgelegd_op=NU,
    )
    taalrij = taal[0] if isinstance(taal, list) else taal
    bron |= {"gezondheidmeting": str(gezond.pk), "taalmeting": str(taalrij.pk), "opinion": str(opinion.pk)}


def _persoon(dossier: Dossier, sanne: Aanwezige, bron: dict[str, str]) -> None:
    mens = Persoon.objects.get(dossier=dossier)
    wijzig_persoon(mens, door=sanne, naam="Zk00c01 el Haddad")
    naam = leg_naam_vast(mens, "schrijfwijze", "Zk00c01 Anders", door=sanne)
    for soort, waarde in (("telefoon", "06 1111 2222"), ("email", "zk00c03@voorbeeld.test")):
        contact = leg_contact_vast(dossier.pk, soort, waarde, door=sanne)
    leg_nummer_vast(dossier.pk, "v_nummer", "9990000001", door=sanne)
    kind = leg_gezinslid_vast(dossier.pk, door=sanne, relatie="kind", naam="zk00c04", geboortedatum="2019-05-01")
    bron |= {"naam": str(naam.pk), "contact": str(contact.pk), "gezinslid": str(kind.pk)}


def _gesprekken(wereld: Crawlwereld, dossier: Dossier, sanne: Aanwezige, bron: dict[str, str]) -> None:
    noteer(dossier, door=sanne, tekst="t", nu=NU)
    noteer_contact([dossier], door=sanne, soort="gesproken", op=date(2026, 6, 1), regel="r", sleutel=uuid7(), nu=NU)
    herinnering = zet_herinnering(dossier, door=sanne, soort="wacht_op", op=VANDAAG, nu=nu(), wie="w")
    document = voeg_document_toe(
        dossier, door=sanne, titel="zk00c15", inhoud=b"zk00c15", ontvangen_op=date(2026, 6, 1), nu=NU, sleutel=uuid7()
    )
    afspraak = plan_afspraak(
        dossier, door=sanne, begin=nu() + 3 * _DAG, onderwerp="o", met=wereld.basis.gebruikers["sanne"], plaats="p", tolk="t", nu=nu(), sleutel=uuid7()
    )  # fmt: skip
    bron |= {"herinnering": str(herinnering.pk), "document": str(document.pk), "afspraak": str(afspraak.pk)}


def _leefplan(wereld: Crawlwereld, dossier: Dossier, sanne: Aanwezige, bron: dict[str, str]) -> None:
    vast = {"door": sanne, "op": date(2026, 6, 3), "vastgelegd_op": NU}
    doelen = {
        domein: stel_doel(dossier, domein=domein, tekst="zk00", **vast)
        for domein in ("taal", "werk", "financien", "welbevinden", "ontmoeten")
    }
    eigen = van_medewerker(wereld.basis.gebruikers["sanne"])
    planning = {"gepland_op": date(2026, 6, 30), **vast}
    actie = spreek_actie_af(doelen["taal"], wat="zk00", eigenaar=eigen, **planning)
    for rol in SOORT_VAN_ROL:
        partij = van_organisatie(wereld.organisaties[rol, "loopt"], "c")
        partneractie = spreek_actie_af(doelen["taal"], wat="zk00", eigenaar=partij, opdracht="o", **planning)
        bron[f"partneractie.{rol}"] = str(partneractie.pk)
    bron |= {"doel": str(doelen["taal"].pk), "zorgdoel": str(doelen["welbevinden"].pk), "actie": str(actie.pk)}


def _steun(wereld: Crawlwereld) -> None:
    """A second dossier, of somebody under the old act, with a support plan."""
    basis = wereld.basis
    with basis.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Zk00c01 Oudewet", doelgroep="WI2013"), door=sanne, op=date(2026, 2, 1), vastgelegd_op=NU
        )
        stel_doel(dossier, domein="werk", tekst="zk00", door=sanne, op=date(2026, 6, 3), vastgelegd_op=NU)
        plan = begin_steunplan(dossier, door=sanne, op=date(2026, 6, 3), grondslag="participatiewet", vastgelegd_op=NU)
        stel_steunplan_vast(plan, door=sanne, op=date(2026, 6, 3), vastgelegd_op=NU)
    with als_eigenaar():
        Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=basis.gebruikers["sanne"])
        for rol in SOORT_VAN_ROL:
            _betrek(wereld, dossier.pk, basis.assen.pk, wereld.organisaties[rol, "loopt"], {})
    wereld.dossiers["steun", "loopt"] = dossier.pk
    wereld.ids["steun", "loopt"] = {}


def _beheer(wereld: Crawlwereld) -> None:
    """What stands in addresses and belongs to no dossier."""
    basis = wereld.basis
    sanne, kees, fatma = (basis.gebruikers[naam] for naam in ("sanne", "kees", "fatma"))
    for soort in Kwalificatie.Soort.values:
        Kwalificatie.objects.create(
            gebruiker=basis.gebruikers["joost"], gemeente=basis.assen, soort=soort, vanaf=date(2022, 1, 1), bron="b"
        )
    wacht = Kwalificatie.objects.create(
        gebruiker=kees, gemeente=basis.assen, soort="mandaat_pip", vanaf=date(2026, 1, 1), bron="b", gegeven_door=sanne, vier_ogen="wacht"
    )  # fmt: skip
    vervanging = Vervanging.objects.create(
        gemeente=basis.assen, afwezig=kees, vervanger=sanne, vanaf=VANDAAG, tot=VANDAAG + 5 * _DAG
    )
    assert SOORTEN
    inlezing = Inlezing.objects.create(
        gemeente=basis.assen, soort="caseload", stand="klaar", door=sanne, gemaakt_op=NU, verloopt_op=nu() + _DAG, klaar_op=NU
    )  # fmt: skip
    with identiteit(basis.sanne) as sanne_zelf:
        plaats_foto(sanne, door=sanne_zelf, inhoud=png(), op=VANDAAG, nu=nu())
    wie = basis.wie("fatma")
    with identiteit(wie):
        vraag = stel_eigen_vraag_op(PAPIER, door=wie, nu=NU)
        sjabloon = maak_sjabloon(wie)
    contract = Contractbeheer.objects.create(
        gemeente=basis.assen, gebruiker=basis.gebruikers["nora"], organisatie=wereld.organisaties["taalaanbieder", "loopt"], vanaf=date(2022, 1, 1),
        gegeven_door=fatma, gegeven_op=NU,
    )  # fmt: skip
    wereld.overal = {
        "sanne": str(sanne.pk), "kwalificatie": str(wacht.pk), "vervanging": str(vervanging.pk), "inlezing": str(inlezing.pk),
        "overeenkomst": str(wereld.organisaties["taalaanbieder", "loopt"].overeenkomsten.get(gemeente=basis.assen).pk),
        "aanstelling": str(basis.aanstellingen["kees"].pk), "eigenvraag": str(vraag.pk), "plansjabloon": str(sjabloon.pk),
        "fatma": str(fatma.pk), "deelnemer": str(werken_samen(basis.assen, basis.tynaarlo, door=fatma).deelnemers.get(gemeente=basis.assen).pk),
        "nora": str(basis.gebruikers["nora"].pk), "contract": str(contract.pk),
    }  # fmt: skip


def _zonder_trekkers(doe: Any) -> None:
    """With the triggers of the tables off, as the owner: decisions do not change, and here they are copied."""
    namen = ["dossiers_dossier", *{tabel.naam for tabel in tabellen()}]
    with connection.cursor() as cursor:
        for naam in namen:
            cursor.execute(f"alter table {naam} disable trigger user")
        doe()
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        for naam in namen:
            cursor.execute(f"alter table {naam} enable trigger user")


def kanaries() -> list[tuple[str, str, str]]:
    """(table, column, word) of every column in which a word is planted."""
    with (Path(__file__).parent / "kanaries.csv").open(newline="", encoding="utf-8") as bestand:
        return [(rij["tabel"], rij["kolom"], rij["merk"]) for rij in csv.DictReader(bestand)]


def _plant_en_kopieer(wereld: Crawlwereld) -> None:
    with connection.cursor() as cursor:
        for tabel, kolom, woord in kanaries():
            if (tabel, kolom) == ("personen_contactgegeven", "waarde"):
                cursor.execute("update personen_contactgegeven set waarde = '06 zk00c03v', zoek = '' where soort = 'telefoon'")  # fmt: skip
                continue
            if (veld := geheim_van(tabel).get(kolom)) is not None:
                plant_geheim(tabel, veld, "zk00" + woord)
                continue
            cursor.execute(
                f"update {tabel} set {kolom} = %s where coalesce({kolom}, '') <> '' and {kolom} not like '%%c01%%'"
                if tabel != "personen_naam" else f"update {tabel} set {kolom} = %s where false", ["zk00" + woord]
            )  # fmt: skip
        for plek, rol in enumerate(SOORT_VAN_ROL):
            cursor.execute(
                "update plan_actie set contact = %(m)s, opdracht = %(m)s where organisatie_id = %(o)s",
                {"m": f"zk00c16e{plek}", "o": wereld.organisaties[rol, "loopt"].pk},
            )
    paren = [(soort, toestand) for toestand in TOESTANDEN for soort in ("pip", "steun")]
    wereld.toestand_van["00"] = "loopt"
    wereld.bsn_van[BSN_AMIRA] = "loopt"
    for index, (soort, toestand) in enumerate(paren, start=1):
        if toestand == "loopt":
            continue
        kopieer(wereld, soort, toestand, index)
        wereld.toestand_van[f"{index:02}"] = toestand
        wereld.bsn_van[bsn_van(index)] = toestand


def _betrek(
    wereld: Crawlwereld, dossier_id: UUID, gemeente_id: UUID, organisatie: Organisatie, velden: dict[str, Any]
) -> Betrokkenheid:
    vast = {
        "doel": "begeleiding",
        "stand": "geaccepteerd",
        "vanaf": date(2026, 1, 1),
        "categorieen": list(mogelijk(organisatie.soort)),
    }
    return Betrokkenheid.objects.create(
        gemeente_id=gemeente_id, dossier_id=dossier_id, organisatie=organisatie, **{**vast, **velden}
    )


def variant(toestand: str) -> str:
    """The agreement of the organisation that a state is about."""
    return toestand if toestand in AFSPRAKEN else "loopt"


def _relaties(wereld: Crawlwereld) -> None:
    """Who takes part in which dossier, as its state says; and Amira's own dossier is the one of that state."""
    basis = wereld.basis
    vreemd = {}
    for rol, soort in SOORT_VAN_ROL.items():
        vreemd[rol] = Organisatie.objects.create(naam=f"Ander {soort}", soort=soort)
        vreemd[rol].gemeenten.set([basis.assen])
        sluit_overeenkomst(basis.assen, vreemd[rol], basis.gebruikers["fatma"])
    for (soort, toestand), dossier_id in wereld.dossiers.items():
        gemeente = basis.tynaarlo if toestand == "andere_gemeente" else basis.assen
        for rol in SOORT_VAN_ROL:
            if toestand == "andere_organisatie":
                _betrek(wereld, dossier_id, gemeente.pk, vreemd[rol], {})
            elif toestand not in _ZONDER_DEELNAME and toestand != "loopt":
                _betrek(wereld, dossier_id, gemeente.pk, wereld.organisaties[rol, variant(toestand)], _DEELNAME.get(toestand, {}))  # fmt: skip
        eerste = Betrokkenheid.objects.filter(dossier_id=dossier_id).order_by("pk").first()
        wereld.ids[soort, toestand]["betrokkenheid"] = str(eerste.pk) if eerste else str(uuid4())
    _kringen(wereld)
    _gemachtigde(wereld)
    _aan_de_balie(wereld)
    Aanstelling.objects.filter(gebruiker=basis.gebruikers["amira"]).update(
        dossier_id=wereld.dossiers["pip", "zichzelf"]
    )


def _gemachtigde(wereld: Crawlwereld) -> None:
    """Nadia, whom the newcomer of her own dossier lets look along at every part."""
    basis, dossier_id = wereld.basis, wereld.dossiers["pip", "zichzelf"]
    nadia = Gebruiker(email="nadia@voorbeeld.test", naam="Nadia Haddad", password=basis.gebruikers["sanne"].password)
    nadia.save()
    vast: dict[str, Any] = {"gemeente": basis.assen, "dossier_id": dossier_id, "tot": VANDAAG + 30 * _DAG}
    Aanstelling.objects.create(gebruiker=nadia, rol=Rol.GEMACHTIGDE, vanaf=VANDAAG, **vast)
    rij = Machtiging.objects.create(
        gebruiker=nadia,
        naam=nadia.naam,
        relatie="familie",
        onderdelen=list(te_machtigen()),
        vanaf=VANDAAG,
        gemaakt_op=NU,
        **vast,
    )
    Toestemming.objects.create(
        ontvanger=nadia, tabel=MACHTIGING, rij_id=rij.pk, betreft="C19", waarom="meekijken", gevraagd_op=VANDAAG, taal="nl", wijze="zelf",
        gevraagd_door=basis.gebruikers["amira"], vastgelegd_op=NU, **vast,
    )  # fmt: skip
    wereld.gebruikers["gemachtigde", ""] = nadia


def _aan_de_balie(wereld: Crawlwereld) -> None:
    """The desk found every dossier of Assen: those in which organisations take part just now, the others until a moment ago."""
    for (_soort, toestand), dossier_id in wereld.dossiers.items():
        if toestand != "andere_gemeente":
            vraag = Balievraag.objects.create(
                gemeente=wereld.basis.assen, gebruiker=wereld.basis.gebruikers["dirk"], dossier_id=dossier_id, contactpersoon=wereld.basis.gebruikers["sanne"],
                op=nu() - _DAG, tot=nu() + _DAG if toestand == "loopt" else nu() - timedelta(seconds=1),
            )  # fmt: skip
            wereld.overal.setdefault("balievraag_open" if toestand == "loopt" else "balievraag_voorbij", str(vraag.pk))


def _kringen(wereld: Crawlwereld) -> None:
    """Who works for the municipality: Kees works along where Sanne is the contact person, Otto assists her, and she covers for Mira."""
    basis, mens = wereld.basis, wereld.basis.gebruikers
    sanne, kees, joost, mira = (mens[naam] for naam in ("sanne", "kees", "joost", "mira"))
    zuid = Team.objects.create(gemeente=basis.assen, naam="Zuid")
    Aanstelling.objects.filter(gebruiker__in=[joost, mira]).update(team=zuid)
    Meewerking.objects.filter(gebruiker=kees).delete()
    Vervanging.objects.create(
        gemeente=basis.assen, afwezig=mira, vervanger=sanne, vanaf=VANDAAG, tot=VANDAAG + 5 * _DAG
    )
    van_wie = {"van_collega": joost, "gedekt": mira, "meewerker": joost}
    for (soort, toestand), dossier_id in wereld.dossiers.items():
        wereld.ids[soort, toestand]["meewerking"] = str(uuid4())
        if toestand in van_wie:
            hier = Dossier.objects.filter(Q(pk=dossier_id) | Q(samengevoegd_in=dossier_id))
            hier.update(contactpersoon=van_wie[toestand])
        if toestand not in {"van_collega", "gedekt", "onverdeeld", "andere_gemeente"}:
            rij = werkt_mee(basis.assen, kees, door=sanne, dossier_id=dossier_id, waarvoor="begeleiding")
            wereld.ids[soort, toestand]["meewerking"] = str(rij.pk)
            werkt_mee(basis.assen, mens["judith"], door=sanne, dossier_id=dossier_id, waarvoor="het bezwaar")
    onder = werkt_mee(basis.assen, mens["otto"], door=sanne, regievoerder=sanne)
    wereld.overal["ondersteuning"] = str(onder.pk)

"""What stands in the dossiers of which the crawl makes copies: something in every category and on every screen."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from samenspel.dossiers.handelingen.afspraken import plan_afspraak
from samenspel.dossiers.handelingen.documenten import voeg_document_toe
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact, zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import vraag_second_opinion
from samenspel.intake.handelingen.metingen import leg_belemmering_vast, meet_positieve_gezondheid, meet_taal
from samenspel.intake.models import PositieveGezondheidMeting
from samenspel.intake.tests.hulp import TOETS, VRAGEN, WELKOM
from samenspel.intake.tests.test_zicht import ANTWOORDEN
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.klok import nu
from samenspel.kern.uuid7 import uuid7
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
from tests.crawl.mensen import DAG, SOORT_VAN_ROL, VANDAAG
from tests.crawl.relaties import betrek
from tests.wereld import NU

if TYPE_CHECKING:
    from tests.crawl.wereld import Crawlwereld

_NAAM = "Zk00c01v Zk00c01"
"""The minimal view of a name shows the first name, and of the rest a letter: so the two have words of their own."""
_TEKSTANTWOORDEN = {
    "C04": "gezin_wie",
    "C06": "toekomst",
    "C07": "talen",
    "C08": "vaardigheden",
    "C12": "lichaam_wat",
    "C13": "wie_helpt",
}


def vul(wereld: Crawlwereld) -> None:
    """Amira's dossier, with something in every category and on every screen."""
    basis, bron = wereld.basis, wereld.ids.setdefault(("pip", "loopt"), {})
    with als_eigenaar():
        for rol in SOORT_VAN_ROL:
            betrek(wereld, basis.dossier_id, basis.assen.pk, wereld.organisaties[rol, "loopt"], {})
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
            Aanmelding(naam=f"{_NAAM} Tweede", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU
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
    wijzig_persoon(mens, door=sanne, naam=f"{_NAAM} el Haddad")
    naam = leg_naam_vast(mens, "schrijfwijze", f"{_NAAM} Anders", door=sanne)
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
        dossier, door=sanne, begin=nu() + 3 * DAG, onderwerp="o", met=wereld.basis.gebruikers["sanne"], plaats="p", tolk="t", nu=nu(), sleutel=uuid7()
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


def vul_steun(wereld: Crawlwereld) -> None:
    """A second dossier, of somebody under the old act, with a support plan."""
    basis = wereld.basis
    with basis.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam=f"{_NAAM} Oudewet", doelgroep="WI2013"), door=sanne, op=date(2026, 2, 1), vastgelegd_op=NU
        )
        stel_doel(dossier, domein="werk", tekst="zk00", door=sanne, op=date(2026, 6, 3), vastgelegd_op=NU)
        plan = begin_steunplan(dossier, door=sanne, op=date(2026, 6, 3), grondslag="participatiewet", vastgelegd_op=NU)
        stel_steunplan_vast(plan, door=sanne, op=date(2026, 6, 3), vastgelegd_op=NU)
    with als_eigenaar():
        Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=basis.gebruikers["sanne"])
        for rol in SOORT_VAN_ROL:
            betrek(wereld, dossier.pk, basis.assen.pk, wereld.organisaties[rol, "loopt"], {})
    wereld.dossiers["steun", "loopt"] = dossier.pk
    wereld.ids["steun", "loopt"] = {}

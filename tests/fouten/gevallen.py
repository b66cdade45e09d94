"""Acts and questions with arguments that mean something there: where what is filled in by type comes no further than another guard.

Each names what stands in the world (`tests/fouten/wereld.py`); who may not then asks or does it, as with the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from samenspel.avg.models import AvgZaakKort
from samenspel.avg.onderdelen import onderdelen
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.dubbelen import Lijkt
from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.models import BewaakteTermijn, Dossier, DuoMelding, Gebeurtenis
from samenspel.dossiers.soorten import BESLUITEN
from samenspel.dossiers.zoeken import woordgrenzen
from samenspel.intake.antwoorden import TABEL_VAN, geldende
from samenspel.intake.handelingen.gesprekken import Gespreksverslag
from samenspel.intake.handelingen.metingen import ZRM_TABEL
from samenspel.intake.instrument import zrm_domeinen, zrm_uitgave
from samenspel.intake.models import Gesprek, LbtAfname
from samenspel.intake.stand import stand_van
from samenspel.intake.tests.hulp import TOETS, VRAGEN, WELKOM
from samenspel.intake.vragenlijst import vragen
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.koppelingen.inlezen.regel import Doel
from samenspel.logboek.snuffelen import Signaal
from samenspel.plan.handelingen.leefplan_schrijven import van_medewerker
from samenspel.plan.models import PipBezwaar
from samenspel.plan.stand import versie_van
from samenspel.plan.uit_de_intake import VONDST
from samenspel.toegang.models import Kwalificatie
from samenspel.werkvoorraad.ophalen import EIGEN
from tests.crawl.wereld import Crawlwereld
from tests.fouten.muren import nullmuur
from tests.fouten.wereld import ELDERS, GEBOREN, TELEFOON, Erbij
from tests.wereld import BSN_AMIRA, NU, VANDAAG
from wet.beleid import WELKOMGESPREK

Geval = tuple[str, dict[str, Any]]
_MAAND = timedelta(days=30)


def gevallen(wereld: Crawlwereld, erbij: Erbij) -> Iterator[Geval]:
    """(function, arguments), each to be tried by who may not."""
    with wereld.basis.als("sanne") as sanne, nullmuur():
        yield from _avg(wereld, erbij, sanne)
        yield from _dossiers(wereld, erbij, sanne)
        yield from _intake(wereld, erbij, sanne)
        yield from _plan(wereld, erbij, sanne)
        yield from _partners(wereld, erbij)
        yield from _inlezen(wereld, erbij, sanne)
        yield from _beheer(wereld, erbij)
        yield from _voorraad(wereld, erbij)


def _avg(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> Iterator[Geval]:
    zaken = {soort: AvgZaakKort.objects.get(pk=pk) for soort, pk in erbij.zaken.items()}
    eerste, *_rest = onderdelen([wereld.basis.dossier_id], wie=sanne, categorieen=["C12"])
    sleutels = "avg.handelingen.toestemmen._weiger_zonder_sleutels"
    yield sleutels, {"onderdeel": eerste, "organisatie": wereld.organisaties["mb_coordinator", "zonder_overeenkomst"], "op": vandaag()}  # fmt: skip
    elders = replace(eerste, dossier_id=erbij.vers.pk)
    yield sleutels, {"onderdeel": elders, "organisatie": wereld.organisaties["mb_coordinator", "loopt"], "op": vandaag()}  # fmt: skip
    yield "avg.handelingen.weghalen.haal_weg", {"zaak": zaken["verwijdering"], "gekozen": [eerste], "nu": nu()}
    yield "avg.handelingen.wegen.weeg_apart", {
        "zaak": zaken["inzage"], "onderdeel": eerste, "geven": True, "motivering": "Niemand loopt gevaar als dit gegeven wordt.", "nu": nu(),
    }  # fmt: skip
    yield "avg.apart.apart_bewaard", {"dossier_ids": [erbij.vers.pk]}
    for soort, naam in (("klacht", "beantwoord_zaak"), ("inzage", "beantwoord_zaak")):
        yield f"avg.handelingen.zaken.{naam}", {
            "zaak": zaken[soort], "uitkomst": "toegewezen", "motivering": "Dit is nagekeken en het klopt zo.", "antwoord_op": vandaag(), "nu": nu(),
        }  # fmt: skip


def _dossiers(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> Iterator[Geval]:
    yield "personen.nummers.met_nummer", {"tekst": BSN_AMIRA, "wie": sanne}
    for kaal in (TELEFOON, "1-5-1990", BSN_AMIRA):
        yield "dossiers.zoeken._op_nummer", {"kaal": kaal}
    yield "dossiers.zoeken.met_woorden", {"dossiers": Dossier.objects.all(), "grenzen": woordgrenzen("proef")}
    yield "dossiers.dubbelen.dubbelen_van", {"dossier": erbij.zonder_toets}
    yield "dossiers.handelingen.gezin._andersom", {"dossier": erbij.vers, "eigen": erbij.zonder_toets}
    feit = Gebeurtenis.objects.select_related("dossier").get(pk=wereld.ids["pip", "loopt"]["feit"])
    yield "dossiers.handelingen.vastleggen.trek_in", {"gebeurtenis": feit, "op": vandaag(), "reden": "Dit klopt niet."}
    regel = "intake_kwalificatie"
    yield "dossiers.handelingen.passeren.houd_aan", {
        "dossier": erbij.vers, "regel": regel, "zin": "Dat kan niet.", "op": vandaag(), "moment": NU, "toch": Toch(frozenset({regel}), "Dit is nodig om een goede reden."),
    }  # fmt: skip
    for soort in sorted(BESLUITEN):
        yield "dossiers.handelingen.vastleggen.leg_vast", {"dossier": erbij.vers, "soort": soort, "op": vandaag()}
    samen = {"dossier": erbij.zonder_toets, "in_": erbij.vers, "op": vandaag(), "reden": "zelfde persoon", "nu": nu()}
    yield "dossiers.handelingen.samenvoegen.voeg_samen", samen
    sanne, kees = wereld.basis.gebruikers["sanne"], wereld.basis.gebruikers["kees"]
    mee = {"dossier": erbij.vers, "waarvoor": "begeleiding", "vanaf": vandaag(), "nu": nu()}
    zelf = replace(wereld.basis.sanne, gebruiker_id=kees.pk)
    yield "dossiers.handelingen.meewerken.laat_meewerken", {**mee, "collega": kees, "door": zelf}
    for collega in (sanne, kees):
        yield "dossiers.handelingen.meewerken.laat_meewerken", {**mee, "collega": collega}
    yield "dossiers.handelingen.afspraken.plan_afspraak", {
        "dossier": erbij.vers, "begin": nu() + _MAAND, "onderwerp": "Kennis maken", "met": kees, "nu": nu(), "sleutel": uuid4(),
    }  # fmt: skip
    oproep = Gebeurtenis.objects.select_related("dossier").get(pk=wereld.ids["pip", "loopt"]["oproep"])
    yield "dossiers.handelingen.oproepbrieven.lees_oproepbrief", {"feit": oproep}
    jurist = _jurist(wereld)
    for soort in ("waarschuwing", "beslissing_op_bezwaar"):
        yield "dossiers.handelingen.vastleggen.leg_vast", {"dossier": erbij.vers, "soort": soort, "op": vandaag(), "door": jurist}  # fmt: skip
    yield "dossiers.handelingen.meewerken.zet_onder", {
        "ondersteuner": wereld.basis.gebruikers["otto"], "regievoerder": wereld.basis.gebruikers["joost"], "vanaf": vandaag(), "nu": nu(),
    }  # fmt: skip
    yield "logboek.handelingen.zie_na", {
        "signaal": Signaal("nacht", sanne, vandaag(), 3), "uitkomst": "in_orde", "toelichting": "Dit hoorde bij het werk.", "op": nu(),
    }  # fmt: skip


def _jurist(wereld: Crawlwereld) -> Aanwezige:
    """Judith, whose reach hangs on an objection."""
    return replace(wereld.basis.sanne, gebruiker_id=wereld.basis.gebruikers["judith"].pk, rol="jurist_bezwaar")


def _intake(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> Iterator[Geval]:
    vers, zonder, bron = erbij.vers, erbij.zonder_toets, wereld.basis.dossier_id
    stand = stand_van(vers, sanne)
    yield "intake.overzicht.overzicht_van", {"dossier": vers, "stand": stand}
    yield "intake.overzicht.delen", {"dossier": vers, "stand": stand}
    vol = Dossier.objects.select_related("gemeente").get(pk=bron)
    yield "intake.overzicht.overzicht_van", {"dossier": vol, "stand": stand_van(vol, sanne)}
    yield "intake.overzicht.voorbereiders", {"dossier": vers, "antwoorden": geldende(vers, sanne)}
    gesprek = Gesprek.objects.filter(dossier=vers).first()
    assert gesprek is not None
    tabel = {d.code: ZRM_TABEL[d.categorie] for d in zrm_domeinen(zrm_uitgave(vers.gemeente_id, WELKOM))}[erbij.domein]
    yield "intake.antwoorden.eerdere", {"dossier": Dossier.objects.get(pk=bron), "gevraagd": [vragen()["toekomst"]]}
    yield "intake.handelingen.beantwoorden._geldend", {
        "tabel": TABEL_VAN["C06"], "dossier_ids": [bron], "code": "toekomst", "onderwerp": "", "kant": "zelf",
    }  # fmt: skip
    yield "intake.handelingen.beantwoorden.beantwoord", {"dossier": vers, "code": "toekomst", "waarde": "Ik word kok.", "op": VRAGEN}  # fmt: skip
    yield "intake.handelingen.eenmalig.al_gemaakt", {"tabel": Gesprek, "sleutel": gesprek.pk, "dossier": vers}
    yield "intake.handelingen.gesprekken._leg_gesprek_vast", {
        "kind": gesprek.kind, "dossier": vers, "verslag": Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True), "sessie": gesprek.sessie, "moment": NU,
    }  # fmt: skip
    yield "intake.handelingen.leerbaarheid.zie_af_van_lbt", {
        "dossier": vers, "op": TOETS, "beperking": "zien", "motivering": "Zij ziet te weinig.",
    }  # fmt: skip
    dag = {"dossier": vers, "op": WELKOM}
    yield "intake.handelingen.metingen._zelfde_dag", {**dag, "tabel": tabel, "kant": "professional", "domein": erbij.domein}  # fmt: skip
    yield "intake.handelingen.metingen.meet_zelfredzaamheid", {**dag, "scores": {erbij.domein: 4}}
    for dossier in (zonder, vers, Dossier.objects.select_related("gemeente").get(pk=bron)):
        yield "intake.handelingen.ondertekenen.onderteken_intake", {"dossier": dossier, "op": vandaag()}
    for soort in ("talen", "wonen"):
        vraag = next(vraag for vraag in vragen().values() if vraag.voorzet == soort)
        yield "intake.voorzet.voorzet", {"dossier": zonder, "vraag": vraag, "antwoorden": {}}
    formulier = SimpleNamespace(cleaned_data={"gezin": [], "groep": vers.nummer}, add_error=lambda *_args: None)
    yield "intake.views.gesprekken._deelnemende_dossiers", {"form": formulier, "dossier": zonder}
    yield "intake.views.leerbaarheid._met_ontheffing", {"afnames": LbtAfname.objects.filter(dossier=zonder), "dossier": zonder}  # fmt: skip


def _plan(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> Iterator[Geval]:
    vers, pip = erbij.vers, erbij.pip
    beeld = beeld_van(vers, wie=sanne, op=vandaag())
    yield "plan.vooraf.intake_als_bron", {"beeld": beeld}
    yield "plan.huishouden.huishouden_van", {"beeld": beeld}
    yield "plan.vooraf.tegenspraken_met_de_toets", {"versie": versie_van(pip, sanne), "dossier": vers, "feiten": feiten_van(vers)}  # fmt: skip
    yield "plan.stand.versie_van", {"pip": pip}
    bezwaar = PipBezwaar.objects.select_related("pip").get(pk=wereld.ids["pip", "loopt"]["bezwaar"])
    yield "plan.handelingen.slot.bewerk", {"pip": bezwaar.pip, "bewerking": None}
    yield (
        "plan.handelingen.bezwaar.teken_bezwaar_aan",
        {"pip": bezwaar.pip, "ontvangen_op": vandaag(), "door": _jurist(wereld)},
    )
    yield "plan.handelingen.bezwaar.trek_bezwaar_in", {"bezwaar": bezwaar, "op": vandaag(), "door": _jurist(wereld)}
    ander = van_medewerker(wereld.basis.gebruikers["kees"])
    yield "plan.handelingen.leefplan_schrijven.controleer_eigenaar", {"eigenaar": ander, "dossier": vers, "op": vandaag(), "nu": nu()}  # fmt: skip
    yield "plan.handelingen.vaststellen.stel_pip_vast", {"pip": pip, "dagtekening": vandaag()}
    yield "plan.mijn_acties.eigen_acties", {}
    doel = erbij.rijen["actie.medewerker"].doel
    keuze = SimpleNamespace(doel=SimpleNamespace(doel=None, kan_niet="", lopend=SimpleNamespace(id=doel.pk)), woorden="", acties=[])  # fmt: skip
    yield "plan.handelingen.sjabloon_overnemen._leg", {"dossier": vers, "keuze": keuze, "op": VANDAAG}
    for code in VONDST:
        yield "plan.handelingen.uit_de_intake.neem_vondst_op", {"dossier": vers, "code": code, "op": VANDAAG}
    yield "werkvoorraad.acties._afgesproken", {"ids": [erbij.rijen["actie.medewerker"].pk]}
    yield "plan.handelingen.leefplan_acties.rond_actie_af", {"actie": erbij.rijen["actie.medewerker"], "op": vandaag(), "resultaat": "Gedaan."}  # fmt: skip
    yield "plan.handelingen.leefplan_praktijk.leg_praktijk_vast", {"dossier": vers, "onderwerp": "ontzorgen", "sinds": VANDAAG, "zoals_besluit": True}  # fmt: skip


def _partners(wereld: Crawlwereld, erbij: Erbij) -> Iterator[Geval]:
    betrokkenheid, verzoek = erbij.rijen["betrokkenheid"], erbij.rijen["verzoek"]
    te_veel = type(betrokkenheid).objects.get(pk=betrokkenheid.pk)
    te_veel.categorieen = ["C14"]
    naam = "dossiers.handelingen.betrekken.verleng_betrokkenheid"
    for deze in (betrokkenheid, te_veel):
        yield naam, {"betrokkenheid": deze, "tot": vandaag() + 2 * _MAAND, "op": vandaag()}
    yield "dossiers.handelingen.betrekken.trek_betrokkenheid_in", {"betrokkenheid": betrokkenheid, "nu": nu()}
    van_hen = replace(wereld.basis.sanne, organisatie_id=wereld.organisaties["mb_coordinator", "loopt"].pk)
    yield "keten.deelnames._acties", {"wie": van_hen, "dossiers": [wereld.dossiers[ELDERS]]}
    for door in (wereld.basis.sanne, replace(van_hen, rol="budgetcoach")):
        yield "keten.handelingen.verzoeken._weiger_als_het_niet_kan", {"verzoek": verzoek, "door": door, "nu": nu()}
    for wie in ("vrijwilliger", "maatje"):
        yield "keten.handelingen.vrijwilligers.wijs_gezin_toe", {
            "vrijwilliger": erbij.rijen[wie], "dossier_id": wereld.basis.dossier_id, "vanaf": vandaag(), "tot": vandaag() + timedelta(days=7), "nu": nu(),
        }  # fmt: skip
    hun = wereld.organisaties["mb_coordinator", "loopt"]
    coordinator = replace(
        wereld.basis.sanne, gebruiker_id=wereld.gebruikers["mb_coordinator", "loopt"].pk, rol="mb_coordinator", organisatie_id=hun.pk,
    )  # fmt: skip
    yield "keten.handelingen.vrijwilligers.wijs_gezin_toe", {
        "vrijwilliger": erbij.rijen["vrijwilliger"], "dossier_id": erbij.zonder_toets.pk, "vanaf": vandaag(), "tot": vandaag() + timedelta(days=7), "nu": nu(), "door": coordinator,
    }  # fmt: skip
    yield "keten.handelingen.vrijwilligers.nodig_uit", {
        "naam": "Noor", "dossier_id": wereld.basis.dossier_id, "vanaf": vandaag(), "tot": vandaag() + timedelta(days=7), "nu": nu(), "als": "regievoerder",
    }  # fmt: skip


def _inlezen(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> Iterator[Geval]:
    vers, bron = erbij.vers, wereld.basis.dossier_id
    yield "koppelingen.inlezen.bekenden.zoek_bekenden", {"blind": [], "geboortedatums": [GEBOREN], "vandaag": vandaag()}
    for dossier_id in (bron, vers.pk):
        doelen = [Doel(dossier_id=dossier_id, nieuw=False, doelgroep="ASIEL_A")]
        yield "koppelingen.inlezen.gezin.vul_bekend_gezin", {"doelen": doelen}
        yield "koppelingen.inlezen.nulmeting.vul_bekende", {"doelen": doelen}
    voeg_toe = "koppelingen.duo.invoeren._voeg_nummer_toe"
    amira = Dossier.objects.select_related("gemeente").get(pk=bron)
    for dossier in (vers, amira):
        yield voeg_toe, {"lijkt": Lijkt((dossier,)), "gekozen": dossier.pk, "nummers": {"bsn": "999990330"}}
    meldingen = DuoMelding.objects.select_related("dossier", "gebeurtenis").filter(dossier__in=[bron, vers.pk])
    yield "koppelingen.duo.melden.regels", {"meldingen": list(meldingen), "vandaag": vandaag()}


def _beheer(wereld: Crawlwereld, erbij: Erbij) -> Iterator[Geval]:
    wacht = Kwalificatie.objects.get(pk=wereld.overal["kwalificatie"])
    yield "toegang.beheer_kwalificaties.bevestig_kwalificatie", {"kwalificatie": wacht}
    yield "datalek.handelingen.besluit_over_datalek", {
        "zaak": erbij.rijen["datalek"], "soort": "ap_melden", "beslist_door": "gemeentesecretaris", "motivering": "De gegevens zijn gevoelig.", "op": nu(),
    }  # fmt: skip
    yield "toegang.beheer.stel_aan", {
        "gebruiker": wereld.basis.gebruikers["lotte"], "rol": "mb_coordinator", "vanaf": vandaag(), "organisatie": erbij.rijen["elders"],
    }  # fmt: skip
    yield "toegang.contracten.geef_contractbeheer", {
        "gebruiker": wereld.basis.gebruikers["nora"], "organisatie": erbij.rijen["elders"], "vanaf": vandaag(), "nu": nu(),
    }  # fmt: skip
    deelnemer = erbij.rijen["deelnemer"]
    fatma_daar = replace(wereld.basis.wie("fatma"), gemeente_id=deelnemer.gemeente_id)
    yield "toegang.samenwerken.doe_mee", {"deelnemer": deelnemer, "op": vandaag(), "nu": nu(), "door": fatma_daar}
    dossier = Dossier.objects.get(pk=wereld.dossiers["pip", "zichzelf"])
    yield "portaal.handelingen.toelaten._stop_meekijken", {"dossier": dossier, "nu": nu()}
    teamleider = replace(wereld.basis.sanne, gebruiker_id=wereld.basis.gebruikers["rob"].pk, rol="teamleider")
    yield "werkvoorraad.elders.vertrek_in_het_team", {"op": vandaag(), "wie": teamleider}


def _voorraad(wereld: Crawlwereld, erbij: Erbij) -> Iterator[Geval]:
    for soort, rij in (("klaar", "herinnering.klaar"), ("wacht", "herinnering.open"), ("gezien", "overgeslagen")):
        yield "werkvoorraad.handelingen.maak_ongedaan", {"soort": soort, "id_": erbij.rijen[rij].pk, "nu": nu()}
    stap = BewaakteTermijn(
        gemeente_id=erbij.vers.gemeente_id, dossier=erbij.vers, code=WELKOMGESPREK.code, versie=WELKOMGESPREK.versie, start=vandaag(), uiterlijk=vandaag(),
    )  # fmt: skip
    yield "werkvoorraad.handelingen.sla_over", {"termijn": stap, "reden": "Niet nodig.", "op": vandaag(), "nu": nu()}
    notitie = {"daad": "notitie", "soort": "gesproken", "tekst": "Zij belt zelf."}
    yield "werkvoorraad.views.daden._doe_stapel", {"dossiers": [erbij.vers], "data": notitie}
    yield "werkvoorraad.ophalen.termijnen", {"op": vandaag(), "van": None}
    yield "werkvoorraad.ophalen._signalen", {"op": vandaag(), "van": None, "pad": EIGEN, "geboren": ("2000", "2030")}
    yield "werkvoorraad.ophalen._delen", {"op": vandaag(), "van": None, "pad": EIGEN}
    yield "werkvoorraad.ophalen._meedoen", {"op": vandaag(), "van": None, "pad": EIGEN, "bijna": vandaag() + 2 * _MAAND}
    yield "werkvoorraad.ophalen.gedekte_afspraken", {
        "begin": nu() - _MAAND, "eind": nu() + _MAAND, "van": vandaag() - _MAAND, "tot": vandaag() + _MAAND,
    }  # fmt: skip
    yield "logboek.meekijkers.meekijkers", {"dossier_id": wereld.dossiers[ELDERS]}
    yield "portaal.handelingen.bellen.open_belverzoek", {"dossier": erbij.vers}

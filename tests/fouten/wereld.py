"""What the world of the crawl has not: requests under the AVG, an intake that was signed, a breach, a list of what goes, volunteers.

They stand in a dossier that no request of the crawl is about, in dossiers of their own, or open nothing any more, so that the crawl expects of
everybody what it did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

from samenspel.avg.handelingen.beperken import beperk
from samenspel.avg.handelingen.nood import begin_noodtoegang
from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.handelingen.zaken import Gevraagd, open_zaak
from samenspel.avg.models import AvgZaak, AvgZaakKort, ToestemmingKort
from samenspel.avg.onderdelen import onderdelen
from samenspel.avg.tests.hulp import gevraagd
from samenspel.bewaren.models import Vasthouding, Vernietigingslijst
from samenspel.datalek.models import Aard, Bron, Datalek, Getroffene
from samenspel.datalek.tests.hulp import keek
from samenspel.dossiers.handelingen.notities import rond_af, zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.oproepbrieven import bewaar_oproepbrief
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import BewaakteTermijn, Contactmoment, Dossier, DuoMelding, Gebeurtenis, Herinnering
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import meld_aan_voor_lbt, zie_af_van_lbt
from samenspel.intake.handelingen.metingen import meet_positieve_gezondheid, meet_taal, meet_zelfredzaamheid
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.instrument import zrm_domeinen, zrm_uitgave
from samenspel.intake.models import Gesprek, PositieveGezondheidMeting
from samenspel.intake.tests.hulp import TOETS, VRAGEN, WELKOM
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.organisaties.models import Organisatie
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.nummers import leg_nummer_vast
from samenspel.plan.brieven import maak_en_bewaar
from samenspel.plan.handelingen.leefplan_acties import spreek_actie_af
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.handelingen.leefplan_praktijk import leg_praktijk_vast
from samenspel.plan.handelingen.leefplan_schrijven import VAN_INBURGERAAR, van_medewerker, van_niemand
from samenspel.plan.handelingen.steunplan import begin_steunplan
from samenspel.plan.models import Actie, Pip, PipBelastbaarheid, PipBesluit
from samenspel.plan.tests.hulp import besproken_pip, zorg_voor_intake
from samenspel.toegang.models import (
    Aanstelling,
    Betrokkenheid,
    Deelnemer,
    Gebruiker,
    Rol,
    Samenwerking,
    Tolkboeking,
    Vrijwilliger,
)
from samenspel.werkvoorraad.models import BEKEND, Overgeslagen
from tests.crawl.wereld import Crawlwereld
from tests.matrix.toestanden import ONVERDEELD
from tests.wereld import NU, VANDAAG, werken_samen

ELDERS = ("pip", "nog_niet")
VERS, ZONDER = ("pip", "vers"), ("pip", "zonder_toets")
"""Dossiers with no word of the crawl in it."""
STEUN = ("steun", "begonnen")
"""Under the old act, with a support plan that nobody agreed to yet."""
TELEFOON, GEBOREN, V_NUMMER = "06 2222 3333", "1990-05-01", "9990000001"


@dataclass(slots=True)
class Erbij:
    """What was added, for who asks about it by name."""

    vers: Dossier
    """With an intake that was signed, and a PIP that was discussed."""
    zonder_toets: Dossier
    """The partner: no test was taken. The V-number is that of somebody else."""
    pip: Pip
    domein: str
    """Of the Zelfredzaamheid-Matrix, scored on the day of the welcome talk."""
    zaken: dict[str, UUID] = field(default_factory=dict)
    rijen: dict[str, Any] = field(default_factory=dict)


def vul_aan(wereld: Crawlwereld) -> Erbij:
    """By the acts of the house, and as the owner where nobody of the crawl may do it."""
    _logboek(wereld)
    with wereld.basis.als("sanne") as sanne:
        erbij = _dossiers(wereld, sanne)
        _zaken(wereld, erbij, sanne)
        _toestemmingen(wereld, sanne)
        _brieven(wereld, erbij, sanne)
        _plan(wereld, erbij, sanne)
        _voorraad(wereld, erbij, sanne)
    with wereld.basis.als("frans") as frans:
        nood = begin_noodtoegang(
            _dossier(wereld, ELDERS).nummer, door=frans, reden="datalek", toelichting="Er is een melding over een mogelijk datalek.", categorieen=["C12"], nu=nu()
        )  # fmt: skip
    wereld.overal["nood"] = str(nood.pk)
    with als_eigenaar():
        _toezicht(wereld, erbij)
        _vrijwilligers(wereld, erbij)
        _van_elders(wereld, erbij)
        _tolk(wereld)
    return erbij


def _dossier(wereld: Crawlwereld, sleutel: tuple[str, str]) -> Dossier:
    with als_eigenaar():
        return Dossier.objects.select_related("gemeente").get(pk=wereld.dossiers[sleutel])


def _logboek(wereld: Crawlwereld) -> None:
    """Sanne looked in two dossiers, three times in one night: a signal for who sees the log after."""
    dag = vandaag() - timedelta(days=2)
    for minuut in (1, 2, 3):
        tijd = datetime.combine(dag, time(0, minuut), tzinfo=NU.tzinfo)
        keek(wereld.basis, "sanne", [wereld.dossiers[ELDERS], wereld.basis.dossier_id], tijd)
    wereld.overal["2026-06-03"] = dag.isoformat()  # the day that stands in the address of the signal


def _dossiers(wereld: Crawlwereld, sanne: Aanwezige) -> Erbij:
    """Two adults of one household."""
    vers = open_dossier(Aanmelding(naam="Proef Vers", doelgroep="ASIEL_A"), door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU)  # fmt: skip
    melding = Aanmelding(
        naam="Proef Zonder", doelgroep="ASIEL_A", geboortedatum=GEBOREN, telefoon=TELEFOON, azc="AZC Assen", persoon={"talen": ["Arabisch"], "tolk_taal": "Arabisch"},
    )  # fmt: skip
    zonder = open_dossier(melding, door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU)
    with als_eigenaar():
        Dossier.objects.filter(pk__in=[vers.pk, zonder.pk]).update(contactpersoon=wereld.basis.gebruikers["sanne"])
        vers, zonder = (Dossier.objects.select_related("gemeente").get(pk=d.pk) for d in (vers, zonder))
    oud = open_dossier(Aanmelding(naam="Proef Oudewet", doelgroep="WI2013"), door=sanne, op=date(2026, 2, 1), vastgelegd_op=NU)  # fmt: skip
    begin_steunplan(oud, door=sanne, op=VANDAAG, grondslag="participatiewet", vastgelegd_op=NU)
    wereld.dossiers |= {VERS: vers.pk, ZONDER: zonder.pk, STEUN: oud.pk}
    wereld.ids |= {VERS: {}, ZONDER: {}, STEUN: {}}
    leg_nummer_vast(zonder.pk, "v_nummer", V_NUMMER, door=sanne)
    leg_gezinslid_vast(vers.pk, door=sanne, relatie="partner", naam="Proef Zonder", geboortedatum=GEBOREN, eigen_dossier=zonder)  # fmt: skip
    meld_aan_voor_lbt(zonder, door=sanne, op=WELKOM, vastgelegd_op=NU)
    zie_af_van_lbt(zonder, door=sanne, op=TOETS, beperking="zien", motivering="Zij ziet te weinig.", vastgelegd_op=NU)
    zorg_voor_intake(vers, sanne)
    domein = zrm_domeinen(zrm_uitgave(vers.gemeente_id, WELKOM))[0].code
    meet_taal(vers, {"lezen": "A1"}, door=sanne, op=WELKOM, bron="nulmeting", beoordelaar="b", vastgelegd_op=NU)
    kant = dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, 4)
    meet_taal(vers, {"lezen": "PRE_A1"}, door=sanne, op=WELKOM, bron="school", kant="school", beoordelaar="b", vastgelegd_op=NU)  # fmt: skip
    meet_positieve_gezondheid(vers, kant, door=sanne, op=WELKOM, kant="zelf", vastgelegd_op=NU)
    meet_zelfredzaamheid(vers, {domein: 3}, door=sanne, op=WELKOM, beoordelaar="b", vastgelegd_op=NU)
    onderteken_intake(vers, door=sanne, op=VANDAAG, vastgelegd_op=NU)
    return Erbij(vers, zonder, besproken_pip(vers, sanne, intake=False), domein)


def _zaken(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> None:
    dossier = _dossier(wereld, ELDERS)
    for soort in ("inzage", "verwijdering", "klacht", "beperking"):
        vraag = Gevraagd(
            soort=soort, vraag="Wat weten jullie van mij?", hoe="balie", op=vandaag(), identiteit="document"
        )
        erbij.zaken[soort] = open_zaak(dossier, vraag, door=sanne, nu=nu())
    wereld.overal["zaak"] = str(erbij.zaken["inzage"])
    beperking = AvgZaakKort.objects.zichtbaar_voor(sanne).get(pk=erbij.zaken["beperking"])
    beperk(beperking, reden="Zij betwist wat er staat.", door=sanne, nu=nu())
    with als_eigenaar():
        AvgZaak.objects.filter(pk=erbij.zaken["inzage"]).update(verklaring="Zo was het niet.")


def _toestemmingen(wereld: Crawlwereld, sanne: Aanwezige) -> None:
    """One that was taken back, where everybody asks; and one that holds, in a dossier in which that organisation takes no part yet."""
    eerste, *_rest = onderdelen([wereld.basis.dossier_id], wie=sanne, categorieen=["C12"])
    organisatie = wereld.organisaties["mb_coordinator", "loopt"]
    sleutel = leg_toestemming_vast(eerste, organisatie, gevraagd(), door=sanne, nu=nu())
    toestemming = ToestemmingKort.objects.zichtbaar_voor(sanne).get(pk=sleutel)
    with als_eigenaar():
        rij = type(toestemming)._meta.apps.get_model("avg", "Toestemming").objects.get(pk=sleutel)
        for waar in (ELDERS, ("pip", "zichzelf")):
            rij.pk = rij.id = uuid4()
            rij.dossier_id = wereld.dossiers[waar]
            rij.save(force_insert=True)
            wereld.ids[waar]["toestemming"] = str(rij.pk)
    trek_toestemming_in(toestemming, door=sanne, nu=nu())


def _plan(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> None:
    vast = {"door": sanne, "op": VANDAAG, "vastgelegd_op": NU}
    doel = stel_doel(erbij.vers, domein="welbevinden", tekst="Ik wil beter slapen.", **vast)
    stel_doel(erbij.vers, domein="werk", tekst="Ik wil koken.", **vast)
    beantwoord(erbij.vers, "diploma", "ja_hier", door=sanne, op=VRAGEN, vastgelegd_op=NU)
    planning = {"gepland_op": VANDAAG + timedelta(days=30), **vast}
    for wie, eigenaar in (
        ("medewerker", van_medewerker(wereld.basis.gebruikers["sanne"])), ("inburgeraar", VAN_INBURGERAAR), ("niemand", van_niemand(VANDAAG + timedelta(days=7))),
    ):  # fmt: skip
        erbij.rijen[f"actie.{wie}"] = spreek_actie_af(doel, wat="Bel de huisarts.", eigenaar=eigenaar, **planning)
    for onderwerp in ("ontzorgen", "vve", "ondersteuning"):
        leg_praktijk_vast(
            erbij.vers,
            onderwerp=onderwerp,
            zoals_besluit=True,
            sinds=VANDAAG,
            door=sanne,
            vastgelegd_op=NU,
        )
    with als_eigenaar():
        apart = BewaakteTermijn.objects.filter(gemeente_id=erbij.vers.gemeente_id).first()
        assert apart is not None
        apart.pk = apart.id = uuid4()
        apart.dossier, apart.code, apart.categorie = erbij.vers, "T99", "C14"
        apart.save(force_insert=True)
        apart.pk = apart.id = uuid4()
        apart.dossier = _dossier(wereld, ELDERS)
        apart.save(force_insert=True)
        van_pip = {"gemeente_id": erbij.vers.gemeente_id, "dossier": erbij.vers, "pip": erbij.pip}
        if not PipBelastbaarheid.objects.filter(pip=erbij.pip).exists():
            PipBelastbaarheid.objects.create(**van_pip, beperking=True)


def _brieven(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> None:
    """Of a decision and of a summons, as they went out; and a fact that was taken back, to tell DUO."""
    feit = leg_vast(erbij.vers, "examenuitslag", op=date(2026, 6, 2), door=sanne, gegevens={"onderdeel": "knm", "niveau": "A2", "geslaagd": True}, vastgelegd_op=NU)  # fmt: skip
    terug = trek_in(feit, door=sanne, op=VANDAAG, reden="Dit was van iemand anders.", vastgelegd_op=NU)
    besluit = PipBesluit.objects.filter(dossier_id=wereld.basis.dossier_id).first()
    assert besluit is not None
    with mock.patch("samenspel.plan.brieven.maak_brief", return_value=b"%PDF-1.7 zoals hij was"):
        maak_en_bewaar(besluit, nu=NU)
    oproep = Gebeurtenis.objects.get(pk=wereld.ids["pip", "loopt"]["oproep"])
    with mock.patch("samenspel.dossiers.handelingen.oproepbrieven.maak_oproep", return_value=b"%PDF-1.7 zoals hij was"):
        bewaar_oproepbrief(wereld.basis.dossier(), oproep, door=sanne, op=VANDAAG, nu=NU)
    with als_eigenaar():
        DuoMelding.objects.create(
            gemeente_id=erbij.vers.gemeente_id, dossier=erbij.vers, gebeurtenis=terug, regel="pvt"
        )


def _voorraad(wereld: Crawlwereld, erbij: Erbij, sanne: Aanwezige) -> None:
    """Reminders that are open, done, and of somebody who asked to be called; a step that was passed; a note of somebody who left."""
    for wat in ("open", "klaar"):
        erbij.rijen[f"herinnering.{wat}"] = zet_herinnering(
            erbij.vers,
            door=sanne,
            soort=Herinnering.Soort.TERUGBELLEN,
            op=vandaag(),
            nu=nu(),
        )
    rond_af(erbij.rijen["herinnering.klaar"], door=sanne, nu=nu())
    hier = {"gemeente_id": erbij.vers.gemeente_id, "dossier": erbij.vers}
    with als_eigenaar():
        erbij.rijen["overgeslagen"] = Overgeslagen.objects.create(
            **hier, termijn_code="T01", start=VANDAAG, reden="r", door_id=sanne.mens(), vastgelegd_op=NU
        )
        _gezien(erbij, sanne)
        gesprek = Gesprek.objects.filter(dossier=erbij.vers).latest("pk")
        gesprek.pk = gesprek.id = uuid7()
        gesprek.sessie, gesprek.kind = uuid4(), Gesprek.Kind.EINDE
        gesprek.save(force_insert=True)
        Contactmoment.objects.create(
            **hier, soort="gesproken", op=VANDAAG, regel="r", door=wereld.basis.gebruikers["lotte"], vastgelegd_op=NU
        )


def _gezien(erbij: Erbij, sanne: Aanwezige) -> None:
    """A step of the list that was passed, and a signal that was seen."""
    stap = BewaakteTermijn.objects.get(dossier=erbij.vers, code="T99")
    stap.pk = stap.id = uuid4()
    stap.dossier, stap.code, stap.categorie = erbij.zonder_toets, "T98", "C05"
    stap.save(force_insert=True)
    for dossier, code, start in ((stap.dossier, stap.code, stap.start), (erbij.vers, BEKEND, VANDAAG)):
        waar = {"gemeente_id": dossier.gemeente_id, "dossier": dossier, "termijn_code": code, "start": start}
        Overgeslagen.objects.create(**waar, reden="r", door_id=sanne.mens(), vastgelegd_op=NU)


def _toezicht(wereld: Crawlwereld, erbij: Erbij) -> None:
    """A breach that touched somebody, a list of what goes, and a dossier that is held."""
    gemeente, sanne, dossier = wereld.basis.assen, wereld.basis.gebruikers["sanne"], _dossier(wereld, ELDERS)
    datalek = Datalek.objects.create(
        gemeente=gemeente, bron=Bron.ACCOUNT, wat=str(sanne.pk), vanaf=NU, tot=NU + timedelta(hours=1), aard=Aard.values[0],
        omschrijving="Een laptop zonder slot is gestolen uit de trein.", ontdekt_op=NU, door=wereld.basis.gebruikers["frans"], op=NU,
    )  # fmt: skip
    Getroffene.objects.create(gemeente=gemeente, zaak=datalek, dossier=dossier, nummer=dossier.nummer, categorieen=["C05"])  # fmt: skip
    lijst = Vernietigingslijst.objects.create(gemeente=gemeente, opgesteld_op=NU)
    vast = Vasthouding.objects.create(
        gemeente=gemeente, dossier_id=dossier.pk, nummer=dossier.nummer, soort="woo", reden="Er is een Woo-verzoek.", vanaf=vandaag(), door=sanne, vastgelegd_op=NU
    )  # fmt: skip
    wereld.overal |= {"datalek": str(datalek.pk), "lijst": str(lijst.pk), "vasthouding": str(vast.pk)}
    erbij.rijen |= {"datalek": datalek, "lijst": lijst, "vasthouding": vast}


def _vrijwilligers(wereld: Crawlwereld, erbij: Erbij) -> None:
    """A taalmaatje without a family; an organisation that has the tasks and not the name; one that does not work for Assen."""
    basis = wereld.basis
    organisatie = wereld.organisaties["mb_coordinator", "loopt"]
    deel = {"gemeente": basis.assen, "dossier_id": erbij.vers.pk, "doel": "begeleiding", "vanaf": date(2026, 1, 1)}
    vraag = Betrokkenheid.objects.create(**deel, organisatie=organisatie, categorieen=["C16"], stand="geaccepteerd", tot=vandaag() + timedelta(days=30), gevraagd_op=NU, beantwoord_op=NU + timedelta(days=2))  # fmt: skip
    welzijn = wereld.organisaties["sociaal_team_welzijn", "loopt"]
    for naam, rol, van_wie in (("vrijwilliger", Rol.MB_VRIJWILLIGER, organisatie), ("maatje", Rol.INFORMELE_TAAL_MAATJE, welzijn)):  # fmt: skip
        gebruiker = Gebruiker.objects.create(email=f"{naam}@vrijwilliger.invalid", naam=naam)
        van = {"gemeente": basis.assen, "organisatie": van_wie, "gebruiker": gebruiker}
        Aanstelling.objects.create(**van, rol=rol, vanaf=vandaag(), tot=vandaag() + timedelta(days=60))
        erbij.rijen[naam] = Vrijwilliger.objects.create(**van, gemaakt_door=basis.gebruikers["sanne"], gemaakt_op=NU)
    verzoek = Betrokkenheid.objects.create(
        **{**deel, "dossier_id": erbij.zonder_toets.pk},
        organisatie=organisatie,
        categorieen=["C01"],
        stand="voorgesteld",
    )
    ander = Organisatie.objects.create(naam="Werkt elders", soort=Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING)
    actie = Actie.objects.get(pk=erbij.rijen["actie.medewerker"].pk)
    actie.pk = actie.id = uuid4()
    actie.eigenaar, actie.medewerker, actie.organisatie = Actie.Eigenaar.ORGANISATIE, None, organisatie
    actie.opdracht = "Bel de huisarts."
    actie.save(force_insert=True)
    wereld.ids[VERS] |= {"partneractie.mb_coordinator": str(actie.pk), "betrokkenheid": str(vraag.pk)}
    Betrokkenheid.objects.create(**{**deel, "dossier_id": wereld.dossiers["pip", ONVERDEELD]}, organisatie=ander, categorieen=["C16"], stand="geaccepteerd")  # fmt: skip
    erbij.rijen |= {"betrokkenheid": vraag, "verzoek": verzoek, "elders": ander}


def _tolk(wereld: Crawlwereld) -> None:
    """Selam was booked for the same appointment as the interpreter of the crawl, and that was stopped; her appointment as an interpreter runs on."""
    loopt = Tolkboeking.objects.get(gebruiker=wereld.gebruikers["tolk", ""])
    selam = Gebruiker.objects.create(email="gestopt@voorbeeld.test", naam="Selam Gestopt")
    vast = {"gebruiker": selam, "gemeente_id": loopt.gemeente_id, "dossier_id": loopt.dossier_id}
    Aanstelling.objects.create(rol=Rol.TOLK, vanaf=vandaag(), tot=vandaag() + timedelta(days=30), **vast)
    loopt.pk, loopt.gebruiker, loopt.nummer, loopt.gestopt_op = uuid4(), selam, "T000002", NU
    loopt.save(force_insert=True)
    wereld.gebruikers["tolk", "gestopt"] = selam


def _van_elders(wereld: Crawlwereld, erbij: Erbij) -> None:
    """Somebody of Tynaarlo is contact person in Assen until the agreement ends; and Tynaarlo was asked for another, to which Fatma said yes for Assen."""
    basis = wereld.basis
    dicht = werken_samen(
        basis.assen, basis.tynaarlo, door=basis.gebruikers["fatma"], tot=vandaag() + timedelta(days=20)
    )
    leent = Gebruiker.objects.create(email="leent@voorbeeld.test", naam="Leent")
    vast = {"gebruiker": leent, "rol": Rol.COACH_INBURGERING, "vanaf": date(2022, 1, 1)}
    Aanstelling.objects.create(gemeente=basis.tynaarlo, **vast)
    Aanstelling.objects.create(gemeente=basis.assen, thuisgemeente=basis.tynaarlo, **vast)
    Samenwerking.objects.exclude(pk=dicht.pk).update(rollen=[Rol.REGIEVOERDER])
    Dossier.objects.filter(pk=wereld.dossiers[STEUN]).update(contactpersoon=leent)
    gevraagd = werken_samen(basis.assen, basis.tynaarlo, door=basis.gebruikers["fatma"])
    Deelnemer.objects.filter(samenwerking=gevraagd, gemeente=basis.assen).update(ja_door=basis.gebruikers["fatma"])
    hun = Deelnemer.objects.filter(samenwerking=gevraagd, gemeente=basis.tynaarlo)
    hun.update(ja_op=None)
    erbij.rijen["deelnemer"] = hun.select_related("samenwerking").get()

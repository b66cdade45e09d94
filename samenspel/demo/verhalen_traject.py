"""Stories after the PIP, households, endings, and the ondertussengroep."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid5

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakes import doe_intake
from samenspel.demo.plannen import laat_afschalen, stel_pip_op, stel_steunplan_op
from samenspel.demo.verhalen import asiel, dagen, maanden, verhaal
from samenspel.dossiers.handelingen.notities import noteer_contact, zet_herinnering
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.sluiten import sluit
from samenspel.dossiers.models import Dossier
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.duo.invoeren import verwerk_signaal
from samenspel.koppelingen.duo.signalen import SIGNALEN


def met_pip(bouwer: Bouwer, op: date, pip: date, leerroute: str = "B1", **velden: object) -> Dossier:
    """A status holder whose PIP was adopted on that day, after an ordinary intake."""
    sinds = (pip - op).days
    dossier = asiel(bouwer, op, gekoppeld=sinds - 110, ingeschreven=sinds - 60, gemeld=sinds - 55, **velden)
    doe_intake(bouwer, dossier, pip, leerroute, score=22 if leerroute == "Z" else 33)
    stel_pip_op(bouwer, dossier, pip, leerroute)
    return dossier


@verhaal("aanbod_te_laat", "assen", "Al meer dan drie maanden een PIP en nog geen cursus aangeboden.")
def aanbod_te_laat(bouwer: Bouwer, op: date) -> Dossier:
    return met_pip(bouwer, op, dagen(maanden(op, -3), -7), "Z", taal="Tigrinya", geslacht="man")


@verhaal("ontzorgen_stopt", "assen", "Het ontzorgen stopt over vier dagen; er is nog geen besluit over doorgaan.")
def ontzorgen_stopt(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -4), "Z")
    bouwer.feit(dossier, "recht_op_bijstand", dagen(maanden(dagen(op, 4), -6), 1))
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -3))
    return dossier


@verhaal("meer_tijd_vragen", "assen", "Over acht dagen mag DUO om meer tijd gevraagd worden.")
def meer_tijd_vragen(bouwer: Bouwer, op: date) -> Dossier:
    pip = maanden(dagen(op, 8), -30)
    dossier = met_pip(bouwer, op, pip)
    bouwer.feit(dossier, "aanbod_gedaan", dagen(pip, 30))
    bouwer.feit(dossier, "pvt_ondertekend", dagen(pip, 200))
    return dossier


@verhaal("verhuisd_met_pip", "assen", "Kwam met een PIP uit een andere gemeente; dat plan past hier nog niet.")
def verhuisd_met_pip(bouwer: Bouwer, op: date) -> Dossier:
    dossier = bouwer.dossier(dagen(op, -57), doelgroep="GEZIN", taal="Vietnamees")
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -300), bron="duo", later=243)
    verhuisd = dagen(op, -57)
    verwerk_signaal(
        SIGNALEN["SS121"], dossier.nummer, op=verhuisd, waarden={"pip_op": dagen(op, -240), "leerroute": "B1", "pip_gemeente": "Hoogeveen"}, door=bouwer.wie,
        nu=moment(verhuisd, 11), sleutel=uuid5(dossier.pk, "SS121"),
    )  # fmt: skip
    return dossier


@verhaal("pip_voor_kennisgeving", "venlo", "Het PIP is gedagtekend voor DUO de plicht meldde.")
def pip_voor_kennisgeving(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-200, ingeschreven=-150)
    doe_intake(bouwer, dossier, dagen(op, -90), "B1")
    stel_pip_op(bouwer, dossier, dagen(op, -90), "B1")
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -60), bron="duo")
    bouwer.feit(dossier, "aanbod_gedaan", dagen(op, -50))
    return dossier


@verhaal(
    "pip_later_verstuurd", "venlo", "Het PIP is drie weken na de dagtekening verstuurd: dat gaat van de drie jaar af."
)
def pip_later_verstuurd(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-120, ingeschreven=-80, gemeld=-60)
    bouwer.feit(dossier, "pip_dagtekening", dagen(op, -30), leerroute="Z")
    bouwer.feit(dossier, "pip_bekendgemaakt", dagen(op, -9))
    return dossier


@verhaal(
    "review_na_termijn",
    "almelo",
    "Almelo beoordeelt het ontzorgen vijf maanden na het PIP; de zes maanden van de wet zijn dan al om.",
)
def review_na_termijn(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -3), "Z")
    bouwer.feit(dossier, "recht_op_bijstand", maanden(op, -5))
    return dossier


@verhaal("pvt_te_weinig_uren", "assen", "De participatieverklaring is getekend na acht uur; de norm is twaalf.")
def pvt_te_weinig_uren(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -8))
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -7))
    bouwer.feit(dossier, "uren", maanden(op, -2), type="pvt", uren=8, instelling="overig")
    bouwer.feit(dossier, "pvt_ondertekend", maanden(op, -1))
    return dossier


@verhaal(
    "tijdelijk_vrijgesteld", "assen", "Volgt een opleiding en is tijdelijk vrijgesteld: alle termijnen staan stil."
)
def tijdelijk_vrijgesteld(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -10))
    bouwer.feit(
        dossier, "vrijstelling", maanden(op, -2), bron="duo", omvang="tijdelijk", tot=maanden(op, 2).isoformat()
    )
    return dossier


@verhaal("ontheven", "tynaarlo", "DUO ontheft om medische redenen; de steun gaat door.")
def ontheven(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -14), "Z")
    bouwer.feit(dossier, "ontheffing", maanden(op, -1), bron="duo", omvang="geheel")
    return dossier


@verhaal("andere_groep", "assen", "Eerst asiel, nu gezinsmigrant volgens DUO: het aanbod van de gemeente vervalt.")
def andere_groep(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -2))
    bouwer.feit(dossier, "doelgroep_gewijzigd", dagen(op, -10), bron="duo", doelgroep="GEZIN")
    return dossier


@verhaal(
    "onderwijs_niet_begonnen",
    "venlo",
    "Koos de onderwijsroute; na zes maanden is het taalschakeltraject niet begonnen.",
)
def onderwijs_niet_begonnen(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-330, ingeschreven=-280, gemeld=-260)
    bouwer.feit(dossier, "pip_dagtekening", maanden(op, -7), leerroute="ONDERWIJS")
    bouwer.feit(dossier, "pip_bekendgemaakt", maanden(op, -7))
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -5))
    return dossier


@verhaal("meedoen_niet_begonnen", "almelo", "Z-route in Almelo: na drie maanden nog geen plek om mee te doen.")
def meedoen_niet_begonnen(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, dagen(maanden(op, -3), -10), "Z")
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -2))
    return dossier


@verhaal("afgeschaald", "assen", "Na 600 uur les gaat schrijven naar A2; de andere delen blijven B1.")
def afgeschaald(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -20))
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -18))
    bouwer.feit(dossier, "uren", maanden(op, -2), type="nt2", uren=640)
    laat_afschalen(bouwer, dossier, maanden(op, -1), "schrijven")
    return dossier


@verhaal("duo_verlengd", "assen", "DUO gaf een half jaar langer; DUO's datum wint van onze berekening.")
def duo_verlengd(bouwer: Bouwer, op: date) -> Dossier:
    pip = maanden(op, -32)
    dossier = met_pip(bouwer, op, pip)
    bouwer.feit(dossier, "aanbod_gedaan", dagen(pip, 40))
    bouwer.feit(
        dossier,
        "duo_termijn",
        dagen(pip, 20),
        bron="duo",
        begin=dagen(pip, 1).isoformat(),
        einde=maanden(pip, 36).isoformat(),
    )
    bouwer.feit(dossier, "termijn_verlengd", maanden(op, -1), bron="duo", nieuw_einde=maanden(pip, 42).isoformat())
    return dossier


@verhaal(
    "bezwaar_loopt", "assen", "Maakte bezwaar tegen de leerroute; de termijn van drie jaar verandert daardoor niet."
)
def bezwaar_loopt(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, dagen(op, -30))
    bouwer.feit(dossier, "bezwaar", dagen(op, -5))
    return dossier


@verhaal("gehaald", "assen", "Diploma gehaald; het dossier blijft open voor nazorg.")
def gehaald(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -30))
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -29))
    bouwer.feit(dossier, "plicht_einde", maanden(op, -1), bron="duo", reden="voldaan")
    return dossier


@verhaal("overleden", "tynaarlo", "Overleden: de gegevens gaan meteen weg.")
def overleden(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -12))
    bouwer.feit(dossier, "plicht_einde", dagen(op, -3), bron="duo", reden="overleden")
    sluit(dossier, door=bouwer.wie, op=dagen(op, -2), reden="overleden", vastgelegd_op=moment(dagen(op, -2)))
    return dossier


@verhaal("verkeerd_regime", "venlo", "Stond per ongeluk onder de wet van 2021; deze gegevens moeten gewist.")
def verkeerd_regime(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-40, gemeld=-30)
    bouwer.feit(dossier, "plicht_einde", dagen(op, -4), bron="duo", reden="verkeerd_regime")
    return dossier


@verhaal(
    "twee_volwassenen", "assen", "Man en vrouw hebben elk een eigen dossier en een eigen plan, en samen een dochter."
)
def twee_volwassenen(bouwer: Bouwer, op: date) -> Dossier:
    zij = met_pip(bouwer, op, maanden(op, -5), naam="Hala Al-Voorbeeld", taal="Arabisch", geslacht="vrouw")
    hij = met_pip(bouwer, op, maanden(op, -5), naam="Karim Al-Voorbeeld", taal="Arabisch", geslacht="man")
    bouwer.feit(hij, "aanbod_gedaan", maanden(op, -4))
    bouwer.feit(zij, "aanbod_gedaan", maanden(op, -3))
    bouwer.partner(zij, "Karim Al-Voorbeeld", ander=hij)
    bouwer.partner(hij, "Hala Al-Voorbeeld", ander=zij)
    for dossier in (zij, hij):
        bouwer.kind(dossier, maanden(op, -40).isoformat(), "Sami")
    bouwer.betrek(
        zij,
        "VluchtelingenWerk Noord-Nederland",
        "maatschappelijke begeleiding",
        maanden(op, -6),
        "Anneke Smid",
        coacht=True,
    )
    bouwer.klaar(hij)
    return zij


@verhaal("dubbel", "assen", "Staat er twee keer in, met hetzelfde BSN en een andere schrijfwijze.")
def dubbel(bouwer: Bouwer, op: date) -> Dossier:
    gegevens: dict[str, Any] = {"bsn": "999990044", "geboortedatum": "1991-11-30", "taal": "Turks", "geslacht": "man"}
    eerste = asiel(bouwer, op, gekoppeld=-90, ingeschreven=-60, gemeld=-50, naam="Mehmet Yıldırım-Proef", **gegevens)
    tweede = bouwer.dossier(dagen(op, -12), doelgroep="ASIEL_A", naam="Mehmed Yildirim Proef", **gegevens)
    bouwer.klaar(tweede)
    return eerste


@verhaal("samengevoegd", "assen", "Twee dossiers van een persoon zijn samengevoegd en kunnen weer uit elkaar.")
def samengevoegd(bouwer: Bouwer, op: date) -> Dossier:
    gegevens: dict[str, Any] = {
        "bsn": "999990056",
        "geboortedatum": "1985-02",
        "naam": "Olena Proefenko",
        "taal": "Oekraïens",
        "geslacht": "vrouw",
    }
    blijft = asiel(bouwer, op, gekoppeld=-70, ingeschreven=-50, **gegevens)
    weg = bouwer.dossier(dagen(op, -30), doelgroep="ASIEL_A", **gegevens)
    bouwer.feit(weg, "kennisgeving_inburgeringsplicht", dagen(op, -30), bron="duo")
    voeg_samen(
        weg,
        in_=blijft,
        door=bouwer.wie,
        op=dagen(op, -3),
        reden="Zelfde BSN en geboortemaand.",
        nu=moment(dagen(op, -3)),
    )
    return blijft


@verhaal("terugbellen", "assen", "Niet bereikt; vandaag opnieuw bellen over de kinderopvang.")
def terugbellen(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -6), geslacht="vrouw")
    bouwer.feit(dossier, "aanbod_gedaan", maanden(op, -5))
    noteer_contact(
        [dossier], door=bouwer.wie, soort="niet_bereikt", op=dagen(op, -2), regel="Over de kinderopvang, gaat niet over.",
        sleutel=uuid7(), nu=moment(dagen(op, -2)), terug_op=op,
    )  # fmt: skip
    return dossier


@verhaal("wacht_op_school", "assen", "Wij wachten tot volgende week op een startdatum van de taalschool.")
def wacht_op_school(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -2))
    zet_herinnering(
        dossier,
        door=bouwer.wie,
        soort="wacht_op",
        op=dagen(op, 7),
        nu=moment(op),
        wie="Taalschool De Wissel",
        termijn_code="T18",
    )
    return dossier


@verhaal("ondertussengroep_nu", "assen", "Ondertussengroep: een plan zonder besluit, zonder termijn en zonder boete.")
def ondertussengroep_nu(bouwer: Bouwer, op: date) -> Dossier:
    dossier = bouwer.dossier(maanden(op, -20), doelgroep="WI2013", geslacht="vrouw")
    stel_steunplan_op(bouwer, dossier, maanden(op, -18))
    return dossier


@verhaal(
    "op_de_vernietigingslijst",
    "assen",
    "Overleden: de gegevens staan op de vernietigingslijst, en wachten op een handtekening.",
)
def op_de_vernietigingslijst(bouwer: Bouwer, op: date) -> Dossier:
    dossier = met_pip(bouwer, op, maanden(op, -9))
    bouwer.feit(dossier, "plicht_einde", dagen(op, -6), bron="duo", reden="overleden")
    sluit(dossier, door=bouwer.wie, op=dagen(op, -5), reden="overleden", vastgelegd_op=moment(dagen(op, -5)))
    return dossier

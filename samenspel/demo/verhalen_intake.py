"""Stories from notice to PIP."""

from __future__ import annotations

from datetime import date, time

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.verhalen import asiel, dagen, maanden, verhaal
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.leerbaarheid import vraag_second_opinion


@verhaal("duo_bericht_laat", "assen", "Het bericht van DUO kwam twaalf dagen later; de tien weken liepen toen al.")
def duo_bericht_laat(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-107, ingeschreven=-65, taal="Tigrinya", geslacht="vrouw")
    bouwer.feit(dossier, "welkomgesprek", dagen(op, -50))
    bouwer.feit(dossier, "vragenlijst_start", dagen(op, -15))
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -54), bron="duo", later=12)
    bouwer.feit(dossier, "lbt_uitslag", dagen(op, -8), bron="duo", score=31)
    bouwer.kind(dossier, str(op.year - 5))
    return dossier


@verhaal("oproep_deze_week", "assen", "Opgeroepen voor de brede intake, over twee dagen; nog niets gehoord.")
def oproep_deze_week(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-60, ingeschreven=-20, gemeld=-15)
    roep_op(
        dossier,
        door=bouwer.wie,
        op=dagen(op, -5),
        verschijnen_op=dagen(op, 2),
        tijd=time(10, 30),
        plaats="Gemeentehuis, kamer 12",
    )
    return dossier


@verhaal("pip_vandaag", "tynaarlo", "Vandaag is de laatste dag om het PIP vast te stellen.")
def pip_vandaag(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(bouwer, op, gekoppeld=-120, ingeschreven=-90, gemeld=-70)


@verhaal(
    "wacht_op_derde", "assen", "De tien weken zijn om, maar de school moet nog informatie geven: de termijn staat open."
)
def wacht_op_derde(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-150, ingeschreven=-100, gemeld=-80)
    bouwer.feit(dossier, "informatie_derde_gevraagd", dagen(op, -20))
    return dossier


@verhaal("niet_ingeschreven", "assen", "Gemeld door DUO, maar nog in het AZC: de tien weken zijn niet begonnen.")
def niet_ingeschreven(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(bouwer, op, gekoppeld=-40, gemeld=-30, azc="AZC Assen (verzonnen kamer)")


@verhaal("tienweken_verschil", "assen", "DUO zegt dat de tien weken op een andere dag begonnen dan wij rekenen.")
def tienweken_verschil(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-90, ingeschreven=-50, gemeld=-40)
    bouwer.feit(dossier, "tienwekentermijn_gestart", dagen(op, -33), bron="duo")
    return dossier


@verhaal("alleen_geboortejaar", "venlo", "Van deze persoon kennen we alleen het geboortejaar.")
def alleen_geboortejaar(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(bouwer, op, gekoppeld=-20, geboortedatum="1988")


@verhaal("v_nummer_eerst", "noordoostpolder", "Er is een V-nummer en nog geen BSN.")
def v_nummer_eerst(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(bouwer, op, gekoppeld=-14, bsn="", v_nummer="9990000123")


@verhaal("arabisch_schrift", "assen", "De naam staat in het Arabisch, zoals zij hem zelf schrijft.")
def arabisch_schrift(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(
        bouwer, op, gekoppeld=-33, ingeschreven=-10, naam="نور مثال (Nour Voorbeeld)", taal="Arabisch", geslacht="vrouw"
    )


@verhaal("van_niemand", "assen", "Al drie weken in de gemeente en nog geen contactpersoon.")
def van_niemand(bouwer: Bouwer, op: date) -> Dossier:
    dossier = bouwer.dossier(dagen(op, -21), doelgroep="ASIEL_A", toewijzen=False)
    bouwer.feit(dossier, "koppeling_gemeente", dagen(op, -21), bron="coa")
    return dossier


@verhaal(
    "nareiziger", "tynaarlo", "Familielid met een gewone vergunning, niet gekoppeld: geen uitzondering voor de start."
)
def nareiziger(bouwer: Bouwer, op: date) -> Dossier:
    dossier = bouwer.dossier(dagen(op, -45), doelgroep="ASIEL_B")
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -45), bron="duo")
    bouwer.feit(dossier, "brp_inschrijving", dagen(op, -30), bron="brp")
    return dossier


@verhaal("gezinsmigrant", "aa-en-hunze", "Gezinsmigrant: zelf een cursus kopen, geen aanbod van de gemeente.")
def gezinsmigrant(bouwer: Bouwer, op: date) -> Dossier:
    dossier = bouwer.dossier(dagen(op, -35), doelgroep="GEZIN", taal="Spaans")
    bouwer.feit(dossier, "brp_inschrijving", dagen(op, -60), bron="brp")
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -35), bron="duo")
    return dossier


@verhaal("ingetrokken_kennisgeving", "assen", "De eerste kennisgeving bleek van iemand anders en is ingetrokken.")
def ingetrokken_kennisgeving(bouwer: Bouwer, op: date) -> Dossier:
    from samenspel.dossiers.handelingen.vastleggen import trek_in

    dossier = asiel(bouwer, op, gekoppeld=-80, ingeschreven=-60)
    fout = bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -75), bron="duo")
    bouwer.feit(dossier, "kennisgeving_inburgeringsplicht", dagen(op, -20), bron="duo")
    trek_in(fout, door=bouwer.wie, op=dagen(op, -18), reden="Bericht hoorde bij een ander dossier.")
    return dossier


@verhaal(
    "welkomgesprek_te_laat",
    "almelo",
    "In Almelo is het welkomgesprek binnen zes weken na de koppeling; dat lukte niet.",
)
def welkomgesprek_te_laat(bouwer: Bouwer, op: date) -> Dossier:
    return asiel(bouwer, op, gekoppeld=-50)


@verhaal("vragenlijst_loopt", "almelo", "Welkomgesprek gehad; binnen twee weken begint in Almelo de vragenlijst.")
def vragenlijst_loopt(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-30)
    bouwer.feit(dossier, "welkomgesprek", dagen(op, -9))
    return dossier


_VERPLEEGKUNDIGE = {
    "opleiding_niveau": "hoger",
    "opleiding_jaren": 15,
    "opleiding_welke": "Verpleegkunde",
    "alfabet": "goed",
    "werk_gehad": "ja",
    "werk_wat": "Twaalf jaar verpleegkundige in een ziekenhuis",
    "werk_niveau": "studie",
}


@verhaal(
    "toets_tegen_school",
    "venlo",
    "De toets zegt: niet haalbaar. Maar zij werkte als verpleegkundige: tweede mening gevraagd.",
)
def toets_tegen_school(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-100, ingeschreven=-60, gemeld=-50, geslacht="vrouw")
    vragen, vraag = dagen(op, -20), dagen(op, -2)
    for code, waarde in _VERPLEEGKUNDIGE.items():
        beantwoord(dossier, code, waarde, door=bouwer.wie, op=vragen, vastgelegd_op=moment(vragen))
    bouwer.feit(dossier, "lbt_uitslag", dagen(op, -12), bron="duo", score=24)
    vraag_second_opinion(
        dossier, door=bouwer.wie, op=vraag, school="Taalschool Venlo (verzonnen)",
        reden="Zij werkte twaalf jaar als verpleegkundige. De toets was op een warme dag, met een computer die vastliep.",
        vastgelegd_op=moment(vraag),
    )  # fmt: skip
    return dossier


@verhaal("kind_bijna_18", "assen", "Haar zoon wordt over vier maanden achttien: dan verandert er veel in het geld.")
def kind_bijna_18(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-70, ingeschreven=-30, gemeld=-20, geslacht="vrouw")
    bouwer.kind(dossier, maanden(maanden(op, 4), -18 * 12).isoformat(), "Sami")
    return dossier

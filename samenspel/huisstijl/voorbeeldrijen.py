"""Rows for the example screens; the shape of each row is what the screen's partial expects."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from samenspel.huisstijl.gegevens import Werkrij


def _rij(
    stand: str, naam: str, bij: str, wat: str, waarom: str, bron: str, dag: date, nog: str, knop: str, **meer: Any
) -> Werkrij:
    return Werkrij(
        stand=stand, naam=naam, bij=bij, wat=wat, voor_bron=waarom, bron=bron, bron_url="#" if bron else "", dag=dag, nog=nog, knop=knop,
        url="#", actie_url="#", bel_url="tel:+31612345678", notitie_url="/huisstijl/schermen/notitie/", **meer,
    )  # fmt: skip


GROEPEN: Final = (
    ("Te laat", [
        _rij("te_laat", "Dawit Haile Mengistu", "A25-0388 · Z-route", "Nog geen cursus aangeboden na het PIP van 27 februari",
             "Binnen 3 maanden", "Regeling inburgering 2021, artikel 4.1", date(2026, 5, 27), "", "Leg aanbod vast", gekozen=True,
             uitleg="Het PIP is van 27 februari 2026. De gemeente biedt binnen 3 maanden een cursus aan. Dat was 27 mei 2026. "
                    "Door een later aanbod kan zijn termijn langer worden."),
    ]),
    ("Vandaag en deze week", [
        _rij("dringend", "Nour Al-Hamwi", "A25-0412 · B1-route", "Kan niet naar les: er is nog geen kinderopvang",
             "Zij belde op 1 juni · geen wettelijke termijn", "", date(2026, 6, 3), "2 dagen open", "Regel opvang"),
        _rij("dringend", "Farid Rahimi", "A24-0297 · B1-route", "Drie weken niet op les. Vraag eerst wat er speelt.",
             "Melding van Taalschool De Wissel, 1 juni", "", date(2026, 6, 3), "2 dagen open", "Bel nu", icoon="phone"),
        _rij("deze_week", "Amina Warsame Nuur", "A26-0431 · intake", "Heeft de oproep voor vrijdag nog niet gelezen",
             "Eerste gesprek", "Wet inburgering 2021, artikel 14 lid 1", date(2026, 6, 5), "", "Herinner haar"),
        _rij("deze_week", "Tsegay Berhane", "A25-0405 · Z-route", "Ontzorgen stopt. Nog geen besluit over doorgaan.",
             "Na 6 maanden", "Participatiewet, artikel 56a", date(2026, 6, 7), "", "Neem besluit"),
    ]),
    ("Tot en met vrijdag 19 juni", [
        _rij("loopt", "Mehmet Yıldırım", "A23-0176 · B1-route", "Mag DUO om meer tijd vragen voor zijn examens",
             "6 maanden vooraf", "Besluit inburgering 2021, artikel 4.5", date(2026, 6, 11), "", "Plan gesprek"),
        _rij("loopt", "Thi Lan Nguyen", "A26-0440 · verhuisd", "Het PIP uit Zwolle past nog niet bij Assen",
             "10 weken", "Besluit inburgering 2021, artikel 5.3 lid 3", date(2026, 6, 16), "", "Pas PIP aan"),
        _rij("loopt", "Selam Tesfay Gebre", "A26-0417 · intake", "PIP nog niet vastgesteld. Eindgesprek is op 10 juni.",
             "10 weken", "Besluit inburgering 2021, artikel 5.3 lid 1", date(2026, 6, 19), "", "Open intake",
             merk="DUO-bericht kwam 12 dagen later"),
    ]),
)  # fmt: skip
AFSPRAKEN: Final = (
    {
        "tijd": "10.00",
        "naam": "Yared Tekle Asfaha",
        "wat": "Brede intake, tweede gesprek",
        "waar": "Kamer 1.12 · tolk Tigrinya komt",
    },
    {"tijd": "13.30", "naam": "Farid Rahimi", "wat": "Gesprek met de taalschool", "waar": "De Wissel, lokaal 4"},
    {"tijd": "15.45", "naam": "Familie Al-Hamwi", "wat": "Huisbezoek, voortgang", "waar": "Geen tolk nodig"},
)
BELLEN: Final = (
    {"naam": "Nour Al-Hamwi", "wat": "Sinds maandag, Nederlands"},
    {"naam": "Bert Zandstra", "wat": "VluchtelingenWerk, over Dawit"},
    {"naam": "Tsegay Berhane", "wat": "Na 16.00 uur, tolk Tigrinya"},
)
DOELEN: Final = (
    ("euro", "Financiën op orde", "Ik wil zelf mijn rekeningen betalen.", "Vaste lasten via de GKB, tot en met 29 september", "GKB",
     "gehaald", "Loopt goed", "sinds 30 maart"),
    ("heart", "Lichamelijk en psychisch welbevinden", "Ik wil beter slapen.", "Kennismaken met de huisarts, met tolk", "VluchtelingenWerk",
     "gepland", "Gepland", "8 juni"),
    ("school", "Taal en samenleving", "Ik wil met de juf van Liya praten.", "Taalniveau A1. Cursus zoeken op de ochtend", "Marieke Hoekstra",
     "nog_niet", "Nog te doen", "uiterlijk 16 sept."),
    ("briefcase", "(Betaald) werk en meedoen", "Ik wil weer koken voor mensen.", "Kinderopvang regelen, anders geen les", "",
     "let_op", "Geen eigenaar", "uiterlijk 10 juni"),
    ("people", "Ontmoeten en integratie", "Ik wil vrouwen uit de straat leren kennen.", "Taalmaatje zoeken", "Vaart Welzijn",
     "gepland", "Gepland", "gesproken 28 mei"),
)  # fmt: skip
DOEN: Final = (
    ("gehaald", "Leerbaarheidstoets, 26 mei", ""),
    ("gepland", "Eindgesprek, gepland op 10 juni", ""),
    ("gehaald", "Opleiding, werk en gezondheid besproken", ""),
    ("nog_niet", "Drie leerroutes afwegen", "/huisstijl/schermen/afweging/"),
    ("gehaald", "Gezegd dat zij ook alleen mag praten", ""),
    ("let_op", "Eén actie zonder eigenaar: kinderopvang", "#"),
)
KOMT_ERAAN: Final = (
    (date(2026, 9, 1), "Liya is leerplichtig", "Zij wordt 5 op 12 augustus"),
    (date(2026, 9, 16), "Cursus moet aangeboden zijn", "3 maanden na het PIP, als dat op 16 juni klaar is"),
    (date(2026, 9, 29), "Ontzorgen stopt", "6 maanden bijstand · Participatiewet, artikel 56a"),
)
MENSEN: Final = (("p1", "Selam Tesfay Gebre"),)
GEZIN: Final = (("p1", "Nour Al-Hamwi"), ("p2", "Karim Al-Hamwi"))
ROUTES: Final = (
    {
        "code": "b1", "naam": "B1-route", "bij": "Examen op B1 en kennis van de samenleving (KNM)", "keuze": True,
        "feiten": (("voor", "Toets: B1 is haalbaar.", "31 van 40, DUO"),
                   ("voor", "Leert snel op het werk en in gesprekken.", "welkomgesprek"),
                   ("tegen", "Leest nog onder A1.", "taalschool")),
        "zinnen": (("De toets en de gesprekken wijzen op B1 binnen 3 jaar.", True),
                   ("Lukt B1 niet na 600 uur les, dan kan een deel op A2.", True)),
        "eigen": "Selam leert snel als de les aansluit op koken. Met ochtendlessen en opvang is B1 haalbaar.", "oordeel": "past",
    },
    {
        "code": "onderwijs", "naam": "Onderwijsroute", "bij": "Taalschakeltraject naar mbo, hbo of universiteit", "keuze": False,
        "feiten": (("weet", "Mbo kok sluit aan bij haar werk.", "afgewogen op 2 juni"),
                   ("tegen", "Wil nu eerst werken, niet naar school.", "eigen woorden"),
                   ("tegen", "Geen diploma; instapeis B1 nog ver weg.", "intake")),
        "zinnen": (("Wij hebben de opleiding besproken; zij kiest voor werk.", True), ("De kans op een diploma is nu niet groot.", False)),
        "eigen": "Selam kan later via haar werkgever een mbo-diploma halen. Dat is met haar besproken.", "oordeel": "past_later",
    },
    {
        "code": "z", "naam": "Z-route", "bij": "800 uur les en 800 uur meedoen, geen examen", "keuze": False,
        "feiten": (("weet", "Ons schrift is nieuw: eerst letters leren.", "taalschool"),
                   ("tegen", "Toets is ruim gehaald.", "31 van 40, DUO"),
                   ("tegen", "Zij wil een diploma voor werk.", "eigen woorden")),
        "zinnen": (("B1 of A2 is binnen 3 jaar niet te verwachten.", False), ("Meedoen in de praktijk past beter dan les.", False)),
        "eigen": "", "oordeel": "",
    },
)  # fmt: skip
NAAST: Final = (
    {"onderwerp": "Leerroute", "besluit": "B1-route", "nu": "B1-route. Spreken A2, lezen A1 (taalschool, 12 mei)"},
    {"onderwerp": "Lesuren", "besluit": "15 uur per week, overdag", "nu": "8 uur per week sinds 4 mei, want er is geen opvang.",
     "verschil": True, "knoppen": (("Wijzig het besluit", "gewoon"), ("Los het verschil op", "gewoon"))},
    {"onderwerp": "Meedoen en werk (MAP)", "besluit": "40 uur praktijk vóór juli 2027, gevolgd door een eindgesprek",
     "nu": "Bakkerij Het Anker, 1 dag per week", "gedaan": 14, "totaal": 40, "uren": "14 van 40 uur",
     "bij": "Eigenaar: werkcoach WPDA · stand tot en met 28 mei"},
    {"onderwerp": "Participatieverklaring", "besluit": "12 uur, eerste jaar", "stand": "gehaald", "standwoord": "Getekend op 22 april",
     "nu": "", "bij": "12 uur · VluchtelingenWerk"},
    {"onderwerp": "Gesprekken over voortgang", "besluit": "2 vóór 12 januari 2027", "nu": "1 gehad (20 april). Volgende: vandaag 15.45 uur"},
    {"onderwerp": "Kind naar opvang (VVE)", "besluit": "Sami, 3 jaar: 4 ochtenden voorschool vanaf maart", "nu": "Sami staat op de wachtlijst.",
     "verschil": True, "stand": "let_op", "standwoord": "Nog te bepalen wie belt, uiterlijk 5 juni", "knoppen": (("Kies eigenaar", "primair"),)},
    {"onderwerp": "Financiën op orde", "besluit": "Ontzorgen door de GKB, 6 maanden",
     "nu": "‘Ik wil mijn geld zelf doen.’ Training 3 van 7 gevolgd", "bij": "GKB"},
    {"onderwerp": "Welbevinden", "besluit": "Geen aparte afspraak", "nu": "‘Ik wil fit worden.’ Vrijdag sporten in de wijk", "bij": "Nour zelf"},
    {"onderwerp": "Ontmoeten en integratie", "besluit": "Steun bij het vinden van een taalmaatje",
     "nu": "‘Ik wil met mijn buren praten.’ Dinsdag wandelen met Truus", "bij": "Vaart Welzijn"},
)  # fmt: skip

"""What the law leaves to judgement, by name: never computed, always asked with a motivation."""

from __future__ import annotations

from typing import NamedTuple

from wet.grondslag import BI2021, RI2021, WI2021, Grondslag


class Beoordelingsruimte(NamedTuple):
    """A question that only the college can answer, and must answer with reasons."""

    code: str
    vraag: str
    grondslag: Grondslag


GROTE_KANS = Beoordelingsruimte(
    "grote_kans_op_diploma",
    "Is de kans groot dat iemand na het taalschakeltraject een diploma haalt in mbo, hbo of wo?",
    Grondslag(WI2021, "8", "1"),
)
NIET_IN_STAAT = Beoordelingsruimte(
    "redelijkerwijs_niet_in_staat",
    "Kan iemand redelijkerwijs het examen of het taalschakeltraject niet halen binnen de termijn?",
    Grondslag(WI2021, "9", "1"),
)
BIJZONDER_GEVAL = Beoordelingsruimte(
    "bijzonder_individueel_geval",
    "Is er een bijzondere persoonlijke reden om nog na anderhalf jaar van leerroute te wisselen?",
    Grondslag(BI2021, "5.4", "3"),
)
VOORTGANG_WIJKT_AF = Beoordelingsruimte(
    "voortgang_wijkt_af", "Is de voortgang onvoldoende, of groter dan verwacht?", Grondslag(WI2021, "17", "2")
)
INSPANNING = Beoordelingsruimte(
    "voldoende_inspanning",
    "Blijkt uit feiten dat iemand zich voldoende heeft ingespannen?",
    Grondslag(BI2021, "5.5", "1"),
)
NIET_OP_B1 = Beoordelingsruimte(
    "niet_op_b1",
    "Is niveau B1 niet haalbaar, ook niet in een verlengde of nieuwe termijn?",
    Grondslag(WI2021, "17", "3"),
)
IN_AFWEZIGHEID = Beoordelingsruimte(
    "intake_in_afwezigheid",
    "Is de inburgeringsplichtige drie keer opgeroepen, en rondt u de brede intake zonder hem of haar af?",
    Grondslag(WI2021, "14", "2"),
)
ZONDER_TWEEDE_MENING = Beoordelingsruimte(
    "zonder_tweede_mening",
    "Kunt u de leerroute kiezen zonder tweede mening van een school?",
    Grondslag(WI2021, "14", "5"),
)
UREN_UIT_DE_INTAKE = Beoordelingsruimte(
    "uren_uit_de_intake", "Tellen de uren uit de brede intake mee?", Grondslag(BI2021, "5.3", "5")
)
UREN_NIET_VRIJSTELLEND = Beoordelingsruimte(
    "uren_niet_vrijstellend",
    "Gaan de uren Nederlands en KNM op vso, praktijkonderwijs of entree van de 800 uur af?",
    Grondslag(BI2021, "3.14", "9"),
)
PLEK_PAST = Beoordelingsruimte(
    "plek_past",
    "Wordt op deze plek Nederlands gesproken, en werkt iemand er samen met anderen?",
    Grondslag(BI2021, "3.14", "2", "b"),
)
LAGERE_URENNORM = Beoordelingsruimte(
    "lagere_urennorm",
    "Volgt iemand een revalidatietraject om een beperking van horen of zien, en is daarom een lagere norm nodig?",
    Grondslag(RI2021, "3.16", "2"),
)
TOT_EXAMEN_IN_STAAT = Beoordelingsruimte(
    "tot_examen_in_staat",
    "Is iemand in de Z-route in staat om dit examen te doen, en wil hij of zij dat?",
    Grondslag(BI2021, "3.14", "7"),
)
ZEER_SCHRIJNEND = Beoordelingsruimte(
    "zeer_schrijnend",
    "Adviseert u DUO om iemand te ontheffen, omdat het anders tot een zeer schrijnende situatie komt?",
    Grondslag(BI2021, "2.8", "2"),
)

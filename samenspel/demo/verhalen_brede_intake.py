"""Stories about the brede intake itself: one that is complete and only needs its signature, and one without a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.eigenvragen import FIETSEN, HULP_BIJ_POST, POST
from samenspel.demo.verhalen import asiel, dagen, verhaal
from samenspel.dossiers.handelingen.meewerken import laat_meewerken
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast, zie_af_van_lbt
from samenspel.intake.handelingen.metingen import (
    meet_digitale_vaardigheid,
    meet_netwerk,
    meet_positieve_gezondheid,
    meet_taal,
    meet_zelfredzaamheid,
)
from samenspel.kern.identiteit import Aanwezige, identiteit

# What she said; every part of the legal minimum is in it.
_ANTWOORDEN: dict[str, Any] = {
    "gezin_wie": "Mijn dochter en ik",
    "partner": "nee",
    "kinderen": "ja",
    "vve_gezin": "ja",
    "wonen": "eigen",
    "wonen_goed": "goed",
    "opleiding_niveau": "beroep",
    "opleiding_jaren": 12,
    "opleiding_welke": "Naaister, in Asmara",
    "alfabet": "goed",
    "latijns_schrift": "goed",
    "nederlands_nu": "woorden",
    "les_gehad": "ja",
    "informele_taal": ["taalmaatje"],
    "werk_gehad": "ja",
    "werk_wat": "Zes jaar kleren maken",
    "werk_wens": "Een eigen atelier",
    "werk_nu_kan": "vrijwillig",
    "uren_per_week": 20,
    "wie_betaalt": "ik",
    "einde_maand": "precies",
    "lichaam": "goed",
    "hoofd": "soms",
    "rekening_houden": ["niet_avond"],
    "wie_helpt": "De buurvrouw, en iemand van de kerk",
    "zelf_regelen": "hulp",
    "toekomst": "Weer met mijn handen werken",
    POST: "ja",
    HULP_BIJ_POST: "De buurvrouw leest ze voor",
    FIETSEN: "k3",
}
_EERST = {
    "lichaamsfuncties": 6, "mentaal_welbevinden": 4, "zingeving": 6, "kwaliteit_van_leven": 5, "meedoen": 3, "dagelijks_functioneren": 7,
}  # fmt: skip
_NU = {
    "lichaamsfuncties": 7, "mentaal_welbevinden": 6, "zingeving": 7, "kwaliteit_van_leven": 6, "meedoen": 5, "dagelijks_functioneren": 8,
}  # fmt: skip


def _kees(bouwer: Bouwer, dossier: Dossier, sinds: date) -> Aanwezige:
    """The coach who prepares, and may not sign: he works along since that day."""
    kees = bouwer.huis.gebruikers["kees@assen.test"]
    laat_meewerken(dossier, kees, door=bouwer.wie, waarvoor="de brede intake", vanaf=sinds, nu=moment(sinds))
    return Aanwezige(
        gebruiker_id=kees.pk, gemeente_id=bouwer.gemeente.pk, rol="coach_inburgering", doel="demo", naam=kees.naam
    )


def _beantwoord(dossier: Dossier, door: Aanwezige, op: date, antwoorden: dict[str, Any], kant: str = "zelf") -> None:
    for code, waarde in antwoorden.items():
        beantwoord(dossier, code, waarde, door=door, op=op, kant=kant, vastgelegd_op=moment(op))


@verhaal(
    "intake_klaar",
    "assen",
    "De hele intake is gedaan. Kees bereidde voor; Marieke hoeft alleen nog te ondertekenen. De school meet het lezen anders dan wij.",
)
def intake_klaar(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(
        bouwer, op, gekoppeld=-80, ingeschreven=-45, gemeld=-40, naam="Selam Voorbeeld", taal="Tigrinya", geslacht="vrouw"
    )  # fmt: skip
    bouwer.kind(dossier, str(op.year - 3), "Winta")
    welkom, vragen, toets, einde = (dagen(op, n) for n in (-35, -28, -14, -3))
    kees = _kees(bouwer, dossier, welkom)
    with identiteit(kees):
        houd_welkomgesprek(
            [dossier],
            Gespreksverslag(
                op=welkom, minuten=75, deelnemers=["coa_casemanager", "tolk"], tolk_taal="Tigrinya", recht_alleen_gezegd=True,
                onderwerpen=["inburgeren", "leerroutes", "begeleiding", "handhaving", "coa_stappen", "coa_gezondheid"],
                folders="Inburgeren, hoe gaat dat?", folder_taal="Tigrinya",
            ),
            door=kees, vastgelegd_op=moment(welkom),
        )  # fmt: skip
        _beantwoord(dossier, kees, vragen, _ANTWOORDEN)
        _beantwoord(dossier, kees, vragen, {"hoofd": "vaak", "wonen_goed": "goed", POST: "ja"}, kant="professional")
        _beantwoord(dossier, kees, dagen(op, -34), {"opleiding_niveau": "middelbaar"}, kant="coa")
        for dag, scores in ((vragen, _EERST), (einde, _NU)):
            meet_positieve_gezondheid(dossier, scores, door=kees, op=dag, vastgelegd_op=moment(dag))
        meet_netwerk(dossier, 2, door=kees, op=vragen, vastgelegd_op=moment(vragen))
        meet_digitale_vaardigheid(
            dossier, door=kees, op=vragen, telefoon="zelf", formulier="hulp", digid="niet", vastgelegd_op=moment(vragen)
        )
    marieke = bouwer.wie
    meet_zelfredzaamheid(
        dossier, {"huisvesting": 4, "werk_opleiding": 2, "sociaal_netwerk": 3}, door=marieke, op=vragen, vastgelegd_op=moment(vragen)
    )  # fmt: skip
    meet_taal(
        dossier, {"lezen": "A1", "spreken": "PRE_A1"}, door=marieke, op=vragen, bron="gesprek", vastgelegd_op=moment(vragen)
    )  # fmt: skip
    meet_taal(
        dossier, {"lezen": "A2", "spreken": "PRE_A1"}, door=marieke, op=dagen(op, -10), bron="school", kant="school",
        beoordelaar="Taalschool De Wissel", vastgelegd_op=moment(dagen(op, -10)),
    )  # fmt: skip
    leg_lbt_vast(
        dossier, door=marieke, op=toets, aangemeld_op=dagen(op, -24), score=30, toetsbegeleider=bouwer.regievoerder, vastgelegd_op=moment(toets)
    )  # fmt: skip
    houd_eindgesprek(
        [dossier], Gespreksverslag(op=einde, minuten=60, deelnemers=["tolk"], tolk_taal="Tigrinya", onderwerpen=["plan"]),
        door=marieke, vastgelegd_op=moment(einde),
    )  # fmt: skip
    return dossier


@verhaal(
    "toets_kan_niet", "almelo", "Geen leerbaarheidstoets: zij hoort niet. Waarom, ziet alleen wie gezondheid mag zien."
)
def toets_kan_niet(bouwer: Bouwer, op: date) -> Dossier:
    dossier = asiel(bouwer, op, gekoppeld=-70, ingeschreven=-40, gemeld=-35)
    bouwer.feit(dossier, "welkomgesprek", dagen(op, -32))
    dag = dagen(op, -6)
    zie_af_van_lbt(
        dossier, door=bouwer.wie, op=dag, beperking="horen", vastgelegd_op=moment(dag),
        motivering="Zij hoort met beide oren niets. Brief van de audioloog gezien; de toets is er niet in gebarentaal.",
    )  # fmt: skip
    return dossier

"""Exemption and waiver: Wet inburgering 2021, articles 4, 5 and 7 lid 3; Besluit, chapter 2. DUO decides; we record and look.

A waiver closes the duty, never the support: a dossier stays open by choice.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from wet.beoordeling import ZEER_SCHRIJNEND, Beoordelingsruimte
from wet.feiten import Feiten, Gebeurtenis
from wet.grondslag import BI2021, RI2021, WI2021, Grondslag
from wet.kalender import dag_uit, voluit
from wet.overzicht import Overzicht
from wet.pip import Gebrek
from wet.regel import Duur
from wet.voldaan import VAARDIGHEDEN, naam_van

VRIJSTELLING, ONTHEFFING = "vrijstelling", "ontheffing"
GEHEEL, GEDEELTELIJK, TIJDELIJK = "geheel", "gedeeltelijk", "tijdelijk"
BESLIST_BINNEN = Duur(8, "weken")
MEESTE_TAALDELEN = 3
"""Besluit, article 2.7 lid 3: a partial waiver is for three of the four language parts at most."""


class Vrijgrond(NamedTuple):
    """Why DUO exempts or waives. `kosten`: the name of the number in `getallen.toml`. `op_aanvraag`: the newcomer asks.

    `te_adviseren`: what the college advises on, with a motivation; DUO still decides.
    """

    code: str
    soort: str
    omvang: tuple[str, ...]
    naam: str
    grondslag: Grondslag
    op_aanvraag: bool = True
    kosten: str = ""
    te_adviseren: Beoordelingsruimte | None = None


VRIJGRONDEN: tuple[Vrijgrond, ...] = (
    Vrijgrond(
        "acht_jaar_leerplicht",
        VRIJSTELLING,
        (GEHEEL,),
        "Ten minste acht jaar leerplichtig geweest in Nederland",
        Grondslag(WI2021, "4", "1", "a"),
        op_aanvraag=False,
    ),
    Vrijgrond(
        "diploma",
        VRIJSTELLING,
        (GEHEEL,),
        "Een Nederlands diploma, zoals vmbo, havo, vwo, mbo 2 of hoger",
        Grondslag(WI2021, "4", "1", "b"),
    ),
    Vrijgrond(
        "nu_leerplichtig",
        VRIJSTELLING,
        (TIJDELIJK,),
        "Nu leerplichtig of kwalificatieplichtig",
        Grondslag(WI2021, "4", "1", "c"),
        op_aanvraag=False,
    ),
    Vrijgrond(
        "vrijstellende_opleiding",
        VRIJSTELLING,
        (TIJDELIJK,),
        "Volgt een opleiding die vrijstelling geeft, zolang de inschrijving duurt",
        Grondslag(WI2021, "4", "1", "d"),
    ),
    Vrijgrond(
        "al_ingeburgerd",
        VRIJSTELLING,
        (GEHEEL,),
        "Al voldoende ingeburgerd: tien jaar hier, vijf jaar werk, en een gesprek op B1",
        Grondslag(WI2021, "4", "1", "e"),
        kosten="kosten_vrijstelling_ingeburgerd",
    ),
    Vrijgrond(
        "certificaat",
        VRIJSTELLING,
        (GEDEELTELIJK,),
        "Een certificaat voor een deel van het examen",
        Grondslag(WI2021, "7", "3"),
    ),
    Vrijgrond(
        "medisch",
        ONTHEFFING,
        (GEHEEL, GEDEELTELIJK),
        "Kan het ten minste vijf jaar niet door ziekte of beperking",
        Grondslag(WI2021, "5", "1"),
        kosten="kosten_medische_ontheffing",
    ),
    Vrijgrond(
        "bijzondere_omstandigheden",
        ONTHEFFING,
        (GEHEEL,),
        "Zeer uitzonderlijke omstandigheden waar iemand niets aan kan doen",
        Grondslag(WI2021, "5", "2"),
        te_adviseren=ZEER_SCHRIJNEND,
    ),
)


def vrijgronden(soort: str, omvang: str | None = None) -> tuple[Vrijgrond, ...]:
    """What an exemption or a waiver of this extent can rest on."""
    return tuple(grond for grond in VRIJGRONDEN if grond.soort == soort and (omvang is None or omvang in grond.omvang))


# A decision that comes in


def gebreken_van_het_besluit(
    soort: str, omvang: str, *, op: date, vandaag: date, onderdeel: str | None = None, tot: date | None = None
) -> tuple[Gebrek, ...]:
    """Why a decision of DUO cannot be recorded like this."""
    gevonden = []
    if op > vandaag:
        gevonden.append(Gebrek("toekomst", f"Het besluit van {voluit(op)} moet nog komen.", ""))
    if not vrijgronden(soort, omvang):
        zin = f"Een {soort} die {omvang} is, bestaat niet. Kijk het besluit van DUO na."
        gevonden.append(Gebrek("bestaat_niet", zin, str(_WET[soort])))
    if omvang == GEDEELTELIJK and not onderdeel:
        gevonden.append(Gebrek("geen_onderdeel", "Kies voor welk onderdeel dit geldt.", str(_WET[soort])))
    if tot is not None and tot < op:
        gevonden.append(Gebrek("einde_voor_begin", "De laatste dag ligt voor het besluit.", ""))
    return tuple(gevonden)


_WET = {VRIJSTELLING: Grondslag(WI2021, "4"), ONTHEFFING: Grondslag(WI2021, "5")}


def past_niet_bij_de_ontheffing(onderdelen: Collection[str], leerroute: str | None) -> tuple[Gebrek, ...]:
    """What is odd about partial waivers together (Besluit 2.7 lid 3). DUO decided, so it warns: look at the decision."""
    gevonden = []
    lid_3 = str(Grondslag(BI2021, "2.7", "3"))
    taal = set(VAARDIGHEDEN) & set(onderdelen)
    if len(taal) > MEESTE_TAALDELEN:
        zin = "Ontheffing kan voor hooguit drie van de vier taalonderdelen. Kijk de besluiten van DUO na."
        gevonden.append(Gebrek("vier_taaldelen", zin, lid_3))
    if taal and "knm" in onderdelen:
        zin = "De regel noemt taalonderdelen of KNM. Of het samen kan, is niet zeker. Kijk de besluiten van DUO na."
        gevonden.append(Gebrek("taal_en_knm", zin, lid_3))
    if "participatie" in onderdelen and leerroute not in ("Z", None):
        zin = "Ontheffing voor meedoen hoort bij de Z-route. Kijk de leerroute en het besluit van DUO na."
        gevonden.append(Gebrek("participatie_buiten_z", zin, str(Grondslag(BI2021, "2.7", "3", "c"))))
    return tuple(gevonden)


# What holds on a day


class Vrij(NamedTuple):
    """One decision of DUO, and whether it holds on the day."""

    soort: str
    omvang: str
    onderdeel: str
    op: date
    tot: date | None
    geldt: bool
    uitleg: str
    grondslag: Grondslag


def besluiten_van_duo(feiten: Feiten, op: date) -> tuple[Vrij, ...]:
    """Every exemption and waiver of a person, in order of day."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    return tuple(_vrij(besluit, op) for besluit in x.alle(VRIJSTELLING, ONTHEFFING))


def _vrij(besluit: Gebeurtenis, op: date) -> Vrij:
    omvang, onderdeel = besluit.gegevens.get("omvang", GEHEEL), besluit.gegevens.get("onderdeel", "")
    tot = dag_uit(besluit.gegevens["tot"]) if besluit.gegevens.get("tot") else None
    geldt = omvang != TIJDELIJK or tot is None or op <= tot
    return Vrij(
        besluit.soort,
        omvang,
        onderdeel,
        besluit.op,
        tot,
        geldt,
        _uitleg(besluit.soort, omvang, onderdeel, besluit.op, tot, geldt=geldt),
        _WET[besluit.soort],
    )


def _uitleg(soort: str, omvang: str, onderdeel: str, op: date, tot: date | None, *, geldt: bool) -> str:
    zin = f"DUO gaf op {voluit(op)} een {soort}"
    if omvang == GEDEELTELIJK:
        wat = (
            "meedoen in de Z-route" if onderdeel == "participatie" else naam_van(onderdeel) if onderdeel else "een deel"
        )
        return f"{zin} voor {wat}. PVT en MAP blijven nodig."
    if omvang == TIJDELIJK:
        if tot is None:
            return f"{zin}. Wanneer die stopt, is nog niet bekend."
        return f"{zin} tot en met {voluit(tot)}." + ("" if geldt else " Daarna geldt de plicht weer.")
    return f"{zin} voor alles. U mag iemand daarna blijven helpen."


KOSTEN_TERUG = Grondslag(RI2021, "2.7", "2")
"""The fee of a medical waiver comes back when the doctor advises it, or an adapted exam."""

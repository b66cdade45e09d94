"""A help in weighing the three routes: proposes with reasons, warns, says what is judgement. It never decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wet.beoordeling import GROTE_KANS, NIET_IN_STAAT, ZONDER_TWEEDE_MENING, Beoordelingsruimte
from wet.getallen import Getal, getal, versies
from wet.grondslag import WI2021, Grondslag
from wet.kalender import voluit
from wet.pip import Gebrek

PUNTEN_MAXIMAAL = 40


def cesuur(op: date) -> int:
    """The pass mark of the leerbaarheidstoets on the day of the test."""
    return getal("lbt_grens", op).waarde


def cesuur_van_nu() -> Getal:
    """The pass mark that was set last, with its source."""
    return versies("lbt_grens")[-1]


def haalbaar(score: int, op: date) -> bool:
    """Whether the test says that the B1-route is within reach."""
    return score >= cesuur(op)


def mogelijk_te_laag_geplaatst(score: int, op: date) -> bool:
    """Not within reach by the old pass mark, but it would be by the present one: the placement deserves a new look."""
    return not haalbaar(score, op) and score >= cesuur_van_nu().waarde


class Aanwijzing(NamedTuple):
    """What one side says about school, work or language. `bron` and `woorden` are for people; a rule reads the codes.

    `woorden` is the rest of a sentence about somebody: `ging naar de basisschool`.
    """

    soort: str
    kant: str
    waarde: str
    bron: str = ""
    woorden: str = ""


# Which answers point above or below what the test says. A level of language counts when a school measured it.
_WIJST_HOGER: Mapping[str, frozenset[str]] = {
    "opleiding": frozenset({"beroep", "hoger"}),
    "werk": frozenset({"vak", "studie"}),
    **dict.fromkeys(("lezen", "luisteren", "schrijven", "spreken"), frozenset({"A2", "B1", "B2", "C1", "C2"})),
}
_WIJST_LAGER: Mapping[str, frozenset[str]] = {
    "opleiding": frozenset({"geen"}),
    **dict.fromkeys(("lezen", "schrijven"), frozenset({"ALFA", "PRE_A1"})),
}
_SOORTNAAM: Mapping[str, str] = {
    "lezen": "leesniveau", "luisteren": "luisterniveau", "schrijven": "schrijfniveau", "spreken": "spreekniveau",
}  # fmt: skip
_GEMETEN = frozenset({"lezen", "luisteren", "schrijven", "spreken"})


class Overweging(NamedTuple):
    """What is known when the routes are weighed. None: not known or not yet judged."""

    verhuisd_met_leerroute: str | None = None
    lbt_score: int | None = None
    lbt_op: date | None = None
    lbt_ontheven: bool = False
    wil_vervolgopleiding: bool | None = None
    grote_kans_op_diploma: bool | None = None
    niet_in_staat: bool | None = None
    aanwijzingen: tuple[Aanwijzing, ...] = ()
    second_opinion: bool = False
    leeftijd: int | None = None
    leeftijd_richtlijn: int | None = None


class Punt(NamedTuple):
    """One line of reasoning with its ground; a local guideline or an external fact has text instead of an article."""

    code: str
    zin: str
    grondslag: str


class Voorstel(NamedTuple):
    """`leerroute` is a proposal or None; `moet` only after a move, where the law says so. All else is for the college."""

    leerroute: str | None
    moet: bool
    redenen: tuple[Punt, ...]
    waarschuwingen: tuple[Punt, ...]
    te_beoordelen: tuple[Beoordelingsruimte, ...]


def weeg(o: Overweging) -> Voorstel:
    """The proposal in the order D1 (moved), D2 (onderwijsroute), D3 (Z-route), D4 (B1-route)."""
    te_beoordelen = tuple(
        ruimte
        for ruimte, oordeel in ((GROTE_KANS, o.grote_kans_op_diploma), (NIET_IN_STAAT, o.niet_in_staat))
        if oordeel is None
    )
    if o.verhuisd_met_leerroute:
        zin = "De vorige gemeente heeft de leerroute al vastgesteld. Die gaat mee."
        punt = Punt("D1", zin, str(Grondslag(WI2021, "15", "4")))
        return Voorstel(o.verhuisd_met_leerroute, True, (punt,), (), ())
    leerroute, reden = _voorstel(o)
    return Voorstel(leerroute, False, (reden,), tuple(_waarschuwingen(o, leerroute)), te_beoordelen)


def _voorstel(o: Overweging) -> tuple[str, Punt]:
    if o.wil_vervolgopleiding and o.grote_kans_op_diploma:
        zin = "Iemand wil verder leren en de kans op een diploma is groot."
        return "ONDERWIJS", Punt("D2", zin, str(Grondslag(WI2021, "8", "1")))
    if o.niet_in_staat:
        zin = "Iemand kan het examen of het taalschakeltraject redelijkerwijs niet halen."
        return "Z", Punt("D3", zin, str(Grondslag(WI2021, "9", "1")))
    if _niet_haalbaar(o) and o.niet_in_staat is None:
        zin = f"De toets zegt: B1 is niet haalbaar ({o.lbt_score} van de {PUNTEN_MAXIMAAL} punten). Dat is een advies. Bevestig het zelf."
        return "Z", Punt("D3a", zin, str(Grondslag(WI2021, "14", "5")))
    return "B1", Punt(
        "D4", "Niets wijst op een andere leerroute. De B1-route is de gewone route.", str(Grondslag(WI2021, "7"))
    )


def _niet_haalbaar(o: Overweging) -> bool:
    return o.lbt_score is not None and o.lbt_op is not None and not haalbaar(o.lbt_score, o.lbt_op)


def over_de_toets(o: Overweging) -> tuple[Punt, ...]:
    """What makes the result doubtful, the same wherever it is shown: sides that contradict it, or the old pass mark."""
    if o.lbt_score is None or o.lbt_op is None:
        return ()
    gevonden = tegenspraken(o)
    if mogelijk_te_laag_geplaatst(o.lbt_score, o.lbt_op):
        nu = cesuur_van_nu()
        zin = f"De toets is van {voluit(o.lbt_op)}. Met de grens van nu, {nu.waarde} punten, was B1 haalbaar. Weeg de route opnieuw."
        gevonden = (*gevonden, Punt("oude_grens", zin, nu.bron))
    return gevonden


def tegenspraken(o: Overweging) -> tuple[Punt, ...]:
    """Every side that points another way than the test, until a school gave a second opinion. It asks; it decides nothing."""
    if o.lbt_score is None or o.lbt_op is None or o.second_opinion:
        return ()
    wel = haalbaar(o.lbt_score, o.lbt_op)
    wijst_anders = _WIJST_LAGER if wel else _WIJST_HOGER
    toets = f"De toets zegt: B1 is {'' if wel else 'niet '}haalbaar ({o.lbt_score} van de {PUNTEN_MAXIMAAL} punten)."
    return tuple(
        Punt(
            "tegenspraak", f"Toets en {_SOORTNAAM.get(a.soort, a.soort)} spreken elkaar tegen. {toets} {_anders(a)}",
            str(ZONDER_TWEEDE_MENING.grondslag),
        )
        for a in o.aanwijzingen
        if a.waarde in wijst_anders.get(a.soort, ()) and (a.soort not in _GEMETEN or a.kant == "school")
    )  # fmt: skip


def _anders(a: Aanwijzing) -> str:
    """`Maar deze persoon deed een beroepsopleiding (zegt de inburgeraar, 3 juni 2026).`"""
    zegt = f"Maar deze persoon {a.woorden}" if a.woorden else f"Maar: {a.waarde}"
    return f"{zegt}{f' ({a.bron})' if a.bron else ''}."


def gebreken_van_de_tegenspraak(gevonden: Iterable[Punt], oordeel: bool | None) -> tuple[Gebrek, ...]:
    """Before adoption: a second opinion, or why there is none. `oordeel`: the motivated answer to that question."""
    if not any(gevonden) or oordeel:
        return ()
    zin = "De toets en de intake spreken elkaar tegen. Vraag een tweede mening, of schrijf op waarom dat niet nodig is."
    if oordeel is False:
        zin = "U vindt een tweede mening nodig. Vraag die aan een school, en leg de uitkomst vast."
    return (Gebrek(ZONDER_TWEEDE_MENING.code, zin, str(ZONDER_TWEEDE_MENING.grondslag)),)


def _waarschuwingen(o: Overweging, leerroute: str) -> list[Punt]:
    gevonden = list(over_de_toets(o))
    if o.lbt_score is None and not o.lbt_ontheven:
        zin = "Er is nog geen uitslag van de leerbaarheidstoets."
        gevonden.append(Punt("geen_lbt", zin, str(Grondslag(WI2021, "14", "3", "a"))))
    if leerroute == "Z" and o.lbt_score is not None and o.lbt_op is not None and haalbaar(o.lbt_score, o.lbt_op):
        zin = "De toets zegt: B1 is haalbaar. Schrijf op waarom de Z-route toch beter past."
        gevonden.append(Punt("toets_wijst_hoger", zin, str(Grondslag(WI2021, "14", "5"))))
    if leerroute != "ONDERWIJS" and o.wil_vervolgopleiding and o.grote_kans_op_diploma is None:
        zin = "Iemand wil verder leren. Onderzoek of de onderwijsroute past. Een besluit zonder dat onderzoek houdt geen stand."
        gevonden.append(
            Punt("onderwijsroute_onderzoeken", zin, "Raad van State 24 december 2024, ECLI:NL:RVS:2024:5413")
        )
    if (
        leerroute == "ONDERWIJS"
        and o.leeftijd is not None
        and o.leeftijd_richtlijn is not None
        and o.leeftijd >= o.leeftijd_richtlijn
    ):
        zin = f"De gemeente denkt bij de onderwijsroute aan mensen onder de {o.leeftijd_richtlijn}. De wet noemt geen leeftijd."
        gevonden.append(Punt("leeftijd_richtlijn", zin, "Eigen richtlijn van de gemeente"))
    return gevonden

"""The companion page "In gewone taal" (A2): what was decided, what to do now, when, whom to call.

Every sentence has ten words at most, and none comes from a free field, so that it stays readable. When to call, and in
which languages, stands in the words of the colleague under the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.afzender import belblokken
from samenspel.huisstijl.pdf.stuk import Blok, alinea, dag, kop, lijst
from samenspel.plan.brief.gegevens import BriefGegevens
from samenspel.plan.brief.woorden import ROUTES, getal
from wet.regel import ASIEL


def gewone_taal(g: BriefGegevens) -> list[Blok]:
    """One page in large print."""
    return [
        kop("In gewone taal", 1),
        *alinea("Deze bladzijde helpt u. De brief hiervoor is het besluit."),
        kop("Wat hebben wij besloten?"),
        lijst(_besloten(g)),
        kop("Wat doet u nu?"),
        lijst(_nu_doen(g)),
        kop("Wanneer?"),
        *_wanneer(g),
        kop("Vragen?"),
        *alinea("Bel ons. U mag om een tolk vragen."),
        *belblokken(g.afzender),
    ]


def _wanneer(g: BriefGegevens) -> list[Blok]:
    bezwaar = dag(voluit(g.bezwaar.uiterlijk), "Bent u het niet eens? Schrijf ons voor deze dag, of op deze dag.")
    if g.termijn_eerste_dag is None or g.termijn_laatste_dag is None:
        return [bezwaar, *alinea("Uw tijd loopt al sinds uw eerste plan. DUO stuurt u een brief met de datums.")]
    return [
        dag(voluit(g.termijn_eerste_dag), _sinds(g.termijn_eerste_dag, g.dagtekening)),
        bezwaar,
        dag(voluit(g.termijn_laatste_dag), "Op deze dag bent u klaar met inburgeren."),
    ]


def _sinds(eerste_dag: date, dagtekening: date) -> str:
    return "Vanaf deze dag telt uw tijd." if eerste_dag > dagtekening else "Sinds deze dag telt uw tijd al."


def _besloten(g: BriefGegevens) -> Iterator[str]:
    if g.van_elders:
        yield f"U had al een plan. Wij hebben het aangepast. U volgt de {ROUTES[g.leerroute]}."
    elif g.wijziging:
        yield f"Uw plan is veranderd. U volgt de {ROUTES[g.leerroute]}."
    else:
        yield f"U heeft nu een plan. U volgt de {ROUTES[g.leerroute]}."
    yield {
        "B1": "U leert Nederlands tot niveau B1.",
        "ONDERWIJS": "U leert Nederlands voor een opleiding.",
        "Z": "U leert Nederlands en u doet mee in de praktijk.",
    }[g.leerroute]
    if g.doelgroep in ASIEL and g.intensiteit_leerroute:
        yield f"U heeft {getal(g.intensiteit_leerroute)} uur les per week. Wij betalen de lessen."
    aantal = g.aantal_voortgangsgesprekken
    yield f"Wij praten {aantal} keer met u over uw plan."


def _nu_doen(g: BriefGegevens) -> Iterator[str]:
    if g.doelgroep not in ASIEL:
        yield "Kies zelf een school. U betaalt de school zelf."
        yield "Heeft u te weinig geld? Vraag DUO om een lening."
    yield "Ga naar de les."
    yield "Kom naar de gesprekken met ons."
    yield "Gaat iets niet goed? Bel ons dan snel."
    yield "Bewaar deze brief goed."

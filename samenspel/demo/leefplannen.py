"""Made-up goals and actions in the five domains, varied and repeatable. The words are ours; nobody said them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from django.db.models import prefetch_related_objects

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.toeval import Toeval, werkdag
from samenspel.dossiers.models import Dossier
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af, toets_effect
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel
from samenspel.plan.handelingen.leefplan_overnemen import Voornemen, Wens, neem_plan_over
from samenspel.plan.handelingen.leefplan_schrijven import (
    VAN_INBURGERAAR,
    Eigenaar,
    van_medewerker,
    van_niemand,
    van_organisatie,
)
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Planregel

_S = Organisatie.Soort
_ZELF, _REGIE = "zelf", "regie"


@dataclass(frozen=True, slots=True)
class Stap:
    """An action of the pool: what, who usually does it, in how many weeks, the result, and what a partner reads."""

    wat: str
    wie: str
    weken: int
    resultaat: str
    opdracht: str = ""


VOORRAAD: dict[str, tuple[tuple[str, tuple[Stap, ...]], ...]] = {
    "financien": (
        ("Ik wil zelf mijn rekeningen betalen.", (
            Stap("Budgetplan maken", _S.KREDIETBANK, 8, "Er is een budgetplan.", "Maak samen een overzicht. Afspraak via de regievoerder."),
            Stap("Cursus omgaan met geld volgen", _ZELF, 14, "De cursus is afgerond."),
        )),
        ("Ik wil elke maand wat sparen voor een fiets.", (
            Stap("Toeslagen nalopen", _S.MAATSCHAPPELIJKE_BEGELEIDING, 4, "Zorgtoeslag en huurtoeslag kloppen.", "Loop samen de post van dit jaar na."),
        )),
        ("Ik wil de brieven van de gemeente begrijpen.", (
            Stap("Elke week met een vrijwilliger de post openen", _S.MAATSCHAPPELIJKE_BEGELEIDING, 12, "De post ligt nu op volgorde.", "Kom elke week langs voor de post."),
        )),
        ("Ik wil geen betalingsregeling meer nodig hebben.", (
            Stap("Overzicht van wat nog betaald moet worden", _S.KREDIETBANK, 6, "Het overzicht is compleet.", "Maak samen een overzicht. Afspraak via de regievoerder."),
            Stap("Individuele inkomenstoeslag aanvragen", _REGIE, 5, "De toeslag is aangevraagd."),
        )),
    ),
    "welbevinden": (
        ("Ik wil beter slapen.", (
            Stap("Kennismaken met de huisarts, met tolk", _S.MAATSCHAPPELIJKE_BEGELEIDING, 3, "Kennisgemaakt, met tolk.", "Ga mee naar een afspraak en regel de tolk."),
        )),
        ("Ik wil fit worden.", (
            Stap("Sporten in de wijk proberen", _S.WELZIJN, 8, "Doet elke vrijdag mee.", "Zoek een groep om mee te sporten."),
        )),
        ("Ik wil rust in mijn hoofd.", (
            Stap("Praten met de praktijkondersteuner", _ZELF, 10, "Drie gesprekken gehad."),
            Stap("Wandelen met een maatje", _S.WELZIJN, 9, "Wandelt elke dinsdag.", "Zoek een wandelmaatje."),
        )),
        ("Ik wil gezond koken zoals thuis.", (
            Stap("Kookgroep in het wijkcentrum", _S.WELZIJN, 7, "Kookt nu eens per maand mee.", "Nodig uit voor de kookgroep."),
        )),
    ),
    "taal": (
        ("Ik wil met de juf van mijn kind praten.", (
            Stap("Taalcursus in de ochtend zoeken", _S.TAALSCHOOL, 8, "Geplaatst in een ochtendgroep."),
            Stap("Elke week een uur in de ouderkamer", _ZELF, 12, "Komt elke maandag."),
        )),
        ("Ik wil een opleiding volgen in het Nederlands.", (
            Stap("Diploma laten waarderen", _REGIE, 16, "De waardering is binnen."),
            Stap("Kennismaken op het mbo", _S.TAALSCHOOL, 10, "Een dag meegelopen."),
        )),
        ("Ik wil zonder tolk naar de dokter.", (
            Stap("Oefenen bij het taalcafé", _ZELF, 10, "Gaat twee keer per maand."),
        )),
        ("Ik wil het nieuws kunnen lezen.", (
            Stap("Lid worden van de bibliotheek en cursus Klik en Tik", _S.MAATSCHAPPELIJKE_BEGELEIDING, 9, "Cursus begonnen."),
        )),
    ),
    "werk": (
        ("Ik wil weer koken voor mensen.", (
            Stap("Snuffelstage in een keuken", _S.WERK, 12, "Twee weken meegedraaid."),
            Stap("Kinderopvang regelen", _REGIE, 6, "De opvang begint na de vakantie."),
        )),
        ("Ik wil werken in de zorg.", (
            Stap("Oriëntatie zorg bij het leerwerkloket", _S.WERK, 8, "Gesprek gehad."),
        )),
        ("Ik wil mijn rijbewijs halen, dan kan ik overal werken.", (
            Stap("Theorie leren in eigen taal", _ZELF, 20, "Theorie gehaald."),
        )),
        ("Ik wil als timmerman werken, zoals vroeger.", (
            Stap("Praktijktest bij een aannemer", _S.WERK, 9, "De aannemer wil verder praten."),
            Stap("Fiets regelen voor de weg naar het werk", _S.MAATSCHAPPELIJKE_BEGELEIDING, 4, "Er is een fiets."),
        )),
    ),
    "ontmoeten": (
        ("Ik wil mensen uit de straat leren kennen.", (
            Stap("Taalmaatje zoeken", _S.WELZIJN, 10, "Er is een klik met een maatje."),
        )),
        ("Ik wil andere ouders ontmoeten.", (
            Stap("Meedoen met de oudergroep", _S.MAATSCHAPPELIJKE_BEGELEIDING, 7, "Komt elke woensdag."),
        )),
        ("Ik wil voetballen in een team.", (
            Stap("Proeftraining bij de club", _ZELF, 5, "Traint nu mee."),
        )),
        ("Ik wil iets terugdoen voor het dorp.", (
            Stap("Vrijwilligerswerk bij de dorpstuin", _S.WELZIJN, 11, "Helpt op zaterdag."),
        )),
    ),
}  # fmt: skip
_EFFECT = {
    Actie.Effect.JA: "Zegt dat het helpt, en wil ermee door.",
    Actie.Effect.DEELS: "Het hielp een beetje. Het is nog ver weg en duur om te komen.",
    Actie.Effect.NEE: "Het paste niet bij de tijden van de kinderen.",
}


def leefplan_voor(
    bouwer: Bouwer, dossier: Dossier, op: date, *, tot: date | None = None, aantal: int = 4, besproken: bool = False
) -> None:
    """Goals and actions agreed on `op`; what was due before `tot` (today) is mostly done, and often asked about.

    A plan that is only `besproken` may have an action that nobody does yet; a plan that is adopted may not.

    Chance of its own, from the chance of the builder and the number of the dossier: other parts of the world stay as
    they were. A plan from long ago has no open ends.
    """
    tot = min(tot or vandaag(), vandaag())
    if op > tot:
        return
    wensen = wensen_voor(bouwer, _kans(bouwer, dossier), op, tot=tot, aantal=aantal, besproken=besproken)
    betrek_partners(bouwer, dossier, wensen, op, tot)
    neem_plan_over(dossier, wensen, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 10))


def spreek_leefplan_af(bouwer: Bouwer, dossier: Dossier, op: date, *, tot: date, aantal: int = 4) -> list[Wens]:
    """The plan of `leefplan_voor` as it is agreed: nothing is done yet, so the decision of that day holds every action.

    Returns what will come of it, for `volg_wensen` once the decision is there.
    """
    tot = min(tot, vandaag())
    if op > tot:
        return []
    wensen = wensen_voor(bouwer, _kans(bouwer, dossier), op, tot=tot, aantal=aantal)
    afspraken = [zonder_afloop(wens) for wens in wensen]
    betrek_partners(bouwer, dossier, afspraken, op, tot)
    neem_plan_over(dossier, afspraken, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 10))
    return wensen


def _kans(bouwer: Bouwer, dossier: Dossier) -> Toeval:
    return Toeval(f"plan|{dossier.nummer}|{bouwer.toeval.rnd.getstate()[1][0]}")


def zonder_afloop(wens: Wens) -> Wens:
    """The goal as it is agreed: no result, nothing reached."""
    acties = tuple(replace(actie, klaar=None, toets_op=None, getoetst=None) for actie in wens.acties)
    return replace(wens, acties=acties, bereikt=None)


def volg_wensen(
    bouwer: Bouwer, dossier: Dossier, wensen: Iterable[Wens], *, van: date = date.min, einde: date = date.max
) -> None:
    """What came of goals that were agreed from `van` up to `einde`, each on its own day."""
    tussen = partial(_tussen, van, einde)
    for wens in wensen:
        regels = PLANREGELS[wens.domein].objects.filter(dossier=dossier)
        for voornemen in wens.acties:
            if tussen(voornemen.klaar) or tussen(voornemen.getoetst):
                afgesproken = [
                    r.actie_id for r in regels.filter(soort=Planregel.Soort.AFGESPROKEN) if r.tekst == voornemen.wat
                ]
                actie = Actie.objects.select_related("doel").get(pk__in=afgesproken)
                actie.dossier = dossier
                _rond_af(bouwer, actie, voornemen, tussen)
        if tussen(wens.bereikt) and wens.bereikt is not None:
            dag, waaraan = wens.bereikt
            doel = regels.get(soort=Planregel.Soort.GESTELD).doel
            bereik_doel(doel, door=bouwer.wie, op=dag, resultaat=waaraan, vastgelegd_op=moment(dag, 15))


def _tussen(van: date, einde: date, afloop: tuple[date, *tuple[str, ...]] | None) -> bool:
    """Whether this outcome falls in the piece that is told now."""
    return afloop is not None and van <= afloop[0] < einde


def _rond_af(bouwer: Bouwer, actie: Actie, voornemen: Voornemen, tussen: Callable[..., bool]) -> None:
    if tussen(voornemen.klaar) and voornemen.klaar is not None:
        dag, resultaat = voornemen.klaar
        rond_actie_af(
            actie, door=bouwer.wie, op=dag, resultaat=resultaat, toets_op=voornemen.toets_op, vastgelegd_op=moment(dag, 13)
        )  # fmt: skip
    if tussen(voornemen.getoetst) and voornemen.getoetst is not None:
        dag, effect, hoe = voornemen.getoetst
        toets_effect(
            actie, door=bouwer.wie, op=dag, effect=effect, toelichting=hoe, vastgelegd_op=moment(dag, 14)
        )  # fmt: skip


def wensen_voor(
    bouwer: Bouwer, toeval: Toeval, op: date, *, tot: date, aantal: int, besproken: bool = False
) -> list[Wens]:
    """Goals with their actions as they stand on `tot`; the same chance gives the same goals."""
    partners = _partners(bouwer)
    domeinen = toeval.rnd.sample(list(VOORRAAD), k=min(max(aantal + toeval.rnd.choice((-1, 0, 0, 1)), 1), 5))
    return [_wens(bouwer, toeval, partners, domein, op, tot, besproken) for domein in VOORRAAD if domein in domeinen]


def _partners(bouwer: Bouwer) -> dict[str, Organisatie]:
    """The first partner of each kind in this municipality."""
    alle = list(bouwer.huis.organisaties.values())
    prefetch_related_objects(alle, "gemeenten")
    return {o.soort: o for o in reversed(alle) if bouwer.gemeente.pk in {gemeente.pk for gemeente in o.gemeenten.all()}}


def _wens(
    bouwer: Bouwer, toeval: Toeval, partners: dict[str, Organisatie], domein: str, op: date, tot: date, besproken: bool
) -> Wens:
    tekst, stappen = toeval.rnd.choice(VOORRAAD[domein])
    acties = tuple(_voornemen(bouwer, toeval, partners, stap, op, tot, besproken) for stap in stappen)
    af = [actie.klaar[0] for actie in acties if actie.klaar is not None]
    bereikt = None
    if len(af) == len(acties) and toeval.rnd.random() < 0.5:
        dag = werkdag(max(af) + timedelta(days=20))
        bereikt = (dag, "Zegt zelf: dit is gelukt.") if dag <= tot else None
    return Wens(domein=domein, tekst=tekst, acties=acties, bereikt=bereikt)


def _voornemen(
    bouwer: Bouwer, toeval: Toeval, partners: dict[str, Organisatie], stap: Stap, op: date, tot: date, besproken: bool
) -> Voornemen:
    gepland = werkdag(op + timedelta(weeks=stap.weken + toeval.rnd.randint(-1, 3)))
    eigenaar = _eigenaar(bouwer, partners, stap)
    lang_geleden = (tot - gepland).days > 120
    klaar = getoetst = toets_op = None
    if lang_geleden or (gepland <= tot and toeval.rnd.random() < 0.8):
        dag = werkdag(min(gepland + timedelta(days=toeval.rnd.randint(-9, 6)), tot), tot)
        klaar = (max(dag, op), stap.resultaat)
        toets_op = werkdag(klaar[0] + timedelta(weeks=6))
        if toets_op <= tot and (lang_geleden or toeval.rnd.random() < 0.8):
            effect = toeval.rnd.choices(list(_EFFECT), weights=(6, 3, 1))[0]
            getoetst = (toets_op, effect.value, _EFFECT[effect])
    elif besproken and gepland > tot and toeval.rnd.random() < 0.25:
        eigenaar = van_niemand(max(op, werkdag(op + timedelta(days=21))))
    return Voornemen(
        wat=stap.wat, eigenaar=eigenaar, begint_op=op, gepland_op=max(gepland, op), opdracht=stap.opdracht, klaar=klaar, toets_op=toets_op,
        getoetst=getoetst,
    )  # fmt: skip


def _eigenaar(bouwer: Bouwer, partners: dict[str, Organisatie], stap: Stap) -> Eigenaar:
    if stap.wie == _ZELF:
        return VAN_INBURGERAAR
    if (partner := partners.get(stap.wie)) is not None:
        return van_organisatie(partner)
    return van_medewerker(bouwer.regievoerder)


_DOEL = {
    _S.MAATSCHAPPELIJKE_BEGELEIDING: "maatschappelijke begeleiding", _S.KREDIETBANK: "hulp bij geld", _S.WERK: "begeleiding naar werk",
    _S.WELZIJN: "ontmoeten en meedoen", _S.TAALSCHOOL: "taalcursus",
}  # fmt: skip


def betrek_partners(bouwer: Bouwer, dossier: Dossier, wensen: list[Wens], op: date, tot: date) -> None:
    """Partners with an open action take part, else they would not see it; of a plan from long ago no longer."""
    einde = op + timedelta(days=400)
    open_ = {
        a.eigenaar.organisatie for wens in wensen for a in wens.acties if a.klaar is None and a.eigenaar.organisatie
    }
    for partner in sorted(open_, key=lambda organisatie: organisatie.naam):
        bouwer.betrek(
            dossier, partner.naam, _DOEL.get(_S(partner.soort), "samenwerking"), op, tot=einde if einde < tot else None
        )

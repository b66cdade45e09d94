"""The decision letter: Dutch at B1, with everything that a decision needs (Wi2021 art. 15, Awb 3:45, 3:46, 10:10)."""

from __future__ import annotations

from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.afzender import afwezig, bel_met, brief, over_de_contactpersoon
from samenspel.huisstijl.pdf.stuk import Blok, Stuk, alinea, gronden, kader, kop, lijst, ondertekening
from samenspel.plan.brief.gegevens import BriefGegevens, Routeweging, VanElders
from samenspel.plan.brief.gewone_taal import gewone_taal
from samenspel.plan.brief.inhoud import inhoud
from samenspel.plan.brief.woorden import ROUTES, doelblokken
from wet.regel import ASIEL

TITEL = "Besluit persoonlijk plan inburgering en participatie"


def besluit(g: BriefGegevens) -> Stuk:
    """The whole letter as blocks; the data are safe to set already."""
    delen = (_opening, _plan, _waarom, _wegingen, _doelen, _wanneer, _van_u, _van_ons, _bezwaar, _slot)
    return brief(
        TITEL, (blok for deel in delen for blok in deel(g)),
        afzender=g.afzender, geadresseerde=g.geadresseerde, dossiernummer=g.dossiernummer, op=g.dagtekening, bijblad=gewone_taal(g),
        waarschuwing="VOORBEELD · dit plan is nog niet vastgesteld" if g.voorbeeld else "",
    )  # fmt: skip


def _opening(g: BriefGegevens) -> list[Blok]:
    plan = "uw persoonlijk plan inburgering en participatie (PIP)"
    wat = f"passen {plan} aan" if g.van_elders else f"stellen {plan} vast"
    kern = [f"U volgt de {ROUTES[g.leerroute]}.", f"Wij {wat} op {voluit(g.dagtekening)}."]
    if g.van_elders is not None:
        kern.append(bouwt_op(g.van_elders))
    elif g.wijziging is not None:
        kern.append(f"Dit besluit komt in de plaats van ons besluit van {voluit(g.wijziging.eerdere_dagtekening)}.")
    artikel = "artikel 5.3, lid 3, van het" if g.van_elders else "artikel 5.3 van het"
    return [
        *alinea(f"Beste {g.geadresseerde.aanhef or g.geadresseerde.naam},"),
        *alinea(
            "U moet inburgeren. Wij hebben met u gesproken over wat u kunt, wat u wilt en wat u nodig heeft. "
            "In deze brief staat wat wij hebben besloten, en waarom. De laatste bladzijde is een uitleg in gewone taal."
        ),
        kop("Ons besluit"),
        kader(*kern),
        *alinea(
            f"Met ‘wij’ bedoelen we het college van burgemeester en wethouders van de gemeente {g.afzender.gemeente}. "
            f"Het besluit is genomen op grond van artikel 15 van de Wet inburgering 2021 en {artikel} Besluit inburgering 2021."
        ),
        *_waarom_anders(g),
    ]


def bouwt_op(van: VanElders) -> str:
    """On which PIP this one builds: of which day and which municipality, as far as known."""
    wie = f"de gemeente {van.gemeente}" if van.gemeente else "uw vorige gemeente"
    if van.dagtekening is None:
        return f"Dit besluit bouwt voort op het PIP van {wie}. De datum van dat PIP is bij ons nog niet bekend."
    return f"Dit besluit bouwt voort op het PIP van {wie} van {voluit(van.dagtekening)}."


_TERMIJN_BLIJFT = (
    "De eerste dag van uw inburgeringstermijn verandert hierdoor niet (Wet inburgering 2021, artikel 11, lid 3)."
)


def _waarom_anders(g: BriefGegevens) -> list[Blok]:
    if g.van_elders is not None:
        return [
            kop("Waarom wij uw plan aanpassen", 3),
            *alinea(
                "U bent verhuisd naar onze gemeente, en u had al een PIP. Na een verhuizing past de nieuwe gemeente dat plan aan "
                f"(Besluit inburgering 2021, artikel 5.3, lid 3). {_TERMIJN_BLIJFT}"
            ),
        ]
    if g.wijziging is None:
        return []
    grond = f" ({g.wijziging.grondslag})" if g.wijziging.grondslag else ""
    reden = alinea(f"{g.wijziging.reden}{grond}") if g.wijziging.reden else []
    return [kop("Waarom uw plan verandert", 3), *reden, *alinea(_TERMIJN_BLIJFT)]


def _plan(g: BriefGegevens) -> list[Blok]:
    return [
        kop("Wat er in uw plan staat"),
        gronden(
            ("Onderdeel", "Wat wij besluiten"),
            [(naam, tekst, artikelen.replace("\n", " · ")) for naam, tekst, artikelen in inhoud(g)],
        ),
        *alinea(
            "Wi: Wet inburgering 2021. Bi: Besluit inburgering 2021. Ri: Regeling inburgering 2021. Pw: Participatiewet."
        ),
    ]


def _waarom(g: BriefGegevens) -> list[Blok]:
    bronnen = [*alinea("Wij hebben dit gebruikt:"), lijst(g.bronnen)] if g.bronnen else []
    leven = [*alinea("Zo hebben wij meegewogen hoe u leeft:"), *alinea(g.omstandigheden)] if g.omstandigheden else []
    return [kop("Waarom wij dit besluiten"), *alinea(g.motivering), *leven, *bronnen]


def _wegingen(g: BriefGegevens) -> list[Blok]:
    """The three routes (ECLI:NL:RVS:2024:5413); of a route that came along only what we weighed ourselves (Wi 15 lid 4)."""
    gewogen = sorted(g.wegingen, key=lambda weging: weging.leerroute != g.leerroute)
    blokken = [blok for weging in gewogen for blok in _weging(weging, g.leerroute)]
    if len(gewogen) == len(ROUTES):
        uitleg = (
            "Wij hebben voor u naar alle drie de leerroutes gekeken: de B1-route, de onderwijsroute en de Z-route "
            "(Wet inburgering 2021, artikelen 7, 8 en 9). De uitslag van de leerbaarheidstoets is daarbij een advies."
        )
        mee = alinea(_GING_MEE) if g.leerroute_gaat_mee else []
        return [kop("Hoe wij de drie leerroutes hebben gewogen"), *mee, *alinea(uitleg), *blokken]
    niet = "Daarom hebben wij de drie leerroutes niet opnieuw gewogen."
    if gewogen:
        niet = "Wij hebben de drie leerroutes niet allemaal opnieuw gewogen. Hier staat wat wij wel hebben gewogen."
    return [kop("Waarom u deze leerroute volgt"), *alinea(f"{_GING_MEE} {niet}"), *blokken]


_GING_MEE = (
    "Uw vorige gemeente heeft de leerroute vastgesteld. Na een verhuizing gaat die leerroute met u mee "
    "(Wet inburgering 2021, artikel 15, lid 4)."
)


def _weging(weging: Routeweging, gekozen: str) -> list[Blok]:
    naam = ROUTES[weging.leerroute]
    return [
        kop(naam[0].upper() + naam[1:], 3, "gekozen" if weging.leerroute == gekozen else ""),
        *alinea(weging.oordeel),
        *([lijst(weging.redenen)] if weging.redenen else []),
    ]


def _doelen(g: BriefGegevens) -> list[Blok]:
    regels = [
        f"{naam}: {tekst}"
        for naam, tekst in (
            ("Uw hoofddoel", g.hoofddoel),
            ("Wat u wilt leren of worden", g.ontwikkelwens),
            ("Waar we samen op letten", g.aandachtspunten),
        )
        if tekst.strip()
    ]
    if not g.doelen and not regels:
        return []
    uitleg = "Dit heeft u ons verteld, en dit hebben we samen afgesproken."
    samen = [lijst(tuple(regels))] if regels else []
    return [kop("Uw doelen en onze afspraken"), *alinea(uitleg), *samen, *doelblokken(g.doelen)]


def _wanneer(g: BriefGegevens) -> list[Blok]:
    blokken = [kop("Hoeveel tijd u heeft"), *alinea(_termijn(g))]
    if g.termijnen:
        rijen = [(t.naam, t.uitleg, t.grondslag) for t in g.termijnen]
        blokken.append(gronden(("Termijn", "Uitleg"), rijen))
    return blokken


def _termijn(g: BriefGegevens) -> str:
    if g.termijn_eerste_dag is None or g.termijn_laatste_dag is None:
        return (
            "Uw inburgeringstermijn loopt al sinds uw eerste PIP (Wet inburgering 2021, artikel 11). "
            "DUO stuurt u een brief met de datums."
        )
    eerste, laatste = voluit(g.termijn_eerste_dag), voluit(g.termijn_laatste_dag)
    if g.termijn_eerste_dag <= g.dagtekening:
        return (
            f"Uw inburgeringstermijn loopt al sinds {eerste}. De laatste dag is {laatste} (Wet inburgering 2021, artikel 11). "
            "Dit besluit verandert dat niet. U heeft hierover een brief van DUO. De datums van DUO gelden."
        )
    return (
        f"Uw inburgeringstermijn begint op {eerste}. De laatste dag is {laatste} "
        "(Wet inburgering 2021, artikel 11). DUO stuurt u ook een brief met deze datums. De datums van DUO gelden."
    )


def _van_u(g: BriefGegevens) -> list[Blok]:
    les = {
        "B1": "U volgt de lessen en u doet de examens.",
        "ONDERWIJS": "U volgt het taalschakeltraject en u doet de examens.",
        "Z": "U volgt de lessen en u doet mee in de praktijk." if g.doelgroep in ASIEL else "U volgt de lessen.",
    }[g.leerroute]
    map_ = (
        "het participatieverklaringstraject"
        if g.leerroute == "ONDERWIJS"
        else "het participatieverklaringstraject en de MAP"
    )
    zelf = [] if g.doelgroep in ASIEL else ["U kiest zelf een school en u betaalt de lessen zelf."]
    vragen = [
        *zelf,
        les,
        f"U doet {map_}.",
        "U komt naar de gesprekken over uw voortgang en u werkt mee aan uw plan.",
        "Verandert er iets, zoals uw adres, uw werk of uw gezondheid? Dan vertelt u dat aan ons.",
    ]
    return [
        kop("Wat wij van u vragen"),
        lijst(vragen),
        *alinea(f"Lukt iets niet? Bel {bel_met(g.afzender)}. Dan zoeken we samen een oplossing."),
    ]


def _van_ons(g: BriefGegevens) -> list[Blok]:
    if g.doelgroep in ASIEL:
        les = "Wij bieden u de lessen aan. U betaalt die niet zelf (Wet inburgering 2021, artikel 16)."
    else:
        les = "Voor de lessen kunt u misschien geld lenen bij DUO (Wet inburgering 2021, artikel 20). DUO beslist daarover."
    vakken = (
        "het participatieverklaringstraject"
        if g.leerroute == "ONDERWIJS"
        else "het participatieverklaringstraject en de MAP"
    )
    steun = [
        les,
        f"Wij bieden u {vakken} aan (Wet inburgering 2021, artikel 6, lid 3).",
        "U krijgt de ondersteuning en begeleiding die in uw plan staat.",
        over_de_contactpersoon(g.afzender),
        *afwezig(g.afzender),
    ]
    return [kop("Wat u van ons krijgt"), lijst(steun)]


def _bezwaar(g: BriefGegevens) -> list[Blok]:
    b = g.bezwaar
    inhoud_ = [
        "uw naam, uw adres en uw handtekening;",
        "de datum waarop u het schrijft;",
        f"tegen welk besluit u bezwaar maakt: het PIP van {voluit(g.dagtekening)}, kenmerk {g.dossiernummer};",
        "waarom u het niet eens bent met het besluit.",
    ]
    digitaal = f" Of maak bezwaar via {b.website}." if b.website else ""
    return [
        kop("Bent u het niet eens met dit besluit?"),
        *alinea(
            f"Bel eerst met {bel_met(g.afzender)}. Misschien kunnen we het samen oplossen. "
            "U kunt ook bezwaar maken. Bezwaar maken kost niets."
        ),
        *alinea(
            "U heeft daarvoor zes weken. Die beginnen op de dag nadat het besluit aan u bekend is gemaakt "
            "(Algemene wet bestuursrecht, artikelen 3:45, 6:7 en 6:8). Wij maken het besluit bekend door deze brief te sturen, op "
            f"{voluit(g.dagtekening)}. De laatste dag waarop u bezwaar kunt maken is dan {voluit(b.uiterlijk)}."
        ),
        *alinea("In uw bezwaarschrift zet u:"),
        lijst(inhoud_),
        *alinea(f"Stuur uw bezwaarschrift naar: {', '.join(b.postadres)}.{digitaal}"),
        *alinea(
            "Uw plan blijft gelden zolang wij uw bezwaar behandelen (Algemene wet bestuursrecht, artikel 6:16). De eerste dag van "
            "uw inburgeringstermijn verandert niet door een bezwaar (Wet inburgering 2021, artikel 11, lid 3). Kunt u niet op ons antwoord wachten? "
            "Dan kunt u de rechtbank vragen om een voorlopige voorziening (Algemene wet bestuursrecht, artikel 8:81). Dat kost geld."
        ),
    ]


def _slot(g: BriefGegevens) -> list[Blok]:
    o = g.ondertekening
    regels = (
        "Met vriendelijke groet,",
        f"namens het college van burgemeester en wethouders van de gemeente {g.afzender.gemeente},",
        "",
        o.naam,
        o.functie,
    )
    return [ondertekening(regels, o.mandaat)]

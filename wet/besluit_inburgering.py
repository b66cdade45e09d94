"""Besluit inburgering 2021, in article order: its own terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from wet.beleidswaarden import Beleid
from wet.feiten import Gebeurtenis
from wet.grondslag import BI2021, RI2021, WI2021, Grondslag
from wet.kalender import EEN_DAG, na_rustdagen
from wet.overzicht import Overzicht
from wet.regel import (
    AFWEZIG,
    ALLE,
    GEMEENTE,
    INBURGERAAR,
    VERVALLEN,
    Begin,
    Duur,
    EersteDagVanTermijn,
    NietVanToepassing,
    Termijnregel,
    TotEindeTermijn,
    VoorEindeTermijn,
)
from wet.uren import pvt_in_de_rij, uren_van_artikel_3_14

INWERKINGTREDING = date(2022, 1, 1)
# Stb. 2022, 489 put the notice in the place of the registration in article 5.3. The one constant of that change.
WIJZIGING_5_3 = date(2023, 1, 1)
# The text of article 5.3 itself was read as it stood on this day.
GELEZEN_5_3 = date(2026, 4, 2)

# Articles 3.1 and 3.2: PVT and MAP

PVT = Termijnregel(
    code="T29",
    naam="Participatieverklaring ondertekenen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "3.1"),),
    geldig_vanaf=INWERKINGTREDING,
    routes=frozenset({"B1", "Z", "ONDERWIJS"}),
    begint=EersteDagVanTermijn(),
    duur=TotEindeTermijn(),
    voldaan_door=("pvt_ondertekend",),
)
MAP = Termijnregel(
    code="T28",
    naam="Module arbeidsmarkt en participatie (MAP) afronden",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "3.2"), Grondslag(RI2021, "3.1")),
    geldig_vanaf=INWERKINGTREDING,
    routes=frozenset({"B1", "Z"}),
    begint=EersteDagVanTermijn(),
    duur=TotEindeTermijn(),
    voldaan_door=("map_eindgesprek",),
    onzeker="Voor het totaal aantal uren van de MAP is geen norm gevonden, alleen voor de praktijk.",
)

# Article 3.14: the Z-route

Z_UREN = Termijnregel(
    code="T26",
    naam="Uren van de Z-route halen",
    eigenaar=INBURGERAAR,
    grondslag=(Grondslag(BI2021, "3.14", "2"), Grondslag(BI2021, "3.14", "3")),
    geldig_vanaf=INWERKINGTREDING,
    routes=frozenset({"Z"}),
    begint=EersteDagVanTermijn(),
    duur=TotEindeTermijn(),
    voldaan_door=uren_van_artikel_3_14,
    aantal=800,
    aantal_asiel=800,
)
Z_EINDGESPREK = Termijnregel(
    code="T27",
    naam="Eindgesprek van de Z-route voeren",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "3.14", "2", "c"), Grondslag(BI2021, "3.16")),
    geldig_vanaf=INWERKINGTREDING,
    routes=frozenset({"Z"}),
    begint=EersteDagVanTermijn(),
    duur=TotEindeTermijn(),
    voldaan_door=("z_eindgesprek",),
)

# Article 4.5: asking DUO for more time

VERLENGING_VRAGEN = Termijnregel(
    code="T32",
    naam="Verlenging vragen aan DUO",
    eigenaar=INBURGERAAR,
    grondslag=(Grondslag(BI2021, "4.5"),),
    geldig_vanaf=INWERKINGTREDING,
    begint=VoorEindeTermijn(6),
    duur=TotEindeTermijn(),
    daarna=VERVALLEN,
)

# Article 5.3: the PIP within ten weeks


def verhuisd_met_pip(x: Overzicht) -> Gebeurtenis | None:
    """The last move, when a PIP had been adopted by then: its day is known, or DUO only said that there is one.

    What DUO said at an earlier move still holds when nobody says otherwise at a later one.
    """
    verhuizing = x.laatste("verhuizing")
    if verhuizing is None:
        return None
    return verhuizing if _pip_van_voor(x, verhuizing) or _gezegd(x) else None


def _gezegd(x: Overzicht) -> bool:
    """Whether a PIP came along, by the last move of which anybody said it; of two sources of one move, one yes is a yes."""
    gezegd = [g for g in x.per["verhuizing"] if g.gegevens.get("met_pip") is not None]
    return any(g.gegevens["met_pip"] for g in gezegd if g.op == gezegd[-1].op)


def _pip_van_voor(x: Overzicht, verhuizing: Gebeurtenis) -> bool:
    pip = x.eerste("pip_dagtekening")
    return pip is not None and pip.op <= verhuizing.op


def nog_niet_bekend(x: Overzicht, verhuizing: Gebeurtenis) -> str:
    """What is not known yet of the PIP that came along with a move, in words; "" when nothing is open."""
    dag = "" if _pip_van_voor(x, verhuizing) else "dagtekening"
    return " en ".join(wat for wat in (dag, "" if x.leerroute else "leerroute") if wat)


def dag_die_de_versie_kiest(x: Overzicht) -> date | None:
    """The day of DUO's notice; without one the registration; without that the start that DUO reported."""
    for gebeurtenis in (
        x.eerste("kennisgeving_inburgeringsplicht"),
        x.laatste("brp_inschrijving"),
        x.laatste("tienwekentermijn_gestart"),
    ):
        if gebeurtenis is not None:
            return gebeurtenis.op
    return None


def wacht_op_inschrijving(x: Overzicht) -> bool:
    """Lid 1: a status holder who is housed under article 28 of the Huisvestingswet."""
    return x.doelgroep == "ASIEL_A" or (x.doelgroep == "ASIEL_B" and "koppeling_gemeente" in x.per)


def begin_volgens_inschrijving(x: Overzicht) -> Gebeurtenis | None:
    """Lid 1 as it was until the change: from the registration in the municipality."""
    return x.laatste("brp_inschrijving")


def begin_volgens_kennisgeving(x: Overzicht) -> Gebeurtenis | None:
    """Lid 1 as it is: from the notice; who still has to be registered then: from the registration."""
    kennisgeving = x.eerste("kennisgeving_inburgeringsplicht")
    if kennisgeving is None or not wacht_op_inschrijving(x):
        return kennisgeving
    inschrijving = x.laatste("brp_inschrijving")
    return kennisgeving if inschrijving is not None and inschrijving.op <= kennisgeving.op else inschrijving


def eigen_begin_tien_weken(x: Overzicht) -> Gebeurtenis | None:
    """Where the ten weeks start by our own count, whatever DUO reported."""
    peildag = dag_die_de_versie_kiest(x)
    oud = peildag is not None and peildag < WIJZIGING_5_3
    return begin_volgens_inschrijving(x) if oud else begin_volgens_kennisgeving(x)


def pip_en_latere_kennisgeving(x: Overzicht) -> tuple[date, date] | None:
    """The day of the first PIP and that of DUO's notice, when the notice came after it; else None."""
    pip, kennisgeving = x.eerste("pip_dagtekening"), x.eerste("kennisgeving_inburgeringsplicht")
    return (
        (pip.op, kennisgeving.op) if pip is not None and kennisgeving is not None and pip.op < kennisgeving.op else None
    )


_TOETS = ("lbt_aangemeld", "lbt_uitslag", "lbt_afgezien")


def toets_in_de_rij(x: Overzicht, begin: date, beleid: Beleid) -> dict[str, object]:
    """Since when somebody is not registered for the leerbaarheidstoets, by the municipality's own term; else nothing.

    That term is policy (R211), no law: it counts from the start of the ten weeks, and without a value there is none.
    """
    if "pip_dagtekening" in x.per or any(soort in x.per for soort in _TOETS):
        return {}
    weken = beleid.waarde("lbt_aanmelden_weken", begin)
    if weken is None:
        return {}
    sinds = Duur(int(weken.waarde), "weken").laatste_dag(begin + EEN_DAG) + EEN_DAG
    return {"lbt": sinds.isoformat(), "lbt_weken": int(weken.waarde), "lbt_bron": weken.bron}


def _tien_weken(
    x: Overzicht, beleid: Beleid, regel: Termijnregel, eigen: Callable[[Overzicht], Gebeurtenis | None]
) -> Begin | NietVanToepassing | None:
    if "verhuizing" in x.per and verhuisd_met_pip(x) is not None:
        return AFWEZIG
    rest: dict[str, object] = {}
    kennisgeving = x.eerste("kennisgeving_inburgeringsplicht")
    if regel.gelezen_op is not None and kennisgeving is not None and kennisgeving.op < regel.gelezen_op:
        rest["onzeker"] = True
    rest |= pvt_in_de_rij(x)
    duo = x.laatste("tienwekentermijn_gestart")
    zelf = eigen(x)
    if duo is not None and zelf is not None and duo.op != zelf.op:
        rest["eigen"] = zelf.op.isoformat()
    begin = duo or zelf
    if begin is None:
        return Begin(None, rest)
    rest["basis"] = begin.soort
    return Begin(begin.op, rest | toets_in_de_rij(x, begin.op, beleid))


def begin_tien_weken_2022(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing | None:
    """Lid 1 until the change, unless DUO says that the ten weeks have started (SS139)."""
    return _tien_weken(x, beleid, regel, begin_volgens_inschrijving)


def begin_tien_weken(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing | None:
    """Lid 1 as it is, unless DUO says that the ten weeks have started (SS139)."""
    return _tien_weken(x, beleid, regel, begin_volgens_kennisgeving)


def tien_weken_of_wachten(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date, rest: dict[str, object]
) -> date:
    """Lid 2: who waits for indispensable information of a third party has until two weeks after it came.

    The request, made within the ten weeks, is itself the reasoned choice. Unanswered, no last day is known once the
    ten weeks have passed (`wacht`); the row keeps the ten weeks for the time before.
    """
    gevraagd = [g for g in x.per.get("informatie_derde_gevraagd", ()) if start <= g.op <= uiterlijk]
    if not gevraagd or regel.na_derde is None:
        return uiterlijk
    ontvangen = [g for g in x.per.get("informatie_derde_ontvangen", ()) if g.op >= gevraagd[-1].op]
    rest["gevraagd_op"] = gevraagd[-1].op.isoformat()
    if not ontvangen:
        rest["wacht"] = True
        return uiterlijk
    rest["ontvangen_op"] = ontvangen[-1].op.isoformat()
    kaal = regel.na_derde.laatste_dag(ontvangen[-1].op + EEN_DAG)
    later = na_rustdagen(kaal)
    if later > uiterlijk:
        rest["na_derde"] = True
        rest.pop("kaal", None)  # of the ten weeks, which no longer count
        if later != kaal:
            rest["kaal"] = kaal.isoformat()
        return later
    return uiterlijk


PIP_TERMIJN_2022 = Termijnregel(
    code="T12",
    naam="PIP vaststellen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "5.3", "1"),),
    geldig_vanaf=INWERKINGTREDING,
    begint=begin_tien_weken_2022,
    duur=Duur(10, "weken"),
    atw=True,
    verleng=tien_weken_of_wachten,
    na_derde=Duur(2, "weken"),
    voldaan_door=("pip_dagtekening",),
    ook_eerder=True,
    kies_op=dag_die_de_versie_kiest,
)
PIP_TERMIJN = Termijnregel(
    code="T12",
    naam="PIP vaststellen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "5.3", "1"),),
    geldig_vanaf=WIJZIGING_5_3,
    begint=begin_tien_weken,
    duur=Duur(10, "weken"),
    atw=True,
    verleng=tien_weken_of_wachten,
    na_derde=Duur(2, "weken"),
    voldaan_door=("pip_dagtekening",),
    ook_eerder=True,
    onzeker="De tekst van artikel 5.3 is gelezen zoals die op 2 april 2026 gold. De kennisgeving is van ervoor.",
    gelezen_op=GELEZEN_5_3,
    kies_op=dag_die_de_versie_kiest,
)


def begin_na_verhuizing(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing:
    """Lid 3: who moves with an adopted PIP."""
    verhuizing = verhuisd_met_pip(x)
    if verhuizing is None:
        return AFWEZIG
    onbekend = nog_niet_bekend(x, verhuizing)
    return Begin(verhuizing.op, {"onbekend": onbekend} if onbekend else None)


PIP_NA_VERHUIZING = Termijnregel(
    code="T13",
    naam="PIP aanpassen na de verhuizing",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "5.3", "3"),),
    geldig_vanaf=INWERKINGTREDING,
    groepen=ALLE,
    begint=begin_na_verhuizing,
    duur=Duur(10, "weken"),
    atw=True,
    voldaan_door=("pip_wijziging",),
)

# Article 5.4: another leerroute

ROUTE_WISSELEN = Termijnregel(
    code="T24",
    naam="Leerroute wisselen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(WI2021, "17", "2"), Grondslag(BI2021, "5.4", "1")),
    geldig_vanaf=INWERKINGTREDING,
    routes=frozenset({"B1", "Z", "ONDERWIJS"}),
    begint=EersteDagVanTermijn(),
    duur=Duur(18, "maanden"),
    daarna=VERVALLEN,
)

# Article 9.9: erasing


def vijf_jaar_of_meteen(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date, rest: dict[str, object]
) -> date:
    """At death, and when the duty never fell under this act, nothing is kept after the day itself."""
    einde = x.plicht_einde()
    reden = einde.gegevens.get("reden") if einde is not None else None
    if reden in METEEN_WISSEN:
        rest["meteen"] = reden
        return start
    return uiterlijk


METEEN_WISSEN = frozenset({"overleden", "verkeerd_regime"})


def einde_van_de_plicht(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | None:
    """The end of the duty in force."""
    einde = x.plicht_einde()
    return Begin(einde.op) if einde is not None else None


WISSEN = Termijnregel(
    code="T37",
    naam="Gegevens wissen",
    eigenaar=GEMEENTE,
    grondslag=(Grondslag(BI2021, "9.9"),),
    geldig_vanaf=INWERKINGTREDING,
    groepen=ALLE,
    begint=einde_van_de_plicht,
    duur=Duur(5, "jaren"),
    verleng=vijf_jaar_of_meteen,
    van_de_plicht=False,
)

REGELS = (
    PVT,
    MAP,
    Z_UREN,
    Z_EINDGESPREK,
    VERLENGING_VRAGEN,
    PIP_TERMIJN_2022,
    PIP_TERMIJN,
    PIP_NA_VERHUIZING,
    ROUTE_WISSELEN,
    WISSEN,
)

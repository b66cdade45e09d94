"""Terms that a municipality gives itself. Without a value on the start event they do not exist."""

from __future__ import annotations

from datetime import date

from wet.beleidswaarden import Beleid
from wet.overzicht import Overzicht
from wet.participatiewet import bijstand_gestopt
from wet.regel import (
    AFWEZIG,
    ALLE,
    ASIEL,
    GEMEENTE,
    PLICHTIG,
    Begin,
    Beleidsduur,
    Duur,
    EersteDagVanTermijn,
    Laatste,
    NietVanToepassing,
    Termijnregel,
)

INWERKINGTREDING = date(2022, 1, 1)

WELKOMGESPREK = Termijnregel(
    code="T01",
    naam="Welkomgesprek voeren",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=ALLE,
    begint=Laatste("koppeling_gemeente"),
    duur=Beleidsduur("welkomgesprek_weken", "weken"),
    voldaan_door=("welkomgesprek",),
    ook_eerder=True,
)
VRAGENLIJST = Termijnregel(
    code="T02",
    naam="Vragenlijst beginnen",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=ALLE,
    begint=Laatste("welkomgesprek"),
    duur=Beleidsduur("vragenlijst_weken", "weken"),
    voldaan_door=("vragenlijst_start",),
    ook_eerder=True,
)
BEGELEIDING = Termijnregel(
    code="T05",
    naam="Maatschappelijke begeleiding afronden",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=ASIEL,
    begint=Laatste("mb_gestart"),
    duur=Beleidsduur("mb_maanden.max", "maanden"),
    telt_mee=True,
    voldaan_door=("mb_beeindigd",),
)


def begin_beoordeling_ontzorgen(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing | None:
    """From the event that the municipality chose: the right to benefit, or the PIP."""
    recht = x.laatste("recht_op_bijstand")
    if recht is None:
        return AFWEZIG
    pip = x.eerste("pip_dagtekening")
    for gebeurtenis in (pip, recht):
        if gebeurtenis is not None and basis_ontzorgreview(beleid, gebeurtenis.op) == gebeurtenis.soort:
            return Begin(gebeurtenis.op, {"basis": gebeurtenis.soort})
    return None if pip is None else AFWEZIG


def basis_ontzorgreview(beleid: Beleid, op: date) -> str | None:
    """Which event starts the review on that day; who sets months but no basis counts as the law does."""
    if beleid.waarde("ontzorg_review_maanden", op) is None:
        return None
    basis = beleid.waarde("ontzorg_review_basis", op)
    return str(basis.waarde) if basis is not None else "recht_op_bijstand"


def bijstand_gestopt_sinds_het_recht(x: Overzicht) -> date | None:
    """The last day of the benefit that began last, when it has stopped."""
    recht = x.laatste("recht_op_bijstand")
    return bijstand_gestopt(x, recht.op) if recht is not None else None


BEOORDELING_ONTZORGEN = Termijnregel(
    code="T07",
    naam="Ontzorgen beoordelen",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=frozenset({"ASIEL_A"}),
    begint=begin_beoordeling_ontzorgen,
    duur=Beleidsduur("ontzorg_review_maanden", "maanden"),
    voldaan_door=("beoordeling_ontzorgen",),
    stopt_bij=bijstand_gestopt_sinds_het_recht,
    nog_te_beginnen=lambda beleid, dag: basis_ontzorgreview(beleid, dag) == "pip_dagtekening",
    van_de_plicht=False,
    onzeker="Niet zeker is of artikel 56a van de Participatiewet in 2026 is veranderd.",
)


def dag_dat_de_route_z_werd(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing:
    """The day on which the route last became the Z-route."""
    dag = x.werd("Z")
    return Begin(dag) if dag is not None else AFWEZIG


def begonnen_met_meedoen(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """Volunteering, or the first booked hours of participation."""
    dagen = [g.op for g in x.per.get("vrijwilligerswerk_gestart", ())]
    dagen += [
        g.op
        for g in x.per.get("uren", ())
        if g.gegevens.get("type") == "participatie" and g.gegevens.get("uren", 0) > 0
    ]
    return min(dagen, default=None)


PARTICIPATIE_BEGINT = Termijnregel(
    code="T21",
    naam="Meedoen beginnen",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=ALLE,
    routes=frozenset({"Z"}),
    begint=dag_dat_de_route_z_werd,
    duur=Beleidsduur("z_participatie_start_maanden", "maanden"),
    voldaan_door=begonnen_met_meedoen,
)


def zoveelste_voortgangsgesprek(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """The day of the last talk that was needed; only talks within the twelve months count."""
    gesprekken = [
        g.op for g in x.per.get("voortgangsgesprek", ()) if start <= g.op and (uiterlijk is None or g.op <= uiterlijk)
    ]
    nodig = int(rest["aantal"])  # type: ignore[call-overload]
    rest["gedaan"] = len(gesprekken)
    return gesprekken[nodig - 1] if len(gesprekken) >= nodig else None


VOORTGANG = Termijnregel(
    code="T22",
    naam="Voortgangsgesprekken in het eerste jaar",
    eigenaar=GEMEENTE,
    geldig_vanaf=INWERKINGTREDING,
    groepen=PLICHTIG,
    begint=EersteDagVanTermijn(),
    duur=Duur(12, "maanden"),
    beleid="voortgang_eerste_12m_min",
    voldaan_door=zoveelste_voortgangsgesprek,
)

REGELS = (WELKOMGESPREK, VRAGENLIJST, BEGELEIDING, BEOORDELING_ONTZORGEN, PARTICIPATIE_BEGINT, VOORTGANG)

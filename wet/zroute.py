"""The Z-route: how far the hours are, what is needed per week, and what belongs to its end (Besluit, article 3.14).

The meter is a help (domein.md 2.5, derived): the law asks for hours within the term, it names no hours per week.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from wet.beleidswaarden import Waardenset
from wet.beoordeling import LAGERE_URENNORM, TOT_EXAMEN_IN_STAAT
from wet.besluit_inburgering import Z_UREN
from wet.feiten import Feiten
from wet.grondslag import BI2021, RI2021, Grondslag
from wet.kalender import EEN_DAG, voluit
from wet.overzicht import Overzicht
from wet.pip import Gebrek
from wet.regel import ASIEL, PLICHTIG
from wet.rekenen import alle_rijen
from wet.uren import PARTICIPATIE, in_woorden, stand_van_de_uren, telt_als_cursus

TEMPO_WEKEN = 13
"""How far back the pace is measured: a quarter, since schools deliver by the quarter. Our choice, no law."""
TEMPO_VANAF_WEKEN = 4
"""In the first weeks a pace says nothing yet. Our choice, no law."""
GEHAALD, VOORBIJ, OP_SCHEMA, TE_LAAT = "gehaald", "voorbij", "op_schema", "niet_meer_haalbaar"
GEEN_UREN, NET_BEGONNEN, ACHTER = "nog_geen_uren", "net_begonnen", "achter"
_URENNORM = Grondslag(BI2021, "3.14", "2")


class Zmeter(NamedTuple):
    """One kind of hours on one day. Numbers are not rounded; `uitleg` rounds for people.

    `nodig`: hours still to do. `weken`: what is left of the term, today included. `per_week`: needed per week until the
    end. `tempo`: hours per week of late. `verwachting`: hours at the end at that pace. `klaar_op`: when the norm is met at that
    pace. `laatste_moment`: from that day on `uren_per_week` no longer suffice; None without such a number.
    `stand_op`: the last registered day. None: it cannot be said.
    """

    stand: str
    norm: float
    gedaan: float
    nodig: float
    weken: float
    per_week: float | None
    tempo: float | None
    verwachting: float | None
    klaar_op: date | None
    laatste_moment: date | None
    einde: date
    stand_op: date | None
    uren_per_week: float | None = None

    @property
    def uitleg(self) -> str:
        """What a coach can read aloud."""
        return " ".join(_zinnen(self))


def zmeter(
    uren: Iterable[tuple[date, float]],
    *,
    norm: float,
    begin: date,
    einde: date,
    op: date,
    uren_per_week: float | None = None,
    bekend_tot: date | None = None,
) -> Zmeter:
    """The meter from lines that count: (day, hours). `begin`, `einde`: the inburgeringstermijn.

    `uren_per_week`: what PIP or policy says. `bekend_tot`: until when the hours are delivered; days after it are not
    held against anybody.
    """
    regels = [regel for regel in uren if regel[0] <= op]
    vanaf, tot = tempovenster(begin, op, bekend_tot)
    return meter(
        gedaan=sum(aantal for _, aantal in regels),
        onlangs=sum(aantal for dag, aantal in regels if vanaf <= dag <= tot),
        stand_op=max((dag for dag, _ in regels), default=None),
        norm=norm,
        begin=begin,
        einde=einde,
        op=op,
        uren_per_week=uren_per_week,
        bekend_tot=bekend_tot,
    )


def tempovenster(begin: date, op: date, bekend_tot: date | None = None) -> tuple[date, date]:
    """First and last day over which the pace is measured: a query can add up the hours between them."""
    tot = min(op, bekend_tot) if bekend_tot is not None else op
    return max(begin, tot - timedelta(weeks=TEMPO_WEKEN) + EEN_DAG), tot


def meter(
    *,
    gedaan: float,
    onlangs: float,
    stand_op: date | None,
    norm: float,
    begin: date,
    einde: date,
    op: date,
    uren_per_week: float | None = None,
    bekend_tot: date | None = None,
) -> Zmeter:
    """The same from sums: `onlangs` are the hours within `tempovenster`. For a list of many people."""
    nodig = max(norm - gedaan, 0)
    dagen = max((einde - max(op, begin)).days + 1, 0)
    tempo = _tempo(onlangs, *tempovenster(begin, op, bekend_tot))
    verwachting = None if tempo is None else gedaan + tempo * _dagen_na(begin, einde, op, bekend_tot) / 7
    uiterlijk = laatste_moment(nodig, uren_per_week, einde) if nodig and uren_per_week else None
    return Zmeter(
        stand=_stand(nodig, dagen, gedaan, norm, verwachting, te_laat=uiterlijk is not None and op > uiterlijk),
        norm=norm,
        gedaan=gedaan,
        nodig=nodig,
        weken=dagen / 7,
        per_week=nodig * 7 / dagen if dagen else None,
        tempo=tempo,
        verwachting=verwachting,
        klaar_op=op + timedelta(days=math.ceil(_heel(nodig * 7 / tempo))) if tempo and nodig else None,
        laatste_moment=uiterlijk,
        einde=einde,
        stand_op=stand_op,
        uren_per_week=uren_per_week,
    )


def laatste_moment(nodig: float, uren_per_week: float, einde: date) -> date:
    """The last day on which one can begin with so many hours a week and still get there on the last day."""
    return einde + EEN_DAG - timedelta(days=math.ceil(_heel(nodig * 7 / uren_per_week)))


def _heel(getal: float) -> float:
    """Without the dust of binary fractions, so that a whole number of days stays whole."""
    return round(getal, 6)


def _tempo(onlangs: float, vanaf: date, tot: date) -> float | None:
    dagen = (tot - vanaf).days + 1
    return onlangs * 7 / dagen if dagen >= 7 * TEMPO_VANAF_WEKEN else None


def _dagen_na(begin: date, einde: date, op: date, bekend_tot: date | None) -> int:
    """Days for which hours are still to come: after what is known."""
    bekend = min(op, bekend_tot) if bekend_tot is not None else op
    return max((einde - max(bekend, begin - EEN_DAG)).days, 0)


def _stand(nodig: float, dagen: int, gedaan: float, norm: float, verwachting: float | None, *, te_laat: bool) -> str:
    if not nodig:
        return GEHAALD
    if not dagen:
        return VOORBIJ
    if verwachting is not None and _heel(verwachting) >= norm:
        return OP_SCHEMA
    if te_laat:
        return TE_LAAT
    if not gedaan:
        return GEEN_UREN
    return ACHTER if verwachting is not None else NET_BEGONNEN


def _zinnen(m: Zmeter) -> Iterable[str]:
    stand = f"stand op {voluit(m.stand_op)}" if m.stand_op is not None else "nog niets geboekt"
    yield f"Er zijn {in_woorden(_rond(m.gedaan))} van de {in_woorden(m.norm)} uur gedaan ({stand})."
    if not m.nodig:
        return
    if m.per_week is None:
        yield f"De termijn is voorbij sinds {voluit(m.einde)}. Er ontbreken {in_woorden(_rond(m.nodig))} uur."
        return
    yield (
        f"Nog {in_woorden(_rond(m.nodig))} uur in {in_woorden(_rond(m.weken))} weken, tot en met {voluit(m.einde)}: "
        f"{in_woorden(math.ceil(_heel(m.per_week * 10)) / 10)} uur per week."
    )
    if m.verwachting is not None and m.tempo is not None:
        yield (
            f"De laatste tijd waren het er {in_woorden(_rond(m.tempo))} per week. "
            f"Gaat het zo door, dan zijn het aan het eind {in_woorden(math.floor(m.verwachting))} uur."
        )
    if m.laatste_moment is not None and m.uren_per_week is not None:
        met = f"Met {in_woorden(m.uren_per_week)} uur per week"
        if m.stand == TE_LAAT:
            yield f"{met} lukt het sinds {voluit(m.laatste_moment + EEN_DAG)} niet meer. Bespreek wat wel kan."
        else:
            yield f"{met} is {voluit(m.laatste_moment)} de laatste dag om te beginnen."


def _rond(getal: float) -> float:
    return round(getal, 1)


# From facts


class Zmeters(NamedTuple):
    """Both kinds of hours of one person; `participatie` is None where it is not asked (lid 3, or waived)."""

    cursus: Zmeter
    participatie: Zmeter | None


def zmeters(
    feiten: Feiten,
    op: date,
    *,
    cursus_per_week: float | None = None,
    participatie_per_week: float | None = None,
    bekend_tot: date | None = None,
) -> Zmeters | None:
    """The meters of a person on a day, with norms as they hold for this person. None outside the Z-route or without a term."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    alle_rijen(x, Waardenset({}))  # finds the term
    if x.leerroute != "Z" or x.doelgroep not in PLICHTIG or x.termijn is None:
        return None
    stand = stand_van_de_uren(x, Z_UREN)
    begin, einde = x.termijn
    geboekt = x.per.get("uren", ())

    def van(welke: Iterable[tuple[date, float]], norm: float, per_week: float | None) -> Zmeter:
        return zmeter(welke, norm=norm, begin=begin, einde=einde, op=op, uren_per_week=per_week, bekend_tot=bekend_tot)

    les = [(g.op, g.gegevens["uren"]) for g in geboekt if telt_als_cursus(g)]
    meedoen = [(g.op, g.gegevens["uren"]) for g in geboekt if g.gegevens.get("type") in PARTICIPATIE]
    return Zmeters(
        van(les, stand.cursus.norm, cursus_per_week),
        van(meedoen, stand.participatie.norm, participatie_per_week) if stand.participatie.norm else None,
    )


def uren_om_mee_te_doen(norm: float, *, pvt: float, map_: float) -> float:
    """Lid 5: what is left for participation itself, once the hours of PVT and MAP are taken off."""
    return max(norm - pvt - map_, 0)


# Lid 8 and Regeling, article 3.16 lid 2: a lower norm


def gebreken_van_de_lagere_norm(
    norm: float, *, soort: str, beperking: bool, revalidatie: bool, oordelen: Mapping[str, bool | None]
) -> tuple[Gebrek, ...]:
    """Why the norm cannot be lower. Only the course hours (lid 2 a), for an impairment of hearing or sight."""
    grond = str(Grondslag(RI2021, "3.16", "2"))
    gevonden = []
    if soort in PARTICIPATIE:
        zin = "Een lagere norm bestaat alleen voor de cursusuren. Voor meedoen kan DUO ontheffing geven."
        gevonden.append(Gebrek("alleen_cursusuren", zin, str(Grondslag(BI2021, "3.14", "8"))))
    if not 0 <= norm < (Z_UREN.aantal or 0):
        gevonden.append(Gebrek("geen_lagere_norm", f"Kies een norm onder de {Z_UREN.aantal} uur.", grond))
    if not (beperking and revalidatie):
        zin = (
            "Een lagere norm kan bij een beperking van horen of zien, als iemand daarvoor een revalidatietraject volgt."
        )
        gevonden.append(Gebrek("geen_revalidatie", zin, grond))
    if (oordeel := oordelen.get(LAGERE_URENNORM.code)) is None:
        zin = f"Beantwoord en motiveer nog: {LAGERE_URENNORM.vraag}"
        gevonden.append(Gebrek(LAGERE_URENNORM.code, zin, grond))
    elif not oordeel:
        gevonden.append(Gebrek(LAGERE_URENNORM.code, "U oordeelde dat de gewone norm geldt.", grond))
    return tuple(gevonden)


# Lid 7: exams in the Z-route, only when the PIP says so


def gebreken_van_examen_in_z(leerroute: str | None, oordelen: Mapping[str, bool | None]) -> tuple[Gebrek, ...]:
    """Why the PIP of the Z-route cannot say that somebody may take exam parts on A2 or KNM."""
    grond = str(TOT_EXAMEN_IN_STAAT.grondslag)
    if leerroute != "Z":
        return (Gebrek("alleen_in_de_z_route", "Dit hoort alleen bij de Z-route.", grond),)
    oordeel = oordelen.get(TOT_EXAMEN_IN_STAAT.code)
    if oordeel:
        return ()
    zin = (
        "U oordeelde dat iemand dit examen niet kan of niet wil doen."
        if oordeel is False
        else f"Beantwoord en motiveer nog: {TOT_EXAMEN_IN_STAAT.vraag}"
    )
    return (Gebrek(TOT_EXAMEN_IN_STAAT.code, zin, grond),)


# Lid 2 c and 4: the end talk


def gebreken_van_het_eindgesprek(
    leerroute: str | None, *, op: date, vandaag: date, begin: date | None, door_college: bool
) -> tuple[Gebrek, ...]:
    """Why an end talk of the Z-route cannot be recorded. `door_college`: by the municipality itself, or the body of lid 4."""
    grond = str(Grondslag(BI2021, "3.14", "2", "c"))
    gevonden = []
    if leerroute != "Z":
        gevonden.append(Gebrek("alleen_in_de_z_route", "Een eindgesprek hoort bij de Z-route.", grond))
    if not door_college:
        zin = "De gemeente voert dit gesprek zelf. Een ander mag het niet namens u doen, behalve een openbaar lichaam waarin u samenwerkt."
        gevonden.append(Gebrek("niet_door_het_college", zin, str(Grondslag(BI2021, "3.14", "4"))))
    if op > vandaag:
        gevonden.append(Gebrek("toekomst", "Leg het eindgesprek pas vast als het er was.", grond))
    if begin is None or op < begin:
        zin = "De inburgeringstermijn was nog niet begonnen. Kijk de dag na."
        gevonden.append(Gebrek("voor_de_termijn", zin, grond))
    return tuple(gevonden)


def te_bespreken_bij_het_eindgesprek(meters: Zmeters | None, doelgroep: str) -> tuple[Gebrek, ...]:
    """What is not done yet when the end talk is planned. It warns; the talk may be held."""
    if meters is None:
        return ()
    delen = [("cursus", meters.cursus)]
    if doelgroep in ASIEL and meters.participatie is not None:
        delen.append(("participatie", meters.participatie))
    return tuple(
        Gebrek(
            f"uren_{naam}", f"Van de uren {naam} zijn er {in_woorden(_rond(m.nodig))} nog niet gedaan.", str(_URENNORM)
        )
        for naam, m in delen
        if m.nodig
    )

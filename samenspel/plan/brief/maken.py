"""From what goes into a letter to the PDF that is sent. A decision that lacks what the law asks for is not made."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from samenspel.huisstijl.pdf.tekst import OnzetbareTekens, schoon_geheel
from samenspel.huisstijl.pdf.zetten import zet
from samenspel.kern.oordeel import Weigering
from samenspel.plan.brief.besluit import besluit
from samenspel.plan.brief.gegevens import BriefGegevens, SteunplanGegevens
from samenspel.plan.brief.steunplan import steunplan
from wet.feiten import ROUTES
from wet.pip import Plan, gebreken

T = TypeVar("T", BriefGegevens, SteunplanGegevens)
_NEDERLAND: Final = ZoneInfo("Europe/Amsterdam")


def maak_brief(gegevens: BriefGegevens) -> bytes:
    """The decision letter with its companion page: PDF/UA-1 and PDF/A-2a. Refuses an incomplete decision."""
    if zinnen := ontbreekt(gegevens):
        raise Weigering(" ".join(zinnen))
    return zet(besluit(_schoon(gegevens)), gemaakt_op=_ochtend(gegevens.dagtekening))


def maak_steunplan(gegevens: SteunplanGegevens) -> bytes:
    """The support plan, printable: no decision, so nothing is asked of it."""
    return zet(steunplan(_schoon(gegevens)), gemaakt_op=_ochtend(gegevens.datum))


def ontbreekt(g: BriefGegevens) -> list[str]:
    """What the law asks for and the letter would not have, as sentences."""
    zinnen = [gebrek.zin for gebrek in gebreken(_als_plan(g))]
    gewogen = {weging.leerroute for weging in g.wegingen if weging.oordeel.strip()}
    if gewogen != set(ROUTES) and not g.leerroute_gaat_mee:
        zinnen.append("Weeg elk van de drie leerroutes.")
    if not g.ondertekening.mandaat.strip():
        zinnen.append("Er staat niet in wie het besluit mag nemen.")
    return zinnen


def _als_plan(g: BriefGegevens) -> Plan:
    return Plan(
        doelgroep=g.doelgroep,
        leerroute=g.leerroute,
        ondersteuning=g.ondersteuning,
        intensiteit_pvt=g.intensiteit_pvt,
        intensiteit_map=g.intensiteit_map,
        intensiteit_leerroute=g.intensiteit_leerroute,
        ouder_van_jong_kind=g.ouder_van_jong_kind,
        vve_afspraken=g.vve_afspraken,
        heeft_bijstand=g.heeft_bijstand,
        ontzorgbesluit=g.ontzorgbesluit,
        aantal_voortgangsgesprekken=g.aantal_voortgangsgesprekken,
        alfabetisering_verplicht=g.alfabetisering_verplicht,
        examenonderdelen_toegestaan=g.examenonderdelen_toegestaan,
        afgeschaald=g.afgeschaald,
        niveaus=dict(g.niveaus),
        beperking=g.beperking,
        urennorm=g.urennorm if g.urennorm is not None else g.urennorm_participatie,
        uren_vooraf_bekeken=g.uren_vooraf_bekeken,
        motivering=g.motivering,
        bezwaarclausule=bool(g.bezwaar.postadres),
        dagtekening=g.dagtekening,
        eerdere_pip=g.wijziging.eerdere_dagtekening
        if g.wijziging
        else g.van_elders.dagtekening
        if g.van_elders
        else None,
    )


def _schoon(gegevens: T) -> T:
    try:
        return schoon_geheel(gegevens)
    except OnzetbareTekens as fout:
        raise Weigering(str(fout)) from fout


def _ochtend(dag: date) -> datetime:
    """The same letter gives the same bytes: its metadata carry the day, not the moment."""
    return datetime.combine(dag, time(9), tzinfo=_NEDERLAND)

"""The lines of "Nog melden aan DUO": who, what, the values as DUO's portal asks them, and what DUO would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.feiten import rauwe_gebeurtenissen
from samenspel.dossiers.models import DuoMelding, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.duo import bezwaren
from samenspel.personen.models import Nummer, Persoon
from wet.melden import MELDINGEN

# DUO's own names of the fields, with what a person reads; the contract test holds them against DUO's schema.
VELDEN: dict[str, str | Promise] = {
    "dagtekeningPip": gettext_lazy("Datum PIP"),
    "leerroute": gettext_lazy("Leerroute"),
    "niveau": gettext_lazy("Niveau"),
    "datumInburgeringsaanbod": gettext_lazy("Datum aanbod"),
    "datumOndertekeningPvt": gettext_lazy("Datum ondertekening PVT"),
    "datumEindgesprekMap": gettext_lazy("Datum eindgesprek MAP"),
    "datumAfrondingZroute": gettext_lazy("Datum afronding Z-route"),
    "norm": gettext_lazy("Nieuwe urennorm"),
    "onderdeel": gettext_lazy("Onderdeel"),
}
LEERROUTE_BIJ_DUO = {"B1": "B", "ONDERWIJS": "O", "Z": "Z"}
_LEERROUTE = {"B1": gettext_lazy("B1-route"), "ONDERWIJS": gettext_lazy("Onderwijsroute"), "Z": gettext_lazy("Z-route")}
_DATUMVELD = {
    "aanbod": "datumInburgeringsaanbod",
    "pvt": "datumOndertekeningPvt",
    "map": "datumEindgesprekMap",
    "z_route": "datumAfrondingZroute",
}
_PIP = frozenset({"pip_vastgesteld", "pip_gewijzigd", "leerroute_gewijzigd", "afgeschaald"})
_PER_CODE = {melding.code: melding for melding in MELDINGEN.values()}
SOORTEN: dict[str, str | Promise] = {
    "pip_vastgesteld": gettext_lazy("PIP vastgesteld"),
    "pip_gewijzigd": gettext_lazy("PIP gewijzigd"),
    "leerroute_gewijzigd": gettext_lazy("Leerroute gewijzigd"),
    "afgeschaald": gettext_lazy("Niveau verlaagd"),
    "aanbod": gettext_lazy("Cursus aangeboden"),
    "pvt": gettext_lazy("Participatieverklaring"),
    "map": gettext_lazy("Eindgesprek MAP"),
    "z_route": gettext_lazy("Z-route afgerond"),
    "urennorm": gettext_lazy("Lagere urennorm"),
}


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value to fill in at DUO. `bij_duo` is DUO's own spelling of it."""

    veld: str
    naam: str
    tekst: str
    bij_duo: str


@dataclass(slots=True)
class Meldregel:
    """One line, ready to show and to copy."""

    melding: DuoMelding
    naam: str
    bsn_staart: str
    zin: str
    artikel: str
    sinds: date
    waarden: list[Waarde] = field(default_factory=list)
    bezwaren: list[str] = field(default_factory=list)
    intrekking: bool = False

    @property
    def kopie(self) -> str:
        """The values as one text, without name or number."""
        return "\n".join(f"{waarde.naam}: {waarde.tekst}" for waarde in self.waarden)


def regels(meldingen: Iterable[DuoMelding], *, wie: Aanwezige, vandaag: date) -> list[Meldregel]:
    """The lines of these reports: four queries, however many there are. Fetch with dossier and event selected."""
    meldingen = list(meldingen)
    ids = {melding.dossier_id for melding in meldingen}
    namen = dict(Persoon.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).values_list("dossier_id", "naam"))
    nummers = Nummer.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids, soort=Nummer.Soort.BSN)
    staarten = dict(nummers.values_list("dossier_id", "staart"))
    feiten = _feiten(meldingen, ids, vandaag)
    oorspronkelijk = Gebeurtenis.objects.zichtbaar_voor(wie).in_bulk(
        [m.gebeurtenis.trekt_in_id for m in meldingen if m.gebeurtenis.trekt_in_id]
    )
    return [
        _regel(
            melding,
            oorspronkelijk,
            feiten[melding.dossier_id],
            namen.get(melding.dossier_id, ""),
            staarten.get(melding.dossier_id, ""),
        )
        for melding in meldingen
    ]


def _feiten(meldingen: list[DuoMelding], ids: set[UUID], vandaag: date) -> dict[UUID, bezwaren.Feiten]:
    doelgroepen = {melding.dossier_id: melding.dossier.doelgroep_nu for melding in meldingen}
    per_dossier = rauwe_gebeurtenissen(ids)
    uit = {}
    for pk in ids:
        rijen = per_dossier.get(pk, [])
        ingetrokken = {rij.trekt_in_id for rij in rijen if rij.trekt_in_id}
        per_soort: dict[str, list[tuple[date, Mapping[str, Any]]]] = {}
        for rij in sorted(rijen, key=lambda rij: (rij.op, rij.vastgelegd_op)):
            if rij.soort != "intrekking" and rij.id not in ingetrokken:
                per_soort.setdefault(rij.soort, []).append((rij.op, rij.gegevens))
        uit[pk] = bezwaren.Feiten(per_soort, doelgroepen[pk], vandaag)
    return uit


def _regel(
    melding: DuoMelding, oorspronkelijk: Mapping[UUID, Gebeurtenis], feiten: bezwaren.Feiten, naam: str, staart: str
) -> Meldregel:
    soort = _PER_CODE[melding.regel]
    trekt_in = melding.gebeurtenis.trekt_in_id
    gebeurtenis = oorspronkelijk.get(trekt_in, melding.gebeurtenis) if trekt_in else melding.gebeurtenis
    zin = _("Trek bij DUO in: %(wat)s.") % {"wat": SOORTEN[melding.regel]} if trekt_in else soort.zin
    regel = Meldregel(
        melding, naam, staart, zin, str(soort.grondslag), melding.gebeurtenis.op, intrekking=bool(trekt_in)
    )
    regel.waarden = _waarden(melding.regel, gebeurtenis, feiten)
    if not trekt_in and melding.gemeld_op is None and melding.vervallen_op is None:
        regel.bezwaren = _bezwaren(melding.regel, gebeurtenis, feiten)
    return regel


def _leerroute(gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten) -> str:
    """The route of this event, else the one in force on its day."""
    route = str(gebeurtenis.gegevens.get("leerroute", ""))
    for soort in ("pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd"):
        for op, gegevens in feiten.per_soort.get(soort, ()):
            if not route and op <= gebeurtenis.op and gegevens.get("leerroute"):
                route = str(gegevens["leerroute"])
    return route


def _niveau(gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten, leerroute: str) -> str:
    """A2 once somebody was scaled down or follows the Z-route has none; else what DUO assumes: B1."""
    if leerroute == "Z":
        return ""
    lager = [gegevens.get("niveau") for op, gegevens in feiten.per_soort.get("afgeschaald", ()) if op <= gebeurtenis.op]
    return "A2" if "A2" in lager else "B1"


def _waarde(veld: str, tekst: str, bij_duo: str = "") -> Waarde:
    return Waarde(veld, str(VELDEN[veld]), tekst, bij_duo or tekst)


def _datum(veld: str, op: date) -> Waarde:
    return _waarde(veld, f"{op.day:02}-{op.month:02}-{op.year}", op.isoformat())


def _waarden(regel: str, gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten) -> list[Waarde]:
    if regel in _PIP:
        route = _leerroute(gebeurtenis, feiten)
        uit = [_datum("dagtekeningPip", gebeurtenis.op)]
        if route:
            uit.append(_waarde("leerroute", str(_LEERROUTE[route]), LEERROUTE_BIJ_DUO[route]))
        if regel == "afgeschaald" and gebeurtenis.gegevens.get("onderdeel"):
            uit.append(_waarde("onderdeel", str(gebeurtenis.gegevens["onderdeel"])))
        if niveau := _niveau(gebeurtenis, feiten, route):
            uit.append(_waarde("niveau", niveau))
        return uit
    if regel in _DATUMVELD:
        return [_datum(_DATUMVELD[regel], gebeurtenis.op)]
    return [_waarde("norm", str(gebeurtenis.gegevens.get("norm", "")))]


def _bezwaren(regel: str, gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten) -> list[str]:
    if regel in _PIP:
        route = _leerroute(gebeurtenis, feiten)
        eerste = feiten.eerste("pip_dagtekening", "pip_wijziging") == gebeurtenis.op and regel == "pip_vastgesteld"
        return bezwaren.van_pip(
            feiten, op=gebeurtenis.op, leerroute=route, niveau=_niveau(gebeurtenis, feiten, route), eerste_pip=eerste
        )
    if regel == "aanbod":
        return bezwaren.van_aanbod(feiten, op=gebeurtenis.op)
    if regel in {"pvt", "map"}:
        return bezwaren.van_gesprek(feiten, op=gebeurtenis.op)
    return []

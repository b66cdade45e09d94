"""The lines of "Nog melden aan DUO": who, what, the values as DUO's portal asks them, and what DUO would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.feiten import rauwe_gebeurtenissen
from samenspel.dossiers.models import DuoMelding, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.duo import bezwaren
from samenspel.personen.models import Nummer, Persoon
from samenspel.plan.models import Pip
from wet.melden import MELDINGEN
from wet.pip import Plan, intensiteit_naar_duo

# DUO's own names of the fields, with what a person reads; the contract test holds them against DUO's schema.
VELDEN: dict[str, str | Promise] = {
    "dagtekeningPip": gettext_lazy("Datum PIP"),
    "leerroute": gettext_lazy("Leerroute"),
    "niveau": gettext_lazy("Niveau"),
    "geschatteIntensiteitB1Route": gettext_lazy("Geschatte intensiteit B1-route"),
    "indicatorAlfabetiseringsonderwijs": gettext_lazy("Alfabetisering"),
    "indicatorMagOpleidingAfmaken": gettext_lazy("Mag opleiding afmaken"),
    "datumInburgeringsaanbod": gettext_lazy("Datum aanbod"),
    "datumOndertekeningPvt": gettext_lazy("Datum ondertekening PVT"),
    "datumEindgesprekMap": gettext_lazy("Datum eindgesprek MAP"),
    "datumAfrondingZroute": gettext_lazy("Datum afronding Z-route"),
    "uren": gettext_lazy("Uren tot en met deze dag"),
}
# Besluit inburgering asks for these as well; DUO's interface has no field for them, so they are said in words.
IN_WOORDEN: dict[str, str | Promise] = {
    "norm": gettext_lazy("Nieuwe urennorm"),
    "onderdeel": gettext_lazy("Onderdeel"),
    "soort_uren": gettext_lazy("Soort uren"),
    "opleiding": gettext_lazy("Opleiding"),
    "reden": gettext_lazy("Reden"),
    "dag": gettext_lazy("Datum"),
    "vanaf": gettext_lazy("Geteld vanaf"),
    "verzuim_geoorloofd": gettext_lazy("Uren gemist met toestemming"),
    "verzuim_ongeoorloofd": gettext_lazy("Uren gemist zonder toestemming"),
    "inspanning": gettext_lazy("Inspanning"),
}
_NAMEN = {**VELDEN, **IN_WOORDEN}
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
    "geen_aanbod": gettext_lazy("Nog geen aanbod"),
    "opleiding": gettext_lazy("Opleiding zonder vrijstelling"),
    "uren": gettext_lazy("Gevolgde uren"),
    "aanwezigheid": gettext_lazy("Aanwezigheid bij de lessen"),
    "inspanning": gettext_lazy("Inspanning"),
    "pvt": gettext_lazy("Participatieverklaring"),
    "map": gettext_lazy("Eindgesprek MAP"),
    "z_route": gettext_lazy("Z-route afgerond"),
    "urennorm": gettext_lazy("Lagere urennorm"),
}


_PIP_FEITEN = ("pip_dagtekening", "pip_wijziging")
UREN_BIJ_DUO: dict[str, str | Promise] = {
    "bredeintake": gettext_lazy("taalles en KNM tijdens de brede intake"),
    "participatietaalles": gettext_lazy("taalles en KNM in de leerroute"),
    "participatieactiviteiten": gettext_lazy("participatie"),
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
    """The lines of these reports: five queries, however many there are. Fetch with dossier and event selected."""
    meldingen = list(meldingen)
    ids = {melding.dossier_id for melding in meldingen}
    namen = dict(Persoon.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).values_list("dossier_id", "naam"))
    nummers = Nummer.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids, soort=Nummer.Soort.BSN)
    staarten = dict(nummers.values_list("dossier_id", "staart"))
    feiten = _feiten(meldingen, ids, vandaag)
    plannen = _plannen(meldingen, wie)
    oorspronkelijk = Gebeurtenis.objects.zichtbaar_voor(wie).in_bulk(
        [m.gebeurtenis.trekt_in_id for m in meldingen if m.gebeurtenis.trekt_in_id]
    )
    return [
        _regel(
            melding,
            oorspronkelijk,
            feiten[melding.dossier_id],
            plannen.get((melding.dossier_id, melding.gebeurtenis.op)),
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


def _plannen(meldingen: list[DuoMelding], wie: Aanwezige) -> dict[tuple[UUID, date], Pip]:
    """The PIP behind a line, by dossier and date; none for a PIP that was made outside Samenspel."""
    dagen = {(m.dossier_id, m.gebeurtenis.op) for m in meldingen if m.regel in _PIP}
    if not dagen:
        return {}
    ids = {dossier for dossier, _dag in dagen}
    rijen = (
        Pip.objects.zichtbaar_voor(wie)
        .filter(
            Q(dossier_id__in=ids) | Q(dossier__samengevoegd_in_id__in=ids),
            dagtekening__in={dag for _dossier, dag in dagen},
        )
        .select_related("dossier__samengevoegd_in")
    )
    uit: dict[tuple[UUID, date], Pip] = {}
    for pip in rijen:
        if pip.dagtekening is not None:
            uit.setdefault((pip.hoofddossier.pk, pip.dagtekening), pip)
            uit[pip.dossier_id, pip.dagtekening] = pip
    return uit


def _regel(
    melding: DuoMelding,
    oorspronkelijk: Mapping[UUID, Gebeurtenis],
    feiten: bezwaren.Feiten,
    pip: Pip | None,
    naam: str,
    staart: str,
) -> Meldregel:
    soort = _PER_CODE[melding.regel]
    trekt_in = melding.gebeurtenis.trekt_in_id
    gebeurtenis = oorspronkelijk.get(trekt_in, melding.gebeurtenis) if trekt_in else melding.gebeurtenis
    zin = _("Trek bij DUO in: %(wat)s.") % {"wat": SOORTEN[melding.regel]} if trekt_in else soort.zin
    regel = Meldregel(
        melding, naam, staart, zin, str(soort.grondslag), melding.gebeurtenis.op, intrekking=bool(trekt_in)
    )
    regel.waarden = _waarden(melding.regel, gebeurtenis, feiten, pip)
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
    return Waarde(veld, str(_NAMEN[veld]), tekst, bij_duo or tekst)


def _datum(veld: str, op: date) -> Waarde:
    return _waarde(veld, f"{op.day:02}-{op.month:02}-{op.year}", op.isoformat())


def _waarden(regel: str, gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten, pip: Pip | None) -> list[Waarde]:
    if regel in _PIP:
        route = _leerroute(gebeurtenis, feiten)
        uit = [_datum("dagtekeningPip", gebeurtenis.op)]
        if route:
            uit.append(_waarde("leerroute", str(_LEERROUTE[route]), LEERROUTE_BIJ_DUO[route]))
        if regel == "afgeschaald" and gebeurtenis.gegevens.get("onderdeel"):
            uit.append(_waarde("onderdeel", str(gebeurtenis.gegevens["onderdeel"])))
        if niveau := _niveau(gebeurtenis, feiten, route):
            uit.append(_waarde("niveau", niveau))
        return [*uit, *_uit_pip(pip, feiten, route)]
    if regel in _DATUMVELD:
        return [_datum(_DATUMVELD[regel], gebeurtenis.op)]
    return _overige_waarden(regel, gebeurtenis, feiten)


def _uit_pip(pip: Pip | None, feiten: bezwaren.Feiten, route: str) -> list[Waarde]:
    """What only the plan itself knows: intensity (asylum in the B1-route), literacy."""
    if pip is None:
        return []
    uit = []
    plan = Plan(doelgroep=feiten.doelgroep, leerroute=route)
    if pip.intensiteit_leerroute and intensiteit_naar_duo(plan):
        week = f"{pip.intensiteit_leerroute:g}".replace(".", ",")
        tekst = _("%(n)s uur per week; DUO vraagt het totaal aantal uren") % {"n": week}
        uit.append(_waarde("geschatteIntensiteitB1Route", tekst))
    if pip.alfabetisering_verplicht is not None:
        ja = pip.alfabetisering_verplicht
        tekst = _("ja; kies analfabeet of anders-gealfabetiseerd") if ja else _("niet van toepassing")
        uit.append(_waarde("indicatorAlfabetiseringsonderwijs", tekst, "" if ja else "NVT"))
    return uit


def _overige_waarden(regel: str, gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten) -> list[Waarde]:
    gegevens = gebeurtenis.gegevens
    dag = _datum("dag", gebeurtenis.op)
    match regel:
        case "uren":
            soort, uren = uren_totaal(feiten, gebeurtenis)
            return [_waarde("soort_uren", str(UREN_BIJ_DUO[soort])), _waarde("uren", f"{uren}"), dag]
        case "aanwezigheid":
            gemist = [
                _waarde(naam, str(gegevens.get(naam, 0))) for naam in ("verzuim_geoorloofd", "verzuim_ongeoorloofd")
            ]
            return [_datum("vanaf", date.fromisoformat(str(gegevens["begin"]))), dag, *gemist]
        case "inspanning":
            return [dag, _waarde("inspanning", str(gegevens.get("inspanning", "")))]
        case "geen_aanbod":
            return [dag, _waarde("reden", str(gegevens.get("reden", "")))]
        case "opleiding":
            mag = bool(gegevens.get("mag_afmaken"))
            return [
                _waarde("opleiding", str(gegevens.get("opleiding", ""))),
                _waarde("indicatorMagOpleidingAfmaken", _("ja") if mag else _("nee"), "true" if mag else "false"),
                dag,
            ]
    return [_waarde("norm", str(gegevens.get("norm", "")))]


def uren_totaal(feiten: bezwaren.Feiten, gebeurtenis: Gebeurtenis) -> tuple[str, int]:
    """DUO keeps a total per kind and a new one replaces it: (kind, hours up to and including this booking)."""
    soort = urensoort(feiten, gebeurtenis.op, str(gebeurtenis.gegevens.get("type", "")))
    totaal = sum(
        int(gegevens.get("uren", 0))
        for op, gegevens in feiten.per_soort.get("uren", ())
        if op <= gebeurtenis.op and urensoort(feiten, op, str(gegevens.get("type", ""))) == soort
    )
    return soort, totaal


def urensoort(feiten: bezwaren.Feiten, op: date, soort: str) -> str:
    """Lessons before the PIP belong to the brede intake; participation is one total."""
    if soort in {"participatie", "pvt", "map_praktijk", "map_overig"}:
        return "participatieactiviteiten"
    pip = feiten.eerste(*_PIP_FEITEN)
    return "bredeintake" if pip is None or op < pip else "participatietaalles"


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

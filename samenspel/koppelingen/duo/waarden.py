"""The values of one line, as DUO's portal asks them: DUO's own names where it has them, else our words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.models import Gebeurtenis
from samenspel.koppelingen.duo import bezwaren
from samenspel.plan.models import Pip
from samenspel.toegang.models import Gebruiker
from wet.pip import VAARDIGHEDEN, Plan, intensiteit_naar_duo

# DUO's own names of the fields, with what a person reads; the contract test holds them against DUO's schema.
VELDEN: dict[str, str | Promise] = {
    "dagtekeningPip": gettext_lazy("Datum PIP"),
    "leerroute": gettext_lazy("Leerroute"),
    "niveau": gettext_lazy("Niveau"),
    "geschatteIntensiteitB1Route": gettext_lazy("Geschatte intensiteit B1-route (totaal aantal uren)"),
    "indicatorAlfabetiseringsonderwijs": gettext_lazy("Alfabetisering"),
    "indicatorMagOpleidingAfmaken": gettext_lazy("Mag opleiding afmaken"),
    "datumInburgeringsaanbod": gettext_lazy("Datum aanbod"),
    "instellingsnummer": gettext_lazy("Nummer van de school bij DUO"),
    "verwachteStartdatumOpleiding": gettext_lazy("Verwachte eerste dag van de opleiding"),
    "verwachteEinddatumOpleiding": gettext_lazy("Verwachte laatste dag van de opleiding"),
    "datumOndertekeningPvt": gettext_lazy("Datum ondertekening PVT"),
    "datumEindgesprekMap": gettext_lazy("Datum eindgesprek MAP"),
    "verwijtbaar": gettext_lazy("Verwijtbaar"),
    "datumAfrondingZroute": gettext_lazy("Datum afronding Z-route"),
    "uren": gettext_lazy("Uren tot en met deze dag"),
    "naam": gettext_lazy("Naam van de contactpersoon"),
    "email": gettext_lazy("E-mail van de contactpersoon"),
    "telefoonnummer": gettext_lazy("Telefoon van de contactpersoon"),
}
# The Besluit or the send list of domein.md 6.4 asks for these as well; DUO's interface has no field for them.
IN_WOORDEN: dict[str, str | Promise] = {
    "eerste_pip": gettext_lazy("Datum eerste PIP"),
    "leerroute_vanaf": gettext_lazy("Leerroute vanaf"),
    "reden_wijziging": gettext_lazy("Reden van de wijziging"),
    "examens_z": gettext_lazy("Toestemming voor examens op A2 of in KNM"),
    "school": gettext_lazy("School"),
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
    "geen_lbt": gettext_lazy("Geen leerbaarheidstoets"),
    "uren_cursus": gettext_lazy("Uren taalles en KNM"),
    "uren_participatie": gettext_lazy("Uren participatie"),
    "niveau_lezen": gettext_lazy("Niveau lezen"),
    "niveau_luisteren": gettext_lazy("Niveau luisteren"),
    "niveau_schrijven": gettext_lazy("Niveau schrijven"),
    "niveau_spreken": gettext_lazy("Niveau spreken"),
    "niveau_gesprekken": gettext_lazy("Niveau gesprekken voeren"),
}
_NAMEN = {**VELDEN, **IN_WOORDEN}
LEERROUTE_BIJ_DUO = {"B1": "B", "ONDERWIJS": "O", "Z": "Z"}
_LEERROUTE = {"B1": gettext_lazy("B1-route"), "ONDERWIJS": gettext_lazy("Onderwijsroute"), "Z": gettext_lazy("Z-route")}
ALFABETISERING: dict[str, str | Promise] = {
    "NVT": gettext_lazy("niet nodig"),
    "A": gettext_lazy("ja, voor wie nog niet leest en schrijft"),
    "AA": gettext_lazy("ja, voor wie een ander schrift leest"),
}
_NIVEAU = {"ALFA": gettext_lazy("leert nog lezen en schrijven"), "PRE_A1": gettext_lazy("onder A1")}
_PIP_FEITEN = ("pip_dagtekening", "pip_wijziging")
PIPREGELS = frozenset({"pip_vastgesteld", "pip_gewijzigd", "leerroute_gewijzigd", "afgeschaald"})
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


@dataclass(frozen=True, slots=True)
class Context:
    """What one line is made of: the fact, the other facts, the PIP behind it, and the colleagues by id."""

    gebeurtenis: Gebeurtenis
    feiten: bezwaren.Feiten
    pip: Pip | None = None
    mensen: Mapping[str, Gebruiker] = field(default_factory=dict)

    def gegeven(self, naam: str) -> str:
        """A field of the fact as text; empty when it was not filled in."""
        return str(self.gebeurtenis.gegevens.get(naam) or "")


def waarden(regel: str, context: Context) -> list[Waarde]:
    """The values of a line of this kind."""
    return _van_pip(regel, context) if regel in PIPREGELS else _MAKERS[regel](context)


def _waarde(veld: str, tekst: str, bij_duo: str = "") -> Waarde:
    return Waarde(veld, str(_NAMEN[veld]), tekst, bij_duo or tekst)


def _datum(veld: str, op: date) -> Waarde:
    return _waarde(veld, f"{op.day:02}-{op.month:02}-{op.year}", op.isoformat())


def _ja_nee(veld: str, ja: bool) -> Waarde:
    return _waarde(veld, _("ja") if ja else _("nee"), "true" if ja else "false")


def _ingevuld(context: Context, velden: Mapping[str, str]) -> list[Waarde]:
    """The fields of the fact that were filled in, each under the name of the value."""
    return [_waarde(veld, tekst) for naam, veld in velden.items() if (tekst := context.gegeven(naam))]


# -- a PIP, and what changes in it


def leerroute_van(gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten) -> str:
    """The route of this event, else the one in force on its day."""
    route = str(gebeurtenis.gegevens.get("leerroute", ""))
    for soort in (*_PIP_FEITEN, "leerroute_gewijzigd"):
        for op, gegevens in feiten.per_soort.get(soort, ()):
            if not route and op <= gebeurtenis.op and gegevens.get("leerroute"):
                route = str(gegevens["leerroute"])
    return route


def niveau_van(gebeurtenis: Gebeurtenis, feiten: bezwaren.Feiten, leerroute: str) -> str:
    """A2 once somebody was scaled down or follows the Z-route has none; else what DUO assumes: B1."""
    if leerroute == "Z":
        return ""
    lager = [gegevens.get("niveau") for op, gegevens in feiten.per_soort.get("afgeschaald", ()) if op <= gebeurtenis.op]
    return "A2" if "A2" in lager else "B1"


def _van_pip(regel: str, context: Context) -> list[Waarde]:
    gebeurtenis, feiten = context.gebeurtenis, context.feiten
    route = leerroute_van(gebeurtenis, feiten)
    uit = [_datum("dagtekeningPip", gebeurtenis.op)]
    eerste = feiten.eerste(*_PIP_FEITEN)
    if eerste and eerste < gebeurtenis.op:
        uit.append(_datum("eerste_pip", eerste))
    if route:
        uit.append(_waarde("leerroute", str(_LEERROUTE[route]), LEERROUTE_BIJ_DUO[route]))
    if regel == "leerroute_gewijzigd":
        uit.append(_datum("leerroute_vanaf", gebeurtenis.op))
    if regel == "afgeschaald" and context.gegeven("onderdeel"):
        uit.append(_waarde("onderdeel", context.gegeven("onderdeel")))
    if niveau := niveau_van(gebeurtenis, feiten, route):
        uit.append(_waarde("niveau", niveau))
    return [*uit, *_niveaus(context), *_intensiteit(context, route), *_alfabetisering(context), *_examens(context, route), *_reden(regel, context)]  # fmt: skip


def _niveaus(context: Context) -> list[Waarde]:
    """Level by skill, where one differs from what the route asks for."""
    niveaus = context.pip.niveaus if context.pip else {}
    if "A2" not in niveaus.values():
        return []
    return [_waarde(f"niveau_{vaardigheid}", niveau) for vaardigheid, niveau in niveaus.items()]


def uren_van_de_route(context: Context) -> int | None:
    """DUO wants the hours of the whole B1-route: of the fact, else of the PIP. None: nobody estimated them."""
    los = context.gebeurtenis.gegevens.get("uren_totaal")
    if los is None and context.pip is not None:
        los = context.pip.uren_leerroute_totaal
    return None if los is None else int(los)


def vraagt_intensiteit(context: Context, route: str) -> bool:
    """Asylum in the B1-route only."""
    return intensiteit_naar_duo(Plan(doelgroep=context.feiten.doelgroep, leerroute=route))


def _intensiteit(context: Context, route: str) -> list[Waarde]:
    totaal = uren_van_de_route(context)
    if totaal is None or not vraagt_intensiteit(context, route):
        return []
    return [_waarde("geschatteIntensiteitB1Route", str(totaal))]


def _alfabetisering(context: Context) -> list[Waarde]:
    code = context.gegeven("alfabetisering")
    verplicht = context.pip.alfabetisering_verplicht if context.pip else None
    if not code and verplicht:
        return [_waarde("indicatorAlfabetiseringsonderwijs", _("ja; kies analfabeet of anders-gealfabetiseerd"))]
    if not code and verplicht is False:
        code = "NVT"
    return [_waarde("indicatorAlfabetiseringsonderwijs", str(ALFABETISERING[code]), code)] if code else []


def _examens(context: Context, route: str) -> list[Waarde]:
    """May somebody in the Z-route take exams at A2 or KNM (Besluit inburgering 2021, article 3.14 lid 7)?"""
    mag = context.gebeurtenis.gegevens.get("examens_z")
    if mag is None and context.pip is not None:
        mag = context.pip.examenonderdelen_toegestaan
    if mag is None or route != "Z":
        return []
    delen = ", ".join(context.pip.examenonderdelen) if mag and context.pip else ""
    return [_waarde("examens_z", f"{_('ja')}: {delen}" if delen else _("ja") if mag else _("nee"))]


def _reden(regel: str, context: Context) -> list[Waarde]:
    tekst = context.gegeven("reden")
    pip = context.pip
    if not tekst and pip is not None and pip.reden and regel in {"leerroute_gewijzigd", "pip_gewijzigd"}:
        tekst = f"{pip.get_reden_display()}. {pip.toelichting}".strip()
    return [_waarde("reden_wijziging", " ".join(tekst.split()))] if tekst else []


# -- the other lines


def _aanbod(context: Context) -> list[Waarde]:
    uit = [_datum("datumInburgeringsaanbod", context.gebeurtenis.op)]
    uit += _ingevuld(context, {"school": "school", "schoolnummer": "instellingsnummer"})
    for naam, veld in (
        ("start_opleiding", "verwachteStartdatumOpleiding"), ("einde_opleiding", "verwachteEinddatumOpleiding")
    ):  # fmt: skip
        if dag := context.gegeven(naam):
            uit.append(_datum(veld, date.fromisoformat(dag)))
    return [*uit, *_alfabetisering(context)]


def _gesprek(veld: str) -> Callable[[Context], list[Waarde]]:
    def maak(context: Context) -> list[Waarde]:
        verwijtbaar = context.gegeven("verwijtbaar")
        uit = [_datum(veld, context.gebeurtenis.op)]
        return [*uit, _waarde("verwijtbaar", verwijtbaar, verwijtbaar.capitalize())] if verwijtbaar else uit

    return maak


def _z_route(context: Context) -> list[Waarde]:
    op, feiten = context.gebeurtenis.op, context.feiten
    cursus = som_van_uren(feiten, op, "bredeintake") + som_van_uren(feiten, op, "participatietaalles")
    return [
        _datum("datumAfrondingZroute", op),
        _waarde("uren_cursus", str(cursus)),
        _waarde("uren_participatie", str(som_van_uren(feiten, op, "participatieactiviteiten"))),
    ]


def _uren(context: Context) -> list[Waarde]:
    soort, uren = uren_totaal(context.feiten, context.gebeurtenis)
    dag = _datum("dag", context.gebeurtenis.op)
    return [_waarde("soort_uren", str(UREN_BIJ_DUO[soort])), _waarde("uren", f"{uren}"), dag]


def _aanwezigheid(context: Context) -> list[Waarde]:
    gemist = [
        _waarde(naam, str(context.gebeurtenis.gegevens.get(naam, 0)))
        for naam in ("verzuim_geoorloofd", "verzuim_ongeoorloofd")
    ]
    begin = date.fromisoformat(context.gegeven("begin"))
    return [_datum("vanaf", begin), _datum("dag", context.gebeurtenis.op), *gemist]


def _taalniveau(context: Context) -> list[Waarde]:
    niveaus = {naam: context.gegeven(naam) for naam in (*VAARDIGHEDEN, "gesprekken")}
    return [
        _datum("dag", context.gebeurtenis.op),
        *(_waarde(f"niveau_{naam}", str(_NIVEAU.get(niveau, niveau))) for naam, niveau in niveaus.items() if niveau),
    ]


def _opleiding(context: Context) -> list[Waarde]:
    mag = bool(context.gebeurtenis.gegevens.get("mag_afmaken"))
    return [
        _waarde("opleiding", context.gegeven("opleiding")),
        _ja_nee("indicatorMagOpleidingAfmaken", mag),
        _datum("dag", context.gebeurtenis.op),
    ]


def _contactpersoon(context: Context) -> list[Waarde]:
    mens = context.mensen.get(context.gegeven("aan"))
    if mens is None:
        return []
    gevuld = (("naam", mens.naam), ("email", mens.email), ("telefoonnummer", mens.telefoon))
    return [_waarde(veld, tekst) for veld, tekst in gevuld if tekst]


def _dag_en(naam: str) -> Callable[[Context], list[Waarde]]:
    return lambda context: [_datum("dag", context.gebeurtenis.op), _waarde(naam, context.gegeven(naam))]


_MAKERS: dict[str, Callable[[Context], list[Waarde]]] = {
    "aanbod": _aanbod,
    "pvt": _gesprek("datumOndertekeningPvt"),
    "map": _gesprek("datumEindgesprekMap"),
    "z_route": _z_route,
    "uren": _uren,
    "aanwezigheid": _aanwezigheid,
    "taalniveau": _taalniveau,
    "opleiding": _opleiding,
    "contactpersoon": _contactpersoon,
    "inspanning": _dag_en("inspanning"),
    "geen_aanbod": _dag_en("reden"),
    "lbt_afgezien": lambda context: [_datum("dag", context.gebeurtenis.op), _ja_nee("geen_lbt", True)],
    "urennorm": lambda context: [_waarde("norm", context.gegeven("norm"))],
}


# -- hours


def uren_totaal(feiten: bezwaren.Feiten, gebeurtenis: Gebeurtenis) -> tuple[str, int]:
    """DUO keeps a total per kind and a new one replaces it: (kind, hours up to and including this booking)."""
    soort = urensoort(feiten, gebeurtenis.op, str(gebeurtenis.gegevens.get("type", "")))
    return soort, som_van_uren(feiten, gebeurtenis.op, soort)


def som_van_uren(feiten: bezwaren.Feiten, tot_en_met: date, soort: str) -> int:
    """The hours of one kind of DUO up to and including a day."""
    return sum(
        int(gegevens.get("uren", 0))
        for op, gegevens in feiten.per_soort.get("uren", ())
        if op <= tot_en_met and urensoort(feiten, op, str(gegevens.get("type", ""))) == soort
    )


def urensoort(feiten: bezwaren.Feiten, op: date, soort: str) -> str:
    """Lessons before the PIP belong to the brede intake; participation is one total."""
    if soort in {"participatie", "pvt", "map_praktijk", "map_overig"}:
        return "participatieactiviteiten"
    pip = feiten.eerste(*_PIP_FEITEN)
    return "bredeintake" if pip is None or op < pip else "participatietaalles"

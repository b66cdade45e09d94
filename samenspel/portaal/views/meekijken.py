"""Wie keek mee: the newcomer sees who looked at the own data, from which organisation, when, why and at what kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from samenspel.kern.klok import nu
from samenspel.logboek.meekijkers import Meekijker, meekijkers
from samenspel.portaal import dagen
from samenspel.portaal.handelingen.bellen import open_belverzoek
from samenspel.portaal.views.gereedschap import haal_eigen_dossier, taal_van_lezer, toon
from samenspel.portaal.zinnen import zinnen
from samenspel.toegang.models import Rol
from samenspel.toegang.niveau import vanaf_substantieel
from samenspel.toegang.verzoek import Verzoek

PERIODES = {"week": 7, "maand": 31, "alles": None}
_ICOON = {
    "C01": "person", "C02": "doc", "C03": "pin", "C04": "people", "C05": "flag", "C06": "doc", "C07": "school", "C08": "briefcase",
    "C09": "euro", "C10": "euro", "C11": "person", "C12": "heart", "C13": "people", "C15": "talk", "C16": "calendar", "C17": "scales",
    "C18": "doc", "C19": "eye", "C20": "settings",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blik:
    """One line on the page: who, why, and kinds of data as (icon, words). `thuisgemeente`: of somebody who is employed elsewhere."""

    wie: str
    rol: str
    doel: str
    soorten: tuple[tuple[str, str], ...]
    gewijzigd: bool
    keren: int
    thuisgemeente: str


@dataclass(frozen=True, slots=True)
class Dag:
    """A day in the language of the reader, with its lines."""

    kop: str
    blikken: list[Blik]


@require_GET
@vanaf_substantieel
def wie_keek_mee(request: Verzoek) -> HttpResponse:
    """The last month first; a week or everything by one tap, and one organisation."""
    dossier = haal_eigen_dossier(request)
    taal = taal_van_lezer(request, dossier)
    periode = request.GET.get("periode", "maand")
    periode = periode if periode in PERIODES else "maand"
    lang = PERIODES[periode]
    alle = meekijkers(request.wie, dossier.pk, vanaf=nu() - timedelta(days=lang) if lang else None)
    organisaties = sorted({m.organisatie for m in alle if m.rol != Rol.GEMACHTIGDE})
    gekozen = request.GET.get("van", "")
    eigen = f"Gemeente {dossier.gemeente.naam}"
    gezien = [m for m in alle if gekozen == "" or (m.rol != Rol.GEMACHTIGDE and gekozen == (m.organisatie or eigen))]
    return toon(
        request, "portaal/meekijken.html", taal, dossier=dossier, pagina="meekijken", periode=periode, periodes=tuple(PERIODES),
        organisaties=[naam or eigen for naam in organisaties], gekozen=gekozen,
        dagen=_per_dag(gezien, taal, eigen), belverzoek=open_belverzoek(dossier, wie=request.wie),
    )  # fmt: skip


def _per_dag(gezien: list[Meekijker], taal: str, eigen: str) -> list[Dag]:
    per_dag = groupby(gezien, key=lambda m: m.dag)
    return [Dag(f"{dagen.dag(dag, taal)} {dag.year}", [_blik(m, taal, eigen) for m in rij]) for dag, rij in per_dag]


def _blik(m: Meekijker, taal: str, eigen: str) -> Blik:
    woorden = zinnen(taal)
    soorten = {(woorden[f"soort_{code}"], _ICOON[code]) for code in m.soorten if code in _ICOON}
    doel = woorden.get(f"doel_{m.activiteit}", woorden["doel_dossier"])
    if m.rol == Rol.GEMACHTIGDE:
        eigen, m = woorden["gemachtigde_uw"], replace(m, rol="")
    rol = str(Rol(m.rol).label) if m.rol in Rol.values else ""
    gesorteerd = tuple((icoon, woord) for woord, icoon in sorted(soorten))
    return Blik(m.organisatie or eigen, rol, doel, gesorteerd, m.actie == "schrijf", m.keren, m.thuisgemeente)

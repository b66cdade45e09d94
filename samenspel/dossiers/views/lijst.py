"""All dossiers in sight: search, filter, sort, pages, assign in bulk, export with a reason."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.bevoegdheden import mag_dossier_openen, mag_exporteren, mag_verdelen
from samenspel.dossiers.forms.regie import ExportForm
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.lijstrijen import KOLOMMEN, Kolommen, in_woorden
from samenspel.dossiers.models import Doelgroep, Dossier, Fase
from samenspel.dossiers.schil import LEERROUTES
from samenspel.dossiers.views.gesprekken import REGIEROLLEN, collegas
from samenspel.dossiers.zoeken import is_dossiernummer, met_woorden, woordgrenzen, zoek
from samenspel.huisstijl.gegevens import Kruimel, Tab
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.matrix import Bereik, Kring, bereik, kring
from samenspel.toegang.models import Gebruiker, Inzage
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50
_MEESTE_GETELD = 5_000
_VOLGORDE = {
    "naam": ("persoon__sorteernaam", "id"),
    "nieuw": ("-id",),
    "nummer": ("nummer",),
    "fase": ("fase", "persoon__sorteernaam"),
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the reader asked for, read from the address."""

    zoek: str
    van: str  # mij, niemand, alles
    fase: str
    doelgroep: str
    route: str
    volgorde: str
    gesloten: bool


def lees_keuze(request: HttpRequest, *, standaard_van: str) -> Keuze:
    """Unknown values fall back to the default: an old bookmark still opens a list."""
    get = request.GET

    def een_van(naam: str, mogelijk: Any, standaard: str = "") -> str:
        waarde = get.get(naam, standaard)
        return waarde if waarde in mogelijk else standaard

    return Keuze(
        zoek=get.get("zoek", "").strip()[:80],
        van=een_van("van", {"mij", "niemand", "alles"}, standaard_van),
        fase=een_van("fase", Fase.values),
        doelgroep=een_van("doelgroep", Doelgroep.values),
        route=een_van("route", {*LEERROUTES, "geen"}),
        volgorde=een_van("volgorde", _VOLGORDE, "naam"),
        gesloten=get.get("gesloten") == "ja",
    )


def dossiers_bij(keuze: Keuze, request: Verzoek) -> QuerySet[Dossier]:
    """The dossiers of a choice, in order."""
    rijen: QuerySet[Dossier] = (
        zoek(keuze.zoek, wie=request.wie) if keuze.zoek else Dossier.objects.zichtbaar_voor(request.wie)
    )
    rijen = rijen.filter(samengevoegd_in__isnull=True)
    if not keuze.zoek:  # who searches wants to find, also what is closed or another's
        rijen = rijen if keuze.gesloten else rijen.filter(gesloten_op__isnull=True)
        if (
            keuze.van == "mij" and kring(request.wie.rol) is Kring.CASELOAD
        ):  # of another's, all that is in reach is one's work
            rijen = rijen.filter(contactpersoon_id=request.wie.gebruiker_id)
        elif keuze.van == "niemand":
            rijen = rijen.filter(contactpersoon__isnull=True)
    gekozen = Q()
    for veld, waarde in (
        ("fase", keuze.fase),
        ("doelgroep_nu", keuze.doelgroep),
        ("leerroute", "" if keuze.route == "geen" else keuze.route),
    ):
        if waarde or (veld == "leerroute" and keuze.route == "geen"):
            gekozen &= Q(**{veld: waarde})
    return rijen.filter(gekozen).select_related("persoon", "contactpersoon").order_by(*_VOLGORDE[keuze.volgorde])


def _op_naam(wie: Aanwezige, *grenzen: str) -> QuerySet[Dossier, Kolommen]:
    """The first page of a search by words, and one more: enough to know whether there is a second."""
    rijen = met_woorden(Dossier.objects.zichtbaar_voor(wie), grenzen, wie=wie)
    return rijen.order_by(*_VOLGORDE["naam"]).values_list(*KOLOMMEN)[: PER_BLAD + 1]


def _regievoerders(wie: Aanwezige, op: date) -> QuerySet[Gebruiker]:
    return collegas(wie, REGIEROLLEN, op)


_OP_NAAM, _REGIEVOERDERS = Eenmaal(_op_naam), Eenmaal(_regievoerders)


def _bladen(keuze: Keuze, request: Verzoek) -> Paginator[Any]:
    """A search by words that fits on one page is one statement; anything else is counted."""
    grenzen = woordgrenzen(keuze.zoek)
    if grenzen and not (keuze.fase or keuze.doelgroep or keuze.route) and keuze.volgorde == "naam":
        gevonden = _OP_NAAM(request.wie, *grenzen)
        if len(gevonden) <= PER_BLAD:
            return Paginator(gevonden, PER_BLAD)
    return Lijstbladen(dossiers_bij(keuze, request).values_list(*KOLOMMEN), PER_BLAD)


class Lijstbladen(Paginator):  # type: ignore[type-arg]  # rows of a dossier
    """Counts to a limit: a municipality with many dossiers does not wait for a total that nobody reads."""

    @cached_property
    def count(self) -> int:
        rijen: QuerySet[Dossier, Kolommen] = self.object_list  # type: ignore[assignment]  # a query set
        return int(rijen.order_by()[:_MEESTE_GETELD].count())


@cache
def _keuzelijsten(taal: str) -> dict[str, Keuzelijst]:
    """What one can filter and sort by, in the words of the language of this page; looked up once for each."""
    return {
        "fasen": _plat(Fase.choices),
        "doelgroepen": _plat(Doelgroep.choices),
        "routes": _plat([*LEERROUTES.items(), ("geen", _("nog niet gekozen"))]),
        "volgordes": (("naam", _("naam")), ("nieuw", _("nieuwste eerst")), ("nummer", _("dossiernummer")), ("fase", _("fase"))),
    }  # fmt: skip


Keuzelijst = tuple[tuple[str, str], ...]


def _plat(keuzes: Iterable[tuple[str, Any]]) -> Keuzelijst:
    """Choices with their words looked up: a template would do so for every comparison."""
    return tuple((code, str(naam)) for code, naam in keuzes)


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """The list, or the dossier itself when a search gives exactly one number."""
    if bereik(request.wie.rol) not in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        raise Http404
    keuze = lees_keuze(request, standaard_van="mij" if request.wie.rol in REGIEROLLEN else "alles")
    bladen = _bladen(keuze, request)
    blad = bladen.get_page(request.GET.get("blad"))
    rijen = in_woorden(blad.object_list)
    if len(rijen) == 1 == bladen.count and is_dossiernummer(keuze.zoek):
        return redirect("dossiers:dossier", rijen[0].id)
    context = {
        "keuze": keuze, "blad": blad, "rijen": rijen, "zoekterm": keuze.zoek, "segment": _segment(keuze, request),
        **_keuzelijsten(get_language() or ""),
        "leeg_zin": _leeg_zin(keuze), "mag_verdelen": bool(mag_verdelen(request.wie)), "mag_openen": bool(mag_dossier_openen(request.wie)),
        "mag_exporteren": bool(mag_exporteren(request.wie)), "vraag": request.GET.urlencode(),
        "kruimels": [Kruimel(_("Dossiers"))], "meer_dan": _MEESTE_GETELD if bladen.count >= _MEESTE_GETELD else 0,
    }  # fmt: skip
    if context["mag_verdelen"]:
        context["collegas"] = _REGIEVOERDERS(request.wie, vandaag())
    return render(request, "dossiers/lijst.html", context)


def _leeg_zin(keuze: Keuze) -> str:
    """What to do when there is nobody; whether a colleague has somebody is not said here."""
    if keuze.zoek:
        return _(
            "Kijk of de naam of het nummer klopt. Het dossier van een collega ziet u hier niet: vraag het die collega of uw teamleider."
        )
    return _("Kies een andere weergave, of haal een filter weg.")


def _segment(keuze: Keuze, request: Verzoek) -> list[Tab]:
    if request.wie.rol not in {*REGIEROLLEN, "teamleider"} or keuze.zoek:
        return []
    namen = [("mij", _("Van mij")), ("niemand", _("Van niemand")), ("alles", _("Allemaal"))]
    return [
        Tab(naam, f"?van={van}", keuze.van == van)
        for van, naam in namen
        if van != "mij" or request.wie.rol in REGIEROLLEN
    ]


@require_GET
def zoeken(request: Verzoek) -> HttpResponse:
    """The search box of the shell: the same list."""
    return lijst(request)


@require_POST
def verdelen(request: Verzoek) -> HttpResponse:
    """Give the ticked dossiers to a colleague."""
    mag_verdelen(request.wie).of_weiger()
    gekozen = _uuid(request.POST.get("aan", ""))
    aan = collegas(request.wie, REGIEROLLEN).filter(pk=gekozen).first() if gekozen else None
    ids = [_uuid(waarde) for waarde in request.POST.getlist("dossier")[:500]]
    if aan is None:
        raise Weigering("Kies eerst aan wie u de dossiers geeft.")
    dossiers = list(
        Dossier.objects.zichtbaar_voor(request.wie).filter(pk__in=[i for i in ids if i], gesloten_op__isnull=True)
    )
    if not dossiers:
        raise Weigering("Vink eerst een of meer dossiers aan.")
    aantal = wijs_toe(dossiers, aan=aan, door=request.wie, op=vandaag(), vastgelegd_op=nu())
    messages.success(request, _("%(n)s dossiers zijn nu van deze collega.") % {"n": aantal})
    return redirect("dossiers:lijst")


def _uuid(waarde: str) -> UUID | None:
    try:
        return UUID(waarde)
    except ValueError:
        return None


@vraagt_wie_u_bent
def export(request: Verzoek) -> HttpResponse:
    """The same list as CSV (semicolons, as Dutch Excel reads it), after a reason. No numbers."""
    mag_exporteren(request.wie).of_weiger()
    keuze = lees_keuze(request, standaard_van="alles")
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Inzage.objects.create(
            gemeente_id=request.wie.gemeente_id, door=request.user, wat="export dossierlijst", categorie="C01",
            reden=form.cleaned_data["reden"].strip(), op=nu(),
        )  # fmt: skip
        return _csv(dossiers_bij(keuze, request))
    kruimels = [Kruimel(_("Dossiers"), "/dossiers/"), Kruimel(_("Exporteren"))]
    return render(
        request, "dossiers/export.html", {"form": form, "kruimels": kruimels, "aantal": dossiers_bij(keuze, request).order_by().count()},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _csv(rijen: QuerySet[Dossier]) -> HttpResponse:
    antwoord = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="dossiers.csv"'
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(["dossier", "naam", "doelgroep", "leerroute", "fase", "contactpersoon"])
    schrijver.writerows(_rijen(rijen))
    return antwoord


def _rijen(rijen: QuerySet[Dossier]) -> Iterator[list[str]]:
    for dossier in rijen.iterator(chunk_size=2_000):
        persoon = getattr(dossier, "persoon", None)
        contact: Gebruiker | None = dossier.contactpersoon
        cellen = [
            dossier.nummer, persoon.naam if persoon else "", dossier.get_doelgroep_nu_display(), str(LEERROUTES.get(dossier.leerroute, "")),
            dossier.get_fase_display(), contact.naam if contact else "",
        ]  # fmt: skip
        yield [onschadelijk(cel) for cel in cellen]


_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def onschadelijk(cel: str) -> str:
    """A name must never become a formula, also behind a space or in wide letters."""
    return f"'{cel}" if cel.lstrip(" ").startswith(_FORMULE) else cel

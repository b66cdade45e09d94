"""The breach kit: what happened, whose data, until when to report, and what was decided."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.datalek import brief as brieven
from samenspel.datalek import melding as meldingen
from samenspel.datalek.bevoegdheden import ziet_datalekken
from samenspel.datalek.forms import BesluitForm, DatalekForm
from samenspel.datalek.handelingen import besluit_over_datalek, leg_datalek_vast
from samenspel.datalek.herkennen import herken
from samenspel.datalek.models import Datalek, Getroffene
from samenspel.datalek.omvang import Vraag, sporen
from samenspel.datalek.stand import stand_van
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import dag_van, nu
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.bestand import als_csv

PER_BLAD = 50
KOPPEN = (
    "dossier", "gegevens", "bekeken", "gewijzigd", "gedownload", "nummer voluit", "gedeeld", "eerste keer", "laatste keer", "taal", "brief in",
    "geheim adres", "apart bewaard", "kinderen onder 16",
)  # fmt: skip


def _kruimels(naam: str) -> list[Kruimel]:
    return [Kruimel(_("Logboek"), reverse("logboek:signalen")), Kruimel(_("Datalekken"), reverse("datalek:lijst")), Kruimel(naam)]  # fmt: skip


def _zaak(request: Verzoek, datalek_id: UUID) -> Datalek:
    if not ziet_datalekken(request.wie):
        raise Http404
    van_hier = Datalek.objects.filter(gemeente_id=request.wie.gemeente_id)
    return get_object_or_404(van_hier.select_related("gemeente", "door"), pk=datalek_id)


def _getroffenen(request: Verzoek, zaak: Datalek) -> QuerySet[Getroffene]:
    rijen = Getroffene.objects.zichtbaar_voor(request.wie).filter(zaak=zaak)
    return rijen.order_by("-kluis", "-geheim", "nummer")


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """Every case; what is still to be reported first."""
    if not ziet_datalekken(request.wie):
        raise Http404
    zaken = Datalek.objects.filter(gemeente_id=request.wie.gemeente_id).prefetch_related("besluiten").order_by("-op")
    rijen = [(zaak, stand_van(zaak, zaak.besluiten.all(), nu())) for zaak in zaken]
    rijen.sort(key=lambda rij: (rij[1].gesloten, -rij[1].drang))
    return render(request, "datalek/lijst.html", {"rijen": rijen})


def nieuw(request: Verzoek) -> HttpResponse:
    """Where it began and when; what comes out is a case."""
    if not ziet_datalekken(request.wie):
        raise Http404
    vooraf = {veld: request.GET.get(veld, "")[:64] for veld in ("bron", "wat", "vanaf", "tot") if veld in request.GET}
    form = DatalekForm(request.POST or None, initial=vooraf)
    gemaakt: list[Datalek] = []

    def doe() -> None:
        velden = form.cleaned_data | {
            "wat": herken(form.cleaned_data["bron"], form.cleaned_data["wat"], request.wie.gemeente_id)
        }
        gemaakt.append(leg_datalek_vast(door=request.wie, op=nu(), **velden))

    if request.method == "POST" and form.is_valid() and voer_uit(form, doe):
        return redirect("datalek:datalek", gemaakt[0].pk)
    context = {"form": form, "kruimels": _kruimels(_("Nieuw"))}
    return render(request, "datalek/nieuw.html", context, status=422 if form.errors else 200)


def datalek(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """One case: the clock, the people, the decisions, and a form for the next one."""
    zaak = _zaak(request, datalek_id)
    form = BesluitForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: besluit_over_datalek(zaak, door=request.wie, op=nu(), **form.cleaned_data))
    ):
        messages.success(request, _("Bewaard."))
        return redirect("datalek:datalek", zaak.pk)
    besluiten = list(zaak.besluiten.select_related("door"))
    blad = Paginator(_getroffenen(request, zaak), PER_BLAD).get_page(request.GET.get("blad"))
    vraag = Vraag(
        gemeente_id=zaak.gemeente_id, bron=zaak.bron, wat=zaak.wat, vanaf=zaak.vanaf, tot=zaak.tot, op=dag_van(zaak.op)
    )
    context = {
        "zaak": zaak, "stand": stand_van(zaak, besluiten, nu()), "besluiten": besluiten, "form": form, "blad": blad,
        "rijen": [(g, ", ".join(map(meldingen.naam_van, g.categorieen)), brieven.geschreven_in(g.taal)) for g in blad.object_list],
        "soorten": [(meldingen.naam_van(code), n) for code, n in zaak.telling["categorieen"].items()],
        "talen": [(taal, n, brieven.geschreven_in(taal)) for taal, n in zaak.telling["talen"].items()],
        "sporen": sporen(vraag), "brieven": brieven.TALEN.items(), "kruimels": _kruimels(_("Datalek")),
    }  # fmt: skip
    return render(request, "datalek/datalek.html", context, status=422 if form.errors else 200)


@require_GET
def melding(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """The draft for the Autoriteit Persoonsgegevens, to read and to copy from."""
    zaak = _zaak(request, datalek_id)
    context = {
        "zaak": zaak,
        "delen": meldingen.melding(zaak, zaak.besluiten.all()),
        "kruimels": _kruimels(_("Melding")),
    }
    return render(request, "datalek/melding.html", context)


@require_GET
def pdf(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """The same on paper."""
    zaak = _zaak(request, datalek_id)
    inhoud = meldingen.melding_pdf(zaak, zaak.besluiten.all(), op=nu())
    kop = {"Content-Disposition": 'attachment; filename="melding-datalek.pdf"'}
    return HttpResponse(inhoud, content_type="application/pdf", headers=kop)


def _soorten_van(request: Verzoek, zaak: Datalek) -> list[str]:
    with suppress(ValueError):
        van = _getroffenen(request, zaak).filter(pk=UUID(request.GET.get("voor", "")))
        return list(get_object_or_404(van).categorieen)
    return []


@require_GET
def brief(request: Verzoek, datalek_id: UUID, taal: str) -> HttpResponse:
    """The draft of the letter in one language, for one person of the case (`voor`): only what leaked of that person stands in it."""
    zaak = _zaak(request, datalek_id)
    if taal not in brieven.TALEN:
        raise Http404
    tekst = brieven.brief(zaak, _soorten_van(request, zaak), taal)
    context = {"brief": tekst, "taal": tekst.taal, "richting": tekst.richting, "gemeente": zaak.gemeente}
    return render(request, "datalek/brief.html", context)


@vraagt_wie_u_bent
@require_GET
def csv(request: Verzoek, datalek_id: UUID) -> HttpResponse:
    """Everybody of a case by number, for who writes the letters. No name, no BSN."""
    zaak = _zaak(request, datalek_id)
    rijen = [
        (
            g.nummer, ", ".join(map(meldingen.naam_van, g.categorieen)), g.bekeken, g.gewijzigd, g.gedownload, g.nummers, g.gedeeld,
            g.eerste and dag_van(g.eerste), g.laatste and dag_van(g.laatste), g.taal, brieven.TALEN.get(brieven.geschreven_in(g.taal), "bel met een tolk"),
            "ja" if g.geheim else "", "ja" if g.kluis else "", g.kinderen or "",
        )
        for g in _getroffenen(request, zaak)
    ]  # fmt: skip
    kop = {"Content-Disposition": 'attachment; filename="getroffenen.csv"'}
    return HttpResponse(als_csv(KOPPEN, rijen), content_type="text/csv; charset=utf-8", headers=kop)

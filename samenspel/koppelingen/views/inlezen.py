"""Reading a file in: choose, columns, try out, confirm, undo."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.huisstijl.gegevens import Kruimel, Tab
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.uitvoer import als_xlsx
from samenspel.koppelingen.bevoegdheden import mag_inlezen, mag_terugdraaien
from samenspel.koppelingen.forms import BestandForm, BevestigForm, KolommenForm, RedenForm, voorbeeldkoppen
from samenspel.koppelingen.handelingen import (
    bevestig,
    gooi_weg,
    is_groot,
    keuring,
    kies_bestand,
    kies_kolommen,
    lees_stuk,
    open_bestand,
)
from samenspel.koppelingen.inlezen.rechten import leesbare_soorten
from samenspel.koppelingen.inlezen.regel import Regel, Uitkomst
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.inlezen.velden import SOORTEN
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tasks import lees_in
from samenspel.toegang.verzoek import Verzoek
from wet.melden import MELDINGEN

PROEF = 10_000  # rows that the dry run looks at; the rest is judged the same way while reading in
PER_BLAD = 100


@dataclass(frozen=True, slots=True)
class Proef:
    """The dry run as the screen shows it."""

    regels: list[Regel]
    telling: Counter[str]
    met_bericht: int
    te_melden: bool


def _mijn(request: Verzoek, inlezing_id: UUID) -> Inlezing:
    return get_object_or_404(Inlezing.objects.zichtbaar_voor(request.wie).defer("bestand"), pk=inlezing_id)


@require_http_methods(["GET", "POST"])
def inlezen(request: Verzoek) -> HttpResponseBase:
    """Choose a file; below it what was read in before."""
    if not leesbare_soorten(request.wie):
        raise Weigering(_("Uw rol leest geen bestanden in. Vraag een regievoerder."))
    gestuurd = request.method == "POST"
    form = BestandForm(request.POST if gestuurd else None, request.FILES if gestuurd else None, wie=request.wie)
    if gestuurd and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            inlezing = kies_bestand(
                bestand.read(), bestand.name or "", form.cleaned_data["soort"], door=request.wie, nu=nu()
            )
        except Weigering as weigering:
            form.add_error("bestand", weigering.reden)
        else:
            return redirect("koppelingen:kolommen", inlezing.pk)
    eerder = (
        Inlezing.objects.zichtbaar_voor(request.wie)
        .exclude(stand=Inlezing.Stand.WEG)
        .defer("bestand")
        .select_related("door")
    )
    bladzijde = Paginator(eerder, 20).get_page(request.GET.get("blad"))
    context = {
        "form": form,
        "bladzijde": bladzijde,
        "eerder": [(inlezing, SOORTEN[inlezing.soort].naam) for inlezing in bladzijde],
        "soorten": [SOORTEN[code] for code in leesbare_soorten(request.wie)],
    }
    return render(request, "koppelingen/inlezen.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def kolommen(request: Verzoek, inlezing_id: UUID) -> HttpResponseBase:
    """What each column holds."""
    inlezing = _mijn(request, inlezing_id)
    if inlezing.stand != Inlezing.Stand.GEKOZEN:
        return redirect("koppelingen:inlezing", inlezing.pk)
    blad = request.POST.get("blad_kiezen")
    if blad is not None:
        kies_kolommen(inlezing, {}, door=request.wie, blad=blad)
        return redirect("koppelingen:kolommen", inlezing.pk)
    gelezen = open_bestand(inlezing, wie=request.wie)
    form = KolommenForm(request.POST if request.method == "POST" else None, inlezing=inlezing, gelezen=gelezen)
    if request.method == "POST" and form.is_valid():
        try:
            kies_kolommen(inlezing, form.kolommen(), door=request.wie, doelgroep=form.cleaned_data.get("doelgroep", ""))
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            return redirect("koppelingen:inlezing", inlezing.pk)
    context = {
        "form": form,
        "inlezing": inlezing,
        "gelezen": gelezen,
        "soort": SOORTEN[inlezing.soort],
        "kruimels": _kruimels(),
    }
    return render(request, "koppelingen/kolommen.html", context, status=422 if form.errors else 200)


@require_GET
def inlezing(request: Verzoek, inlezing_id: UUID) -> HttpResponseBase:
    """One file: its dry run, its progress, or its result."""
    deze = _mijn(request, inlezing_id)
    if deze.stand == Inlezing.Stand.GEKOZEN:
        return _toon_proef(request, deze, BevestigForm())
    return _toon_uitkomst(request, deze, RedenForm())


@require_POST
def bevestigen(request: Verzoek, inlezing_id: UUID) -> HttpResponseBase:
    """Read it in: a short file at once, a long one by the worker. A second click does nothing."""
    deze = _mijn(request, inlezing_id)
    form = BevestigForm(request.POST)
    if deze.stand == Inlezing.Stand.GEKOZEN and _proef(request, deze).te_melden and not form.is_valid():
        return _toon_proef(request, deze, form)
    al_gemeld = request.POST.get("al_gemeld", "ja") == "ja"
    if bevestig(deze, door=request.wie, al_gemeld=al_gemeld):
        if is_groot(deze):
            lees_in.defer(inlezing_id=str(deze.pk), aanstelling_id=str(request.wie.aanstelling_id))
        else:
            lees_stuk(deze.pk, door=request.wie, vandaag=vandaag(), nu=nu())
    return redirect("koppelingen:inlezing", deze.pk)


@require_POST
def weggooien(request: Verzoek, inlezing_id: UUID) -> HttpResponseBase:
    """Throw away a file that was not confirmed."""
    gooi_weg(_mijn(request, inlezing_id), door=request.wie)
    return redirect("koppelingen:inlezen")


@require_POST
def terugdraaien(request: Verzoek, inlezing_id: UUID) -> HttpResponseBase:
    """Undo a file, with a reason."""
    deze = _mijn(request, inlezing_id)
    form = RedenForm(request.POST)
    if not form.is_valid():
        return _toon_uitkomst(request, deze, form)
    draai_terug(deze, door=request.wie, op=vandaag(), nu=nu(), reden=form.cleaned_data["reden"])
    return redirect("koppelingen:inlezing", deze.pk)


@require_GET
def voorbeeld(request: Verzoek, soort: str) -> HttpResponse:
    """An empty example: one sheet with the headers that are recognised."""
    mag_inlezen(request.wie, soort).of_weiger()
    inhoud = als_xlsx(str(SOORTEN[soort].naam), voorbeeldkoppen(SOORTEN[soort]), [])
    antwoord = HttpResponse(inhoud, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    antwoord["Content-Disposition"] = f'attachment; filename="samenspel-{soort}.xlsx"'
    return antwoord


def _kruimels(*meer: Kruimel) -> list[Kruimel]:
    return [Kruimel(_("Inlezen"), reverse("koppelingen:inlezen")), *meer]


def _proef(request: Verzoek, deze: Inlezing) -> Proef:
    tabel = open_bestand(deze, wie=request.wie).tabel
    beperkt = tabel if len(tabel.rijen) <= PROEF else tabel.eerste(PROEF)
    regels = [regel for stuk in keuring(deze, wie=request.wie, vandaag=vandaag()).stukken(beperkt) for regel in stuk]
    bron = SOORTEN[deze.soort].bron
    te_melden = bron != "duo" and any(feit.soort in MELDINGEN for regel in regels for feit in regel.feiten)
    return Proef(
        regels,
        Counter(str(regel.uitkomst) for regel in regels),
        sum(1 for regel in regels if regel.berichten),
        te_melden,
    )


def _toon_proef(request: Verzoek, deze: Inlezing, form: BevestigForm) -> HttpResponse:
    proef = _proef(request, deze)
    keuze = request.GET.get("toon", "")
    gekozen = [regel for regel in proef.regels if _past(regel, keuze)]
    bladzijde = Paginator(gekozen, PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "inlezing": deze, "soort": SOORTEN[deze.soort], "form": form, "proef": proef, "bladzijde": bladzijde,
        "regels": [(regel, _wat(regel)) for regel in bladzijde], "segmenten": _segmenten(proef, keuze), "kruimels": _kruimels(),
        "boekt": proef.telling[Uitkomst.NIEUW] + proef.telling[Uitkomst.BIJGEWERKT], "alleen_eerste": PROEF if deze.rijen > PROEF else 0,
        "groot": is_groot(deze),
    }  # fmt: skip
    return render(request, "koppelingen/proef.html", context, status=422 if form.errors else 200)


def _past(regel: Regel, keuze: str) -> bool:
    return not keuze or regel.uitkomst == keuze or (keuze == "bericht" and bool(regel.berichten))


def _segmenten(proef: Proef, keuze: str) -> list[Tab]:
    keuzes = [("", _("Alle regels"), len(proef.regels))]
    keuzes += [
        (str(uitkomst), uitkomst.naam.capitalize(), proef.telling[uitkomst])
        for uitkomst in Uitkomst
        if proef.telling[uitkomst]
    ]
    if proef.met_bericht:
        keuzes.append(("bericht", _("Met een bericht"), proef.met_bericht))
    return [
        Tab(naam=naam, url=f"?toon={code}", aantal=str(aantal), actief=code == keuze) for code, naam, aantal in keuzes
    ]


def _wat(regel: Regel) -> list[str]:
    """What booking this row will add, in words."""
    wat = [f"{GEBEURTENISSEN[feit.soort].naam}: {feit.op.day}-{feit.op.month}-{feit.op.year}" for feit in regel.feiten]
    if regel.nummers and regel.uitkomst is Uitkomst.BIJGEWERKT:
        wat.append(_("nummer toegevoegd"))
    if regel.contacten and regel.uitkomst is Uitkomst.BIJGEWERKT:
        wat.append(_("contactgegevens toegevoegd"))
    return wat


def _toon_uitkomst(request: Verzoek, deze: Inlezing, form: RedenForm) -> HttpResponse:
    telling: list[tuple[str, Any]] = [(uitkomst.naam, deze.telling.get(str(uitkomst), 0)) for uitkomst in Uitkomst]
    context = {
        "inlezing": deze, "soort": SOORTEN[deze.soort], "form": form, "telling": telling, "kruimels": _kruimels(),
        "mag_terug": mag_terugdraaien(request.wie, deze),
    }  # fmt: skip
    antwoord = render(request, "koppelingen/inlezing.html", context, status=422 if form.errors else 200)
    if deze.stand == Inlezing.Stand.BEZIG:
        antwoord["Refresh"] = "3"
    return antwoord

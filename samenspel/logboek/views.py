"""The log of the municipality: what to see after, and every line. Reading it is a line too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.logboek.bevoegdheden import ziet_dat_er_gewijzigd_is, ziet_logboek
from samenspel.logboek.forms import NazienForm
from samenspel.logboek.handelingen import zie_na
from samenspel.logboek.models import Actie, Betrokkene, Regel, Resultaat
from samenspel.logboek.snuffelen import PATRONEN, Signaal, signalen
from samenspel.logboek.wijzigingen import MEESTE, gewijzigd, met_namen
from samenspel.toegang.categorieen import namen
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Gebruiker, Rol
from samenspel.toegang.verwerkingen import verwerkingen
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50
WOORDEN = {
    "veel": gettext_lazy("opende %(n)s dossiers op een dag"),
    "zonder_reden": gettext_lazy("opende %(n)s dossiers van collega's, zonder afspraak, actie of waarneming"),
    "steeds_terug": gettext_lazy("kwam %(n)s dagen terug in hetzelfde dossier van een collega"),
    "eigen_naam": gettext_lazy("opende %(n)s dossier met de eigen achternaam"),
    "nacht": gettext_lazy("bekeek %(n)s keer gegevens tussen elf uur 's avonds en zes uur 's ochtends"),
    "geweigerd": gettext_lazy("werd %(n)s keer geweigerd in een uur"),
    "mislukt": gettext_lazy("%(n)s inlogpogingen mislukten in een uur"),
}


def zin(signaal: Signaal) -> str:
    """What the log saw, without a judgement."""
    return str(WOORDEN[signaal.patroon]) % {"n": signaal.aantal}


@require_GET
def signalenlijst(request: Verzoek) -> HttpResponse:
    """What waits for somebody to see after it, then what was found; four weeks."""
    if not ziet_logboek(request.wie):
        raise Http404
    alle = [(s, zin(s)) for s in signalen(request.wie, nu())]
    context = {
        "open": [rij for rij in alle if rij[0].nazien is None],
        "klaar": [rij for rij in alle if rij[0].nazien is not None],
    }
    return render(request, "logboek/signalen.html", context)


def signaal(request: Verzoek, patroon: str, gebruiker_id: UUID, dag: str) -> HttpResponse:
    """One signal with the lines of that person on that day, and what came out of it."""
    if not ziet_logboek(request.wie):
        raise Http404
    gekozen = _kies(request, f"{patroon}.{gebruiker_id}.{dag}")
    form = NazienForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            zie_na(gekozen, door=request.wie, op=nu(), **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _("Bewaard. Dit signaal is nagezien."))
            return redirect("logboek:signalen")
    begin, einde = (make_aware(datetime.combine(gekozen.dag, uur)) for uur in (time.min, time.max))
    van_die_dag = _van(request).filter(gebruiker_id=gebruiker_id, tijd__range=(begin, einde))
    blad = Paginator(van_die_dag, PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "signaal": gekozen, "zin": zin(gekozen), "form": form, "blad": blad, "rijen": _rijen(blad.object_list),
        "kruimels": [Kruimel(_("Logboek"), reverse("logboek:signalen")), Kruimel(_("Signaal"))],
    }  # fmt: skip
    return render(request, "logboek/signaal.html", context, status=422 if form.errors else 200)


def _kies(request: Verzoek, sleutel: str) -> Signaal:
    gevonden = next((s for s in signalen(request.wie, nu()) if s.sleutel == sleutel), None)
    if gevonden is None:
        raise Http404
    return gevonden


@require_GET
def regels(request: Verzoek) -> HttpResponse:
    """Every line of the municipality, the newest first; by person, day, what and how it ended."""
    if not ziet_logboek(request.wie):
        raise Http404
    keuze = {naam: request.GET.get(naam, "") for naam in ("wie", "dag", "actie", "resultaat")}
    rijen = _van(request)
    mensen = _mensen(request)
    if keuze["wie"] in {code for code, _naam in mensen}:
        rijen = rijen.filter(gebruiker_id=UUID(keuze["wie"]))
    if (dag := _dag(keuze["dag"])) is not None:
        rijen = rijen.filter(tijd__range=tuple(make_aware(datetime.combine(dag, uur)) for uur in (time.min, time.max)))
    if keuze["actie"] in Actie.values:
        rijen = rijen.filter(actie=keuze["actie"])
    if keuze["resultaat"] in Resultaat.values:
        rijen = rijen.filter(resultaat=keuze["resultaat"])
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("blad"))
    context = {
        "blad": blad, "rijen": _rijen(blad.object_list), "keuze": keuze, "mensen": mensen, "acties": Actie.choices, "resultaten": Resultaat.choices,
        "kruimels": [Kruimel(_("Logboek"), reverse("logboek:signalen")), Kruimel(_("Alle regels"))],
    }  # fmt: skip
    return render(request, "logboek/regels.html", context)


@require_GET
def wijzigingen(request: Verzoek) -> HttpResponse:
    """What was changed on one day in the municipality: that, and which columns."""
    if not ziet_dat_er_gewijzigd_is(request.wie):
        raise Http404
    dag = _dag(request.GET.get("dag", "")) or vandaag()
    begin = make_aware(datetime.combine(dag, time.min))
    rijen = gewijzigd(begin, make_aware(datetime.combine(dag + timedelta(days=1), time.min)))
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("blad"))
    terug = [Kruimel(_("Logboek"), reverse("logboek:signalen")), Kruimel(_("Wat is er gewijzigd"))]
    context = {
        "dag": dag,
        "blad": blad,
        "rijen": met_namen(list(blad.object_list)),
        "vol": len(rijen) == MEESTE,
        "kruimels": terug if ziet_logboek(request.wie) else [],  # a functional manager has no log to go back to
    }
    return render(request, "logboek/gewijzigd.html", context)


def _mensen(request: Verzoek) -> list[tuple[str, str]]:
    """Who has or had an appointment here, by name."""
    hier = Aanstelling.objects.filter(gemeente_id=request.wie.gemeente_id).exclude(rol__in=VAN_EEN_DOSSIER)
    mensen = Gebruiker.objects.filter(pk__in=hier.values("gebruiker_id")).order_by("naam")
    return [(str(mens.pk), mens.naam) for mens in mensen]


def _dag(tekst: str) -> date | None:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if 2000 < dag.year < 2200 else None


def _van(request: Verzoek) -> QuerySet[Regel]:
    return Regel.objects.filter(gemeente_id=request.wie.gemeente_id).order_by("-tijd", "-id")


def _rijen(regels: Any) -> list[dict[str, Any]]:
    """Lines in words: who, what for, how many people and which kinds of data; never whose."""
    lijst = list(regels)
    mensen = Gebruiker.objects.in_bulk({r.gebruiker_id for r in lijst if r.gebruiker_id})
    soorten: dict[UUID, set[str]] = {}
    for regel_id, categorieen in Betrokkene.objects.filter(regel__in=lijst).values_list("regel_id", "categorieen"):
        soorten.setdefault(regel_id, set()).update(categorieen)
    return [
        {
            "tijd": r.tijd, "wie": mensen[r.gebruiker_id].naam if r.gebruiker_id in mensen else _("onbekend"),
            "rol": Rol(r.rol).label if r.rol in Rol.values else "", "actie": Actie(r.actie).label, "resultaat": Resultaat(r.resultaat).label,
            "waarvoor": verwerkingen()[r.activiteit].naam if r.activiteit in verwerkingen() else _("Inloggen"), "aantal": r.aantal,
            "soorten": namen(sorted(soorten.get(r.pk, ()))), "geweigerd": r.resultaat != Resultaat.OK,
        }
        for r in lijst
    ]  # fmt: skip


assert set(WOORDEN) == set(PATRONEN)

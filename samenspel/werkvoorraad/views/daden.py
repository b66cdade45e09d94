"""Acts from the list. Each is a plain form; afterwards the list says what happened and offers the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.dossiers.handelingen.notities import noteer_contact, rond_af, zet_herinnering
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Herinnering
from samenspel.dossiers.views.gesprekken import REGIEROLLEN, collegas
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.zoekterm import lees_vraag
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.bevoegdheden import mag_noteren, mag_plannen, ziet_werkvoorraad
from samenspel.werkvoorraad.forms import GezienForm, OverslaanForm, StapelForm, WachtForm
from samenspel.werkvoorraad.handelingen import (
    leg_signaal_weg,
    maak_ongedaan,
    sla_over,
    wacht_met,
    wacht_met_herinnering,
    wacht_met_termijn,
)
from samenspel.werkvoorraad.keuze import lees_keuze
from samenspel.werkvoorraad.models import MENING, SIGNAALCODES

_HOOGUIT = 500
WACHTCODES = SIGNAALCODES | {MENING}


def terug(request: Verzoek, soort: str, id_: UUID | None = None) -> HttpResponse:
    """Back to the list as it was filtered, with what was done."""
    gevraagd = request.POST.get("terug", "") or request.GET.get("terug", "")
    vraag = lees_keuze(lees_vraag(gevraagd[:400])).vraag()
    gedaan = f"gedaan={soort}.{id_}" if id_ else f"gedaan={soort}"
    return redirect(f"{reverse('werkvoorraad:lijst')}?{vraag}{'&' if vraag else ''}{gedaan}")


def toon_daad(request: Verzoek, form: forms.Form, *, titel: str, knop: str, **gegevens: Any) -> HttpResponse:
    """One form on a page; 422 when something is not right."""
    context = {
        "form": form,
        "titel": titel,
        "knop_tekst": knop,
        "kruimels": [Kruimel(_("Werkvoorraad"), reverse("werkvoorraad:lijst")), Kruimel(titel)],
    }
    return render(request, "werkvoorraad/daad.html", {**context, **gegevens}, status=422 if form.errors else 200)


@require_POST
def klaar(request: Verzoek, herinnering_id: UUID) -> HttpResponse:
    """A reminder is done. Sent twice is once."""
    mag_plannen(request.wie).of_weiger()
    herinnering = get_object_or_404(Herinnering.objects.zichtbaar_voor(request.wie), pk=herinnering_id)
    rond_af(herinnering, door=request.wie, nu=nu())
    return terug(request, "klaar", herinnering.pk)


def overslaan(request: Verzoek, termijn_id: UUID) -> HttpResponse:
    """Pass a step of local policy. The key K comes here without a reason, and meets the question."""
    mag_plannen(request.wie).of_weiger()
    termijn = get_object_or_404(BewaakteTermijn.objects.zichtbaar_voor(request.wie), pk=termijn_id)
    form = OverslaanForm(request.POST if "reden" in request.POST else None)
    if form.is_bound and form.is_valid():
        overgeslagen = sla_over(termijn, door=request.wie, reden=form.cleaned_data["reden"], op=vandaag(), nu=nu())
        return terug(request, "overslaan", overgeslagen.pk)
    return toon_daad(
        request, form, titel=_("Sla deze stap over"), knop=_("Sla over"), over=_over(request, termijn.dossier_id)
    )


def wacht_termijn(request: Verzoek, termijn_id: UUID) -> HttpResponse:
    """This term waits for somebody until a day."""
    mag_plannen(request.wie).of_weiger()
    termijn = get_object_or_404(BewaakteTermijn.objects.zichtbaar_voor(request.wie), pk=termijn_id)

    def doe(wie: str, tot: date) -> Herinnering:
        return wacht_met_termijn(termijn, door=request.wie, wie=wie, tot=tot, nu=nu())

    return _wacht(request, doe, termijn.dossier_id)


def wacht_herinnering(request: Verzoek, herinnering_id: UUID) -> HttpResponse:
    """This reminder waits for somebody until a day."""
    mag_plannen(request.wie).of_weiger()
    herinnering = get_object_or_404(Herinnering.objects.zichtbaar_voor(request.wie), pk=herinnering_id)

    def doe(wie: str, tot: date) -> Herinnering:
        return wacht_met_herinnering(herinnering, door=request.wie, wie=wie, tot=tot, nu=nu())

    return _wacht(request, doe, herinnering.dossier_id)


def wacht_signaal(request: Verzoek, dossier_id: UUID, code: str) -> HttpResponse:
    """This signal or second opinion waits for somebody until a day."""
    mag_plannen(request.wie).of_weiger()
    dossier = get_object_or_404(Dossier.objects.zichtbaar_voor(request.wie).open(), pk=dossier_id)
    if code not in WACHTCODES:
        raise Http404

    def doe(wie: str, tot: date) -> Herinnering:
        return wacht_met(dossier, code, door=request.wie, wie=wie, tot=tot, nu=nu())

    return _wacht(request, doe, dossier_id)


@require_POST
def gezien(request: Verzoek, dossier_id: UUID, code: str, sinds: str) -> HttpResponse:
    """A signal leaves the list with a reason. The key K comes here without one, and meets the question."""
    mag_plannen(request.wie).of_weiger()
    dossier = get_object_or_404(Dossier.objects.zichtbaar_voor(request.wie).open(), pk=dossier_id)
    try:
        dag = date.fromisoformat(sinds)
    except ValueError:
        raise Http404 from None
    form = GezienForm(request.POST if "reden" in request.POST else None)
    if form.is_bound and form.is_valid():
        weg = leg_signaal_weg(dossier, code, dag, door=request.wie, reden=form.cleaned_data["reden"], nu=nu())
        return terug(request, "gezien", weg.pk)
    return toon_daad(
        request,
        form,
        titel=_("Haal dit signaal van de lijst"),
        knop=_("Haal van de lijst"),
        over=_over(request, dossier_id),
    )


def _over(request: Verzoek, dossier_id: UUID) -> str:
    """Whom the form is about: name and number."""
    dossier = (
        Dossier.objects.zichtbaar_voor(request.wie).filter(pk=dossier_id).values_list("persoon__naam", "nummer").first()
    )
    return " · ".join(deel for deel in dossier or () if deel)


def _wacht(request: Verzoek, doe: Callable[[str, date], Herinnering], dossier_id: UUID) -> HttpResponse:
    form = WachtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tot = form.cleaned_data["tot"]
        if tot > vandaag():
            return terug(request, "wacht", doe(form.cleaned_data["wie"], tot).pk)
        form.add_error("tot", _("Kies een dag na vandaag. Tot die dag staat dit onder Wacht op anderen."))
    return toon_daad(request, form, titel=_("Wacht op iemand"), knop=_("Laat wachten"), over=_over(request, dossier_id),
                     uitleg=_("Is de laatste dag van een termijn voorbij, dan komt de regel vanzelf terug op uw lijst."))  # fmt: skip


@require_POST
def ongedaan(request: Verzoek, soort: str, id_: UUID) -> HttpResponse:
    """Take the last act back; the list stays as it was chosen."""
    gelukt = maak_ongedaan(soort, id_, door=request.wie, nu=nu())
    messages.success(request, _("Het staat weer op uw lijst.")) if gelukt else messages.warning(
        request, _("Dit is al ongedaan gemaakt.")
    )
    vraag = QueryDict(request.POST.get("vraag", "")[:500]).urlencode()
    return redirect(f"{reverse('werkvoorraad:lijst')}?{vraag}" if vraag else "werkvoorraad:lijst")


def neem(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Take a dossier of nobody oneself."""
    mag_verdelen(request.wie).of_weiger()
    dossier = get_object_or_404(
        Dossier.objects.zichtbaar_voor(request.wie).open().select_related("persoon"), pk=dossier_id
    )
    if request.method == "POST":
        if dossier.contactpersoon_id not in (None, request.user.pk):
            raise Weigering(_("Een collega nam dit dossier net. Kies een ander."))
        wijs_toe([dossier], aan=request.user, door=request.wie, op=vandaag(), vastgelegd_op=nu())
        messages.success(request, _("Dossier %(nummer)s is nu van u.") % {"nummer": dossier.nummer})
        return redirect("dossiers:dossier", dossier.pk)
    uitleg = _("U wordt de contactpersoon van dossier %(nummer)s.") % {"nummer": dossier.nummer}
    return toon_daad(request, forms.Form(), titel=_("Neem dossier"), knop=_("Neem dossier"), uitleg=uitleg)


@require_POST
def stapel(request: Verzoek) -> HttpResponse:
    """The ticked rows: the button says what to do, the page asks what is needed for it, then it is done for all."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    ids = {waarde for waarde in map(_uuid, request.POST.getlist("kies")[:_HOOGUIT]) if waarde}
    zichtbaar = Dossier.objects.zichtbaar_voor(request.wie).open().filter(pk__in=ids)
    dossiers = list(zichtbaar.select_related("persoon").order_by("nummer"))
    if not dossiers:
        raise Weigering(_("Vink eerst een of meer regels aan."))
    daad = request.POST.get("begin", "") or request.POST.get("daad", "")
    form = StapelForm(
        request.POST if "doe" in request.POST else None, collegas=collegas(request.wie, REGIEROLLEN), daad=daad
    )
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                _doe_stapel(dossiers, form.cleaned_data, door=request.wie)
        except Weigering as weigering:
            form.add_error(None, weigering.reden)
        else:
            messages.success(request, _("Gedaan voor %(n)s dossiers.") % {"n": len(dossiers)})
            return redirect("werkvoorraad:lijst")
    titel = dict(StapelForm.DADEN).get(daad, _("Eén handeling voor meer dossiers"))
    return toon_daad(
        request, form, titel=titel, knop=_("Doe dit voor %(n)s dossiers") % {"n": len(dossiers)}, dossiers=dossiers
    )


def _doe_stapel(dossiers: list[Dossier], data: dict[str, Any], *, door: Aanwezige) -> None:
    """All or nothing, together with the savepoint around it."""
    if data["daad"] == "toewijzen":
        wijs_toe(dossiers, aan=data["aan"], door=door, op=vandaag(), vastgelegd_op=nu())
    elif data["daad"] == "notitie":
        mag_noteren(door).of_weiger()
        noteer_contact(
            dossiers, door=door, soort=data["soort"], op=vandaag(), regel=data["tekst"], sleutel=uuid7(), nu=nu()
        )
    else:
        mag_plannen(door).of_weiger()
        soort = Herinnering.Soort.WACHT_OP if data["daad"] == "wacht" else Herinnering.Soort.TERUGBELLEN
        for dossier in dossiers:
            zet_herinnering(dossier, door=door, soort=soort, op=data["op"], nu=nu(), wie=data.get("wie", ""))


def _uuid(waarde: str) -> UUID | None:
    try:
        return UUID(waarde)
    except ValueError:
        return None

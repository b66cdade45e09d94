"""Requests under the AVG: the list with its clocks, one request with all that can be done, and taking one in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.avg.apart import apart_bewaard
from samenspel.avg.bevoegdheden import mag_weghalen, mag_zaak_behandelen, mag_zaak_openen, ziet_zaken
from samenspel.avg.forms.zaak import (
    AntwoordForm,
    IdentiteitForm,
    KopieForm,
    RedenForm,
    VerlengForm,
    WeegForm,
    WeghaalForm,
    ZaakForm,
)
from samenspel.avg.handelingen.beperken import beperk
from samenspel.avg.handelingen.kopie import haal_kopie, laatste_kopie, maak_kopie
from samenspel.avg.handelingen.wegen import weeg_apart
from samenspel.avg.handelingen.weghalen import haal_weg, weg_te_halen
from samenspel.avg.handelingen.zaken import beantwoord_zaak, open_zaak, stel_identiteit_vast, verleng_zaak
from samenspel.avg.inzage.verzamelen import VEILIG
from samenspel.avg.models import AvgZaakKort, Zaak
from samenspel.avg.onderdelen import Onderdeel
from samenspel.avg.weghaalbaar import weigergronden_van
from samenspel.avg.zaken import alle, regels
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit, wacht_op
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek

_ANTWOORD, _IDENTITEIT, _VERLENG, _KOPIE, _BEPERK, _WEG, _APART = (
    "antwoord",
    "identiteit",
    "verlenging",
    "kopie",
    "beperking",
    "weghalen",
    "apart",
)


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """Every request in sight, the most urgent first."""
    if not ziet_zaken(request.wie):
        raise Http404
    rijen = regels(alle(request.wie)[:500], op=vandaag())
    context = {"open": [r for r in rijen if r.stand != "beslist"], "klaar": [r for r in rijen if r.stand == "beslist"]}
    return render(request, "avg/zaken.html", context)


def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """For who asked by telephone, at the desk or by letter."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_zaak_openen(request.wie, dossier.pk).of_weiger()
    form = ZaakForm(request.POST or None, initial={"op": vandaag(), "hoe": "balie"})
    gemaakt: list[UUID] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: gemaakt.append(open_zaak(dossier, form.gevraagd, door=request.wie, nu=nu())))
    ):
        messages.success(request, _("Vastgelegd. De termijn van een maand loopt."))
        return redirect("avg:zaak", gemaakt[0])
    return toon(
        request, "dossiers/formulier.html", dossier, actief="partners", deel=_("Privacyverzoek"), form=form, knop_tekst=_("Leg vast"),
        terug=reverse("dossiers:partners", args=[dossier.pk]), status=422 if form.errors else 200,
    )  # fmt: skip


def _zaak(request: Verzoek, zaak_id: UUID) -> AvgZaakKort:
    if not ziet_zaken(request.wie):
        raise Http404
    zaak = get_object_or_404(alle(request.wie), pk=zaak_id)
    dossier = (
        Dossier.objects.zichtbaar_voor(request.wie).select_related("samengevoegd_in").filter(pk=zaak.dossier_id).first()
    )
    if dossier is not None:  # who may read only with a reason gives it here too (AVG 18)
        wacht_op(request, dossier)
    return zaak


@require_GET
def zaak(request: Verzoek, zaak_id: UUID) -> HttpResponse:
    """What was asked, the clock, and what can be done."""
    return _toon(request, _zaak(request, zaak_id), {})


def _toon(request: Verzoek, zaak: AvgZaakKort, ingevuld: dict[str, forms.Form]) -> HttpResponse:
    mag = bool(mag_zaak_behandelen(request.wie, zaak))
    formulieren = {
        naam: ingevuld.get(naam) or maak(request, zaak, None)
        for naam, maak in _FORMULIEREN.items()
        if mag and _hoort(request, naam, zaak)
    }
    context = {
        "zaak": zaak, "regel": regels([zaak], op=vandaag())[0], "f": formulieren, "mag": mag, "weigergronden": weigergronden_van(zaak.betreft),
        "kopie": laatste_kopie(zaak, door=request.wie, nu=nu()) if mag_zaak_behandelen(request.wie, zaak, ook_beslist=True) else None,
        "kruimels": [Kruimel(_("Privacyverzoeken"), reverse("avg:zaken")), Kruimel(zaak.nummer)],
    }  # fmt: skip
    return render(request, "avg/zaak.html", context, status=422 if ingevuld else 200)


def _apart(request: Verzoek, zaak: AvgZaakKort) -> list[Onderdeel]:
    """What is kept apart, for who reads it."""
    dossier = Dossier.objects.zichtbaar_voor(request.wie).filter(pk=zaak.dossier_id).first()
    return apart_bewaard(ids_van(dossier), wie=request.wie) if dossier and recht(request.wie.rol, VEILIG).lees else []


def _hoort(request: Verzoek, naam: str, zaak: AvgZaakKort) -> bool:
    """Which form belongs to a request of this kind, as it is now."""
    match naam:
        case "identiteit":
            return not zaak.identiteit
        case "verlenging":
            return zaak.verlengd_tot is None and vandaag() <= zaak.uiterlijk
        case "kopie":
            return zaak.soort == Zaak.Soort.INZAGE and bool(zaak.identiteit)
        case "beperking":
            return zaak.soort in {Zaak.Soort.BEPERKING, Zaak.Soort.RECTIFICATIE, Zaak.Soort.BEZWAAR}
        case "apart":
            return zaak.soort == Zaak.Soort.INZAGE and bool(zaak.identiteit) and bool(_apart(request, zaak))
        case "weghalen":
            return zaak.soort == Zaak.Soort.VERWIJDERING and bool(zaak.identiteit) and bool(mag_weghalen(request.wie))
    return True


_FORMULIEREN: dict[str, Callable[[Verzoek, AvgZaakKort, QueryDict | None], forms.Form]] = {
    _IDENTITEIT: lambda request, zaak, gestuurd: IdentiteitForm(gestuurd),
    _KOPIE: lambda request, zaak, gestuurd: KopieForm(gestuurd),
    _BEPERK: lambda request, zaak, gestuurd: RedenForm(gestuurd, prefix="beperk"),
    _WEG: lambda request, zaak, gestuurd: WeghaalForm(gestuurd, delen=weg_te_halen(zaak, wie=request.wie)),
    _APART: lambda request, zaak, gestuurd: WeegForm(gestuurd, prefix="apart", delen=_apart(request, zaak)),
    _VERLENG: lambda request, zaak, gestuurd: VerlengForm(gestuurd, prefix="later"),
    _ANTWOORD: lambda request, zaak, gestuurd: AntwoordForm(gestuurd, initial={"antwoord_op": vandaag()}),
}
"""Only the form that was sent gets what was sent: an empty one beside it is not wrong."""


def _doe(request: Verzoek, naam: str, zaak: AvgZaakKort, form: Any) -> str:
    """The act that belongs to this form; the sentence that says what happened."""
    velden, door = form.cleaned_data, request.wie
    match naam:
        case "identiteit":
            stel_identiteit_vast(zaak, velden["wijze"], door=door)
            return _("Vastgelegd.")
        case "verlenging":
            verleng_zaak(zaak, reden=velden["reden"], door=door, nu=nu())
            return _("Verlengd. Vertel het de inburgeraar nu, met de reden.")
        case "kopie":
            maak_kopie(zaak, taal=velden["taal"], door=door, nu=nu())
            return _("De kopie is gemaakt. Zij blijft twee weken staan.")
        case "beperking":
            beperk(zaak, reden=velden["reden"], door=door, nu=nu())
            return _("Deze gegevens worden nu alleen bewaard.")
        case "apart":
            weeg_apart(
                zaak, form.gekozen, geven=velden["geven"] == "ja", motivering=velden["reden"], door=door, nu=nu()
            )
            return _("Vastgelegd. Maak de kopie nu opnieuw.")
        case "weghalen":
            haal_weg(zaak, form.gekozen, door=door, nu=nu())
            return _("Weggehaald. Geef nu het antwoord.")
    aantal = beantwoord_zaak(zaak, door=door, nu=nu(), **velden)
    return _("Vastgelegd.") + (
        " " + _("Vertel het ook de organisaties: dat staat op uw werkvoorraad.") if aantal else ""
    )


@require_POST
def daad(request: Verzoek, zaak_id: UUID, daad: str) -> HttpResponse:
    """One of the acts of the page."""
    zaak = _zaak(request, zaak_id)
    mag_zaak_behandelen(request.wie, zaak).of_weiger()
    if daad not in _FORMULIEREN or not _hoort(request, daad, zaak):
        raise Http404
    form = _FORMULIEREN[daad](request, zaak, request.POST)
    gezegd: list[str] = []
    if form.is_valid() and voer_uit(form, lambda: gezegd.append(_doe(request, daad, zaak, form))):
        messages.success(request, gezegd[0])
        return redirect("avg:zaak", zaak.pk)
    return _toon(request, zaak, {daad: form})


@vraagt_wie_u_bent
@require_GET
def haal(request: Verzoek, zaak_id: UUID) -> HttpResponse:
    """The file, for who handles the request; what it is called names nobody."""
    zaak = _zaak(request, zaak_id)
    inhoud = haal_kopie(zaak, door=request.wie, nu=nu())
    antwoord = HttpResponse(inhoud, content_type="application/zip")
    antwoord["Content-Disposition"] = f'attachment; filename="inzage-{zaak.nummer}-{zaak.pk.hex[-6:]}.zip"'
    return antwoord

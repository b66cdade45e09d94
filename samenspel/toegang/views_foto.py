"""The photo of a colleague: shown, placed and taken away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.foto_forms import FotoForm, FotoVanCollegaForm
from samenspel.toegang.fotos import foto_url, foto_van, haal_foto_weg, mag_foto_plaatsen, plaats_foto
from samenspel.toegang.gereedschap import beheerkruimels, gebruiker_van_hier, voer_uit
from samenspel.toegang.models import VAN_EEN_DOSSIER, Gebruiker
from samenspel.toegang.verzoek import Verzoek


@require_GET
def foto(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """The picture itself, for a colleague; a newcomer has an address of their own."""
    if request.wie.rol in VAN_EEN_DOSSIER:
        raise Http404
    return antwoord_met_foto(foto_van(gebruiker_id, wie=request.wie, op=vandaag()))


def antwoord_met_foto(png: bytes | None) -> HttpResponse:
    """A picture of our own making, that the browser of who may see it keeps for a day at most."""
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_http_methods(["GET", "POST"])
def eigen(request: Verzoek) -> HttpResponse:
    """My own photo."""
    mag_foto_plaatsen(request.wie, request.user, vandaag()).of_weiger()
    kruimels = [Kruimel(_("Mijn instellingen"), reverse("toegang:instellingen")), Kruimel(_("Mijn foto"))]
    return _blad(request, request.user, FotoForm, kruimels, terug="toegang:eigen_foto")


@require_http_methods(["GET", "POST"])
def van_collega(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """By the functional manager, for a colleague who asked for it."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    mag_foto_plaatsen(request.wie, mens, vandaag()).of_weiger()
    kruimels = [*beheerkruimels(), Kruimel(mens.naam, reverse("toegang:gebruiker", args=[mens.pk])), Kruimel(_("Foto"))]
    soort = FotoForm if mens.pk == request.user.pk else FotoVanCollegaForm
    return _blad(request, mens, soort, kruimels, terug="toegang:foto_van_collega")


def _blad(
    request: Verzoek, mens: Gebruiker, soort: type[FotoForm], kruimels: list[Kruimel], *, terug: str
) -> HttpResponse:
    form = soort(request.POST or None, request.FILES or None)
    adres = reverse(terug, args=[] if terug == "toegang:eigen_foto" else [mens.pk])

    def doe() -> None:
        plaats_foto(
            mens, door=request.wie, inhoud=form.cleaned_data["foto"].read(), op=vandaag(), nu=nu(),
            gevraagd=form.cleaned_data.get("gevraagd", False),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and voer_uit(form, doe):
        messages.success(request, _("De foto is bewaard."))
        return redirect(adres)
    context = {
        "mens": mens, "form": form, "kruimels": kruimels, "adres_foto": foto_url(mens, wie=request.wie),
        "zelf": mens.pk == request.user.pk,
    }  # fmt: skip
    return render(request, "toegang/foto.html", context, status=422 if form.errors else 200)


@require_POST
def eigen_weg(request: Verzoek) -> HttpResponse:
    """Take my own photo away."""
    haal_foto_weg(request.user, door=request.wie, op=vandaag())
    messages.success(request, _("Uw foto is weg. Nu ziet men uw initialen."))
    return redirect("toegang:eigen_foto")


@require_POST
def van_collega_weg(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """Take the photo of a colleague away."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    haal_foto_weg(mens, door=request.wie, op=vandaag())
    messages.success(request, _("De foto is weg."))
    return redirect("toegang:gebruiker", mens.pk)

"""Who may add a way of logging in: not who comes in by a link of a coordinator, and not through a provider that opens less than the account holds."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.toegang.models import Aanstelling, Gebruiker, Vrijwilliger
from samenspel.toegang.oidc.merk import merk_van, opent


def mag_middel_toevoegen(request: HttpRequest) -> Oordeel:
    """A passkey or a code is a whole login: it would stay when the link is renewed, or open what the provider does not."""
    gebruiker = cast("Gebruiker", request.user)
    if Vrijwilliger.objects.filter(gebruiker_id=gebruiker.pk).exists():
        return nee("U logt in met uw link en uw code. Iets anders kan niet. Vraag het uw coördinator.")
    if merk_van(request) is None:
        return JA
    eigen = Aanstelling.objects.geldig(vandaag()).filter(gebruiker_id=gebruiker.pk).select_related("gemeente")
    if all(opent(request, aanstelling) for aanstelling in eigen):
        return JA
    return nee(
        "U logde in via een van uw gemeenten. Log uit, en log in met uw e-mailadres en wachtwoord. Dan kunt u dit toevoegen."
    )


class WieMagToevoegen:
    """For the views of django-allauth: asked before anything else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not (mag := mag_middel_toevoegen(request)):
            return weiger_middel(request, mag)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


def weiger_middel(request: HttpRequest, waarom: Oordeel) -> HttpResponse:
    """The sentence, on a page."""
    return render(request, "huisstijl/fout.html", {"titel": _("Dit kan hier niet"), "zin": waarom.reden}, status=403)

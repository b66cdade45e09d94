"""What the screens of beheer share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie, Team
from samenspel.toegang.beheer import ZONDER_LOGIN, mag_beheren
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Gebruiker
from samenspel.toegang.verzoek import Verzoek


def voer_uit(form: forms.Form, doe: Callable[[], Any]) -> bool:
    """Do an act; a refusal becomes a sentence at its field, or above the form."""
    try:
        with transaction.atomic():
            doe()
    except Weigering as weigering:
        form.add_error(weigering.veld if weigering.veld in form.fields else None, weigering.reden)
        return False
    return True


def keuzelijsten(request: Verzoek) -> dict[str, Any]:
    hier = request.wie.gemeente_id
    return {
        "teams": Team.objects.filter(gemeente_id=hier).order_by("naam"),
        "organisaties": Organisatie.objects.filter(gemeenten=hier).exclude(soort__in=ZONDER_LOGIN),
    }


def beheerkruimels(*namen: str) -> list[Kruimel]:
    return [Kruimel(_("Beheer"), reverse("toegang:beheer")), *(Kruimel(naam) for naam in namen)]


def toon_formulier(request: Verzoek, form: forms.Form, *, titel: str, knop: str, terug: str) -> HttpResponse:
    kruimels = beheerkruimels(titel) if mag_beheren(request.wie) else []  # others have no Beheer to go back to
    context = {"form": form, "titel": titel, "knop_tekst": knop, "terug": terug, "kruimels": kruimels}
    return render(request, "toegang/formulier.html", context, status=422 if form.errors else 200)


def gebruiker_van_hier(request: Verzoek, gebruiker_id: UUID) -> Gebruiker:
    """Someone who works or worked here; 404 for who never did, and for newcomers."""
    mag_beheren(request.wie).of_weiger()
    hier = Aanstelling.objects.filter(gemeente_id=request.wie.gemeente_id).exclude(rol__in=VAN_EEN_DOSSIER)
    return get_object_or_404(Gebruiker, pk=gebruiker_id, pk__in=hier.values("gebruiker_id"))

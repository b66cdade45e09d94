"""Talks: welcome, in between, and last; for one person, a household or a group."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.forms.gesprek import GesprekForm
from samenspel.intake.handelingen.gesprekken import (
    Gespreksverslag,
    houd_eindgesprek,
    houd_vervolggesprek,
    houd_welkomgesprek,
)
from samenspel.intake.models import Gesprek
from samenspel.intake.views.gereedschap import haal_dossier, lukt, toon
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Gezinslid
from samenspel.toegang.verzoek import Verzoek

_HANDELING = {
    Gesprek.Kind.WELKOM: houd_welkomgesprek,
    Gesprek.Kind.EINDE: houd_eindgesprek,
    Gesprek.Kind.VERVOLG: houd_vervolggesprek,
}
_NUMMER = re.compile(r"[A-Za-z]+\d{2}-\d+")


@require_http_methods(["GET", "POST"])
def gesprek(request: Verzoek, dossier_id: UUID, kind: str) -> HttpResponse:
    """Record a talk of this kind; afterwards from paper works the same, with the day of the talk."""
    dossier = haal_dossier(request, dossier_id)
    if kind not in Gesprek.Kind.values:
        raise Http404
    leden = volwassenen(dossier, request.wie)
    form = GesprekForm(
        request.POST or None,
        vandaag=vandaag(),
        gezinsleden=[(str(pk), naam) for pk, naam in leden],
        initial={"sessie": uuid7()},
    )
    if request.method == "POST" and form.is_valid():
        dossiers = _deelnemende_dossiers(form, dossier, request.wie)
        houd = _HANDELING[Gesprek.Kind(kind)]
        sessie = form.cleaned_data["sessie"]
        if not form.errors and lukt(
            form, lambda: houd(dossiers, _verslag(form, len(dossiers)), door=request.wie, sessie=sessie)
        ):
            messages.success(request, _vastgelegd(len(dossiers)))
            return redirect("intake:intake", dossier_id=dossier.pk)
    eerdere = (
        Gesprek.objects.zichtbaar_voor(request.wie)
        .filter(dossier_id__in=ids_van(dossier), kind=kind)
        .select_related("door", "ingetrokken_door", "gebeurtenis__intrekking")
        .order_by("-op")
    )
    naam = Gesprek.Kind(kind).label
    return toon(
        request, "intake/gesprek.html", dossier, status=422 if form.errors else 200, deel=str(naam).capitalize(), form=form, kind=kind,
        naam=naam, eerdere=eerdere, mag=mag_in_dossier_schrijven(request.wie, dossier, "C06"),
    )  # fmt: skip


def _vastgelegd(aantal: int) -> str:
    if aantal == 1:
        return _("Het gesprek is vastgelegd.")
    return _("Het gesprek is vastgelegd in %(n)s dossiers.") % {"n": aantal}


def volwassenen(dossier: Dossier, wie: Aanwezige) -> list[tuple[UUID, str]]:
    """Adults of the household with a dossier of their own: (dossier, name)."""
    hier = ids_van(dossier)
    rijen = Gezinslid.objects.zichtbaar_voor(wie).filter(
        Q(dossier_id__in=hier, eigen_dossier__isnull=False) | Q(eigen_dossier_id__in=hier), vervallen_op__isnull=True
    )
    ids = {rij.eigen_dossier_id if rij.dossier_id in hier else rij.dossier_id for rij in rijen}
    gevonden = Dossier.objects.zichtbaar_voor(wie).open().filter(pk__in=ids).select_related("persoon")
    return [(ander.pk, ander.persoon.naam) for ander in gevonden]


def _deelnemende_dossiers(form: GesprekForm, dossier: Dossier, wie: Aanwezige) -> list[Dossier]:
    """This dossier, the chosen adults, and the numbers of a group; an unknown number is an error at the field."""
    gegevens = form.cleaned_data
    nummers = [nummer.upper() for nummer in _NUMMER.findall(gegevens.get("groep", ""))]
    keuze = Q(pk__in=gegevens.get("gezin", [])) | Q(nummer__in=nummers)
    anderen = list(
        Dossier.objects.zichtbaar_voor(wie).open().select_related("gemeente").filter(keuze).exclude(pk=dossier.pk)
    )
    gevonden = {ander.nummer for ander in anderen} | {dossier.nummer}
    onbekend = [nummer for nummer in nummers if nummer not in gevonden]
    if onbekend or (gegevens.get("groep") and not nummers):
        form.add_error(
            "groep",
            _("Dit nummer kennen wij niet: %(nummers)s.") % {"nummers": ", ".join(onbekend) or gegevens["groep"]},
        )
    return [dossier, *anderen]


def _verslag(form: GesprekForm, aantal: int) -> Gespreksverslag:
    velden: dict[str, Any] = {
        naam: form.cleaned_data[naam]
        for naam in (
            "op",
            "vorm",
            "minuten",
            "deelnemers",
            "tolk_taal",
            "onderwerpen",
            "recht_alleen_gezegd",
            "folders",
            "folder_taal",
        )
    }
    return Gespreksverslag(**velden, groepsgrootte=max(form.cleaned_data["groepsgrootte"], aantal))

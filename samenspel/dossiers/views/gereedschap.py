"""What every screen of a dossier does: fetch within sight, show in the shell, answer 422 when a form is not right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from samenspel.dossiers.beeld import Beeld, haal_dossier
from samenspel.dossiers.forms.basis import zet_weigering
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.schil import schil
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.verzoek import Verzoek

_wachten: list[Callable[[Verzoek, Dossier], None]] = []


def meld_wacht_aan(wacht: Callable[[Verzoek, Dossier], None]) -> None:
    """Called from `ready` of a higher app: looks before a dossier opens, and may raise `Omweg`. A second call replaces the first."""
    _wachten[:] = [wacht]


def dossier_in_zicht(request: Verzoek, dossier_id: UUID) -> Dossier:
    """The dossier, or 404."""
    dossier = haal_dossier(dossier_id, wie=request.wie)
    wacht_op(request, dossier)
    return dossier


def wacht_op(request: Verzoek, dossier: Dossier) -> None:
    """For a higher app that fetches a dossier in its own way. Raises `Omweg` where something must be answered first."""
    for wacht in _wachten:
        wacht(request, dossier)


def toon(
    request: Verzoek, sjabloon: str, dossier: Dossier, *, actief: str, deel: str = "", beeld: Beeld | None = None, status: int = 200,
    **gegevens: Any,
) -> HttpResponse:  # fmt: skip
    """A page in the shell; `deel` names a page below a tab."""
    context = schil(dossier, wie=request.wie, op=vandaag(), actief=actief, beeld=beeld)
    if deel:
        eerste, laatste = context["kruimels"]
        context["kruimels"] = [
            eerste,
            Kruimel(laatste.naam, reverse("dossiers:dossier", args=[dossier.pk])),
            Kruimel(deel),
        ]
    return render(request, sjabloon, {**context, "deel": deel, **gegevens}, status=status)


def toon_formulier(
    request: Verzoek,
    dossier: Dossier,
    form: forms.Form,
    *,
    titel: str,
    knop: str,
    actief: str = "overzicht",
    **gegevens: Any,
) -> HttpResponse:
    """One form under the header of the dossier; 422 when something is not right."""
    return toon(
        request, "dossiers/formulier.html", dossier, actief=actief, deel=titel, form=form, knop_tekst=knop,
        terug=reverse("dossiers:dossier", args=[dossier.pk]), status=422 if form.errors else 200, **gegevens,
    )  # fmt: skip


def voer_uit(form: forms.Form, doe: Any, *, veld: str | None = None) -> bool:
    """Do an act; a refusal becomes a sentence at its field (else at `veld`, else above the form), and nothing remains.

    A rule of our own asks for a reason to go on (`toch_van` gives what came back).
    A key that already belongs to something else (a form sent twice at the same moment) is a refusal too.
    """
    try:
        with transaction.atomic():
            doe()
    except Weigering as weigering:
        zet_weigering(form, weigering, veld)
        return False
    except IntegrityError:
        form.add_error(None, "Dit formulier is al verstuurd. Open het opnieuw om nog iets vast te leggen.")
        return False
    return True

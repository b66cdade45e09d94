"""What every screen of the intake does first: fetch within sight, and give the shell of the dossier page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.forms.basis import zet_weigering
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.schil import schil
from samenspel.dossiers.views.gereedschap import wacht_op
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.intake.vragenblad import IngetrokkenVraag, Regel, ingetrokken_vraag
from samenspel.intake.vragenlijst import Domein
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.verzoek import Verzoek


def haal_dossier(request: Verzoek, dossier_id: UUID) -> Dossier:
    """The dossier within sight, with municipality and person, and which records were merged into it; 404 otherwise.

    Newcomers and partners have their own doors, as with `dossiers.beeld.haal_dossier`.
    """
    if bereik(request.wie.rol) not in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        raise Http404
    zichtbaar = Dossier.objects.zichtbaar_voor(request.wie)
    samen = ArraySubquery(zichtbaar.filter(samengevoegd_in_id=OuterRef("pk")).order_by("pk").values("pk"))
    rijen = zichtbaar.select_related("gemeente", "persoon", "contactpersoon").annotate(kop_samengevoegd=samen)
    dossier = get_object_or_404(rijen, pk=dossier_id)
    wacht_op(request, dossier)
    return dossier


def lukt(form: forms.Form, daad: Callable[[], object]) -> bool:
    """Do an act; a refusal becomes a sentence at its field or on top of the form, and what was typed stays."""
    try:
        with transaction.atomic():
            daad()
    except Weigering as weigering:
        zet_weigering(form, weigering)
        return False
    return True


def toon(
    request: Verzoek, template: str, dossier: Dossier, *, status: int = 200, deel: str = "", **gegevens: Any
) -> HttpResponse:
    """One page of the intake in the shell of the dossier; `deel` names the page in the breadcrumb."""
    op = vandaag()
    context = schil(dossier, wie=request.wie, op=op, actief="intake")
    if deel:
        eerste, laatste = context["kruimels"]
        context["kruimels"] = [
            eerste,
            Kruimel(laatste.naam, reverse("dossiers:dossier", args=[dossier.pk])),
            Kruimel(_("Brede intake"), reverse("intake:intake", args=[dossier.pk])),
            Kruimel(deel),
        ]
    return render(request, template, {**context, "vandaag": op, "deel": deel, **gegevens}, status=status)


def bladzijde_met(paginas: Iterable[Domein], code: str) -> Domein | None:
    """The page on which this question is asked now."""
    return next((pagina for pagina in paginas if any(vraag.code == code for vraag in pagina.vragen)), None)


def komt_te_laat(
    request: Verzoek, gemeente_id: UUID, code: str, template: str, pagina: Callable[[IngetrokkenVraag], HttpResponse],
    context: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    """An answer to a question that was withdrawn since: says so in place of its state, and gives the words back.

    Without JavaScript a whole page (`pagina`) comes back with the words above it: in this very answer, for what somebody
    wrote goes through no cookie and no session. 404 when the question never was.
    """
    weg = ingetrokken_vraag(gemeente_id, code, request.POST)
    if weg is None:
        raise Http404
    if not request.htmx:
        antwoord = pagina(weg)
        antwoord.status_code = 422
        return antwoord
    return render(request, template, {**context, "weg": weg}, status=422)


def in_plaats_van(regel: Regel, html: str) -> HttpResponse:
    """The whole question anew, where htmx expected only its state: its words changed while somebody answered."""
    antwoord = HttpResponse(html, status=422)
    antwoord["HX-Retarget"], antwoord["HX-Reswap"] = f"#{regel.naam}", "outerHTML"
    return antwoord

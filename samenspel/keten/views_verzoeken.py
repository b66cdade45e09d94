"""An organisation reads what it is asked, without knowing whom, and answers; and what it did where it is done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.keten.clienten import werkt_mee
from samenspel.keten.deelnames import afgeronde, verzoeken
from samenspel.keten.forms import AntwoordForm
from samenspel.keten.handelingen.verzoeken import aanvaard_verzoek, weiger_verzoek
from samenspel.toegang.categorieen import namen
from samenspel.toegang.gereedschap import voer_uit
from samenspel.toegang.verzoek import Verzoek


def _kruimels(*delen: str) -> list[Kruimel]:
    return [Kruimel(_("Cliënten"), reverse("keten:clienten")), *(Kruimel(deel) for deel in delen)]


def verzoek(request: Verzoek, betrokkenheid_id: UUID) -> HttpResponse:
    """One question: what for, which data, which days, who asks. Yes opens the client; no asks why."""
    vraag = get_object_or_404(verzoeken(request.wie, vandaag()), pk=betrokkenheid_id)
    form = AntwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        if g["antwoord"] == "ja" and voer_uit(form, lambda: aanvaard_verzoek(vraag, door=request.wie, nu=nu())):
            messages.success(request, _("Doorgegeven. U ziet deze persoon nu bij uw cliënten."))
            return redirect("keten:clienten")
        if g["antwoord"] == "nee" and voer_uit(
            form, lambda: weiger_verzoek(vraag, door=request.wie, reden=g["reden"], nu=nu())
        ):
            messages.success(request, _("Doorgegeven. De gemeente leest waarom, en vraagt een ander."))
            return redirect("keten:clienten")
    context = {"vraag": vraag, "namen": namen(vraag.categorieen), "form": form, "kruimels": _kruimels(_("Vraag"))}
    return render(request, "keten/verzoek.html", context, status=422 if form.errors else 200)


@require_GET
def afgerond(request: Verzoek) -> HttpResponse:
    """What the own organisation did where it took part until lately: its own words, thirty days long."""
    if not werkt_mee(request.wie):
        raise Http404
    return render(
        request, "keten/afgerond.html", {"regels": afgeronde(request.wie), "kruimels": _kruimels(_("Afgerond"))}
    )

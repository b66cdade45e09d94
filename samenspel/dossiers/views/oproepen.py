"""Summon for the brede intake, and the letter of a summons."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.bevoegdheden import mag_vastleggen
from samenspel.dossiers.forms.basis import toch_van
from samenspel.dossiers.forms.regie import OproepForm
from samenspel.dossiers.gezin import huisgenoten, samen_met
from samenspel.dossiers.handelingen.oproepbrieven import (
    bewaar_oproepbrief,
    lees_oproepbrief,
    oproepen_van,
    oproepgegevens,
)
from samenspel.dossiers.handelingen.oproepen import had_al_een_pip, roep_op
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.oproepbrief import maak_oproep
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.huisstijl import datums
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.vervanging import waarneming_van
from samenspel.toegang.verzoek import Verzoek


def oproepen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Summon for the brede intake."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_vastleggen(request.wie, dossier, "oproep_brede_intake").of_weiger()
    gezin = huisgenoten(dossier, wie=request.wie, op=vandaag())
    na_pip = had_al_een_pip([dossier.pk, *(mens.dossier_id for mens in gezin)], vandaag())
    form = OproepForm(request.POST or None, initial={"op": vandaag()}, gezin=gezin, na_pip=na_pip, vandaag=vandaag())
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            for ander, sleutel in samen_met(dossier, form.ook_voor, sleutel=form.eenmalige_sleutel, wie=request.wie):
                feit = roep_op(
                    ander, door=request.wie, op=g["op"], verschijnen_op=g["verschijnen_op"], tijd=g["tijd"], plaats=g["plaats"],
                    vastgelegd_op=nu(), sleutel=sleutel, toch=toch_van(form),
                )  # fmt: skip
                if g["tijd"]:
                    bewaar_oproepbrief(ander, feit, door=request.wie, op=vandaag(), nu=nu())

        if voer_uit(form, doe, veld="verschijnen_op"):
            messages.success(
                request,
                _("Oproep vastgelegd. De brief staat klaar: verstuur die vandaag.")
                if g["tijd"]
                else _("Oproep vastgelegd."),
            )
            return redirect("dossiers:oproepen" if g["tijd"] else "dossiers:dossier", dossier.pk)
    uitleg = _(
        "Uitnodigen gaat voor. Een oproep is een plicht. Wie niet komt, krijgt eerst een waarschuwing en een nieuwe oproep. Pas daarna kan een boete volgen. Wet inburgering 2021, artikelen 14 lid 1 en 22."
    )
    if na_pip:
        uitleg = (
            _("Er is al een PIP. De brede intake hoort daarvoor: Wet inburgering 2021, artikelen 14 en 15.")
            + " "
            + uitleg
        )
    return toon(
        request, "dossiers/oproepen.html", dossier, actief="overzicht", deel=_("Oproepen voor de brede intake"), form=form,
        knop_tekst=_("Leg oproep vast"), terug=reverse("dossiers:dossier", args=[dossier.pk]), status=422 if form.errors else 200,
        uitleg=f"{uitleg} {_wie_belt_men(dossier)}".strip(), oproepen=_rijen(oproepen_van(dossier, wie=request.wie)),
    )  # fmt: skip


def _rijen(oproepen: list[Gebeurtenis]) -> list[dict[str, Any]]:
    """Each with what it says, and whether there is a letter; the newest first."""
    return [
        {
            "feit": feit,
            "verschijnen_op": date.fromisoformat(feit.gegevens["verschijnen_op"]),
            "brief": bool(feit.gegevens.get("plaats")),
        }
        for feit in reversed(oproepen)
    ]


@require_GET
def oproepbrief(request: Verzoek, dossier_id: UUID, feit_id: UUID) -> HttpResponse:
    """The letter of one summons, as an attachment with a name that says nothing about a person."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_vastleggen(request.wie, dossier, "oproep_brede_intake").of_weiger()
    oproepen = oproepen_van(dossier, wie=request.wie)
    feit = next((feit for feit in oproepen if feit.pk == feit_id), None)
    if feit is None:
        raise Http404
    pdf = lees_oproepbrief(dossier, feit, wie=request.wie)
    if pdf is None:  # of before letters were kept, or of who may keep no documents
        pdf = maak_oproep(oproepgegevens(dossier, feit, oproepen, wie=request.wie, op=vandaag(), opnieuw=True))
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{dossier.nummer}-oproep-{oproepen.index(feit) + 1}.pdf"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _wie_belt_men(dossier: Dossier) -> str:
    """A summons names one person to call (R70), in which languages and when: while that one is away, the deputy."""
    weg = waarneming_van(dossier.contactpersoon_id, gemeente_id=dossier.gemeente_id, op=vandaag())
    if dossier.contactpersoon is None:
        return ""
    if weg is None:
        return _("Noem in de oproep wie iemand belt: %(wie)s.") % {"wie": _te_bellen(dossier.contactpersoon)}
    return _(
        "%(contact)s is er niet van %(vanaf)s tot en met %(tot)s. Noem in de oproep wie iemand dan belt: %(vervanger)s."
    ) % {
        "contact": dossier.contactpersoon.naam, "vanaf": datums.voluit(weg.vanaf), "tot": datums.voluit(weg.tot),
        "vervanger": _te_bellen(weg.vervanger),
    }  # fmt: skip


def _te_bellen(mens: Gebruiker) -> str:
    """`Sanne de Wit, 0592 366 911 (maandag tot en met donderdag; spreekt Nederlands en Engels)`."""
    naam = ", ".join(deel for deel in (mens.naam, mens.telefoon) if deel)
    spreekt = _("spreekt %(talen)s") % {"talen": mens.talen} if mens.talen else ""
    erbij = "; ".join(deel for deel in (mens.bereikbaar, spreekt) if deel)
    return f"{naam} ({erbij})" if erbij else naam

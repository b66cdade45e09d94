"""Files of a dossier."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.forms.gesprek import DocumentForm
from samenspel.dossiers.handelingen.documenten import bestandsnaam, lees_document, voeg_document_toe
from samenspel.dossiers.models import Document
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


def documenten(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The list, and adding one."""
    dossier = dossier_in_zicht(request, dossier_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            voeg_document_toe(
                dossier, door=request.wie, titel=g["titel"], soort=g["soort"], inhoud=g["bestand"].read(), nu=nu(),
                ontvangen_op=g["ontvangen_op"] or vandaag(), sleutel=form.eenmalige_sleutel,
            )  # fmt: skip

        if voer_uit(form, doe, veld="bestand"):
            messages.success(request, _("Document toegevoegd."))
            return redirect("dossiers:documenten", dossier.pk)
    rijen = (
        Document.objects.zichtbaar_voor(request.wie)
        .filter(dossier_id__in=samen(dossier, wie=request.wie))
        .defer("cijfer")
        .select_related("door")
    )
    return toon(
        request, "dossiers/documenten.html", dossier, actief="documenten", form=form, documenten=rijen.order_by("-ontvangen_op", "-id"),
        mag_toevoegen=recht(request.wie.rol, "C15").schrijf, status=422 if form.errors else 200,
    )  # fmt: skip


@require_GET
def document(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Download, always as an attachment: nothing that was uploaded is shown inside our own pages."""
    dossier = dossier_in_zicht(request, dossier_id)
    gevonden = get_object_or_404(
        Document.objects.zichtbaar_voor(request.wie).select_related("dossier"), pk=document_id,
        dossier_id__in=samen(dossier, wie=request.wie),
    )  # fmt: skip
    antwoord = HttpResponse(lees_document(gevonden), content_type=gevonden.mime)
    antwoord["Content-Disposition"] = f'attachment; filename="{bestandsnaam(gevonden)}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord

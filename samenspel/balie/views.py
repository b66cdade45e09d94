"""The desk asks after one person, sees as little as it takes, and passes on a call. Never a list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from samenspel.balie.forms import BalievraagForm
from samenspel.balie.handelingen import Uitkomst, mag_vragen, vraag_aan_de_balie, vraag_terugbelverzoek
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.leesboek import noteer
from samenspel.keten.kort import in_het_kort
from samenspel.keten.models import NaamKort
from samenspel.toegang.balie import open_vragen, over_wie
from samenspel.toegang.models import Balievraag
from samenspel.toegang.vervanging import waarneming_van
from samenspel.toegang.verzoek import Verzoek

_ANTWOORD = {
    Uitkomst.NIEMAND: (404, gettext_lazy("Met precies deze naam en geboortedatum vindt de balie niemand. Kijk of alles staat zoals op het document. Klopt alles? Verwijs naar de regie.")),
    Uitkomst.MEER: (409, gettext_lazy("Er is meer dan één dossier met deze naam en geboortedatum. Vraag het een regievoerder.")),
    Uitkomst.WACHT: (429, gettext_lazy("U zocht het afgelopen uur heel vaak. Wacht even, of vraag het een regievoerder. De functionaris gegevensbescherming ziet hoe vaak.")),
}  # fmt: skip


def _alleen_balie(request: Verzoek) -> None:
    if not mag_vragen(request.wie):
        raise Http404


def zoeken(request: Verzoek) -> HttpResponse:
    """One question at a time; the answer is one person or none."""
    _alleen_balie(request)
    form = BalievraagForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            gevraagd = form.cleaned_data
            uitkomst, vraag_id = vraag_aan_de_balie(gevraagd["naam"], gevraagd["geboortedatum"], door=request.wie)
            if uitkomst is Uitkomst.GEVONDEN:
                _open, dossier_id = _vraag(request, vraag_id)
                noteer([dossier_id], ["C01"])  # that there is one was told, whether it is opened or not
                return redirect("balie:gevonden", vraag_id)
            noteer(over_wie(vraag_id, request.wie), ["C01"])  # that there is more than one was told of each
            status, zin = _ANTWOORD[uitkomst]
            form.add_error(None, zin)
    antwoord = render(request, "balie/zoeken.html", {"form": form}, status=status)
    if status == 429:
        antwoord["Retry-After"] = "600"
    return antwoord


def _vraag(request: Verzoek, vraag_id: UUID) -> tuple[Balievraag, UUID]:
    """One's own question while it is open, and the dossier that it found; else 404."""
    vraag = open_vragen(request.wie).select_related("contactpersoon").filter(pk=vraag_id).first()
    if vraag is None or vraag.dossier_id is None:
        raise Http404
    return vraag, vraag.dossier_id


@require_GET
def gevonden(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Whom was found, in short: for ten minutes, and for who asked."""
    _alleen_balie(request)
    (vraag, dossier_id), wie, op = _vraag(request, vraag_id), request.wie, vandaag()
    naam = NaamKort.objects.zichtbaar_voor(wie).filter(dossier_id=dossier_id).first()
    if naam is None:
        raise Http404
    context = {
        "vraag": vraag, "naam": naam, "blokken": in_het_kort([dossier_id], wie=wie, op=op),
        "waarneming": waarneming_van(vraag.contactpersoon_id, gemeente_id=wie.gemeente_id, op=op),
        "kruimels": [Kruimel(_("Balie"), reverse("balie:zoeken")), Kruimel(naam.naam)],
    }  # fmt: skip
    return render(request, "balie/gevonden.html", context)


@require_POST
def terugbelverzoek(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """The contact person will call; once is enough."""
    _alleen_balie(request)
    vraag, _dossier_id = _vraag(request, vraag_id)
    if vraag_terugbelverzoek(vraag.pk, door=request.wie, nu=nu()):
        messages.success(request, _("Het terugbelverzoek staat op de bellijst van de contactpersoon."))
    else:
        messages.info(request, _("U vroeg dit al. Het staat nog open op de bellijst."))
    return redirect("balie:gevonden", vraag.pk)

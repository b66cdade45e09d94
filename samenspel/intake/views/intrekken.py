"""Take back a record of the intake, with a reason; the row stays and counts nowhere."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import voluit
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.forms.basis import IntrekForm
from samenspel.intake.handelingen.intrekken import neem_terug
from samenspel.intake.models import Gesprek, Intrekbaar, LbtAfname, Meting, SecondOpinion
from samenspel.intake.views.gereedschap import haal_dossier, lukt, toon
from samenspel.intake.views.metingsoorten import METINGEN
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.toegang.verzoek import Verzoek

_TABELLEN: dict[str, tuple[type[Intrekbaar], ...]] = {
    "gesprek": (Gesprek,),
    "toets": (LbtAfname,),
    "tweede-mening": (SecondOpinion,),
    **{soort: metingsoort.tabellen for soort, metingsoort in METINGEN.items()},
}


@require_http_methods(["GET", "POST"])
def intrekken(request: Verzoek, dossier_id: UUID, wat: str, rij_id: UUID) -> HttpResponse:
    """Say why, then it is marked. What was taken back before sends the reader to its list."""
    dossier = haal_dossier(request, dossier_id)
    rij = _rij(dossier, wat, rij_id, request.wie)
    terug = _lijst(dossier, wat, rij)
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        if lukt(form, lambda: neem_terug(rij, door=request.wie, op=vandaag(), reden=reden)):
            messages.success(request, _("Ingetrokken. Het blijft in de lijst staan, en telt nergens meer mee."))
            return redirect(terug)
    elif rij.ingetrokken_op is not None:
        return redirect(terug)
    return toon(
        request, "intake/intrekken.html", dossier, status=422 if form.errors else 200, deel=_("Intrekken"), form=form, terug=terug,
        naam=_naam(rij), mag=mag_in_dossier_schrijven(request.wie, dossier, rij.vaste_categorie),
        heeft_feit=getattr(rij, "gebeurtenis_id", None) is not None,
    )  # fmt: skip


def _rij(dossier: Dossier, wat: str, rij_id: UUID, wie: Aanwezige) -> Intrekbaar:
    for tabel in _TABELLEN.get(wat, ()):
        gevonden: Intrekbaar | None = (
            tabel.objects.zichtbaar_voor(wie)  # type: ignore[attr-defined]  # each concrete table has its manager
            .select_related("dossier__gemeente", "dossier__samengevoegd_in")
            .filter(dossier_id__in=ids_van(dossier), pk=rij_id)
            .first()
        )
        if gevonden is not None:
            return gevonden
    raise Http404


def _lijst(dossier: Dossier, wat: str, rij: Intrekbaar) -> str:
    if isinstance(rij, Gesprek):
        return reverse("intake:gesprek", args=[dossier.pk, rij.kind])
    if isinstance(rij, Meting):
        return reverse("intake:meting", args=[dossier.pk, wat])
    return reverse("intake:leerbaarheidstoets", args=[dossier.pk])


def _naam(rij: Intrekbaar) -> str:
    """What it is and of which day."""
    if isinstance(rij, Gesprek):
        naam, dag = str(rij.get_kind_display()), rij.op
    elif isinstance(rij, SecondOpinion):
        naam, dag = _("tweede mening"), rij.gevraagd_op
    elif isinstance(rij, LbtAfname):
        naam, dag = _("afzien van de leerbaarheidstoets") if rij.afgezien else _("leerbaarheidstoets"), rij.op
    elif isinstance(rij, Meting):
        naam, dag = str(type(rij)._meta.verbose_name), rij.op
    else:
        raise TypeError(type(rij).__name__)
    return _("%(naam)s van %(dag)s") % {"naam": naam.capitalize(), "dag": voluit(dag)}

"""The support plan of one dossier: begin, agree, change, and read an earlier version."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.dossiers.forms.basis import toch_van
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import toon, voer_uit
from samenspel.kern.klok import vandaag
from samenspel.plan.bevoegdheden_leefplan import mag_steunplan_maken
from samenspel.plan.forms.steunplan import GrondslagForm, NieuweVersieForm, VaststelForm
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast, wijzig_steunplan
from samenspel.plan.leefplan import leefplan_bij, leefplan_van
from samenspel.plan.overzicht_leefplan import domeinkaarten
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.plan.steunplanstand import Steunplanstand, steunplanstand
from samenspel.plan.views.leefplan import dossier_met_plan
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek


def _dossier(request: Verzoek, dossier_id: UUID) -> tuple[Dossier, Steunplanstand]:
    dossier = dossier_met_plan(request, dossier_id)
    if plansoort_van(dossier) is not Plansoort.PLAN_ONDERSTEUNING or not recht(request.wie.rol, "C06").lees:
        raise Http404
    return dossier, steunplanstand(dossier, request.wie)


def _terug(request: Verzoek, dossier: Dossier, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("plan:leefplan", dossier.pk)


def beginnen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A first version."""
    dossier, _stand = _dossier(request, dossier_id)
    mag_steunplan_maken(request.wie, dossier).of_weiger()
    form = GrondslagForm(request.POST or None, initial={"op": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: begin_steunplan(dossier, door=request.wie, **form.cleaned_data))
    ):
        return _terug(
            request, dossier, _("U bent begonnen aan het ondersteuningsplan. Schrijf nu op wat de inburgeraar wil.")
        )
    return _toon(request, dossier, form, titel=_("Ondersteuningsplan beginnen"), knop=_("Begin ondersteuningsplan"))


def vaststellen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Agreed with the newcomer."""
    dossier, stand = _dossier(request, dossier_id)
    if (plan := stand.concept) is None:
        raise Http404
    mag_steunplan_maken(request.wie, dossier).of_weiger()
    form = VaststelForm(request.POST or None, initial={"op": vandaag()})
    if request.method == "POST" and form.is_valid():
        plan.dossier = dossier

        def doe() -> None:
            stel_steunplan_vast(plan, door=request.wie, op=form.cleaned_data["op"], toch=toch_van(form))

        if voer_uit(form, doe):
            return _terug(request, dossier, _("Het ondersteuningsplan is vastgesteld."))
    uitleg = _("U legt vast dat u dit plan samen heeft afgesproken. Er zijn geen gevolgen als iets niet lukt.")
    return _toon(
        request,
        dossier,
        form,
        titel=_("Ondersteuningsplan vaststellen"),
        knop=_("Stel ondersteuningsplan vast"),
        uitleg=uitleg,
    )


def wijzigen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """A new version with its reason."""
    dossier, stand = _dossier(request, dossier_id)
    if (plan := stand.geldend) is None:
        raise Http404
    mag_steunplan_maken(request.wie, dossier).of_weiger()
    begin = {"op": vandaag(), "grondslag": plan.grondslag, "toestemming_op": plan.toestemming_op}
    form = NieuweVersieForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        plan.dossier = dossier
        if voer_uit(form, lambda: wijzig_steunplan(plan, door=request.wie, **form.cleaned_data)):
            return _terug(request, dossier, _("Er is een nieuwe versie. Pas het plan aan en stel het daarna vast."))
    return _toon(request, dossier, form, titel=_("Nieuwe versie van het plan"), knop=_("Maak een nieuwe versie"))


@require_GET
def versie(request: Verzoek, dossier_id: UUID, nummer: int) -> HttpResponse:
    """The plan as it was agreed."""
    dossier, stand = _dossier(request, dossier_id)
    gevonden = next((v for v in stand.versies if v.versie == nummer and v.vastgelegd_op), None)
    if gevonden is None or gevonden.vastgelegd_op is None or gevonden.vastgesteld_op is None:
        raise Http404
    plan = leefplan_bij(leefplan_van(dossier, request.wie), gevonden.vastgelegd_op)
    kaarten = domeinkaarten(dossier, plan, request.wie, gevonden.vastgesteld_op, lezen=True)
    return toon(
        request, "plan/steunplan_versie.html", dossier, actief="plan", deel=_("Versie %(n)s") % {"n": nummer}, versie=gevonden,
        kaarten=kaarten,
    )  # fmt: skip


def _toon(
    request: Verzoek, dossier: Dossier, form: GrondslagForm | VaststelForm, *, titel: str, knop: str, uitleg: str = ""
) -> HttpResponse:
    return toon(
        request, "dossiers/formulier.html", dossier, actief="plan", deel=titel, form=form, knop_tekst=knop, uitleg=uitleg,
        terug=reverse("plan:leefplan", args=[dossier.pk]), status=422 if form.errors else 200,
    )  # fmt: skip

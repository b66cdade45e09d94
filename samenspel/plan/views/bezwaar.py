"""An objection, and the decision on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.datums import voluit
from samenspel.kern.klok import nu, vandaag
from samenspel.plan.bevoegdheden import mag_bezwaar_vastleggen
from samenspel.plan.forms.stappen import BeslissingForm, BezwaarForm
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan
from samenspel.plan.models import PipBezwaar
from samenspel.plan.termijnen import beslisdag, bezwaar_uiterlijk
from samenspel.plan.views.gereedschap import haal_dossier, haal_geldend, toon_stap
from samenspel.toegang.verzoek import Verzoek
from wet.bezwaar import BESLISTERMIJN, ONZEKER


def bezwaar(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Register what came in."""
    dossier = haal_dossier(request, dossier_id)
    mag_bezwaar_vastleggen(request.wie, dossier).of_weiger()
    pip = haal_geldend(request, dossier)
    form = BezwaarForm(request.POST or None, initial={"ontvangen_op": vandaag()})
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            teken_bezwaar_aan(pip, door=request.wie, ontvangen_op=g["ontvangen_op"], gronden=g["gronden"], nu=nu())

        if voer_uit(form, doe, veld="ontvangen_op"):
            messages.success(request, _("Het bezwaar is vastgelegd. De beslisdag staat in uw werkvoorraad."))
            return redirect("plan:pip", dossier.pk)
    uitleg = _("Het PIP blijft gelden zolang er niet is beslist. De drie jaar blijven gelijk.")
    if pip.bekendgemaakt_op:
        dag = voluit(bezwaar_uiterlijk(pip.bekendgemaakt_op))
        uitleg = _("Op tijd is een bezwaar tot en met %(dag)s.") % {"dag": dag} + " " + uitleg
    return toon_stap(
        request, dossier, form, titel=_("Bezwaar vastleggen"), knop=_("Leg het bezwaar vast"), uitleg=uitleg
    )


def beslissing(request: Verzoek, dossier_id: UUID, bezwaar_id: UUID) -> HttpResponse:
    """Decide on it, by somebody who did not take the decision."""
    dossier = haal_dossier(request, dossier_id)
    rijen = PipBezwaar.objects.zichtbaar_voor(request.wie).select_related("pip")
    gevonden = get_object_or_404(rijen, pk=bezwaar_id, dossier=dossier)
    mag_bezwaar_vastleggen(request.wie, dossier).of_weiger()
    zelf = gevonden.pip.vastgesteld_door_id == request.wie.gebruiker_id
    form = BeslissingForm(request.POST or None, zelf_beslist=zelf, initial={"op": vandaag()})
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            beslis_op_bezwaar(
                gevonden, door=request.wie, op=g["op"], uitkomst=g["uitkomst"], motivering=g["motivering"], nu=nu()
            )

        if voer_uit(form, doe):
            messages.success(request, _("De beslissing op bezwaar is vastgelegd."))
            return redirect("plan:pip", dossier.pk)
    uitleg = (
        _(
            "U stelde dit PIP zelf vast. Over een bezwaar beslist een ander: Algemene wet bestuursrecht, artikel 10:3 lid 3. U kunt wel vastleggen dat het is ingetrokken."
        )
        if zelf
        else ""
    )
    if not zelf and gevonden.pip.bekendgemaakt_op:
        dag = voluit(beslisdag(gevonden.pip.bekendgemaakt_op))
        uitleg = _("Beslis uiterlijk %(dag)s. %(artikel)s. %(onzeker)s") % {
            "dag": dag,
            "artikel": BESLISTERMIJN,
            "onzeker": ONZEKER,
        }
    return toon_stap(
        request,
        dossier,
        form,
        titel=_("Beslissen op bezwaar"),
        knop=_("Leg de beslissing vast"),
        uitleg=uitleg,
        bezwaar=gevonden,
    )

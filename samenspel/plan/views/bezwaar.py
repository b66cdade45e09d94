"""An objection, and the decision on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.bevoegdheden import mag_meewerken_regelen
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.dossiers.views.gesprekken import collegas
from samenspel.huisstijl.datums import voluit
from samenspel.kern.klok import nu, vandaag
from samenspel.plan.bevoegdheden import mag_bezwaar_vastleggen
from samenspel.plan.bezwaarblad import Bezwaarblad, bezwaarblad
from samenspel.plan.forms.stappen import BeslissingForm, BezwaarForm, BezwaarstapForm, JuristForm
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan, vraag_jurist
from samenspel.plan.handelingen.bezwaartermijn import (
    leg_aanvulling_vast,
    stel_beslissing_uit,
    stel_commissie_in,
    termijn_van,
    verdaag,
    vraag_om_aanvulling,
)
from samenspel.plan.models import PipBezwaar
from samenspel.plan.termijnen import bezwaar_uiterlijk
from samenspel.plan.views.gereedschap import haal_dossier, haal_geldend, toon_stap
from samenspel.toegang.models import Rol
from samenspel.toegang.verzoek import Verzoek


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
            if pip.bekendgemaakt_op and g["ontvangen_op"] > bezwaar_uiterlijk(pip.bekendgemaakt_op):
                messages.warning(request, _("Het bezwaar kwam na de laatste dag. Bij het bezwaar staat wat u nu doet."))
            return redirect("plan:pip", dossier.pk)
    uitleg = _("Het PIP blijft gelden zolang er niet is beslist. De drie jaar blijven gelijk.")
    if pip.bekendgemaakt_op:
        dag = voluit(bezwaar_uiterlijk(pip.bekendgemaakt_op))
        uitleg = (
            _("Op tijd is een bezwaar tot en met %(dag)s. Kwam het later? Leg het ook dan vast.") % {"dag": dag}
            + " "
            + uitleg
        )
    return toon_stap(
        request, dossier, form, titel=_("Bezwaar vastleggen"), knop=_("Leg het bezwaar vast"), uitleg=uitleg
    )


def _haal_bezwaar(request: Verzoek, dossier: Dossier, bezwaar_id: UUID) -> PipBezwaar:
    rijen = PipBezwaar.objects.zichtbaar_voor(request.wie).select_related("pip")
    return get_object_or_404(rijen, pk=bezwaar_id, dossier_id__in=ids_van(dossier))


def _blad(gevonden: PipBezwaar, stap: str = "") -> Bezwaarblad | None:
    """What stands beside the form: until when, counted how, and what is late."""
    bekend = gevonden.pip.bekendgemaakt_op
    return bezwaarblad(gevonden, gevonden.stappen.all(), bekend, vandaag(), stap=stap) if bekend else None


def beslissing(request: Verzoek, dossier_id: UUID, bezwaar_id: UUID) -> HttpResponse:
    """Decide on it, by somebody who did not take the decision."""
    dossier = haal_dossier(request, dossier_id)
    gevonden = _haal_bezwaar(request, dossier, bezwaar_id)
    mag_bezwaar_vastleggen(request.wie, dossier).of_weiger()
    zelf = gevonden.pip.vastgesteld_door_id == request.wie.gebruiker_id
    form = BeslissingForm(
        request.POST or None, zelf_beslist=zelf, te_laat=gevonden.buiten_termijn, initial={"op": vandaag()}
    )
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            beslis_op_bezwaar(
                gevonden, door=request.wie, op=g["op"], uitkomst=g["uitkomst"], motivering=g["motivering"], nu=nu()
            )

        if voer_uit(form, doe):
            messages.success(request, _("De beslissing op bezwaar is vastgelegd."))
            # for a jurist it may be over now, and the dossier out of sight
            nog = Dossier.objects.zichtbaar_voor(request.wie).filter(pk=dossier.pk).exists()
            return redirect("plan:pip", dossier.pk) if nog else redirect("toegang:start")
    uitleg = (
        _(
            "U stelde dit PIP zelf vast. Over een bezwaar beslist een ander: Algemene wet bestuursrecht, artikel 10:3 lid 3. U kunt wel vastleggen dat het is ingetrokken."
        )
        if zelf
        else ""
    )
    return toon_stap(
        request,
        dossier,
        form,
        titel=_("Beslissen op bezwaar"),
        knop=_("Leg de beslissing vast"),
        uitleg=uitleg,
        blad=_blad(gevonden),
    )


def jurist(request: Verzoek, dossier_id: UUID, bezwaar_id: UUID) -> HttpResponse:
    """Ask a jurist of the municipality to look at it."""
    dossier = haal_dossier(request, dossier_id)
    gevonden = _haal_bezwaar(request, dossier, bezwaar_id)
    mag_meewerken_regelen(request.wie, dossier).of_weiger()
    juristen = collegas(request.wie, (Rol.JURIST_BEZWAAR.value,))
    form = JuristForm(request.POST or None, juristen=juristen)
    if request.method == "POST" and form.is_valid():
        gekozen = form.cleaned_data["jurist"]

        def doe() -> None:
            vraag_jurist(gevonden, gekozen, door=request.wie, vanaf=vandaag(), nu=nu())

        if voer_uit(form, doe, veld="jurist"):
            messages.success(request, _("De jurist ziet dit dossier nu. Stoppen kan bij Partners."))
            return redirect("plan:pip", dossier.pk)
    uitleg = _(
        "De jurist ziet het dossier zolang het bezwaar loopt, en daarna nog 7 weken. Notities, contacten en gezondheid ziet een jurist niet. Gaat het bezwaar over gezondheid, en wil de inburgeraar niets delen? Laat dan een collega met mandaat beslissen die het hele dossier ziet: op bezwaar wordt alles opnieuw bekeken (Awb 7:11)."
    )
    return toon_stap(
        request,
        dossier,
        form,
        titel=_("Vraag een jurist"),
        knop=_("Vraag deze jurist"),
        uitleg=uitleg,
        blad=_blad(gevonden),
    )


class Stapsoort(NamedTuple):
    """One kind of step on the screen: its fields and its act."""

    titel: str | Promise
    knop: str | Promise
    velden: tuple[str, ...]
    daad: Callable[..., Any]


STAPPEN = {
    "commissie": Stapsoort(gettext_lazy("Adviescommissie"), gettext_lazy("Leg de commissie vast"), (), stel_commissie_in),
    "herstel_gevraagd": Stapsoort(gettext_lazy("Om aanvulling vragen"), gettext_lazy("Leg de vraag vast"), ("tot",), vraag_om_aanvulling),
    "hersteld": Stapsoort(gettext_lazy("Aanvulling binnen"), gettext_lazy("Leg de aanvulling vast"), (), leg_aanvulling_vast),
    "verdaagd": Stapsoort(gettext_lazy("Beslissing verdagen"), gettext_lazy("Leg de verdaging vast"), ("weken",), verdaag),
    "uitgesteld": Stapsoort(
        gettext_lazy("Verder uitstel"), gettext_lazy("Leg het uitstel vast"), ("tot", "grond", "toelichting"), stel_beslissing_uit
    ),
}  # fmt: skip


def stap(request: Verzoek, dossier_id: UUID, bezwaar_id: UUID, soort: str) -> HttpResponse:
    """A committee, something to add, adjournment, further delay: what changes the term to decide."""
    dossier = haal_dossier(request, dossier_id)
    gevonden, wat = _haal_bezwaar(request, dossier, bezwaar_id), STAPPEN.get(soort)
    if wat is None:
        raise Http404
    mag_bezwaar_vastleggen(request.wie, dossier).of_weiger()
    form = BezwaarstapForm(request.POST or None, velden=wat.velden, initial={"op": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: wat.daad(gevonden, door=request.wie, nu=nu(), **form.gegevens))
    ):
        uiterlijk = termijn_van(gevonden).uiterlijk
        zin = (
            _("Vastgelegd. De laatste dag om te beslissen was %(dag)s.")
            if uiterlijk < vandaag()
            else _("Vastgelegd. Beslis nu uiterlijk %(dag)s.")
        )
        messages.success(request, zin % {"dag": voluit(uiterlijk)})
        return redirect("plan:pip", dossier.pk)
    return toon_stap(request, dossier, form, titel=str(wat.titel), knop=str(wat.knop), blad=_blad(gevonden, stap=soort))

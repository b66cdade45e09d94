"""In the dossier: asking whether one thing may be shared, and taking a consent back for somebody."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.avg.bevoegdheden import mag_toestemming_vastleggen
from samenspel.avg.delen import juristen, ontvangers, te_delen_met, te_delen_met_jurist
from samenspel.avg.forms.delen import DeelForm
from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.models import ToestemmingKort
from samenspel.avg.onderdelen import Onderdeel
from samenspel.dossiers.beeld import samen
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.verzoek import Verzoek


def deel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """First with whom, then what. Only who takes part, and only cells that a consent can open."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_toestemming_vastleggen(request.wie).of_weiger()
    hier = samen(dossier, wie=request.wie)
    met_wie: list[Organisatie | Gebruiker] = [
        *ontvangers(hier, wie=request.wie, op=vandaag()),
        *juristen(hier, wie=request.wie, op=vandaag()),
    ]
    gevraagd = request.GET.get("met", "")
    gekozen = next((o for o in met_wie if str(o.pk) == gevraagd), met_wie[0] if len(met_wie) == 1 else None)
    if gekozen is None:
        return toon(
            request, "avg/deel_met.html", dossier, actief="partners", deel=_("Delen met toestemming"), met_wie=met_wie
        )
    return _wat(request, dossier, gekozen, anderen=len(met_wie) > 1)


def _te_delen(met: Organisatie | Gebruiker, hier: list[UUID], wie: Aanwezige) -> list[Onderdeel]:
    if isinstance(met, Organisatie):
        return te_delen_met(met, hier, wie=wie, op=vandaag())
    return te_delen_met_jurist(met, hier, wie=wie)


def _wat(request: Verzoek, dossier: Dossier, met: Organisatie | Gebruiker, *, anderen: bool) -> HttpResponse:
    delen = _te_delen(met, samen(dossier, wie=request.wie), request.wie)
    organisatie = met if isinstance(met, Organisatie) else None
    form = DeelForm(
        request.POST or None, met=met.naam, delen=delen, vandaag=vandaag(), initial={"taal": _taal(dossier, request.wie), "wijze": "gesproken"}
    )  # fmt: skip

    def doe() -> None:
        for onderdeel in form.gekozen:
            leg_toestemming_vast(onderdeel, organisatie, form.gevraagd, door=request.wie, nu=nu())

    if request.method == "POST" and form.is_valid() and voer_uit(form, doe):
        messages.success(request, _("Vastgelegd. Die persoon ziet dit nu, en niets anders van dit onderwerp."))
        return redirect("dossiers:partners", dossier.pk)
    return toon(
        request, "avg/deel.html", dossier, actief="partners", deel=_("Delen met toestemming"), form=form, met=met, delen=delen, anderen=anderen,
        terug=reverse("dossiers:partners", args=[dossier.pk]), status=422 if form.errors else 200,
    )  # fmt: skip


def _taal(dossier: Dossier, wie: Aanwezige) -> str:
    """The language in which one probably asks."""
    persoon = Persoon.objects.zichtbaar_voor(wie).filter(dossier=dossier).first()
    if persoon is None:
        return ""
    return persoon.tolk_taal or (persoon.talen[0] if persoon.talen else "")


@require_POST
def trek_in(request: Verzoek, dossier_id: UUID, toestemming_id: UUID) -> HttpResponse:
    """For a newcomer who says so at the desk or on the phone."""
    dossier = dossier_in_zicht(request, dossier_id)
    hier = ToestemmingKort.objects.zichtbaar_voor(request.wie).filter(dossier_id__in=samen(dossier, wie=request.wie))
    trek_toestemming_in(get_object_or_404(hier, pk=toestemming_id), door=request.wie, nu=nu())
    messages.success(request, _("Ingetrokken. De organisatie ziet dit vanaf nu niet meer."))
    return redirect("dossiers:partners", dossier.pk)

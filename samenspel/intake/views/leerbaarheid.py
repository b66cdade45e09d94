"""The learnability test and the second opinion."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.beleid.waarden import eist
from samenspel.dossiers.forms.basis import toch_van
from samenspel.dossiers.models import Dossier, Regime
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.views.gesprekken import collegas
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.forms.basis import DagForm
from samenspel.intake.forms.leerbaarheid import AanmeldingForm, ToetsForm, TweedeMeningForm, UitkomstForm
from samenspel.intake.handelingen.leerbaarheid import (
    leg_lbt_vast,
    leg_second_opinion_vast,
    meld_aan_voor_lbt,
    vraag_second_opinion,
    zie_af_van_lbt,
)
from samenspel.intake.models import LbtAfname, LbtOntheffing, SecondOpinion
from samenspel.intake.overzicht import aanmeldingen, over_de_uitslag, taalmetingen
from samenspel.intake.stand import stand_van
from samenspel.intake.views.gereedschap import haal_dossier, lukt, toon
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker, Kwalificatie
from samenspel.toegang.verzoek import Verzoek

_WIE_TROK_IN = ("ingetrokken_door", "gebeurtenis__intrekking")


def _dossier(request: Verzoek, dossier_id: UUID) -> Dossier:
    """Only for who may read language data; the ondertussengroep has no such test."""
    dossier = haal_dossier(request, dossier_id)
    if dossier.regime == Regime.WI2013 or not recht(request.wie.rol, "C07").lees:
        raise Http404
    return dossier


def _begeleiders(request: Verzoek) -> QuerySet[Gebruiker]:
    """Every colleague, and who held the certificate before: a test of then may have been taken by who left since.

    The certified come first. Choosing somebody without asks for a reason, where the municipality holds on to the certificate.
    """
    hier = collegas(request.wie)
    if not eist(request.wie.gemeente_id, "lbt_certificaat_verplicht", vandaag()):
        return hier.annotate(certificaat_loopt=Value(True), certificaat_tot=Value(None, DateField()))
    ooit = Kwalificatie.objects.filter(
        gemeente_id=request.wie.gemeente_id, soort=Kwalificatie.Soort.LEERBAARHEIDSTOETS, gebruiker_id=OuterRef("pk")
    )
    loopt = ooit.filter(Q(tot__isnull=True) | Q(tot__gte=vandaag()))
    return (
        Gebruiker.objects.filter(Exists(ooit) | Q(pk__in=hier.values("pk")))
        .annotate(certificaat_loopt=Exists(loopt), certificaat_tot=Subquery(ooit.order_by("-tot").values("tot")[:1]))
        .order_by("-certificaat_loopt", F("certificaat_tot").desc(nulls_last=True), "naam")
    )


@require_http_methods(["GET", "POST"])
def toets(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Record the result, or that there is no test."""
    dossier = _dossier(request, dossier_id)
    form = ToetsForm(
        request.POST or None, vandaag=vandaag(), begeleiders=_begeleiders(request), initial=_begin(request, dossier)
    )
    if request.method == "POST" and form.is_valid() and lukt(form, lambda: _leg_toets_vast(request, dossier, form)):
        messages.success(request, _("De leerbaarheidstoets is vastgelegd."))
        return redirect("intake:leerbaarheidstoets", dossier_id=dossier.pk)
    return _toon(request, dossier, toetsform=form)


def _begin(request: Verzoek, dossier: Dossier) -> dict[str, object]:
    return {"aangemeld_op": stand_van(dossier, request.wie).feiten.get("lbt_aangemeld")}


@require_http_methods(["GET", "POST"])
def aanmelding(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Registered for the test, before there is a result."""
    dossier = _dossier(request, dossier_id)
    form = AanmeldingForm(request.POST or None, vandaag=vandaag())
    if request.method == "POST" and form.is_valid() and lukt(form, lambda: _meld_aan(request, dossier, form)):
        messages.success(request, _("De aanmelding voor de toets is vastgelegd."))
        return redirect("intake:leerbaarheidstoets", dossier_id=dossier.pk)
    return _toon(request, dossier, aanmeldform=form)


def _meld_aan(request: Verzoek, dossier: Dossier, form: AanmeldingForm) -> object:
    gegevens = form.cleaned_data
    return meld_aan_voor_lbt(
        dossier, door=request.wie, op=gegevens["op"], toets_op=gegevens["toets_op"], sleutel=form.eenmalige_sleutel
    )


def _leg_toets_vast(request: Verzoek, dossier: Dossier, form: ToetsForm) -> LbtAfname:
    gegevens = form.cleaned_data
    if gegevens["afgezien"]:
        return zie_af_van_lbt(
            dossier, door=request.wie, op=gegevens["op"], beperking=gegevens["beperking"], motivering=gegevens["motivering"],
            sleutel=form.eenmalige_sleutel,
        )  # fmt: skip
    return leg_lbt_vast(
        dossier, door=request.wie, op=gegevens["op"], score=gegevens["score"], toetsbegeleider=gegevens["toetsbegeleider"],
        examennummer=gegevens["examennummer"], aangemeld_op=gegevens["aangemeld_op"],
        buitenstaander=form.buitenstaander, sleutel=form.eenmalige_sleutel, toch=toch_van(form),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def vraag(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Ask a school for a second opinion."""
    dossier = _dossier(request, dossier_id)
    form = TweedeMeningForm(request.POST or None, vandaag=vandaag())
    if request.method == "POST" and form.is_valid() and lukt(form, lambda: _vraag(request, dossier, form)):
        messages.success(request, _("De vraag aan de school is vastgelegd."))
        return redirect("intake:leerbaarheidstoets", dossier_id=dossier.pk)
    return _toon(request, dossier, vraagform=form)


def _vraag(request: Verzoek, dossier: Dossier, form: TweedeMeningForm) -> SecondOpinion:
    gegevens = {naam: form.cleaned_data[naam] for naam in ("op", "school", "reden")}
    return vraag_second_opinion(dossier, door=request.wie, sleutel=form.eenmalige_sleutel, **gegevens)


@require_http_methods(["GET", "POST"])
def uitkomst(request: Verzoek, dossier_id: UUID, opinion_id: UUID) -> HttpResponse:
    """What the school found."""
    dossier = _dossier(request, dossier_id)
    opinion = get_object_or_404(
        SecondOpinion.objects.zichtbaar_voor(request.wie).select_related(
            "dossier__gemeente", "dossier__samengevoegd_in"
        ),
        pk=opinion_id,
        dossier_id__in=ids_van(dossier),
    )
    form = UitkomstForm(request.POST or None, vandaag=vandaag())
    if (
        request.method == "POST"
        and form.is_valid()
        and lukt(form, lambda: leg_second_opinion_vast(opinion, door=request.wie, **form.cleaned_data))
    ):
        messages.success(request, _("De uitkomst is vastgelegd."))
        return redirect("intake:leerbaarheidstoets", dossier_id=dossier.pk)
    return _toon(request, dossier, uitkomstform=form, opinion=opinion)


def _toon(request: Verzoek, dossier: Dossier, **formulieren: object) -> HttpResponse:
    form = next((f for f in formulieren.values() if isinstance(f, DagForm)), None)
    afnames = LbtAfname.objects.zichtbaar_voor(request.wie).filter(dossier_id__in=ids_van(dossier))
    opinions = SecondOpinion.objects.zichtbaar_voor(request.wie).filter(dossier_id__in=ids_van(dossier))
    return toon(
        request,
        "intake/leerbaarheid.html",
        dossier,
        status=422 if form is not None and form.errors else 200,
        deel=_("Leerbaarheidstoets"),
        form=form,
        aanmeldingen=aanmeldingen(dossier, request.wie, vandaag()),
        afnames=_met_ontheffing(
            afnames.select_related("toetsbegeleider", *_WIE_TROK_IN).order_by("-op", "-vastgelegd_op"), dossier, request.wie
        ),
        opinions=opinions.select_related(*_WIE_TROK_IN).order_by("-gevraagd_op", "-vastgelegd_op"),
        waarschuwingen=over_de_uitslag(
            dossier, request.wie, geldende(dossier, request.wie, ["C07", "C08"]), taalmetingen(dossier, request.wie)
        ),
        mag=mag_in_dossier_schrijven(request.wie, dossier, "C07"),
        **formulieren,
    )  # fmt: skip


def _met_ontheffing(afnames: QuerySet[LbtAfname], dossier: Dossier, wie: Aanwezige) -> list[LbtAfname]:
    """The tests, each with the reason of a waiver as `ontheffing_gezien`, for who may read health."""
    redenen = {
        o.afname_id: o for o in LbtOntheffing.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier))
    }
    lijst = list(afnames)
    for afname in lijst:
        afname.__dict__["ontheffing_gezien"] = redenen.get(afname.pk)
    return lijst

"""The plan of one dossier: decision and practice side by side, goals and actions, and every act on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from samenspel.dossiers.beeld import beeld_van, beleid_bij
from samenspel.dossiers.bevoegdheden import mag_betrekken
from samenspel.dossiers.forms.basis import toch_van
from samenspel.dossiers.gezin import volwassenen
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, voer_uit
from samenspel.dossiers.views.gesprekken import collegas
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.plan.bevoegdheden_leefplan import mag_domein_bijhouden, mag_plan_bijhouden, mag_steunplan_maken
from samenspel.plan.domeinen import DOMEIN, DOMEINEN, Actievoorbeeld, Domein, bij_de_gemeente
from samenspel.plan.drift import aantal_verschillen
from samenspel.plan.forms.leefplan import (
    ActieForm,
    AfrondForm,
    DoelForm,
    EffectForm,
    PraktijkForm,
    RedenForm,
    ResultaatForm,
    ToewijsForm,
    VerzetForm,
    WijzigDoelForm,
    als_uuid,
)
from samenspel.plan.ggm import doel_met_zin
from samenspel.plan.handelingen.leefplan_acties import (
    laat_actie_vallen,
    rond_actie_af,
    spreek_actie_af,
    toets_effect,
    verzet_actie,
    wijs_actie_toe,
)
from samenspel.plan.handelingen.leefplan_doelen import bereik_doel, laat_doel_los, stel_doel, wijzig_doel
from samenspel.plan.handelingen.leefplan_praktijk import leg_praktijk_vast
from samenspel.plan.handelingen.leefplan_schrijven import betrokken_partners, nog_te_betrekken
from samenspel.plan.leefplan import Actiebeeld, acties_zonder_eigenaar, leefplan_van
from samenspel.plan.models.leefplan import Actie, Doel
from samenspel.plan.naast import praktijk_van, vergelijking_van
from samenspel.plan.onderwerpen import ONDERWERP
from samenspel.plan.overzicht_leefplan import domeinkaarten, naast_rijen, vondstregels, ziet_plan
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.plan.stand import geldend
from samenspel.plan.steunplanstand import steunplanstand
from samenspel.toegang.verzoek import Verzoek

NAZORG = timedelta(weeks=6)
"""Proposed in the form: after this time we ask whether an action helped. Not a term; the user chooses the day."""


def dossier_met_plan(request: Verzoek, dossier_id: UUID) -> Dossier:
    """The dossier, for who may read any part of its plan; 404 otherwise."""
    dossier = dossier_in_zicht(request, dossier_id)
    if not ziet_plan(request.wie):
        raise Http404
    return dossier


@require_GET
def leefplan(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The plan now; beside the decision where there is one."""
    dossier = dossier_met_plan(request, dossier_id)
    wie, op = request.wie, vandaag()
    beeld, plan = beeld_van(dossier, wie=wie, op=op), leefplan_van(dossier, wie)
    mag = mag_plan_bijhouden(wie, dossier)
    gegevens: dict[str, Any] = {}
    if plansoort_van(dossier) is Plansoort.PLAN_ONDERSTEUNING:
        gegevens = {"steun": steunplanstand(dossier, wie), "mag_steunplan": mag_steunplan_maken(wie, dossier)}
    elif pip := geldend(dossier, wie):
        rijen = vergelijking_van(dossier, pip, beeld, wie=wie, op=op)
        dossier.__dict__["_planverschillen"] = aantal_verschillen(rijen)
        gegevens = {
            "pip": pip,
            "rijen": naast_rijen(dossier, rijen, mag=bool(mag)),
            "verschillen": aantal_verschillen(rijen),
        }
    return toon(
        request, "plan/leefplan.html", dossier, actief="plan", beeld=beeld, plan=plan, kaarten=domeinkaarten(dossier, plan, wie, op),
        mag=mag, vondsten=vondstregels(dossier, wie), zonder_eigenaar=acties_zonder_eigenaar(dossier, wie), samen=len(volwassenen(beeld.kop, op=op)), plansoort=plansoort_van(dossier).value, vandaag=op, **gegevens,
    )  # fmt: skip


def _toon_formulier(
    request: Verzoek, dossier: Dossier, form: forms.Form, *, titel: str, knop: str, uitleg: str = "", anker: str = ""
) -> HttpResponse:
    terug = f"{reverse('plan:leefplan', args=[dossier.pk])}{anker}"
    return toon(
        request, "plan/actie.html", dossier, actief="plan", deel=titel, form=form, knop_tekst=knop, terug=terug,
        uitleg=uitleg, status=422 if form.errors else 200,
    )  # fmt: skip


def _klaar(request: Verzoek, dossier: Dossier, zin: str, anker: str = "") -> HttpResponse:
    messages.success(request, zin)
    return redirect(f"{reverse('plan:leefplan', args=[dossier.pk])}{anker}")


def doel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Set a goal, or a sub-goal (`?onder=`)."""
    dossier = dossier_met_plan(request, dossier_id)
    mag_plan_bijhouden(request.wie, dossier).of_weiger()
    plan = leefplan_van(dossier, request.wie)
    onder = als_uuid(request.GET.get("onder", ""))
    boven = plan.doel(onder) if onder else None
    if onder and boven is None:
        raise Http404
    form = DoelForm(
        request.POST or None, domeinen=[DOMEIN[boven.domein]] if boven else _te_kiezen(request.wie, dossier),
        bovendoel=boven.tekst if boven else "",
        initial={"op": vandaag(), "domein": boven.domein if boven else _domein_uit(request), "taal": "nl"},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        domein = boven.domein if boven else g["domein"]

        def doe() -> None:
            stel_doel(
                dossier, door=request.wie, op=g["op"], domein=domein, tekst=g["tekst"], taal=g["taal"], naar=doel_met_zin(domein, g["voorbeeld"]),
                bovendoel=Doel.objects.get(pk=boven.id) if boven else None, sleutel=form.eenmalige_sleutel,
            )  # fmt: skip

        if voer_uit(form, doe):
            return _klaar(
                request,
                dossier,
                _("Het doel staat in het plan."),
                f"#doel-{boven.id if boven else form.eenmalige_sleutel}",
            )
    titel = _("Stap op weg naar een doel") if boven else _("Nieuw doel")
    return _toon_formulier(request, dossier, form, titel=titel, knop=_("Bewaar doel"))


def _te_kiezen(wie: Aanwezige, dossier: Dossier) -> list[Domein]:
    """The domains in which a new goal can be set here: of the role, and in use in this municipality."""
    hier = bij_de_gemeente(DOMEINEN, beleid_bij(dossier), vandaag())
    return [domein for domein in hier if domein.gebruikt and mag_domein_bijhouden(wie, dossier, domein.code)]


def _domein_uit(request: Verzoek) -> str:
    """The domain by its number, so that no word about money or health stands in an address."""
    nummer = request.GET.get("onderdeel", "")
    plaats = int(nummer) if nummer.isdecimal() and len(nummer) < 3 else 0
    return DOMEINEN[plaats - 1].code if 1 <= plaats <= len(DOMEINEN) else ""


@dataclass(frozen=True, slots=True)
class Daad:
    """One act on a goal or an action: its form, what it is called, what the button says, and what is said afterwards."""

    form: type[forms.Form]
    doe: Callable[..., object]
    titel: str | Promise
    knop: str | Promise
    gedaan: str | Promise
    begin: tuple[str, ...] = ("op",)
    sluit: bool = False


_DOELDADEN = {
    "wijzigen": Daad(WijzigDoelForm, wijzig_doel, gettext_lazy("Doel wijzigen"), gettext_lazy("Wijzig doel"), gettext_lazy("Het doel is gewijzigd.")),
    "bereiken": Daad(ResultaatForm, bereik_doel, gettext_lazy("Doel bereikt"), gettext_lazy("Leg vast dat het doel is bereikt"), gettext_lazy("Het doel is bereikt."), sluit=True),
    "loslaten": Daad(RedenForm, laat_doel_los, gettext_lazy("Doel loslaten"), gettext_lazy("Laat doel los"), gettext_lazy("Het doel is losgelaten."), sluit=True),
}  # fmt: skip
_ACTIEDADEN = {
    "toewijzen": Daad(ToewijsForm, wijs_actie_toe, gettext_lazy("Wie doet dit?"), gettext_lazy("Kies eigenaar"), gettext_lazy("De actie heeft een eigenaar."), ()),
    "verzetten": Daad(VerzetForm, verzet_actie, gettext_lazy("Actie verzetten"), gettext_lazy("Verzet actie"), gettext_lazy("De actie is verzet."), ()),
    "afronden": Daad(AfrondForm, rond_actie_af, gettext_lazy("Actie afronden"), gettext_lazy("Rond actie af"), gettext_lazy("De actie is klaar.")),
    "effect": Daad(EffectForm, toets_effect, gettext_lazy("Nagaan of het hielp"), gettext_lazy("Leg vast of het hielp"), gettext_lazy("Vastgelegd of de actie hielp.")),
    "laten-vallen": Daad(RedenForm, laat_actie_vallen, gettext_lazy("Actie laten vallen"), gettext_lazy("Laat actie vallen"), gettext_lazy("De actie is vervallen.")),
}  # fmt: skip


def doeldaad(request: Verzoek, dossier_id: UUID, doel_id: UUID, daad: str) -> HttpResponse:
    """Reword, reach or let go of a goal."""
    dossier = dossier_met_plan(request, dossier_id)
    beeld = leefplan_van(dossier, request.wie).doel(doel_id)
    keuze = _DOELDADEN.get(daad)
    if beeld is None or keuze is None:
        raise Http404
    mag_domein_bijhouden(request.wie, dossier, beeld.domein).of_weiger()
    form = keuze.form(request.POST or None, initial={"op": vandaag(), "tekst": beeld.tekst, "taal": beeld.taal})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: _doe_doel(request.wie, doel_id, keuze, form))
    ):
        return _klaar(request, dossier, str(keuze.gedaan), f"#doel-{doel_id}")
    return _toon_formulier(
        request,
        dossier,
        form,
        titel=str(keuze.titel),
        knop=str(keuze.knop),
        uitleg=f"‘{beeld.tekst}’",
        anker=f"#doel-{doel_id}",
    )


def _doe_doel(wie: Aanwezige, doel_id: UUID, keuze: Daad, form: forms.Form) -> None:
    toch = {"toch": toch_van(form)} if keuze.sluit else {}
    keuze.doe(_slot(Doel, wie, doel_id), door=wie, **form.cleaned_data, **toch)


def actie(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """Agree on an action for a goal."""
    dossier = dossier_met_plan(request, dossier_id)
    beeld = leefplan_van(dossier, request.wie).doel(doel_id)
    if beeld is None:
        raise Http404
    mag_domein_bijhouden(request.wie, dossier, beeld.domein).of_weiger()
    wie_kan, voorbeelden = _wie_kan(request.wie, dossier), DOMEIN[beeld.domein].acties
    form = ActieForm(
        request.POST or None,
        met_besluit=plansoort_van(dossier) is Plansoort.PLAN_WI2021,
        **wie_kan,
        initial=_als_begin(_gekozen(request, voorbeelden), dossier, wie_kan),
    )
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            spreek_actie_af(
                _slot(Doel, request.wie, doel_id), door=request.wie, op=vandaag(), wat=g["wat"], eigenaar=form.eigenaar, opdracht=g["opdracht"],
                gepland_op=g["gepland_op"], begint_op=g["begint_op"], onderwerp=g.get("onderwerp", ""), sleutel=form.eenmalige_sleutel,
            )  # fmt: skip

        if voer_uit(form, doe):
            return _klaar(request, dossier, _("De actie staat in het plan."), f"#doel-{doel_id}")
    terug = f"{reverse('plan:leefplan', args=[dossier.pk])}#doel-{doel_id}"
    return toon(
        request, "plan/actie.html", dossier, actief="plan", deel=_("Nieuwe actie"), form=form, knop_tekst=_("Bewaar actie"), terug=terug,
        uitleg=f"‘{beeld.tekst}’", voorbeelden=voorbeelden, gekozen=_gekozen(request, voorbeelden), status=422 if form.errors else 200,
    )  # fmt: skip


def _gekozen(request: Verzoek, voorbeelden: tuple[Actievoorbeeld, ...]) -> Actievoorbeeld | None:
    """The sample action by its number, so that no word about money or health stands in an address."""
    nummer = request.GET.get("voorbeeld", "")
    plaats = int(nummer) if nummer.isdecimal() and len(nummer) < 3 else 0
    return voorbeelden[plaats - 1] if 1 <= plaats <= len(voorbeelden) else None


def _als_begin(voorbeeld: Actievoorbeeld | None, dossier: Dossier, wie_kan: dict[str, Any]) -> dict[str, Any]:
    """What a sample action fills in: words, a day, and who usually does it where that one is there."""
    if voorbeeld is None:
        return {}
    return {
        "wat": voorbeeld.wat, "gepland_op": vandaag() + timedelta(days=voorbeeld.dagen), "opdracht": voorbeeld.opdracht,
        "wie": _wie_meestal(voorbeeld.eigenaar, dossier, wie_kan),
    }  # fmt: skip


def _wie_meestal(eigenaar: str, dossier: Dossier, wie_kan: dict[str, Any]) -> str:
    if eigenaar == "i":
        return eigenaar
    if eigenaar == "m":
        mens = next((mens for mens in wie_kan["collegas"] if mens.pk == dossier.contactpersoon_id), None)
        return f"m:{mens.pk}" if mens else ""
    partner = next((partner for partner in wie_kan["partners"] if partner.soort == eigenaar), None)
    return f"o:{partner.pk}" if partner else ""


def actiedaad(request: Verzoek, dossier_id: UUID, actie_id: UUID, daad: str) -> HttpResponse:
    """Give, move, finish, check or drop an action."""
    dossier = dossier_met_plan(request, dossier_id)
    beeld = leefplan_van(dossier, request.wie).actie(actie_id)
    keuze = _ACTIEDADEN.get(daad)
    if beeld is None or not beeld.domein or keuze is None:
        raise Http404
    mag_domein_bijhouden(request.wie, dossier, beeld.domein).of_weiger()
    form = _actieform(request, dossier, keuze, beeld)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: _doe(request.wie, actie_id, keuze, form))
    ):
        return _klaar(request, dossier, str(keuze.gedaan), f"#doel-{beeld.doel_id}")
    return _toon_formulier(
        request,
        dossier,
        form,
        titel=str(keuze.titel),
        knop=str(keuze.knop),
        uitleg=beeld.tekst,
        anker=f"#doel-{beeld.doel_id}",
    )


def _actieform(request: Verzoek, dossier: Dossier, keuze: Daad, beeld: Actiebeeld) -> forms.Form:
    if keuze.form is ToewijsForm:
        return ToewijsForm(request.POST or None, initial={"opdracht": beeld.opdracht}, **_wie_kan(request.wie, dossier))
    op = vandaag()
    begin: dict[str, date] = {"op": op, "gepland_op": beeld.gepland_op, "toets_op": op + NAZORG}
    return keuze.form(request.POST or None, initial=begin)


def _doe(wie: Aanwezige, actie_id: UUID, keuze: Daad, form: forms.Form) -> None:
    gegevens = dict(form.cleaned_data)
    if isinstance(form, ToewijsForm):
        gegevens = {"eigenaar": form.eigenaar, "opdracht": form.cleaned_data["opdracht"]}
    gegevens.setdefault("op", vandaag())
    keuze.doe(_slot(Actie, wie, actie_id), door=wie, **gegevens)


def _slot(model: Any, wie: Aanwezige, id_: UUID) -> Any:
    """The row, locked, so that of two people at once the second sees what the first did."""
    rijen = model.objects.zichtbaar_voor(wie)
    return get_object_or_404(rijen.select_for_update(of=("self",)) if model is Actie else rijen, pk=id_)


def _wie_kan(wie: Aanwezige, dossier: Dossier) -> dict[str, Any]:
    """Who may own an action here: colleagues, and partners; for who may let partners join also those that can."""
    meedoen = betrokken_partners(dossier, vandaag()).values("organisatie")
    hier = Organisatie.objects.filter(gemeenten=wie.gemeente_id).order_by("naam")
    return {
        "collegas": list(collegas(wie)),
        "partners": list(hier.filter(pk__in=meedoen)),
        "anderen": list(nog_te_betrekken(dossier, vandaag())) if mag_betrekken(wie) else [],
        "betrekken": reverse("dossiers:partners", args=[dossier.pk]),
        "meewerken": reverse("dossiers:meewerken", args=[dossier.pk]),
    }


def praktijk(request: Verzoek, dossier_id: UUID, onderwerp: str) -> HttpResponse:
    """How it goes now, beside what was decided."""
    dossier = dossier_met_plan(request, dossier_id)
    soort = ONDERWERP.get(onderwerp)
    if soort is None or plansoort_van(dossier) is not Plansoort.PLAN_WI2021:
        raise Http404
    mag_plan_bijhouden(request.wie, dossier).of_weiger()
    huidig = praktijk_van(dossier, request.wie).get(onderwerp)
    begin: dict[str, Any] = {"sinds": vandaag(), "hoe": "anders"}
    if huidig is not None and not huidig.zoals_besluit:
        begin |= {"uren": huidig.uren, "tekst": huidig.tekst, "reden": huidig.reden, "hoe": "besluit"}
    form = PraktijkForm(request.POST or None, onderwerp=soort, initial=begin)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data

        def doe() -> None:
            leg_praktijk_vast(
                dossier, door=request.wie, onderwerp=onderwerp, sinds=g["sinds"], zoals_besluit=g["hoe"] == "besluit",
                uren=g.get("uren"), tekst=g["tekst"], reden=g["reden"],
            )  # fmt: skip

        if voer_uit(form, doe):
            return _klaar(request, dossier, _("Vastgelegd hoe het nu gaat."), "#naast")
    uitleg = _(
        "Het besluit verandert hiermee niet. Wilt u iets anders besluiten? Maak dan een nieuwe versie van het PIP."
    )
    return _toon_formulier(
        request, dossier, form, titel=str(soort.naam), knop=_("Leg vast hoe het nu gaat"), uitleg=uitleg, anker="#naast"
    )

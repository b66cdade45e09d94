"""Beheer: users, appointments, qualifications and cover, each with their days."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang import beheer, beheer_kwalificaties
from samenspel.toegang.beheer_forms import AanstellingForm, EindeForm, GebruikerForm, KwalificatieForm, VervangingForm
from samenspel.toegang.fotos import foto_url
from samenspel.toegang.gereedschap import beheerkruimels, gebruiker_van_hier, keuzelijsten, toon_formulier, voer_uit
from samenspel.toegang.models import (
    VAN_EEN_DOSSIER,
    Aanstelling,
    Beheerdaad,
    Contractbeheer,
    Gebruiker,
    Kwalificatie,
    Rol,
    Vervanging,
)
from samenspel.toegang.oidc.aanbieders import aanbieder, aanbieders_voor
from samenspel.toegang.oidc.koppelingen import maak_koppellink
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.overeenkomsten import bijna_voorbij
from samenspel.toegang.samenwerken import gaat_dicht, wacht_op_ons
from samenspel.toegang.taken import takenstand
from samenspel.toegang.vervanging import beeindig_vervanging, mag_vervanging_regelen, regel_vervanging
from samenspel.toegang.verzoek import Verzoek
from samenspel.toegang.views_aanbieder import adres_van_link


def _collegas(request: Verzoek) -> Any:
    eigen = (
        Aanstelling.objects.geldig(vandaag())
        .filter(gemeente_id=request.wie.gemeente_id)
        .exclude(rol__in=VAN_EEN_DOSSIER)
    )
    return Gebruiker.objects.filter(pk__in=eigen.values("gebruiker_id"), is_active=True).order_by("naam")


def lijst(request: Verzoek) -> HttpResponse:
    """Everyone with an appointment in this municipality, and who covers whom."""
    beheer.mag_beheren(request.wie).of_weiger()
    op = vandaag()
    rijen = Aanstelling.objects.filter(gemeente_id=request.wie.gemeente_id).exclude(rol__in=VAN_EEN_DOSSIER)
    zoek = request.GET.get("zoek", "").strip()[:80]
    if zoek:
        rijen = rijen.filter(Q(gebruiker__naam__icontains=zoek) | Q(gebruiker__email__icontains=zoek))
    oud = request.GET.get("oud") == "ja"
    if not oud:
        rijen = rijen.filter(Q(tot__isnull=True) | Q(tot__gte=op))
    return render(
        request,
        "toegang/beheer.html",
        {
            "aanstellingen_hier": rijen.select_related("gebruiker", "team", "organisatie", "thuisgemeente").order_by("gebruiker__naam", "vanaf")[:500],
            "vervangingen": Vervanging.objects.filter(gemeente_id=request.wie.gemeente_id, tot__gte=op).select_related("afwezig", "vervanger").order_by("vanaf"),
            "zoek": zoek, "oud": oud, "op": op, "taken": takenstand(nu()),
            "wachtend": beheer_kwalificaties.wachtende_mandaten(request.wie, op).count(), "eindigt": bijna_voorbij(request.wie, op).count(),
            "gevraagd": wacht_op_ons(request.wie, op).count(), "dicht": len(gaat_dicht(request.wie, op)),
        },
    )  # fmt: skip


@vraagt_wie_u_bent
def nieuw(request: Verzoek) -> HttpResponse:
    """A new user with a first appointment; the start password is shown once, to print."""
    beheer.mag_beheren(request.wie).of_weiger()
    form = GebruikerForm(request.POST or None, initial={"vanaf": vandaag()}, **keuzelijsten(request))
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        gemaakt: list[tuple[Gebruiker, str]] = []

        def doe() -> None:
            gebruiker, wachtwoord = beheer.maak_gebruiker(
                door=request.wie, email=g["email"], naam=g["naam"], telefoon=g["telefoon"]
            )
            _stel_aan(request, gebruiker, g)
            gemaakt.append((gebruiker, wachtwoord))

        if voer_uit(form, doe):
            gebruiker, wachtwoord = gemaakt[0]
            if not wachtwoord:
                messages.success(
                    request,
                    _("Deze gebruiker had al een account en werkt nu ook voor uw gemeente."),
                )
                return redirect("toegang:gebruiker", gebruiker.pk)
            return _startblad(request, gebruiker, wachtwoord)
    return toon_formulier(
        request, form, titel=_("Nieuwe gebruiker"), knop=_("Maak gebruiker"), terug=reverse("toegang:beheer")
    )


def _stel_aan(request: Verzoek, gebruiker: Gebruiker, g: dict[str, Any]) -> Aanstelling:
    return beheer.stel_aan(
        gebruiker, door=request.wie, rol=g["rol"], titel=g["titel"], team=g["team"], organisatie=g["organisatie"],
        uren_per_week=g["uren_per_week"], vanaf=g["vanaf"], tot=g["tot"],
    )  # fmt: skip


def _startblad(request: Verzoek, gebruiker: Gebruiker, wachtwoord: str) -> HttpResponse:
    return render(
        request,
        "toegang/startblad.html",
        {"gebruiker": gebruiker, "wachtwoord": wachtwoord, "kruimels": beheerkruimels(_("Startwachtwoord"))},
    )


def gebruiker(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """Appointments and qualifications of one person."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    hier = {"gebruiker": mens, "gemeente_id": request.wie.gemeente_id}
    aanstellingen = list(
        Aanstelling.objects.filter(**hier).select_related("team", "organisatie", "thuisgemeente").order_by("-vanaf")
    )
    contracten = list(Contractbeheer.objects.filter(**hier).select_related("organisatie").order_by("-vanaf"))
    return render(
        request,
        "toegang/gebruiker.html",
        {
            "mens": mens, "op": vandaag(), "kruimels": beheerkruimels(mens.naam), "adres_foto": foto_url(mens, wie=request.wie),
            "aanstellingen_hier": aanstellingen,
            "kwalificaties": Kwalificatie.objects.filter(**hier).select_related("bevestigd_door").order_by("-vanaf"), "mag_toelaten": beheer.mag_toelaten(request.wie, mens),
            "contracten": contracten, "is_contractmanager": any(rij.rol == Rol.CONTRACTMANAGER for rij in aanstellingen) or bool(contracten),
            "aanbieders": [a for a in aanbieders_voor("medewerkers") if request.aanstelling.gemeente.code in a.gemeenten],
            "daden": Beheerdaad.objects.filter(over=mens, gemeente_id=request.wie.gemeente_id).select_related("door")[:50],
        },
    )  # fmt: skip


@vraagt_wie_u_bent
def aanstelling_nieuw(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """One more appointment."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    beheer.mag_toelaten(request.wie, mens).of_weiger()
    form = AanstellingForm(request.POST or None, initial={"vanaf": vandaag()}, **keuzelijsten(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: _stel_aan(request, mens, form.cleaned_data))
    ):
        messages.success(request, _("Aanstelling bewaard."))
        return redirect("toegang:gebruiker", mens.pk)
    terug = reverse("toegang:gebruiker", args=[mens.pk])
    return toon_formulier(
        request, form, titel=_("Aanstelling van %(naam)s") % {"naam": mens.naam}, knop=_("Stel aan"), terug=terug
    )


@vraagt_wie_u_bent
def aanstelling_einde(request: Verzoek, aanstelling_id: UUID) -> HttpResponse:
    """The last day of an appointment."""
    beheer.mag_beheren(request.wie).of_weiger()
    rij = get_object_or_404(
        Aanstelling.objects.select_related("gebruiker"), pk=aanstelling_id, gemeente_id=request.wie.gemeente_id
    )
    form = EindeForm(request.POST or None, initial={"tot": vandaag()})
    if request.method == "POST" and form.is_valid():
        tot = form.cleaned_data["tot"]
        if voer_uit(form, lambda: beheer.beeindig_aanstelling(rij, door=request.wie, tot=tot, vandaag=vandaag())):
            messages.success(request, _("Aanstelling beëindigd."))
            return redirect("toegang:gebruiker", rij.gebruiker_id)
    terug = reverse("toegang:gebruiker", args=[rij.gebruiker_id])
    return toon_formulier(
        request,
        form,
        titel=_("Aanstelling van %(naam)s beëindigen") % {"naam": rij.gebruiker.naam},
        knop=_("Beëindig"),
        terug=terug,
    )


_GEGEVEN = {
    Kwalificatie.VierOgen.NIET_NODIG: gettext_lazy("Bewaard."),
    Kwalificatie.VierOgen.WACHT: gettext_lazy(
        "Bewaard. Het mandaat geldt zodra een andere beheerder of een teamleider het bevestigt."
    ),
    Kwalificatie.VierOgen.ALLEEN: gettext_lazy(
        "Bewaard. Het mandaat geldt meteen: uw gemeente heeft geen tweede beheerder of teamleider. Dat staat in het log."
    ),
}


@vraagt_wie_u_bent
def kwalificatie_nieuw(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """A certificate or a mandate."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    beheer.mag_toelaten(request.wie, mens).of_weiger()
    form, gegeven = KwalificatieForm(request.POST or None, initial={"vanaf": vandaag()}), list[Kwalificatie]()
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: gegeven.append(beheer_kwalificaties.geef_kwalificatie(mens, door=request.wie, **form.cleaned_data)),
        )
    ):
        messages.success(request, _GEGEVEN[Kwalificatie.VierOgen(gegeven[0].vier_ogen)])
        return redirect("toegang:gebruiker", mens.pk)
    terug = reverse("toegang:gebruiker", args=[mens.pk])
    return toon_formulier(
        request, form, titel=_("Bevoegdheid van %(naam)s") % {"naam": mens.naam}, knop=_("Leg vast"), terug=terug
    )


@vraagt_wie_u_bent
def kwalificatie_einde(request: Verzoek, kwalificatie_id: UUID) -> HttpResponse:
    """The last day of a certificate or mandate."""
    beheer.mag_beheren(request.wie).of_weiger()
    rij = get_object_or_404(Kwalificatie, pk=kwalificatie_id, gemeente_id=request.wie.gemeente_id)
    form = EindeForm(request.POST or None, initial={"tot": vandaag()})
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: beheer_kwalificaties.beeindig_kwalificatie(
                rij, door=request.wie, tot=form.cleaned_data["tot"], vandaag=vandaag()
            ),
        )
    ):
        messages.success(request, _("Beëindigd."))
        return redirect("toegang:gebruiker", rij.gebruiker_id)
    terug = reverse("toegang:gebruiker", args=[rij.gebruiker_id])
    return toon_formulier(request, form, titel=_("Bevoegdheid beëindigen"), knop=_("Beëindig"), terug=terug)


@require_GET
def mandaten(request: Verzoek) -> HttpResponse:
    """Mandates that wait for a second pair of eyes."""
    beheer_kwalificaties.mag_mandaten_zien(request.wie).of_weiger()
    rijen = beheer_kwalificaties.wachtende_mandaten(request.wie, vandaag())
    wachtend = [
        (rij, beheer_kwalificaties.mag_bevestigen(request.wie, rij))
        for rij in rijen.select_related("gebruiker", "gegeven_door").order_by("vanaf", "id")
    ]
    return render(request, "toegang/mandaten.html", {"wachtend": wachtend, "kruimels": _mandaatkruimels(request)})


def _mandaatkruimels(request: Verzoek) -> list[Kruimel]:
    """A team leader has no Beheer to go back to."""
    return beheerkruimels(_("Mandaten bevestigen")) if beheer.mag_beheren(request.wie) else []


@require_POST
@vraagt_wie_u_bent
def bevestiging(request: Verzoek, kwalificatie_id: UUID) -> HttpResponse:
    """It works from now on. A refusal travels with its sentence."""
    beheer_kwalificaties.mag_mandaten_zien(request.wie).of_weiger()
    rij = get_object_or_404(Kwalificatie, pk=kwalificatie_id, gemeente_id=request.wie.gemeente_id)
    rij = beheer_kwalificaties.bevestig_kwalificatie(rij, door=request.wie)
    messages.success(request, _("Het mandaat geldt nu."))
    return redirect("toegang:mandaten")


def vervanging(request: Verzoek) -> HttpResponse:
    """Cover during absence: the same act as on the team screen."""
    mag_vervanging_regelen(request.wie).of_weiger()
    form = VervangingForm(request.POST or None, collegas=_collegas(request), initial={"vanaf": vandaag()})
    terug = reverse("toegang:beheer" if beheer.mag_beheren(request.wie) else "toegang:start")
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(form, lambda: regel_vervanging(door=request.wie, **form.cleaned_data))
    ):
        messages.success(request, _("Vervanging geregeld."))
        return redirect(terug)
    return toon_formulier(request, form, titel=_("Vervanging regelen"), knop=_("Regel vervanging"), terug=terug)


@require_POST
def vervanging_weg(request: Verzoek, vervanging_id: UUID) -> HttpResponse:
    """Back at work, or not needed after all."""
    rij = get_object_or_404(Vervanging, pk=vervanging_id, gemeente_id=request.wie.gemeente_id)
    beeindig_vervanging(rij, door=request.wie, op=vandaag())
    messages.success(request, _("De vervanging is gestopt."))
    return redirect("toegang:beheer")


@require_POST
@vraagt_wie_u_bent
def tweede_stap_weg(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """Telephone and codes are lost."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    beheer.haal_tweede_stap_weg(mens, door=request.wie, op=vandaag())
    messages.success(request, _("De tweede stap is weg. Bij de volgende keer inloggen vraagt Samenspel om een nieuwe."))
    return redirect("toegang:gebruiker", mens.pk)


@require_POST
@vraagt_wie_u_bent
def startwachtwoord(request: Verzoek, gebruiker_id: UUID) -> HttpResponse:
    """A new start password, shown once."""
    mens = gebruiker_van_hier(request, gebruiker_id)
    return _startblad(request, mens, beheer.geef_startwachtwoord(mens, door=request.wie, op=vandaag()))


@require_POST
@vraagt_wie_u_bent
def koppellink(request: Verzoek, gebruiker_id: UUID, aanbieder_id: str) -> HttpResponse:
    """A link to send to a colleague, shown once: who opens it ties the account to a login of the municipality."""
    mens, van = gebruiker_van_hier(request, gebruiker_id), aanbieder(aanbieder_id)
    if van is None:
        raise Http404
    link = maak_koppellink(mens, van, door=request.wie, gemeente=request.aanstelling.gemeente.code, op=vandaag())
    context = {
        "mens": mens, "aanbieder": van, "adres": adres_van_link(request, link), "kruimels": beheerkruimels(_("Link om te koppelen")),
    }  # fmt: skip
    return render(request, "toegang/koppellink.html", context)

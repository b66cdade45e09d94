"""The person of a dossier: names, contact, household, numbers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.beeld import samen
from samenspel.dossiers.bevoegdheden import mag_bewerken, mag_nummer_tonen
from samenspel.dossiers.forms.basis import versie_van
from samenspel.dossiers.forms.persoon import (
    PERSOON_VELDEN,
    ContactForm,
    GezinslidForm,
    NaamForm,
    NummerForm,
    PersoonForm,
    TonenForm,
)
from samenspel.dossiers.gezin import huisgenoten, samen_met
from samenspel.dossiers.handelingen.gezin import haal_gezinslid_weg, voeg_gezinslid_toe
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.verversing import ververs
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, toon_formulier, voer_uit
from samenspel.kern.klok import nu, vandaag
from samenspel.personen.handelingen import (
    beeindig_contact,
    leg_contact_vast,
    leg_naam_vast,
    verwijder_naam,
    wijzig_persoon,
)
from samenspel.personen.models import Contactgegeven, Gezinslid, Naam, Nummer, NummerKort, Persoon
from samenspel.personen.nummers import leg_nummer_vast, toon_nummer
from samenspel.toegang.opnieuw import vraagt_wie_u_bent
from samenspel.toegang.verzoek import Verzoek


def persoon(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Names, birth date, languages, interpreter; below it contact, household and numbers."""
    dossier = dossier_in_zicht(request, dossier_id)
    rijen = Persoon.objects.zichtbaar_voor(request.wie)
    if request.method == "POST":
        mag_bewerken(request.wie, "C01").of_weiger()
        rijen = rijen.select_for_update(of=("self",))
    mens = get_object_or_404(rijen, dossier=dossier)
    waarden = {veld: getattr(mens, veld) for veld in PERSOON_VELDEN}
    form = PersoonForm(
        request.POST or None, huidige_versie=versie_van(waarden), initial={**waarden, "talen": ", ".join(mens.talen)}
    )
    if request.method == "POST" and form.is_valid():
        nieuw = {veld: form.cleaned_data[veld] for veld in PERSOON_VELDEN}

        def doe() -> None:
            wijzig_persoon(mens, door=request.wie, **nieuw)
            ververs(dossier, wie=request.wie)

        if voer_uit(form, doe):
            messages.success(request, _("Bewaard."))
            return redirect("dossiers:dossier", dossier.pk)
    return toon(
        request, "dossiers/persoon.html", dossier, actief="overzicht", deel=_("Gegevens wijzigen"), form=form, status=422 if form.errors else 200,
        contact=Contactgegeven.objects.zichtbaar_voor(request.wie).filter(dossier_id__in=samen(dossier, wie=request.wie), tot__isnull=True).order_by("soort"),
        namen=Naam.objects.zichtbaar_voor(request.wie).filter(dossier=dossier).order_by("soort", "naam"),
        gezin=Gezinslid.objects.zichtbaar_voor(request.wie).filter(dossier=dossier, vervallen_op__isnull=True).order_by("-relatie", "geboortedatum"),
    )  # fmt: skip


def naam(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Another name by which this person is known: in the BRP, another spelling, an earlier one."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C01").of_weiger()
    mens = get_object_or_404(Persoon.objects.zichtbaar_voor(request.wie), dossier=dossier)
    form = NaamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        if voer_uit(form, lambda: leg_naam_vast(mens, g["soort"], g["naam"], door=request.wie), veld="naam"):
            messages.success(request, _("Bewaard. Zoeken op deze naam kan nu ook."))
            return redirect("dossiers:persoon", dossier.pk)
    return toon_formulier(request, dossier, form, titel=_("Andere naam of schrijfwijze"), knop=_("Bewaar naam"))


@require_POST
def naam_weg(request: Verzoek, dossier_id: UUID, naam_id: UUID) -> HttpResponse:
    """This was never a name of this person."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C01").of_weiger()
    mens = get_object_or_404(Persoon.objects.zichtbaar_voor(request.wie), dossier=dossier)
    rij = get_object_or_404(Naam.objects.zichtbaar_voor(request.wie), pk=naam_id, dossier=dossier)
    verwijder_naam(rij, mens, door=request.wie)
    messages.success(request, _("Deze naam is weggehaald."))
    return redirect("dossiers:persoon", dossier.pk)


def contact(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Add a phone number, e-mail or address."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C03").of_weiger()
    form = ContactForm(request.POST or None, gezin=huisgenoten(dossier, wie=request.wie, op=vandaag()))
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        vanaf = g["vanaf"] or (
            vandaag() if g["soort"] in {Contactgegeven.Soort.ADRES, Contactgegeven.Soort.AZC} else None
        )

        def doe() -> None:
            for ander, sleutel in samen_met(dossier, form.ook_voor, sleutel=form.eenmalige_sleutel, wie=request.wie):
                leg_contact_vast(
                    ander.pk, g["soort"], g["waarde"], door=request.wie, vanaf=vanaf, voorkeur=g["voorkeur"], sleutel=sleutel
                )  # fmt: skip

        if voer_uit(form, doe, veld="waarde"):
            messages.success(request, _("Bewaard."))
            return redirect("dossiers:persoon", dossier.pk)
    return toon_formulier(request, dossier, form, titel=_("Telefoon, e-mail of adres"), knop=_("Bewaar"))


@require_POST
def contact_einde(request: Verzoek, dossier_id: UUID, contact_id: UUID) -> HttpResponse:
    """This number or address is no longer in use."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C03").of_weiger()
    ids = samen(dossier, wie=request.wie)
    rij = get_object_or_404(Contactgegeven.objects.zichtbaar_voor(request.wie), pk=contact_id, dossier_id__in=ids)
    beeindig_contact(rij, door=request.wie, op=vandaag())
    messages.success(request, _("Dit gebruiken we niet meer."))
    return redirect("dossiers:persoon", dossier.pk)


def gezinslid(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Add a partner or child, linked to their own dossier where there is one."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C04").of_weiger()
    form = GezinslidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        eigen = _eigen_dossier(request, form, dossier)

        def doe() -> None:
            voeg_gezinslid_toe(
                dossier, door=request.wie, relatie=g["relatie"], naam=g["naam"], geboortedatum=g["geboortedatum"],
                in_nederland=g["in_nederland"], eigen=eigen, sleutel=form.eenmalige_sleutel,
            )  # fmt: skip

        if not form.errors and voer_uit(form, doe, veld="naam"):
            messages.success(request, _("Gezinslid toegevoegd."))
            return redirect("dossiers:persoon", dossier.pk)
    return toon_formulier(request, dossier, form, titel=_("Gezinslid toevoegen"), knop=_("Voeg toe"))


def _eigen_dossier(request: Verzoek, form: GezinslidForm, dossier: Dossier) -> Dossier | None:
    nummer = form.cleaned_data["dossiernummer"].strip().upper()
    if not nummer:
        return None
    eigen = Dossier.objects.zichtbaar_voor(request.wie).filter(nummer=nummer).exclude(pk=dossier.pk).first()
    if eigen is None:
        form.add_error("dossiernummer", _("Dit dossier is er niet. Kijk of het nummer klopt, zoals A26-0417."))
    return eigen


@require_POST
def gezinslid_einde(request: Verzoek, dossier_id: UUID, lid_id: UUID) -> HttpResponse:
    """No longer a member of the household."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C04").of_weiger()
    leden = Gezinslid.objects.zichtbaar_voor(request.wie).select_related("dossier__gemeente")
    lid = get_object_or_404(leden, pk=lid_id, dossier=dossier)
    haal_gezinslid_weg(lid, door=request.wie, op=vandaag())
    messages.success(request, _("Bewaard: geen gezinslid meer."))
    return redirect("dossiers:persoon", dossier.pk)


def nummers(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Enter or replace a BSN or V-number."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_bewerken(request.wie, "C05").of_weiger()
    form = NummerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        if voer_uit(
            form, lambda: leg_nummer_vast(dossier.pk, g["soort"], g["nummer"], door=request.wie), veld="nummer"
        ):
            messages.success(request, _("Nummer bewaard."))
            return redirect("dossiers:persoon", dossier.pk)
    return toon_formulier(request, dossier, form, titel=_("BSN of V-nummer"), knop=_("Bewaar nummer"))


@vraagt_wie_u_bent
def nummer(request: Verzoek, dossier_id: UUID, soort: str) -> HttpResponse:
    """Show a number in full, once, for a reason that is kept. The answer is a page that is not stored anywhere."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_nummer_tonen(request.wie).of_weiger()
    if soort not in Nummer.Soort.values:
        raise Http404
    ids = samen(dossier, wie=request.wie)
    gevonden = {
        rij.dossier_id: rij
        for rij in NummerKort.objects.zichtbaar_voor(request.wie).filter(dossier_id__in=ids, soort=soort)
    }
    rij = next((gevonden[pk] for pk in ids if pk in gevonden), None)
    if rij is None:
        raise Http404
    form = TonenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        voluit: list[str] = []
        if voer_uit(
            form,
            lambda: voluit.append(toon_nummer(rij, door=request.wie, reden=form.cleaned_data["reden"], op=nu())),
            veld="reden",
        ):
            return render(
                request,
                "dossiers/nummer.html",
                {"dossier": dossier, "nummer": voluit[0], "soort": rij.get_soort_display()},
            )
    titel = _("%(soort)s tonen") % {"soort": rij.get_soort_display()}
    return toon_formulier(request, dossier, form, titel=titel, knop=_("Toon nummer"))

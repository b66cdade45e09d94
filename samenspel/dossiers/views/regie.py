"""Assign, summon, close, reopen, merge, take apart, erase."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Min, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.dossiers.bevoegdheden import mag_sluiten, mag_verdelen, mag_wissen
from samenspel.dossiers.dubbelen import dubbelen_van
from samenspel.dossiers.forms.basis import versie_van
from samenspel.dossiers.forms.regie import HeropenForm, SamenvoegForm, SluitForm, ToewijsForm, WisForm
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.sluiten import heropen, sluit
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.handelingen.wissen import wis_dossier
from samenspel.dossiers.models import Dossier, Gebeurtenis, Samenvoeging
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon, toon_formulier, voer_uit
from samenspel.dossiers.views.gesprekken import REGIEROLLEN, collegas
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.verzoek import Verzoek

NIET_IN_ZICHT = (
    "U ziet geen dossier met dit nummer. Kijk of het klopt, zoals A26-0417. Is het van een collega? "
    "Vraag dan uw teamleider om beide dossiers aan een van u te geven."
)
"""Whether there is one with a colleague is not said: a number can be tried."""


def toewijzen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Choose the contact person."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_verdelen(request.wie).of_weiger()
    form = ToewijsForm(
        request.POST or None, collegas=collegas(request.wie, REGIEROLLEN), initial={"aan": dossier.contactpersoon_id},
        huidige_versie=versie_van({"contactpersoon": dossier.contactpersoon_id}),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        aan = form.cleaned_data["aan"]
        if voer_uit(
            form, lambda: wijs_toe([dossier], aan=aan, door=request.wie, op=vandaag(), vastgelegd_op=nu()), veld="aan"
        ):
            messages.success(request, _("De contactpersoon is gewijzigd."))
            nog = Dossier.objects.zichtbaar_voor(request.wie).filter(pk=dossier.pk).exists()
            return redirect("dossiers:dossier", dossier.pk) if nog else redirect("dossiers:lijst")
    return toon_formulier(request, dossier, form, titel=_("Contactpersoon kiezen"), knop=_("Kies contactpersoon"))


def sluiten(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Close, or reopen what is closed."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_sluiten(request.wie, dossier).of_weiger()
    versie = versie_van({"gesloten_op": dossier.gesloten_op})
    if dossier.gesloten_op:
        return _heropenen(request, dossier, versie)
    eerste = Gebeurtenis.objects.zichtbaar_voor(request.wie).filter(dossier=dossier).aggregate(op=Min("op"))["op"]
    form = SluitForm(
        request.POST or None, huidige_versie=versie, initial={"op": vandaag()}, vandaag=vandaag(), eerste=eerste
    )
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        if voer_uit(form, lambda: sluit(dossier, door=request.wie, op=g["op"], reden=g["reden"], vastgelegd_op=nu())):
            messages.success(request, _("Dossier gesloten. U kunt het weer openen."))
            return redirect("dossiers:dossier", dossier.pk)
    return toon_formulier(
        request,
        dossier,
        form,
        titel=_("Dossier sluiten"),
        knop=_("Sluit dossier"),
        mag_wissen=bool(mag_wissen(request.wie, dossier)),
    )


def _heropenen(request: Verzoek, dossier: Dossier, versie: str) -> HttpResponse:
    form = HeropenForm(request.POST or None, huidige_versie=versie)
    if (
        request.method == "POST"
        and form.is_valid()
        and voer_uit(
            form,
            lambda: heropen(
                dossier, door=request.wie, op=vandaag(), reden=form.cleaned_data["reden"], vastgelegd_op=nu()
            ),
        )
    ):
        messages.success(request, _("Dossier heropend."))
        return redirect("dossiers:dossier", dossier.pk)
    return toon_formulier(request, dossier, form, titel=_("Dossier heropenen"), knop=_("Heropen dossier"))


def samenvoegen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Another record of the same person goes on inside this one."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_sluiten(request.wie, dossier).of_weiger()
    form = SamenvoegForm(request.POST or None, initial={"nummer": request.GET.get("nummer", "")[:16]})
    if request.method == "POST" and form.is_valid():
        nummer = form.cleaned_data["nummer"].strip().upper()
        ander = Dossier.objects.zichtbaar_voor(request.wie).select_related("gemeente").filter(nummer=nummer).first()
        if ander is None:
            form.add_error("nummer", _(NIET_IN_ZICHT))
        elif voer_uit(
            form,
            lambda: voeg_samen(
                ander, in_=dossier, door=request.wie, op=vandaag(), reden=form.cleaned_data["reden"], nu=nu()
            ),
        ):
            messages.success(request, _("Samengevoegd. Alle feiten staan nu hier. U kunt dit ongedaan maken."))
            return redirect("dossiers:dossier", dossier.pk)
    samengevoegd = (
        Samenvoeging.objects.zichtbaar_voor(request.wie)
        .filter(dossier__samengevoegd_in=dossier, ongedaan_op__isnull=True)
        .order_by("-op")
    )
    return toon(
        request, "dossiers/samenvoegen.html", dossier, actief="overzicht", deel=_("Samenvoegen"), form=form,
        dubbelen=dubbelen_van(dossier, wie=request.wie)[:10], samengevoegd=samengevoegd.select_related("dossier__persoon"),
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
def uit_elkaar(request: Verzoek, dossier_id: UUID, samenvoeging_id: UUID) -> HttpResponse:
    """Take two records apart again."""
    dossier = dossier_in_zicht(request, dossier_id)
    rijen = Samenvoeging.objects.zichtbaar_voor(request.wie).select_related("dossier__gemeente")
    hier = Q(blijft=dossier) | Q(dossier__samengevoegd_in=dossier)
    samenvoeging = get_object_or_404(rijen.filter(hier), pk=samenvoeging_id)
    haal_uit_elkaar(samenvoeging, door=request.wie, op=vandaag(), nu=nu())
    messages.success(request, _("De dossiers zijn weer uit elkaar."))
    return redirect("dossiers:dossier", samenvoeging.dossier_id)


def wissen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Erase what never belonged here."""
    dossier = dossier_in_zicht(request, dossier_id)
    mag_wissen(request.wie, dossier).of_weiger()
    form = WisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nummer = dossier.nummer
        if voer_uit(
            form,
            lambda: wis_dossier(dossier, door=request.wie, bevestiging=form.cleaned_data["bevestiging"]),
            veld="bevestiging",
        ):
            messages.success(
                request, _("Dossier %(nummer)s is gewist. Alleen dat het er was, is bewaard.") % {"nummer": nummer}
            )
            return redirect("dossiers:lijst")
    uitleg = _(
        "Wissen is voor wie onder een andere wet valt en hier nooit had mogen staan. Alles van deze persoon verdwijnt. Dit kan niet ongedaan."
    )
    return toon_formulier(
        request, dossier, form, titel=_("Wissen: verkeerd regime"), knop=_("Wis dit dossier"), uitleg=uitleg
    )

"""Open a dossier by hand, in under a minute."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samenspel.dossiers.bevoegdheden import mag_dossier_openen
from samenspel.dossiers.dubbelen import bij_collega, wie_lijkt_erop
from samenspel.dossiers.forms.nieuw import EERSTE_FEIT, Aanleiding, NieuwForm
from samenspel.dossiers.handelingen.aanmelden import meld_aan
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek

_BRON = {Aanleiding.DUO: Gebeurtenis.Bron.DUO, Aanleiding.COA: Gebeurtenis.Bron.COA}


def nieuw(request: Verzoek) -> HttpResponse:
    """The form; a person who may be here already is shown first, once."""
    mag_dossier_openen(request.wie).of_weiger()
    form = NieuwForm(request.POST or None, vandaag=vandaag(), initial={"aanleiding": Aanleiding.DUO})
    dubbelen: list[Dossier] = []
    elders, bij = False, ""
    if request.method == "POST" and form.is_valid():
        g = form.cleaned_data
        wie_het_is = {veld: g[veld] for veld in ("naam", "geboortedatum", "bsn", "v_nummer")}
        lijken = [wie_lijkt_erop(wie=request.wie, nu=nu(), **wie_het_is)]
        if g["partner_dossier"]:
            partner = {"naam": g["partner_naam"], "geboortedatum": g["partner_geboren"]}
            lijken.append(wie_lijkt_erop(wie=request.wie, nu=nu(), **partner))
        dubbelen = [dossier for lijkt in lijken for dossier in lijkt.dossiers]
        elders = any(lijkt.bij_collega for lijkt in lijken)
        bij = next((lijkt.bij for lijkt in lijken if lijkt.bij), "")
        al_verstuurd = any(dossier.pk == form.eenmalige_sleutel for dossier in dubbelen)
        if any(lijkt.op_nummer for lijkt in lijken):
            form.add_error("bsn" if g["bsn"] else "v_nummer", bij_collega(bij))
        elif (al_verstuurd or not any(lijken) or "toch" in request.POST) and (dossier := _meld_aan(request, form)):
            messages.success(request, _("Dossier %(nummer)s is geopend.") % {"nummer": dossier.nummer})
            return redirect("dossiers:dossier", dossier.pk)
    kruimels = [Kruimel(_("Dossiers"), "/dossiers/"), Kruimel(_("Nieuw dossier"))]
    vraagt = bool(dubbelen) or (elders and not form.errors)
    context = {
        "form": form, "dubbelen": dubbelen, "bij_collega": elders, "bij": bij_collega(bij) if bij else "", "toch": vraagt and not form.errors, "kruimels": kruimels,
    }  # fmt: skip
    return render(request, "dossiers/nieuw.html", context, status=422 if form.errors else 409 if vraagt else 200)


def _meld_aan(request: Verzoek, form: NieuwForm) -> Dossier | None:
    g = form.cleaned_data
    aanleiding = Aanleiding(g["aanleiding"])
    soort = EERSTE_FEIT.get(aanleiding, "")
    if soort and not recht(request.wie.rol, SOORTEN[soort].categorie).schrijf:
        form.add_error(
            "aanleiding", _("Uw rol legt dit feit niet vast. Kies iets anders; de regievoerder vult het aan.")
        )
        return None
    aanmelding = Aanmelding(
        naam=g["naam"], doelgroep=g["doelgroep"], geboortedatum=g["geboortedatum"], bsn=g["bsn"], v_nummer=g["v_nummer"],
        telefoon=g["telefoon"], adres=g["adres"], azc=g["azc"], gezin=tuple(form.gezin),
        persoon={"talen": g["talen"], "tolk_nodig": g["tolk_nodig"]},
    )  # fmt: skip
    gemaakt: list[Dossier] = []

    def doe() -> None:
        gemaakt.append(
            meld_aan(
                aanmelding, door=request.wie, op=g["op"], nu=nu(), bron=_BRON.get(aanleiding, Gebeurtenis.Bron.HAND), eerste_feit=soort,
                ontvangen_op=g["ontvangen_op"], sleutel=form.eenmalige_sleutel, ook_partner=g["partner_dossier"],
            )
        )  # fmt: skip

    return gemaakt[0] if voer_uit(form, doe) else None

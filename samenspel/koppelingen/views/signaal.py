"""A signal of DUO by hand: choose which, then one short form with what that signal needs."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenspel.dossiers.bevoegdheden import mag_besluit_vastleggen
from samenspel.dossiers.views.gereedschap import voer_uit
from samenspel.dossiers.zoeken import is_dossiernummer
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bevoegdheden import mag_inlezen
from samenspel.koppelingen.duo.invoeren import (
    LijktOp,
    Nieuweling,
    Verwerkt,
    in_zicht,
    noteer_verteld,
    verwerk_signaal,
)
from samenspel.koppelingen.duo.signalen import GROEPEN, MET_PIP, SIGNALEN, VERTREK, Signaal
from samenspel.koppelingen.forms import SignaalForm
from samenspel.toegang.verzoek import Verzoek

_VELD = {"nieuw_einde": "einde"}
"""Where the form has another name for a field of the fact."""


@require_GET
def signalen(request: Verzoek) -> HttpResponse:
    """Every signal, by subject."""
    mag_inlezen(request.wie, "duo").of_weiger()
    groepen = [(titel, [SIGNALEN[code] for code in codes]) for titel, codes in GROEPEN]
    context = {
        "groepen": groepen,
        "kruimels": [_naar_duo(), Kruimel(_("Signaal invoeren"))],
        "wie": _gevraagd_nummer(request),
    }
    return render(request, "koppelingen/signalen.html", context)


def _gevraagd_nummer(request: Verzoek) -> str:
    """The dossier number in the address; nothing else that stands there, such as a name, is said back."""
    gevraagd = request.GET.get("dossier", "")
    return gevraagd if is_dossiernummer(gevraagd) else ""


def _naar_duo() -> Kruimel:
    return Kruimel(_("DUO"), reverse("koppelingen:melden"))


@require_http_methods(["GET", "POST"])
def signaal(request: Verzoek, code: str) -> HttpResponse:
    """The form of one signal; a person who is not here yet gets a dossier when the signal can bring somebody new."""
    mag_inlezen(request.wie, "duo").of_weiger()
    soort = SIGNALEN.get(code.upper())
    if soort is None:
        raise Http404
    mag_besluit = bool(mag_besluit_vastleggen(request.wie, vandaag()))
    form = SignaalForm(
        request.POST or None, signaal=soort, vandaag=vandaag(), initial={"wie": _gevraagd_nummer(request)},
        mag_besluit=mag_besluit,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and (verwerkt := _verwerk(request, form, soort)):
        if verwerkt.stond_er_al:
            messages.info(request, _("Dit stond al in het dossier. Er is niets veranderd."))
        elif verwerkt.nieuw:
            messages.success(request, _("Dossier %(nummer)s is geopend.") % {"nummer": verwerkt.dossier.nummer})
        else:
            messages.success(request, _("Vastgelegd: %(soort)s.") % {"soort": soort.naam})
        if soort.code in VERTREK:
            messages.info(
                request, _("Hoort deze persoon niet meer bij uw gemeente? Sluit dan het dossier, met de reden.")
            )
        return redirect("dossiers:dossier", verwerkt.dossier.pk)
    _vraag_opnieuw(request, form)
    kruimels = [_naar_duo(), Kruimel(_("Signaal invoeren"), reverse("koppelingen:signalen")), Kruimel(str(soort.naam))]
    context = {
        "form": form,
        "signaal": soort,
        "kruimels": kruimels,
        "pip_later": soort.code == MET_PIP and not mag_besluit,
    }
    status = 409 if "wie_is_het" in form.errors else 422 if form.errors else 200
    return render(request, "koppelingen/signaal.html", context, status=status)


def _nieuweling(form: SignaalForm) -> Nieuweling:
    g = form.cleaned_data
    return Nieuweling(naam=g.get("naam", ""), geboortedatum=g.get("geboortedatum", ""), **form.gekozen)


def _vraag_opnieuw(request: Verzoek, form: SignaalForm) -> None:
    """What was asked stays asked when something was wrong."""
    if form.is_bound and form.gekozen and "wie_is_het" not in form.fields:
        form.bied_keuze_aan(in_zicht(form.cleaned_data.get("wie", ""), _nieuweling(form), door=request.wie))


def _verwerk(request: Verzoek, form: SignaalForm, soort: Signaal) -> Verwerkt | None:
    g, uit = form.cleaned_data, []
    geweigerd: list[Weigering] = []
    zoekt, nieuweling = g["wie"], _nieuweling(form)

    def doe() -> None:
        try:
            uit.append(
                verwerk_signaal(
                    soort, zoekt, op=g["op"], waarden=form.waarden, door=request.wie, nu=nu(), sleutel=form.eenmalige_sleutel,
                    nieuweling=nieuweling, ontvangen_op=g.get("ontvangen_op"),
                )
            )  # fmt: skip
        except LijktOp as weigering:
            geweigerd.append(weigering)
            form.bied_keuze_aan(weigering.lijkt)
            gevraagd = "anders_omdat" in form.gekozen
            zin = _("Schrijf in een paar woorden waarom dit iemand anders is.") if gevraagd else weigering.reden
            raise Weigering(zin, veld="anders_omdat" if gevraagd else "wie_is_het") from None
        except Weigering as weigering:
            geweigerd.append(weigering)
            _vraag_opnieuw(request, form)
            raise Weigering(weigering.reden, veld=_VELD.get(weigering.veld, weigering.veld)) from None

    if voer_uit(form, doe):
        return uit[0]
    for weigering in geweigerd:
        noteer_verteld(weigering, zoekt, nieuweling, door=request.wie, nu=nu())
    return None

"""The questionnaire: a page per domain, one answer at a time (htmx), and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.gegevens import Tab
from samenspel.intake.bevoegdheden import kanten_van
from samenspel.intake.eigenvragen import domeinen_van
from samenspel.intake.forms.gesprek import GesprekgegevensForm
from samenspel.intake.forms.vragen import VragenForm
from samenspel.intake.handelingen.beantwoorden import IntussenGewijzigd, beantwoord
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import Kant
from samenspel.intake.views.gereedschap import (
    bladzijde_met,
    haal_dossier,
    in_plaats_van,
    komt_te_laat,
    toon,
)
from samenspel.intake.vragenblad import (
    IngetrokkenVraag,
    Regel,
    Vragenblad,
    buren,
    ingetrokken_met_antwoord,
    is_gewijzigd,
    kanten_op,
    volgt_op,
)
from samenspel.intake.vragenlijst import RECHTS_NAAR_LINKS, TALEN, Domein, Tekst, zin
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.verzoek import Verzoek


def _taal(gegevens: QueryDict) -> str:
    taal = gegevens.get("taal", "nl")
    return taal if taal in TALEN else "nl"


def _kant(request: Verzoek, gegevens: QueryDict, domein: Domein) -> str:
    """The side asked for, else the first that this role may write, else the newcomer's."""
    mogelijk = [kant for kant, _naam in kanten_op(domein)]
    gevraagd = gegevens.get("kant")
    if gevraagd in mogelijk:
        return str(gevraagd)
    return next((kant for kant in kanten_van(request.wie) if kant in mogelijk), mogelijk[0])


@require_http_methods(["GET", "POST"])
def vragen(request: Verzoek, dossier_id: UUID, domein: str) -> HttpResponse:
    """One page of the questionnaire. A plain submit keeps every answer that is right and says what is not."""
    dossier = haal_dossier(request, dossier_id)
    pagina = domeinen_van(dossier.gemeente_id).get(domein)
    if pagina is None:
        raise Http404
    gegevens = request.POST if request.method == "POST" else request.GET
    blad = Vragenblad(dossier, request.wie, pagina, _kant(request, gegevens, pagina), met_eerdere=True)
    taal = _taal(gegevens)
    if request.method != "POST":
        return _toon_blad(request, blad, blad.regels(), taal, GesprekgegevensForm(vandaag=vandaag()))
    kop = GesprekgegevensForm(request.POST, vandaag=vandaag())
    regels = _bewaar_alles(request, blad, kop)
    weg = ingetrokken_met_antwoord(dossier.gemeente_id, request.POST, regels)
    if weg or kop.errors or any(regel.fouten for regel in regels):
        return _toon_blad(request, blad, regels, taal, kop, status=422, ingetrokken=weg)
    messages.success(request, _bewaarzin(sum(regel.onaangeroerd for regel in regels)))
    return redirect(_verder(request, blad, taal))


def _bewaarzin(onaangeroerd: int) -> str:
    if not onaangeroerd:
        return _("De antwoorden zijn bewaard.")
    return ngettext(
        "De antwoorden zijn bewaard. Bij %(n)s vraag stond wat wij al wisten: dat is nog geen antwoord. Vink daar aan dat het klopt.",
        "De antwoorden zijn bewaard. Bij %(n)s vragen stond wat wij al wisten: dat is nog geen antwoord. Vink daar aan dat het klopt.",
        onaangeroerd,
    ) % {"n": onaangeroerd}


def _bewaar_alles(request: Verzoek, blad: Vragenblad, kop: GesprekgegevensForm) -> list[Regel]:
    """Answer row by row; a refusal stays with its row and the others go on."""
    regels = blad.regels()
    if not any(regel.bewerkbaar for regel in regels):
        raise Weigering(_("U beantwoordt deze vragen niet. Vraag de regievoerder van dit dossier."))
    form = VragenForm(request.POST, regels=regels, taal="nl")
    if not kop.is_valid():
        return regels
    with transaction.atomic():
        for regel in regels:
            if regel.bewerkbaar and f"g-{regel.naam}" in request.POST:
                _bewaar(request, blad, regel, form.ingevuld(regel), **kop.cleaned_data)
        werk_stand_bij(blad.dossier, door=request.wie)
    return regels


def _bewaar(request: Verzoek, blad: Vragenblad, regel: Regel, waarde: object, *, op: date, wijze: str) -> None:
    if regel.laat_liggen(waarde, request.POST):
        return
    try:
        antwoord = beantwoord(
            blad.dossier, regel.vraag.code, waarde, door=request.wie, op=op, kant=blad.kant, wijze=wijze, onderwerp=regel.onderwerp,
            gezien=request.POST.get(f"g-{regel.naam}"), gelezen=regel.gelezen(request.POST), bijwerken=False,
        )  # fmt: skip
        regel.bewaard = antwoord is not None or regel.gegeven is not None  # nothing asked, nothing kept
    except IntussenGewijzigd as fout:
        regel.fouten.append(f"{fout.reden} {_('Er staat nu')}: {_nu_bewaard(blad, regel)}.")
    except Weigering as fout:
        regel.fouten.append(fout.reden)


def _nu_bewaard(blad: Vragenblad, regel: Regel) -> str:
    vers = Vragenblad(blad.dossier, blad.wie, blad.domein, blad.kant).regel(regel.vraag.code, regel.onderwerp)
    return vers.gegeven.in_woorden if vers is not None and vers.gegeven else _("geen antwoord")


def _verder(request: Verzoek, blad: Vragenblad, taal: str) -> str:
    _vorige, volgende = buren(blad.domein)
    doel = volgende if "verder" in request.POST and volgende else blad.domein
    if "verder" in request.POST and volgende is None:
        return reverse("intake:intake", args=[blad.dossier.pk])
    vraag = QueryDict(mutable=True)
    vraag.update({"taal": taal, "kant": blad.kant})
    return f"{reverse('intake:vragen', args=[blad.dossier.pk, doel.code])}?{vraag.urlencode()}"


def _toon_blad(
    request: Verzoek, blad: Vragenblad, regels: list[Regel], taal: str, kop: GesprekgegevensForm, *, status: int = 200,
    ingetrokken: Sequence[IngetrokkenVraag] = (),
) -> HttpResponse:  # fmt: skip
    if status != 200:
        regels = _ververs(request, blad, regels)
    form = VragenForm(request.POST if status != 200 else None, regels=regels, taal=taal)
    for regel in regels:
        regel.adres = _adres(blad.dossier, regel)
    vorige, volgende = buren(blad.domein)
    return toon(
        request, "intake/vragen.html", blad.dossier, status=status, deel=blad.domein.titel.in_taal("nl"), blad=blad, regels=regels, form=form,
        gespreksdag=kop, taal=taal, richting_vragen="rtl" if taal in RECHTS_NAAR_LINKS else "ltr", talen=TALEN.items(), vorige=vorige,
        volgende=volgende, kanten=_kanttabs(blad, taal), zin_alleen=zin("alleen"), zin_vrij=zin("vrij"), zin_concept=zin("concept"),
        iets_concept=is_iets_concept(taal, blad.domein.titel, *zinnen_vooraf(), *(t for r in regels for t in r.vraag.teksten)),
        fouten=[(regel.naam, fout) for regel in regels for fout in regel.fouten], mag_iets=any(regel.bewerkbaar for regel in regels),
        ingetrokken=ingetrokken,
    )  # fmt: skip


def zinnen_vooraf() -> tuple[Tekst, Tekst]:
    """What is said before the questions."""
    return zin("alleen"), zin("vrij")


def is_iets_concept(taal: str, *teksten: Tekst) -> bool:
    """Did no person check one of these texts in this language?"""
    return any(taal in tekst.concepttalen for tekst in teksten)


def _adres(dossier: Dossier, regel: Regel) -> str:
    return reverse("intake:antwoord", args=[dossier.pk, regel.vraag.code])


def _kanttabs(blad: Vragenblad, taal: str) -> list[Tab]:
    return [Tab(naam, f"?kant={kant}&taal={taal}", kant == blad.kant) for kant, naam in kanten_op(blad.domein)]


def _ververs(request: Verzoek, blad: Vragenblad, oud: list[Regel]) -> list[Regel]:
    """Read again after a partly saved page, so that the marks are those of now; the errors stay with their rows."""
    vers = Vragenblad(blad.dossier, request.wie, blad.domein, blad.kant, met_eerdere=True).regels()
    fouten = {regel.naam: regel for regel in oud}
    for regel in vers:
        regel.fouten = fouten[regel.naam].fouten if regel.naam in fouten else []
        regel.bewaard = regel.naam in fouten and fouten[regel.naam].bewaard
        regel.bevestigd = f"k-{regel.naam}" in request.POST
    return vers


@require_POST
def antwoord(request: Verzoek, dossier_id: UUID, code: str) -> HttpResponse:
    """Keep one answer and give back its state, with the questions that follow from it (out of band)."""
    dossier = haal_dossier(request, dossier_id)
    pagina = bladzijde_met(domeinen_van(dossier.gemeente_id).values(), code)
    if pagina is None:
        context = {"notitie": reverse("dossiers:gesprekken", args=[dossier.pk])}
        return komt_te_laat(
            request, dossier.gemeente_id, code, "intake/delen/ingetrokken_vraag.html",
            lambda weg: _blad_met(request, dossier, weg), context,
        )  # fmt: skip
    blad = Vragenblad(dossier, request.wie, pagina, _kant(request, request.POST, pagina))
    regel = blad.regel(code, request.POST.get("onderwerp", ""))
    if regel is None:
        raise Http404
    form = VragenForm(request.POST, regels=[regel], taal="nl")
    kop = GesprekgegevensForm(request.POST, vandaag=vandaag())
    if kop.is_valid():
        _bewaar(request, blad, regel, form.ingevuld(regel), **kop.cleaned_data)
        werk_stand_bij(dossier, door=request.wie)
    else:
        regel.fouten.append(" ".join(zin for zinnen in kop.errors.values() for zin in map(str, zinnen)))
    taal = _taal(request.POST)
    if not request.htmx:
        adres = reverse("intake:vragen", args=[dossier.pk, pagina.code])
        return redirect(f"{adres}?taal={taal}&kant={blad.kant}#{regel.naam}")
    return _deel(request, dossier, blad, regel, taal)


def _blad_met(request: Verzoek, dossier: Dossier, weg: IngetrokkenVraag) -> HttpResponse:
    """The page on which that question stood, as it is now, with the words above it."""
    pagina = domeinen_van(dossier.gemeente_id)[weg.vraag.domein]
    blad = Vragenblad(dossier, request.wie, pagina, _kant(request, request.POST, pagina), met_eerdere=True)
    kop = GesprekgegevensForm(vandaag=vandaag())
    return _toon_blad(request, blad, blad.regels(), _taal(request.POST), kop, ingetrokken=[weg])


def _deel(request: Verzoek, dossier: Dossier, blad: Vragenblad, oud: Regel, taal: str) -> HttpResponse:
    vers = Vragenblad(dossier, request.wie, blad.domein, blad.kant, met_eerdere=True)
    regels = {regel.naam: regel for regel in vers.regels()}
    regel = regels[oud.naam]
    regel.fouten, regel.bewaard = oud.fouten, oud.bewaard
    if is_gewijzigd(oud, request.POST):
        return _nieuwe_woorden(request, dossier, vers, regel, taal)
    volgers = {vraag.code for vraag in volgt_op(oud.vraag.code, blad.domein)}
    afhankelijk = [r for r in regels.values() if r.vraag.code in volgers]
    VragenForm(None, regels=afhankelijk, taal=taal)
    for ander in afhankelijk:
        ander.adres = _adres(dossier, ander)
    delen = [render_to_string("intake/delen/antwoordstand.html", {"regel": regel, "nu": nu()}, request)]
    context = {"blad": vers, "taal": taal, "dossier": dossier, "oob": True}
    delen += [render_to_string("intake/delen/vraag.html", {**context, "regel": r}, request) for r in afhankelijk]
    return HttpResponse("".join(delen), status=422 if oud.fouten else 200)


def _nieuwe_woorden(request: Verzoek, dossier: Dossier, blad: Vragenblad, regel: Regel, taal: str) -> HttpResponse:
    """The whole question in place of the one that was read, with what was typed still in it."""
    VragenForm(request.POST, regels=[regel], taal=taal)
    regel.adres = _adres(dossier, regel)
    context = {"blad": blad, "taal": taal, "dossier": dossier, "regel": regel}
    return in_plaats_van(regel, render_to_string("intake/delen/vraag.html", context, request))


@require_GET
def papier(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """All questions of the newcomer's side in one language, to fill in with a pen. Without answers, and without the name."""
    dossier = haal_dossier(request, dossier_id)
    taal = _taal(request.GET)
    paginas = list(domeinen_van(dossier.gemeente_id).values())
    kinderen = Vragenblad(dossier, request.wie, paginas[0], Kant.ZELF).kinderen
    bladen = [
        (
            domein,
            [(vraag, taal in vraag.geheel_concept) for vraag in domein.vragen if Kant.ZELF in vraag.kanten],
            [naam for _id, naam in kinderen],
        )
        for domein in paginas
    ]
    context = {
        "dossier": dossier, "bladen": bladen, "taal_vragen": taal, "richting": "rtl" if taal in RECHTS_NAAR_LINKS else "ltr", "taal": taal,
        "zin_alleen": zin("alleen").in_taal(taal), "zin_vrij": zin("vrij").in_taal(taal), "zin_concept": zin("concept"), "talen": TALEN,
        "tekst_alleen": zin("alleen"), "tekst_vrij": zin("vrij"),
        "iets_concept": is_iets_concept(taal, *zinnen_vooraf(), *(t for _d, rijen, _k in bladen for v, _m in rijen for t in v.teksten)),
    }  # fmt: skip
    return render(request, "intake/papier.html", context)

"""The overview of a dossier, its deadlines, its time line and its print."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import wet
from samenspel.dossiers.beeld import Beeld, beeld_van, gaat_door_in, hele_logregels, logregels
from samenspel.dossiers.bevoegdheden import mag_besluit_vastleggen, ziet_wijzigingen
from samenspel.dossiers.bladen import blokken
from samenspel.dossiers.bonnen import eerstvolgende, kaart, kaarten, komt_eraan
from samenspel.dossiers.forms.feit import GROEPEN
from samenspel.dossiers.models import Dossier, Regime
from samenspel.dossiers.schil import schil
from samenspel.dossiers.soorten import BESLUITEN, SOORTEN
from samenspel.dossiers.tijdlijn import SOORTEN_PUNT, begin_van_tijdlijn, gefilterd
from samenspel.dossiers.tijdlijn import tijdlijn as tijdlijn_van
from samenspel.dossiers.views.gereedschap import dossier_in_zicht, toon
from samenspel.huisstijl.gegevens import Tab
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.zoekterm import verborgen
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Rol
from samenspel.toegang.verzoek import Verzoek

_TIJDLIJN_KORT = 12
_TIJDLIJN_LANG = 50


@require_GET
def dossier(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """One person, whole."""
    gevonden = dossier_in_zicht(request, dossier_id)
    if hoofd := gaat_door_in(gevonden, wie=request.wie):
        woorden = {"oud": gevonden.nummer, "nieuw": hoofd.nummer}
        messages.info(request, _("Dossier %(oud)s is samengevoegd. Het gaat verder in %(nieuw)s.") % woorden)
        return redirect("dossiers:dossier", hoofd.pk)
    op = vandaag()
    beeld = beeld_van(gevonden, wie=request.wie, op=op)
    log = logregels(gevonden, wie=request.wie)
    punten, nog_meer = begin_van_tijdlijn(beeld, log, wie=request.wie, hooguit=_TIJDLIJN_KORT)
    eerst = eerstvolgende(beeld)
    return toon(
        request,
        "dossiers/overzicht.html",
        gevonden,
        actief="overzicht",
        beeld=beeld,
        eerst=kaart(beeld, eerst) if eerst else None,
        signalen=[s for s in wet.signalen(beeld.feiten, beeld.beleid, op) if s.op <= op],
        komt_eraan=komt_eraan(beeld, behalve=eerst),
        mag_oproepen=_oproep_past_nog(beeld),
        punten=punten,
        nog_meer=nog_meer,
        blokken_hoofd=_blokken(gevonden, request.wie, "hoofd"),
        blokken_zij=_blokken(gevonden, request.wie, "zij"),
        blokken_breed=_blokken(gevonden, request.wie, "breed"),
    )


def _oproep_past_nog(beeld: Beeld) -> bool:
    """The intake comes before the PIP (Wi2021 14, 15): a summons is no next act once there is one."""
    return beeld.dossier.regime == Regime.WI2021 and beeld.laatste("pip_dagtekening") is None


def _blokken(dossier_: Dossier, wie: Aanwezige, plek: str) -> list[tuple[str, dict[str, object]]]:
    gevuld = ((blok.template, blok.gegevens(dossier_, wie, vandaag())) for blok in blokken(plek))
    return [(sjabloon, gegevens) for sjabloon, gegevens in gevuld if gegevens is not None]


@require_GET
def termijnen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Every deadline with its receipt, and the signals."""
    gevonden = dossier_in_zicht(request, dossier_id)
    beeld = beeld_van(gevonden, wie=request.wie, op=vandaag())
    return toon(
        request, "dossiers/termijnen.html", gevonden, actief="termijnen", beeld=beeld, groepen=kaarten(beeld),
        signalen=wet.signalen(beeld.feiten, beeld.beleid, beeld.op), feitgroepen=_vast_te_leggen(request.wie),
    )  # fmt: skip


@require_GET
def tijdlijn(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Everything, with a way to withdraw a fact."""
    gevonden = dossier_in_zicht(request, dossier_id)
    beeld = beeld_van(gevonden, wie=request.wie, op=vandaag())
    soort, gezocht = request.GET.get("soort", ""), request.GET.get("zoek", "").strip()[:80]
    log = (hele_logregels if gezocht else logregels)(gevonden, wie=request.wie)
    alles = tijdlijn_van(beeld, log, wie=request.wie, heel=bool(gezocht))  # who searches, searches whole notes
    soort = soort if soort in SOORTEN_PUNT else ""
    punten = gefilterd(alles, soort=soort, zoek=gezocht)
    bladzijde = Paginator(punten, _TIJDLIJN_LANG).get_page(request.GET.get("blad"))
    tabs = [Tab(_("Alles"), _vraag(zoek=gezocht), not soort, str(len(alles)))]
    for code, naam in SOORTEN_PUNT.items():
        if aantal := sum(punt.soort == code for punt in alles):
            tabs.append(Tab(str(naam), _vraag(soort=code, zoek=gezocht), soort == code, str(aantal)))
    return toon(
        request, "dossiers/tijdlijn.html", gevonden, actief="overzicht", deel=_("Tijdlijn"), beeld=beeld, bladzijde=bladzijde,
        punten=list(bladzijde), keuzes=tabs, soort=soort, gezocht=gezocht, intrekbaar=bool(_vast_te_leggen(request.wie)),
        ziet_wijzigingen=ziet_wijzigingen(request.wie),
    )  # fmt: skip


def _vraag(**velden: str) -> str:
    return f"?{urlencode(verborgen(velden.items()))}"


def _vast_te_leggen(wie: Aanwezige) -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of fact that this person may record, by subject."""
    if wie.rol == Rol.JURIST_BEZWAAR:  # at the objection, by its acts
        return []
    groepen = []
    zonder = frozenset() if mag_besluit_vastleggen(wie, vandaag()) else BESLUITEN
    for titel, soorten in GROEPEN:
        mag = [
            (soort, str(SOORTEN[soort].naam))
            for soort in soorten
            if soort not in zonder and recht(wie.rol, SOORTEN[soort].categorie).schrijf
        ]
        if mag:
            groepen.append((str(titel), mag))
    return groepen


@require_GET
def afdruk(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The dossier on paper, whole: person, household, deadlines, what higher apps print (the plan), time line. No numbers."""
    gevonden = dossier_in_zicht(request, dossier_id)
    op = vandaag()
    beeld = beeld_van(gevonden, wie=request.wie, op=op)
    context = schil(gevonden, wie=request.wie, op=op, actief="", beeld=beeld)
    punten = tijdlijn_van(beeld, hele_logregels(gevonden, wie=request.wie), wie=request.wie, heel=True)
    return render(
        request,
        "dossiers/afdruk.html",
        {
            **context, "groepen": kaarten(beeld), "punten": punten, "nu": nu(), "gezin": beeld.kop.gezin,
            "blokken_druk": _blokken(gevonden, request.wie, "druk"),
        },
    )  # fmt: skip

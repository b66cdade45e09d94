"""The morning screen: who, why, by when, what now."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.dossiers.models import Afspraak, Doelgroep, Dossier, Fase
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Tab
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Gebruiker
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.bevoegdheden import mag_plannen, ziet_werkvoorraad
from samenspel.werkvoorraad.bronnen import Taak, taken_van_niemand
from samenspel.werkvoorraad.forms import WeergaveForm
from samenspel.werkvoorraad.groepen import Groep, einde_twee_weken
from samenspel.werkvoorraad.keuze import Keuze, kies_regels, lees_keuze, lijst_van
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import adres, late_berichten, maak_rijen, notitie_adres, taakrijen, tijd_van
from samenspel.werkvoorraad.zinnen import dagdeel, leeg_zin, samenvatting

PER_BLAD = 60
_HOOGUIT_NIEMAND = 300


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """My dossiers by urgency, with three other tabs; ten statements at most."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op, keuze = vandaag(), lees_keuze(request.GET)
    regels = regels_van(request.wie, op)
    taken = niemands_taken(request, op)
    afspraken = afspraken_van(request, op)
    context = {
        "op": op, "keuze": keuze, "afspraken": afspraken, "taken": taken[:3], "aantal_niemand": len(taken),
        "bellen": _bellen(regels, op), "segment": _segment(regels, keuze, len(taken)), "gedaan": _gedaan(request),
        "groet": dagdeel(localtime(nu())), "voornaam": request.user.naam.split()[0], "samenvatting": samenvatting(regels, op, len(afspraken)),
        "weergaven": request.user.voorkeuren.get("weergaven", []), "vraag": urlencode([(k, v) for k, v in request.GET.items() if k not in ("gedaan", "blad")]),
        **_keuzes(), **_blad(request, keuze, regels, taken, op),
    }  # fmt: skip
    return render(request, "werkvoorraad/lijst.html", context)


def _blad(request: Verzoek, keuze: Keuze, regels: list[Regel], taken: list[Taak], op: date) -> dict[str, Any]:
    gekozen: list[Any] = taken if keuze.lijst == "niemand" else kies_regels(regels, keuze)
    blad = Paginator(gekozen, PER_BLAD).get_page(request.GET.get("blad"))
    getoond = list(blad.object_list)
    if not gekozen:
        return {
            "blad": None,
            "groepen": [],
            "leeg": leeg_zin(regels, op),
            "aantal_later": sum(lijst_van(r) == "later" for r in regels),
        }
    if keuze.lijst == "niemand":
        return {"blad": blad, "groepen": [(_("Van niemand"), len(gekozen), taakrijen(getoond, op))]}
    eerste = None if request.GET.get("gedaan") else getoond[0].id
    rijen = maak_rijen(
        getoond, wie=request.wie, op=op, laat=late_berichten(getoond, request.wie),
        mag_plannen=bool(mag_plannen(request.wie)), kies=eerste,
    )  # fmt: skip
    return {"blad": blad, "groepen": _groepen(keuze, gekozen, getoond, rijen, op)}


def _groepen(
    keuze: Keuze, alle: list[Regel], getoond: list[Regel], rijen: list[Any], op: date
) -> list[tuple[str, int, list[Any]]]:
    """(title, number in the whole list, rows on this page), in the order of time; one group when sorted otherwise."""
    if keuze.lijst != "mijn" or keuze.volgorde != "urgentie":
        return [
            ({"wacht": _("Wacht op anderen"), "later": _("Later")}.get(keuze.lijst, _("Mijn lijst")), len(alle), rijen)
        ]
    titels = {
        Groep.TE_LAAT: _("Te laat"), Groep.DEZE_WEEK: _("Vandaag en deze week"),
        Groep.TWEE_WEKEN: _("Tot en met %(dag)s") % {"dag": datums.lang(einde_twee_weken(op)).rsplit(" ", 1)[0]},
    }  # fmt: skip
    return [
        (titel, sum(r.groep is groep for r in alle), groeprijen)
        for groep, titel in titels.items()
        if (groeprijen := [rij for rij, r in zip(rijen, getoond, strict=True) if r.groep is groep])
    ]


def niemands_taken(request: Verzoek, op: date) -> list[Taak]:
    """Dossiers without a contact person (one statement), and what the sources know."""
    zonder: QuerySet[Any] = Dossier.objects.zichtbaar_voor(request.wie).filter(
        contactpersoon__isnull=True, gesloten_op__isnull=True, samengevoegd_in__isnull=True
    )
    neemt = bool(mag_verdelen(request.wie))
    dossiers = [
        Taak(
            id_, nummer, naam or nummer, _("Nog geen contactpersoon"), _("Neem dossier") if neemt else _("Open dossier"),
            adres(id_, "werkvoorraad:neem") if neemt else adres(id_, "dossiers:dossier"), basis=_("geen wettelijke termijn"),
        )
        for id_, nummer, naam in zonder.order_by("id").values_list("id", "nummer", "persoon__naam")[:_HOOGUIT_NIEMAND]
    ]  # fmt: skip
    return dossiers + taken_van_niemand(request.wie, op)


def afspraken_van(request: Verzoek, op: date) -> list[dict[str, Any]]:
    """Own appointments of the day, in order of time."""
    begin, eind = (make_aware(datetime.combine(op, moment)) for moment in (time.min, time.max))
    rijen = (
        Afspraak.objects.zichtbaar_voor(request.wie)
        .filter(met_id=request.wie.gebruiker_id, begin__range=(begin, eind), afgezegd_op__isnull=True)
        .order_by("begin")
        .values_list("id", "begin", "onderwerp", "plaats", "tolk", "dossier__persoon__naam", "dossier__nummer")
    )
    return [
        {
            "url": adres(id_, "werkvoorraad:briefing"), "tijd": tijd_van(begin), "wat": onderwerp, "naam": naam or nummer,
            "waar": " · ".join(deel for deel in (plaats, f"{_('tolk')} {tolk}" if tolk else _("geen tolk")) if deel),
        }
        for id_, begin, onderwerp, plaats, tolk, naam, nummer in rijen
    ]  # fmt: skip


def _bellen(regels: list[Regel], op: date) -> dict[str, Any]:
    bellen = [r for r in regels if r.soort == "terugbellen" and r.dag is not None and r.dag <= op]
    rijen = [
        {
            "naam": r.naam,
            "wat": r.wie or f"{_('sinds')} {datums.kort(r.sinds or op, op)}",
            "url": notitie_adres(r.dossier_id, "gesproken"),
        }
        for r in bellen[:3]
    ]
    return {"rijen": rijen, "aantal": len(bellen)}


def _segment(regels: list[Regel], keuze: Keuze, niemand: int) -> list[Tab]:
    telling = {"mijn": 0, "wacht": 0, "later": 0, "niemand": niemand}
    for regel in regels:
        telling[lijst_van(regel)] += 1
    namen = (
        ("mijn", _("Mijn lijst")),
        ("wacht", _("Wacht op anderen")),
        ("later", _("Later")),
        ("niemand", _("Van niemand")),
    )
    return [Tab(naam, f"?lijst={code}", code == keuze.lijst, _getal(telling[code], code)) for code, naam in namen]


def _getal(aantal: int, code: str) -> str:
    return f"{_HOOGUIT_NIEMAND}+" if code == "niemand" and aantal >= _HOOGUIT_NIEMAND else str(aantal)


def _keuzes() -> dict[str, Any]:
    return {
        "fasen": Fase.choices, "doelgroepen": Doelgroep.choices, "routes": [*LEERROUTES.items(), ("geen", _("nog niet gekozen"))],
        "soorten": [("wet", _("wettelijke termijn")), ("beleid", _("eigen beleid")), ("herinnering", _("herinnering")), ("terugbellen", _("terugbellen"))],
        "volgordes": [("urgentie", _("urgentie eerst")), ("naam", _("naam")), ("nummer", _("dossiernummer"))],
    }  # fmt: skip


_GEDAAN = {
    "klaar": "Herinnering is klaar.",
    "wacht": "Dit wacht nu. U vindt het onder Wacht op anderen.",
    "overslaan": "Stap is overgeslagen.",
}


def _gedaan(request: Verzoek) -> dict[str, str]:
    """The last act, from the address: a sentence and where to take it back. Nothing when it is not well formed."""
    soort, _punt, id_ = request.GET.get("gedaan", "").partition(".")
    try:
        return {"zin": _(_GEDAAN[soort]), "soort": soort, "id": str(UUID(id_))}
    except (KeyError, ValueError):
        return {}


@require_POST
def weergave(request: Verzoek) -> HttpResponse:
    """Keep this combination of filters under a name; the same name replaces, `weg` removes."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    form = WeergaveForm(request.POST)
    if not form.is_valid():
        raise Weigering(_("Geef de weergave een naam van hooguit 40 letters."))
    keuze = "".join(request.POST.get("vraag", "")[:300].splitlines())
    gebruiker = Gebruiker.objects.select_for_update().get(pk=request.user.pk)
    weergaven = [w for w in gebruiker.voorkeuren.get("weergaven", []) if w["naam"] != form.cleaned_data["naam"]]
    if "weg" not in request.POST:
        weergaven.append({"naam": form.cleaned_data["naam"], "vraag": keuze})
    gebruiker.voorkeuren = {**gebruiker.voorkeuren, "weergaven": weergaven[-12:]}
    gebruiker.save(update_fields=["voorkeuren"])
    return redirect(f"/werkvoorraad/?{keuze}")

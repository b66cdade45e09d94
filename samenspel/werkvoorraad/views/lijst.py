"""The morning screen: who, why, by when, what now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenspel.kern.klok import nu, vandaag
from samenspel.kern.leesboek import toont_alleen
from samenspel.kern.oordeel import Weigering
from samenspel.kern.zoekterm import VERBORGEN, ZOEK
from samenspel.toegang.kring import van_collega
from samenspel.toegang.middleware import andere_plekken
from samenspel.toegang.models import Aanstelling, Gebruiker
from samenspel.toegang.verzoek import Verzoek
from samenspel.toegang.views_instellingen import bewaar_voorkeuren
from samenspel.werkvoorraad import scherm
from samenspel.werkvoorraad.acties import actieteksten
from samenspel.werkvoorraad.afspraken import afspraken_op
from samenspel.werkvoorraad.bevoegdheden import mag_plannen, ziet_werkvoorraad
from samenspel.werkvoorraad.bronnen import Taak, taken_van_niemand
from samenspel.werkvoorraad.bundel import bundel
from samenspel.werkvoorraad.elders import einde_zin, werk_elders
from samenspel.werkvoorraad.forms import WeergaveForm
from samenspel.werkvoorraad.keuze import Keuze, kies_regels, kies_taken, lees_keuze, lijst_van
from samenspel.werkvoorraad.regels import Regel, voorraad_van
from samenspel.werkvoorraad.rijen import ACTIES, Blik, late_berichten, maak_rijen, taakrijen
from samenspel.werkvoorraad.zinnen import dagdeel, dekking_zinnen, leeg_zin, niemand_zin, samenvatting

PER_BLAD = 60


@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """My dossiers by urgency, with three other tabs; ten statements at most."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    op, keuze = vandaag(), lees_keuze(request.GET)
    collega = collega_van(request, keuze, op)
    voorraad = voorraad_van(request.wie, op, keuze.van)
    regels = voorraad.regels
    taken = taken_van_niemand(request.wie, op, alles=keuze.lijst == "niemand" and keuze.gefilterd)
    afspraken = afspraken_op(request.wie, op)
    elders = [] if collega else werk_elders(andere_plekken(request), op)
    context: dict[str, Any] = {
        "op": op, "keuze": keuze, "collega": collega, "afspraken": afspraken, "niemand": niemand_zin(taken), "aantal_niemand": len(taken),
        "bellen": scherm.bellijst(regels, op), "segment": scherm.segment(regels, keuze, len(taken)), "gedaan": _gedaan(request),
        "groet": dagdeel(localtime(nu())), "voornaam": request.user.naam.split()[0], "dekking": dekking_zinnen(voorraad.dekking, collega, op),
        "samenvatting": samenvatting(regels, op, None if collega else len(afspraken), keuze.van),
        "weergaven": request.user.voorkeuren.get("weergaven", []), "vraag": keuze.vraag(), "vragen": scherm.vragen(keuze),
        "elders": elders, "einde": einde_zin(request.wie, request.aanstelling.thuisgemeente_id, op), "filters": scherm.gekozen_filters(keuze), "volgordes": scherm.volgordes(keuze), "bewaart": mag_plannen(request.wie),
        **_blad(request, keuze, regels, taken, op),
    }  # fmt: skip
    toont_alleen(
        {
            *context.pop("getoond"),
            *(a.dossier_id for a in afspraken),
            *(r.dossier_id for r in scherm.te_bellen(regels, op)),
        }
    )
    return render(request, "werkvoorraad/lijst.html", context)


def collega_van(request: Verzoek, keuze: Keuze, op: date) -> Gebruiker | None:
    """Whose list this is, when it is not one's own: somebody who works here now, and whose list is in reach. Anybody else does not exist (404)."""
    if keuze.van is None:
        return None
    hier = Aanstelling.objects.geldig(op).filter(van_collega(request.wie), gemeente_id=request.wie.gemeente_id)
    return get_object_or_404(Gebruiker.objects.filter(pk__in=hier.values("gebruiker_id")), pk=keuze.van)


def _blad(request: Verzoek, keuze: Keuze, regels: list[Regel], taken: list[Taak], op: date) -> dict[str, Any]:
    if keuze.lijst == "niemand":
        gekozen = kies_taken(taken, keuze, op)
        blad = Paginator(gekozen, PER_BLAD).get_page(request.GET.get("blad"))
        rijen = taakrijen(blad.object_list, op, actieteksten(actie_ids(blad.object_list), request.wie))
        groepen = [scherm.Groepblok(_("Van niemand"), len(gekozen), rijen)] if rijen else []
        leeg = _("Elk dossier heeft een contactpersoon, elke taak een eigenaar.")
        return {
            "blad": blad,
            "groepen": groepen,
            "leeg": leeg,
            "getoond": {taak.dossier_id for taak in blad.object_list},
        }
    alle = bundel(kies_regels(regels, keuze))
    if not alle:
        later = len({r.dossier_id for r in regels if lijst_van(r) == "later"})
        return {"blad": None, "groepen": [], "leeg": leeg_zin(regels, op), "aantal_later": later, "getoond": set()}
    bladzijde = Paginator(alle, PER_BLAD).get_page(request.GET.get("blad"))
    getoond = list(bladzijde.object_list)
    blik = Blik(
        wie=request.wie, op=op, laat=late_berichten([b.eerste for b in getoond], request.wie),
        mag_plannen=bool(mag_plannen(request.wie)), eigenaar=keuze.van, vraag=keuze.vraag(),
        acties=actieteksten((r.id for b in getoond for r in (b.eerste, *b.ook) if r.soort in ACTIES), request.wie),
    )  # fmt: skip
    rijen = maak_rijen(getoond, blik, kies=None if request.GET.get("gedaan") else getoond[0].eerste.id)
    groepen = scherm.groepen(keuze, alle, getoond, rijen, op)
    return {"blad": bladzijde, "groepen": groepen, "getoond": {bundel_.eerste.dossier_id for bundel_ in getoond}}


def actie_ids(taken: Iterable[Taak]) -> list[UUID]:
    """Of what is nobody's, the actions."""
    return [taak.actie_id for taak in taken if taak.actie_id is not None]


_GEDAAN = {
    "klaar": "Herinnering is klaar.",
    "wacht": "Dit wacht nu. U vindt het onder Wacht op anderen.",
    "overslaan": "Stap is overgeslagen.",
    "gezien": "Dit signaal staat niet meer op de lijst.",
}


def _gedaan(request: Verzoek) -> dict[str, str]:
    """The last act, from the address: a sentence and where to take it back. Nothing when it is not well formed."""
    soort, _punt, id_ = request.GET.get("gedaan", "").partition(".")
    if soort == "notitie":
        return {"zin": _("Notitie bewaard."), "soort": "", "id": ""}
    try:
        return {"zin": _(_GEDAAN[soort]), "soort": soort, "id": str(UUID(id_))}
    except (KeyError, ValueError):
        return {}


@require_POST
def weergave(request: Verzoek) -> HttpResponse:
    """Keep this combination of filters under a name; the same name replaces, `weg` removes. Whom somebody searched for is not kept."""
    if not ziet_werkvoorraad(request.wie):
        raise Http404
    form = WeergaveForm(request.POST)
    if not form.is_valid():
        raise Weigering(_("Geef de weergave een naam van hooguit 40 letters."))
    keuze = "".join(request.POST.get("vraag", "")[:300].splitlines())
    bewaard = urlencode([(naam, waarde) for naam, waarde in parse_qsl(keuze) if naam not in {ZOEK, VERBORGEN}])
    weergaven = [w for w in request.user.voorkeuren.get("weergaven", []) if w["naam"] != form.cleaned_data["naam"]]
    if "weg" not in request.POST:
        weergaven.append({"naam": form.cleaned_data["naam"], "vraag": bewaard})
    bewaar_voorkeuren(request.user, weergaven=weergaven[-12:])
    return redirect(f"{reverse('werkvoorraad:lijst')}?{keuze}")

"""Who works along sees for whom, and of each what was agreed: never the dossier itself."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samenspel.avg.delen import met_ons_gedeeld
from samenspel.huisstijl.gegevens import Kruimel
from samenspel.kern.klok import vandaag
from samenspel.keten.clienten import clienten as clienten_van
from samenspel.keten.clienten import deelname, werkt_mee
from samenspel.keten.deelnames import VOORAF, afgeronde_zijn_er, aflopende, verzoeken
from samenspel.keten.kort import in_het_kort
from samenspel.personen.geboorte import in_woorden, leeftijd
from samenspel.toegang.categorieen import namen
from samenspel.toegang.matrix import recht
from samenspel.toegang.verzoek import Verzoek

PER_BLAD = 50


@require_GET
def clienten(request: Verzoek) -> HttpResponse:
    """The people for whom one's organisation takes part today; by a part of their name."""
    if not werkt_mee(request.wie):
        raise Http404
    gezocht = request.GET.get("zoek", "").strip()[:80]
    bladzijde = Paginator(clienten_van(request.wie, gezocht), PER_BLAD).get_page(request.GET.get("blad"))
    op = vandaag()
    context = {
        "bladzijde": bladzijde, "gezocht": gezocht, "verzoeken": list(verzoeken(request.wie, op)), "aflopend": aflopende(request.wie, op),
        "afgerond": afgeronde_zijn_er(request.wie),
    }  # fmt: skip
    return render(request, "keten/clienten.html", context)


@require_GET
def client(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What one may know of one of them, by category, and what one's organisation does here."""
    op = vandaag()
    persoon = clienten_van(request.wie).filter(dossier_id=dossier_id).first() if werkt_mee(request.wie) else None
    if persoon is None:
        raise Http404
    meedoen = deelname(dossier_id, wie=request.wie, op=op)
    afgesproken = meedoen.categorieen if meedoen else []
    context = {
        "persoon": persoon,
        "geboren": ", ".join(
            deel for deel in (in_woorden(persoon.geboortedatum), leeftijd(persoon.geboortedatum, op)) if deel
        ),
        "meedoen": meedoen,
        "nog_dagen": (meedoen.tot - op).days if meedoen and meedoen.tot and meedoen.tot <= op + VOORAF else None,
        "gedeeld": namen([c for c in afgesproken if not recht(request.wie.rol, c).gedeeld]),
        "per_stuk": namen([c for c in afgesproken if recht(request.wie.rol, c).gedeeld]),
        "met_ons": met_ons_gedeeld(dossier_id, wie=request.wie),
        "blokken": in_het_kort([dossier_id], wie=request.wie, op=op),
        "kruimels": [Kruimel(_("Cliënten"), reverse("keten:clienten")), Kruimel(_("Wat u mag weten"))],
    }
    return render(request, "keten/client.html", context)

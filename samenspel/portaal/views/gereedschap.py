"""What every page of the newcomer starts with: the own dossier, the language, and the shell."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from samenspel.dossiers.models import Dossier
from samenspel.intake.vragenlijst import RECHTS_NAAR_LINKS, TALEN
from samenspel.personen.models import Persoon
from samenspel.portaal.contact import contact_van
from samenspel.portaal.zinnen import is_concept, is_taal, taal_van, zinnen
from samenspel.toegang.models import Rol
from samenspel.toegang.verzoek import Verzoek

SESSIE_TAAL = "portaal_taal"


def haal_eigen_dossier(request: Verzoek) -> Dossier:
    """The dossier of the newcomer who looks; for anybody else this page does not exist."""
    if request.wie.rol != Rol.INBURGERAAR:
        raise Http404
    zichtbaar = Dossier.objects.zichtbaar_voor(request.wie).select_related("gemeente", "contactpersoon")
    dossier = get_object_or_404(zichtbaar, pk=request.wie.dossier_id)
    dossier.__dict__[
        "kop_samengevoegd"
    ] = []  # a newcomer sees and answers in the record that goes on; the college reads both
    return dossier


def taal_van_lezer(request: Verzoek, dossier: Dossier) -> str:
    """The language asked for now, else chosen before, else the first that the dossier names."""
    gevraagd = request.GET.get("taal", "")
    if is_taal(gevraagd):
        request.session[SESSIE_TAAL] = gevraagd
        return gevraagd
    gekozen = request.session.get(SESSIE_TAAL)
    if gekozen and is_taal(gekozen):
        return str(gekozen)
    persoon = Persoon.objects.zichtbaar_voor(request.wie).filter(dossier=dossier).first()
    return taal_van([persoon.tolk_taal, *persoon.talen]) if persoon else "nl"


def toon(
    request: Verzoek, template: str, taal: str, *, dossier: Dossier, status: int = 200, **gegevens: Any
) -> HttpResponse:
    """One page in the language of the reader, with who helps; `dir` and `lang` stand on the root."""
    context = {
        "taal": taal,
        "richting": "rtl" if taal in RECHTS_NAAR_LINKS else "ltr",
        "z": zinnen(taal),
        "is_concept": is_concept(taal),
        "talen": TALEN.items(),
        "dossier": dossier,
        "contact": contact_van(dossier, taal),
        **gegevens,
    }
    return render(request, template, context, status=status)

"""Before a record opens that is only stored (AVG 18): own staff say why they look; that is asked again after an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from samenspel.avg.models import BeperkingKort
from samenspel.dossiers.beeld import er_staat
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Omweg
from samenspel.toegang.matrix import Bereik, bereik
from samenspel.toegang.verzoek import Verzoek

SESSIE = "alleen_bewaard"
GELDT = timedelta(hours=1)


def wacht(request: Verzoek, dossier: Dossier) -> None:
    """Staff of the municipality only: who takes part from elsewhere does not reach it, the newcomer always reads the own data."""
    if (
        bereik(request.wie.rol) is not Bereik.GEMEENTE
        or not is_beperkt(dossier, request.wie)
        or reden_gegeven(request, dossier)
    ):
        return
    vraag = urlencode({"naar": request.get_full_path() if request.method == "GET" else ""})
    raise Omweg(f"{reverse('avg:alleen_bewaren', args=[dossier.pk])}?{vraag}")


def is_beperkt(dossier: Dossier, wie: Aanwezige) -> bool:
    """Whether anything of it is only stored now."""
    if not er_staat(dossier, "beperking"):
        return False
    hier = BeperkingKort.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier), opgeheven_op__isnull=True)
    return hier.exists()


def reden_gegeven(request: Verzoek, dossier: Dossier) -> bool:
    """Less than an hour ago, in this session."""
    gegeven = request.session.get(SESSIE, {}).get(str(dossier.pk))
    return gegeven is not None and nu() - datetime.fromisoformat(gegeven) < GELDT


def onthoud(request: Verzoek, dossier: Dossier) -> None:
    """The reason was written down."""
    request.session[SESSIE] = {**request.session.get(SESSIE, {}), str(dossier.pk): nu().isoformat()}

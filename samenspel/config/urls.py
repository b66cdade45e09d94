"""The table of contents of the site: one line per noun."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def leeft(request: HttpRequest) -> HttpResponse:
    """For a load balancer: the process answers. Says nothing else."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("leeft/", leeft, name="leeft"),
    path("inloggen/", include("samenspel.toegang.urls_inloggen")),
    path("huisstijl/", include("samenspel.huisstijl.urls")),
    path("werkvoorraad/", include("samenspel.werkvoorraad.urls")),
    path("dossiers/", include("samenspel.dossiers.urls")),
    path("dossiers/", include("samenspel.intake.urls")),
    path("dossiers/", include("samenspel.plan.urls")),
    path("", include("samenspel.avg.urls")),
    path("clienten/", include("samenspel.keten.urls")),
    path("balie/", include("samenspel.balie.urls")),
    path("inlezen/", include("samenspel.koppelingen.urls")),
    path("cijfers/", include("samenspel.monitor.urls")),
    path("beheer/intakevragen/", include("samenspel.intake.urls_beheer")),
    path("beheer/plansjablonen/", include("samenspel.plan.urls_beheer")),
    path("beleid/", include("samenspel.beleid.urls")),
    path("logboek/datalek/", include("samenspel.datalek.urls")),
    path("", include("samenspel.bewaren.urls")),
    path("", include("samenspel.logboek.urls")),
    path("", include("samenspel.portaal.urls")),
    path("", include("samenspel.toegang.urls")),
]

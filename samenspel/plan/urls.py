"""URLs of the plan of one dossier: one noun per line. A `POST` on a noun is the act."""

from __future__ import annotations

from django.urls import path

from samenspel.plan.urls_leefplan import urlpatterns as leefplan_urls
from samenspel.plan.views import afweging, besluit, bezwaar, inhoud, stappen

app_name = "plan"
urlpatterns = [
    path("<uuid:dossier_id>/pip/", besluit.pip, name="pip"),
    path("<uuid:dossier_id>/pip/afweging/", afweging.afweging, name="afweging"),
    path("<uuid:dossier_id>/pip/inhoud/", inhoud.inhoud, name="inhoud"),
    path("<uuid:dossier_id>/pip/bespreking/", stappen.bespreking, name="bespreking"),
    path("<uuid:dossier_id>/pip/vaststelling/", stappen.vaststelling, name="vaststelling"),
    path("<uuid:dossier_id>/pip/bekendmaking/", stappen.bekendmaking, name="bekendmaking"),
    path("<uuid:dossier_id>/pip/wijziging/", stappen.wijziging, name="wijziging"),
    path("<uuid:dossier_id>/pip/concept/", stappen.concept, name="concept"),
    path("<uuid:dossier_id>/pip/bezwaar/", bezwaar.bezwaar, name="bezwaar"),
    path("<uuid:dossier_id>/pip/bezwaar/<uuid:bezwaar_id>/", bezwaar.beslissing, name="beslissing"),
    path("<uuid:dossier_id>/pip/bezwaar/<uuid:bezwaar_id>/jurist/", bezwaar.jurist, name="bezwaar_jurist"),
    path("<uuid:dossier_id>/pip/bezwaar/<uuid:bezwaar_id>/<slug:soort>/", bezwaar.stap, name="bezwaarstap"),
    path("<uuid:dossier_id>/pip/versies/<int:versie>/", besluit.versie, name="versie"),
    path("<uuid:dossier_id>/pip/versies/<int:versie>/brief/", besluit.brief, name="brief"),
    *leefplan_urls,
]

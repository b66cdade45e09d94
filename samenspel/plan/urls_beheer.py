"""URLs of the plan templates of a municipality: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.plan.views import plansjablonen

app_name = "plansjablonen"
urlpatterns = [
    path("", plansjablonen.lijst, name="lijst"),
    path("nieuw/", plansjablonen.nieuw, name="nieuw"),
    path("nieuw/<slug:voorbeeld>/", plansjablonen.nieuw, name="voorbeeld"),
    path("<uuid:sjabloon_id>/", plansjablonen.sjabloon, name="sjabloon"),
    path("<uuid:sjabloon_id>/wijzigen/", plansjablonen.wijzigen, name="wijzigen"),
    path("<uuid:sjabloon_id>/vaststelling/", plansjablonen.vaststelling, name="vaststelling"),
    path("<uuid:sjabloon_id>/intrekking/", plansjablonen.intrekking, name="intrekking"),
]

"""What goes and what is held, for who manages the records of the municipality."""

from __future__ import annotations

from django.urls import path

from samenspel.bewaren import views

app_name = "bewaren"
urlpatterns = [
    path("bewaren/", views.overzicht, name="overzicht"),
    path("bewaren/vasthoudingen/", views.vasthoudingen, name="vasthoudingen"),
    path("bewaren/vasthoudingen/<uuid:vasthouding_id>/opheffing/", views.opheffing, name="opheffing"),
    path("bewaren/lijst/<uuid:lijst_id>/", views.lijst, name="lijst"),
    path("bewaren/lijst/<uuid:lijst_id>/handtekening/", views.handtekening, name="handtekening"),
    path("bewaren/lijst/<uuid:lijst_id>/uitvoer/", views.uitvoer, name="uitvoer"),
    path("bewaren/lijst/<uuid:lijst_id>/verklaring/", views.verklaring, name="verklaring"),
]

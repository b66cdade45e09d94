"""The screens of the desk. No address names a dossier: one names a question of the one who asked it, for ten minutes."""

from __future__ import annotations

from django.urls import path

from samenspel.balie import views

app_name = "balie"
urlpatterns = [
    path("", views.zoeken, name="zoeken"),
    path("<uuid:vraag_id>/", views.gevonden, name="gevonden"),
    path("<uuid:vraag_id>/terugbelverzoek/", views.terugbelverzoek, name="terugbelverzoek"),
]

"""The screens of who works along."""

from __future__ import annotations

from django.urls import path

from samenspel.keten import views

app_name = "keten"
urlpatterns = [
    path("", views.clienten, name="clienten"),
    path("<uuid:dossier_id>/", views.client, name="client"),
]

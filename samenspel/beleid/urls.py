"""URLs of beleid: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.beleid import views

app_name = "beleid"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("<str:parameter>/", views.waarde, name="waarde"),
]

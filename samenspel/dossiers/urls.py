"""URLs of dossiers: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "dossiers"
urlpatterns: list[URLPattern] = []

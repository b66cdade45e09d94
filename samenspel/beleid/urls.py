"""URLs of beleid: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "beleid"
urlpatterns: list[URLPattern] = []

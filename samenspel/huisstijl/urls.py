"""URLs of huisstijl: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "huisstijl"
urlpatterns: list[URLPattern] = []

"""URLs of werkvoorraad: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "werkvoorraad"
urlpatterns: list[URLPattern] = []

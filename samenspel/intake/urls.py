"""URLs of intake: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []

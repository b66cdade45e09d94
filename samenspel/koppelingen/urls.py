"""URLs of koppelingen: one noun per line."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "koppelingen"
urlpatterns: list[URLPattern] = []

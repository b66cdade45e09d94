"""URLs of monitor: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.monitor import views

app_name = "monitor"
urlpatterns = [
    path("", views.cijfers, name="cijfers"),
    path("aanbieders/", views.aanbieders, name="aanbieders"),
]

"""The living page of the look, and its screens with made-up people."""

from __future__ import annotations

from django.urls import path

from samenspel.huisstijl import views

app_name = "huisstijl"
urlpatterns = [
    path("", views.huisstijl, name="huisstijl"),
    path("schermen/<slug:naam>/", views.scherm, name="scherm"),
]

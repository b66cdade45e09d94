"""Appointments: choose one; the start page of a role."""

from __future__ import annotations

from django.urls import path

from samenspel.toegang import views

app_name = "toegang"
urlpatterns = [
    path("", views.start, name="start"),
    path("aanstelling/", views.aanstelling, name="aanstelling"),
]

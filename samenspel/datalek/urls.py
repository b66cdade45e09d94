"""Breaches of personal data, for the data protection officer."""

from __future__ import annotations

from django.urls import path

from samenspel.datalek import views

app_name = "datalek"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<uuid:datalek_id>/", views.datalek, name="datalek"),
    path("<uuid:datalek_id>/melding/", views.melding, name="melding"),
    path("<uuid:datalek_id>/melding.pdf", views.pdf, name="melding_pdf"),
    path("<uuid:datalek_id>/brief/<slug:taal>/", views.brief, name="brief"),
    path("<uuid:datalek_id>/getroffenen.csv", views.csv, name="getroffenen"),
]

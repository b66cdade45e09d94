"""Consents of a dossier, and emergency access."""

from __future__ import annotations

from django.urls import path

from samenspel.avg.views import delen, nood

app_name = "avg"
urlpatterns = [
    path("dossiers/<uuid:dossier_id>/delen/", delen.deel, name="deel"),
    path("dossiers/<uuid:dossier_id>/delen/<uuid:toestemming_id>/intrekken/", delen.trek_in, name="trek_in"),
    path("noodtoegang/", nood.lijst, name="noodtoegangen"),
    path("noodtoegang/nieuw/", nood.begin, name="noodtoegang_nieuw"),
    path("noodtoegang/<uuid:nood_id>/", nood.noodtoegang, name="noodtoegang"),
    path("noodtoegang/<uuid:nood_id>/goedkeuring/", nood.keur_goed, name="noodtoegang_goedkeuring"),
    path("noodtoegang/<uuid:nood_id>/stop/", nood.stop, name="noodtoegang_stop"),
    path("noodtoegang/<uuid:nood_id>/oordeel/", nood.beoordeel, name="noodtoegang_oordeel"),
]

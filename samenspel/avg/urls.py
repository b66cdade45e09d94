"""Consents of a dossier, emergency access, and requests under the AVG."""

from __future__ import annotations

from django.urls import path

from samenspel.avg.views import bewaard, delen, nood, zaken

app_name = "avg"
urlpatterns = [
    path("dossiers/<uuid:dossier_id>/delen/", delen.deel, name="deel"),
    path("dossiers/<uuid:dossier_id>/delen/<uuid:toestemming_id>/intrekken/", delen.trek_in, name="trek_in"),
    path("privacy/", zaken.lijst, name="zaken"),
    path("privacy/<uuid:zaak_id>/", zaken.zaak, name="zaak"),
    path("privacy/<uuid:zaak_id>/kopie.zip", zaken.haal, name="zaak_haal"),
    path("privacy/<uuid:zaak_id>/<slug:daad>/", zaken.daad, name="zaak_daad"),
    path("dossiers/<uuid:dossier_id>/privacy/", zaken.nieuw, name="zaak_nieuw"),
    path("dossiers/<uuid:dossier_id>/privacy/achterhouden/", bewaard.achterhouden, name="achterhouden"),
    path("dossiers/<uuid:dossier_id>/alleen-bewaren/", bewaard.alleen_bewaren, name="alleen_bewaren"),
    path("dossiers/<uuid:dossier_id>/alleen-bewaren/<uuid:beperking_id>/", bewaard.opheffen, name="opheffen"),
    path("noodtoegang/", nood.lijst, name="noodtoegangen"),
    path("noodtoegang/nieuw/", nood.begin, name="noodtoegang_nieuw"),
    path("noodtoegang/<uuid:nood_id>/", nood.noodtoegang, name="noodtoegang"),
    path("noodtoegang/<uuid:nood_id>/goedkeuring/", nood.keur_goed, name="noodtoegang_goedkeuring"),
    path("noodtoegang/<uuid:nood_id>/stop/", nood.stop, name="noodtoegang_stop"),
    path("noodtoegang/<uuid:nood_id>/oordeel/", nood.beoordeel, name="noodtoegang_oordeel"),
]

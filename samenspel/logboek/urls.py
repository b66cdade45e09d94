"""The log of the municipality, for the data protection officer."""

from __future__ import annotations

from django.urls import path

from samenspel.logboek import views, views_controle

app_name = "logboek"
urlpatterns = [
    path("logboek/", views.signalenlijst, name="signalen"),
    path("logboek/regels/", views.regels, name="regels"),
    path("logboek/controle/", views_controle.controle, name="controle"),
    path("logboek/gewijzigd/", views.wijzigingen, name="gewijzigd"),
    path("logboek/signaal/<slug:patroon>/<uuid:gebruiker_id>/<slug:dag>/", views.signaal, name="signaal"),
]

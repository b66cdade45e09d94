"""URLs of the intake of one dossier: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.intake.views import gesprekken, intrekken, leerbaarheid, metingen, overzicht, vragenlijst

app_name = "intake"
urlpatterns = [
    path("<uuid:dossier_id>/intake/", overzicht.intake, name="intake"),
    path("<uuid:dossier_id>/intake/ondertekening/", overzicht.ondertekening, name="ondertekening"),
    path("<uuid:dossier_id>/intake/gesprek/<slug:kind>/", gesprekken.gesprek, name="gesprek"),
    path("<uuid:dossier_id>/intake/vragen/<slug:domein>/", vragenlijst.vragen, name="vragen"),
    path("<uuid:dossier_id>/intake/antwoord/<slug:code>/", vragenlijst.antwoord, name="antwoord"),
    path("<uuid:dossier_id>/intake/verslag/", overzicht.verslag, name="verslag"),
    path("<uuid:dossier_id>/intake/papier/", vragenlijst.papier, name="papier"),
    path("<uuid:dossier_id>/intake/leerbaarheidstoets/", leerbaarheid.toets, name="leerbaarheidstoets"),
    path("<uuid:dossier_id>/intake/leerbaarheidstoets/aanmelding/", leerbaarheid.aanmelding, name="toetsaanmelding"),
    path("<uuid:dossier_id>/intake/tweede-mening/", leerbaarheid.vraag, name="tweede_mening"),
    path("<uuid:dossier_id>/intake/tweede-mening/<uuid:opinion_id>/", leerbaarheid.uitkomst, name="uitkomst"),
    path("<uuid:dossier_id>/intake/metingen/<slug:soort>/", metingen.meting, name="meting"),
    path("<uuid:dossier_id>/intake/intrekken/<slug:wat>/<uuid:rij_id>/", intrekken.intrekken, name="intrekken"),
]

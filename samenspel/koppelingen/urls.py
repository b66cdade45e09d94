"""URLs of koppelingen: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.koppelingen.views import inlezen, melden, signaal

app_name = "koppelingen"
urlpatterns = [
    path("bestand/", inlezen.inlezen, name="inlezen"),
    path("bestand/voorbeeld/<slug:soort>/", inlezen.voorbeeld, name="voorbeeld"),
    path("bestand/<uuid:inlezing_id>/", inlezen.inlezing, name="inlezing"),
    path("bestand/<uuid:inlezing_id>/kolommen/", inlezen.kolommen, name="kolommen"),
    path("bestand/<uuid:inlezing_id>/bevestigen/", inlezen.bevestigen, name="bevestigen"),
    path("bestand/<uuid:inlezing_id>/weggooien/", inlezen.weggooien, name="weggooien"),
    path("bestand/<uuid:inlezing_id>/terugdraaien/", inlezen.terugdraaien, name="terugdraaien"),
    path("signaal/", signaal.signalen, name="signalen"),
    path("signaal/<slug:code>/", signaal.signaal, name="signaal"),
    path("duo/", melden.melden, name="melden"),
    path("duo/uitvoer/", melden.uitvoer, name="meldingen_uitvoer"),
    path("duo/gemeld/", melden.samen_gemeld, name="samen_gemeld"),
    path("duo/<uuid:melding_id>/gemeld/", melden.gemeld, name="gemeld"),
    path("duo/<uuid:melding_id>/niet-gemeld/", melden.niet_gemeld, name="niet_gemeld"),
]

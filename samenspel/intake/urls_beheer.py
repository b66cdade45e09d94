"""URLs of the questions that a municipality makes itself: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.intake.views import eigenvragen

app_name = "intakevragen"
urlpatterns = [
    path("", eigenvragen.lijst, name="lijst"),
    path("nieuw/<slug:domein>/", eigenvragen.nieuw, name="nieuw"),
    path("<uuid:vraag_id>/", eigenvragen.vraag, name="vraag"),
    path("<uuid:vraag_id>/wijzigen/", eigenvragen.wijzigen, name="wijzigen"),
    path("<uuid:vraag_id>/vaststelling/", eigenvragen.vaststelling, name="vaststelling"),
    path("<uuid:vraag_id>/intrekking/", eigenvragen.intrekking, name="intrekking"),
    path("<uuid:vraag_id>/nagekeken/", eigenvragen.nagekeken, name="nagekeken"),
]

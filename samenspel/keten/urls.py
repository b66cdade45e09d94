"""The screens of who works along."""

from __future__ import annotations

from django.urls import path

from samenspel.keten import views, views_gezinnen, views_tolken, views_verzoeken, views_vrijwilligers

_EEN = "vrijwilligers/<uuid:vrijwilliger_id>/"

app_name = "keten"
urlpatterns = [
    path("", views.clienten, name="clienten"),
    path("<uuid:dossier_id>/", views.client, name="client"),
    path("vragen/<uuid:betrokkenheid_id>/", views_verzoeken.verzoek, name="verzoek"),
    path("afgerond/", views_verzoeken.afgerond, name="afgerond"),
    path("vrijwilligers/", views_vrijwilligers.vrijwilligers, name="vrijwilligers"),
    path("vrijwilligers/uitnodigen/", views_vrijwilligers.uitnodigen, name="vrijwilliger_uitnodigen"),
    path(_EEN, views_vrijwilligers.vrijwilliger, name="vrijwilliger"),
    path(f"{_EEN}nieuwe-link/", views_vrijwilligers.nieuwe_link, name="vrijwilliger_link"),
    path(f"{_EEN}stop/", views_vrijwilligers.stop, name="vrijwilliger_stop"),
    path(f"{_EEN}gezinnen/<uuid:toewijzing_id>/stop/", views_vrijwilligers.gezin_stop, name="gezin_stop"),
    path("tolk/", views_tolken.tolk, name="tolk"),
    path("<uuid:dossier_id>/afspraken/<uuid:afspraak_id>/tolk/", views_tolken.boeking, name="tolkboeking"),
    path(
        "<uuid:dossier_id>/afspraken/<uuid:afspraak_id>/tolk/stop/",
        views_tolken.boeking_einde,
        name="tolkboeking_einde",
    ),
    path("mijn-gezinnen/", views_gezinnen.gezinnen, name="gezinnen"),
    path("mijn-gezinnen/geheimhouding/", views_gezinnen.geheimhouding, name="geheimhouding"),
    path("mijn-gezinnen/<uuid:dossier_id>/", views_gezinnen.gezin, name="gezin"),
]

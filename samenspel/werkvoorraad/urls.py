"""URLs of werkvoorraad: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.werkvoorraad.views import agenda, briefing, daden, lijst, notitie, team, uitvoer

app_name = "werkvoorraad"
urlpatterns = [
    path("", lijst.lijst, name="lijst"),
    path("weergave/", lijst.weergave, name="weergave"),
    path("stapel/", daden.stapel, name="stapel"),
    path("klaar/<uuid:herinnering_id>/", daden.klaar, name="klaar"),
    path("overslaan/<uuid:termijn_id>/", daden.overslaan, name="overslaan"),
    path("wacht/termijn/<uuid:termijn_id>/", daden.wacht_termijn, name="wacht_termijn"),
    path("wacht/herinnering/<uuid:herinnering_id>/", daden.wacht_herinnering, name="wacht_herinnering"),
    path("wacht/signaal/<uuid:dossier_id>/<slug:code>/", daden.wacht_signaal, name="wacht_signaal"),
    path("gezien/<uuid:dossier_id>/<slug:code>/<slug:sinds>/", daden.gezien, name="gezien"),
    path("ongedaan/<slug:soort>/<uuid:id_>/", daden.ongedaan, name="ongedaan"),
    path("neem/<uuid:dossier_id>/", daden.neem, name="neem"),
    path("notitie/", notitie.notitie, name="notitie"),
    path("team/", team.team, name="team"),
    path("team/vervanging/", team.vervanging, name="vervanging"),
    path("team/ondersteuning/", team.ondersteuning, name="ondersteuning"),
    path("team/ondersteuning/<uuid:meewerking_id>/einde/", team.ondersteuning_einde, name="ondersteuning_einde"),
    path("team/vervanging/<uuid:vervanging_id>/einde/", team.vervanging_einde, name="vervanging_einde"),
    path("export/", uitvoer.export, name="export"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda.ics", uitvoer.ics, name="ics"),
    path("briefing/<uuid:afspraak_id>/", briefing.briefing, name="briefing"),
]

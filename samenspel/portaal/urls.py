"""URLs of the portal: the newcomer's pages know whose they are, so no dossier stands in the address."""

from __future__ import annotations

from django.urls import path

from samenspel.portaal.views import begin, delen, gegevens, gemachtigd, hoger, machtigen, meekijken, toelaten, vragen

app_name = "portaal"
urlpatterns = [
    path("mijn/", begin.mijn_plan, name="mijn_plan"),
    path("mijn/wie-keek-mee/", meekijken.wie_keek_mee, name="wie_keek_mee"),
    path("mijn/inloggen/", hoger.hoger, name="hoger"),
    path("mijn/bel-mij/", begin.bel_mij, name="bel_mij"),
    path("mijn/foto/<uuid:gebruiker_id>/", begin.foto, name="foto"),
    path("mijn/gegevens/", gegevens.gegevens, name="gegevens"),
    path("mijn/gegevens/<slug:soort>/", gegevens.vraag, name="gegevens_vraag"),
    path("mijn/delen/", delen.lijst, name="delen"),
    path("mijn/delen/<uuid:toestemming_id>/stop/", delen.stop, name="delen_stop"),
    path("mijn/delen/meekijken/", machtigen.machtigen, name="machtigen"),
    path("meekijken/", gemachtigd.gemachtigd, name="gemachtigd"),
    path("mijn/vragen/", vragen.lijst, name="vragen"),
    path("mijn/vragen/<slug:domein>/", vragen.blad, name="vragenblad"),
    path("mijn/antwoord/<slug:code>/", vragen.antwoord, name="antwoord"),
    path("dossiers/<uuid:dossier_id>/mijn-plan/", toelaten.uitnodigen, name="uitnodigen"),
    path("dossiers/<uuid:dossier_id>/mijn-plan/wachtwoord/", toelaten.wachtwoord, name="wachtwoord"),
    path("dossiers/<uuid:dossier_id>/mijn-plan/einde/", toelaten.einde, name="einde"),
]

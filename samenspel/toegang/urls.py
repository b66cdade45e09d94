"""Appointments: choose one; the start page of a role; beheer."""

from __future__ import annotations

from django.urls import path

from samenspel.toegang import (
    views,
    views_beheer,
    views_contracten,
    views_foto,
    views_instellingen,
    views_overeenkomsten,
    views_samenwerkingen,
    views_wijzigen,
)

app_name = "toegang"
urlpatterns = [
    path("", views.start, name="start"),
    path("aanstelling/", views.aanstelling, name="aanstelling"),
    path("instellingen/", views_instellingen.instellingen, name="instellingen"),
    path("instellingen/foto/", views_foto.eigen, name="eigen_foto"),
    path("instellingen/foto/weg/", views_foto.eigen_weg, name="eigen_foto_weg"),
    path("foto/<uuid:gebruiker_id>/", views_foto.foto, name="foto"),
    path("beheer/", views_beheer.lijst, name="beheer"),
    path("beheer/nieuw/", views_beheer.nieuw, name="gebruiker_nieuw"),
    path("beheer/mandaten/", views_beheer.mandaten, name="mandaten"),
    path("beheer/mandaten/<uuid:kwalificatie_id>/bevestiging/", views_beheer.bevestiging, name="bevestiging"),
    path("beheer/vervanging/", views_beheer.vervanging, name="vervanging"),
    path("beheer/vervanging/<uuid:vervanging_id>/weg/", views_beheer.vervanging_weg, name="vervanging_weg"),
    path("beheer/overeenkomsten/", views_overeenkomsten.lijst, name="overeenkomsten"),
    path("beheer/overeenkomsten/nieuw/", views_overeenkomsten.nieuw, name="overeenkomst_nieuw"),
    path("beheer/overeenkomsten/concept/", views_overeenkomsten.model, name="modeltekst"),
    path("beheer/overeenkomsten/<uuid:overeenkomst_id>/einde/", views_overeenkomsten.einde, name="overeenkomst_einde"),
    path("beheer/samenwerkingen/", views_samenwerkingen.lijst, name="samenwerkingen"),
    path("beheer/samenwerkingen/nieuw/", views_samenwerkingen.nieuw, name="samenwerking_nieuw"),
    path("beheer/samenwerkingen/concept/", views_samenwerkingen.model, name="samenwerking_model"),
    path("beheer/samenwerkingen/<uuid:deelnemer_id>/ja/", views_samenwerkingen.ja, name="samenwerking_ja"),
    path("beheer/samenwerkingen/<uuid:deelnemer_id>/einde/", views_samenwerkingen.einde, name="samenwerking_einde"),
    path("beheer/contract/<uuid:contract_id>/einde/", views_contracten.einde, name="contract_einde"),
    path("beheer/register/", views_wijzigen.register, name="register"),
    path("beheer/aanstelling/<uuid:aanstelling_id>/", views_wijzigen.aanstelling, name="aanstelling_wijzigen"),
    path("beheer/aanstelling/<uuid:aanstelling_id>/einde/", views_beheer.aanstelling_einde, name="aanstelling_einde"),
    path(
        "beheer/bevoegdheid/<uuid:kwalificatie_id>/einde/", views_beheer.kwalificatie_einde, name="kwalificatie_einde"
    ),
    path("beheer/<uuid:gebruiker_id>/", views_beheer.gebruiker, name="gebruiker"),
    path("beheer/<uuid:gebruiker_id>/gegevens/", views_wijzigen.gegevens, name="gegevens"),
    path("beheer/<uuid:gebruiker_id>/foto/", views_foto.van_collega, name="foto_van_collega"),
    path("beheer/<uuid:gebruiker_id>/foto/weg/", views_foto.van_collega_weg, name="foto_van_collega_weg"),
    path("beheer/<uuid:gebruiker_id>/aanstelling/", views_beheer.aanstelling_nieuw, name="aanstelling_nieuw"),
    path("beheer/<uuid:gebruiker_id>/bevoegdheid/", views_beheer.kwalificatie_nieuw, name="kwalificatie_nieuw"),
    path("beheer/<uuid:gebruiker_id>/contract/", views_contracten.nieuw, name="contract_nieuw"),
    path("beheer/<uuid:gebruiker_id>/startwachtwoord/", views_beheer.startwachtwoord, name="startwachtwoord"),
    path("beheer/<uuid:gebruiker_id>/koppellink/<slug:aanbieder_id>/", views_beheer.koppellink, name="koppellink"),
    path("beheer/<uuid:gebruiker_id>/tweede-stap/weg/", views_beheer.tweede_stap_weg, name="tweede_stap_weg"),
]

"""URLs of dossiers: one noun per line."""

from __future__ import annotations

from django.urls import path

from samenspel.dossiers.views import (
    documenten,
    feiten,
    gesprekken,
    gewijzigd,
    lijst,
    meewerken,
    nieuw,
    oproepen,
    overzicht,
    partners,
    persoon,
    regie,
)

app_name = "dossiers"
urlpatterns = [
    path("", lijst.lijst, name="lijst"),
    path("zoek/", lijst.zoeken, name="zoek"),
    path("nieuw/", nieuw.nieuw, name="nieuw"),
    path("verdelen/", lijst.verdelen, name="verdelen"),
    path("export/", lijst.export, name="export"),
    path("<uuid:dossier_id>/", overzicht.dossier, name="dossier"),
    path("<uuid:dossier_id>/termijnen/", overzicht.termijnen, name="termijnen"),
    path("<uuid:dossier_id>/gewijzigd/", gewijzigd.gewijzigd, name="gewijzigd"),
    path("<uuid:dossier_id>/tijdlijn/", overzicht.tijdlijn, name="tijdlijn"),
    path("<uuid:dossier_id>/afdruk/", overzicht.afdruk, name="afdruk"),
    path("<uuid:dossier_id>/gesprekken/", gesprekken.gesprekken, name="gesprekken"),
    path("<uuid:dossier_id>/gesprekken/<uuid:afspraak_id>/afzeggen/", gesprekken.afzeggen, name="afzeggen"),
    path("<uuid:dossier_id>/documenten/", documenten.documenten, name="documenten"),
    path("<uuid:dossier_id>/documenten/<uuid:document_id>/", documenten.document, name="document"),
    path("<uuid:dossier_id>/partners/", partners.partners, name="partners"),
    path("<uuid:dossier_id>/partners/<uuid:betrokkenheid_id>/einde/", partners.beeindigen, name="beeindigen"),
    path("<uuid:dossier_id>/meewerken/", meewerken.meewerken, name="meewerken"),
    path("<uuid:dossier_id>/meewerken/<uuid:meewerking_id>/einde/", meewerken.meewerken_einde, name="meewerken_einde"),
    path("<uuid:dossier_id>/partners/<uuid:betrokkenheid_id>/verlenging/", partners.verlengen, name="verlengen"),
    path(
        "<uuid:dossier_id>/partners/<uuid:betrokkenheid_id>/intrekking/",
        partners.intrekken,
        name="betrokkenheid_intrekken",
    ),
    path("<uuid:dossier_id>/feit/<slug:soort>/", feiten.feit, name="feit"),
    path("<uuid:dossier_id>/feiten/<uuid:feit_id>/intrekken/", feiten.intrekken, name="intrekken"),
    path("<uuid:dossier_id>/persoon/", persoon.persoon, name="persoon"),
    path("<uuid:dossier_id>/naam/", persoon.naam, name="naam"),
    path("<uuid:dossier_id>/naam/<uuid:naam_id>/weg/", persoon.naam_weg, name="naam_weg"),
    path("<uuid:dossier_id>/contact/", persoon.contact, name="contact"),
    path("<uuid:dossier_id>/contact/<uuid:contact_id>/einde/", persoon.contact_einde, name="contact_einde"),
    path("<uuid:dossier_id>/gezin/", persoon.gezinslid, name="gezinslid"),
    path("<uuid:dossier_id>/gezin/<uuid:lid_id>/einde/", persoon.gezinslid_einde, name="gezinslid_einde"),
    path("<uuid:dossier_id>/nummers/", persoon.nummers, name="nummers"),
    path("<uuid:dossier_id>/nummer/<slug:soort>/", persoon.nummer, name="nummer"),
    path("<uuid:dossier_id>/toewijzen/", regie.toewijzen, name="toewijzen"),
    path("<uuid:dossier_id>/oproep/", oproepen.oproepen, name="oproepen"),
    path("<uuid:dossier_id>/oproep/<uuid:feit_id>/brief/", oproepen.oproepbrief, name="oproepbrief"),
    path("<uuid:dossier_id>/sluiten/", regie.sluiten, name="sluiten"),
    path("<uuid:dossier_id>/samenvoegen/", regie.samenvoegen, name="samenvoegen"),
    path("<uuid:dossier_id>/samenvoegen/<uuid:samenvoeging_id>/ongedaan/", regie.uit_elkaar, name="uit_elkaar"),
    path("<uuid:dossier_id>/wissen/", regie.wissen, name="wissen"),
]

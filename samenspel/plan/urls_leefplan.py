"""The URLs of the living plan and the support plan."""

from __future__ import annotations

from django.urls import path

from samenspel.plan.views import huishouden, leefplan, mijn_acties, sjabloon_overnemen, steunplan, uit_de_intake

urlpatterns = [
    path("mijn-acties/", mijn_acties.mijn_acties, name="mijn_acties"),
    path("mijn-acties/<uuid:actie_id>/", mijn_acties.mijn_actie, name="mijn_actie"),
    path("<uuid:dossier_id>/plan/", leefplan.leefplan, name="leefplan"),
    path("<uuid:dossier_id>/plan/huishouden/", huishouden.huishouden, name="huishouden"),
    path("<uuid:dossier_id>/plan/sjabloon/", sjabloon_overnemen.sjablonen, name="sjablonen"),
    path("<uuid:dossier_id>/plan/sjabloon/<uuid:sjabloon_id>/", sjabloon_overnemen.sjabloon, name="sjabloon"),
    path("<uuid:dossier_id>/plan/doel/", leefplan.doel, name="doel"),
    path("<uuid:dossier_id>/plan/doel/<uuid:doel_id>/actie/", leefplan.actie, name="actie"),
    path("<uuid:dossier_id>/plan/doel/<uuid:doel_id>/<slug:daad>/", leefplan.doeldaad, name="doeldaad"),
    path("<uuid:dossier_id>/plan/actie/<uuid:actie_id>/<slug:daad>/", leefplan.actiedaad, name="actiedaad"),
    path("<uuid:dossier_id>/plan/nu/<slug:onderwerp>/", leefplan.praktijk, name="praktijk"),
    path("<uuid:dossier_id>/plan/uit-de-intake/<slug:code>/", uit_de_intake.opnemen, name="uit_de_intake"),
    path("<uuid:dossier_id>/plan/begin/", steunplan.beginnen, name="steunplan_beginnen"),
    path("<uuid:dossier_id>/plan/vaststelling/", steunplan.vaststellen, name="steunplan_vaststellen"),
    path("<uuid:dossier_id>/plan/wijziging/", steunplan.wijzigen, name="steunplan_wijzigen"),
    path("<uuid:dossier_id>/plan/versie/<int:nummer>/", steunplan.versie, name="steunplan_versie"),
]

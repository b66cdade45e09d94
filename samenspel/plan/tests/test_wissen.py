"""Erasure of a dossier with a plan: what was adopted is kept from change, never from erasure."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from samenspel.dossiers.tests.test_wissen import rijen_over, vul
from samenspel.kern.identiteit import als_eigenaar
from samenspel.plan.brieven import maak_en_bewaar
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan
from samenspel.plan.handelingen.bezwaartermijn import stel_commissie_in
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af, toets_effect
from samenspel.plan.handelingen.leefplan_praktijk import leg_praktijk_vast
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast, wijzig_steunplan
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.models import PipBesluit
from samenspel.plan.onderwerpen import ONDERWERP
from samenspel.plan.tests.hulp import bekend_pip, dag, na
from samenspel.plan.tests.hulp_leefplan import actie, doel, maak_ondertussengroep, van_vluchtelingenwerk
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db


def vul_plan(wereld: Wereld) -> None:
    """A row in every table of the plan: adopted, published, objected to, changed, and a support plan after that."""
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(
            wereld.dossier(), sanne, leerroute="Z", jong_kind=True, vve_afspraken="Liya gaat naar de voorschool.",
            beperking=True, urennorm_cursus=400, urennorm_participatie=400,
        )  # fmt: skip
        maak_en_bewaar(PipBesluit.objects.get(pip=pip), nu=NU)
        bezwaar = teken_bezwaar_aan(
            pip, door=sanne, ontvangen_op=dag(7), gronden="Amira wil liever meer uren.", nu=na(7)
        )
        stel_commissie_in(bezwaar, door=sanne, op=dag(7), nu=na(7))
        wijzig_pip(pip, door=sanne, reden="OVERIG", toelichting="Amira verhuist", nu=na(8))
        for onderwerp in ONDERWERP:
            leg_praktijk_vast(
                wereld.dossier(), door=sanne, onderwerp=onderwerp, sinds=VANDAAG, zoals_besluit=True, vastgelegd_op=NU
            )
        for domein in ("taal", "werk", "financien", "welbevinden", "ontmoeten"):
            hoofd = doel(wereld, domein, f"Amira wil iets met {domein}.")
            doel(wereld, domein, "Een stap voor Liya.", bovendoel=hoofd)
            af = actie(hoofd, wereld, "Bellen met Amira", eigenaar=van_vluchtelingenwerk(wereld), opdracht="Bel Amira.")
            rond_actie_af(af, door=sanne, op=VANDAAG, resultaat="Amira is blij", toets_op=VANDAAG, vastgelegd_op=NU)
            toets_effect(af, door=sanne, op=VANDAAG, effect="ja", toelichting="Zegt Amira", vastgelegd_op=NU)
    maak_ondertussengroep(wereld)
    with wereld.als("sanne") as sanne:
        plan = begin_steunplan(wereld.dossier(), door=sanne, op=VANDAAG, grondslag="participatiewet", vastgelegd_op=NU)
        plan = stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        wijzig_steunplan(plan, door=sanne, op=VANDAAG, reden="Amira verhuist", vastgelegd_op=NU)


def plantabellen() -> set[str]:
    """Every table of the plan that knows a dossier, straight from the catalogue."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns"
            " where table_schema = 'public' and column_name = 'dossier_id' and table_name like 'plan\\_%'"
        )
        return {tabel for (tabel,) in cursor.fetchall()}


def test_wissen_neemt_ook_een_vastgesteld_plan_mee(wereld: Wereld) -> None:
    vul(wereld)
    vul_plan(wereld)
    assert plantabellen() <= set(rijen_over(wereld)), plantabellen() - set(rijen_over(wereld))
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:wissen", args=[wereld.dossier_id]), {"bevestiging": "A26-0001"}
    )
    assert antwoord.status_code == 302
    assert rijen_over(wereld) == {}

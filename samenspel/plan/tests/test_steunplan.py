"""The support plan: an agreement. No decision, no term, no fine, nothing for DUO."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samenspel.dossiers.models import BewaakteTermijn, DuoMelding, Gebeurtenis
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.leefplan_acties import wijs_actie_toe
from samenspel.plan.handelingen.leefplan_doelen import wijzig_doel
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast, wijzig_steunplan
from samenspel.plan.models import Steunplan
from samenspel.plan.tests.hulp_leefplan import VAN_INBURGERAAR, actie, doel, maak_ondertussengroep, van_niemand
from tests.wereld import NU, VANDAAG, Wereld

LATER = datetime.fromisoformat("2026-06-20T10:00:00+00:00")
TWINTIG_JUNI = date(2026, 6, 20)


@pytest.fixture
def oude_wet(wereld: Wereld) -> Wereld:
    maak_ondertussengroep(wereld)
    return wereld


def _begin(wereld: Wereld, **velden: object) -> Steunplan:
    gegevens = {"door": wereld.sanne, "op": VANDAAG, "grondslag": "participatiewet", "vastgelegd_op": NU, **velden}
    return begin_steunplan(wereld.dossier(), **gegevens)  # type: ignore[arg-type]


def test_wie_onder_de_wet_van_2021_valt_krijgt_een_pip(wereld: Wereld) -> None:
    with wereld.als("sanne"), pytest.raises(Weigering, match="maakt u een PIP"):
        _begin(wereld)


def test_een_steunplan_rust_op_toestemming_of_een_wet(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne"):
        with pytest.raises(Weigering, match="toestemming of een wet"):
            _begin(oude_wet, grondslag="")
        with pytest.raises(Weigering, match="toestemming gaf"):
            _begin(oude_wet, grondslag="toestemming")
        plan = _begin(oude_wet, grondslag="toestemming", toestemming_op=date(2026, 6, 1))
        assert (plan.stand, plan.versie, plan.toestemming_op) == ("concept", 1, date(2026, 6, 1))
        with pytest.raises(Weigering, match="al een ondersteuningsplan"):
            _begin(oude_wet)


def test_vaststellen_vraagt_een_doel_en_overal_een_eigenaar(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne") as sanne:
        plan = _begin(oude_wet)
        with pytest.raises(Weigering, match="nog geen doel"):
            stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        open_ = actie(
            doel(oude_wet, "werk", "Ik wil weer koken."),
            oude_wet,
            "Kinderopvang regelen",
            eigenaar=van_niemand(date(2026, 6, 10)),
        )
        with pytest.raises(Weigering, match="Nog niemand doet: ‘Kinderopvang regelen’"):
            stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        wijs_actie_toe(open_, door=sanne, op=VANDAAG, eigenaar=VAN_INBURGERAAR, vastgelegd_op=NU)
        stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert plan.stand == "vastgesteld"


def _vastgesteld(wereld: Wereld) -> Steunplan:
    plan = _begin(wereld)
    doel(wereld, "werk", "Ik wil weer koken.")
    return stel_steunplan_vast(plan, door=wereld.sanne, op=VANDAAG, vastgelegd_op=NU)


def test_een_vastgesteld_steunplan_telt_een_keer_en_geeft_geen_termijn_en_geen_duo_regel(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne") as sanne:
        termijnen = set(BewaakteTermijn.objects.values_list("code", flat=True))
        meldingen = DuoMelding.objects.count()
        plan = _vastgesteld(oude_wet)
        doel(oude_wet, "taal")
        nieuw = wijzig_steunplan(plan, door=sanne, op=TWINTIG_JUNI, reden="Zij wil nu ook leren.", vastgelegd_op=LATER)
        stel_steunplan_vast(nieuw, door=sanne, op=TWINTIG_JUNI, vastgelegd_op=LATER)
        soorten = list(Gebeurtenis.objects.filter(soort__startswith="steunplan").values_list("soort", flat=True))
        assert sorted(soorten) == ["steunplan_gewijzigd", "steunplan_vastgesteld"]
        assert set(BewaakteTermijn.objects.values_list("code", flat=True)) <= termijnen
        assert DuoMelding.objects.count() == meldingen


def test_een_nieuwe_versie_heeft_een_reden_en_de_oude_blijft_gelden_tot_zij_is_vastgesteld(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne") as sanne:
        plan = _begin(oude_wet)
        with pytest.raises(Weigering, match="nog niet vastgesteld"):
            wijzig_steunplan(plan, door=sanne, op=VANDAAG, reden="Anders.", vastgelegd_op=NU)
        doel(oude_wet, "werk", "Ik wil weer koken.")
        stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="waarom het plan verandert"):
            wijzig_steunplan(plan, door=sanne, op=VANDAAG, reden=" ", vastgelegd_op=NU)
        nieuw = wijzig_steunplan(plan, door=sanne, op=TWINTIG_JUNI, reden="Zij wil nu ook leren.", vastgelegd_op=LATER)
        assert (nieuw.versie, nieuw.stand, Steunplan.objects.get(versie=1).stand) == (2, "concept", "vastgesteld")
        with pytest.raises(Weigering, match="al een nieuwe versie"):
            wijzig_steunplan(plan, door=sanne, op=TWINTIG_JUNI, reden="Nog eens.", vastgelegd_op=LATER)
        stel_steunplan_vast(nieuw, door=sanne, op=TWINTIG_JUNI, vastgelegd_op=LATER)
        assert Steunplan.objects.get(versie=1).stand == "vervangen"


def test_een_vastgestelde_versie_verandert_niet_ook_niet_achter_de_schermen(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne"):
        plan = _vastgesteld(oude_wet)
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            Steunplan.objects.filter(pk=plan.pk).update(grondslag="begeleiding")


def test_een_eerdere_versie_blijft_te_lezen_zoals_zij_was(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne") as sanne:
        plan = _begin(oude_wet)
        bij = doel(oude_wet, "werk", "Ik wil weer koken.")
        stel_steunplan_vast(plan, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        wijzig_doel(
            bij,
            door=sanne,
            op=TWINTIG_JUNI,
            tekst="Ik wil een restaurant.",
            taal="nl",
            reden="Zij durft meer.",
            vastgelegd_op=LATER,
        )
    toen = (
        oude_wet.client("sanne").get(reverse("plan:steunplan_versie", args=[oude_wet.dossier_id, 1])).content.decode()
    )
    nu = oude_wet.client("sanne").get(reverse("plan:leefplan", args=[oude_wet.dossier_id])).content.decode()
    assert "‘Ik wil weer koken.’" in toen
    assert "restaurant" not in toen
    assert "‘Ik wil een restaurant.’" in nu


def test_het_scherm_van_een_steunplan_noemt_geen_besluit_termijn_of_bezwaar(oude_wet: Wereld) -> None:
    with oude_wet.als("sanne"):
        _vastgesteld(oude_wet)
    inhoud = oude_wet.client("sanne").get(reverse("plan:leefplan", args=[oude_wet.dossier_id])).content.decode()
    blad = inhoud[inhoud.index("<main") :].lower()
    blad = blad[blad.index("ondersteuningsplan") :]
    for woord in ("besluit", "bezwaar", "termijn", "boete"):
        assert woord not in blad[: blad.index("</main")], woord

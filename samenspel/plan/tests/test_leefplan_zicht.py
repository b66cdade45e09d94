"""Who sees what of a plan: the words in their category, the task for the partner, and nothing through C06."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.handelingen.leefplan_acties import rond_actie_af, toets_effect
from samenspel.plan.handelingen.leefplan_doelen import stel_doel
from samenspel.plan.leefplan import leefplan_van
from samenspel.plan.mijn_acties import mijn_acties
from samenspel.plan.models import PLANREGELS, Actie, Doel
from samenspel.plan.tests.hulp_leefplan import VAN_INBURGERAAR, actie, doel, van_vluchtelingenwerk
from tests.wereld import NU, VANDAAG, Wereld

GEHEIM = "Ik slaap slecht door de oorlog."
GELD = "Ik wil van mijn schuld af."


@pytest.fixture
def plan(wereld: Wereld) -> Wereld:
    """A goal in each domain, and an action on money and one on health that belong to VluchtelingenWerk."""
    with wereld.als("sanne"):
        geld, zorg = doel(wereld, "financien", GELD), doel(wereld, "welbevinden", GEHEIM)
        actie(
            geld,
            wereld,
            "Schuld van 900 euro regelen",
            eigenaar=van_vluchtelingenwerk(wereld),
            opdracht="Loop samen de post na.",
        )
        actie(
            zorg,
            wereld,
            "Praten over de oorlog",
            eigenaar=van_vluchtelingenwerk(wereld),
            opdracht="Ga mee naar een afspraak.",
        )
        actie(doel(wereld), wereld)
        actie(doel(wereld, "werk", "Ik wil weer koken."), wereld, "Zelf een keuken bellen", eigenaar=VAN_INBURGERAAR)
        doel(wereld, "ontmoeten", "Ik wil mijn buren leren kennen.")
    return wereld


def _domeinen(wereld: Wereld, naam: str) -> set[str]:
    with wereld.als(naam) as wie:
        return {d.domein for d in leefplan_van(wereld.dossier(), wie).doelen}


def test_sanne_ziet_alle_vijf_de_domeinen(plan: Wereld) -> None:
    assert _domeinen(plan, "sanne") == {"financien", "welbevinden", "taal", "werk", "ontmoeten"}


def test_rob_de_teamleider_ziet_de_taken_en_niet_de_woorden(plan: Wereld) -> None:
    assert _domeinen(plan, "rob") == set()
    inhoud = plan.client("rob").get(reverse("plan:leefplan", args=[plan.dossier_id])).content.decode()
    assert GEHEIM not in inhoud
    assert "Praten over de oorlog" not in inhoud
    assert GELD not in inhoud
    assert "Ga mee naar een afspraak." in inhoud  # the task itself is C16


def test_bert_van_vluchtelingenwerk_ziet_alleen_zijn_eigen_opdrachten(plan: Wereld) -> None:
    with plan.als("bert") as bert:
        assert {a.opdracht for a in mijn_acties(bert)[0]} == {"Loop samen de post na.", "Ga mee naar een afspraak."}
        assert {a.naam for a in mijn_acties(bert)[0]} == {"Amira Test el Haddad"}
    inhoud = plan.client("bert").get(reverse("plan:mijn_acties")).content.decode()
    assert "Loop samen de post na." in inhoud
    for woord in (GEHEIM, GELD, "900 euro", "oorlog", "Taalschool zoeken", "keuken", "buren"):
        assert woord not in inhoud, woord


def test_het_plan_zelf_bestaat_voor_bert_niet(plan: Wereld) -> None:
    for pad in ("leefplan", "doel"):
        assert plan.client("bert").get(reverse(f"plan:{pad}", args=[plan.dossier_id])).status_code == 404


def test_de_muur_zelf_geeft_bert_geen_woord_en_alleen_zijn_eigen_acties(plan: Wereld) -> None:
    """Without `zichtbaar_voor`: PostgreSQL alone."""
    with plan.als("bert"):
        assert Actie.objects.count() == 2
        assert sum(model.objects.count() for model in PLANREGELS.values()) == 0
        assert Doel.objects.count() == 5  # C06: that there are goals, not which
    with plan.als("rob"):
        assert PLANREGELS["welbevinden"].objects.count() == 0
    with plan.als("ines"):
        assert Actie.objects.count() + Doel.objects.count() + sum(m.objects.count() for m in PLANREGELS.values()) == 0


def test_amira_leest_haar_eigen_plan_en_meldt_haar_eigen_actie(plan: Wereld) -> None:
    assert _domeinen(plan, "amira") == {"financien", "welbevinden", "taal", "werk", "ontmoeten"}
    with plan.als("amira") as amira:
        (eigen,) = mijn_acties(amira)[0]
        rond_actie_af(
            Actie.objects.get(pk=eigen.id), door=amira, op=VANDAAG, resultaat="Ik mag langskomen.", vastgelegd_op=NU
        )
    with plan.als("sanne") as sanne:
        gemeld = leefplan_van(plan.dossier(), sanne).actie(eigen.id)
    assert gemeld is not None
    assert (gemeld.klaar_op, gemeld.resultaat) == (VANDAAG, "Ik mag langskomen.")


@pytest.mark.parametrize(
    "pad", ["leefplan", "doel", "steunplan_beginnen", "steunplan_vaststellen", "steunplan_wijzigen"]
)
def test_ines_ziet_niet_eens_dat_er_een_plan_is(plan: Wereld, pad: str) -> None:
    assert plan.client("ines").get(reverse(f"plan:{pad}", args=[plan.dossier_id])).status_code == 404


def test_ines_komt_niet_bij_een_doel_of_een_actie(plan: Wereld) -> None:
    with als_eigenaar():
        een, klus = Doel.objects.first(), Actie.objects.first()
    assert een is not None
    assert klus is not None
    for adres in (reverse("plan:doeldaad", args=[plan.dossier_id, een.pk, "wijzigen"]), reverse("plan:actie", args=[plan.dossier_id, een.pk]),
                  reverse("plan:actiedaad", args=[plan.dossier_id, klus.pk, "afronden"]), reverse("plan:mijn_actie", args=[klus.pk]),
                  reverse("plan:praktijk", args=[plan.dossier_id, "leerroute"]), reverse("plan:mijn_acties")):  # fmt: skip
        assert plan.client("ines").get(adres).status_code == 404, adres


@pytest.mark.parametrize("naam", ["wim", "lotte", "fatma"])
def test_balie_beleid_en_beheer_komen_niet_bij_het_plan(plan: Wereld, naam: str) -> None:
    assert plan.client(naam).get(reverse("plan:leefplan", args=[plan.dossier_id])).status_code == 404


def test_rob_en_bert_wijzigen_het_plan_niet(plan: Wereld) -> None:
    with plan.als("sanne"):
        dossier = plan.dossier()
    for naam in ("rob", "bert", "amira"):
        with plan.als(naam) as wie, pytest.raises(Weigering):
            stel_doel(dossier, door=wie, op=VANDAAG, domein="taal", tekst="Ik wil iets.", vastgelegd_op=NU)


def test_een_partner_rondt_alleen_zijn_eigen_actie_af(plan: Wereld) -> None:
    with plan.als("bert") as bert:
        eigen = Actie.objects.filter(opdracht="Loop samen de post na.").get()
        rond_actie_af(eigen, door=bert, op=VANDAAG, resultaat="De post is op orde.", vastgelegd_op=NU)
        with pytest.raises(Weigering):
            toets_effect(eigen, door=bert, op=VANDAAG, effect="ja", toelichting="x", vastgelegd_op=NU)
    with als_eigenaar():
        ander = Actie.objects.get(eigenaar="medewerker")
    with plan.als("bert") as bert, pytest.raises(Weigering):
        rond_actie_af(ander, door=bert, op=VANDAAG, resultaat="x", vastgelegd_op=NU)
    with plan.als("sanne") as sanne:
        gemeld = leefplan_van(plan.dossier(), sanne).actie(eigen.pk)
        assert gemeld is not None
        assert gemeld.resultaat == "De post is op orde."


def test_de_muur_laat_een_partner_geen_actie_van_een_ander_wijzigen(plan: Wereld) -> None:
    with plan.als("bert"):
        assert Actie.objects.filter(eigenaar="medewerker").update(terugmelding="x") == 0
        with pytest.raises(ProgrammingError, match="meldt haar klaar"), transaction.atomic():
            Actie.objects.filter(eigenaar="organisatie").update(eigenaar="inburgeraar", organisatie=None)


@pytest.mark.pg15
@pytest.mark.parametrize(("naam", "eigenaar"), [("bert", "organisatie"), ("amira", "inburgeraar")])
@pytest.mark.parametrize("zet", [{"opdracht": "Iets anders."}, {"gepland_op": "2030-01-01"}, {"begint_op": "2026-01-01"},
                                 {"vervallen_op": "2026-06-03"}, {"effect": "ja", "getoetst_op": "2026-06-03"}])  # fmt: skip
def test_de_muur_laat_wie_uitvoert_niet_wijzigen_wat_is_afgesproken(
    plan: Wereld, naam: str, eigenaar: str, zet: dict[str, str]
) -> None:
    with pytest.raises(ProgrammingError, match="meldt haar klaar"), plan.als(naam):
        Actie.objects.filter(eigenaar=eigenaar).update(**zet)


@pytest.mark.pg15
def test_de_muur_laat_amira_alleen_haar_eigen_actie_klaar_melden(plan: Wereld) -> None:
    with pytest.raises(ProgrammingError, match="van een ander"), plan.als("amira"):
        Actie.objects.filter(eigenaar="medewerker").update(klaar_op=VANDAAG, terugmelding="x")


@pytest.mark.pg15
def test_de_muur_laat_wat_gemeld_is_staan(plan: Wereld) -> None:
    with plan.als("bert") as bert:
        eigen = Actie.objects.filter(opdracht="Loop samen de post na.").get()
        rond_actie_af(eigen, door=bert, op=VANDAAG, resultaat="De post is op orde.", vastgelegd_op=NU)
    with pytest.raises(ProgrammingError, match="meldt haar klaar"), plan.als("bert"):
        Actie.objects.filter(pk=eigen.pk).update(terugmelding="Toch niet.")


@pytest.mark.pg15
@pytest.mark.parametrize(("naam", "eigenaar"), [("bert", "organisatie"), ("amira", "inburgeraar")])
def test_de_muur_laat_een_partner_of_inburgeraar_geen_actie_bedenken(plan: Wereld, naam: str, eigenaar: str) -> None:
    with als_eigenaar():
        rij = Actie.objects.filter(eigenaar=eigenaar).first()
    assert rij is not None
    rij.pk, rij._state.adding = uuid7(), True
    with pytest.raises(ProgrammingError, match="row-level security"), plan.als(naam):
        rij.save(force_insert=True)


def test_een_coach_schrijft_over_gezondheid_en_leest_alles(plan: Wereld) -> None:
    with plan.als("kees") as kees:
        stel_doel(
            plan.dossier(), door=kees, op=VANDAAG, domein="welbevinden", tekst="Ik wil sporten.", vastgelegd_op=NU
        )
        assert "Ik wil sporten." in {d.tekst for d in leefplan_van(plan.dossier(), kees).doelen}

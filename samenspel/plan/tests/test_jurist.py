"""ADR 28: a jurist for objections sees a dossier because of one objection, decides with a mandate for that, and is out when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from samenspel.dossiers.handelingen.meewerken import laat_meewerken, stop_meewerken
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Herinnering
from samenspel.dossiers.tests.hulp import reikt
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan, trek_bezwaar_in, vraag_jurist
from samenspel.plan.handelingen.bezwaartermijn import verdaag
from samenspel.plan.models import PipBezwaar
from samenspel.plan.tests.hulp import dag, na
from samenspel.plan.tests.hulp_jurist import bezwaar, vraag
from samenspel.plan.tests.hulp_jurist import gevuld as gevuld
from samenspel.toegang.models import Betrokkenheid, Kwalificatie
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def ziet(wereld: Wereld, naam: str = "judith") -> bool:
    return reikt(wereld, naam, PipBezwaar)


def zet(**velden: object) -> None:
    """How the objection stands (as the owner)."""
    with als_eigenaar():
        PipBezwaar.objects.update(**velden)


def test_een_jurist_ziet_een_dossier_met_een_bezwaar_pas_als_zij_is_gevraagd(gevuld: Wereld) -> None:
    assert not ziet(gevuld)
    rij = vraag(gevuld)
    assert ziet(gevuld)
    assert not ziet(gevuld, "karim")
    with gevuld.als("sanne") as sanne:
        stop_meewerken(rij, door=sanne, nu=nu())
    assert not ziet(gevuld)


def test_meewerken_zonder_bezwaar_opent_een_jurist_niets(gevuld: Wereld) -> None:
    vraag(gevuld)
    with als_eigenaar():
        PipBezwaar.objects.all().delete()
    wie = gevuld.wie("judith")
    with als_eigenaar():
        assert not Dossier.objects.zichtbaar_voor(wie).exists()
    with identiteit(wie):
        assert not Dossier.objects.exists()


@pytest.mark.parametrize(("dagen", "uitkomst", "mag"), [(0, "ongegrond", True), (49, "gegrond", True), (50, "gegrond", False), (0, "ingetrokken", False)])  # fmt: skip
def test_artikel_6_7_na_de_beslissing_tot_de_dagen_voor_beroep_voorbij_zijn(gevuld: Wereld, dagen: int, uitkomst: str, mag: bool) -> None:  # fmt: skip
    vraag(gevuld)
    zet(uitkomst=uitkomst, beslist_op=vandaag() - dagen * DAG, ontvangen_op=date(2026, 6, 1))
    assert ziet(gevuld) is mag


def test_wie_na_de_dagen_voor_beroep_wordt_gevraagd_heeft_niets_te_beoordelen(gevuld: Wereld) -> None:
    zet(uitkomst="ongegrond", beslist_op=vandaag() - 50 * DAG, ontvangen_op=date(2026, 6, 1))
    with pytest.raises(Weigering, match="de tijd voor beroep is voorbij"):
        vraag(gevuld)
    zet(beslist_op=vandaag() - 49 * DAG)
    vraag(gevuld)
    assert ziet(gevuld)


def test_artikel_10_3_wie_het_pip_vaststelde_beoordeelt_het_bezwaar_niet(gevuld: Wereld) -> None:
    """Whatever she is beside it: the decision is Sanne's."""
    sanne = gevuld.gebruikers["sanne"]
    with gevuld.als("rob") as rob, pytest.raises(Weigering, match="stelde dit PIP zelf vast"):
        vraag_jurist(bezwaar(), sanne, door=rob, vanaf=vandaag(), nu=nu())
    with gevuld.als("rob") as rob:
        vraag_jurist(bezwaar(), gevuld.gebruikers["karim"], door=rob, vanaf=vandaag(), nu=nu())
    assert ziet(gevuld, "karim")


def test_een_jurist_beslist_op_het_bezwaar_en_de_rest_volgt(gevuld: Wereld) -> None:
    vraag(gevuld)
    with gevuld.als("judith") as judith:
        verdaag(bezwaar(), door=judith, op=dag(10), weken=4, nu=na(10))
        beslis_op_bezwaar(bezwaar(), door=judith, op=dag(20), uitkomst="ongegrond", motivering="De weging is goed.", nu=na(20))  # fmt: skip
    with gevuld.als("sanne"):
        assert PipBezwaar.objects.get().beslist_door_id == gevuld.gebruikers["judith"].pk
        feit = Gebeurtenis.objects.get(soort="beslissing_op_bezwaar")
        assert (feit.op, feit.door_id) == (dag(20), gevuld.gebruikers["judith"].pk)
        assert not Herinnering.objects.filter(klaar_op__isnull=True, wie__startswith="beslis op").exists()


def test_artikel_10_3_zonder_mandaat_voor_bezwaar_beslist_ook_een_jurist_niet(gevuld: Wereld) -> None:
    vraag(gevuld, "karim")
    with als_eigenaar():
        Kwalificatie.objects.create(
            gebruiker=gevuld.gebruikers["karim"], gemeente=gevuld.assen, soort="mandaat_pip", vanaf=date(2022, 1, 1), bron="een ander mandaat"
        )  # fmt: skip
    with gevuld.als("karim") as karim, pytest.raises(Weigering, match="geen mandaat om op een bezwaar"):
        beslis_op_bezwaar(bezwaar(), door=karim, op=dag(20), uitkomst="gegrond", motivering="x", nu=na(20))
    with gevuld.als("karim") as karim, pytest.raises(DatabaseError, match="wie mandaat heeft"), transaction.atomic():
        _feit(gevuld, "beslissing_op_bezwaar", karim.gebruiker_id)
    with gevuld.als("karim") as karim:
        trek_bezwaar_in(bezwaar(), door=karim, op=dag(20), nu=na(20))  # that is no decision


def _feit(wereld: Wereld, soort: str, door_id: UUID | None) -> None:
    """Past the act, at the table itself."""
    Gebeurtenis.objects.create(
        gemeente=wereld.assen, dossier_id=wereld.dossier_id, categorie="C17", soort=soort, op=dag(20), vastgelegd_op=na(20), door_id=door_id,
        bron="handeling",
    )  # fmt: skip


@pytest.mark.parametrize("soort", ["waarschuwing", "boete", "kennisgeving_inburgeringsplicht"])
def test_een_jurist_legt_niets_anders_vast(gevuld: Wereld, soort: str) -> None:
    vraag(gevuld)
    with gevuld.als("judith") as judith, pytest.raises(Weigering):
        leg_vast(gevuld.dossier(), soort, op=dag(20), door=judith, vastgelegd_op=na(20))


def test_een_jurist_opent_het_dossier_voor_niemand_anders(gevuld: Wereld) -> None:
    vraag(gevuld)
    karim = gevuld.gebruikers["karim"]
    with gevuld.als("judith") as judith, pytest.raises(Weigering, match="Alleen de contactpersoon"):
        laat_meewerken(gevuld.dossier(), karim, door=judith, waarvoor="x", vanaf=vandaag(), nu=nu())
    with als_eigenaar():
        organisatie = Organisatie.objects.create(naam="Elders", soort=Organisatie.Soort.OVERIG)
    with (
        gevuld.als("judith") as judith,
        pytest.raises(DatabaseError, match="betrekt een organisatie"),
        transaction.atomic(),
    ):
        Betrokkenheid.objects.create(
            gemeente=gevuld.assen, dossier_id=gevuld.dossier_id, organisatie=organisatie, doel="x", vanaf=vandaag(), gevraagd_door_id=judith.gebruiker_id,
            gevraagd_op=nu(),
        )  # fmt: skip


def test_de_bladzijde_vraagt_een_jurist(gevuld: Wereld) -> None:
    with gevuld.als("sanne"):
        adres = reverse("plan:bezwaar_jurist", args=[gevuld.dossier_id, bezwaar().pk])
    sanne = gevuld.client("sanne")
    assert "Judith Prins" in sanne.get(adres).content.decode()
    assert sanne.post(adres, {"jurist": gevuld.gebruikers["judith"].pk}).status_code == 302
    assert ziet(gevuld)
    assert gevuld.client("judith").get(adres).status_code == 409


def test_een_tweede_rol_van_dezelfde_persoon_ziet_er_niets_door(gevuld: Wereld) -> None:
    """Judith is a coach here too: what opened for the objection opens nothing to the coach."""
    vraag(gevuld)
    judith = gevuld.wie("judith")
    coach = replace(judith, rol="coach_inburgering")
    with als_eigenaar():
        assert not Dossier.objects.zichtbaar_voor(coach).exists()
        assert Dossier.objects.zichtbaar_voor(judith).exists()
    with identiteit(coach):
        assert not Dossier.objects.exists()


def test_een_jurist_begint_geen_bezwaar_en_raakt_geen_beslist_bezwaar_aan(gevuld: Wereld) -> None:
    """Reach hangs on the objection: whoever has it cannot make it last."""
    vraag(gevuld)
    zet(uitkomst="ongegrond", beslist_op=vandaag())
    with als_eigenaar():
        pip = PipBezwaar.objects.get().pip
    with gevuld.als("judith") as judith, pytest.raises(Weigering, match="schrijft de regievoerder in"):
        teken_bezwaar_aan(pip, door=judith, ontvangen_op=vandaag(), nu=nu())
    with gevuld.als("judith"), pytest.raises(DatabaseError, match="een jurist beoordeelt"), transaction.atomic():
        PipBezwaar.objects.update(beslist_op=vandaag() + DAG)
    waarschuwing = Gebeurtenis(
        gemeente=gevuld.assen, dossier_id=gevuld.dossier_id, soort="waarschuwing", categorie="C17", op=vandaag(), vastgelegd_op=nu(),
        door=gevuld.gebruikers["judith"], gegevens={"artikel": "22"}, bron="handeling",
    )  # fmt: skip
    with gevuld.als("judith"), pytest.raises(DatabaseError, match="wat bij het bezwaar hoort"), transaction.atomic():
        waarschuwing.save(force_insert=True)


def test_een_jurist_zoekt_niet_bij_wie_iemand_een_dossier_heeft(gevuld: Wereld) -> None:
    """That question is for who opens a dossier, so that nobody gets two; a jurist opens none."""
    vraag_sql = "select * from dossiers_bij_collega('{}', %s::text[], %s, now())"
    for naam, hoort in (("judith", ("", False, "")), ("kees", ("", False, "")), ("wim", ("naam", False, ""))):
        with gevuld.als(naam), connection.cursor() as cursor:
            cursor.execute(vraag_sql, [["amira", "test", "el", "haddad"], "1994-03-14"])
            assert cursor.fetchone() == hoort, naam

"""What the plan asks of the list: the next act towards the PIP, actions with and without an owner."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from samenspel.huisstijl.gegevens import Werkrij
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.plan.models import Actie, Doel, Pip, PlanregelFinancien, PlanregelTaal
from samenspel.werkvoorraad.acties import actieteksten
from samenspel.werkvoorraad.bronnen import taken_van_niemand
from samenspel.werkvoorraad.bundel import Bundel
from samenspel.werkvoorraad.regels import regels_van
from samenspel.werkvoorraad.rijen import Blik, maak_rijen
from samenspel.werkvoorraad.zinnen import niemand_zin
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
LIJST = "/werkvoorraad/"


def pip(wereld: Wereld, **velden: Any) -> Pip:
    with als_eigenaar():
        sanne = wereld.gebruikers["sanne"]
        return Pip.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, versie=1, begonnen_op=NU, begonnen_door=sanne, bewaard_op=NU,
            bewaard_door=sanne, **velden,
        )  # fmt: skip


def actie(wereld: Wereld, tekst: str = "Kinderopvang regelen", regel: Any = PlanregelTaal, **velden: Any) -> Actie:
    with als_eigenaar():
        hier = {"gemeente": wereld.assen, "dossier_id": wereld.dossier_id}
        sanne = wereld.gebruikers["sanne"]
        doel = Doel.objects.create(**hier, gesteld_op=VANDAAG, vastgelegd_op=NU)
        standaard = {"begint_op": VANDAAG, "gepland_op": date(2026, 6, 5), "vastgelegd_op": NU, "gewijzigd_op": NU}
        eigenaar = {"eigenaar": "medewerker", "medewerker": sanne} if "eigenaar" not in velden else {}
        nieuw = Actie.objects.create(**hier, doel=doel, **{**standaard, **eigenaar, **velden})
        regel.objects.create(
            **hier, doel=doel, actie=nieuw, soort="afgesproken", tekst=tekst, op=VANDAAG, vastgelegd_op=NU, door=sanne
        )
        return nieuw


def rijen(wereld: Wereld, soort: str = "", op: date = VANDAAG) -> list[Werkrij]:
    with wereld.als("sanne"):
        regels = [
            r for r in regels_van(wereld.sanne, op) if (r.soort == soort if soort else r.rij and r.rij.code == "T12")
        ]
        blik = Blik(wie=wereld.sanne, op=op, laat={}, acties=actieteksten([r.id for r in regels], wereld.sanne))
        return maak_rijen([Bundel(r) for r in regels], blik)


@pytest.mark.parametrize(
    ("velden", "knop", "scherm"),
    [
        ({}, "Weeg routes af", "plan:afweging"),
        ({"leerroute": "B1"}, "Bespreek PIP", "plan:bespreking"),
        ({"leerroute": "B1", "stand": "besproken", "besproken_op": VANDAAG, "besproken_hoe": "thuis"}, "Stel PIP vast", "plan:vaststelling"),
    ],
)  # fmt: skip
def test_de_knop_volgt_hoe_ver_het_pip_is(wereld: Wereld, velden: dict[str, Any], knop: str, scherm: str) -> None:
    """The same term, another next act, each leading to its own screen."""
    pip(wereld, **velden)
    (rij,) = rijen(wereld)
    assert rij.knop == knop
    assert rij.actie_url == reverse(scherm, args=[wereld.dossier_id])


def test_een_eigen_actie_staat_op_de_lijst_met_haar_woorden(wereld: Wereld) -> None:
    actie(wereld)
    (rij,) = rijen(wereld, "actie")
    assert (rij.wat, rij.dag, rij.stand) == ("Kinderopvang regelen", date(2026, 6, 5), "deze_week")
    assert rij.bron == "geen wettelijke termijn"
    (later,) = rijen(wereld, "actie", date(2026, 6, 8))
    assert (later.stand, later.nog) == ("dringend", "3 dagen open")  # never "te laat": that is for terms


def test_een_actie_van_een_ander_staat_niet_op_mijn_lijst(wereld: Wereld) -> None:
    actie(wereld, eigenaar="medewerker", medewerker=wereld.gebruikers["kees"])
    assert rijen(wereld, "actie") == []


def test_een_actie_die_klaar_is_vraagt_op_de_afgesproken_dag_of_het_hielp(wereld: Wereld) -> None:
    actie(wereld, klaar_op=VANDAAG, toets_op=date(2026, 7, 1))
    assert rijen(wereld, "actie") == []
    (rij,) = rijen(wereld, "toets")
    assert rij.wat == "Hielp dit? Kinderopvang regelen"
    assert rij.actie_url.endswith("/effect/")


def test_een_vastgesteld_pip_vraagt_om_bekendmaking(wereld: Wereld) -> None:
    """Awb 3:41: a decision works once it is made known."""
    pip(
        wereld, leerroute="B1", stand="vastgesteld", dagtekening=VANDAAG, vastgesteld_op=NU,
        vastgesteld_door=wereld.gebruikers["sanne"], besproken_op=VANDAAG, besproken_hoe="thuis",
    )  # fmt: skip
    (rij,) = rijen(wereld, "bekendmaken")
    assert (rij.knop, rij.stand, rij.klaar_url) == ("Maak bekend", "dringend", "")
    assert rij.actie_url == reverse("plan:bekendmaking", args=[wereld.dossier_id])
    assert "3:41" in rij.bron


def test_een_actie_zonder_eigenaar_is_van_niemand(wereld: Wereld) -> None:
    """Peers, idea 5: work that falls between chairs is always on somebody's screen."""
    actie(wereld, eigenaar="niemand", eigenaar_uiterlijk=vandaag() + timedelta(days=3))
    inhoud = wereld.client("sanne").get(f"{LIJST}?lijst=niemand").content.decode()
    assert "Kinderopvang regelen" in inhoud
    assert "Kies eigenaar" in inhoud
    with wereld.als("sanne"):
        assert (
            niemand_zin(taken_van_niemand(wereld.sanne, VANDAAG)) == "Eén actie uit een plan heeft nog geen eigenaar."
        )


def test_wie_de_woorden_van_een_domein_niet_mag_lezen_ziet_alleen_dat_er_een_actie_is(wereld: Wereld) -> None:
    """Bert of VluchtelingenWerk may not read about money (C10)."""
    gevonden = actie(wereld, "Schuld bij de bank", PlanregelFinancien)
    with wereld.als("bert"):
        assert actieteksten([gevonden.pk], wereld.bert) == {}
    with wereld.als("sanne"):
        assert actieteksten([gevonden.pk], wereld.sanne) == {gevonden.pk: "Schuld bij de bank"}

"""What the plan asks of the list: the next act towards the PIP, actions with and without an owner."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.models import Afspraak
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


def _niemands_lijst(wereld: Wereld, vraag: str) -> str:
    return wereld.client("sanne").get(f"{LIJST}?lijst=niemand&{vraag}").content.decode()


@pytest.mark.parametrize(
    ("vraag", "ziet"),
    [
        ("zoek=haddad", True), ("zoek=yilmaz", False), ("soort=actie", True), ("soort=wet", False), ("fase=traject", False),
        ("groep=deze_week", True), ("groep=te_laat", False), ("doelgroep=ASIEL_A", True), ("volgorde=naam", True),
    ],
)  # fmt: skip
def test_ook_wat_van_niemand_is_kan_worden_gezocht_gefilterd_en_geordend(
    wereld: Wereld, vraag: str, ziet: bool
) -> None:
    actie(wereld, eigenaar="niemand", eigenaar_uiterlijk=vandaag())
    inhoud = _niemands_lijst(wereld, vraag)
    assert ("Kinderopvang regelen" in inhoud) is ziet
    assert 'name="zoek"' in inhoud
    assert "Op dossiernummer" in inhoud


def test_de_export_van_niemand_heeft_de_regels_die_het_scherm_toont(wereld: Wereld) -> None:
    actie(wereld, eigenaar="niemand", eigenaar_uiterlijk=vandaag() + timedelta(days=3))
    client, adres = wereld.client("sanne"), f"{reverse('werkvoorraad:export')}?lijst=niemand"
    assert "De lijst heeft 1 regels" in client.get(adres).content.decode()
    inhoud = client.post(adres, {"reden": "overleg", "vorm": "csv"}).content.decode()
    assert "Kinderopvang regelen" in inhoud
    assert "A26-0001" in inhoud
    assert "De lijst heeft 0 regels" in client.get(f"{adres}&zoek=yilmaz").content.decode()


def test_de_export_geeft_acties_met_hun_woorden(wereld: Wereld) -> None:
    actie(wereld)
    inhoud = wereld.client("sanne").post(reverse("werkvoorraad:export"), {"reden": "overleg", "vorm": "csv"}).content
    assert "Kinderopvang regelen" in inhoud.decode()


def test_de_briefing_heeft_doelen_acties_de_stand_van_het_pip_en_de_eerstvolgende_termijn(wereld: Wereld) -> None:
    with als_eigenaar():
        afspraak = Afspraak.objects.create(
            gemeente=wereld.assen,
            dossier_id=wereld.dossier_id,
            begin=NU,
            onderwerp="gesprek",
            met=wereld.gebruikers["sanne"],
        )
    adres = reverse("werkvoorraad:briefing", args=[afspraak.pk])
    client = wereld.client("sanne")
    leeg = client.get(adres).content.decode()
    assert "Er is nog geen PIP." in leeg
    assert "Er loopt geen doel." in leeg
    gevonden = actie(wereld)  # its last day, 5 June, is long past by the clock on the wall
    with als_eigenaar():
        PlanregelTaal.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, doel=gevonden.doel, soort="gesteld", tekst="Ik wil in de zorg werken",
            op=VANDAAG, vastgelegd_op=NU, door=wereld.gebruikers["sanne"],
        )  # fmt: skip
    pip(wereld, leerroute="B1", stand="besproken", besproken_op=VANDAAG, besproken_hoe="thuis")
    inhoud = client.get(adres).content.decode()
    assert "PIP, versie 1: besproken, B1-route" in inhoud
    assert "Ik wil in de zorg werken" in inhoud
    assert "Kinderopvang regelen" in inhoud
    assert "had klaar moeten zijn op" in inhoud
    assert inhoud.index("Eerstvolgende termijn") < inhoud.index("Begeleiding nog niet begonnen")

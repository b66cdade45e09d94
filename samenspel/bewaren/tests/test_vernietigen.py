"""From the end of a duty to the last row: proposed, signed, gone on its day, and never before."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from samenspel.avg.handelingen.weghalen import haal_weg, weg_te_halen
from samenspel.avg.handelingen.zaken import Gevraagd, open_zaak
from samenspel.avg.models import AvgZaak, AvgZaakKort, Verwijderd
from samenspel.avg.tests.hulp import vul_gezondheid
from samenspel.avg.verwijderlijst import schrijf_buiten, verwijder_opnieuw
from samenspel.bewaren.dagen import _LOG, wat_houdt_vast
from samenspel.bewaren.handelingen import hef_op, houd_vast, onderteken
from samenspel.bewaren.lijst import stempel
from samenspel.bewaren.models import Bewaardag, Vernietigingslijst, Vernietigingsregel
from samenspel.bewaren.tests.hulp import een_nacht, eindig, maak_beheerder, om, teken, waar
from samenspel.bewaren.vernietigen import huis
from samenspel.dossiers.handelingen.notities import zet_herinnering
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Persoon
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan, trek_bezwaar_in
from samenspel.plan.tests.hulp import bekend_pip, dag, na
from samenspel.toegang.models import Gebruiker
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
KERN = {
    "dossiers_dossier",
    "dossiers_gebeurtenis",
    "personen_persoon",
    "personen_nummer",
    "bewaren_bewaardag",
    "kluis_dossiersleutel",
}


@pytest.fixture
def iris(wereld: Wereld) -> Wereld:
    maak_beheerder(wereld)
    return wereld


def test_na_vijf_jaar_blijft_alleen_de_kern_en_na_vijftig_niets(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-04-01")
    voor = waar(iris.dossier_id)
    assert teken(iris, "2032-04-02").delen == 0, "signed early, gone on its day"
    een_nacht(iris, "2032-05-03")
    assert waar(iris.dossier_id).items() >= voor.items() - {
        ("bewaren_vernietigingsregel", voor["bewaren_vernietigingsregel"])
    }
    een_nacht(iris, "2032-05-04")
    assert set(waar(iris.dossier_id)) == KERN
    een_nacht(iris, "2077-05-01")
    teken(iris, "2077-05-02")
    een_nacht(iris, "2077-05-03")
    assert set(waar(iris.dossier_id)) >= KERN
    een_nacht(iris, "2077-05-04")
    assert waar(iris.dossier_id) == {}


def test_de_kern_is_alleen_wat_de_wet_noemt(iris: Wereld) -> None:
    with iris.als("sanne") as sanne:
        leg_vast(iris.dossier(), "ontheffing", op=date(2026, 5, 1), door=sanne, gegevens={"omvang": "gedeeltelijk", "onderdeel": "schrijven"}, vastgelegd_op=om("2026-05-01"))  # fmt: skip
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-05")
    with als_eigenaar():
        persoon = Persoon.objects.get(dossier_id=iris.dossier_id)
        assert (persoon.naam, persoon.geboortedatum) == ("Amira Test el Haddad", "1994-03-14")
        assert (persoon.roepnaam, persoon.land_herkomst, persoon.talen, persoon.tolk_nodig) == ("", "", [], False)
        dossier = Dossier.objects.get(pk=iris.dossier_id)
        assert (dossier.doelgroep, dossier.leerroute, dossier.contactpersoon_id, dossier.fase) == (
            "",
            "",
            None,
            "gesloten",
        )
        feiten = Gebeurtenis.objects.filter(dossier_id=iris.dossier_id)
        assert {f.soort: f.gegevens for f in feiten} == {
            "plicht_einde": {"reden": "voldaan"}, "ontheffing": {"omvang": "gedeeltelijk", "onderdeel": "schrijven"},
        }  # fmt: skip
        assert {f.door_id for f in feiten} == {None}
        assert not Gebruiker.objects.filter(email="amira@voorbeeld.test").exists(), "her login goes with the content"


def test_wat_gesnoeid_is_wordt_na_terugzetten_weer_gesnoeid(iris: Wereld, settings: Any, tmp_path: Path) -> None:
    """A backup of before the cut has everything in the rows that stay; the list outside knows which dossiers were cut down."""
    settings.SAMENSPEL_ANKERS = str(tmp_path)
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-05")
    schrijf_buiten()
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("delete from avg_verwijderd")  # as the copy was
        Persoon.objects.filter(dossier_id=iris.dossier_id).update(roepnaam="Ami", land_herkomst="Syrië")
        verwijder_opnieuw()
        persoon = Persoon.objects.get(dossier_id=iris.dossier_id)
        assert (persoon.roepnaam, persoon.land_herkomst) == ("", "")
        assert Verwijderd.objects.filter(tabel="bewaren_snoei", rij_id=iris.dossier_id).count() == 1
        Persoon.objects.filter(dossier_id=iris.dossier_id).update(
            roepnaam="Terug"
        )  # came back, and the copy is of after that
        verwijder_opnieuw()
        assert Persoon.objects.get(dossier_id=iris.dossier_id).roepnaam == "Terug"


def test_bij_overlijden_gaat_alles_zodra_iemand_tekent(iris: Wereld) -> None:
    eindig(iris, "2027-05-03", "overleden")
    een_nacht(iris, "2027-05-04")
    telling = teken(iris, "2027-05-04")
    assert waar(iris.dossier_id) == {}
    assert telling.dossiers == 1


def test_zonder_handtekening_gaat_niets_weg_en_staat_het_als_te_laat(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2040-01-01")
    voor = waar(iris.dossier_id)
    een_nacht(iris, "2040-01-02")
    assert waar(iris.dossier_id) == voor
    with iris.als("iris"):
        assert Vernietigingsregel.objects.filter(laatste_dag__lt=date(2040, 1, 1)).exists()


def test_een_feit_dat_verandert_na_het_tekenen_houdt_het_dossier(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-05-01")
    teken(iris, "2032-05-02")
    with iris.als("sanne") as sanne:
        einde = Gebeurtenis.objects.get(dossier_id=iris.dossier_id, soort="plicht_einde")
        trek_in(einde, door=sanne, op=date(2032, 5, 3), reden="De plicht loopt nog.", vastgelegd_op=om("2032-05-03", 9))
    voor = waar(iris.dossier_id)["dossiers_gebeurtenis"]
    telling = een_nacht(iris, "2032-05-04")
    assert telling.delen == 0
    assert telling.vervallen > 0
    assert waar(iris.dossier_id)["dossiers_gebeurtenis"] == voor


def test_een_bezwaar_en_een_vasthouding_houden_tegen(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    with iris.als("iris") as wie:
        nummer = _nummer(iris)
        hand = houd_vast(
            nummer,
            soort="woo",
            reden="Woo-verzoek 12 loopt nog.",
            vanaf=date(2030, 1, 1),
            tot=None,
            door=wie,
            nu=om("2030-01-01"),
        )
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-04")
    assert "dossiers_bewaaktetermijn" in waar(iris.dossier_id)
    with iris.als("iris") as wie:
        hef_op(hand.pk, reden="Het verzoek is beantwoord.", door=wie, nu=om("2032-06-01"))
    een_nacht(iris, "2032-06-02")
    assert "dossiers_bewaaktetermijn" not in waar(iris.dossier_id)


@pytest.mark.parametrize("ouder", [False, True])
def test_een_ingetrokken_bezwaar_houdt_niet_meer_tegen(iris: Wereld, ouder: bool) -> None:
    """A jurist: the hold of an objection that was withdrawn lasted for ever. Also of before there was a fact for it."""
    with iris.als("sanne") as sanne:
        bezwaar = teken_bezwaar_aan(bekend_pip(iris.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
    ids = [iris.dossier_id]
    with identiteit(huis(iris.assen.pk)):
        assert "bezwaar" in wat_houdt_vast(ids)
    with iris.als("sanne") as sanne:
        trek_bezwaar_in(bezwaar, door=sanne, op=dag(9), nu=na(9))
        assert Gebeurtenis.objects.filter(dossier_id=iris.dossier_id, soort="bezwaar_ingetrokken").count() == 1
    if ouder:
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate; alter table dossiers_gebeurtenis disable trigger user")
            cursor.execute("delete from dossiers_gebeurtenis where soort = 'bezwaar_ingetrokken'")
            cursor.execute("alter table dossiers_gebeurtenis enable trigger user")
    with identiteit(huis(iris.assen.pk)):
        assert wat_houdt_vast(ids) == ""


@pytest.mark.parametrize(("uitkomst", "blijft"), [("", True), ("afgewezen", True), ("ingetrokken", False)])
def test_een_verzoek_over_gegevens_houdt_tegen_tot_bezwaar_niet_meer_kan(
    iris: Wereld, uitkomst: str, blijft: bool
) -> None:
    eindig(iris, "2027-05-03")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("alter table avg_avgzaak disable trigger user")
        AvgZaak.objects.create(
            gemeente=iris.assen, dossier_id=iris.dossier_id, soort="inzage", hoe="telefoon", gevraagd_op="2032-04-20", vraag="Alles.", uiterlijk="2032-05-20",
            uitkomst=uitkomst, vastgelegd_op=om("2032-04-20"), door=iris.gebruikers["sanne"], **_beslist(iris, uitkomst),
        )  # fmt: skip
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-04")
    assert ("dossiers_bewaaktetermijn" in waar(iris.dossier_id)) == blijft


def test_wat_vastgehouden_wordt_gaat_ook_niet_weg_op_verzoek(iris: Wereld) -> None:
    """AVG 17 lid 3: a court case, a Woo request or an objection goes before."""
    vul_gezondheid(iris)
    with iris.als("sanne") as sanne:
        sleutel = open_zaak(
            iris.dossier(), Gevraagd(soort="verwijdering", vraag="Haal dit weg.", hoe="balie", op=date(2026, 6, 3), betreft="C12", identiteit="document"),
            door=sanne, nu=nu(),
        )  # fmt: skip
        zaak = AvgZaakKort.objects.zichtbaar_voor(sanne).get(pk=sleutel)
        delen = weg_te_halen(zaak, wie=sanne)
    with iris.als("iris") as wie:
        hand = houd_vast(
            _nummer(iris),
            soort="woo",
            reden="Woo-verzoek 12 loopt nog.",
            vanaf=date(2026, 1, 1),
            tot=None,
            door=wie,
            nu=nu(),
        )
    with iris.als("sanne") as sanne, pytest.raises(Weigering, match="houdt het vast"):
        haal_weg(zaak, delen[:1], door=sanne, nu=nu())
    with iris.als("iris") as wie:
        hef_op(hand.pk, reden="Het verzoek is beantwoord.", door=wie, nu=nu())
    with iris.als("sanne") as sanne:
        assert haal_weg(zaak, delen[:1], door=sanne, nu=nu()) == 1


def _beslist(wereld: Wereld, uitkomst: str) -> dict[str, object]:
    klaar = {
        "motivering": "Nee.",
        "antwoord_op": "2032-04-21",
        "beslist_op": om("2032-04-21"),
        "beslist_door": wereld.gebruikers["sanne"],
    }
    return klaar if uitkomst else {}


def test_een_bezwaar_dat_loopt_houdt_tegen_tot_na_de_beroepstermijn(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    with als_eigenaar():
        for soort, op in (("bezwaar", "2032-04-01"), ("beslissing_op_bezwaar", "2032-05-03")):
            Gebeurtenis.objects.create(
                gemeente=iris.assen,
                dossier_id=iris.dossier_id,
                categorie="C17",
                soort=soort,
                op=op,
                vastgelegd_op=om(op),
            )
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-04")
    een_nacht(iris, "2032-06-14")
    assert "dossiers_bewaaktetermijn" in waar(iris.dossier_id)
    een_nacht(iris, "2032-06-15")
    assert "dossiers_bewaaktetermijn" not in waar(iris.dossier_id)
    with als_eigenaar():
        assert Gebeurtenis.objects.filter(soort="bezwaar").exists(), "decisions stay ten years"


def test_wie_tekent_tekent_voor_wat_op_het_scherm_stond(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-05-01")
    with iris.als("iris") as wie:
        lijst = Vernietigingslijst.objects.get()
        gezien = stempel(lijst)
    with iris.als("sanne") as sanne:
        zet_herinnering(iris.dossier(), door=sanne, soort="terugbellen", op=date(2032, 5, 9), nu=om("2032-05-01", 9))
    een_nacht(iris, "2032-05-02")
    with iris.als("iris") as wie, pytest.raises(Weigering, match="veranderd terwijl u keek"):
        onderteken(Vernietigingslijst.objects.get().pk, gezien=gezien, toelichting="", door=wie, nu=om("2032-05-02", 9))


def test_een_regel_die_uitgevoerd_is_leidt_naar_niemand(iris: Wereld) -> None:
    eindig(iris, "2027-05-03")
    een_nacht(iris, "2032-05-04")
    teken(iris, "2032-05-04")
    with iris.als("iris"):
        weg = Vernietigingsregel.objects.filter(stand="weg")
        assert {(r.dossier_id, r.reden) for r in weg} == {(None, "")}
        assert all(r.rijen for r in weg)
    een_nacht(iris, "2032-05-05")
    with als_eigenaar():
        assert Bewaardag.objects.get(deel="inhoud").vernietigd_op == om("2032-05-04", 9)


def _nummer(wereld: Wereld) -> str:
    with als_eigenaar():
        return wereld.dossier().nummer


def test_de_dagen_van_het_log_worden_van_alle_regels_samen_gevraagd(iris: Wereld) -> None:
    """A question per line of the log took a night longer than a night: of no line anything is asked apart."""
    with identiteit(huis(iris.assen.pk)), connection.cursor() as cursor:
        cursor.execute(f"explain {_LOG}", {"gemeente": iris.assen.pk})
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert not re.search(r"(?<!hashed )SubPlan \d+\)", plan), plan

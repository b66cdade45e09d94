"""The morning screen: what stands where on a fixed day, who sees it, and what it costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import wet
from samenspel.dossiers.handelingen.notities import zet_herinnering
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Herinnering
from samenspel.huisstijl.gegevens import Werkrij
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.plan.tests.hulp import tweede_regievoerder
from samenspel.toegang.models import Vervanging
from samenspel.werkvoorraad.bundel import Bundel, bundel
from samenspel.werkvoorraad.groepen import Groep, einde_twee_weken, groep_van
from samenspel.werkvoorraad.keuze import lijst_van
from samenspel.werkvoorraad.regels import Regel, regels_van, urgentie
from samenspel.werkvoorraad.rijen import Blik, Laat, late_berichten, maak_rijen
from tests.wereld import NU, VANDAAG, Wereld

LIJST = "/werkvoorraad/"


def rijen_van(wereld: Wereld, regels: list[Regel], laat: Laat | None = None) -> list[Werkrij]:
    """A row for each line, as Sanne sees it."""
    blik = Blik(wie=wereld.sanne, op=VANDAAG, laat=laat or {}, mag_plannen=True)
    return maak_rijen([Bundel(regel) for regel in regels], blik)


@pytest.mark.parametrize(
    ("dag", "groep"),
    [
        (date(2026, 6, 2), Groep.TE_LAAT),  # yesterday
        (date(2026, 6, 3), Groep.DEZE_WEEK),  # the last day itself is in time
        (date(2026, 6, 7), Groep.DEZE_WEEK),  # Sunday
        (date(2026, 6, 8), Groep.TWEE_WEKEN),  # Monday
        (date(2026, 6, 19), Groep.TWEE_WEKEN),  # Friday in two weeks
        (date(2026, 6, 20), Groep.LATER),
    ],
)
def test_de_groepen_zijn_tijd(dag: date, groep: Groep) -> None:
    assert groep_van(dag, VANDAAG) is groep


def test_twee_weken_eindigt_op_een_vrijdag_ook_vanaf_zondag() -> None:
    assert {einde_twee_weken(date(2026, 6, 1) + timedelta(n)) for n in range(7)} == {date(2026, 6, 19)}


@pytest.mark.django_db
def test_om_middernacht_verandert_de_stand_zonder_dat_iets_is_geschreven(wereld: Wereld) -> None:
    """The PIP must be there on 19 June 2026: 10 weeks after DUO's notice of 10 April."""
    with wereld.als("sanne"):
        voor = BewaakteTermijn.objects.values_list("id", "uiterlijk").order_by("id")
        rijen = list(voor)
        op_tijd = next(r for r in regels_van(wereld.sanne, date(2026, 6, 19)) if r.rij and r.rij.code == "T12")
        te_laat = next(r for r in regels_van(wereld.sanne, date(2026, 6, 20)) if r.rij and r.rij.code == "T12")
        assert list(voor.all()) == rijen
    assert (op_tijd.stand, op_tijd.groep) == ("deze_week", Groep.DEZE_WEEK)
    assert (te_laat.stand, te_laat.groep) == ("te_laat", Groep.TE_LAAT)


@pytest.mark.django_db
def test_sanne_ziet_amira_met_reden_artikel_en_handeling(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(LIJST).content.decode()
    assert "Amira Test el Haddad" in inhoud
    assert "Begeleiding nog niet begonnen" in inhoud
    assert "Leg begeleiding vast" in inhoud
    assert "Waarom staat dit hier?" in inhoud
    assert "PIP nog niet vastgesteld, vr 19 juni" in inhoud  # the other line of her dossier
    assert "T12" not in inhoud


@pytest.mark.django_db
def test_de_regel_van_het_pip_heeft_artikel_dag_en_handeling(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        (rij,) = rijen_van(wereld, [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij and r.rij.code == "T12"])
    assert rij.bron == "Besluit inburgering 2021, artikel 5.3 lid 1"
    assert (rij.dag, rij.knop) == (date(2026, 6, 19), "Open intake")
    assert rij.actie_url == reverse("intake:intake", args=[wereld.dossier_id])


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["ines", "joost"])
def test_op_de_lijst_van_een_ander_staat_amira_nooit(wereld: Wereld, naam: str) -> None:
    """Joost works along in her dossier, and she stays on the list of Sanne."""
    tweede_regievoerder(wereld)
    for lijst in ("mijn", "wacht", "later", "niemand"):
        assert "Amira" not in wereld.client(naam).get(f"{LIJST}?lijst={lijst}").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["bert", "amira", "lotte", "fatma", "wim"])
def test_wie_geen_regie_voert_heeft_geen_werkvoorraad(wereld: Wereld, naam: str) -> None:
    assert wereld.client(naam).get(LIJST).status_code == 404


@pytest.mark.django_db
def test_wie_vervangt_ziet_ook_de_lijst_van_de_afwezige_met_haar_naam_erbij(wereld: Wereld) -> None:
    with als_eigenaar():
        Vervanging.objects.create(
            gemeente=wereld.assen,
            afwezig=wereld.gebruikers["sanne"],
            vervanger=wereld.gebruikers["kees"],
            vanaf=vandaag(),
            tot=vandaag(),
        )
    inhoud = wereld.client("kees").get(LIJST).content.decode()
    assert "Amira Test el Haddad" in inhoud
    assert "lijst van Sanne de Wit" in inhoud


@pytest.mark.django_db
def test_na_de_vervanging_is_de_lijst_weer_van_een_persoon(wereld: Wereld) -> None:
    tweede_regievoerder(wereld)
    with als_eigenaar():
        Vervanging.objects.create(
            gemeente=wereld.assen,
            afwezig=wereld.gebruikers["sanne"],
            vervanger=wereld.gebruikers["joost"],
            vanaf=date(2026, 5, 1),
            tot=date(2026, 6, 2),
        )
    with wereld.als("joost"):
        assert regels_van(wereld.wie("joost"), VANDAAG) == []
        assert regels_van(wereld.wie("joost"), date(2026, 6, 2))


@pytest.mark.django_db
def test_een_bericht_dat_laat_uit_de_keten_kwam_krijgt_een_merk(wereld: Wereld) -> None:
    """The notice of 10 April was recorded on 3 June: 54 days later."""
    with wereld.als("sanne"):
        regels = [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij and r.rij.code == "T12"]
        (rij,) = rijen_van(wereld, regels, late_berichten(regels, wereld.sanne))
    assert rij.merk == "DUO-bericht kwam 54 dagen later"
    assert rij.bijmerk == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("ontvangen", "merk"), [
    (date(2026, 4, 14), "DUO-bericht kwam 4 dagen later"),
    (date(2026, 4, 10), ""),  # it came on the day itself: that we typed it in June is ours
])  # fmt: skip
def test_de_dag_waarop_het_bericht_kwam_telt_en_niet_die_waarop_het_is_getypt(
    wereld: Wereld, ontvangen: date, merk: str
) -> None:
    with wereld.als("sanne"):
        leg_vast(wereld.dossier(), "bericht_ontvangen", op=ontvangen, door=wereld.sanne, vastgelegd_op=NU)
        regels = [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij and r.rij.code == "T12"]
        (rij,) = rijen_van(wereld, regels, late_berichten(regels, wereld.sanne))
    assert rij.merk == merk


@pytest.mark.django_db
def test_een_ingetrokken_dag_van_ontvangst_telt_niet(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        feit = leg_vast(
            wereld.dossier(), "bericht_ontvangen", op=date(2026, 4, 14), door=wereld.sanne, vastgelegd_op=NU
        )
        trek_in(feit, door=wereld.sanne, op=VANDAAG, reden="verkeerde brief", vastgelegd_op=NU)
        regels = [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij and r.rij.code == "T12"]
        (rij,) = rijen_van(wereld, regels, late_berichten(regels, wereld.sanne))
    assert rij.merk == "DUO-bericht kwam 54 dagen later"


@pytest.mark.django_db
def test_een_wettelijke_termijn_heeft_geen_klaar_en_een_herinnering_wel(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        zet_herinnering(
            wereld.dossier(), door=wereld.sanne, soort=Herinnering.Soort.KOM_TERUG, op=date(2026, 6, 4), nu=NU
        )
        regels = [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij is None or r.rij.code == "T12"]
        rijen = rijen_van(wereld, regels)
    per = {bool(rij.klaar_url): rij for rij in rijen}
    assert "artikel" in per[False].bron
    assert per[True].bron == "geen wettelijke termijn"


@pytest.mark.django_db
def test_een_herinnering_van_eergisteren_is_dringend_en_nooit_te_laat(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
        zet_herinnering(
            wereld.dossier(), door=wereld.sanne, soort=Herinnering.Soort.TERUGBELLEN, op=date(2026, 6, 1), nu=moment
        )
        regels = [r for r in regels_van(wereld.sanne, VANDAAG) if r.rij is None]
        (rij,) = rijen_van(wereld, regels)
    assert (regels[0].stand, regels[0].groep, rij.nog, rij.knop) == (
        "dringend",
        Groep.DEZE_WEEK,
        "2 dagen open",
        "Bel nu",
    )


@pytest.mark.django_db
def test_wachten_zet_de_termijn_apart_tot_die_dag_maar_verbergt_geen_verstreken_termijn(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        zet_herinnering(
            wereld.dossier(),
            door=wereld.sanne,
            soort=Herinnering.Soort.WACHT_OP,
            op=date(2026, 6, 26),
            nu=NU,
            wie="het COA",
            termijn_code="T12",
        )

        def tab(op: date) -> str:
            return lijst_van(next(r for r in regels_van(wereld.sanne, op) if r.rij and r.rij.code == "T12"))

        assert tab(VANDAAG) == "wacht"
        assert tab(date(2026, 6, 19)) == "wacht"
        assert tab(date(2026, 6, 20)) == "mijn"  # the last day of the law has passed: back on the list


@pytest.mark.django_db
def test_een_dossier_zonder_contactpersoon_staat_onder_van_niemand(wereld: Wereld) -> None:
    tweede_regievoerder(wereld)
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=None)
    client = wereld.client("joost")
    assert "Nog geen contactpersoon" in client.get(f"{LIJST}?lijst=niemand").content.decode()
    assert "Amira" not in client.get(LIJST).content.decode()
    antwoord = wereld.client("sanne").post(reverse("werkvoorraad:neem", args=[wereld.dossier_id]))
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        assert wereld.dossier().contactpersoon_id == wereld.gebruikers["sanne"].pk


@pytest.mark.django_db
def test_het_scherm_kost_hooguit_tien_opdrachten_hoeveel_regels_er_ook_zijn(wereld: Wereld) -> None:
    """Session, user, appointment and identity included; BEGIN, COMMIT and savepoints are not questions."""
    client = wereld.client("sanne")

    def aantal() -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(LIJST).status_code == 200
        return sum(not v["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for v in vragen)

    client.get(LIJST)
    eerst = aantal()
    with wereld.als("sanne"):
        for _ in range(30):
            zet_herinnering(
                wereld.dossier(), door=wereld.sanne, soort=Herinnering.Soort.KOM_TERUG, op=vandaag(), nu=nu()
            )
    assert aantal() == eerst <= 10


def _regel(nummer: int, dossier: UUID, dag: date = VANDAAG) -> Regel:
    return Regel(
        UUID(int=nummer), dossier, f"A26-{dossier.int:04}", "traject", "Z", "ASIEL_A", None, "", "Amira", "amira", "dringend", dag,
        Groep.DEZE_WEEK, soort="kom_terug",
    )  # fmt: skip


def test_een_dossier_is_een_rij_met_de_dringendste_regel_voorop() -> None:
    een, ander = UUID(int=1), UUID(int=2)
    bundels = bundel([_regel(1, een), _regel(2, ander), _regel(3, een, date(2026, 6, 5))])
    assert [(b.eerste.id.int, [r.id.int for r in b.ook]) for b in bundels] == [(1, [3]), (2, [])]


def test_wat_lang_openstaat_gaat_niet_voor_de_termijn_die_vandaag_eindigt() -> None:
    een = UUID(int=1)
    oud, ouder, morgen = (
        _regel(nummer, een, VANDAAG + timedelta(days=dagen)) for nummer, dagen in ((1, -20), (2, -40), (3, 1))
    )
    termijn = _regel(4, een)._replace(rij=cast("wet.Rij", object()))
    te_laat = _regel(5, een, VANDAAG - timedelta(days=3))._replace(groep=Groep.TE_LAAT)
    op_volgorde = sorted([morgen, oud, termijn, ouder, te_laat], key=lambda regel: urgentie(regel, VANDAAG))
    assert [regel.id.int for regel in op_volgorde] == [5, 4, 2, 1, 3]


@pytest.mark.django_db
def test_zes_herinneringen_bij_amira_geven_een_rij_die_de_andere_noemt(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        for _ in range(6):
            zet_herinnering(
                wereld.dossier(), door=wereld.sanne, soort=Herinnering.Soort.KOM_TERUG, op=vandaag(), nu=nu()
            )
    inhoud = wereld.client("sanne").get(f"{LIJST}?soort=herinnering").content.decode()
    assert inhoud.count("data-rij ") == 1
    assert "en nog 5" in inhoud
    assert "Ook bij dit dossier:" in inhoud


@pytest.mark.django_db
def test_zestig_dossiers_per_blad(wereld: Wereld) -> None:
    with als_eigenaar():
        for nummer in range(70):
            dossier = Dossier.objects.create(
                gemeente=wereld.assen, nummer=f"A26-9{nummer:03}", doelgroep="ASIEL_A", doelgroep_nu="ASIEL_A",
                contactpersoon=wereld.gebruikers["sanne"], aangemaakt_op=nu(),
            )  # fmt: skip
            Herinnering.objects.create(
                gemeente=wereld.assen, dossier=dossier, soort="kom_terug", op=vandaag(), door=wereld.gebruikers["sanne"],
                vastgelegd_op=nu(),
            )  # fmt: skip
    client = wereld.client("sanne")
    assert client.get(LIJST).content.decode().count("data-rij ") == 60
    tweede = client.get(f"{LIJST}?blad=2&soort=herinnering").content.decode()
    assert tweede.count("data-rij ") == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("filter_", "ziet"),
    [
        ("zoek=haddad", True),
        ("zoek=yilmaz", False),
        ("fase=traject", False),
        ("soort=beleid", False),
        ("soort=wet", True),
        ("groep=te_laat", True),
    ],
)
def test_filteren_en_zoeken_binnen_de_lijst(wereld: Wereld, filter_: str, ziet: bool) -> None:
    """In November the PIP of Amira is too late."""
    assert ("data-rij " in wereld.client("sanne").get(f"{LIJST}?{filter_}").content.decode()) is ziet


@pytest.mark.django_db
def test_een_bewaarde_weergave_komt_terug(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    assert client.post(reverse("werkvoorraad:weergave"), {"naam": "Mijn Z", "vraag": "route=Z"}).status_code == 302
    inhoud = client.get(LIJST).content.decode()
    assert 'href="?route=Z"' in inhoud
    assert "Mijn Z</a>" in inhoud
    assert client.post(reverse("werkvoorraad:weergave"), {"naam": "Mijn Z", "weg": "ja"}).status_code == 302
    assert "Mijn Z</a>" not in client.get(LIJST).content.decode()


@pytest.mark.django_db
def test_een_vraag_die_een_keer_is_opgesteld_geeft_ieder_de_eigen_rijen(wereld: Wereld) -> None:
    """The statement is kept per role; Sanne and Ines have the same role in different municipalities."""
    tweede_regievoerder(wereld)
    for _ in range(2):
        with wereld.als("sanne"):
            assert {r.dossier_id for r in regels_van(wereld.sanne, VANDAAG)} == {wereld.dossier_id}
        with wereld.als("ines"):
            assert regels_van(wereld.ines, VANDAAG) == []
            assert regels_van(wereld.ines, VANDAAG, van=wereld.gebruikers["sanne"].pk) == []
    with wereld.als("joost"):
        assert regels_van(wereld.wie("joost"), VANDAAG) == []
        assert {r.dossier_id for r in regels_van(wereld.wie("joost"), VANDAAG, van=wereld.gebruikers["sanne"].pk)} == {
            wereld.dossier_id
        }


@pytest.mark.django_db
def test_het_blad_voor_een_notitie_zonder_verbinding_weet_waar_het_heen_moet(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(LIJST).content.decode()
    blad = inhoud[inhoud.index('id="notitieblad"') :]
    assert f'action="{reverse("werkvoorraad:notitie")}"' in blad

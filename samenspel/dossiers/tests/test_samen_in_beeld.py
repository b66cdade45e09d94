"""After a merge nothing of the other record is out of reach: search, header, tabs, links and the old address."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.handelingen.afspraken import plan_afspraak
from samenspel.dossiers.handelingen.documenten import voeg_document_toe
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Afspraak, BewaakteTermijn, Document, Dossier, Gebeurtenis
from samenspel.dossiers.zoeken import zoek
from samenspel.kern.uuid7 import uuid7
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

V_NUMMER = "2801234567"


@pytest.fixture
def oud(wereld: Wereld) -> Dossier:
    """A second record of Amira, with something in every tab, merged into the first."""
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(
                naam="Ameera Proefnaam", doelgroep="ASIEL_A", geboortedatum="1994-03-15", v_nummer=V_NUMMER, telefoon="06 99887766"
            ),
            door=sanne, op=date(2026, 3, 1), vastgelegd_op=NU,
        )  # fmt: skip
        pip = {"leerroute": "B1"}
        leg_vast(dossier, "pip_dagtekening", op=date(2026, 6, 1), door=sanne, gegevens=pip, vastgelegd_op=NU)
        voeg_document_toe(
            dossier, door=sanne, titel="Diploma uit Asmara", inhoud=b"%PDF-1.7 proef", ontvangen_op=date(2026, 5, 1), nu=NU, sleutel=uuid7()
        )  # fmt: skip
        noteer(dossier, door=sanne, tekst="Kent de weg naar het taalcafe.", nu=NU)
        noteer_contact(
            [dossier], door=sanne, soort="gesproken", op=date(2026, 5, 2), regel="over werk", sleutel=uuid7(), nu=NU
        )
        plan_afspraak(
            dossier, door=sanne, begin=datetime(2030, 6, 9, 9, 0, tzinfo=UTC), onderwerp="Bezoek aan huis",
            met=wereld.gebruikers["sanne"], nu=NU, sleutel=uuid7(),
        )  # fmt: skip
        voeg_samen(dossier, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 2), reden="zelfde", nu=NU)
    return dossier


@pytest.mark.parametrize(
    "tekst",
    ["proefnaam", "ameera proef", "proefnaam haddad", "06 99887766", "15-3-1994", V_NUMMER, "A26-0002", "a260002"],
)
def test_zoeken_vindt_het_dossier_dat_doorgaat(wereld: Wereld, oud: Dossier, tekst: str) -> None:
    """Also when one word stands in the one record and the other word in the other."""
    with wereld.als("sanne") as sanne:
        assert oud.nummer == "A26-0002"
        assert [d.pk for d in zoek(tekst, wie=sanne)] == [wereld.dossier_id]


@pytest.mark.parametrize("naam", ["ines", "bert", "wim", "lotte", "fatma"])
@pytest.mark.parametrize("tekst", ["proefnaam", "06 99887766", V_NUMMER, "A26-0002"])
def test_wie_het_niet_ziet_vindt_het_ook_zo_niet(wereld: Wereld, oud: Dossier, naam: str, tekst: str) -> None:
    with wereld.als(naam) as wie:
        assert not zoek(tekst, wie=wie).exists()


def test_het_oude_nummer_opent_meteen_het_dossier_dat_doorgaat(wereld: Wereld, oud: Dossier) -> None:
    antwoord = wereld.client("sanne").get(reverse("dossiers:lijst"), {"zoek": oud.nummer})
    assert antwoord.status_code == 302
    assert antwoord["Location"] == reverse("dossiers:dossier", args=[wereld.dossier_id])


def test_het_oude_adres_leidt_naar_het_dossier_dat_doorgaat(wereld: Wereld, oud: Dossier) -> None:
    client = wereld.client("sanne")
    antwoord = client.get(reverse("dossiers:dossier", args=[oud.pk]), follow=True)
    assert antwoord.redirect_chain == [(reverse("dossiers:dossier", args=[wereld.dossier_id]), 302)]
    assert f"Dossier {oud.nummer} is samengevoegd. Het gaat verder in A26-0001." in antwoord.content.decode()
    blad = client.get(reverse("dossiers:gesprekken", args=[oud.pk])).content.decode()
    assert f'<a href="{reverse("dossiers:dossier", args=[wereld.dossier_id])}">' in blad
    assert wereld.client("ines").get(reverse("dossiers:dossier", args=[oud.pk])).status_code == 404


def test_de_kop_noemt_de_andere_naam_het_nummer_en_de_telefoon(wereld: Wereld, oud: Dossier) -> None:
    inhoud = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    assert "Ameera Proefnaam · 06 99887766 · A26-0002" in inhoud
    assert "Amira Test el Haddad" in inhoud


def test_de_tabbladen_tonen_ook_wat_in_het_andere_dossier_staat(wereld: Wereld, oud: Dossier) -> None:
    client = wereld.client("sanne")
    gesprekken = client.get(reverse("dossiers:gesprekken", args=[wereld.dossier_id])).content.decode()
    for tekst in ("Kent de weg naar het taalcafe.", "over werk", "Bezoek aan huis"):
        assert tekst in gesprekken
    assert "Diploma uit Asmara" in client.get(reverse("dossiers:documenten", args=[wereld.dossier_id])).content.decode()
    persoon = client.get(reverse("dossiers:persoon", args=[wereld.dossier_id])).content.decode()
    assert "06 99887766" in persoon


def test_elke_link_op_de_tijdlijn_opent(wereld: Wereld, oud: Dossier) -> None:
    client = wereld.client("sanne")
    with wereld.als("sanne"):
        document, feit = Document.objects.get(), Gebeurtenis.objects.get(soort="pip_dagtekening")
    inhoud = client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    for adres in (
        reverse("dossiers:document", args=[wereld.dossier_id, document.pk]),
        reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk]),
    ):
        assert f'href="{adres}"' in inhoud
        assert client.get(adres).status_code == 200
    assert client.get(reverse("dossiers:document", args=[oud.pk, document.pk])).status_code == 200  # an old bookmark
    assert (
        wereld.client("ines").get(reverse("dossiers:document", args=[wereld.dossier_id, document.pk])).status_code
        == 404
    )


def test_een_feit_van_het_andere_dossier_wordt_hier_ingetrokken(wereld: Wereld, oud: Dossier) -> None:
    with wereld.als("sanne"):
        feit = Gebeurtenis.objects.get(soort="pip_dagtekening")
        assert BewaakteTermijn.objects.filter(dossier=wereld.dossier_id, code="T17").exists()
    adres = reverse("dossiers:intrekken", args=[wereld.dossier_id, feit.pk])
    assert "Inburgeringstermijn" in wereld.client("sanne").get(adres).content.decode()
    assert wereld.client("sanne").post(adres, {"reden": "van een ander"}).status_code == 302
    with wereld.als("sanne"):
        assert not BewaakteTermijn.objects.filter(code="T17").exists()


def test_een_afspraak_van_het_andere_dossier_wordt_hier_afgezegd(wereld: Wereld, oud: Dossier) -> None:
    with wereld.als("sanne"):
        afspraak = Afspraak.objects.get()
    wereld.client("sanne").post(reverse("dossiers:afzeggen", args=[wereld.dossier_id, afspraak.pk]))
    with wereld.als("sanne"):
        assert Afspraak.objects.get().afgezegd_op is not None


def test_het_v_nummer_van_het_andere_dossier_is_hier_te_tonen(wereld: Wereld, oud: Dossier) -> None:
    adres = reverse("dossiers:nummer", args=[wereld.dossier_id, "v_nummer"])
    antwoord = wereld.client("sanne").post(adres, {"reden": "om DUO te bellen"})
    assert V_NUMMER in antwoord.content.decode()


def test_een_samengevoegd_dossier_kost_niet_meer_vragen(wereld: Wereld, oud: Dossier) -> None:
    client = wereld.client("sanne")
    adres = reverse("dossiers:dossier", args=[wereld.dossier_id])
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        client.get(adres)
    overig = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    assert len([vraag for vraag in vragen if not (vraag["sql"] or "").startswith(overig)]) <= 14

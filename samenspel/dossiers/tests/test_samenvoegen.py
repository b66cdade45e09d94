"""Two records of one person become one, and come apart again without a trace in their terms."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.beeld import beeld_van, haal_dossier
from samenspel.dossiers.dubbelen import dubbelen_van
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.herbouw import herbouw
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Samenvoeging
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def tweede(wereld: Wereld) -> Dossier:
    """Amira once more, under another spelling, with a welcome talk in that record."""
    with wereld.als("sanne"):
        dossier = open_dossier(
            Aanmelding(naam="Ameera El-Haddad", doelgroep="ASIEL_A", geboortedatum="1994-03-14"),
            door=wereld.sanne,
            op=date(2026, 3, 1),
            vastgelegd_op=NU,
        )
        leg_vast(
            dossier,
            "pip_dagtekening",
            op=date(2026, 6, 1),
            door=wereld.sanne,
            gegevens={"leerroute": "B1"},
            vastgelegd_op=NU,
        )
        return dossier


def test_de_ander_wordt_voorgesteld(wereld: Wereld, tweede: Dossier) -> None:
    with wereld.als("sanne"):
        assert list(dubbelen_van(wereld.dossier(), wie=wereld.sanne)) == [tweede]


def test_wie_op_een_andere_dag_geboren_is_wordt_niet_voorgesteld(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        open_dossier(
            Aanmelding(naam="Amira Haddad", doelgroep="ASIEL_A", geboortedatum="1994-03-15"),
            door=wereld.sanne,
            op=date(2026, 3, 1),
        )
        assert not dubbelen_van(wereld.dossier(), wie=wereld.sanne).exists()


def test_na_samenvoegen_tellen_de_feiten_in_het_blijvende_dossier(wereld: Wereld, tweede: Dossier) -> None:
    client = wereld.client("sanne")
    antwoord = client.post(
        reverse("dossiers:samenvoegen", args=[wereld.dossier_id]),
        {"nummer": tweede.nummer.lower(), "reden": "zelfde BSN"},
    )
    assert antwoord.status_code == 302
    with wereld.als("sanne"):
        assert BewaakteTermijn.objects.get(dossier=wereld.dossier_id, code="T17").start == date(2026, 6, 2)
        assert not BewaakteTermijn.objects.filter(dossier=tweede).exists()
        assert wereld.dossier().fase == "traject"
    inhoud = client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert "PIP vastgesteld" in inhoud
    assert tweede.nummer not in client.get(reverse("dossiers:lijst"), {"van": "alles"}).content.decode()


def test_uit_elkaar_halen_geeft_ieder_de_eigen_termijnen_terug(wereld: Wereld, tweede: Dossier) -> None:
    client = wereld.client("sanne")
    client.post(
        reverse("dossiers:samenvoegen", args=[wereld.dossier_id]), {"nummer": tweede.nummer, "reden": "zelfde BSN"}
    )
    with wereld.als("sanne"):
        samen = Samenvoeging.objects.get()
    assert client.post(reverse("dossiers:uit_elkaar", args=[wereld.dossier_id, samen.pk])).status_code == 302
    with wereld.als("sanne"):
        assert not BewaakteTermijn.objects.filter(dossier=wereld.dossier_id, code="T17").exists()
        assert BewaakteTermijn.objects.filter(dossier=tweede, code="T17").exists()


@pytest.mark.parametrize(("velden", "zin"), [
    ({"nummer": "A26-9999", "reden": "x"}, "U ziet geen dossier met dit nummer"),
    ({"nummer": "A26-0001", "reden": "x"}, "Dit is hetzelfde dossier"),
    ({"nummer": "A26-0001", "reden": ""}, "Schrijf waaraan u ziet"),
])  # fmt: skip
def test_foute_invoer_krijgt_een_zin(wereld: Wereld, velden: dict[str, str], zin: str) -> None:
    antwoord = wereld.client("sanne").post(reverse("dossiers:samenvoegen", args=[wereld.dossier_id]), velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_uit_elkaar_met_een_oud_exemplaar_in_de_hand_laat_geen_leerroute_achter(
    wereld: Wereld, tweede: Dossier
) -> None:
    """Hypothesis found this one: the summary was compared with what the caller still remembered."""
    with wereld.als("sanne") as sanne:
        eerste = wereld.dossier()
        samen = voeg_samen(tweede, in_=eerste, door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        assert wereld.dossier().leerroute == "B1"
        eerste.leerroute = ""  # as it was before
        haal_uit_elkaar(samen, door=sanne, op=date(2026, 6, 2), nu=NU)
        assert wereld.dossier().leerroute == ""


def _derde(wereld: Wereld) -> Dossier:
    dossier = open_dossier(
        Aanmelding(naam="A. Haddad", doelgroep="ASIEL_A"), door=wereld.sanne, op=date(2026, 3, 1), vastgelegd_op=NU
    )
    pip = {"leerroute": "B1"}
    leg_vast(dossier, "pip_dagtekening", op=date(2026, 6, 1), door=wereld.sanne, gegevens=pip, vastgelegd_op=NU)
    return dossier


def _t17(dossier: Dossier) -> bool:
    return BewaakteTermijn.objects.filter(dossier=dossier, code="T17").exists()


def test_een_keten_van_samenvoegen_verliest_geen_feiten(wereld: Wereld) -> None:
    """C with a PIP into A, then A into B: the three years stand in B, on the page and after a rebuild as well."""
    with wereld.als("sanne") as sanne:
        c, a, b = _derde(wereld), wereld.dossier(), _leeg(wereld)
        voeg_samen(c, in_=a, door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        voeg_samen(wereld.dossier(), in_=b, door=sanne, op=date(2026, 6, 2), reden="zelfde", nu=NU)
        assert _t17(b)
        c.refresh_from_db()
        assert c.samengevoegd_in_id == b.pk
        beeld = beeld_van(haal_dossier(b.pk, wie=sanne), wie=sanne, op=NU.date())
        assert beeld.laatste("pip_dagtekening") == date(2026, 6, 1)
    assert herbouw(wereld.assen.pk).gewijzigd == 0


def test_een_keten_komt_weer_uit_elkaar_zoals_hij_was(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        c, b = _derde(wereld), _leeg(wereld)
        eerst = voeg_samen(c, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        daarna = voeg_samen(wereld.dossier(), in_=b, door=sanne, op=date(2026, 6, 2), reden="zelfde", nu=NU)
        haal_uit_elkaar(daarna, door=sanne, op=date(2026, 6, 3), nu=NU)
        assert _t17(wereld.dossier())
        assert not _t17(b)
        voeg_samen(wereld.dossier(), in_=b, door=sanne, op=date(2026, 6, 4), reden="toch", nu=NU)
        haal_uit_elkaar(eerst, door=sanne, op=date(2026, 6, 5), nu=NU)  # the middle one stays with b
        c.refresh_from_db()
        assert c.samengevoegd_in_id is None
        assert _t17(c)
        assert not _t17(b)
        assert wereld.dossier().samengevoegd_in_id == b.pk
    assert herbouw(wereld.assen.pk).gewijzigd == 0


def test_het_scherm_noemt_ook_wie_met_een_ander_meekwam(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        c, b = _derde(wereld), _leeg(wereld)
        samen = voeg_samen(c, in_=wereld.dossier(), door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
        voeg_samen(wereld.dossier(), in_=b, door=sanne, op=date(2026, 6, 2), reden="zelfde", nu=NU)
    client = wereld.client("sanne")
    assert c.nummer in client.get(reverse("dossiers:samenvoegen", args=[b.pk])).content.decode()
    assert client.post(reverse("dossiers:uit_elkaar", args=[b.pk, samen.pk])).status_code == 302
    with wereld.als("sanne"):
        assert _t17(c)


def _leeg(wereld: Wereld) -> Dossier:
    return open_dossier(
        Aanmelding(naam="Amira Haddad", doelgroep="ASIEL_A"), door=wereld.sanne, op=date(2026, 3, 1), vastgelegd_op=NU
    )

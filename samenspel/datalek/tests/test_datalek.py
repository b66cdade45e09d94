"""A case: seventy-two hours, decisions of people, drafts that send nothing, and nobody else who may look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse

from samenspel.datalek import brief as brieven
from samenspel.datalek.brief import brief, geschreven_in
from samenspel.datalek.handelingen import besluit_over_datalek, leg_datalek_vast
from samenspel.datalek.melding import INVULLEN, melding, melding_pdf
from samenspel.datalek.models import Aard, Bron, Datalek, Datalekbesluit, Getroffene
from samenspel.datalek.stand import stand_van, uiterlijk
from samenspel.datalek.tests.hulp import keek, maak_dossiers, met_fg
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.matrix import CATEGORIEEN
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
EINDE = datetime(2026, 6, 1, tzinfo=UTC)
ONTDEKT = datetime(2026, 6, 2, 14, 30, tzinfo=UTC)
NU = ONTDEKT + timedelta(hours=2)
WAAROM = "Er stonden gegevens over gezondheid in, en de ontvanger is onbekend."
_S = Datalekbesluit.Soort


@pytest.fixture
def fg(wereld: Wereld) -> Wereld:
    return met_fg(wereld)


@pytest.fixture
def alle(fg: Wereld) -> list[UUID]:
    return maak_dossiers(fg, 3)


def _leg_vast(fg: Wereld, dossiers: list[UUID], **anders: Any) -> Datalek:
    if dossiers:
        keek(fg, "kees", dossiers, BEGIN + timedelta(days=3), categorieen="C02,C05")
    velden = {
        "bron": Bron.ACCOUNT, "wat": str(fg.gebruikers["kees"].pk), "vanaf": BEGIN, "tot": EINDE, "aard": Aard.VERTROUWELIJK,
        "omschrijving": "Een laptop zonder slot is gestolen uit de trein.", "ontdekt_op": ONTDEKT, "op": NU,
    }  # fmt: skip
    with identiteit(fg.wie("joke")) as joke:
        return leg_datalek_vast(**{**velden, "door": joke, **anders})


def _besluit(fg: Wereld, zaak: Datalek, soort: str, motivering: str = WAAROM, naam: str = "joke") -> Datalekbesluit:
    with identiteit(fg.wie(naam)) as wie:
        return besluit_over_datalek(
            zaak, soort=soort, beslist_door="gemeentesecretaris", motivering=motivering, door=wie, op=NU
        )


def test_de_klok_loopt_tweeenzeventig_uur_vanaf_dat_de_gemeente_het_weet(fg: Wereld) -> None:
    zaak = _leg_vast(fg, [])
    assert uiterlijk(zaak) == datetime(2026, 6, 5, 14, 30, tzinfo=UTC)
    bij = {
        over: stand_van(zaak, [], uiterlijk(zaak) - timedelta(hours=over))
        for over in (72, 48, 47, 23, 5, 0)
    }  # fmt: skip
    assert [(s.uren, s.drang, s.te_laat) for s in bij.values()] == [
        (72, 0, False), (48, 0, False), (47, 1, False), (23, 2, False), (5, 3, False), (0, 3, False),
    ]  # fmt: skip
    laat = stand_van(zaak, [], uiterlijk(zaak) + timedelta(seconds=1))
    assert (laat.te_laat, laat.drang) == (True, 4)


def test_besluiten_van_mensen_met_een_motivering_en_in_hun_volgorde(fg: Wereld, alle: list[UUID]) -> None:
    zaak = _leg_vast(fg, alle)
    for soort, zin in (
        (_S.AP_GEMELD, "eerst vast dat u dit meldt"),
        (_S.VERTELD, "eerst vast dat u het"),
        (_S.GESLOTEN, "nog iets te doen"),
    ):
        with pytest.raises(Weigering, match=zin):
            _besluit(fg, zaak, soort)
    with pytest.raises(Weigering, match="waarom"):
        _besluit(fg, zaak, _S.AP_MELDEN, "daarom")
    for soort in (_S.AP_MELDEN, _S.AP_GEMELD, _S.NIET_VERTELLEN):
        _besluit(fg, zaak, soort)
    with als_eigenaar():
        stand = stand_van(zaak, zaak.besluiten.all(), NU)
    assert (stand.uren, stand.te_doen) == (None, ())
    _besluit(fg, zaak, _S.GESLOTEN)
    with pytest.raises(Weigering, match="afgehandeld"):
        _besluit(fg, zaak, _S.VERTELLEN)


def test_alleen_de_functionaris_begint_en_besluit(fg: Wereld, alle: list[UUID]) -> None:
    zaak = _leg_vast(fg, alle)
    for naam in ("sanne", "rob", "fatma", "bert", "amira"):
        with identiteit(fg.wie(naam)) as wie, pytest.raises(Weigering, match="functionaris"):
            leg_datalek_vast(bron=Bron.ACCOUNT, wat="x", vanaf=BEGIN, tot=EINDE, aard=Aard.INTEGER, omschrijving="x" * 30, ontdekt_op=ONTDEKT, door=wie, op=NU)  # fmt: skip
        with pytest.raises(Weigering, match="functionaris"):
            _besluit(fg, zaak, _S.AP_MELDEN, naam=naam)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ontdekt_op": NU + timedelta(minutes=1)}, "niet later"),
        ({"tot": BEGIN}, "einde ligt voor"),
        ({"omschrijving": "kort"}, "paar zinnen"),
        ({"bron": "iets"}, "Kies waar"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(fg: Wereld, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Weigering, match=zin):
        _leg_vast(fg, [], **anders)


# ------------------------------------------------------------------------------------------ both walls, apart
TABELLEN = ("datalek_datalek", "datalek_getroffene", "datalek_datalekbesluit")


def test_de_muur_van_de_database(fg: Wereld, alle: list[UUID]) -> None:
    """Straight on PostgreSQL: who may, sees; others nothing; and nobody changes, takes away or adds by hand."""
    zaak = _leg_vast(fg, alle)
    _besluit(fg, zaak, _S.AP_MELDEN)
    ziet: dict[str, list[int]] = {}
    for naam in ("joke", "sanne", "rob", "fatma", "bert", "amira", "ines"):
        with identiteit(fg.wie(naam)), connection.cursor() as cursor:
            ziet[naam] = []
            for tabel in TABELLEN:
                cursor.execute(f"select count(*) from {tabel}")
                ziet[naam].append(cursor.fetchone()[0])
    assert ziet == {"joke": [1, 3, 1]} | {
        naam: [0, 0, 0] for naam in ("sanne", "rob", "fatma", "bert", "amira", "ines")
    }
    for tabel in TABELLEN:
        for daad in (f"update {tabel} set gemeente_id = gemeente_id", f"delete from {tabel}"):
            with identiteit(fg.wie("joke")), connection.cursor() as cursor, pytest.raises(Error), transaction.atomic():
                cursor.execute(daad)
    with identiteit(fg.wie("joke")) as joke, pytest.raises(Error), transaction.atomic():
        Getroffene.objects.create(
            gemeente=fg.assen, zaak=zaak, dossier_id=fg.dossier_id, nummer="x", categorieen=["C05"]
        )
    with identiteit(fg.wie("joke")) as joke, pytest.raises(Error), transaction.atomic():
        Datalekbesluit.objects.create(gemeente=fg.assen, zaak=zaak, soort=_S.GESLOTEN, beslist_door="x", motivering="x", door=fg.gebruikers["sanne"], op=NU)  # fmt: skip
    assert joke.rol == "functionaris_gegevensbescherming"


def test_de_muur_van_python(fg: Wereld, alle: list[UUID]) -> None:
    _leg_vast(fg, alle)
    with als_eigenaar():
        ziet = {
            naam: Getroffene.objects.zichtbaar_voor(fg.wie(naam)).count()
            for naam in ("joke", "sanne", "amira", "bert", "ines")
        }
    assert ziet == {"joke": 3, "sanne": 0, "amira": 0, "bert": 0, "ines": 0}


# ------------------------------------------------------------------------------------------ screens
def _velden(fg: Wereld, **anders: str) -> dict[str, str]:
    return {
        "bron": "account", "wat": "kees@voorbeeld.test", "vanaf": "2026-05-01T00:00", "tot": "2026-06-01T00:00", "aard": "vertrouwelijk",
        "ontdekt_op": "2026-06-02T14:30", "omschrijving": "Een laptop zonder slot is gestolen uit de trein.", **anders,
    }  # fmt: skip


def test_van_formulier_tot_bestand(fg: Wereld, alle: list[UUID]) -> None:
    with als_eigenaar():
        Dossier.objects.filter(pk=alle[0]).update(nummer="=1+1")
        nummer = Dossier.objects.get(pk=alle[1]).nummer
    keek(fg, "kees", alle[:2], BEGIN + timedelta(days=3), categorieen="C12")
    client = fg.client("joke")
    antwoord = client.post("/logboek/datalek/nieuw/", _velden(fg))
    assert antwoord.status_code == 302, antwoord.content.decode()
    adres = antwoord.headers["Location"]
    blad = client.get(adres).content.decode()
    assert "gezondheid" in blad
    assert "Besluit of u dit meldt aan de AP." in blad
    assert "Alleen deze sessie" in blad
    assert nummer in blad
    for naam in ("Amira", "Proef Voorbeeld"):
        assert naam not in blad
    bestand = client.get(f"{adres}getroffenen.csv")
    regels = bestand.content.decode("utf-8-sig").splitlines()
    assert regels[0].startswith("dossier;gegevens;")
    assert sorted(regel.split(";")[0] for regel in regels[1:]) == ["'=1+1", nummer]
    assert len(regels) == 3
    for taal, woord in (("nl", "Er ging iets mis"), ("en", "Something went wrong"), ("ar", 'dir="rtl"')):
        assert woord in client.get(f"{adres}brief/{taal}/").content.decode()
    assert client.get(f"{adres}brief/fr/").status_code == 404
    assert client.get(f"{adres}melding.pdf").content.startswith(b"%PDF")
    assert "Bescherming vooraf" in client.get(f"{adres}melding/").content.decode()
    nog = client.post(adres, {"soort": "ap_niet", "beslist_door": "gemeentesecretaris", "motivering": WAAROM})
    assert nog.status_code == 302
    assert WAAROM in client.get(adres).content.decode()
    assert "nog iets te doen" in client.get("/logboek/datalek/").content.decode()


def test_wat_niet_te_vinden_is_krijgt_een_zin(fg: Wereld) -> None:
    client = fg.client("joke")
    for bron, wat, zin in (
        ("account", "niemand@voorbeeld.test", "niet in uw gemeente"), ("account", "ines@voorbeeld.test", "niet in uw gemeente"),
        ("organisatie", "Nergens", "werkt niet in uw gemeente"), ("sessie", "x", "geen sessie"), ("netwerk", "thuis", "netwerk zoals"),
        ("document", "brief", "Plak het adres"), ("reservekopie", "gisteren", "wanneer de kopie"),
    ):  # fmt: skip
        antwoord = client.post("/logboek/datalek/nieuw/", _velden(fg, bron=bron, wat=wat))
        assert (antwoord.status_code, zin in antwoord.content.decode()) == (422, True), (bron, wat)


@pytest.mark.parametrize("naam", ["sanne", "rob", "fatma", "bert", "amira"])
def test_voor_een_ander_is_het_er_niet(fg: Wereld, alle: list[UUID], naam: str) -> None:
    zaak = _leg_vast(fg, alle)
    client = fg.client(naam)
    for pad in ("", "nieuw/", f"{zaak.pk}/", f"{zaak.pk}/melding/", f"{zaak.pk}/melding.pdf", f"{zaak.pk}/brief/nl/", f"{zaak.pk}/getroffenen.csv"):  # fmt: skip
        assert client.get(f"/logboek/datalek/{pad}").status_code == 404, pad


# ------------------------------------------------------------------------------------------ papers
def test_de_melding_volgt_de_vragen_en_zegt_wat_een_mens_moet_invullen(fg: Wereld, alle: list[UUID]) -> None:
    zaak = _leg_vast(fg, alle)
    with als_eigenaar():
        delen = melding(Datalek.objects.select_related("gemeente").get(pk=zaak.pk), [])
    titels = [deel.titel for deel in delen]
    assert titels == ["Over deze melding", "Wie meldt", "Wat er gebeurde", "Om wie en welke gegevens het gaat", "Bescherming vooraf", "Gevolgen",
                      "De mensen zelf", "Wat u doet", "Buiten Nederland"]  # fmt: skip
    tekst = "\n".join(f"{v}: {a}" for deel in delen for v, a in deel.vragen)
    assert "Van hoeveel mensen?: 3 bekend" in tekst
    assert "Uiterlijk te melden: 5 juni 2026, 16.30 uur" in tekst
    assert tekst.count(INVULLEN) >= 10
    assert melding_pdf(zaak, [], op=NU).startswith(b"%PDF")


def test_de_brief_noemt_alleen_wat_van_die_persoon_is_gelekt(fg: Wereld, alle: list[UUID]) -> None:
    """A jurist: a letter with everything that leaked of anybody frightens, and tells of others (AVG 34 lid 2)."""
    een, ander = alle[:2]
    keek(fg, "kees", [een], BEGIN + timedelta(days=3), categorieen="C12")
    keek(fg, "kees", [ander], BEGIN + timedelta(days=3), categorieen="C16")
    zaak = _leg_vast(fg, alle)
    client = fg.client("joke")
    with fg.als("joke") as joke:
        van = {g.dossier_id: g for g in Getroffene.objects.zichtbaar_voor(joke).filter(zaak=zaak)}
    adres = reverse("datalek:brief", args=[zaak.pk, "nl"])
    brieven_van = {pk: client.get(f"{adres}?voor={g.pk}").content.decode() for pk, g in van.items()}
    assert "uw gezondheid" in brieven_van[een]
    assert "uw afspraken" not in brieven_van[een]
    assert "uw afspraken" in brieven_van[ander]
    assert "uw gezondheid" not in brieven_van[ander]
    los = client.get(adres).content.decode()
    assert "uw gezondheid" not in los
    assert "Open de brief bij een dossiernummer" in los
    assert client.get(f"{adres}?voor={uuid4()}").status_code == 404


def test_de_brief_heeft_elke_soort_in_elke_taal_en_niemands_naam(fg: Wereld, alle: list[UUID]) -> None:
    zaak = _leg_vast(fg, alle)
    for taal in brieven.TALEN:
        for aard in Aard.values:
            zaak.aard = aard
            tekst = brief(zaak, CATEGORIEEN, taal)
            assert len(tekst.delen[1][2]) == len(CATEGORIEEN) - 1  # what is kept apart (C14) is not on paper at home
            assert "Assen" in tekst.opening[1]
            assert tekst.concept
    assert [geschreven_in(t) for t in ("Arabisch", "arabisch (Syrisch)", "Engels", "Tigrinya", "")] == [
        "ar",
        "ar",
        "en",
        "",
        "",
    ]


# ------------------------------------------------------------------------------------------ the command
def test_de_opdracht_zegt_om_wie_het_gaat_en_wat_er_wacht(fg: Wereld, alle: list[UUID]) -> None:
    keek(fg, "kees", alle, BEGIN + timedelta(days=3), categorieen="C02")
    uit = StringIO()
    vast = {
        "gemeente": "assen",
        "bron": "account",
        "vanaf": "2026-05-01 00:00",
        "tot": "2026-06-01 00:00",
        "stdout": uit,
    }
    call_command("datalek", wat="kees@voorbeeld.test", dossiers=True, **vast)
    assert "3 mensen" in uit.getvalue()
    with als_eigenaar():
        assert Dossier.objects.get(pk=alle[0]).nummer in uit.getvalue()
        assert not Datalek.objects.exists()
    with pytest.raises(CommandError, match="niet in uw gemeente"):
        call_command("datalek", wat="ines@voorbeeld.test", **vast)
    _leg_vast(fg, [], ontdekt_op=datetime(2026, 6, 2, tzinfo=UTC))
    with pytest.raises(SystemExit):
        call_command("datalek", gemeente="assen", open=True, stdout=uit)
    assert "TE LAAT" in uit.getvalue()

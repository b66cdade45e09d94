"""The screens of reading in and of reporting: who sees what, what is refused, what a double click does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, DuoMelding
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tasks import lees_in
from samenspel.koppelingen.tests.bestandmakers import caseload, proef_bsn, xlsx
from samenspel.toegang.models import Inzage
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld

KOPPEN = ["Naam", "Geboortedatum", "BSN", "Groep", "Kennisgeving DUO", "Datum PIP", "Leerroute"]
RIJ = ["Sara Proef", date(1990, 5, 1), proef_bsn(7), "gezinsmigrant", date(2026, 5, 1), date(2026, 5, 20), "Z-route"]


@pytest.fixture(autouse=True)
def vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 3 June 2026, 8.42 hours."""
    monkeypatch.setattr("samenspel.kern.klok.timezone.now", lambda: NU)


def _upload(client: Client, rijen: list[list[Any]], *, soort: str = "caseload", naam: str = "lijst.xlsx") -> Any:
    return client.post(
        reverse("koppelingen:inlezen"), {"soort": soort, "bestand": SimpleUploadedFile(naam, xlsx(rijen))}
    )


def _inlezing(wereld: Wereld, naam: str = "sanne") -> Inlezing:
    with wereld.als(naam) as wie:
        return Inlezing.objects.zichtbaar_voor(wie).latest("pk")


def _kies(client: Client, wereld: Wereld, rijen: list[list[Any]]) -> Inlezing:
    assert _upload(client, rijen).status_code == 302
    inlezing = _inlezing(wereld)
    velden = {f"kolom_{plek}": veld for plek, veld in inlezing.kolommen.items()}
    assert client.post(reverse("koppelingen:kolommen", args=[inlezing.pk]), velden).status_code == 302
    return inlezing


def test_van_bestand_tot_dossier_in_vier_stappen(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    inlezing = _kies(client, wereld, [KOPPEN, RIJ])
    proef = client.get(reverse("koppelingen:inlezing", args=[inlezing.pk])).content.decode()
    assert "nieuw dossier" in proef
    assert "Zijn deze feiten al aan DUO gemeld?" in proef
    assert client.post(reverse("koppelingen:bevestigen", args=[inlezing.pk])).status_code == 422
    for _keer in range(2):
        assert (
            client.post(reverse("koppelingen:bevestigen", args=[inlezing.pk]), {"al_gemeld": "nee"}).status_code == 302
        )
    assert "Ingelezen" in client.get(reverse("koppelingen:inlezing", args=[inlezing.pk])).content.decode()
    with wereld.als("sanne"):
        assert Dossier.objects.filter(persoon__naam="Sara Proef").count() == 1
        assert DuoMelding.objects.count() == 1
    terug = reverse("koppelingen:terugdraaien", args=[inlezing.pk])
    assert client.post(terug, {"reden": ""}).status_code == 422
    assert client.post(terug, {"reden": "verkeerd bestand"}).status_code == 302
    assert (
        "1 nieuw dossier is gewist" in client.get(reverse("koppelingen:inlezing", args=[inlezing.pk])).content.decode()
    )


def test_een_groot_bestand_gaat_naar_de_taak_die_per_stuk_verder_leest(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenspel.koppelingen.handelingen.DIRECT", 10)
    monkeypatch.setattr("samenspel.koppelingen.inlezen.keuren.STUK", 25)
    client = wereld.client("sanne")
    inlezing = _kies(client, wereld, caseload(60))
    client.post(reverse("koppelingen:bevestigen", args=[inlezing.pk]), {"al_gemeld": "ja"})
    pagina = client.get(reverse("koppelingen:inlezing", args=[inlezing.pk]))
    assert pagina["Refresh"] == "3"
    assert "0 van 60 regels" in pagina.content.decode()
    lees_in(str(inlezing.pk), str(wereld.aanstellingen["sanne"].pk))
    klaar = _inlezing(wereld)
    assert (klaar.stand, klaar.verwerkt, klaar.telling) == ("klaar", 60, {"nieuw": 60})


@pytest.mark.parametrize("naam", ["ines", "wim"])
def test_een_ander_ziet_het_bestand_van_sanne_niet_en_bevestigt_het_ook_niet(wereld: Wereld, naam: str) -> None:
    inlezing = _kies(wereld.client("sanne"), wereld, [KOPPEN, RIJ])
    ander = wereld.client(naam)
    assert ander.get(reverse("koppelingen:inlezing", args=[inlezing.pk])).status_code == 404
    assert ander.get(reverse("koppelingen:kolommen", args=[inlezing.pk])).status_code == 404
    for act in ("bevestigen", "weggooien", "terugdraaien"):
        assert (
            ander.post(reverse(f"koppelingen:{act}", args=[inlezing.pk]), {"reden": "niet van mij"}).status_code == 404
        )


@pytest.mark.parametrize("naam", ["rob", "lotte", "fatma", "bert", "amira", "kees"])
def test_wie_niet_mag_inlezen_krijgt_een_zin(wereld: Wereld, naam: str) -> None:
    antwoord = wereld.client(naam).get(reverse("koppelingen:inlezen"))
    assert antwoord.status_code == 409
    assert "Vraag een regievoerder" in antwoord.content.decode()


def test_een_fout_bestand_geeft_een_zin_bij_het_veld(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    antwoord = client.post(
        reverse("koppelingen:inlezen"),
        {"soort": "caseload", "bestand": SimpleUploadedFile("x.xlsm", xlsx([KOPPEN, RIJ]))},
    )
    assert antwoord.status_code == 422
    assert "macro" in antwoord.content.decode()
    assert client.post(reverse("koppelingen:inlezen"), {}).status_code == 422


def test_een_naam_met_opmaak_blijft_tekst_op_het_scherm(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    inlezing = _kies(client, wereld, [KOPPEN, ["<script>alert(1)</script>", *RIJ[1:]]])
    assert "<script>alert" not in client.get(reverse("koppelingen:inlezing", args=[inlezing.pk])).content.decode()


@pytest.mark.parametrize("soort", ["caseload", "duo", "coa", "uitkering", "mb", "scores"])
def test_het_lege_voorbeeld_wordt_helemaal_herkend_als_het_terugkomt(wereld: Wereld, soort: str) -> None:
    from samenspel.koppelingen.bestanden.lezen import lees
    from samenspel.koppelingen.inlezen.herkennen import herken

    antwoord = wereld.client("sanne").get(reverse("koppelingen:voorbeeld", args=[soort]))
    assert antwoord["Content-Disposition"].startswith("attachment")
    koppen = lees(antwoord.content, "voorbeeld.xlsx").rijen[0]
    tabel = herken([koppen, ["x"] * len(koppen)], soort, {})
    assert [kolom.kop for kolom in tabel.kolommen if not kolom.veld] == []


# -- reporting -------------------------------------------------------------------


@pytest.fixture
def melding(wereld: Wereld) -> DuoMelding:
    """Amira's PIP of 28 May, B1-route, to be reported."""
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "pip_dagtekening",
            op=date(2026, 5, 28),
            door=sanne,
            gegevens={"leerroute": "B1"},
            vastgelegd_op=NU,
        )
        return DuoMelding.objects.get()


def test_de_lijst_toont_wie_wat_waarden_en_artikel_zonder_bsn(wereld: Wereld, melding: DuoMelding) -> None:
    pagina = wereld.client("sanne").get(reverse("koppelingen:melden")).content.decode()
    for tekst in (
        "Amira Test el Haddad",
        "het PIP is vastgesteld",
        "Datum PIP: 28-05-2026",
        "Leerroute: B1-route",
        "artikel 9.3",
        "28 mei",
    ):
        assert tekst in pagina
    assert BSN_AMIRA not in pagina
    assert "BSN ••••••019" in pagina


def test_afvinken_kan_niet_in_de_toekomst_en_niet_voor_het_gebeurde(wereld: Wereld, melding: DuoMelding) -> None:
    client = wereld.client("sanne")
    adres = reverse("koppelingen:gemeld", args=[melding.pk])
    for dag, zin in (
        ("4-6-2026", "moet nog komen"),
        ("27-5-2026", "voordat het gebeurde"),
        ("31-6-2026", "31 juni bestaat niet"),
        ("", ""),
    ):
        antwoord = client.post(adres, {"op": dag})
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
    assert client.post(adres, {"op": "3-6-2026"}).status_code == 302
    with wereld.als("sanne"):
        melding.refresh_from_db()
        assert (melding.gemeld_op, melding.gemeld_door_id) == (VANDAAG, wereld.gebruikers["sanne"].pk)
    client.post(reverse("koppelingen:niet_gemeld", args=[melding.pk]))
    with wereld.als("sanne"):
        melding.refresh_from_db()
        assert melding.gemeld_op is None


def test_een_coach_vinkt_af_een_teamleider_leest_en_een_ander_ziet_niets(wereld: Wereld, melding: DuoMelding) -> None:
    adres = reverse("koppelingen:gemeld", args=[melding.pk])
    assert "Vink af" not in wereld.client("rob").get(reverse("koppelingen:melden")).content.decode()
    assert wereld.client("rob").post(adres, {"op": "3-6-2026"}).status_code == 409
    assert wereld.client("ines").post(adres, {"op": "3-6-2026"}).status_code == 404
    for naam in ("wim", "lotte", "bert", "amira"):
        assert wereld.client(naam).get(reverse("koppelingen:melden")).status_code == 409
    assert wereld.client("kees").post(adres, {"op": "3-6-2026"}).status_code == 302


def test_intrekken_laat_een_open_regel_vervallen_en_maakt_van_een_gemelde_een_nieuwe(
    wereld: Wereld, melding: DuoMelding
) -> None:
    client = wereld.client("sanne")
    client.post(reverse("koppelingen:gemeld", args=[melding.pk]), {"op": "3-6-2026"})
    with wereld.als("sanne") as sanne:
        trek_in(melding.gebeurtenis, door=sanne, op=VANDAAG, reden="verkeerde dag", vastgelegd_op=NU)
    pagina = client.get(reverse("koppelingen:melden")).content.decode()
    assert "Trek bij DUO in: PIP vastgesteld" in pagina
    assert client.post(reverse("koppelingen:niet_gemeld", args=[melding.pk])).status_code == 409


def test_de_uitvoer_vraagt_waarvoor_bewaart_dat_en_bevat_geen_bsn(wereld: Wereld, melding: DuoMelding) -> None:
    client = wereld.client("sanne")
    adres = reverse("koppelingen:meldingen_uitvoer")
    assert client.post(adres, {"reden": ""}).status_code == 422
    antwoord = client.post(adres, {"reden": "overleg met DUO", "vorm": "csv"})
    assert "Amira Test el Haddad" in antwoord.content.decode("utf-8-sig")
    assert BSN_AMIRA not in antwoord.content.decode("utf-8-sig")
    assert client.post(adres, {"reden": "overleg met DUO"}).content.startswith(b"PK")
    with wereld.als("sanne"):
        assert Inzage.objects.filter(wat="export meldingen aan DUO").count() == 2


def test_een_lege_lijst_zegt_wat_er_nu_komt_en_een_vreemd_filter_breekt_niets(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    assert "Alles is gemeld" in client.get(reverse("koppelingen:melden")).content.decode()
    assert client.get(reverse("koppelingen:melden") + "?stand=zz&soort=' or 1=1&blad=x").status_code == 200

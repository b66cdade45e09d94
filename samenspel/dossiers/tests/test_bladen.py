"""Notes, appointments, documents, partners and the person: each act through its screen."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samenspel.dossiers.handelingen.documenten import zonder_bsn
from samenspel.dossiers.models import Afspraak, Document, Notitie
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Contactgegeven, Gezinslid, NummerKort, Persoon
from samenspel.toegang.models import Betrokkenheid, Inzage
from tests.bestanden.kwaad import jpeg, pdf, png
from tests.wereld import BSN_AMIRA, Wereld

pytestmark = pytest.mark.django_db


def adres(wereld: Wereld, naam: str, *args: object) -> str:
    return reverse(f"dossiers:{naam}", args=[wereld.dossier_id, *args])


# -- notes and appointments


def test_een_notitie_met_emoji_en_arabisch_komt_precies_terug(wereld: Wereld) -> None:
    tekst = "Zij zei: ‘ik wil beter slapen’ 🌷 أريد أن أنام"
    client, sleutel = wereld.client("sanne"), str(uuid7())
    for _ in range(2):
        client.post(adres(wereld, "gesprekken"), {"wat": "notitie", "notitie-tekst": tekst, "notitie-sleutel": sleutel})
    with wereld.als("sanne"):
        assert Notitie.objects.get().tekst == tekst


def test_een_te_lange_notitie_krijgt_een_zin_en_blijft_staan(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").post(
        adres(wereld, "gesprekken"), {"wat": "notitie", "notitie-tekst": "woord " * 2_000}
    )
    assert antwoord.status_code == 422
    assert "Deze notitie is te lang" in antwoord.content.decode()
    assert ("woord " * 1_999).strip() in antwoord.content.decode()


def test_een_afspraak_plannen_en_afzeggen(wereld: Wereld) -> None:
    morgen = vandaag() + timedelta(days=1)
    client = wereld.client("sanne")
    velden = {"wat": "afspraak", "afspraak-dag": f"{morgen:%d-%m-%Y}", "afspraak-tijd": "10.30", "afspraak-minuten": "45",
              "afspraak-onderwerp": "Eindgesprek", "afspraak-met": str(wereld.gebruikers["kees"].pk), "afspraak-tolk": "Tigrinya"}  # fmt: skip
    assert client.post(adres(wereld, "gesprekken"), velden).status_code == 302
    with wereld.als("sanne"):
        afspraak = Afspraak.objects.get()
    assert "Eindgesprek" in client.get(adres(wereld, "gesprekken")).content.decode()
    assert "Eindgesprek" in client.get(adres(wereld, "dossier")).content.decode()
    client.post(adres(wereld, "afzeggen", afspraak.pk))
    with wereld.als("sanne"):
        afspraak.refresh_from_db()
        assert afspraak.afgezegd_op is not None
    assert "al afgezegd" in client.post(adres(wereld, "afzeggen", afspraak.pk), follow=True).content.decode()


@pytest.mark.parametrize(("velden", "zin"), [
    ({"afspraak-dag": "31-6-2027"}, "31 juni bestaat niet"),
    ({"afspraak-tijd": "25.00"}, "Schrijf de tijd als 10.30"),
    ({"afspraak-dag": "1-6-2020"}, "al voorbij"),
    ({"afspraak-onderwerp": ""}, "Schrijf waar de afspraak over gaat"),
])  # fmt: skip
def test_een_foute_afspraak_krijgt_een_zin(wereld: Wereld, velden: dict[str, str], zin: str) -> None:
    goed = {"wat": "afspraak", "afspraak-dag": "1-6-2027", "afspraak-tijd": "10.30", "afspraak-minuten": "45", "afspraak-onderwerp": "Gesprek",
            "afspraak-met": str(wereld.gebruikers["kees"].pk), "afspraak-plaats": "Stadhuis 1.12"}  # fmt: skip
    antwoord = wereld.client("sanne").post(adres(wereld, "gesprekken"), {**goed, **velden})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert "Stadhuis 1.12" in antwoord.content.decode()


# -- documents


def docx() -> bytes:
    pak = io.BytesIO()
    with zipfile.ZipFile(pak, "w") as zip_:
        zip_.writestr("[Content_Types].xml", "<Types/>")
        zip_.writestr("word/document.xml", "<w:document/>")
    return pak.getvalue()


@pytest.mark.parametrize(("inhoud", "einde"), [
    (b"%PDF-1.7 proef", "pdf"), (png(), "png"), (jpeg(), "jpg"), (docx(), "docx"), ("één regel".encode(), "txt"),
])  # fmt: skip
def test_een_document_komt_precies_terug_als_bijlage_zonder_naam_van_een_mens(
    wereld: Wereld, inhoud: bytes, einde: str
) -> None:
    client = wereld.client("sanne")
    bestand = SimpleUploadedFile("Amira 999990019.exe", inhoud)
    assert client.post(adres(wereld, "documenten"), {"bestand": bestand, "titel": "Diploma"}).status_code == 302
    with wereld.als("sanne"):
        document = Document.objects.get()
        assert inhoud not in bytes(document.cijfer)
    antwoord = client.get(adres(wereld, "document", document.pk))
    assert antwoord.content == inhoud
    assert antwoord["Content-Disposition"] == f'attachment; filename="A26-0001-{document.pk.hex[-6:]}.{einde}"'
    assert wereld.client("ines").get(adres(wereld, "document", document.pk)).status_code == 404
    assert wereld.client("wim").get(adres(wereld, "document", document.pk)).status_code == 404


@pytest.mark.parametrize(("inhoud", "titel", "zin"), [
    (b"MZ\x90\x00programma", "Brief", "Dit soort bestand kan niet"),
    (b"PK\x03\x04geen echt pak", "Brief", "Dit bestand is beschadigd"),
    (pdf(b"/OpenAction<</S/JavaScript/JS(x)>>"), "Brief", "doet iets als iemand het opent"),
    (b"%PDF-" + b"x" * (20 * 1024 * 1024), "Brief", "groter dan 20 MB"),
    (b"%PDF-1.7", "Brief over 999990019", "Zet geen BSN in de titel"),
    (b"%PDF-1.7", "Brief 2026 999990019", "Zet geen BSN in de titel"),
    (b"%PDF-1.7", "Brief 999-99-0019 kopie", "Zet geen BSN in de titel"),
    (b"%PDF-1.7", "Pas 9999.90.019", "Zet geen BSN in de titel"),
    (b"%PDF-1.7", "Brief IND 1234567890", "Zet geen V-nummer"),
    (b"%PDF-1.7", "Bel 06 1234 5678", "Zet geen V-nummer of telefoonnummer"),
    (b"", "Brief", "Dit bestand is leeg"),
])  # fmt: skip
def test_een_fout_bestand_krijgt_een_zin(wereld: Wereld, inhoud: bytes, titel: str, zin: str) -> None:
    antwoord = wereld.client("sanne").post(
        adres(wereld, "documenten"), {"bestand": SimpleUploadedFile("brief.pdf", inhoud), "titel": titel}
    )
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    with wereld.als("sanne"):
        assert not Document.objects.exists()


@pytest.mark.parametrize(
    "titel", ["Diploma 12-05-2026", "Brief 3 van 12 mei 2026", "Toets 2026 deel 12", "Pagina 1/12"]
)
def test_een_dag_of_een_deel_in_een_titel_mag(titel: str) -> None:
    assert zonder_bsn(titel) == titel


# -- partners


def test_een_organisatie_betrekken_en_beeindigen(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    velden = {
        "organisatie": str(wereld.vluchtelingenwerk.pk),
        "doel": "Taalmaatje",
        "vanaf": f"{vandaag():%-d-%-m-%Y}",
        "categorieen": ["C01", "C16"],
    }
    gisteren = vandaag() - timedelta(days=1)
    dubbel = client.post(adres(wereld, "partners"), velden)
    assert dubbel.status_code == 422
    assert "doet in deze periode al mee" in dubbel.content.decode()
    with wereld.als("sanne"):
        rij = Betrokkenheid.objects.get()
    assert client.post(adres(wereld, "beeindigen", rij.pk), {"tot": f"{gisteren:%-d-%-m-%Y}"}).status_code == 302
    assert client.post(adres(wereld, "partners"), velden).status_code == 302
    with wereld.als("sanne"):
        assert sorted(Betrokkenheid.objects.values_list("doel", "tot"), key=str) == [
            ("Taalmaatje", None), ("maatschappelijke begeleiding", gisteren),
        ]  # fmt: skip


# -- the person


def test_gegevens_wijzigen_houdt_de_oude_naam_vindbaar(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    velden = {
        "naam": "Amira van der Haddad",
        "geslacht": "vrouw",
        "geboortedatum": "3-1994",
        "talen": "Arabisch, Tigrinya",
        "tolk_nodig": "on",
    }
    assert client.post(adres(wereld, "persoon"), velden).status_code == 302
    with wereld.als("sanne"):
        persoon = Persoon.objects.get()
        assert (persoon.geboortedatum, persoon.talen, persoon.sorteernaam) == (
            "1994-03",
            ["Arabisch", "Tigrinya"],
            "haddad amira van der",
        )
    assert "Amira van der Haddad" in client.get(reverse("dossiers:lijst"), {"zoek": "amira test"}).content.decode()


def test_twee_collegas_tegelijk_in_een_formulier(wereld: Wereld) -> None:
    sanne, kees = wereld.client("sanne"), wereld.client("kees")
    versie = kees.get(adres(wereld, "persoon")).context["form"]["versie"].value()
    sanne.post(adres(wereld, "persoon"), {"naam": "Amira Nieuw", "geslacht": "vrouw"})
    antwoord = kees.post(adres(wereld, "persoon"), {"naam": "Amira Anders", "geslacht": "vrouw", "versie": versie})
    assert antwoord.status_code == 422
    assert "Een collega heeft dit gewijzigd" in antwoord.content.decode()
    assert 'value="Amira Anders"' in antwoord.content.decode()
    with wereld.als("sanne"):
        assert Persoon.objects.get().naam == "Amira Nieuw"


def test_telefoon_adres_en_gezin(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    client.post(adres(wereld, "contact"), {"soort": "adres", "waarde": "Vaart 12, Assen", "vanaf": "30-3-2026"})
    client.post(
        adres(wereld, "gezinslid"),
        {"relatie": "kind", "naam": "Liya", "geboortedatum": "12-8-2021", "in_nederland": "on"},
    )
    inhoud = client.get(adres(wereld, "dossier")).content.decode()
    assert "Vaart 12, Assen" in inhoud
    assert "kind Liya, " in inhoud
    with wereld.als("sanne"):
        lid, telefoon = Gezinslid.objects.get(), Contactgegeven.objects.get(soort="telefoon")
    client.post(adres(wereld, "gezinslid_einde", lid.pk))
    client.post(adres(wereld, "contact_einde", telefoon.pk))
    inhoud = client.get(adres(wereld, "dossier")).content.decode()
    assert "Liya" not in inhoud
    assert "06 12345618" not in inhoud


def test_het_volle_bsn_alleen_met_reden_en_die_wordt_bewaard(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    assert BSN_AMIRA not in client.post(adres(wereld, "nummer", "bsn"), {"reden": ""}).content.decode()
    assert BSN_AMIRA in client.post(adres(wereld, "nummer", "bsn"), {"reden": "bellen met DUO"}).content.decode()
    with als_eigenaar():
        inzage = Inzage.objects.get()
    assert (inzage.reden, inzage.wat, inzage.dossier_id) == ("bellen met DUO", "bsn voluit", wereld.dossier_id)
    assert wereld.client("rob").get(adres(wereld, "nummer", "bsn")).status_code == 409


@pytest.mark.parametrize(("soort", "nummer", "zin"), [
    ("bsn", "999990018", "Dit BSN klopt niet"), ("bsn", "12", "Een BSN heeft 9 cijfers"), ("v_nummer", "12", "Een V-nummer heeft 10 cijfers"),
])  # fmt: skip
def test_een_fout_nummer_krijgt_een_zin(wereld: Wereld, soort: str, nummer: str, zin: str) -> None:
    antwoord = wereld.client("sanne").post(adres(wereld, "nummers"), {"soort": soort, "nummer": nummer})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_een_v_nummer_erbij(wereld: Wereld) -> None:
    assert (
        wereld.client("sanne")
        .post(adres(wereld, "nummers"), {"soort": "v_nummer", "nummer": "12 3456 7890"})
        .status_code
        == 302
    )
    with wereld.als("sanne"):
        assert NummerKort.objects.get(soort="v_nummer").staart == "890"


def test_oproepen_met_een_dag_om_te_komen(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    eerder = client.post(adres(wereld, "oproepen"), {"op": "10-6-2026", "verschijnen_op": "1-6-2026"})
    assert eerder.status_code == 422
    assert "ligt voor de dag van de oproep" in eerder.content.decode()
    assert client.post(adres(wereld, "oproepen"), {"op": "1-6-2026", "verschijnen_op": "15-6-2026"}).status_code == 302

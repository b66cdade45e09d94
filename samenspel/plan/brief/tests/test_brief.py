"""The letter as it is sent: readable for everyone (PDF/UA-1), kept for ever (PDF/A-2a), whole by law, plain on its second part."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import page
import pypdfium2
import pytest

from samenspel.kern.oordeel import Weigering
from samenspel.plan.brief.gewone_taal import gewone_taal
from samenspel.plan.brief.maken import maak_brief, maak_steunplan
from samenspel.plan.brief.voorbeelden import voorbeeldbrief, voorbeeldplan

GROEPEN = ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG")
ROUTES = ("B1", "ONDERWIJS", "Z")
VREEMD = (
    "#panic() $x$ *vet* _schuin_ `code` @ref <label> \\ // /* */",
    "نور الحموي",
    "x" * 4_000,
    "o'Brien & Zoon <script>",
)


def woorden(pdf: bytes) -> str:
    """All text of a PDF, spaces made equal."""
    document = pypdfium2.PdfDocument(pdf)
    tekst = " ".join(bladzij.get_textpage().get_text_bounded() for bladzij in document)
    return " ".join(tekst.split())


@pytest.mark.parametrize("leerroute", ROUTES)
@pytest.mark.parametrize("doelgroep", GROEPEN)
def test_elke_brief_voldoet_aan_pdf_ua_en_pdf_a(doelgroep: str, leerroute: str) -> None:
    pdf = maak_brief(voorbeeldbrief(doelgroep, leerroute))
    for norm in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        verslag = page.validate_pdf_bytes(pdf, profile=norm)
        assert verslag.is_compliant, [fout.message for fout in verslag.failures][:5]


def test_een_gewone_pdf_wordt_afgekeurd() -> None:
    """So that the check above can fail."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    leeg = io.BytesIO()
    document.save(leeg)
    assert not page.is_pdf_compliant_bytes(leeg.getvalue(), profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("leerroute", ROUTES)
@pytest.mark.parametrize("doelgroep", GROEPEN)
def test_awb_3_45_en_3_46_motivering_en_bezwaar_staan_erin(doelgroep: str, leerroute: str) -> None:
    gegevens = voorbeeldbrief(doelgroep, leerroute)
    tekst = woorden(maak_brief(gegevens))
    for deel in (gegevens.ondersteuning, gegevens.motivering, gegevens.ondertekening.mandaat, gegevens.dossiernummer):
        assert " ".join(deel.split())[:60] in tekst
    assert "bezwaar" in tekst.lower()
    assert "zes weken" in tekst or "6 weken" in tekst
    for weging in gegevens.wegingen:
        assert weging.oordeel[:40] in tekst


@pytest.mark.poppler
def test_ook_een_andere_lezer_leest_de_woorden(tmp_path: Path) -> None:
    gegevens = voorbeeldbrief()
    bestand = tmp_path / "brief.pdf"
    bestand.write_bytes(maak_brief(gegevens))
    tekst = " ".join(
        subprocess.run(["pdftotext", bestand, "-"], capture_output=True, text=True, check=True).stdout.split()
    )
    assert gegevens.dossiernummer in tekst
    assert gegevens.geadresseerde.naam in tekst


def test_titel_en_kenmerken_noemen_niemand() -> None:
    gegevens = voorbeeldbrief()
    kenmerken = pypdfium2.PdfDocument(maak_brief(gegevens)).get_metadata_dict()
    assert kenmerken["Title"]
    assert gegevens.geadresseerde.naam.split()[-1] not in str(kenmerken)
    assert gegevens.dossiernummer not in str(kenmerken)


@pytest.mark.parametrize("vreemd", VREEMD)
def test_tekst_van_een_mens_is_nooit_opmaak(vreemd: str) -> None:
    tekst = woorden(maak_brief(voorbeeldbrief(motivering=f"Begin. {vreemd} Einde.")))
    assert "Begin." in tekst
    assert "Einde." in tekst
    if vreemd.startswith("#"):
        assert "#panic()" in tekst
        assert "*vet*" in tekst


def test_wat_de_wet_vraagt_en_ontbreekt_wordt_geweigerd() -> None:
    with pytest.raises(Weigering, match="motivering"):
        maak_brief(voorbeeldbrief(motivering=" "))
    with pytest.raises(Weigering, match="drie leerroutes"):
        maak_brief(voorbeeldbrief(wegingen=()))


def test_dezelfde_brief_is_dezelfde_brief() -> None:
    assert maak_brief(voorbeeldbrief()) == maak_brief(voorbeeldbrief())


def test_een_ondersteuningsplan_kent_geen_besluit_en_geen_bezwaar() -> None:
    pdf = maak_steunplan(voorbeeldplan())
    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert not re.search(r"\b(besluit|bezwaar|beschikking|boete)\b", woorden(pdf).lower())


@pytest.mark.parametrize("leerroute", ROUTES)
@pytest.mark.parametrize("doelgroep", GROEPEN)
def test_de_bladzij_in_gewone_taal_heeft_korte_zinnen(doelgroep: str, leerroute: str) -> None:
    """A2: about ten words; a name, a date or an address counts as the words it has, so fifteen is the limit."""
    zinnen = _zinnen(gewone_taal(voorbeeldbrief(doelgroep, leerroute)))
    assert zinnen
    assert [zin for zin in zinnen if len(zin.split()) > 15] == []


def _zinnen(deel: object) -> list[str]:
    """Every sentence in blocks, however they nest."""
    if isinstance(deel, str):
        return [zin for zin in re.split(r"(?<=[.!?])\s+", deel) if " " in zin]
    if isinstance(deel, dict):
        return [zin for waarde in deel.values() for zin in _zinnen(waarde)]
    if isinstance(deel, (list, tuple)):
        return [zin for waarde in deel for zin in _zinnen(waarde)]
    return _zinnen(list(vars(deel).values())) if hasattr(deel, "__dict__") else []

"""The letter as it is sent: readable for everyone (PDF/UA-1), kept for ever (PDF/A-2a), whole by law, plain on its second part."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import page
import pypdfium2
import pytest

from samenspel.huisstijl.pdf.afzender import Waarneming
from samenspel.huisstijl.pdf.tekst import schoon
from samenspel.kern.oordeel import Weigering
from samenspel.plan.brief.gegevens import VanElders, Wijziging
from samenspel.plan.brief.gewone_taal import gewone_taal
from samenspel.plan.brief.maken import maak_brief, maak_steunplan
from samenspel.plan.brief.voorbeelden import voorbeeldbrief, voorbeeldplan

GROEPEN = ("ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG")
ROUTES = ("B1", "ONDERWIJS", "Z")
VREEMD = (
    "#panic() $x$ *vet* _schuin_ `code` @ref <label> \\ // /* */",
    "نور الحموي",
    "x" * 4_000,
    "lang verhaal " * 800,
    '"); #panic() \\" \\u{41} \\',
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
        assert _fouten(pdf, norm) == []


VERHUISD = voorbeeldbrief(
    van_elders=VanElders(dagtekening=date(2025, 4, 20), gemeente="Hoogeveen"), leerroute_gaat_mee=True, wegingen=(),
    termijn_eerste_dag=date(2025, 4, 21), termijn_laatste_dag=date(2028, 4, 20),
)  # fmt: skip


def test_artikel_15_lid_4_ook_de_brief_aan_wie_met_een_pip_kwam_voldoet_en_heeft_een_bladzij_in_korte_zinnen() -> None:
    pdf = maak_brief(VERHUISD)
    for norm in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert _fouten(pdf, norm) == []
    assert [zin for zin in _zinnen(gewone_taal(VERHUISD)) if len(zin.split()) > 10] == []
    with pytest.raises(Weigering, match="drie leerroutes"):
        maak_brief(replace(VERHUISD, leerroute_gaat_mee=False))


LENGTE = "a stream /Length does not match its raw content length"


def _fouten(pdf: bytes, norm: page.ValidationProfile) -> list[str]:
    """What the validator finds. It takes the last byte of a stream for an end of line when that byte is a carriage return,
    and then finds the length wrong; so where it says that, the lengths are checked here, byte by byte."""
    fouten = [fout.message for fout in page.validate_pdf_bytes(pdf, profile=norm).failures]
    return [fout for fout in fouten if fout != LENGTE or not _lengtes_kloppen(pdf)]


def _lengtes_kloppen(pdf: bytes) -> bool:
    stromen = list(re.finditer(rb"/Length (\d+)(?:(?!endobj).)*?>>\s*stream\r?\n", pdf, re.DOTALL))
    return bool(stromen) and all(
        re.match(rb"\r?\nendstream", pdf[(eind := stroom.end() + int(stroom[1])) : eind + 12]) for stroom in stromen
    )


def test_een_verkeerde_lengte_wordt_gezien() -> None:
    pdf = maak_brief(voorbeeldbrief())
    assert _lengtes_kloppen(pdf)
    lengte = re.search(rb"/Length (\d+)", pdf)
    assert lengte
    fout = str(int(lengte[1]) - 1).zfill(len(lengte[1])).encode()
    assert not _lengtes_kloppen(pdf[: lengte.start(1)] + fout + pdf[lengte.end(1) :])


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
    zinnen = _zinnen(gewone_taal(voorbeeldbrief(doelgroep, leerroute)))
    assert zinnen
    assert [zin for zin in zinnen if len(zin.split()) > 10] == []


def test_met_een_vervanger_blijft_de_gewone_bladzij_kort_en_de_brief_geldig() -> None:
    brief = voorbeeldbrief("ASIEL_A", "B1")
    weg = Waarneming(naam="Joost Drent", telefoon="0592-999999", vanaf=date(2026, 6, 1), tot=date(2026, 6, 14))
    brief = replace(brief, afzender=replace(brief.afzender, waarneming=weg))
    assert [zin for zin in _zinnen(gewone_taal(brief)) if len(zin.split()) > 10] == []
    pdf = maak_brief(brief)
    assert "Tot en met 14 juni 2026 belt u: Joost Drent" in woorden(pdf).replace("Bel ", "")
    for norm in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert _fouten(pdf, norm) == []


def _zinnen(deel: object) -> list[str]:
    """Every sentence in blocks, however they nest."""
    if isinstance(deel, str):
        return [zin for zin in re.split(r"(?<=[.!?])\s+", deel) if " " in zin]
    if isinstance(deel, dict):
        return [zin for waarde in deel.values() for zin in _zinnen(waarde)]
    if isinstance(deel, (list, tuple)):
        return [zin for waarde in deel for zin in _zinnen(waarde)]
    return _zinnen(list(vars(deel).values())) if hasattr(deel, "__dict__") else []


KOPPEN = (
    "Ons besluit", "Wat er in uw plan staat", "Waarom wij dit besluiten", "Hoe wij de drie leerroutes hebben gewogen",
    "Uw doelen en onze afspraken", "Hoeveel tijd u heeft", "Wat wij van u vragen", "Wat u van ons krijgt",
    "Bent u het niet eens met dit besluit?", "Wat hebben wij besloten?", "Wat doet u nu?", "Wanneer?", "Vragen?",
)  # fmt: skip


def test_de_koppen_staan_als_inhoudsopgave_in_de_pdf() -> None:
    document = pypdfium2.PdfDocument(maak_brief(voorbeeldbrief()))
    koppen = [regel.get_title() for regel in document.get_toc()]
    assert koppen[0] == "Besluit persoonlijk plan inburgering en participatie"
    assert [kop for kop in koppen if kop in KOPPEN] == list(KOPPEN)
    assert "In gewone taal" in koppen


def test_een_schermlezer_krijgt_koppen_tabellen_en_lijsten() -> None:
    pdf = maak_brief(voorbeeldbrief())
    aantal = {
        soort: len(re.findall(rf"/S\s*/{soort}\b".encode(), pdf)) for soort in ("H1", "H2", "H3", "Table", "L", "P")
    }
    assert aantal["H1"] == 2
    assert aantal["H2"] == len(KOPPEN)
    assert aantal["Table"] == 4
    assert min(aantal.values()) > 0
    assert re.search(rb"/Lang\s*\(nl", pdf)


@pytest.mark.parametrize(
    ("les", "meedoen", "zinnen"),
    [
        (None, None, ("800 uur les", "800 uur meedoen")),
        (400, None, ("400 uur les", "800 uur meedoen")),
        (None, 300, ("800 uur les", "300 uur meedoen")),
        (400, 300, ("400 uur les", "300 uur meedoen")),
    ],
)
def test_ri_3_16_elke_norm_staat_bij_zijn_eigen_uren(
    les: int | None, meedoen: int | None, zinnen: tuple[str, ...]
) -> None:
    lager = les is not None or meedoen is not None
    brief = woorden(
        maak_brief(voorbeeldbrief("ASIEL_A", "Z", beperking=lager, urennorm=les, urennorm_participatie=meedoen))
    )
    for zin in zinnen:
        assert zin in brief
    assert brief.count("minder dan de gewone 800 uur") == (les is not None) + (meedoen is not None)


def test_wie_geen_uren_hoeft_mee_te_doen_leest_er_niets_over() -> None:
    """Bi 3.14 lid 3: participation hours are asked of asylum status holders only."""
    brief = woorden(maak_brief(voorbeeldbrief("GEZIN", "Z", beperking=True, urennorm=400, urennorm_participatie=300)))
    assert "400 uur les" in brief
    assert "uur meedoen" not in brief


def test_elk_onderdeel_van_het_plan_staat_in_de_brief() -> None:
    """Domein 4.1: what a complete plan holds for its group and route, in the words of the letter."""
    asiel = woorden(maak_brief(voorbeeldbrief("ASIEL_A", "Z", beperking=True, urennorm=600)))
    for deel in (
        "Z-route", "15 uur per week", "2 uur per week", "1,5 uur per week", "4 gesprekken", "600 uur les", "800 uur meedoen",
        "voorschool", "GKB", "solliciteren", "spreken, KNM", "3 uur", "12 januari 2029", "23 februari 2026",
    ):  # fmt: skip
        assert deel in asiel, deel
    gezin = woorden(maak_brief(voorbeeldbrief("GEZIN", "B1", alfabetisering_verplicht=True)))
    assert "U moet eerst leren lezen en schrijven" in gezin
    assert "geld lenen bij DUO" in gezin
    assert "uur per week les" not in gezin
    assert "Wij bieden u de lessen aan" not in gezin
    assert "De MAP hoort niet bij de onderwijsroute" in woorden(maak_brief(voorbeeldbrief("ASIEL_B", "ONDERWIJS")))
    niveaus = (("lezen", "A2"), ("luisteren", "B1"), ("schrijven", "A2"), ("spreken", "A2"))
    wijziging = Wijziging(eerdere_dagtekening=date(2025, 1, 6), reden="U heeft 600 uur les gehad.")
    lager = woorden(maak_brief(voorbeeldbrief(afgeschaald=True, niveaus=niveaus, wijziging=wijziging, versie=2)))
    assert "Schrijven: niveau A2" in lager
    assert "in de plaats van ons besluit van 6 januari 2025" in lager
    assert "U heeft 600 uur les gehad." in lager


def test_een_plaatje_valt_weg_en_een_letter_zonder_lettertype_wordt_geweigerd() -> None:
    tekst = woorden(maak_brief(voorbeeldbrief(motivering="Goed 👍🏽 gedaan 👨‍👩‍👧 samen.")))
    assert "Goed gedaan samen." in tekst
    with pytest.raises(Weigering, match="漢"):
        maak_brief(voorbeeldbrief(motivering="漢字"))


def test_tekst_kan_de_richting_van_de_brief_niet_omkeren() -> None:
    assert schoon("een\u202eeert\u202c") == "eeneert"
    assert schoon("نور") == "\u2068نور\u2069"
    assert schoon("a" * 60).replace("\u200b", "") == "a" * 60
    assert schoon("gewone tekst, één zin.") == "gewone tekst, één zin."


def test_een_voorbeeld_zegt_op_elke_bladzijde_dat_het_er_een_is() -> None:
    bladen = list(pypdfium2.PdfDocument(maak_brief(voorbeeldbrief(voorbeeld=True))))
    assert all("nog niet vastgesteld" in blad.get_textpage().get_text_bounded() for blad in bladen)
    assert "nog niet vastgesteld" not in woorden(maak_brief(voorbeeldbrief()))


def test_ook_met_uren_en_talen_van_twee_mensen_is_de_gewone_taal_een_bladzij() -> None:
    brief, lang = (
        voorbeeldbrief("GEZIN", "B1"),
        "maandag tot en met donderdag van 9 tot 16 uur, vrijdag van 9 tot 12 uur",
    )
    weg = Waarneming(
        naam="Joost Drent", telefoon="0592-999999", vanaf=date(2026, 6, 1), tot=date(2026, 6, 14), bereikbaar=lang, talen="Engels en Tigrinya"
    )  # fmt: skip
    zonder = pypdfium2.PdfDocument(maak_brief(brief))
    met = pypdfium2.PdfDocument(
        maak_brief(replace(brief, afzender=replace(brief.afzender, bereikbaar=lang, waarneming=weg)))
    )
    assert len(met) == len(zonder)
    assert "Spreekt: Engels en Tigrinya" in met[len(met) - 1].get_textpage().get_text_bounded()

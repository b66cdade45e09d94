"""From bytes to rows: files as municipalities keep them, and files that mean harm."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.lezen import lees
from samenspel.koppelingen.bestanden.uitvoer import als_csv, als_xlsx
from samenspel.koppelingen.tests.bestandmakers import xlsx

RIJEN = [["Naam", "Geboortedatum"], ["Zoë Test", "1-3-1994"], ["Öz; Proef", "2-3-1994"]]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("scheider", [";", ",", "\t"])
def test_csv_in_elke_codering_met_elke_scheider(codering: str, scheider: str) -> None:
    regels = [scheider.join(f'"{cel}"' if scheider in cel or ";" in cel else cel for cel in rij) for rij in RIJEN]
    assert lees("\r\n".join(regels).encode(codering), "lijst.csv").rijen == RIJEN


def test_utf_16_zonder_merkteken_is_ook_te_lezen() -> None:
    assert lees("Naam;Plaats\nSara;Assen\n".encode("utf-16-le"), "x.csv").rijen[1] == ["Sara", "Assen"]


def test_een_eerste_regel_sep_zegt_de_scheider_en_de_rijnummers_blijven_kloppen() -> None:
    assert lees(b"sep=;\nNaam;Plaats\nSara, de;Assen\n", "x.csv").rijen == [
        [],
        ["Naam", "Plaats"],
        ["Sara, de", "Assen"],
    ]


def test_excel_geeft_datums_en_getallen_als_tekst_op_hun_eigen_rij() -> None:
    blad = lees(xlsx([["Titel"], [], ["Naam", "Datum", "BSN"], ["Sara", date(2026, 3, 1), 999990019]]), "x.xlsx")
    assert blad.rijen == [
        ["Titel", "", ""],
        ["", "", ""],
        ["Naam", "Datum", "BSN"],
        ["Sara", "2026-03-01", "999990019"],
    ]


def test_een_bsn_als_gebroken_getal_wordt_een_gewoon_nummer() -> None:
    assert lees(xlsx([["BSN"], [12345678.0]]), "x.xlsx").rijen[1] == ["12345678"]


def test_het_eerste_blad_met_inhoud_wordt_gelezen_en_een_ander_is_te_kiezen() -> None:
    inhoud = xlsx([[]], blad="Leeg", meer={"Januari": [["Naam"], ["Sara"]], "Februari": [["Naam"], ["Yusuf"]]})
    assert lees(inhoud, "x.xlsx").naam == "Januari"
    assert lees(inhoud, "x.xlsx", blad="Februari").rijen[1] == ["Yusuf"]
    assert lees(inhoud, "x.xlsx").bladen == ("Leeg", "Januari", "Februari")


def test_een_naam_van_rechts_naar_links_en_een_emoji_blijven_maar_een_richtingteken_niet() -> None:
    rijen = lees("Naam;Opmerking\nأميرة الحداد;fijn 🎉\n\u202egevaar;\x07x\n".encode(), "x.csv").rijen
    assert rijen[1] == ["أميرة الحداد", "fijn 🎉"]
    assert rijen[2] == ["gevaar", "x"]


def test_een_cel_van_10_000_tekens_breekt_niets() -> None:
    assert len(lees(xlsx([["Naam", "Opmerking"], ["Sara", "é" * 10_000]]), "x.xlsx").rijen[1][1]) == 10_000
    assert len(lees(b"a;b\n" + b"x" * 100_000 + b";1\n", "x.csv").rijen[1][0]) == 100_000


def test_een_ods_bestand_uit_libreoffice_is_te_lezen() -> None:
    assert lees(_ods("<table:table-row><table:table-cell office:value-type='string'><text:p>Naam</text:p></table:table-cell></table:table-row>"
                     "<table:table-row><table:table-cell office:value-type='string'><text:p>Sara</text:p></table:table-cell></table:table-row>"), "x.ods").rijen == [["Naam"], ["Sara"]]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_willekeurige_bytes_geven_rijen_of_een_weigering(inhoud: bytes) -> None:
    try:
        rijen = lees(inhoud, "x").rijen
    except Weigering as weigering:
        assert weigering.reden.endswith(".")
    else:
        assert all("\x00" not in cel for rij in rijen for cel in rij)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=30))
def test_een_beschadigd_werkboek_geeft_een_weigering_of_rijen(plek: int, rommel: bytes) -> None:
    heel = bytearray(xlsx(RIJEN))
    heel[plek % len(heel) : plek % len(heel) + len(rommel)] = rommel
    try:
        lees(bytes(heel), "x.xlsx")
    except Weigering as weigering:
        assert weigering.reden.endswith(".")


def _zip(delen: dict[str, bytes], samen: int = zipfile.ZIP_DEFLATED) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", samen) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def _ods(rijen: str, extra: dict[str, bytes] | None = None) -> bytes:
    namen = ("office", "table", "text")
    ruimtes = " ".join(f'xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"' for naam in namen)
    inhoud = (
        f"<?xml version='1.0'?><office:document-content {ruimtes}><office:body><office:spreadsheet>"
        f"<table:table table:name='Blad1'>{rijen}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": inhoud.encode(),
            **(extra or {}),
        }
    )


def _werkboek(blad: bytes, extra: dict[str, bytes] | None = None) -> bytes:
    """A real workbook with another sheet inside."""
    delen: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(xlsx(RIJEN))) as zip_:
        delen = {naam: zip_.read(naam) for naam in zip_.namelist()}
    return _zip({**delen, "xl/worksheets/sheet1.xml": blad, **(extra or {})})


_BLAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
_VER = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_ENTITEIT = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    + _BLAD.split(b"?>", 1)[1] % b""
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

GEVAARLIJK: dict[str, tuple[bytes, str, str]] = {
    "leeg": (b"", "x.csv", "leeg"),
    "alleen witregels": (b"\n\n;;\n", "x.csv", "staat niets"),
    "te groot": (b"a" * (20 * 1024 * 1024 + 1), "x.csv", "groter dan 20 MB"),
    "zip-bom": (_werkboek(_BLAD % (b" " * (120 * 1024 * 1024))), "x.xlsx", "veel te groot"),
    "sterk samengeperst": (_werkboek(_BLAD % (b" " * (30 * 1024 * 1024))), "x.xlsx", "veel te groot"),
    "te veel onderdelen": (_werkboek(_BLAD % b"", {f"x/{n}": b"" for n in range(600)}), "x.xlsx", "te veel onderdelen"),
    "cel in de verste hoek": (_werkboek(_BLAD % _VER), "x.xlsx", "te groot of te vreemd"),
    "xml met entiteiten": (_werkboek(_ENTITEIT), "x.xlsx", "niet in een werkblad hoort"),
    "xml met een externe entiteit": (_werkboek(_ENTITEIT.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/passwd"')), "x.xlsx", "niet in een werkblad"),
    "utf-16 verstopt de entiteit": (_werkboek(_ENTITEIT.decode().encode("utf-16")), "x.xlsx", "niet in een werkblad hoort"),
    "macro in een gewone naam": (_werkboek(_BLAD % b"", {"xl/vbaProject.bin": b"x"}), "x.xlsx", "macro"),
    "xlsm": (xlsx(RIJEN), "x.xlsm", "macro"),
    "pad naar buiten": (_werkboek(_BLAD % b"", {"../../weg": b"x"}), "x.xlsx", "beschadigd"),
    "gewone zip": (_zip({"a.txt": b"x"}), "x.zip", "zip"),
    "wachtwoord op excel": (_OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "wachtwoord"),
    "wachtwoord op ods": (_ods("", {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}), "x.ods", "wachtwoord"),
    "macro in oud excel": (_OLE + "_VBA_PROJECT".encode("utf-16-le"), "x.xls", "macro"),
    "kapot oud excel": (_OLE, "x.xls", "beschadigd"),
    "afgekapte zip": (xlsx(RIJEN)[:-200], "x.xlsx", "beschadigd"),
    "pdf": (b"%PDF-1.7\n...", "x.csv", "geen Excel"),
    "webpagina met de naam xls": (b"<html><table><tr><td>a</td></tr></table></html>", "x.xls", "geen Excel"),
    "plaatje": (b"\x89PNG\r\n\x1a\n\x00\x00", "x.csv", "geen Excel"),
    "programma": (b"MZ\x90\x00", "x.csv", "geen Excel"),
    "losse bytes": (bytes(range(256)) * 20, "x.csv", "geen Excel"),
    "ods met een miljoen herhalingen": (
        _ods("<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384' "
             "office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>"), "x.ods", "beschadigd|te groot"),
}  # fmt: skip


@pytest.mark.parametrize("geval", sorted(GEVAARLIJK))
def test_een_gevaarlijk_of_onleesbaar_bestand_wordt_binnen_vijf_seconden_geweigerd(geval: str) -> None:
    inhoud, naam, woord = GEVAARLIJK[geval]
    begin = time.process_time()
    with pytest.raises(Weigering, match=woord):
        lees(inhoud, naam)
    assert time.process_time() - begin < 5


def test_meer_dan_200_000_regels_wordt_geweigerd() -> None:
    with pytest.raises(Weigering, match=r"200\.000"):
        lees(b"a;b\n" * 200_001, "x.csv")


@pytest.mark.parametrize(
    "cel", ["=1+1", "+31612345678", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "|x", "＝1"]
)
def test_een_cel_die_op_een_formule_lijkt_doet_niets_in_een_uitvoer(cel: str) -> None:
    regel = als_csv(["Naam"], [[cel]]).decode("utf-8-sig").split("\r\n")[1]
    assert regel.strip('"').startswith("'")
    werkboek = als_xlsx("Blad", ["Naam"], [[cel]])
    with zipfile.ZipFile(io.BytesIO(werkboek)) as zip_:
        assert b"<f>" not in zip_.read("xl/worksheets/sheet1.xml")


_TEKST = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")), max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.one_of(_TEKST, st.just("007"), st.just("=x")), min_size=2, max_size=2), min_size=1, max_size=8)
)
def test_wat_naar_buiten_gaat_komt_hetzelfde_weer_binnen(rijen: list[list[Any]]) -> None:
    gevuld = [[f"a{een}", f"b{twee}"] if not een.startswith("=") else [een, f"b{twee}"] for een, twee in rijen]
    for inhoud in (als_csv(["een", "twee"], gevuld), als_xlsx("Blad", ["een", "twee"], gevuld)):
        assert lees(inhoud, "x").rijen[1:] == gevuld

"""Malicious files (V10), made by code: fifteen classes of at least fifteen. Nothing of them is kept on a disk.

In what could run or be read stands `KWAADWOORD`, so that one can see whether it came through.
"""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

KWAADWOORD = "KWAADzq"
_W = KWAADWOORD.encode()
MIB = 1024 * 1024


class Kwaad(NamedTuple):
    """One file as it is uploaded."""

    klasse: str
    wat: str
    naam: str
    inhoud: bytes


_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_WERKBOEK = (
    b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/>'
    b"</sheets></workbook>"
)
_DOCUMENT = b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_ODS = (
    b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
)
VORMEN: dict[str, dict[str, bytes]] = {
    "xlsx": {"[Content_Types].xml": _TYPES, "xl/workbook.xml": _WERKBOEK},
    "docx": {"[Content_Types].xml": _TYPES, "word/document.xml": _DOCUMENT},
    "ods": {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": _ODS},
}


def pak(
    delen: dict[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]], soort: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of these parts."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", soort) as zip_:
        for naam, inhoud in delen.items() if isinstance(delen, dict) else delen:
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


def boek(vorm: str, extra: dict[str, bytes]) -> bytes:
    """A workbook or document with more in it than belongs there."""
    return pak({**VORMEN[vorm], **extra})


def _ieder(extra: dict[str, dict[str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
    """Each addition in each of the three kinds of file."""
    for (wat, delen), vorm in itertools.product(extra.items(), VORMEN):
        yield f"{wat} in {vorm}", f"lijst.{vorm}", boek(vorm, delen)


_BLAD = {"xlsx": "xl/worksheets/sheet1.xml", "docx": "word/document.xml", "ods": "content.xml"}


def bommen() -> Iterator[tuple[str, str, bytes]]:
    """Small files that become large ones; the last of each kind lie about how large."""
    for vorm, mib in itertools.product(VORMEN, (101, 120, 160, 240)):
        yield f"{mib} MiB in {vorm}", f"lijst.{vorm}", boek(vorm, {_BLAD[vorm]: bytes(mib * MIB)})
    for vorm in VORMEN:
        heel = boek(vorm, {_BLAD[vorm]: b"<a/>" + bytes(130 * MIB)})
        lieg = bytearray(heel)
        plek = heel.rindex(b"PK\x01\x02", 0, heel.rindex(b"PK\x05\x06"))
        lieg[plek + 24 : plek + 28] = struct.pack("<I", 1000)
        yield f"130 MiB die zegt 1000 bytes te zijn in {vorm}", f"lijst.{vorm}", bytes(lieg)


def zipvormen() -> Iterator[tuple[str, str, bytes]]:
    """Many parts, parts in parts, parts over each other, twice the same part."""
    for aantal, vorm in itertools.product((501, 3000, 20_000), VORMEN):
        yield f"{aantal} delen in {vorm}", f"lijst.{vorm}", boek(vorm, {f"x/{n}": b"" for n in range(aantal)})
    binnen = pak({"a": bytes(8 * MIB)})
    for diep in (2, 4, 8):
        binnen = pak({f"{n}.zip": binnen for n in range(diep)})
        yield f"zip in zip, {diep}", "lijst.xlsx", boek("xlsx", {"xl/binnen.zip": binnen})
    for vorm in VORMEN:
        yield f"twee keer hetzelfde deel in {vorm}", f"lijst.{vorm}", pak([*VORMEN[vorm].items(), (_BLAD[vorm], _W), (_BLAD[vorm], b"x")])  # names  # fmt: skip
    for kopieen in (10, 200, 480):
        yield f"{kopieen} delen over elkaar", "lijst.xlsx", _over_elkaar(kopieen)


def _over_elkaar(kopieen: int) -> bytes:
    """Fifield: many names in the directory, one compressed part."""
    heel = pak({**VORMEN["xlsx"], "kern": bytes(MIB)})
    gids = heel.rindex(b"PK\x05\x06")
    begin = struct.unpack("<I", heel[gids + 16 : gids + 20])[0]
    regel = heel[heel.rindex(b"PK\x01\x02", 0, gids) : gids]
    regels = b"".join(regel.replace(b"kern", f"k{n:03}".encode()) for n in range(kopieen))
    inhoud = heel[begin:gids] + regels
    totaal = len(VORMEN["xlsx"]) + 1 + kopieen
    slot = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, totaal, totaal, len(inhoud), begin, 0)
    return heel[:begin] + inhoud + slot


def entiteiten() -> Iterator[tuple[str, str, bytes]]:
    """XML that grows by itself, or reads what is not its own."""
    lach = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}'.replace('"&', '"&') + (f"&l{n - 1};" * 9 if n else "ha") + '">' for n in range(10))  # fmt: skip
    koppen = {
        "lachsalvo": f"<!DOCTYPE a [{lach}]>",
        "lange entiteit": f'<!DOCTYPE a [<!ENTITY l "{"x" * 100_000}">]>',
        "een bestand van de server": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        "een adres": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "http://169.254.169.254/latest/">]>',
        "parameter": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        "kleine letters": '<!doctype a [<!entity l9 system "file:///etc/hostname">]>',
    }
    for (wat, kop), vorm in itertools.product(koppen.items(), VORMEN):
        yield (
            f"{wat} in {vorm}",
            f"lijst.{vorm}",
            boek(vorm, {_BLAD[vorm]: f'<?xml version="1.0"?>{kop}<a>&l9;</a>'.encode()}),
        )
    for codering in ("utf-16", "utf-16-le", "utf-16-be"):
        tekst = f'<?xml version="1.0" encoding="utf-16"?>{koppen["een bestand van de server"]}<a>&l9;</a>'
        yield f"in {codering}", "lijst.xlsx", boek("xlsx", {_BLAD["xlsx"]: tekst.encode(codering)})


def van_buiten() -> Iterator[tuple[str, str, bytes]]:
    """Links, queries and objects that fetch or start something when the file is opened."""
    rel = (
        b'<Relationships><Relationship Id="r1" Target="http://127.0.0.1/'
        + _W
        + b'" TargetMode="External"/></Relationships>'
    )
    extra: dict[str, dict[str, bytes]] = {
        "een koppeling naar een ander bestand": {"xl/externalLinks/externalLink1.xml": b"<externalLink/>", "xl/externalLinks/_rels/externalLink1.xml.rels": rel},
        "een verbinding": {"xl/connections.xml": b"<connections><connection/></connections>"},
        "Power Query": {"customXml/item1.xml": b"<DataMashup>" + _W + b"</DataMashup>"},
        "een object": {"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + _W},
        "een sjabloon van buiten": {"word/_rels/settings.xml.rels": rel.replace(b"http:", b"file:")},
        "ActiveX": {"xl/activeX/activeX1.bin": _W},
    }  # fmt: skip
    yield from _ieder(extra)


def macros() -> Iterator[tuple[str, str, bytes]]:
    """Code in a file, under its own name or another."""
    delen = {
        "vbaProject": {"xl/vbaProject.bin": _W}, "vbaProject elders": {"word/vbaProject.bin": _W}, "andere letters": {"xl/VBAPROJECT.BIN": _W},
        "Basic": {"Basic/Standard/Module1.xml": _W}, "een script": {"Scripts/python/kwaad.py": _W},
    }  # fmt: skip
    yield from _ieder(delen)
    for einde in ("xlsm", "xltm", "xlsb", "docm"):
        yield f"als {einde}", f"lijst.{einde}", boek("xlsx", {"xl/vbaProject.bin": _W})
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    yield "in een oud werkboek", "lijst.xls", ole + "_VBA_PROJECT".encode("utf-16-le") + _W


def paden() -> Iterator[tuple[str, str, bytes]]:
    """Names in a zip that lead out of it."""
    namen = [
        "../../etc/cron.d/kwaad", "..\\..\\kwaad.bat", "/etc/passwd", "\\\\server\\deel\\kwaad", "C:\\kwaad.exe", "C:/kwaad.exe", "xl/../../kwaad",
        "xl/./../../kwaad", "....//kwaad/../..", "//server/kwaad", "xl\\..\\..\\kwaad", "\x00kwaad", "xl/kwaad\x00.xml", "~/../kwaad",
    ]  # fmt: skip
    for naam in namen:
        heel = pak([*VORMEN["xlsx"].items(), (naam.replace("\x00", "\x7f"), _W)])  # zipfile writes no NUL
        yield f"pad {naam!r}", "lijst.xlsx", heel.replace(b"\x7f", b"\x00")
    for doel in (b"/etc/passwd", b"../../x"):
        wijzer = zipfile.ZipInfo("xl/wijzer")
        wijzer.external_attr = 0o120777 << 16
        yield f"een wijzer naar {doel.decode()}", "lijst.xlsx", pak([*VORMEN["xlsx"].items(), (wijzer, doel)])


_SCRIPT = b"<script>alert('" + _W + b"')</script>"


def dubbelvormen() -> Iterator[tuple[str, str, bytes]]:
    """Two kinds of file at once, or another kind than the name says."""
    plaatje, foto, vel = png(), jpeg(), pdf(b"")
    paren = {
        "pdf met html": vel + b"<html>" + _SCRIPT, "pdf met zip": vel + boek("xlsx", {"a": _W}), "html voor pdf": b"<html>" + _SCRIPT + vel,
        "png met html": plaatje + b"<html>" + _SCRIPT, "png met zip": plaatje + boek("docx", {"a": _W}), "jpeg met html": foto + b"<html>" + _SCRIPT,
        "jpeg met zip": foto + boek("xlsx", {"a": _W}), "jpeg met php": foto + b"<?php system('" + _W + b"') ?>", "gif met script": b"GIF89a/*" + bytes(8) + b"*/=1;" + _SCRIPT,
        "bmp met script": b"BM/*" + bytes(8) + b"*/=1;" + _SCRIPT, "webp met script": b"RIFF" + bytes(4) + b"WEBP" + _SCRIPT,
        "zip voor pdf": boek("xlsx", {"a": _W}) + vel, "csv met html": b"naam;geboren\n" + _SCRIPT + b";1-1-1990\n",
        "zip met plaatje ervoor": plaatje[:40] + boek("xlsx", {}), "html zonder naam": b"\xef\xbb\xbf  <HTML>" + _SCRIPT, "mhtml": b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + _SCRIPT,
    }  # fmt: skip
    einden = itertools.cycle(("png", "jpg", "xlsx", "pdf", "csv"))
    for wat, inhoud in paren.items():
        yield wat, f"bestand.{next(einden)}", inhoud


def opmaak() -> Iterator[tuple[str, str, bytes]]:
    """SVG and HTML that run."""
    lijven = {
        "script": "<script>alert('K')</script>", "onload": "<g onload=\"alert('K')\"/>", "foreignObject": "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src=x onerror=\"alert('K')\"/></body></foreignObject>",
        "een adres": "<a href=\"javascript:alert('K')\"><text>K</text></a>", "use": "<use href=\"data:image/svg+xml;base64,PHN2Zz4=#K\"/>", "animate": "<animate onbegin=\"alert('K')\"/>",
        "image": "<image href=\"http://127.0.0.1/K\"/>", "style": "<style>@import url(http://127.0.0.1/K)</style>",
    }  # fmt: skip
    for wat, lijf in lijven.items():
        heel = f'<svg xmlns="http://www.w3.org/2000/svg">{lijf}</svg>'.replace("K", KWAADWOORD).encode()
        yield f"svg met {wat}", "beeld.svg", heel
        yield f"svg met {wat}, als png", "beeld.png", b'<?xml version="1.0"?>' + heel


def programmas() -> Iterator[tuple[str, str, bytes]]:
    """What a machine would run."""
    proefvirus = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    lijst = {
        "proefvirus": proefvirus, "proefvirus met regel": proefvirus + b"\r\n", "proefvirus in een werkboek": boek("xlsx", {"xl/media/a.bin": proefvirus}),
        "proefvirus in een document": boek("docx", {"word/media/a.bin": proefvirus}), "exe": b"MZ" + bytes(62) + _W, "elf": b"\x7fELF\x02\x01\x01" + bytes(60) + _W,
        "rar": b"Rar!\x1a\x07\x00" + _W, "7z": b"7z\xbc\xaf\x27\x1c" + _W, "gzip": b"\x1f\x8b\x08" + bytes(8) + _W, "lnk": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60) + _W,
        "jar": pak({"META-INF/MANIFEST.MF": b"Main-Class: K", "K.class": b"\xca\xfe\xba\xbe" + _W}), "java": b"\xca\xfe\xba\xbe" + bytes(20) + _W,
        "msi": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + _W, "pickle": b"\x80\x04cos\nsystem\n(S'" + _W + b"'\ntR.", "wasm": b"\x00asm\x01\x00\x00\x00" + _W, "iso": bytes(32_769) + b"CD001" + _W,
    }  # fmt: skip
    for wat, inhoud in lijst.items():
        yield wat, f"lijst.{'xlsx' if len(wat) % 2 else 'pdf'}", inhoud


def pdf(catalogus: bytes, rest: bytes = b"") -> bytes:
    """A small PDF with this in its catalogue."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R " + catalogus + b">>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n" + rest + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )  # fmt: skip


def pdfs() -> Iterator[tuple[str, str, bytes]]:
    """PDFs that do more than lie there."""
    js = b"<</S/JavaScript/JS(app.alert\\('" + _W + b"'\\))>>"
    lijst = {
        "script bij openen": pdf(b"/OpenAction " + js), "script in namen": pdf(b"/Names<</JavaScript<</Names[(a)" + js + b"]>>>>"),
        "script met andere letters": pdf(b"/OpenAction<</S/J#61vaScript/JS(x)>>"), "script, heel anders gespeld": pdf(b"/OpenAction<</S/#4aavaScr#69pt/#4a#53(x)>>"),
        "start een programma": pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"), "start, anders gespeld": pdf(b"/OpenAction<</S/L#61unch/F(cmd.exe)>>"),
        "een bijlage": pdf(b"/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>", b"5 0 obj<</Type/Filespec/EF<</F 6 0 R>>>>endobj\n"), "een bijlage, los": pdf(b"", b"6 0 obj<</Type/EmbeddedFile>>endobj\n"),
        "een formulier dat verstuurt": pdf(b"/AcroForm<</Fields[5 0 R]>>", b"5 0 obj<</A<</S/SubmitForm/F(http://127.0.0.1/" + _W + b")>>>>endobj\n"),
        "XFA": pdf(b"/AcroForm<</XFA 5 0 R>>"), "RichMedia": pdf(b"", b"5 0 obj<</Subtype/RichMedia>>endobj\n"), "haalt van elders": pdf(b"/OpenAction<</S/GoToR/F(\\\\\\\\server\\\\x)/D[0]>>"),
        "haalt bij openen": pdf(b"/OpenAction<</S/URI/URI(http://127.0.0.1/" + _W + b")>>"), "een handeling bij sluiten": pdf(b"/AA<</WC" + js + b">>"),
        "met een wachtwoord": pdf(b"").replace(b"/Root", b"/Encrypt 9 0 R/Root"), "een film": pdf(b"", b"5 0 obj<</S/Rendition/JS(x)>>endobj\n"), "leest een bestand": pdf(b"/OpenAction<</S/ImportData/F(x)>>"),
    }  # fmt: skip
    for wat, inhoud in lijst.items():
        yield wat, "brief.pdf", inhoud


def _stuk(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))


def png(
    breed: int = 128, hoog: int = 128, *, data: bytes | None = None, extra: bytes = b"", achter: bytes = b""
) -> bytes:
    """A grey picture; `extra` are chunks before the pixels."""
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\x00" + b"\x80" * breed) * hoog) if data is None else data
    return b"\x89PNG\r\n\x1a\n" + _stuk(b"IHDR", kop) + extra + _stuk(b"IDAT", pixels) + _stuk(b"IEND", b"") + achter


def jpeg(breed: int = 128, hoog: int = 128, *, voor: bytes = b"", achter: bytes = b"") -> bytes:
    """A grey picture in baseline JPEG: every block the same, one bit for "no difference" and one for "no more"."""

    def deel(merk: int, inhoud: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, merk, len(inhoud) + 2) + inhoud

    blokken = -(-breed // 8) * -(-hoog // 8)
    bits = b"\x00" * (-(-blokken * 2 // 8))
    tabel = bytes([1]) + bytes(15)
    return (
        b"\xff\xd8" + voor + deel(0xDB, b"\x00" + bytes([16] * 64)) + deel(0xC0, struct.pack(">BHHBBBB", 8, hoog, breed, 1, 1, 0x11, 0))
        + deel(0xC4, b"\x00" + tabel + b"\x00") + deel(0xC4, b"\x10" + tabel + b"\x00") + deel(0xDA, b"\x01\x01\x00\x00\x3f\x00") + bits
        + b"\xff\xd9" + achter
    )  # fmt: skip


def pixels() -> Iterator[tuple[str, str, bytes]]:
    """Pictures that are far larger than their file, or lie about it."""
    for breed, hoog in (
        (65_535, 65_535),
        (65_000, 400),
        (400, 65_000),
        (2**31 - 1, 2**31 - 1),
        (20_000, 20_000),
        (0, 128),
        (128, 0),
        (2**32 - 1, 1),
    ):
        yield f"png van {breed} bij {hoog}", "foto.png", png(breed, hoog, data=zlib.compress(bytes(1000)))
    for breed, hoog in ((65_535, 65_535), (65_000, 400), (0, 128), (128, 0)):
        yield (
            f"jpeg van {breed} bij {hoog}",
            "foto.jpg",
            jpeg(8, 8).replace(struct.pack(">HH", 8, 8), struct.pack(">HH", hoog, breed), 1),
        )
    yield "een bom in de punten", "foto.png", png(128, 128, data=zlib.compress(bytes(200 * MIB), 9))
    yield (
        "een bom in een tekst",
        "foto.png",
        png(extra=_stuk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(100 * MIB), 9))),
    )
    yield (
        "een bom in een profiel",
        "foto.png",
        png(extra=_stuk(b"iCCP", b"a\x00\x00" + zlib.compress(bytes(100 * MIB), 9))),
    )
    yield "halverwege op", "foto.png", png()[:60]
    yield "jpeg halverwege op", "foto.jpg", jpeg()[:40]


def _exif(waarde: bytes) -> bytes:
    """EXIF with a place and a text, as an APP1 of a JPEG."""
    tiff = (
        b"MM\x00\x2a\x00\x00\x00\x08\x00\x03" + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + struct.pack(">HHII", 0x010E, 2, len(waarde), 50)
        + struct.pack(">HHII", 0x8825, 4, 1, 50 + len(waarde)) + bytes(4) + waarde + b"\x00\x01" + struct.pack(">HHI", 1, 2, 2) + b"N\x00\x00\x00" + bytes(4)
    )  # fmt: skip
    return b"Exif\x00\x00" + tiff


def bijzaken() -> Iterator[tuple[str, str, bytes]]:
    """Good pictures that tell more than they show: where, who, with what."""

    def app(merk: int, inhoud: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, merk, len(inhoud) + 2) + inhoud

    jpegs = {
        "exif": app(0xE1, _exif(_W)), "xmp": app(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x>" + _W + b"</x>"), "iptc": app(0xED, b"Photoshop 3.0\x00" + _W),
        "opmerking": app(0xFE, _W), "app9": app(0xE9, _W), "app15": app(0xEF, _W), "exif en opmerking": app(0xE1, _exif(_W)) + app(0xFE, _W), "flir": app(0xE1, b"FLIR\x00" + _W),
    }  # fmt: skip
    for wat, voor in jpegs.items():
        yield f"jpeg met {wat}", "foto.jpg", jpeg(voor=voor)
    pngs = {
        "tEXt": _stuk(b"tEXt", b"Comment\x00" + _W), "iTXt": _stuk(b"iTXt", b"Location\x00\x00\x00\x00\x00" + _W), "zTXt": _stuk(b"zTXt", b"a\x00\x00" + zlib.compress(_W)),
        "eXIf": _stuk(b"eXIf", _exif(_W)[6:]), "een eigen stuk": _stuk(b"kwAd", _W), "tijd": _stuk(b"tIME", b"\x07\xea\x06\x03\x08\x2a\x00") + _stuk(b"tEXt", b"a\x00" + _W),
    }  # fmt: skip
    for wat, extra in pngs.items():
        yield f"png met {wat}", "foto.png", png(extra=extra)
    yield "jpeg met iets erachter", "foto.jpg", jpeg(achter=_W)
    yield "png met iets erachter", "foto.png", png(achter=_W)


def namen() -> Iterator[tuple[str, str, bytes]]:
    """An ordinary list under a name that is none."""
    lijst = b"naam;geboren\nSara Proef;1-1-1990\n"
    for naam in (
        "lijst\u202ecsv.exe", "\u202excod.lijst.csv", "a" * 300 + ".csv", "é" * 200 + ".csv", "../../../etc/passwd.csv", "C:\\windows\\lijst.csv", "CON.csv", "lijst\x00.csv",
        'lijst".csv', "lijst\r\nSet-Cookie: a=b.csv", "lijst;rm -rf.csv", "$(touch x).csv", "<script>.csv", ".csv", " ", "lijst.csv\u200b.html", "-rf.csv", "lijst.csv/../../x",
    ):  # fmt: skip
        yield f"naam {naam[:40]!r}", naam, lijst


_FORMULES = (
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://127.0.0.1/K\";\"K\")", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "＋1+1", "－1+1",
    "＠SUM(1)", "|calc", "=WEBSERVICE(\"http://127.0.0.1/K\")", "=IMPORTXML(\"http://127.0.0.1\",\"//a\")", "%0A=1+1", "'=1+1", "=DDE(\"cmd\";\"/C calc\";\"K\")",
)  # fmt: skip


def formules() -> Iterator[tuple[str, str, bytes]]:
    """Names that are formulas."""
    for formule in _FORMULES:
        cel = '"' + formule.replace('"', '""') + '"'
        yield f"cel {formule!r}", "lijst.csv", f"naam;geboren\n{cel};1-1-1990\nSara Proef;2-2-1990\n".encode()


def beveiligd() -> Iterator[tuple[str, str, bytes]]:
    """Files that nobody can look into."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    for wat in ("EncryptedPackage", "EncryptionInfo\x00EncryptedPackage", "DataSpaces EncryptedPackage"):
        for einde in ("xlsx", "xls", "docx"):
            yield f"{wat[:16]!r} als {einde}", f"lijst.{einde}", ole + wat.encode("utf-16-le") + bytes(1000)
    for vorm in VORMEN:
        heel = bytearray(boek(vorm, {}))
        for merk, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            begin = 0
            while (begin := heel.find(merk, begin)) >= 0:
                heel[begin + plek] |= 1
                begin += 4
        yield f"versleutelde zip, {vorm}", f"lijst.{vorm}", bytes(heel)
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    yield "versleutelde ods", "lijst.ods", boek("ods", {"META-INF/manifest.xml": manifest})
    yield (
        "versleutelde ods, anders",
        "lijst.ods",
        boek("ods", {"META-INF/manifest.xml": b"<m:manifest><m:encryption-data m:x='1'/></m:manifest>"}),
    )
    yield "versleutelde pdf", "brief.pdf", pdf(b"").replace(b"/Root", b"/Encrypt 9 0 R/Root")
    yield "versleutelde pdf, anders gespeld", "brief.pdf", pdf(b"").replace(b"/Root", b"/#45ncrypt 9 0 R/Root")


KLASSEN: dict[str, Callable[[], Iterator[tuple[str, str, bytes]]]] = {
    "bommen": bommen, "zipvormen": zipvormen, "entiteiten": entiteiten, "van buiten": van_buiten, "macro's": macros, "paden": paden,
    "dubbelvormen": dubbelvormen, "opmaak": opmaak, "programma's": programmas, "pdf": pdfs, "pixels": pixels, "bijzaken": bijzaken,
    "namen": namen, "formules": formules, "beveiligd": beveiligd,
}  # fmt: skip


def alle() -> Iterator[Kwaad]:
    """Every file of every class."""
    for klasse, maak in KLASSEN.items():
        for wat, naam, inhoud in maak():
            yield Kwaad(klasse, wat, naam, inhoud)

"""A photo that comes in: only its middle, drawn anew; what is no photo gets a sentence."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from samenspel.huisstijl import foto
from samenspel.huisstijl.foto import MAX_BYTES, ZIJDE, Maat, maak_vierkant, maat_van
from samenspel.huisstijl.tests.fotohulp import JPEG, met_exif, png, punten
from samenspel.kern.oordeel import Weigering


def _kleur(punt: tuple[int, ...]) -> str:
    rood, _groen, blauw = punt[:3]
    return "rood" if rood > 200 > blauw else "blauw" if blauw > 200 > rood else "anders"


def test_een_foto_wordt_een_vierkant_van_ons_zelf() -> None:
    uit = maak_vierkant(JPEG)
    assert maat_van(uit) == Maat("png", ZIJDE, ZIJDE)
    rijen = punten(uit)
    assert {_kleur(punt) for punt in rijen[10]} == {"rood"}  # filled to the edge: the middle of the photo
    assert {_kleur(punt) for punt in rijen[-10]} == {"blauw"}


def test_een_foto_staat_rechtop_zoals_de_telefoon_zegt() -> None:
    rijen = punten(maak_vierkant(met_exif(stand=6)))
    assert (_kleur(rijen[96][10]), _kleur(rijen[96][-10])) == ("blauw", "rood")
    assert _kleur(punten(maak_vierkant(met_exif(stand=3)))[10][96]) == "blauw"


def test_van_een_staande_foto_blijft_meer_van_boven_dan_van_onder() -> None:
    """A face is above the middle: of what does not fit, three tenths goes above and seven below."""
    zwart, wit = b"\x00" * 3, b"\xff" * 3
    rijen = punten(maak_vierkant(png(100, 200, rijen=[wit] * 40 + [zwart] * 160)))
    wit_nu = sum(rij[96][0] > 128 for rij in rijen)
    assert 15 <= wit_nu <= 23  # 10 of the 100 rows that stay, of 192 points


@pytest.mark.parametrize("inhoud", [met_exif(), png(geheim=b"52.9925,6.5649")], ids=["jpg", "png"])
def test_plaats_en_toestel_reizen_niet_mee(inhoud: bytes) -> None:
    assert b"52.9925" in inhoud
    uit = maak_vierkant(inhoud)
    assert b"52.9925" not in uit
    assert not [naam for naam in (b"Exif", b"tEXt", b"iTXt", b"eXIf", b"iCCP") if naam in uit]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg"),
        (b"GIF89a" + bytes(200), "Kies een jpg of png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Kies een jpg of png"),
        (b"%PDF-1.7" + bytes(200), "Kies een jpg of png"),
        (png(95, 200), "te klein"),
        (png(96, 96)[:150], "niet te lezen"),
        (png()[:20], "niet te lezen"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "niet te lezen"),
        (png(5001, 5000), "25 megapixel"),
        (JPEG + bytes(MAX_BYTES), "8 MB"),
    ],
    ids=["leeg", "gif", "svg", "pdf", "klein", "afgebroken", "kop", "geen beeld", "bom", "groot"],
)
def test_wat_geen_foto_is_krijgt_een_zin(inhoud: bytes, zin: str) -> None:
    with pytest.raises(Weigering, match=zin):
        maak_vierkant(inhoud)


def test_een_decoder_die_te_lang_bezig_is_stopt_en_wij_gaan_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foto, "_TIJD", 0.001)
    with pytest.raises(Weigering, match="niet te lezen"):
        maak_vierkant(JPEG)


def test_de_decoder_krijgt_niets_van_ons_te_zien(monkeypatch: pytest.MonkeyPatch) -> None:
    gezien: dict[str, Any] = {}
    echt = subprocess.run

    def let_op(opdracht: list[str], **velden: Any) -> Any:
        gezien.update(velden, opdracht=opdracht)
        return echt(opdracht, **velden)

    monkeypatch.setattr(subprocess, "run", let_op)
    maak_vierkant(JPEG)
    assert gezien["env"] == {}
    assert "-I" in gezien["opdracht"]

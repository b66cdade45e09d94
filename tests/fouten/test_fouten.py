"""V6 in every run of CI: the database half whole, each place in the code where it was noticed the last time, and the rules by which places are found."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.bewijs import loop_bewijs
from tests.fouten import herschrijven, muurboek, register, stand
from tests.fouten.register import Register

NOG_OPEN_MUUR = 0
"""So many conditions of the wall nobody is known to notice. This may only become less."""


def test_elke_fout_in_de_database_wordt_gezien() -> None:
    uitkomst, tekst = loop_bewijs("ingebouwde_fouten", "1/1", "database", "ci")
    assert uitkomst["counts"]["niet gezien"] == [], tekst[-6000:]
    assert uitkomst["wrong"] == 0
    assert uitkomst["checked"] > 850
    assert len(muurboek.nog_open()) <= NOG_OPEN_MUUR


NOG_OPEN = 0
"""So many places nobody is known to notice. This may only become less."""


def test_elke_plek_in_de_code_wordt_gezien_en_een_nieuwe_ook() -> None:
    """Where it was noticed the last time, else everywhere. A new place is noticed, or it stands in no list and is wrong.

    `python -m bewijzen.ingebouwde_fouten 1/1 onthoud` writes down where the new ones were noticed; then this is fast again.
    """
    uitkomst, tekst = loop_bewijs("ingebouwde_fouten", "1/1", "ci")
    assert uitkomst["wrong"] == 0, tekst[-6000:]
    assert uitkomst["checked"] > 550
    assert len(stand.nog_open()) <= NOG_OPEN


_BRON = b"""
from __future__ import annotations

class Weigering(Exception): ...

class Oordeel:
    def __init__(self, *, ja): self.ja = ja
    def __bool__(self): return self.ja
    def of_weiger(self):
        if not self.ja: raise Weigering

class Rijen:
    def __init__(self, *rijen): self.rijen = rijen
    def all(self): return self.rijen
    def zichtbaar_voor(self, wie): return [rij for rij in self.rijen if rij == wie]

def vraagt_wie_u_bent(view):
    return lambda wie: "wie bent u?"

def mag_kijken(wie) -> Oordeel:
    return Oordeel(ja=wie == "sanne")

def kijk(wie):
    mag_kijken(wie).of_weiger()
    return "gezien"

def lees(wie):
    return list(Rijen("sanne", "ines").zichtbaar_voor(wie))

def doe(wie):
    if wie != "sanne":
        raise Weigering
    if 1 > 2:
        raise Weigering
    return "gedaan"

@vraagt_wie_u_bent
def blad(wie):
    return "open"
"""
_WIE_NIET = {
    "weigering": ("kijk", "gezien"),
    "bevoegdheid": ("kijk", "gezien"),
    "zicht": ("lees", ["sanne", "ines"]),
    "poort": ("blad", "open"),
}


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A small module, rewritten, with a register of its own."""
    monkeypatch.setattr(register, "HET", Register())
    monkeypatch.setattr(herschrijven, "HET", register.HET)
    ruimte: dict[str, object] = {"__name__": "samenspel.proef"}
    exec(herschrijven.herschrijf("samenspel.proef", _BRON, "proef.py"), ruimte)
    return ruimte


def _antwoord(module: dict[str, object], naam: str) -> object:
    try:
        return module[naam]("kees")  # type: ignore[operator]  # a function of the small module
    except module["Weigering"]:  # type: ignore[misc]  # its own
        return "geweigerd"


def test_elke_regel_vindt_haar_plek_en_niets_anders(module: dict[str, object]) -> None:
    gevonden = sorted((plek.soort, plek.waar, plek.tekst) for plek in register.HET.plekken)
    assert gevonden == [
        ("bevoegdheid", "proef.mag_kijken", "mag_kijken()"),
        ("poort", "proef.blad", "vraagt_wie_u_bent"),
        ("weigering", "proef.doe", "if wie != 'sanne'"),
        ("weigering", "proef.kijk", "mag_kijken(wie).of_weiger()"),
        ("zicht", "proef.lees", "Rijen('sanne', 'ines').zichtbaar_voor(wie)"),
    ]


def test_zonder_fout_is_alles_zoals_het_was(module: dict[str, object]) -> None:
    assert [_antwoord(module, naam) for naam in ("kijk", "lees", "doe", "blad")] == [
        "geweigerd",
        [],
        "geweigerd",
        "wie bent u?",
    ]


@pytest.mark.parametrize(("soort", "naam", "waarde"), [(soort, *rest) for soort, rest in _WIE_NIET.items()])
def test_een_plek_weg_en_verder_niets(module: dict[str, object], soort: str, naam: str, waarde: object) -> None:
    deze = next(
        nummer for nummer, plek in enumerate(register.HET.plekken) if plek.soort == soort and plek.waar != "proef.doe"
    )
    register.HET.weg = lambda plek: plek == deze
    assert _antwoord(module, naam) == waarde
    assert _antwoord(module, "doe") == "geweigerd"
    assert register.HET.langs[deze]


def test_de_bestanden_zelf_blijven_zoals_zij_zijn() -> None:
    """Only who asks for it gets a rewritten module: this process has the house as it is."""
    assert not any("fouten" in type(vinder).__module__ for vinder in sys.meta_path)
    oordeel = import_module("samenspel.dossiers.bevoegdheden")
    assert oordeel.__file__ is not None
    assert "_plek_" not in Path(oordeel.__file__).read_text(encoding="utf-8")

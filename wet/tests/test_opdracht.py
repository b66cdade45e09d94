"""`termijnen [--op D]`: one JSON object in, one out; faults on stderr with exit code 2."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wet import opdracht

VOORBEELD = {
    "gemeente": "almelo",
    "doelgroep": "ASIEL_A",
    "geboortedatum": "1990-05-01",
    "gezin": [{"relatie": "kind", "geboortedatum": "2009-02"}],
    "gebeurtenissen": [
        {"soort": "koppeling_gemeente", "op": "2026-04-01"},
        {"soort": "kennisgeving_inburgeringsplicht", "op": "2026-04-20"},
        {"soort": "pip_dagtekening", "op": "2026-07-01", "leerroute": "Z"},
        {"soort": "uren", "op": "2026-09-01", "type": "participatie", "uren": 120},
    ],
}


def draai(invoer, *argv):
    rauw = invoer if isinstance(invoer, bytes) else json.dumps(invoer).encode()
    uit, fout = io.StringIO(), io.StringIO()
    code = opdracht.termijnen(argv, io.TextIOWrapper(io.BytesIO(rauw)), uit, fout)
    return code, uit.getvalue(), fout.getvalue()


def test_het_voorbeeld_van_de_afspraak():
    code, uit, fout = draai(VOORBEELD, "--op", "2026-11-24")
    antwoord = json.loads(uit)
    assert (code, fout) == (0, "")
    assert list(antwoord) == ["termijnen", "signalen"]
    assert list(antwoord["termijnen"][0]) == [
        "code", "naam", "start", "uiterlijk", "stand", "voldaan_op", "eigenaar", "grondslag", "geldig_vanaf", "onzeker", "uitleg",
    ]  # fmt: skip
    t18 = next(t for t in antwoord["termijnen"] if t["code"] == "T18")
    assert t18 == {
        "code": "T18",
        "naam": "Cursus aanbieden",
        "start": "2026-07-01",
        "uiterlijk": "2026-10-01",
        "stand": "te_laat",
        "voldaan_op": None,
        "eigenaar": "gemeente",
        "grondslag": [
            "Wet inburgering 2021, artikel 16, lid 1",
            "Regeling inburgering 2021, artikel 4.1, lid 1, onderdeel g",
        ],
        "geldig_vanaf": "2022-01-01",
        "onzeker": False,
        "uitleg": "3 maanden na het PIP van 1 juli 2026; dat is 1 oktober 2026. Nog niet gedaan, 54 dagen te laat.",
    }
    assert [list(s) for s in antwoord["signalen"]] == [["code", "ernst", "op", "tekst", "grondslag"]]
    assert antwoord["signalen"][0]["op"] == "2027-02-01"


def test_zonder_op_is_het_vandaag():
    assert draai(VOORBEELD)[0] == 0
    assert draai(VOORBEELD, "--op=2026-11-24")[1] == draai(VOORBEELD, "--op", "2026-11-24")[1]


@pytest.mark.parametrize(
    ("argv", "begin"),
    [
        (["--op"], "--op: er ontbreekt een dag"),
        (["--op", "2026-02-30"], "--op: 2026-02-30 bestaat niet"),
        (["--op", "morgen"], "--op: morgen is geen datum"),
        (["--op", "2026-01-01", "--op", "2026-01-01"], "--op: onbekend"),
        (["--dag", "2026-01-01"], "--dag: onbekend"),
        ([""], "leeg argument: onbekend"),
    ],
)
def test_een_fout_in_de_opdracht(argv, begin):
    code, uit, fout = draai(VOORBEELD, *argv)
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert fout.startswith(begin)


@pytest.mark.parametrize(
    ("rauw", "zin"),
    [
        (b"", "invoer: is geen geldige JSON, regel 1 teken 1"),
        (b'{"a": 1,\n}', "invoer: is geen geldige JSON, regel 2 teken 1"),
        (b"\xff\xfe", "invoer: is geen UTF-8"),
        (b"[" * 100_000, "invoer: is geen leesbare JSON"),
        (b"9" * 10_000, "invoer: is geen leesbare JSON"),
        (b"[]", "invoer: is geen JSON-object"),
    ],
)
def test_een_fout_in_de_invoer(rauw, zin):
    assert draai(rauw, "--op", "2026-01-01") == (2, "", f"{zin}\n")


def test_een_regel_per_fout():
    code, uit, fout = draai(
        {
            "gemeente": "wet",
            "doelgroep": "GEZIN",
            "gebeurtenissen": [{"soort": "x", "op": "y"}, {"soort": "uren", "op": "2026-02-30"}],
        }
    )
    assert (code, uit) == (2, "")
    assert "gebeurtenissen[1].op: 2026-02-30 bestaat niet" in fout.splitlines()
    assert len(fout.splitlines()) == 4


def test_een_byte_order_mark_mag():
    assert draai(b"\xef\xbb\xbf" + json.dumps(VOORBEELD).encode(), "--op", "2026-11-24")[0] == 0


def test_tekst_zonder_buffer_mag():
    uit = io.StringIO()
    assert opdracht.termijnen(["--op", "2026-11-24"], io.StringIO(json.dumps(VOORBEELD)), uit, io.StringIO()) == 0
    assert json.loads(uit.getvalue())["termijnen"]


@pytest.mark.parametrize(
    ("utc", "dag"),
    [
        ("2026-01-01T22:59", "2026-01-01"),
        ("2026-01-01T23:00", "2026-01-02"),
        ("2026-03-29T00:59", "2026-03-29"),
        ("2026-06-30T21:59", "2026-06-30"),
        ("2026-06-30T22:00", "2026-07-01"),
        ("2026-10-24T22:00", "2026-10-25"),
        ("2026-10-25T22:59", "2026-10-25"),
        ("2026-10-25T23:00", "2026-10-26"),
    ],
)
def test_de_dag_in_amsterdam_zonder_tijdzonegegevens(utc, dag):
    assert opdracht.amsterdam(datetime.fromisoformat(utc).replace(tzinfo=UTC)).date() == date.fromisoformat(dag)


def test_vandaag_is_een_dag():
    assert isinstance(opdracht.vandaag(), date)


def test_op_een_kale_python():
    """No site packages, no environment: straight from a clone."""
    wortel = Path(__file__).parents[2]
    opdracht_ = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(wortel)!r}); import runpy; sys.argv = ['wet', 'termijnen', '--op', '2026-11-24']; runpy.run_module('wet', run_name='__main__')",
    ]
    klaar = subprocess.run(opdracht_, input=json.dumps(VOORBEELD).encode(), capture_output=True, timeout=30)
    assert klaar.returncode == 0, klaar.stderr
    assert len(json.loads(klaar.stdout)["termijnen"]) == 19
    ander = subprocess.run(
        [*opdracht_[:-1], opdracht_[-1].replace("'termijnen'", "'niets'")], input=b"", capture_output=True, timeout=30
    )
    assert (ander.returncode, ander.stdout) == (2, b"")

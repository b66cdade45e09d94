"""`termijnen [--op D]`: one JSON object in, one out; faults on stderr with exit code 2."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wet import __main__, opdracht
from wet.kalender import amsterdam

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


def draai(invoer, *argv, opdracht_=opdracht.termijnen):
    rauw = invoer if isinstance(invoer, bytes) else json.dumps(invoer).encode()
    uit, fout = io.StringIO(), io.StringIO()
    code = opdracht_(argv, io.TextIOWrapper(io.BytesIO(rauw)), uit, fout)
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
    assert amsterdam(datetime.fromisoformat(utc).replace(tzinfo=UTC)).date() == date.fromisoformat(dag)


@pytest.mark.parametrize(
    ("utc", "uren"),
    [("2026-03-29T00:59", 1), ("2026-03-29T01:00", 2), ("2026-10-25T00:59", 2), ("2026-10-25T01:00", 1), ("2025-03-30T01:00", 2)],
)  # fmt: skip
def test_de_klok_gaat_op_zondag_om_een_uur_utc_om(utc, uren):
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert (amsterdam(moment) - moment).total_seconds() == uren * 3600


def test_vandaag_is_een_dag():
    assert isinstance(opdracht.vandaag(), date)


WORTEL = Path(__file__).parents[2]


def op_een_kale_python(*woorden, invoer=b"", omgeving=None):
    """`run.py` without site packages or environment: straight from a clone."""
    opdracht_ = [sys.executable, "-I", "-S", str(WORTEL / "run.py"), *woorden]
    return subprocess.run(opdracht_, input=invoer, capture_output=True, timeout=30, env=omgeving)


@pytest.mark.parametrize(("naam", "sleutel"), [("termijnen", "termijnen"), ("voldaan", "onderdelen")])
def test_op_een_kale_python(naam, sleutel):
    klaar = op_een_kale_python(naam, "--op", "2026-11-24", invoer=json.dumps(VOORBEELD).encode())
    assert (klaar.returncode, klaar.stderr) == (0, b"")
    assert json.loads(klaar.stdout)[sleutel]


@pytest.mark.parametrize("naam", ["termijnen", "voldaan"])
@pytest.mark.parametrize(
    "invoer",
    [b"", b"null", b"[]", b"{}", b'{"gebeurtenissen": 3}', b"\xff", b'{"gemeente": "\\ud800", "doelgroep": 1, "gebeurtenissen": []}'],
)  # fmt: skip
def test_nooit_een_traceback(naam, invoer):
    klaar = op_een_kale_python(naam, invoer=invoer)
    assert (klaar.returncode, klaar.stdout) == (2, b"")
    regels = klaar.stderr.decode().splitlines()
    assert regels
    assert all(": " in regel for regel in regels)
    assert "Traceback" not in klaar.stderr.decode()


def test_utf_8_wat_de_machine_ook_kiest():
    invoer = json.dumps({**VOORBEELD, "gemeente": "é"}, ensure_ascii=False).encode()
    opdracht_ = [sys.executable, "-S", str(WORTEL / "run.py"), "termijnen"]
    klaar = subprocess.run(
        opdracht_, input=invoer, capture_output=True, timeout=30, env={"PYTHONIOENCODING": "latin-1:strict"}
    )
    assert klaar.returncode == 2
    assert klaar.stderr.decode("utf-8").startswith("gemeente: é is onbekend; kies uit wet, almelo")


def test_zonder_invoer():
    fout = io.StringIO()
    assert opdracht.termijnen(["--op", "2026-01-01"], None, io.StringIO(), fout) == 2
    assert fout.getvalue() == "invoer: ontbreekt\n"


def test_het_antwoord_van_voldaan():
    code, uit, fout = draai(VOORBEELD, "--op=2026-11-24", opdracht_=opdracht.voldaan)
    antwoord = json.loads(uit)
    assert (code, fout, list(antwoord)) == (0, "", ["klaar_voor_melding", "onderdelen"])
    assert antwoord["klaar_voor_melding"] is False
    assert antwoord["onderdelen"][3] == {
        "code": "participatieuren",
        "voldaan": False,
        "uitleg": "120 van de 800 uren participatie geboekt.",
        "onzeker": False,
    }
    assert draai(VOORBEELD, "--op", "x", opdracht_=opdracht.voldaan)[0] == 2
    gebruik = "gebruik: voldaan [--op JJJJ-MM-DD] < feiten.json"
    assert draai(VOORBEELD, "--op", opdracht_=opdracht.voldaan)[2] == f"--op: er ontbreekt een dag; {gebruik}\n"


def test_als_module(capsys):
    assert __main__.main(["niets"]) == __main__.main([]) == 2
    assert capsys.readouterr().err.splitlines() == ["gebruik: termijnen|voldaan [--op JJJJ-MM-DD] < feiten.json"] * 2
